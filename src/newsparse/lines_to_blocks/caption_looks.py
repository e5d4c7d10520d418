"""What captions and credits show by themselves: who stands where in the picture; a name in brackets under it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import regex

from newsparse.blocks_to_article.credit import NAME, inside_names, is_slashed
from newsparse.lang.labels import labels_of

if TYPE_CHECKING:
    from newsparse.lang import Language

MIN_CAPTION = 12
MAX_CAPTION = 360
MAX_BARE = 60
MAX_ACRONYM = 5
SENTENCE_ENDS = '.!?…”"»)）'
MAX_WORD = 20
MAX_INSIDE = 44
BRACKETS = (("(", ")"), ("（", "）"))
MAX_LETTER = 3
"""A place as short as that is a letter or two with a stop."""


@cache
def _places(lang: Language) -> frozenset[str]:
    """Return the places in a picture. In small letters, for "(R)" is a party; but a word may have its capital."""
    labels = labels_of(lang)
    words = labels.picture_places
    capitals = [word.capitalize() for word in words if len(word) > MAX_LETTER]
    return frozenset((*words, *capitals, *labels.picture_rows))


def _has_place(text: str, lang: Language) -> bool:
    """Say whether a place stands in brackets, alone or behind a name and a blank or comma."""
    places = _places(lang)
    for opening, closing in BRACKETS:
        if opening in text:
            for piece in text.split(opening)[1:]:
                inside = piece[: piece.find(closing, 0, MAX_INSIDE) + 1].rstrip(closing)
                # A place may be of several words: "file photo".
                if inside in places or any(
                    inside[i + 1 :].lstrip() in places for i, mark in enumerate(inside) if mark in " ,;"
                ):
                    return True
    return False


@cache
def _beside(lang: Language) -> tuple[str, ...]:
    """Return the places that stand between commas too, with the one behind them."""
    return tuple(f", {word}," for word in labels_of(lang).picture_beside)


@cache
def _marks(lang: Language) -> tuple[str, ...]:
    """Return what stands outside brackets on every page with such a paragraph."""
    labels = labels_of(lang)
    ends = {row.rpartition(" ")[2] for row in labels.picture_rows}
    behind = [f"{end}{mark}" for end in sorted(ends) for mark in ",:"]
    beside = [place[2:] for place in _beside(lang)]
    return tuple(dict.fromkeys((*beside, *behind, *_openings(lang))))


@cache
def _behind_a_name_re() -> regex.Pattern[str]:
    return regex.compile(r"(?<!\p{L})\p{Lu}[\p{L}\p{M}.'’-]*+\Z", regex.V1)


@cache
def _openings(lang: Language) -> tuple[str, ...]:
    return tuple(opening.capitalize() for opening in labels_of(lang).picture_openings)


@cache
def _row_re(lang: Language) -> regex.Pattern[str]:
    return regex.compile(
        r"(?<![\p{L}\p{M}])(?i-f:\L<rows>)\s?+[:,)）]", regex.V1, rows=labels_of(lang).picture_rows or ("\0",)
    )


@cache
def _when_re() -> regex.Pattern[str]:
    """Match what is seen, "＝", where and when, as Japanese papers put it."""
    return regex.compile(r"[^。＝]{4,}＝(?=[^。＝]{0,20}?[\d０-９][日月年時])[^。＝]{3,40}", regex.V1)


@cache
def _row_ends(lang: Language) -> tuple[str, ...]:
    """Return the last words of rows, folded."""
    return tuple(dict.fromkeys(row.casefold().rpartition(" ")[2] for row in labels_of(lang).picture_rows))


def may_show_pictures(raw: str, lang: Language) -> bool:
    """
    Say whether any paragraph of a page may tell who stands where: one look, where most pages hold none of the marks.

    >>> from newsparse.lang import load
    >>> may_show_pictures("It rained. Mara Tenn (left) went.", load("en")), may_show_pictures("It rained.", load("en"))
    (True, False)
    """
    return "＝" in raw or any(mark in raw for mark in _marks(lang)) or _has_place(raw, lang)


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
    # Nearly all paragraphs hold none of the marks: what is dear is asked of the others alone.
    if _has_place(text, lang):
        return True
    for place in _beside(lang):
        at = text.find(place)
        if at > 0 and _behind_a_name_re().search(text, max(0, at - MAX_WORD), at):
            return True
    if "＝" in text and _when_re().fullmatch(text):
        return True
    if text.startswith(_openings(lang)):
        return True
    low = text.casefold()
    return any(end in low for end in _row_ends(lang)) and _row_re(lang).search(text) is not None


@cache
def _bracketed_re() -> regex.Pattern[str]:
    return regex.compile(rf"[(（]{NAME}[)）]", regex.V1, inside=inside_names())


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
