"""Lines that belong together become one block: its text re-flowed, each change a repair."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from newsparse.models import Block, Repair, Span, reading
from newsparse.text_to_lines.hyphens import HYPHENS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsparse.models import Line, Page
    from newsparse.text_to_lines.hyphens import Hyphens

NO_SPACE_BEFORE = ",.;:!?)]}’”»%…"
NO_SPACE_AFTER = "([{‘“«$€£#@"


def _is_spaceless(char: str) -> bool:
    """Say whether a character belongs to a script that is written without blanks."""
    return "\u2e80" <= char <= "\u9fff" or "\uff00" <= char <= "\uffef" or "\uf900" <= char <= "\ufaff"


def glue(page: Page, above: Line, below: Line, *, wrapped: bool) -> str:
    """
    Return what stands between two joined lines: a blank, or nothing.

    Wrapped lines were cut at a blank. Where each line is a node of a page, the blank is in the text if there was one:
    none before a comma, none after an opening bracket, and none between the parts of a word.
    """
    last, first = above.text[-1], below.text[0]
    if _is_spaceless(last) and _is_spaceless(first):
        return ""
    if wrapped:
        # "it's tight\n\N{EM DASH}there": a dash that touches its word on one side touches on both.
        return "" if first == "—" and below.text[1:2].isalnum() and last.isalnum() else " "
    if first in NO_SPACE_BEFORE or last in NO_SPACE_AFTER:
        edge = page.raw[above.end : above.end + 1]
        return " " if edge.isspace() and edge not in "\r\n" and first not in NO_SPACE_BEFORE else ""
    return " "


def build(
    kind: str, rule: str, lines: Sequence[Line], page: Page, hyphens: Hyphens, *, wrapped: bool
) -> Block:
    """
    Return the block of *lines*, re-flowed.

    Lines that follow each other on the page share a span; where something else stands between them, a
    new span begins. Every line break is a repair, and so is what was undone inside the lines.
    """
    repairs: list[Repair] = []
    spans: list[Span] = []
    start = lines[0].start
    inner = page.repairs
    if inner:
        _inner(page, inner, lines[0], repairs)
    for above, below in zip(lines, lines[1:], strict=False):
        adjacent = below.number == above.number + 1
        cut = hyphens.decide(above.text, below.text) if above.text[-1] in HYPHENS else None
        if cut is None:
            # Between letters there was a blank: the commonest pair by far is not asked about further.
            plain = above.text[-1] <= "z" and below.text[0].isalnum() and below.text[0] <= "z" and wrapped
            between, name = " " if plain else glue(page, above, below, wrapped=wrapped), "line_break"
        else:
            between, name = "", cut[1]
        end = above.end - (1 if cut is not None and cut[0] else 0)
        if adjacent:
            repairs.append(Repair(Span(end, below.start), between, name))
        else:
            spans.append(Span(start, above.end))
            start = below.start
            if end < above.end:
                repairs.append(Repair(Span(end, above.end), "", name))
            if between:
                repairs.append(Repair(Span(start, start), between, "seam"))
        if inner:
            _inner(page, inner, below, repairs)
    spans.append(Span(start, lines[-1].end))
    made, kept = tuple(spans), tuple(repairs)
    text = reading(page.raw, made, kept)
    if text[:1].isspace() or text[-1:].isspace():
        made, kept = trimmed(page.raw, made, kept)
        text = reading(page.raw, made, kept)
    return Block(kind, rule, list(lines), text, made, kept)


def _inner(page: Page, inner: list[Repair], line: Line, repairs: list[Repair]) -> None:
    """Add the repairs inside a line."""
    for i in range(bisect_left(page.repair_starts, line.start), len(inner)):
        if inner[i].span.end > line.end:
            break
        # A cut word's own soft hyphen was dealt with where the lines were joined.
        if not repairs or inner[i].span.start >= repairs[-1].span.end:
            repairs.append(inner[i])


def trimmed(
    raw: str, spans: tuple[Span, ...], repairs: tuple[Repair, ...]
) -> tuple[tuple[Span, ...], tuple[Repair, ...]]:
    """Return spans and repairs with blanks at the ends of their reading left outside."""
    todo = list(repairs)
    first, last = spans[0], spans[-1]
    start, end = first.start, last.end
    while start < first.end:
        if todo and todo[0].span.start == start and not todo[0].replacement.strip() and todo[0].span.end <= first.end:
            start = max(start, todo.pop(0).span.end)
        elif raw[start].isspace():
            start += 1
        else:
            break
    low = last.start if len(spans) > 1 else start
    while end > low:
        if todo and todo[-1].span.end == end and not todo[-1].replacement.strip() and todo[-1].span.start >= low:
            end = todo.pop().span.start
        elif raw[end - 1].isspace():
            end -= 1
        else:
            break
    if len(spans) == 1:
        return (Span(start, max(start, end)),), tuple(todo)
    return (Span(start, first.end), *spans[1:-1], Span(last.start, end)), tuple(todo)
