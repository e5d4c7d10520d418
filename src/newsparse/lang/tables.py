"""The tables of a language as frozen attrs classes, and the strict reader that fills them."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

import attrs

from newsparse.errors import LanguageDataError

HERE = Path(__file__).parent
Table = TypeVar("Table")


def read_table(code: str, name: str, kind: type[Table]) -> Table:
    """
    Read ``lang/<code>/<name>.toml`` into *kind*; a missing file gives an empty table.

    Fields are ``bool``, ``str``, ``tuple[str, ...]``, ``dict[str, str]``, ``dict[str, tuple[str, ...]]`` or
    a tuple of such classes. All fields but those of entries have defaults.

    Raises:
        LanguageDataError: On an unknown key, a wrong type or a word listed twice; the
            message names file and entry.
    """
    path = HERE / code / f"{name}.toml"
    if not path.is_file():
        return kind()
    import tomllib

    where = f"lang/{code}/{name}.toml"
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise LanguageDataError(f"{where}: {error}") from error
    return structure(data, kind, where)


def structure(data: dict[str, Any], kind: type[Table], where: str) -> Table:
    """Turn one TOML table into *kind*, or say what is wrong with it."""
    hints = get_type_hints(kind)
    known = {field.name for field in attrs.fields(kind)}  # type: ignore[arg-type]
    unknown = data.keys() - known
    if unknown:
        raise LanguageDataError(f"{where}: unknown key {min(unknown)!r}; known are {', '.join(sorted(known))}")
    try:
        return kind(**{key: _value(value, hints[key], f"{where}: {key}") for key, value in data.items()})
    except TypeError as error:
        raise LanguageDataError(f"{where}: {error}") from error


def _value(value: Any, hint: Any, where: str) -> Any:
    if hint in {str, bool}:
        if not isinstance(value, hint):
            raise LanguageDataError(f"{where}: {value!r} is not {hint.__name__}")
        return value
    if get_origin(hint) is tuple:
        if not isinstance(value, list):
            raise LanguageDataError(f"{where}: {value!r} is not a list")
        item = get_args(hint)[0]
        if item is str:
            for i, word in enumerate(value):
                if not isinstance(word, str) or not word:
                    raise LanguageDataError(f"{where}: {word!r} is not a word")
                if word in value[:i]:
                    raise LanguageDataError(f"{where}: {word!r} is listed twice")
            return tuple(value)
        return tuple(structure(entry, item, f"{where}[{i}]") for i, entry in enumerate(value))
    if not isinstance(value, dict):
        raise LanguageDataError(f"{where}: {value!r} is not a table")
    item = get_args(hint)[1]
    return {key: _value(entry, item, f"{where}.{key}") for key, entry in value.items()}
