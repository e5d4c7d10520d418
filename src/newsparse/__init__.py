r"""
newsparse: the plain text of a scraped news article in, a typed article out, every character accounted for.

>>> import newsparse
>>> article = newsparse.parse("The bridge at Ostrava Mill was closed on Mon-\nday, the mayor said.")
>>> article.paragraphs[0].text
'The bridge at Ostrava Mill was closed on Monday, the mayor said.'
>>> article.paragraphs[0].to_raw(41, 47)
(Span(start=41, end=49),)

`parse` reads a text, `clean` gives its clean text alone, `parse_and_explain` tells also which rule did what;
`parse_many` reads an archive's export, `imap` a stream of texts. What they return is data: the models below,
frozen, with spans that point into the text as it was given. They never raise on a text.
"""

from newsparse.batch import Result, imap, parse_many
from newsparse.errors import LanguageDataError, LanguageNotFoundError, NewsparseError, OptionsError, SchemaError
from newsparse.lang import languages
from newsparse.models import (
    SCHEMA_VERSION,
    Article,
    ArticleBlock,
    Artifact,
    Author,
    Byline,
    Caption,
    Credit,
    Cue,
    Dateline,
    Deck,
    Headline,
    Kicker,
    Link,
    LinkKind,
    Paragraph,
    Quote,
    QuoteKind,
    Repair,
    Span,
    Speaker,
    SpeakerKind,
    Subhead,
    Tagline,
    Timestamp,
    TimestampKind,
)
from newsparse.options import ParseOptions
from newsparse.pipeline import clean, parse, parse_and_explain
from newsparse.trace import Step, Trace

__version__ = "0.1.0"

__all__ = [
    "SCHEMA_VERSION",
    "Article",
    "ArticleBlock",
    "Artifact",
    "Author",
    "Byline",
    "Caption",
    "Credit",
    "Cue",
    "Dateline",
    "Deck",
    "Headline",
    "Kicker",
    "LanguageDataError",
    "LanguageNotFoundError",
    "Link",
    "LinkKind",
    "NewsparseError",
    "OptionsError",
    "Paragraph",
    "ParseOptions",
    "Quote",
    "QuoteKind",
    "Repair",
    "Result",
    "SchemaError",
    "Span",
    "Speaker",
    "SpeakerKind",
    "Step",
    "Subhead",
    "Tagline",
    "Timestamp",
    "TimestampKind",
    "Trace",
    "__version__",
    "clean",
    "imap",
    "languages",
    "parse",
    "parse_and_explain",
    "parse_many",
]
