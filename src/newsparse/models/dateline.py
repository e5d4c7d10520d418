"""Where and when it was written, and when it was published."""

from __future__ import annotations

from datetime import datetime  # noqa: TC003 - cattrs reads the annotations
from enum import StrEnum

from attrs import frozen

from newsparse.models.span import Span


@frozen
class Dateline:
    """
    The place that opens a report: ``KYIV, Ukraine (AP) —``.

    It stays in its paragraph's text; ``spans`` say where. ``places`` are as
    written, ``region`` the state or country after the place, ``date`` the words
    of a date, if any.
    """

    text: str
    places: tuple[str, ...]
    region: str | None
    agency: str | None
    date: str | None
    spans: tuple[Span, ...]


class TimestampKind(StrEnum):
    """What a timestamp says of the article."""

    PUBLISHED = "published"
    UPDATED = "updated"


@frozen
class Timestamp:
    """
    When the article was published or updated.

    ``value`` is None where the words name no day (``3 hours ago``); its time is
    midnight where the text names none (``has_time`` tells). ``source`` is
    ``text``, or ``url`` where only an address held the date.
    """

    text: str
    kind: TimestampKind
    value: datetime | None
    has_time: bool
    source: str
    spans: tuple[Span, ...]
