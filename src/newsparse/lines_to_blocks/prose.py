"""
Is this block the article's, or the page's? Two additive tables, the second of which sees the neighbours.

A full-page dump holds menus, share bars, consent notes, most-read lists and comments. A block is told from them by what
it looks like (`newsparse.lines_to_blocks.looks`): length, full stops, capitals, links, phrases, repeats. That gives
each block a first score. The second reading (`context_codes`) adds what stands around it: the scores of six neighbours,
how much prose lies before and after, how far the main run of prose is, what the four nearest blocks are labelled,
whether the layout is that of the prose, how long ago a heading of comments or related stories was. Weights are
log-odds, written by ``tools/fit_prose.py`` to ``prose.json``. When in doubt, a block stays.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from newsparse.lines_to_blocks.geometry import ends_sentence
from newsparse.lines_to_blocks.looks import LENGTHS, OWN, looks, offsets, says_so
from newsparse.lines_to_blocks.phrases import FURNITURE_LINE, phrases_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsparse.lines_to_blocks.looks import Looks
    from newsparse.lines_to_blocks.phrases import Hit
    from newsparse.models import Block, Page

MARKERS = ("comments", "related", "newsletter", "share", "copyright", "navigation")
"""Kinds of furniture after which a page seldom goes back to its article."""

FAR = 99
"""Blocks since a heading that was never there."""

DECAY = 0.8
SLOW_DECAY = 0.95
FAR_CUTS = (50, 300, 1000, 2500, 5000)
GAP_COST = 45
"""What a block that is no prose takes from a run of prose, in characters."""
HOPELESS = -6.0
"""Log-odds of the first reading below which no neighbours help; half of a page's menus need no second."""

MASS = 600
"""A block counts as so many characters at most: one long disclaimer is no article."""

KEEP = -0.5
"""Log-odds from which a block stays: dropping a sentence is worse than keeping a button."""

LABEL_STEPS = (-2, -1, 1, 2)
MIN_LABELS = 6
MIN_LABEL_SHARE = 0.12

CONTEXT = {
    "score": 10, "before_after": 49, "around": 4 * 4 * 6, "place": 7, "place_after": 5 * 7, "place_before": 5 * 7,
    "length_least": 4 * 7, "length_most": 4 * 7, "page_score": 6 * 10, "run": 11 * 6, "far": 6 * 6, "layout": 6 * 4,
    **{f"label{step}": 12 for step in LABEL_STEPS},
    **{f"neighbour{step}": 8 for step in (-3, -2, -1, 1, 2, 3)},
    **{f"since_{marker}": 6 for marker in MARKERS},
}  # fmt: skip


_C = offsets(CONTEXT)
(
    _SCORE, _BEFORE_AFTER, _AROUND, _PLACE, _PLACE_AFTER, _PLACE_BEFORE, _LENGTH_LEAST, _LENGTH_MOST, _PAGE_SCORE,
    _RUN, _FAR, _LAYOUT, *_,
) = _C.values()  # fmt: skip
CONTEXT_SIZE = sum(CONTEXT.values())


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
        data["context"]["bias"], flat(data["context"]["own"], OWN),
        data["context"]["phrases"], data["context"]["kinds"],
        flat(data["context"]["tables"], CONTEXT),
    )  # fmt: skip


def context_codes(first: Sequence[float], seen: Looks) -> list[list[int]]:
    """
    Return, for each block, the codes of what stands around it: a place in the context table for each feature.

    A block that is no paragraph, or hopeless by its own looks, has none.
    """
    count = len(first)
    chance = [1 / (1 + 2.718281828 ** -min(30.0, max(-30.0, score))) for score in first]
    mass = [min(size, MASS) * p for size, p in zip(seen.lengths, chance, strict=True)]
    total = sum(mass) + 1
    after, far_after = [0.0] * count, [0.0] * count
    behind = far_behind = 0.0
    for i in range(count - 1, -1, -1):
        after[i], far_after[i] = behind, far_behind
        behind = behind * DECAY + mass[i]
        far_behind = far_behind * SLOW_DECAY + mass[i]
    run_start, run_end = main_run(mass, chance)
    layouts: dict[tuple[int, str, int], float] = {}
    for layout, weight in zip(seen.layouts, mass, strict=True):
        layouts[layout] = layouts.get(layout, 0.0) + weight
    labels = [(step, _C[f"label{step}"]) for step in LABEL_STEPS]
    near = [bisect_right((-4, -2, -1, 0, 1, 2, 4), score) for score in first]
    steps = [(step, _C[f"neighbour{step}"]) for step in (-3, -2, -1, 1, 2, 3)]
    marks = [(marker, _C[f"since_{marker}"]) for marker in MARKERS]
    since = dict.fromkeys(MARKERS, -FAR)
    result: list[list[int]] = []
    before = far_before = done = 0.0
    for i, score in enumerate(first):
        if score < HOPELESS or not seen.asked[i]:
            result.append([])
        else:
            left = bisect_right((20, 80, 200, 500, 1000, 2000), before)
            right = bisect_right((20, 80, 200, 500, 1000, 2000), after[i])
            rank = bisect_right((-5, -3, -2, -1, 0, 1, 2, 3, 5), score)
            coarse = bisect_right((-3, -1, 0, 1, 3), score)
            place = bisect_right((0.02, 0.5, 0.9, 0.98), done / total)
            length = bisect_right((25, 80, 240), seen.lengths[i])
            around = 24 * bisect_right((80, 500, 1500), before) + 6 * bisect_right((80, 500, 1500), after[i])
            apart = i - run_start if i < run_start else max(0, i - run_end)
            codes = [
                _SCORE + rank,
                _BEFORE_AFTER + 7 * left + right,
                _AROUND + around + coarse,
                _PLACE + bisect_right((0.01, 0.1, 0.3, 0.7, 0.9, 0.99), done / total),
                _PLACE_AFTER + 7 * place + right,
                _PLACE_BEFORE + 7 * place + left,
                _LENGTH_LEAST + 7 * length + min(left, right),
                _LENGTH_MOST + 7 * length + max(left, right),
                _PAGE_SCORE + 10 * seen.page + rank,
                _RUN + 6 * bisect_right((-20, -8, -4, -2, -1, 0, 1, 3, 7, 15), apart) + coarse,
                _FAR + 6 * bisect_right(FAR_CUTS, far_before) + bisect_right(FAR_CUTS, far_after[i]),
                _LAYOUT + 4 * bisect_right((0.02, 0.1, 0.3, 0.6, 0.85), layouts[seen.layouts[i]] / total) + length,
            ]
            for step, base in steps:
                if 0 <= i + step < count:
                    codes.append(base + near[i + step])
            for step, base in labels:
                if 0 <= i + step < count:
                    codes.append(base + seen.labels[i + step])
            for marker, base in marks:
                codes.append(base + bisect_right((1, 3, 8, 20, 60), i - since[marker]))
            result.append(codes)
        hit = seen.hits[i]
        if hit and hit.how != "contains" and hit.kind in since:
            since[hit.kind] = i + 1
        before = before * DECAY + mass[i]
        far_before = far_before * SLOW_DECAY + mass[i]
        done += mass[i]
    return result


def main_run(mass: Sequence[float], chance: Sequence[float]) -> tuple[int, int]:
    """
    Return first and last place of the main run of prose: the stretch with the most of it for the least that is none.

    >>> main_run([5.0, 2.0, 300.0, 4.0, 500.0, 1.0], [0.1, 0.1, 0.9, 0.1, 0.9, 0.1])
    (2, 4)
    """
    best = total = 0.0
    first = start = end = 0
    for i, (here, p) in enumerate(zip(mass, chance, strict=True)):
        if total <= 0:
            total, first = 0.0, i
        total += here - GAP_COST * (1 - p)
        if total > best:
            best, start, end = total, first, i
    return start, end


def key_of(hit: Hit | None) -> str:
    """Return the name under which the weight of a phrase stands."""
    return f"{hit.kind} {hit.how}" if hit else ""


def scores(blocks: Sequence[Block], seen: Looks) -> list[float]:
    """Return, for each block, the log-odds that it is the article's; of what is not asked about, by its looks alone."""
    weights = _weights()
    own, context_own, around = weights.own.__getitem__, weights.context_own.__getitem__, weights.context.__getitem__
    found = [
        weights.own_bias
        + sum(map(own, codes))
        + weights.phrases.get(key_of(hit), 0.0)
        + weights.kinds.get(block.kind, 0.0)
        for block, codes, hit in zip(blocks, seen.codes, seen.hits, strict=True)
    ]
    for i, context in enumerate(context_codes(found, seen)):
        if context:
            found[i] = (
                weights.context_bias
                + sum(map(context_own, seen.codes[i]))
                + sum(map(around, context))
                + weights.context_phrases.get(key_of(seen.hits[i]), 0.0)
                + weights.context_kinds.get(blocks[i].kind, 0.0)
            )
    return found


def is_dump(blocks: Sequence[Block]) -> bool:
    """
    Say whether a page shows more than an article: some lines that are labels, not sentences.

    A few of them are sub-heads, or a list; a menu has more.
    """
    labels = sum(
        (block.kind == "paragraph" or block.rule == FURNITURE_LINE)
        and len(block.text) < LENGTHS[2]
        and not ends_sentence(block.text)
        for block in blocks
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
            if block.kind == "paragraph" and (score < KEEP or (hit and says_so(block.text, hit)))
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
