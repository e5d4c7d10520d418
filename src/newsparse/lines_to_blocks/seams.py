"""
Paragraphs cut in two by what stands between their halves.

Prose that does not end, then blocks that are no prose, then prose that goes on in mid-sentence: that is one paragraph
with something injected. Where nothing but a page's turn lies between, the lines are judged as if they stood below each
other.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from newsparse.lines_to_blocks import paragraphs
from newsparse.lines_to_blocks.geometry import ends_sentence
from newsparse.lines_to_blocks.joins import beginning, ending
from newsparse.text_to_lines.hyphens import HYPHENS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from newsparse.lines_to_blocks.glue import Glue
    from newsparse.models import Block

    Cut = Callable[[Block, Block, Sequence[Block], Glue], bool]

MIN_OPEN = 30
MAX_BETWEEN = 8
"""More blocks than this are no interruption but another part of the page."""
PAGE_TURN = frozenset({"folio", "running_head", "jump_line", "pull_quote", "rule_line", "invisible"})

CUT = frozenset({"a", ","})
"""Ends of a line that is no title: where a jump line follows, the sentence goes on behind it."""


def is_open(block: Block) -> bool:
    """Say whether a paragraph stops in mid-sentence; a short line may be a title and never does."""
    text = block.text
    return len(text) >= MIN_OPEN and not ends_sentence(text) and ending(text) not in {":", "?"}


def goes_on(block: Block) -> bool:
    """Say whether a paragraph begins in mid-sentence."""
    return beginning(block.text) in {"a", ","} and block.lines[0].letter != "L"


def is_cut(above: Block, below: Block, between: Sequence[Block], glue: Glue) -> bool:
    """Say whether two paragraphs are the halves of one."""
    if not is_open(above):
        return False
    if goes_on(below) or (above.text[-1] in HYPHENS and above.text[-2:-1].isalpha() and below.text[0].isalpha()):
        return True
    if all(block.kind in PAGE_TURN for block in between):
        return glue.scores.get((above.lines[-1].number, below.lines[0].number), 0.0) > 0
    return False


def is_continued(above: Block, below: Block, between: Sequence[Block], glue: Glue) -> bool:
    """Say whether a jump line sends the reader from one paragraph to the other, in mid-sentence."""
    if not any(block.kind == "jump_line" for block in between) or any(block.kind not in PAGE_TURN for block in between):
        return False
    if is_open(above):
        return ending(above.text) in CUT or is_cut(above, below, between, glue)
    return _is_quoted_on(above.text, below.text)


def _is_quoted_on(above: str, below: str) -> bool:
    """Say whether a quotation that one text leaves open is closed in the next before another is opened."""
    if above.count("“") > above.count("”"):
        closed = below.find("”")
        return closed >= 0 and "“" not in below[:closed]
    return above.count('"') % 2 == 1 and below.count('"') % 2 == 1 and below[0] != '"'


def joined(blocks: list[Block], glue: Glue, cut: Cut = is_cut) -> list[Block]:
    """
    Return the blocks with cut paragraphs made whole; what was injected follows the paragraph it cut.

    Args:
        blocks: In reading order.
        glue: What joined their lines.
        cut: What says whether two paragraphs with others between are halves of one.
    """
    places = [i for i, block in enumerate(blocks) if block.kind == "paragraph"]
    cuts = {
        above: below
        for above, below in pairwise(places)
        if 1 < below - above <= MAX_BETWEEN + 1 and cut(blocks[above], blocks[below], blocks[above + 1 : below], glue)
    }
    if not cuts:
        return blocks
    result: list[Block] = []
    at = 0
    while at < len(blocks):
        first = blocks[at]
        if at in cuts:
            lines, injected = [*first.lines], []
            while at in cuts:
                injected += blocks[at + 1 : cuts[at]]
                at = cuts[at]
                lines += blocks[at].lines
            # Reading order is that of the first character.
            result += paragraphs.build("paragraph", first.rule, lines, glue), *injected
        else:
            result.append(first)
        at += 1
    return result
