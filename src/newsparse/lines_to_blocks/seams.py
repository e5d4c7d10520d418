"""
Paragraphs cut in two by what stands between their halves.

The blocks are read as a string of letters: prose that does not end, then blocks that are no prose, then prose that
goes on in mid-sentence. Whatever matches is one paragraph with something injected.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import regex

from newsparse.lines_to_blocks import paragraphs
from newsparse.lines_to_blocks.geometry import ends_sentence
from newsparse.lines_to_blocks.joins import beginning, ending

if TYPE_CHECKING:
    from newsparse.lines_to_blocks.glue import Glue
    from newsparse.models import Block

MIN_OPEN = 30
MIN_CHAIN = 3


@cache
def _seam_re() -> regex.Pattern[str]:
    # o: prose left open; c: prose that goes on in mid-sentence; m: both; x: what may stand between.
    return regex.compile(r"[om] (?: x{1,8}+ m )*+ (?: x{1,8}+ c )?+", regex.V1 | regex.VERBOSE)


def letter_of(block: Block) -> str:
    """Return the class of a block for the seam pattern."""
    if block.kind != "paragraph":
        return "x"
    text = block.text
    goes_on = beginning(text) in {"a", ","} and block.lines[0].letter != "L"
    is_open = len(text) >= MIN_OPEN and not ends_sentence(text) and ending(text) not in {":", "?"}
    return "m" if goes_on and is_open else "c" if goes_on else "o" if is_open else "."


def joined(blocks: list[Block], glue: Glue) -> list[Block]:
    """Return the blocks with cut paragraphs made whole; what was injected follows the paragraph it cut."""
    letters = "".join(map(letter_of, blocks))
    if "x" not in letters:
        return blocks
    result: list[Block] = []
    at = 0
    for match in _seam_re().finditer(letters):
        if match.end() - match.start() < MIN_CHAIN:
            continue
        result += blocks[at : match.start()]
        chain = blocks[match.start() : match.end()]
        lines = [line for block in chain if block.kind == "paragraph" for line in block.lines]
        # Reading order is that of the first character: what was injected follows the paragraph it cut.
        result.append(paragraphs.build("paragraph", "paragraph", lines, glue))
        result += (block for block in chain if block.kind != "paragraph")
        at = match.end()
    return result + blocks[at:]
