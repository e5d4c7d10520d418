"""From token numbers to quotes with spans of the raw text."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from itertools import accumulate
from operator import itemgetter
from typing import TYPE_CHECKING

from newsparse.article_to_quotes.tokens import BREAK
from newsparse.models.quote import Cue, Quote, QuoteKind
from newsparse.models.span import Span

if TYPE_CHECKING:
    from newsparse.article_to_quotes.attribution import Found
    from newsparse.article_to_quotes.frames import Frame
    from newsparse.article_to_quotes.indirect import Report
    from newsparse.article_to_quotes.speakers import Speakers
    from newsparse.article_to_quotes.tokens import Tokens
    from newsparse.lang import Language
    from newsparse.models import Article
    from newsparse.models.quote import Speaker


@cache
def lemmas(lang: Language) -> dict[str, str]:
    """
    Return the lemma of each form of a cue.

    >>> from newsparse.lang import load
    >>> lemmas(load("en"))["told"]
    'tell'
    """
    cues = lang.cues
    tables = (cues.thought, cues.report, cues.speech)
    return {form: lemma for table in tables for lemma, forms in table.items() for form in forms}


class Writer:
    """Leads tokens of an article back to its raw text."""

    def __init__(self, article: Article, tokens: Tokens, speakers: Speakers) -> None:
        self.paragraphs = article.paragraphs
        self.text = tokens.text
        self.starts = tokens.starts
        self.speakers = speakers
        self.lemmas = lemmas(speakers.lang)
        self.known: dict[tuple[int, int], Speaker] = {}
        self.cues: dict[int, Cue] = {}
        sizes = [len(paragraph.text) + len(BREAK) for paragraph in self.paragraphs]
        self.offsets = [*accumulate(sizes, initial=0)]
        """Where each paragraph starts in the joined text."""
        self.shifts = [
            None if paragraph.repairs or len(paragraph.spans) != 1 else paragraph.spans[0].start - offset
            for paragraph, offset in zip(self.paragraphs, self.offsets, strict=False)
        ]
        """What leads from the joined text to the raw one where a paragraph was printed as it is read, else None."""

    def place(self, start: int, text: str) -> tuple[Span, ...]:
        """Return where *text*, which starts at a character of the joined text, stands in the raw text."""
        number = bisect_right(self.offsets, start) - 1
        shift = self.shifts[number]
        if shift is None:
            start -= self.offsets[number]
            return self.paragraphs[number].to_raw(start, start + len(text))
        if not text:
            return ()
        start += shift
        return (Span(start, start + len(text)),)

    def words(self, first: int, end: int) -> tuple[str, tuple[Span, ...]]:
        """Return the text of tokens [first, end), and where it stands in the raw text."""
        start = self.starts[first]
        text = self.text[start : self.starts[end]].rstrip()
        return text, self.place(start, text)

    def cue(self, frame: Frame | None) -> Cue | None:
        """Return the cue of a frame."""
        if frame is None:
            return None
        cue = self.cues.get(frame.cue)
        if cue is None:
            text, spans = self.words(frame.cue, frame.cue_end)
            cue = self.cues[frame.cue] = Cue(text, spans, self.lemmas.get(text.lower()))
        return cue

    def speaker(self, mention: tuple[int, int] | None) -> Speaker | None:
        """Return the speaker a mention names."""
        if mention is None:
            return None
        speaker = self.known.get(mention)
        if speaker is None:
            text, spans = self.words(*mention)
            speaker = self.known[mention] = self.speakers.speaker(mention, spans, text)
        return speaker


def write_quotes(
    article: Article,
    tokens: Tokens,
    direct: list[Found],
    indirect: list[Report],
    speakers: Speakers,
) -> tuple[Quote, ...]:
    """Write quotes, in reading order."""
    writer = Writer(article, tokens, speakers)
    starts, joined = tokens.starts, tokens.text
    as_direct, as_mixed, as_indirect = QuoteKind.DIRECT, QuoteKind.MIXED, QuoteKind.INDIRECT
    quotes: list[tuple[int, Quote]] = []
    for found in direct:
        segment = found.segment
        start, inner = starts[segment.first], starts[segment.first + 1]
        end = starts[segment.last + (not segment.closed)]
        text = joined[inner:end].rstrip()
        if text:
            start = inner  # a mark takes the blanks after it
        else:
            start += len(joined[start:inner].rstrip())
        kind = as_mixed if found.rule == "subject_of_clause" else as_direct
        spans = writer.place(start, text)
        speaker, cue = writer.speaker(found.speaker), writer.cue(found.cue)
        quotes.append((start, Quote(text, kind, spans, speaker, cue, (found.sentence.paragraph,), found.rule)))
    for report in indirect:
        text, spans = writer.words(*report.parts[0])
        for part in report.parts[1:]:
            more, places = writer.words(*part)
            text += " " + more
            spans += places
        frame = report.frame
        speaker, cue = writer.speaker(frame.subject), writer.cue(frame)
        quote = Quote(text, as_indirect, spans, speaker, cue, (report.sentence.paragraph,), report.rule)
        quotes.append((starts[report.parts[0][0]], quote))
    quotes.sort(key=itemgetter(0))
    return tuple([quote for _, quote in quotes])
