"""Sentences, and the cue verbs in them with their subjects."""

from __future__ import annotations

import re

from attrs import define

MAX_APPOSITION = 40
"""Letters an apposition between subject and cue may have; it bounds what one subject can cost."""

# All patterns here read letters, not text, with the standard engine: runs are possessive and repeats are
# bounded, so each start costs a bounded number of steps.
_RUN = r"(?:D|M)*+(?:(?<=D)a)?+[xyinNTSsv\#_]++"
_NOUN = rf"(?<![DxyinNTSsv\#_])(?<!Da){_RUN}(?:[OFkb]{_RUN}){{0,4}}+"
_GAP = r"(?:[aAwM]|O?D*+\#?x?w++|ODx{1,2}|Ox)*+"
_APPOSITION = rf"(?:,(?:[WGgyi][^.:;\nQ!]{{1,{MAX_APPOSITION}}}?|[^.:;\nQ!VRB]{{1,{MAX_APPOSITION}}}?),|-[^.:;\nQ!-]{{1,{MAX_APPOSITION}}}-|\([^)\n]{{1,20}}\),?)?"

_SUBJECT_CUE = re.compile(
    rf"""
    (?P<subject> P | W | (?<![OFkbIGg]) (?<![Gg]H) {_NOUN} | (?<=I) {_NOUN} (?= {_GAP} [VR] ) )
    {_APPOSITION}
    (?P<gap> {_GAP} )
    (?P<cue> [VRB] | (?<=[PAW]) v | (?<=[PAW]a) v )
    """,
    re.VERBOSE,
)
_WITH = re.compile(r"(?<=[OA])(?P<subject>(?:D|M)?[NT_n]++)(?=(?P<cue>G))")
_CUE_SUBJECT = re.compile(rf"(?:(?<=z)(?P<gap>a?)(?P<cue>[VR])|(?<=,)(?P<late>V))(?P<subject>P(?![aA]*[VRBv])|{_NOUN})(?(late)(?=[,.;\n]))", re.VERBOSE)
_SOURCE = re.compile(rf"(?P<cue>Lk)(?P<subject>[PM]|(?:D|M)*+[xyinNTSsv\#_w]++(?:[OF]{_RUN}){{0,4}}+)", re.VERBOSE)
_OTHER_CUE = re.compile(r"[VRBGg]|(?<=[kA])v")
_SENTENCE_END = re.compile(r"(?:\.(?![#,);:xyinVRBs])z?|!(?!z-?a?A?V|z(?:P|(?:D|M)*[xnNTSs_y]+(?:,[^\n.!,]{1,40},)?)[aA]*[VR])z?)[z)]*|\n")
_NAME_THEN_VERB = re.compile(r"(?P<name>[DM]*[xin]*[NT_]*N(?:F[NT]++)?)[xya]")
_CLAUSE_SUBJECT = re.compile(rf"(?<=,)P|(?<=I)(?:P|{_NOUN})")
_MAIN_SUBJECT = re.compile(rf"P|(?<![OFkb]){_NOUN}")


@define(eq=False)
class Frame:
    """
    A cue and its subject, as token numbers, end excluded.

    ``order`` is ``subject-cue``, ``cue-subject``, ``source`` or ``carried`` for a cue without a subject of its own.
    """

    cue: int
    cue_end: int
    subject: tuple[int, int] | None
    letter: str
    order: str

    @property
    def start(self) -> int:
        """Where it starts: at its subject or at its cue."""
        return self.cue if self.subject is None or self.order == "carried" else min(self.cue, self.subject[0])

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.cue_end if self.subject is None or self.order == "carried" else max(self.cue_end, self.subject[1])


@define(eq=False)
class Sentence:
    """Tokens ``start`` to ``end``, end excluded, of one paragraph, with their cues in order."""

    paragraph: int
    start: int
    end: int
    frames: list[Frame]
    main: tuple[int, int] | None = None


def find_sentences(letters: str) -> list[Sentence]:
    """Cut an article's letters into sentences and find the cues of each."""
    sentences: list[Sentence] = []
    paragraph = start = 0
    for match in _SENTENCE_END.finditer(letters):
        end = match.end()
        broken = letters[end - 1] == "\n"
        stop = end - 1 if broken else end
        if stop > start:
            sentences.append(_sentence(letters, paragraph, start, stop))
        start = end
        paragraph += broken
    if start < len(letters):
        sentences.append(_sentence(letters, paragraph, start, len(letters)))
    return sentences


def _sentence(letters: str, paragraph: int, start: int, end: int) -> Sentence:
    frames: dict[int, Frame] = {}
    for match in _SUBJECT_CUE.finditer(letters, start, end):
        cue = match.start("cue")
        frames[cue] = Frame(cue, cue + 1, match.span("subject"), letters[cue], "subject-cue")
    for match in _CUE_SUBJECT.finditer(letters, start, end):
        cue = match.start("subject") - 1
        if cue not in frames:
            frames[cue] = Frame(cue, cue + 1, match.span("subject"), letters[cue], "cue-subject")
    for match in _WITH.finditer(letters, start, end):
        cue = match.start("cue")
        frames[cue] = Frame(cue, cue + 1, match.span("subject"), letters[cue], "subject-cue")
    main = _main_subject(letters, start, end)
    if "L" in letters[start:end]:
        for match in _SOURCE.finditer(letters, start, end):
            frames[match.start()] = Frame(*match.span("cue"), match.span("subject"), "L", "source")
    for match in _OTHER_CUE.finditer(letters, start, end):
        cue = match.start()
        if cue not in frames:
            frames[cue] = Frame(cue, cue + 1, None, letters[cue], "carried")
    ordered = [frames[cue] for cue in sorted(frames)]
    last = None
    for frame in ordered:
        if frame.subject is None:
            frame.subject = _carried(letters, frame, last, main)
            if frame.letter in "VRB" and frame.subject is not None and frame.subject[1] < frame.cue:
                for match in _CLAUSE_SUBJECT.finditer(letters, frame.subject[1], frame.cue):
                    frame.subject = match.span()
        elif frame.order == "subject-cue" and letters[frame.subject[0]] != "W":
            last = frame.subject
    return Sentence(paragraph, start, end, ordered, main)


def _carried(letters: str, frame: Frame, last: tuple[int, int] | None, main: tuple[int, int] | None) -> tuple[int, int] | None:
    """Return the subject of a cue that has none beside it: "X came and said", "X left, saying"."""
    if main is None or last is None:
        return last or main
    return main if last[0] < main[0] < frame.cue else last


def _main_subject(letters: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the subject of the sentence's main clause, or None."""
    at = start
    if letters[at] in "OIGgikbC-" or letters[at] == "P":
        while at < end and letters[at] in "C-":
            at += 1
        if at < end and letters[at] in "OIGgikb":
            comma = letters.find(",", at, end)
            if comma > 0:
                at = comma + 1
    match = _MAIN_SUBJECT.search(letters, at, end)
    if match is None:
        return None
    # A name runs into a verb that is not known here: "Ruiz joined".
    name = _NAME_THEN_VERB.match(letters, *match.span())
    return (match.start(), name.end("name")) if name else match.span()
