"""Small pages, lines and articles to try rules on: for tests, doctests and a first look at a new rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsparse import text_to_lines
from newsparse.models import Article, Paragraph, Span
from newsparse.options import DEFAULTS

if TYPE_CHECKING:
    from newsparse.models import Line, Page
    from newsparse.rule import LineRule


def make_page(raw: str, *, language: str = "en") -> Page:
    r"""
    Return *raw* as the first step hands it on: lines with their class.

    >>> [line.text for line in make_page("BEATRIX HOLM\n\nThe ferry was late.").lines]
    ['BEATRIX HOLM', 'The ferry was late.']
    """
    return text_to_lines.run(raw, language, DEFAULTS)


def make_line(raw: str, *, language: str = "en") -> Line:
    """
    Return the only line of *raw*, as it stands on a page of its own.

    >>> make_line("  Continued on Page A7").text
    'Continued on Page A7'

    Raises:
        ValueError: If *raw* is not one line.
    """
    lines = make_page(raw, language=language).lines
    if len(lines) != 1:
        raise ValueError(f"not one line, but {len(lines)}: {raw!r}")
    return lines[0]


def make_article(*paragraphs: str, language: str = "en") -> Article:
    """
    Return an article of these *paragraphs*, a blank line between, with nothing else in it.

    Neither lines nor blocks are looked at, so that a test of the fourth step does not hang on the others.

    >>> make_article("It rained.", "Then it stopped.").paragraphs[1].spans
    (Span(start=12, end=28),)
    """
    blocks = []
    start = 0
    for text in paragraphs:
        blocks.append(Paragraph(text, (Span(start, start + len(text)),)))
        start += len(text) + 2
    return Article("\n\n".join(paragraphs), language, tuple(blocks), paragraphs=tuple(blocks))


def claims(rule: LineRule, raw: str, *, language: str = "en") -> bool:
    r"""
    Say whether *rule* claims the first line of *raw*.

    >>> from newsparse.lines_to_blocks.furniture import bare_url
    >>> claims(bare_url, "https://example.org/ferry"), claims(bare_url, "See example.org.")
    (True, False)
    """
    page = make_page(raw, language=language)
    return rule(page.lines[0], page)
