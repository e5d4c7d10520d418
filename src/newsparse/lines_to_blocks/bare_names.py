"""Names without a lead where a byline stands: which blocks hold names and nothing else, and which are the byline."""

from __future__ import annotations

import re
from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING

from newsparse.blocks_to_article.byline import browser_mark_re, parse_byline
from newsparse.blocks_to_article.names import is_agency
from newsparse.blocks_to_article.timestamps import find_timestamps
from newsparse.lang.labels import labels_of, roles_of
from newsparse.lines_to_blocks.name_evidence import INJECTED, Run, page_words, weight
from newsparse.lines_to_blocks.phrases import FIRST_SPACELESS, phrases_of

if TYPE_CHECKING:
    from newsparse.lang import Language
    from newsparse.lines_to_blocks.name_evidence import Head
    from newsparse.models import Author

MAX_LINE = 160
MAX_PARTICLE = 3
MAX_SMALL = 4
"""Words in small letters, particles apart, that a line of names and titles may have."""
MAX_PARTS = 28
MAX_ABBREVIATION = 4
"""Letters of a word with its full stop and the blank before it that is no end of a sentence: ``Jr.``"""
MAX_ROLE_WORDS = 7
MAX_TOOL = 3
"""Words of what a page offers beside a name: ``Follow``."""
MIN_GLUED, MAX_GLUED = 4, 14
MAX_BETWEEN, MAX_PLACE = 40, 3
"""Letters between two words of a list of names, and words: ``in Torton,``."""
MIN_SIGNS = 3
SEPARATORS = frozenset({",", "&", "|", "·", "•", "/", "-", "–", "…"})
MAX_DAY = 24
"""Letters in which a date that opens a line has its first digit."""
BETWEEN = " |·•–—-,/"
"""What may stand between a date and a name."""
CREDIT_RULES = frozenset({"credit", "credit_part", "credit_above", "credit_below"})


NEEDED = 8
BESIDE_BYLINE = 16
"""What is needed where a byline names but an agency, or one word."""


def best_run(head: Head, high: int, needed: int = NEEDED) -> list[int]:
    """Return the places of the blocks above *high* that are the byline; none if nothing there is likely to be one."""
    best: list[int] = []
    top = needed
    i = head.low
    blocks = head.blocks
    while i < high:
        if len(blocks[i].text) <= MAX_LINE:
            run = run_of_names(head, i, high)
            if run.authors:
                score = weight(head, run, top)
                if score >= top:
                    best, top = run.places, score
                i = run.places[-1]
        i += 1
    return best


def run_of_names(head: Head, i: int, high: int) -> Run:
    """Return the blocks from *i* on that hold names, what stands between them, titles; none if *i* holds no name."""
    blocks, lang = head.blocks, head.page.lang
    places: list[int] = []
    authors: list[Author] = []
    titled = dated = False
    for j in range(i, min(i + MAX_PARTS, high)):
        block = blocks[j]
        if places and block.kind in INJECTED:
            continue
        text = block.text.strip()
        if len(text) > MAX_LINE or not text:
            break
        if places and block.kind != "timestamp" and is_title(text, lang):
            titled = True
            places.append(j)
            continue
        if not (block.kind in {"paragraph", "timestamp"} or block.rule == "drop_chrome" or block.rule in CREDIT_RULES):
            break
        if block.rule in CREDIT_RULES and "/" in text:
            break  # a photographer and an agency
        if places and (is_between_names(text, lang) or is_agency(text)):
            places.append(j)
            continue
        found = names_in(text, lang) if block.kind != "timestamp" or text[0].isalpha() else ()
        if not found and (at := after_date(text, lang)):
            found = names_in(text[at:], lang)
            dated = dated or bool(found)
        if not found or any(head.speaks_of(author.name) for author in found):
            break
        if any(text.endswith(f" {author.name}") and text.startswith(found[0].name) for author in authors):
            break  # "Follow Ana Ruiz"
        if places and j > places[-1] + 1 and any(author in authors for author in found):
            break  # the same again on the next page
        places.append(j)
        authors.extend(found)
        if block.kind == "timestamp":
            break
    while places and is_between_names(blocks[places[-1]].text.strip(), lang):
        places.pop()
    return Run(places, authors, titled, dated)


def after_date(text: str, lang: Language) -> int:
    """
    Return where the text behind the dates that open a line begins; 0 if none do, or nothing is behind.

    >>> from newsparse.lang import load
    >>> after_date("18 May 2026 | Ana Ruiz", load("en")), after_date("Ana Ruiz, 18 May 2026", load("en"))
    (14, 0)
    """
    if not (text[-1].isalpha() and any(map(str.isdigit, text[:MAX_DAY]))):
        return 0
    stamps = find_timestamps(text, lang)
    if not stamps or stamps[0].start:
        return 0
    rest = text[stamps[-1].end :].lstrip(BETWEEN)
    return len(text) - len(rest) if rest else 0


def before_tool(text: str, lang: Language) -> int:
    """
    Return where what a page offers begins behind a name on its line; 0 if there is none.

    >>> from newsparse.lang import load
    >>> before_tool("Ana Ruiz Share", load("en")), before_tool("Ana Ruiz Holm", load("en"))
    (9, 0)
    """
    words = text.split()
    whole = phrases_of(lang).whole
    for size in range(1, min(MAX_TOOL, len(words) - 2) + 1):
        tool = " ".join(words[-size:])
        if tool.lower() in whole and is_name(text[: -len(tool)].rstrip(), lang):
            read = names_in(text, lang)
            return len(text) - len(tool) if not read or read[-1].name == text else 0
    return 0


def is_name(text: str, lang: Language) -> bool:
    """
    Say whether a text is a person's whole name and nothing else.

    >>> from newsparse.lang import load
    >>> is_name("Ana Ruiz", load("en")), is_name("Ana Ruiz, Editor", load("en"))
    (True, False)
    """
    return 0 < len(text) <= MAX_LINE and any(
        author.name == browser_mark_re().sub("", text) for author in names_in(text, lang)
    )


def parts_of_glued(text: str, raw: str, own: int = -1) -> list[int]:
    """
    Return where the names begin that a layout printed with nothing between, if the page lists them elsewhere.

    >>> line = "Ana Ruiz Bo van Holm"
    >>> parts_of_glued(line, line + " / By Ana Ruiz, Bo van Holm"), parts_of_glued(line, line + " / By Ana Ruiz")
    ([0, 9], [])
    >>> parts_of_glued(line, line + " / (Ana Ruiz in Torton, Bo van Holm)")
    [0, 9]

    Args:
        text: The names, or a line that may hold some.
        raw: The whole page.
        own: Where the line itself stands on it, if that is known: what is there is no list.
    """
    said = text.split(None, MAX_GLUED)[:MAX_GLUED]
    if len(said) < MIN_GLUED or (said[1].islower() and len(said[1]) > MAX_PARTICLE):
        return []
    opening = f"{said[0]} {said[1]}"
    found = raw.find(opening)
    if found < 0 or raw.find(opening, found + 1) < 0:
        return []
    # As many words as go on in capitals; a date may follow.
    said = list(takewhile(lambda word: word[0].isalpha(), said))
    starts: list[int] = []
    while found >= 0 and not starts and len(said) >= MIN_GLUED:
        starts = _starts_in_list(said, raw, found) if found != own else []
        found = raw.find(opening, found + 1)
    at, places = 0, []
    for i, word in enumerate(said):
        at = text.index(word, at)
        if i in starts:
            places.append(at)
        at += len(word)
    return places


def _starts_in_list(said: list[str], raw: str, at: int) -> list[int]:
    """Return which words begin a name in a list with commas, and places behind names; none if it is another text."""
    starts = [0]
    at += len(said[0])
    for i, word in enumerate(said[1:], start=1):
        found = raw.find(word, at, at + MAX_BETWEEN)
        between = raw[at:found].split()
        if found < 0 or len(between) > MAX_PLACE:
            return []
        if raw[at] == "," or between:
            if raw[found - 2 : found - 1] != ",":
                return []
            starts.append(i)
        at = found + len(word)
    return starts if len(starts) > 1 else []


def names_in(text: str, lang: Language) -> tuple[Author, ...]:
    """
    Return the people that a line names that holds nothing else; none if it is a menu's, a title or a sentence.

    What is written for somebody is a title, unless a lead says that people are named: ``Help for Homeless People``.
    """
    if not could_be_names(text, lang) or any(f" {word} " in text for word in labels_of(lang).special):
        return ()
    found = parse_byline(text, lang, bare=True)
    if found is None or not all(_is_whole(author) for author in found.authors):
        return ()
    if any(page_words(lang).issuperset(author.name.lower().split()) for author in found.authors):
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
    if not text[0].isupper() or " " not in text or text[-1] in ":?!" or text.count("(") != text.count(")"):
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
