"""
Is this block the article's, or the page's? Two additive tables, the second of which sees the neighbours.

A full-page dump holds menus, share bars, consent notes, most-read lists and comments. A block is told from them by what
it looks like (`newsparse.lines_to_blocks.looks`): length, full stops, capitals, links, phrases, repeats. That gives
each block a first score. The second reading (`context_codes`) adds what stands around it: the scores of its neighbours,
how much prose lies before and after, how far the main run of prose is, what the neighbours are labelled, whether the
layout is that of the prose. There are fewer features than one could think of: how long ago a heading of comments was,
or prose farther away, fitted the publishers at hand and misled at others. Weights are hundredths of log-odds, written
by ``tools/fit_prose.py`` to ``prose.json``: whole numbers, whose sum is the same in any order. When in doubt, a block
stays.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from attrs import frozen

from newsparse.lines_to_blocks import told
from newsparse.lines_to_blocks.geometry import ends_sentence
from newsparse.lines_to_blocks.looks import LENGTH_OF, LENGTHS, OWN, looks, offsets, place_codes, text_codes
from newsparse.lines_to_blocks.phrases import FURNITURE_LINE, phrases_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsparse.lines_to_blocks.looks import Looks, PlaceLooks, TextLooks
    from newsparse.lines_to_blocks.phrases import Hit
    from newsparse.models import Block, Page

DECAY = 0.8
CUTS = (20, 80, 200, 500, 1000, 2000)
PLACES = (0.01, 0.1, 0.3, 0.7, 0.9, 0.99)
GAP_COST = 45
"""What a block that is no prose takes from a run of prose, in characters."""
HOPELESS = -400
"""Score of the first reading below which no neighbours help; half of a page's menus need no second."""

UNKNOWN = -800
"""Score of what has a label that was never seen on a page."""

MASS = 600
"""A block counts as so many characters at most: one long disclaimer is no article."""

MEMO_LIMIT = 4_000
"""So many classes of texts and of places are weighed once."""

KEEP = -50
"""Score from which a block stays: dropping a sentence is worse than keeping a button."""

STEPS = (-2, -1, 1, 2)
"""The neighbours that are looked at."""

MIN_LABELS = 6
MIN_LABEL_SHARE = 0.12

CONTEXT = {
    "place_after": 7 * 7, "length_least": 4 * 7, "length_most": 4 * 7, "page_score": 6 * 10, "run": 11 * 6,
    "layout": 6 * 4, **{f"neighbour{step}": 9 for step in STEPS}, **{f"label{step}": 12 for step in STEPS},
}  # fmt: skip
(
    _PLACE_AFTER, _LENGTH_LEAST, _LENGTH_MOST, _PAGE_SCORE, _RUN, _LAYOUT, _N1, _N2, _N3, _N4, _L1, _L2, _L3, _L4,
) = offsets(CONTEXT).values()  # fmt: skip
CONTEXT_SIZE = sum(CONTEXT.values())
_NO_NEIGHBOUR = 8


@frozen(eq=False)
class Weights:
    """
    The two tables: flat lists in the order of `OWN` and `CONTEXT`, and weights by name for open sets.

    ``phrases`` has a weight for each kind of furniture with how it was known, ``kinds`` for each label.
    """

    own_bias: int
    own: list[int]
    phrases: dict[str, int]
    kinds: dict[str, int]
    context_bias: int
    context_own: list[int]
    context_phrases: dict[str, int]
    context: list[int]


@cache
def weights() -> Weights:
    """Return the tables, read once."""
    data = json.loads(Path(__file__).with_name("prose.json").read_text(encoding="utf-8"))
    own, context = data["own"], data["context"]

    def flat(tables: dict[str, list[int]], sizes: dict[str, int]) -> list[int]:
        return [weight for name in sizes for weight in tables[name]]

    return Weights(
        own["bias"], flat(own["tables"], OWN), own["phrases"], own["kinds"],
        context["bias"], flat(context["own"], OWN), context["phrases"], flat(context["tables"], CONTEXT),
    )  # fmt: skip


class Chance(NamedTuple):
    """What a score says: the chance that the block is prose, and its classes, from fine to coarse."""

    chance: float
    rank: int
    near: int
    coarse: int


@cache
def chance_of(score: int) -> Chance:
    """
    Return what a score says.

    >>> chance_of(0)
    Chance(chance=0.5, rank=5, near=4, coarse=3)
    """
    return Chance(
        1 / (1 + 2.718281828 ** (-score / 100)),
        bisect_right((-500, -300, -200, -100, 0, 100, 200, 300, 500), score),
        bisect_right((-400, -200, -100, 0, 100, 200, 400), score),
        bisect_right((-300, -100, 0, 100, 300), score),
    )


def context_codes(first: Sequence[int], seen: Looks) -> list[list[int]]:
    """
    Return, for each block, the codes of what stands around it: a place in the context table for each feature.

    A block that is no paragraph, or hopeless by its own looks, has none.
    """
    said = list(map(chance_of, first))
    mass = [one.chance * min(size, MASS) for size, one in zip(seen.lengths, said, strict=True)]
    done = list(accumulate(mass, initial=0.0))
    total = done[-1] + 1
    before, after = _behind(mass), _behind(mass[::-1])[::-1]
    run_start, run_end = main_run(mass, [one.chance for one in said])
    near = [_NO_NEIGHBOUR, _NO_NEIGHBOUR, *[one.near for one in said], _NO_NEIGHBOUR, _NO_NEIGHBOUR]
    labels = [0, 0, *seen.labels, 0, 0]
    lengths, layouts, page_score = seen.lengths, seen.layouts, _PAGE_SCORE + 10 * seen.page
    asked = [i for i, text in enumerate(seen.texts) if text]
    alike: dict[tuple[int, str, int] | None, float] = {}
    for i in asked:
        alike[layouts[i]] = alike.get(layouts[i], 0.0) + mass[i]
    layout_at = {one: _LAYOUT + 4 * bisect_right((0.02, 0.1, 0.3, 0.6, 0.85), w / total) for one, w in alike.items()}
    result: list[list[int]] = [[]] * len(first)
    for i in asked:
        if first[i] < HOPELESS:
            continue
        _, rank, _, coarse = said[i]
        left, right = bisect_right(CUTS, before[i]), bisect_right(CUTS, after[i])
        size = lengths[i]
        length = LENGTH_OF[size] >> 1 if size < LENGTHS[-1] else 3
        low, high = (left, right) if left < right else (right, left)
        apart = i - run_start if i < run_start else i - run_end if i > run_end else 0
        result[i] = [
            _PLACE_AFTER + 7 * bisect_right(PLACES, done[i] / total) + right,
            _LENGTH_LEAST + 7 * length + low,
            _LENGTH_MOST + 7 * length + high,
            page_score + rank,
            _RUN + 6 * bisect_right((-20, -8, -4, -2, -1, 0, 1, 3, 7, 15), apart) + coarse,
            layout_at[layouts[i]] + length,
            _N1 + near[i],
            _N2 + near[i + 1],
            _N3 + near[i + 3],
            _N4 + near[i + 4],
            _L1 + labels[i],
            _L2 + labels[i + 1],
            _L3 + labels[i + 3],
            _L4 + labels[i + 4],
        ]
    return result


def _behind(mass: Sequence[float]) -> list[float]:
    """Return how much prose lies before each place; what is farther counts less."""
    found = []
    behind = 0.0
    for here in mass:
        found.append(behind)
        behind = behind * DECAY + here
    return found


def main_run(mass: Sequence[float], chance: Sequence[float]) -> tuple[int, int]:
    """
    Return first and last place of the main run of prose: the stretch with the most of it for the least that is none.

    >>> main_run([5.0, 2.0, 300.0, 4.0, 500.0, 1.0], [0.1, 0.1, 0.9, 0.1, 0.9, 0.1])
    (2, 4)
    """
    best = total = 0.0
    first = start = end = 0
    gains = [here - GAP_COST * (1 - p) for here, p in zip(mass, chance, strict=True)]
    for i, gain in enumerate(gains):
        if total > 0:
            total += gain
        elif gain > 0:
            total, first = gain, i
        else:
            continue
        if total > best:
            best, start, end = total, first, i
    return start, end


def key_of(hit: Hit | None) -> str:
    """Return the name under which the weight of a phrase stands."""
    return f"{hit.kind} {hit.how}" if hit else ""


def scores(seen: Looks) -> list[int]:
    """
    Return, for each block, the log-odds that it is the article's, in hundredths.

    Of what has a label already its label tells; of what is hopeless its looks.
    """
    table = weights()
    around = table.context.__getitem__
    memo = _memo()
    found, again = [], []
    for kind, text, place, hit in zip(seen.kinds, seen.texts, seen.places, seen.hits, strict=True):
        if text and place:
            first, second = memo.get(text) or _weighed(text, text_codes(text))
            more_first, more_second = memo.get(place) or _weighed(place, place_codes(place))
            first += more_first
            second += more_second
            if hit:
                key = key_of(hit)
                first += table.phrases.get(key, 0)
                second += table.context_phrases.get(key, 0)
            found.append(table.own_bias + first)
            again.append(table.context_bias + second)
        else:
            found.append(table.kinds.get(kind, UNKNOWN))
            again.append(0)
    for i, context in enumerate(context_codes(found, seen)):
        if context:
            found[i] = again[i] + sum(map(around, context))
    return found


@cache
def _memo() -> dict[TextLooks | PlaceLooks, tuple[int, int]]:
    """What texts and places weigh in the first reading and in the second: most blocks look like one seen before."""
    return {}


def _weighed(seen: TextLooks | PlaceLooks, codes: Sequence[int]) -> tuple[int, int]:
    table = weights()
    found = sum(map(table.own.__getitem__, codes)), sum(map(table.context_own.__getitem__, codes))
    memo = _memo()
    if len(memo) < MEMO_LIMIT:
        memo[seen] = found
    return found


def is_dump(blocks: Sequence[Block]) -> bool:
    """
    Say whether a page shows more than an article: some lines that are labels, not sentences.

    A few of them are sub-heads, or a list; a menu has more.
    """
    short = [
        block.text
        for block in blocks
        if len(block.text) < LENGTHS[2] and (block.kind == "paragraph" or block.rule == FURNITURE_LINE)
    ]
    least = max(MIN_LABELS, int(MIN_LABEL_SHARE * len(blocks)) + 1)
    return len(short) >= least and len(short) - sum(map(ends_sentence, short)) >= least


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
            for block, hit, text, score in zip(blocks, seen.hits, seen.texts, scores(seen), strict=True)
            if block.kind == "paragraph" and (score < KEEP or not text)
        ]
        if len(dropped) < len(paragraphs):
            for block, kind in dropped:
                block.kind, block.rule = kind, "drop_chrome"
            return
    phrases = phrases_of(page.lang)
    for i, block in enumerate(blocks):
        hit = phrases.line_hit(block.text) if block.kind == "paragraph" and len(block.text) <= LENGTHS[4] else None
        if hit and not (hit.how == "starts" and told.in_prose(blocks, i) and told.tells(block.text, page.lang)):
            block.kind, block.rule = hit.kind, "drop_chrome"
