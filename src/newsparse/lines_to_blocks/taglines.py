"""Contributor lines, agency sign-offs, corrections, notes and copyright lines."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from newsparse.blocks_to_article.copyright import is_copyright
from newsparse.blocks_to_article.tagline import MAX_CONTRIBUTOR, ROLES, parse_tagline, story_lead
from newsparse.lang.labels import labels_of
from newsparse.lines_to_blocks import told
from newsparse.rule import labels

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsparse.lang import Language
    from newsparse.models import Block, Line, Page

MAX_BLOCK = 900
MAX_PARTS = 4
MAX_OPENING = 30
"""No first word of a tagline is longer."""
EDGES = "([{*_—–-:,.;|“”\"'"
SIGNS = "(（[©—–-*_"


def _leads(lang: Language) -> Iterator[str]:
    table = labels_of(lang)
    for role in ROLES:
        yield from getattr(table, role)


def _contributed(lang: Language) -> Iterator[str]:
    for phrase in labels_of(lang).contributed:
        first = phrase.split()[0]
        # The one that is too frequent never stands without another.
        if first != "also":
            yield first


@labels("tagline", leads=_leads, marks=_contributed)
def tagline(line: Line, page: Page) -> bool:
    """
    Claim a line that says who else had a hand in the article, or that it was corrected.

    >>> from newsparse.testing import claims
    >>> claims(tagline, "(Reporting by Ana Ruiz; Editing by Bo Li)")
    True
    >>> claims(tagline, "Reporting by night has its dangers.")
    False
    """
    return parse_tagline(line.text, page.lang) is not None


@labels("copyright", edges="©ⓒ(")
def copyright_line(line: Line, page: Page) -> bool:
    """
    Claim a line that opens with the sign of copyright and names the year, or says the word.

    >>> from newsparse.testing import claims
    >>> claims(copyright_line, "© 2026 Torton Post"), claims(copyright_line, "© Ana Ruiz")
    (True, False)
    """
    return is_copyright(line.text, page.lang)


@cache
def _openings(lang: Language) -> tuple[frozenset[str], tuple[str, ...]]:
    """The first words of taglines, and the words that stand in them."""
    return frozenset(lead.split()[0].lower() for lead in _leads(lang)), tuple(dict.fromkeys(_contributed(lang)))


def relabel_taglines(blocks: list[Block], page: Page) -> None:
    """Find the taglines that are longer than a line: once their lines are joined, or in the lines below them."""
    lang = page.lang
    for i, block in enumerate(blocks):
        if block.kind == "tagline":
            if _is_story(blocks, i, lang):
                block.kind, block.rule = "paragraph", "paragraph"
                continue
            _close_bracket(blocks, i, lang)
    # What was joined from lines that no rule claimed one by one.
    joined = [
        (i, block)
        for i, block in enumerate(blocks)
        if block.kind == "paragraph" and len(block.lines) > 1 and len(block.text) <= MAX_BLOCK
    ]
    openings, inside = _openings(lang)
    # Most pages say none of the words; what is longer than a line of names is not asked for them.
    everything = "\n".join([block.text for _, block in joined if len(block.text) <= MAX_CONTRIBUTOR])
    said = [word for word in inside if word in everything]
    for i, block in joined:
        text = block.text
        may_be = (
            text[0] in SIGNS
            or text[:MAX_OPENING].split(None, 1)[0].strip(EDGES).lower() in openings
            or (said and len(text) <= MAX_CONTRIBUTOR and any(word in text for word in said))
        )
        if may_be and parse_tagline(text, lang) and not _is_story(blocks, i, lang):
            block.kind, block.rule = "tagline", "tagline"


def _close_bracket(blocks: list[Block], i: int, lang: Language) -> None:
    """Give a tagline that opens a bracket the lines below it, up to where the bracket closes."""
    text = blocks[i].text
    for below in blocks[i + 1 : i + 1 + MAX_PARTS]:
        if text.count("(") <= text.count(")") or below.kind not in {"paragraph", "tagline"} or below.lines[0].blanks:
            return
        text = f"{text} {below.text}"
        if len(text) > MAX_CONTRIBUTOR or not parse_tagline(text, lang):
            return
        below.kind, below.rule = "tagline", "tagline_part"


def _is_story(blocks: list[Block], i: int, lang: Language) -> bool:
    """Say whether a block with the lead of a note is a sentence of the story that it stands in."""
    text = blocks[i].text
    role = story_lead(text, lang)
    # What is new is told at the top and at the end too; what was wrong stands there, and is no story.
    return bool(role) and told.in_prose(blocks, i, inside=role != "note") and told.tells(text, lang)
