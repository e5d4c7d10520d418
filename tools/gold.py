"""Line a damaged text up with the gold of a layout row: which line lies where in which gold block."""

from __future__ import annotations

import gzip
import json
import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from newsparse.models import Line

_NOT_ALNUM = re.compile(r"[\W_]+")
_SURE = 12


class Place(NamedTuple):
    """Where a line lies: the block's number and kind, first and last place in the run of all letters."""

    block: int
    kind: str
    start: int
    end: int


def load(folder: Path, channel: str) -> Iterator[dict]:
    """Yield the rows of a channel."""
    with gzip.open(folder / f"{channel}.jsonl.gz", "rt", encoding="utf-8") as rows:
        for row in rows:
            yield json.loads(row)


def letters(text: str) -> str:
    """Return the letters and digits of a text, folded."""
    return _NOT_ALNUM.sub("", text).casefold()


def align(lines: Sequence[Line], gold: dict) -> list[Place | None]:
    """Return the place of each line in the gold, None for a line that is not there."""
    blocks = [("p" if b["type"] == "p" else "h", b["text"]) for b in gold.get("blocks") or ()]
    blocks = blocks or [("p", text) for text in gold["paragraphs"]]
    blocks += [("s", text) for text in gold.get("summary", [])]
    blocks += [("n", text) for text in gold.get("notes", [])]
    blocks += [("c", caption["text"]) for caption in gold.get("captions", [])]
    run, starts = "", []
    for _, text in blocks:
        starts.append(len(run))
        run += letters(text) + "\0"
    places: list[Place | None] = []
    cursor = 0
    for line in lines:
        found = -1
        text = letters(line.text)
        if text and run.startswith(text, cursor):
            found = cursor
        elif text and run.startswith("\0" + text, cursor):
            found = cursor + 1
        elif len(text) >= _SURE:
            found = run.find(text, cursor)
            if found < 0:
                found = run.find(text)
        if found < 0:
            places.append(None)
            continue
        number = bisect_right(starts, found) - 1
        cursor = found + len(text)
        places.append(Place(number, blocks[number][0], found, cursor))
    return places


def pairs(places: Sequence[Place | None]) -> Iterator[tuple[int, int, int]]:
    """Yield (line, next line found, 1 if they are one paragraph) for lines in the gold's body."""
    before = None
    for i, place in enumerate(places):
        if place is None:
            continue
        if before is not None:
            last = places[before]
            if last.block == place.block:
                if last.end == place.start:
                    yield before, i, 1
            elif place.kind in "ph" and last.kind in "ph":
                yield before, i, 0
        before = i
