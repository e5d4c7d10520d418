"""Cues and their subjects where the verb stands second, as in German: "Holm sagte", "Am Montag sagte Holm"."""

from __future__ import annotations

import re
from functools import cache

from newsparse.article_to_quotes.frames import Frame

MAX_CLAUSE = 30
"""Letters between a verb and the particle that closes its clause."""

# A noun phrase: its article and adjectives, a noun (a capital, so N), and what hangs on it: "der Sprecher der
# Partei", "ein Sprecher von Holm & Co". All runs are possessive, all repeats bounded.
_NOUN = r"(?:D[xy\#a]{0,4}+|[xy\#]{0,2}+)[NTnSe_]++"
_PHRASE = rf"(?:{_NOUN}(?>(?:(?:[OFbp]?D?x{{0,2}}+|)[NTnSe_]++){{0,4}}))"
_REST = rf"[^,.:;\nQ]{{0,{MAX_CLAUSE}}}?"
_CUE = rf"""(?P<cue>
      [VBR]
    | U (?= {_REST} [Ojp] (?: [,.:;\nQ] | \Z ) )        # "teilte … mit,"
    | A (?= {_REST} V (?: [,.:;\nQ] | \Z ) )            # "hat … erklärt,"
    )"""


@cache
def _subject_cue_re() -> re.Pattern[str]:
    """A subject, or what stands for one, and the cue after it."""
    return re.compile(
        rf"""
        (?: (?<=[\n.,;:!zCI-]) | \A ) a?
        (?: (?P<subject> P | {_PHRASE} ) | [OFp] (?P<place> {_PHRASE} ) (?= VM ) )   # "Aus Brack hieß es"
        (?: , [^.:;\nQ!]{{1,40}}? , | \( [^)\n]{{1,20}} \) )?
        {_CUE} (?! P )                                      # "Die Lage nannte er": the object stands first
        """,
        re.VERBOSE,
    )


@cache
def _cue_subject_re() -> re.Pattern[str]:
    """A cue and the subject after it."""
    return re.compile(rf"(?<!C){_CUE} [aMwR]{{0,3}} (?: (?<=M) [aw]? [OF] )? (?P<subject> P | {_PHRASE} )", re.VERBOSE)


@cache
def _source_re() -> re.Pattern[str]:
    """A source that is named by a phrase and no verb."""
    return re.compile(
        rf"""
        (?P<account> [pL] [Dxy]{{0,2}}+ e ) (?: [OFb]? (?P<whose> {_PHRASE} ) )?   # nach Angaben von Holm
        | (?P<cue> L ) (?P<subject> P | {_PHRASE} )                         # gemäß Holm
        | (?P<before> {_PHRASE} ) (?P<after> l )                          # Holm zufolge
        | (?<=[,z]) (?P<so> E ) (?P<teller> {_PHRASE} )                   # …, so Holm
        """,
        re.VERBOSE,
    )


@cache
def _alone_re() -> re.Pattern[str]:
    """A verb without a subject beside it; not the participle that an auxiliary verb before it announced."""
    return re.compile(rf"A[^,.:;\nQA]{{0,{MAX_CLAUSE}}}?V(?=[,.:;\nQ]|\Z)|(?P<cue>[VR])")


@cache
def main_subject_re() -> re.Pattern[str]:
    """The first noun phrase that no preposition governs."""
    return re.compile(rf"P|(?<![OFkbxyD]){_PHRASE}")


def verb_second_frames(letters: str) -> list[Frame]:
    """
    Find all cues with their subjects, in order.

    >>> [(frame.cue, frame.subject, frame.order) for frame in verb_second_frames("OwVNN,HDNxy.")]
    [(2, (3, 5), 'cue-subject')]
    """
    frames: dict[int, Frame] = {}
    for match in _subject_cue_re().finditer(letters):
        cue = match.start("cue")
        subject = match.span("subject") if match["subject"] else match.span("place")
        frames[cue] = Frame(cue, cue + 1, subject, _letter(letters[cue]), "subject-cue")
    for match in _cue_subject_re().finditer(letters):
        cue = match.start("cue")
        if cue not in frames:
            frames[cue] = Frame(cue, cue + 1, match.span("subject"), _letter(letters[cue]), "cue-subject")
    for match in _source_re().finditer(letters):
        name = match.lastgroup or ""
        if name == "subject":
            span, cue = match.span("subject"), match.start("cue")
            frames[cue] = Frame(cue, cue + 1, span, "L", "source")
        elif name in {"account", "whose"}:
            cue, end = match.span("account")
            span = match.span("whose") if name == "whose" else (cue + 1, end)
            frames[cue] = Frame(cue, end, span, "L", "source")
        elif name == "after":
            cue = match.start("after")
            frames[cue] = Frame(cue, cue + 1, match.span("before"), "L", "source")
        else:
            cue = match.start("so")
            frames[cue] = Frame(cue, cue + 1, match.span("teller"), "L", "source")
    for match in _alone_re().finditer(letters):
        cue = match.start("cue")
        if cue >= 0 and cue not in frames:
            frames[cue] = Frame(cue, cue + 1, None, letters[cue], "carried")
    return [frames[cue] for cue in sorted(frames)]


def _letter(cue: str) -> str:
    """A verb whose particle or participle closes the clause is as good as a plain one."""
    return "V" if cue in "UA" else cue
