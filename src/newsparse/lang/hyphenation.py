"""First parts of words that keep their hyphen at a line's end."""

from __future__ import annotations

from attrs import frozen


@frozen(eq=False)
class Hyphenation:
    """``hyphens.toml``: ``keep`` are prefixes and first parts, in lower case, without the hyphen."""

    keep: tuple[str, ...] = ()
