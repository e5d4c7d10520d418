"""Quotations that are open at the end of a line: where one is, the paragraph goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsparse.models import Line

QUOTE_PAIRS = (("„", "“”"), ("“", "”"), ("«", "»"))
LONGEST_QUOTE = 14
"""Lines after which a mark that was never closed is forgotten."""


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
        if not text.isascii() and (opener in text or first in text or more in text):
            opened = LONGEST_QUOTE if text.rfind(opener) > max(text.rfind(first), text.rfind(more)) else 0
        if opened:
            states[i] = True
            opened -= 1
    return states
