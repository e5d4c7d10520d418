"""What a browser prints over each page: when it was printed, and the page's title."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING

import regex

from newsparse.rule import labels

if TYPE_CHECKING:
    from newsparse.models import Line, Page

MAX_TITLE = 250


@cache
def _printed_re() -> regex.Pattern[str]:
    return regex.compile(
        r"\d{1,4}+[./-]\d{1,2}+[./-]\d{2,4}+,?+[ ]\d{1,2}+[:.]\d{2}(?:\s?[AaPp]\.?[Mm]\.?)?+(?:\s++(?P<title>\S.*+))?+",
        regex.V1,
    )


@labels("running_head", page_tops=True)
def print_header(line: Line, page: Page) -> bool:
    r"""
    Claim the first line of a printed page if it opens with the day and time of printing.

    >>> from newsparse.testing import make_page
    >>> page = make_page("5/2/26, 8:35 PM    Ferry returns\nIt rained.\n\f5/2/26, 8:35 PM    Ferry returns\nStill.")
    >>> print_header(page.lines[0], page), print_header(page.lines[1], page)
    (True, False)
    """
    starts = page.page_starts
    if not starts or not line.text[0].isdecimal():
        return False
    if line.number:
        at = bisect_left(starts, line.number)
        if at == len(starts) or starts[at] != line.number:
            return False
    return _printed_re().fullmatch(line.text) is not None


@labels("running_head", follows=("running_head",))
def print_title(line: Line, page: Page) -> bool:
    r"""
    Claim the title that stands right under a day and time of printing.

    >>> from newsparse.testing import make_page
    >>> page = make_page("5/2/26, 8:35 PM\nFerry returns\nIt rained.\n\f5/2/26, 8:35 PM\nFerry returns")
    >>> page.lines[0].rule = "print_header"
    >>> print_title(page.lines[1], page), print_title(page.lines[2], page)
    (True, False)
    """
    if not line.number or len(line.text) > MAX_TITLE:
        return False
    above = page.lines[line.number - 1]
    match = _printed_re().fullmatch(above.text) if above.rule == "print_header" else None
    return match is not None and match["title"] is None


def printed_at(page: Page) -> tuple[int, str, int]:
    r"""
    Return the title that the browser printed over the first page: its line's number, the title, where it begins there.

    Where nothing was printed so, the title is empty.

    >>> from newsparse.testing import make_page
    >>> page = make_page("5/2/26, 8:35 PM    Ferry returns\nIt rained.\n\f5/2/26, 8:35 PM    Ferry returns\nStill.")
    >>> page.lines[0].rule = "print_header"
    >>> printed_at(page)
    (0, 'Ferry returns', 16)
    """
    for number in (0, *page.page_starts) if page.page_starts else ():
        for line in page.lines[number : number + 2]:
            if line.rule == "print_title":
                return line.number, line.text, 0
            if line.rule == "print_header":
                match = _printed_re().fullmatch(line.text)
                if match is not None and match["title"]:
                    return line.number, str(match["title"]), match.start("title")
    return 0, "", 0
