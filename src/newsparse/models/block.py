"""What the article is made of: the blocks that tile the raw text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
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
        at, limit = span.start, span.end
        while repair is not None:
            start, end = repair.start, repair.end
            if start < at or end > limit:
                break
            parts += raw[at:start], repair.replacement
            at = end
            repair = next(todo, None)
        parts.append(raw[at:limit])
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


@frozen(init=False)
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

    def __init__(self, text: str, spans: tuple[Span, ...], repairs: tuple[Repair, ...] = ()) -> None:
        # Written out, as of the spans: a page makes a hundred of these and of artifacts.
        _set_text(self, text)
        _set_spans(self, spans)
        _set_repairs(self, repairs)

    @cached_property
    def _stretches(self) -> tuple[list[int], list[int], list[int], list[int]]:
        """
        Stretches of the text: where each starts, where it starts and ends in the raw text, the number of its span.

        They tile the text, so each ends where the next one starts; a last start closes the last one. A stretch was
        either copied letter by letter, or written by a repair: then its raw start is ``-1 - start``. A repair
        of one character by one, as of a line feed by a blank, is as good as a copy.
        """
        clean: list[int] = []
        raw: list[int] = []
        stop: list[int] = []
        number: list[int] = []
        offset = 0
        todo = iter(self.repairs)
        repair = next(todo, None)
        for n, span in enumerate(self.spans):
            at = read = span.start
            limit = span.end
            while repair is not None:
                start, end = repair.start, repair.end
                if start < read or end > limit:
                    break
                written = len(repair.replacement)
                if written != 1 or end - start != 1:
                    if start > at:
                        clean.append(offset)
                        raw.append(at)
                        stop.append(start)
                        number.append(n)
                        offset += start - at
                    if written:
                        clean.append(offset)
                        raw.append(-1 - start)
                        stop.append(end)
                        number.append(n)
                        offset += written
                    at = end
                read = end
                repair = next(todo, None)
            if limit > at:
                clean.append(offset)
                raw.append(at)
                stop.append(limit)
                number.append(n)
                offset += limit - at
        clean.append(offset)
        return clean, raw, stop, number

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
        clean, raw, stop, number = self._stretches
        start, end = max(start, 0), min(end, clean[-1])
        if start >= end:
            return ()
        i = bisect_right(clean, start) - 1
        j = i if end <= clean[i + 1] else bisect_left(clean, end, i) - 1
        if raw[i] >= 0 and raw[j] >= 0 and number[i] == number[j]:
            # It begins and ends with letters that were copied, in one span, as words and most quotations do.
            return (Span(raw[i] + start - clean[i], raw[j] + end - clean[j]),)
        found: list[Span] = []
        first = last = within = -1
        while clean[i] < end:
            a, b = raw[i], stop[i]
            if a >= 0:
                b = min(b, a + end - clean[i])
                a += max(0, start - clean[i])
            else:
                a = -1 - a
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


_set_text, _set_spans, _set_repairs = (vars(Paragraph)[name].__set__ for name in ("text", "spans", "repairs"))


@frozen(init=False)
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

    def __init__(self, kind: str, text: str, spans: tuple[Span, ...], rule: str) -> None:
        _set_kind(self, kind)
        _set_printed(self, text)
        _set_places(self, spans)
        _set_rule(self, rule)


_set_kind, _set_printed, _set_places, _set_rule = (
    vars(Artifact)[name].__set__ for name in ("kind", "text", "spans", "rule")
)
