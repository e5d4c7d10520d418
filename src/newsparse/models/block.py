"""What the article is made of: the blocks that tile the raw text."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from attrs import frozen

from newsparse.models.span import Repair, Span


def reading(raw: str, spans: tuple[Span, ...], repairs: tuple[Repair, ...]) -> str:
    r"""
    Return the clean text that *spans* of *raw* give after *repairs*.

    This is the law every clean text obeys: its slices, in order, with its repairs
    carried out, and nothing else.

    >>> reading("a post-\nwar town", (Span(2, 11),), (Repair(Span(6, 8), "", "soft_hyphen"),))
    'postwar'
    """
    parts: list[str] = []
    todo = iter(repairs)
    repair = next(todo, None)
    for span in spans:
        at = span.start
        while repair is not None and repair.span.start >= at and repair.span.end <= span.end:
            parts += raw[at : repair.span.start], repair.replacement
            at = repair.span.end
            repair = next(todo, None)
        parts.append(raw[at : span.end])
    return "".join(parts)


@frozen
class Headline:
    """The title over the article, clean."""

    text: str
    spans: tuple[Span, ...]


@frozen
class Deck:
    """The standfirst: a sentence or two between headline and body."""

    text: str
    spans: tuple[Span, ...]


@frozen
class Kicker:
    """The word or two over the headline: a section, a topic, a format."""

    text: str
    spans: tuple[Span, ...]


@frozen
class Subhead:
    """A line over a part of the body."""

    text: str
    spans: tuple[Span, ...]


@frozen
class Paragraph:
    """
    A paragraph of the body, re-flowed, with the way back to the raw text.

    ``text`` is `reading` of ``spans`` and ``repairs``: every line break, hyphen and
    stray blank that was changed is one `Repair`.

    >>> one = Paragraph("town hall", (Span(0, 9),), (Repair(Span(4, 5), " ", "line_break"),))
    >>> one.to_raw(5, 9)
    (Span(start=5, end=9),)
    """

    text: str
    spans: tuple[Span, ...]
    repairs: tuple[Repair, ...] = ()

    @cached_property
    def _stretches(self) -> tuple[list[int], list[int], list[int], list[int]]:
        """Stretches copied letter by letter: starts in the text and in the raw text, lengths, numbers of spans."""
        clean: list[int] = []
        raw: list[int] = []
        length: list[int] = []
        number: list[int] = []
        offset = 0
        todo = iter(self.repairs)
        repair = next(todo, None)
        for n, span in enumerate(self.spans):
            at, limit = span.start, span.end
            while repair is not None:
                start, end = repair.span.start, repair.span.end
                if start < at or end > limit:
                    break
                if start > at:
                    clean.append(offset)
                    raw.append(at)
                    length.append(start - at)
                    number.append(n)
                    offset += start - at
                if repair.replacement:
                    # What a repair wrote leads back to all that it replaced.
                    clean.append(offset)
                    raw.append(-1 - start)
                    length.append(len(repair.replacement))
                    number.append(n)
                    offset += len(repair.replacement)
                at = end
                repair = next(todo, None)
            if limit > at:
                clean.append(offset)
                raw.append(at)
                length.append(limit - at)
                number.append(n)
                offset += limit - at
        return clean, raw, length, number

    @cached_property
    def _repaired(self) -> dict[int, int]:
        """Start of each repair that wrote something, to its end."""
        return {repair.span.start: repair.span.end for repair in self.repairs if repair.replacement}

    def to_raw(self, start: int, end: int) -> tuple[Span, ...]:
        """
        Lead ``text[start:end]`` back to where it stands in the raw text.

        Args:
            start: First code point, in this paragraph's text.
            end: One past the last.

        Returns:
            Spans of the raw text in order; stretches with nothing but blanks or
            stripped layout between them inside one line run are one span. Empty
            if nothing of the range was printed there.
        """
        clean, raw, length, number = self._stretches
        i = max(0, bisect_right(clean, start) - 1)
        if clean and raw[i] >= 0 and 0 <= start < end <= clean[i] + length[i]:
            at = raw[i] - clean[i]  # inside one stretch, as most words and many quotations are
            return (Span(at + start, at + end),)
        found: list[Span] = []
        first = last = within = -1
        while i < len(clean) and clean[i] < end:
            lo = max(start, clean[i])
            hi = min(end, clean[i] + length[i])
            if lo < hi:
                if raw[i] >= 0:
                    a, b = raw[i] + lo - clean[i], raw[i] + hi - clean[i]
                else:
                    a = -1 - raw[i]
                    b = self._repaired[a]
                if a < b:
                    if number[i] != within:
                        if first >= 0:
                            found.append(Span(first, last))
                        first, within = a, number[i]
                    last = b
            i += 1
        if first >= 0:
            found.append(Span(first, last))
        return tuple(found)


@frozen
class Artifact:
    """
    What was stripped, kept with its place and the rule that claimed it.

    ``kind`` is the field's word for it: ``folio``, ``running_head``, ``url``,
    ``share_bar``; ``text`` is as printed, lines joined by a line feed.
    """

    kind: str
    text: str
    spans: tuple[Span, ...]
    rule: str
