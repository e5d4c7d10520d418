"""Words that tie a speaker to what was said."""

from __future__ import annotations

from attrs import frozen


@frozen(eq=False)
class Cues:
    """``cues.toml``."""
