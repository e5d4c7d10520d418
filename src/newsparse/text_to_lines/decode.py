"""Bytes to text, and how it was done."""

from __future__ import annotations

import codecs

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode(data: bytes) -> tuple[str, str]:
    """
    Return the text of *data* and the encoding it was read in.

    A byte order mark decides; else what is UTF-8 is UTF-8; else it is read as Windows-1252, whose
    undefined bytes become replacement characters. It never fails.

    >>> decode("Málaga".encode()), decode("Málaga".encode("cp1252"))
    (('Málaga', 'utf-8'), ('Málaga', 'cp1252'))
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data.decode(encoding, errors="replace"), encoding
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace"), "cp1252"
