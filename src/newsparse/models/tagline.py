"""Lines at the end that say who else had a hand in it."""

from __future__ import annotations

from attrs import frozen

from newsparse.models.span import Span


@frozen
class Tagline:
    """
    A contributor, wire, correction or copyright line.

    ``role`` is ``reporting``, ``writing``, ``editing``, ``contributing``, ``wire``,
    ``correction``, ``note`` or ``copyright``. A line that names several roles makes a
    tagline for each; ``text`` is as printed, with its bracket or semicolon.
    """

    text: str
    role: str
    names: tuple[str, ...]
    agency: str | None
    spans: tuple[Span, ...]
