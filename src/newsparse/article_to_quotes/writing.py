"""From token numbers to quotes with spans of the raw text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cache
from itertools import accumulate, repeat
from operator import add, itemgetter
from typing import TYPE_CHECKING

from newsparse.article_to_quotes.tokens import BREAK
from newsparse.models.quote import Cue, Quote, QuoteKind, Speaker
from newsparse.models.span import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsparse.article_to_quotes.attribution import Found
    from newsparse.article_to_quotes.indirect import Report
    from newsparse.article_to_quotes.speakers import Speakers
    from newsparse.article_to_quotes.tokens import Tokens
    from newsparse.lang import Language
    from newsparse.models import Article, Paragraph

    # Where it starts, the number of its words, its kind, who says it, the cue, the paragraph, the rule.
    _Row = tuple[int, int, QuoteKind, int, int, tuple[int], str]

BLANK = ("", " ")
"""What a repair writes where nothing begins and nothing ends."""
NOBODY = -1
"""The number of a speaker or a cue that is not there."""


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


def _tiles(paragraphs: Sequence[Paragraph]) -> tuple[list[int], list[int], list[int]]:
    """
    Return the stretches that tile the joined text of paragraphs.

    They are given as where each but the first starts; what leads from there to the raw text; the number of the
    span it lies in, or -1 if a repair wrote it. What begins and ends in one span stands in one piece in the raw text.
    """
    starts: list[int] = []
    shifts: list[int] = []
    parts: list[int] = []
    part = offset = 0
    for paragraph in paragraphs:
        at = offset
        offset += len(paragraph.text) + len(BREAK)
        # One character for one, as a blank for a line feed, is as good as a copy.
        odd = [one for one in paragraph.repairs if len(one.replacement) != 1 or one.end - one.start != 1]
        n = 0
        for span in paragraph.spans:
            limit = span.end
            shift = span.start - at
            starts.append(at)
            shifts.append(shift)
            parts.append(part)
            while n < len(odd) and odd[n].end <= limit:
                one = odd[n]
                n += 1
                end, written = one.end, one.replacement
                if written not in BLANK:
                    starts.append(one.start - shift)
                    shifts.append(0)
                    parts.append(-1)
                shift += end - one.start - len(written)
                starts.append(end - shift)
                shifts.append(shift)
                parts.append(part)
            at = limit - shift
            part += 1
    return starts[1:], shifts, parts


def _led_back(
    article: Article, tokens: Tokens, places: Sequence[tuple[int, int]]
) -> tuple[list[str], list[tuple[Span, ...]]]:
    """Return the texts of stretches of tokens, and where each stands in the raw text; all at once, as they are many."""
    paragraphs, text, get = article.paragraphs, tokens.text, tokens.starts.__getitem__
    firsts, ends = zip(*places, strict=True)
    starts = [*map(get, firsts)]
    texts = [text[start:end].rstrip() for start, end in zip(starts, map(get, ends), strict=True)]
    stops = [*map(add, starts, map(len, texts))]
    bounds, shifts, parts = _tiles(paragraphs)
    low = [*map(bisect_right, repeat(bounds), starts)]
    high = [*map(bisect_left, repeat(bounds), stops)]
    found: list[tuple[Span, ...]] = []
    offsets: list[int] = []
    for words, start, stop, i, j in zip(texts, starts, stops, low, high, strict=True):
        if parts[i] == parts[j] >= 0 and words:
            found.append((Span(start + shifts[i], stop + shifts[j]),))
        else:
            offsets = offsets or [*accumulate([len(one.text) + len(BREAK) for one in paragraphs], initial=0)]
            number = bisect_right(offsets, start) - 1
            offset = offsets[number]
            found.append(paragraphs[number].to_raw(start - offset, stop - offset))
    return texts, found


def write_quotes(
    article: Article,
    tokens: Tokens,
    direct: list[Found],
    indirect: list[Report],
    speakers: Speakers,
) -> tuple[Quote, ...]:
    """Write quotes, in reading order."""
    if not direct and not indirect:
        return ()
    as_direct, as_mixed, as_indirect = QuoteKind.DIRECT, QuoteKind.MIXED, QuoteKind.INDIRECT
    # Tokens that are quoted, that name who speaks, that are cues; the last two with their number in order.
    quoted: list[tuple[int, int]] = []
    mentions: dict[tuple[int, int], int] = {}
    cues: dict[tuple[int, int], int] = {}
    parted: list[tuple[int, int]] = []
    rows: list[_Row] = []
    for found in direct:
        segment, rule, frame = found.segment, found.rule, found.cue
        first = segment.first + 1
        who = mentions.setdefault(found.speaker, len(mentions)) if found.speaker else NOBODY
        cue = cues.setdefault((frame.cue, frame.cue_end), len(cues)) if frame else NOBODY
        kind = as_mixed if rule == "subject_of_clause" else as_direct
        rows.append((first, len(quoted), kind, who, cue, (found.sentence.paragraph,), rule))
        quoted.append((first, segment.last + (not segment.closed)))
    for report in indirect:
        frame, parts = report.frame, report.parts
        who = mentions.setdefault(frame.subject, len(mentions)) if frame.subject else NOBODY
        cue = cues.setdefault((frame.cue, frame.cue_end), len(cues))
        number = len(quoted)
        rows.append((parts[0][0], number, as_indirect, who, cue, (report.sentence.paragraph,), report.rule))
        quoted += parts
        if len(parts) > 1:
            parted.append((number, len(quoted)))
    texts, places = _led_back(article, tokens, [*quoted, *mentions, *cues])
    for number, end in parted:
        texts[number] = " ".join(texts[number:end])
        places[number] = sum(places[number:end], ())
    at, stop = len(quoted), len(quoted) + len(mentions)
    said: list[Speaker | None] = [
        Speaker(text, place, *speakers.facts(mention, text))
        for mention, text, place in zip(mentions, texts[at:stop], places[at:stop], strict=True)
    ]
    lemma_of = lemmas(speakers.lang).get
    by: list[Cue | None] = [
        Cue(text, place, lemma_of(text.lower())) for text, place in zip(texts[stop:], places[stop:], strict=True)
    ]
    said.append(None)
    by.append(None)
    rows.sort(key=itemgetter(0))
    return tuple(
        [
            Quote(texts[number], kind, places[number], said[who], by[cue], paragraphs, rule)
            for _, number, kind, who, cue, paragraphs, rule in rows
        ]
    )
