"""
Tell the language of a text by its script and its commonest words.

Menus mislead: their words belong to no language, or to another one. So only long lines are looked
at, and of these a bounded stretch out of the middle, where an article has its prose.
"""

from __future__ import annotations

import re
from functools import cache

from newsparse.lang import SHARED, languages
from newsparse.lang.stopwords import StopWords
from newsparse.lang.tables import read_table

UNKNOWN = "en"
# In columns a line may hold no more than thirty characters; in a script without blanks, fifteen.
LINE_WIDTHS = (60, 24, 8)
ENOUGH_CHARS = 400
SAMPLE_CHARS = 1200
# A sixth of a page is menu before the first paragraph; in an archive the first articles speak for the rest.
LEAD_SHARE = 6
WINDOW_CHARS = 40_000
SCRIPT_CHARS = 300
# All scripts told here stand from here on.
FIRST_KANA = "\u3041"
# A share of the letters: Japanese prose is half kana, Korean nearly all Hangul.
SCRIPT_SHARE = 0.2
MIN_WORDS = 3
MIDDLE_CHARS = (300, 600)
# So many words of one language in the middle of a text, and four times those of any other, decide.
CLEAR_WORDS = 15
CLEAR_LEAD = 4.0
MARKS = '.,:;!?"“”„«»‘’()'


def detect(raw: str, among: tuple[str, ...] | None = None) -> str:
    """
    Return the code of the language most of the prose is in.

    >>> detect("Der Rat der Stadt hat am Montag nicht über die neue Brücke entschieden.")
    'de'
    >>> detect("町議会は月曜日、新しい橋の建設を決めた。")
    'ja'
    >>> detect("Home | Sport | Menu")
    'en'

    Args:
        raw: The whole text; a bounded sample of it is read.
        among: Codes to choose from; all languages with data if None.

    Returns:
        A code of *among*; ``en`` where the text shows no language, or one that is not among them.
    """
    allowed = languages() if among is None else among
    # What stands in the middle of most texts leaves no doubt.
    for chars in MIDDLE_CHARS:
        start = max(0, (len(raw) - chars) // 2)
        middle = raw[start : start + chars]
        clear = "" if _holds_script(middle) else _by_words(middle.lower().split(), CLEAR_WORDS, CLEAR_LEAD)
        if clear:
            return clear if clear in allowed else UNKNOWN
    sample = _prose(raw)
    code = _by_script(sample[:SCRIPT_CHARS])
    if code:
        return code if code in allowed else UNKNOWN
    # Where words are few each counts, also beside a mark: "she said: “I am”".
    best = _by_words([word.strip(MARKS) for word in sample.lower().split()], MIN_WORDS)
    return best if best in allowed else UNKNOWN


def _by_words(words: list[str], least: int, lead: float = 0.0) -> str:
    """Return the language most words are of, *lead* times those of any other; empty if fewer than *least* are found."""
    known, codes_of = _stop_words()
    found = list(filter(None, map(known.get, words)))
    if len(found) < least:
        return ""
    counts: dict[int, int] = {}
    for place in found:
        counts[place] = counts.get(place, 0) + 1
    scores: dict[str, float] = {}
    for place, count in counts.items():
        codes = codes_of[place]
        for code in codes:
            # A word of four languages says a quarter for each.
            scores[code] = scores.get(code, 0.0) + count / len(codes)
    *_, second, most = sorted([0.0, *scores.values()])
    # Of a tie the first code, so that it is the same in every process.
    return min([code for code, score in scores.items() if score == most]) if most >= lead * second else ""


def _prose(raw: str) -> str:
    """Return a bounded stretch from the middle of the long lines of *raw*."""
    start = max(0, min(len(raw) // LEAD_SHARE, len(raw) - WINDOW_CHARS))
    lines = raw[start : start + WINDOW_CHARS].split("\n")
    for width in LINE_WIDTHS:
        # A list of addresses is long too.
        long = [text for line in lines if len(line) > width and len(text := line.strip()) > width and "://" not in text]
        size = sum(map(len, long))
        if size > ENOUGH_CHARS:
            break
    # What stands before the middle of the prose, less half the sample, is skipped.
    skip = max(0, (size - SAMPLE_CHARS) // 2)
    kept: list[str] = []
    room = SAMPLE_CHARS
    for line in long:
        if skip >= len(line):
            skip -= len(line)
            continue
        kept.append(line[skip : skip + room])
        skip = 0
        room -= len(kept[-1])
        if room <= 0:
            break
    return "\n".join(kept)


def _by_script(sample: str) -> str:
    """Return the one language here that writes the sample's script, or an empty string."""
    if not _holds_script(sample):
        return ""
    letters = [c for c in sample if c.isalpha()]
    enough = SCRIPT_SHARE * len(letters)
    kana = sum(FIRST_KANA <= c <= "\u30ff" for c in letters)
    # Chinese quotes Japanese names; Japanese prose has kana in every clause.
    if kana > enough / 2:
        return "ja"
    if sum("\uac00" <= c <= "\ud7a3" for c in letters) > enough:
        return "ko"
    if sum("\u4e00" <= c <= "\u9fff" for c in letters) > enough:
        return "zh"
    return ""


def _holds_script(sample: str) -> bool:
    return not sample.isascii() and _beyond_re().search(sample) is not None


@cache
def _beyond_re() -> re.Pattern[str]:
    return re.compile(f"[{FIRST_KANA}-\U0010ffff]")


@cache
def _stop_words() -> tuple[dict[str, int], tuple[tuple[str, ...], ...]]:
    """Return each stop word with a place above 0, and at each place the languages that have the word, in file order."""
    found: dict[str, tuple[str, ...]] = {}
    for code, words in read_table(SHARED, "stopwords", StopWords).words.items():
        for word in words.split():
            if code not in found.get(word, ()):
                found[word] = (*found.get(word, ()), code)
    places = {codes: place for place, codes in enumerate(dict.fromkeys(found.values()), 1)}
    return {word: places[codes] for word, codes in found.items()}, ((), *places)
