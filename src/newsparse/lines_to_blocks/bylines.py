"""Bylines: lines that say who wrote the article, and names alone where a byline stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsparse.blocks_to_article.byline import opens_byline, parse_byline
from newsparse.blocks_to_article.names import is_person
from newsparse.blocks_to_article.parts import raw_spans
from newsparse.blocks_to_article.timestamps import find_timestamps
from newsparse.lang.labels import labels_of
from newsparse.lines_to_blocks import bare_names
from newsparse.lines_to_blocks.body import apart, is_prose, is_wrapped, main_run, part_block
from newsparse.models import Block
from newsparse.rule import labels

if TYPE_CHECKING:
    from newsparse.lang import Language
    from newsparse.models import Line, Page

MAX_LINE = 160
MAX_PARTS = 14
AFTER = 8
REACH = 4
"""How far below the first prose, or a headline in it, a byline may stand: a standfirst may be prose."""


@labels(
    "byline",
    leads=lambda lang: (*labels_of(lang).byline, *labels_of(lang).author),
    marks=lambda lang: labels_of(lang).byline_tail,
)
def byline(line: Line, page: Page) -> bool:
    """
    Claim a line that opens with ``By`` or its like and holds nothing but names, titles, places and agencies.

    >>> from newsparse.testing import claims
    >>> claims(byline, "By Ana Ruiz and Jo van der Berg")
    True
    >>> claims(byline, "By Monday the river had risen.")
    False
    """
    text = line.text
    if len(text) > MAX_LINE or text.endswith(("?", "!")):
        return False
    return parse_byline(text, page.lang) is not None


@labels("byline", leads=lambda lang: (*labels_of(lang).byline, *labels_of(lang).author))
def byline_lead(line: Line, page: Page) -> bool:
    r"""
    Claim a line that holds a byline's lead alone, if names stand on the next one.

    >>> from newsparse.testing import claims
    >>> claims(byline_lead, "By\nAna Ruiz\n,\nEditor")
    True
    >>> claims(byline_lead, "By\nthe time it stopped")
    False
    """
    if not opens_byline(line.text, page.lang):
        return False
    number = line.number + 1
    if number >= len(page.lines):
        return False
    below = page.lines[number].text
    return len(below) <= MAX_LINE and parse_byline(f"{line.text}\n{below}", page.lang) is not None


@labels("byline", follows=("byline",))
def byline_name(line: Line, page: Page) -> bool:
    r"""
    Claim the name under a byline's lead.

    >>> from newsparse.testing import make_page
    >>> page = make_page("By\nAna Ruiz\nIt rained.")
    >>> page.lines[0].rule = "byline_lead"
    >>> byline_name(page.lines[1], page), byline_name(page.lines[2], page)
    (True, False)
    """
    if not line.number or len(line.text) > MAX_LINE:
        return False
    above = page.lines[line.number - 1]
    return above.rule == "byline_lead" and parse_byline(f"{above.text}\n{line.text}", page.lang) is not None


def relabel_bylines(blocks: list[Block], page: Page) -> None:
    """
    Let bylines go on over the next lines.

    A list of names goes on after a comma or an ``and``, and in a line that is a title. After a lead alone on its line,
    which is how pages print that have a node for each name, it goes on as long as there are names.
    """
    if not any(block.kind == "byline" for block in blocks):
        return
    lang = page.lang
    nodes = not is_wrapped(page)
    i = 0
    while i < len(blocks):
        block = blocks[i]
        i += 1
        if block.kind != "byline" or block.rule.endswith("_part"):
            continue
        text = block.text
        led = opens_byline(text, lang)
        for j in range(i, i + MAX_PARTS):
            if j >= len(blocks):
                break
            if nodes and led and len(blocks[j].lines) > 1 and blocks[j].kind == "paragraph" and not is_prose(blocks[j]):
                part_block(blocks, j, page)
            below = blocks[j]
            if below.kind not in {"paragraph", "credit", "byline"} or len(below.text) > MAX_LINE:
                break
            if below.kind == "byline" and not opens_byline(text, lang):
                break
            if bare_names.is_between_names(below.text.strip(), lang):
                continuing = True
            else:
                continuing = parse_byline(f"{text}\n{below.text}", lang) is not None and (
                    opens_byline(text, lang)
                    or _joins(text, below.text, lang)
                    or bare_names.is_title(below.text.strip(), lang)
                    or (led and is_person(below.text.strip(), lang))
                )
            if not continuing:
                break
            below.kind, below.rule, text = "byline", "byline_part", f"{text}\n{below.text}"


def _joins(above: str, below: str, lang: Language) -> bool:
    """Say whether a list of names goes on: one of the two ends or begins with what stands between names."""
    labels = labels_of(lang)
    last, first = above.rstrip().split()[-1].lower(), below.lstrip().split()[0].lower()
    return (
        above.rstrip()[-1] in ",&/|·"
        or below.lstrip()[0] in ",&/|·"
        or last in labels.joins
        or first in labels.joins
        or first in labels.with_agency
    )


def find_names(blocks: list[Block], page: Page) -> None:
    """
    Find names without a lead where a byline stands, and let go of bylines that stand elsewhere.

    Between the headline and the prose a name, or several, is a byline if enough speaks for it (`bare_names`). Bylines
    far from the article belong to others.
    """
    start, end = main_run(blocks)
    if start < 0:
        return
    at = next((i for i, block in enumerate(blocks) if block.kind == "headline"), -1)
    low = max(0, at - 3) if at >= 0 else max(0, start - 25)
    if not any(block.rule == "drop_chrome" for block in blocks):
        low = 0  # nothing but the article is printed here
    high = max(start, at) + REACH
    if not any(block.kind == "byline" for block in blocks[low:high]):
        added = len(blocks)
        _apart(blocks, low, start, page)
        added = len(blocks) - added
        start, end, high = start + added, end + added, high + added
        at = next((i for i, block in enumerate(blocks) if block.kind == "headline"), -1)
        prose = [block.text for block in blocks[start : end + 1] if block.kind == "paragraph"]
        head = bare_names.Head(blocks, page, low, at, start, end, prose)
        for step, i in enumerate(bare_names.best_run(head, min(high, len(blocks)))):
            if blocks[i].kind == "timestamp":
                blocks[i : i + 1] = _without_date(blocks[i], page)
            blocks[i].kind, blocks[i].rule = "byline", "names_part" if step else "names"
    if not any(block.kind == "byline" for block in blocks[low:high]):
        low, high = end + 1, end + 1 + AFTER
    for i, block in enumerate(blocks):
        if (
            block.kind == "byline"
            and not low <= i < high
            and not (block.rule.endswith("_part") and blocks[i - 1].kind == "byline")
        ):
            block.kind = "other_byline"


def _without_date(block: Block, page: Page) -> list[Block]:
    """Part the names that open a line of dates from the dates."""
    at = find_timestamps(block.text, page.lang)[0].start
    return [
        Block(kind, block.rule, block.lines, block.text[start:end].strip(), raw_spans(block, start, end))
        for kind, start, end in (("byline", 0, at), ("timestamp", at, len(block.text)))
    ]


def _apart(blocks: list[Block], low: int, start: int, page: Page) -> None:
    zone = blocks[low:start]
    apart(zone, page)
    blocks[low:start] = zone
