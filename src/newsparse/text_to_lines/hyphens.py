"""Words cut at a line's end: is the hyphen the word's own, or the column's?"""

from __future__ import annotations

from functools import cache, cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import regex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsparse.lang import Language
    from newsparse.models import Line, Page

SCANNED = "\N{NOT SIGN}"
"""What the readers of scanned newspapers write where a line ends in a hyphen, the word's own or the column's."""
HYPHENS = "-\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{SOFT HYPHEN}" + SCANNED
MIN_HABIT = 0.03
"""Where fewer lines than this share end in a hyphen, nobody hyphenates here, and the hyphen is real."""
MIN_OWN = 2
"""So many line ends make the typesetter's own mark a habit."""
MIN_PART = 4
LONGEST = 60
"""So much of a line is looked at."""
MOST_SEARCHES = 200
"""So often a word is looked for on the page; beyond, gathering all its words takes less."""
BESIDE_WORDS = ".,:;()\"'“”‘’"
APART = " \n,."
"""Behind one of these a word may begin, and before it end."""
BEFORE_WORDS = '("“„‘«'
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


@cache
def _begins_re() -> regex.Pattern[str]:
    """Where a word may begin: behind no letter, and behind no hyphen of a longer word."""
    return regex.compile(r"(?<![\p{L}\p{M}])(?<![\p{L}\p{M}][-\u2010\u2011])", regex.V1)


@cache
def _ends_re() -> regex.Pattern[str]:
    """Where a word may end: before no letter, and before no hyphen of a longer word."""
    return regex.compile(r"(?![-\u2010\u2011]?+[\p{L}\p{M}])", regex.V1)


class Parts(NamedTuple):
    """What words are made of in one language: `Hyphenation`, to be looked up."""

    keep: frozenset[str]
    may_keep: frozenset[str]
    seconds: frozenset[str]
    endings: frozenset[str]
    conjunctions: frozenset[str]


@cache
def parts_of(lang: Language) -> Parts:
    """Return the parts of a language's words."""
    table = lang.hyphens
    return Parts(*map(frozenset, (table.keep, table.may_keep, table.seconds, table.endings, table.conjunctions)))


class Cut(NamedTuple):
    """The pieces round a line's end: hyphenated to what stands before, left, right, and what is hyphenated to that."""

    before: str
    left: str
    right: str
    more: str


def _cut(left_line: str, right_line: str) -> Cut | None:
    """Return the pieces of the word that is cut, None where none is."""
    first = right_line.partition(" ")[0].rstrip(BESIDE_WORDS)
    last = left_line[left_line.rfind(" ") + 1 : -1].lstrip(BEFORE_WORDS)
    if last.isalpha() and first.isalpha():
        # So most are; the others are looked at closely.
        return Cut("", last, first, "")
    right = _right_re().match(right_line)
    left = _left_re().search(left_line, left_line.rfind(" ") + 1, len(left_line) - 1)
    if left is None or not left["left"] or right is None:
        return None
    return Cut(left["before"] or "", left["left"], right["right"], right["more"])


class Hyphens:
    """
    What one page does with hyphens: its words, whole and hyphenated, and how many of its lines end in one.

    ``habit`` is the share of the lines that end in a hyphen after a letter; ``typeset`` says whether the page was
    hyphenated with the typesetter's own mark, which stands nowhere but at line ends. ``parts`` are those of its words.
    """

    def __init__(self, page: Page, lines: Sequence[Line]) -> None:
        self.page = page
        self.parts = parts_of(page.lang)
        self._asked = 0
        texts = ["", *[line.text for line in lines], ""]
        cut = own = 0
        for i in [i for i, line in enumerate(lines, 1) if line.text[-1] in HYPHENS]:
            printed = lines[i - 1].text
            if printed[-2:-1].isalpha():
                cut += 1
                own += printed[-1] == "\N{HYPHEN}"
            # Neither half of a cut word is a word.
            texts[i] = texts[i][: texts[i].rfind(" ") + 1]
            texts[i + 1] = texts[i + 1].partition(" ")[2]
        self.habit = cut / max(1, len(lines))
        self.typeset = own >= MIN_OWN and own == page.raw.count("\N{HYPHEN}")
        self._text = "\n".join(texts).lower()
        """The page in lower case, a line feed at both ends, without the words cut at the lines' ends."""

    @cached_property
    def _joints(self) -> set[str]:
        """The two letters before each plain hyphen of the page and the two behind it, in lower case."""
        return {left[-2:] + right[:2] for left, right in pairwise(self._text.split("-"))}

    @cached_property
    def _words(self) -> set[str]:
        """All words of the page in lower case; parts of hyphenated ones are none."""
        text = self._text
        for mark in BESIDE_WORDS:
            text = text.replace(mark, " ")
        # Now most pieces between blanks are plain words; the others are looked at once each.
        pieces = set(text.split())
        words = set(filter(str.isalpha, pieces))
        words.update(_word_re().findall("\n".join(pieces - words)))
        return words

    def has(self, word: str) -> bool:
        r"""
        Say whether a word in lower case, hyphenated or not, stands on the page, outside the words cut at line ends.

        >>> from newsparse.testing import make_page
        >>> page = make_page("The well-known harbour was re-\nbuilt.")
        >>> hyphens = Hyphens(page, page.lines)
        >>> [hyphens.has(word) for word in ("harbour", "known", "built")]
        [True, False, False]
        """
        # "24" and "o’clock" are no words here; a letter with a mark of its own may be in one.
        if not word.isalpha() and not _word_re().fullmatch(word):
            return False
        # Most pages ask a few times, and looking for a word takes less than gathering them all.
        self._asked += 1
        if self._asked > MOST_SEARCHES:
            return word in self._words
        text = self._text
        at = text.find(word)
        while at >= 0:
            end = at + len(word)
            before, after = text[at - 1], text[end]
            if (before in APART or (not before.isalpha() and _begins_re().match(text, at))) and (
                after in APART or (not after.isalpha() and _ends_re().match(text, end))
            ):
                return True
            at = text.find(word, end)
        return False

    def _has_compound(self, first: str, second: str, more: str) -> bool:
        """Say whether two parts stand on the page with a plain hyphen between; the word may be *more* than that."""
        if len(first) > 1 < len(second) and first[-2:] + second[:2] not in self._joints:
            return False
        hyphenated = f"{first}-{second}"
        return self.has(hyphenated) or (more > "" and self.has(hyphenated + more))

    def decide(self, left_line: str, right_line: str) -> tuple[bool, str] | None:
        """
        Say whether the hyphen that ends one line goes when the next is joined to it.

        Returns None where no word is cut; else (True, rule) if the hyphen goes, (False, rule) if it stays.
        The evidence, strongest first: a mark that only a column's end has; the same word elsewhere on the page;
        capitals and digits; what the language's words are made of; what this page does at line ends.
        """
        if not left_line or left_line[-1] not in HYPHENS:
            return None
        return self._decide(left_line[-LONGEST:], right_line[:LONGEST])

    def _decide(self, left_line: str, right_line: str) -> tuple[bool, str] | None:
        mark = left_line[-1]
        cut = _cut(left_line, right_line)
        if cut is None:
            # "24-\n25", "K.-o.-\nRunde", "rock-\n'n'-roll": nothing here is a cut word.
            held = left_line[-2:-1]
            return (False, "hard_hyphen") if right_line[:1].isalnum() and (held.isalnum() or held in CLOSERS) else None
        if mark == "\N{SOFT HYPHEN}":
            return True, "soft_hyphen"
        first, second, more = cut.left.lower(), cut.right.lower(), cut.more.lower()
        waits = second in self.parts.conjunctions and mark == "-" and not more
        if waits and (self.habit < MIN_HABIT or cut.left[0].isupper() or self.has(first)):
            # "Hafen-\nund Stadtrat": the hyphen stands for a word that comes later; "vi-\nolin" is another matter.
            return None
        whole = first + second
        if self._has_compound(first, second, more):
            return (True, "same_word_elsewhere") if self.has(whole) else (False, "same_word_elsewhere")
        if self.typeset:
            # Whoever hyphenates with a mark of its own leaves the plain hyphen to the words.
            return (True, "typeset_hyphen") if mark == "\N{HYPHEN}" or self.has(whole) else (False, "hard_hyphen")
        if self.has(whole):
            return True, "same_word_elsewhere"
        return self._by_parts(cut, first, second) or (
            (False, "no_hyphenation") if mark == "-" and self.habit < MIN_HABIT else (True, "hyphenation")
        )

    def _by_parts(self, cut: Cut, first: str, second: str) -> tuple[bool, str] | None:
        """Decide by what the two parts are, or return None."""
        if cut.right[0].isupper() or first[-1].isdigit():
            return False, "capital_or_digit"
        if len(first) == 1 and not cut.before:
            return False, "capital_or_digit"
        parts = self.parts
        if second in parts.endings:
            return True, "ending"
        if second in parts.seconds and len(first) > 2:
            return False, "second_part"
        if cut.before:
            return (False, "compound") if self.has(first) or self.has(second) else None
        if cut.left[1:].isupper() and len(first) > 1:
            return False, "capital_or_digit"
        if first in parts.keep:
            return False, "prefix"
        if first in parts.may_keep and (self.has(second) or (len(second) >= MIN_PART and self.has(first))):
            return False, "prefix"
        long = min(len(first), len(second)) >= MIN_PART
        if long and self.page.lang.hyphens.open_compounds and self.has(first) and self.has(second):
            return False, "two_words"
        return None
