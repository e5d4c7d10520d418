r"""
Exports that print their fields without labels, each known by its own shape.

A wire's article stands between control characters (``SOH`` header ``STX`` text ``ETX``: ANPA 1312, IPTC 7901).
Factiva's reading form has a length, a date and a paper under the headline, and ``Document`` with a long key at the
end. Europresse ends with a number and a
certificate. Mediargus numbers its articles, with paper, day, page and length on the second line.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import regex

from newsparse.lang.archive import archive
from newsparse.lines_to_blocks.archive_labels import Part

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from newsparse.models import Line

SOH, STX, ETX = "\x01", "\x02", "\x03"
MARKS = "^<= \t\r" + "".join(map(chr, range(32)))
MAX_HEAD = 8
MAX_TAIL = 16
MAX_HEADLINE = 200
MIN_KEY = 15


@cache
def key_re() -> regex.Pattern[str]:
    """Return the pattern of the line that ends an article of Factiva's: ``Document`` and a key."""
    documents = archive().document_words
    return regex.compile(r"(?i-f:\L<documents>)\s++[A-Za-z][A-Za-z0-9]{14,40}+", regex.V1, documents=documents)


@cache
def length_re() -> regex.Pattern[str]:
    """Return the pattern of a line that tells a length and nothing else: ``1,024 words``."""
    words = archive().length_words
    return regex.compile(r"(?:\d{1,3}+(?:[.,\s]\d{3})++|\d++)\s++(?i-f:\L<words>)", regex.V1, words=words)


@cache
def day_re() -> regex.Pattern[str]:
    """Return the pattern of a day with its year, in any language and order."""
    return regex.compile(
        r"(?<![\d\p{L}])(?:\d{1,2}\D{1,20}(?:19|20)\d\d|(?:19|20)\d\d\D{1,3}\d{1,2}\D{1,3}\d{1,2})(?!\d)",
        regex.V1,
    )


@cache
def numbered_re() -> regex.Pattern[str]:
    """Return the pattern of ``3. `` before a headline."""
    return regex.compile(r"[?\ufeff]*+(?P<number>\d{1,5}+)\.\s++(?=\S)", regex.V1)


@cache
def source_re() -> regex.Pattern[str]:
    """Return the pattern of ``The Courier, zondag 2 mei 2021, p. 4, 312w.``."""
    return regex.compile(
        r"""
        (?P<paper> [^,\n]{2,60}+ ) , \s++
        (?P<date> [^,\n]{3,36}? (?:19|20)\d\d ) , \s++
        p \.?+ \s*+ (?P<page> [^,\n]{1,12}+ ) , \s++
        (?P<words> \d++ ) \s?+ w \.?+
        """,
        regex.VERBOSE | regex.V1,
    )


def unlabelled(lines: Sequence[Line], raw: str) -> list[Part]:
    """Return the fields of an export without labels; ``[]`` where the lines are none."""
    if not lines:
        return []
    if STX in raw and SOH in raw:
        return list(_wire(lines, raw))
    # No line of prose ends with so long a key, and few begin with the certificate's letter.
    if any(line.text[-MIN_KEY:].isalnum() and key_re().fullmatch(line.text) for line in lines[-3:]):
        return list(_reading_form(lines))
    tail = [i for i in range(len(lines) - 1, 0, -1)[:MAX_TAIL] if lines[i].text[0] in "NnDd"]
    certificate = next((i for i in tail if certificate_re().match(lines[i].text)), 0)
    if certificate:
        return list(_certified(lines, certificate))
    first = lines[0].text
    number = numbered_re().match(first) if first[0].isdecimal() or first[0] in "?\ufeff" else None
    if number and len(lines) > 1 and source_re().fullmatch(lines[1].text):
        return [Part("headline", 0, 1, number.end()), Part("source_line", 1, 2)]
    return []


@cache
def certificate_re() -> regex.Pattern[str]:
    """Return the pattern of the number that Europresse ends an article with; the ``é`` in it is often damaged."""
    return regex.compile(r"(?i-f:Num[^\s\d]{1,6}ro\sde\sdocument|Document\snumber)\s?:\s*+news(?!\p{Ll})", regex.V1)


def _certified(lines: Sequence[Line], certificate: int) -> Iterator[Part]:
    """Give paper, date and headline, right below each other; and rights, number and certificate at the end."""
    date = next((i for i, line in enumerate(lines[:MAX_HEAD]) if day_re().search(line.text)), None)
    if date is not None and date + 1 < certificate:
        top = date
        while top > 0 and not lines[top].blanks:
            top -= 1
        for i in range(top):
            yield Part("banner", i, i + 1)
        for i in range(top, date):
            yield Part("publication_line", i, i + 1)
        yield Part("published", date, date + 1)
        yield Part("headline", date + 1, date + 2)
    if lines[certificate - 1].text.startswith(("©", "Â©", "(c)")):
        yield Part("copyright", certificate - 1, certificate)
    yield Part("document_id", certificate, certificate + 1)
    if certificate + 1 < len(lines):
        yield Part("certificate", certificate + 1, len(lines))


def _reading_form(lines: Sequence[Line]) -> Iterator[Part]:
    """Give headline, byline, length, date, paper, code, language and rights: no blank line stands between them."""
    at = next((i for i, line in enumerate(lines[:MAX_HEAD]) if length_re().fullmatch(line.text)), None)
    if not at:
        return
    top = at
    while top > 0 and not lines[top].blanks:
        top -= 1
    by = at - 1 if at - 1 > top and lines[at - 1].text.startswith(("By ", "Von ", "Par ", "Por ", "Door ")) else at
    for i in range(top):
        yield Part("banner", i, i + 1)
    yield Part("headline", top, by)
    if by < at:
        yield Part("byline", by, at)
    yield Part("length", at, at + 1)
    rest = at + 1
    names = iter(("published", "publication", "source_code", "language"))
    while rest < len(lines) and not lines[rest].blanks and not key_re().fullmatch(lines[rest].text):
        text = lines[rest].text
        if text.lower().startswith(archive().copyright):
            end = rest + 1
            while end < len(lines) and not lines[end].blanks:
                end += 1
            yield Part("copyright", rest, end)
            rest = end
        else:
            # The time of day and the page may stand between: both have figures in them, and no year.
            figures = any(map(str.isdigit, text)) and not regex.search(r"(?:19|20)\d\d", text)
            yield Part("page" if figures else next(names, "field"), rest, rest + 1)
            rest += 1
    for i in range(max(rest, len(lines) - 3), len(lines)):
        if key_re().fullmatch(lines[i].text):
            yield Part("end", i, len(lines))
            return


def _wire(lines: Sequence[Line], raw: str) -> Iterator[Part]:
    """Give the fields of a wire's article, whose header lines end with ``<`` or ``=`` and may open with ``^``."""
    controls = [raw[line.start : line.end] for line in lines]
    start = next((i for i, text in enumerate(controls) if STX in text), len(lines))
    end = next((i for i, text in enumerate(controls) if ETX in text), len(lines))
    for i in range(start):
        yield Part("slug" if lines[i].text.endswith("/") else "wire_header", i, i + 1)
    seen = {""}
    for i in range(start, end):
        text = lines[i].text
        if not text.endswith(("<", "=")) or (text[0] != "^" and i > start + 2):
            break
        bare = text.strip("^<= ")
        if i == start and text[0] == "^":
            field = "slug"
        elif "byline" in seen:
            # What the reporter is; then the text begins.
            yield Part("role", i, i + 1, marks=MARKS)
            break
        elif bare.startswith(("By ", "Von ")):
            field = "byline"
        elif bare.startswith(("AP Photo", "Eds:", "AP Video", "AP Graphic")):
            field = "editors"
        elif "headline" not in seen and len(bare) <= MAX_HEADLINE:
            field = "headline"
        else:
            field = "deck" if text[-1] == "<" and "deck" not in seen else "editors"
        seen.add(field)
        yield Part(field, i, i + 1, marks=MARKS)
    for i in range(end, len(lines)):
        yield Part("wire_end", i, i + 1)
