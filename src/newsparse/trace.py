"""Which rule did what: the parse, retold as data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from newsparse.models import Artifact

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsparse.models import Article, Block, Page, Span

STAGES = ("text_to_lines", "lines_to_blocks", "blocks_to_article", "article_to_quotes")


@frozen
class Step:
    """
    One thing a rule did: *rule* made *span* into *what*.

    ``stage`` is the step of the pipeline: ``text_to_lines``, ``lines_to_blocks``,
    ``blocks_to_article`` or ``article_to_quotes``.
    """

    stage: str
    rule: str
    span: Span
    what: str


@frozen
class Trace:
    """All steps of one parse: by stage, then by place."""

    steps: tuple[Step, ...]

    def at(self, offset: int) -> tuple[Step, ...]:
        """Return the steps whose span holds a code point of the raw text, in the order they were taken."""
        return tuple(step for step in self.steps if step.span.start <= offset < step.span.end)


def retold(article: Article, page: Page, blocks: Sequence[Block]) -> Trace:
    """
    Tell what was done to *page*: repairs of characters, labels of blocks, what was read in them, quotes.

    Everything is already on record in the models, so that a parse nobody asks about pays nothing for its trace.
    """
    inner = {repair.span for repair in page.repairs}
    repairs = [*page.repairs, *(r for block in blocks for r in block.repairs if r.span not in inner)]
    steps = [Step("text_to_lines", r.rule, r.span, repr(r.replacement)) for r in repairs]
    for block in blocks:
        steps += (Step("lines_to_blocks", block.rule, span, block.kind) for span in block.spans)
    for made in article.blocks:
        rule = made.rule if isinstance(made, Artifact) else type(made).__name__.lower()
        steps += (Step("blocks_to_article", rule, span, made.text or "") for span in made.spans)
    for quote in article.quotes:
        who = (quote.speaker.name or quote.speaker.mention) if quote.speaker else "nobody"
        steps += (Step("article_to_quotes", quote.rule, span, f"{quote.kind}: {who}") for span in quote.spans)
    return Trace(tuple(sorted(steps, key=lambda step: (STAGES.index(step.stage), step.span))))
