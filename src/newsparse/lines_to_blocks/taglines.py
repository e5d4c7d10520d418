"""Contributor lines, agency sign-offs, corrections, notes and copyright lines."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from newsparse.blocks_to_article.copyright import is_copyright
from newsparse.blocks_to_article.tagline import MAX_CONTRIBUTOR, ROLES, parse_tagline, story_lead
from newsparse.lang.labels import labels_of
from newsparse.lang.openings import may_open, openings_of
from newsparse.lines_to_blocks import told
from newsparse.rule import labels

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsparse.lang import Language
    from newsparse.models import Block, Line, Page

MAX_BLOCK = 900
MAX_PARTS = 4
SIGNS = "(（[©—–-*_"


def _leads(lang: Language) -> Iterator[str]:
    table = labels_of(lang)
    for role in ROLES:
        yield from getattr(table, role)


def _contributed(lang: Language) -> Iterator[str]:
    for phrase in labels_of(lang).contributed:
        first = phrase.split()[0]
        # The one that is too frequent never stands without another.
        if first != "also":
            yield first


@labels("tagline", leads=_leads, marks=_contributed)
def tagline(line: Line, page: Page) -> bool:
    """
    Claim a line that says who else had a hand in the article, or that it was corrected.

    >>> from newsparse.testing import claims
    >>> claims(tagline, "(Reporting by Ana Ruiz; Editing by Bo Li)")
    True
    >>> claims(tagline, "Reporting by night has its dangers.")
    False
    """
    return parse_tagline(line.text, page.lang) is not None


@labels("copyright", edges="©ⓒ(")
def copyright_line(line: Line, page: Page) -> bool:
    """
    Claim a line that opens with the sign of copyright and names the year, or says the word.

    >>> from newsparse.testing import claims
    >>> claims(copyright_line, "© 2026 Torton Post"), claims(copyright_line, "© Ana Ruiz")
    (True, False)
    """
    return is_copyright(line.text, page.lang)


@cache
def _openings(lang: Language) -> frozenset[str]:
    return openings_of(_leads(lang))


@cache
def _inside(lang: Language) -> dict[str, tuple[str, ...]]:
    """The words that stand in taglines, each with the pairs of words, or the word and the stop, that it opens."""
    labels = labels_of(lang)
    pairs = [" ".join(phrase.split()[:2]) for phrase in labels.contributed]
    pairs += [f"{phrase}." for phrase in labels.contributed_alone]
    return {word: tuple(dict.fromkeys(pair for pair in pairs if pair.startswith(word))) for word in _contributed(lang)}


def relabel_taglines(blocks: list[Block], page: Page) -> None:
    """Find the taglines that are longer than a line: once their lines are joined, or in the lines below them."""
    lang = page.lang
    if "tagline" in [block.kind for block in blocks]:
        _check(blocks, lang)
    # What was joined from lines that no rule claimed one by one.
    joined = [
        (i, block.text)
        for i, block in enumerate(blocks)
        if block.kind == "paragraph" and len(block.lines) > 1 and len(block.text) <= MAX_BLOCK
    ]
    openings = _openings(lang)
    # Most pages say none of the words; what is longer than a line of names is not asked for them.
    everything = "\n".join([text for _, text in joined if len(text) <= MAX_CONTRIBUTOR])
    said = [pair for word, pairs in _inside(lang).items() if word in everything for pair in pairs if pair in everything]
    for i, text in joined:
        may_be = (
            text[0] in SIGNS
            or may_open(text, openings)
            or (said and len(text) <= MAX_CONTRIBUTOR and any(pair in text for pair in said))
        )
        if may_be and parse_tagline(text, lang) and not _is_story(blocks, i, lang):
            blocks[i].kind, blocks[i].rule = "tagline", "tagline"


def _check(blocks: list[Block], lang: Language) -> None:
    """Let go of the taglines that are sentences of the story, and give the others the rest of their brackets."""
    for i, block in enumerate(blocks):
        if block.kind == "tagline":
            if _is_story(blocks, i, lang):
                block.kind, block.rule = "paragraph", "paragraph"
            else:
                _close_bracket(blocks, i, lang)


def _close_bracket(blocks: list[Block], i: int, lang: Language) -> None:
    """Give a tagline that opens a bracket the lines below it, up to where the bracket closes."""
    text = blocks[i].text
    for below in blocks[i + 1 : i + 1 + MAX_PARTS]:
        if text.count("(") <= text.count(")") or below.kind not in {"paragraph", "tagline"} or below.lines[0].blanks:
            return
        text = f"{text} {below.text}"
        if len(text) > MAX_CONTRIBUTOR or not parse_tagline(text, lang):
            return
        below.kind, below.rule = "tagline", "tagline_part"


def _is_story(blocks: list[Block], i: int, lang: Language) -> bool:
    """Say whether a block with the lead of a note is a sentence of the story that it stands in."""
    text = blocks[i].text
    role = story_lead(text, lang)
    # What is new is told at the top and at the end too; what was wrong stands there, and is no story.
    return bool(role) and told.in_prose(blocks, i, inside=role != "note") and told.tells(text, lang)
