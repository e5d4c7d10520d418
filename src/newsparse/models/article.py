"""The article: everything the raw text gave, in fields and in reading order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import frozen

from newsparse.models.block import Artifact, Deck, Headline, Kicker, Paragraph, Subhead
from newsparse.models.byline import Byline
from newsparse.models.caption import Caption
from newsparse.models.dateline import Dateline, Timestamp
from newsparse.models.link import Link
from newsparse.models.quote import Quote
from newsparse.models.span import Span
from newsparse.models.tagline import Tagline

if TYPE_CHECKING:
    from collections.abc import Mapping

SCHEMA_VERSION = 1
"""Goes with every serialised article; it rises when a field changes its meaning."""

ArticleBlock: TypeAlias = (
    Headline | Deck | Kicker | Subhead | Byline | Timestamp | Paragraph | Caption | Link | Tagline | Artifact
)
"""What may stand in `Article.blocks`."""


@frozen
class Article:
    """
    A news article, typed, with every character of its raw text accounted for.

    ``blocks`` hold everything in reading order and tile the text: each non-blank
    character lies in the spans of exactly one block. The other fields show the same
    objects by kind. Datelines, inline links and quotes lie inside blocks. What is
    not there is None or an empty tuple.
    """

    raw: str
    language: str
    blocks: tuple[ArticleBlock, ...] = ()
    headline: Headline | None = None
    deck: Deck | None = None
    kicker: Kicker | None = None
    bylines: tuple[Byline, ...] = ()
    dateline: Dateline | None = None
    published: Timestamp | None = None
    updated: Timestamp | None = None
    paragraphs: tuple[Paragraph, ...] = ()
    subheads: tuple[Subhead, ...] = ()
    captions: tuple[Caption, ...] = ()
    links: tuple[Link, ...] = ()
    quotes: tuple[Quote, ...] = ()
    taglines: tuple[Tagline, ...] = ()
    artifacts: tuple[Artifact, ...] = ()
    encoding: str | None = None
    """How bytes were decoded; None if the article was parsed from a string."""

    @property
    def text(self) -> str:
        """The clean text: paragraphs and subheads in order, a blank line between."""
        return "\n\n".join(block.text for block in self.blocks if isinstance(block, Paragraph | Subhead))

    def unaccounted(self) -> tuple[Span, ...]:
        """
        Return the non-blank stretches of the raw text that lie in no block.

        It is always empty: this is the first law, kept here so that anyone can check it.
        """
        missing: list[Span] = []
        at = 0
        for span in sorted(span for block in self.blocks for span in block.spans):
            if self.raw[at : span.start].strip():
                missing.append(Span(at, span.start))
            at = max(at, span.end)
        if self.raw[at:].strip():
            missing.append(Span(at, len(self.raw)))
        return tuple(missing)

    def to_dict(self) -> dict[str, Any]:
        """Return the article as plain lists, dicts and strings; see `from_dict`."""
        from newsparse.serialize import article_to_dict

        return article_to_dict(self)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Article:
        """
        Build an article from what `to_dict` gave.

        Raises:
            SchemaError: If *data* is not a serialised article of a known version.
        """
        from newsparse.serialize import article_from_dict

        return article_from_dict(data)

    def to_json(self, *, indent: int | None = None) -> str:
        """Return the article as JSON; `from_json` gives an equal article back."""
        from newsparse.serialize import article_to_json

        return article_to_json(self, indent=indent)

    def to_html(self) -> str:
        """Return a page that shows the raw text with all that was found in it: one file, no script."""
        from newsparse.writers.html import to_html

        return to_html(self)

    def _repr_html_(self) -> str:
        """Show the same in a notebook."""
        from newsparse.writers.html import to_notebook

        return to_notebook(self)

    @classmethod
    def from_json(cls, text: str) -> Article:
        """
        Build an article from what `to_json` gave.

        Raises:
            SchemaError: If *text* is not a serialised article of a known version.
        """
        from newsparse.serialize import article_from_json

        return article_from_json(text)
