"""Lines that say when the article was published or updated, and nothing else."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import regex

from newsparse.blocks_to_article.timestamps import ZONES, find_timestamps, is_age
from newsparse.lang import load
from newsparse.lang.calendar import month_numbers
from newsparse.rule import labels

if TYPE_CHECKING:
    from newsparse.lang import Language
    from newsparse.models import Line, Page

MAX_LINE = 110
MAX_OTHER_LETTERS = 14
OTHER_WORDS = ("et", "pt", "le", "date", "datum", "time", "local")
MAY_BE_DATE = (r"19\d\d", r"20\d\d", r"/(?<=\d/)\d{1,2}[./]\d", r"\.(?<=\d\.)\d{1,2}[./]\d")
"""A year, or two separators that dates have. Each opens with a letter of its own, which a scan finds fastest."""


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
    return regex.compile(r"(?<!\p{L})(?i:\L<words>)(?!\p{L})", regex.V1, words=dict.fromkeys(words))


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
    rest = []
    at = 0
    for stamp in stamps:
        rest.append(text[at : stamp.start])
        at = stamp.end
    rest.append(text[at:])
    other: str = _known_words_re(page.lang).sub("", " ".join(rest))
    return sum(map(str.isalpha, other)) <= MAX_OTHER_LETTERS


@labels(
    "timestamp",
    marks=lambda lang: [
        f" {word}" if word[0].isascii() else word for word in (*lang.calendar.relative, *load("en").calendar.relative)
    ],
    leads=lambda lang: lang.calendar.relative,
)
def age(line: Line, page: Page) -> bool:
    """
    Claim a line that says how long ago, and nothing else.

    >>> from newsparse.testing import claims
    >>> claims(age, "3 hours ago"), claims(age, "Long ago there was a bridge.")
    (True, False)
    """
    return is_age(line.text, page.lang)
