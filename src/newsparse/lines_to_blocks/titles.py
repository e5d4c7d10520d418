"""
What could be the headline: the lines near the prose, and the titles that they make.

A title is one of these lines, or a few right below each other where something says that they go on. The browser's
own title over a printed page is one too, and so is a title without what a site adds to it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from attrs import frozen

from newsparse.blocks_to_article.headline import without_site
from newsparse.lines_to_blocks.body import is_prose, is_wrapped
from newsparse.lines_to_blocks.print_headers import printed_at
from newsparse.lines_to_blocks.stems import SIGNS, telling

if TYPE_CHECKING:
    from newsparse.models import Block, Line, Page

MIN_TITLE, MAX_TITLE = 10, 230
MIN_SIGNS = 5
"""Letters of a title in a script that writes a word with one sign or two."""
MAX_LINES = 5
MAX_TITLES = 150
"""A page that offers more shows the nearest to the prose first."""
BEFORE, AGAIN, MOST, INTO = 45, 25, 160, 14
"""So many lines are looked at above the prose, above what prose stands there, in all, and below where it begins."""
OPENING_LINES = 4
"""Lines of the first paragraph of a plain page that may be a title run into it."""
BODY_CHARS, PLAIN_BODY_CHARS, LEDE_CHARS = 6000, 3000, 500
FILLS = (0.6, 0.8, 0.92, 1.05)
FILLED = 3
MIN_FULL = 15
"""A line so short says nothing about the column."""
HANGUL = "\uac00"

EDGE, PLAIN, PROSE, CHROME, FURNITURE, BYLINE, DATE, CAPTION, CREDIT, RULE, HEAD, NOTICE, OTHER, OPENING, PRINTED = (
    range(15)
)
KINDS = {
    "byline": BYLINE, "timestamp": DATE, "caption": CAPTION, "credit": CREDIT, "url": RULE, "rule_line": RULE,
    "invisible": RULE, "reference": RULE, "running_head": HEAD, "folio": HEAD, "jump_line": HEAD,
    "paragraph": PLAIN, "headline": PLAIN,
}  # fmt: skip
"""Classes of what a line's block is labelled."""
OPEN = frozenset({PLAIN, CHROME, FURNITURE, OPENING})
SIGNED = frozenset({BYLINE, DATE})
JOINED = OPEN | {CAPTION}
QUOTES = "“”\"„«»‘’' "
"""What stands at the ends of a pull quote, which the prose says again word for word."""
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
def _no_title_re() -> re.Pattern[str]:
    return re.compile(
        r"https?://|^\W*$|(?<!\.)[.,;:]$|^\[|@\w|^\d+\W*$|\|.{0,30}\b(?:19|20)\d\d$|\.\.\.\d",
    )


def could_be_title(text: str) -> bool:
    """
    Say whether a text has the length and the edges of a title.

    >>> could_be_title("Ferry returns to harbour"), could_be_title("The ferry returned on Monday, they said.")
    (True, False)
    """
    size = len(text)
    if size > MAX_TITLE:
        return False
    if text[0] > SIGNS:
        return size >= MIN_SIGNS
    return size >= MIN_TITLE and " " in text and _no_title_re().search(text) is None


class Title(NamedTuple):
    """
    What may be the headline: ``rows[first:end]`` of a `Shelf`, without what stands before and behind it.

    ``before`` and ``behind`` count the letters left out of the first and the last line.
    """

    first: int
    end: int
    text: str
    before: int = 0
    behind: int = 0


@frozen(eq=False)
class Shelf:
    """
    The lines near the prose, top to bottom; of a paragraph of prose one line stands for all.

    ``kinds`` has the class of each, ``stems`` what it tells, ``shared`` what of that the text of the prose, ``body``,
    says too, ``joints[i]`` the class of the gap below it, -1 where no title goes on. ``prose`` is the place of the
    first prose, ``indent`` that of its lines. ``printed`` is what the browser printed as a title, ``dump`` says that
    the page shows more than an article, ``wrapped`` that its lines were cut to a column. ``titles`` are those of the
    page, the nearest to the prose first.
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
    rows: list[Line] = []
    kinds: list[int] = []
    owners: list[Block] = []
    prose = 0
    seen = 0
    low = _top(blocks, start)
    reach = blocks[start].lines[0].number + INTO
    # Where nothing was dropped, what follows prose is a sub-head; where a page was, its first prose may be a notice.
    for i in range(low, max(end, start + 1) if dump else start + 1):
        block = blocks[i]
        kind = kind_of(block)
        lines = block.lines
        if i >= start:
            if i == start:
                prose = len(rows)
            elif lines[0].number > reach:
                break
            if kind == PROSE:
                seen += 1
                if seen > 2:
                    break
        if kind == PROSE:
            if wrapped and not dump and not rows and len(lines) > 2:
                kind, lines = OPENING, lines[:OPENING_LINES]
            else:
                lines = lines[:1]
        rows += lines
        kinds += [kind] * len(lines)
        owners += [block] * len(lines)
    texts = [line.text for line in rows]
    if title and (not rows or number < rows[0].number):
        rows.insert(0, page.lines[number])
        texts.insert(0, title)
        kinds.insert(0, PRINTED)
        owners.insert(0, blocks[0])
        prose += 1
    starts = [
        kind in OPEN or kind == PRINTED or owner.rule in UNSURE for kind, owner in zip(kinds, owners, strict=True)
    ]
    if not any(starts):
        return None
    printed = telling(without_site(title), lang) if title else set()
    lines_only = [kind != PROSE for kind in kinds]
    stems: list[set[str]] = []
    if dump or printed:
        stems = [telling(text, lang) if asked else set() for asked, text in zip(lines_only, texts, strict=True)]
    joints = [-1] * len(rows)
    for i in range(len(rows) - 1):
        if (
            kinds[i] in JOINED
            and lines_only[i + 1]
            and rows[i + 1].number == rows[i].number + 1
            and (kinds[i + 1] in OPEN or owners[i + 1] is owners[i])
        ):
            ours = bool(printed) and _repeat(stems[i], stems[i + 1], printed)
            joints[i] = joint(rows[i], rows[i + 1], wrapped=wrapped, goes_on=ours, same=owners[i] is owners[i + 1])
    text = ""
    body: set[str] = set()
    hopeful = starts
    if dump:
        text = body_text(blocks, start, end)
        body = telling(text, lang)
        # What shares no word with the prose is no title of it, but for one in a word or two over a byline.
        hopeful = [
            kinds[i] == PRINTED
            or not body.isdisjoint(found)
            or not SIGNED.isdisjoint(kinds[i + 1 : i + 1 + NEAR_BYLINE])
            for i, found in enumerate(stems)
        ]
    titles = _titles(texts, kinds, joints, starts, hopeful, at)
    if not titles:
        return None
    if not dump:
        text = body_text(blocks, start, end)[:PLAIN_BODY_CHARS]
        body = telling(text, lang)
        if not printed:
            stems = [telling(text, lang) if asked else set() for asked, text in zip(lines_only, texts, strict=True)]
    titles = [title for title in titles if title.text[0] not in QUOTES or title.text.strip(QUOTES) not in text]
    shared = [found & body for found in stems]
    if not dump:
        whole = [title for title in titles if not _is_cut(title, texts, owners)]
        titles = [title for title in whole if _is_backed(title, shared, kinds)]
    if not titles:
        return None
    indent = blocks[start].lines[-1].indent
    return Shelf(rows, kinds, texts, stems, shared, text, joints, prose, indent, printed, dump, wrapped, titles)


def _is_cut(title: Title, texts: list[str], owners: list[Block]) -> bool:
    """Say whether the block that a title opens goes on in the middle of a sentence."""
    end = title.end
    return end < len(texts) and owners[end] is owners[end - 1] and texts[end][0].islower()


def _is_backed(title: Title, shared: list[set[str]], kinds: list[int]) -> bool:
    """Say whether a title shares words with the prose, or stands over a byline: what opens a clean text does not."""
    if not SIGNED.isdisjoint(kinds[title.end : title.end + NEAR_BYLINE]):
        return True
    words = len(set().union(*shared[title.first : title.end]))
    return words >= MIN_SHARED and len(title.text) <= LONGEST_PLAIN and title.text.rstrip(QUOTES)[-1:] not in STOPS


def body_text(blocks: list[Block], start: int, end: int) -> str:
    """Return the main run of prose, as much of it as titles are compared with."""
    parts = []
    size = 0
    for block in blocks[start : end + 1]:
        if block.kind == "paragraph":
            parts.append(block.text)
            size += len(block.text)
            if size > BODY_CHARS:
                break
    return "\n".join(parts)[:BODY_CHARS]


def _top(blocks: list[Block], start: int) -> int:
    """Return the first block above block *start* that is near the prose, or near prose that stands above it."""
    low, room, left = start, BEFORE, MOST
    while low > 0 and room > 0 and left > 0:
        low -= 1
        size = len(blocks[low].lines)
        if size > 1 and is_prose(blocks[low]):
            size = 1
            room = max(room, AGAIN)
        elif len(blocks[low].text) > 2 * BEFORE and is_prose(blocks[low]):
            room = max(room, AGAIN)
        room -= size
        left -= size
    return low


def kind_of(block: Block) -> int:
    """Return the class of what a block is labelled."""
    kind, rule = block.kind, block.rule
    if rule == "drop_chrome":
        return CHROME if kind == "chrome" else FURNITURE
    if kind == "paragraph":
        return PROSE if is_prose(block) else PLAIN
    return NOTICE if rule == "furniture_line" else KINDS.get(kind, OTHER)


def _repeat(above: set[str], below: set[str], printed: set[str]) -> bool:
    """Say whether two lines are two parts of what the browser printed as the title."""
    return bool(above and below) and above <= printed and below <= printed and not above & below


def joint(above: Line, below: Line, *, wrapped: bool, goes_on: bool, same: bool) -> int:
    """
    Return the class of the gap between two lines: how far the first is filled, and what else speaks for one title.

    A line is filled if the next word would not have fitted; where lines are nodes of a page, a colon may be one. Then
    whether a blank line lies between, whether the second goes on in lower case or with what the browser printed,
    whether the two are one block.
    """
    last, first = above.text, below.text
    if not wrapped:
        fill = 5 if last == ":" or first[0] == ":" else 0
    elif len(last) > MIN_FULL:
        longest = max(len(last), len(first))
        fill = bisect_right(FILLS, (len(last) + 1 + len(first.split(None, 1)[0])) / longest)
    else:
        fill = 0
    return 8 * fill + 4 * (below.blanks > 0) + 2 * (goes_on or first[0].islower()) + same


def _goes_on(joint: int) -> bool:
    """Say whether anything speaks for one title."""
    return joint >= 0 and (joint % 4 > 0 or joint // 8 >= FILLED)


def _is_filled(joint: int) -> bool:
    """Say whether a line was cut by its column: the next word would not have fitted, or has a small letter."""
    return joint // 8 >= FILLED or joint & 2 > 0


def _titles(  # noqa: PLR0917 - one list each of what is known of the lines
    texts: list[str], kinds: list[int], joints: list[int], starts: list[bool], hopeful: list[bool], at: int
) -> list[Title]:
    """Return the titles that the lines make, the nearest to the prose first."""
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
            if j > i and not _goes_on(joints[j - 1]):
                break
            text = _joined(text, texts[j]) if text else texts[j]
            hope = hope or hopeful[j]
            if len(text) > MAX_TITLE:
                break
            if kind == OPENING and (i or j + 1 == count or kinds[j + 1] != OPENING or _is_filled(joints[j])):
                continue
            if hope and could_be_title(text):
                found.append(Title(i, j + 1, text, at if kind == PRINTED else 0))
                if marked(text):
                    found += _trimmed(found[-1])
        if len(found) > MAX_TITLES:
            break
    return found


@cache
def _mark_re() -> re.Pattern[str]:
    """What may stand between a title and a site, or between the steps of the way to it."""
    return re.compile(r"\s[|–—·•»:>›/-]\s")


def _joined(above: str, below: str) -> str:
    if below[0] in ":,." or (below[0] > SIGNS and SIGNS < above[-1] < HANGUL):
        return above + below
    return f"{above} {below}"


@cache
def _step_re() -> re.Pattern[str]:
    return re.compile(r"\s[|»›>/]\s+")


def _trimmed(title: Title) -> list[Title]:
    """Return a title without the site behind it, and, of a line that is the way to it, the title at its end."""
    text = title.text
    found = []
    bare = without_site(text)
    if bare != text and could_be_title(bare):
        found.append(title._replace(text=bare, behind=len(text) - len(bare)))
    steps = list(_step_re().finditer(bare)) if title.end == title.first + 1 else []
    if len(steps) > 1 and could_be_title(bare[steps[-1].end() :]):
        before = steps[-1].end()
        found.append(title._replace(text=bare[before:], before=title.before + before, behind=len(text) - len(bare)))
    return found
