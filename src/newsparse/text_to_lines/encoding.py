"""Characters that were decoded wrongly, and the ASCII that old wires wrote for what they could not send."""

from __future__ import annotations

import re
from functools import cache

from newsparse.models import Repair, Span

# UTF-8 read as Windows-1252 or Latin-1 shows a lead byte, then a continuation byte. These are the lead bytes of
# Latin, Greek, Cyrillic and Arabic letters, of punctuation, of kana and of signs.
LEADS = "ÂÃÄÅÎÏÐÑØÙâãð"
CONTINUATIONS = frozenset(map(chr, range(0x80, 0xC0))) | frozenset("ŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™")
LONGEST = 80
MAX_PIECES = 2000
"""So many different pieces are looked at; a text that shows more is no article."""
WIRE_DASHES = 2
"""So many lone underscores between words are dashes, also where no wire quotes stand."""


@cache
def _wire_re() -> re.Pattern[str]:
    return re.compile(r"(?P<open>``)|(?P<close>'')|(?P<dash>(?<=[\w.,!?'\")] )_(?= [\w`\"'(]))")


def mojibake(raw: str) -> list[Repair]:
    r"""
    Return the repairs of stretches that are surely text in the wrong encoding.

    >>> [(one.span, one.replacement) for one in mojibake("the cafÃ© was full")]
    [(Span(start=4, end=9), 'café')]
    >>> mojibake("Ängström, “Élan” and São Tomé")
    []

    Args:
        raw: The whole text.

    Returns:
        One repair for each stretch without blanks, in order; empty where nothing is surely wrong.
    """
    if raw.isascii():
        return []
    found: dict[Span, Repair] = {}
    known: dict[str, str | None] = {}
    for lead in LEADS:
        at = raw.find(lead)
        while at >= 0:
            after = raw[at + 1 : at + 2]
            # A lone "Â" before a quotation mark may be a letter.
            if after in CONTINUATIONS and (lead != "Â" or "\u00a0" <= after <= "\u00bf"):
                span = Span(*_stretch(raw, at))
                piece = span.of(raw)
                if piece not in known and len(known) < MAX_PIECES:
                    known[piece] = _fixed(piece)
                fixed = known.get(piece)
                if fixed is not None:
                    found[span] = Repair(span, fixed, "mojibake")
                at = span.end - 1
            at = raw.find(lead, at + 1)
    return [found[span] for span in sorted(found)]


def _stretch(raw: str, at: int) -> tuple[int, int]:
    """Return the piece without blanks around a place; a no-break space may be half a character."""
    start = end = at
    while start > 0 and at - start < LONGEST and not raw[start - 1].isspace():
        start -= 1
    while end < len(raw) and end - at < LONGEST and (not raw[end].isspace() or raw[end] == "\u00a0"):
        end += 1
    return start, end


def _fixed(piece: str) -> str | None:
    """Return what *piece* was before it was decoded wrongly, None if that is not sure."""
    from ftfy import fix_encoding
    from ftfy.badness import badness

    if not badness(piece):
        return None
    fixed = fix_encoding(piece)
    return fixed if fixed != piece and not badness(fixed) else None


def wire_ascii(raw: str) -> list[Repair]:
    r"""
    Return the repairs of a wire's quotes and dashes: ````so''`` and `` _ ``.

    >>> [one.replacement for one in wire_ascii("``No,'' she said _ and left.")]
    ['“', '”', '—']
    >>> wire_ascii("Type `ls` and a _ b.")
    []
    """
    quotes = "`" in raw and "``" in raw and "''" in raw
    if not quotes and ("_" not in raw or raw.count(" _ ") < WIRE_DASHES):
        return []
    signs = {"open": "“", "close": "”", "dash": "—"}
    return [
        Repair(Span(*match.span()), signs[kind], "wire_dash" if kind == "dash" else "wire_quote")
        for match in _wire_re().finditer(raw)
        if (kind := match.lastgroup or "") == "dash" or quotes
    ]
