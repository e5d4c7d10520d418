"""
Does the paragraph go on in the next line? One additive table of evidence, fitted on real layouts.

What a pair of lines shows is cut into a few classes (room left at the end of the line, how it ends, how the next
begins, blank lines, indents, and what this page does elsewhere). Each class, and some pairs of them, has a weight
in ``joins.json`` (log-odds, written by ``tools/fit_joins.py``); the lines join where the weights sum to more than zero.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections import Counter
from functools import cache, lru_cache
from itertools import pairwise, repeat
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from newsparse.lines_to_blocks.geometry import CLOSERS, TERMINAL, ends_sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from newsparse.lines_to_blocks.geometry import Geometry
    from newsparse.models import Line

OPENERS = "\"'“‘«„»‹(["
_SLACK = (-8, -4, -2, -1, 0, 1, 2, 4, 7, 12, 20, 35)
_FILL = (0.3, 0.6, 0.85, 1.03, 1.1)
_COLUMN = (0.8, 0.95, 1.05, 1.2)
_LENGTH = (15, 40, 80, 160)
_SHORT_SLACK = 7
_NO_CHANGE = 2
"""The class of a column as wide as the last."""
DEEP_INDENT = 8
APART = -10.0
MAX_INDENT = 10
MIN_OPENINGS = 3
MAX_OPENING_SHARE = 0.6
MOST_OPENINGS = 0.75
_MEMO_LIMIT = 2_000
CERTAIN = 6.0
MOSTLY_BLANK = 3
"""The class of a page with blank lines between most of its lines."""
RUNNING_ON = ",;-‐–—"
QUOTE_PAIRS = (("„", "“”"), ("“", "”"), ("«", "»"))
LONGEST_QUOTE = 14
"""Lines after which a mark that was never closed is forgotten."""


class Habit(NamedTuple):
    """What a page does: wrapped or not, blank lines, indents, and long or short paragraphs, in classes."""

    layout: str
    blanks: int
    indents: int
    paragraphs: int


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


def open_quotes(lines: Sequence[Line], raw: str) -> list[bool]:
    """
    Say of each line whether a quotation is open at its end.

    A paragraph that begins inside a quotation opens it again; so where one is open and no mark opens the next line,
    the paragraph goes on. Straight marks do not tell.
    """
    pair = next((pair for pair in QUOTE_PAIRS if pair[0] in raw), None)
    if pair is None:
        return [False] * len(lines)
    opener, closers = pair
    if opener == "«" and 0 <= raw.find("»") < raw.find("«"):
        opener, closers = "»", "«"
    first, more = closers[0], closers[-1]
    states = [False] * len(lines)
    opened = 0
    for i, line in enumerate(lines):
        text = line.text
        if opener in text or first in text or more in text:
            opened = LONGEST_QUOTE if text.rfind(opener) > max(text.rfind(first), text.rfind(more)) else 0
        if opened:
            states[i] = True
            opened -= 1
    return states


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
        fills = [bisect_right(_FILL, width / column) for width, column in zip(geometry.widths, columns, strict=True)]
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


def _is_ruled(lines: Sequence[Line]) -> bool:
    """Say whether blank lines stand between paragraphs alone: none of them in the middle of a sentence."""
    return not any(
        after.blanks and after.text[0].islower() and not ends_sentence(line.text) for line, after in pairwise(lines)
    )


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
        ruled = _is_ruled(lines)
        parted = not geometry.wrapped and habit.blanks >= MOSTLY_BLANK
        for i in across:
            text = lines[i].text
            if (ruled and ends_sentence(text)) or (
                parted and not quoted[i] and text[-1] not in RUNNING_ON and not lines[i + 1].text[0].islower()
            ):
                scores[i] = APART
    return scores
