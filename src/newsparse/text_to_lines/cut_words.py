r"""
Words cut at a line's end with no mark left: ``super`` / ``cells``.

Some extractors drop the hyphens of a column. Whether a page lost its hyphens the page itself shows: again and again
the two pieces around a line end are one word that stands elsewhere, whole. Then each line end is judged by what the
page's own words are made of: a piece whose tail ends no word of the page and whose head begins none is a piece.
"""

from __future__ import annotations

from collections import Counter
from functools import cache, cached_property
from itertools import pairwise
from math import log
from operator import mul
from typing import TYPE_CHECKING

import regex
from attrs import define

from newsparse.lang.stopwords import stop_words
from newsparse.text_to_lines.hyphens import HYPHENS, parts_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsparse.lang import Language
    from newsparse.models import Line, Page

WIDEST = 62
"""Columns wider than this many characters are not hyphenated."""
MIN_LINES = 12
MIN_PROVEN = 2
MIN_SHARE = 0.012
MAX_MARKED = 0.03
SURE = 0.4
"""Log-odds above which two pieces are one word."""
LONGEST_PIECE = 40
LONGEST_GRAM = 4
SHORTEST_GRAM = 2
SMOOTH = 0.3
MANY_LETTERS = 12

# Log-odds, fitted with tools/fit_cut_words.py on columns whose hyphens were taken out.
BIAS = 4.26
WEIGHTS = {
    "whole": 5.13,  # the two pieces as one word stand elsewhere
    "left_common": -3.27,
    "right_common": -3.77,
    "left_known": -2.13,
    "right_known": -2.18,
    "ending": 2.67,
    "tail": -0.52,  # how much more often the left piece's last letters end a word than stand inside one
    "head": -0.36,
    "bridge": 1.43,  # the letters around the cut stand together inside a word
    "over": 0.35,
    "name": 0.82,
    "one_letter_left": -6.53,
    "one_letter_right": -2.31,
    "left_length": -0.69,
    "right_length": -0.22,
    "long": -0.76,
}
# The same for Korean, where a column may be cut between any two syllables and few words come twice.
SYLLABLE_BIAS = -1.1
SYLLABLE_WEIGHTS = {
    "whole": 1.0,
    "left_known": -0.7,
    "right_known": -1.6,
    "tail": -0.66,
    "head": -0.73,
    "one_letter_left": 1.3,
    "one_letter_right": 2.0,
    "bridge": 1.8,
    "left_long": -1.0,
    "right_long": -1.4,
}
LONG_SYLLABLES = 3
MIN_CUT = 0.3
"""A column that is cut between syllables is so at this share of its line ends, or more."""


@cache
def _last_re() -> regex.Pattern[str]:
    return regex.compile(r"(?<![\p{L}\p{M}\p{N}'’])[\p{L}\p{M}]++\Z", regex.V1)


@cache
def _first_re() -> regex.Pattern[str]:
    return regex.compile(r"[\p{Ll}\p{Lo}][\p{L}\p{M}]*+(?=['’‘.,;:!?)”\"»“\s\-]|\Z)", regex.V1)


@cache
def common_words(lang: Language) -> frozenset[str]:
    """Return words that any page may hold: the commonest of the language and its short ones."""
    return stop_words(lang).union(lang.hyphens.words)


@define(eq=False, slots=False)
class CutWords:
    """The words of one page, and whether its lines cut words without a mark."""

    page: Page
    lines: Sequence[Line]

    @cached_property
    def common(self) -> frozenset[str]:
        """Words that are known without the page."""
        return common_words(self.page.lang)

    @cached_property
    def syllables(self) -> bool:
        """Whether the page is Korean, and its words are made of syllables."""
        return self.page.lang.code == "ko"

    @cached_property
    def lost(self) -> bool:
        """Whether this page lost the hyphens of its column."""
        count = len(self.lines)
        if count < MIN_LINES:
            return False
        if self.syllables:
            pieces = [self.pieces(a.text, b.text) for a, b in pairwise(self.lines)]
            scores = [self.score(*pair) > 0 for pair in pieces if pair]
            return len(scores) >= MIN_LINES and sum(scores) >= MIN_CUT * len(scores)
        if sum([line.text[-1] in HYPHENS for line in self.lines]) > MAX_MARKED * count:
            return False
        joined: set[str] = set()
        pairs = 0
        common = self.common
        for above, below in pairwise(self.lines):
            text, after = above.text, below.text
            if after[0].islower() and text[-1].isalpha():
                pairs += 1
                right = after.split(None, 1)[0].rstrip('.,;:!?)”»"')
                if right not in common:
                    left = text[text.rfind(" ") + 1 :]
                    # "with" / "in" are two words, each of them common; a capital alone is a drop cap.
                    if len(left) > 1:
                        joined.add((left + right).lower())
        joined = {whole for whole in joined if len(whole) > LONGEST_GRAM}
        proven = joined.intersection(self.page.raw.lower().split())
        return len(proven) >= MIN_PROVEN and len(proven) >= MIN_SHARE * pairs

    @cached_property
    def _words(self) -> set[str]:
        """Words that lie inside lines, where nothing is cut."""
        inside = {word for line in self.lines for word in line.text.lower().split()[1:-1]}
        return {word.strip("\"'“”‘’«»„().,;:!?") for word in inside}

    @cached_property
    def _endings(self) -> frozenset[str]:
        return parts_of(self.page.lang).endings

    @property
    def _sizes(self) -> tuple[int, int]:
        """How many letters are looked at together, least and most."""
        return (1, 3) if self.syllables else (SHORTEST_GRAM, LONGEST_GRAM)

    @cached_property
    def _grams(self) -> tuple[Counter[str], Counter[str], Counter[str]]:
        """How often a few letters end a word, begin one, or stand anywhere in one; each word counts once."""
        shortest, longest = self._sizes
        sized = [(n, [word for word in self._words if len(word) >= n]) for n in range(shortest, longest + 1)]
        return (
            Counter([word[-n:] for n, words in sized for word in words]),
            Counter([word[:n] for n, words in sized for word in words]),
            Counter([word[i : i + n] for n, words in sized for word in words for i in range(len(word) - n + 1)]),
        )

    def pieces(self, left_line: str, right_line: str) -> tuple[str, str] | None:
        """Return the last piece of one line and the first of the next, None where no word can be cut."""
        last, (first, _, _) = left_line[left_line.rfind(" ") + 1 :], right_line.partition(" ")
        if last.isalpha() and first.isalpha() and "a" <= first[0] <= "z" and len(last) < LONGEST_PIECE:
            # So most are; the others are looked at closely.
            return last, first
        right = _first_re().match(right_line)
        start = max(0, len(left_line) - LONGEST_PIECE, left_line.rfind(" ") + 1)
        left = right and _last_re().search(left_line, start)
        return (left[0], right[0]) if left and right else None

    def is_cut(self, left_line: str, right_line: str) -> bool:
        """Say whether the last piece of one line and the first of the next are one word."""
        pieces = self.pieces(left_line, right_line)
        if pieces is None:
            return False
        if self.syllables:
            return self.score(*pieces) > 0
        left, right = pieces[0].lower(), pieces[1].lower()
        if left in self.common and right in self.common and right not in self._endings:
            # Most line ends by far: two common words, which only one word made of both could outweigh.
            whole = left + right
            if whole not in self.common and whole not in self._words:
                return False
        return self.score(*pieces) > SURE

    def score(self, left: str, right: str) -> float:
        """Return the log-odds that two pieces are one word."""
        if self.syllables:
            return float(SYLLABLE_BIAS + sum(map(mul, SYLLABLE_WEIGHTS.values(), self.syllable_evidence(left, right))))
        return float(BIAS + sum(map(mul, WEIGHTS.values(), self.evidence(left, right))))

    def syllable_evidence(self, left: str, right: str) -> tuple[float, ...]:
        """Return what speaks for or against one word of syllables, in the order of `SYLLABLE_WEIGHTS`."""
        words = self._words
        ends, starts, anywhere = self._grams
        return (
            left + right in words,
            left in words,
            right in words,
            _odds(ends, anywhere, [left[-n:] for n in (3, 2, 1) if len(left) >= n]),
            _odds(starts, anywhere, [right[:n] for n in (3, 2, 1) if len(right) >= n]),
            len(left) == 1,
            len(right) == 1,
            left[-1] + right[0] in anywhere,
            len(left) > LONG_SYLLABLES,
            len(right) > LONG_SYLLABLES,
        )

    def evidence(self, left: str, right: str) -> tuple[float, ...]:
        """Return what speaks for or against one word, in the order of `WEIGHTS`."""
        name = left[0].isupper()
        left, right = left.lower(), right.lower()
        whole, bridge, left_length, right_length = left + right, left[-2:] + right[:2], len(left), len(right)
        words, common = self._words, self.common
        ends, starts, anywhere = self._grams
        left_common, right_common = left in common, right in common
        return (
            whole in words or whole in common,
            left_common,
            right_common,
            not left_common and left in words,
            not right_common and right in words,
            right in self._endings,
            # Of a short piece all of it stands here more than once, which changes nothing.
            0 if left_common else _odds(ends, anywhere, (left[-4:], left[-3:], left[-2:])),
            0 if right_common else _odds(starts, anywhere, (right[:4], right[:3], right[:2])),
            len(bridge) == LONGEST_GRAM and bridge in anywhere,
            (left[-1:] + right[:2] in anywhere) + (left[-2:] + right[:1] in anywhere),
            name and not left_common,
            left_length == 1,
            right_length == 1,
            min(left_length, 6),
            min(right_length, 6),
            left_length + right_length > MANY_LETTERS,
        )


def _odds(at_edge: Counter[str], anywhere: Counter[str], grams: Sequence[str]) -> float:
    """Return how much more often letters stand at a word's edge than inside; the longest letters seen decide."""
    for gram in grams:
        seen = anywhere.get(gram, 0)
        if seen or gram is grams[-1]:
            edge = at_edge.get(gram, 0)
            return log((edge + SMOOTH) / (seen - edge + SMOOTH))
    return 0.0
