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
    gender: dict[str, str]
    """``f`` or ``m`` for a word in lower case that tells."""
    plain: frozenset[str]
    """Titles that are no role: Mr, Ms."""
    articles: frozenset[str]
    where: frozenset[str]
    """Prepositions that a place follows."""


@cache
def words_of(lang: Language) -> NameWords:
    """Return the sets of a language; they are made once."""
    table = lang.honorifics
    return NameWords(
        frozenset(table.roles) | frozenset(table.titles),
        frozenset(table.organisations),
        frozenset(table.no_names),
        frozenset(table.suffixes),
        {word: gender for gender in ("m", "f") for word in table.gender.get(gender, ())},
        frozenset(table.plain),
        frozenset(table.articles),
        frozenset(table.where),
    )
