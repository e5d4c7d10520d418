r"""
Files that hold many articles: exports of LexisNexis, Nexis Uni, ProQuest, Factiva, Europresse, Mediargus, and wires.

The format is found in the text itself. Each has a mark that opens an article (a counter, a rule with a head of fields,
a number with its source) or one that ends it (``End of Document``, a key). What stands before the first article (a
cover page, an index of titles) and between two is left out; where a document starts tells what was.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import regex
from attrs import field, frozen

from newsparse import text_to_lines
from newsparse.errors import NotTextError
from newsparse.lang.archive import bare_labels
from newsparse.lines_to_blocks.archive_fields import parts_of
from newsparse.lines_to_blocks.archive_forms import (
    certificate_re,
    key_re,
    length_re,
    numbered_re,
    source_re,
    unlabelled,
)
from newsparse.lines_to_blocks.archive_labels import counter_re, label_at
from newsparse.options import DEFAULTS
from newsparse.text_to_lines.scan import to_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from newsparse.models import Line

MIN_RULE = 20
"""Underscores that make the rule over an article of ProQuest's."""
MAX_COUNTER = 60
NEAR = 8
"""Lines within which a head shows its first field."""
SOH = "\x01"


@frozen
class Document:
    """
    One article of an archive: ``file[start:start + len(text)]``.

    ``text`` is what `newsparse.parse` takes; spans of that article count from its own beginning, so that ``start``
    leads back to the file. ``fields`` are what the export says of it, by name (``section``, ``length``, ``load_date``,
    ``language``, ``copyright`` ...), as printed, lines joined by a blank; a field that stands there twice is joined by
    a line feed. ``archive`` is the format: ``lexisnexis``, ``nexis_uni``, ``proquest``, ``factiva``, ``factiva_text``,
    ``europresse``, ``mediargus``, ``wire``, or ``""`` for a text that is no archive.
    """

    text: str
    start: int
    archive: str = ""
    fields: dict[str, str] = field(factory=dict, eq=False)


def documents(text: str) -> Iterator[Document]:
    r"""
    Cut an archive into its articles, in order.

    >>> file = "1 of 2 DOCUMENTS\n\nFerry late\n\nSECTION: News\n\nIt rained.\n\n"
    >>> file += "2 of 2 DOCUMENTS\n\nFerry back\n\nLENGTH: 2 words\n"
    >>> [(one.start, one.fields["headline"], one.archive) for one in documents(file)]
    [(0, 'Ferry late', 'lexisnexis'), (57, 'Ferry back', 'lexisnexis')]
    >>> [one.text for one in documents("The ferry was late.")]
    ['The ferry was late.']

    Args:
        text: The whole file.

    Returns:
        The documents; a text that is no archive is one, and an empty text none.

    Raises:
        NotTextError: If *text* is no string.
    """
    if not isinstance(text, str):
        raise NotTextError(f"documents() takes the text of a file, not {type(text).__name__}")
    return _documents(text)


def _documents(text: str) -> Iterator[Document]:
    if not text.strip():
        return
    lines, _ = to_lines(text)
    for name, cut in FORMATS:
        spans = cut(text, lines)
        if spans:
            for start, end in spans:
                yield _document(text, start, end, name)
            return
    yield _document(text, 0, len(text), "")


def _document(text: str, start: int, end: int, archive: str) -> Document:
    own = text[start:end].rstrip("\n\r\f ")
    lines = text_to_lines.run(own, "en", DEFAULTS).lines
    found: dict[str, str] = {}
    for part in parts_of(lines, own) or unlabelled(lines, own):
        texts = [line.text for line in lines[part.first : part.last] if line.letter != "U"] or [""]
        texts[0] = texts[0][part.offset :]
        value = " ".join(one.strip(part.marks or None) for one in texts).strip()
        name = "publication" if part.field == "publication_line" else part.field
        if value and name != "body":
            found[name] = f"{found[name]}\n{value}" if name in found else value
    return Document(own, start, archive, found)


Spans = list[tuple[int, int]]


def _opened(starts: Sequence[int], end: int) -> Spans:
    """Return the spans of documents that run from one start to the next."""
    return list(pairwise((*starts, end)))


def _by_counter(text: str, lines: Sequence[Line]) -> Spans:
    """LexisNexis: a line ``3 of 27 DOCUMENTS`` over each."""
    counter = counter_re()
    starts = [line.start for line in lines if len(line.text) < MAX_COUNTER and counter.fullmatch(line.text)]
    return _opened(starts, len(text))


def _by_rule(text: str, lines: Sequence[Line]) -> Spans:
    """ProQuest: a long rule over each, then a headline and fields; a rule that none follow ends the last."""
    bounds: list[tuple[int, bool]] = []
    for i, line in enumerate(lines):
        if line.letter == "R" and len(line.text) >= MIN_RULE and not line.text.strip("_"):
            head = lines[i + 1 : i + 1 + NEAR]
            bounds.append((line.start, any(_opens(one.text) for one in head)))
    return [(start, end) for (start, opens), (end, _) in pairwise([*bounds, (len(text), False)]) if opens]


def _opens(text: str) -> bool:
    hit = label_at(text)
    return counter_re().fullmatch(text) is not None or (hit is not None and hit[0] in PROQUEST)


PROQUEST = frozenset({"publication", "abstract", "document_id", "byline", "links"})
"""Fields that stand near the top of an article of ProQuest's."""


def _by_code(text: str, lines: Sequence[Line]) -> Spans:
    """Factiva with codes in the margin: ``AN`` and a key end each, and the next code begins the next."""
    spans: Spans = []
    start = -1
    closing = False
    for line in lines:
        hit = label_at(line.text, margin=True)
        if hit and start >= 0 and closing:
            spans.append((start, line.start))
            start, closing = -1, False
        if hit and start < 0 and hit[0] != "end":
            start = line.start
        if hit and start >= 0:
            closing |= hit[0] == "end"
    if start >= 0 and closing:
        spans.append((start, len(text)))
        return spans
    # The file may end inside an article.
    return [*spans, (start, len(text))] if start >= 0 and spans else []


def _by_key(text: str, lines: Sequence[Line]) -> Spans:
    """Factiva's reading form: ``Document`` and a key end each; a length tells that one begins."""
    ends = [i for i, line in enumerate(lines) if key_re().fullmatch(line.text)]
    if not ends or not any(length_re().fullmatch(line.text) for line in lines):
        return []
    return _ended(text, lines, ends, lambda head: any(length_re().fullmatch(line.text) for line in head))


def _by_end(text: str, lines: Sequence[Line]) -> Spans:
    """Nexis Uni: ``End of Document`` ends each; the first begins behind the index of titles."""
    ends = [i for i, line in enumerate(lines) if bare_labels().get(line.text.lower()) == "end"]
    if not ends:
        return []
    spans = _ended(text, lines, ends, lambda head: any(label_at(line.text) is not None for line in head))
    # The cover lists titles, each with the search that found it; a wide gap parts it from the first article.
    first = ends[0]
    body = next((i for i, line in enumerate(lines[:first]) if bare_labels().get(line.text.lower()) == "body"), first)
    gap = max((i for i in range(body) if lines[i].blanks > 2), default=0)
    # The rights stand between gaps as well, paper and date above them.
    while gap and gap > body - 16 and _is_rights_gap(lines, gap):
        gap = max((i for i in range(gap) if lines[i].blanks > 1), default=0)
    return [(lines[gap].start, spans[0][1]), *spans[1:]]


def _is_rights_gap(lines: Sequence[Line], gap: int) -> bool:
    return lines[gap].text.lower().startswith(("copyright", "©", "(c)"))


def _ended(text: str, lines: Sequence[Line], ends: Sequence[int], is_head: Callable[[Sequence[Line]], bool]) -> Spans:
    """Return the spans of documents that run to these lines; a rest that begins like one is a piece."""
    spans: Spans = []
    start = 0
    for i in ends:
        if i < start:  # two marks in one certificate
            continue
        spans.append((lines[start].start, lines[i].end))
        start = i + 1
    if start < len(lines) and is_head(lines[start : start + 2 * NEAR]):
        spans.append((lines[start].start, len(text)))
    return spans


def _by_certificate(text: str, lines: Sequence[Line]) -> Spans:
    """Europresse: the number of the document opens the certificate that ends each."""
    ends: list[int] = []
    for i, line in enumerate(lines):
        if certificate_re().match(line.text):
            end = i
            while end + 1 < len(lines) and not lines[end + 1].blanks:
                end += 1
            ends.append(end)
    return _ended(text, lines, ends, lambda head: False) if ends else []  # noqa: ARG005


def _by_number(text: str, lines: Sequence[Line]) -> Spans:
    """Mediargus: a number before each headline, paper, day, page and length under it."""
    starts = [
        line.start
        for line, below in pairwise(lines)
        if numbered_re().match(line.text) and source_re().fullmatch(below.text)
    ]
    return _opened(starts, len(text))


@cache
def _wire_re() -> regex.Pattern[str]:
    return regex.compile(
        r"""
        \x16*+ \x01
        (?= [\p{L}\t\n\r\x11-\x7e]{5,400}+ \x02 [^\x00-\x08\x0e-\x10]{20} )  # bytes by chance have no text there
        (?= \D{0,400}? \d )  # each header counts
        """,
        regex.VERBOSE | regex.V1,
    )


def _by_control(text: str, lines: Sequence[Line]) -> Spans:  # noqa: ARG001
    """Wires (ANPA 1312, IPTC 7901): ``SOH`` opens the header of each, ``STX`` its text."""
    if SOH not in text:
        return []
    return _opened([match.start() for match in _wire_re().finditer(text)], len(text))


FORMATS: tuple[tuple[str, Callable[[str, Sequence[Line]], Spans]], ...] = (
    ("wire", _by_control),
    ("proquest", _by_rule),
    ("lexisnexis", _by_counter),
    ("nexis_uni", _by_end),
    ("factiva", _by_code),
    ("factiva_text", _by_key),
    ("europresse", _by_certificate),
    ("mediargus", _by_number),
)
"""The formats in order: the first whose marks are found cuts the file."""
