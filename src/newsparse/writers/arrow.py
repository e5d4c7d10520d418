"""Arrow: articles as rows of a fixed schema, for Parquet, Spark, Ray and whatever else speaks it."""

from __future__ import annotations

from datetime import datetime
from enum import Enum
from functools import cache
from types import NoneType
from typing import TYPE_CHECKING, Any, get_args, get_origin, get_type_hints

import attrs
import pyarrow as pa

import newsparse
from newsparse import models
from newsparse.models import Article, Span
from newsparse.options import DEFAULTS, ParseOptions
from newsparse.pipeline import parse
from newsparse.writers.safe import valid

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

OMITTED = frozenset({"raw", "blocks"})
"""Fields of an article that are no column: the text stands beside, and blocks show the other fields once more."""
_NAMES: dict[str, Any] = {**vars(models), "datetime": datetime}


@cache
def arrow_schema() -> pa.Schema:
    """
    Return the columns that `parse_batches` adds.

    ``article`` is a struct of all fields but ``raw`` and ``blocks``; spans are structs of ``start`` and ``end`` (code
    points), dates strings in ISO form. ``error`` is null where all went well; ``newsparse`` is the version that parsed.

    >>> arrow_schema().names
    ['article', 'error', 'newsparse']
    >>> arrow_schema().field("article").type.field("paragraphs").type.value_type.field("text").type
    DataType(string)
    """
    return pa.schema([("article", _struct(Article)), ("error", pa.string()), ("newsparse", pa.string())])


def parse_batches(
    batches: Iterable[pa.RecordBatch],
    *,
    column: str = "text",
    language: str = "auto",
    options: ParseOptions = DEFAULTS,
) -> Iterator[pa.RecordBatch]:
    """
    Parse a column of texts, batch by batch: rows stay as many, and in order.

    It is what Spark's ``mapInArrow`` takes, and with a table around it Ray's ``map_batches``.

    >>> batch = pa.record_batch({"id": [1, 2], "text": ["It rained.", None]})
    >>> (result,) = parse_batches([batch])
    >>> result.column("article")[0]["paragraphs"][0]["text"].as_py(), result.column("error").to_pylist()
    ('It rained.', [None, 'no text'])

    Args:
        batches: Record batches with a column of strings, or of bytes.
        column: Its name.
        language: As for `newsparse.parse`.
        options: As for `newsparse.parse`.

    Yields:
        Each batch with the columns of `arrow_schema` behind its own.
    """
    schema = arrow_schema()
    for batch in batches:
        rows, errors = [], []
        for text in batch.column(column).to_pylist():
            row, error = _parsed(text, language, options)
            rows.append(row)
            errors.append(error)
        added = {
            "article": pa.array(rows, schema.field("article").type),
            "error": pa.array(errors, pa.string()),
            "newsparse": pa.array([newsparse.__version__] * len(rows), pa.string()),
        }
        columns = {name: batch.column(i) for i, name in enumerate(batch.schema.names) if name not in added}
        yield pa.record_batch({**columns, **added})


def _parsed(text: Any, language: str, options: ParseOptions) -> tuple[dict[str, Any] | None, str | None]:
    if text is None:
        return None, "no text"
    try:
        return to_row(parse(text, language=language, options=options)), None
    except Exception as error:  # noqa: BLE001 - whatever it was belongs to this row alone
        return None, valid(f"{type(error).__name__}: {error}")


def to_row(article: Article) -> dict[str, Any]:
    """
    Return the article as a dict that the struct of `arrow_schema` takes.

    >>> to_row(newsparse.parse("It rained."))["paragraphs"]
    [{'text': 'It rained.', 'spans': [{'start': 0, 'end': 10}], 'repairs': []}]
    """
    return {
        field.name: _value(getattr(article, field.name)) for field in attrs.fields(Article) if field.name not in OMITTED
    }


def _value(value: Any) -> Any:
    if isinstance(value, str):
        return valid(str(value))
    if isinstance(value, tuple):
        return [_value(item) for item in value]
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, Span):
        return {"start": value.start, "end": value.end}
    if attrs.has(type(value)):
        return {field.name: _value(getattr(value, field.name)) for field in attrs.fields(type(value))}
    return value


def _struct(kind: type) -> pa.StructType:
    hints = get_type_hints(kind, _NAMES)
    return pa.struct(
        [(field.name, _type(hints[field.name])) for field in attrs.fields(kind) if field.name not in OMITTED]
    )


def _type(hint: Any) -> pa.DataType:
    plain = {str: pa.string(), int: pa.int32(), bool: pa.bool_(), datetime: pa.string()}
    if hint in plain:
        return plain[hint]
    if get_origin(hint) is tuple:
        return pa.list_(_type(get_args(hint)[0]))
    if get_args(hint):
        (inner,) = (item for item in get_args(hint) if item is not NoneType)
        return _type(inner)
    return pa.string() if issubclass(hint, Enum) else _struct(hint)
