"""JSON and JSON lines: the field of each record that holds the text."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from newsparse.errors import ReaderError
from newsparse.readers.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXT_KEYS = ("raw", "text", "body", "maintext", "content", "article", "articleBody", "full_text", "plain_text", "story")
"""Where a record has its text, in order of trust: ``raw`` is that of an article of newsparse's own."""
_METADATA = {
    "title": ("title", "headline"),
    "author": ("author", "authors", "byline", "creator"),
    "published": ("published", "date_publish", "datePublished", "publish_date", "published_at", "date", "created"),
    "updated": ("updated", "date_modify", "dateModified", "modified"),
    "url": ("url", "link", "source_url"),
    "language": ("language", "lang", "inLanguage"),
    "site": ("source_domain", "publisher", "source"),
    "id": ("id", "_id", "uuid"),
}


def records(text: str) -> list[Any] | None:
    r"""
    Return the records of a JSON text: of a list its items, of lines of JSON one each; None if it is no JSON.

    >>> records('[1, 2]'), records('{"a": 1}\n{"a": 2}\n'), records("{not so}")
    ([1, 2], [{'a': 1}, {'a': 2}], None)
    """
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        found = []
        for line in text.splitlines():
            if line.strip():
                try:
                    found.append(json.loads(line))
                except (ValueError, RecursionError):
                    return None
        return found or None
    return data if isinstance(data, list) else [data]


def read_json(items: list[Any], encoding: str | None, key: str | None = None) -> Iterator[Source]:
    """
    Give the text of each record.

    Args:
        items: The records, strings or objects.
        encoding: How the file was read.
        key: The field that holds the text, if it is none of the usual.

    Raises:
        ReaderError: If a record has no text.
    """
    for number, item in enumerate(items, 1):
        if isinstance(item, str):
            yield Source(item, "json", encoding)
            continue
        names = (key,) if key else TEXT_KEYS
        name = next((name for name in names if isinstance(item, dict) and isinstance(item.get(name), str)), None)
        if name is None:
            wanted = f"no field {key!r}" if key else f"none of the fields {', '.join(TEXT_KEYS)}"
            raise ReaderError(f"record {number} has no text: {wanted}")
        yield Source(item[name], "json", encoding, {} if name == "raw" else dict(_known(item)))


def _known(item: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for ours, theirs in _METADATA.items():
        for name in theirs:
            value = item.get(name)
            if isinstance(value, list):
                value = "; ".join(part for part in value if isinstance(part, str))
            if isinstance(value, int) and not isinstance(value, bool):
                value = str(value)
            if isinstance(value, str) and value.strip():
                yield ours, value.strip()
                break
