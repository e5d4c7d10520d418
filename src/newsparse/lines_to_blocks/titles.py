"""
What could be the headline: the lines near the prose, and the titles that they make.

A title is one of these lines, or a few right below each other where something says that they go on. The browser's
own title over a printed page is one too, and so is a title without what a site adds to it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from attrs import frozen

from newsparse.blocks_to_article.headline import without_site
from newsparse.lines_to_blocks.body import is_wrapped
from newsparse.lines_to_blocks.own_address import own_stems
from newsparse.lines_to_blocks.print_headers import printed_at
from newsparse.lines_to_blocks.stems import said_in, telling
from newsparse.lines_to_blocks.title_joints import column_of, goes_on, is_filled, joints_of, must_go_on
from newsparse.lines_to_blocks.title_rows import (
    MAX_TITLE,
    OPEN,
    OPENING,
    PRINTED,
    PROSE,
    SIGNED,
    far_above,
    kind_of,
    rows_near,
    top_of,
)
from newsparse.lines_to_blocks.title_texts import (
    QUOTES,
    Title,
    could_be_title,
    is_pull_quote,
    joined,
    spelled,
    trimmed,
    without_kicker,
)

if TYPE_CHECKING:
    from newsparse.lines_to_blocks.title_rows import Rows
    from newsparse.models import Block, Line, Page

MAX_LINES = 5
MAX_TITLES = 150
"""A page that offers more shows the nearest to the prose first."""
BODY_CHARS, PLAIN_BODY_CHARS = 6000, 3000
NEAR_BYLINE = 3
MIN_SHARED = 2
LONGEST_PLAIN = 130
"""Characters of a title that nothing but prose follows."""
STOPS = frozenset(".。")
MIN_DROPPED = 4
"""Blocks that are the page's and not the article's, from which on a page shows more than an article."""
UNSURE = frozenset({"credit_below", "running_head", "pull_quote"})
"""Rules that may have taken a headline for something else: over a credit, on each page, said again in the text."""


@cache
def _mark_re() -> re.Pattern[str]:
    """What may stand between a title and a site, or between the steps of the way to it."""
    return re.compile(r"\s[|–—·•»:>›/-]\s")


@frozen(eq=False)
class Shelf:
    """
    The lines near the prose, top to bottom; of a paragraph of prose one line stands for all.

    ``kinds`` has the class of each, ``stems`` what it tells, ``shared`` what of that the text of the prose, ``body``,
    says too, ``joints[i]`` the class of the gap below it, -1 where no title goes on. ``prose`` is the place of the
    first prose, ``indent`` that of its lines. ``printed`` is what the browser printed as a title, ``own`` what the
    page's address was made from, ``dump`` says that the page shows more than an article, ``wrapped`` that its lines
    were cut to a column. ``titles`` are those of the page, the nearest to the prose first.
    """

    rows: list[Line]
    kinds: list[int]
    texts: list[str]
    stems: list[set[str]]
    shared: list[set[str]]
    body: str
    joints: list[int]
    prose: int
    indent: int
    printed: set[str]
    own: set[str]
    dump: bool
    wrapped: bool
    titles: list[Title]


def shelf(blocks: list[Block], start: int, end: int, page: Page) -> Shelf | None:
    """
    Return the lines near the prose, which runs from block *start* to block *end*, and the titles they make.

    None if they make none.
    """
    number, title, at = printed_at(page)
    dump = sum(block.rule == "drop_chrome" for block in blocks) >= MIN_DROPPED
    if not start and not dump and not title and len(blocks[0].lines) <= 2:
        return None
    lang = page.lang
    wrapped = bool(title) or is_wrapped(page)
    rows = rows_near(blocks, start, end, dump=dump, wrapped=wrapped)
    printed: set[str] = set()
    if title:
        title = without_site(title)
        printed = telling(title, lang)
        far = far_above(blocks[: top_of(blocks, start)], printed, lang)
        if far:
            rows.put_over(far.lines, kind_of(far), [line.text for line in far.lines], far)
        if not rows.lines or number < rows.lines[0].number:
            rows.put_over([page.lines[number]], PRINTED, [page.lines[number].text[at:]], blocks[0])
    kinds, texts = rows.kinds, rows.texts
    starts = [
        kind in OPEN or kind == PRINTED or owner.rule in UNSURE for kind, owner in zip(kinds, rows.owners, strict=True)
    ]
    if not any(starts):
        return None
    body_text = _body_text(blocks, start, end, BODY_CHARS if dump else PLAIN_BODY_CHARS)
    body: set[str] = set()
    stems: list[set[str]] = []
    hopeful = starts
    own: set[str] = set()
    if dump or printed:
        stems = [telling(text, lang) if kind != PROSE else set() for kind, text in zip(kinds, texts, strict=True)]
    if dump:
        own = own_stems(page)
        body = said_in(set().union(*stems), body_text, lang)
        # What shares no word with the prose is no title of it, but for one in a word or two over a byline.
        hopeful = [
            kinds[i] == PRINTED
            or not body.isdisjoint(found)
            or not SIGNED.isdisjoint(kinds[i + 1 : i + 1 + NEAR_BYLINE])
            for i, found in enumerate(stems)
        ]
    column = column_of(blocks, start, end) if wrapped and dump and not title else 0
    joints = joints_of(rows, stems, printed, wrapped=wrapped, column=column)
    titles = _titles(rows, joints, starts, hopeful, at)
    if title:
        titles = spelled(titles, title)
    if own:
        titles += [found for one in titles if (found := without_kicker(one, own)) is not None]
    if not titles:
        return None
    if not stems:
        stems = [telling(text, lang) if kind != PROSE else set() for kind, text in zip(kinds, texts, strict=True)]
    if not dump:
        body = said_in(set().union(*stems), body_text, lang)
    shared = [found & body for found in stems]
    titles = [one for one in titles if not is_pull_quote(one.text, body_text)]
    if not dump:
        titles = [one for one in titles if not _is_cut(one, rows) and _is_backed(one, shared, kinds)]
    if not titles:
        return None
    indent = blocks[start].lines[-1].indent
    return Shelf(
        rows.lines, kinds, texts, stems, shared, body_text, joints, rows.prose, indent, printed, own, dump, wrapped,
        titles,
    )  # fmt: skip


def _body_text(blocks: list[Block], start: int, end: int, most: int) -> str:
    """Return the main run of prose, as much of it as titles are compared with."""
    parts = []
    size = 0
    for block in blocks[start : end + 1]:
        if block.kind == "paragraph":
            parts.append(block.text)
            size += len(block.text)
            if size > most:
                break
    return "\n".join(parts)[:most]


def _titles(rows: Rows, joints: list[int], starts: list[bool], hopeful: list[bool], at: int) -> list[Title]:
    """Return the titles that the lines make, the nearest to the prose first."""
    texts, kinds = rows.texts, rows.kinds
    found: list[Title] = []
    count = len(texts)
    marked = _mark_re().search
    for i in range(count - 1, -1, -1):
        if not starts[i]:
            continue
        kind = kinds[i]
        text = ""
        hope = False
        for j in range(i, min(i + MAX_LINES, count)):
            if j > i and not goes_on(joints[j - 1]):
                break
            text = joined(text, texts[j]) if text else texts[j]
            hope = hope or hopeful[j]
            if len(text) > MAX_TITLE:
                break
            if kind == OPENING and (i or j + 1 == count or kinds[j + 1] != OPENING or is_filled(joints[j])):
                continue
            if hope and could_be_title(text) and not must_go_on(joints[j]):
                title = Title(i, j + 1, text, at if kind == PRINTED else 0)
                found += trimmed(title) if marked(text) else (title,)
        if len(found) > MAX_TITLES:
            break
    return found


def _is_cut(title: Title, rows: Rows) -> bool:
    """Say whether the block that a title opens goes on in the middle of a sentence."""
    end = title.end
    return end < len(rows.texts) and rows.owners[end] is rows.owners[end - 1] and rows.texts[end][0].islower()


def _is_backed(title: Title, shared: list[set[str]], kinds: list[int]) -> bool:
    """Say whether a title shares words with the prose, or stands over a byline: what opens a clean text does not."""
    if not SIGNED.isdisjoint(kinds[title.end : title.end + NEAR_BYLINE]):
        return True
    words = len(set().union(*shared[title.first : title.end]))
    return words >= MIN_SHARED and len(title.text) <= LONGEST_PLAIN and title.text.rstrip(QUOTES)[-1:] not in STOPS
