"""
Cheap looks at a text before the patterns of credits: most that are asked about hold no lead and no agency.

Plain searches and the standard library's engine, which takes a third of the time of `regex` for runs of letters.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from newsparse.lang.agencies import agency_forms
from newsparse.lang.labels import labels_of
from newsparse.lang.openings import may_open, openings_of

if TYPE_CHECKING:
    from newsparse.lang import Language

BEFORE_LEAD = " ([（【|/–—•*-"
"""What may stand before a lead, in a text with single blanks."""
PICTURES = ("oto", "image", "picture")
"""One of these stands in every lead that runs in without a mark."""
# Japanese sets the letters of other scripts as wide as its own.
NARROW = {0xFF01 + i: 0x21 + i for i in range(94)}


@cache
def _lead_openings(lang: Language) -> frozenset[str]:
    return openings_of([*labels_of(lang).credit, "©"])


def may_open_with_lead(text: str, lang: Language) -> bool:
    """
    Say whether a text with single blanks may open with the lead of a credit.

    >>> from newsparse.lang import load
    >>> may_open_with_lead("(Photo: Ana Ruiz)", load("en")), may_open_with_lead("Ana Ruiz", load("en"))
    (True, False)
    """
    return may_open(text.lstrip(BEFORE_LEAD), _lead_openings(lang))


@cache
def _marks_re() -> re.Pattern[str]:
    """What stands behind a lead that is none without it."""
    return re.compile(r"[:：…]|\.\.\.")


@cache
def _by_re() -> re.Pattern[str]:
    return re.compile(r"\s(?:by|von|de|di|av|courtesy)\s")


@cache
def _leads(lang: Language) -> tuple[str, ...]:
    return tuple(lead.casefold() for lead in labels_of(lang).credit if lead[0].isalpha())


def may_hold_lead(text: str, lang: Language) -> bool:
    """
    Say whether the lead of a credit may stand inside a text.

    >>> from newsparse.lang import load
    >>> may_hold_lead("It rained. Photo: Ana Ruiz", load("en")), may_hold_lead("It rained: a lot.", load("en"))
    (True, False)
    """
    folded = text.casefold()
    if "©" in folded:
        return True
    if any(word in folded for word in PICTURES) and ("/" in folded or _by_re().search(folded)):
        return True
    leads = _leads(lang)
    return any(folded[: mark.start()].rstrip().endswith(leads) for mark in _marks_re().finditer(folded))


@cache
def _words_re() -> re.Pattern[str]:
    return re.compile(r"[^\W_]+")


@cache
def _agencies() -> dict[str, list[str]]:
    """The names of agencies by their last runs of letters and digits."""
    found: dict[str, list[str]] = {}
    for form in agency_forms():
        found.setdefault(_words_re().findall(form)[-1], []).append(form)
    return found


def holds_agency(text: str) -> bool:
    """
    Say whether the whole name of an agency may stand in a text: without one a credit must have a lead.

    >>> holds_agency("Ana Ruiz / AFP"), holds_agency("Local news")
    (True, False)
    """
    lowered = text.lower()
    agencies = _agencies()
    return any(form in lowered for word in _words_re().findall(lowered) if word in agencies for form in agencies[word])


@cache
def _last_words() -> frozenset[str]:
    return frozenset(form.split()[-1].rpartition("/")[2] for form in agency_forms())


@cache
def _wide_re() -> re.Pattern[str]:
    return re.compile("[\uff01-\uff5e]")


def holds_agency_end(text: str) -> bool:
    """
    Say whether a word of a text ends an agency's name.

    >>> holds_agency_end("Ana Ruiz/AFP took it."), holds_agency_end("Ana Ruiz took it.")
    (True, False)
    """
    if not text.isascii() and _wide_re().search(text):
        text = text.translate(NARROW)
    words = text.lower().replace("/", " ").replace("=", " ").split()
    return not _last_words().isdisjoint([word.strip(".,:;()[]") for word in words])


def ends_in_agency(text: str) -> bool:
    """
    Say whether the last word is the last of an agency's name.

    >>> ends_in_agency("Ana Ruiz via Getty Images"), ends_in_agency("Ana Ruiz spoke")
    (True, False)
    """
    tail = text[-40:].rstrip(" .)]\n")
    last = tail[tail.rfind(" ") + 1 :]
    if last.isalpha() and last.isascii():
        return last.lower() in _last_words()
    if not last[-1:].isalnum():
        return False
    for mark in "/([\n＝":
        last = last.rpartition(mark)[2]
    return last.translate(NARROW).lower() in _last_words()


@cache
def _letters_re() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]+")


def first_letters(phrase: str) -> str:
    """Return the first run of letters of a phrase, folded."""
    return str(_letters_re().findall(phrase.casefold())[0])


def holds_word(text: str, words: frozenset[str]) -> bool:
    """
    Say whether a run of letters of a text, folded, is one of *words*.

    >>> holds_word("A HANDOUT/AFP", frozenset({"handout"})), holds_word("handouts", frozenset({"handout"}))
    (True, False)
    """
    return not words.isdisjoint(_letters_re().findall(text.casefold()))
