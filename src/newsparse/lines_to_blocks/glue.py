"""What stands between two lines that are one paragraph: a blank, or nothing."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache, cached_property
from typing import TYPE_CHECKING

import regex
from attrs import define, field

from newsparse.text_to_lines.cut_words import WIDEST, CutWords, common_words
from newsparse.text_to_lines.hyphens import HYPHENS, SCANNED, Hyphens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsparse.models import Line, Page, Repair

NO_SPACE_BEFORE = ",.;:!?)]}’”»%…"
NO_SPACE_AFTER = "([{‘“«„‚$€£#@/"

MIN_EDGES = 3
MIN_OPENING = 12
"""A paragraph's first line is longer than a table's cell."""


@cache
def _suffix_re() -> regex.Pattern[str]:
    # "Berlin" / "-based", "artist" / "’s", "3" / "rd".
    return regex.compile(r"[-\u2010]\p{L}|[‘’'](?:s|re|ve|ll|d|m|t)\b|(?:st|nd|rd|th)\b", regex.V1)


@cache
def _elision_re() -> regex.Pattern[str]:
    # "l’" / "Ukraine"
    return regex.compile(r"\b(?:[cdjlmnst]|qu|un|all|dell|nell)[’']\Z", regex.V1 | regex.IGNORECASE)


def is_spaceless(char: str) -> bool:
    """
    Say whether a character belongs to a script that is written without blanks.

    >>> is_spaceless("橋"), is_spaceless("는")
    (True, False)
    """
    return "\u2e80" <= char <= "\u9fff" or "\uff00" <= char <= "\uffef" or "\uf900" <= char <= "\ufaff"


@define(eq=False, slots=False)
class Glue:
    """
    What joins the lines of one page.

    ``wrapped`` says whether its lines were cut to fill a column; ``column`` is that column's width in characters.
    ``scores`` are the log-odds that two lines with something else between them are one paragraph, by their numbers.
    """

    page: Page
    lines: Sequence[Line]
    wrapped: bool = True
    column: float = 0.0
    scores: dict[tuple[int, int], float] = field(factory=dict)

    @cached_property
    def hyphens(self) -> Hyphens:
        """What the page does with hyphens."""
        return Hyphens(self.page, self.page.lines)

    @cached_property
    def changed(self) -> dict[int, list[Repair]]:
        """The repairs inside each line that has any, by the line's number."""
        found: dict[int, list[Repair]] = {}
        repairs = self.page.repairs
        if not repairs:
            return found
        lines = self.page.lines
        starts = [line.start for line in lines]
        low = high = 0
        for repair in repairs:
            start = repair.start
            if not low <= start < high:
                line = lines[bisect_right(starts, start) - 1]
                low, high, number = line.start, line.end, line.number
            if low <= start and repair.end <= high:
                found.setdefault(number, []).append(repair)
        return found

    @cached_property
    def cut_words(self) -> CutWords | None:
        """The page's cut words, None if it cuts none without a mark."""
        if not self.wrapped or (self.column > WIDEST and self.page.lang.code != "ko"):
            return None
        found = CutWords(self.page, self.lines)
        return found if found.lost else None

    @cached_property
    def plain(self) -> bool:
        """Whether a blank stands wherever one word ends a line and another begins the next."""
        return self.wrapped and self.cut_words is None

    def between(self, above: Line, below: Line) -> tuple[str, str, bool]:
        """Return what stands between two joined lines, the rule that says so, and whether the last character goes."""
        last, first = above.text[-1], below.text[0]
        if len(above.text) == 1 and self.is_drop_cap(above, below):
            return "" if self.opens_word(last, below.text) else " ", "drop_cap", False
        if last in HYPHENS:
            cut = self.hyphens.decide(above.text, below.text)
            if cut is not None:
                if last == SCANNED and not cut[0]:
                    return "-", cut[1], True
                return "", cut[1], cut[0]
        words = self.cut_words if self.wrapped and last.isalpha() and first.isalpha() else None
        if words is not None and words.is_cut(above.text, below.text):
            return "", "cut_word", False
        return self._blank(above, below), "line_break", False

    def is_drop_cap(self, above: Line, below: Line) -> bool:
        """
        Say whether a line is nothing but the large first letter of the paragraph that begins below.

        The rest of the word may be in capitals too, as in "I" / "N the heart of town"; a list's "A" has a word behind.
        """
        letter, text = above.text, below.text
        if len(letter) != 1 or not letter.isupper() or len(text) < MIN_OPENING:
            return False
        first = text.split(None, 1)[0]
        return text[0].islower() or (first.isupper() and first.isalpha() and self.opens_word(letter, text))

    def opens_word(self, letter: str, text: str) -> bool:
        """
        Say whether a capital alone on its line is the first letter of the word that opens *text*.

        "A" and "I" may be words of their own: then the rest must be none, or the whole must be one.
        """
        rest = text.split(None, 1)[0].strip(",.;:!?\"'”’)").lower()
        common = common_words(self.page.lang)
        if letter.lower() not in common:
            return text[0].islower() or (letter + rest).lower() in common
        whole = (letter + rest).lower()
        elsewhere = f" {rest} " in self.page.raw
        return whole in common or not (rest in common or elsewhere)

    def _blank(self, above: Line, below: Line) -> str:
        """
        Return a blank or nothing.

        Wrapped lines were cut at a blank. Where each line is a node of a page, the blank is in the text if there was
        one: none before a comma, none after an opening bracket, and none between the parts of a word.
        """
        last, first = above.text[-1], below.text[0]
        if last <= "z" and first <= "z" and first.isalnum() and last != "/" and self.wrapped:
            # The commonest pair by far is not asked about further.
            return " "
        if is_spaceless(last):
            return "" if is_spaceless(first) or first.isdigit() else " "
        if is_spaceless(first) and last.isdigit():
            return ""
        if last == "/" and above.text[-2:-1].isalnum():
            return ""
        if first in ",." and not below.text[1:2].strip():
            # What a link's end pushed to the next line.
            return ""
        if self.wrapped:
            # "it's tight\n\N{EM DASH}there": a dash that touches its word on one side touches on both.
            return "" if first == "—" and below.text[1:2].isalnum() and last.isalnum() else " "
        return self._between_nodes(above, below)

    def _between_nodes(self, above: Line, below: Line) -> str:
        """Return what stands between two nodes of a web page that are one sentence."""
        last, first = above.text[-1], below.text[0]
        if first in NO_SPACE_BEFORE:
            return ""
        if below.indent or self._has_edge(above):
            return " "
        if (
            last in NO_SPACE_AFTER
            or _suffix_re().match(below.text)
            or _elision_re().search(above.text, max(0, len(above.text) - 5))
        ):
            return ""
        if first == '"' or last == '"':
            # An odd mark opens, an even one closes.
            opened = above.text.count('"') % 2
            return "" if opened else " "
        # Where the page shows the blanks at its nodes' edges and there is none, there was none.
        bare = last.isalnum() and first.isalpha() and not below.blanks and self._shows_edges
        return "" if bare else " "

    def _has_edge(self, line: Line) -> bool:
        """Say whether a blank follows the line's text."""
        edge = self.page.raw[line.end : line.end + 1]
        return edge.isspace() and edge not in "\r\n\f\v"

    @cached_property
    def _shows_edges(self) -> bool:
        """Whether blanks at the ends of lines were kept."""
        return sum(map(self._has_edge, self.lines)) >= MIN_EDGES
