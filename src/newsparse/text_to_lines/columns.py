"""Columns printed side by side, as an extractor that keeps the layout of a page gives them, put one after the other."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import accumulate, pairwise
from typing import NamedTuple, TypeAlias

MIN_ROWS = 6
"""Rows with text on both sides that make a gutter; fewer are a table or chance."""
MANY_GAPS = 100
"""With so many gaps some end at the same place, in tables too."""
MIN_KNOWN = 2
"""The same, where another page has this gutter."""
GAP = "   "
"""The least gap that is looked at; where a gutter is known, one blank less will do."""
LEAST_START = 16
"""Column at which a right-hand column can begin at the earliest."""
MIN_WORDS = 3.0
"""Words a row of prose holds on average."""
RUNNING_ON = 0.25
"""Share of the rows of prose that begin in lower case; cells of a table hardly ever do."""
MAX_BEGUN = 0.7
"""Share of entries beside which a sentence begins, in a column that has nothing to do with them."""
SHY = 2
"""Rows of those that may begin elsewhere: indented, or after a narrower gap."""
GUTTERS = 6
"""How many places are tried for the gutter of a page."""
DEPTH = 4
"""How often parts are parted again: four gutters side by side, or places of gutters one below the other."""

Row: TypeAlias = tuple[int, int]
"""Start and end of a row, or of a column's part of it, in the raw text; the blanks behind it left out."""


class Gutter(NamedTuple):
    """From row *first* to before row *last*, the text that starts at column *at* is a column of its own."""

    first: int
    last: int
    at: int


@cache
def _after_gap_re() -> re.Pattern[str]:
    # The blanks first: a search for what they begin with passes over the letters quickly.
    return re.compile(r"   (?<=\S   )\x20*+(?=\S)")


@cache
def _open_re(least: int) -> re.Pattern[str]:
    """Rows that are blank in some column, shown by what stands there; shorter ones, a line feed each, between them."""
    return re.compile(rf"(?:\n*+[^\S\n]){{{least}}}")


@cache
def _indented_re() -> re.Pattern[str]:
    """What opens a row, all of whose left-hand side is blank."""
    return re.compile(rf"(?:\n|\A)\f*[^\S\n]{{{LEAST_START}}}")


@cache
def _indent_re() -> re.Pattern[str]:
    return re.compile(r"\n  +")


def rows_in_reading_order(raw: str) -> list[Row] | None:
    r"""
    Return the rows of *raw* with columns that stand side by side one after the other.

    >>> left = ["The ferry was late", "on the day when the", "bridge was shut for", "a storm that came", "back"]
    >>> right = ["A second ferry took", "the day's last boats", "to the far bank and", "then lay there for", "good"]
    >>> raw = "\n".join(f"{row:<25}{beside}" for row, beside in zip(left * 2, right * 2))
    >>> [raw[start:end] for start, end in rows_in_reading_order(raw)[9:11]]
    ['back', 'A second ferry took']
    >>> rows_in_reading_order("\n".join(f"Ward {n}       1,200       48%" for n in range(12))) is None
    True

    Returns:
        Rows and parts of rows, blank ones included, in reading order; None where nothing stands side by side.
    """
    if raw.count(GAP) < MIN_ROWS:
        return None
    # Text browsers indent every line: that is no gap.
    gaps = _indent_re().sub("\n", raw).count(GAP)
    if gaps < MIN_ROWS and gaps + raw.count("\n" + " " * LEAST_START) < MIN_ROWS:
        return None
    if gaps < MANY_GAPS and not _may_have_gutter(raw):
        return None
    lines = raw.split("\n")
    starts = accumulate([len(line) + 1 for line in lines], initial=0)
    rows = [(at, at + len(line.rstrip())) for at, line in zip(starts, lines, strict=False)]
    pages = [0]
    for i, (start, end) in enumerate(rows if "\f" in raw else ()):
        text = raw[start:end]
        feeds = len(text) - len(text.lstrip("\f"))
        if feeds:
            rows[i] = (start + feeds, end)
            pages.append(i)
    pages.append(len(rows))
    parts = [rows[first:last] for first, last in pairwise(pages)]
    known: set[int] = set()
    found = [row for page in parts for row in _ordered(raw, page, DEPTH, known)]
    if known and len(parts) > 1:
        # The last page of many is nearly empty: there the gutters of the others are looked for.
        found = [row for page in parts for row in _ordered(raw, page, DEPTH, known)]
    return found if known else None


def _may_have_gutter(raw: str) -> bool:
    """Say whether gaps end at the same place in so many rows that it could be a gutter: most tables have none such."""
    counts: Counter[int] = Counter()
    start = above = 0
    for gap in _after_gap_re().finditer(raw):
        end = gap.end()
        # Of a row with many gaps, and of the form feeds before it, each character is looked at once.
        row = raw.rfind("\n", above, end) + 1
        if row or not above:
            start = row
            while raw[start] == "\f":
                start += 1
        above = end
        counts[end - start] += 1
    most = max([count for at, count in counts.items() if at >= LEAST_START], default=0)
    return most > 0 and (most >= MIN_ROWS - SHY or most + len(_indented_re().findall(raw)) >= MIN_ROWS - SHY)


def _ordered(raw: str, rows: list[Row], depth: int, known: set[int]) -> list[Row]:
    """Return the rows of one page, or of a part of it, in reading order; add its gutters to the *known* ones."""
    gutters = _gutters(raw, rows, known) if depth else []
    found: list[Row] = []
    above = 0
    for first, last, at in gutters:
        known.add(at)
        for part in (rows[above:first], *_sides(raw, rows[first:last], at)):
            found += _ordered(raw, part, depth - 1, known)
        above = last
    return found + _ordered(raw, rows[above:], depth - 1, known) if gutters else rows


def _sides(raw: str, rows: list[Row], at: int) -> tuple[list[Row], list[Row]]:
    """Part the rows at a gutter. Where the columns are not level, a row of the one is no blank row of the other."""
    left: list[Row] = []
    right: list[Row] = []
    beside = 0
    for start, end in rows:
        middle = min(start + at, end)
        left.append((start, start + len(raw[start:middle].rstrip())))
        right.append((middle, end))
        beside += left[-1][1] > start and end > middle
    level = beside * 2 >= sum(end > start for start, end in right)
    return _without_blanks(left, rows, level=level), _without_blanks(right, rows, level=level)


def _without_blanks(side: list[Row], rows: list[Row], *, level: bool) -> list[Row]:
    """Leave out the blank rows at the ends of a column, and those that only a column beside it made."""
    filled = [i for i, (start, end) in enumerate(side) if end > start]
    first, last = (filled[0], filled[-1]) if filled else (0, -1)
    return [side[i] for i in range(first, last + 1) if side[i][1] > side[i][0] or level or rows[i][0] == rows[i][1]]


def _gutters(raw: str, rows: list[Row], known: set[int]) -> list[Gutter]:
    """Return the stretches of rows with prose on both sides of a gutter: all those that have it at the same place."""
    texts = [raw[start:end] for start, end in rows]
    alone = Counter([len(text) - len(text.lstrip()) for text in texts if text[:LEAST_START].isspace()])
    gaps_of = _after_gap_re().finditer
    beside = Counter([gap.end() for text in texts if GAP in text for gap in gaps_of(text)])
    for at, count in (beside + Counter({at: n for at, n in alone.items() if at in beside})).most_common(GUTTERS):
        least = MIN_KNOWN if at in known else MIN_ROWS
        if at >= LEAST_START and count >= least - SHY:
            found = [Gutter(first, last, at) for first, last in _stretches(texts, at, least)]
            found = [gutter for gutter in found if _is_beside(texts[gutter.first : gutter.last], at, least)]
            if found:
                return found
    return []


def _stretches(texts: list[str], at: int, least: int) -> list[tuple[int, int]]:
    """Return the stretches of rows that nothing crosses at a gutter, and that have text on both sides often enough."""
    found: list[tuple[int, int]] = []
    if not _open_re(least).search("".join([text[at - 1 : at] or "\n" for text in texts])):
        # Most texts with wide blanks have no such stretch: a row is crossed where nothing blank stands before a column.
        return found
    crossed = [i for i, text in enumerate(texts) if len(text) > at - 2 and not text[at - 2 : at].isspace()]
    begin = 0
    # Most rows are crossed by a word: those are not asked about further.
    for end in (*[i for i in crossed if texts[i][at - 1 : at] != " " or not _is_full(texts, i, at)], len(texts)):
        rows = range(begin, end)
        if len(rows) >= least:
            beside = [row for row in rows if len(texts[row]) > at and not texts[row][:at].isspace()]
            if beside:
                # Where the lines of two columns are not level, each has its own row.
                around = ((row, texts[max(begin, row - 1) : row + 2]) for row in rows)
                beside += [row for row, near in around if _is_between(texts[row], near, at)]
            if len(beside) >= least:
                found.append((_upward(texts, at, begin, min(beside)), _downward(texts, max(beside), end)))
        begin = end + 1
    return found


def _is_open(text: str, at: int) -> bool:
    """Say whether nothing of a row stands in the gutter."""
    return len(text) <= at - 2 or text[at - 2 : at].isspace()


def _is_full(texts: list[str], row: int, at: int) -> bool:
    """Say whether the left column of a row is full but for one blank, as it may be where both sides go on."""
    if not 0 < row < len(texts) - 1 or texts[row][at - 1 : at] != " " or texts[row][at : at + 1].isspace():
        return False
    around = texts[row - 1], texts[row + 1]
    return all(_is_open(text, at) and len(text) > at for text in around)


def _is_between(text: str, around: list[str], at: int) -> bool:
    """Say whether a row has text in the right column alone, and a row next to it in the left."""
    return text[:at].isspace() and len(text) > at and any(near and not near[:at].isspace() for near in around)


def _upward(texts: list[str], at: int, begin: int, first: int) -> int:
    """Take in the rows above: those of one column alone, where it begins higher than the other."""
    while first > begin and (
        texts[first - 1] or (first - 1 > begin and texts[first - 2] and texts[first - 2][:at].isspace())
    ):
        first -= 1
    return first


def _downward(texts: list[str], last: int, end: int) -> int:
    """Take in the rows below: those of the longer column; two blank rows end it, what follows is the page's foot."""
    last += 1
    while last < end and (texts[last] or (last + 1 < end and texts[last + 1])):
        last += 1
    return last


def _is_beside(texts: list[str], at: int, least: int) -> bool:
    """Say whether the two sides of a gutter are read one after the other: prose beside prose, or beside a box."""
    left, right = [text[:at] for text in texts], [text[at:] for text in texts]
    if _is_prose(left, least):
        return True
    if not _is_prose(right, least):
        return False
    # Where each entry on the left has a sentence of its own on the right, it is a transcript, or a table of terms.
    entries = [text for label, text in zip(left, right, strict=True) if not label.isspace() and label and text]
    begun = sum(not text.strip()[0].islower() for text in entries)
    return begun <= MAX_BEGUN * len(entries) and not any(label.rstrip().endswith(":") for label in left)


def _is_prose(texts: list[str], least: int) -> bool:
    """Say whether the rows of a side run on in each other as prose does; the cells of a table, and menus, do not."""
    rows = [row for row in map(str.strip, texts) if row]
    if len(rows) < least:
        return False
    lower = sum(row[0].islower() for row in rows)
    words = sum(len(row.split()) for row in rows)
    return lower >= RUNNING_ON * len(rows) and words >= MIN_WORDS * len(rows)
