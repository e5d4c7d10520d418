"""What a page prints besides the article: addresses, folios, running heads and feet, rules, jump lines."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING

import regex

from newsparse.lang import load
from newsparse.lang.jumps import Jumps
from newsparse.rule import labels

if TYPE_CHECKING:
    from newsparse.lang import Language
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
        | \W*+ (?i: page | seite | pg | página | pagina | sida | side | strona | стр ) \W*+ \d
        | \W*+ \d++ \s*+ / \s*+ \d++ \W*+ \Z
        """,
        regex.VERBOSE | regex.V1,
    )


def _jump_words(lang: Language) -> Jumps:
    """Return the words of jump lines, the English ones with them: pages are made with templates from elsewhere."""
    own, english = lang.jumps, load("en").jumps
    return Jumps(
        tuple(dict.fromkeys(own.leads + english.leads)),
        tuple(dict.fromkeys(own.marks + english.marks)),
        tuple(dict.fromkeys(own.page_words + english.page_words)),
    )


@labels(
    "jump_line",
    leads=lambda lang: _jump_words(lang).leads,
    marks=lambda lang: [f", {mark} " for mark in _jump_words(lang).marks],
)
def jump_line(line: Line, page: Page) -> bool:
    """
    Claim a line that sends the reader to another page, or says which page it goes on from.

    >>> from newsparse.testing import claims
    >>> claims(jump_line, "Continued on Page A7"), claims(jump_line, "HARBOUR, from page A1")
    (True, True)
    >>> claims(jump_line, "Talks continued on Thursday.")
    False
    """
    return len(line.text) < 90 and _jump_re(page.lang).fullmatch(line.text, timeout=0.1) is not None


@cache
def _jump_re(lang: Language) -> regex.Pattern[str]:
    words = _jump_words(lang)
    return regex.compile(
        r"""
        [^\p{L}\p{N}]*+
        (?: \p{Lu}?+\d{1,3}+ \s++ )?+                    # the folio of this page, fused
        (?:
            # "HARBOUR,": the slug of the story
            (?: \p{Lu}[\p{Lu}’'\-]++ (?: \s\p{Lu}[\p{Lu}’'\-]++ ){0,3}+ ,?+ \s++ )?+
            (?i: \L<leads> ) \s++ (?i: \L<page_word> )?+ \s*+ \p{Lu}?+ \d{1,3}+
          | \p{Lu}[\p{Lu}’'\-]++ (?: \s\p{Lu}[\p{Lu}’'\-]++ ){0,3}+ ,?+ \s++
            (?i: \L<marks> ) \s++ (?i: \L<page_word> )?+ \s*+ \p{Lu}?+ \d{1,3}+
        )
        [^\p{L}\p{N}]*+
        (?: [\p{Lu}\p{L}\p{N} ,.|’'\-]{0,60}+ )?+
        """,
        regex.VERBOSE | regex.V1,
        leads=words.leads,
        marks=words.marks,
        page_word=words.page_words,
    )
