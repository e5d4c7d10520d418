"""What a user writes, checked by mypy and never run: the types of the public names."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, assert_type

import newsparse
from newsparse import Article, ParseOptions, Span, Trace

article = newsparse.parse("It rained.", language="en", options=ParseOptions(skip_rules={"pull_quote"}, quotes=False))
assert_type(article, Article)
assert_type(newsparse.parse(b"It rained."), Article)
assert_type(newsparse.clean("It rained."), str)
assert_type(newsparse.parse_and_explain("It rained."), tuple[Article, Trace])
assert_type(newsparse.languages(), tuple[str, ...])

assert_type(article.text, str)
assert_type(article.unaccounted(), tuple[Span, ...])
if article.headline is not None:
    assert_type(article.headline.text, str)
if article.published is not None:
    assert_type(article.published.value, datetime | None)
for paragraph in article.paragraphs:
    assert_type(paragraph.to_raw(0, 1), tuple[Span, ...])
for quote in article.quotes:
    assert_type(quote.kind, newsparse.QuoteKind)
    if quote.speaker is not None:
        assert_type(quote.speaker.name, str | None)
for block in article.blocks:
    assert_type(block, newsparse.ArticleBlock)
    if isinstance(block, newsparse.Artifact):
        assert_type(block.rule, str)

assert_type(article.to_dict(), dict[str, Any])
assert_type(article.to_json(indent=2), str)
data: Mapping[str, Any] = article.to_dict()
assert_type(Article.from_dict(data), Article)
assert_type(Article.from_json("{}"), Article)
