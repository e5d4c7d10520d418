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
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from newsparse.lines_to_blocks.geometry import CLOSERS, TERMINAL, ends_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsparse.lines_to_blocks.geometry import Geometry
    from newsparse.models import Line

OPENERS = "\"'“‘«„»‹(["
_SLACK = (-8, -4, -2, -1, 0, 1, 2, 4, 7, 12, 20, 35)
_FILL = (0.3, 0.6, 0.85, 1.03, 1.1)
_COLUMN = (0.8, 0.95, 1.05, 1.2)
_LENGTH = (15, 40, 80, 160)
_SHORT_SLACK = 7
APART = -10.0
MAX_INDENT = 10
MIN_OPENINGS = 3
MAX_OPENING_SHARE = 0.6
MOST_OPENINGS = 0.75
_MEMO_LIMIT = 50_000
CERTAIN = 6.0
QUOTE_PAIRS = (("„", "“”"), ("“", "”"), ("«", "»"))
LONGEST_QUOTE = 14
"""Lines after which a mark that was never closed is forgotten."""


class Habit(NamedTuple):
    """What a page does: wrapped or not, blank lines, indents, and long or short paragraphs, in classes."""

    layout: str
    blanks: int
    indents: int
    paragraphs: int


class Pair(NamedTuple):
    """What two lines show, in classes: all that the decision sees."""

    habit: Habit
    ends: str
    starts: str
    letters: str
    blanks: int
    indent: int
    room: int
    fill: int
    next_fill: int
    column: int
    edge: int
    length: int
    next_length: int
    quote: int


def ending(text: str) -> str:
    """
    Return the class of a line's end: full stop, comma, hyphen, word ...

    >>> ending("he said."), ending("he said.”"), ending("the well-"), ending("the town"), ending("Ann")
    ('.', '."', '-', 'a', 'Aa')
    """
    last = text[-1]
    if last.isalpha():
        if not last.islower():
            return "A" if last.isupper() else "x"
        return "Aa" if text[text.rfind(" ") + 1].isupper() else "a"
    if last in TERMINAL:
        return "."
    if last in CLOSERS:
        if ends_sentence(text):
            return '."'
        return ")" if last in ")]" else '"'
    for marks, name in ((",;", ","), (":", ":"), ("-\N{HYPHEN}\N{SOFT HYPHEN}", "-"), ("–—", "—")):
        if last in marks:
            return name
    return "9" if last.isdigit() else "?"


def beginning(text: str) -> str:
    """
    Return the class of a line's beginning.

    >>> beginning("the"), beginning("The"), beginning("“The"), beginning(", the"), beginning("12")
    ('a', 'A', '"', ',', '9')
    """
    first = text[0]
    if first.isalpha():
        return "a" if first.islower() else "A" if first.isupper() else "x"
    if first.isdigit():
        return "9"
    if first in OPENERS:
        return '"a' if text.lstrip(OPENERS + " ")[:1].islower() else '"'
    return "," if first in ",.;:!?)]%’”" else "-" if first in "-–—" else "?"


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
    more = closers[1:]
    states: list[bool] = []
    opened = -LONGEST_QUOTE
    for i, line in enumerate(lines):
        text = line.text
        last, closed = text.rfind(opener), text.rfind(closers[0])
        if more:
            closed = max(closed, text.rfind(more))
        if last > closed:
            opened = i
        elif closed >= 0:
            opened = -LONGEST_QUOTE
        states.append(i - opened < LONGEST_QUOTE)
    return states


def habits(lines: Sequence[Line], geometry: Geometry) -> Habit:
    """Measure what the page does at its paragraphs' ends."""
    count = len(lines)
    if not geometry.wrapped:
        blank = sum(line.blanks > 0 for line in lines[1:]) / max(1, count - 1)
        return Habit("N", bisect_right((0.02, 0.3, 0.6, 0.9), blank), 0, 0)
    slack = geometry.slack
    # A short line that ends a sentence ends a paragraph: these show what the page does there.
    short = [
        i
        for i in range(count - 1)
        if slack[i] > _SHORT_SLACK and not lines[i + 1].text[0].islower() and ends_sentence(lines[i].text)
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
    inside = whole.count(". ") + whole.count("? ") + whole.count(".” ")
    habit = len(short) / max(1, len(short) + inside)
    return Habit(
        "W",
        bisect_right((0, 0.1, 0.5, 0.9), blank),
        bisect_right((0, 0.3, 0.7), indent),
        bisect_right((0.1, 0.2, 0.3, 0.4, 0.55), habit),
    )


def pair(lines: Sequence[Line], geometry: Geometry, habit: Habit, raw: str, i: int, *, quoted: bool = False) -> Pair:
    """Return what line *i* and the next show; *quoted* if a quotation is open between them."""
    line, after = lines[i], lines[i + 1]
    quote = 0 if not quoted else 2 if after.text[0] in OPENERS else 1
    deeper = after.indent - line.indent
    indent = 0 if deeper == 0 else 4 if deeper < 0 else 1 if deeper == 1 else 2 if deeper > 8 else 3
    ends, starts, letters = ending(line.text), beginning(after.text), line.letter + after.letter
    blanks = min(2, after.blanks)
    if habit.layout == "N":
        edge = 2 * raw[line.end : line.end + 1].isspace() * (raw[line.end : line.end + 1] not in "\r\n\f") + (
            after.indent > 0
        )
        return Pair(
            habit,
            ends,
            starts,
            letters,
            blanks,
            indent,
            0,
            0,
            0,
            0,
            edge,
            bisect_right(_LENGTH, len(line.text)),
            bisect_right(_LENGTH, len(after.text)),
            quote,
        )
    column = geometry.columns[i] or 1
    next_column = geometry.columns[i + 1] or 1
    return Pair(
        habit,
        ends,
        starts,
        letters,
        blanks,
        indent,
        bisect_right(_SLACK, geometry.slack[i]),
        bisect_right(_FILL, geometry.widths[i] / column),
        bisect_right(_FILL, geometry.widths[i + 1] / next_column),
        bisect_right(_COLUMN, next_column / column),
        0,
        0,
        0,
        quote,
    )


def evidence(seen: Pair) -> list[str]:
    """Return the keys of the table that a pair calls for: single classes and the pairs of them that count."""
    habit, ends, starts = seen.habit, seen.ends, seen.starts
    at = habit.layout
    keys = [
        f"{at}ends{ends}{starts}",
        f"{at}blanks{seen.blanks}{habit.blanks}",
        f"{at}indent{seen.indent}{habit.indents}",
        f"letters{seen.letters}",
    ]
    if at == "N":
        edge, blanks, length, after = seen.edge, seen.blanks, seen.length, seen.next_length
        return [
            *keys,
            f"edge{edge}start{starts}",
            f"edge{edge}end{ends}",
            f"edge{edge}blanks{blanks}{habit.blanks}",
            f"length{length}end{ends}",
            f"after{after}start{starts}",
            f"lengths{length}{after}blanks{blanks}",
            f"Nblanks{blanks}start{starts}{habit.blanks}",
            f"Nblanks{blanks}end{ends}",
            *([f"Nquote{seen.quote}{ends}{starts}"] if seen.quote else ()),
        ]
    if ends in {".", '."', "?"}:
        turn = "SA" if starts in {"A", '"', "9", "-", "?"} else "Sa"
    else:
        turn = "l" if starts == "a" else "u" if starts in {"A", '"'} else "o"
    room = seen.room
    coarse = 0 if room < 5 else 1 if room < 7 else 2 if room < 9 else 3
    return [
        *keys,
        f"room{room}",
        f"room{room}{turn}",
        f"room{room}{turn}{habit.paragraphs}",
        f"room{coarse}blanks{seen.blanks}{habit.blanks}",
        f"room{coarse}blanks{seen.blanks}{turn}",
        f"room{coarse}indent{seen.indent}{habit.indents}",
        f"indent{seen.indent}{habit.indents}{turn}",
        f"fill{seen.fill}{turn}",
        f"next{seen.next_fill}{turn}",
        f"column{seen.column}",
        *([f"quote{seen.quote}{turn}{coarse}"] if seen.quote else ()),
    ]


@cache
def _weights() -> dict[str, float]:
    path = Path(__file__).with_name("joins.json")
    return dict(json.loads(path.read_text(encoding="utf-8")))


@cache
def _memo() -> dict[Pair, float]:
    """Scores of pairs seen before: real pages show the same few hundred again and again."""
    return {}


def score(seen: Pair) -> float:
    """Return the log-odds that the two lines are one paragraph."""
    memo = _memo()
    known = memo.get(seen)
    if known is None:
        weights = _weights()
        known = weights["bias"] + sum(weights.get(key, 0.0) for key in evidence(seen))
        if len(memo) < _MEMO_LIMIT:
            memo[seen] = known
    return known


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
    indents = Counter([line.indent for line in lines])
    base = max(indents, key=lambda indent: (indents[indent], -indent), default=0)
    if max(indents, default=0) < base + 2:
        return frozenset()
    found = [i for i in range(1, len(lines)) if base + 2 <= lines[i].indent <= base + MAX_INDENT]
    if not MIN_OPENINGS <= len(found) <= MAX_OPENING_SHARE * len(lines):
        return frozenset()
    plain = sum(
        not lines[i].blanks and not lines[i].text[0].islower() and ends_sentence(lines[i - 1].text) for i in found
    )
    return frozenset(found) if plain >= MOST_OPENINGS * len(found) else frozenset()


def joins(lines: Sequence[Line], geometry: Geometry, raw: str) -> list[float]:
    """
    Return, for each line but the last, the log-odds that the next goes on with its paragraph.

    Where a blank line stands between all lines and they fill no column, each is a paragraph of its own: that is
    how clean text looks, and it must come back as it is.
    """
    if not geometry.wrapped and len(lines) > 1 and all(line.blanks for line in lines[1:]):
        return [APART] * (len(lines) - 1)
    habit = habits(lines, geometry)
    quoted = open_quotes(lines, raw)
    opening = indented_openings(lines)
    body = min(opening, default=len(lines))
    if habit.layout == "N" and not opening:
        return [score(pair(lines, geometry, habit, raw, i, quoted=quoted[i])) for i in range(len(lines) - 1)]
    slack = geometry.slack
    scores: list[float] = []
    for i, (line, after) in enumerate(pairwise(lines)):
        last = line.text[-1]
        if i + 1 in opening:
            scores.append(APART)
            continue
        if i >= body and not after.blanks and not (ends_sentence(line.text) and after.text[0].isupper()):
            # Where an indent opens each paragraph, a line without one goes on with the last.
            scores.append(CERTAIN)
            continue
        # Most pairs by far: a full line in mid-sentence, and the next goes on in lower case right below.
        if slack[i] < 1 and after.text[0].islower() and not after.blanks and (last.islower() or last == ","):
            scores.append(CERTAIN)
        else:
            scores.append(score(pair(lines, geometry, habit, raw, i, quoted=quoted[i])))
    return scores
