"""Words cut at a line's end: is the hyphen the word's own, or the column's?"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import regex
from attrs import define, field

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsparse.models import Line, Page

HYPHENS = "-\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{SOFT HYPHEN}"
MIN_HABIT = 0.03
"""Where fewer lines than this share end in a hyphen, nobody hyphenates here, and the hyphen is real."""


@cache
def _left_re() -> regex.Pattern[str]:
    return regex.compile(r"(?P<before> [\p{L}\p{N}] [-\u2010\u2011] )?+ (?P<left> [\p{L}\p{M}\p{N}'’]*+ ) \Z", regex.V1 | regex.VERBOSE)


@cache
def _right_re() -> regex.Pattern[str]:
    return regex.compile(r"(?P<right>[\p{L}\p{M}]++)(?P<more>(?:[-\u2010\u2011][\p{L}\p{M}]++)?+)", regex.V1)


@cache
def _word_re() -> regex.Pattern[str]:
    return regex.compile(r"[\p{L}\p{M}]++(?:[-\u2010\u2011][\p{L}\p{M}]++)*+", regex.V1)


@define(eq=False)
class Hyphens:
    """
    What one page does with hyphens: its words, whole and hyphenated, and how many of its lines end in one.

    The words are gathered when the first cut word asks for them.
    """

    page: Page
    lines: Sequence[Line]
    _words: set[str] | None = field(default=None, init=False)
    _habit: float | None = field(default=None, init=False)

    @property
    def words(self) -> set[str]:
        """All words of the page in lower case, hyphenated ones whole, those cut at line ends left out."""
        if self._words is None:
            words: set[str] = set()
            for line in self.lines:
                found = _word_re().findall(line.text.lower())
                if found and line.text[-1] in HYPHENS:
                    found.pop()
                words.update(found)
            self._words = words
        return self._words

    @property
    def habit(self) -> float:
        """The share of the lines that end in a hyphen after a letter."""
        if self._habit is None:
            cut = sum(line.text[-1] in HYPHENS and line.text[-2:-1].isalpha() for line in self.lines)
            self._habit = cut / max(1, len(self.lines))
        return self._habit

    def decide(self, left_line: str, right_line: str) -> tuple[bool, str] | None:
        """
        Say whether the hyphen that ends one line goes when the next is joined to it.

        Returns None where no word is cut; else (True, rule) if the hyphen goes, (False, rule) if it stays.
        The evidence, strongest first: a soft hyphen; the same word elsewhere on the page; capitals and
        digits; the language's prefixes; what this page does at line ends.
        """
        if not left_line or left_line[-1] not in HYPHENS:
            return None
        right = _right_re().match(right_line)
        left = _left_re().search(left_line, max(0, len(left_line) - 60), len(left_line) - 1)
        if left is None or not left["left"] or right is None:
            # "24-\n25", "rock-\n'n'-roll": nothing here is a cut word.
            return (False, "hard_hyphen") if right_line[:1].isalnum() and left_line[-2:-1].isalnum() else None
        if left_line[-1] == "\N{SOFT HYPHEN}":
            return True, "soft_hyphen"
        first, second = left["left"].lower(), right["right"].lower()
        whole, hyphenated = first + second, f"{first}-{second}"
        if whole in self.words:
            return True, "same_word_elsewhere"
        if hyphenated in self.words or hyphenated + right["more"].lower() in self.words:
            return False, "same_word_elsewhere"
        if right["right"][0].isupper() or first[-1].isdigit():
            return False, "capital_or_digit"
        if len(first) == 1 or left["left"][1:].isupper() or left["before"]:
            return False, "capital_or_digit" if not left["before"] else "compound"
        if first in self.page.lang.hyphens.keep:
            return False, "prefix"
        if left_line[-1] == "-" and self.habit < MIN_HABIT:
            return False, "no_hyphenation"
        return True, "hyphenation"
