"""Which rule did what: the parse, retold as data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from newsparse.models import Span


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
