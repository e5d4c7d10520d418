"""The page's own address: a browser prints it under each page, a share button carries it; it was made from a title."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import unquote

from newsparse.blocks_to_article.slugs import slug_words, spelled_out, words_of
from newsparse.lines_to_blocks.stems import STEM, small_stems

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newsparse.models import Page

MIN_STEMS = 3
LEAST_LETTERS = 4
FOOT = 3
"""So many lines at a page's end may hold its address."""
MAX_CARRIED = 40
MAX_ADDRESS = 400


@cache
def _address_re() -> re.Pattern[str]:
    return re.compile(r"https?://[^\s<>\"]+")


def own_address(page: Page) -> str:
    r"""
    Return the address of the page, as it is printed at the foot of its pages or carried by its share buttons.

    Where there is none, it is empty.

    >>> from newsparse.testing import make_page
    >>> own_address(make_page("It rained.\nhttps://harbour.example/a 1/2\n\fStill.\nhttps://harbour.example/a 2/2"))
    'https://harbour.example/a'
    """
    found = Counter(_printed(page) if page.page_starts else _carried(page.raw))
    return max(found, key=found.__getitem__) if found else ""


def _printed(page: Page) -> Iterator[str]:
    """Yield the addresses at the feet of the pages."""
    lines = page.lines
    for end in (*page.page_starts, len(lines)):
        for line in lines[max(0, end - FOOT) : end]:
            if "://" in line.text:
                match = _address_re().search(line.text)
                if match:
                    yield match[0]


def _carried(raw: str) -> Iterator[str]:
    """Yield the addresses that others carry in their queries."""
    at = raw.find("=http")
    for _ in range(MAX_CARRIED):
        if at < 0:
            return
        end = at + 1
        match = _carried_re().match(raw, end, end + MAX_ADDRESS)
        if match:
            yield unquote(match[0]).partition("?")[0]
        at = raw.find("=http", end)


@cache
def _carried_re() -> re.Pattern[str]:
    return re.compile(r"https?(?:://|%3A%2F%2F)[^&\s#?]+", re.IGNORECASE)


def own_stems(page: Page) -> set[str]:
    """
    Return the stems of the words that the page's own address was made from.

    Where it names none, or too few to tell, the set is empty.
    """
    address = own_address(page)
    if not address:
        return set()
    found = {word[:STEM] for word in slug_words(address) if len(word) >= LEAST_LETTERS and word.isalpha()}
    found -= small_stems(page.lang)
    return found if len(found) >= MIN_STEMS else set()


def as_spelled(stems: Iterable[str]) -> set[str]:
    """
    Return stems as an address spells them: without accents, both ways where there are two.

    >>> sorted(as_spelled({"ferry", "räumt"}))
    ['ferry', 'raeum', 'raumt']
    """
    found: set[str] = set()
    for stem in stems:
        if stem.isascii():
            found.add(stem)
        else:
            found.update(word[:STEM] for spelling in (stem, spelled_out(stem)) for word in words_of(spelling))
    return found
