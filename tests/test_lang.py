"""
The words of the languages, as data: every file loads, and a mistake in one is told here and not in a user's parse.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cached_property
from importlib import import_module

import attrs
import pytest
from attrs import frozen

from newsparse import LanguageDataError, LanguageNotFoundError, languages
from newsparse.lang import HERE, Language, load, tables

TABLES = [name for name, value in vars(Language).items() if isinstance(value, cached_property)]
FILES = sorted(HERE.glob("*/*.toml"))


def shared_tables():
    """The tables of all languages, by the names of their files, as the modules that read them say."""
    found = {}
    for path in HERE.parent.rglob("*.py"):
        for name, kind in re.findall(r'read_table\((?:"any"|SHARED), "(\w+)", (\w+)\)', path.read_text()):
            module = ".".join(path.relative_to(HERE.parent.parent).with_suffix("").parts)
            found[name] = getattr(import_module(module), kind)
    return found


def words_in(value):
    """Every word of a table, at any depth."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from (key, *words_in(item))
    elif isinstance(value, tuple):
        for item in value:
            yield from words_in(item)
    elif attrs.has(type(value)):
        for field in attrs.fields(type(value)):
            yield from words_in(getattr(value, field.name))


@pytest.mark.parametrize("code", languages())
@pytest.mark.parametrize("table", TABLES)
def test_every_table_of_every_language_loads(code, table):
    """A language without the file has an empty table, so that nothing hangs on how much is known of it."""
    found = getattr(Language(code), table)

    assert attrs.has(type(found))
    assert getattr(load(code), table) is getattr(load(code), table)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_file_is_read_by_something(path, monkeypatch):
    """No file lies there unread because its name is misspelt."""
    read = set(shared_tables()) if path.parent.name == "any" else set()
    if path.parent.name != "any":
        monkeypatch.setattr("newsparse.lang.read_table", lambda _code, name, _kind: read.add(name))
        for table in TABLES:
            getattr(Language(path.parent.name), table)

    assert path.stem in read


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_words_are_composed_and_trimmed(path):
    """A word with a blank before it, or a letter in two pieces, would never be met; a blank after it ends a lead."""
    code, name = path.parent.name, path.stem
    if code == "any":
        table = tables.read_table(code, name, shared_tables()[name])
    else:
        table = next(found for found in _tables(code) if found[0] == name)[1]

    wrong = [word for word in words_in(table) if word != word.lstrip() or word.rstrip() != word.removesuffix(" ")]
    assert wrong == []
    assert [word for word in words_in(table) if word != unicodedata.normalize("NFC", word)] == []


def _tables(code):
    """The tables of a language, by the names of their files."""
    found = []

    def remember(code, name, kind):
        found.append((name, tables.read_table(code, name, kind)))
        return found[-1][1]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("newsparse.lang.read_table", remember)
        for table in TABLES:
            getattr(Language(code), table)
    return found


def test_languages_are_sorted_codes():
    """English is there; what all languages share is none of them."""
    assert sorted(languages()) == list(languages())
    assert "en" in languages()
    assert "any" not in languages()
    assert all(code.isascii() and code.islower() and len(code) in {2, 3} for code in languages())


@pytest.mark.parametrize(
    ("code", "hint"),
    [
        ("eng", "Did you mean 'en'?"),
        ("EN", "Did you mean 'en'?"),
        ("german", "Did you mean 'de'?"),
        ("pt_BR", "Did you mean 'pt'?"),
        ("Čeština", "Did you mean 'cs'?"),
        ("klingon", ""),
        ("../en", ""),
        ("any", ""),
        ("", ""),
    ],
)
def test_an_unknown_language_is_told_with_advice(code, hint):
    """The error names what was asked for, what comes near it, and where to look."""
    with pytest.raises(LanguageNotFoundError) as caught:
        load(code)

    assert f"no data for {code!r}." in str(caught.value)
    assert hint in str(caught.value)
    assert "Codes are auto, cs, da," in str(caught.value)


@frozen(eq=False)
class Entry:
    """An entry of a table of the test."""

    lemma: str
    forms: tuple[str, ...] = ()
    often: bool = False


@frozen(eq=False)
class Table:
    """A table of the test."""

    words: tuple[str, ...] = ()
    entries: tuple[Entry, ...] = ()
    short: dict[str, str] = attrs.field(factory=dict)
    many: dict[str, tuple[str, ...]] = attrs.field(factory=dict)


def read(tmp_path, monkeypatch, text):
    """Read a table of this text."""
    (tmp_path / "xx").mkdir()
    (tmp_path / "xx" / "table.toml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(tables, "HERE", tmp_path)
    return tables.read_table("xx", "table", Table)


def test_a_table_is_read_as_its_class_says(tmp_path, monkeypatch):
    """Lists become tuples, tables become entries, in the order of the file."""
    table = read(
        tmp_path,
        monkeypatch,
        'words = ["b", "a"]\nshort = { x = "y" }\nmany = { x = ["y", "z"] }\n'
        '[[entries]]\nlemma = "say"\nforms = ["says"]\noften = true\n',
    )

    assert table.words == ("b", "a")
    assert (table.entries[0].lemma, table.entries[0].forms, table.entries[0].often) == ("say", ("says",), True)
    assert (table.short, table.many) == ({"x": "y"}, {"x": ("y", "z")})


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("words = [", r"lang/xx/table\.toml: "),
        ("wrods = []", r"lang/xx/table\.toml: unknown key 'wrods'; known are entries, many, short, words"),
        ('words = "a"', r"table\.toml: words: 'a' is not a list"),
        ("words = [1]", r"table\.toml: words: 1 is not a word"),
        ('words = [""]', r"table\.toml: words: '' is not a word"),
        ('words = ["a", "b", "a"]', r"table\.toml: words: 'a' is listed twice"),
        ("entries = [{ lemma = 1 }]", r"table\.toml: entries\[0\]: lemma: 1 is not str"),
        ('entries = [{ lemma = "a", often = 1 }]', r"table\.toml: entries\[0\]: often: 1 is not bool"),
        ('entries = [{ lemma = "a", x = 1 }]', r"table\.toml: entries\[0\]: unknown key 'x'"),
        ("entries = [{}]", r"table\.toml: entries\[0\]: .*lemma"),
        ("short = 1", r"table\.toml: short: 1 is not a table"),
        ("many = { x = 1 }", r"table\.toml: many\.x: 1 is not a list"),
    ],
)
def test_a_mistake_in_a_table_is_told_with_file_and_entry(tmp_path, monkeypatch, text, message):
    """Whoever edits a table finds the place."""
    with pytest.raises(LanguageDataError, match=message):
        read(tmp_path, monkeypatch, text)
