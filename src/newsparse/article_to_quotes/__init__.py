"""Step 4: who says what. Article in, quotes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsparse.lang import Language
    from newsparse.models import Article, Quote
    from newsparse.options import ParseOptions


def run(article: Article, lang: Language, options: ParseOptions) -> tuple[Quote, ...]:  # noqa: ARG001
    """Return the article's quotes in reading order."""
    return ()
