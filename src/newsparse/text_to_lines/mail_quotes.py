"""The ``>`` before every line of a forwarded mail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from newsparse.text_to_lines.scan import letter_of

if TYPE_CHECKING:
    from newsparse.models import Line

MOSTLY = 0.6
"""A text is a quoted mail where this share of its lines opens with the mark."""


def is_quoted(lines: list[Line]) -> bool:
    """Say whether the whole text is a quoted mail; a stray line with the mark does not make it one."""
    return len(lines) > 2 and [line.text[0] for line in lines].count(">") >= MOSTLY * len(lines)


def without_marks(lines: list[Line]) -> list[Line]:
    """Return the lines with the marks left outside; what holds nothing else counts as blank."""
    kept: list[Line] = []
    blanks = 0
    for line in lines:
        text = line.text.lstrip("> ")
        if not text:
            blanks += line.blanks + 1
            continue
        bare = text if line.text[0] == ">" else line.text
        start = line.end - len(bare)
        letter = line.letter if bare is line.text else letter_of(bare)
        kept.append(
            evolve(line, number=len(kept), start=start, text=bare, letter=letter, indent=0, blanks=blanks + line.blanks)
        )
        blanks = 0
    return kept
