"""Where things stand: spans of the raw text, and the changes made to it."""

from __future__ import annotations

from collections import deque
from itertools import repeat

from attrs import frozen


@frozen(order=True, init=False)
class Span:
    """
    A stretch of the raw text: ``raw[start:end]``.

    Offsets count code points, from 0, end excluded, in the text as it was given
    to `newsparse.parse`. They never refer to a cleaned copy.

    >>> Span(4, 9).of("The mayor spoke.")
    'mayor'
    >>> Span(9, 4)
    Traceback (most recent call last):
        ...
    ValueError: not a span: start 9, end 4

    Raises:
        ValueError: If *end* lies before *start*, or *start* is negative.
    """

    start: int
    end: int

    def __init__(self, start: int, end: int) -> None:
        # Written out: a page makes hundreds of spans, and this takes half the time of a checked attrs one.
        if not 0 <= start <= end:
            raise ValueError(f"not a span: start {start}, end {end}")
        _set_start(self, start)
        _set_end(self, end)

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, raw: str) -> str:
        """Return the stretch itself, cut out of the text it was measured in."""
        return raw[self.start : self.end]


# The slots themselves: a frozen class sets no attribute, and asking for them by name takes longer.
_set_start = vars(Span)["start"].__set__
_set_end = vars(Span)["end"].__set__


class _Place:
    """Where a repair is made: two numbers, for a page makes hundreds of repairs, and few are asked for their span."""

    __slots__ = ("end", "start")
    start: int
    end: int


@frozen(init=False)
class Repair(_Place):
    """
    One change made to the characters: ``raw[span]`` reads as *replacement*.

    An empty span inserts. *rule* names what decided it, as in the trace:
    ``line_break``, ``soft_hyphen``, ``ligature``.

    >>> Repair(Span(3, 4), " ", "line_break").replacement
    ' '
    """

    span: Span
    replacement: str
    rule: str

    def __init__(self, span: Span, replacement: str, rule: str) -> None:
        _place(self, span)
        _set_replacement(self, replacement)
        _set_rule(self, rule)


_set_low, _set_high = vars(_Place)["start"].__set__, vars(_Place)["end"].__set__
_set_replacement, _set_rule = vars(Repair)["replacement"].__set__, vars(Repair)["rule"].__set__


def _span(repair: Repair) -> Span:
    return Span(repair.start, repair.end)


def _place(repair: Repair, span: Span) -> None:
    _set_low(repair, span.start)
    _set_high(repair, span.end)


# Set last, or attrs would take it for the field's default. What is unpickled is placed, as anew.
Repair.span = property(_span, _place)  # type: ignore[assignment]


def repairs(starts: list[int], ends: list[int], replacements: list[str], rules: list[str]) -> list[Repair]:
    """
    Return many repairs at once, which takes half the time of one after the other.

    >>> repairs([3, 9], [4, 10], [" ", " "], ["line_break"] * 2)[1]
    Repair(span=Span(start=9, end=10), replacement=' ', rule='line_break')
    """
    made = [*map(object.__new__, repeat(Repair, len(starts)))]
    for put, values in ((_set_low, starts), (_set_high, ends), (_set_replacement, replacements), (_set_rule, rules)):
        deque(map(put, made, values), maxlen=0)
    return made
