"""Step 3: what does each block *say*? Labelled blocks in, an article out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from newsparse.blocks_to_article import inline_links, links
from newsparse.blocks_to_article.byline import parse_byline
from newsparse.blocks_to_article.caption import credits_of, parse_caption
from newsparse.blocks_to_article.contributors import taglines_of
from newsparse.blocks_to_article.dateline import find_dateline
from newsparse.blocks_to_article.parts import merged
from newsparse.blocks_to_article.timestamps import choose, stamps_of
from newsparse.models import (
    Article,
    ArticleBlock,
    Artifact,
    Byline,
    Caption,
    Dateline,
    Deck,
    Headline,
    Kicker,
    Link,
    Paragraph,
    Span,
    Subhead,
    Tagline,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from newsparse.models import Block, Page
    from newsparse.options import ParseOptions

    Parser = Callable[[Block, Page], ArticleBlock | None]

DATELINE_PARAGRAPHS = 3
"""How far into the body a dateline may stand: a caption or a standfirst may have slipped in above it."""

Kind = TypeVar("Kind")


def as_artifact(block: Block, page: Page) -> Artifact:
    """Return the block as something stripped, its text as it was printed."""
    spans = block.spans
    if len(spans) == 1:
        text = page.raw[spans[0].start : spans[0].end]
    else:
        text = "\n".join([span.of(page.raw) for span in spans])
    return Artifact(block.kind, text, spans, block.rule)


def as_byline(block: Block, page: Page) -> Byline | None:
    """Return the block as a byline, or None if nobody is named in it."""
    found = parse_byline(block.text, page.lang, bare=block.rule.startswith("name"))
    return Byline(block.text, found.authors, found.agency, block.spans) if found else None


PARSERS: dict[str, Parser] = {
    "headline": lambda block, page: Headline(block.text, block.spans),  # noqa: ARG005
    "deck": lambda block, page: Deck(block.text, block.spans),  # noqa: ARG005
    "kicker": lambda block, page: Kicker(block.text, block.spans),  # noqa: ARG005
    "subhead": lambda block, page: Subhead(block.text, block.spans),  # noqa: ARG005
    "byline": as_byline,
}
"""For each kind of block what reads it; None from a parser, or a kind that is not here, makes an artifact of it."""


def leftovers(raw: str, made: Sequence[ArticleBlock]) -> list[ArticleBlock]:
    """
    Return the blocks with one artifact more for each stretch of *raw* that none of them holds.

    Marks at the edges of lines (the ``>`` of a mail) are left outside by the first step: so nothing is lost.
    """
    if _is_tiled(raw, made):
        return list(made)
    spans = sorted([(span.start, span.end) for block in made for span in block.spans])
    spans.append((len(raw), len(raw)))
    found: list[ArticleBlock] = list(made)
    at = 0
    for begin, end in spans:
        if begin > at:
            gap = raw[at:begin]
            text = gap.strip()
            if text:
                start = at + gap.index(text)
                found.append(Artifact("mark", text, (Span(start, start + len(text)),), "leftover"))
        at = max(at, end)
    if len(found) > len(made):
        found.sort(key=lambda block: block.spans[0].start)
    return found


def _is_tiled(raw: str, made: Sequence[ArticleBlock]) -> bool:
    """Say whether nothing but blanks stands between the blocks, as nearly always."""
    spans = [span for block in made for span in block.spans]
    starts, ends = [span.start for span in spans], [span.end for span in spans]
    starts.sort()
    ends.sort()
    # What overlaps leaves a gap that is none, and is looked at closely.
    starts.append(len(raw))
    ends.insert(0, 0)
    return not "".join([raw[end:start] for end, start in zip(ends, starts, strict=True)]).strip()


def by_class(blocks: Sequence[ArticleBlock]) -> Callable[[type[Kind]], tuple[Kind, ...]]:
    """Return what gives the blocks of one class, in order; all classes of blocks are final."""
    found: dict[type, list[Any]] = {}
    for block in blocks:
        kind = type(block)
        if kind in found:
            found[kind].append(block)
        else:
            found[kind] = [block]
    return lambda kind: tuple(found.get(kind, ()))


def dateline_of(paragraphs: Sequence[Paragraph], page: Page) -> Dateline | None:
    """Return the dateline that opens one of the first paragraphs; it stays in their text."""
    for paragraph in paragraphs[:DATELINE_PARAGRAPHS]:
        found = find_dateline(paragraph.text, page.lang)
        if found:
            spans = paragraph.to_raw(found.start, found.end)
            return Dateline(found.text, found.places, found.region, found.agency, found.date, spans)
    return None


def dateline_field(blocks: Sequence[Block], page: Page) -> Dateline | None:
    """Return the dateline that an archive's export gives in a field of its own."""
    for block in blocks:
        if block.kind == "dateline":
            # Read as if it opened its report.
            found = find_dateline(f"{block.text} —", page.lang)
            if found:
                return Dateline(block.text, found.places, found.region, found.agency, found.date, block.spans)
    return None


def assembled(blocks: Sequence[Block], listed: dict[str, str], page: Page) -> list[ArticleBlock]:
    """Read each block, the credits with their captions and the addresses, *listed* or not, with their titles."""
    credit_of = credits_of(blocks)
    taken = set(map(id, credit_of.values()))
    titled = links.titled(blocks, listed, page)
    for _, parts in titled.values():
        taken.update(map(id, parts))
    made: list[ArticleBlock] = []
    parsers = PARSERS
    for block in blocks:
        kind = block.kind
        if kind == "paragraph":
            made.append(Paragraph(block.text, block.spans, block.repairs))
        elif id(block) in taken:
            continue
        elif kind == "caption":
            credit = credit_of.get(id(block))
            text, found = parse_caption(block.text, page.lang, credit.text if credit else None)
            made.append(Caption(text, found, (*block.spans, *credit.spans) if credit else block.spans))
        elif kind == "timestamp":
            made += stamps_of(block, page.lang)
        elif kind == "tagline":
            made += taglines_of(block, page) or [as_artifact(block, page)]
        elif id(block) in titled:
            link, parts = titled[id(block)]
            spans = (*block.spans, *(span for part in parts for span in part.spans))
            made.append(Link(link.url, link.text, link.kind, spans))
        elif kind in parsers:
            made.append(parsers[kind](block, page) or as_artifact(block, page))
        else:
            made.append(as_artifact(block, page))
    return made


def run(blocks: Sequence[Block], page: Page, options: ParseOptions) -> Article:  # noqa: ARG001
    """Return the article that the labelled *blocks* make, without its quotes."""
    whole = merged(blocks)
    listed = links.references(whole, page)
    made = leftovers(page.raw, assembled(whole, listed, page))
    of = by_class(made)
    paragraphs, artifacts = of(Paragraph), of(Artifact)
    headline = next(iter(of(Headline)), None)
    published, updated = choose(made, artifacts, headline, page.lang)
    return Article(
        raw=page.raw,
        language=page.lang.code,
        blocks=tuple(made),
        headline=headline,
        deck=next(iter(of(Deck)), None),
        kicker=next(iter(of(Kicker)), None),
        bylines=of(Byline),
        dateline=dateline_of(paragraphs, page) or dateline_field(whole, page),
        published=published,
        updated=updated,
        paragraphs=paragraphs,
        subheads=of(Subhead),
        captions=of(Caption),
        links=(*of(Link), *inline_links.inline(paragraphs, whole, listed, headline.text if headline else "", page)),
        taglines=of(Tagline),
        artifacts=artifacts,
    )
