"""The line that every page repeats at its head or foot, but for its digits."""

from __future__ import annotations

from collections import Counter
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import regex

from newsparse.lang.calendar import month_numbers

if TYPE_CHECKING:
    from newsparse.lang import Language
    from newsparse.models import Line, Page

LEAST = 2
LONGEST = 160
MIN_PAGE = 8
"""Lines between two heads: what repeats at shorter distances is a list or a refrain."""
MAY_REPEAT = frozenset({"", "url", "folio"})
AROUND = 3
FIRST_LINES = 3
"""A page's own head is one of so many lines."""


@cache
def _digits_re() -> regex.Pattern[str]:
    return regex.compile(r"\d++", regex.V1)


@cache
def _year_re() -> regex.Pattern[str]:
    return regex.compile(r"\d{4}", regex.V1)


@cache
def _masthead_re(lang: Language) -> regex.Pattern[str]:
    return regex.compile(
        r"""
        (?: \p{Lu}?+\d{1,3}+ \s++ )?+                                      # "A4", the folio
        (?: [\p{Lu}\p{Lo}\p{N}][\p{L}\p{N}.&’'\-]*+ | \p{Ll}[\p{L}\p{N}\-]*+\.[a-z.]++ )   # "The", "harbour.example"
        (?: \s [\p{L}\p{N}.&’'\-]++ ){0,4}?
        \s*+ [|·•,–—-]?+ \s*+
        (?: (?i-f: \L<weekdays> ) \.?+ ,?+ \s++ )?+
        (?:
            (?i-f: \L<months> ) \.?+ \s \d{1,2}+ ,?+ \s \d{4}
          | \d{1,2}+ \.?+ \s (?: de \s )?+ (?i-f: \L<months> ) \.?+ ,?+ \s (?: de \s )?+ \d{4}
          | \d{1,2}+ [./] \d{1,2}+ [./] \d{4}
          | \d{4} [-./年] \s? \d{1,2}+ [-./月] \s? \d{1,2}+ 日?+ \.?+
        )
        (?: \s++ \p{Lu}?+\d{1,3}+ )?+
        """,
        regex.VERBOSE | regex.V1,
        months=month_numbers(lang).keys(),
        weekdays=lang.calendar.weekdays or ("\0",),
    )


@cache
def _page_name_re() -> regex.Pattern[str]:
    return regex.compile(
        r"""
        (?: (?P<folio> \p{Lu}?+\d{1,3}+ ) \s++ (?: [|·•–-] \s++ )?+ )?+
        (?P<name> \p{Lu}[\p{Lu}.&’'\-]*+ (?: \s \p{Lu}[\p{Lu}.&’'\-]*+ (?! \d ) ){0,5}+ )
        (?(folio) | \s++ (?: [|·•–-] \s++ )?+ \p{Lu}?+\d{1,3}+ )
        """,
        regex.VERBOSE | regex.V1,
    )


def names_page(text: str) -> bool:
    """
    Say whether a line is the name of a paper or a section in capitals and the number of its page, in either order.

    >>> names_page("NORDBY POST   B6"), names_page("12 NORDBY POST"), names_page("Nordby Post 12")
    (True, True, False)
    """
    return _page_name_re().fullmatch(text) is not None


def is_masthead(text: str, lang: Language) -> bool:
    """
    Say whether a line is the name of a paper with the day or, in capitals, with the number of its page.

    >>> from newsparse.lang import load
    >>> en = load("en")
    >>> [is_masthead(text, en) for text in ("NORDBY POST   B6", "B6 NORDBY POST Friday, May 9, 2026", "NORDBY 1.2")]
    [True, True, False]
    """
    return names_page(text) or _has_date(text, lang)


def _is_page_top(line: Line, page: Page) -> bool:
    """Say whether a line is a masthead by itself: its number stands far from the name."""
    if names_page(line.text):
        return "  " in page.raw[line.start : line.end]
    return _has_date(line.text, page.lang)


def _has_date(text: str, lang: Language) -> bool:
    """Say whether a line is a page's name and a date; none is without a year."""
    return _year_re().search(text) is not None and _masthead_re(lang).fullmatch(text) is not None


def _folios_beside(lines: list[Line], number: int) -> None:
    """Mark the page numbers that stand by a page's name, with a section's title between them or not."""
    for line in lines[max(0, number - AROUND) : number + AROUND + 1]:
        if line.letter == "F" and not line.kind:
            line.kind, line.rule = "folio", "folio"


def _mastheads(page: Page, turns: set[int]) -> None:
    """Mark a page's name and date, where a page begins or ends, also where there is but one page."""
    lines = page.lines
    near = {n + step for n in turns for step in (-2, -1, 0, 1, 2)}
    near.update(range(min(FIRST_LINES, len(lines))))
    for number in sorted(near):
        if not 0 <= number < len(lines):
            continue
        line = lines[number]
        may_be = line.kind in {"", "timestamp"} and len(line.text) < LONGEST and any(map(str.isdigit, line.text[-8:]))
        if may_be and _is_page_top(line, page):
            line.kind, line.rule = "running_head", "masthead"
            _folios_beside(lines, number)


def mark(page: Page) -> None:
    """
    Mark the running heads of *page*: lines that repeat, but for digits, where pages turn.

    A line counts if it comes back at the distance of a page and if, at least once for two of its copies, a
    page turns there: a form feed, a folio, or a number in the line itself that counts on. So a refrain, a
    repeated question or a byline printed twice stays.
    """
    turns = {line.number for line in page.lines if line.kind == "folio"}.union(page.page_starts)
    # Of where they stand before the mastheads are marked.
    groups = _repeated(page.lines, numbered=not turns)
    _mastheads(page, turns)
    for lines in groups:
        if _is_head(lines, turns):
            for line in lines:
                if line.kind != "url":
                    line.kind, line.rule = "running_head", "running_head"


def _repeated(lines: list[Line], *, numbered: bool) -> list[list[Line]]:
    """Return the groups of lines that are the same but for digits; if *numbered*, of those that have digits."""
    # Most pages repeat no line: a coarse look, at nothing but what is plain ASCII, tells so at little cost.
    whole = "\n".join([line.text for line in lines])
    looks = whole.encode("ascii", "ignore").translate(None, b"0123456789").split(b"\n")
    if len(set(looks)) == len(looks):
        return []
    counts = Counter(looks)
    groups: dict[str, list[Line]] = {}
    for line, look in zip(lines, looks, strict=False):
        if counts[look] > 1 and line.kind in MAY_REPEAT and len(line.text) <= LONGEST:
            # A look as long as its line has left nothing out: no digit either.
            whole_line = len(look) == len(line.text)
            if not (numbered and whole_line):
                groups.setdefault(line.text if whole_line else _digits_re().sub("0", line.text), []).append(line)
    return [group for group in groups.values() if len(group) >= LEAST]


def _is_head(lines: list[Line], turns: set[int]) -> bool:
    """Say whether copies of a line stand where pages turn."""
    counting = _digits_re().search(lines[0].text) is not None
    if not counting and not turns:
        return False
    gaps = [b.number - a.number for a, b in pairwise(lines)]
    if counting:
        counted = [_digits_re().findall(line.text) for line in lines]
        if all(any(int(n) - int(m) == 1 for m, n in zip(a, b, strict=False)) for a, b in pairwise(counted)):
            # "3/7", "4/7": the last page may hold a few lines and no more.
            return min(gaps) >= MIN_PAGE or len(lines) > LEAST
    if not turns or min(gaps) < MIN_PAGE:
        return False
    near = sum(any(line.number + step in turns for step in range(-AROUND, AROUND + 1)) for line in lines)
    return 2 * near >= len(lines) and near >= LEAST
