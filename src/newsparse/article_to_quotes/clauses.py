"""Sentences, and the cue verbs in them with their subjects."""

from __future__ import annotations

import re

from attrs import define

from newsparse.article_to_quotes.frames import Frame
from newsparse.article_to_quotes.verb_second import MAIN_SUBJECT, verb_second_frames

MAX_APPOSITION = 40
"""Letters an apposition between subject and cue may have; it bounds what one subject can cost."""

# All patterns here read letters, not text, with the standard engine: runs are possessive and repeats are
# bounded, so each start costs a bounded number of steps. A group is made possessive by an atomic group around it,
# `(?>(?:…)*)`: `(?:…)*+` goes wrong in the standard engine before Python 3.11.5.
_RUN = r"[DM]*+(?>(?:(?<=D)a)?)[xyinNTSsuv\#_]++"
_NOUN = rf"(?<![DxyinNTSsuv\#_])(?<!Da){_RUN}(?>(?:[OFkb]{_RUN}){{0,4}})"
_GAP = r"(?>(?:[aAwM]|O?D*+\#?x?w++|ODx{1,2}|Ox)*)"
_LONG = rf"{{1,{MAX_APPOSITION}}}"
_APPOSITION = rf"""(?:
      ,(?: [WGgyi] [^.:;\nQ!]{_LONG}? | [^.:;\nQ!VRB]{_LONG}? ),   # ", who runs it," may hold a cue of its own
    | - [^.:;\nQ!-]{_LONG} -
    | \( [^)\n]{{1,20}} \) ,?
    )?"""

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
_CUE_SUBJECT = re.compile(
    rf"""
    (?: (?<=z) a? [VR] | (?<=,) (?P<late> V ) )
    (?P<subject> P (?! [aA]*[VRBv] ) | {_NOUN} )
    (?(late) (?= [,.;\n] ) )                # after a comma it must close the sentence: ", said Ruiz."
    """,
    re.VERBOSE,
)
_SOURCE = re.compile(rf"(?P<cue>Lk)(?P<subject>[PM]|{_RUN}(?>(?:[OFkb]{_RUN}){{0,4}}))")
_OTHER_CUE = re.compile(r"[VRBGg]|(?<=[kA])v")
_SENTENCE_END = re.compile(
    r"""
    (?: \. (?! [\#,);:xyinVRBs] ) (?! (?<=\#\.) w ) z?   # not that of an abbreviation
    |   ! (?! z-?a?A?V | z (?: P | (?:D|M)*[xnNTSs_y]+ (?:,[^\n.!,]{1,40},)? ) [aA]*[VR] ) z?
    ) [z)]*
    | \n
    | (?<=.) \Z
    """,
    re.VERBOSE,
)
_NAME_THEN_VERB = re.compile(r"(?P<name>[DM]*[xin]*[NT_]*N(?:F[NT]++)?)[xya]")
_CLAUSE_SUBJECT = re.compile(rf"(?<=,)P|(?<=I)(?:P|{_NOUN})")
_MAIN_SUBJECT = re.compile(rf"P|(?<![OFkb]){_NOUN}")


@define(eq=False)
class Sentence:
    """Tokens ``start`` to ``end``, end excluded, of one paragraph, with their cues in order."""

    letters: str
    paragraph: int
    start: int
    end: int
    frames: list[Frame]
    verb_second: bool = False
    _main: tuple[int, int] | None = None
    _asked: bool = False

    @property
    def main(self) -> tuple[int, int] | None:
        """The subject of its main clause, or None; looked for when it is first asked for."""
        if not self._asked:
            self._asked = True
            self._main = _main_subject(self.letters, self.start, self.end, verb_second=self.verb_second)
        return self._main


def find_sentences(letters: str, *, verb_second: bool = False) -> list[Sentence]:
    """Cut an article's letters into sentences and find the cues of each."""
    frames = iter(verb_second_frames(letters) if verb_second else _find_frames(letters))
    frame = next(frames, None)
    sentences: list[Sentence] = []
    paragraph = start = 0
    for match in _SENTENCE_END.finditer(letters):
        end = match.end()
        broken = letters[end - 1] == "\n"
        stop = end - 1 if broken else end
        if stop > start:
            here: list[Frame] = []
            while frame is not None and frame.cue < stop:
                here.append(frame)
                frame = next(frames, None)
            sentence = Sentence(letters, paragraph, start, stop, here, verb_second)
            if here:
                _carry(sentence)
            sentences.append(sentence)
        start = end
        paragraph += broken
    return sentences


def _find_frames(letters: str) -> list[Frame]:
    """Find all cues with the subjects beside them, in order."""
    frames: dict[int, Frame] = {}
    for match in _SUBJECT_CUE.finditer(letters):
        cue = match.start("cue")
        frames[cue] = Frame(cue, cue + 1, match.span("subject"), letters[cue], "subject-cue")
    for match in _CUE_SUBJECT.finditer(letters):
        subject = match.span("subject")
        cue = subject[0] - 1
        if cue not in frames:
            frames[cue] = Frame(cue, cue + 1, subject, letters[cue], "cue-subject")
    for match in _WITH.finditer(letters):
        cue = match.start("cue")
        frames[cue] = Frame(cue, cue + 1, match.span("subject"), letters[cue], "subject-cue")
    for match in _SOURCE.finditer(letters):
        start, end = match.span("cue")
        frames[start] = Frame(start, end, match.span("subject"), "L", "source")
    for match in _OTHER_CUE.finditer(letters):
        cue = match.start()
        if cue not in frames:
            frames[cue] = Frame(cue, cue + 1, None, letters[cue], "carried")
    return [frames[cue] for cue in sorted(frames)]


def _carry(sentence: Sentence) -> None:
    """Give the cues without a subject of their own the one that carries on: "X came and said", "X left, saying"."""
    letters = sentence.letters
    last = None
    for frame in sentence.frames:
        if frame.subject is None:
            subject = last or sentence.main
            if frame.letter in "VRB" and subject is not None and subject[1] < frame.cue:
                for match in _CLAUSE_SUBJECT.finditer(letters, subject[1], frame.cue):
                    subject = match.span()
            frame.subject = subject
        elif frame.order == "subject-cue" and letters[frame.subject[0]] != "W":
            last = frame.subject


def _main_subject(letters: str, start: int, end: int, *, verb_second: bool) -> tuple[int, int] | None:
    """Return the subject of the sentence's main clause, or None."""
    at = start
    if verb_second:
        found = MAIN_SUBJECT.search(letters, start, end)
        return found.span() if found else None
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
