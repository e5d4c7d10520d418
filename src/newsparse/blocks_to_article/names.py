"""Names: is this a person or an organisation, and which form of a name is the fullest?"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

import regex

from newsparse.lang.agencies import agencies, agency_forms
from newsparse.lang.calendar import month_numbers
from newsparse.lang.labels import labels_of
from newsparse.lang.small_words import small_words

if TYPE_CHECKING:
    from newsparse.lang import Language

MAX_NAME_WORDS = 6
MAX_ORGANISATION_WORDS = 8
MAX_ACRONYM = 5
FIRST_CJK = "\u1100"
"""The first letter of Hangul; those of Chinese and Japanese come after it."""


@cache
def _word_re() -> regex.Pattern[str]:
    return regex.compile(
        r"""
        (?P<initials> (?: \p{Lu} \. -?+ ){1,4}+ | \p{Lu} )                       # "J.", "J.-P.", "W"
      | (?P<name>
            (?: (?: Mc | Mac | Mag | [DdOLl] ['’ʼ‘] | [Aa]l- | [Ee]l- | [Bb]in- ) (?= \p{Lu} ) )?+
            \p{Lu} [\p{L}\p{M}]*+ (?: ['’ʼ‘`] [\p{L}\p{M}]++ )*+
            (?: [-‐‑] \p{L} [\p{L}\p{M}'’]*+ )*+ \.?+
        )
        """,
        regex.VERBOSE | regex.V1,
    )


@cache
def _cjk_re() -> regex.Pattern[str]:
    return regex.compile(
        r"[\p{Han}々ヶ]{1,4}+(?:[ \u3000・·][\p{Han}\p{Hiragana}\p{Katakana}々ー]{1,6}+)?+|\p{Hangul}{2,4}+|"
        r"[\p{Katakana}ー]{2,8}+(?:[・＝=][\p{Katakana}ー]{2,10}+){1,3}+",
        regex.V1,
    )


@cache
def _not_in_names(lang: Language) -> frozenset[str]:
    months = {form for form in month_numbers(lang) if len(form) > 3 and form not in small_words("given_months")}
    labels = labels_of(lang)
    return frozenset((*months, *(day for day in lang.calendar.weekdays if len(day) > 4), *labels.organisations))


def is_person(text: str, lang: Language, *, alone: bool = False) -> bool:
    """
    Say whether *text* has the form of one person's name and of nothing else.

    There is no list of people: capitals, initials, particles and suffixes decide, and words that no name
    holds. A name of one word counts only if *alone* is true, as it is after ``By``.

    >>> from newsparse.lang import load
    >>> en = load("en")
    >>> [is_person(name, en) for name in ("Ana de la Cruz", "J.-P. O'Neill Jr.", "ROSA VAN DER MEER")]
    [True, True, True]
    >>> [is_person(name, en) for name in ("Staff Reporter Team", "The Harbour Times", "on Monday", "Madonna")]
    [False, False, False, False]
    >>> is_person("Madonna", en, alone=True)
    True
    """
    if not 2 <= len(text) <= 60:
        return False
    if text[0] >= FIRST_CJK and _cjk_re().fullmatch(text):
        return len(text) > 1 and not any(word in text for word in labels_of(lang).organisations)
    words = text.replace(",", " ").split()
    if len(words) > MAX_NAME_WORDS or is_agency(text):
        return False
    return _are_name_words(words, _not_in_names(lang), alone=alone)


def _are_name_words(words: list[str], banned: frozenset[str], *, alone: bool) -> bool:
    full = initials = 0
    particles, suffixes, no_name = small_words("particles"), small_words("suffixes"), small_words("no_name")
    word_re = _word_re()
    for i, word in enumerate(words):
        bare = word.lower().strip(".'’")
        if bare in suffixes and i:
            continue
        if word in particles:
            continue
        if len(word) > 1 and word.isascii() and word.isalpha():
            # As most names are: that needs no pattern.
            if not word[0].isupper():
                return False
            single = False
        else:
            match = word_re.fullmatch(word)
            if match is None:
                return False
            single = match["initials"] is not None
        if single:
            initials += 1
        elif (
            (bare in banned and not (i and bare in particles))
            or (bare in no_name and not (i and (word == word.title() or bare in particles)))
            or (word.endswith(".") and i == len(words) - 1)
        ):
            return False
        else:
            full += 1
    if words[-1] in particles:
        return False
    return full >= 2 or (
        full == 1 and (initials > 0 or (alone and len(words) == 1) or (len(words) > 1 and words[0] in particles))
    )


def is_agency(text: str) -> bool:
    """
    Say whether *text* is the name of a known agency, or of several (``AFP/Getty Images``).

    >>> is_agency("AP"), is_agency("dpa"), is_agency("AFP via Getty Images"), is_agency("Apt")
    (True, True, True, False)
    """
    return _is_agency(text)


@lru_cache(maxsize=256)
def _is_agency(text: str) -> bool:
    # A part of a line is asked about by itself, as an organisation and as a person.
    forms = agency_forms()
    lowered = text.lower().strip(" ()")
    if lowered not in forms:
        lowered = lowered.strip(".")
    if lowered in forms:
        # "AA" and "PA" are agencies, "aa" is not; "dpa" signs in small letters.
        return not (text.islower() and len(text) <= 3 and lowered not in _small_forms())
    for mark in (" via ", "/", " / ", " - ", "-"):
        if mark in lowered:
            parts = [part.strip() for part in lowered.split(mark)]
            if all(part in forms for part in parts):
                return True
    head, _, tail = lowered.rpartition(" ")
    return head in forms and tail in agencies().photo_suffix


@cache
def _small_forms() -> frozenset[str]:
    return frozenset(form for forms in agencies().wire.values() for form in forms if form.islower())


def is_organisation(text: str, lang: Language) -> bool:
    """
    Say whether *text* names an organisation: an agency, a web address, or a name that says so.

    >>> from newsparse.lang import load
    >>> en = load("en")
    >>> [is_organisation(name, en) for name in ("Reuters", "harbour-news.example", "Harbour News Network", "Ana Ruiz")]
    [True, True, True, False]
    """
    text = text.strip()
    if not text or len(text) > 70:
        return False
    if is_agency(text) or ("." in text and _domain_re().fullmatch(text)):
        return True
    words = text.split()
    if len(words) > MAX_ORGANISATION_WORDS:
        return False
    if len(words) == 1 and text.isupper() and len(text) <= MAX_ACRONYM and text.isalpha():
        return True
    known = _organisation_words(lang)
    small = [word for word in words if word.isalpha() and word.islower()]
    if len(small) == len(words) or not _within().issuperset(small):
        return False
    lowered = [word.lower().strip(".,") for word in words]
    if not known.isdisjoint(lowered):
        return True
    if ("-" in text or "/" in text) and any(
        part in known for word in lowered for part in word.replace("/", "-").split("-")
    ):
        return True
    return not text[0].isascii() and any(word in text for word in known if not word.isascii())


@cache
def _organisation_words(lang: Language) -> frozenset[str]:
    return frozenset(labels_of(lang).organisations)


@cache
def _within() -> frozenset[str]:
    """The small words that stand inside the name of an organisation."""
    return small_words("in_organisations") | small_words("particles")


@cache
def _domain_re() -> regex.Pattern[str]:
    return regex.compile(r"(?:https?+://)?+(?:[\p{L}\d-]++\.)+?(?:[a-z]{2,7}+)(?:/\S*+)?+", regex.V1 | regex.I)
