"""Bylines: lines that say who wrote the article, and names alone where a byline stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsparse.blocks_to_article.byline import opens_byline, parse_byline
from newsparse.blocks_to_article.headline import words
from newsparse.lang.labels import labels_of
from newsparse.lines_to_blocks.headlines import is_prose, main_run
from newsparse.rule import labels

if TYPE_CHECKING:
    from newsparse.lang import Language
    from newsparse.models import Block, Line, Page

MAX_LINE = 160
MAX_PARTS = 14


@labels(
    "byline",
    leads=lambda lang: (*labels_of(lang).byline, *labels_of(lang).author),
    marks=lambda lang: labels_of(lang).byline_tail,
)
def byline(line: Line, page: Page) -> bool:
    """
    Claim a line that opens with ``By`` or its like and holds nothing but names, titles, places and agencies.

    >>> from newsparse.testing import claims
    >>> claims(byline, "By Ana Ruiz and Jo van der Berg")
    True
    >>> claims(byline, "By Monday the river had risen.")
    False
    """
    text = line.text
    if len(text) > MAX_LINE or text.endswith(("?", "!")):
        return False
    return parse_byline(text, page.lang) is not None


@labels("byline", leads=lambda lang: (*labels_of(lang).byline, *labels_of(lang).author))
def byline_lead(line: Line, page: Page) -> bool:
    r"""
    Claim a line that holds a byline's lead alone, if names stand on the next one.

    >>> from newsparse.testing import claims
    >>> claims(byline_lead, "By\nAna Ruiz\n,\nEditor")
    True
    >>> claims(byline_lead, "By\nthe time it stopped")
    False
    """
    if not opens_byline(line.text, page.lang):
        return False
    number = line.number + 1
    if number >= len(page.lines):
        return False
    below = page.lines[number].text
    return len(below) <= MAX_LINE and parse_byline(f"{line.text}\n{below}", page.lang) is not None


def relabel_bylines(blocks: list[Block], page: Page) -> None:
    """
    Let bylines go on over the next lines, and find names that stand alone where a byline stands.

    A byline's lead alone takes the lines below it as long as they are names, ``and``, commas and titles. Names without a
    lead are a byline between the headline and the prose, beside a date, a title or the headline itself, if the prose does not
    speak of them.
    """
    lang = page.lang
    for i, block in enumerate(blocks):
        if block.kind != "byline" or block.rule.endswith("_part"):
            continue
        text = block.text
        for below in blocks[i + 1 : i + 1 + MAX_PARTS]:
            if below.kind not in {"paragraph", "credit", "byline"} or len(below.text) > MAX_LINE:
                break
            longer = f"{text}\n{below.text}"
            if below.kind == "byline" and not opens_byline(text, lang):
                break
            if parse_byline(longer, lang) is None and below.text.strip() not in {",", "&", "|", "·", "•"} and below.text.strip().lower() not in labels_of(lang).joins:
                break
            if not opens_byline(text, lang) and not _joins(text, below.text, lang) and not _is_role_line(below.text, lang):
                break
            below.kind, below.rule, text = "byline", "byline_part", longer


def _joins(above: str, below: str, lang: Language) -> bool:
    """Say whether a list of names goes on: one of the two ends or begins with what stands between names."""
    joins = labels_of(lang).joins
    last, first = above.rstrip().split()[-1].lower(), below.lstrip().split()[0].lower()
    return above.rstrip()[-1] in ",&/" or below.lstrip()[0] in ",&/" or last in joins or first in joins or first in labels_of(lang).with_agency


def _is_role_line(text: str, lang: Language) -> bool:
    words = [word.strip(",.").lower() for word in text.split()]
    return len(words) <= 7 and words[-1] in labels_of(lang).roles


def find_names(blocks: list[Block], page: Page) -> None:
    """Label names that stand alone where a byline stands."""
    start, _ = main_run(blocks)
    at = next((i for i, block in enumerate(blocks) if block.kind == "headline"), -1)
    if start < 0 or any(block.kind == "byline" for block in blocks[max(0, at) : start]):
        return
    low = at + 1 if at >= 0 else max(0, start - 25)
    body = {word for block in blocks[start:] if is_prose(block) for word in words(block.text)}
    for i in range(low, min(start + 1, len(blocks))):
        block = blocks[i]
        if not (block.kind == "paragraph" or block.rule == "drop_chrome") or len(block.text) > MAX_LINE or not block.text[0].isupper() and block.text[0] < "\u2e80":
            continue
        found = parse_byline(block.text, page.lang, bare=True)
        if found is None or not found.authors or any(words(author.name)[-1] in body for author in found.authors if words(author.name)):
            continue
        score = 0
        for j in (i - 1, i + 1):
            if 0 <= j < len(blocks):
                near = blocks[j]
                if near.kind == "timestamp":
                    score += 2
                elif near.kind in {"headline", "rule_line"} or ((near.kind == "paragraph" or near.rule == "drop_chrome") and _is_role_line(near.text, page.lang)):
                    score += 1
        if i > at + 1 and at >= 0 and i - at <= 3:
            score += 1
        if score >= 1:
            block.kind, block.rule = "byline", "names"
            return
