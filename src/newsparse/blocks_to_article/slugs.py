"""Slugs: the words of a title as its address spells them."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

MIN_SLUG_WORDS = 3
MIN_SHARED = 0.5
WIDEST, NARROWEST = 1.25, 0.85
"""A full line of an address, in full lines of prose: its letters are wider or narrower."""
SKIPPED = 3
"""How far apart in the title two neighbours in its slug may stand: small words are left out."""

# Letters that do not come apart into a base and a mark.
_FOLDED = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "ı": "i", "þ": "th", "ð": "d"})
_SPELLED_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa"})
# Letters of Russian and Ukrainian as addresses spell them.
_LATIN = str.maketrans(
    dict(
        zip(
            "абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґ",
            [
                "a",
                "b",
                "v",
                "g",
                "d",
                "e",
                "zh",
                "z",
                "i",
                "y",
                "k",
                "l",
                "m",
                "n",
                "o",
                "p",
                "r",
                "s",
                "t",
                "u",
                "f",
                "kh",
                "ts",
                "ch",
                "sh",
                "shch",
                "",
                "y",
                "",
                "e",
                "yu",
                "ya",
                "yo",
                "i",
                "yi",
                "ye",
                "g",
            ],
            strict=True,
        )
    )
)


@cache
def _ascii_word_re() -> re.Pattern[str]:
    return re.compile(r"[a-z0-9]+")


@cache
def _beyond_ascii_re() -> re.Pattern[str]:
    return re.compile("[^\x00-\x7f]")


@cache
def _slug_word_re() -> regex.Pattern[str]:
    return regex.compile(r"(?<![\p{L}\p{N}%])[a-z0-9]++(?![\p{L}\p{N}])", regex.V1)


@cache
def _around_path_re() -> regex.Pattern[str]:
    return regex.compile(r"^\w++://[^/]*+|[?#].*+$", regex.V1)


@cache
def _suffix_re() -> regex.Pattern[str]:
    return regex.compile(r"\.(?:s?html?|php|aspx?|amp|jsp)$", regex.V1)


@lru_cache(maxsize=512)
def _in_ascii(char: str) -> str:
    """Return a letter without its marks, in Latin letters; what is none stays as it is."""
    plain = unicodedata.normalize("NFKD", char.translate(_FOLDED).translate(_LATIN))
    return "".join([c for c in plain if not unicodedata.combining(c)])


def words_of(text: str) -> list[str]:
    """
    Return the words of a title as an address spells them.

    >>> words_of("Fähre kehrt zurück – endlich!")
    ['fahre', 'kehrt', 'zuruck', 'endlich']
    """
    plain = text.lower().replace("'", "").replace("’", "")
    if not plain.isascii():
        # Few kinds of characters are not ASCII, whatever the length.
        for char in set(_beyond_ascii_re().findall(plain)):
            plain = plain.replace(char, _in_ascii(char))
    return _ascii_word_re().findall(plain)


def spelled_out(text: str) -> str:
    """
    Return a text in small letters, with two where an address may have two for one.

    >>> spelled_out("Fähre")
    'faehre'
    """
    return text.lower().translate(_SPELLED_OUT)


def slug_words(url: str) -> list[str]:
    """
    Return the words of the part of an address that names the article.

    >>> slug_words("https://harbour.example/2026/04/21/ferry-returns-to-harbour-a12345.html")
    ['ferry', 'returns', 'to', 'harbour', 'a12345']
    """
    path = _around_path_re().sub("", url)
    best: list[str] = []
    for part in path.split("/"):
        words = words_of((_suffix_re().sub("", part) if "." in part else part).replace("_", "-"))
        if len(words) > len(best):
            best = words
    return best


def slug_score(title: str, url: str) -> float:
    """
    Return how much of the address's words the title holds, from 0 to 1; 0 where there is too little to tell.

    >>> slug_score("Ferry returns to harbour", "https://harbour.example/ferry-returns-to-harbour/")
    1.0
    >>> slug_score("Ferry returns to harbour", "https://harbour.example/contact/")
    0.0
    """
    slug = [word for word in slug_words(url) if not any(c.isdigit() for c in word) or len(word) < 5]
    if len(slug) < MIN_SLUG_WORDS:
        return 0.0
    titles = set(words_of(title)) | set(words_of(spelled_out(title)))
    shared = sum(word in titles for word in slug)
    return shared / len(slug)


def slug_matches(title: str, url: str) -> bool:
    """
    Say whether an address was made from a title.

    >>> slug_matches("Ferry returns to Torton harbour", "https://harbour.example/ferry-returns-torton-harbour-2026")
    True
    >>> slug_matches("Ferry returns to Torton harbour", "https://harbour.example/mayor-resigns-over-budget-row")
    False
    """
    return slug_score(title, url) >= MIN_SHARED


def best_url(title: str, urls: Iterable[str]) -> str | None:
    """
    Return the address that was most likely made from *title*, the first of equals, or None.

    >>> best_url("Ferry returns to harbour", ["https://a.example/mayor-resigns-over-row", "https://a.example/ferry-returns-harbour"])
    'https://a.example/ferry-returns-harbour'
    """
    best, top = None, MIN_SHARED - 1e-9
    for url in urls:
        score = slug_score(title, url)
        if score > top:
            best, top = url, score
    return best


def _is_two(word: str, whole: set[str]) -> bool:
    """Say whether a word is made of two others with nothing between."""
    return any(word[:i] in whole and word[i:] in whole for i in range(1, len(word)))


def with_hyphens(url: str, title: str, printed: Sequence[str], column: Callable[[], int]) -> str:
    """
    Give back the hyphens that an address lost at the ends of lines, where the title it was made from proves them.

    >>> line = "https://harbour.example/ferry-returns-toharbour-2026"
    >>> with_hyphens(line, "Ferry returns to harbour", [line], column=lambda: 45)
    'https://harbour.example/ferry-returns-to-harbour-2026'
    >>> with_hyphens(line, "Ferry returns to harbour", [line], column=lambda: 80) == line
    True

    Args:
        url: The address.
        title: What it was made from.
        printed: The lines it is printed in, as the extractor left them.
        column: Tells how many characters a full line of the text holds: only there a hyphen was lost.

    Returns:
        The address; as it was given where no word of it is two that a blank parts in the title.
    """
    start = url.find("/", url.find("://") + 3)
    spellings = dict.fromkeys((title.lower(), spelled_out(title)))
    whole = {word for spelling in spellings for word in words_of(spelling)}
    odd = {word for word in _slug_word_re().findall(url, max(0, start)) if word not in whole and word.isalpha()}
    if start < 0 or not any(_is_two(word, whole) for word in odd):
        return url
    apart: dict[str, tuple[str, str]] = {}
    for spelling in spellings:
        parts = [words for words in map(words_of, spelling.split()) if words]
        whole.update(a + b for words in parts for a, b in pairwise(words))
        for i, words in enumerate(parts):
            for below in parts[i + 1 : i + 1 + SKIPPED]:
                apart.setdefault(words[-1] + below[0], (words[-1], below[0]))
    if odd.isdisjoint(apart):
        return url
    full = column()

    def mended(match: regex.Match[str]) -> str:
        word: str = match[0]
        before, after = apart.get(word, ("", ""))
        if before and word not in whole:
            for line in printed:
                cut = line.find(word) + len(before)
                if cut >= len(before) and cut <= WIDEST * full and cut + len(after) >= NARROWEST * full:
                    return f"{before}-{after}"
        return word

    return url[:start] + str(_slug_word_re().sub(mended, url[start:]))
