"""TEI P5: an article for editors of texts, its quotes marked as what somebody said."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from newsparse.models import Byline, Caption, Link, Paragraph, QuoteKind, SpeakerKind, Subhead, Tagline, Timestamp
from newsparse.writers.places import BETWEEN, Place, Places
from newsparse.writers.safe import is_web, valid

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsparse.models import Article, ArticleBlock

    Mark = tuple[int, int, str]


def to_tei(article: Article) -> str:
    """
    Return the article as a TEI P5 document, ending in a line feed.

    Quotes are ``said``, direct or not, with ``who`` leading to the person in the header; quotes that overlap
    others are left unmarked. What was stripped is left out.

    >>> from newsparse import parse
    >>> print(to_tei(parse("“It rained,” said Ana Ruiz.")).splitlines()[-4].strip())
    <p>“<said direct="true" who="#s1">It rained,</said>” said Ana Ruiz.</p>
    """
    people = _people(article)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang={_attribute(article.language)}>',
        *_header(article, people),
        "  <text>",
        "    <body>",
        *(f"      {line}" for line in _body(article, people)),
        "    </body>",
        "  </text>",
        "</TEI>",
    ]
    return "\n".join(lines) + "\n"


def _text(text: str) -> str:
    return escape(valid(text)).replace("\r", "&#13;")


def _attribute(text: str) -> str:
    return quoteattr(valid(text))


def _people(article: Article) -> dict[tuple[str, str], str]:
    """Return an id for each speaker known by name."""
    people: dict[tuple[str, str], str] = {}
    for quote in article.quotes:
        if quote.speaker and quote.speaker.name:
            people.setdefault((quote.speaker.name, str(quote.speaker.kind)), f"s{len(people) + 1}")
    return people


def _header(article: Article, people: dict[tuple[str, str], str]) -> Iterator[str]:
    yield "  <teiHeader>"
    yield "    <fileDesc>"
    yield "      <titleStmt>"
    yield f"        <title>{_text(article.headline.text) if article.headline else ''}</title>"
    for byline in article.bylines:
        for author in byline.authors:
            yield f"        <author>{_text(author.name)}</author>"
    yield "      </titleStmt>"
    yield "      <publicationStmt>"
    yield "        <p>Read from plain text by newsparse.</p>"
    yield "      </publicationStmt>"
    yield "      <sourceDesc>"
    published = article.published
    date = ""
    if published and published.value:
        when = published.value.isoformat() if published.has_time else published.value.date().isoformat()
        date = f'<date when="{when}">{_text(published.text)}</date>'
    yield f"        <p>{date}</p>"
    yield "      </sourceDesc>"
    yield "    </fileDesc>"
    if people:
        yield "    <profileDesc>"
        yield "      <particDesc>"
        organisations = {key: value for key, value in people.items() if key[1] == SpeakerKind.ORGANISATION}
        persons = {key: value for key, value in people.items() if key not in organisations}
        for group, item, name, known in (
            ("listPerson", "person", "persName", persons),
            ("listOrg", "org", "orgName", organisations),
        ):
            if known:
                yield f"        <{group}>"
                for (text, _), key in known.items():
                    yield f'          <{item} xml:id="{key}"><{name}>{_text(text)}</{name}></{item}>'
                yield f"        </{group}>"
        yield "      </particDesc>"
        yield "    </profileDesc>"
    yield "  </teiHeader>"


def _body(article: Article, people: dict[tuple[str, str], str]) -> Iterator[str]:
    marks = _marks(article, people)
    text = article.text  # joined anew each time that it is asked for
    offset = 0
    empty = True
    if article.headline and not article.headline.spans:
        yield f"<head>{_text(article.headline.text)}</head>"
    for block in article.blocks:
        if isinstance(block, Paragraph | Subhead):
            end = offset + len(block.text)
            if isinstance(block, Subhead):
                yield f'<head type="sub">{_text(block.text)}</head>'
            else:
                yield f"<p>{_marked(text, offset, end, marks)}</p>"
                empty = False
            offset = end + BETWEEN
        else:
            yield from _other(article, block)
    if empty:
        yield "<p/>"


def _other(article: Article, block: ArticleBlock) -> Iterator[str]:
    if block is article.headline or block is article.deck or block is article.kicker:
        kind = "main" if block is article.headline else "deck" if block is article.deck else "kicker"
        yield f'<head type="{kind}">{_text(block.text or "")}</head>'
        return
    match block:
        case Byline():
            yield f"<byline>{_text(block.text)}</byline>"
        case Timestamp():
            yield f'<dateline type="{block.kind}">{_text(block.text)}</dateline>'
        case Caption():
            credit = f'<note type="credit">{_text(block.credit.text)}</note>' if block.credit else ""
            yield f"<figure><figDesc>{_text(block.text)}</figDesc>{credit}</figure>"
        case Link(url=str(url)) if is_web(url):
            yield f"<p><ref target={_attribute(url)}>{_text(block.text or url)}</ref></p>"
        case Link(text=str(text)):
            yield f"<p><ref>{_text(text)}</ref></p>"
        case Tagline():
            yield f'<note type="{block.role}">{_text(block.text)}</note>'
        case _:
            pass


def _marks(article: Article, people: dict[tuple[str, str], str]) -> list[Mark]:
    """Return the quotes as marks of the clean text that nest, outer ones first."""
    places = Places(article)
    found: list[tuple[Place, str]] = []
    for quote in article.quotes:
        speaker = quote.speaker
        who = people.get((speaker.name, str(speaker.kind)), "") if speaker and speaker.name else ""
        direct = "false" if quote.kind == QuoteKind.INDIRECT else "true"
        tag = f'<said direct="{direct}"' + (f' who="#{who}">' if who else ">")
        found += ((place, tag) for place in places.of(quote.spans))
    found.sort(key=lambda item: (item[0].start, -item[0].end))
    kept: list[Mark] = []
    stack: list[int] = []
    for place, tag in found:
        while stack and stack[-1] <= place.start:
            stack.pop()
        if not stack or place.end <= stack[-1]:
            stack.append(place.end)
            kept.append((place.start, place.end, tag))
    return kept


def _marked(text: str, start: int, end: int, marks: list[Mark]) -> str:
    """Return a stretch of the text with its marks as elements."""
    parts: list[str] = []
    at = start
    opened: list[int] = []
    for number in range(bisect_left(marks, (start,)), len(marks)):
        first, last, tag = marks[number]
        if first >= end:
            break
        if last > end:
            continue
        while opened and opened[-1] <= first:
            parts += _text(text[at : opened[-1]]), "</said>"
            at = opened.pop()
        parts += _text(text[at:first]), tag
        at = first
        opened.append(last)
    while opened:
        parts += _text(text[at : opened[-1]]), "</said>"
        at = opened.pop()
    return "".join(parts) + _text(text[at:end])
