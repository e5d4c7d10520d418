"""Headlines: what a site adds to a title, and whether two readings are the same title."""

from __future__ import annotations

import re
from functools import cache

import regex

MAX_SITE = 45


@cache
def _site_re() -> regex.Pattern[str]:
    return regex.compile(r"\s++(?P<mark>[|–—·•»:]|-)\s++(?P<site>[^|–—·•»]{2,60}+)\Z", regex.V1)


@cache
def _word_re() -> re.Pattern[str]:
    # The standard library's engine takes a third of the time of `regex` for runs of letters.
    return re.compile(r"[^\W_]+")


def words(text: str) -> tuple[str, ...]:
    """Return the words of *text* in lower case, its punctuation left out."""
    return tuple(_word_re().findall(text.casefold()))


def same_title(one: str, other: str) -> bool:
    """
    Say whether two readings are the same title, but for case, punctuation and a site's name after it.

    >>> same_title("Ferry returns – at last", "FERRY RETURNS - AT LAST | Harbour News")
    True
    >>> same_title("Ferry returns", "Ferry sinks")
    False
    """
    return words(without_site(one)) == words(without_site(other)) or words(one) == words(other)


def without_site(title: str) -> str:
    """
    Return a title without the site's name that a browser or a feed put after it.

    >>> without_site("Ferry returns - Harbour News"), without_site("Ferry returns | harbour.example")
    ('Ferry returns', 'Ferry returns')
    >>> without_site("Ferry returns - and sinks")
    'Ferry returns - and sinks'
    """
    match = _site_re().search(title)
    while (
        match is not None
        and is_site(match["site"], match["mark"])
        and len(words(title[: match.start()])) >= 2
        and not (title.isupper() and match["mark"] != "|")  # in capitals all words look like a site's
    ):
        title = title[: match.start()]
        match = _site_re().search(title)
    return title


def is_site(text: str, mark: str = "|") -> bool:
    """Say whether what follows a title is like a site's or a section's name: a few words with capitals, or a domain."""
    if len(text) > MAX_SITE:
        return False
    parts = text.split()
    if len(parts) == 1 and "." in text.strip("."):
        return True
    if text.endswith((".", "!", "?")) or text[0].islower():
        return False
    if mark == "|" and len(parts) <= 3:
        return True
    capital = all(
        not part[0].islower() or part in {"of", "the", "and", "for", "der", "und", "de", "la", "le"} for part in parts
    )
    return capital and len(parts) <= (6 if mark == "|" else 4)
