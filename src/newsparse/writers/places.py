"""Where a stretch of the raw text stands in the clean text."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from newsparse.models import Paragraph, Subhead

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsparse.models import Article, Span

BETWEEN = 2
"""Line feeds between two blocks of the clean text."""


class Place(NamedTuple):
    """``article.text[start:end]``, which lies in the paragraph of that number."""

    paragraph: int
    start: int
    end: int


Stretch: TypeAlias = "tuple[int, int, int, int, int]"
"""Raw start and length, paragraph, start and length in the clean text."""


class Places:
    r"""
    The way from the raw text of an article to its clean text.

    >>> from newsparse import Span, parse
    >>> article = parse("It rained on Mon-\nday.\n\nThen it stopped.")
    >>> article.text
    'It rained on Monday.\n\nThen it stopped.'
    >>> Places(article).of([Span(13, 21), Span(24, 28)])
    [Place(paragraph=0, start=13, end=19), Place(paragraph=1, start=22, end=26)]
    """

    def __init__(self, article: Article) -> None:
        self._stretches: list[Stretch] = []
        self.starts: list[int] = []
        offset = number = 0
        for block in article.blocks:
            if isinstance(block, Paragraph):
                self.starts.append(offset)
                self._stretches += _stretches(block, number, offset)
                number += 1
            if isinstance(block, Paragraph | Subhead):
                offset += len(block.text) + BETWEEN
        self._stretches.sort()

    def of(self, spans: Iterable[Span]) -> list[Place]:
        """
        Return where *spans* stand in the clean text, one for each span and paragraph, in order of the spans.

        A span of which nothing is left there gives none.
        """
        found: list[Place] = []
        for span in spans:
            seen: dict[int, tuple[int, int]] = {}
            # They do not overlap: the first that may matter is the last that begins no later than the span.
            first_of_all = max(0, bisect_right(self._stretches, (span.start + 1,)) - 1)
            for at in range(first_of_all, len(self._stretches)):
                raw, length, number, clean, size = self._stretches[at]
                if raw >= span.end:
                    break
                lo, hi = max(raw, span.start), min(raw + length, span.end)
                if lo < hi:
                    # What a repair wrote counts as a whole.
                    first, last = (clean + lo - raw, clean + hi - raw) if size == length else (clean, clean + size)
                    start, end = seen.get(number, (first, last))
                    seen[number] = min(start, first), max(end, last)
            found += (Place(number, start, end) for number, (start, end) in seen.items())
        return found


def _stretches(paragraph: Paragraph, number: int, offset: int) -> list[Stretch]:
    """Return the stretches of a paragraph: copied letter by letter, or written by a repair in place of others."""
    found: list[Stretch] = []
    todo = iter(paragraph.repairs)
    repair = next(todo, None)
    for span in paragraph.spans:
        at = span.start
        while repair is not None and repair.span.start >= at and repair.span.end <= span.end:
            if repair.span.start > at:
                found.append((at, repair.span.start - at, number, offset, repair.span.start - at))
                offset += repair.span.start - at
            if repair.replacement.strip():
                found.append((repair.span.start, len(repair.span), number, offset, len(repair.replacement)))
            offset += len(repair.replacement)
            at = repair.span.end
            repair = next(todo, None)
        if span.end > at:
            found.append((at, span.end - at, number, offset, span.end - at))
            offset += span.end - at
    return found
