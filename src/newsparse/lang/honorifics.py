"""Titles, suffixes and particles of names."""

from __future__ import annotations

from attrs import field, frozen


@frozen(eq=False)
class Honorifics:
    """
    ``honorifics.toml``: the words around names, never names of people.

    ``titles`` stand before a name (``mr``, ``sen``, ``chancellor``), ``plain`` are those that are
    no role, ``suffixes`` stand after it (``jr``), ``particles`` inside (``van``). ``roles`` are
    what a speaker may be called (``spokeswoman``), ``compounds`` what a compound ends in that is a
    role (``keeper`` in ``lock-keeper``), ``organisations`` the nouns that make a name one of a body
    (``ministry``). ``gender`` lists titles, roles and pronouns under ``f`` or ``m`` where the word
    itself tells. ``no_names`` are capitalised words that are no part of a name. ``articles`` before
    a lone name and ``where``, prepositions, tell that it is of a thing or a place. ``months`` may
    be names too, but not after "last" or "in".
    All in lower case, without full stops.
    """

    titles: tuple[str, ...] = ()
    plain: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()
    particles: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    compounds: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    no_names: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    where: tuple[str, ...] = ()
    months: tuple[str, ...] = ()
    gender: dict[str, tuple[str, ...]] = field(factory=dict)
