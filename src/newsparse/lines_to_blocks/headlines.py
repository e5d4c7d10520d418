"""
The headline: of what could be one near the prose (`titles`), the title that most speaks for.

What each looks like (`title_looks`) is weighed by an additive table, log-odds against the other titles of the page,
and so is that the page has none. The weights lie in ``headlines.json``, written by ``tools/fit_headlines.py``.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from newsparse.blocks_to_article.headline import same_title, without_site, words
from newsparse.lines_to_blocks import paragraphs
from newsparse.lines_to_blocks.body import is_open, is_prose, main_run
from newsparse.lines_to_blocks.glue import Glue
from newsparse.lines_to_blocks.title_looks import TABLES, codes, none_code
from newsparse.lines_to_blocks.title_rows import MAX_TITLE, PRINTED, PROSE
from newsparse.lines_to_blocks.titles import shelf
from newsparse.models import Paragraph

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsparse.lines_to_blocks.title_texts import Title
    from newsparse.lines_to_blocks.titles import Shelf
    from newsparse.models import Block, Page


DECK_LESS, PLAIN_DECK_LESS = 0.6, 2.0
"""So much less may speak for a headline than for the standfirst below it; more where only an article is printed."""
SHORT_TITLE = 75
KICKER_WORDS, MIN_TITLE_WORDS = 3, 7


@cache
def _weights() -> tuple[float, ...]:
    data = json.loads(Path(__file__).with_name("headlines.json").read_text(encoding="utf-8"))
    return tuple(weight for name in TABLES for weight in data[name])


def find_headline(blocks: list[Block], page: Page) -> None:
    """
    Find the headline of the main run of prose, and label its copies.

    If more speaks for none than for any title, there is no headline: none is made up.
    """
    text = next((block.text for block in blocks if block.kind == "headline"), "")
    if not text:
        start, end = main_run(blocks)
        if start < 0:
            return
        shown = shelf(blocks, start, end, page)
        title = choose(shown, page) if shown else None
        if title is None or shown is None:
            return
        place_headline(blocks, title, shown, page)
        text = title.text
    label_copies(blocks, text)


def choose(shown: Shelf, page: Page) -> Title | None:
    """Return the title that most speaks for; None if more speaks for none."""
    weight = _weights().__getitem__
    scores = [sum(map(weight, found)) for found in codes(shown, page)]
    best = best_of(shown, scores)
    return shown.titles[best] if scores[best] > weight(none_code(shown)) else None


def best_of(shown: Shelf, scores: Sequence[float]) -> int:
    """
    Return the place of the title with the highest score, the nearest to the prose of equals.

    Of two neighbours that are both titles the upper is the headline, the lower its standfirst, if not much speaks
    against it; but not where prose parts them, nor where the upper holds the lower: that is the way to it.
    """
    top = max(scores)
    best = scores.index(top)
    lower = shown.titles[best]
    less = DECK_LESS if shown.dump else PLAIN_DECK_LESS
    above = [
        (score, -i)
        for i, (score, title) in enumerate(zip(scores, shown.titles, strict=True))
        if score > top - less
        and 0 <= lower.first - title.end <= 1
        and PROSE not in shown.kinds[title.end : lower.first]
        and lower.text not in title.text
        and is_over_deck(title.text, lower.text)
    ]
    return -max(above)[1] if above else best


def is_over_deck(title: str, deck: str) -> bool:
    """
    Say whether a title is too long for a kicker over what stands below it.

    A kicker is shorter than its headline, a headline than its standfirst.

    >>> is_over_deck("Ferry returns to harbour", "It was the longest summer without one that the islands can remember")
    False
    >>> is_over_deck("Ferry returns to harbour after a year", "Islands without one for a summer")
    True
    """
    words = title.split()
    return (
        (len(deck) > SHORT_TITLE or len(title) > 0.9 * len(deck) or len(words) >= MIN_TITLE_WORDS)
        and len(words) > KICKER_WORDS
        and not (title.isupper() and len(words) <= KICKER_WORDS + 1)
    )


def place_headline(blocks: list[Block], title: Title, shown: Shelf, page: Page) -> None:
    """Make one block of the title's lines; what stood in one block with them is parted from it."""
    lines = shown.rows[title.first : title.end]
    numbers = {line.number for line in lines}
    low = next(i for i, block in enumerate(blocks) if any(line.number in numbers for line in block.lines))
    high = low
    while high + 1 < len(blocks) and blocks[high + 1].lines[0].number in numbers:
        high += 1
    first, last = blocks[low], blocks[high]
    rule = lines[0].rule if shown.kinds[title.first] == PRINTED else "headline"
    if low == high and len(first.lines) == len(lines):
        first.kind, first.rule = "headline", rule
        trim(first, title)
        return
    # Whether a column cuts words is to be seen on the whole page; a title does so nowhere but in Korean.
    glue = Glue(page, page.lines if page.lang.code == "ko" or is_prose(last) else lines)
    glue.column = float(max(len(line.text) for line in last.lines))
    at = next(i for i, line in enumerate(first.lines) if line.number in numbers)
    above = first.lines[:at]
    below = [line for line in last.lines if line.number > lines[-1].number]
    made = [paragraphs.build(first.kind, first.rule, above, glue)] if above else []
    made.append(paragraphs.build("headline", rule, lines, glue))
    trim(made[-1], title)
    if below and is_prose(last):
        made.append(paragraphs.build(last.kind, last.rule, below, glue))
    else:
        made += (paragraphs.build(last.kind, last.rule, [line], glue) for line in below)
    blocks[low : high + 1] = made


def trim(block: Block, title: Title) -> None:
    """Leave outside what a site adds to a title, and spell it as the browser printed it elsewhere."""
    if title.before or title.behind:
        start = block.text.find(title.text)
        end = start + len(title.text)
        if start < 0:  # its lines were not joined by a blank
            start, end = title.before, len(block.text) - title.behind
        spans = Paragraph(block.text, block.spans, block.repairs).to_raw(start, end)
        if spans:
            first, last = spans[0].start, spans[-1].end
            block.repairs = tuple(repair for repair in block.repairs if first <= repair.start and repair.end <= last)
            block.spans, block.text = spans, block.text[start:end]
    elif title.spelled:
        block.text = title.text


def label_copies(blocks: list[Block], title: str) -> None:
    """Label what repeats the headline."""
    # The first letters tell most apart, and cost less than all words.
    opening = title[:1].lower()
    said = words(title)
    first = said[0] if opening.isalnum() and said else opening
    longest = max(words(without_site(title)), key=len, default="")
    for block in blocks:
        text = block.text
        if (
            text[:1].lower() == opening
            and len(text) <= MAX_TITLE
            and (low := text.casefold()).startswith(first)
            and longest in low
            and block.kind != "headline"
            and is_open(block)
            and same_title(text, title)
        ):
            block.kind, block.rule = "headline_copy", "headline"
