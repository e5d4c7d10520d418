"""What captions and credits show by themselves: who stands where in the picture; a name in brackets under it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import regex

from newsparse.blocks_to_article.credit import NAME, is_slashed
from newsparse.lang.labels import labels_of

if TYPE_CHECKING:
    from newsparse.lang import Language

MIN_CAPTION = 12
MAX_CAPTION = 360
MAX_BARE = 60
MAX_ACRONYM = 5
SENTENCE_ENDS = '.!?…”"»)）'
MAX_LETTER = 3
"""A place as short as that is a letter or two with a stop."""


@cache
def _places_re(lang: Language) -> regex.Pattern[str]:
    """Match a place in the picture: alone in brackets, behind a name in them, or as a row of people."""
    labels = labels_of(lang)
    places = labels.picture_places
    return regex.compile(
        r"""
        [(（] (?: [^()（）]{0,30}? [\s,;] )?? \L<places> [)）]
        | (?<= \p{Lu}[\p{L}\p{M}.'’-]{1,20} ) ,\s \L<beside> ,
        | (?<![\p{L}\p{M}]) (?i: \L<rows> ) \s?+ [:,)）]
        | \A [^。＝]{4,} ＝ (?= [^。＝]{0,20}? [\d０-９] [日月年時] ) [^。＝]{3,40} \Z     # what, "＝", where and when
        """,
        regex.VERBOSE | regex.V1,
        # In small letters, for "(R)" is a party; a word may have its capital.
        places=(*places, *(word.capitalize() for word in places if len(word) > MAX_LETTER)) or ("\0",),
        beside=[word for word in places if len(word) > MAX_LETTER] or ("\0",),
        rows=labels.picture_rows or ("\0",),
    )


@cache
def _openings(lang: Language) -> tuple[str, ...]:
    return labels_of(lang).picture_openings


def shows_picture(text: str, lang: Language) -> bool:
    """
    Say whether a short paragraph tells who stands where in a picture.

    >>> from newsparse.lang import load
    >>> en = load("en")
    >>> shows_picture("Mara Tenn (left) and Joss Ardle on the quay", en)
    True
    >>> shows_picture("Mara Tenn left (with Joss Ardle) for the quay.", en)
    False
    """
    if not MIN_CAPTION <= len(text) <= MAX_CAPTION:
        return False
    openings = _openings(lang)
    if openings and text[:16].lower().startswith(openings):
        return True
    return _places_re(lang).search(text) is not None


@cache
def _bracketed_re() -> regex.Pattern[str]:
    return regex.compile(rf"[(（]{NAME}[)）]", regex.V1)


def is_bare_credit(text: str, above: str, lang: Language) -> bool:
    """
    Say whether a line under a sentence is a credit by its form alone: in brackets, or a person and a slash.

    >>> from newsparse.lang import load
    >>> en = load("en")
    >>> is_bare_credit("(Ardle Images)", "Boats wait in the harbour.", en)
    True
    >>> is_bare_credit("(BUTTON)", "It was late.", en), is_bare_credit("Tram/Bus", "It was late.", en)
    (False, False)
    """
    if len(text) > MAX_BARE or above[-1] not in SENTENCE_ENDS or (text[0] not in "(（" and "/" not in text):
        return False
    if text.isupper() and len(text) > MAX_ACRONYM + 2:
        return False  # "(BUTTON)"
    return _bracketed_re().fullmatch(text) is not None if text[0] in "(（" else is_slashed(text, lang)
