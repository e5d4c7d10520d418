"""
Models to JSON and back, exactly.

An article becomes a dict of its fields by name, with three turns of form: a span is a pair ``[start, end]``,
a datetime its ISO form, and ``blocks``, which show objects that stand in the other fields already, are paths
to them in reading order: ``["headline"]``, ``["paragraphs", 3]``. In jq, ``getpath`` follows one. A block that
stands in no field is written out in its place: ``{"timestamp": {…}}``.

cattrs is imported on first use only.
"""

from __future__ import annotations

import json
from functools import cache
from types import GenericAlias
from typing import TYPE_CHECKING, Any, get_args, get_origin

import attrs

from newsparse import models
from newsparse.errors import SchemaError
from newsparse.models import SCHEMA_VERSION, Article, ArticleBlock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from enum import Enum

    from cattrs import Converter

_BLOCK_KINDS: dict[str, type] = {kind.__name__.lower(): kind for kind in get_args(ArticleBlock)}
_ENUMS: tuple[type[Enum], ...] = (models.LinkKind, models.QuoteKind, models.SpeakerKind, models.TimestampKind)
_MAX_PROBLEMS = 3
_HIGH = ("\ud800", "\udbff")
_LOW = ("\udc00", "\udfff")


def article_to_dict(article: Article) -> dict[str, Any]:
    """
    Return the article as dicts, lists and strings, ``schema_version`` first.

    >>> from newsparse.models import Article, Paragraph, Span
    >>> rain = Paragraph("It rained.", (Span(0, 10),))
    >>> data = article_to_dict(Article("It rained.", "en", (rain,), paragraphs=(rain,)))
    >>> data["schema_version"], data["paragraphs"][0]["spans"], data["blocks"]
    (1, [[0, 10]], [['paragraphs', 0]])
    """
    converter = _converter(detailed=False)
    places = {id(block): list(path) for path, block in _blocks_in_fields(article)}
    data: dict[str, Any] = {"schema_version": SCHEMA_VERSION}
    for field in attrs.fields(Article):
        if field.name == "blocks":
            data["blocks"] = [
                places.get(id(block)) or {type(block).__name__.lower(): converter.unstructure(block)}
                for block in article.blocks
            ]
        else:
            data[field.name] = converter.unstructure(getattr(article, field.name))
    return data


def article_from_dict(data: Mapping[str, Any]) -> Article:
    """
    Build the article that `article_to_dict` wrote; its blocks are the very objects of its fields.

    >>> article_from_dict({"schema_version": 1, "raw": "It rained.", "language": 5})
    Traceback (most recent call last):
        ...
    newsparse.errors.SchemaError: not a serialised article: expected str, got 5 @ $.language

    Raises:
        SchemaError: If *data* is not a serialised article of a known version; the message
            gives the path of what is wrong.
    """
    if not isinstance(data, dict):
        raise SchemaError(f"not a serialised article: expected an object, got {type(data).__name__} @ $")
    version = data.get("schema_version")
    if version != SCHEMA_VERSION or isinstance(version, bool):
        raise SchemaError(
            f"not a serialised article: schema_version is {version!r}, this release reads {SCHEMA_VERSION}"
        )
    fields = {name: value for name, value in data.items() if name not in {"schema_version", "blocks"}}
    article: Article = _structure(fields, Article, "$")
    references = data.get("blocks", [])
    if not isinstance(references, list | tuple):
        raise SchemaError(f"not a serialised article: expected a list, got {references!r} @ $.blocks")
    by_path = dict(_blocks_in_fields(article))
    blocks = tuple(_block(reference, by_path, f"$.blocks[{i}]") for i, reference in enumerate(references))
    return attrs.evolve(article, blocks=blocks)


def article_to_json(article: Article, *, indent: int | None = None) -> str:
    r"""
    Return the article as JSON, letters of all scripts as they are.

    Half a surrogate pair, which UTF-8 cannot hold, is written as an escape; where a whole pair stands as two
    code points in the text, its second half stays as it is, since two escapes would be read as one character.

    >>> from newsparse.models import Article
    >>> article_to_json(Article("Malm\N{LATIN SMALL LETTER O WITH DIAERESIS}", "sv"))[:52]
    '{"schema_version": 1, "raw": "Malmö", "language": "s'
    """
    text = json.dumps(article_to_dict(article), ensure_ascii=False, indent=indent)
    try:
        text.encode()
    except UnicodeEncodeError:
        return "".join(_escape_surrogates(text))
    return text


def article_from_json(text: str) -> Article:
    """
    Build the article that `article_to_json` wrote.

    >>> article_from_json("{")
    Traceback (most recent call last):
        ...
    newsparse.errors.SchemaError: not JSON: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)

    Raises:
        SchemaError: If *text* is not JSON, or not a serialised article of a known version.
    """
    try:
        data = json.loads(text)
    except (TypeError, ValueError, RecursionError) as error:
        raise SchemaError(f"not JSON: {error}") from error
    return article_from_dict(data)


def _blocks_in_fields(article: Article) -> Iterator[tuple[tuple[str] | tuple[str, int], ArticleBlock]]:
    """Give each block that stands in a field, with its path, in the order of the fields."""
    for field in attrs.fields(Article):
        if field.name == "blocks":
            continue
        value = getattr(article, field.name)
        if isinstance(value, ArticleBlock):
            yield (field.name,), value
        elif isinstance(value, tuple):
            for i, item in enumerate(value):
                if isinstance(item, ArticleBlock):
                    yield (field.name, i), item


def _block(reference: Any, by_path: dict[Any, ArticleBlock], where: str) -> ArticleBlock:
    """Find the block a reference leads to, or build the one written out there."""
    if isinstance(reference, dict) and len(reference) == 1:
        ((kind, value),) = reference.items()
        if kind in _BLOCK_KINDS:
            block: ArticleBlock = _structure(value, _BLOCK_KINDS[kind], f"{where}.{kind}")
            return block
    elif isinstance(reference, list | tuple):
        path = tuple(reference)
        if all(type(step) in {str, int} for step in path) and path in by_path:
            return by_path[path]
    raise SchemaError(f"not a serialised article: {reference!r} leads to no block @ {where}")


def _structure(value: Any, kind: type, where: str) -> Any:
    """Structure *value*, or say what is wrong with it, and where: that costs time, so only once it is wrong."""
    from cattrs import transform_error

    try:
        return _converter(detailed=False).structure(value, kind)
    except Exception:  # noqa: BLE001 - whatever it was, the second run finds it again and its place
        try:
            return _converter(detailed=True).structure(value, kind)
        except Exception as error:
            problems = transform_error(error, path=where, format_exception=_say)
            more = f" (and {len(problems) - _MAX_PROBLEMS} more)" if len(problems) > _MAX_PROBLEMS else ""
            raise SchemaError(f"not a serialised article: {'; '.join(problems[:_MAX_PROBLEMS])}{more}") from error


def _say(error: BaseException, _kind: type | None) -> str:
    if isinstance(error, KeyError):
        return f"the field {error.args[0]!r} is missing"
    return str(error)


@cache
def _converter(*, detailed: bool) -> Converter:
    """Set up cattrs for the models: strict about types, closed against unknown fields, *detailed* about errors."""
    from datetime import datetime

    from cattrs import Converter
    from cattrs.gen import make_dict_structure_fn

    converter = Converter(detailed_validation=detailed)

    def model_hook(kind: Any) -> Callable[[Any, Any], Any]:
        """Take an object for a model, and none with a field that the model has not."""
        build = make_dict_structure_fn(kind, converter, _cattrs_forbid_extra_keys=True)

        def hook(value: Any, kind: Any) -> Any:
            if not isinstance(value, dict):
                raise TypeError(f"expected an object, got {value!r:.60}")
            return build(value, kind)

        return hook

    def tuple_hook(kind: Any) -> Callable[[Any, Any], Any]:
        """Take a list for a tuple, and no other sequence: a string is one, too."""
        as_list: Any = GenericAlias(list, get_args(kind)[:1])

        def hook(value: Any, _kind: Any) -> Any:
            if not isinstance(value, list | tuple):
                raise TypeError(f"expected a list, got {value!r:.60}")
            return tuple(converter.structure(value, as_list))

        return hook

    converter.register_structure_hook_factory(attrs.has, model_hook)
    converter.register_structure_hook_factory(_is_tuple, tuple_hook)
    for plain in (str, int, bool):
        converter.register_structure_hook(plain, _take_only(plain))
    for enum in _ENUMS:
        # Each by itself: as strings they would otherwise fall to the hook of str.
        converter.register_structure_hook(enum, lambda value, kind: kind(value))
    converter.register_unstructure_hook(models.Span, lambda span: [span.start, span.end])
    converter.register_structure_hook(models.Span, _span)
    converter.register_unstructure_hook(datetime, datetime.isoformat)
    converter.register_structure_hook(datetime, _datetime)
    return converter


def _take_only(wanted: type) -> Callable[[Any, Any], Any]:
    """Take nothing but *wanted*: cattrs alone would make the string "5" of the number."""

    def hook(value: Any, _kind: Any) -> Any:
        if type(value) is not wanted:
            raise TypeError(f"expected {wanted.__name__}, got {value!r:.60}")
        return value

    return hook


def _is_tuple(kind: Any) -> bool:
    return get_origin(kind) is tuple


def _span(value: Any, _kind: Any) -> models.Span:
    if isinstance(value, list | tuple) and len(value) == 2:
        start, end = value
        if type(start) is int and type(end) is int:
            return models.Span(start, end)
    raise TypeError(f"expected [start, end], got {value!r:.60}")


def _datetime(value: Any, _kind: Any) -> Any:
    from datetime import datetime

    if not isinstance(value, str):
        raise TypeError(f"expected a time in ISO form, got {value!r:.60}")
    return datetime.fromisoformat(value)


def _escape_surrogates(text: str) -> Iterator[str]:
    before = ""
    for letter in text:
        half = _HIGH[0] <= letter <= _LOW[1]
        completes = _LOW[0] <= letter <= _LOW[1] and _HIGH[0] <= before <= _HIGH[1]
        yield f"\\u{ord(letter):04x}" if half and not completes else letter
        before = letter
