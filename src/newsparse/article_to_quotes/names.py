"""The names an article mentions, and the fullest form of each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import define, field

if TYPE_CHECKING:
    from newsparse.article_to_quotes.tokens import Tokens
    from newsparse.lang import Language
    from newsparse.lang.honorifics import Honorifics

# A run of capitals, its titles and its owner's 's; read on letters, so it is as cheap as they are short.
_NAME = re.compile(r"(?:T_?)*+(?:N++S?|S)")
MAX_NAME_WORDS = 6


@define(eq=False)
class Name:
    """Someone or something the article names: the fullest form, where it is mentioned, and what it is."""

    full: str
    words: tuple[str, ...]
    mentions: list[int] = field(factory=list)
    """Tokens at which it is mentioned, in order."""
    gender: str = ""
    """``f`` or ``m`` where a title, a role or a pronoun tells; both letters where they disagree."""
    role: str | None = None
    organisation: bool = False

    @property
    def person(self) -> bool:
        """Whether it can be a person."""
        return not self.organisation


@define(eq=False)
class Mention:
    """One place where a name stands: tokens ``start`` to ``end``, titles included, and its words."""

    start: int
    end: int
    words: tuple[str, ...]
    title: str
    gender: str


def bare(word: str) -> str:
    """
    Return a word of a name without its possessive.

    >>> bare("Ode’s"), bare("Ruiz"), bare("James’")
    ('Ode', 'Ruiz', 'James')
    """
    if word.endswith(("'s", "’s")):
        return word[:-2]
    return word.rstrip("'’")


class Names:
    """All names of one article, found on first use."""

    def __init__(self, tokens: Tokens, letters: str, lang: Language) -> None:
        self.tokens = tokens
        self.letters = letters
        self.honorifics: Honorifics = lang.honorifics
        self.female = frozenset(self.honorifics.gender.get("f", ()))
        self.male = frozenset(self.honorifics.gender.get("m", ()))
        self.organisations = frozenset(self.honorifics.organisations)
        self.no_names = frozenset(self.honorifics.no_names)
        self.suffixes = frozenset(self.honorifics.suffixes)
        self.roles = frozenset(self.honorifics.roles) | frozenset(self.honorifics.titles)
        self.by_last: dict[str, list[Name]] = {}
        self.at: dict[int, Name] = {}
        """The name mentioned at a token, by the token of its last word."""
        self.mentions: list[Mention] = []
        self.owners: list[Name] = []
        self._collect()

    def gender_of(self, word: str) -> str:
        """Return ``f`` or ``m`` where the word tells, else an empty string."""
        word = word.lower().rstrip(".")
        return "f" if word in self.female else "m" if word in self.male else ""

    def mention(self, start: int, end: int) -> Mention | None:
        """Read tokens as a name with its titles; None if nothing of a name is left."""
        words = self.tokens.words
        title: list[str] = []
        gender = ""
        while start < end and self.letters[start] in "T_":
            word = words[start]
            if word != ".":
                gender = gender or self.gender_of(word)
                title.append(word)
            start += 1
        while start < end - 1 and self.letters[start] == "N" and words[start].lower() in self.roles:
            gender = gender or self.gender_of(words[start])
            title.append(words[start])
            start += 1
        name = [bare(word) for word in words[start:end]]
        while name and name[-1].lower().rstrip(".") in self.suffixes and len(name) > 1:
            name.pop()
        if not name or len(name) > MAX_NAME_WORDS or (len(name) == 1 and (name[0].lower() in self.no_names)):
            return None
        return Mention(start, end, tuple(name), " ".join(title), gender)

    def _collect(self) -> None:
        found: list[Mention] = []
        for match in _NAME.finditer(self.letters):
            mention = self.mention(*match.span())
            if mention is not None:
                found.append(mention)
        # Long names first, so that a short form finds its full one wherever that stands.
        for mention in sorted(found, key=lambda one: -len(one.words)):
            self._add(mention)
        for name in dict.fromkeys(self.at.values()):
            name.mentions.sort()
        self.mentions = found

    def _add(self, mention: Mention) -> None:
        words = mention.words
        last = words[-1]
        name = None
        if len(words) == 1:
            known = self.by_last.get(last, [])
            people = [one for one in known if not one.organisation] or known
            if mention.gender and len(people) > 1:
                people = [one for one in people if one.gender in {"", mention.gender}] or people
            if len(people) == 1:
                name = people[0]
            elif people:
                # Two of a family: the one named last before this place.
                before = [one for one in people if one.mentions and min(one.mentions) < mention.start]
                name = max(before, key=lambda one: max((m for m in one.mentions if m < mention.start), default=-1), default=None)
        else:
            for one in self.by_last.get(last, ()):
                if one.words == words or _short_of(words, one.words):
                    name = one
                    break
        if name is None:
            name = Name(" ".join(words), words)
            name.organisation = any(word.lower() in self.organisations for word in words) or (len(words) == 1 and words[0].isupper() and len(last) > 1)
            self.by_last.setdefault(last, []).append(name)
        name.mentions.append(mention.start)
        if mention.gender and mention.gender not in name.gender:
            name.gender += mention.gender
        self.at[mention.end - 1] = name


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
