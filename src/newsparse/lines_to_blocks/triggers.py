"""All triggers of all rules as one scan: which rules is each line worth asking?"""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING

import regex
from attrs import frozen

if TYPE_CHECKING:
    from newsparse.lang import Language
    from newsparse.models import Line, Page
    from newsparse.rule import LineRule

LEAD_RE_SOURCE = r"[^\p{L}\p{N}]{0,3}+(?P<lead>[\p{L}\p{M}]++)"


@frozen(eq=False)
class Triggers:
    """
    The triggers of a tuple of rules, compiled for one language.

    A set of rules is an int with a bit for each, the first rule lowest, so that asking them in order
    is taking the lowest bit.
    """

    rules: tuple[LineRule, ...]
    letters: dict[str, int]
    leads: dict[str, int]
    marks: dict[str, int]
    lead_re: regex.Pattern[str]
    marks_re: regex.Pattern[str] | None

    def marked(self, page: Page) -> dict[int, int]:
        """Return, for the number of each line that holds a mark, the rules to ask."""
        found: dict[int, int] = {}
        if self.marks_re is None or not page.lines:
            return found
        starts = [line.start for line in page.lines]
        for match in self.marks_re.finditer(page.raw):
            number = bisect_right(starts, match.start()) - 1
            if number >= 0:
                found[number] = found.get(number, 0) | self.marks[match[0]]
        return found

    def of(self, line: Line) -> int:
        """Return the rules that the line's shape and first word call for."""
        asked = self.letters.get(line.letter, 0)
        match = self.lead_re.match(line.text)
        if match:
            asked |= self.leads.get(match["lead"].lower(), 0)
        return asked

    def first_claim(self, asked: int, line: Line, page: Page) -> LineRule | None:
        """Ask the rules of a set in order; return the first that claims the line."""
        while asked:
            lowest = asked & -asked
            rule = self.rules[lowest.bit_length() - 1]
            if rule.claims(line, page):
                return rule
            asked ^= lowest
        return None


@cache
def compiled(rules: tuple[LineRule, ...], lang: Language) -> Triggers:
    """Compile the triggers of *rules* with the words of *lang*; kept for the life of the process."""
    letters: dict[str, int] = {}
    leads: dict[str, int] = {}
    marks: dict[str, int] = {}
    lead_re = regex.compile(LEAD_RE_SOURCE, regex.V1)
    for i, rule in enumerate(rules):
        bit = 1 << i
        for letter in rule.letters:
            letters[letter] = letters.get(letter, 0) | bit
        for phrase in rule.leads(lang) if rule.leads else ():
            match = lead_re.match(phrase)
            if match:
                word = match["lead"].lower()
                leads[word] = leads.get(word, 0) | bit
        for mark in rule.marks(lang) if rule.marks else ():
            marks[mark] = marks.get(mark, 0) | bit
    marks_re = regex.compile(r"\L<marks>", regex.V1, marks=marks.keys()) if marks else None
    return Triggers(rules, letters, leads, marks, lead_re, marks_re)
