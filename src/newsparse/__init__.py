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

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsparse.batch import Result, imap, parse_many
    from newsparse.errors import (
        LanguageDataError,
        LanguageNotFoundError,
        NewsparseError,
        NotTextError,
        OptionsError,
        SchemaError,
    )
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
    "NotTextError",
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

_HOMES = {
    "batch": ("Result", "imap", "parse_many"),
    "errors": (
        "LanguageDataError",
        "LanguageNotFoundError",
        "NewsparseError",
        "NotTextError",
        "OptionsError",
        "SchemaError",
    ),
    "lang": ("languages",),
    "options": ("ParseOptions",),
    "pipeline": ("clean", "parse", "parse_and_explain"),
    "trace": ("Step", "Trace"),
}
"""Where the names that are not models live. Each is fetched when first asked for: an import costs nothing."""

if not TYPE_CHECKING:  # a type checker reads the imports above, and finds misspelt names by them

    def __getattr__(name: str) -> object:
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        home = next((module for module, names in _HOMES.items() if name in names), "models")
        globals()[name] = found = getattr(import_module(f"{__name__}.{home}"), name)
        return found

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})
