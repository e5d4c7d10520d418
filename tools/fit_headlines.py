"""
Fit the table that tells the headline from the other titles of a page.

    python tools/fit_headlines.py LAYOUT_FOLDER [--no-cv]

reads the layout files of the bench, takes the titles near the prose as the second step sees them, and looks up which of
them is the gold's. Gold articles without their headlines teach when there is none. One model weighs all titles of a
page and none against each other. It prints the share of pages with the right one, cross-validated by publisher, and
how many show it among the titles at all, and writes src/newsparse/lines_to_blocks/headlines.json. Needs scipy.
"""

from __future__ import annotations

import argparse
import json
import re
import textwrap
from collections import Counter, defaultdict
from pathlib import Path
from typing import NamedTuple

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from gold import load
from newsparse import lines_to_blocks, text_to_lines
from newsparse.blocks_to_article.headline import without_site
from newsparse.lines_to_blocks import headlines, title_looks, title_rows, title_texts, titles
from newsparse.lines_to_blocks.body import main_run
from newsparse.lines_to_blocks.print_headers import printed_at
from newsparse.options import ParseOptions

TARGET = Path(headlines.__file__).with_name("headlines.json")
CHANNELS = ("gettext", "lynx", "w3m", "printpdf", "printpdf_layout", "typeset")
SCREEN = ("gettext", "lynx", "w3m", "printpdf", "printpdf_layout")
BEFORE = ParseOptions(skip_rules={"find_headline", "find_names", "find_deck", "keep_own_captions"})
"""The blocks as the decision sees them."""
BARE, TITLED = "bare", "titled"
"""The text of articles without their headlines, and with nothing but them."""
PRINTED = "printed"
"""Pages of articles whose gold has no headline, but whose printed page shows what the browser took for their title."""
WEIGHTS = {"typeset": 0.4, BARE: 0.8, TITLED: 0.15, PRINTED: 0.7}
"""There are many of them, and few hard ones."""
NEAR = 0.9
PRIOR = 0.3
ROUNDS = 4
COLUMN = 76


class Case(NamedTuple):
    """The titles of a page: their codes, how near each is to the gold (1 is equal, 0 is another), and none's codes."""

    channel: str
    publisher: str
    shown: titles.Shelf
    codes: list[list[int]]
    near: list[float]


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def nearness(gold: str, text: str) -> float:
    """Return 1 for the same words, their F1 if that is high, else 0."""
    ours, theirs = words(gold), words(text)
    if ours == theirs:
        return 1.0
    both = sum((Counter(ours) & Counter(theirs)).values())
    score = 2 * both / ((len(ours) + len(theirs)) or 1)
    return 0.99 * score if score >= NEAR else 0.0


def case(channel: str, publisher: str, text: str, gold: str) -> Case | None:
    """Return the titles of *text*; None if there is nothing to decide."""
    page = text_to_lines.run(text, "auto", BEFORE)
    blocks, _ = lines_to_blocks.labelled(page, BEFORE)
    start, end = main_run(blocks)
    if start < 0 or any(block.kind == "headline" for block in blocks):
        return None
    shown = titles.shelf(blocks, start, end, page)
    if shown is None:
        return None
    codes = title_looks.codes(shown, page)
    near = [nearness(gold, title.text) if gold else 0.0 for title in shown.titles]
    printed = [shown.kinds[title.first] == title_rows.PRINTED for title in shown.titles]
    # The headline on the page counts more than the one that the browser printed over it.
    best = max((n for n, over in zip(near, printed, strict=True) if not over), default=0.0)
    near = [0.99 * best * n if over and best else n for n, over in zip(near, printed, strict=True)]
    none = [title_looks.none_code(shown)]
    return Case(channel, publisher, shown, [*codes, none], [*near, 0.0 if gold else 1.0])


def printed_titles(folder: Path) -> dict[str, str]:
    """Return what the browser printed over pages, the site's name left out, by the articles' names."""
    found = {}
    for row in load(folder, "printpdf"):
        page = text_to_lines.run(row["text"], "auto", BEFORE)
        lines_to_blocks.label(page, BEFORE)
        title = without_site(printed_at(page)[1])
        if title_texts.could_be_title(title or "-"):
            found[row["id"].rpartition("__")[0]] = title
    return found


def cases(folder: Path):
    known = printed_titles(folder)
    for channel in CHANNELS:
        for row in load(folder, channel):
            gold = row["gold"]
            if gold.get("headline"):
                yield case(channel, row["publisher"], row["text"], gold["headline"])
            elif channel in SCREEN and (title := known.get(row["id"].rpartition("__")[0])):
                yield case(PRINTED, row["publisher"], row["text"], title)
            if channel == "typeset":
                parts = [b["text"] for b in gold.get("blocks") or ()] or gold["paragraphs"]
                yield from plain(row["publisher"], parts, "")
                if gold.get("headline"):
                    yield from plain(row["publisher"], [gold["headline"], *parts], gold["headline"])


def plain(publisher: str, parts: list[str], headline: str):
    """Yield an article that is nothing but its text, and the same with its lines cut."""
    yield case(TITLED if headline else BARE, publisher, "\n\n".join(parts), headline)
    cut = [textwrap.fill(part, COLUMN) for part in parts]
    yield case(TITLED if headline else BARE, publisher, "\n\n".join(cut), headline)


def fit(found: list[Case]) -> np.ndarray:
    """Return the weights under which the best titles are likeliest, each page's against each other."""
    found = [case for case in found if max(case.near) > 0]
    codes = [codes for case in found for codes in case.codes]
    ends = np.cumsum([0, *map(len, codes)])
    flat = [code for row in codes for code in row]
    matrix = csr_matrix((np.ones(len(flat)), flat, ends), shape=(len(codes), title_looks.SIZE))
    starts = np.cumsum([0, *[len(case.codes) for case in found]])[:-1]
    owner = np.repeat(np.arange(len(found)), [len(case.codes) for case in found])
    right = np.array([near == max(case.near) for case in found for near in case.near], dtype=float)
    weight = np.array([WEIGHTS.get(case.channel, 1.0) for case in found])

    def loss(x):
        z = matrix @ x
        e = np.exp(z - np.maximum.reduceat(z, starts)[owner])
        every, good = np.add.reduceat(e, starts), np.add.reduceat(e * right, starts)
        gradient = matrix.T @ (weight[owner] * (e / every[owner] - e * right / good[owner]))
        return (weight * (np.log(every) - np.log(good))).sum() + x @ x / (2 * PRIOR), gradient + x / PRIOR

    return minimize(loss, np.zeros(title_looks.SIZE), jac=True, method="L-BFGS-B", options={"maxiter": 400}).x


def is_right(case: Case, weights: np.ndarray) -> bool:
    *scores, none = [weights[codes].sum() for codes in case.codes]
    best = headlines.best_of(case.shown, scores)
    return case.near[best if scores[best] > none else -1] > 0


def parts_of(publishers: set[str], seed: int) -> list[set[str]]:
    """Return the publishers in five parts."""
    names = np.random.default_rng(seed).permutation(sorted(publishers))
    return [set(names[i::5]) for i in range(5)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--no-cv", action="store_true")
    args = parser.parse_args()
    found = [one for one in cases(args.folder) if one is not None]
    weights = fit(found)
    rounded = np.round(weights, 2)
    crossed = np.zeros(len(found))
    for seed in [] if args.no_cv else range(ROUNDS):
        for part in parts_of({case.publisher for case in found}, seed):
            fitted = fit([case for case in found if case.publisher not in part])
            for i, one in enumerate(found):
                if one.publisher in part:
                    crossed[i] += is_right(one, fitted) / ROUNDS
    shown = defaultdict(list)
    for i, one in enumerate(found):
        shown[one.channel].append((crossed[i], is_right(one, rounded), max(one.near) > 0))
    every = [row for channel, rows in shown.items() if channel in SCREEN for row in rows]
    print(f"all but typeset: other publishers {np.mean([row[0] for row in every]):.4f}")
    for channel, rows in shown.items():
        other, same, there = np.mean(rows, axis=0)
        print(
            f"{channel:16} {len(rows):4} other publishers {other:.3f}  these {same:.3f}  among the titles {there:.3f}"
        )
    data, at = {}, 0
    for name, size in title_looks.TABLES.items():
        data[name] = [float(weight) for weight in rounded[at : at + size]]
        at += size
    text = re.sub(r"\[[^\[\]]*\]", lambda numbers: " ".join(numbers[0].split()), json.dumps(data, indent=1))
    TARGET.write_text(text + "\n", encoding="utf-8")
    print(f"written to {TARGET.name}")


if __name__ == "__main__":
    main()
