"""Wording of page furniture: share bars, menus, consent notes, newsletter boxes."""

from __future__ import annotations

from attrs import field, frozen


@frozen(eq=False)
class Furniture:
    """
    ``furniture.toml``: phrases by the kind of artifact they give away.

    All are written in lower case and compared so. ``whole`` are lines that say nothing else
    (edges that are no letters or digits left out), ``starts`` open such a line, ``contains`` stand anywhere
    in it. ``stop`` are words so common in the language that a few of them tell prose from a menu
    and this language from others.
    """

    whole: dict[str, tuple[str, ...]] = field(factory=dict)
    starts: dict[str, tuple[str, ...]] = field(factory=dict)
    contains: dict[str, tuple[str, ...]] = field(factory=dict)
    stop: tuple[str, ...] = ()
