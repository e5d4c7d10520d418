"""The first letters of phrases: a cheap look before a pattern that opens with one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

SIZE = 3


def openings_of(phrases: Iterable[str]) -> frozenset[str]:
    """
    Return the first letters of phrases, at most three of each, as `may_open` compares them.

    >>> sorted(openings_of(["Photo by", "photo", "©"]))
    ['pho', '©']
    """
    return frozenset(phrase.casefold()[:SIZE] for phrase in phrases)


def may_open(text: str, openings: frozenset[str]) -> bool:
    """
    Say whether one of the phrases that *openings* are of may open a text, in any case.

    >>> openings = openings_of(["photo by", "©"])
    >>> may_open("Photos of boats", openings), may_open("© Ana Ruiz", openings), may_open("Phone", openings)
    (True, True, True)
    >>> may_open("A photo", openings), may_open("", openings)
    (False, False)
    """
    head = text[:SIZE].casefold()[:SIZE]
    return head in openings or head[:2] in openings or head[:1] in openings
