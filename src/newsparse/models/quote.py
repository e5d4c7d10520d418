"""Reported speech: the words, the speaker, the cue."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen

from newsparse.models.span import Span


class QuoteKind(StrEnum):
    """How the words are given."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class SpeakerKind(StrEnum):
    """What the mention of a speaker is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PRONOUN = "pronoun"
    ROLE = "role"


@frozen(init=False)
class Speaker:
    """
    Who is said to speak.

    ``mention`` is as written beside the quote (``he``), ``name`` the fullest name
    the article gives for that person, or None if that is not sure.
    """

    mention: str
    mention_spans: tuple[Span, ...]
    name: str | None
    role: str | None
    kind: SpeakerKind

    def __init__(
        self, mention: str, mention_spans: tuple[Span, ...], name: str | None, role: str | None, kind: SpeakerKind
    ) -> None:
        # Written out, here and below, as for spans: a frozen attrs class takes twice the time.
        _set_mention(self, mention)
        _set_mention_spans(self, mention_spans)
        _set_name(self, name)
        _set_role(self, role)
        _set_speaker_kind(self, kind)


_set_mention = vars(Speaker)["mention"].__set__
_set_mention_spans = vars(Speaker)["mention_spans"].__set__
_set_name = vars(Speaker)["name"].__set__
_set_role = vars(Speaker)["role"].__set__
_set_speaker_kind = vars(Speaker)["kind"].__set__


@frozen(init=False)
class Cue:
    """The words that tie a speaker to a quote: ``said``, ``according to``."""

    text: str
    spans: tuple[Span, ...]
    lemma: str | None = None

    def __init__(self, text: str, spans: tuple[Span, ...], lemma: str | None = None) -> None:
        _set_cue_text(self, text)
        _set_cue_spans(self, spans)
        _set_lemma(self, lemma)


_set_cue_text = vars(Cue)["text"].__set__
_set_cue_spans = vars(Cue)["spans"].__set__
_set_lemma = vars(Cue)["lemma"].__set__


@frozen(init=False)
class Quote:
    """
    Reported speech.

    ``text`` holds the words, marks off, layout repaired; ``spans`` the same words
    in the raw text, one for each part; ``paragraphs`` count from 0 in
    `Article.paragraphs`. ``rule`` names the pattern that found it.
    """

    text: str
    kind: QuoteKind
    spans: tuple[Span, ...]
    speaker: Speaker | None
    cue: Cue | None
    paragraphs: tuple[int, ...]
    rule: str

    def __init__(  # noqa: PLR0917  (one for each field, as attrs would have it)
        self,
        text: str,
        kind: QuoteKind,
        spans: tuple[Span, ...],
        speaker: Speaker | None,
        cue: Cue | None,
        paragraphs: tuple[int, ...],
        rule: str,
    ) -> None:
        _set_text(self, text)
        _set_kind(self, kind)
        _set_spans(self, spans)
        _set_speaker(self, speaker)
        _set_cue(self, cue)
        _set_paragraphs(self, paragraphs)
        _set_rule(self, rule)


_set_text = vars(Quote)["text"].__set__
_set_kind = vars(Quote)["kind"].__set__
_set_spans = vars(Quote)["spans"].__set__
_set_speaker = vars(Quote)["speaker"].__set__
_set_cue = vars(Quote)["cue"].__set__
_set_paragraphs = vars(Quote)["paragraphs"].__set__
_set_rule = vars(Quote)["rule"].__set__
