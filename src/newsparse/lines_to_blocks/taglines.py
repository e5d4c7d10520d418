"""Contributor lines, agency sign-offs, corrections, notes and copyright lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsparse.blocks_to_article.tagline import ROLES, parse_tagline
from newsparse.lang.labels import labels_of
from newsparse.rule import labels

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsparse.lang import Language
    from newsparse.models import Block, Line, Page

MAX_BLOCK = 900


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


def relabel_taglines(blocks: list[Block], page: Page) -> None:
    """Find the taglines that are longer than a line, once their lines are joined."""
    for block in blocks:
        if (
            block.kind == "paragraph"
            and len(block.text) <= MAX_BLOCK
            and len(block.lines) > 1
            and parse_tagline(block.text, page.lang)
        ):
            block.kind, block.rule = "tagline", "tagline"
