"""What languages are called other than by their codes: for the advice in an error."""

from __future__ import annotations

from functools import cache

from attrs import field, frozen

from newsparse.lang.tables import read_table


@frozen(eq=False)
class LanguageNames:
    """``lang/any/language_names.toml``: for each code the names of its language, in lower case."""

    names: dict[str, tuple[str, ...]] = field(factory=dict)


@cache
def language_names() -> dict[str, str]:
    """
    Return the code of each name, and of each code itself.

    >>> language_names()["deutsch"], language_names()["de"]
    ('de', 'de')
    """
    names = read_table("any", "language_names", LanguageNames).names
    return {name: code for code, all_names in names.items() for name in (code, *all_names)}


def meant_by(name: str) -> str | None:
    """
    Return the code of the language that somebody means, or None.

    >>> [meant_by(name) for name in ("German", "pt_BR", "englsh", "klingon")]
    ['de', 'pt', 'en', None]
    """
    from difflib import get_close_matches

    names = language_names()
    plain = name.strip().lower().replace("_", "-")
    for known in (plain, plain.partition("-")[0], *get_close_matches(plain, names, n=1, cutoff=0.8)):
        if known in names:
            return names[known]
    return None
