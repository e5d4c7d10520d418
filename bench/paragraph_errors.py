#!/usr/bin/env python3
"""Why paragraphs are wrong: each gold paragraph that does not come out exactly, by what happened to it.

    python ../shared/bench/run.py --only layout --keep out/
    python bench/paragraph_errors.py out/
    python bench/paragraph_errors.py out/ --show "one made two" --only typeset

Classes are asked in the order of the table; the first that fits counts.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from difflib import SequenceMatcher
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

CLASSES = (
    "exact",
    "a blank too many or too few",
    "a hyphen wrong",
    "two made one",
    "something joined before it",
    "something joined after it",
    "one made two",
    "a few characters",
    "interrupted, or put together anew",
    "not in the body",
)
HYPHENS = re.compile(r"[-\u00ad\u2010\u2011]")
ENOUGH = 0.97
"""Likeness of two paragraphs that differ in a few characters."""
PIECES = 6
"""Paragraphs that one may have been made into."""
START = 24
"""Characters by which a piece of a paragraph is known again."""


def tight(text: str) -> str:
    """Return a text without its blanks."""
    return "".join(text.split())


def why(gold: list[str], found: list[str]) -> Iterator[tuple[str, str]]:
    """Give the class of each gold paragraph of an article, and the paragraph."""
    whole, close = {" ".join(text.split()) for text in found}, [tight(text) for text in found]
    bare = {HYPHENS.sub("", text) for text in close}
    others = [tight(text) for text in gold]
    for paragraph in gold:
        me = tight(paragraph)
        if " ".join(paragraph.split()) in whole:
            yield CLASSES[0], paragraph
        elif me in close:
            yield CLASSES[1], paragraph
        elif HYPHENS.sub("", me) in bare:
            yield CLASSES[2], paragraph
        else:
            yield _joined(me, close, others) or _parted(me, close), paragraph


def _joined(me: str, found: list[str], gold: list[str]) -> str:
    """Say with what a paragraph was made one; nothing if it does not stand whole in any."""
    for text in found:
        at = text.find(me)
        if at < 0:
            continue
        rest = text[:at], text[at + len(me) :]
        if any(part and any(part.startswith(other) or part.endswith(other) for other in gold) for part in rest):
            return "two made one"
        return "something joined before it" if rest[0] else "something joined after it"
    return ""


def _parted(me: str, found: list[str]) -> str:
    """Say what became of a paragraph that stands whole nowhere."""
    for i, text in enumerate(found):
        if me.startswith(text) and any("".join(found[i : i + n]) == me for n in range(2, PIECES)):
            return "one made two"
        if abs(len(text) - len(me)) < (1 - ENOUGH) * len(me) + 1 and SequenceMatcher(None, me, text).ratio() >= ENOUGH:
            return "a few characters"
    body = "".join(found)
    seen = me[:START] in body or me[-START:] in body or me[len(me) // 2 :][:START] in body
    return "interrupted, or put together anew" if seen else "not in the body"


def main() -> int:
    """Print the table, or the paragraphs of a class."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="where the bench kept gold and predictions")
    parser.add_argument("--only", help="one set")
    parser.add_argument("--show", metavar="CLASS", help="print the paragraphs of a class")
    args = parser.parse_args()
    counts: dict[str, Counter[str]] = {}
    for path in sorted(args.folder.glob("pred-*.jsonl")):
        name = path.stem.removeprefix("pred-")
        if name.startswith("quotes") or (args.only and name != args.only):
            continue
        rows = [json.loads(line) for line in path.with_name(f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
        predictions = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        by_id = {row["id"]: row["paragraphs"] for row in predictions}
        counts[name] = Counter()
        for row in rows:
            for kind, paragraph in why(row["gold"]["paragraphs"], by_id[row["id"]]):
                counts[name][kind] += 1
                if kind == args.show:
                    print(f"{row['id']}\t{paragraph}")
    if not args.show:
        print(f"{'':36}" + "".join(f"{name:>16}" for name in counts))
        for kind in CLASSES:
            print(f"{kind:36}" + "".join(f"{count[kind]:>16}" for count in counts.values()))
    return 0 if counts else 2


if __name__ == "__main__":
    sys.exit(main())
