"""Damage inside lines: invisible characters, ligatures, control bytes, runs of blanks, bullets, reference marks."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import regex

from newsparse.models import Repair, Span
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


# Whatever must be looked at; a plain search for it costs next to nothing where there is none.
_ODD = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\xa0\xad\u1680\u2000-\u200b\u200e\u200f\u202a-\u202f\u205f\u2060\u2066-\u2069"
    "\u3000\ua733\ufb00-\ufb06\ufeff"
)


@cache
def _odd_re() -> re.Pattern[str]:
    return re.compile(f"[\t{_ODD}]")


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
def _reference_re() -> regex.Pattern[str]:
    # A mail puts the mark behind the anchor, a blank between; a text browser right before it.
    return regex.compile(r"\x20\[(?P<n>\d{1,4}+)\](?=[\s.,;:!?)”’\"]|\Z)|\[(?P<n>\d{1,4}+)\]\x20?+", regex.V1)


def _references(raw: str) -> list[Repair]:
    """Return the marks ``[12]`` of a text whose marks count upwards, as text browsers number links."""
    if "[1]" not in raw and "[2]" not in raw:
        return []
    marks = list(_reference_re().finditer(raw))
    numbers = [int(mark["n"]) for mark in marks]
    steps = sum(b - a == 1 for a, b in pairwise(numbers))
    listed = any(raw.startswith("http", mark.end()) for mark in marks)
    if steps < MIN_REFERENCES - 1 and not (listed and numbers):
        return []
    return [Repair(Span(mark.start(), mark.end()), "", "reference") for mark in marks]


@cache
def _stray_re() -> regex.Pattern[str]:
    # Not before three dots, and not before ".com".
    return regex.compile(r"(?<=[\p{L}\p{N}”»\")])\x20(?=[.,](?:\s|\Z))(?!\.\s\.)", regex.V1)


def _stray_blanks(raw: str) -> list[Repair]:
    """Return the blanks that a link's end left before a full stop or a comma."""
    if " ." not in raw and " ," not in raw:
        return []
    return [Repair(Span(*mark.span()), "", "stray_blank") for mark in _stray_re().finditer(raw)]


def _start(repair: Repair) -> int:
    return repair.span.start


def _scanned(raw: str, lines: list[Line]) -> list[Repair]:
    """Return what is damaged in the lines that hold something odd, or two blanks in a row."""
    odd = _odd_re().search
    if odd(raw):
        # From the character before: a blank that was cut off belongs to the run it stood in.
        stretches = [(max(0, line.start - 1), line.end) for line in lines if "  " in line.text or odd(line.text)]
    else:
        stretches = [(line.start, line.end) for line in lines if "  " in line.text] if "  " in raw else []
    found: list[Repair] = []
    for start, end in stretches:
        for match in _damage_re().finditer(raw, start, end):
            rule = match.lastgroup or ""
            replacement = LIGATURES.get(match[0], " " if rule == "blank_run" else "")
            found.append(Repair(Span(*match.span()), replacement, rule))
    return found


def repair(raw: str, lines: list[Line], *, repair_encoding: bool = True) -> list[Repair]:
    """
    Return the changes to make inside *lines*, in order, and give the lines their repaired text.

    Blanks at the edges of a line are no damage: they lie outside it. Mojibake is left as it is if *repair_encoding* is
    false.
    """
    todo = _scanned(raw, lines) + _references(raw) + _stray_blanks(raw)
    todo += encoding.wire_ascii(raw)
    if repair_encoding:
        todo += encoding.mojibake(raw)
    for line in lines:
        if line.letter == "L":
            end = line.end - len(line.text[1:].lstrip())
            todo.append(Repair(Span(line.start, end), "", "bullet"))
    if not todo:
        return todo
    todo.sort(key=_start)
    done: list[Repair] = []
    at = 0
    for line in lines:
        while at < len(todo) and todo[at].span.start < line.start:
            at += 1
        if at == len(todo):
            break
        if todo[at].span.end > line.end:
            continue
        parts: list[str] = []
        cursor = line.start
        while at < len(todo) and todo[at].span.end <= line.end:
            one = todo[at]
            at += 1
            if one.span.start < cursor:
                continue
            parts += raw[cursor : one.span.start], one.replacement
            cursor = one.span.end
            done.append(one)
        if parts:
            parts.append(raw[cursor : line.end])
            text = "".join(parts).strip()
            if text:
                line.text = text
            else:
                line.letter = "I"
    return done
