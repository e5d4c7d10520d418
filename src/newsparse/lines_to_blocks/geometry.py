"""The measured page: column widths, and whether the next word would have fitted."""

from __future__ import annotations

from itertools import pairwise
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
    0
    if chr(i) == "\n"
    else 70
    if chr(i) in _NARROW
    else 195
    if chr(i) in _WIDE
    else 90
    if chr(i) in 'r-"'
    else 160
    if chr(i).isupper()
    else 128
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


def printed_widths(texts: Sequence[str]) -> list[int]:
    """
    Return the width of each of *texts* in a proportional face; none holds a line feed.

    >>> thin, broad, broadest = printed_widths(["illicit", "woman", "WOMAN"])
    >>> thin < broad < broadest
    True
    """
    return list(map(sum, "\n".join(texts).encode("latin-1", "replace").translate(_WIDTHS).split(b"\0")))


def mono_widths(texts: Sequence[str]) -> list[int]:
    """Return the width of each of *texts* where every character is as wide as the next."""
    return [len(text) * MONO for text in texts]


def wide_widths(texts: Sequence[str]) -> list[int]:
    """
    Return the width of each of *texts* where a character of East Asia takes two places.

    >>> wide_widths(["橋a"]) == [3 * MONO]
    True
    """
    # Such characters are the ones with three bytes.
    return [(len(text) + (len(text.encode("utf-8", "replace")) - len(text)) // 2) * MONO for text in texts]


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
    # A line that ends in mid-sentence before one that begins in lower case, or in a script without, was surely wrapped.
    sure = [
        i
        for i, (text, after) in enumerate(pairwise(texts))
        if len(text) > MIN_WIDE_LENGTH
        and ((first := after[:1]).islower() or (first >= FIRST_WIDE and first.isalpha()))
        and (len(text) > MIN_LENGTH or text[-1] >= FIRST_WIDE)
        and (text[-1].isalpha() or not ends_sentence(text))
        and lines[i + 1].blanks < 2
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
    firsts = [text.split(None, 1)[0] if text else "" for text in texts]
    fits: list[tuple[float, bool, list[int], list[int]]] = []
    narrow = wide_widths if any(text[len(text) // 2] >= FIRST_WIDE for text in texts[:SAMPLE]) else mono_widths
    full, following = [texts[i] for i in sure], [firsts[i + 1] for i in sure]
    for proportional in (False, True):
        width = printed_widths if proportional else narrow
        sizes = width(full)
        local = _local_columns(sizes)
        # The long lines have the say: among the short ones are menus and captions.
        loose = sum(w for w, f, c in zip(sizes, width(following), local, strict=False) if w + f + MONO <= c)
        fits.append((loose / sum(sizes), proportional, sizes, local))
        if fits[-1][0] < GOOD_FIT:
            break
    fitted, proportional, sizes, local = min(fits, key=itemgetter(0))
    width = printed_widths if proportional else narrow
    widths, columns = width(texts), _columns(local, sure, len(lines))
    slack = [(c - w - f) / MONO - 1 for c, w, f in zip(columns, widths, width(firsts)[1:], strict=False)]
    slack.append(0.0)
    # Text that is a line a node has lines of any width, and some far wider than any column.
    wide = sum(w for w, c in zip(widths, columns, strict=True) if w > MAX_FILL * c)
    filled = sum(w for w, c in zip(sizes, local, strict=False) if LEAST_FILL * c < w <= MOST_FILL * c)
    wrapped = fitted < MAX_FITTED and wide < MAX_WIDE * sum(widths) and filled >= MIN_FILLED * sum(sizes)
    return Geometry(wrapped, proportional, slack, widths, columns)


def _local_columns(wrapped: list[int]) -> list[int]:
    """Return the column's width at each surely wrapped line and below the last: the widest of those around it."""
    local: list[int] = []
    for k in range(len(wrapped) + 1):
        near = sorted(wrapped[max(0, k - NEAR) : k + NEAR])
        limit = OUTLIER * near[len(near) // 2]
        while near[-1] > limit:
            near.pop()
        local.append(near[-1])
    return local


def _columns(local: list[int], sure: list[int], count: int) -> list[int]:
    """Return the column's width at each line: that of the next surely wrapped one."""
    columns: list[int] = []
    above = 0
    for i, column in zip(sure, local, strict=False):
        columns += [column] * (i + 1 - above)
        above = i + 1
    return columns + [local[-1]] * (count - above)
