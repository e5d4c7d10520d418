"""
Is this block the article's, or the page's? Two additive tables, the second of which sees the neighbours.

A full-page dump holds menus, share bars, consent notes, most-read lists and comments. A block is told from them by what it
looks like (`own_codes`): length, full stops, capitals, links, phrases, repeats. That gives each block a first score. The
second reading (`context_codes`) adds what stands around it: the scores of six neighbours, how much prose lies
before and after, how long ago a heading of comments or related stories was. Weights are log-odds, written
by ``tools/fit_prose.py`` to ``prose.json``. When in doubt, a block stays.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from functools import cache
from pathlib import Path
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
LETTERS = "TULFRI"
HOWS = ("whole", "starts", "contains")
MARKERS = ("comments", "related", "newsletter", "share", "copyright", "navigation")
"""Kinds of furniture after which a page seldom goes back to its article."""

FAR = 99
DECAY = 0.8
MASS = 600
"""A block counts as so many characters at most: one long disclaimer is no article."""

KEEP = -0.5
"""Log-odds from which a block stays: dropping a sentence is worse than keeping a button."""

MIN_LABELS = 6
MIN_LABEL_SHARE = 0.12

OWN = {
    "length_end": 16, "length_last": 8 * 13, "capitals": 6 * 5, "commas": 4 * 6, "stops": 4, "symbols": 3, "quotes": 4,
    "digits": 5 * 4, "phrase_length": 4 * 8, "letter": 6 * 2 * 5, "repeats": 4 * 4, "start": 2 * 15,
    "blanks": 5 * 2, "indent": 6 * 2, "links": 5 * 5 * 2, "page": 6 * 8,
}  # fmt: skip
CONTEXT = {
    "score": 10, "before_after": 49, "around": 4 * 4 * 6, "place": 7, "place_after": 5 * 7, "place_before": 5 * 7,
    "length_least": 4 * 7, "length_most": 4 * 7, "page_score": 6 * 10,
    **{f"neighbour{step}": 8 for step in (-3, -2, -1, 1, 2, 3)},
    **{f"since_{marker}": 6 for marker in MARKERS},
}  # fmt: skip


def _offsets(sizes: dict[str, int]) -> dict[str, int]:
    offsets, at = {}, 0
    for name, size in sizes.items():
        offsets[name] = at
        at += size
    return offsets


_C = _offsets(CONTEXT)
(
    _LENGTH_END, _LENGTH_LAST, _CAPITALS, _COMMAS, _STOPS, _SYMBOLS, _QUOTES, _DIGITS, _PHRASE_LENGTH, _LETTER,
    _REPEATS, _START, _BLANKS, _INDENT, _LINKS, _PAGE,
) = _offsets(OWN).values()  # fmt: skip
(
    _SCORE, _BEFORE_AFTER, _AROUND, _PLACE, _PLACE_AFTER, _PLACE_BEFORE, _LENGTH_LEAST, _LENGTH_MOST, _PAGE_SCORE, *_,
) = _C.values()  # fmt: skip
OWN_SIZE, CONTEXT_SIZE = sum(OWN.values()), sum(CONTEXT.values())


@cache
def _symbols_re() -> re.Pattern[str]:
    return re.compile(r"[|›»/@#•·→…]")


@cache
def _digits_re() -> re.Pattern[str]:
    return re.compile(r"[0-9]")


@cache
def _quotes_re() -> re.Pattern[str]:
    return re.compile(r'["“„«»]')



@frozen(eq=False)
class Weights:
    """
    The two tables: flat lists in the order of `OWN` and `CONTEXT`, and weights by name for open sets.

    ``phrases`` has a weight for each kind of furniture with how it was known, ``kinds`` for each label.
    """

    own_bias: float
    own: list[float]
    phrases: dict[str, float]
    kinds: dict[str, float]
    context_bias: float
    context_own: list[float]
    context_phrases: dict[str, float]
    context_kinds: dict[str, float]
    context: list[float]


@cache
def _weights() -> Weights:
    data = json.loads(Path(__file__).with_name("prose.json").read_text(encoding="utf-8"))

    def flat(tables: dict[str, list[float]], sizes: dict[str, int]) -> list[float]:
        return [weight for name in sizes for weight in tables[name]]

    return Weights(
        data["own"]["bias"], flat(data["own"]["tables"], OWN), data["own"]["phrases"], data["own"]["kinds"],
        data["context"]["bias"], flat(data["context"]["own"], OWN), data["context"]["phrases"], data["context"]["kinds"],
        flat(data["context"]["tables"], CONTEXT),
    )  # fmt: skip


@frozen(eq=False)
class Looks:
    """What the blocks of a page look like: codes into the own table, and what only its name can look up."""

    lengths: list[int]
    codes: list[list[int]]
    hits: list[Hit | None]
    page: int
    """How much of the page is prose, in six classes."""


def looks(blocks: Sequence[Block], page: Page) -> Looks:
    """Look at each block by itself."""
    phrases = phrases_of(page.lang)
    repeats = Counter(block.text for block in blocks)
    ends = [ends_sentence(block.text) for block in blocks]
    prose = [block for block, end in zip(blocks, ends, strict=True) if end and len(block.text) > LENGTHS[3]]
    share = bisect_right((0.1, 0.25, 0.45, 0.65, 0.85), len(prose) / max(1, len(blocks)))
    indents = Counter(block.lines[0].indent for block in prose)
    indent = max(indents, key=lambda i: (indents[i], -i)) if indents else 0
    loose = int(2 * sum(block.lines[0].blanks > 0 for block in blocks) > len(blocks))
    references = [repair.span.start for repair in page.repairs if repair.rule == "reference"]
    result = Looks([], [], [], share)
    for block, end in zip(blocks, ends, strict=True):
        text = block.text
        hit = phrases.hit(text)
        links = 0
        if references:
            links = sum(bisect_left(references, s.end) - bisect_left(references, s.start - 1) for s in block.spans)
        result.lengths.append(len(text))
        result.hits.append(hit)
        line = block.lines[0]
        shape = (line.letter, min(4, line.blanks), bisect_right((0, 1, 3, 6, 12), line.indent - indent))
        result.codes.append(own_codes(text, int(end), hit, shape, min(3, repeats[text]), links, loose, share))
    return result


def own_codes(
    text: str, end: int, hit: Hit | None, shape: tuple[str, int, int], repeats: int, links: int, loose: int, share: int
) -> list[int]:
    """Return the codes of one block: a place in the own table for each of its features, in the order of `OWN`."""
    size = len(text)
    length = bisect_right(LENGTHS, size)
    first, last = text[:1], text[-1:]
    words = text[:120].split()
    capitals = sum([word[0].isupper() for word in words]) / (len(words) or 1)
    digits = len(_digits_re().findall(text, 0, 80)) / (min(size, 80) or 1)
    letter, blanks, indent = shape
    last_class = ENDS.find(last) if last in ENDS else 11 if last.isalpha() else 12
    if first in STARTS:
        start = 3 + STARTS.find(first)
    else:
        start = 0 if first.islower() else 1 if first.isupper() else 2
    how = 1 + HOWS.index(hit.how) if hit else 0
    commas = text.count(",") + text.count("、") if size > LENGTHS[0] else 0
    stops = text.count(". ") + text.count("。") + text.count("? ") if size > LENGTHS[1] else 0
    quotes = _quotes_re().search(text) is not None
    return [
        _LENGTH_END + 2 * length + end,
        _LENGTH_LAST + 13 * length + last_class,
        _CAPITALS + 5 * bisect_right((0.15, 0.3, 0.5, 0.75, 0.95), capitals) + min(length, 4),
        _COMMAS + 6 * min(3, commas) + min(length, 5),
        _STOPS + min(3, stops),
        _SYMBOLS + min(2, len(_symbols_re().findall(text, 0, 200))),
        _QUOTES + 2 * quotes + end,
        _DIGITS + 4 * bisect_right((0.01, 0.05, 0.15, 0.3), digits) + min(length, 3),
        _PHRASE_LENGTH + 8 * how + length,
        _LETTER + 10 * max(0, LETTERS.find(letter)) + 5 * end + min(length, 4),
        _REPEATS + 4 * repeats + min(length, 3),
        _START + 2 * start + end,
        _BLANKS + 2 * blanks + loose,
        _INDENT + 2 * indent + loose,
        _LINKS + 10 * bisect_right((0.02, 0.08, 0.2, 0.45), links / (len(words) or 1)) + 2 * min(length, 4) + end,
        _PAGE + 8 * share + length,
    ]


def context_codes(first: Sequence[float], seen: Looks) -> list[list[int]]:
    """Return, for each block, the codes of what stands around it: a place in the context table for each feature."""
    count = len(first)
    mass = [min(size, MASS) / (1 + 2.718281828 ** -min(30.0, max(-30.0, score))) for size, score in zip(seen.lengths, first, strict=True)]
    total = sum(mass) + 1
    after = [0.0] * count
    behind = 0.0
    for i in range(count - 1, -1, -1):
        after[i] = behind
        behind = behind * DECAY + mass[i]
    near = [bisect_right((-4, -2, -1, 0, 1, 2, 4), score) for score in first]
    steps = [(step, _C[f"neighbour{step}"]) for step in (-3, -2, -1, 1, 2, 3)]
    marks = [(marker, _C[f"since_{marker}"]) for marker in MARKERS]
    since = dict.fromkeys(MARKERS, FAR)
    result: list[list[int]] = []
    before = done = 0.0
    for i, score in enumerate(first):
        left = bisect_right((20, 80, 200, 500, 1000, 2000), before)
        right = bisect_right((20, 80, 200, 500, 1000, 2000), after[i])
        rank = bisect_right((-5, -3, -2, -1, 0, 1, 2, 3, 5), score)
        place = bisect_right((0.02, 0.5, 0.9, 0.98), done / total)
        length = bisect_right((25, 80, 240), seen.lengths[i])
        around = 24 * bisect_right((80, 500, 1500), before) + 6 * bisect_right((80, 500, 1500), after[i])
        codes = [
            _SCORE + rank,
            _BEFORE_AFTER + 7 * left + right,
            _AROUND + around + bisect_right((-3, -1, 0, 1, 3), score),
            _PLACE + bisect_right((0.01, 0.1, 0.3, 0.7, 0.9, 0.99), done / total),
            _PLACE_AFTER + 7 * place + right,
            _PLACE_BEFORE + 7 * place + left,
            _LENGTH_LEAST + 7 * length + min(left, right),
            _LENGTH_MOST + 7 * length + max(left, right),
            _PAGE_SCORE + 10 * seen.page + rank,
        ]
        for step, base in steps:
            if 0 <= i + step < count:
                codes.append(base + near[i + step])
        for marker, base in marks:
            codes.append(base + bisect_right((1, 3, 8, 20, 60), since[marker]))
            since[marker] += 1
        result.append(codes)
        hit = seen.hits[i]
        if hit and hit.how != "contains" and hit.kind in since:
            since[hit.kind] = 0
        before = before * DECAY + mass[i]
        done += mass[i]
    return result


def key_of(hit: Hit | None) -> str:
    """Return the name under which the weight of a phrase stands."""
    return f"{hit.kind} {hit.how}" if hit else ""


def scores(blocks: Sequence[Block], seen: Looks) -> list[float]:
    """Return, for each block, the log-odds that it is the article's."""
    weights = _weights()
    own, context_own = weights.own.__getitem__, weights.context_own.__getitem__
    first = [
        weights.own_bias + sum(map(own, codes)) + weights.phrases.get(key_of(hit), 0.0) + weights.kinds.get(block.kind, 0.0)
        for block, codes, hit in zip(blocks, seen.codes, seen.hits, strict=True)
    ]
    around = weights.context.__getitem__
    return [
        weights.context_bias
        + sum(map(context_own, codes))
        + sum(map(around, context))
        + weights.context_phrases.get(key_of(hit), 0.0)
        + weights.context_kinds.get(block.kind, 0.0)
        for block, codes, context, hit in zip(blocks, seen.codes, context_codes(first, seen), seen.hits, strict=True)
    ]


def is_dump(blocks: Sequence[Block]) -> bool:
    """
    Say whether a page shows more than an article: some lines that are labels, not sentences.

    A few of them are sub-heads, or a list; a menu has more.
    """
    labels = sum(
        block.kind == "paragraph" and len(block.text) < LENGTHS[2] and not ends_sentence(block.text) for block in blocks
    )
    return labels >= MIN_LABELS and labels > MIN_LABEL_SHARE * len(blocks)


def drop_chrome(blocks: list[Block], page: Page) -> None:
    """
    Label the paragraphs that are not the article's: by the phrase that gives them away, else as ``chrome``.

    On a page that shows nothing but an article, only a short block that says itself that it is furniture goes.
    """
    paragraphs = [block for block in blocks if block.kind == "paragraph"]
    if is_dump(blocks):
        seen = looks(blocks, page)
        dropped = [
            (block, hit.kind if hit else "chrome")
            for block, hit, score in zip(blocks, seen.hits, scores(blocks, seen), strict=True)
            if score < KEEP and block.kind == "paragraph"
        ]
        if len(dropped) < len(paragraphs):
            for block, kind in dropped:
                block.kind, block.rule = kind, "drop_chrome"
            return
    phrases = phrases_of(page.lang)
    for block in paragraphs:
        kind = phrases.line_kind(block.text) if len(block.text) <= LENGTHS[4] else ""
        if kind:
            block.kind, block.rule = kind, "drop_chrome"
