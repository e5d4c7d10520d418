"""Bylines that do not stand round the headline: under the article, or far above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsparse.lang.labels import labels_of
from newsparse.lines_to_blocks import bare_names
from newsparse.lines_to_blocks.body import part_block

if TYPE_CHECKING:
    from newsparse.models import Block, Page

AFTER, FAR_AFTER = 8, 24
"""How far below the article a byline may stand, and one after ``Author:``."""


def at_the_end(blocks: list[Block], end: int, page: Page) -> set[int]:
    """Return the places of the bylines under the article: right under it, or farther down after ``Author:``."""
    lang = page.lang
    near = min(end + 1 + AFTER, len(blocks))
    kept = {i for i in range(end + 1, near) if blocks[i].kind == "byline"}
    if kept:
        return kept
    labels = labels_of(lang)
    if labels.byline_tail:
        signed = _tailed(blocks, end + 1, near, page)
        if signed:
            return signed
    leads = labels.author
    for i in range(near, min(end + 1 + FAR_AFTER, len(blocks))):
        if blocks[i].kind == "byline" and blocks[i].text.lower().startswith(leads):
            return {i}
    for i in range(end + 1, near):
        beside = {blocks[j].kind for j in (i - 1, i + 1) if j < len(blocks)}
        open_block = blocks[i].rule in {"paragraph", "drop_chrome"}
        if open_block and "author_box" in beside and bare_names.is_name(blocks[i].text.strip(), lang):
            blocks[i].kind, blocks[i].rule = "byline", "names"
            return {i}
    return set()


def _tailed(blocks: list[Block], start: int, end: int, page: Page) -> set[int]:
    """Find a name over the word that says its bearer reports, each on its line: where a page has a node for each."""
    tails = labels_of(page.lang).byline_tail
    for i in range(start, end):
        lines = blocks[i].lines
        for k in range(1, len(lines)):
            if lines[k].text in tails and bare_names.is_name(lines[k - 1].text, page.lang):
                part_block(blocks, i, page)
                at = i + k - 1
                blocks[at].kind, blocks[at].rule = "byline", "byline"
                blocks[at + 1].kind, blocks[at + 1].rule = "byline", "byline_part"
                return {at}
    return set()


def far_above(blocks: list[Block], low: int) -> set[int]:
    """
    Return the place of the only byline far above the prose.

    Videos, boxes and links to other articles may stand between, and what is taken for the headline may be one of them.
    """
    led = [i for i in range(low) if blocks[i].kind == "byline" and not blocks[i].rule.endswith("_part")]
    return set(led) if len(led) == 1 else set()
