"""Links: addresses and what they were printed under."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen

from newsparse.models.span import Span


class LinkKind(StrEnum):
    """What a link is for."""

    RELATED = "related"
    INLINE = "inline"
    FOOTNOTE = "footnote"
    SOURCE = "source"
    SHARE = "share"


@frozen
class Link:
    """
    An address with its anchor or title.

    ``url`` is as printed, line breaks taken out, or None where the text shows only
    the title; ``text`` is None for a bare address. ``paragraph`` counts from 0
    in `Article.paragraphs`.
    """

    url: str | None
    text: str | None
    kind: LinkKind
    spans: tuple[Span, ...]
    paragraph: int | None = None
