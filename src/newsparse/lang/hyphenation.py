"""What words are made of at a line's end: parts that keep their hyphen, endings that never stand alone."""

from __future__ import annotations

from attrs import frozen


@frozen(eq=False)
class Hyphenation:
    """
    ``hyphens.toml``, all in lower case and without hyphens.

    ``keep`` are first parts that keep their hyphen, ``may_keep`` those that keep it where one of the two parts is seen
    as a word; ``seconds`` are second parts of hyphenated compounds, ``endings`` pieces that are no words.
    ``conjunctions`` follow a hyphen that stands for a part named later ("two- and three-storey"): a blank stays there.
    ``words`` are short whole words, to know a word from a piece of one.
    ``open_compounds`` says that two words made one are hyphenated, as in English, or written together, as in German.
    """

    keep: tuple[str, ...] = ()
    may_keep: tuple[str, ...] = ()
    seconds: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    conjunctions: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    open_compounds: bool = False
