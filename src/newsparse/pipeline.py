"""
The four steps, in order. Read this first.

raw text ──▶ lines ──▶ blocks ──▶ article ──▶ quotes
"""

from __future__ import annotations

from attrs import evolve

from newsparse import article_to_quotes, blocks_to_article, lines_to_blocks, text_to_lines
from newsparse.models import Article
from newsparse.options import DEFAULTS, ParseOptions


def parse(text: str | bytes, *, language: str = "auto", options: ParseOptions = DEFAULTS) -> Article:
    """Parse."""
    page = text_to_lines.run(text, language, options)
    blocks = lines_to_blocks.run(page, options)
    article = blocks_to_article.run(blocks, page, options)
    if options.quotes:
        article = evolve(article, quotes=article_to_quotes.run(article, page.lang, options))
    return article


def clean(text: str | bytes, *, language: str = "auto", options: ParseOptions = DEFAULTS) -> str:
    """Clean."""
    return parse(text, language=language, options=evolve(options, quotes=False)).text
