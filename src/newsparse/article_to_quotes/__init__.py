"""Step 4: who says what. Article in, quotes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsparse.article_to_quotes.attribution import attribute
from newsparse.article_to_quotes.clauses import find_sentences
from newsparse.article_to_quotes.indirect import find_indirect
from newsparse.article_to_quotes.inverted import show_inverted
from newsparse.article_to_quotes.quote_marks import find_segments
from newsparse.article_to_quotes.speakers import Speakers
from newsparse.article_to_quotes.tokens import scan
from newsparse.article_to_quotes.turns import find_turns
from newsparse.article_to_quotes.writing import write_quotes

if TYPE_CHECKING:
    from newsparse.lang import Language
    from newsparse.models import Article, Quote
    from newsparse.options import ParseOptions


def run(article: Article, lang: Language, options: ParseOptions) -> tuple[Quote, ...]:  # noqa: ARG001
    """Return the article's quotes in reading order."""
    if not article.paragraphs:
        return ()
    tokens = scan([paragraph.text for paragraph in article.paragraphs], lang)
    segments, letters = find_segments(tokens)
    segments, letters = find_turns(tokens, segments, letters)
    letters = show_inverted(tokens, letters, lang.cues)
    sentences = find_sentences(letters, verb_second=lang.cues.verb_second)
    direct = attribute(tokens, letters, segments, sentences, lang.cues)
    indirect = find_indirect(letters, sentences, direct)
    return write_quotes(article, tokens, direct, indirect, Speakers(tokens, letters, sentences, lang))
