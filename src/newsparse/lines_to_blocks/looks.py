"""
What a block looks like by itself, in classes: the first of the two readings of `newsparse.lines_to_blocks.prose`.

Every feature is a small table of classes; all tables lie in one row, and a block's codes are its places in it. Most
features are crossed with the length or with whether a full stop stands at the end: a comma says little by itself.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

from attrs import frozen

from newsparse.lines_to_blocks.geometry import ends_sentence
from newsparse.lines_to_blocks.phrases import phrases_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsparse.lines_to_blocks.phrases import Hit
    from newsparse.models import Block, Page

LENGTHS = (12, 25, 45, 80, 140, 240, 450)
STARTS = '“"–-—•|[(©#@'
ENDS = '.:?!…”")|»›'
ELLIPSES = ("...", "…", "[…]", "[...]")
LETTERS = "TULFRI"
HOWS = ("whole", "starts", "contains")
LABELS = {
    "caption": 1, "credit": 1, "byline": 2, "timestamp": 3, "url": 4, "reference": 4, "related": 5, "tagline": 6,
    "rule_line": 7, "invisible": 7, "folio": 8, "running_head": 8, "jump_line": 8, "advert": 9, "photo": 9,
    "share": 10, "newsletter": 10, "subscribe": 10, "consent": 10, "app": 10, "comments": 11, "copyright": 11,
}  # fmt: skip
"""Classes of what a neighbour is labelled; 0 is a paragraph, or anything else."""

OWN = {
    "length_end": 16, "length_last": 8 * 13, "capitals": 6 * 5, "commas": 4 * 6, "stops": 4, "symbols": 3, "quotes": 4,
    "digits": 5 * 4, "phrase_length": 4 * 8, "letter": 6 * 2 * 5, "repeats": 4 * 4, "start": 2 * 15,
    "blanks": 5 * 2, "indent": 6 * 2, "links": 5 * 5 * 2, "page": 6 * 8,
    "blocks": 7 * 2, "teaser": 2 * 8, "lines": 4 * 8, "handle": 2 * 8,
}  # fmt: skip


def offsets(sizes: dict[str, int]) -> dict[str, int]:
    """
    Return where each table begins when all lie in one row.

    >>> offsets({"length": 8, "start": 3})
    {'length': 0, 'start': 8}
    """
    return dict(zip(sizes, accumulate(sizes.values(), initial=0), strict=False))


(
    _LENGTH_END, _LENGTH_LAST, _CAPITALS, _COMMAS, _STOPS, _SYMBOLS, _QUOTES, _DIGITS, _PHRASE_LENGTH, _LETTER,
    _REPEATS, _START, _BLANKS, _INDENT, _LINKS, _PAGE, _BLOCKS, _TEASER, _LINES, _HANDLE,
) = offsets(OWN).values()  # fmt: skip
OWN_SIZE = sum(OWN.values())


@cache
def _symbols_re() -> re.Pattern[str]:
    return re.compile(r"[|›»/@#•·→…]")


@cache
def _digits_re() -> re.Pattern[str]:
    return re.compile(r"[0-9]")


@frozen(eq=False)
class Looks:
    """What the blocks of a page look like: codes into the own table, and what only its name can look up."""

    lengths: list[int]
    codes: list[list[int]]
    hits: list[Hit | None]
    asked: list[bool]
    """Whether the block is a paragraph as yet that does not say itself what it is."""
    labels: list[int]
    """Class of each block's label, as in `LABELS`."""
    layouts: list[tuple[int, str, int]]
    """Indent, letter and blank lines above of each block's first line."""
    page: int
    """How much of the page is prose, in six classes."""


def says_so(text: str, hit: Hit) -> bool:
    """
    Say whether a block is furniture by its wording alone, wherever it stands.

    The name of a section may be a sub-head too: that is for its neighbours to tell.
    """
    return hit.how == "whole" and hit.kind != "navigation" and len(text) <= LENGTHS[4]


def looks(blocks: Sequence[Block], page: Page) -> Looks:
    """Look at each block by itself."""
    texts = [block.text for block in blocks]
    firsts = [block.lines[0] for block in blocks]
    hits = list(map(phrases_of(page.lang).hit, texts))
    repeats = Counter(texts)
    ends = list(map(ends_sentence, texts))
    prose = [line for line, text, end in zip(firsts, texts, ends, strict=True) if end and len(text) > LENGTHS[3]]
    share = bisect_right((0.1, 0.25, 0.45, 0.65, 0.85), len(prose) / max(1, len(blocks)))
    indents = Counter([line.indent for line in prose])
    indent = max(indents, key=lambda i: (indents[i], -i)) if indents else 0
    loose = int(2 * sum([line.blanks > 0 for line in firsts]) > len(blocks))
    references = [repair.span.start for repair in page.repairs if repair.rule == "reference"]
    count = _BLOCKS + 2 * bisect_right((10, 20, 40, 80, 160, 320), len(blocks))
    codes = []
    for block, text, line, hit, end in zip(blocks, texts, firsts, hits, ends, strict=True):
        links = 0
        if references:
            links = sum([bisect_left(references, s.end) - bisect_left(references, s.start - 1) for s in block.spans])
        again, lines, blanks = repeats[text], len(block.lines), line.blanks
        shown = (
            LETTERS.find(line.letter) if line.letter in LETTERS else 0,
            min(3, again),
            _BLANKS + 2 * (min(4, blanks)) + loose,
            _INDENT + 2 * bisect_right((0, 1, 3, 6, 12), line.indent - indent) + loose,
            links,
            share,
            count + end,
            lines if lines < 3 else 2 + (lines > 3),
        )
        codes.append(own_codes(text, end, hit, shown))
    return Looks(
        [len(text) for text in texts],
        codes,
        hits,
        [
            block.kind == "paragraph" and not (hit and says_so(block.text, hit))
            for block, hit in zip(blocks, hits, strict=True)
        ],
        [LABELS.get(block.kind, 0) for block in blocks],
        [(line.indent, line.letter, min(2, line.blanks)) for line in firsts],
        share,
    )


@cache
def _bases(length: int, end: bool) -> tuple[int, ...]:  # noqa: FBT001
    """Return where the classes of each feature begin that is crossed with the length or the full stop."""
    three, four, five = min(length, 3), min(length, 4), min(length, 5)
    return (
        _LENGTH_END + 2 * length + end,
        _LENGTH_LAST + 13 * length,
        _CAPITALS + four,
        _COMMAS + five,
        _QUOTES + end,
        _DIGITS + three,
        _PHRASE_LENGTH + length,
        _LETTER + 5 * end + four,
        _REPEATS + three,
        _START + end,
        _LINKS + 2 * four + end,
        _PAGE + length,
        _TEASER + length,
        _LINES + length,
        _HANDLE + length,
    )


def own_codes(text: str, end: bool, hit: Hit | None, shown: Sequence[int]) -> list[int]:  # noqa: FBT001
    """
    Return the codes of one block: a place in the own table for each of its features, in the order of `OWN`.

    The order counts: weights are added in it, and a sum of decimals may lie on either side of a round number. *shown*
    is what the page shows and the text does not tell: some as classes, some as codes already.
    """
    letter, repeated, blanks, indent, links, page, blocks, lines = shown
    size = len(text)
    (
        length_end, length_last, capitals_at, commas_at, quotes_at, digits_at, phrase_at, letter_at, repeats_at,
        start_at, links_at, page_at, teaser_at, lines_at, handle_at,
    ) = _bases(bisect_right(LENGTHS, size), end)  # fmt: skip
    first, last = text[:1], text[-1:]
    words = text[:120].split()
    capitals = sum([word[0].isupper() for word in words]) / (len(words) or 1)
    digits = len(_digits_re().findall(text, 0, 80))
    last_class = 11 if last.isalpha() else ENDS.find(last) if last in ENDS else 12
    start = 0 if first.islower() else 1 if first.isupper() else 3 + STARTS.find(first) if first in STARTS else 2
    commas = text.count(",") if size > LENGTHS[0] else 0
    stops = text.count(". ") + text.count("? ") if size > LENGTHS[1] else 0
    quotes = '"' in text
    if text.isascii():
        symbols = text.count("|", 0, 200) + text.count("/", 0, 200) + text.count("@", 0, 200) + text.count("#", 0, 200)
    else:
        symbols = len(_symbols_re().findall(text, 0, 200))
        commas += text.count("、") if size > LENGTHS[0] else 0
        stops += text.count("。") if size > LENGTHS[1] else 0
        quotes = quotes or "“" in text or "„" in text or "«" in text or "»" in text
    return [
        length_end,
        length_last + last_class,
        capitals_at + 5 * bisect_right((0.15, 0.3, 0.5, 0.75, 0.95), capitals),
        commas_at + 6 * (min(3, commas)),
        _STOPS + (min(3, stops)),
        _SYMBOLS + (min(2, symbols)),
        quotes_at + 2 * quotes,
        digits_at + (4 * bisect_right((0.01, 0.05, 0.15, 0.3), digits / min(size, 80)) if digits else 0),
        phrase_at + (8 + 8 * HOWS.index(hit.how) if hit else 0),
        letter_at + 10 * letter,
        repeats_at + 4 * repeated,
        start_at + 2 * start,
        blanks,
        indent,
        links_at + (10 * bisect_right((0.02, 0.08, 0.2, 0.45), links / (len(words) or 1)) if links else 0),
        page_at + 8 * page,
        blocks,
        teaser_at + 8 * text.endswith(ELLIPSES),
        lines_at + 8 * lines,
        handle_at + 8 * ("@" in text),
    ]
