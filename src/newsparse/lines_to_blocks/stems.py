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
MANY = 100
"""So many stems are found faster among all of a text than one by one."""
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


def said_in(stems: set[str], text: str, lang: Language) -> set[str]:
    """
    Return those of *stems*, all found by `telling`, that it would find in a text too: mostly with less work.

    >>> from newsparse.lang import load
    >>> en = load("en")
    >>> sorted(said_in(telling("Ferries dock in rain", en), "A ferry. Docks? Rainy harbour (Dock 1).", en))
    ['dock']
    """
    if len(stems) > MANY or (not text.isascii() and _sign_re().search(text, 0, LOOK_CHARS)):
        return stems & telling(text, lang)
    text = text.lower()
    find = text.find
    return {stem for stem in stems if (at := find(stem)) >= 0 and len(stem) >= STEM - 1 and _is_told(stem, text, at)}


def _is_told(stem: str, text: str, at: int) -> bool:
    """Say whether a word from *at* on, in small letters, begins with a stem; one that is shorter is the whole word."""
    while at >= 0:
        end = at + len(stem)
        inside = at > 0 and _is_letter(text[at - 1])
        if not inside and (len(stem) == STEM or not _is_letter(text[end : end + 1])):
            return True
        at = text.find(stem, end)
    return False


def _is_letter(char: str) -> bool:
    return char.isalnum() or char == "_"
