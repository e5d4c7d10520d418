"""Where the article's body lies on the page, and whether the page's lines were cut to a column."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import regex

from newsparse.blocks_to_article.parts import raw_spans
from newsparse.lines_to_blocks import paragraphs
from newsparse.lines_to_blocks.glue import Glue
from newsparse.models import Block

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsparse.models import Page

MIN_PROSE = 100
MAX_PROSE = 600
"""A block counts as so many characters at most: one long disclaimer is no article."""
GAP_COST = 45
HEAD_COST = 60
LONGEST_WRAPPED = 170
STOPS = frozenset(".!?…。:")
CLOSERS = "\"'”’»)“ "
"""May follow the stop."""
CLOSED_STOPS = frozenset(stop + closer for stop in STOPS for closer in CLOSERS)
UNCUT = frozenset({"running_head", "reference"})
"""Lines that no column cuts."""
# What stands between a headline and its article and belongs to it.
HEAD_KINDS = frozenset({"byline", "timestamp"})


def is_prose(block: Block) -> bool:
    """Say whether a block is a paragraph of some length with a sentence in it."""
    text = block.text
    if block.kind != "paragraph" or len(text) < MIN_PROSE:
        return False
    # The last letter tells most apart.
    return (
        text[-1] in STOPS
        or text.rstrip(CLOSERS)[-1:] in STOPS
        or (len(text) >= 2 * MIN_PROSE and _sentence_re().search(text) is not None)
    )


@cache
def _sentence_re() -> regex.Pattern[str]:
    return regex.compile(r"\p{Ll}[.!?…][\"'”’»)“]*+\s|。", regex.V1)


def main_run(blocks: Sequence[Block]) -> tuple[int, int]:
    """
    Return the first and the last block of the main run of prose, by their places; (-1, -1) if there is none.

    It is the stretch with the most prose for the least that is none, so that one teaser in full sentences before it
    or a comment after it does not count.
    """
    best = total = 0
    first = start = end = -1
    for i, block in enumerate(blocks):
        text, kind = block.text, block.kind
        size = len(text)
        if (
            size >= MIN_PROSE
            and kind == "paragraph"
            and (text[-1] in STOPS or text[-2:] in CLOSED_STOPS or is_prose(block))
        ):
            if total <= 0:
                total, first = 0, i
            total += size if size < MAX_PROSE else MAX_PROSE  # noqa: FURB136 - min() is a call, of every block
            if total > best:
                best, start, end = total, first, i
        elif total <= 0:
            continue
        elif kind in HEAD_KINDS:
            total -= HEAD_COST
        else:
            total -= 12 + size // 2 if size < 2 * (GAP_COST - 12) else GAP_COST
    return start, end


def headline_at(blocks: list[Block]) -> int:
    """Return the place of the headline that stands in the page, not over it; -1 if there is none."""
    for i, block in enumerate(blocks):
        if block.kind == "headline" and not block.rule.startswith("print_"):
            return i
    return -1


def is_wrapped(page: Page) -> bool:
    """Say whether the lines were cut to a column: none is longer than any column."""
    return not any(
        line.kind not in UNCUT and "://" not in line.text
        for line in [line for line in page.lines if len(line.text) > LONGEST_WRAPPED]
    )


def part_block(blocks: list[Block], i: int, page: Page, glue: Glue | None = None) -> None:
    """Replace block *i* by a block for each of its lines: where lines are nodes of a page, a name stands on one."""
    block = blocks[i]
    glue = glue or Glue(page, block.lines)
    blocks[i : i + 1] = [paragraphs.build(block.kind, block.rule, [line], glue) for line in block.lines]


def parted(block: Block, at: int) -> list[Block]:
    """Part a block in two at a place in its text; both keep its lines."""
    text = block.text
    return [
        Block(block.kind, block.rule, block.lines, text[start:end].strip(), raw_spans(block, start, end))
        for start, end in ((0, at), (at, len(text)))
    ]


def part_last_line(blocks: list[Block], i: int, page: Page) -> None:
    """Replace block *i* by one without its last line and one for that line."""
    block = blocks[i]
    glue = Glue(page, block.lines)
    halves = (block.lines[:-1], block.lines[-1:])
    blocks[i : i + 1] = [paragraphs.build(block.kind, block.rule, half, glue) for half in halves]


def apart(blocks: list[Block], page: Page) -> None:
    """Part the blocks that are no prose and of which nothing sure is known: a title's lines are joined later."""
    many = [i for i, block in enumerate(blocks) if len(block.lines) > 1]
    if not many:
        return
    nodes = not is_wrapped(page)
    glue = Glue(page, ())  # what it knows of the page is found once for all blocks
    for i in reversed(many):
        block = blocks[i]
        if block.rule == "drop_chrome" or (nodes and is_open(block) and not is_prose(block)):
            part_block(blocks, i, page, glue)


def is_open(block: Block) -> bool:
    """Say whether nothing sure is known of a block: a headline looks like chrome, and a running head may repeat it."""
    if block.kind == "running_head":
        return block.rule == "running_head"
    return block.kind in {"paragraph", "headline"} or block.rule == "drop_chrome"
