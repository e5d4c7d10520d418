"""
Fit the table that says whether a paragraph goes on in the next line.

    python tools/fit_joins.py LAYOUT_FOLDER

reads the layout files of the bench, lines the damaged text up with its gold paragraphs, prints the accuracy of each
channel, cross-validated by publisher, and writes src/newsparse/lines_to_blocks/joins.json.
Needs scikit-learn.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from gold import align, load, pairs
from newsparse import text_to_lines
from newsparse.lines_to_blocks import joins
from newsparse.lines_to_blocks.geometry import as_printed, measure
from newsparse.lines_to_blocks.habits import habits
from newsparse.lines_to_blocks.open_quotes import open_quotes
from newsparse.options import DEFAULTS

TARGET = Path(joins.__file__).with_name("joins.json")
LEAST = 0.04
CHANNELS = ("gettext", "lynx", "w3m", "printpdf", "printpdf_layout", "typeset")


def examples(folder: Path):
    for channel in CHANNELS:
        for row in load(folder, channel):
            page = text_to_lines.run(row["text"], "en", DEFAULTS)
            lines = [line for line in page.lines if line.letter in "TL"]
            if len(lines) < 2:
                continue
            geometry = measure(lines, as_printed(lines, page))
            habit = habits(lines, geometry)
            quoted = open_quotes(lines, row["text"])
            shown = list(joins.pairs(lines, geometry, row["text"], range(len(lines) - 1), quoted))
            for i, j, label in pairs(align(lines, row["gold"])):
                if lines[j].number == lines[i].number + 1:
                    name = row["meta"].get("template") or channel
                    yield joins.evidence(habit, shown[i]), label, f"{name} {habit.layout}", row["publisher"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--no-cv", action="store_true")
    args = parser.parse_args()
    keys, labels, names, publishers = zip(*examples(args.folder), strict=True)
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform([dict.fromkeys(k, 1) for k in keys])
    labels, names = np.array(labels), np.array(names)
    counts = Counter(names)
    weight = np.array([counts[name] ** -0.5 for name in names])
    weight /= weight.mean()

    def fit(rows):
        model = LogisticRegression(C=1.0, max_iter=300, solver="liblinear")
        return model.fit(matrix[rows], labels[rows], sample_weight=weight[rows])

    if not args.no_cv:
        guess = np.zeros(len(labels))
        for train, test in GroupKFold(5).split(matrix, labels, publishers):
            guess[test] = fit(train).predict(matrix[test])
        for name in sorted(counts):
            of = names == name
            wrong_join = int(((guess == 1) & (labels == 0))[of].sum())
            wrong_break = int(((guess == 0) & (labels == 1))[of].sum())
            right = (guess == labels)[of].mean()
            print(f"{name:20} {of.sum():6} pairs, right {right:.4f}, joined {wrong_join}, broken {wrong_break} wrongly")
    model = fit(np.arange(len(labels)))
    table = {"bias": round(float(model.intercept_[0]), 2)}
    for key, value in sorted(zip(vectorizer.get_feature_names_out(), model.coef_[0], strict=True)):
        if abs(value) >= LEAST:
            table[key] = round(float(value), 2)
    TARGET.write_text(json.dumps(table, ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8")
    print(f"{len(table)} weights written to {TARGET.name}")


if __name__ == "__main__":
    main()
