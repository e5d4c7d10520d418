"""All triggers of all rules as one scan: which rules is each line worth asking?"""

from __future__ import annotations

import re
import string
from bisect import bisect_right
from functools import cache
from itertools import product
from typing import TYPE_CHECKING, TypeAlias

import regex
from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsparse.lang import Language
    from newsparse.models import Line, Page
    from newsparse.rule import LineRule

Leads: TypeAlias = "tuple[str, tuple[str, ...], tuple[int, ...]]"
"""Phrases that open alike: what may be their next letter (anything, if empty), themselves, the rules of each."""

LEAD_RE_SOURCE = r"[^\p{L}\p{N}]{0,3}+(?P<lead>[\p{L}\p{M}]++)"
MAX_BEFORE_LEAD = 3
FEW_MARKS = 3
"""More of them that open with the same two characters are looked for together."""
MAX_LEAD = 80
"""Longer than any lead."""
NEAR = 3
"""So many letters at both ends of a line are looked at before its words are."""
PLAIN = frozenset(string.ascii_letters + "äöüßéèàâêîôûçåøæñóíáúčřšžýłśżąęİışğ")
"""What a line may open with so that its next letters tell enough: no sign, no script with words of one letter."""
AFTER_SHORT = " \t\xa0.,:;!?/|–—_()[]'’\"“”«»&+*·•-"
"""What may follow a lead that is shorter than the letters looked at."""
BEFORE_SHORT = " /(["
"""What `last_word` cuts at, before a tail that is shorter."""
SIGNS = ".,;:!?'\"“”„‘’‚«»()[]{}<>-–—_*#•·|/"
"""What a line may open with before its first word; the rarer ones are found by a pattern."""
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
    leads: dict[str, Leads]
    """What may open a line, by its first letters in lower case."""
    tails: dict[str, int]
    endings: frozenset[str]
    """The last letters of all tails."""
    marks: tuple[tuple[str, int], ...]
    edges: dict[str, int]
    shapes: tuple[tuple[str, re.Pattern[str], int], ...]
    """What each opens with, its pattern, the rules."""
    follows: dict[str, int]
    below: tuple[tuple[str, int], ...]
    page_tops: int
    digits: int
    lead_re: regex.Pattern[str]

    def asked(self, page: Page) -> list[int]:
        """Return for each line of *page* the rules to ask; those that only the kind above it calls for are not in."""
        asked = self._by_place(page)
        lines = page.lines
        texts = [line.text for line in lines]
        # A few letters tell of most lines that no rule is to be asked: only the others are looked at closely. In small
        # letters the table of leads is a fifth as large, and stays where the processor finds it fast.
        leads, endings, edges, letters = self.leads, self.endings, self.edges, self.letters
        for i, text in [(i, text) for i, text in enumerate(texts) if text[:NEAR].lower() in leads]:
            found = leads[text[:NEAR].lower()]
            if (not found[0] or text[NEAR : NEAR + 1] in found[0]) and text[:MAX_LEAD].lower().startswith(found[1]):
                asked[i] |= _led(text, found)
        for i, text in [(i, text) for i, text in enumerate(texts) if text[0] not in PLAIN]:
            asked[i] |= self._behind_signs(text)
        for i in [i for i, text in enumerate(texts) if text.rstrip(TAIL_EDGES)[-NEAR:] in endings]:
            asked[i] |= self._tail(texts[i])
        for i, text in [(i, text) for i, text in enumerate(texts) if text[-1] in edges]:
            asked[i] |= edges[text[-1]]
        for i, letter in [(i, line.letter) for i, line in enumerate(lines) if line.letter in letters]:
            asked[i] |= letters[letter]
        return asked

    def _by_place(self, page: Page) -> list[int]:
        """Return for each line the rules for the marks and shapes it holds, and for where it stands."""
        raw, lines = page.raw, page.lines
        asked = [0] * len(lines)
        if self.page_tops and page.page_starts and lines:
            for number in (0, *page.page_starts):
                if number < len(lines):
                    asked[number] |= self.page_tops
        starts = [line.start for line in lines]
        for sign, shape, rules in self.shapes:
            # A plain search for one character is ten times as fast as any pattern, and most pages lack some of them.
            for match in shape.finditer(raw) if sign in raw else ():
                asked[bisect_right(starts, match.start()) - 1] |= rules
        for mark, rules in self.marks:
            # A few plain searches take less time than one pattern with all marks.
            at = raw.find(mark)
            while at >= 0:
                number = bisect_right(starts, at)
                if number:
                    asked[number - 1] |= rules
                # One hit is enough for a line.
                at = raw.find(mark, max(at + 1, starts[number] if number < len(starts) else len(raw)))
        for mark, rules in self.below:
            at = raw.find(mark)
            while at >= 0:
                number = bisect_right(starts, at)
                if number < len(lines):
                    asked[number] |= rules
                at = raw.find(mark, at + 1)
        return asked

    def _behind_signs(self, text: str) -> int:
        """Return the rules that a first character that is no letter, and the words behind it, call for."""
        if text[0].isdecimal():
            return self.digits
        asked = self.edges.get(text[0], 0)
        if (text[1:2] in PLAIN or text[1:2].isdecimal()) and text[1 : 1 + NEAR].lower() not in self.leads:
            # Most are an opening quotation mark and no lead.
            return asked
        head = text[:MAX_LEAD]
        bare = head.lstrip(SIGNS)
        if len(head) - len(bare) > MAX_BEFORE_LEAD or not bare:
            return asked
        if not bare[0].isalpha():
            match = self.lead_re.match(head)
            bare = head[match.start("lead") :] if match else ""
        for size in (NEAR,) if bare[:1] in PLAIN else range(1, NEAR + 1):
            found = self.leads.get(bare[:size].lower())
            if found:
                asked |= _led(bare, found)
        return asked

    def _tail(self, text: str) -> int:
        """Return the rules that the last word calls for."""
        tail = text.rpartition(" ")[2]
        bare = tail if tail.isalpha() else tail.rstrip(TAIL_EDGES)
        return self.tails.get(bare.lower() if bare.isalpha() else last_word(text), 0)

    def first_claim(self, asked: int, line: Line, page: Page) -> LineRule | None:
        """Ask the rules of a set in order; return the first that claims the line."""
        while asked:
            lowest = asked & -asked
            rule = self.rules[lowest.bit_length() - 1]
            if rule.claims(line, page):
                return rule
            asked ^= lowest
        return None


def _led(text: str, leads: Leads) -> int:
    """Return the rules of those phrases that open *text*."""
    asked = 0
    low = text[:MAX_LEAD].lower()
    for phrase, rules in zip(leads[1], leads[2], strict=True):
        # "See page" is not the opening of "See pages".
        if low.startswith(phrase) and not (phrase[-1].isalpha() and low[len(phrase) :][:1].isalpha()):
            asked |= rules
    return asked


def last_word(text: str) -> str:
    """
    Return the last word of a text in lower case, after the last blank, slash or opening bracket.

    >>> last_word("Ana Ruiz (Photo: AP)"), last_word("Ana Ruiz/AFP.")
    ('ap', 'afp')
    """
    tail = text[-40:].rstrip(TAIL_EDGES)
    return tail[max(tail.rfind(" "), tail.rfind("/"), tail.rfind("("), tail.rfind("[")) + 1 :].lower()


def _in_any_case(pieces: Iterable[str]) -> frozenset[str]:
    """
    Return pieces of words with each letter in both cases.

    >>> sorted(_in_any_case(["by "]))
    ['BY ', 'By ', 'bY ', 'by ']
    """
    return frozenset(
        "".join(letters) for piece in pieces for letters in product(*({c.lower(), c.upper()} for c in piece))
    )


def _by_opening(leads: dict[str, int]) -> dict[str, Leads]:
    """Return the leads by their first letters; one that is shorter than these also with what may follow it."""
    openings: dict[str, dict[str, int]] = {}
    for phrase, rules in leads.items():
        openings.setdefault(phrase[:NEAR], {})[phrase] = rules
        if len(phrase) < NEAR:
            for sign in AFTER_SHORT:
                openings.setdefault(phrase + sign, {})[phrase] = rules
    found: dict[str, Leads] = {}
    for opening, phrases in openings.items():
        following = [phrase[NEAR : NEAR + 1] for phrase in phrases]
        either = "" if "" in following else "".join([char.lower() + char.upper() for char in following])
        found[opening] = either, tuple(phrases), tuple(phrases.values())
    return found


def _together(marks: dict[str, int]) -> list[tuple[str, re.Pattern[str], int]]:
    """Take out of *marks* those that many of a rule have the start of in common; return patterns of these."""
    groups: dict[tuple[str, int], list[str]] = {}
    for mark, rules in marks.items():
        groups.setdefault((mark[:2], rules), []).append(mark)
    found: list[tuple[str, re.Pattern[str], int]] = []
    for (opening, rules), group in groups.items():
        if len(group) > FEW_MARKS:
            found.append((opening, re.compile("|".join(map(re.escape, group))), rules))
            for mark in group:
                del marks[mark]
    return found


@cache
def compiled(rules: tuple[LineRule, ...], lang: Language) -> Triggers:
    """Compile the triggers of *rules* with the words of *lang*; kept for the life of the process."""
    letters: dict[str, int] = {}
    leads: dict[str, int] = {}
    tails: dict[str, int] = {}
    marks: dict[str, int] = {}
    edges: dict[str, int] = {}
    shapes: list[tuple[str, re.Pattern[str], int]] = []
    follows: dict[str, int] = {}
    below: dict[str, int] = {}
    page_tops = digits = 0
    lead_re = regex.compile(LEAD_RE_SOURCE, regex.V1)
    for i, rule in enumerate(rules):
        bit = 1 << i
        for letter in rule.letters:
            letters[letter] = letters.get(letter, 0) | bit
        for phrase in rule.leads(lang) if rule.leads else ():
            match = lead_re.match(phrase)
            if match:
                spoken = phrase[match.start("lead") :].lower()
                leads[spoken] = leads.get(spoken, 0) | bit
        for phrase in rule.tails(lang) if rule.tails else ():
            word = last_word(phrase)
            tails[word] = tails.get(word, 0) | bit
        for mark in rule.marks(lang) if rule.marks else ():
            marks[mark] = marks.get(mark, 0) | bit
        for char in rule.edges:
            edges[char] = edges.get(char, 0) | bit
        shapes += [(shape.lstrip("\\")[0], re.compile(shape), bit) for shape in rule.shapes]
        for kind in rule.follows:
            follows[kind] = follows.get(kind, 0) | bit
        for mark in rule.below:
            below[mark] = below.get(mark, 0) | bit
        page_tops |= bit * rule.page_tops
        digits |= bit * rule.digits
    shapes += _together(marks)
    return Triggers(
        rules,
        letters,
        _by_opening(leads),
        tails,
        _in_any_case({(sign + word)[-NEAR:] for word in tails for sign in ("", *BEFORE_SHORT)}),
        tuple(marks.items()),
        edges,
        tuple(shapes),
        follows,
        tuple(below.items()),
        page_tops,
        digits,
        lead_re,
    )
