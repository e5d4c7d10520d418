"""The lines near the prose, among which the headline is: of what class each is, and what stands above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define

from newsparse.lines_to_blocks.body import is_open, is_prose
from newsparse.lines_to_blocks.stems import telling

if TYPE_CHECKING:
    from newsparse.lang import Language
    from newsparse.models import Block, Line

MIN_TITLE, MAX_TITLE = 10, 230
BEFORE, AGAIN, MOST, INTO = 45, 25, 160, 14
"""So many lines are looked at above the prose, above what prose stands there, in all, and below where it begins."""
OPENING_LINES = 4
"""Lines of the first paragraph of a plain page that may be a title run into it."""
MIN_FAR, MOST_FAR = 3, 0.6
"""Stems that a title far above shares with the one that the browser printed: so many, and this share of its own."""

EDGE, PLAIN, PROSE, CHROME, FURNITURE, BYLINE, DATE, CAPTION, CREDIT, RULE, HEAD, NOTICE, OTHER, OPENING, PRINTED = (
    range(15)
)
KINDS = {
    "byline": BYLINE, "timestamp": DATE, "caption": CAPTION, "credit": CREDIT, "url": RULE, "rule_line": RULE,
    "invisible": RULE, "reference": RULE, "running_head": HEAD, "folio": HEAD, "jump_line": HEAD,
    "paragraph": PLAIN, "headline": PLAIN,
}  # fmt: skip
"""Classes of what a line's block is labelled."""
OPEN = frozenset({PLAIN, CHROME, FURNITURE, OPENING})
SIGNED = frozenset({BYLINE, DATE})


@define(eq=False)
class Rows:
    """
    Lines, top to bottom, each with its class, its text and its block; ``prose`` is the place of the first prose.

    Of a paragraph of prose one line stands for all.
    """

    lines: list[Line]
    kinds: list[int]
    texts: list[str]
    owners: list[Block]
    prose: int

    def put_over(self, lines: list[Line], kind: int, texts: list[str], owner: Block) -> None:
        """Put some lines of one block over all others."""
        count = len(lines)
        self.lines[:0] = lines
        self.kinds[:0] = [kind] * count
        self.texts[:0] = texts
        self.owners[:0] = [owner] * count
        self.prose += count


def rows_near(blocks: list[Block], start: int, end: int, *, dump: bool, wrapped: bool) -> Rows:
    """Return the lines near the prose, which runs from block *start* to block *end*."""
    lines: list[Line] = []
    kinds: list[int] = []
    owners: list[Block] = []
    prose = seen = 0
    reach = blocks[start].lines[0].number + INTO
    # Where nothing was dropped, what follows prose is a sub-head; where a page was, its first prose may be a notice.
    for i in range(top_of(blocks, start), max(end, start + 1) if dump else start + 1):
        block = blocks[i]
        kind = kind_of(block)
        mine = block.lines
        if i >= start:
            if i == start:
                prose = len(lines)
            elif mine[0].number > reach:
                break
            if kind == PROSE:
                seen += 1
                if seen > 2:
                    break
        if kind == PROSE:
            if wrapped and not dump and not lines and len(mine) > 2:
                kind, mine = OPENING, mine[:OPENING_LINES]
            else:
                mine = mine[:1]
        lines += mine
        kinds += [kind] * len(mine)
        owners += [block] * len(mine)
    return Rows(lines, kinds, [line.text for line in lines], owners, prose)


def top_of(blocks: list[Block], start: int) -> int:
    """Return the first block above block *start* that is near the prose, or near prose that stands above it."""
    low, room, left = start, BEFORE, MOST
    while low > 0 and room > 0 and left > 0:
        low -= 1
        size = len(blocks[low].lines)
        if size > 1 and is_prose(blocks[low]):
            size = 1
            room = max(room, AGAIN)
        elif len(blocks[low].text) > 2 * BEFORE and is_prose(blocks[low]):
            room = max(room, AGAIN)
        room -= size
        left -= size
    return low


def kind_of(block: Block) -> int:
    """Return the class of what a block is labelled."""
    kind, rule = block.kind, block.rule
    if rule == "drop_chrome":
        return CHROME if kind == "chrome" else FURNITURE
    if kind == "paragraph":
        return PROSE if is_prose(block) else PLAIN
    return NOTICE if rule == "furniture_line" else KINDS.get(kind, OTHER)


def far_above(blocks: list[Block], printed: set[str], lang: Language) -> Block | None:
    """Return the lowest block whose words are those that the browser printed as the title, or None."""
    for block in reversed(blocks):
        if MIN_TITLE <= len(block.text) <= MAX_TITLE and is_open(block):
            found = telling(block.text, lang)
            if len(found & printed) >= max(MIN_FAR, MOST_FAR * len(found)):
                return block
    return None
