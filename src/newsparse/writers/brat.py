"""brat: quotes, cues and speakers as stand-off annotation of the clean text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from newsparse.writers.places import Places
from newsparse.writers.safe import valid

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsparse.models import Article, Span

TYPES = {"direct": "DirectQuote", "mixed": "MixedQuote", "indirect": "IndirectQuote"}


class Brat(NamedTuple):
    """The two files that brat takes: ``.txt`` and ``.ann``."""

    text: str
    annotations: str


def to_brat(article: Article) -> Brat:
    r"""
    Return the clean text and its annotations, offsets in code points.

    Quotes, speakers and cues are text-bound; a relation ``Speaker`` leads from a quote to who said it, ``Cue`` to the
    words that say so; the resolved name is a note.

    >>> from newsparse import parse
    >>> print(to_brat(parse("“It rained,” said Ana Ruiz.")).annotations)
    T1	DirectQuote 1 11	It rained,
    T2	Cue 13 17	said
    R1	Cue Arg1:T1 Arg2:T2
    T3	Person 18 26	Ana Ruiz
    R2	Speaker Arg1:T1 Arg2:T3
    #1	AnnotatorNotes T3	Ana Ruiz
    <BLANKLINE>
    """
    return Brat(valid(article.text), _Writer(article).annotations())


class _Writer:
    def __init__(self, article: Article) -> None:
        self.article = article
        self.text = valid(article.text)
        self.places = Places(article)
        self.lines: list[str] = []
        self.bound: dict[tuple[str, str], str] = {}
        self.relations = self.notes = 0

    def annotations(self) -> str:
        for quote in self.article.quotes:
            mark = self.mark(TYPES[str(quote.kind)], quote.spans)
            if mark is None:
                continue
            if quote.cue:
                self.relate("Cue", mark, self.mark("Cue", quote.cue.spans))
            speaker = quote.speaker
            if speaker:
                known = len(self.bound)
                who = self.mark(str(speaker.kind).capitalize(), speaker.mention_spans)
                self.relate("Speaker", mark, who)
                if who and speaker.name and len(self.bound) > known:
                    self.notes += 1
                    name = " ".join(valid(speaker.name).split())
                    self.lines.append(f"#{self.notes}\tAnnotatorNotes {who}\t{name}")
        return "".join(f"{line}\n" for line in self.lines)

    def mark(self, kind: str, spans: Iterable[Span]) -> str | None:
        """Return the id of the annotation of these spans, made if need be; None if the clean text has none of them."""
        places = sorted({(place.start, place.end) for place in self.places.of(spans)})
        if not places:
            return None
        where = ";".join(f"{start} {end}" for start, end in places)
        key = (kind, where)
        if key not in self.bound:
            self.bound[key] = f"T{len(self.bound) + 1}"
            words = " ".join(" ".join(self.text[start:end].splitlines()) for start, end in places)
            self.lines.append(f"{self.bound[key]}\t{kind} {where}\t{words}")
        return self.bound[key]

    def relate(self, kind: str, quote: str, other: str | None) -> None:
        if other:
            self.relations += 1
            self.lines.append(f"R{self.relations}\t{kind} Arg1:{quote} Arg2:{other}")
