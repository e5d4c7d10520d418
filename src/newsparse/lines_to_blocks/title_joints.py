"""Whether a title goes on in the next line: how full the line is, and what else speaks for one title."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from newsparse.lines_to_blocks.title_rows import CAPTION, OPEN, PROSE

if TYPE_CHECKING:
    from newsparse.lines_to_blocks.title_rows import Rows
    from newsparse.models import Block, Line

JOINED = OPEN | {CAPTION}
FILLS = (0.6, 0.8, 0.92, 1.05)
FILLED, OVERFULL, COLON = 3, 4, 5
MIN_FULL = 15
"""A line so short says nothing about the column."""
MIN_CUT = 8
"""Lines cut by a column from which it is told where they end."""
OUTLIERS = 20


def column_of(blocks: list[Block], start: int, end: int) -> int:
    """Return where the lines of the prose end, counted from the page's edge, 0 where too few are cut to a column."""
    ends = sorted(
        line.indent + line.end - line.start
        for block in blocks[start : end + 1]
        if block.kind == "paragraph"
        for line in block.lines[:-1]
    )
    return ends[-1 - len(ends) // OUTLIERS] if len(ends) > MIN_CUT else 0


def joints_of(rows: Rows, stems: list[set[str]], printed: set[str], *, wrapped: bool, column: int) -> list[int]:
    """Return the class of the gap below each line, -1 where no title goes on."""
    lines, kinds, owners = rows.lines, rows.kinds, rows.owners
    found = [-1] * len(lines)
    for i in range(len(lines) - 1):
        below = kinds[i + 1]
        if kinds[i] in JOINED and below != PROSE and lines[i + 1].number == lines[i].number + 1:
            same = wrapped and owners[i] is owners[i + 1]  # that two nodes were joined says little of a title
            if same or below in OPEN:
                ours = bool(printed) and _repeat(stems[i], stems[i + 1], printed)
                found[i] = joint(lines[i], lines[i + 1], wrapped=wrapped, column=column, goes_on=ours, same=same)
    return found


def _repeat(above: set[str], below: set[str], printed: set[str]) -> bool:
    """Say whether two lines are two parts of what the browser printed as the title."""
    return bool(above and below) and above <= printed and below <= printed and not above & below


def joint(above: Line, below: Line, *, wrapped: bool, column: int, goes_on: bool, same: bool) -> int:
    """
    Return the class of the gap between two lines: how far the first is filled, and what else speaks for one title.

    A line is filled if the next word would not have fitted: into the column, where it is known and titles are cut
    to it too, or into the longer of the two. Where lines are nodes of a page, a colon may be one. Then whether a blank
    line lies between, whether the second goes on in lower case or with what the browser printed, whether the two are
    one block.
    """
    last, first = above.text, below.text
    fill = 0
    if not wrapped:
        fill = COLON if last == ":" or first[0] == ":" else 0
    elif len(last) > MIN_FULL:
        word = 1 + len(first.split(None, 1)[0])
        if column:
            need = above.indent + above.end - above.start + word
            fill = OVERFULL if need > column else min(FILLED - 1, bisect_right(FILLS, need / column))
        else:
            fill = bisect_right(FILLS, (len(last) + word) / max(len(last), len(first)))
    return 8 * fill + 4 * (below.blanks > 0) + 2 * (goes_on or first[0].islower()) + same


def goes_on(joint: int) -> bool:
    """Say whether anything speaks for one title."""
    return joint >= 0 and (joint % 4 > 0 or joint // 8 >= FILLED)


def is_filled(joint: int) -> bool:
    """Say whether a line was cut by its column: the next word would not have fitted, or has a small letter."""
    return joint // 8 >= FILLED or joint & 2 > 0


def must_go_on(joint: int) -> bool:
    """Say whether the next line, right below a filled one, goes on in lower case: no title ends there."""
    return joint >= 8 * FILLED and joint & 6 == 2
