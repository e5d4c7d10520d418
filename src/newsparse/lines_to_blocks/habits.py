"""What a page does at the ends of its paragraphs: blank lines, indents, short or long paragraphs."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from newsparse.lines_to_blocks.geometry import ends_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsparse.lines_to_blocks.geometry import Geometry
    from newsparse.models import Line

_SHORT_SLACK = 7
MAX_INDENT = 10
MIN_OPENINGS = 3
MAX_OPENING_SHARE = 0.6
MOST_OPENINGS = 0.75


class Habit(NamedTuple):
    """What a page does: wrapped or not, blank lines, indents, and long or short paragraphs, in classes."""

    layout: str
    blanks: int
    indents: int
    paragraphs: int


def habits(lines: Sequence[Line], geometry: Geometry) -> Habit:
    """Measure what the page does at its paragraphs' ends."""
    count = len(lines)
    if not geometry.wrapped:
        blank = sum(line.blanks > 0 for line in lines[1:]) / max(1, count - 1)
        return Habit("N", bisect_right((0.02, 0.3, 0.6, 0.9), blank), 0, 0)
    slack, short_slack = geometry.slack, _SHORT_SLACK * geometry.unit
    # A short line that ends a sentence ends a paragraph: these show what the page does there.
    short = [
        i
        for i, room in enumerate(slack)
        if room > short_slack and not lines[i + 1].text[0].islower() and ends_sentence(lines[i].text)
    ]
    if short:
        blank = sum(lines[i + 1].blanks > 0 for i in short) / len(short)
        indent = sum(
            lines[i + 1].indent > lines[i].indent + 1 and (i + 2 >= count or lines[i + 2].indent < lines[i + 1].indent)
            for i in short
        ) / len(short)
    else:
        blank = indent = -1.0
    whole = "\n".join([line.text for line in lines])
    # Cut at one character: that takes a third of the time of looking for two.
    inside = sum([behind.startswith((" ", "” ")) for behind in whole.split(".")[1:]])
    inside += sum([behind.startswith(" ") for behind in whole.split("?")[1:]])
    habit = len(short) / max(1, len(short) + inside)
    return Habit(
        "W",
        bisect_right((0, 0.1, 0.5, 0.9), blank),
        bisect_right((0, 0.3, 0.7), indent),
        bisect_right((0.1, 0.2, 0.3, 0.4, 0.55), habit),
    )


def indented_openings(lines: Sequence[Line]) -> frozenset[int]:
    r"""
    Return the lines that open a paragraph by their indent alone, as books and wires print it; none on other pages.

    Such a page has no blank lines between paragraphs, its indented lines open with a capital or a quotation mark, and
    the line above them ends a sentence.

    >>> from newsparse.testing import make_page
    >>> prose = "It rained on the harbour.\n    The ferry\ncame late.\n    Nobody\nwas hurt.\n    So it\nwent.\n"
    >>> sorted(indented_openings(make_page(prose).lines))
    [1, 3, 5]
    >>> sorted(indented_openings(make_page(prose.replace("    ", "")).lines))
    []
    """
    deep = [line.indent for line in lines]
    widest = max(deep, default=0)
    if widest < 2:
        return frozenset()
    indents = Counter(deep)
    base = max(indents, key=lambda indent: (indents[indent], -indent))
    if widest < base + 2:
        return frozenset()
    found = [i for i in range(1, len(lines)) if base + 2 <= lines[i].indent <= base + MAX_INDENT]
    if not MIN_OPENINGS <= len(found) <= MAX_OPENING_SHARE * len(lines):
        return frozenset()
    plain = sum(
        not lines[i].blanks and not lines[i].text[0].islower() and ends_sentence(lines[i - 1].text) for i in found
    )
    return frozenset(found) if plain >= MOST_OPENINGS * len(found) else frozenset()


def is_ruled(lines: Sequence[Line]) -> bool:
    """Say whether blank lines stand between paragraphs alone: none of them in the middle of a sentence."""
    return not any(
        after.blanks and after.text[0].islower() and not ends_sentence(line.text) for line, after in pairwise(lines)
    )
