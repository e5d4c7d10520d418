"""
Fit the weights that tell a word cut without a mark from two words.

    python tools/fit_cut_words.py LAYOUT_FOLDER

takes the hyphens out of the columns of the bench's typeset pages, as some extractors do, asks `CutWords` for the
evidence at every line end, prints precision and recall, cross-validated by publisher, and the weights for
src/newsparse/text_to_lines/cut_words.py. Needs scikit-learn.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from gold import align, load, pairs
from newsparse import text_to_lines
from newsparse.options import DEFAULTS
from newsparse.text_to_lines.cut_words import SURE, WEIGHTS, CutWords

MARKS = "-\N{HYPHEN}\N{SOFT HYPHEN}"
MIN_CUTS = 5


def without_marks(row: dict) -> str:
    """Return the row's text with the layout's hyphens taken out at its line ends."""
    text = row["text"]
    for hyphen in row["gold"].get("hyphens", []):
        if hyphen["kind"] == "soft" and hyphen["visible"]:
            text = text.replace(
                f"{hyphen['left']}{hyphen['mark']}\n{hyphen['rest']}", f"{hyphen['left']}\n{hyphen['rest']}", 1
            )
    return text


def examples(folder: Path):
    for row in load(folder, "typeset"):
        cut = {
            (hyphen["left"].strip(MARKS), hyphen["rest"])
            for hyphen in row["gold"].get("hyphens", [])
            if hyphen["kind"] in {"soft", "unmarked"} and hyphen["visible"]
        }
        if len(cut) < MIN_CUTS or row["lang"] == "ko":
            continue
        page = text_to_lines.run(without_marks(row), "auto", DEFAULTS)
        words = CutWords(page, page.lines)
        for i, j, same in pairs(align(page.lines, row["gold"])):
            above, below = page.lines[i].text, page.lines[j].text
            pieces = words.pieces(above, below) if same and j == i + 1 else None
            if pieces:
                label = (above.split()[-1], below.split()[0]) in cut
                yield dict(zip(WEIGHTS, words.evidence(*pieces), strict=True)), label, row["publisher"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    seen, labels, publishers = zip(*examples(parser.parse_args().folder), strict=True)
    vectorizer = DictVectorizer(sparse=False)
    matrix = vectorizer.fit_transform([{name: float(value) for name, value in one.items()} for one in seen])
    labels = np.array(labels)

    def fit(rows):
        return LogisticRegression(max_iter=2000).fit(matrix[rows], labels[rows])

    scores = np.zeros(len(labels))
    for train, test in GroupKFold(5).split(matrix, labels, publishers):
        scores[test] = fit(train).decision_function(matrix[test])
    found = scores > SURE
    right = (found & labels).sum()
    precision, recall = right / found.sum(), right / labels.sum()
    print(f"{len(labels)} line ends, {labels.sum()} cut: precision {precision:.3f}, recall {recall:.3f}")
    model = fit(np.arange(len(labels)))
    print(f"BIAS = {model.intercept_[0]:.2f}")
    for name, value in zip(vectorizer.get_feature_names_out(), model.coef_[0], strict=True):
        print(f'"{name}": {value:.2f},')


if __name__ == "__main__":
    main()
