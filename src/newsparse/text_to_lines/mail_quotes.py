"""The ``>`` before every line of a forwarded mail."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from newsparse.text_to_lines.scan import letter_of

if TYPE_CHECKING:
    from newsparse.models import Line

MOSTLY = 0.6
"""A text is a quoted mail where this share of its lines opens with the mark."""


@cache
def _marks_re() -> re.Pattern[str]:
    """Marks, and blanks of any kind between them and behind them."""
    return re.compile(r"[>\s]*+")


def is_quoted(lines: list[Line]) -> bool:
    """Say whether the whole text is a quoted mail; a stray line with the mark does not make it one."""
    return len(lines) > 2 and [line.text[0] for line in lines].count(">") >= MOSTLY * len(lines)


def without_marks(lines: list[Line]) -> list[Line]:
    """Leave the marks outside the lines; what holds nothing else counts as blank, and is not returned."""
    kept: list[Line] = []
    blanks = 0
    for line in lines:
        text = _marks_re().sub("", line.text, count=1)
        if not text:
            blanks += line.blanks + 1
            continue
        bare = text if line.text[0] == ">" else line.text
        if bare is not line.text:
            line.letter = letter_of(bare)
        line.number, line.start, line.text = len(kept), line.end - len(bare), bare
        line.indent, line.blanks = 0, blanks + line.blanks
        kept.append(line)
        blanks = 0
    return kept
