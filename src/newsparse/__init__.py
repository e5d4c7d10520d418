"""
newsparse: the plain text of a scraped news article in, a typed article out.

>>> import newsparse
>>> newsparse.clean("The bridge was closed on Mon-\\nday, the mayor said.")
'The bridge was closed on Monday, the mayor said.'
"""

from newsparse.errors import NewsparseError
from newsparse.lang import languages
from newsparse.models import Article, Artifact, Author, Byline, Caption, Credit, Cue, Dateline, Deck, Headline, Kicker
from newsparse.models import Link, LinkKind, Paragraph, Quote, QuoteKind, Repair, Span, Speaker, SpeakerKind, Subhead
from newsparse.models import Tagline, Timestamp, TimestampKind
from newsparse.options import ParseOptions
from newsparse.pipeline import clean, parse

__version__ = "0.1.0"
