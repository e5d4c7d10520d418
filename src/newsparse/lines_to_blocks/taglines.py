"""Contributor lines, agency sign-offs, corrections, notes and copyright lines."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from newsparse.blocks_to_article.tagline import ROLES, parse_tagline
from newsparse.lang.labels import labels_of
from newsparse.rule import labels

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsparse.lang import Language
    from newsparse.models import Block, Line, Page

MAX_BLOCK = 900
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


@cache
def _openings(lang: Language) -> tuple[frozenset[str], tuple[str, ...]]:
    """The first words of taglines, and the words that stand in them."""
    return frozenset(lead.split()[0].lower() for lead in _leads(lang)), tuple(dict.fromkeys(_contributed(lang)))


def _may_be_tagline(text: str, lang: Language) -> bool:
    """Look at a block before it is read: it opens as a tagline does, or holds the word of one."""
    openings, inside = _openings(lang)
    if text[0] in SIGNS or text.split(None, 1)[0].strip(EDGES).lower() in openings:
        return True
    for word in inside:  # noqa: SIM110 - asked about every block, where a generator takes twice the time
        if word in text:
            return True
    return False


def relabel_taglines(blocks: list[Block], page: Page) -> None:
    """Find the taglines that are longer than a line: once their lines are joined, or in the lines below them."""
    for block, below in pairwise(blocks):
        if (
            block.kind == "tagline"
            and below.kind == "paragraph"
            and not below.lines[0].blanks
            and block.text.count("(") > block.text.count(")")
            and parse_tagline(f"{block.text} {below.text}", page.lang)
        ):
            below.kind, below.rule = "tagline", "tagline_part"
    for block in blocks:
        if (
            block.kind == "paragraph"
            and len(block.text) <= MAX_BLOCK
            and len(block.lines) > 1
            and _may_be_tagline(block.text, page.lang)
            and parse_tagline(block.text, page.lang)
        ):
            block.kind, block.rule = "tagline", "tagline"
