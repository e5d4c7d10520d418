"""The standfirst between headline and article, and what stands over the headline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsparse.blocks_to_article.names import is_organisation
from newsparse.lines_to_blocks.body import HEAD_KINDS, is_prose
from newsparse.lines_to_blocks.geometry import ends_sentence

if TYPE_CHECKING:
    from newsparse.models import Block, Page

MIN_DECK, MAX_DECK = 20, 320
MAX_KICKER = 40
NO_KICKER = frozenset("0123456789:@/_|")
"""What a section or a topic is not written with."""
MAX_ABOVE = 120
REACH = 12
"""So many blocks below the headline the article has begun."""


def find_deck(blocks: list[Block], page: Page) -> None:
    """
    Label the deck under the headline and the kicker over it.

    A deck stands between the headline and the first paragraph of some length, and is a title itself: no full
    stop. One with a full stop is told by the byline or date below it. What stands over the headline and is no
    sentence is the page's: right above it, and of a few words, it is the kicker.
    """
    at = next((i for i, block in enumerate(blocks) if block.kind == "headline"), -1)
    if at < 0:
        return
    for i in range(at):
        block = blocks[i]
        if block.kind == "paragraph" and len(block.text) <= MAX_ABOVE and not ends_sentence(block.text):
            kicker = i == at - 1 and len(block.text) <= MAX_KICKER and not NO_KICKER.intersection(block.text)
            block.kind, block.rule = ("kicker" if kicker else "chrome"), "find_deck"
    for i in range(at + 1, min(at + 1 + REACH, len(blocks))):
        block = blocks[i]
        if block.kind != "paragraph":
            continue
        if blocks[i - 1].kind == "byline" and is_organisation(block.text.strip(" ="), page.lang):
            # "By Ana Ruiz", and below it the agency she writes for.
            block.kind, block.rule = "byline", "byline_part"
            continue
        if not MIN_DECK <= len(block.text) <= MAX_DECK or block.lines[0].letter == "L":
            return
        signed = any(below.kind in HEAD_KINDS for below in blocks[i + 1 : i + 3])
        if signed or not (ends_sentence(block.text) or is_prose(block)):
            block.kind, block.rule = "deck", "find_deck"
        return
