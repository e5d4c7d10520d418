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


@frozen
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


@frozen
class Cue:
    """The words that tie a speaker to a quote: ``said``, ``according to``."""

    text: str
    spans: tuple[Span, ...]
    lemma: str | None = None


@frozen
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
