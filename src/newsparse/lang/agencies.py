"""News and picture agencies: who supplies text and pictures to many papers."""

from __future__ import annotations

from functools import cache

from attrs import field, frozen

from newsparse.lang.tables import read_table


@frozen(eq=False)
class Agencies:
    """
    ``lang/any/agencies.toml``: the forms under which agencies sign.

    Forms in capitals only (``AP``) count in that case alone or in lower case as a whole (``dpa``); the others in any.
    """

    wire: dict[str, tuple[str, ...]] = field(factory=dict)
    """Agencies that supply text, by their usual short name."""
    picture: tuple[str, ...] = ()
    """Agencies and services that supply pictures."""
    photo_suffix: tuple[str, ...] = ()
    """Words after an agency's name that leave it what it is: ``Photo``."""


@cache
def agencies() -> Agencies:
    """
    Return the table, read once.

    >>> "Reuters" in agencies().wire["Reuters"]
    True
    """
    return read_table("any", "agencies", Agencies)


@cache
def agency_forms() -> frozenset[str]:
    """
    Return all forms of all agencies, in lower case.

    >>> "getty images" in agency_forms(), "getty" in agency_forms(), "the wire" in agency_forms()
    (True, True, False)
    """
    table = agencies()
    return frozenset(form.lower() for forms in (*table.wire.values(), table.picture) for form in forms)


@cache
def wire_forms() -> frozenset[str]:
    """
    Return the forms of agencies that supply text, in lower case.

    >>> "afp" in wire_forms(), "getty images" in wire_forms()
    (True, False)
    """
    return frozenset(form.lower() for forms in agencies().wire.values() for form in forms)
