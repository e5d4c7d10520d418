"""Captions: their words, and the credit before, after or inside them."""

from __future__ import annotations

from functools import cache
from itertools import takewhile
from operator import eq
from typing import TYPE_CHECKING

import regex

from newsparse.blocks_to_article.credit import parse_credit
from newsparse.blocks_to_article.run_in_credit import split_run_in
from newsparse.lang.labels import labels_of
from newsparse.lang.openings import may_open, openings_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsparse.lang import Language
    from newsparse.models import Block, Credit

MIN_TWICE = 12
MIN_TWICE_IN_WORDS = 20
"""In scripts that put blanks between words, and need more letters for them."""
MIN_SAME = 0.85
"""So much of the first comes again: the layout may have put a word behind it."""
MAX_SKIPPED = 4
BEFORE_CAPTION = frozenset("[0123456789 \t\n\u00a0")
"""What a caption may open with before its words: the number of its picture, a bracket."""
FIRST_SPACELESS = "\u2e80"


@cache
def _opening_re(lang: Language) -> regex.Pattern[str]:
    return regex.compile(
        r"""
        \s*+
        (?: \[? \d{1,3}+ \s?+ (?: / | of | von | de | av ) \s?+ \d{1,3}+ [\]:.]?+ \s*+ )?+       # "[1/5]", "2 of 7"
        (?: \[ (?i-f: image|photo|bild|picture|foto ) :?+ \s*+ (?P<alt>) )?+                  # "[Image: ...]" of a mail
        (?: (?i-f: \L<leads> ) (?: \s*+ [:：] | (?<= \s\p{L}++ ) , ) \s*+ )?+   # "Image caption, ..."
        """,
        regex.VERBOSE | regex.V1,
        leads=labels_of(lang).caption or ("\0",),
    )


@cache
def _leads(lang: Language) -> frozenset[str]:
    return openings_of(labels_of(lang).caption)


@cache
def _alt_end_re() -> regex.Pattern[str]:
    return regex.compile(r"\](?=\W*+\Z|\s)", regex.V1)


def parse_caption(text: str, lang: Language, credit_line: str | None = None) -> tuple[str, Credit | None]:
    """
    Read a caption: its words, and its credit.

    >>> from newsparse.lang import load
    >>> en = load("en")
    >>> words, credit = parse_caption("[2/5] Boats wait in the harbour. (Photo by Ana Ruiz / AFP)", en)
    >>> words, credit.text
    ('Boats wait in the harbour.', 'Ana Ruiz / AFP')
    >>> parse_caption("Boats wait in the harbour (right).", en)
    ('Boats wait in the harbour (right).', None)

    Args:
        text: The caption, its credit perhaps run into it.
        lang: Whose leads to use.
        credit_line: What stands on a line of its own beside it, if that is a credit.
    """
    opening = _opening_re(lang).match(text) if text[:1] in BEFORE_CAPTION or may_open(text, _leads(lang)) else None
    start = opening.end() if opening else 0
    if opening and opening.group("alt") is not None:
        text = _alt_end_re().sub("", text, count=1)
    body = text[start:].strip()
    credit = parse_credit(credit_line, lang, led=True) if credit_line else None
    twice = printed_twice(body, skip=MAX_SKIPPED)
    if twice:
        # A credit may stand in both of them, or after the second.
        start, end = twice
        found = split_run_in(body[start:end], lang)
        if found:
            return body[start : start + found[0]], credit or found[2]
        return body[start:end], credit or parse_credit(body[end:], lang, led=True)
    found = split_run_in(body, lang)
    if found:
        end, _, inner = found
        return body[:end], credit or inner
    return body, credit


def printed_twice(text: str, *, skip: int = 0) -> tuple[int, int] | None:
    """
    Find what is printed twice in a row, as text of a picture and as its caption.

    >>> text = "Boats wait in the harbour Boats wait in the harbour. Ana Ruiz"
    >>> start, end = printed_twice(text)
    >>> text[start:end], text[end:]
    ('Boats wait in the harbour.', ' Ana Ruiz')
    >>> printed_twice("Boats wait in the harbour, and boats wait in the bay") is None
    True

    Args:
        text: A block, or two with a line feed between.
        skip: So many words may stand before the first, as of a button.

    Returns:
        Start and end of the second of them, in code points of *text*; None if nothing is.
    """
    at = 0
    for _ in range(skip + 1):
        start = text.find(text[at : at + MIN_TWICE], at + MIN_TWICE)
        if start > 0:
            first = text[at:start].rstrip(" .\n")
            least = MIN_TWICE if first[:1] > FIRST_SPACELESS else MIN_TWICE_IN_WORDS
            end = start + sum(takewhile(bool, map(eq, first, text[start:])))
            if end - start >= max(least, MIN_SAME * len(first)):
                return start, end + (text[end : end + 1] == ".")
        at = text.find(" ", at) + 1
        if not at or len(text) < at + 2 * MIN_TWICE:
            break
    return None


def credits_of(blocks: Sequence[Block]) -> dict[int, Block]:
    """
    Return the credit block of each caption, by the ``id`` of the caption's block.

    A credit belongs to the caption right above it; where that has one of its
    own or there is none, to the one right below.
    """
    found: dict[int, Block] = {}
    for i, block in enumerate(blocks):
        if block.kind != "credit":
            continue
        above = blocks[i - 1] if i else None
        below = blocks[i + 1] if i + 1 < len(blocks) else None
        if above is not None and above.kind == "caption" and id(above) not in found and above.rule != "credit_above":
            found[id(above)] = block
        elif below is not None and below.kind == "caption" and id(below) not in found:
            found[id(below)] = block
    return found
