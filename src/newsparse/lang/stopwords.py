"""The commonest words of each language, by which a text's language is told."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from attrs import field, frozen

from newsparse.lang.tables import read_table

if TYPE_CHECKING:
    from newsparse.lang import Language


@frozen(eq=False)
class StopWords:
    """
    ``any/stopwords.toml``: a language's code to its commonest words, parted by blanks.

    They stand in one file for all languages, so that telling the language of the first
    text reads one file and not thirty.
    """

    words: dict[str, str] = field(factory=dict)


@cache
def stop_words(lang: Language) -> frozenset[str]:
    """
    Return the commonest words of a language, in lower case; nothing for one that the table does not have.

    >>> from newsparse.lang import load
    >>> "the" in stop_words(load("en")), "harbour" in stop_words(load("en"))
    (True, False)
    """
    return frozenset(read_table("any", "stopwords", StopWords).words.get(lang.code, "").split())
