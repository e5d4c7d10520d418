"""Who wrote it."""

from __future__ import annotations

from attrs import frozen

from newsparse.models.span import Span


@frozen
class Author:
    """
    One person named in a byline.

    Only ``name`` is always there; what the byline does not say is None.
    """

    name: str
    role: str | None = None
    affiliation: str | None = None
    location: str | None = None
    email: str | None = None
    handle: str | None = None


@frozen
class Byline:
    """
    A line that says who wrote the article.

    ``authors`` are in the order of the line and empty for an agency's story;
    ``agency`` is the organisation, as written.
    """

    text: str
    authors: tuple[Author, ...]
    agency: str | None
    spans: tuple[Span, ...]
