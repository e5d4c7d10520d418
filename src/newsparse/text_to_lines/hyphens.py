"""Words cut at a line's end: is the hyphen the word's own, or the column's?"""

from __future__ import annotations

from functools import cache, cached_property
from typing import TYPE_CHECKING

import regex
from attrs import define, field

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsparse.models import Line, Page

HYPHENS = "-\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{SOFT HYPHEN}"
MIN_HABIT = 0.03
"""Where fewer lines than this share end in a hyphen, nobody hyphenates here, and the hyphen is real."""
MIN_OWN = 2
"""So many line ends make the typesetter's own mark a habit."""
MIN_PART = 4
LONGEST = 60
"""So much of a line is looked at."""
BESIDE_WORDS = ".,:;()\"'“”‘’"
CLOSERS = "\"'”’»“‘)]."
"""May stand between a word and the hyphen behind it."""


@cache
def _left_re() -> regex.Pattern[str]:
    return regex.compile(
        r"(?P<before> [\p{L}\p{N}] [-\u2010\u2011] )?+ (?P<left> [\p{L}\p{M}\p{N}'’]*+ ) \Z", regex.V1 | regex.VERBOSE
    )


@cache
def _right_re() -> regex.Pattern[str]:
    return regex.compile(r"(?P<right>[\p{L}\p{M}]++)(?P<more>(?:[-\u2010\u2011][\p{L}\p{M}]++)?+)", regex.V1)


@cache
def _word_re() -> regex.Pattern[str]:
    return regex.compile(r"[\p{L}\p{M}]++(?:[-\u2010\u2011][\p{L}\p{M}]++)*+", regex.V1)


@define(eq=False, slots=False)
class Hyphens:
    """
    What one page does with hyphens: its words, whole and hyphenated, and how many of its lines end in one.

    The words are gathered when the first cut word asks for them.
    """

    page: Page
    lines: Sequence[Line]
    _words: set[str] | None = field(default=None, init=False)
    _decided: dict[tuple[str, str], tuple[bool, str] | None] = field(factory=dict, init=False)

    @property
    def words(self) -> set[str]:
        """All words of the page in lower case, hyphenated ones whole, those cut at line ends left out."""
        if self._words is None:
            whole = [line.text for line in self.lines]
            for i in [i for i, text in enumerate(whole) if text[-1] in HYPHENS]:
                # Neither half of a cut word is a word.
                whole[i] = whole[i][: whole[i].rfind(" ") + 1]
                if i + 1 < len(whole):
                    whole[i + 1] = whole[i + 1].partition(" ")[2]
            text = "\n".join(whole).lower()
            for mark in BESIDE_WORDS:
                text = text.replace(mark, " ")
            # Now most pieces between blanks are plain words; the others are looked at once each.
            pieces = set(text.split())
            words = set(filter(str.isalpha, pieces))
            words.update(_word_re().findall("\n".join(pieces - words)))
            self._words = words
        return self._words

    @property
    def habit(self) -> float:
        """The share of the lines that end in a hyphen after a letter."""
        return self._marks[0]

    @property
    def typeset(self) -> bool:
        """Whether the page was hyphenated with the typesetter's own mark, which stands nowhere but at line ends."""
        return self._marks[1]

    @cached_property
    def _marks(self) -> tuple[float, bool]:
        cut = own = 0
        for line in self.lines:
            if line.text[-1] in HYPHENS and line.text[-2:-1].isalpha():
                cut += 1
                own += line.text[-1] == "\N{HYPHEN}"
        typeset = own >= MIN_OWN and own == self.page.raw.count("\N{HYPHEN}")
        return cut / max(1, len(self.lines)), typeset

    def decide(self, left_line: str, right_line: str) -> tuple[bool, str] | None:
        """
        Say whether the hyphen that ends one line goes when the next is joined to it.

        Returns None where no word is cut; else (True, rule) if the hyphen goes, (False, rule) if it stays.
        The evidence, strongest first: a mark that only a column's end has; the same word elsewhere on the page;
        capitals and digits; what the language's words are made of; what this page does at line ends.
        """
        if not left_line or left_line[-1] not in HYPHENS:
            return None
        key = left_line[-LONGEST:], right_line[:LONGEST]
        if key not in self._decided:
            self._decided[key] = self._decide(*key)
        return self._decided[key]

    def _decide(self, left_line: str, right_line: str) -> tuple[bool, str] | None:
        mark = left_line[-1]
        right = _right_re().match(right_line)
        left = _left_re().search(left_line, left_line.rfind(" ") + 1, len(left_line) - 1)
        if left is None or not left["left"] or right is None:
            # "24-\n25", "K.-o.-\nRunde", "rock-\n'n'-roll": nothing here is a cut word.
            held = left_line[-2:-1]
            return (False, "hard_hyphen") if right_line[:1].isalnum() and (held.isalnum() or held in CLOSERS) else None
        if mark == "\N{SOFT HYPHEN}":
            return True, "soft_hyphen"
        first, second = left["left"].lower(), right["right"].lower()
        waits = second in self.page.lang.hyphens.conjunctions and mark == "-" and not right["more"]
        if waits and (self.habit < MIN_HABIT or left["left"][0].isupper() or first in self.words):
            # "Hafen-\nund Stadtrat": the hyphen stands for a word that comes later; "vi-\nolin" is another matter.
            return None
        whole, hyphenated = first + second, f"{first}-{second}"
        if hyphenated in self.words or hyphenated + right["more"].lower() in self.words:
            return (True, "same_word_elsewhere") if whole in self.words else (False, "same_word_elsewhere")
        if self.typeset:
            # Whoever hyphenates with a mark of its own leaves the plain hyphen to the words.
            return (True, "typeset_hyphen") if mark == "\N{HYPHEN}" or whole in self.words else (False, "hard_hyphen")
        if whole in self.words:
            return True, "same_word_elsewhere"
        return self._by_parts(left, right, first, second) or (
            (False, "no_hyphenation") if mark == "-" and self.habit < MIN_HABIT else (True, "hyphenation")
        )

    def _by_parts(
        self, left: regex.Match[str], right: regex.Match[str], first: str, second: str
    ) -> tuple[bool, str] | None:
        """Decide by what the two parts are, or return None."""
        if right["right"][0].isupper() or first[-1].isdigit():
            return False, "capital_or_digit"
        if len(first) == 1 and not left["before"]:
            return False, "capital_or_digit"
        parts = self.page.lang.hyphens
        if second in parts.endings:
            return True, "ending"
        if second in parts.seconds and len(first) > 2:
            return False, "second_part"
        left_known, right_known = first in self.words, second in self.words
        if left["before"]:
            return (False, "compound") if left_known or right_known else None
        if left["left"][1:].isupper() and len(first) > 1:
            return False, "capital_or_digit"
        if first in parts.keep:
            return False, "prefix"
        if first in parts.may_keep and (right_known or (left_known and len(second) >= MIN_PART)):
            return False, "prefix"
        if parts.open_compounds and left_known and right_known and min(len(first), len(second)) >= MIN_PART:
            return False, "two_words"
        return None
