"""Text that other programs can take: no control characters, no lone surrogates, no marks that turn the line around."""

from __future__ import annotations

from functools import cache
from itertools import chain
from typing import Any

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Embeddings, overrides and isolates of the bidirectional algorithm; the plain marks, which turn nothing, may stay."""


@cache
def _invalid() -> dict[int, str]:
    """What XML 1.0 cannot hold: control characters, surrogates, the last two of a plane's code points."""
    controls = (n for n in range(32) if n not in {9, 10, 13})
    return dict.fromkeys(chain(controls, range(0xD800, 0xE000), (0xFFFE, 0xFFFF)), REPLACEMENT)


@cache
def _unseen() -> dict[int, str | None]:
    """The same, left out where nothing can be seen of it; turning marks, too."""
    return {**_invalid(), **dict.fromkeys(chain(range(9), range(14, 32), (11, 127), map(ord, _TURNING)))}


def valid(text: str) -> str:
    r"""
    Return *text* with what no XML or Unicode file can hold as U+FFFD, a code point for a code point.

    >>> valid("a\0b\ud800c\u202ed") == "a\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}c\u202ed"
    True
    """
    return text.translate(_invalid()) if not text.isprintable() else text


def readable(text: str) -> str:
    r"""
    Return *text* for people to read: as `valid`, but controls and turning marks are left out.

    >>> readable("a\0b\u202ec")
    'abc'
    """
    return text.translate(_unseen()) if not text.isprintable() else text


def is_web(url: str) -> bool:
    """
    Say whether an address may be made a link: ``http`` and ``https``, nothing that runs.

    >>> is_web("https://norvik.example/ferry"), is_web("javascript:alert(1)")
    (True, False)
    """
    return url[:8].lower().startswith(("http://", "https://")) and not any(c in url for c in " \n\r\t<>\"'`\\")


def filled(value: Any) -> Any:
    """
    Return dicts and lists without what is empty in them, all texts `valid`.

    >>> filled({"a": "", "b": [{"c": None}], "d": 0})
    {'b': [{}], 'd': 0}
    """
    if isinstance(value, dict):
        return {key: kept for key, item in value.items() if (kept := filled(item)) not in (None, "", [], {})}
    if isinstance(value, list):
        return [filled(item) for item in value]
    return valid(value) if isinstance(value, str) else value
