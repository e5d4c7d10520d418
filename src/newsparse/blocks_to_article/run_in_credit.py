"""Credits run into the end of a caption."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

import regex

from newsparse.blocks_to_article.credit import MAX_CREDIT, is_slashed, parse_credit
from newsparse.blocks_to_article.credit_looks import ends_in_agency, holds_agency_end, may_hold_lead
from newsparse.blocks_to_article.names import is_person
from newsparse.lang.labels import labels_of
from newsparse.lang.small_words import small_words

if TYPE_CHECKING:
    from newsparse.lang import Language
    from newsparse.models import Credit

RUN_IN_WINDOW = 180
MAX_CAPTION = 900
MAX_SLASHED = 60
NAME_WINDOW = 110


@cache
def _run_in_lead_re(lang: Language) -> regex.Pattern[str]:
    # Not "Copyright" or "Video" in a sentence: only with their colon, or "by" after "photo", or the sign itself.
    return regex.compile(
        r"""
        (?: (?<=^|[^\p{L}\p{M}]) | (?<=[\p{Ll}.!?”"’)])(?=\p{Lu}) )
        (?: [(\[（]?+ (?i-f: \L<lead> ) \s*+ (?: [:：] | \.\.\. | … )
          | [(\[（]?+ (?i-f: photos?+ | image | picture | fotos?+ | photograph ) \s
            (?: by | von | de | di | av | courtesy\sof ) \s (?=\p{Lu})
          | [(\[（]?+ \p{Lu}{2,5}+ \s (?: Photo | Foto ) s?+ \s?+ / (?= \s?+ \p{Lu} )      # "AP Photo/Ana Ruiz"
          | © )
        """,
        regex.VERBOSE | regex.V1,
        lead=[word for word in labels_of(lang).credit if word[0].isalpha()],
    )


@lru_cache(maxsize=16)
def split_run_in(text: str, lang: Language) -> tuple[int, int, Credit] | None:
    """
    Find the credit at the end of a caption.

    It stands in brackets, after a lead, after a sentence, or right after the words: then it is a name and an agency.

    >>> from newsparse.lang import load
    >>> caption = "Boats wait in the harbour. Ana Ruiz / AP / TASS"
    >>> end, start, credit = split_run_in(caption, load("en"))
    >>> caption[:end], caption[start:], credit.agencies
    ('Boats wait in the harbour.', 'Ana Ruiz / AP / TASS', ('AP', 'TASS'))
    >>> split_run_in("Boats wait in the harbour. Ana Ruiz waits too.", load("en")) is None
    True

    Returns:
        Where the caption's words end and where the credit starts, in code points of *text*, and the credit; None
        if there is no credit that is sure.
    """
    if not text or len(text) > MAX_CAPTION:
        return None
    found = _bracketed(text, lang) or _after_lead(text, lang) or _after_sentence(text, lang) or _name_at_end(text, lang)
    if found is None:
        return None
    start, credit = found
    return len(text[:start].rstrip(" \t\n\xa0|/–—-(＝")), start, credit


@cache
def _name_at_end_re() -> regex.Pattern[str]:
    return regex.compile(
        r"""
        (?P<name>
            (?: \p{Lu}\.[ ]? ){0,2}+
            (?: \p{Lu}[\p{L}\p{M}'’-]++ | \p{Lu}\. ) (?: [ \n]\p{Lu}\. )?+
            [ \n] (?: \L<particles> [ \n] ){0,2}+
            \p{Lu}[\p{L}\p{M}'’-]++
        )
        (?: \s*+ / \s*+ | \s++ (?: via | for ) \s++ | ,\s )
        (?P<agencies> (?: \p{L}[\p{L}\p{M}.’'-]*+ ) (?: (?: [ \n] | \s*+ / \s*+ ) \p{L}[\p{L}\p{M}.’'-]*+ ){0,6}+ )
        [.\s]*+ \Z
        """,
        regex.VERBOSE | regex.V1,
        particles=sorted(small_words("inner_particles")),
    )


def _name_at_end(text: str, lang: Language) -> tuple[int, Credit] | None:
    """Find a name of two words and its agencies with nothing before them to mark where they start."""
    if not ends_in_agency(text):
        return None
    start = max(0, len(text) - NAME_WINDOW)
    window = text[start:]
    if not ("/" in window or "," in window or "via" in window or "for" in window):
        return None
    for match in _name_at_end_re().finditer(text, start, overlapped=True):
        name = " ".join(match["name"].split())
        # The last two capitals before the slash are the name, unless an initial or a particle joins more to it.
        if is_person(name, lang):
            credit = parse_credit(text[match.start() :], lang)
            if credit and credit.photographers:
                return match.start(), credit
    return None


def _bracketed(text: str, lang: Language) -> tuple[int, Credit] | None:
    stripped = text.rstrip(" .\n")
    if not stripped or stripped[-1] not in ")]）":
        return None
    left = {")": "(", "]": "[", "）": "（"}[stripped[-1]]
    start = stripped.rfind(left)
    if start > 0 and left == "(" and stripped.count(left, 0, start) > stripped.count(")", 0, start):
        start = stripped.rfind(left, 0, start)
    if start <= 0 or len(stripped) - start > RUN_IN_WINDOW:
        return None
    credit = parse_credit(stripped[start:], lang, led=is_slashed(stripped[start + 1 : -1].strip(), lang))
    return (start, credit) if credit else None


def _after_lead(text: str, lang: Language) -> tuple[int, Credit] | None:
    start = max(1, len(text) - RUN_IN_WINDOW)
    if not may_hold_lead(text[start:], lang):
        return None
    for match in _run_in_lead_re(lang).finditer(text, start):
        credit = parse_credit(text[match.start() :], lang)
        if credit:
            return match.start(), credit
    return None


def _after_sentence(text: str, lang: Language) -> tuple[int, Credit] | None:
    start = max(0, len(text) - RUN_IN_WINDOW)
    slash = "/" in text[-MAX_SLASHED:]
    if not slash and not holds_agency_end(text[-MAX_CREDIT:]):
        return None
    for match in _seam_re().finditer(text, start):
        rest = text[match.end() :]
        slashed = slash and len(rest) <= MAX_SLASHED and is_slashed(rest, lang)
        if slashed or (len(rest) <= MAX_CREDIT and holds_agency_end(rest)):
            credit = parse_credit(rest, lang, led=slashed)
            if credit:
                return match.end(), credit
    return None


@cache
def _seam_re() -> regex.Pattern[str]:
    return regex.compile(r"""[.!?…]["”’»)]?+\s++(?=\p{L})|\s++[–—|-]\s++(?=\p{L})|＝(?=\p{L})|\n""", regex.V1)
