"""The measured page: column widths, and whether the next word would have fitted."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsparse.models import Line

# Advance widths in 1/250 em, between those of the common text faces. All a letter needs is to
# be told from a wide or narrow one: what counts is a difference of half a word over a line.
_NARROW = "iljI.,:;'!|()[]ft` \N{NO-BREAK SPACE}"
_WIDE = "mwMWOQGCDNHUAV%&@\N{EM DASH}"
_WIDTHS = bytes(
    70 if chr(i) in _NARROW else 195 if chr(i) in _WIDE else 90 if chr(i) in 'r-"' else 160 if chr(i).isupper() else 128
    for i in range(256)
)
MONO = 128
"""Width of every character where type is not proportional; also the unit in which slack is told."""

MIN_WRAPPED = 4
NEAR = 3
MAX_FITTED = 0.4
"""Lines fill a column where the next word would have fitted on fewer than this share of the wrapped ones."""
MIN_FILLED = 0.5
"""Of the lines that go on in the next, at least this share is about as wide as the column."""
LEAST_FILL = 0.8
MOST_FILL = 1.05
MAX_FILL = 1.3
GOOD_FIT = 0.04
MAX_WIDE = 0.38
MIN_LENGTH = 25
MIN_WIDE_LENGTH = 12
"""Shorter lines are menus as often as wrapped prose; characters of East Asia take twice the room."""
FIRST_WIDE = "\u2e80"
OUTLIER = 1.15
SAMPLE = 200
"""So many lines tell whether a page is in the script of East Asia."""
TERMINAL = ".!?…。！？"
CLOSERS = "\"'”’»“)]』」"
"""May follow the full stop; the low-high quote of German closes too."""


def printed_width(text: str) -> int:
    """
    Return the width of *text* in a proportional face.

    >>> printed_width("illicit") < printed_width("woman") < printed_width("WOMAN")
    True
    """
    return sum(text.encode("latin-1", "replace").translate(_WIDTHS))


def mono_width(text: str) -> int:
    """Return the width of *text* where every character is as wide as the next."""
    return len(text) * MONO


def wide_width(text: str) -> int:
    """
    Return the width of *text* where a character of East Asia takes two places.

    >>> wide_width("橋a") == 3 * MONO
    True
    """
    # Such characters are the ones with three bytes.
    return (len(text) + (len(text.encode("utf-8", "replace")) - len(text)) // 2) * MONO


def _may_go_on(char: str) -> bool:
    """Say whether a line that begins with *char* may go on in mid-sentence: no capital, nor any sign of a beginning."""
    return char.islower() or (char >= FIRST_WIDE and char.isalpha())


def ends_sentence(text: str) -> bool:
    """
    Say whether a line ends with a full stop, also one inside quotes or brackets.

    >>> ends_sentence("he said.”"), ends_sentence("he said,”")
    (True, False)
    """
    return text.rstrip(CLOSERS)[-1:] in TERMINAL if text else False


@frozen(eq=False)
class Geometry:
    """
    What was measured on a run of lines.

    ``wrapped`` says whether the lines fill a column; ``slack[i]`` is the room left at the end of line *i* after
    the first word of line *i + 1*, in characters: negative where the word would not have fitted. ``column[i]`` is
    the column's width there, 0 where none was found.
    """

    wrapped: bool
    proportional: bool
    slack: Sequence[float]
    widths: Sequence[int]
    columns: Sequence[int]

    @property
    def column(self) -> float:
        """The column's usual width in characters, 0 if none was found."""
        return sorted(self.columns)[len(self.columns) // 2] / MONO if self.columns else 0.0


def measure(lines: Sequence[Line]) -> Geometry:
    """Measure *lines*, which stand one below the other; nothing is found in fewer than a few wrapped lines."""
    texts = [line.text for line in lines]
    firsts = [text.split(None, 1)[0] if text else "" for text in texts]
    # A line that ends in mid-sentence before one that begins in lower case was surely wrapped.
    sure = [
        i
        for i in range(len(lines) - 1)
        if _may_go_on(firsts[i + 1][:1])
        and lines[i + 1].blanks < 2
        and len(texts[i]) > (MIN_LENGTH if texts[i][-1] < FIRST_WIDE else MIN_WIDE_LENGTH)
        and not ends_sentence(texts[i])
    ]
    none = [0.0] * len(lines)
    if len(sure) < MIN_WRAPPED:
        return Geometry(
            wrapped=False,
            proportional=False,
            slack=none,
            widths=[len(t) * MONO for t in texts],
            columns=[0] * len(lines),
        )
    fits: list[tuple[float, bool, list[int], list[int]]] = []
    narrow = wide_width if any(text[len(text) // 2] >= FIRST_WIDE for text in texts[:SAMPLE]) else mono_width
    for proportional in (False, True):
        width = printed_width if proportional else narrow
        widths = [width(text) for text in texts]
        columns = _columns(widths, sure, len(lines))
        # The long lines have the say: among the short ones are menus and captions.
        loose = sum(widths[i] for i in sure if widths[i] + width(firsts[i + 1]) + MONO <= columns[i])
        fits.append((loose / sum(widths[i] for i in sure), proportional, widths, columns))
        if fits[-1][0] < GOOD_FIT:
            break
    fitted, proportional, widths, columns = min(fits, key=itemgetter(0))
    width = printed_width if proportional else narrow
    slack = [
        (columns[i] - widths[i] - width(firsts[i + 1])) / MONO - 1 if i + 1 < len(lines) else 0.0
        for i in range(len(lines))
    ]
    # Text that is a line a node has lines of any width, and some far wider than any column.
    wide = sum(w for w, c in zip(widths, columns, strict=True) if w > MAX_FILL * c)
    filled = sum(widths[i] for i in sure if LEAST_FILL * columns[i] < widths[i] <= MOST_FILL * columns[i])
    wrapped = (
        fitted < MAX_FITTED and wide < MAX_WIDE * sum(widths) and filled >= MIN_FILLED * sum(widths[i] for i in sure)
    )
    return Geometry(wrapped, proportional, slack, widths, columns)


def _columns(widths: list[int], sure: list[int], count: int) -> list[int]:
    """Return the column's width at each line: the widest of the surely wrapped lines around it."""
    wrapped = [widths[i] for i in sure]
    local: list[int] = []
    for k in range(len(sure) + 1):
        near = sorted(wrapped[max(0, k - NEAR) : k + NEAR])
        limit = OUTLIER * near[len(near) // 2]
        while near[-1] > limit:
            near.pop()
        local.append(near[-1])
    columns: list[int] = []
    above = 0
    for i, column in zip(sure, local, strict=False):
        columns += [column] * (i + 1 - above)
        above = i + 1
    return columns + [local[-1]] * (count - above)
