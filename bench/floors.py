#!/usr/bin/env python3
"""Turn the table that the bench prints into floors, the figures below which CI fails.

    python ../shared/bench/run.py | tee run.txt
    python bench/floors.py run.txt                    # what floors.json would be, on standard output
    python bench/floors.py run.txt --write            # write it; no floor is ever lowered
    python bench/floors.py run.txt --write --lower    # lower floors, too: say why in the commit

A floor lies a little under what was measured (``--margin``): the change of one article is no failure.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from pathlib import Path
from typing import TypeAlias

FLOORS = Path(__file__).with_name("floors.json")
Figures: TypeAlias = dict[str, dict[str, float]]
ROW = re.compile(r"(?m)^(?P<set>\S+)\s+(?P<metric>[A-Za-z]\w*)\s+(?P<now>\d\.\d+)\s+\d\.\d+\s")


def measured(table: str) -> Figures:
    """Read the figures of the table, by set and metric."""
    found: Figures = {}
    for row in ROW.finditer(table):
        found.setdefault(row["set"], {})[row["metric"]] = float(row["now"])
    return found


def raised(old: Figures, now: Figures, margin: float, *, lower: bool) -> Figures:
    """Give the floors after this run: of the old one and the new the higher, unless they may be lowered."""
    floors = {name: dict(metrics) for name, metrics in old.items()}
    for name, metrics in now.items():
        for metric, value in metrics.items():
            floor = max(0.0, round(value - margin, 3))
            before = floors.setdefault(name, {}).get(metric, 0.0)
            floors[name][metric] = floor if lower else max(before, floor)
    return floors


def main() -> int:
    """Read the table, print or write the floors."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("table", type=Path, help="what run.py printed")
    parser.add_argument("--margin", type=float, default=0.01)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--lower", action="store_true")
    args = parser.parse_args()
    now = measured(args.table.read_text(encoding="utf-8"))
    if not now:
        print(f"{args.table}: no figures in it", file=sys.stderr)
        return 1
    old = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    text = json.dumps(raised(old, now, args.margin, lower=args.lower), indent=1) + "\n"
    if args.write:
        FLOORS.write_text(text, encoding="utf-8")
    else:
        print(text, end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
