"""Blocks that say one thing together: a byline over several lines, an address cut by the layout."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsparse.models import Block, Paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsparse.models import Span

PART = "_part"
"""A rule whose name ends so says that its block goes on from the one of the same kind above it."""


def merged(blocks: Sequence[Block]) -> list[Block]:
    """
    Return the blocks with each part joined to the block of its kind above it.

    The text of what is joined has its parts on lines of their own; an address has none between them.
    """
    result: list[Block] = []
    for block in blocks:
        if block.rule[-5:] == PART and result:
            kind = "related" if block.kind == "related_url" else block.kind
            above = result[-1]
            if above.kind == kind:
                between = "" if block.kind == "url" else "\n"
                result[-1] = Block(
                    above.kind,
                    above.rule,
                    [*above.lines, *block.lines],
                    above.text + between + block.text,
                    (*above.spans, *block.spans),
                    (*above.repairs, *block.repairs),
                )
                continue
        result.append(block)
    return result


def raw_spans(block: Block, start: int, end: int) -> tuple[Span, ...]:
    """Return the spans of the raw text that ``block.text[start:end]`` reads; all of the block's for all of its text."""
    if start <= 0 and end >= len(block.text):
        return block.spans
    text = block.text
    if "\n" in text:
        # What parts that were merged have between them was not printed.
        start, end, text = start - text.count("\n", 0, start), end - text.count("\n", 0, end), text.replace("\n", "")
    return Paragraph(text, block.spans, block.repairs).to_raw(start, end)
