"""What a page prints besides the article: addresses, folios, rules."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING

import regex

from newsparse.rule import labels

if TYPE_CHECKING:
    from newsparse.models import Line, Page


@labels("url", letters="U")
def bare_url(line: Line, page: Page) -> bool:  # noqa: ARG001
    """
    Claim a line that holds a web address and nothing else.

    >>> from newsparse.testing import claims
    >>> claims(bare_url, "https://example.org/bridge-closed")
    True
    >>> claims(bare_url, "See https://example.org/bridge-closed for more.")
    False
    """
    return line.letter == "U"


@labels("rule_line", letters="R")
def rule_line(line: Line, page: Page) -> bool:  # noqa: ARG001
    """
    Claim a line of dashes, stars or bars.

    >>> from newsparse.testing import claims
    >>> claims(rule_line, "-----")
    True
    >>> claims(rule_line, "-- Ana Ruiz")
    False
    """
    return line.letter == "R"


@labels("invisible", letters="I")
def invisible(line: Line, page: Page) -> bool:  # noqa: ARG001
    r"""
    Claim a line that shows nothing: zero-width marks, a byte order mark, a reference mark alone.

    >>> from newsparse.testing import claims
    >>> claims(invisible, "\N{ZERO WIDTH SPACE}")
    True
    >>> claims(invisible, ".")
    False
    """
    return line.letter == "I"


@labels("folio", letters="F")
def folio(line: Line, page: Page) -> bool:
    """
    Claim a page number: ``12``, ``Page 3 of 7``, ``- 4 -``, where pages turn.

    A number alone in a list or a table is none: a folio says that it is one, or stands beside a form feed
    or a running head.

    >>> from newsparse.testing import claims
    >>> claims(folio, "Page 3 of 7"), claims(folio, "- 7 -")
    (True, True)
    >>> claims(folio, "1,200 people")
    False
    """
    if line.letter != "F":
        return False
    if _folio_word_re().match(line.text):
        return True
    number = line.number
    starts = page.page_starts
    at = bisect_left(starts, number)
    if starts and (number + 1 == len(page.lines) or (at < len(starts) and starts[at] <= number + 1)):
        return True
    # A number that repeats the page's own head or foot beside it: the running head says it is a folio.
    beside = (page.lines[n] for n in (number - 1, number + 1) if 0 <= n < len(page.lines))
    return any(other.kind in {"running_head", "jump_line"} for other in beside)


@cache
def _folio_word_re() -> regex.Pattern[str]:
    return regex.compile(
        r"""
          [-–—|·•] \s*+ \d++ \s*+ [-–—|·•] \Z
        | \W*+ (?i-f: page | seite | pg | página | pagina | sida | side | strona | стр ) \W*+ \d
        | \W*+ \d++ \s*+ / \s*+ \d++ \W*+ \Z
        """,
        regex.VERBOSE | regex.V1,
    )
