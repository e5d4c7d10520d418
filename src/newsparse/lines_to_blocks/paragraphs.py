"""Lines that belong together become one block: its text re-flowed, each change a repair."""

from __future__ import annotations

import string
from typing import TYPE_CHECKING

from newsparse.models import Block, Repair, Span, reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsparse.lines_to_blocks.glue import Glue
    from newsparse.models import Line

LETTERS = frozenset(string.ascii_letters + string.digits)
PLAIN = LETTERS | {",", "."}


def built(lines: list[Line], starts: list[int], glue: Glue) -> list[Block]:
    """
    Return the blocks of all *lines* of a page, each of the kind of its first line.

    Args:
        lines: The page's lines.
        starts: The numbers of the lines that open a block, in order; the first line is one of them.
        glue: What joins them.
    """
    raw, changed = glue.page.raw, glue.changed
    texts = [line.text for line in lines]
    for number, repairs in changed.items():
        texts[number] = _repaired(raw, lines[number], repairs)
    plain = glue.plain if len(starts) < len(lines) else False
    blocks: list[Block] = []
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=False):
        above = first = lines[start]
        text = texts[start]
        if end == start + 1 and start not in changed and not (text[0].isspace() or text[-1].isspace()):
            # Most lines of a web page stand alone, and nothing is to be done.
            blocks.append(Block(first.kind, first.rule, [first], text, (Span(first.start, first.end),), ()))
            continue
        made: list[Repair] = []
        odd = False
        if changed and start in changed:
            made += changed[start]
        if end > start + 1:
            parts: list[str] = []
            for n in range(start + 1, end):
                below = lines[n]
                last, stop = above.text, above.end
                if plain and last[-1] in PLAIN and below.text[0] in LETTERS and len(last) > 1:
                    # The commonest pair by far: one word ends, another begins.
                    between, name = " ", "line_break"
                else:
                    between, name, drops = glue.between(above, below)
                    if drops:
                        stop -= 1
                        text = text[:-1]
                        # A hyphen that a repair wrote is no one character of the raw text.
                        odd = odd or (len(made) > 0 and made[-1].span.end > stop)
                made.append(Repair(Span(stop, below.start), between, name))
                parts += text, between
                if changed and n in changed:
                    made += changed[n]
                above, text = below, texts[n]
            text = "".join([*parts, text])
        if odd or text[:1].isspace() or text[-1:].isspace():
            blocks.append(build(first.kind, first.rule, lines[start:end], glue))
        else:
            spans = (Span(first.start, above.end),)
            blocks.append(Block(first.kind, first.rule, lines[start:end], text, spans, tuple(made)))
    return blocks


def _repaired(raw: str, line: Line, repairs: Sequence[Repair]) -> str:
    """Return what is printed on a line after *repairs*, blanks at its ends with it."""
    first, last = repairs[0].span, repairs[-1].span
    if not line.rule and line.start < first.start and last.end < line.end:
        # A line that nobody claimed was not cut either: only at its ends may more be left than its text.
        return line.text
    parts: list[str] = []
    at = line.start
    for repair in repairs:
        parts += raw[at : repair.span.start], repair.replacement
        at = repair.span.end
    return "".join([*parts, raw[at : line.end]])


def build(kind: str, rule: str, lines: Sequence[Line], glue: Glue) -> Block:
    """
    Return the block of *lines*, re-flowed.

    Lines that follow each other on the page share a span; where something else stands between them, a
    new span begins. Every line break is a repair, and so is what was undone inside the lines.
    """
    raw, changed = glue.page.raw, glue.changed
    above = lines[0]
    start = above.start
    repairs: list[Repair] = []
    spans: list[Span] = []
    parts: list[str] = []
    known = above.number not in changed
    if not known:
        repairs += changed[above.number]
    plain = len(lines) > 1 and glue.plain
    for below in lines[1:]:
        text, end = above.text, above.end
        if plain and text[-1] in PLAIN and below.text[0] in LETTERS and len(text) > 1:
            # The commonest pair by far: one word ends, another begins.
            between, name = " ", "line_break"
        else:
            between, name, drops = glue.between(above, below)
            if drops:
                end -= 1
        parts += raw[above.start : end], between
        if below.number == above.number + 1:
            repairs.append(Repair(Span(end, below.start), between, name))
        else:
            spans.append(Span(start, above.end))
            start = below.start
            if end < above.end:
                repairs.append(Repair(Span(end, above.end), "", name))
            if between:
                repairs.append(Repair(Span(start, start), between, "seam"))
        if changed and below.number in changed:
            known = False
            # A cut word's own soft hyphen was dealt with where the lines were joined.
            last = repairs[-1].span.end if repairs else 0
            repairs += [repair for repair in changed[below.number] if repair.span.start >= last]
        above = below
    parts.append(raw[above.start : above.end])
    spans.append(Span(start, above.end))
    made, kept = tuple(spans), tuple(repairs)
    # Where nothing was changed inside the lines, their reading is known already.
    text = "".join(parts) if known else reading(raw, made, kept)
    if text[:1].isspace() or text[-1:].isspace():
        made, kept = trimmed(raw, made, kept)
        text = reading(raw, made, kept)
    return Block(kind, rule, list(lines), text, made, kept)


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
