"""Where things stand: spans of the raw text, and the changes made to it."""

from __future__ import annotations

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


@frozen(init=False)
class Repair:
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
        _set_span(self, span)
        _set_replacement(self, replacement)
        _set_rule(self, rule)


_set_span = vars(Repair)["span"].__set__
_set_replacement = vars(Repair)["replacement"].__set__
_set_rule = vars(Repair)["rule"].__set__
