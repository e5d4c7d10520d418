"""Lines that say when the article was published or updated, and nothing else."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import regex

from newsparse.blocks_to_article.timestamps import find_timestamps, is_age
from newsparse.lang import load
from newsparse.rule import labels

if TYPE_CHECKING:
    from newsparse.lang import Language
    from newsparse.models import Line, Page

MAX_LINE = 110
MAX_OTHER_LETTERS = 14
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
        "et", "pt", "le", "date", "datum", "time", "local",
    )  # fmt: skip
    return regex.compile(r"(?<!\p{L})(?i:\L<words>)(?!\p{L})", regex.V1, words=dict.fromkeys(words))


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
    if len(text) > MAX_LINE:
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
