"""The measured page: column widths, and whether the next word would have fitted."""

from __future__ import annotations

from bisect import bisect_right
from itertools import chain, pairwise, repeat
from operator import add, itemgetter, sub
from typing import TYPE_CHECKING
from zlib import adler32

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsparse.models import Line, Page

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
_MOST_ADDED = 65_520 // max(_WIDTHS)
"""So many bytes the checksum adds up without passing its modulus."""
MONO = 128
"""So much a character takes in type of one width."""

MIN_WRAPPED = 4
MAX_TO_SURE = 6
"""On a page of few lines, one of so many is surely wrapped,"""
WIDEST_COLUMN = 110
"""and none is longer than this."""
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


def printed_widths(texts: Sequence[str], firsts: Sequence[int]) -> tuple[list[int], list[int]]:
    """
    Return the width of each of *texts* in a proportional face, and that of each but the last with the next one's start.

    >>> (thin, broad, broadest), taken = printed_widths(["illicit", "woman", "WOMAN"], [7, 3, 5])
    >>> thin < broad < broadest, thin < taken[0] < thin + broad
    (True, True)

    Args:
        texts: The texts; none holds a line feed.
        firsts: How many characters of each are its start.
    """
    lines = "\n".join(texts).encode("latin-1", "replace").translate(_WIDTHS).split(b"\0")
    if len(max(lines, key=len)) > _MOST_ADDED // 2:
        widths = list(map(sum, lines))
        return widths, list(
            map(add, widths, [sum(line[:first]) for line, first in zip(lines, firsts, strict=True)][1:])
        )
    # The low half of this checksum is one more than the sum of the bytes, and there no quicker way to add them up.
    sums = list(map(adler32, lines))
    return [(total & 0xFFFF) - 1 for total in sums], [
        (adler32(line[:first], total) & 0xFFFF) - 1
        for total, line, first in zip(sums, lines[1:], firsts[1:], strict=False)
    ]


def mono_widths(texts: Sequence[str], firsts: Sequence[int]) -> tuple[list[int], list[int]]:
    """Return the same in characters, where each is as wide as the next."""
    widths = list(map(len, texts))
    return widths, list(map(add, widths, firsts[1:]))


def wide_widths(texts: Sequence[str], firsts: Sequence[int]) -> tuple[list[int], list[int]]:
    """
    Return the same in characters, where one of East Asia takes two places.

    >>> wide_widths(["橋a", "橋橋"], [2, 1])
    ([3, 4], [5])
    """
    widths = [_places(text) for text in texts]
    return widths, [
        width + _places(text[:first]) for width, text, first in zip(widths, texts[1:], firsts[1:], strict=False)
    ]


def _places(text: str) -> int:
    # Such characters are the ones with three bytes.
    return len(text) + (len(text.encode("utf-8", "replace")) - len(text)) // 2


def ends_sentence(text: str) -> bool:
    """
    Say whether a line ends with a full stop, also one inside quotes or brackets.

    >>> ends_sentence("he said.”"), ends_sentence("he said,”")
    (True, False)
    """
    last = text[-1:]
    if last in CLOSERS:
        return bool(text) and text.rstrip(CLOSERS)[-1:] in TERMINAL
    return last in TERMINAL


def as_printed(lines: Sequence[Line], page: Page) -> list[str]:
    r"""
    Return the lines with the marks of references that the first step took out; nothing where it took none.

    A text browser breaks its lines with the marks in them.

    >>> from newsparse.testing import make_page
    >>> page = make_page("The [1]ferry and [2]boats\nof the [3]harbour")
    >>> as_printed(page.lines, page), as_printed(make_page("The ferry").lines, make_page("The ferry"))
    (['The [1]ferry and [2]boats', 'of the [3]harbour'], [])
    """
    if "reference" not in [repair.rule for repair in page.repairs]:
        return []
    return [page.raw[line.start : line.end] for line in lines]


@frozen(eq=False)
class Geometry:
    """
    What was measured on a run of lines.

    ``wrapped`` says whether the lines fill a column; ``slack[i]`` is the room left at the end of line *i* after
    the first word of line *i + 1*: negative where the word would not have fitted. ``columns[i]`` is the column's width
    there, 0 where none was found. All these are whole numbers, ``unit`` to a character.
    """

    wrapped: bool
    unit: int
    slack: Sequence[int]
    widths: Sequence[int]
    columns: Sequence[int]

    @property
    def column(self) -> float:
        """The column's usual width in characters, 0 if none was found."""
        return sorted(self.columns)[len(self.columns) // 2] / self.unit if self.columns else 0.0


def measure(lines: Sequence[Line], printed: Sequence[str] = ()) -> Geometry:
    """
    Measure *lines*, which stand one below the other; nothing is found in fewer than a few wrapped lines.

    Where the first step took marks out of them, *printed* has them as they were: they fill the column with the marks.
    """
    texts = [line.text for line in lines]
    sure = _surely_wrapped(lines, texts)
    if len(sure) < MIN_WRAPPED and not (
        0 < len(lines) <= MAX_TO_SURE * len(sure) and max(map(len, texts)) <= WIDEST_COLUMN
    ):
        none = [0] * len(lines)
        return Geometry(wrapped=False, unit=1, slack=none, widths=list(map(len, texts)), columns=none)
    wide_script = max([text[len(text) // 2] for text in texts[:SAMPLE] if not text.isascii()], default="") >= FIRST_WIDE
    # In a script without blanks any character may be the last of a line: there a mark tells less than it hides.
    laid = printed if printed and not wide_script else texts
    if laid is texts:
        # All blanks inside lines were made plain ones.
        firsts = [at if (at := text.find(" ")) > 0 else len(text) for text in texts]
    else:
        firsts = [len(text.split(None, 1)[0]) for text in laid]
    of_sure = itemgetter(*sure, sure[-1])  # the last one twice: of one alone it gives no tuple
    fits: list[tuple[float, int, list[int], list[int], list[int], list[int]]] = []
    for measured, unit in ((wide_widths if wide_script else mono_widths, 1), (printed_widths, MONO)):
        # What a line takes with the next line's first word; a blank stands between.
        widths, needs = measured(laid, firsts)
        sizes = list(of_sure(widths)[:-1])
        local = _local_columns(sizes)
        # The long lines have the say: among the short ones are menus and captions.
        loose = sum([w for w, c, need in zip(sizes, local, of_sure(needs), strict=False) if need + unit <= c])
        fits.append((loose / sum(sizes), unit, widths, needs, sizes, local))
        if fits[-1][0] < GOOD_FIT:
            break
    fitted, unit, widths, needs, sizes, local = min(fits, key=itemgetter(0))
    columns = _columns(local, sure, len(lines))
    wide = 0
    if max(widths) > MAX_FILL * min(local):
        # Text that is a line a node has lines of any width, and some far wider than any column.
        wide = sum([w for w, c in zip(widths, columns, strict=True) if w > MAX_FILL * c])
    filled = sum([w for w, c in zip(sizes, local, strict=False) if LEAST_FILL * c < w <= MOST_FILL * c])
    wrapped = fitted < MAX_FITTED and wide < MAX_WIDE * sum(widths) and filled >= MIN_FILLED * sum(sizes)
    slack = [column - need - unit for column, need in zip(columns, needs, strict=False)]
    return Geometry(wrapped, unit, [*slack, 0], widths, columns)


def _surely_wrapped(lines: Sequence[Line], texts: Sequence[str]) -> list[int]:
    """Return the lines that end in mid-sentence before one that begins in lower case, or in a script without."""
    return [
        i
        for i, (text, after) in enumerate(pairwise(texts))
        if ((first := after[0]).islower() or (first >= FIRST_WIDE and first.isalpha()))
        and ((size := len(text)) > MIN_LENGTH or (size > MIN_WIDE_LENGTH and text[-1] >= FIRST_WIDE))
        and (text[-1].isalpha() or not ends_sentence(text))
        and lines[i + 1].blanks < 2
    ]


def _local_columns(wrapped: list[int]) -> list[int]:
    """Return the column's width at each surely wrapped line and below the last: the widest of those around it."""
    count = len(wrapped)
    above = [_widest(wrapped[: k + NEAR]) for k in range(NEAR)]
    below = [_widest(wrapped[k - NEAR :]) for k in range(max(NEAR, count + 1 - NEAR), count + 1)]
    between = [
        near[-1] if near[-1] <= OUTLIER * near[NEAR] else _widest(near)
        for near in map(sorted, zip(*[wrapped[i:] for i in range(2 * NEAR)], strict=False))
    ]
    return above + between + below


def _widest(near: list[int]) -> int:
    """Return the greatest of some widths that is not far above the one in the middle."""
    near = sorted(near)
    most = OUTLIER * near[len(near) // 2]
    return near[-1] if near[-1] <= most else near[bisect_right(near, most) - 1]


def _columns(local: list[int], sure: list[int], count: int) -> list[int]:
    """Return the column's width at each line: that of the next surely wrapped one."""
    ends = [i + 1 for i in sure]
    return list(chain.from_iterable(map(repeat, local, map(sub, [*ends, count], [0, *ends]))))
