"""The measured page: column widths, and whether the next word would have fitted."""

from __future__ import annotations

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
MAX_FITTED = 0.3
"""Lines fill a column where the next word would have fitted on fewer than this share of the wrapped ones."""
MAX_FILL = 1.3
MAX_WIDE = 0.3
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
        if firsts[i + 1][:1].islower() and not ends_sentence(texts[i]) and lines[i + 1].blanks < 2 and len(texts[i]) > 15
    ]
    none = [0.0] * len(lines)
    if len(sure) < MIN_WRAPPED:
        return Geometry(False, False, none, [len(t) * MONO for t in texts], [0] * len(lines))
    best: tuple[float, bool, list[int], list[int]] | None = None
    for proportional in (False, True):
        width = printed_width if proportional else mono_width
        widths = [width(text) for text in texts]
        columns = _columns(widths, sure, len(lines))
        fitted = sum(widths[i] + width(firsts[i + 1]) + MONO <= columns[i] for i in sure) / len(sure)
        if best is None or fitted < best[0]:
            best = (fitted, proportional, widths, columns)
        if fitted < 0.04:
            break
    assert best is not None
    fitted, proportional, widths, columns = best
    width = printed_width if proportional else mono_width
    slack = [
        (columns[i] - widths[i] - width(firsts[i + 1])) / MONO - 1 if i + 1 < len(lines) else 0.0
        for i in range(len(lines))
    ]
    # Text that is a line a node has lines far wider than any column.
    wide = sum(w for w, c in zip(widths, columns, strict=True) if w > MAX_FILL * c)
    return Geometry(fitted < MAX_FITTED and wide < MAX_WIDE * sum(widths), proportional, slack, widths, columns)


def _columns(widths: list[int], sure: list[int], count: int) -> list[int]:
    """Return the column's width at each line: the widest of the surely wrapped lines around it."""
    wrapped = [widths[i] for i in sure]
    local: list[int] = []
    for k in range(len(sure) + 1):
        near = sorted(wrapped[max(0, k - NEAR) : k + NEAR])
        limit = 1.25 * near[len(near) // 2]
        while near[-1] > limit:
            near.pop()
        local.append(near[-1])
    columns: list[int] = []
    above = 0
    for i, column in zip(sure, local, strict=False):
        columns += [column] * (i + 1 - above)
        above = i + 1
    return columns + [local[-1]] * (count - above)
