"""A language's words around names, ready to be asked."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from attrs import define

if TYPE_CHECKING:
    from newsparse.lang import Language


SURE_ENDING = 5
"""Letters of a noun that may be told at the end of a compound."""


@define(eq=False)
class NameWords:
    """A language's words around names, as sets."""

    roles: frozenset[str]
    organisations: frozenset[str]
    no_names: frozenset[str]
    suffixes: frozenset[str]
    gender: dict[str, str]
    """``f`` or ``m`` for a word in lower case that tells."""
    plain: frozenset[str]
    """Titles that are no role: Mr, Ms."""
    articles: frozenset[str]
    where: frozenset[str]
    """Prepositions that a place follows."""
    compounds: tuple[str, ...]
    """What compounds that name a role end in."""
    nouns_capital: bool
    months: frozenset[str]
    """Names of months that are names of people too."""
    bodies: tuple[str, ...]
    """What compounds that name a body end in; none where compounds are written apart."""
    special: frozenset[str]
    """What is more in a name than a word of it: roles, suffixes, months; with a full stop and without."""

    def are_plain(self, words: list[str], letters: str) -> bool:
        """Tell whether words with capitals, given with the letters of all but the last, are surely a name's alone."""
        if self.nouns_capital or "T" in letters or "_" in letters:
            return False
        low = " ".join(words).lower()
        return "-" not in low and self.special.isdisjoint(low.split(" "))

    def name_body(self, text: str) -> bool:
        """Tell whether the noun for a body is among the words of a text."""
        words = text.lower().split()
        return not self.organisations.isdisjoint(words) or (
            self.nouns_capital and any(word.endswith(self.bodies) for word in words)
        )

    def is_adjective(self, article: str, word: str) -> bool:
        """
        Tell whether a word with a capital between an article and a noun is part of the name of a body.

        >>> from newsparse.lang import load
        >>> words = words_of(load("de"))
        >>> words.is_adjective("die", "Brackener"), words.is_adjective("der", "Fahrer")
        (True, False)
        """
        return word.endswith(("e", "en")) or (word.endswith("er") and article.lower() != "der")

    def is_role(self, word: str) -> bool:
        """
        Tell whether a word, as written, is a role noun or a compound that is one.

        >>> from newsparse.lang import load
        >>> words = words_of(load("en"))
        >>> words.is_role("Lock-keeper"), words.is_role("Jean-Peter")
        (True, False)
        """
        low = word.lower().rstrip(".")
        if low in self.roles:
            return True
        if self.nouns_capital:
            return low.endswith(self.compounds)
        first, *rest = low.split("-")
        if not rest:
            return False
        if first in self.roles or rest[-1] in self.roles:
            return True  # "Mayor-elect", "Vice-President"
        # What is written small after its hyphen is no name, or one of a syllable: "Hyun-soo".
        return word[len(first) + 1 :].islower() and rest[-1].endswith(self.compounds)


@cache
def words_of(lang: Language) -> NameWords:
    """Return the sets of a language; they are made once."""
    table = lang.honorifics
    special = {*table.roles, *table.titles, *table.no_names, *table.suffixes, *table.months}
    return NameWords(
        frozenset(table.roles) | frozenset(table.titles),
        frozenset(table.organisations),
        frozenset(table.no_names),
        frozenset(table.suffixes),
        {word: gender for gender in ("m", "f") for word in table.gender.get(gender, ())},
        frozenset(table.plain),
        frozenset(table.articles),
        frozenset(table.where),
        table.compounds,
        lang.cues.verb_second,
        frozenset(table.months),
        tuple(word for word in table.organisations if len(word) >= SURE_ENDING),
        frozenset(special) | {word + "." for word in special},
    )
