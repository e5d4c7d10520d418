"""
Fit the tables that tell an article's blocks from the page's.

    python tools/fit_prose.py LAYOUT_FOLDER [--no-cv]

reads the layout files of the bench, takes the blocks as the second step sees them, and looks each up in the gold. It
prints precision and recall in characters, a mean over documents, cross-validated by publisher, and writes
src/newsparse/lines_to_blocks/prose.json. Needs scikit-learn.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import defaultdict
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from gold import letters, load
from newsparse import lines_to_blocks, text_to_lines
from newsparse.lines_to_blocks import looks, prose
from newsparse.options import ParseOptions

TARGET = Path(prose.__file__).with_name("prose.json")
CHANNELS = ("gettext", "lynx", "w3m", "printpdf", "printpdf_layout", "typeset")
BEFORE = ParseOptions(skip_rules={"drop_chrome", "find_headline", "find_names"})
"""The blocks as the decision sees them."""
LONG = 30


def labelled(blocks, gold):
    """Return for each block 1 if it is in the gold body, and its weight: 0 where the gold does not decide."""
    parts = [letters(b["text"]) for b in gold.get("blocks") or [{"text": t} for t in gold["paragraphs"]]]
    body, short = "\0".join(parts), set(parts)
    other = [*gold.get("summary", []), *gold.get("notes", []), *[c["text"] for c in gold.get("captions", [])]]
    neutral = "\0".join(letters(t) for t in [*other, gold.get("headline") or ""])
    texts = [letters(block.text) for block in blocks]
    found = [i for i, text in enumerate(texts) if len(text) >= LONG and text in body]
    low, high = (found[0] - 3, found[-1] + 3) if found else (0, -1)
    seen: set[str] = set()
    labels, weights = [], []
    for i, text in enumerate(texts):
        inside = text in body if len(text) >= LONG else text in short and low <= i <= high
        if not inside and len(text) >= 2 * LONG:
            pieces = [text[j : j + 20] in body for j in range(0, len(text) - 20, 10)]
            inside = 2 * sum(pieces) > len(pieces)
        if inside and len(text) > LONG and text in seen:
            inside = False
        seen.add(text)
        unsure = not inside and len(text) > 8 and text in neutral
        labels.append(int(inside))
        weights.append(0.0 if unsure else len(blocks[i].text) ** 0.5)
    return labels, weights


def documents(folder):
    for channel in CHANNELS:
        for row in load(folder, channel):
            page = text_to_lines.run(row["text"], "auto", BEFORE)
            blocks, _ = lines_to_blocks.labelled(page, BEFORE)
            if blocks:
                yield channel, row["publisher"], blocks, looks.looks(blocks, page), *labelled(blocks, row["gold"])


def one_hot(rows, width):
    indices = [i for row in rows for i in row]
    starts = np.cumsum([0, *map(len, rows)])
    return csr_matrix((np.ones(len(indices)), indices, starts), shape=(len(rows), width))


def named(names, known):
    index = {name: i for i, name in enumerate(known)}
    return one_hot([[index[name]] if name in index else [] for name in names], max(1, len(known)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--no-cv", action="store_true")
    args = parser.parse_args()
    docs = list(documents(args.folder))
    ends = np.cumsum([0, *[len(doc[2]) for doc in docs]])
    labels = np.array([y for doc in docs for y in doc[4]])
    weight = np.concatenate([np.array(doc[5]) / max(1.0, sum(doc[5])) ** 0.7 for doc in docs])
    weight /= weight.mean()
    groups = np.concatenate([[doc[1]] * len(doc[2]) for doc in docs])
    hits = [prose.key_of(hit) for doc in docs for hit in doc[3].hits]
    kinds = np.array([kind for doc in docs for kind in doc[3].kinds])
    asked = np.array([bool(codes) for doc in docs for codes in doc[3].codes])
    known_hits = sorted({hit for hit, here in zip(hits, asked, strict=True) if hit and here})
    own = hstack([
        one_hot([codes for doc in docs for codes in doc[3].codes], looks.OWN_SIZE), named(hits, known_hits),
    ]).tocsr()  # fmt: skip
    # What has a label is known by it alone.
    by_kind = {}
    for kind in sorted(set(kinds[~asked])):
        here = ~asked & (kinds == kind)
        true, false = weight[here & (labels == 1)].sum(), weight[here & (labels == 0)].sum()
        by_kind[kind] = round(100 * float(np.log((true + 0.1) / (false + 1))))
    told = np.array([by_kind.get(kind, 0) for kind in kinds])

    def model(matrix, rows):
        return LogisticRegression(C=1.0, max_iter=400, solver="liblinear").fit(
            matrix[rows], labels[rows], sample_weight=weight[rows]
        )

    def crossed(matrix, among):
        scores = told.copy()
        for train, test in GroupKFold(5).split(matrix, labels, groups):
            fitted = model(matrix, train[among[train]])
            rows = test[among[test]]
            scores[rows] = np.round(100 * fitted.decision_function(matrix[rows]))
        return scores

    def show(title, scores):
        print(title)
        found = defaultdict(list)
        for k, doc in enumerate(docs):
            here = scores[ends[k] : ends[k + 1]]
            size = np.array([len(block.text) for block in doc[2]])
            true, sure = np.array(doc[4]) == 1, np.array(doc[5]) > 0
            keep = (here >= prose.KEEP) & asked[ends[k] : ends[k + 1]]
            tp, fp, fn = size[keep & true].sum(), size[keep & ~true & sure].sum(), size[~keep & true].sum()
            found[doc[0]].append((tp / (tp + fp) if tp + fp else 0.0, tp / (tp + fn) if tp + fn else 1.0))
        for channel, pairs in found.items():
            p, r = np.mean(pairs, axis=0)
            print(f"  {channel:16} precision {p:.3f} recall {r:.3f} F1 {2 * p * r / (p + r):.3f}")

    first = crossed(own, asked)  # out of fold: the second table must see scores as uncertain as they will be
    show("by itself", first)
    contexts = [
        codes
        for k, doc in enumerate(docs)
        for codes in prose.context_codes(first[ends[k] : ends[k + 1]].tolist(), doc[3])
    ]
    # Only what the first reading leaves open is read a second time.
    left_open = np.array([bool(codes) for codes in contexts])
    both = hstack([own, one_hot(contexts, prose.CONTEXT_SIZE)]).tocsr()
    if not args.no_cv:
        show("with its neighbours", np.where(left_open, crossed(both, left_open), first))
    one, two = model(own, np.flatnonzero(asked)), model(both, np.flatnonzero(left_open))

    def tables(coefficients, sizes):
        result, at = {}, 0
        for name, size in sizes.items():
            result[name] = [round(100 * float(c)) for c in coefficients[at : at + size]]
            at += size
        return result, coefficients[at:]

    def part(fitted):
        own_tables, rest = tables(fitted.coef_[0], looks.OWN)
        phrases = {name: round(100 * float(c)) for name, c in zip(known_hits, rest, strict=False)}
        return round(100 * float(fitted.intercept_[0])), own_tables, phrases, rest[max(1, len(known_hits)) :]

    bias, own_tables, phrases, _ = part(one)
    data = {"own": {"bias": bias, "tables": own_tables, "phrases": phrases, "kinds": by_kind}}
    bias, own_tables, phrases, rest = part(two)
    data["context"] = {
        "bias": bias,
        "own": own_tables,
        "phrases": phrases,
        "tables": tables(rest, prose.CONTEXT)[0],
    }
    text = json.dumps(data, ensure_ascii=False, indent=1)
    text = re.sub(r"\[[^\[\]]*\]", lambda numbers: " ".join(numbers[0].split()), text)
    TARGET.write_text(text + "\n", encoding="utf-8")
    print(f"written to {TARGET.name}")


if __name__ == "__main__":
    main()
