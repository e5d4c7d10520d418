"""Words that open a labelled line: bylines, credits, related links, taglines, archive fields."""

from __future__ import annotations

from attrs import frozen


@frozen(eq=False)
class Labels:
    """``labels.toml``."""
