"""Months, weekdays and the words around dates."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from attrs import field, frozen

if TYPE_CHECKING:
    from newsparse.lang import Language


@frozen(eq=False)
class Calendar:
    """
    ``calendar.toml``: all in lower case, without the point of an abbreviation.

    ``months`` maps ``"1"`` to ``"12"`` to the forms of a month. ``published`` and ``updated`` are the words
    before a date that say what it is, ``at`` and ``hour`` those before and after a time of day, ``relative``
    those of which one makes an age (``3 hours ago``). ``day_first`` is how ``04/05/2026`` is read.
    """

    months: dict[str, tuple[str, ...]] = field(factory=dict)
    weekdays: tuple[str, ...] = ()
    published: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    at: tuple[str, ...] = ()
    hour: tuple[str, ...] = ()
    relative: tuple[str, ...] = ()
    day_first: bool = True


@cache
def month_numbers(lang: Language) -> dict[str, int]:
    """
    Return every form of every month of *lang*, and of English, with its number.

    >>> from newsparse.lang import load
    >>> numbers = month_numbers(load("de"))
    >>> numbers["märz"], numbers["december"]
    (3, 12)
    """
    from newsparse.lang import load

    own = {form: int(number) for number, forms in lang.calendar.months.items() for form in forms}
    english = {form: int(number) for number, forms in load("en").calendar.months.items() for form in forms}
    return english | own
