"""Pictures as a text browser shows them: their file's name, and their text once for the picture and once as caption."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import regex

from newsparse.blocks_to_article.caption import MIN_TWICE, printed_twice
from newsparse.blocks_to_article.credit import parse_credit
from newsparse.lines_to_blocks.geometry import ends_sentence
from newsparse.rule import labels

if TYPE_CHECKING:
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
    begun = False
    openings = [block.text[:OPENING] for block in blocks]
    for i, block in enumerate(blocks):
        text, opening = block.text, openings[i]
        if block.kind not in OPEN:
            continue
        if len(text) > MIN_TWICE and text.find(opening, OPENING) > 0 and _is_caption(text, lang, sure=False):
            block.kind, block.rule = "caption", "printed_twice"
        elif i and (opening == openings[i - 1] or (i > 1 and opening == openings[i - 2])):
            above = blocks[i - 1 if opening == openings[i - 1] else i - 2]
            sure = begun and ends_sentence(text) and not _leads_away(block)
            if (
                above.kind == "paragraph"
                and (above is blocks[i - 1] or len(blocks[i - 1].text) <= MAX_BETWEEN)
                and _is_caption(f"{above.text}\n{text}", lang, sure=sure)
            ):
                if above is blocks[i - 1]:
                    # One block, so that its reader sees where the credit begins.
                    above.kind, above.rule = "caption", "printed_twice"
                    block.kind, block.rule = "caption", "caption_part"
                else:
                    above.kind, above.rule = "alt_text", "printed_twice"
                    block.kind, block.rule = "caption", "printed_twice"
        elif len(text) > LONG_PROSE and not begun:
            begun = ends_sentence(text)


def _is_caption(text: str, lang: Language, *, sure: bool) -> bool:
    """Say whether a text is printed twice, with a credit after it; if *sure* without one."""
    found = printed_twice(text) if len(text) <= 2 * MAX_CAPTION else None
    if found is None:
        return False
    rest = text[found[1] :].strip(" .\n")
    return parse_credit(rest, lang, led=True) is not None if rest else sure


def _leads_away(block: Block) -> bool:
    return any(repair.rule == "reference" for repair in block.repairs)
