"""Captions and credits: a line that is a credit, and the block beside it that is its caption."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from newsparse.blocks_to_article.credit import MAX_CREDIT, parse_credit, split_run_in
from newsparse.lang.agencies import agency_forms
from newsparse.lang.labels import labels_of
from newsparse.rule import labels

if TYPE_CHECKING:
    from newsparse.lang import Language
    from newsparse.models import Block, Line, Page

MAX_CAPTION = 600


EDGES = " .,;:|/()[]（）\u200b"


@cache
def _agency_words() -> frozenset[str]:
    """The first and last words of agencies' names, in lower case: one of them stands at an edge of most credits."""
    return frozenset(word for form in agency_forms() for word in (form.split()[0], form.split()[-1]))


@cache
def _lead_words(lang: Language) -> frozenset[str]:
    return frozenset(lead.split()[0].strip(EDGES) for lead in labels_of(lang).credit)


@labels("credit", letters="T")
def credit(line: Line, page: Page) -> bool:
    """
    Claim a line that is the credit of a picture and nothing else.

    >>> from newsparse.testing import claims
    >>> claims(credit, "Ana Ruiz / AFP via Getty Images")
    True
    >>> claims(credit, "Ana Ruiz told AFP so.")
    False
    """
    text = line.text
    if len(text) > MAX_CREDIT:
        return False
    # Agencies are too many to be looked for in every line: most credits have one at an edge, or a slash.
    words = text.lower().split()
    if (
        words[-1].strip(EDGES).rpartition("/")[2] in _agency_words()
        or words[0].strip(EDGES).partition("/")[0] in _agency_words()
        or text[0] in "©("
        or words[0].strip(EDGES) in _lead_words(page.lang)
    ):
        return parse_credit(text, page.lang) is not None
    return False


def relabel_captions(blocks: list[Block], page: Page) -> None:
    """
    Make captions of blocks that a credit stands beside, or that end in one.

    The credit of a caption follows it, or stands over it; between paragraphs of prose the block before the credit is the
    caption if it is short, or if its end is no sentence's end. A caption printed twice is one both times.
    """
    lang = page.lang
    for i, block in enumerate(blocks):
        if block.kind == "paragraph" and len(block.text) <= MAX_CAPTION:
            found = split_run_in(block.text, lang)
            if found and found[0] > 0 and (found[2].agencies or _is_led(block.text[found[0] : found[1] + 12], lang)):
                block.kind, block.rule = "caption", "run_in_credit"
    for i, block in enumerate(blocks):
        if block.kind == "credit":
            above = blocks[i - 1] if i else None
            below = blocks[i + 1] if i + 1 < len(blocks) else None
            if above is not None and above.kind == "paragraph" and len(above.text) <= MAX_CAPTION:
                above.kind, above.rule = "caption", "credit_below"
            elif below is not None and below.kind == "paragraph" and len(below.text) <= MAX_CAPTION and (above is None or above.kind != "caption"):
                below.kind, below.rule = "caption", "credit_above"


def _is_led(text: str, lang: Language) -> bool:
    return any(mark in text for mark in ":：©") or "by" in text
