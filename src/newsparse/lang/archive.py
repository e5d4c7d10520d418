"""Field labels of archive exports: LexisNexis, Nexis Uni, ProQuest, Factiva."""

from __future__ import annotations

from functools import cache

from attrs import field, frozen

from newsparse.errors import LanguageDataError
from newsparse.lang.tables import read_table


@frozen(eq=False)
class Archive:
    """
    ``lang/any/archive.toml``: labels by the field they name, in all languages that exports are labelled in.

    ``labels`` stand before a colon, ``bare`` alone on their line, ``codes`` (Factiva's ``HD``, ``WC``) in the margin,
    in capitals. ``sure`` are fields that nothing but an export prints.
    """

    document_words: tuple[str, ...] = ()
    number_words: tuple[str, ...] = ()
    copyright: tuple[str, ...] = ()
    rights: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()
    length_words: tuple[str, ...] = ()
    sure: tuple[str, ...] = ()
    labels: dict[str, tuple[str, ...]] = field(factory=dict)
    bare: dict[str, tuple[str, ...]] = field(factory=dict)
    codes: dict[str, tuple[str, ...]] = field(factory=dict)


def inverted(fields: dict[str, tuple[str, ...]], where: str) -> dict[str, str]:
    """
    Return the field of each label.

    >>> inverted({"byline": ("author", "autor")}, "labels")
    {'author': 'byline', 'autor': 'byline'}

    Raises:
        LanguageDataError: If a label stands in two fields.
    """
    found: dict[str, str] = {}
    for name, words in fields.items():
        for word in words:
            if word in found:
                raise LanguageDataError(f"lang/any/archive.toml: {where}: {word!r} is {found[word]} and {name}")
            found[word] = name
    return found


@cache
def archive() -> Archive:
    """
    Return the table, read once.

    >>> "rubrik" in archive().labels["section"]
    True
    """
    return read_table("any", "archive", Archive)


@cache
def labels() -> dict[str, str]:
    """
    Return the field of each label that a colon follows.

    >>> labels()["load date"]
    'load_date'
    """
    return inverted(archive().labels, "labels")


@cache
def bare_labels() -> dict[str, str]:
    """
    Return the field of each label that stands alone on its line.

    >>> bare_labels()["body"]
    'body'
    """
    return inverted(archive().bare, "bare")


@cache
def codes() -> dict[str, str]:
    """
    Return the field of each margin code.

    >>> codes()["HD"]
    'headline'
    """
    return inverted(archive().codes, "codes")
