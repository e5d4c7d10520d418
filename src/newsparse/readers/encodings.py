"""Bytes of a file to text: declared encodings, byte order marks, and guesses that are put on record."""

from __future__ import annotations

import codecs
from functools import cache
from typing import TYPE_CHECKING

import regex

from newsparse.text_to_lines.decode import decode

if TYPE_CHECKING:
    from types import ModuleType

SAMPLE = 4096
MOSTLY = 0.3
"""Share of zero bytes at even or odd places that makes a text of Latin letters UTF-16."""
MIN_HIGH = 24
"""Bytes beyond ASCII from which on a guess is better than the default."""
_MULTIBYTE = frozenset(["utf-8", "utf-16", "utf-32", "utf-8-sig", "utf-16-le", "utf-16-be"])


def to_text(data: bytes, declared: str | None = None) -> tuple[str, str]:
    """
    Return the text of *data* and the encoding it was read in; it never fails.

    A byte order mark decides; then UTF-8 if it is; then what is *declared*; then UTF-16 without a mark; then what
    charset-normalizer finds, if that is installed; then Windows-1252.

    >>> to_text("Málaga".encode()), to_text("Łódź".encode("iso-8859-2"), "iso-8859-2")
    (('Málaga', 'utf-8'), ('Łódź', 'iso8859-2'))
    >>> to_text("Málaga".encode("utf-16-le"))
    ('Málaga', 'utf-16-le')
    """
    text, encoding = decode(data)
    if encoding != "cp1252":
        wide = _utf_16(data) if encoding == "utf-8" and "\0" in text[:SAMPLE] else None
        return wide or (text, encoding)
    for guess in (declared, _normalised(data)):
        if guess:
            try:
                name = codecs.lookup(guess).name
                if name not in _MULTIBYTE:
                    return data.decode(name), name
            except (LookupError, UnicodeError):
                continue
    return _utf_16(data) or (text, encoding)


def _utf_16(data: bytes) -> tuple[str, str] | None:
    """Read UTF-16 without a mark: every other byte of Latin text is zero."""
    sample = data[:SAMPLE]
    for name, zeros in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
        if zeros.count(0) > 1 and zeros.count(0) >= MOSTLY * len(zeros) and sample.count(0) < 2 * zeros.count(0):
            try:
                return data.decode(name), name
            except UnicodeDecodeError:
                return None
    return None


@cache
def _normaliser() -> ModuleType | None:
    try:
        import charset_normalizer
    except ModuleNotFoundError:
        return None
    return charset_normalizer


def _normalised(data: bytes) -> str | None:
    """Ask charset-normalizer, if it is installed and there is enough to go by."""
    module = _normaliser()
    if module is None or sum(byte > 127 for byte in data[: 16 * SAMPLE]) < MIN_HIGH or _utf_16(data):
        return None
    best = module.from_bytes(data[: 16 * SAMPLE]).best()
    return None if best is None else str(best.encoding)


@cache
def _declaration_re() -> regex.Pattern[bytes]:
    return regex.compile(
        rb"""(?i)<(?:meta|\?xml)\b[^>]{0,300}?(?:charset|encoding)\s*+=\s*+["']?([\w.:-]{2,40}+)""", regex.V1
    )


def declared_in(data: bytes) -> str | None:
    """
    Return the encoding that an HTML or XML file says it is in.

    >>> declared_in(b'<meta charset="windows-1250">'), declared_in(b"<p>charset</p>")
    ('windows-1250', None)
    """
    match = _declaration_re().search(data[:SAMPLE])
    return match[1].decode("ascii", "replace") if match else None
