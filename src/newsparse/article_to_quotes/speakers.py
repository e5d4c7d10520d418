"""Who a mention is: the fullest name the article gives, and the role it gives with it."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from newsparse.article_to_quotes.names import Name, Names
from newsparse.models.quote import Speaker, SpeakerKind

if TYPE_CHECKING:
    from newsparse.article_to_quotes.clauses import Sentence
    from newsparse.article_to_quotes.tokens import Tokens
    from newsparse.lang import Language
    from newsparse.models.span import Span

MAX_LOOK_BACK = 6
"""Sentences a pronoun looks back over before it gives up: who spoke further back is not sure."""

_APPOSITION = re.compile(r",(?P<role>(?:D|S)?[xyinNTSsv\#]*[nx](?:[OF](?:D|M)?[xyinNTSsv\#]+){0,3})[,.!\n]")


class Speakers:
    """The speakers of one article."""

    def __init__(self, tokens: Tokens, letters: str, sentences: list[Sentence], lang: Language) -> None:
        self.tokens = tokens
        self.letters = letters
        self.lang = lang
        self.names = Names(tokens, letters, lang)
        self.roles = frozenset(lang.honorifics.roles) | frozenset(lang.honorifics.titles)
        self.seen: dict[tuple[int, int], Speaker] = {}
        self.sentences = sentences
        self.sentence_starts = [sentence.start for sentence in sentences]

    def speaker(self, mention: tuple[int, int], spans: tuple[Span, ...], text: str) -> Speaker:
        """Return the speaker a mention names."""
        known = self.seen.get(mention)
        if known is None:
            known = self.seen[mention] = self._resolve(mention, spans, text)
        return known

    def _resolve(self, mention: tuple[int, int], spans: tuple[Span, ...], text: str) -> Speaker:
        start, end = mention
        letters = self.letters[start:end]
        if letters in {"P", "W", "M"}:
            name = self._pronoun(start, self.tokens.words[start].lower())
            return Speaker(text, spans, name.full if name else None, name.role if name else None, SpeakerKind.PRONOUN)
        found = self._name_in(start, end)
        if found is None:
            name = self._by_role(start, end)
            if name is not None:
                return Speaker(text, spans, name.full, name.role, SpeakerKind.ROLE)
            return Speaker(text, spans, None, None, self._kind_of_noun(start, end))
        name, at = found
        role = self._role(start, end, at, name)
        if role:
            name.role = role
        kind = SpeakerKind.ORGANISATION if name.organisation else SpeakerKind.PERSON
        return Speaker(text, spans, name.full, name.role, kind)

    def _name_in(self, start: int, end: int) -> tuple[Name, int] | None:
        """The name that a mention is: its last word before an attribute such as "of the union"."""
        stop = end
        for i in range(start, end):
            if self.letters[i] in "OF":
                stop = i
                break
        if self.letters[stop - 1] not in "NTS":
            return None
        name = self.names.at.get(stop - 1)
        if name is None:
            return None
        return name, stop - 1

    def _kind_of_noun(self, start: int, end: int) -> SpeakerKind:
        for word in self.tokens.words[start:end]:
            if word.lower() in self.names.organisations:
                return SpeakerKind.ORGANISATION
        return SpeakerKind.ROLE

    def _role(self, start: int, end: int, at: int, name: Name) -> str | None:
        words = self.tokens.words
        first = at
        while first > start and self.letters[first - 1] in "N" and not name.words[0] == words[first]:
            first -= 1
        if first > start:
            lead = [i for i in range(start, first) if self.letters[i] != "_"]
            while lead and self.letters[lead[0]] in "DM":
                lead.pop(0)
            if any(words[i].lower() in self.roles and words[i].lower() not in {"mr", "mrs", "ms"} for i in lead):
                text = self.tokens.text[self.tokens.starts[lead[0]] : self.tokens.end(lead[-1])]
                return text
        match = _APPOSITION.match(self.letters, at + 1, at + 40)
        if match:
            a, b = match.span("role")
            if any(words[i].lower() in self.roles for i in range(a, b)):
                if self.letters[a] == "D":
                    a += 1
                return self.tokens.text[self.tokens.starts[a] : self.tokens.end(b - 1)]
        return None

    def _pronoun(self, at: int, word: str) -> Name | None:
        """Return the last subject before a pronoun that may be meant, or None."""
        if word in {"who", "which"}:
            return self.names.at.get(at - 1) or (self.names.at.get(at - 2) if self.letters[at - 1] == "," else None)
        gender = self.names.gender_of(word)
        if not gender:
            return None
        here = bisect_right(self.sentence_starts, at) - 1
        for sentence in reversed(self.sentences[max(0, here - MAX_LOOK_BACK) : here + 1]):
            subjects = [sentence.main] if sentence.main else []
            subjects += [frame.subject for frame in reversed(sentence.frames) if frame.subject]
            for subject in subjects:
                if subject[1] > at:
                    continue
                found = self._name_in(*subject)
                if found is not None and found[0].person and found[0].gender in {"", gender}:
                    found[0].gender = gender
                    return found[0]
        return None

    def _by_role(self, start: int, end: int) -> Name | None:
        """The one name that the article gave this role: "the chancellor"."""
        if self.letters[start] != "D" or self.tokens.words[start].lower() != "the" or end - start > 4:
            return None
        role = self.tokens.words[end - 1].lower()
        hits = []
        for mention in self.names.mentions:
            if mention.start > start:
                break
            name = self.names.at.get(mention.end - 1)
            if name is None or name.organisation:
                continue
            text = f"{mention.title} {name.role or ''}".lower().split()
            if role in text and name not in hits:
                hits.append(name)
        return hits[0] if len(hits) == 1 else None
