"""
What speaks for names without a lead as the byline, and what against.

Whatever the page, a byline stands near the headline and above the prose, beside a date or over a title, and the text
does not speak of its people. Menus, teasers and credits look the same but for one or two of these signs, so
that all are weighed: each weight is a tenth of the log-odds, as measured on other pages.
"""

from __future__ import annotations

from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

from attrs import define

from newsparse.blocks_to_article.headline import words
from newsparse.lang.small_words import small_words
from newsparse.lines_to_blocks.phrases import phrases_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsparse.lang import Language
    from newsparse.models import Author, Block, Page

INJECTED = frozenset({"url", "running_head", "folio", "reference", "invisible"})
"""Kinds of what a layout puts between two blocks of a page: neighbours are looked for beyond."""
TOOLS = frozenset({"share", "audio", "comments", "print", "subscribe", "app", "photo", "newsletter", "author_box"})
"""Kinds of furniture that stand under a byline."""
MAX_SMALL_WORD = 3
MANY = 4
MAX_AUTHORS = 8
"""Few people are named with so many words, titles are."""
UNDER_HEADLINE, NEAR_HEADLINE, NEAR_PROSE = 2, 8, 7
"""So many blocks between are few."""
FAR = 25
MAX_TIMES = 60
FIRST, LAST = 3, 4
"""So many paragraphs at the end may tell of the author, but not the first ones."""
WEIGHTS = {
    "date_below": 15, "date_above": 7, "date_beyond": 5, "reading_time_below": 9, "tools_below": 4, "credit_above": 8,
    "under_headline": 20, "near_headline": 10, "above_headline": -14, "no_headline": -3, "far": -6, "at_the_top": -8,
    "near_prose": 5, "below_prose": -9,
    "several": 12, "a_list": -24, "twice": 3, "title": 7, "two_words": 7, "many_words": -14, "capitals": -6,
    "with_date": 11, "in_credit": -14, "page_word": -16, "page_words": -10, "in_headline": -7,
    "again_here": 7, "address": 6, "again_above": -11, "in_small_letters": -6, "common_words": -12, "in_prose": -4,
}  # fmt: skip
MOST_OF_PAGE = WEIGHTS["again_here"] + WEIGHTS["address"]
"""What looking through the whole page can add at most."""


@define(eq=False, slots=False)
class Head:
    """The top of a page: its blocks from *low* on, where the headline stands (-1: nowhere) and the prose."""

    blocks: list[Block]
    page: Page
    low: int
    at: int
    start: int
    end: int

    @cached_property
    def paragraphs(self) -> list[str]:
        """The paragraphs of the body in small letters."""
        return [block.text.casefold() for block in self.blocks[self.start : self.end + 1] if block.kind == "paragraph"]

    @cached_property
    def prose(self) -> str:
        """The text of the body in small letters."""
        return "\n".join(self.paragraphs)

    def speaks_of(self, name: str) -> bool:
        """
        Say whether the prose speaks of somebody more than once: then the name is no byline.

        What the last paragraphs tell of the author does not count: ``Ana Ruiz is a reporter in Torton``.
        """
        found = words(name)
        if not found or _times(found[-1], self.prose, 0, len(self.prose), 2) <= 1:
            return False
        own = " ".join(name.casefold().split()) + " "
        last = self.paragraphs[max(FIRST, len(self.paragraphs) - LAST) :]
        told = [text for text in last if text.startswith(own) and text[len(own) :][:1].isalpha()]
        if not told:
            return True
        rest = "\n".join(text for text in self.paragraphs if text not in told)
        return _times(found[-1], rest, 0, len(rest), 2) > 1


class Run(NamedTuple):
    """Blocks that hold names and what goes with them, by their places, and the people named."""

    places: list[int]
    authors: list[Author]
    titled: bool
    """Whether one holds a job title."""
    dated: bool = False
    """Whether a name stands behind a date on its line."""


def weight(head: Head, run: Run, least: int) -> int:
    """
    Return what all that speaks for a run of names and against it adds up to.

    Where it cannot come to *least* any more, not all is looked at.
    """
    score = sum(map(WEIGHTS.__getitem__, (*_by_place(head, run), *_by_words(head, run))))
    if score + MOST_OF_PAGE < least:
        return score
    return score + sum(map(WEIGHTS.__getitem__, _by_page(head, run)))


def evidence(head: Head, run: Run) -> tuple[str, ...]:
    """Return all that speaks for a run of names and against it: keys of `WEIGHTS`."""
    return (*_by_place(head, run), *_by_words(head, run), *_by_page(head, run))


def _by_place(head: Head, run: Run) -> Iterator[str]:
    """Yield what the neighbours and the way to headline and prose say."""
    blocks = head.blocks
    first, last = run.places[0], run.places[-1]
    below = _neighbour(blocks, last, 1)
    kind_below = _kind(blocks, below)
    if kind_below == "timestamp" or (below < len(blocks) and _opens_with_time(blocks[below].text, head.page.lang)):
        yield "date_below"
    elif kind_below == "reading_time":
        yield "reading_time_below"
    elif kind_below in TOOLS:
        yield "tools_below"
    kind_above = _kind(blocks, _neighbour(blocks, first, -1))
    if kind_above == "timestamp":
        yield "date_above"
    elif kind_above == "credit":
        yield "credit_above"
    if _kind(blocks, _neighbour(blocks, below, 1)) == "timestamp":
        yield "date_beyond"
    if head.at < 0:
        yield "no_headline"
        if head.start - last > FAR:
            yield "far"
    elif first < head.at:
        yield "above_headline"
    elif (way := _way(blocks, head.at, first)) <= NEAR_HEADLINE:
        yield "under_headline" if way <= UNDER_HEADLINE else "near_headline"
    if not first:
        yield "at_the_top"
    if first > head.start:
        yield "below_prose"
    elif 1 < _way(blocks, last, head.start) <= NEAR_PROSE + 1:
        yield "near_prose"
    kinds = {blocks[j].kind for j in run.places}
    if run.dated or "timestamp" in kinds:
        yield "with_date"
    if not kinds.isdisjoint({"credit", "caption"}):
        yield "in_credit"


def _by_words(head: Head, run: Run) -> Iterator[str]:
    """Yield what the names themselves say."""
    names = [author.name for author in run.authors]
    if len(set(names)) > 1:
        yield "several"
    if len(set(names)) < len(names):
        yield "twice"
    if names[0].isupper():
        yield "capitals"
    if len(set(names)) > MAX_AUTHORS:
        yield "a_list"
    if run.titled or any(author.role for author in run.authors):
        yield "title"
    particles = small_words("particles")
    sizes = [sum(word.lower() not in particles for word in name.split()) for name in names]
    if 2 in sizes:
        yield "two_words"
    if max(sizes) >= MANY:
        yield "many_words"
    on_pages = sum(word.lower() in page_words(head.page.lang) for name in names for word in name.split())
    if on_pages:
        yield "page_word"
    if on_pages > 1:
        yield "page_words"
    if head.at >= 0 and not set(words(head.blocks[head.at].text)).isdisjoint(words(names[0])):
        yield "in_headline"


def _by_page(head: Head, run: Run) -> Iterator[str]:
    """Yield what the rest of the page says: where else the names stand, and their words."""
    blocks, raw = head.blocks, head.page.raw
    name = run.authors[0].name
    top, end = blocks[head.low].lines[0].start, blocks[head.end].lines[-1].end
    if raw.count(name, top, end) > sum(blocks[j].text.count(name) for j in run.places):
        yield "again_here"
    if raw.find(name, 0, top) >= 0:
        yield "again_above"
    slug = "-".join(words(name))
    if f"/{slug}" in raw or f"-{slug}" in raw:
        yield "address"
    said = [word for author in run.authors for word in author.name.split() if len(word) >= MAX_SMALL_WORD]
    common = {word for word in said if _is_common(word, raw)}
    if common:
        yield "in_small_letters"
        if any(common.issuperset(author.name.split()) for author in run.authors):
            yield "common_words"
    # A name below the first prose stands in it itself.
    last = run.places[-1]
    prose = blocks[max(head.start, last + 1)].lines[0].start if last < head.end else end
    if any(_times(word.title() if word.isupper() else word, raw, prose, end, 1) for word in said):
        yield "in_prose"


def _neighbour(blocks: list[Block], i: int, step: int) -> int:
    """Return the place of the next block beyond what a layout injects; one outside if there is none."""
    i += step
    while 0 <= i < len(blocks) and (blocks[i].kind in INJECTED or not any(map(str.isalnum, blocks[i].text))):
        i += step
    return i


def _way(blocks: list[Block], first: int, last: int) -> int:
    """Return how many blocks farther down the *last* is, what a layout injects not counted."""
    return last - first - sum(block.kind in INJECTED for block in blocks[first + 1 : last])


def _opens_with_time(text: str, lang: Language) -> bool:
    """Say whether a line tells when the text was published or updated, also without a day: ``Updated 15.59``."""
    calendar = lang.calendar
    opening = text[:MAX_TIMES].lower()
    return (
        len(text) <= MAX_TIMES
        and opening.startswith((*calendar.published, *calendar.updated))
        and any(map(str.isdigit, opening))
    )


def _kind(blocks: list[Block], i: int) -> str:
    return blocks[i].kind if 0 <= i < len(blocks) else ""


@cache
def page_words(lang: Language) -> frozenset[str]:
    """
    Return the words of the phrases that pages say: few names of people hold one.

    >>> from newsparse.lang import load
    >>> "share" in page_words(load("en")), "ruiz" in page_words(load("en"))
    (True, False)
    """
    return frozenset(word for phrase in phrases_of(lang).whole for word in phrase.split())


def _is_common(word: str, raw: str) -> bool:
    """Say whether a word of a name is written in small letters too."""
    return len(word) > MAX_SMALL_WORD and word[1:].islower() and _times(f" {word.lower()}", raw, 0, len(raw), 1) > 0


def _times(word: str, text: str, start: int, end: int, enough: int) -> int:
    """Return how often a word stands between two places of a text, not inside a longer one; at most *enough*."""
    found = 0
    at = text.find(word, start, end)
    while at >= 0:
        after = at + len(word)
        if not (text[after : after + 1].isalnum() or (word[0] != " " and at and text[at - 1].isalnum())):
            found += 1
            if found >= enough:
                break
        at = text.find(word, after, end)
    return found
