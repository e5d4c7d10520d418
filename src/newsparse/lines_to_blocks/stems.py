"""What a text tells: the stems of its words, the commonest left out, by which a title is found in its article."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from newsparse.lang.stopwords import stop_words

if TYPE_CHECKING:
    from newsparse.lang import Language

STEM = 5
"""So many letters of a word are compared: in many languages the rest changes from sentence to sentence."""
LOOK_CHARS = 200
SIGNS = "\u2e80"
"""From here on scripts that put no blanks between words, up to those of Korean."""


@cache
def small_stems(lang: Language) -> frozenset[str]:
    """Return the stems of the commonest words."""
    return frozenset(word[:STEM] for word in stop_words(lang))


@cache
def _stem_re() -> re.Pattern[str]:
    # The rest of the word is read too: so no place inside it is tried.
    return re.compile(rf"(\w\w{{3,{STEM - 1}}})\w*")


@cache
def _sign_re() -> re.Pattern[str]:
    return re.compile("[\u2e81-\ud7a3]")


@cache
def _signs_re() -> re.Pattern[str]:
    return re.compile("(?=([\u2e81-\uabff]{2}))|\\b([\uac00-\ud7a3]{2})")


def telling(text: str, lang: Language) -> set[str]:
    """
    Return what a title and its article can share: stems of words that say something, pairs of signs of other scripts.

    >>> from newsparse.lang import load
    >>> sorted(telling("The ferry returns to the harbour", load("en")))
    ['ferry', 'harbo', 'retur']
    """
    text = text.lower()
    found = set(_stem_re().findall(text))
    if found:
        found -= small_stems(lang)
    if not text.isascii() and _sign_re().search(text, 0, LOOK_CHARS):
        found = {stem for stem in found if stem[0] < SIGNS}
        found.update(one or other for one, other in _signs_re().findall(text))
    return found
