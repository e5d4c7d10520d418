"""Places as datelines write them: states and provinces with their abbreviations, cities that stand alone."""

from __future__ import annotations

from functools import cache

from attrs import frozen

from newsparse.lang.tables import read_table


@frozen(eq=False)
class Region:
    """A state or province: its name, how news agencies shorten it, its postal code and older forms."""

    name: str
    ap: str
    postal: str
    other: tuple[str, ...] = ()


@frozen(eq=False)
class Places:
    """``lang/any/places.toml``."""

    states: tuple[Region, ...] = ()
    """The states of the USA, with its district and territories."""
    provinces: tuple[Region, ...] = ()
    """The provinces and territories of Canada."""
    countries: tuple[str, ...] = ()
    """Countries as datelines name them, in English and in the languages that have data."""
    cities: tuple[str, ...] = ()
    """Cities that datelines write without a region."""
    bodies: tuple[str, ...] = ()
    """Organisations that are known by their capitals, which are no places."""


@cache
def places() -> Places:
    """
    Return the table, read once.

    >>> next(state.ap for state in places().states if state.name == "North Carolina")
    'N.C.'
    """
    return read_table("any", "places", Places)


@cache
def region_forms() -> frozenset[str]:
    """
    Return every form of every state, province and country, in lower case.

    >>> "n.c." in region_forms(), "kenya" in region_forms(), "monday" in region_forms()
    (True, True, False)
    """
    table = places()
    forms = {
        form.lower() for one in (*table.states, *table.provinces) for form in (one.name, one.ap, one.postal, *one.other)
    }
    return frozenset(forms | {country.lower() for country in table.countries})


@cache
def city_forms() -> frozenset[str]:
    """
    Return the cities that stand alone, in lower case.

    >>> "brussels" in city_forms()
    True
    """
    return frozenset(city.lower() for city in places().cities)


@cache
def known_bodies() -> frozenset[str]:
    """
    Return the organisations that are known by their capitals.

    >>> "UNESCO" in known_bodies()
    True
    """
    return frozenset(places().bodies)
