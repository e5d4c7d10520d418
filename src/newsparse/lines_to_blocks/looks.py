"""
What a block looks like by itself, in classes: the first of the two readings of `newsparse.lines_to_blocks.prose`.

Every feature is a small table of classes; all tables lie in one row, and a block's codes are its places in it. Most
features are crossed with the length or with whether a full stop stands at the end: a comma says little by itself.
Only paragraphs are looked at: what a rule has labelled is known by its label.
"""

# ruff: noqa: FURB136 - min() is a call, and these are asked of every block
from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

from attrs import frozen

from newsparse.lines_to_blocks.geometry import CLOSERS, TERMINAL, ends_sentence
from newsparse.lines_to_blocks.phrases import phrases_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsparse.lines_to_blocks.phrases import Hit
    from newsparse.models import Block, Page

LENGTHS = (12, 25, 45, 80, 140, 240, 450)
LENGTH_OF = tuple(bisect_right(LENGTHS, size) for size in range(LENGTHS[-1] + 1))
"""The class of each length up to the last."""
ENDS = {char: i for i, char in enumerate('.:?!…”")|»›')}
ELLIPSES = ("...", "…", "[…]", "[...]")
LETTERS = {letter: i for i, letter in enumerate("TULFRI")}
HOWS = {"whole": 1, "starts": 2, "contains": 3}
LABELS = {
    "caption": 1, "credit": 1, "byline": 2, "timestamp": 3, "url": 4, "reference": 4, "related": 5, "tagline": 6,
    "rule_line": 7, "invisible": 7, "folio": 8, "running_head": 8, "jump_line": 8, "advert": 9, "photo": 9,
    "share": 10, "newsletter": 10, "subscribe": 10, "consent": 10, "app": 10, "comments": 11, "copyright": 11,
}  # fmt: skip
"""Classes of what a neighbour is labelled; 0 is a paragraph, or anything else."""

OWN = {
    # What the text tells by itself.
    "length_last": 8 * 13, "capitals": 6 * 5, "commas": 4 * 6, "stops": 4, "symbols": 3, "phrase_length": 4 * 8,
    "teaser": 2 * 8, "handle": 2 * 8,
    # What the page shows.
    "letter": 6 * 2 * 5, "repeats": 4 * 4, "blanks": 5 * 2, "indent": 6 * 2, "links": 5 * 5 * 2, "page": 6 * 8,
    "blocks": 7 * 2, "lines": 4 * 8,
}  # fmt: skip


def offsets(sizes: dict[str, int]) -> dict[str, int]:
    """
    Return where each table begins when all lie in one row.

    >>> offsets({"length": 8, "start": 3})
    {'length': 0, 'start': 8}
    """
    return dict(zip(sizes, accumulate(sizes.values(), initial=0), strict=False))


(
    _LENGTH_LAST, _CAPITALS, _COMMAS, _STOPS, _SYMBOLS, _PHRASE_LENGTH, _TEASER, _HANDLE,
    _LETTER, _REPEATS, _BLANKS, _INDENT, _LINKS, _PAGE, _BLOCKS, _LINES,
) = offsets(OWN).values()  # fmt: skip
OWN_SIZE = sum(OWN.values())
SHARES = tuple(
    tuple(5 * bisect_right((0.15, 0.3, 0.5, 0.75, 0.95), few / (many or 1)) for few in range(many + 1))
    for many in range(61)
)
"""The class of so many capitals among so many words, of which 120 characters hold 60 at most."""


@cache
def _symbols_re() -> re.Pattern[str]:
    return re.compile(r"[|›»/@#•·→…]")


TextLooks = tuple[int, str, int, int, int, int, str, bool, bool]
"""
What a text tells by itself, in classes: its length, its last character, capitals, commas, stops, symbols, how a phrase
in it is known (empty if there is none), whether it breaks off, whether it holds an ``@``.
"""

PlaceLooks = tuple[str, bool, int, int, int, int, int, int, int, int, int]
"""
What the page shows of a block: the letter of its first line, whether a sentence ends it, the class of its length, how
often it is printed, blank lines above, how far it is indented, the class of its links, how many lines it has; then of
the page how much of it is prose, the class of its size, and whether its blocks stand apart.
"""


@frozen(eq=False)
class Looks:
    """What the blocks of a page look like: in classes, and what only its name can look up."""

    lengths: list[int]
    texts: list[TextLooks | None]
    """Of a paragraph that does not say itself what it is; of any other block None, as in ``places``."""
    places: list[PlaceLooks | None]
    hits: list[Hit | None]
    """What a paragraph gives away; None for what has a label already."""
    kinds: list[str]
    """What each block is labelled, or says itself that it is."""
    labels: list[int]
    """Class of each block's label, as in `LABELS`."""
    layouts: list[tuple[int, str, int] | None]
    """Indent, letter and blank lines above of each block's first line; None where there are no codes."""
    page: int
    """How much of the page is prose, in six classes."""

    @property
    def codes(self) -> list[list[int]]:
        """A place in the own table for each feature of each block, in their order; none for a block without looks."""
        return [
            [*text_codes(text), *place_codes(place)] if text and place else []
            for text, place in zip(self.texts, self.places, strict=True)
        ]


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
    kinds = [block.kind for block in blocks]
    repeats = Counter(texts)
    prose = [
        line.indent
        for line, text, kind in zip(firsts, texts, kinds, strict=True)
        if kind == "paragraph" and len(text) > LENGTHS[3] and ends_sentence(text)
    ]
    share = bisect_right((0.1, 0.25, 0.45, 0.65, 0.85), len(prose) / len(blocks))
    indents = Counter(prose)
    indent = max(indents, key=lambda i: (indents[i], -i)) if indents else 0
    loose = int(2 * sum([line.blanks > 0 for line in firsts]) > len(blocks))
    references = [repair.start for repair in page.repairs if repair.rule == "reference"]
    count = bisect_right((10, 20, 40, 80, 160, 320), len(blocks))
    hit_of = phrases_of(page.lang).hit
    own: list[TextLooks | None] = [None] * len(blocks)
    places: list[PlaceLooks | None] = [None] * len(blocks)
    hits: list[Hit | None] = [None] * len(blocks)
    for i, text in enumerate(texts):
        if kinds[i] != "paragraph":
            continue
        hit = hits[i] = hit_of(text)
        if hit and says_so(text, hit):
            kinds[i] = hit.kind
            continue
        line = firsts[i]
        size = len(text)
        length = LENGTH_OF[size] if size < LENGTHS[-1] else 7
        links = 0
        if references:
            spans = blocks[i].spans
            links = bisect_left(references, spans[-1].end) - bisect_left(references, spans[0].start - 1)
            if links:
                links = bisect_right((0.02, 0.08, 0.2, 0.45), links / (text.count(" ", 0, 120) + 1))
        own[i] = own_looks(text, length, hit.how if hit else "")
        last = text[-1:]
        end = last in TERMINAL or (last in CLOSERS and ends_sentence(text))
        again, lines, blanks = repeats[text], len(blocks[i].lines), line.blanks
        places[i] = (
            line.letter, end, length,
            again if again < 3 else 3, blanks if blanks < 4 else 4, line.indent - indent, links,
            lines if lines < 4 else 4, share, count, loose,
        )  # fmt: skip
    return Looks(
        list(map(len, texts)),
        own,
        places,
        hits,
        kinds,
        [LABELS.get(kind, 0) for kind in kinds],
        [
            (line.indent, line.letter, line.blanks if line.blanks < 2 else 2) if found else None
            for line, found in zip(firsts, own, strict=True)
        ],
        share,
    )


def own_looks(text: str, length: int, how: str) -> TextLooks:
    """Return what the text of a block tells; *how* it is known that it says a phrase of pages."""
    words = text[:120].split()
    capitals = sum([word[0].isupper() for word in words])
    handle = "@" in text
    commas = stops = symbols = 0
    if length > 1:
        # What is shorter is a label, whatever its marks.
        commas = text.count(",")
        stops = text.count(". ") + text.count("? ")
        if text.isascii():
            symbols = text.count("|", 0, 200) + text.count("/", 0, 200) + text.count("#", 0, 200)
            if handle:
                symbols += text.count("@", 0, 200)
        else:
            symbols = len(_symbols_re().findall(text, 0, 200))
            commas += text.count("、")
            stops += text.count("。")
    last = text[-1:]
    return (
        length, last, SHARES[len(words)][capitals], commas if commas < 3 else 3, stops if stops < 3 else 3,
        symbols if symbols < 2 else 2, how, last in ".…]" and text.endswith(ELLIPSES), handle,
    )  # fmt: skip


def text_codes(seen: TextLooks) -> list[int]:
    """Return the codes of what a text tells: a place in the own table for each feature, in their order."""
    length, last, capitals, commas, stops, symbols, how, teaser, handle = seen
    return [
        _LENGTH_LAST + 13 * length + (ENDS[last] if last in ENDS else 11 if last.isalpha() else 12),
        _CAPITALS + min(length, 4) + capitals,
        _COMMAS + min(length, 5) + 6 * commas,
        _STOPS + stops,
        _SYMBOLS + symbols,
        _PHRASE_LENGTH + length + 8 * HOWS.get(how, 0),
        _TEASER + length + 8 * teaser,
        _HANDLE + length + 8 * handle,
    ]


def place_codes(seen: PlaceLooks) -> list[int]:
    """Return the codes of what the page shows of a block, which follow those of its text."""
    letter, end, length, again, blanks, deeper, links, lines, share, count, loose = seen
    four = min(length, 4)
    return [
        _LETTER + 10 * LETTERS.get(letter, 0) + 5 * end + four,
        _REPEATS + 4 * again + min(length, 3),
        _BLANKS + loose + 2 * blanks,
        _INDENT + loose + 2 * bisect_right((0, 1, 3, 6, 12), deeper),
        _LINKS + 10 * links + 2 * four + end,
        _PAGE + 8 * share + length,
        _BLOCKS + 2 * count + end,
        _LINES + 8 * (lines if lines < 3 else 2 + (lines > 3)) + length,
    ]
