"""Lines that belong together become one block: its text re-flowed, each change a repair."""

from __future__ import annotations

import string
from typing import TYPE_CHECKING

from newsparse.models import Block, Repair, Span, reading
from newsparse.models.span import repairs as repairs_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from newsparse.lines_to_blocks.glue import Glue
    from newsparse.models import Line

LETTERS = frozenset(string.ascii_letters + string.digits)
PLAIN = LETTERS | {",", "."}


def built(lines: list[Line], goes_on: set[int], glue: Glue) -> list[Block]:
    """
    Return the blocks of all *lines* of a page, each of the kind of its first line.

    Args:
        lines: The page's lines.
        goes_on: The numbers of those that go on with the block of the line above.
        glue: What joins them.
    """
    raw, changed = glue.page.raw, glue.changed
    joined = sorted(goes_on)
    starts = [n for n in range(len(lines)) if n not in goes_on]
    texts = [line.text for line in lines]
    for number, repairs in changed.items():
        line = lines[number]
        # A line that nobody claimed was not cut either: only at its ends may more be left than its text.
        if line.rule or repairs[0].start == line.start or repairs[-1].end == line.end:
            texts[number] = _repaired(raw, line, repairs)
    breaks, other, written = _breaks(lines, texts, joined, glue) if joined else ([], set(), set())
    blocks: list[Block] = []
    for before, (start, end) in enumerate(zip(starts, [*starts[1:], len(lines)], strict=False)):
        first = last = lines[start]
        text = texts[start]
        made: Sequence[Repair] = ()
        if end > start + 1:
            last = lines[end - 1]
            made = breaks[start - before : end - before - 1]
            if other.isdisjoint(range(start + 1, end)):
                text = " ".join(texts[start:end])
            else:
                text += "".join(
                    [
                        part
                        for one, n in zip(made, range(start + 1, end), strict=True)
                        for part in (one.replacement, texts[n])
                    ]
                )
            if changed:
                made = _merged(made, range(start, end), changed)
        elif start in changed:
            made = changed[start]
        if text != text.strip() or (written and not written.isdisjoint(range(start + 1, end))):
            blocks.append(build(first.kind, first.rule, lines[start:end], glue))
        else:
            spans = (Span(first.start, last.end),)
            blocks.append(Block(first.kind, first.rule, lines[start:end], text, spans, tuple(made)))
    return blocks


def _breaks(
    lines: list[Line], texts: list[str], joined: list[int], glue: Glue
) -> tuple[list[Repair], set[int], set[int]]:
    """
    Return the repairs of the line breaks before the *joined* lines; hyphens that go are taken off their *texts*.

    Beside the repairs, returns the numbers of the lines before which no blank stands, and of those before which a
    hyphen goes that a repair wrote.
    """
    ends, starts = [lines[n - 1].end for n in joined], [lines[n].start for n in joined]
    other: set[int] = set()
    written: set[int] = set()
    between, rules = [" "] * len(joined), ["line_break"] * len(joined)
    asked: Iterable[int] = range(len(joined))
    if glue.plain:
        # The commonest pair by far: one word ends, another begins.
        printed = [line.text for line in lines]
        asked = [
            i
            for i, n in enumerate(joined)
            if printed[n - 1][-1] not in PLAIN or printed[n][0] not in LETTERS or len(printed[n - 1]) == 1
        ]
    for i in asked:
        n = joined[i]
        between[i], rules[i], drops = glue.between(lines[n - 1], lines[n])
        if between[i] != " ":
            other.add(n)
        if drops:
            ends[i] -= 1
            texts[n - 1] = texts[n - 1][:-1]
            if n - 1 in glue.changed and glue.changed[n - 1][-1].end > ends[i]:
                # It is no one character of the raw text.
                written.add(n)
    return repairs_of(ends, starts, between, rules), other, written


def _merged(breaks: Sequence[Repair], numbers: range, changed: dict[int, list[Repair]]) -> Sequence[Repair]:
    """Return the repairs of line breaks with those inside the lines of these *numbers*, in order."""
    if changed.keys().isdisjoint(numbers):
        return breaks
    made = [*changed.get(numbers[0], ())]
    for number, one in zip(numbers[1:], breaks, strict=True):
        made.append(one)
        made += changed.get(number, ())
    return made


def _repaired(raw: str, line: Line, repairs: Sequence[Repair]) -> str:
    """Return what is printed on a line after *repairs*, blanks at its ends with it."""
    parts: list[str] = []
    at = line.start
    for repair in repairs:
        parts += raw[at : repair.start], repair.replacement
        at = repair.end
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
            last = repairs[-1].end if repairs else 0
            repairs += [repair for repair in changed[below.number] if repair.start >= last]
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
        if todo and todo[0].start == start and not todo[0].replacement.strip() and todo[0].end <= first.end:
            start = max(start, todo.pop(0).end)
        elif raw[start].isspace():
            start += 1
        else:
            break
    low = last.start if len(spans) > 1 else start
    while end > low:
        if todo and todo[-1].end == end and not todo[-1].replacement.strip() and todo[-1].start >= low:
            end = todo.pop().start
        elif raw[end - 1].isspace():
            end -= 1
        else:
            break
    if len(spans) == 1:
        return (Span(start, max(start, end)),), tuple(todo)
    return (Span(start, first.end), *spans[1:-1], Span(last.start, end)), tuple(todo)
