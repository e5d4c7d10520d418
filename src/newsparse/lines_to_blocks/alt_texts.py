"""Pictures as a text browser shows them: their file's name, and their text once for the picture and once as caption."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import regex

from newsparse.blocks_to_article.caption import printed_twice
from newsparse.blocks_to_article.credit import parse_credit
from newsparse.lines_to_blocks.geometry import ends_sentence
from newsparse.rule import labels

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsparse.lang import Language
    from newsparse.models import Block, Line, Page

MAX_CAPTION = 600
OPEN = frozenset({"paragraph", "caption_end"})
LONG_PROSE = 100
OPENING = 12
"""So many letters tell most blocks apart."""
MAX_BETWEEN = 24
"""Between the two there may stand a number, or a button."""


@cache
def _image_re() -> regex.Pattern[str]:
    return regex.compile(r"\[[^\s\[\]]{1,200}+\]", regex.V1)


@labels("image", edges="[")
def image_name(line: Line, page: Page) -> bool:  # noqa: ARG001
    """
    Claim the name of a picture's file, in brackets where a text browser shows no picture.

    >>> from newsparse.testing import claims
    >>> claims(image_name, "[ferry-in-port.jpg?width=960]"), claims(image_name, "[Ferry in the port]")
    (True, False)
    """
    text = line.text.lower()
    return (
        any(ending in text for ending in (".jpg", ".jpeg", ".png", ".webp", ".gif", ".svg"))
        and _image_re().fullmatch(text) is not None
    )


def relabel_alt_texts(blocks: list[Block], page: Page) -> None:
    """
    Make captions of what is printed twice in a row: once in the picture's place, and once under it.

    A credit after the second is proof. Without one a headline, a deck or a teaser may be printed twice as well: then it
    is a caption only if it ends a sentence, leads nowhere and stands below a paragraph.
    """
    lang = page.lang
    before = last = ""
    for i, block in enumerate(blocks):
        text = block.text
        opening = text[:OPENING]
        if text.find(opening, OPENING, MAX_CAPTION) > 0:
            if block.kind in OPEN and _is_caption(text, lang):
                block.kind, block.rule = "caption", "printed_twice"
        elif opening in (last, before):
            _relabel_pair(blocks, i, i - 1 if opening == last else i - 2, lang)
        before, last = last, opening


def _relabel_pair(blocks: list[Block], i: int, first: int, lang: Language) -> None:
    """Make a caption of block *i* if the block *first*, which opens as it does, says the same."""
    above, block = blocks[first], blocks[i]
    nearest = first == i - 1
    if (
        first >= 0
        and above.kind == "paragraph"
        and block.kind in OPEN
        and (nearest or len(blocks[i - 1].text) <= MAX_BETWEEN)
        and _is_caption(f"{above.text}\n{block.text}", lang, blocks[: i + 1])
    ):
        # Side by side they are one block, so that its reader sees where the credit begins.
        above.kind, above.rule = "caption" if nearest else "alt_text", "printed_twice"
        block.kind, block.rule = "caption", "caption_part" if nearest else "printed_twice"


def _is_caption(text: str, lang: Language, so_far: Sequence[Block] = ()) -> bool:
    """Say whether a text is printed twice, with a credit after it; without one the blocks *so far* must tell."""
    found = printed_twice(text) if len(text) <= 2 * MAX_CAPTION else None
    if found is None:
        return False
    rest = text[found[1] :].strip(" .\n")
    if rest:
        return parse_credit(rest, lang, led=True) is not None
    return (
        len(so_far) > 0
        and ends_sentence(text)
        and not _leads_away(so_far[-1])
        and any(_is_prose(block) for block in so_far[:-2])
    )


def _is_prose(block: Block) -> bool:
    return block.kind == "paragraph" and len(block.text) > LONG_PROSE and ends_sentence(block.text)


def _leads_away(block: Block) -> bool:
    return any(repair.rule == "reference" for repair in block.repairs)
