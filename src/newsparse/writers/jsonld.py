"""schema.org: an article as a ``NewsArticle`` in JSON-LD, with W3C selectors for where its quotes stand."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from newsparse.models import QuoteKind, SpeakerKind
from newsparse.writers.safe import filled, is_web

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsparse.models import Article, Author, Caption, Link, Quote, Span, Timestamp

CONTEXT = ["https://schema.org", {"oa": "http://www.w3.org/ns/oa#"}]
_ROLES = {"editing": "editor", "reporting": "contributor", "writing": "contributor", "contributing": "contributor"}


def to_jsonld(article: Article) -> dict[str, Any]:
    r"""
    Return the article as a schema.org ``NewsArticle``; what is not there is left out.

    Direct and mixed quotes are ``Quotation``, indirect ones ``Claim``: their words are not the speaker's. Selectors
    count code points of the raw text, as W3C Web Annotation does. Speakers who are not known by name are left out.

    >>> from newsparse import parse
    >>> data = to_jsonld(parse("“It rained,” said Ana Ruiz, the mayor."))
    >>> data["@type"], data["hasPart"][0]["text"], data["hasPart"][0]["spokenByCharacter"]["name"]
    ('NewsArticle', 'It rained,', 'Ana Ruiz')
    """
    authors = [_person(author) for byline in article.bylines for author in byline.authors]
    agencies = [byline.agency for byline in article.bylines if byline.agency]
    people: dict[str, list[dict[str, Any]]] = {}
    for tagline in article.taglines:
        if tagline.role in _ROLES:
            people.setdefault(_ROLES[tagline.role], []).extend(_named("Person", name) for name in tagline.names)
    dateline = article.dateline
    data: dict[str, Any] = {
        "@context": CONTEXT,
        "@type": "NewsArticle",
        "headline": article.headline and article.headline.text,
        "alternativeHeadline": article.kicker and article.kicker.text,
        "abstract": article.deck and article.deck.text,
        "author": authors or [_named("Organization", agency) for agency in agencies],
        **people,
        "sourceOrganization": [_named("Organization", agency) for agency in agencies] if authors else [],
        "dateline": dateline and dateline.text,
        "locationCreated": [
            _named("Place", ", ".join(filter(None, (place, dateline.region)))) for place in dateline.places
        ]
        if dateline
        else [],
        "datePublished": _date(article.published),
        "dateModified": _date(article.updated),
        "inLanguage": article.language,
        "articleBody": article.text,
        "wordCount": len(article.text.split()),
        "image": [_image(caption) for caption in article.captions],
        "correction": [
            {"@type": "CorrectionComment", "text": tagline.text}
            for tagline in article.taglines
            if tagline.role == "correction"
        ],
        "mentions": [_page(link) for link in article.links if link.text or _url(link)],
        "hasPart": [_quote(quote) for quote in article.quotes],
    }
    kept: dict[str, Any] = filled(data)
    return kept


def to_jsonld_text(article: Article, *, indent: int | None = None) -> str:
    """
    Return the JSON-LD as text that can stand in a ``<script>`` of a page: it holds no ``<``.

    >>> from newsparse.testing import make_article
    >>> "</script>" in to_jsonld_text(make_article("It rained </script>."))
    False
    """
    text = json.dumps(to_jsonld(article), ensure_ascii=False, indent=indent)
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return text


def _named(kind: str, name: str) -> dict[str, Any]:
    return {"@type": kind, "name": name}


def _person(author: Author) -> dict[str, Any]:
    return {
        **_named("Person", author.name),
        "jobTitle": author.role,
        "affiliation": author.affiliation and _named("Organization", author.affiliation),
        "workLocation": author.location and _named("Place", author.location),
        "email": author.email,
        "alternateName": author.handle,
    }


def _date(stamp: Timestamp | None) -> str | None:
    """Return a day, or a time; the zone only where it was told."""
    if stamp is None or stamp.value is None:
        return None
    return stamp.value.isoformat() if stamp.has_time else stamp.value.date().isoformat()


def _image(caption: Caption) -> dict[str, Any]:
    credit = caption.credit
    return {
        "@type": "ImageObject",
        "caption": caption.text,
        "creditText": credit and credit.text,
        "creator": [_named("Person", name) for name in credit.photographers] if credit else [],
        "provider": [_named("Organization", name) for name in credit.agencies] if credit else [],
    }


def _url(link: Link) -> str | None:
    return link.url if link.url and is_web(link.url) else None


def _page(link: Link) -> dict[str, Any]:
    return {"@type": "WebPage", "name": link.text, "url": _url(link)}


def _quote(quote: Quote) -> dict[str, Any]:
    speaker = quote.speaker
    who = None
    if speaker and speaker.name:
        kind = "Organization" if speaker.kind == SpeakerKind.ORGANISATION else "Person"
        who = _named(kind, speaker.name)
        if kind == "Person":
            who["jobTitle"] = speaker.role
    is_claim = quote.kind == QuoteKind.INDIRECT
    return {
        "@type": "Claim" if is_claim else "Quotation",
        "text": quote.text,
        "claimInterpreter" if is_claim else "spokenByCharacter": who,
        "oa:hasSelector": _selectors(quote.spans),
    }


def _selectors(spans: Iterable[Span]) -> list[dict[str, Any]]:
    return [{"@type": "oa:TextPositionSelector", "oa:start": span.start, "oa:end": span.end} for span in spans]
