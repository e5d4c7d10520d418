"""Bylines: lines that say who wrote the article, and names alone where a byline stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsparse.blocks_to_article.byline import MAX_BYLINE, opens_byline, parse_byline
from newsparse.lang.labels import labels_of
from newsparse.rule import labels

if TYPE_CHECKING:
    from newsparse.models import Line, Page

MAX_LINE = 160


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
    found = parse_byline(text, page.lang)
    if found is None or len(text) > MAX_BYLINE:
        return False
    # "Von Helene Fischer" may be the end of a sentence: a line in small letters above it goes on.
    return True


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
