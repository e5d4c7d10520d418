"""A file of any kind, told by its content: text, HTML, PDF, Word, mail, JSON, JSON lines, any of them gzipped."""

from __future__ import annotations

import gzip
import io
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

from newsparse.errors import NotTextError, ReaderError
from newsparse.readers.encodings import declared_in, to_text
from newsparse.readers.not_text import is_garbled, what_it_is
from newsparse.readers.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_BYTES = 2_000_000_000
"""What a gzipped file may unpack to."""
SAMPLE = 4096
PDF = b"%PDF-"
GZIP = b"\x1f\x8b"


def read(data: bytes, *, key: str | None = None) -> Iterator[Source]:
    """
    Give the articles that the bytes of a file hold, as raw texts.

    One that holds records (JSON lines) gives one for each; an archive's export is one text: see
    `newsparse.parse_many`. What the file is, its content tells, never its name.

    >>> [(source.kind, source.text) for source in read(b"It rained.")]
    [('text', 'It rained.')]
    >>> [(source.kind, source.text, source.metadata) for source in read(b'{"title": "Rain", "text": "It rained."}')]
    [('json', 'It rained.', {'title': 'Rain'})]

    Args:
        data: The file.
        key: The field of a JSON record that holds the text, if it is none of the usual.

    Raises:
        NotTextError: If *data* is not bytes.
        ReaderError: If the file is broken, is no text, or needs something that is not installed. One record of many
            that cannot be read does not raise: it is a source with an ``error``.
    """
    if not isinstance(data, bytes | bytearray | memoryview):
        raise NotTextError(f"read() takes the bytes of a file, not {type(data).__name__}; parse() takes a text")
    return _read(bytes(data), key)


def _read(data: bytes, key: str | None) -> Iterator[Source]:
    if data.startswith(GZIP):
        unpacked = _unzipped(data)
        if unpacked.startswith(GZIP):
            raise ReaderError("a gzip file in a gzip file: unpack it first")
        yield from _read(unpacked, key)
        return
    if _is_pdf(data):
        from newsparse.readers.pdf import read_pdf

        yield read_pdf(data)
        return
    if data.startswith(b"PK\x03\x04"):
        from newsparse.readers.docx import is_docx, read_docx

        if is_docx(data):
            yield read_docx(data)
            return
        raise ReaderError("a zip file that is no Word file: unpack it first, or save it as .docx or text")
    what = what_it_is(data)
    if what:
        raise ReaderError(f"not text, but {what}")
    if data[:SAMPLE].find(b":") > 0:
        from newsparse.readers.mail import is_mail, read_mail

        if is_mail(data):
            yield read_mail(data)
            return
    yield from _text(data, key)


def _is_pdf(data: bytes) -> bool:
    """Say whether these bytes are a PDF: something else may stand before it, but then its end is one, too."""
    return data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(PDF) or (PDF in data[:1024] and b"%%EOF" in data[-1024:])


def _text(data: bytes, key: str | None) -> Iterator[Source]:
    text, encoding = to_text(data, declared_in(data))
    if is_garbled(text):
        raise ReaderError("not text: too many control characters")
    if text.lstrip("\ufeff \t\r\n")[:1] in {"{", "["}:
        from newsparse.readers.json import read_json, records

        items = records(text.lstrip("\ufeff"))
        if items is not None:
            yield from read_json(items, encoding, key)
            return
    if text.lstrip("\ufeff \t\r\n").startswith("<"):
        from newsparse.readers.html import is_html, other_xml, read_html

        if is_html(text):
            yield read_html(text, encoding)
            return
        root = other_xml(text)
        if root:
            raise ReaderError(f"XML of another kind ({root}): give its text, or make HTML of it")
    yield Source(text, "text", encoding)


def _unzipped(data: bytes) -> bytes:
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as file:
            unpacked = file.read(MAX_BYTES + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise ReaderError(f"not a gzip file that can be read: {error}") from error
    if len(unpacked) > MAX_BYTES:
        raise ReaderError(f"unpacks to more than {MAX_BYTES:,} bytes")
    return unpacked


def read_path(path: str | Path, *, key: str | None = None) -> Iterator[Source]:
    """
    Give the articles of a file.

    Takes and raises what `read` does, and what opening a file raises.
    """
    yield from read(Path(path).read_bytes(), key=key)
