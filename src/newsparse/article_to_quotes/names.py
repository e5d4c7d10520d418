"""The names an article mentions, and the fullest form of each."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING

from attrs import define, field

from newsparse.article_to_quotes.name_words import words_of
from newsparse.article_to_quotes.tokens import OWNER, TITLE, bare, mark_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsparse.article_to_quotes.tokens import Tokens
    from newsparse.lang import Language

MAX_NAME_WORDS = 6
MAX_PLACES = 12
"""Mentions of one surname that are looked at: enough to know a name, and a bound on hostile text."""
MAX_TRIES = 200
"""Places of a word's letters in the text that are looked at."""
MAX_MARKED = 2000
"""Tokens with a word's mark that are looked at: few others share it."""
MAX_LOOKED_INTO = 1000
"""Names whose other mentions are looked for; an article has fewer, and a hostile text must not have more."""
MAX_READ = 5
"""Long mentions that are read at once: the full name comes early; the others are read when they are asked for."""
MAX_RUN = 12
"""Tokens of a name, titles included."""
MAX_NEAR = 3
"""Names of a sentence that are asked for their gender, the last ones."""
MAX_VOTES = 6
"""Mentions whose sentences are asked for a pronoun."""
PRONOUN_REACH = 30
"""Tokens after a mention in which a pronoun still tells of it."""


BEFORE = "NT_u"
"""Letters of what goes before the last word of a name: names, titles and their full stops, particles."""
POSSESSIVE = ("'s", "’s", "'", "’")
PLAIN_TAILS = frozenset(tail + blank for tail in ("", *POSSESSIVE) for blank in ("", " "))
"""What may stand between a name and the next token: its possessive."""


@cache
def _name_re() -> re.Pattern[str]:
    """A run of capitals with its titles, its particles and its possessive."""
    return re.compile(r"(?<![T_])(?>(?:T_?)*)(?:N++(?>(?:u{1,3}N++)*)S?|S)")


@cache
def _rest_re() -> re.Pattern[str]:
    """What goes on after the name of an organisation: "of Brack"."""
    return re.compile(r"F(?:D?[NT]++)")


@cache
def _vote_re() -> re.Pattern[str]:
    """A pronoun, or what ends the reach of a name; "him" after "Ruiz met" is somebody else."""
    return re.compile(r"[PDNT\n.Q]")


@define(eq=False)
class Name:
    """
    Someone or something the article names, by its fullest form.

    ``gender`` is ``f`` or ``m`` where a title, a role or a pronoun tells, both letters where they disagree.
    """

    full: str
    words: tuple[str, ...]
    start: int
    """The token where it is first mentioned."""
    organisation: bool = False
    gender: str = ""
    role: str | None = None
    places: list[int] = field(factory=list)
    """Tokens of the last word of its mentions, in order."""
    voted: bool = False
    titled: bool = False
    """Whether a title or a role stands before one of its mentions."""


@define(eq=False)
class Mention:
    """One place where a name stands: its tokens, its words without titles, and the titles."""

    start: int
    end: int
    words: tuple[str, ...]
    titles: tuple[str, ...]


class Names:
    """All names of one article; each surname is looked into when it is first asked for."""

    def __init__(self, tokens: Tokens, letters: str, lang: Language) -> None:
        self.tokens = tokens
        self.text = tokens.text
        self.starts = tokens.starts
        self.letters = letters + "\n"  # so that a letter stands before the first and after the last
        self.words = words_of(lang)
        endings = lang.cues.endings
        self.trades = (*endings.get("trade", ()), *endings.get("participle", ()), *endings.get("past", ()))
        self._known: dict[str, list[Name]] = {}
        """The names that end in a word, once that word was asked for."""
        self._at: dict[int, Name] = {}
        self._titled: dict[str, list[Name]] = {}
        self._mentions: dict[int, Mention | None] = {}

    def at(self, token: int) -> Name | None:
        """Return the name whose mention ends with *token*, or None."""
        name = self._at.get(token)
        if name is not None:
            return name
        letter = self.letters[token]
        if letter not in "NS":
            return None
        starts = self.starts
        last = self.text[starts[token] : starts[token + 1]].rstrip()
        if letter == OWNER:
            last = bare(last)
        known = self._known.get(last)
        if known is None:
            known = self._look_into(last, token)
            name = self._at.get(token)
            if name is not None:
                return name
        mention = self.mention(token) if known else None
        name = self._match(mention, known) if mention else None
        if name is not None:
            self._at[token] = name
        return name

    def in_small_letters(self, token: int) -> Name | None:
        """Return the name that a word in capitals, *token*, is elsewhere: Bo Lind for LIND."""
        if self.letters[token] not in "NS":
            return None
        word = self.tokens.word(token).capitalize()
        places = self._mentioned(word, mark_of(word))
        return self.at(places[0]) if places else None

    def before(self, end: int, start: int) -> Iterator[Name]:
        """Return the last names mentioned by tokens [start, end), the last one first."""
        ends = [match.end() - 1 for match in _name_re().finditer(self.letters, start, end)]
        for token in reversed(ends[-MAX_NEAR:]):
            name = self.at(token)
            if name is not None:
                yield name

    def titled(self, role: str, before: int) -> list[Name]:
        """Return the names before a token that bear a title or a role noun: "Mayor Ana Ruiz" for ``mayor``."""
        if role not in self._titled:
            found: list[Name] = []
            forms = (role.capitalize(), role)
            for token in [place for form in forms for place in self._mentioned(form, mark_of(form))]:
                match = _name_re().match(self.letters, token + (self.letters[token] == "n"))
                name = self.at(match.end() - 1) if match and self.letters[token] in "nT" else None
                if name is not None and name not in found:
                    found.append(name)
            self._titled[role] = found
        return [name for name in self._titled[role] if name.start < before]

    def _mentioned(self, word: str, mark: int) -> list[int]:
        """Return the first tokens that are a word of a name, given with its mark, in order."""
        found: list[int] = []
        if word.endswith(POSSESSIVE):
            return found
        text, starts, marks = self.text, self.starts, self.tokens.marks
        size = len(word)
        tries = MAX_MARKED
        i = marks.find(mark)
        while i >= 0 and tries:
            tries -= 1
            start = starts[i]
            if text.startswith(word, start) and text[start + size : starts[i + 1]] in PLAIN_TAILS:
                found.append(i)
                if len(found) == MAX_PLACES:
                    break
            i = marks.find(mark, i + 1)
        return found

    def _occurs(self, word: str) -> bool:
        """Tell whether a word stands somewhere as it is given."""
        text, starts = self.text, self.starts
        at = text.find(word)
        tries = MAX_TRIES
        while at >= 0 and tries:
            tries -= 1
            token = bisect_left(starts, at)
            end = at + len(word)
            if starts[token] == at and text[end : starts[token + 1]] in PLAIN_TAILS:
                return True
            at = text.find(word, end)
        return False

    def gender(self, name: Name) -> str:
        """Return a name's gender, by its titles or else by the pronouns that follow it."""
        if not name.gender and not name.voted and not name.organisation:
            name.gender = self._vote(name)
        name.voted = True
        return name.gender

    def mention(self, token: int) -> Mention | None:
        """Read the run of capitals that ends with *token* as a name with its titles; None if nothing of one is left."""
        mentions = self._mentions
        if token in mentions:
            return mentions[token]
        mention = mentions[token] = self._read(token)
        return mention

    def _read(self, token: int) -> Mention | None:
        letters, text, starts, words = self.letters, self.text, self.starts, self.words
        last = text[starts[token] : starts[token + 1]].rstrip()
        if letters[token] == OWNER:
            last = bare(last)
        no_name = last.lower().rstrip(".") in words.no_names
        if letters[token - 1] not in BEFORE:
            return None if no_name else Mention(token, token + 1, (last,), ())
        start = token - 1
        least = max(0, token - MAX_RUN)
        while start > least and letters[start - 1] in BEFORE:
            start -= 1
        while letters[start] == "u":
            start += 1
        run = text[starts[start] : starts[token]]
        plain = run.split()
        if len(plain) == token - start < MAX_NAME_WORDS and words.are_plain([*plain, last], letters[start:token]):
            return Mention(start, token + 1, (*plain, last), ())
        titles: list[str] = []
        name: list[str] = []
        compounds = words.nouns_capital or "-" in run
        for i in range(start, token):
            if letters[i] == "_":
                continue
            word = text[starts[i] : starts[i + 1]].rstrip()
            low = word.lower().rstrip(".")
            if letters[i] == TITLE or low in words.roles or (compounds and words.is_role(word)):
                # What stood before a title belongs to it: "Harbour Authority Chief Ana Ruiz".
                titles += [*name, word]
                name = []
            elif not name and (low in words.no_names or (low in words.months and letters[i - 1] in "DO")):
                titles.append(word)
            else:
                name.append(word)
        if name or not no_name:
            name.append(last)
        if words.nouns_capital and start and letters[start - 1] == "D" and len(name) > 1 and not titles:
            # No name of a person has an article: "die Rentnerin Ana Roth"; but "der Deutsche Kanuverband".
            kept = len(name) == 2 and words.is_adjective(self.tokens.word(start - 1), name[0])
            if not kept and not words.name_body(name[0]):
                titles.append(name.pop(0))
        while name and name[-1].lower().rstrip(".") in words.suffixes and len(name) > 1:
            name.pop()
        if not name or len(name) > MAX_NAME_WORDS:
            return None
        return Mention(start, token + 1, tuple(name), tuple(titles))

    def _look_into(self, last: str, token: int) -> list[Name]:
        """Make the names that end in a word, long forms first, so that a short form finds its full one."""
        letters = self.letters
        known = self._known[last] = []
        bare_ones: list[int] = []
        rest: list[int] = []
        places = self._mentioned(last, self.tokens.marks[token]) if len(self._known) <= MAX_LOOKED_INTO else (token,)
        for i in places:
            if letters[i] in "NS" and letters[i + 1] not in "NS":
                (rest if letters[i - 1] in "NT_un" else bare_ones).append(i)
        if not rest and self._is_common(last, bare_ones):
            return known
        # A word by itself throughout is one name, so one mention tells all of it.
        found = [mention for mention in map(self.mention, rest[:MAX_READ] or bare_ones[:1]) if mention is not None]
        if len(found) > 1:
            found.sort(key=lambda one: (-len(one.words), one.start))
        for mention in found:
            self._add(mention, known)
        if len(known) == 1:
            name = known[0]
            if bare_ones:
                name.places = sorted({*name.places, *bare_ones})
                name.start = min(name.start, name.places[0])
                self._at |= dict.fromkeys(bare_ones, name)
        else:
            for name in known:
                name.places.sort()
        return known

    def _is_common(self, word: str, places: list[int]) -> bool:
        """
        Tell whether a word by itself may have its capital only because it opens sentences: "Engineers said".

        It is one where it is written small elsewhere, or ends as the word for people of a trade or as a participle
        does: "Asked about it, she said".
        """
        letters = self.letters
        for place in places:
            before = letters[place - 1]
            if before not in ".!\n" and (before != "z" or letters[place - 2] != "."):
                return False
        low = word.lower()
        is_trade = word.endswith(self.trades) or (low.endswith("s") and low in self.words.roles)
        return is_trade or self._occurs(low)

    def _add(self, mention: Mention, known: list[Name]) -> None:
        name = self._match(mention, known) if known else None
        if name is None:
            name = self._new(mention)
            known.append(name)
        start = mention.start
        if start < name.start:  # noqa: PLR1730  (three times as fast as `min`)
            name.start = start
        name.places.append(mention.end - 1)
        self._at[mention.end - 1] = name
        titles = mention.titles
        if self.letters[start - 1] == "n":
            titles = (*titles, self.tokens.word(start - 1))  # "spokeswoman Ana Ruiz"
        name.titled = name.titled or bool(titles)
        for title in titles:
            gender = self.words.gender.get(title.lower().rstrip("."), "")
            if gender not in name.gender:
                name.gender += gender

    def _new(self, mention: Mention) -> Name:
        words = mention.words
        full = " ".join(words)
        organisation = self.words.name_body(full) or (
            len(words) == 1 and len(full) > 1 and full.replace(".", "").isupper()
        )
        if not organisation and self.letters.startswith(",N", mention.end):
            organisation = self.tokens.word(mention.end + 1).lower() in self.words.organisations  # "Lumora, Inc."
        if organisation:
            rest = _rest_re().match(self.letters, mention.end)
            if rest:
                full = self.tokens.between(self._name_start(mention), rest.end())
        return Name(full, words, mention.start, organisation)

    def _name_start(self, mention: Mention) -> int:
        start = mention.start
        while self.tokens.word(start) != mention.words[0] and start < mention.end - 1:
            start += 1
        return start

    def _match(self, mention: Mention, known: list[Name]) -> Name | None:
        words = mention.words
        if len(words) > 1:
            for one in known:
                if words == one.words or _short_of(words, one.words):
                    return one
            return None
        fitting = known
        if mention.titles:
            genders = {self.words.gender.get(title.lower().rstrip("."), "") for title in mention.titles} - {""}
            fitting = [one for one in known if not genders or not one.gender or set(one.gender) & genders]
        if len(fitting) < 2:
            return fitting[0] if fitting else None
        # Two of one surname: the one named last before this place.
        before = [one for one in fitting if one.places and min(one.places) < mention.start]
        return max(before, key=lambda one: max(place for place in one.places if place < mention.start), default=None)

    def is_thing(self, token: int) -> bool:
        """Tell whether the name that ends with *token* is a place's or a thing's there: "in Brack", "the Ledger"."""
        letters, words, word = self.letters, self.words, self.tokens.word
        start = token
        least = max(0, token - MAX_RUN)
        while start > least and letters[start - 1] in BEFORE:
            start -= 1
        before = letters[start - 1]
        if before not in "OD":
            return False
        lead = word(start - 1).lower()
        if before == "O":
            return lead in words.where
        if lead not in words.articles:
            return False
        if words.nouns_capital:
            first = word(start)
            return start == token or (
                start == token - 1 and words.is_adjective(lead, first) and not words.is_role(first)
            )
        # "the Rev. Bo Lind", "the Democrat Bo Lind"
        return not any(words.is_role(one) or one.lower() in words.no_names for one in map(word, range(start, token)))

    def _vote(self, name: Name) -> str:
        """Return the gender of the first pronoun after each mention, if no other name stands between."""
        votes = ""
        letters, genders = self.letters, self.words.gender
        for place in name.places[:MAX_VOTES]:
            for match in _vote_re().finditer(letters, place + 1, place + PRONOUN_REACH):
                i = match.start()
                if letters[i] not in "PD" or (letters[i - 1] == "," and letters[i + 1 : i + 2] in ("V", "R")):
                    break  # "Apple is doing well, he said"
                gender = genders.get(self.tokens.word(i).lower())
                if gender:
                    votes += "" if self.is_thing(place) else gender
                    break
        women, men = votes.count("f"), votes.count("m")
        return "f" if women > men else "m" if men > women else ""


def _short_of(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """
    Tell whether one name is another with words left out or initials for words.

    >>> _short_of(("Ana", "Ruiz"), ("Ana", "B.", "Ruiz"))
    True
    >>> _short_of(("Ana", "Ruiz"), ("Bea", "Ruiz"))
    False
    """
    rest = iter(full)
    return all(any(word == other or (word[0] == other[0] and word.endswith(".")) for other in rest) for word in short)
