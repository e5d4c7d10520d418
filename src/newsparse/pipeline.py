"""
The four steps, in order. Read this first.

raw text ──▶ lines ──▶ blocks ──▶ article ──▶ quotes
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from newsparse import article_to_quotes, blocks_to_article, lines_to_blocks, text_to_lines
from newsparse.errors import NotTextError, OptionsError
from newsparse.lang import load
from newsparse.options import DEFAULTS, ParseOptions
from newsparse.reading_order import in_reading_order
from newsparse.text_to_lines.decode import decode
from newsparse.trace import Trace, retold

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TypeAlias

    from newsparse.models import Article, Block, Page, Span
    from newsparse.reading_order import Reordered

    # The blocks of a text as its file parts them, in order, and what it calls each.
    Known: TypeAlias = Sequence[tuple[Span, str]]

AUTO = "auto"

_fill = object.__setattr__


def parse(text: str | bytes, *, language: str = "auto", options: ParseOptions = DEFAULTS) -> Article:
    r"""
    Parse the plain text of one news article.

    >>> article = parse("By Ana Ferreira\n\nThe bridge was closed on Mon-\nday, the mayor said.")
    >>> article.paragraphs[0].text
    'The bridge was closed on Monday, the mayor said.'

    Args:
        text: The text as it was scraped, or its bytes: then `Article.encoding` tells how they were read.
        language: A code of `languages()`, or ``auto``.
        options: What to leave out; see `ParseOptions`.

    Returns:
        The article. Every string gives one, the empty string too; what is not there is None or empty.

    Raises:
        NotTextError: If *text* is neither a string nor bytes.
        LanguageNotFoundError: If there is no data for *language*.
        OptionsError: If *options* is no `ParseOptions`.
    """
    article, _, _, ordered = _parsed(text, language, options)
    return ordered.article(article) if ordered else article


def parse_and_explain(
    text: str | bytes, *, language: str = "auto", options: ParseOptions = DEFAULTS
) -> tuple[Article, Trace]:
    r"""
    Parse, and tell which rule did what.

    >>> article, trace = parse_and_explain("The ferry was late.\n\nhttps://example.org/ferry")
    >>> [(step.rule, step.what) for step in trace.at(25) if step.stage == "lines_to_blocks"]
    [('bare_url', 'url')]

    Takes, returns and raises what `parse` does; the trace beside the article.
    """
    return explain_known(text, (), language=language, options=options)


def clean(text: str | bytes, *, language: str = "auto", options: ParseOptions = DEFAULTS) -> str:
    r"""
    Return the article's clean text and nothing else: paragraphs and subheads, a blank line between.

    >>> clean("The ferry was\nlate.\n\n- 4 -\n\nNobody came.")
    'The ferry was late.\n\nNobody came.'

    Takes and raises what `parse` does; quotes are not looked for.
    """
    check(language, options)
    return parse(text, language=language, options=evolve(options, quotes=False)).text


def parse_known(text: str, known: Known, *, language: str, options: ParseOptions) -> Article:
    """Parse a text of which its file says where its blocks end, and what some are: see `newsparse.readers.Source`."""
    article, _, _, ordered = _parsed(text, language, options, known)
    return ordered.article(article) if ordered else article


def explain_known(text: str | bytes, known: Known, *, language: str, options: ParseOptions) -> tuple[Article, Trace]:
    """Do as `parse_known`, and tell which rule did what."""
    article, page, blocks, ordered = _parsed(text, language, options, known)
    trace = retold(article, page, blocks)
    return (ordered.article(article), ordered.trace(trace)) if ordered else (article, trace)


def check(language: str, options: ParseOptions) -> None:
    """Raise what `parse` raises on a language that is not there, or options that are none."""
    if not isinstance(options, ParseOptions):
        raise OptionsError(f"options is a ParseOptions, not {type(options).__name__}")
    if language != AUTO:
        load(language)


def _parsed(
    text: str | bytes, language: str, options: ParseOptions, known: Known = ()
) -> tuple[Article, Page, list[Block], Reordered | None]:
    """
    The picture, as code.

    Where columns stand side by side, the four steps read them one after the other, and places count in that text.
    """
    encoding = None
    if language != AUTO or options is not DEFAULTS:
        check(language, options)
    if not isinstance(text, str):
        if not isinstance(text, bytes | bytearray | memoryview):
            raise NotTextError(f"parse() takes the text of an article, or its bytes, not {type(text).__name__}")
        text, encoding = decode(bytes(text))
    ordered = in_reading_order(text) if "columns" not in options.skip_rules else None
    page = text_to_lines.run(ordered.text if ordered else text, language, options)
    if known and not ordered:
        page.known = known
    blocks = lines_to_blocks.run(page, options)
    article = blocks_to_article.run(blocks, page, options)
    if options.quotes:
        # The article is nobody's yet: what is left to be filled in needs no copy of it.
        _fill(article, "quotes", article_to_quotes.run(article, page.lang, options))
    if encoding:
        _fill(article, "encoding", encoding)
    return article, page, blocks, ordered
