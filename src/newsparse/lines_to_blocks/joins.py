"""
Does the paragraph go on in the next line? One additive table of evidence, fitted on real layouts.

What a pair of lines shows is cut into a few classes (room left at the end of the line, how it ends, how the next
begins, blank lines, indents, and what this page does elsewhere). Each class, and some pairs of them, has a weight
in ``joins.json`` (log-odds, written by ``tools/fit_joins.py``); the lines join where the weights sum to more than zero.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from functools import cache, lru_cache
from itertools import repeat
from pathlib import Path
from typing import TYPE_CHECKING

from newsparse.lines_to_blocks.geometry import CLOSERS, TERMINAL, ends_sentence
from newsparse.lines_to_blocks.habits import habits, indented_openings, is_ruled
from newsparse.lines_to_blocks.open_quotes import open_quotes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from newsparse.lines_to_blocks.geometry import Geometry
    from newsparse.lines_to_blocks.habits import Habit
    from newsparse.models import Line

OPENERS = "\"'“‘«„»‹(["
_SLACK = (-8, -4, -2, -1, 0, 1, 2, 4, 7, 12, 20, 35)
_FILL = (0.3, 0.6, 0.85, 1.03, 1.1)
_FULL = 3
"""The class of most lines by far."""
_COLUMN = (0.8, 0.95, 1.05, 1.2)
_LENGTH = (15, 40, 80, 160)
_NO_CHANGE = 2
"""The class of a column as wide as the last."""
DEEP_INDENT = 8
APART = -10.0
_MEMO_LIMIT = 2_000
CERTAIN = 6.0
MOSTLY_BLANK = 3
"""The class of a page with blank lines between most of its lines."""
RUNNING_ON = ",;-‐–—"

Pair = tuple[str, str, str, str, int, int, int, int, int, int, int, int, int, int]
"""
What two lines show, in classes: all that the decision sees beside the page's habit.

How the first ends and the next begins, the letter of each, blank lines, indent, room, how full each line is, how the
column changes, the blanks at the edge between them, how long each line is, whether a quotation is open.
"""


@lru_cache(maxsize=_MEMO_LIMIT)
def _ending(last: str) -> str:
    """Return the class of a line's end as far as its last character tells it."""
    if last.isalpha():
        return "a" if last.islower() else "A" if last.isupper() else "x"
    classes = (
        (TERMINAL, "."),
        (")]", ")"),
        (CLOSERS, '"'),
        (",;", ","),
        (":", ":"),
        ("-\N{HYPHEN}\N{SOFT HYPHEN}\N{NOT SIGN}", "-"),
        ("–—", "—"),
    )
    for marks, name in classes:
        if last in marks:
            return name
    return "9" if last.isdigit() else "?"


def ending(text: str) -> str:
    """
    Return the class of a line's end: full stop, comma, hyphen, word ...

    >>> ending("he said."), ending("he said.”"), ending("the well-"), ending("the town"), ending("Ann")
    ('.', '."', '-', 'a', 'Aa')
    """
    name = _ending(text[-1])
    if name == "a":
        return "Aa" if text[text.rfind(" ") + 1].isupper() else "a"
    return '."' if text[-1] in CLOSERS and ends_sentence(text) else name


@lru_cache(maxsize=_MEMO_LIMIT)
def _beginning(first: str) -> str:
    """Return the class of a line's beginning as far as its first character tells it."""
    if first.isalpha():
        return "a" if first.islower() else "A" if first.isupper() else "x"
    if first.isdigit():
        return "9"
    return '"' if first in OPENERS else "," if first in ",.;:!?)]%’”" else "-" if first in "-–—" else "?"


def beginning(text: str) -> str:
    """
    Return the class of a line's beginning.

    >>> beginning("the"), beginning("The"), beginning("“The"), beginning(", the"), beginning("12")
    ('a', 'A', '"', ',', '9')
    """
    name = _beginning(text[0])
    return '"a' if name == '"' and text.lstrip(OPENERS + " ")[:1].islower() else name


def pairs(
    lines: Sequence[Line], geometry: Geometry, raw: str, at: Sequence[int], quoted: Sequence[bool]
) -> Iterator[Pair]:
    """Give what the lines *at* some places show, each with the next one; *quoted* as `open_quotes` returns it."""
    above, below = [lines[i] for i in at], [lines[i + 1] for i in at]
    room: Iterable[int] = repeat(0)
    fill = next_fill = change = edge = length = next_length = room
    if geometry.wrapped:
        columns, slack = geometry.columns, geometry.slack
        steps = [step * geometry.unit for step in _SLACK]
        room = [bisect_right(steps, slack[i]) for i in at]
        fills = [
            _FULL if _FILL[_FULL - 1] <= (share := width / column) < _FILL[_FULL] else bisect_right(_FILL, share)
            for width, column in zip(geometry.widths, columns, strict=True)
        ]
        fill, next_fill = [fills[i] for i in at], [fills[i + 1] for i in at]
        change = [
            _NO_CHANGE if columns[i] == columns[i + 1] else bisect_right(_COLUMN, columns[i + 1] / columns[i])
            for i in at
        ]
    else:
        marks = [raw[line.end : line.end + 1] for line in above]
        edge = [
            (2 if mark.isspace() and mark not in "\r\n\f" else 0) + (1 if line.indent else 0)
            for mark, line in zip(marks, below, strict=True)
        ]
        length = [bisect_right(_LENGTH, len(line.text)) for line in above]
        next_length = [bisect_right(_LENGTH, len(line.text)) for line in below]
    return zip(
        [ending(line.text) for line in above],
        [beginning(line.text) for line in below],
        [line.letter for line in above],
        [line.letter for line in below],
        [2 if line.blanks > 1 else line.blanks for line in below],
        [
            0 if not (deeper := after.indent - line.indent) else 4 if deeper < 0 else 1 if deeper == 1
            else 2 if deeper > DEEP_INDENT else 3
            for line, after in zip(above, below, strict=True)
        ],
        room, fill, next_fill, change, edge, length, next_length,
        [0 if not quoted[i] else 2 if lines[i + 1].text[0] in OPENERS else 1 for i in at],
        strict=False,
    )  # fmt: skip


def evidence(habit: Habit, seen: Pair) -> list[str]:
    """Return the keys of the table that a pair calls for: single classes and the pairs of them that count."""
    ends, starts, letter, after, blanks, indent, room, fill, next_fill, column, edge, length, next_length, quote = seen
    at = habit.layout
    keys = [
        f"{at}ends{ends}{starts}",
        f"{at}blanks{blanks}{habit.blanks}",
        f"{at}indent{indent}{habit.indents}",
        f"letters{letter}{after}",
    ]
    if at == "N":
        return [
            *keys,
            f"edge{edge}start{starts}",
            f"edge{edge}end{ends}",
            f"edge{edge}blanks{blanks}{habit.blanks}",
            f"length{length}end{ends}",
            f"after{next_length}start{starts}",
            f"lengths{length}{next_length}blanks{blanks}",
            f"Nblanks{blanks}start{starts}{habit.blanks}",
            f"Nblanks{blanks}end{ends}",
            *([f"Nquote{quote}{ends}{starts}"] if quote else ()),
        ]
    if ends in {".", '."', "?"}:
        turn = "SA" if starts in {"A", '"', "9", "-", "?"} else "Sa"
    else:
        turn = "l" if starts == "a" else "u" if starts in {"A", '"'} else "o"
    coarse = 0 if room < 5 else 1 if room < 7 else 2 if room < 9 else 3
    return [
        *keys,
        f"room{room}",
        f"room{room}{turn}",
        f"room{room}{turn}{habit.paragraphs}",
        f"room{coarse}blanks{blanks}{habit.blanks}",
        f"room{coarse}blanks{blanks}{turn}",
        f"room{coarse}indent{indent}{habit.indents}",
        f"indent{indent}{habit.indents}{turn}",
        f"fill{fill}{turn}",
        f"next{next_fill}{turn}",
        f"column{column}",
        *([f"quote{quote}{turn}{coarse}"] if quote else ()),
    ]


@cache
def _weights() -> dict[str, float]:
    path = Path(__file__).with_name("joins.json")
    return dict(json.loads(path.read_text(encoding="utf-8")))


@cache
def _memo(habit: Habit) -> dict[Pair, float]:
    """Scores of pairs seen before, by the page's habit: real pages show the same few hundred again and again."""
    del habit  # it is what the dictionaries are told apart by
    return {}


def score(habit: Habit, seen: Pair) -> float:
    """Return the log-odds that the two lines are one paragraph."""
    weights = _weights()
    return weights["bias"] + sum(weights.get(key, 0.0) for key in evidence(habit, seen))


def joins(lines: Sequence[Line], geometry: Geometry, raw: str) -> list[float]:
    """
    Return, for each line but the last, the log-odds that the next goes on with its paragraph.

    Where a blank line stands between all lines and they fill no column, each is a paragraph of its own: that is
    how clean text looks, and it must come back as it is.
    """
    if not geometry.wrapped and len(lines) > 1 and all(line.blanks for line in lines[1:]):
        return [APART] * (len(lines) - 1)
    opening = indented_openings(lines)
    if geometry.wrapped or opening:
        unit = geometry.unit
        # Most pairs by far: a full line in mid-sentence, and the next goes on in lower case right below.
        at = [
            i
            for i, (line, after, room) in enumerate(zip(lines, lines[1:], geometry.slack, strict=False))
            if room >= unit
            or after.blanks
            or not after.text[0].islower()
            or not ((last := line.text[-1]).islower() or last == ",")
        ]
    else:
        at = list(range(len(lines) - 1))
    scores = [CERTAIN] * (len(lines) - 1)
    if opening:
        body = min(opening)
        for i in opening:
            scores[i - 1] = APART
        # Where an indent opens each paragraph, a line without one goes on with the last.
        at = [
            i
            for i in at
            if i + 1 not in opening
            and (i < body or lines[i + 1].blanks or (ends_sentence(lines[i].text) and lines[i + 1].text[0].isupper()))
        ]
    habit = habits(lines, geometry)
    memo = _memo(habit)
    quoted = open_quotes(lines, raw)
    for i, seen in zip(at, pairs(lines, geometry, raw, at, quoted), strict=True):
        found = memo.get(seen)
        if found is None:
            found = score(habit, seen)
            if len(memo) < _MEMO_LIMIT:
                memo[seen] = found
        scores[i] = found
    across = [i for i, found in enumerate(scores) if found > 0 and lines[i + 1].blanks]
    if across:
        ruled = is_ruled(lines)
        parted = not geometry.wrapped and habit.blanks >= MOSTLY_BLANK
        for i in across:
            text = lines[i].text
            if (ruled and ends_sentence(text)) or (
                parted and not quoted[i] and text[-1] not in RUNNING_ON and not lines[i + 1].text[0].islower()
            ):
                scores[i] = APART
    return scores
