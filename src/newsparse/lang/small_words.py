"""Small words that tell names from phrases, in all languages at once: names cross borders."""

from __future__ import annotations

from functools import cache

from attrs import frozen

from newsparse.lang.tables import read_table


@frozen(eq=False)
class SmallWords:
    """``lang/any/small_words.toml``, all in lower case."""

    particles: tuple[str, ...] = ()
    """They stand inside names: ``van``, ``de la``, ``bin``."""
    inner_particles: tuple[str, ...] = ()
    """Those of the particles that join nothing but the words of one name: not ``und``, ``y``."""
    suffixes: tuple[str, ...] = ()
    """They follow names: ``jr``, ``iii``."""
    no_name: tuple[str, ...] = ()
    """No name holds them in small letters or opens with them."""
    in_organisations: tuple[str, ...] = ()
    """They stand inside the names of organisations: ``of``, ``für``."""
    going_on: tuple[str, ...] = ()
    """No sentence and no caption ends with them."""
    given_months: tuple[str, ...] = ()
    """Months that are given names too."""


@cache
def small_words(name: str) -> frozenset[str]:
    """
    Return one list of the table as a set.

    >>> "van" in small_words("particles"), "van" in small_words("suffixes")
    (True, False)
    """
    return frozenset(getattr(read_table("any", "small_words", SmallWords), name))
