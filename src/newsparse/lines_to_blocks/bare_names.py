"""
Names without a lead where a byline stands: what speaks for them, and what against.

Whatever the page, a byline stands near the headline and above the prose, beside a date or over a title, and the text
does not speak of its people. Menus, teasers and credits look the same but for one or two of these signs, so
that all are weighed: each weight is a tenth of the log-odds, as measured on other pages.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from newsparse.blocks_to_article.byline import browser_mark_re, parse_byline, roles_of
from newsparse.blocks_to_article.headline import words
from newsparse.blocks_to_article.names import is_agency
from newsparse.lang.labels import labels_of
from newsparse.lang.small_words import small_words
from newsparse.lines_to_blocks.headlines import FIRST_SPACELESS
from newsparse.lines_to_blocks.phrases import phrases_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsparse.lang import Language
    from newsparse.models import Author, Block, Page

MAX_LINE = 160
MAX_PARTICLE = 3
MAX_SMALL = 4
"""Words in small letters, particles apart, that a line of names and titles may have."""
MAX_PARTS = 14
MAX_ABBREVIATION = 4
"""Letters of a word with its full stop and the blank before it that is no end of a sentence: ``Jr.``"""
MAX_ROLE_WORDS = 7
MIN_SIGNS = 3
MANY = 4
"""Few people are named with so many words, titles are."""
SEPARATORS = frozenset({",", "&", "|", "·", "•", "/", "-", "–", "…"})
CREDIT_RULES = frozenset({"credit", "credit_part", "credit_above", "credit_below"})
INJECTED = frozenset({"url", "running_head", "folio", "reference", "invisible"})
"""Kinds of what a layout puts between two blocks of a page: neighbours are looked for beyond."""
TOOLS = frozenset(
    {"share", "audio", "comments", "print", "subscribe", "app", "reading_time", "photo", "newsletter", "author_box"}
)
"""Kinds of furniture that stand under a byline."""

NEEDED = 8
BESIDE_BYLINE = 20
"""What is needed where a byline names but an agency, or one word."""
NEAR, MIDDLING = 8, 7
"""How many blocks below the headline, and above the prose, are near."""
WEIGHTS = {
    "date_below": 13, "date_above": 7, "date_beyond": 5, "tools_below": 4,
    "near_headline": 10, "above_headline": -14, "no_headline": -3, "at_the_top": -8, "near_prose": 5, "below_prose": -9,
    "several": 12, "title": 7, "two_words": 7, "many_words": -12, "with_date": 6, "in_credit": -14,
    "again_here": 9, "again_above": -11, "address": 6,
    "page_word": -16, "page_words": -10, "in_small_letters": -6, "in_headline": -7, "in_prose": -9,
}  # fmt: skip


class Head(NamedTuple):
    """The top of a page: its blocks from *low* on, where the headline stands (-1: nowhere) and where the prose."""

    blocks: list[Block]
    page: Page
    low: int
    at: int
    start: int
    end: int
    prose: Sequence[str]


class Run(NamedTuple):
    """Blocks that hold names and what goes with them, by their places, and the people named."""

    places: list[int]
    authors: list[Author]


def best_run(head: Head, high: int, needed: int = NEEDED) -> list[int]:
    """Return the places of the blocks above *high* that are the byline; none if nothing there is likely to be one."""
    best: list[int] = []
    top = needed
    i = head.low
    while i < high:
        run = run_of_names(head, i, high)
        if run.places:
            score = sum(map(WEIGHTS.__getitem__, evidence(head, run))) if run.authors else 0
            if score >= top and score >= needed:
                best, top = run.places, score
            i = run.places[-1]
        i += 1
    return best


def run_of_names(head: Head, i: int, high: int) -> Run:
    """Return the blocks from *i* on that hold names, what stands between them, titles; none if *i* holds no name."""
    blocks, lang = head.blocks, head.page.lang
    run = Run([], [])
    for j in range(i, min(i + MAX_PARTS, high)):
        block = blocks[j]
        text = block.text.strip()
        if len(text) > MAX_LINE or not text:
            break
        if run.places and block.kind != "timestamp" and is_title(text, lang):
            run.places.append(j)
            continue
        if not (block.kind in {"paragraph", "timestamp"} or block.rule == "drop_chrome" or block.rule in CREDIT_RULES):
            break
        if run.places and is_between_names(text, lang):
            run.places.append(j)
            continue
        if run.places and is_agency(text):
            run.places.append(j)
            continue
        found = _names_in(text, lang) if block.kind != "timestamp" or text[0].isalpha() else ()
        if not found or any(is_spoken_of(author.name, head.prose) for author in found):
            break
        run.places.append(j)
        run.authors.extend(found)
        if block.kind == "timestamp":
            break
    while run.places and is_between_names(blocks[run.places[-1]].text.strip(), lang):
        run.places.pop()
    return run


def is_name(text: str, lang: Language) -> bool:
    """
    Say whether a text is a person's whole name and nothing else.

    >>> from newsparse.lang import load
    >>> is_name("Ana Ruiz", load("en")), is_name("Ana Ruiz, Editor", load("en"))
    (True, False)
    """
    return 0 < len(text) <= MAX_LINE and any(author.name == text for author in _names_in(text, lang))


def _names_in(text: str, lang: Language) -> tuple[Author, ...]:
    if not could_be_names(text, lang):
        return ()
    found = parse_byline(text, lang, bare=True)
    if found is None or not all(_is_whole(author) for author in found.authors):
        return ()
    if any(_page_words(lang).issuperset(author.name.lower().split()) for author in found.authors):
        return ()
    return found.authors


def _is_whole(author: Author) -> bool:
    """Say whether an author is one without a lead too: what is written for somebody is a title, two signs a section."""
    if author.name[0] > FIRST_SPACELESS:
        return len(author.name) >= MIN_SIGNS
    if _fused_re().search(author.name):
        return False
    affiliation = author.affiliation or ""
    return all(word[0].isupper() or len(word) <= MAX_PARTICLE for word in affiliation.split())


@cache
def _fused_re() -> re.Pattern[str]:
    """Find a word with two seams in it: a list of sections that lost its blanks."""
    return re.compile(r"[^\W\d_][a-z][A-Z]\w*[a-z][A-Z]")


def could_be_names(text: str, lang: Language) -> bool:
    """
    Say whether a line may hold names alone: capitals, or enough signs in scripts without, and no menu's wording.

    >>> from newsparse.lang import load
    >>> could_be_names("Ana Ruiz and Bo Li", load("en")), could_be_names("Share this", load("en"))
    (True, False)
    """
    if text[0] == "[":
        text = browser_mark_re().sub("\n", text).strip()
        if not text:
            return False
    if text[0] > FIRST_SPACELESS:
        # Words of two signs are sections more often than names; Korean names have three.
        return len(text) == MIN_SIGNS if text[0] >= "\uac00" else MIN_SIGNS <= len(text) <= 8
    if not text[0].isupper() or text[-1] in ":?!" or text.count("(") != text.count(")"):
        return False
    if text[-1] == "." and len(text) - text.rfind(" ") > MAX_ABBREVIATION:
        return False
    if sum(word.islower() and len(word) > MAX_PARTICLE for word in text.split()) > MAX_SMALL:
        return False
    return not phrases_of(lang).line_kind(text)


def is_between_names(text: str, lang: Language) -> bool:
    """
    Say whether a line holds nothing but what stands between two names.

    >>> from newsparse.lang import load
    >>> is_between_names("and", load("en")), is_between_names(",", load("en")), is_between_names("Andy", load("en"))
    (True, True, False)
    """
    return (
        text in SEPARATORS
        or text.lower() in labels_of(lang).joins
        or (len(text) <= 2 and text.isdecimal())  # the number of a note
        or (text[0] == "[" and browser_mark_re().fullmatch(text) is not None)
    )


def is_title(text: str, lang: Language) -> bool:
    """
    Say whether a line holds a job title and nothing else.

    >>> from newsparse.lang import load
    >>> is_title("Deputy News Editor", load("en")), is_title("Ana Ruiz", load("en"))
    (True, False)
    """
    found = [word for word in (word.strip(",.–-").lower() for word in text.split()) if word]
    roles = roles_of(lang)
    return 0 < len(found) <= MAX_ROLE_WORDS and text[0] not in ".!?" and (found[-1] in roles or found[0] in roles)


def is_spoken_of(name: str, prose: Sequence[str]) -> bool:
    """Say whether the prose speaks of somebody more than once: then the name is no byline."""
    found = words(name)
    last = found[-1] if found else ""
    return sum(words(text).count(last) for text in prose if last in text.casefold()) > 1


def evidence(head: Head, run: Run) -> list[str]:
    """Return what speaks for or against a run of names as the byline: keys of `WEIGHTS`."""
    blocks, lang, raw = head.blocks, head.page.lang, head.page.raw
    first, last = run.places[0], run.places[-1]
    names = [author.name for author in run.authors]
    above, below = _neighbour(blocks, first, -1), _neighbour(blocks, last, 1)
    beyond = _neighbour(blocks, below, 1)
    top, end = blocks[head.low].lines[0].start, blocks[head.end].lines[-1].end
    prose = blocks[max(head.start, last + 1)].lines[0].start if last < head.end else end
    here = sum(blocks[j].text.count(names[0]) for j in run.places)
    kinds = {blocks[j].kind for j in run.places}
    said = [word for name in names for word in name.split()]
    on_pages = sum(word.lower() in _page_words(lang) for word in said)
    slug = "-".join(words(names[0]))
    sizes = [sum(word.lower() not in small_words("particles") for word in name.split()) for name in names]
    signs = {
        "date_below": _kind(blocks, below) == "timestamp",
        "date_above": _kind(blocks, above) == "timestamp",
        "date_beyond": _kind(blocks, beyond) == "timestamp",
        "tools_below": _kind(blocks, below) in TOOLS,
        "near_headline": 0 <= head.at < first <= head.at + NEAR,
        "above_headline": first < head.at,
        "no_headline": head.at < 0,
        "at_the_top": not first,
        "near_prose": 0 < head.start - last - 1 <= MIDDLING,
        "below_prose": first > head.start,
        "several": len(set(names)) > 1,
        "title": any(author.role for author in run.authors)
        or any(is_title(blocks[j].text.strip(), lang) for j in run.places[1:]),
        "two_words": 2 in sizes,
        "many_words": max(sizes) >= MANY,
        "with_date": "timestamp" in kinds,
        "in_credit": not kinds.isdisjoint({"credit", "caption"}),
        "again_here": raw.count(names[0], top, end) > here,
        "again_above": raw.find(names[0], 0, top) >= 0,
        "address": f"/{slug}" in raw or f"-{slug}" in raw,
        "page_word": on_pages > 0,
        "page_words": on_pages > 1,
        "in_small_letters": any(_in_small_letters(word, raw) for word in said),
        "in_prose": any(
            _stands(word.title() if word.isupper() else word, raw, prose, end) for word in said if len(word) > 2
        ),
        "in_headline": head.at >= 0 and not set(words(blocks[head.at].text)).isdisjoint(words(names[0])),
    }
    return [name for name, holds in signs.items() if holds]


def _neighbour(blocks: list[Block], i: int, step: int) -> int:
    """Return the place of the next block beyond what a layout injects; one outside if there is none."""
    i += step
    while 0 <= i < len(blocks) and (blocks[i].kind in INJECTED or not any(map(str.isalnum, blocks[i].text))):
        i += step
    return i


def _kind(blocks: list[Block], i: int) -> str:
    return blocks[i].kind if 0 <= i < len(blocks) else ""


@cache
def _page_words(lang: Language) -> frozenset[str]:
    """The words of the phrases that pages say: no name of a person is likely to hold one."""
    return frozenset(word for phrase in phrases_of(lang).whole for word in phrase.split())


def _in_small_letters(word: str, raw: str) -> bool:
    """Say whether a word of a name is written in small letters too: then it is a common word."""
    return len(word) > MAX_PARTICLE and word[1:].islower() and _stands(f" {word.lower()}", raw, 0, len(raw))


def _stands(word: str, raw: str, start: int, end: int) -> bool:
    """Say whether a word stands between two places of a text, and is not the beginning of a longer one."""
    at = raw.find(word, start, end)
    while at >= 0:
        at += len(word)
        if not raw[at : at + 1].isalpha():
            return True
        at = raw.find(word, at, end)
    return False
