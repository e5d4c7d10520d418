"""A text put into reading order, and the way back: what was found in it, at its places in the text that was given."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Any, TypeVar

import attrs

from newsparse.models import Repair, Span
from newsparse.text_to_lines.columns import rows_in_reading_order
from newsparse.trace import Step, Trace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsparse.models import Article
    from newsparse.text_to_lines.columns import Row

Model = TypeVar("Model")


class Reordered:
    """The rows of a text in another order: ``text`` is what the four steps read, `led_back` gives its places back."""

    def __init__(self, raw: str, rows: Sequence[Row]) -> None:
        self.raw = raw
        self._rows = rows
        self._starts: list[int] = []
        """Where each stretch that was copied begins in ``text``,"""
        self._origins: list[tuple[int, int]] = []
        """and where it stands in the raw text."""
        self._memo: dict[int, tuple[object, Any]] = {}
        parts: list[str] = []
        offset = 0
        before, end = rows[0]
        for start, stop in rows[1:]:
            gap = raw[end:start]
            if start > end and gap.isspace() and start - raw.rfind("\n", end, start) == 1 + gap.count("\f"):
                end = stop  # the next whole row: it stays with the one above, and so does what parts them
            else:
                offset = self._copy(parts, before, end, offset)
                before, end = start, stop
        self._copy(parts, before, end, offset)
        self.text = "\n".join(parts)

    def _copy(self, parts: list[str], start: int, end: int, offset: int) -> int:
        """Copy a stretch, with the form feed before it; a line feed of our own parts it from the next."""
        start -= start > 0 and self.raw[start - 1] == "\f"
        parts.append(self.raw[start:end])
        if start < end:
            self._starts.append(offset)
            self._origins.append((start, end))
        return offset + end - start + 1

    def pieces(self, span: Span) -> list[Span]:
        """Return where a stretch of ``text`` stands in the raw text, in reading order; an empty span if it is ours."""
        found: list[Span] = []
        i = max(0, bisect_right(self._starts, span.start) - 1)
        for at, (start, end) in zip(self._starts[i:], self._origins[i:], strict=True):
            if at >= span.end and (found or at > span.start):
                break
            low, high = start + max(0, span.start - at), min(end, start + span.end - at)
            if low < high:
                found.append(Span(low, high))
        if not found:
            at, (start, end) = self._starts[i], self._origins[i]
            here = min(end, start + max(0, span.start - at))
            found.append(Span(here, here))
        return found

    def steps(self) -> Iterator[Step]:
        """Tell of each part of a row that was put elsewhere, in reading order."""
        for start, end in self._rows:
            above, below = self.raw.rfind("\n", 0, start) + 1, self.raw.find("\n", end)
            if start < end and (self.raw[above:start].strip() or self.raw[end : below if below >= 0 else None].strip()):
                yield Step("text_to_lines", "columns", Span(start, end), "column")

    def trace(self, trace: Trace) -> Trace:
        """Return the trace of what was read in ``text`` as one of the text that was given."""
        return Trace((*self.steps(), *self.led_back(trace).steps))

    def article(self, article: Article) -> Article:
        """Return the article that was read in ``text`` as one of the text that was given."""
        return attrs.evolve(self.led_back(article), raw=self.raw)

    def led_back(self, thing: Model) -> Model:
        """Return a model with each span in it, at any depth, led back; the same object stays the same object."""
        back: Any = thing
        if isinstance(thing, tuple):
            back = tuple(each for item in thing for each in self._each(item))
        elif attrs.has(type(back)):
            known = self._memo.get(id(back))
            if known is None:
                fields = {field.name: self.led_back(getattr(back, field.name)) for field in attrs.fields(type(back))}
                self._memo[id(back)] = known = (back, attrs.evolve(back, **fields))
            back = known[1]
        return back  # type: ignore[no-any-return]

    def _each(self, item: object) -> Iterator[object]:
        if isinstance(item, Span):
            yield from self.pieces(item)
        elif isinstance(item, Repair):
            # Where it was cut, all that it wrote stands at its first piece.
            for i, piece in enumerate(self.pieces(item.span)):
                yield Repair(piece, "" if i else item.replacement, item.rule)
        elif isinstance(item, Step):
            for piece in self.pieces(item.span):
                yield attrs.evolve(item, span=piece)
        else:
            yield self.led_back(item)


def in_reading_order(raw: str) -> Reordered | None:
    """
    Put columns that stand side by side one after the other.

    Returns:
        The text in reading order with the way back, or None: then it is in order already, as nearly all are.
    """
    rows = rows_in_reading_order(raw)
    return Reordered(raw, rows) if rows is not None else None
