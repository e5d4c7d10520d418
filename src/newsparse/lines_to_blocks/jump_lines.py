"""Lines that send the reader from page to page, and what a page prints above the rest of a story."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import regex

from newsparse.lang import load
from newsparse.lang.jumps import Jumps
from newsparse.lines_to_blocks import running_heads
from newsparse.lines_to_blocks.geometry import ends_sentence
from newsparse.rule import labels

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsparse.lang import Language
    from newsparse.models import Line, Page

MAX_JUMP = 90
MAX_HEAD = 80
MIN_SLUG = 2
REACH = 3
"""Lines beside a jump line that may be the head of its page."""
SIDES = (-1, 1)
TURNED = frozenset({"folio", "running_head", "rule_line", "jump_line"})
PARTS_RE = r"""
    (?P<slug> (?! (?i-f: \L<small> ) \s ) \p{Lu}[\p{Lu}’'\-]++
        (?: \s (?! (?i-f: \L<small> ) \s ) \p{Lu}[\p{Lu}’'\-]++ ){0,3}+ )
    (?P<folio> (?: \p{Lu}-?+ )?+ \d{1,3}+ \p{Lu}?+ (?! [\p{L}\p{N}] ) )
    (?P<section> \p{Lu}-?+ \d{1,3}+ (?! [\p{L}\p{N}] ) | \d{1,3}+ \p{Lu} (?! [\p{L}\p{N}] ) )
"""


@cache
def _jump_words(lang: Language) -> Jumps:
    """Return the words of jump lines, the English ones with them: pages are made with templates from elsewhere."""
    own, english = lang.jumps, load("en").jumps
    return Jumps(
        tuple(dict.fromkeys(own.leads + english.leads)),
        tuple(dict.fromkeys(own.marks + english.marks)),
        tuple(dict.fromkeys(own.page_words + english.page_words)),
        tuple(dict.fromkeys(own.before + english.before)),
        tuple(dict.fromkeys(own.pages + english.pages)),
    )


def _marks(lang: Language) -> Iterator[str]:
    """The commonest forms only: each is looked for in the whole page."""
    words = _jump_words(lang)
    for mark in words.marks:
        yield f", {mark} "
        if mark.isalpha():
            yield f", {mark.upper()} "
    for word in words.page_words[:1]:
        yield from (f", {word.capitalize()} ", f", {word.upper()} ")


@labels("jump_line", leads=lambda lang: _jump_words(lang).leads, marks=_marks)
def jump_line(line: Line, page: Page) -> bool:
    """
    Claim a line that sends the reader to another page, or says which page it goes on from.

    >>> from newsparse.testing import claims
    >>> claims(jump_line, "Continued on Page A7"), claims(jump_line, "HARBOUR, from page A1")
    (True, True)
    >>> claims(jump_line, "See HARBOUR, B6"), claims(jump_line, "Continued on next page")
    (True, True)
    >>> claims(jump_line, "Talks continued on Thursday."), claims(jump_line, "See page 6 of the plan for more.")
    (False, False)
    """
    return len(line.text) < MAX_JUMP and _jump_re(page.lang).fullmatch(line.text, timeout=0.1) is not None


@cache
def _jump_re(lang: Language) -> regex.Pattern[str]:
    words = _jump_words(lang)
    return regex.compile(
        rf"""
        [^\p{{L}}\p{{N}}]*+
        (?: \p{{Lu}}?+\d{{1,3}}+ \s++ )?+                           # the folio of this page, fused
        (?:
            (?: (?P<story> (?&slug) ) \s*+ [,:|]?+ \s++ )?+         # "HARBOUR,": the slug of the story
            (?i-f: \L<leads> ) \s++
            (?:
                (?: (?P<story> (?&slug) ) (?: [,/|]\s*+ | \s++ (?: [/|] \s++ )?+ ) (?: (?i-f: \L<before> ) \s++ )?+ )?+
                (?: (?i-f: \L<page_word> ) \s*+ (?&folio) | (?&section) | \d{{1,3}}+ (?! \s*+ [\p{{L}}\p{{N}}] ) )
              | (?i-f: \L<pages> ) (?! \p{{L}} )
            )
          | (?P<story> (?&slug) ) \s*+ [,|]?+ \s++
            (?i-f: \L<marks> ) \s++ (?: (?i-f: \L<page_word> )?+ \s*+ (?&folio) | (?i-f: \L<pages> ) (?! \p{{L}} ) )
          | (?P<story> (?&slug) ) , \s++ (?i-f: \L<page_word> ) \s*+ (?&folio)
        )
        [^\p{{L}}\p{{N}}]*+
        (?: [\p{{Lu}}\p{{Lo}}\p{{N}}] [\p{{L}}\p{{N}}.’'\-]*+ [ ,.|]*+ ){{0,8}}+     # "NORDBY HERALD May 2, 2026"
        (?(DEFINE) {PARTS_RE} )
        """,
        regex.VERBOSE | regex.V1,
        leads=words.leads,
        marks=words.marks,
        page_word=words.page_words,
        before=words.before or ("\0",),
        pages=words.pages or ("\0",),
        small=(*words.leads, *words.marks, *words.page_words, *words.before),
    )


def _stories(jumps: list[Line], lang: Language) -> frozenset[str]:
    """Return the slugs that the jump lines name, in lower case."""
    found = (_jump_re(lang).fullmatch(line.text, timeout=0.1) for line in jumps)
    return frozenset(match["story"].casefold() for match in found if match and match["story"])


def _is_story_head(line: Line, page: Page, stories: frozenset[str]) -> bool:
    """Say whether a line heads the rest of a story: by its slug, with a title or not, or by a title amid furniture."""
    text = line.text
    if len(text) > MAX_HEAD or ends_sentence(text) or text[-1] in ",-":
        return False
    slug, colon, title = text.partition(":")
    if slug.casefold() in stories or (colon and title.strip() and slug.isupper() and len(slug) > MIN_SLUG):
        return True
    beside = page.lines[max(0, line.number - 1) : line.number + 2 : 2]
    return len(beside) == len(SIDES) and all(other.kind in TURNED for other in beside) and text[0].isupper()


def _beside(jump: Line, page: Page) -> Iterator[Line]:
    """Yield the lines that stand beside a jump line with nothing but a page's furniture between, nearest first."""
    for step in SIDES:
        for number in range(jump.number + step, jump.number + step * (REACH + 1), step):
            if not 0 <= number < len(page.lines):
                break
            line = page.lines[number]
            if line.kind not in TURNED:
                if line.kind:
                    break
                yield line
                if not line.kind and line.letter != "F":
                    break


def mark(page: Page) -> None:
    r"""
    Label what stands beside the jump lines: the page's name with its number, the slug and the title of the rest.

    >>> from newsparse.testing import make_page
    >>> page = make_page("See FERRY, B6\n\nNORDBY POST   B6\n\nFERRY: Boats late\n\nContinued from A1\n\nIt rained.")
    >>> for number in (0, 3): page.lines[number].kind = "jump_line"
    >>> mark(page)
    >>> [line.kind for line in page.lines]
    ['jump_line', 'running_head', 'jump_line', 'jump_line', '']
    """
    jumps = [line for line in page.lines if line.kind == "jump_line"]
    if not jumps:
        return
    stories = _stories(jumps, page.lang)
    for jump in jumps:
        for line in _beside(jump, page):
            if running_heads.is_masthead(line.text, page.lang):
                line.kind, line.rule = "running_head", "masthead"
            elif _is_story_head(line, page, stories):
                line.kind, line.rule = "jump_line", "jump_head"
