"""Months, weekdays and the words around dates."""

from __future__ import annotations

from attrs import frozen


@frozen(eq=False)
class Calendar:
    """``calendar.toml``."""
