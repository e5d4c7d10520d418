"""What a reader gives: the raw text of an article, and what the file knows of it besides."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

from newsparse.models import Author, Byline, Headline, Timestamp, TimestampKind
from newsparse.options import DEFAULTS, ParseOptions
from newsparse.pipeline import parse

if TYPE_CHECKING:
    from newsparse.models import Article

MAX_AUTHORS = 40


@frozen
class Source:
    """
    The raw text of one article.

    ``kind`` is what the file is: ``text``, ``html``, ``pdf``, ``docx``, ``eml`` or ``json``; ``encoding`` how its bytes
    were read. ``metadata`` holds what the file says outside its text, all as strings: ``title``, ``author`` (several
    apart by ``;``), ``published``, ``updated`` (ISO), ``url``, ``language``, ``site``, ``id``; only what is there.
    """

    text: str
    kind: str
    encoding: str | None = None
    metadata: dict[str, str] = field(factory=dict)

    def parse(self, *, language: str = "auto", options: ParseOptions = DEFAULTS) -> Article:
        """
        Parse the text, and let the metadata speak where the text is silent.

        A headline, byline or date that comes from the metadata has no spans, since it stands nowhere in the text; the
        ``source`` of such a date is ``metadata``.

        >>> article = Source("It rained.", "html", metadata={"title": "Rain", "author": "Ana Ruiz; Jo Berg"}).parse()
        >>> article.headline, [author.name for author in article.bylines[0].authors]
        (Headline(text='Rain', spans=()), ['Ana Ruiz', 'Jo Berg'])
        >>> Source("It rained.", "text").parse().headline is None
        True

        Takes and raises what `newsparse.parse` does.
        """
        article = parse(self.text, language=language, options=options)
        if self.encoding:
            article = evolve(article, encoding=self.encoding)
        return with_metadata(article, self.metadata)


def with_metadata(article: Article, metadata: dict[str, str]) -> Article:
    """Return the article with headline, byline and dates of *metadata* where it has none of its own."""
    changes: dict[str, object] = {}
    title = " ".join(metadata.get("title", "").split())
    if title and article.headline is None:
        changes["headline"] = Headline(title, ())
    names = tuple(name for name in (part.strip() for part in metadata.get("author", "").split(";")) if name)
    if names and not article.bylines:
        authors = tuple(Author(name) for name in names[:MAX_AUTHORS])
        changes["bylines"] = (Byline("; ".join(names), authors, None, ()),)
    for kind in TimestampKind:
        stamp = _stamp(metadata.get(str(kind), ""), kind)
        if stamp and getattr(article, str(kind)) is None:
            changes[str(kind)] = stamp
    return evolve(article, **changes) if changes else article  # type: ignore[arg-type]


def _stamp(text: str, kind: TimestampKind) -> Timestamp | None:
    """Read a date in ISO form."""
    try:
        value = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return Timestamp(text.strip(), kind, value, len(text.strip()) > len("2021-05-02"), "metadata", ())
