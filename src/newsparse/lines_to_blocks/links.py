"""Lines that point elsewhere: related articles, numbered references."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from newsparse.blocks_to_article.links import SCHEMES, goes_on_as_url, parse_related, reference_of
from newsparse.lang.labels import labels_of
from newsparse.lines_to_blocks import told
from newsparse.rule import labels

if TYPE_CHECKING:
    from newsparse.models import Block, Line, Page

MAX_RELATED = 300
ADDRESS = ":(?:" + "|".join(["//", *(f"(?<={scheme})" for scheme in SCHEMES if scheme.endswith(":"))]) + ")"
"""What every address has in it: a colon before slashes, or behind the name of a scheme that has none."""


@labels("related", leads=lambda lang: labels_of(lang).related)
def related(line: Line, page: Page) -> bool:
    """
    Claim a line that names another article after ``Read more:`` or its like.

    >>> from newsparse.testing import claims
    >>> claims(related, "Related article: Ferry returns to the harbour")
    True
    >>> claims(related, "Related costs: they rose by a third.")
    False
    """
    return len(line.text) <= MAX_RELATED and parse_related(line.text, page.lang) is not None


@labels("reference", shapes=(ADDRESS,))
def reference(line: Line, page: Page) -> bool:
    """
    Claim a line of a list of references: a number, then an address.

    >>> from newsparse.testing import claims
    >>> claims(reference, "[12] https://harbour.example/ferry"), claims(reference, "12 boats wait")
    (True, False)
    """
    # The mark is a repair of the first step: the line's text no longer shows it.
    return reference_of(page.raw[line.start : line.end]) is not None


@labels("url", follows=("url",))
def url_part(line: Line, page: Page) -> bool:
    r"""
    Claim the rest of an address that the layout cut.

    >>> from newsparse.testing import make_page
    >>> page = make_page("https://harbour.example/the-ferry-\nis-late.html")
    >>> page.lines[0].kind = "url"
    >>> url_part(page.lines[1], page)
    True
    """
    if not line.number or " " in line.text:
        return False
    above = page.lines[line.number - 1]
    return above.kind == "url" and not line.blanks and goes_on_as_url(above.text, line.text)


@labels("related_url", below=("(http",), follows=("related_url",))
def related_part(line: Line, page: Page) -> bool:
    r"""
    Claim the rest of an address in brackets that the layout cut.

    >>> from newsparse.testing import make_page
    >>> page = make_page("Read more: It is late (https://harbour.example/the-\nferry)\nIt rained.")
    >>> related_part(page.lines[1], page), related_part(page.lines[2], page)
    (True, False)
    """
    if not line.number or " " in line.text:
        return False
    above = page.lines[line.number - 1]
    if above.rule == "related_part":
        return ")" not in above.text
    opened = above.text.rfind("(http")
    return opened >= 0 and ")" not in above.text[opened:] and " " not in above.text[opened:]


def relabel_related(blocks: list[Block], page: Page) -> None:
    """
    Give a related line the block below it that ends in the address it still lacks: its title went on there.

    What tells something between two sentences is no title.
    """
    for i, (block, below) in enumerate(itertools.pairwise(blocks)):
        if block.kind == "related" and _is_story(blocks, i, page):
            block.kind, block.rule = "paragraph", "paragraph"
        elif (
            block.kind == "related"
            and below.kind == "paragraph"
            and len(below.text) <= MAX_RELATED
            and "http" not in block.text
        ):
            raw = below.spans[-1].of(page.raw)
            opened = raw.rfind("(http")
            if opened >= 0 and raw.find(")", opened) >= len(raw) - 2:
                below.kind, below.rule = "related", "related_part"


def _is_story(blocks: list[Block], i: int, page: Page) -> bool:
    """Say whether a block that opens with ``More`` or its like, and has no address, is a sentence between others."""
    text = blocks[i].text
    if not told.in_prose(blocks, i, inside=True) or not told.tells(text, page.lang):
        return False
    line = parse_related(text, page.lang)
    return line is not None and not line.url and not line.reference
