"""All triggers of all rules as one scan: which rules is each line worth asking?"""

from __future__ import annotations

import re
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
MAX_BEFORE_LEAD = 3
WORD_EDGES = ".,;:!?'\"“”‘’()[]"
TAIL_EDGES = " .,;:!?)]}»”’\"'）】"


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
    tails: dict[str, int]
    marks: dict[str, int]
    small_marks: tuple[tuple[str, int], ...]
    capitals_re: re.Pattern[str] | None
    edges: dict[str, int]
    shapes: tuple[tuple[re.Pattern[str], int], ...]
    follows: dict[str, int]
    unbroken: int
    lead_re: regex.Pattern[str]

    def marked(self, page: Page) -> dict[int, int]:
        """Return, for the number of each line that holds a mark or a shape, the rules to ask."""
        found: dict[int, int] = {}
        raw = page.raw
        starts: list[int] = []
        for shape, rules in self.shapes:
            for match in shape.finditer(raw):
                starts = starts or [line.start for line in page.lines]
                number = bisect_right(starts, match.start()) - 1
                found[number] = found.get(number, 0) | rules
        if self.capitals_re is not None:
            for match in self.capitals_re.finditer(raw):
                starts = starts or [line.start for line in page.lines]
                number = bisect_right(starts, match.start()) - 1
                found[number] = found.get(number, 0) | self.marks[match[0]]
        for mark, rules in self.small_marks:
            # Small letters stand everywhere: a few plain searches take less time than one pattern with all marks.
            at = raw.find(mark)
            while at >= 0:
                starts = starts or [line.start for line in page.lines]
                number = bisect_right(starts, at) - 1
                if number >= 0:
                    found[number] = found.get(number, 0) | rules
                # One hit is enough for a line.
                at = raw.find(mark, max(at + 1, starts[number + 1] if number + 1 < len(starts) else len(raw)))
        return found

    def of(self, line: Line, above: str) -> int:
        """Return the rules that the line's class, edges, first and last word, and the kind *above* it call for."""
        text = line.text
        edges = self.edges
        asked = self.letters.get(line.letter, 0) | edges.get(text[0], 0) | edges.get(text[-1], 0)
        if above:
            asked |= self.follows.get(above, 0)
        # Most first and last words are letters alone, or with marks beside them; only the others are looked at closely.
        blank = text.find(" ")
        if blank < 0:
            asked |= self.unbroken
        head, tail = text[:blank] if blank >= 0 else text, text[text.rfind(" ") + 1 :]
        if head.isalpha():
            asked |= self.leads.get(head.lower(), 0)
        elif not head[0].isdecimal():
            bare = head.strip(WORD_EDGES)
            if bare.isalpha() and head.find(bare) <= MAX_BEFORE_LEAD:
                asked |= self.leads.get(bare.lower(), 0)
            else:
                match = self.lead_re.match(text)
                if match:
                    asked |= self.leads.get(match["lead"].lower(), 0)
        bare = tail if tail.isalpha() else tail.rstrip(TAIL_EDGES)
        return asked | self.tails.get(bare.lower() if bare.isalpha() else last_word(text), 0)

    def first_claim(self, asked: int, line: Line, page: Page) -> LineRule | None:
        """Ask the rules of a set in order; return the first that claims the line."""
        while asked:
            lowest = asked & -asked
            rule = self.rules[lowest.bit_length() - 1]
            if rule.claims(line, page):
                return rule
            asked ^= lowest
        return None


def last_word(text: str) -> str:
    """
    Return the last word of a text in lower case, after the last blank, slash or opening bracket.

    >>> last_word("Ana Ruiz (Photo: AP)"), last_word("Ana Ruiz/AFP.")
    ('ap', 'afp')
    """
    tail = text[-40:].rstrip(TAIL_EDGES)
    return tail[max(tail.rfind(" "), tail.rfind("/"), tail.rfind("("), tail.rfind("[")) + 1 :].lower()


@cache
def compiled(rules: tuple[LineRule, ...], lang: Language) -> Triggers:
    """Compile the triggers of *rules* with the words of *lang*; kept for the life of the process."""
    letters: dict[str, int] = {}
    leads: dict[str, int] = {}
    tails: dict[str, int] = {}
    marks: dict[str, int] = {}
    edges: dict[str, int] = {}
    shapes: list[tuple[re.Pattern[str], int]] = []
    follows: dict[str, int] = {}
    unbroken = 0
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
        for phrase in rule.tails(lang) if rule.tails else ():
            word = last_word(phrase)
            tails[word] = tails.get(word, 0) | bit
        for mark in rule.marks(lang) if rule.marks else ():
            marks[mark] = marks.get(mark, 0) | bit
        for char in rule.edges:
            edges[char] = edges.get(char, 0) | bit
        if rule.shape:
            shapes.append((re.compile(rule.shape), bit))
        for kind in rule.follows:
            follows[kind] = follows.get(kind, 0) | bit
        unbroken |= bit * rule.unbroken
    capitals = sorted((mark for mark in marks if mark[0].isupper()), key=lambda mark: (-len(mark), mark))
    return Triggers(
        rules,
        letters,
        leads,
        tails,
        marks,
        tuple((mark, asked) for mark, asked in marks.items() if not mark[0].isupper()),
        re.compile("|".join(map(re.escape, capitals))) if capitals else None,
        edges,
        tuple(shapes),
        follows,
        unbroken,
        lead_re,
    )
