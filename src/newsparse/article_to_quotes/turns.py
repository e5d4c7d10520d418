"""Turns of a transcript: paragraphs that open with a name in capitals and a colon, and hold what was said."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from newsparse.article_to_quotes.quote_marks import INNER, OPEN, Segment

if TYPE_CHECKING:
    from newsparse.article_to_quotes.tokens import Tokens

MIN_TURNS = 4
"""Fewer paragraphs of such a form make no transcript."""


@cache
def _label_re() -> re.Pattern[str]:
    """What a turn may open with: a name, what hangs on it, a colon: "BO LIND, HOST:"."""
    return re.compile(r"(?:(?<=\n)|\A)(?P<who>[NT_]{1,6})(?:[,(][^:.!\n\"']{1,8})?:(?!\n|\Z)")


def find_turns(tokens: Tokens, segments: list[Segment], letters: str) -> tuple[list[Segment], str]:
    r"""
    Take what stands after the names of a transcript for quotations, as far as it holds none itself.

    Nothing changes in a text where most paragraphs are no turns, or with one speaker.

    >>> from newsparse.article_to_quotes.tokens import scan
    >>> from newsparse.lang import load
    >>> turns = ["LIND: It rained.", "ODE: It did.", "LIND: All day.", "ODE: And all night."]
    >>> tokens = scan(turns, load("en"))
    >>> find_turns(tokens, [], tokens.letters)[1].split("\n")
    ['NQqqq', 'NQqqq', 'NQqqq', 'NQqqqq']
    >>> tokens = scan(turns[:3], load("en"))
    >>> find_turns(tokens, [], tokens.letters)[0]
    []
    """
    plain = tokens.letters
    if plain.count(":") < MIN_TURNS:
        return segments, letters
    labels = [match for match in _label_re().finditer(plain) if tokens.between(*match.span("who")).isupper()]
    if len(labels) < MIN_TURNS or 2 * len(labels) <= plain.count("\n") + 1:
        return segments, letters
    if len({tokens.between(*match.span("who")) for match in labels}) == 1:
        return segments, letters
    pieces: list[str] = []
    found: list[Segment] = []
    at = 0
    for match in labels:
        colon = match.end() - 1
        end = plain.find("\n", colon)
        if end < 0:
            end = len(plain)
        if OPEN not in letters[colon:end]:
            found.append(Segment(colon, end - 1, closed=False, words=end - 1 - colon))
            pieces += letters[at:colon], OPEN, INNER * (end - 1 - colon)
            at = end
    pieces.append(letters[at:])
    return sorted([*segments, *found], key=_first), "".join(pieces)


def _first(segment: Segment) -> int:
    return segment.first
