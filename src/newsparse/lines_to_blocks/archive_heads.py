"""What stands above the first label of an export: counter, rights, paper, date, edition and headline, told by order."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from newsparse.lang.archive import archive
from newsparse.lines_to_blocks.archive_forms import day_re
from newsparse.lines_to_blocks.archive_labels import Part, counter_re

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsparse.models import Line

MAX_ABOVE = 14
"""Lines that may stand before the first label: counter, rights, paper, date, a headline of a few lines."""
MAX_TITLE = 6
CENTRED = 8
"""Blanks before a line that is centred."""
MAX_DATE = 60


def unlabelled_head(lines: Sequence[Line], first: int) -> int | None:
    """
    Return the line behind a head without any label, or None.

    Older exports print counter, paper, headline and date, then the body, and all labels behind it.
    """
    if not counter_re().fullmatch(lines[0].text):
        return None
    date = next((line.number for line in lines[1 : min(first, MAX_ABOVE)] if _is_date(line.text)), None)
    if date is None:
        return None
    end = date + 1
    while end < first and not lines[end].blanks:
        end += 1
    titled = _is_centred(lines[1:date]) and bool(_flush(lines, range(1, date)))
    return end if end < first and (titled or first - end > MAX_TITLE) else None


def parts_above(lines: Sequence[Line], first: int, *, labelled: bool) -> Iterator[Part]:
    """Give the parts before the first label."""
    rest: list[int] = []
    number = 0
    while number < first:
        line = lines[number]
        if counter_re().fullmatch(line.text):
            yield Part("counter", number, number + 1)
        elif is_rights(line.text):
            end = _rights_end(lines, number, first)
            yield Part("copyright", number, end)
            number = end
            continue
        elif line.letter not in {"R", "U", "I"}:
            rest.append(number)
        number += 1
    date = next((i for i in reversed(rest) if _is_date(lines[i].text)), None)
    if date is not None:
        rest.remove(date)
        yield Part("published", date, date + 1)
    title = [] if labelled else _title(lines, rest, date)
    for i in rest:
        if i not in title:
            yield Part("publication_line" if date is None or i < date else "edition", i, i + 1)
    if title:
        yield Part("headline", title[0], title[-1] + 1)


def _title(lines: Sequence[Line], rest: Sequence[int], date: int | None) -> Sequence[int]:
    """Return which of the lines above the first label are the headline: a run of lines that follow each other."""
    if _is_centred([lines[i] for i in rest]):
        # Paper, date and edition are centred, the headline is not.
        return _run(_flush(lines, rest))
    if date is None:
        return _run(rest)
    before = [i for i in rest if i < date]
    after = [i for i in rest if i > date]
    if any(lines[i].blanks for i in after):
        # The edition stands right below the date; a headline keeps its distance.
        while not lines[after[0]].blanks:
            after.pop(0)
    elif len(before) > 1:
        after = []
    # Without one below the date it stands first, the paper right above the date.
    return _run(after or before[:-1])


def _is_centred(lines: Sequence[Line]) -> bool:
    return any(line.indent >= CENTRED for line in lines)


def _flush(lines: Sequence[Line], numbers: Sequence[int]) -> list[int]:
    """Return those lines that stand in groups of which none is centred."""
    groups: list[list[int]] = []
    for i in numbers:
        if groups and groups[-1][-1] == i - 1 and not lines[i].blanks:
            groups[-1].append(i)
        else:
            groups.append([i])
    return [i for group in groups if not _is_centred([lines[n] for n in group]) for i in group]


def _run(numbers: Sequence[int]) -> Sequence[int]:
    """Return the numbers up to the first gap."""
    end = next((i for i, (a, b) in enumerate(pairwise(numbers), 1) if b != a + 1), len(numbers))
    return numbers[:end]


def is_rights(text: str) -> bool:
    """Say whether a line reserves rights."""
    lowered = text.lower()
    return lowered.startswith(archive().copyright) or lowered.rstrip(".").endswith(archive().rights)


def _rights_end(lines: Sequence[Line], number: int, first: int) -> int:
    """Return where a note of rights ends: behind "all rights reserved", or after its first line."""
    for end in range(number, min(number + 4, first)):
        if end > number and lines[end].blanks:
            break
        if lines[end].text.lower().rstrip(".").endswith(archive().rights):
            return end + 1
    return number + 1


def _is_date(text: str) -> bool:
    """Say whether a line has a year and a day, and little else."""
    return len(text) <= MAX_DATE and day_re().search(text) is not None and len(text.split()) <= 9
