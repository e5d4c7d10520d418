"""The nouns: attrs classes, frozen, facts only. No parsing in here."""

from newsparse.models.article import SCHEMA_VERSION, Article, ArticleBlock
from newsparse.models.block import Artifact, Deck, Headline, Kicker, Paragraph, Subhead, reading
from newsparse.models.byline import Author, Byline
from newsparse.models.caption import Caption, Credit
from newsparse.models.dateline import Dateline, Timestamp, TimestampKind
from newsparse.models.line import Block, Line, Page
from newsparse.models.link import Link, LinkKind
from newsparse.models.quote import Cue, Quote, QuoteKind, Speaker, SpeakerKind
from newsparse.models.span import Repair, Span
from newsparse.models.tagline import Tagline

__all__ = [
    "SCHEMA_VERSION",
    "Article",
    "ArticleBlock",
    "Artifact",
    "Author",
    "Block",
    "Byline",
    "Caption",
    "Credit",
    "Cue",
    "Dateline",
    "Deck",
    "Headline",
    "Kicker",
    "Line",
    "Link",
    "LinkKind",
    "Page",
    "Paragraph",
    "Quote",
    "QuoteKind",
    "Repair",
    "Span",
    "Speaker",
    "SpeakerKind",
    "Subhead",
    "Tagline",
    "Timestamp",
    "TimestampKind",
    "reading",
]
