"""What the file itself says of its lines: where a block ends, what is a caption or a heading."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsparse.models import Line, Page

MARKUP = "markup"
"""The name in the trace of what claims these lines."""


SURE = frozenset({"caption", "headline"})
"""Kinds that are what the file says. A rule would take the credit in a caption for that of the paragraph above."""
LIKELY = frozenset({"subhead"})
"""Kinds that a rule may know better: a heading may stand over links to other articles."""


def mark(page: Page, kinds: frozenset[str]) -> None:
    r"""
    Give the lines of blocks that are known their kind, if it is one of *kinds* and no rule claimed them.

    >>> from newsparse.models import Span
    >>> from newsparse.testing import make_page
    >>> page = make_page("It rained.\n\nWho pays\n\nNobody knew.")
    >>> page.known = ((Span(0, 10), ""), (Span(12, 20), "subhead"))
    >>> mark(page, LIKELY)
    >>> [(line.text, line.kind) for line in page.lines]
    [('It rained.', ''), ('Who pays', 'subhead'), ('Nobody knew.', '')]
    """
    for line, _, kind in _placed(page):
        if kind in kinds and not line.kind:
            line.kind, line.rule = kind, MARKUP


def borders(page: Page) -> frozenset[int]:
    r"""
    Return the numbers of the lines that open a block: none goes on with the line above.

    >>> from newsparse.models import Span
    >>> from newsparse.testing import make_page
    >>> page = make_page("It rained in\nNorvik\nA pier")
    >>> page.known = ((Span(0, 19), ""), (Span(20, 26), ""))
    >>> sorted(borders(page))
    [0, 2]
    """
    found: dict[int, int] = {}
    for line, at, _ in _placed(page):
        found.setdefault(at, line.number)
    return frozenset(found.values())


def _placed(page: Page) -> Iterator[tuple[Line, int, str]]:
    """Give the lines that stand in a block that is known, with the block's number and kind."""
    known, at = page.known, 0
    for line in page.lines:
        while at < len(known) and known[at][0].end <= line.start:
            at += 1
        if at < len(known) and known[at][0].start <= line.start:
            yield line, at, known[at][1]
