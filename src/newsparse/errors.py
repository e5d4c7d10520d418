"""What newsparse raises. News text is never an error; misuse is, with advice."""

from __future__ import annotations


class NewsparseError(Exception):
    """The root of all errors raised here."""


class LanguageNotFoundError(NewsparseError):
    """There is no data for the language asked for."""


class LanguageDataError(NewsparseError):
    """A file of ``lang/`` is not as it should be; the message names file and entry."""


class NotTextError(NewsparseError, TypeError):
    """What was given to parse is neither a string nor bytes."""


class OptionsError(NewsparseError):
    """An option has a value it cannot have."""


class SchemaError(NewsparseError):
    """The data is not a serialised article of a version this release reads."""


class ReaderError(NewsparseError):
    """A file cannot be read: it is broken, or what reads it is not installed; the message says which."""
