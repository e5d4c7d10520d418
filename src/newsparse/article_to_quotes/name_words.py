"""A language's words around names, ready to be asked."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from attrs import define

if TYPE_CHECKING:
    from newsparse.lang import Language


@define(eq=False)
class NameWords:
    """A language's words around names, as sets."""

    roles: frozenset[str]
    organisations: frozenset[str]
    no_names: frozenset[str]
    suffixes: frozenset[str]
    female: frozenset[str]
    male: frozenset[str]
    plain: frozenset[str]
    """Titles that are no role: Mr, Ms."""

    def gender(self, word: str) -> str:
        """Return ``f`` or ``m`` where a word in lower case tells, else an empty string."""
        return "f" if word in self.female else "m" if word in self.male else ""


@cache
def words_of(lang: Language) -> NameWords:
    """Return the sets of a language; they are made once."""
    table = lang.honorifics
    return NameWords(
        frozenset(table.roles) | frozenset(table.titles),
        frozenset(table.organisations),
        frozenset(table.no_names),
        frozenset(table.suffixes),
        frozenset(table.gender.get("f", ())),
        frozenset(table.gender.get("m", ())),
        frozenset(table.plain),
    )
