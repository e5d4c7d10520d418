"""
The labelled fields round an article in an archive's export.

What is an export is told by several labels of one family; then the lines before and after the body are cut into
fields. A field that carries content (headline, byline, caption) becomes that, its label apart; others are artifacts.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import regex
from attrs import evolve

from newsparse.lang.archive import archive
from newsparse.lines_to_blocks.archive_forms import unlabelled
from newsparse.lines_to_blocks.archive_heads import MAX_ABOVE, is_rights, parts_above, unlabelled_head
from newsparse.lines_to_blocks.archive_labels import CONTENT, Hit, Part, hits_of, label_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsparse.models import Block, Line, Page

MAX_TAIL = {"caption": 40, "subject": 30, "company": 30, "people": 20, "notes": 20}
"""Lines without a label that may follow one after the body: pictures and lists of terms are long."""
MAX_TAIL_OTHERS = 6

RULE = "archive_field"
BODY = "archive_body"
"""Of the lines between the fields: an export strips a page's furniture and has fields for the rest."""
UNTITLED = "archive_body_untitled"
UNSIGNED = "archive_body_unsigned"
"""The same where no field was the headline, or the byline: then they may stand in the body."""
OPEN = {BODY: frozenset(), UNSIGNED: frozenset({"byline"}), UNTITLED: frozenset({"headline", "byline"})}
KEPT = frozenset(
    {"paragraph", "subhead", "tagline", "url", "rule_line", "invisible", "folio", "running_head", "jump_line"}
)
"""What may stand in the body of an export. A caption or a byline is told by its field, not by its looks."""
RUNNING = frozenset({"headline", "byline", "deck", "caption"})
"""What an export has one of, on as many lines as it takes."""
NAMES = "name_field"
"""A byline's: what its parser hears is that names stand here, with or without "By"."""


@cache
def _picture_re() -> regex.Pattern[str]:
    """What kind of picture it was, before the caption: ``PHOTO,``."""
    return regex.compile(r"(?i-f:\L<pictures>)[,:;]\s*+", regex.V1, pictures=archive().pictures)


def parts_of(lines: Sequence[Line], raw: str) -> list[Part]:
    """
    Return the fields of an export in order, without its body; ``[]`` where the lines are none.

    What stands before the first label has no label and is told by its order: counter, rights, paper, date, headline.
    """
    hits = hits_of(lines, raw)
    if not hits:
        return []
    first, body = hits[0].number, _body_start(lines, hits)
    head = unlabelled_head(lines, first)
    if head is not None:
        first = body = head
    elif first > MAX_ABOVE:
        return []
    tail = _tail_start(lines, hits, body)
    parts = list(parts_above(lines, first, labelled="headline" in {hit.field for hit in hits if hit.number < body}))
    bounds = [(hit, after.number) for hit, after in zip(hits, [*hits[1:], Hit(len(lines), "", 0)], strict=True)]
    for hit, end in bounds:
        if hit.number < body:
            if hit.field == "body":
                # What follows the label on its line is the body's first.
                parts.append(Part("body", hit.number, hit.number + 1, hit.offset))
            else:
                parts.append(Part(hit.field, hit.number, min(end, body), hit.offset))
        elif hit.field == "body":
            parts.append(Part("body", hit.number, hit.number + 1, hit.offset))
        elif hit.number >= tail:
            parts += _after(lines, hit, end)
    return parts


def _body_start(lines: Sequence[Line], hits: Sequence[Hit]) -> int:
    """Return the number of the first line after the head: behind the label of the body, or the last field's value."""
    for hit in hits:
        if hit.field == "body":
            return hit.number + 1
    for hit, after in zip(hits, [*hits[1:], None], strict=True):
        number = hit.number + 1
        # A value runs on to the next blank line; the byline of an empty label stands on the next line.
        while number < len(lines) and not lines[number].blanks and (after is None or number < after.number):
            number += 1
        if after is None or number < after.number:
            return number
    return len(lines)


def _tail_start(lines: Sequence[Line], hits: Sequence[Hit], body: int) -> int:
    """Return the number of the line from which on only fields follow, found from the end."""
    start = len(lines)
    for hit in reversed(hits):
        if hit.number < body:
            break
        most = MAX_TAIL.get(hit.field, MAX_TAIL_OTHERS)
        if start - hit.number - 1 > most or hit.field == "body":
            break
        start = hit.number
    return start


def _after(lines: Sequence[Line], hit: Hit, end: int) -> Iterator[Part]:
    """Give the parts of a field behind the body: itself, and the rights that may follow without a label."""
    for number in range(hit.number + 1, end):
        if is_rights(lines[number].text):
            yield Part(hit.field, hit.number, number, hit.offset)
            yield Part("copyright", number, end)
            return
    yield Part(hit.field, hit.number, end, hit.offset)


def mark(page: Page) -> None:
    r"""
    Mark the fields of *page* if it is an archive's export; ordinary news is left as it is.

    A label whose value is content becomes a line of its own, so that the value's block holds the value alone.

    >>> from newsparse.testing import make_page
    >>> page = make_page("Ferry late\n\nSection: News\nLength: 9 words\nLoad-Date: May 2, 2021\n\nThe ferry was late.")
    >>> mark(page)
    >>> [line.kind for line in page.lines]
    ['headline', 'field', 'field', 'field', '']
    >>> page = make_page("Section: four of the road was closed.\n\nLength: 9 miles, the mayor said.")
    >>> mark(page)
    >>> [line.kind for line in page.lines]
    ['', '']
    """
    parts = parts_of(page.lines, page.raw) or unlabelled(page.lines, page.raw)
    if not parts:
        return
    cuts: dict[int, tuple[int, int]] = {}
    kinds = {part.kind for part in parts}
    body = UNTITLED if "headline" not in kinds else UNSIGNED if "byline" not in kinds else BODY
    for line in page.lines:
        line.rule = body
    margin = not any(label_at(page.lines[part.first].text) for part in parts if part.offset)
    for part in parts:
        for line in page.lines[part.first : part.last]:
            line.kind, line.rule = part.kind, NAMES if part.field in {"byline", "credit"} else RULE
            if part.marks:
                _trim(line, part.marks, page.raw)
        first = page.lines[part.first]
        if part.offset and (part.kind in CONTENT or part.field == "body"):
            # Repairs may have shortened the line: where to cut is found in both readings.
            raw = page.raw[first.start : first.end]
            printed = label_at(raw, margin=margin)
            cut = printed and (_value(first.text, part.offset, part.field), _value(raw, printed[1], part.field))
            if not printed:
                label = first.text[: part.offset].strip()
                at = raw.find(label) + len(label)
                # Where a repair changed the label itself, the line stays whole.
                cut = (part.offset, len(raw) - len(raw[at:].lstrip())) if label in raw else None
            if cut and cut[0] < len(first.text) and cut[1] < len(raw):
                cuts[part.first] = cut
            else:
                first.kind = "field"
    if cuts:
        _cut(page, cuts)


def _trim(line: Line, marks: str, raw: str) -> None:
    """Leave the marks at the ends of a line outside; what is nothing else stays as it is."""
    printed = raw[line.start : line.end]
    if printed.strip(marks):
        line.start += len(printed) - len(printed.lstrip(marks))
        line.end -= len(printed) - len(printed.rstrip(marks))
        line.text = line.text.strip(marks)


def _value(text: str, offset: int, field: str) -> int:
    """Return where a value begins: that of a caption behind the word for what kind of picture it is."""
    picture = _picture_re().match(text, offset) if field == "caption" else None
    return picture.end() if picture and picture.end() < len(text) else offset


def _cut(page: Page, cuts: dict[int, tuple[int, int]]) -> None:
    """Make a line of its own of each label in *cuts* (its end in the line's text and in its raw text)."""
    lines: list[Line] = []
    moved: list[int] = []
    for line in page.lines:
        moved.append(len(lines))
        cut = cuts.get(line.number)
        line.number = len(lines)
        lines.append(line)
        if cut:
            at, raw_at = cut
            start = line.start + raw_at
            value = line.text[at:]
            lines.append(evolve(line, number=len(lines), start=start, text=value, indent=line.indent + at, blanks=0))
            line.text, line.kind = line.text[:at].rstrip(), "field"
            line.end = line.start + len(page.raw[line.start : start].rstrip())
    page.lines[:] = lines
    page.page_starts[:] = [moved[number] if number < len(moved) else len(lines) for number in page.page_starts]


def may_be(line: Line, kind: str) -> bool:
    """Say whether a line may be of a kind: in the body of an export it is text, or little else."""
    return line.rule not in OPEN or kind in KEPT or kind in OPEN[line.rule]


def restore(blocks: Sequence[Block]) -> None:
    """Make text again of what only looks like something else in the body of an export."""
    for block in blocks:
        if block.lines[0].rule in OPEN and not may_be(block.lines[0], block.kind):
            block.kind, block.rule = "paragraph", "paragraph"


def continued(lines: Sequence[Line]) -> set[int]:
    """Return the numbers of lines that go on with the field above: an export has one headline, one byline."""
    return {
        below.number
        for above, below in pairwise(lines)
        if below.kind in RUNNING
        and (below.kind != "caption" or not below.blanks)
        and below.rule in {RULE, NAMES}
        and above.rule == below.rule
        and above.kind == below.kind
        and above.number + 1 == below.number
    }
