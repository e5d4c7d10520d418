"""
The one phrase scan: does a line say what only page furniture says?

A line is looked up whole, by its opening and by the words in it, in this order of trust, in the
phrases of its language and of English, which stands on pages of all languages.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from attrs import field, frozen

from newsparse.lang import Language, load

if TYPE_CHECKING:
    from newsparse.models import Page

# Longer than the part of a paragraph that shows what it is.
CONTAINS_CHARS = 240
# From here on scripts that put no blanks between words: no look at word ends.
FIRST_SPACELESS = "\u2e80"
# Openings are filed under their first letters; two signs of Japanese say as much as four letters.
HEAD_CHARS = 4
SPACELESS_HEAD_CHARS = 2
# Digits too: "12 comments", "comments (12)" and "[12] comments" say the same.
EDGES = (
    " \t\xa00123456789.,:;!?¿¡|/\\-–—_~=+*#%&@$€£°^®™©<>()[]{}«»‹›“”„‟\"'‘’‚`´…·•●○◦▪■□▶►▸▼▾▲△▽◀◄→←↑↓↗×✕✖✓✔★☆"
    "【】「」『』（）：、。・｜≫≪／＞＜"
)
OPENING_CHARS = 3
# What text browsers put before the words of a list or a button.
BULLETS = ("o [", "button) ")
# A word before the stop that a phrase's last word may carry in the text.
MARKS = (".", ",", ":", ";", ")", "!", "?")
FREQUENT = frozenset({"the", "for", "on", "and", "you", "to"})
GOES_ON = frozenset(",.;:)’'")


FURNITURE_LINE = "furniture_line"
"""The rule that claims a line by its wording alone."""

STANDING_CHARS = 60
# A section's name may be a sub-head or the end of a paragraph, a heading of related stories goes with what follows it,
# and what an app is called is spoken of in articles.
NOT_STANDING = frozenset({"navigation", "related", "topics", "app", "reading_time"})


class Hit(NamedTuple):
    """What a line gives away: a ``kind`` of furniture, and ``how`` it is known: ``whole``, ``starts``, ``contains``."""

    kind: str
    how: str


@frozen(eq=False)
class Phrases:
    """
    The phrases of a language and English, ready to be looked up.

    >>> phrases = phrases_of(load("en"))
    >>> phrases.hit("Share this article »")
    Hit(kind='share', how='whole')
    >>> phrases.hit("Most read in Harbourside")
    Hit(kind='related', how='starts')
    >>> phrases.hit("The council read the plan twice.") is None
    True
    """

    whole: dict[str, str]
    starts: dict[str, tuple[tuple[str, str], ...]]
    words: dict[str, tuple[tuple[str, str], ...]]
    anywhere: tuple[tuple[str, str], ...]
    openings: frozenset[str] = field(init=False)
    """The first letters of the ``whole`` ones, and of what text browsers put before them."""
    marked: bool = field(init=False)
    """Whether all that stands ``anywhere`` begins with a ©, as in most languages."""

    @openings.default
    def _openings(self) -> frozenset[str]:
        phrases = (*self.whole, *BULLETS)
        return frozenset(text[:OPENING_CHARS] for one in phrases for text in (one, one.replace("'", "’")))

    @marked.default
    def _marked(self) -> bool:
        return all(phrase[0] == "©" for phrase, _ in self.anywhere)

    def line_hit(self, text: str) -> Hit | None:
        """
        Return what a line is that is furniture by its wording alone, or None.

        The line says one of the ``whole`` phrases, but for what stands at its edges, or opens with one
        of ``starts``.
        """
        return self.opening(_key(text))

    def line_kind(self, text: str) -> str:
        """Return the kind of a line that is furniture by its wording alone, or an empty string."""
        hit = self.line_hit(text)
        return hit.kind if hit else ""

    def hit(self, text: str) -> Hit | None:
        """
        Return the strongest evidence in a line, or in lines joined by blanks.

        Args:
            text: The line; of a long one the first 240 characters are read.

        Returns:
            A `Hit`, of several the first by trust, then by place of the word that led to it; None if the text
            says nothing of the kind.
        """
        text = text[:CONTAINS_CHARS]
        key = _key(text)
        starts = self.starts
        # Most lines end here and at the words: asked about every block of a page.
        if key[:HEAD_CHARS] in starts or key in self.whole or key[:SPACELESS_HEAD_CHARS] in starts:
            hit = self.opening(key)
            if hit:
                return hit
        return self.inside(key, text)

    def opening(self, key: str) -> Hit | None:
        """Look up *key* whole, then its first letters."""
        kind = self.whole.get(key)
        if kind:
            return Hit(kind, "whole")
        heads = self.starts
        for head in (key[:HEAD_CHARS], key[:SPACELESS_HEAD_CHARS]):
            if head not in heads:
                continue
            for phrase, kind in heads[head]:
                if key.startswith(phrase):
                    end = len(phrase)
                    # "Share on" is not the opening of "Share ongoing".
                    if phrase[-1] >= FIRST_SPACELESS or not (phrase[-1].isalnum() and key[end : end + 1].isalnum()):
                        return Hit(kind, "starts")
        return None

    def inside(self, key: str, text: str) -> Hit | None:
        """
        Look for the words that phrases are filed under, and then for the phrases of these words alone.

        Phrases that no word leads to, all with a sign beyond ASCII, are looked for in *text*, where the year behind
        a © is not cut off.
        """
        words = self.words
        for word in filter(words.__contains__, key.split()):
            for phrase, kind in words[word]:
                if phrase in key:
                    return Hit(kind, "contains")
        if not text.isascii() and ("©" in text or not self.marked):
            for phrase, kind in self.anywhere:
                if phrase in text:
                    return Hit(kind, "contains")
        return None


@cache
def phrases_of(lang: Language) -> Phrases:
    """Return the phrases of *lang*, its own before those of English; built once for each language."""
    whole: dict[str, str] = {}
    starts: dict[str, list[tuple[str, str]]] = {}
    words: dict[str, list[tuple[str, str]]] = {}
    anywhere: list[tuple[str, str]] = []
    english = load("en")
    for furniture in [lang.furniture] if lang is english else [lang.furniture, english.furniture]:
        for kind, phrases in furniture.whole.items():
            for phrase in phrases:
                whole.setdefault(phrase, kind)
        for kind, phrases in furniture.starts.items():
            for phrase in phrases:
                size = SPACELESS_HEAD_CHARS if phrase[0] >= FIRST_SPACELESS else HEAD_CHARS
                starts.setdefault(phrase[: size if len(phrase) >= size else SPACELESS_HEAD_CHARS], []).append(
                    (phrase, kind)
                )
        for kind, phrases in furniture.contains.items():
            for phrase in phrases:
                if phrase[0] == "©" or max(phrase) >= FIRST_SPACELESS:
                    anywhere.append((phrase, kind))
                else:
                    for word in _trigger(phrase):
                        words.setdefault(word, []).append((phrase, kind))
    return Phrases(
        whole,
        {head: tuple(entries) for head, entries in starts.items()},
        {word: tuple(entries) for word, entries in words.items()},
        tuple(anywhere),
    )


def _key(text: str) -> str:
    """Return *text* as phrases are written: edges without letters off, lower case, single blanks."""
    key = text.strip(EDGES).casefold()
    while key.startswith(BULLETS):
        key = key[key.index(" ") + 1 :].lstrip(EDGES)
    if "’" in key:
        key = key.replace("’", "'")
    if "  " in key or "\xa0" in key or "\n" in key or "\t" in key:
        key = " ".join(key.split())
    return key


def _trigger(phrase: str) -> tuple[str, ...]:
    """
    Return the word that *phrase* is filed under, in all the forms a split at blanks may give it.

    A word inside the phrase has blanks at both sides, so it has one form; the first may stand behind a bracket, the
    last before a mark. The longest is the rarest, but for a few: "the" would have every text looked through.
    """
    words = phrase.split()
    word = max(words, key=lambda word: 0 if word in FREQUENT else len(word))
    forms = [word]
    if word == words[0]:
        forms.append("(" + word)
    if word == words[-1]:
        forms += [word + mark for mark in MARKS]
    return tuple(forms)


def mark(page: Page) -> None:
    r"""
    Label the lines that are furniture by their wording alone, before lines are joined.

    They interrupt an article anywhere: an advertisement's label or a line of buttons between two halves of a
    sentence. A line that a sentence goes on behind is a link of a text that came a line a node, and stays.

    >>> from newsparse.testing import make_page
    >>> page = make_page("The ferry left at\nAdvertisement\nnoon, an hour late.\nShare this article")
    >>> mark(page)
    >>> [line.kind for line in page.lines]
    ['', 'advert', '', 'share']
    """
    phrases = phrases_of(page.lang)
    whole, openings = phrases.whole, phrases.openings
    lines = page.lines
    for i, line in enumerate(lines):
        text = line.text
        if len(text) > STANDING_CHARS or line.kind or text[0].islower() or text[-1] in ".,;":
            continue
        opening = text[:OPENING_CHARS]
        if not opening.isalpha():
            opening = text.strip(EDGES)[:OPENING_CHARS]
        if opening.casefold() not in openings:
            continue
        kind = whole.get(_key(text))
        if not kind or kind in NOT_STANDING or (kind == "share" and " " not in text.strip(EDGES)):
            continue
        after = lines[i + 1].text[0] if i + 1 < len(lines) else ""
        if kind == "advert" or not (after.islower() or after in GOES_ON):
            line.kind, line.rule = kind, FURNITURE_LINE
