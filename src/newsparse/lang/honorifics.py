"""Titles, suffixes and particles of names."""

from __future__ import annotations

from attrs import frozen


@frozen(eq=False)
class Honorifics:
    """``honorifics.toml``."""
