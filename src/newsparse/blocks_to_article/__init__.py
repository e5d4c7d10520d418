"""Step 3: what does each block *say*? Labelled blocks in, an article out."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, TypeVar

from newsparse.models import (
    Article,
    ArticleBlock,
    Artifact,
    Byline,
    Caption,
    Deck,
    Headline,
    Kicker,
    Link,
    Paragraph,
    Span,
    Subhead,
    Tagline,
    Timestamp,
    TimestampKind,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from newsparse.models import Block, Page
    from newsparse.options import ParseOptions

    Parser = Callable[[Block, Page], ArticleBlock | None]

Kind = TypeVar("Kind")


def as_paragraph(block: Block, page: Page) -> Paragraph:  # noqa: ARG001
    """Return the block as a paragraph of the body."""
    return Paragraph(block.text, block.spans, block.repairs)


def as_artifact(block: Block, page: Page) -> Artifact:
    """Return the block as something stripped, its text as it was printed."""
    text = "\n".join(span.of(page.raw) for span in block.spans)
    return Artifact(block.kind, text, block.spans, block.rule)


PARSERS: dict[str, Parser] = {
    "paragraph": as_paragraph,
    "headline": lambda block, page: Headline(block.text, block.spans),  # noqa: ARG005
    "deck": lambda block, page: Deck(block.text, block.spans),  # noqa: ARG005
    "kicker": lambda block, page: Kicker(block.text, block.spans),  # noqa: ARG005
    "subhead": lambda block, page: Subhead(block.text, block.spans),  # noqa: ARG005
}
"""For each kind of block what reads it; None from a parser, or a kind that is not here, makes an artifact of it."""


def leftovers(raw: str, made: Sequence[ArticleBlock]) -> list[ArticleBlock]:
    """
    Return the blocks with one artifact more for each stretch of *raw* that none of them holds.

    Marks at the edges of lines (the ``>`` of a mail) are left outside by the first step: so nothing is lost.
    """
    spans = sorted((span for block in made for span in block.spans), key=attrgetter("start"))
    found: list[ArticleBlock] = list(made)
    at = 0
    for span in [*spans, Span(len(raw), len(raw))]:
        gap = raw[at : span.start]
        text = gap.strip()
        if text:
            start = at + gap.index(text)
            found.append(Artifact("mark", text, (Span(start, start + len(text)),), "leftover"))
        at = max(at, span.end)
    if len(found) > len(made):
        found.sort(key=lambda block: block.spans[0].start)
    return found


def of(kind: type[Kind], blocks: Sequence[ArticleBlock]) -> tuple[Kind, ...]:
    """Return the blocks of one class, in order."""
    return tuple(block for block in blocks if isinstance(block, kind))


def run(blocks: Sequence[Block], page: Page, options: ParseOptions) -> Article:  # noqa: ARG001
    """Return the article that the labelled *blocks* make, without its quotes."""
    made: list[ArticleBlock] = []
    for block in blocks:
        parser = PARSERS.get(block.kind)
        made.append((parser(block, page) if parser else None) or as_artifact(block, page))
    made = leftovers(page.raw, made)
    stamps = of(Timestamp, made)
    return Article(
        raw=page.raw,
        language=page.lang.code,
        blocks=tuple(made),
        headline=next(iter(of(Headline, made)), None),
        deck=next(iter(of(Deck, made)), None),
        kicker=next(iter(of(Kicker, made)), None),
        bylines=of(Byline, made),
        published=next((stamp for stamp in stamps if stamp.kind == TimestampKind.PUBLISHED), None),
        updated=next((stamp for stamp in stamps if stamp.kind == TimestampKind.UPDATED), None),
        paragraphs=of(Paragraph, made),
        subheads=of(Subhead, made),
        captions=of(Caption, made),
        links=of(Link, made),
        taglines=of(Tagline, made),
        artifacts=of(Artifact, made),
    )
