"""Two things in one part of a byline with nothing between: a name and a job, a name and its paper, a job and a name."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import regex

from newsparse.blocks_to_article.names import is_person
from newsparse.lang.agencies import wire_forms
from newsparse.lang.labels import labels_of, roles_of
from newsparse.lang.small_words import small_words
from newsparse.models import Author

if TYPE_CHECKING:
    from newsparse.lang import Language

MAX_ROLE_WORDS = 9
MIN_PAPER_WORDS = 3
MAX_TITLE_WORDS = 4


@cache
def _role_word_re() -> regex.Pattern[str]:
    return regex.compile(r"[\p{L}\p{M}-]++", regex.V1)


def is_role(part: str, lang: Language) -> bool:
    """
    Say whether a few words hold one that makes a job title.

    >>> from newsparse.lang import load
    >>> is_role("Editor-at-large", load("en")), is_role("Ana Ruiz", load("en"))
    (True, False)
    """
    words = _role_word_re().findall(part.lower())
    if not words or len(words) > MAX_ROLE_WORDS:
        return False
    roles = roles_of(lang)
    return not roles.isdisjoint(words) or any(
        word.partition("-")[0] in roles or word.rpartition("-")[2] in roles for word in words if "-" in word
    )


def name_then_role(part: str, lang: Language) -> Author | None:
    """Read ``Ana Ruiz Deputy News Editor``, which pages print with nothing between."""
    parts = part.split()
    roles = roles_of(lang)
    if len(parts) < 3 or parts[-1].lower() not in roles or parts[0].lower() in roles:
        return None
    k = _name_words(parts)
    name = " ".join(parts[:k])
    return Author(name, role=" ".join(parts[k:])) if is_person(name, lang) else None


def label_then_name(part: str, lang: Language) -> Author | None:
    """Read ``Author Ana Ruiz``: what opens a byline with a colon, without it."""
    label, _, name = part.partition(" ")
    found = " " in name and name[0].isupper() and label.lower() in labels_of(lang).author and is_person(name, lang)
    return Author(name, role=label) if found else None


def name_then_paper(part: str, lang: Language) -> Author | None:
    """Read ``Ana Ruiz Torton Today``: a name and the paper, of two words or more, with nothing between."""
    parts = part.split()
    if len(parts) < MIN_PAPER_WORDS + 1 or parts[-1].lower() not in labels_of(lang).papers:
        return None
    k = _name_words(parts)
    name, paper = " ".join(parts[:k]), " ".join(parts[k:])
    return Author(name, affiliation=paper) if " " in paper and paper[0].isupper() and is_person(name, lang) else None


def is_paper(part: str, lang: Language) -> bool:
    """
    Say whether three words or more end as the name of a newspaper does.

    >>> from newsparse.lang import load
    >>> is_paper("Torton Argus Leader", load("en")), is_paper("Ana Maria Ruiz", load("en"))
    (True, False)
    """
    words = part.split()
    return len(words) >= MIN_PAPER_WORDS and part[0].isupper() and words[-1].lower() in labels_of(lang).papers


def _name_words(parts: list[str]) -> int:
    """Return how many words of a part are likely to be the name: two, and the initials and particles in it."""
    k = 2
    while k < len(parts) - 1 and (parts[k - 1] in small_words("particles") or parts[k - 1].endswith(".")):
        k += 1
    return k


def agency_then_role(part: str, lang: Language) -> tuple[str, str] | None:
    """Read ``AP Sports Writer``: an agency, and what somebody is there."""
    words = part.split()
    for i in range(1, len(words)):
        agency, role = " ".join(words[:i]), " ".join(words[i:])
        if agency.lower() in wire_forms() and is_role(role, lang):
            return agency, role
    return None


def title_then_name(part: str, lang: Language) -> Author | None:
    """Read ``our Rome correspondent Ana Ruiz``: a title, then a name of two words or more."""
    words = part.split()
    last = min(len(words) - 1, MAX_TITLE_WORDS + 1)
    if not is_role(" ".join(words[: last - 1]), lang):
        return None
    for i in range(1, last):
        title, name = " ".join(words[:i]), " ".join(words[i:])
        if is_role(words[i - 1], lang) and is_person(name, lang):
            return Author(name, role=title)
    return None
