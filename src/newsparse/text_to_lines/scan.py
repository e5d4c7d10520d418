"""The one scan of the lines: where each stands, and its class by shape alone."""

from __future__ import annotations

import string
from functools import cache, lru_cache

import regex

from newsparse.models import Line

PAGE_BREAK = "\f"

LONGEST_FOLIO = 40
ADDRESS_STARTS = frozenset("hHwW")
"""Of ``http`` and ``www``."""

OPEN_SPEECH = frozenset("\"'“„‘‚«‹")
"""No shape but text opens with these."""
TEXT_STARTS = (frozenset(string.ascii_letters) - ADDRESS_STARTS - {"o"}) | OPEN_SPEECH
"""What opens with one of these is text, or a folio."""
OPEN_WORDS = ADDRESS_STARTS | {"o"}
"""What opens with one of these, a second character that is no blank, and has a blank, is text too, or a folio."""
END_FOLIO = " \t\xa0-–—|·•])"
"""A folio ends with a digit, and may have these behind it."""
LIST_MARKS = "*+"
"""Those of `L` that open no folio."""
BRACKETS = "[("
FOLIO_ENDS = frozenset(string.digits + END_FOLIO)

LETTERS = {
    "T": "text: anything not below",
    "U": "a web address and nothing else",
    "F": "a folio: a page number in any of its forms",
    "R": "a rule: dashes, stars, bars",
    "L": "a list item: a bullet, then text; a dash is none, it opens speech or goes on with a sentence",
    "I": "nothing that shows: zero-width marks and the like",
}
"""Classes of a line by shape; a blank line is none, but counted in `Line.blanks`."""


@cache
def _shape_re() -> regex.Pattern[str]:
    return regex.compile(
        r"""
        (?:
          (?P<U> <?+ (?: (?i-f:https?+://) | www\. ) [^\s<>]++ >?+ )
        | (?P<F> (?: [-–—|·•\[(]++ \s*+ )?+
              (?: (?i-f: page | seite | p\.? | pg\.? | s\. | página | pagina | sida | side | strona | стр\.? ) \s*+ )?+
              \p{Lu}?+ \d{1,4}+
              (?: \s*+ (?: / | (?i-f: of | von | de | di | av | из ) ) \s*+ \d{1,4}+ )?+
              (?: \s*+ [-–—|·•\])]++ )?+ )
        | (?P<R> [-–—_=*~━─═.·•#+|<>\\/^▬■◆]{3,}+ (?: \s++ [-–—_=*~━─═.·•#+|]++ )*+
               | [-–—_=*~━─═]++ (?: \s++ [-–—_=*~━─═]++ )*+ )
        | (?P<I> [\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\p{Cc}]++ )
        ) \s*+ \Z
        | (?P<L> [*•◦▪‣⁃□■☆★○●►▶▸»+✓✔] \s++ (?=\S) | o \s++ (?= \[ \d++ \] ) )
        """,
        regex.VERBOSE | regex.V1,
    )


def letter_of(text: str) -> str:
    """
    Return the class of a line by its shape: one of `LETTERS`.

    >>> letter_of("- 4 -"), letter_of("* Boats"), letter_of("Four boats")
    ('F', 'L', 'T')
    """
    # What opens with a letter or a digit is text, an address (which has no blank), a folio (which is short and has a
    # digit at its end) or a list item ("o [3]").
    first = text[0]
    if first.isalpha():
        may_be_other = (
            (first in ADDRESS_STARTS and " " not in text)
            or (len(text) <= LONGEST_FOLIO and text.rstrip(END_FOLIO)[-1:].isdecimal())
            or (first == "o" and text[1:3] == " [")
        )
    elif first.isdecimal():
        may_be_other = text.rstrip(END_FOLIO)[-1:].isdecimal()
    elif len(text) == 1:
        return _letter_of_sign(text)
    elif first in LIST_MARKS and text[1] == " " and (text[2] == "[" or text[2].isalnum()):
        return "L"
    elif first in BRACKETS:
        # A folio, or text.
        may_be_other = text.rstrip(END_FOLIO)[-1:].isdecimal()
    else:
        # A mail that was quoted has a mark and a blank before each line.
        may_be_other = first not in OPEN_SPEECH and text[:2] != "> "
    match = _shape_re().match(text) if may_be_other else None
    return (match and match.lastgroup) or "T"


@lru_cache(maxsize=256)
def _letter_of_sign(sign: str) -> str:
    """Return the class of a line of one sign: menus have many, and always the same."""
    match = _shape_re().match(sign)
    return (match and match.lastgroup) or "T"


def to_lines(raw: str) -> tuple[list[Line], list[int]]:
    r"""
    Cut *raw* into its non-blank lines.

    Returns the lines in order and the numbers of those that open a page after a form feed.

    >>> lines, pages = to_lines("One\n\n  two\f3")
    >>> [(line.text, line.letter, line.indent, line.blanks) for line in lines], pages
    ([('One', 'T', 0, 0), ('two', 'T', 2, 1), ('3', 'F', 0, 0)], [2])
    """
    lines: list[Line] = []
    pages: list[int] = []
    paged = PAGE_BREAK in raw
    # Where each ends with one character, that need not be kept: then most lines are their text, and not copied.
    ended = int("\r" not in raw and not paged)
    number = at = blanks = 0
    for piece in raw.splitlines(keepends=not ended):
        text = piece.strip()
        if not text:
            blanks += 1
        else:
            first, size = text[0], len(text)
            indent = 0 if piece[0] == first else len(piece) - len(piece.lstrip())
            # Most lines need no look at their shape.
            plain = (first in TEXT_STARTS or (first in OPEN_WORDS and " " in text and text[1] != " ")) and (
                size > LONGEST_FOLIO or text[-1] not in FOLIO_ENDS
            )
            letter = "T" if plain else letter_of(text)
            start = at + indent
            lines.append(Line(number, start, start + size, text, letter, indent, blanks))
            number += 1
            blanks = 0
        if paged and piece[-1] == PAGE_BREAK and (not pages or pages[-1] != number):
            pages.append(number)
        at += len(piece) + ended
    return lines, pages
