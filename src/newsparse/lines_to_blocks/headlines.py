"""The headline, known by what follows it and by the words it shares with the body."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

import regex

from newsparse.blocks_to_article.headline import same_title, words

if TYPE_CHECKING:
    from newsparse.models import Block, Page

MIN_PROSE = 110
MIN_HEADLINE, MAX_HEADLINE = 12, 230
BODY_CHARS = 6000
GAP_COST = 45
REACH = 60
DECK_MIN, DECK_MAX = 40, 420
# What stands between a headline and its article and belongs to it.
HEAD_KINDS = frozenset({"byline", "timestamp"})


def is_prose(block: Block) -> bool:
    """Say whether a block is a paragraph of some length that ends as sentences do."""
    text = block.text
    return block.kind == "paragraph" and len(text) >= MIN_PROSE and text.rstrip("\"'”’»)“ ")[-1:] in ".!?…。:"


def main_run(blocks: list[Block]) -> tuple[int, int]:
    """
    Return the first and the last block of the main run of prose, by the number of the block; (-1, -1) if there is none.

    It is the stretch with the most prose for the least that is none, so that one teaser in full sentences before it or a
    comment after it does not count.
    """
    best = total = 0
    first = start = end = -1
    for i, block in enumerate(blocks):
        gain = min(len(block.text), 600) if is_prose(block) else -GAP_COST
        if total <= 0:
            total, first = 0, i
        total += gain
        if total > best:
            best, start, end = total, first, i
    return start, end


@cache
def _no_headline_re() -> regex.Pattern[str]:
    return regex.compile(r"https?+://|^\W*+$|[.,;:]\s*+$|^\[|^\p{Ll}|@\w|^\d++\W*+$", regex.V1)


def find_headline(blocks: list[Block], page: Page) -> None:
    """
    Find the headline above the main run of prose, and label its copies.

    Of the blocks before the prose that could be a title, the one counts that shares most words with the body, stands over
    byline, date or deck, and is printed more than once. If none shares a word with the body or stands at the top of the
    page, there is no headline: none is made up.
    """
    start, end = main_run(blocks)
    if start < 0:
        return
    body = Counter(
        word for block in blocks[start : end + 1] if block.kind == "paragraph" for word in words(block.text[:600]) if len(word) > 3
    )
    copies = Counter(" ".join(words(block.text)) for block in blocks if MIN_HEADLINE <= len(block.text) <= MAX_HEADLINE)
    best: Block | None = None
    top = 0.0
    best_at = -1
    for i in range(start - 1, -1, -1):
        block = blocks[i]
        if block.kind not in {"paragraph", "running_head", "headline"} or not could_be_headline(block.text):
            continue
        score = headline_score(blocks, i, start, body, copies)
        if score > top:
            best, top, best_at = block, score, i
    if best is None or top < 1.0:
        return
    best.kind, best.rule = "headline", "headline"
    for i, block in enumerate(blocks[:start]):
        if i != best_at and block.kind == "paragraph" and same_title(block.text, best.text):
            block.kind, block.rule = "headline_copy", "headline"


def could_be_headline(text: str) -> bool:
    """Say whether a text has the length and the edges of a title."""
    return MIN_HEADLINE <= len(text) <= MAX_HEADLINE and _no_headline_re().search(text) is None and len(text.split()) >= (1 if text[0] > "\u2e80" else 2)


def headline_score(blocks: list[Block], i: int, start: int, body: Counter[str], copies: Counter[str]) -> float:
    """Return how much speaks for block *i* as the headline of the prose that starts at block *start*."""
    block = blocks[i]
    title = words(block.text)
    content = [word for word in title if len(word) > 3]
    shared = sum(word in body for word in content)
    score = 2.0 * shared / max(3, len(content)) if content else 0.0
    score += min(len(title), 10) / 10
    for j in range(i + 1, min(i + 5, len(blocks))):
        if blocks[j].kind in HEAD_KINDS:
            score += 1.2 - 0.2 * (j - i)
            break
        if j == start:
            score += 0.8
            break
    if i == 0:
        score += 0.5
    score += 0.4 * min(2, copies[" ".join(title)] - 1)
    score -= 0.012 * (start - i)
    return score
