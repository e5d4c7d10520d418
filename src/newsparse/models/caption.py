"""Pictures: what their captions say, and whose they are."""

from __future__ import annotations

from attrs import frozen

from newsparse.models.span import Span


@frozen
class Credit:
    """
    Who made or supplied a picture: ``Ana Ruiz/AP``.

    ``text`` is the credit without brackets and lead words (``Photo:``); ``kind``
    is ``photo``, ``handout``, ``courtesy``, ``file``, ``pool`` or ``graphic``.
    """

    text: str
    photographers: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    kind: str = "photo"


@frozen
class Caption:
    """A caption, its credit apart from its words."""

    text: str
    credit: Credit | None
    spans: tuple[Span, ...]
