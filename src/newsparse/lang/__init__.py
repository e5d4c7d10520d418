"""
What differs between languages, as data: a folder of TOML files for each.

`load` gives a `Language`, whose tables are read on first use. ``any`` holds what all
languages share (agencies, scripts, stop words to tell languages apart).
"""

from __future__ import annotations

from functools import cache, cached_property
from pathlib import Path

from attrs import frozen

from newsparse.errors import LanguageNotFoundError
from newsparse.lang.calendar import Calendar
from newsparse.lang.cues import Cues
from newsparse.lang.furniture import Furniture
from newsparse.lang.honorifics import Honorifics
from newsparse.lang.hyphenation import Hyphenation
from newsparse.lang.jumps import Jumps
from newsparse.lang.labels import Labels
from newsparse.lang.tables import read_table

HERE = Path(__file__).parent
SHARED = "any"


@frozen(eq=False, slots=False)
class Language:
    """The words of one language. It hashes by identity: there is one for each code."""

    code: str

    @cached_property
    def calendar(self) -> Calendar:
        """Months, weekdays and the words around dates."""
        return read_table(self.code, "calendar", Calendar)

    @cached_property
    def cues(self) -> Cues:
        """Words that tie a speaker to what was said."""
        return read_table(self.code, "cues", Cues)

    @cached_property
    def furniture(self) -> Furniture:
        """Wording of page furniture."""
        return read_table(self.code, "furniture", Furniture)

    @cached_property
    def honorifics(self) -> Honorifics:
        """Titles, suffixes and particles of names."""
        return read_table(self.code, "honorifics", Honorifics)

    @cached_property
    def hyphens(self) -> Hyphenation:
        """First parts of words that keep their hyphen."""
        return read_table(self.code, "hyphens", Hyphenation)

    @cached_property
    def jumps(self) -> Jumps:
        """Words of the lines that send a reader from page to page."""
        return read_table(self.code, "jumps", Jumps)

    @cached_property
    def labels(self) -> Labels:
        """Words that open a labelled line."""
        return read_table(self.code, "labels", Labels)


@cache
def languages() -> tuple[str, ...]:
    """
    Return the codes of the languages with data, sorted.

    >>> "en" in languages()
    True
    """
    return tuple(sorted(p.name for p in HERE.iterdir() if p.is_dir() and p.name.isalpha() and p.name != SHARED))


def load(code: str) -> Language:
    """
    Return the language of a code.

    >>> load("en").code
    'en'

    Raises:
        LanguageNotFoundError: If there is no data for *code*.
    """
    # Not all values can be looked up: a list has no hash.
    if not isinstance(code, str):
        raise LanguageNotFoundError(f"a language is named by its code, as 'en', not by {code!r}")
    if code not in languages():
        from newsparse.lang.language_names import meant_by

        near = meant_by(code)
        hint = f" Did you mean {near!r}?" if near else ""
        raise LanguageNotFoundError(f"no data for {code!r}.{hint} Codes are auto, {', '.join(languages())}")
    return _loaded(code)


@cache
def _loaded(code: str) -> Language:
    return Language(code)
