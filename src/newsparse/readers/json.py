"""JSON and JSON lines: the field of each record that holds the text."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

import regex
from attrs import frozen

from newsparse.errors import ReaderError
from newsparse.readers.html import is_html, page_of
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


@frozen
class Broken:
    """What stands where a record should, and is no JSON: the ``error`` names the line."""

    error: str


@cache
def _object_re() -> regex.Pattern[str]:
    """An object that opens, or a list of objects: no prose begins so."""
    return regex.compile(r'\s*+(?:\[\s*+)?+\{\s*+"(?:[^"\\\n]|\\.)*+"\s*+:', regex.V1)


@cache
def _next_re() -> regex.Pattern[str]:
    return regex.compile(r"\n[ \t\r]*+(?=\{)", regex.V1)


def records(text: str) -> list[Any] | None:
    r"""
    Return the records of a JSON text: of a list its items, else the values that follow each other; None if it is none.

    What breaks off, or is damaged, is a `Broken` in its place; the next record is looked for where a line opens one.

    >>> records('[1, 2]'), records('{"a": 1}\n{"a": 2}\n'), records("{not so}")
    ([1, 2], [{'a': 1}, {'a': 2}], None)
    >>> records('{"a": 1}\n{"a": 2')
    [{'a': 1}, Broken(error="no JSON in line 2, column 8: Expecting ',' delimiter")]
    """
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return list(_values(text)) if _object_re().match(text) else None
    return data if isinstance(data, list) else [data]


def _values(text: str) -> Iterator[Any]:
    decoder = json.JSONDecoder()
    at = 0
    while at < len(text):
        if text[at] in " \t\r\n,[]":  # of a list as well, that breaks off
            at += 1
            continue
        try:
            value, at = decoder.raw_decode(text, at)
            yield value
        except RecursionError:
            yield Broken("JSON that is nested too deeply")
            return
        except json.JSONDecodeError as error:
            why = error.msg.removesuffix(" at").removesuffix(" starting")
            yield Broken(f"no JSON in line {error.lineno}, column {error.colno}: {why}")
            match = _next_re().search(text, at)
            at = match.end() if match else len(text)
        except ValueError as error:  # a number of more digits than Python takes
            yield Broken(f"no JSON that can be read: {error}")
            return


def read_json(items: list[Any], encoding: str | None, key: str | None = None) -> Iterator[Source]:
    """
    Give the text of each record; one that has none, or is broken, is a source with an error.

    Args:
        items: The records, strings or objects.
        encoding: How the file was read.
        key: The field that holds the text, if it is none of the usual.

    Raises:
        ReaderError: If no record has a text.
    """
    found = [_source(number, item, encoding, key) for number, item in enumerate(items, 1)]
    errors = [source.error for source in found if source.error]
    if errors and len(errors) == len(found):
        raise ReaderError(errors[0] if len(errors) == 1 else f"{errors[0]} (and {len(errors) - 1} more like it)")
    yield from found


def _source(number: int, item: Any, encoding: str | None, key: str | None) -> Source:
    if isinstance(item, Broken):
        return Source("", "json", encoding, error=item.error)
    if isinstance(item, str):
        return Source(item, "json", encoding)
    names = (key,) if key else TEXT_KEYS
    texts = {name: _text(item[name]) for name in names if name in item} if isinstance(item, dict) else {}
    # An empty field says nothing as long as another has a text.
    name = next((name for name, text in texts.items() if text and text.strip()), None)
    name = name or next((name for name, text in texts.items() if text is not None), None)
    if name is None:
        wanted = f"no field {key!r}" if key else f"none of the fields {', '.join(TEXT_KEYS)}"
        return Source("", "json", encoding, error=f"record {number} has no text: {wanted}")
    text = texts[name] or ""
    if name == "raw":
        return Source(text, "json", encoding)
    if is_html(text):
        page = page_of(text, encoding)
        return Source(page.text, "json", encoding, page.metadata | dict(_known(item)), page.known)
    return Source(text, "json", encoding, dict(_known(item)))


def _text(value: Any) -> str | None:
    """Return a text, or paragraphs as one."""
    if isinstance(value, list) and value and all(isinstance(part, str) for part in value):
        return "\n\n".join(value)
    return value if isinstance(value, str) else None


def _known(item: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for ours, theirs in _METADATA.items():
        for name in theirs:
            value = item.get(name)
            parts = [_name(part) for part in value] if isinstance(value, list) else [_name(value)]
            text = "; ".join(part for part in parts if part)
            if text:
                yield ours, text
                break


def _name(value: Any) -> str:
    """Return a value as a string: of an object (schema.org's, say) its name."""
    if isinstance(value, dict):
        value = value.get("name")
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    return value.strip() if isinstance(value, str) else ""
