"""Which words stand between quotation marks."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from attrs import define

if TYPE_CHECKING:
    from newsparse.article_to_quotes.tokens import Tokens

CLOSERS = {
    "“": "”",
    "«": "»",
    "»": "«",
    "„": "“”",
    "‟": "”",
    "「": "」",
    "『": "』",
    "‹": "›",
    "›": "‹",
    "‚": "‘’",
    "‘": "’",
    "``": "''",
}
"""Marks that only open, and what closes them; ``\"`` and ``''`` do both."""

NOT_ONLY_OPEN = frozenset(["”", "」", "』", '"', "''"])
"""Double marks that may open a segment, or close one, or stand for inches and seconds."""

MAX_NESTED = 100
"""Tokens after a quotation of the third level in which the first one must close."""

OPEN, INNER, CLOSE = "Q", "q", "z"
PART = "_"
"""What is part of a name and no word of it."""


@cache
def _mark_re() -> re.Pattern[str]:
    """A mark of any kind."""
    return re.compile("[\"']")


@define(eq=False)
class Segment:
    """
    Tokens between two marks: ``first`` and ``last`` are the marks' own tokens.

    Of a segment that nothing closes, ``last`` is its last token and ``closed`` is False. ``words`` counts the
    tokens inside, the punctuation before the closing mark left out; there is one at least.
    """

    first: int
    last: int
    closed: bool
    words: int


def find_segments(tokens: Tokens) -> tuple[list[Segment], str]:
    r"""
    Find what is quoted, and hide its words.

    Returns:
        The segments in order, and the letters with each segment as ``Q``, ``q`` for a word
        inside, ``z`` for the mark that closes it. The punctuation before that mark keeps
        its letter, so that ``“Yes,” she said`` reads ``Qq,zPV``. Marks with nothing between
        them but a mark are hidden, and are no segment.

    >>> from newsparse.article_to_quotes.tokens import scan
    >>> from newsparse.lang import load
    >>> find_segments(scan(["“Yes,” she said."], load("en")))[1]
    'Qq,zPV.'
    >>> find_segments(scan(['A pipe of 6" and the dogs lay.'], load("en")))[0]
    []
    """
    letters = tokens.letters
    found: list[Segment] = []
    if '"' not in letters and "'" not in letters:
        return found, letters
    text, starts = tokens.text, tokens.starts
    opener = _any_opener if _uses_single(tokens) else _double_opener
    pieces: list[str] = []
    at = 0
    end = -1
    never = ""  # marks that nothing in this paragraph closes any more
    first = opener(tokens, 0)
    while first >= 0:
        if first > end:
            end = letters.find("\n", first)
            if end < 0:
                end = len(letters)
            never = ""
        mark = text[starts[first] : starts[first + 1]].rstrip()
        closer = _closer if letters[first] == '"' else _single_closer
        last = -1 if mark in never else closer(tokens, first, end, mark)
        closed = last >= 0
        if not closed:
            never += mark
            if letters[first] == "'":
                first = opener(tokens, first + 1)
                continue
            last = end - 1
        if closed and letters[first + 1 : last] in {"N", "NN"} and _is_nickname(letters, first, last, mark):
            pieces += letters[at:first], PART * (last - first + 1)
            at = last + 1
            first = opener(tokens, at)
            continue
        inner = last - closed
        words = inner - first
        tail = ""
        if words and letters[inner] in ",.!-;":
            tail = letters[inner]
            words -= 1
        if words > 1 or (words and letters[first + 1] not in "\"'"):
            found.append(Segment(first, last, closed, words))
        pieces += letters[at:first], OPEN, INNER * words, tail, CLOSE * closed
        at = last + 1
        first = opener(tokens, at)
    pieces.append(letters[at:])
    return found, "".join(pieces)


def _is_nickname(letters: str, first: int, last: int, mark: str) -> bool:
    """Tell whether what a pair of marks holds stands in a name: Ana “Bo” Ruiz."""
    return mark in '“"' and letters[first - 1 : first] == "N" == letters[last + 1 : last + 2]


def _double_opener(tokens: Tokens, i: int) -> int:
    """Return the first double mark from *i* on that opens a segment, or -1."""
    letters, text, starts = tokens.letters, tokens.text, tokens.starts
    i = letters.find('"', i)
    while i >= 0 and not _may_open(text, starts[i], starts[i + 1]):
        i = letters.find('"', i + 1)
    return i


def _any_opener(tokens: Tokens, i: int) -> int:
    """Return the first mark of any kind from *i* on that opens a segment, or -1."""
    letters, text, starts = tokens.letters, tokens.text, tokens.starts
    for match in _mark_re().finditer(letters, i):
        i = match.start()
        if letters[i] == '"':
            if _may_open(text, starts[i], starts[i + 1]):
                return i
        elif _single_opens(text, starts[i], tokens.word(i)):
            return i
    return -1


def _uses_single(tokens: Tokens) -> bool:
    """Tell whether the paper quotes with single marks: it has more that open than double ones in pairs."""
    letters = tokens.letters
    doubles = letters.count('"') // 2
    singles = 0
    i = letters.find("'")
    while i >= 0 and singles <= doubles:
        singles += _single_opens(tokens.text, tokens.starts[i], tokens.word(i))
        i = letters.find("'", i + 1)
    return singles > doubles


def _may_open(text: str, at: int, end: int) -> bool:
    mark = text[at:end].rstrip()
    after = text[at + len(mark) : at + len(mark) + 1]
    if not after or (after.isspace() and mark not in "«“"):  # French sets a blank inside: « oui »
        return False
    before = text[at - 1 : at]
    if before == "=":
        return False  # an attribute of a tag
    if mark not in NOT_ONLY_OPEN:
        return True
    if mark in {"”", "」", "』"}:
        return not before or before.isspace()  # turned the wrong way
    if before.isdigit():
        return False  # inches, seconds
    return not before.isalnum() or after.isalnum()


def _single_opens(text: str, at: int, mark: str) -> bool:
    if mark in {"’", "`"}:
        return False
    before = text[at - 1 : at]
    after = text[at + 1 : at + 2]
    return (not before or before.isspace() or before in "(—–[-") and after.isalpha()


def _closer(tokens: Tokens, first: int, end: int, mark: str) -> int:
    """
    Return the mark before *end* that closes the double one at *first*, or -1.

    Marks of the third level close again before it: “He asked, ‘Who said “no”?’ ”
    """
    letters, text, starts = tokens.letters, tokens.text, tokens.starts
    both = CLOSERS.get(mark)
    start = starts[first]
    inner = False
    early = -1
    i = letters.find('"', first + 1, end)
    while i >= 0 and (early < 0 or i - early <= MAX_NESTED):
        at = starts[i]
        word = text[at : starts[i + 1]].rstrip()
        if both is None:  # " or '' or a mark the wrong way round: whatever does not look like an opener
            if word == mark or word in "”\"''":
                return i
        elif word == "“" == mark and _opens_again(text, at, word):
            if _in_single(text, start, at):
                inner = True
            elif early >= 0:
                break
            start = at
        elif word in both or (word in {'"', "''", "“"} and mark in "“``" and not _opens_again(text, at, word)):
            if not inner:
                return i
            inner = False
            early, start = i, at
        i = letters.find('"', i + 1, end)
    return early


def _in_single(text: str, start: int, end: int) -> bool:
    """Tell whether a single mark opens in a stretch of the text and does not close in it."""
    opened = text.rfind("‘", start, end)
    closed = text.find("’", opened, end) if opened >= 0 else -1
    while closed >= 0 and text[closed + 1].isalnum():  # an apostrophe
        closed = text.find("’", closed + 1, end)
    return opened >= 0 > closed


def _single_closer(tokens: Tokens, first: int, end: int, mark: str) -> int:
    """
    Return the mark before *end* that closes the single one at *first*, or -1.

    That of a plural closes nothing where what is said ends further on: ‘It was the dogs’ bowl,’ she said.
    """
    letters, text, starts = tokens.letters, tokens.text, tokens.starts
    both = CLOSERS.get(mark, mark)
    early = -1
    i = letters.find("'", first + 1, end)
    while i >= 0:
        at = starts[i]
        word = text[at : starts[i + 1]].rstrip()
        before, after = text[at - 1], text[at + 1 : at + 2]
        if early >= 0 and _single_opens(text, at, word):
            break
        if word in both and not after.isalnum() and not before.isspace():
            if before in ",.!?":
                return i
            if early < 0:
                early = i
                if before != "s" or after != " " or not text[at + 2 : at + 3].islower():
                    break
        i = letters.find("'", i + 1, end)
    return early


def _opens_again(text: str, at: int, mark: str) -> bool:
    before, after = text[at - 1 : at], text[at + len(mark) : at + len(mark) + 1]
    return before.isspace() or (bool(after) and after.isalnum())
