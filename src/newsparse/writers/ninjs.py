"""IPTC ninjs 3.1: an article as news agencies hand it on."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from newsparse.writers.safe import filled

if TYPE_CHECKING:
    from datetime import tzinfo

    from newsparse.models import Article, Timestamp

SCHEMA = "https://www.iptc.org/std/ninjs/ninjs-schema_3.1.json"


def to_ninjs(article: Article, *, uri: str | None = None, zone: tzinfo | None = None) -> dict[str, Any]:
    """
    Return the article as ninjs 3.1.

    The standard takes no keys of its users' own: quotes and spans are not in it; `Article.to_json` has them.

    >>> from newsparse import parse
    >>> data = to_ninjs(parse("By Ana Ruiz"), uri="https://norvik.example/ferry")
    >>> data["uri"], data["by"], data["people"]
    ('https://norvik.example/ferry', 'By Ana Ruiz', [{'name': 'Ana Ruiz', 'rel': 'author'}])

    Args:
        article: The article.
        uri: What it is known by; if None, one made from its raw text, the same each time.
        zone: The zone of times that name none; without one, such times are left out, since ninjs asks for a zone.
    """
    by = "; ".join(byline.text for byline in article.bylines)
    people = [{"name": author.name, "rel": "author"} for byline in article.bylines for author in byline.authors]
    agencies = dict.fromkeys(byline.agency for byline in article.bylines if byline.agency)
    dateline = article.dateline
    place = ", ".join(filter(None, (*dateline.places, dateline.region))) if dateline else ""
    data: dict[str, Any] = {
        "uri": uri or _uri(article),
        "type": "text",
        "representationType": "full",
        "language": article.language,
        "contentCreated": _time(article.published, zone),
        "versionCreated": _time(article.updated or article.published, zone),
        "by": by,
        "located": place,
        "slugline": article.kicker and article.kicker.text,
        "edNote": " ".join(tagline.text for tagline in article.taglines if tagline.role in {"correction", "note"}),
        "copyrightNotice": " ".join(tagline.text for tagline in article.taglines if tagline.role == "copyright"),
        "headlines": [{"role": "main", "contentType": "text/plain", "value": article.headline.text}]
        if article.headline
        else [],
        "descriptions": [{"role": "summary", "contentType": "text/plain", "value": article.deck.text}]
        if article.deck
        else [],
        "bodies": [
            {
                "role": "main",
                "contentType": "text/plain",
                "charCount": len(article.text),
                "wordCount": len(article.text.split()),
                "value": article.text,
            }
        ],
        "people": people,
        "places": [{"name": name, "rel": "dateline"} for name in (dateline.places if dateline else ())],
        "infoSources": [{"name": name, "role": "agency"} for name in agencies],
        "associations": [
            {
                "name": f"picture{number}",
                "uri": f"{uri or _uri(article)}#picture{number}",
                "type": "picture",
                "descriptions": [{"role": "caption", "contentType": "text/plain", "value": caption.text}]
                if caption.text
                else [],
                "by": ", ".join(caption.credit.photographers) if caption.credit else "",
                "copyrightNotice": caption.credit and caption.credit.text,
            }
            for number, caption in enumerate(article.captions, 1)
        ],
        "standard": {"name": "ninjs", "version": "3.1", "schema": SCHEMA},
    }
    kept: dict[str, Any] = filled(data)
    return kept


def _uri(article: Article) -> str:
    digest = hashlib.sha256(article.raw.encode("utf-8", "surrogatepass")).hexdigest()
    return f"urn:newsparse:{digest[:32]}"


def _time(stamp: Timestamp | None, zone: tzinfo | None) -> str | None:
    if stamp is None or stamp.value is None:
        return None
    value = stamp.value if stamp.value.tzinfo or zone is None else stamp.value.replace(tzinfo=zone)
    return value.isoformat() if value.tzinfo else None
