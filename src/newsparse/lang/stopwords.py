"""The commonest words of each language, by which a text's language is told."""

from __future__ import annotations

from attrs import field, frozen


@frozen(eq=False)
class StopWords:
    """
    ``any/stopwords.toml``: a language's code to its commonest words, parted by blanks.

    They stand in one file for all languages, so that telling the language of the first
    text reads one file and not thirty.
    """

    words: dict[str, str] = field(factory=dict)
