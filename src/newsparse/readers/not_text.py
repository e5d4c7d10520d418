"""Files that hold no text at all, or none that is read here: told by their first bytes, or by what no text has."""

from __future__ import annotations

from functools import cache

import regex

SAMPLE = 65_536
MAX_CONTROLS = 0.06
"""Share of control characters: bytes by chance have a tenth, the files of wires a hundredth."""
MIN_CONTROLS = 8
"""Fewer may be damage."""

_MAGIC = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word, Excel or Outlook file: save it as .docx or text"),
    (b"{\\rtf", "RTF: save it as .docx or text"),
    (b"PK\x05\x06", "an empty zip file"),
    (b"BZh", "a bzip2 file: unpack it first"),
    (b"\xfd7zXZ\x00", "an xz file: unpack it first"),
    (b"\x28\xb5\x2f\xfd", "a zstd file: unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z file: unpack it first"),
    (b"Rar!\x1a\x07", "a rar file: unpack it first"),
    (b"\x89PNG\r\n\x1a\n", "a picture (PNG): its text needs OCR"),
    (b"\xff\xd8\xff", "a picture (JPEG): its text needs OCR"),
    (b"GIF8", "a picture (GIF): its text needs OCR"),
    (b"II*\x00", "a picture (TIFF): its text needs OCR"),
    (b"MM\x00*", "a picture (TIFF): its text needs OCR"),
    (b"RIFF", "a picture, a sound or a film (RIFF)"),
    (b"\x7fELF", "a program (ELF)"),
    (b"SQLite format 3\x00", "a database (SQLite)"),
    (b"PAR1", "a table (Parquet): give its column of texts to newsparse.imap()"),
    (b"ARROW1", "a table (Arrow): give its column of texts to newsparse.imap()"),
)
_IN_LETTERS = frozenset([b"BZh", b"GIF8", b"RIFF", b"PAR1", b"ARROW1"])
"""These could open a text: then what follows must be no text either."""


@cache
def _control_re() -> regex.Pattern[str]:
    # Not the blanks, nor backspace and escape: printouts and terminals write bold and colours by them.
    return regex.compile(r"[\x00-\x07\x0e-\x1a\x1c-\x1f]", regex.V1)


def is_garbled(text: str) -> bool:
    r"""
    Say whether a text has more control characters than any text: then it is none.

    >>> is_garbled("It\0 rained."), is_garbled("\2\1\1\0\0\0\0\3\0>\0\1"), is_garbled("It rained." + "\0" * 99)
    (False, True, False)
    """
    sample = text[:SAMPLE].rstrip("\0")  # a field of fixed length may be filled up
    found = len(_control_re().findall(sample))
    return found >= MIN_CONTROLS and found > MAX_CONTROLS * len(sample)


def what_it_is(data: bytes) -> str | None:
    r"""
    Return what a file is that is told by its first bytes and not read here, with advice; else None.

    >>> what_it_is(b"{\\rtf1 It rained.}"), what_it_is(b"{It rained.}")
    ('RTF: save it as .docx or text', None)
    """
    for magic, what in _MAGIC:
        if data.startswith(magic) and not (magic in _IN_LETTERS and _is_text(data[:SAMPLE])):
            return what
    return None


def _is_text(data: bytes) -> bool:
    """Say whether bytes are UTF-8 without control characters, but for the end, where a character may be cut."""
    try:
        text = data[:-4].decode()
    except UnicodeDecodeError:
        return False
    return _control_re().search(text) is None
