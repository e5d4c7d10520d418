"""Which byline is the article's: of those with a lead the one round the headline, else names that stand like one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from attrs import evolve

from newsparse.blocks_to_article.byline import parse_byline
from newsparse.blocks_to_article.timestamps import find_timestamps
from newsparse.lang.small_words import small_words
from newsparse.lines_to_blocks import bare_names, far_bylines
from newsparse.lines_to_blocks.body import apart, headline_at, is_prose, main_run, part_last_line, parted
from newsparse.lines_to_blocks.bylines import MAX_LINE
from newsparse.lines_to_blocks.inner_bylines import led_inside
from newsparse.lines_to_blocks.name_evidence import INJECTED, Head, Run, weight
from newsparse.lines_to_blocks.phrases import FIRST_SPACELESS

if TYPE_CHECKING:
    from newsparse.models import Block, Page

MAX_DROPPED = 3
ABOVE_HEADLINE, ABOVE_PROSE = 3, 25
"""How far above the headline, or without one above the prose, a byline may stand."""
ROOM = 0.9
BYLINE_PARTS = frozenset({"byline_part", "names_part"})
REACH, LED_REACH = 6, 12
"""How far below the first prose, or a headline in it, names may stand, and bylines with a lead."""


def find_names(blocks: list[Block], page: Page) -> None:
    """
    Find names without a lead where a byline stands, and let go of bylines that stand elsewhere.

    Between the headline and the prose a name, or several, is a byline if enough speaks for it (`bare_names`). Bylines
    far from the article belong to others.
    """
    start, end = main_run(blocks)
    if start < 0:
        return
    head = _head(blocks, page, start, end)
    if 0 <= head.at < start and len(blocks[head.at].lines) > 2 and _name_in_headline(head):
        part_last_line(blocks, head.at, page)
        blocks[head.at + 1].kind, blocks[head.at + 1].rule = "byline", "names"
        head.start, head.end = start + 1, end + 1
    if head.at >= 0 and _is_byline(head):
        blocks[head.at].kind, blocks[head.at].rule = "byline", "names"
        head.at = -1
    found = _signatures(head)
    far = far_bylines.far_above(blocks, head.low)
    if not any(one.full for one in found):
        _apart(head)
        inside = led_inside(blocks, head.at + 1, max(head.start, head.at) + REACH, page.lang)
        found = [Signed(*inside, full=True, single=False)] if inside else _unled(head, found, far)
    # What is taken for a headline inside the prose may be a link's.
    kept = (
        _kept(found, head.at if head.at < head.start else -1) or far_bylines.at_the_end(blocks, head.end, page) or far
    )
    mine = False
    for i, block in enumerate(blocks):
        if block.kind == "byline":
            mine = i in kept or (mine and block.rule.endswith("_part"))
            if not mine:
                block.kind = "other_byline"
        elif block.kind not in INJECTED:
            mine = False


def _head(blocks: list[Block], page: Page, start: int, end: int) -> Head:
    kinds = [block.kind for block in blocks]
    at = kinds.index("headline") if "headline" in kinds else -1
    low = max(0, at - ABOVE_HEADLINE) if 0 <= at < start else max(0, start - ABOVE_PROSE)
    if low and [block.rule for block in blocks].count("drop_chrome") <= MAX_DROPPED:
        low = 0  # hardly anything but the article is printed here
    return Head(blocks, page, low, at, start, end)


def _unled(head: Head, found: list[Signed], far: set[int]) -> list[Signed]:
    """
    Label the names without a lead that are most likely the byline; return all bylines, those *found* before too.

    Where there is another that could be the article's, but an agency's or *far* above, more must speak for them.
    """
    blocks, page = head.blocks, head.page
    _unmask(head)
    high = min(max(head.start, head.at) + REACH, head.end + 1)
    for i in range(high - 1, head.low - 1, -1):
        block = blocks[i]
        cuts = _cuts(head, i)
        for at in reversed(cuts):
            blocks[i : i + 1] = parted(blocks[i], at)
            if i < head.start:
                head.start, head.end, high = head.start + 1, head.end + 1, high + 1
            head.at += i < head.at
        if cuts and block.kind == "caption":
            blocks[i + 1].kind, blocks[i + 1].rule = "paragraph", "paragraph"
    names = bare_names.best_run(head, high, bare_names.BESIDE_BYLINE if found or far else bare_names.NEEDED)
    for step, i in reversed(list(enumerate(names))):
        block, rule = blocks[i], "names_part" if step else "names"
        at = bare_names.after_date(block.text, page.lang)
        if at:
            blocks[i : i + 1] = parted(block, at)
            blocks[i].kind, blocks[i].rule = "timestamp", "timestamp"
            blocks[i + 1].kind, blocks[i + 1].rule = "byline", rule
            continue
        if block.kind == "timestamp":
            # The names open a line of dates.
            blocks[i : i + 1] = parted(block, find_timestamps(block.text, page.lang)[0].start)
        blocks[i].kind, blocks[i].rule = "byline", rule
    return _signatures(head) if found or names else []


def _unmask(head: Head) -> None:
    """Take a name and a date under the headline for what they are: the name of a paper stands over it."""
    below = head.blocks[head.at + 1 : head.at + 2]
    if head.at >= 0 and below and below[0].rule == "masthead":
        names = bare_names.names_in(below[0].text, head.page.lang)
        if names and " " in names[0].name:
            below[0].kind, below[0].rule = "timestamp", "timestamp"


def _cuts(head: Head, i: int) -> list[int]:
    """Return where a block that may hold names is to be parted: from other names, from a tool, from what is above."""
    block, page = head.blocks[i], head.page
    text = block.text
    if (block.rule == "drop_chrome" or block.kind == "paragraph") and len(text) <= MAX_LINE and text[:1].isupper():
        tool = bare_names.before_tool(text, page.lang)
        cuts = [tool] if tool else bare_names.parts_of_glued(text, page.raw, block.spans[0].start)[1:]
        if cuts:
            return cuts
    if block.kind in {"caption", "paragraph"} and i <= head.start and _ends_in_name(head, i):
        return [len(text) - len(block.lines[-1].text)]
    return []


def _ends_in_name(head: Head, i: int) -> bool:
    """Say whether the last line of some over a date is a name: the author's, joined to a caption or a standfirst."""
    block, below = head.blocks[i], head.blocks[i + 1 : i + 2]
    return (
        len(block.lines) > 1
        and bool(below)
        and below[0].kind == "timestamp"
        and bare_names.is_name(block.lines[-1].text, head.page.lang)
    )


def _name_in_headline(head: Head) -> bool:
    """Say whether the last line of a headline is its author: nobody speaks of them, and there was room above."""
    *title, last = [line.text for line in head.blocks[head.at].lines]
    below = head.blocks[head.at + 1]
    first = last[:1] if last[0] > FIRST_SPACELESS else last.split()[0]
    return (
        (below.kind == "timestamp" or is_prose(below))
        and (
            len(title[-1]) + 1 + len(first) < ROOM * max(map(len, title))
            or (last.isupper() and not title[-1].isupper())
        )
        and bare_names.is_name(last, head.page.lang)
        and title[-1].rpartition(" ")[2].lower() not in small_words("going_on")
        and last.casefold() not in head.prose
    )


def _is_byline(head: Head) -> bool:
    """Say whether what is taken for the headline is names over a date, as likely as names elsewhere."""
    at = head.at
    if "timestamp" not in [block.kind for block in head.blocks[at + 1 : at + 3]]:
        return False
    names = bare_names.names_in(head.blocks[at].text, head.page.lang)
    if not names or any(author.affiliation or head.speaks_of(author.name) for author in names):
        return False
    without = evolve(head, at=-1)
    return weight(without, Run([at], list(names), titled=False), bare_names.NEEDED) >= bare_names.NEEDED


class Signed(NamedTuple):
    """A byline of some blocks: its first place and the one behind its last, and how it names somebody."""

    place: int
    end: int
    full: bool
    """With two words, or in a script that parts none."""
    single: bool
    """With one word alone."""


def _signatures(head: Head) -> list[Signed]:
    """Return the bylines that begin round the headline and above the prose."""
    blocks = head.blocks
    found = []
    i, below = head.low, max(head.start, head.at)
    high = min(below + LED_REACH, head.end + 1 + far_bylines.AFTER, len(blocks))
    while i < high:
        if blocks[i].kind == "byline":
            j = i + 1
            while j < len(blocks) and (blocks[j].kind in INJECTED or blocks[j].rule in BYLINE_PARTS):
                j += 1
            text = "\n".join([block.text for block in blocks[i:j] if block.kind == "byline"])
            said = parse_byline(text, head.page.lang, bare=blocks[i].rule.startswith("name"))
            names = [author.name for author in said.authors] if said else []
            full = any(" " in name or not name.isascii() for name in names)
            if full or i < below + REACH:
                found.append(Signed(i, j, full, bool(names) and not full))
            i = j
        else:
            i += 1
    return found


def _kept(found: list[Signed], at: int) -> set[int]:
    """
    Return the places of the bylines that are the article's.

    One with a whole name goes before those of one word, and under the headline before above it. Those that follow each
    other are one; what names somebody farther down is a credit, or a sentence cut by the layout.
    """
    full = [one for one in found if one.full]
    if not full:
        return {one.place for one in found}
    first = next((one for one in full if one.place > at), full[0])
    kept = {one.place for one in found if not (one.full or one.single)}
    end = first.place
    for one in found:
        if one.place == end and not one.single:
            kept.add(one.place)
            end = one.end
    return kept


def _apart(head: Head) -> None:
    """Part what may hold names, the headline left whole."""
    blocks, at = head.blocks, head.at
    size = len(blocks)
    whole = head.low <= at < head.start and len(blocks[at].lines) > 1
    for first, end in ((at + 1, head.start), (head.low, at)) if whole else ((head.low, head.start),):
        zone = blocks[first:end]
        apart(zone, head.page)
        if len(zone) > end - first:
            blocks[first:end] = zone
    if len(blocks) > size:
        head.start += len(blocks) - size
        head.end += len(blocks) - size
        head.at = headline_at(blocks)
