"""Damage inside lines: invisible characters, ligatures, control bytes, runs of blanks, bullets, reference marks."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from newsparse.models import Repair, Span
from newsparse.models.span import repairs
from newsparse.text_to_lines import encoding

if TYPE_CHECKING:
    from newsparse.models import Line

LIGATURES = {
    "\N{LATIN SMALL LIGATURE FF}": "ff",
    "\N{LATIN SMALL LIGATURE FI}": "fi",
    "\N{LATIN SMALL LIGATURE FL}": "fl",
    "\N{LATIN SMALL LIGATURE FFI}": "ffi",
    "\N{LATIN SMALL LIGATURE FFL}": "ffl",
    "\N{LATIN SMALL LIGATURE LONG S T}": "st",
    "\N{LATIN SMALL LIGATURE ST}": "st",
    "\N{LATIN SMALL LETTER AA}": "aa",
}
MIN_REFERENCES = 3
BLANKS = frozenset(" \t\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B))))


# Whatever must be looked at; most pages hold none of it, and few more than one kind.
_ODD = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\xa0\xad\u1680\u2000-\u200b\u200e\u200f\u202a-\u202f\u205f\u2060\u2066-\u2069"
    "\u3000\ua733\ufb00-\ufb06\ufeff"
)
_PLAIN = bytes(range(0x20, 0x7F)) + b"\n\r\v\f"


@cache
def _odd_re() -> re.Pattern[str]:
    return re.compile(f"[\t{_ODD}]")


def _odd_characters(raw: str) -> set[str]:
    r"""
    Return which odd characters stand in *raw*.

    >>> sorted(_odd_characters("a\xa0b\tc “d”"))
    ['\t', '\xa0']
    """
    # Without what is plain ASCII a page is a few bytes: a search through these is a search through all.
    rest = raw.encode("utf-8", "surrogatepass").translate(None, _PLAIN)
    return set(_odd_re().findall(rest.decode("utf-8", "surrogatepass"))) if rest else set()


@cache
def _damage_re() -> re.Pattern[str]:
    return re.compile(
        r"""
          (?P<blank_run> \x20 [\x20\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]++
                       | [\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]
                         [\x20\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]*+ )
        | (?P<soft_hyphen> \u00ad++ )
        | (?P<invisible> [\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]++ )
        | (?P<ligature> [\ufb00-\ufb06\ua733] )
        | (?P<control> [\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]++ )
        """,
        re.VERBOSE,
    )


@cache
def _reference_re() -> re.Pattern[str]:
    return re.compile(r"\[(?P<n>\d{1,4}+)\]")


AFTER_REFERENCE = frozenset('.,;:!?)”’"')


def _references(raw: str) -> list[Repair]:
    """Return the marks ``[12]`` of a text whose marks count upwards, as text browsers number links."""
    if "[" not in raw or ("[1]" not in raw and "[2]" not in raw):
        return []
    marks = list(_reference_re().finditer(raw))
    numbers = [int(mark["n"]) for mark in marks]
    steps = sum(b - a == 1 for a, b in pairwise(numbers))
    starts: list[int] = []
    ends: list[int] = []
    listed = False
    at = 0
    for mark in marks:
        start, end = mark.span()
        after = raw[end : end + 1]
        # A mail puts the mark behind the anchor, a blank between; a text browser right before it.
        if start > at and raw[start - 1] == " " and (not after or after in AFTER_REFERENCE or after.isspace()):
            start -= 1
        elif after == " ":
            end += 1
        at = end
        listed = listed or raw.startswith("http", end)
        starts.append(start)
        ends.append(end)
    return _all(starts, ends, "", "reference") if steps >= MIN_REFERENCES - 1 or listed else []


def _all(starts: list[int], ends: list[int], replacement: str, rule: str) -> list[Repair]:
    """Return the same repair at many places."""
    return repairs(starts, ends, [replacement] * len(starts), [rule] * len(starts))


def _stray_blanks(raw: str) -> list[Repair]:
    """Return the blanks that a link's end left before a full stop or a comma."""
    found: list[Repair] = []
    for stop in (" .", " ,"):
        at = raw.find(stop, 1)
        while at > 0:
            after = raw[at + 2 : at + 4]
            # Not before three dots, and not before ".com".
            if (
                (not after or after[0].isspace())
                and not (stop == " ." and after[1:] == ".")
                and (raw[at - 1].isalnum() or raw[at - 1] in '”»")')
            ):
                found.append(Repair(Span(at, at + 1), "", "stray_blank"))
            at = raw.find(stop, at + 2)
    return found


def _start(repair: Repair) -> int:
    return repair.start


def _blank_runs(raw: str, lines: list[Line]) -> list[tuple[int, int]]:
    """Return where plain blanks stand in a row inside the lines."""
    runs = _blanks_re().finditer
    return [match.span() for line in lines if "  " in line.text for match in runs(raw, line.start, line.end)]


def _spaced(raw: str, lines: list[Line]) -> list[Repair]:
    """Repair blanks in a row, in lines where nothing else is damaged."""
    runs = _blank_runs(raw, lines)
    if runs:
        for line in lines:
            if "  " in line.text:
                line.text = " ".join(filter(None, line.text.split(" ")))
    return _one_blank_each(runs)


def _one_blank_each(runs: list[tuple[int, int]]) -> list[Repair]:
    return _all([start for start, _ in runs], [end for _, end in runs], " ", "blank_run")


def _scanned(raw: str, lines: list[Line], odd: set[str]) -> list[Repair]:
    """Return what is damaged inside the lines: *odd* characters, and blanks in a row."""
    blanks = _blank_runs(raw, lines) if "  " in raw else []
    if not odd:
        return _one_blank_each(blanks)
    places = [start for start, _ in blanks]
    for char in odd:
        at = raw.find(char)
        while at >= 0:
            places.append(at)
            at = raw.find(char, at + 1)
    found: list[Repair] = []
    starts = [line.start for line in lines]
    end = 0
    for place in sorted(places):
        number = bisect_right(starts, place) - 1
        if number < 0 or place < end or place >= lines[number].end:
            continue
        # A blank that was cut off before the line belongs to the run it stood in.
        first = max(end, lines[number].start - 1, 0)
        start = place
        while start > first and raw[start - 1] in BLANKS and raw[start] in BLANKS:
            start -= 1
        match = _damage_re().match(raw, start, lines[number].end)
        if match:
            end = match.end()
            rule = match.lastgroup or ""
            replacement = LIGATURES.get(match[0], " " if rule == "blank_run" else "")
            found.append(Repair(Span(start, end), replacement, rule))
    return found


@cache
def _blanks_re() -> re.Pattern[str]:
    return re.compile(r"\x20\x20++")


def repair(raw: str, lines: list[Line], *, repair_encoding: bool = True) -> list[Repair]:
    """
    Return the changes to make inside *lines*, in order, and give the lines their repaired text.

    Blanks at the edges of a line are no damage: they lie outside it. Mojibake is left as it is if *repair_encoding* is
    false.
    """
    todo = _references(raw) + _stray_blanks(raw) + encoding.wire_ascii(raw)
    if repair_encoding:
        todo += encoding.mojibake(raw)
    for line in [line for line in lines if line.letter == "L"]:
        end = line.end - len(line.text[1:].lstrip())
        todo.append(Repair(Span(line.start, end), "", "bullet"))
    odd = _odd_characters(raw)
    if not todo and not odd:
        return _spaced(raw, lines) if "  " in raw else []
    todo += _scanned(raw, lines, odd)
    if not todo:
        return todo
    todo.sort(key=_start)
    done: list[Repair] = []
    at = 0
    for line in lines:
        while at < len(todo) and todo[at].start < line.start:
            at += 1
        if at == len(todo):
            break
        if todo[at].end > line.end:
            continue
        parts: list[str] = []
        cursor = line.start
        while at < len(todo) and todo[at].end <= line.end:
            one = todo[at]
            at += 1
            if one.start < cursor:
                continue
            parts += raw[cursor : one.start], one.replacement
            cursor = one.end
            done.append(one)
        if parts:
            parts.append(raw[cursor : line.end])
            text = "".join(parts).strip()
            if text:
                line.text = text
            else:
                line.letter = "I"
    return done
