#!/usr/bin/env python3
"""How often is the day of publication found, where the text shows it?

    python bench/published.py LAYOUT_FOLDER          # a folder of *.jsonl.gz with text and gold

A row counts if its gold names a day and a line of its text, not longer than a date line, holds that day. Printed for
each channel: rows that count, the share whose `Article.published` is that day, and the share of right ones among
those found.
"""

from __future__ import annotations

import argparse
import gzip
import json
from pathlib import Path

from newsparse import parse
from newsparse.blocks_to_article.timestamps import find_timestamps
from newsparse.lang import load
from newsparse.options import ParseOptions

MAX_LINE = 130
FLOOR = 0.85


def shows(text: str, day: str, language: str) -> bool:
    """Say whether a short line of *text* holds the day ``YYYY-MM-DD``."""
    lang = load(language)
    return any(
        stamp.value is not None and stamp.value.date().isoformat() == day
        for line in text.splitlines()
        if len(line) <= MAX_LINE
        for stamp in find_timestamps(line, lang)
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--floor", type=float, default=FLOOR, help="exit 1 if the share over all channels is below")
    args = parser.parse_args()
    total = right = 0
    print(f"{'channel':18} {'rows':>6} {'right':>7} {'of found':>9}")
    for path in sorted(args.folder.glob("*.jsonl.gz")):
        rows = hits = found = 0
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                day = (row["gold"].get("published") or "")[:10]
                if not day:
                    continue
                article = parse(row["text"], options=ParseOptions(quotes=False))
                if not shows(row["text"], day, article.language):
                    continue
                rows += 1
                value = article.published.value if article.published else None
                found += value is not None
                hits += value is not None and value.date().isoformat() == day
        total, right = total + rows, right + hits
        if rows:
            print(f"{path.name.split('.')[0]:18} {rows:6} {hits / rows:7.3f} {hits / max(1, found):9.3f}")
    share = right / max(1, total)
    print(f"{'all':18} {total:6} {share:7.3f}")
    return 0 if share >= args.floor else 1


if __name__ == "__main__":
    raise SystemExit(main())
