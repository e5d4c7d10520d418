"""Lines that say when the article was published or updated, and nothing else."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import regex

from newsparse.blocks_to_article.timestamps import ZONES, find_timestamps, is_age, openings_of_age
from newsparse.lang import load
from newsparse.lang.calendar import month_numbers
from newsparse.lines_to_blocks.geometry import ends_sentence
from newsparse.rule import labels

if TYPE_CHECKING:
    from newsparse.blocks_to_article.timestamps import Stamp
    from newsparse.lang import Language
    from newsparse.models import Line, Page

MAX_LINE = 110
MAX_OTHER_LETTERS = 14
OTHER_WORDS = ("et", "pt", "le", "date", "datum", "time", "local")
MAY_BE_DATE = (r"1(?=9\d\d)", r"2(?=0\d\d)", r"/(?<=\d/)\d{1,2}[./]\d", r"\.(?<=\d\.)\d{1,2}[./]\d")
"""A year, or two separators that dates have. Each has one plain character at its head, which is found fastest."""


@cache
def _known_words_re(lang: Language) -> regex.Pattern[str]:
    """Words that stand beside dates and say nothing else."""
    english = load("en").calendar
    calendar = lang.calendar
    words = (
        *calendar.published, *english.published, *calendar.updated, *english.updated, *calendar.at, *english.at,
        *calendar.weekdays, *english.weekdays, *calendar.hour, *calendar.relative, *english.relative,
        *OTHER_WORDS,
    )  # fmt: skip
    return regex.compile(r"(?<!\p{L})(?i-f:\L<words>)(?!\p{L})", regex.V1, words=dict.fromkeys(words))


@cache
def _date_words(lang: Language) -> frozenset[str]:
    """All words of letters alone that a date, its time and what stands beside it may be made of, in lower case."""
    english = load("en").calendar
    calendar = lang.calendar
    phrases = (
        *month_numbers(lang), *ZONES, *calendar.hour, *calendar.published, *english.published, *calendar.updated,
        *english.updated, *calendar.at, *english.at, *calendar.weekdays, *english.weekdays, *calendar.relative,
        *english.relative, *OTHER_WORDS, "am", "pm", "st", "nd", "rd", "th", "er", "d", "de", "del", "di", "of", "h",
        "t", "klo",
    )  # fmt: skip
    return frozenset(word.lower() for phrase in phrases for word in phrase.split())


def _may_be_stamps(text: str, lang: Language) -> bool:
    """Say whether a line has few enough other words: a look that spares most lines with a year the close one."""
    words = _date_words(lang)
    others = 0
    for word in text.split():
        if word.isalpha() and word.lower() not in words:
            others += len(word)
            if others > MAX_OTHER_LETTERS:
                return False
    return True


@labels("timestamp", shapes=MAY_BE_DATE)
def timestamp(line: Line, page: Page) -> bool:
    """
    Claim a line that holds a day with its year, the words that go with dates, and hardly anything else.

    >>> from newsparse.testing import claims
    >>> claims(timestamp, "Published 27 April 2026, 15:56 | Updated 28 April 2026")
    True
    >>> claims(timestamp, "The bridge was closed on 27 April 2026 for good.")
    False
    """
    text = line.text
    if len(text) > MAX_LINE or not _may_be_stamps(text, page.lang):
        return False
    stamps = find_timestamps(text, page.lang)
    if not stamps:
        return False
    if ends_sentence(text) and _is_told(text, stamps[-1], line, page):
        return False
    rest = []
    at = 0
    for stamp in stamps:
        rest.append(text[at : stamp.start])
        at = stamp.end
    rest.append(text[at:])
    other: str = _known_words_re(page.lang).sub("", " ".join(rest))
    return sum(map(str.isalpha, other)) <= MAX_OTHER_LETTERS


def _is_told(text: str, last: Stamp, line: Line, page: Page) -> bool:
    """Say whether a date closes a sentence, its own (``It was May 3, 2021.``) or one that begins on the line above."""
    if last.labelled or any(map(str.isalnum, text[last.end :])) or not text[last.end :]:
        return False  # "28.04.2023, 19:09 3 Min.": no stop of a sentence
    if _has_other_words(text, page.lang) or text.count(")") > text.count("("):
        return True
    return _is_open_above(line, page)


def _is_open_above(line: Line, page: Page) -> bool:
    """Say whether a sentence of the line above is not at its end yet."""
    above = page.lines[line.number - 1] if line.number else None
    return above is not None and not line.blanks and not above.kind and not ends_sentence(above.text)


def _has_other_words(text: str, lang: Language) -> bool:
    """Say whether a line has other words than dates have."""
    words = _date_words(lang)
    return any(word.isalpha() and word.lower() not in words for word in text.split())


@cache
def _age_words(lang: Language) -> tuple[str, ...]:
    """The words of ages as they stand inside a line."""
    words = (*lang.calendar.relative, *load("en").calendar.relative)
    return tuple(f" {word}" if word[0].isascii() else word for word in words)


@labels("timestamp", leads=openings_of_age, digits=True)
def age(line: Line, page: Page) -> bool:
    """
    Claim a line that says how long ago, and nothing else.

    >>> from newsparse.testing import claims
    >>> claims(age, "Updated 3 hours ago"), claims(age, "Long ago there was a bridge.")
    (True, False)
    """
    text = line.text
    if not is_age(text, page.lang):
        return False
    # Inside the line the word is in small letters: "3 Hours Ago" is the age of another story.
    if not (text.lower().startswith(page.lang.calendar.relative) or any(w in text for w in _age_words(page.lang))):
        return False
    # Not "which the town sold", "20 years ago."
    return not ((text[0].islower() or ends_sentence(text)) and _is_open_above(line, page))
