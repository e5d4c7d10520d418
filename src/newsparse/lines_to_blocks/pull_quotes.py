"""Pull quotes: a stretch of the body printed a second time, set apart between quotation marks."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsparse.models import Line, Page

OPENERS = '“„"«»'
CLOSERS = '”“"»«'
PRINTED = frozenset({"running_head", "jump_line", "folio"})
MAX_LINES = 12
MIN_LETTERS = 12
LONG_WORD = 5
MAX_CANDIDATES = 40
"""More quotes than this stand on lines of their own in no article, only in a list."""
FIRST = 3
NARROW = 26
"""A headline may be a quote that the body repeats: among the first lines only what is set narrow is a pull quote."""


def letters(text: str) -> str:
    r"""
    Return the letters and digits of a text, folded: what is the same however it is set.

    >>> letters("“We'll wait-\ned,” he said")
    'wellwaitedhesaid'
    """
    # As bytes all signs of ASCII go at once; those beyond it are few kinds on a page.
    left = text.encode("utf-8", "surrogatepass").translate(None, _SIGNS)
    text = left.decode("utf-8", "surrogatepass")
    if len(text) < len(left):
        for char in set(left.translate(None, _ASCII).decode("utf-8", "surrogatepass")):
            if not char.isalnum():
                text = text.replace(char, "")
    return text.casefold()


_ASCII = bytes(range(128))
_SIGNS = bytes(code for code in _ASCII if not chr(code).isalnum())


def mark(page: Page) -> None:
    """
    Mark the lines of *page* that only repeat, between quotation marks of their own, what stands elsewhere.

    What newsrooms call a pull quote or call-out. The copy that is taken out opens and closes at the ends of its
    lines, and the sentence around the other copy goes on; so no word of the body is lost.
    """
    runs = _set_apart(page.lines) if _is_printed(page) else []
    if not runs:
        return
    whole = letters("\n".join(line.text for line in page.lines if not line.kind))
    taken: dict[str, list[Sequence[Line]]] = {}
    for run in runs:
        key = letters("\n".join(line.text for line in run))
        if len(key) >= MIN_LETTERS and whole.count(key) > 1 and _comes_twice(run, page.raw):
            taken.setdefault(key, []).append(run)
    for key, copies in taken.items():
        others = whole.count(key) - len(copies)
        # Where each copy is set apart, one of them is the body's.
        for run in sorted(copies, key=_looks_inserted, reverse=True)[: len(copies) if others > 0 else len(copies) - 1]:
            for line in run:
                line.kind, line.rule = "pull_quote", "pull_quote"


def continued(lines: Sequence[Line]) -> set[int]:
    """Return the numbers of the lines that go on with the pull quote above them."""
    return {
        below.number
        for above, below in pairwise(lines)
        if above.kind == below.kind == "pull_quote" and below.text[0] not in OPENERS
    }


def _comes_twice(run: Sequence[Line], raw: str) -> bool:
    """Say whether most longer words of the first line stand elsewhere too."""
    words = [word for line in run[:1] for word in line.text.strip("“”„«»\"'").split() if len(word) >= LONG_WORD]
    return 2 * sum([raw.find(word, raw.find(word) + len(word)) >= 0 for word in words]) >= len(words)


def _is_printed(page: Page) -> bool:
    """Say whether a text shows signs of paper: the web repeats quotes in teasers, and the body's may stand apart."""
    return not PRINTED.isdisjoint([line.kind for line in page.lines])


def _set_apart(lines: Sequence[Line]) -> list[Sequence[Line]]:
    """Return the runs of lines that open with a quotation mark and end with the one that closes it."""
    runs: list[Sequence[Line]] = []
    for i, line in enumerate(lines):
        text = line.text
        if text[0] not in OPENERS or line.kind or (i < FIRST and len(text) > NARROW):
            continue
        for j in range(i, min(i + MAX_LINES, len(lines))):
            text = lines[j].text[1:] if j == i else lines[j].text
            if lines[j].kind:
                break
            if text and text[-1] in CLOSERS:
                runs.append(lines[i : j + 1])
                break
            if "”" in text and not any(mark in text for mark in OPENERS):
                break
        if len(runs) > MAX_CANDIDATES:
            return []
    return runs


def _looks_inserted(run: Sequence[Line]) -> int:
    """Say how much a copy looks like an insert: short, and without a full stop."""
    return -sum(len(line.text) for line in run) // len(run)
