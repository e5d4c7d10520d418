"""Who a mention is: the fullest name the article gives, and the role it gives with it."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING

from newsparse.article_to_quotes.names import Name, Names
from newsparse.models.quote import SpeakerKind

if TYPE_CHECKING:
    from newsparse.article_to_quotes.clauses import Sentence
    from newsparse.article_to_quotes.tokens import Tokens
    from newsparse.lang import Language

MAX_LOOK_BACK = 6
"""Sentences a pronoun looks back over before it gives up: who spoke further back is not sure."""
MAX_ACRONYM = 4
"""Letters of what may be a body's short name: a longer word in capitals is one that is set so."""
MAX_MENTION = 40
"""Tokens of a mention that are looked at."""

MAX_GIVEN = 100
"""Names with a role that are asked whether theirs is the one meant."""


@cache
def _named_re() -> re.Pattern[str]:
    """An apposition that is a name: "the minister, Ana Ruiz,"."""
    return re.compile(r",(?P<name>(?>(?:T_?)*)N{1,5}(?:u{1,3}N+)?)(?:[,.\n]|(?<=NN)F)")


@cache
def _apposition_re() -> re.Pattern[str]:
    """An apposition that is a role: "Ana Ruiz, the minister,"."""
    return re.compile(r",(?P<role>(?:D|S)?[xyinNTSsv#]*[nx](?:[OF](?:D|M)?[xyinNTSsv#]+){0,2})[,.!\n]")


@cache
def _hung_on_re(*, nouns_capital: bool) -> re.Pattern[str]:
    """What opens that part of a noun phrase which hangs on the noun: "of", "for"; a genitive or a dative."""
    return re.compile(r"[OFkbp]|(?<=[NTSen_])[Dxy]" if nouns_capital else r"[OFkb]")


def _is_noun(name: Name) -> bool:
    """Tell whether a lone word may be any noun, where all are written with a capital: "Experten zufolge"."""
    return len(name.words) == 1 and not (name.titled or name.full.isupper())


class Speakers:
    """The speakers of one article."""

    def __init__(self, tokens: Tokens, letters: str, sentences: list[Sentence], lang: Language) -> None:
        self.tokens = tokens
        self.letters = letters
        self.lang = lang
        self.names = Names(tokens, letters, lang)
        self.words = self.names.words
        self.hung_on_re = _hung_on_re(nouns_capital=self.words.nouns_capital)
        self.given: list[Name] = []
        """Names that the article gave a role, as far as it has been read."""
        self.sentences = sentences
        self.sentence_starts = [sentence.start for sentence in sentences]

    def facts(self, mention: tuple[int, int], text: str) -> tuple[str | None, str | None, SpeakerKind]:
        """Return the name, the role and the kind of the speaker that a mention, given as tokens and text, names."""
        start, end = mention
        if "C" in self.letters[start:end]:  # of two, neither alone
            return None, None, SpeakerKind.PERSON
        if end - start == 1 and self.letters[start] in "PWM":
            name = self._pronoun(start)
            if name is None:
                return None, None, SpeakerKind.PRONOUN
            return name.full, name.role, SpeakerKind.PRONOUN
        last = self._last_word(start, end)
        name = self.names.at(last) if last >= start else None
        if name is not None and len(text) > MAX_ACRONYM and text.isupper():
            name = self.names.in_small_letters(last) or name
        if name is not None and self.words.nouns_capital and _is_noun(name):
            name = None
        if name is not None:
            role = self._role(start, last)
            if role:
                name.role = role
                self.given.append(name)
            is_person = not name.organisation and not (self.letters[start] == "D" and self.names.is_thing(last))
            kind = SpeakerKind.PERSON if is_person else SpeakerKind.ORGANISATION
            return name.full, name.role, kind
        name = self._by_role(start, end)
        if name is not None:
            return name.full, name.role, SpeakerKind.ROLE
        # "A spokesman for the council" is no council.
        head = self.tokens.between(start, min(max(last, start) + 1, start + MAX_MENTION))
        kind = SpeakerKind.ORGANISATION if self.words.name_body(head) else SpeakerKind.ROLE
        return None, None, kind

    def _last_word(self, start: int, end: int) -> int:
        letters = self.letters
        last = end - 1
        if last > start:
            first = start + self.words.nouns_capital
            hung = self.hung_on_re.search(letters, first, min(end, start + MAX_MENTION))
            if hung:
                last = hung.start() - 1
        elif letters[start] in "NS":
            return start
        elif letters[start] in "OFkb":
            return start - 1
        if last >= start and letters[last] in "nx" and letters[end : end + 1] == ",":
            # The finance minister, Ana Ruiz, said: the apposition names who the role is.
            match = _named_re().match(letters, end)
            if match:
                return match.end("name") - 1
        return last

    def _role(self, start: int, last: int) -> str | None:
        """
        Return the role a mention or the apposition after it gives: "dam engineer Ode", "Ode, an engineer".

        The mention starts at token *start*, and its name ends with token *last*.
        """
        tokens, letters = self.tokens, self.letters
        first = start
        while first <= last and letters[first] in "DM":
            first += 1
        if first < last:
            mention = self.names.mention(last)
            name_start = last
            wanted = len(mention.words) - 1 if mention else 0
            while name_start > first and wanted:
                name_start -= 1
                wanted -= letters[name_start] != "_"
            if first < name_start:
                lead = [i for i in range(first, name_start) if letters[i] != "_"]
                while lead and letters[lead[-1]] == ",":
                    lead.pop()
                if any(map(self._is_role, lead)) or (self.words.nouns_capital and letters[start] == "D" and lead):
                    return tokens.between(lead[0], lead[-1] + 1 + (letters[lead[-1] + 1] == "_"))
        if letters[last + 1 : last + 2] == ",":
            match = _apposition_re().match(letters, last + 1, last + MAX_MENTION)
            if match:
                a, b = match.span("role")
                if any(map(self._is_role, range(a, b))):
                    return tokens.between(a + (letters[a] == "D"), b)
        return None

    def _is_role(self, token: int) -> bool:
        word = self.tokens.word(token)
        return self.words.is_role(word) and word.lower().rstrip(".") not in self.words.plain

    def _pronoun(self, at: int) -> Name | None:
        """Return the last subject before a pronoun that may be meant, or None."""
        letters = self.letters
        if letters[at] == "W":
            last = at - 1 - (letters[at - 1] == ",")
            return self.names.at(last) if last >= 0 else None
        names = self.names
        gender = self.words.gender.get(self.tokens.word(at).lower())
        if gender is None:
            return None
        here = bisect_right(self.sentence_starts, at) - 1
        for sentence in reversed(self.sentences[max(0, here - MAX_LOOK_BACK) : here + 1]):
            end = min(at, sentence.end)
            read = letters[sentence.start : end]
            if "N" not in read and "S" not in read:
                continue  # nobody is named, least of all before the pronoun in its own sentence: “…,” she said
            asked = None
            for subject in (sentence.main, *[frame.subject for frame in reversed(sentence.frames)]):
                if subject is None or subject == asked or subject[1] > at:
                    continue
                asked = subject
                name = self._person(subject)
                if name is None:
                    continue
                known = names.gender(name)
                if known == gender:
                    return name
                if not known and len(name.words) > 1:
                    if self._is_one_of_two(name, subject, sentence, at):
                        return None
                    name.gender = gender
                    return name
            for name in names.before(end, sentence.start):
                if names.gender(name) == gender:
                    return name
        return None

    def _person(self, subject: tuple[int, int]) -> Name | None:
        """Return whom a subject names, if it may be a person."""
        if subject[1] - subject[0] == 1 and self.letters[subject[0]] in "PWM":
            return None
        last = self._last_word(*subject)
        name = self.names.at(last) if last >= subject[0] else None
        if name is None or name.organisation or (self.words.nouns_capital and _is_noun(name)):
            return None
        may_be_thing = self.words.nouns_capital or self.letters[subject[0]] == "D"
        return None if may_be_thing and self.names.is_thing(last) else name

    def _is_one_of_two(self, name: Name, subject: tuple[int, int], sentence: Sentence, at: int) -> bool:
        """
        Tell whether the sentence names somebody else who may as well be meant: "Bo Lind met Ana Ruiz. She said".

        Whoever speaks in it is the one who goes on.
        """
        if any(frame.subject == subject and frame.letter in "VRL" for frame in sentence.frames):
            return False
        names = self.names
        return any(
            other is not name
            and not other.organisation
            and len(other.words) > 1
            and not names.gender(other)
            and not names.is_thing(other.places[-1])
            for other in names.before(min(at, sentence.end), sentence.start)
        )

    def _by_role(self, start: int, end: int) -> Name | None:
        """Return the one name that the article gave this role: "the mayor"."""
        if self.letters[start] != "D" or end - start > 4 or self.letters[end - 1] not in "nN":
            return None
        role = self.tokens.word(end - 1).lower()
        if role not in self.words.roles:
            return None
        hits = [name for name in self.names.titled(role, start) if not name.organisation]
        given = (name for name in self.given[-MAX_GIVEN:] if name not in hits)
        hits += dict.fromkeys(name for name in given if role in (name.role or "").lower().split())
        return hits[0] if len(hits) == 1 else None
