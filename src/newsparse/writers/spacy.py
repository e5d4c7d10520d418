"""spaCy: the clean text as a ``Doc``, quotes, speakers and cues as its span groups."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newsparse.writers.places import Places

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from newsparse.models import Article, Span


def to_spacy(article: Article, nlp: Callable[[str], Any]) -> Any:
    """
    Return what *nlp* makes of the clean text, with three span groups more.

    ``doc.spans["quotes"]`` are labelled ``direct``, ``mixed`` and ``indirect``; those of ``doc.spans["speakers"]`` have
    the resolved name, if known, as their id; ``doc.spans["cues"]`` have the lemma. Spans go to the edges of tokens.

    Args:
        article: The article.
        nlp: A pipeline of spaCy, a blank one too.
    """
    doc = nlp(article.text)
    places = Places(article)

    def marked(spans: Iterable[Span], label: str, name: str = "") -> list[Any]:
        found = (
            doc.char_span(place.start, place.end, label=label, span_id=name, alignment_mode="expand")
            for place in places.of(spans)
        )
        return [span for span in found if span is not None]

    quotes, speakers, cues = [], [], []
    for quote in article.quotes:
        quotes += marked(quote.spans, str(quote.kind))
        if quote.speaker:
            speakers += marked(quote.speaker.mention_spans, str(quote.speaker.kind), quote.speaker.name or "")
        if quote.cue:
            cues += marked(quote.cue.spans, "cue", quote.cue.lemma or "")
    doc.spans["quotes"], doc.spans["speakers"], doc.spans["cues"] = quotes, speakers, cues
    return doc
