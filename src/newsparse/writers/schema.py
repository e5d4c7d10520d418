"""The JSON Schema of a serialised article, made from the models."""

from __future__ import annotations

from datetime import datetime
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import attrs

from newsparse import models
from newsparse.models import SCHEMA_VERSION, Article, ArticleBlock, Span

DRAFT = "https://json-schema.org/draft/2020-12/schema"
_NAMES: dict[str, Any] = {**vars(models), "datetime": datetime}


def json_schema() -> dict[str, Any]:
    """
    Return the schema (draft 2020-12) of what `Article.to_json` writes.

    >>> schema = json_schema()
    >>> schema["properties"]["headline"]
    {'anyOf': [{'$ref': '#/$defs/Headline'}, {'type': 'null'}]}
    >>> schema["$defs"]["Span"]["description"]
    'A stretch of the raw text: its first code point, and one past its last.'
    """
    schema = _model(Article)
    definitions: dict[str, Any] = {}
    todo = [schema]
    while todo:
        for name in _references(todo.pop()):
            if name not in definitions:
                definitions[name] = _definition(name)
                todo.append(definitions[name])
    blocks = {kind.__name__.lower(): {"$ref": f"#/$defs/{kind.__name__}"} for kind in get_args(ArticleBlock)}
    for kind in get_args(ArticleBlock):
        definitions.setdefault(kind.__name__, _definition(kind.__name__))
    schema["properties"]["blocks"] = {
        "description": "Everything in reading order: paths to other fields, or a block that stands in none.",
        "type": "array",
        "items": {
            "anyOf": [
                {
                    "type": "array",
                    "prefixItems": [{"enum": _fields_of_blocks()}, {"type": "integer", "minimum": 0}],
                    "items": False,
                    "minItems": 1,
                },
                {
                    "type": "object",
                    "properties": blocks,
                    "additionalProperties": False,
                    "minProperties": 1,
                    "maxProperties": 1,
                },
            ]
        },
    }
    properties = {"schema_version": {"const": SCHEMA_VERSION}, **schema["properties"]}
    return {
        "$schema": DRAFT,
        "title": "newsparse article",
        **schema,
        "required": ["schema_version", *schema["required"]],
        "properties": properties,
        "$defs": dict(sorted(definitions.items())),
    }


def _fields_of_blocks() -> list[str]:
    """Return the fields of an article in which blocks stand."""
    kinds = set(get_args(ArticleBlock))
    hints = _hints(Article)
    return [
        field.name
        for field in attrs.fields(Article)
        if field.name != "blocks" and kinds & {*get_args(hints[field.name])}
    ]


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind, _NAMES)


def _definition(name: str) -> dict[str, Any]:
    if name == "Span":
        return {
            "description": "A stretch of the raw text: its first code point, and one past its last.",
            "type": "array",
            "items": {"type": "integer", "minimum": 0},
            "minItems": 2,
            "maxItems": 2,
        }
    return _model(_NAMES[name])


def _model(kind: type) -> dict[str, Any]:
    """Return the schema of a class: an object with all its fields and no other."""
    hints = _hints(kind)
    fields = attrs.fields(kind)
    return {
        "description": _summary(kind),
        "type": "object",
        "properties": {field.name: _type(hints[field.name]) for field in fields},
        "required": [field.name for field in fields],
        "additionalProperties": False,
    }


def _summary(kind: type) -> str:
    lines = (kind.__doc__ or "").strip().splitlines()
    return lines[0].strip() if lines else kind.__name__


def _type(hint: Any) -> dict[str, Any]:
    plain = {str: "string", int: "integer", bool: "boolean", NoneType: "null"}
    if hint in plain:
        return {"type": plain[hint]}
    if hint is datetime:
        return {"type": "string", "description": "A date and time in ISO 8601; without an offset where none is known."}
    if get_origin(hint) is tuple:
        return {"type": "array", "items": _type(get_args(hint)[0])}
    if get_origin(hint) in {Union, UnionType}:
        return {"anyOf": [_type(item) for item in get_args(hint)]}
    if issubclass(hint, Enum):
        return {"enum": [item.value for item in hint]}
    if hint is Span or attrs.has(hint):
        return {"$ref": f"#/$defs/{hint.__name__}"}
    raise TypeError(f"no schema for {hint!r}")  # a model grew a field of a new type


def _references(schema: Any) -> list[str]:
    """Return the names of the definitions that a schema leads to."""
    if isinstance(schema, dict):
        own = [schema["$ref"].removeprefix("#/$defs/")] if "$ref" in schema else []
        return own + [name for value in schema.values() for name in _references(value)]
    if isinstance(schema, list):
        return [name for value in schema for name in _references(value)]
    return []
