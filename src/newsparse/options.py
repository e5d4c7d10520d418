"""What a caller may ask of `newsparse.parse`."""

from __future__ import annotations

from attrs import field, frozen

from newsparse.errors import OptionsError


def _as_names(value: object) -> frozenset[str]:
    if isinstance(value, str) or not hasattr(value, "__iter__"):
        raise OptionsError(f"skip_rules takes a set of rule names, not {value!r}")
    return frozenset(value)


@frozen(kw_only=True)
class ParseOptions:
    """
    How to parse.

    ``skip_rules`` names rules of the second step that must not be asked, such as
    ``{"pull_quote"}``; ``quotes=False`` leaves out the fourth step, ``repair_encoding=False``
    the search for mojibake.

    >>> sorted(ParseOptions(skip_rules={"pull_quote"}).skip_rules)
    ['pull_quote']

    Raises:
        OptionsError: If ``skip_rules`` is not a collection of names.
    """

    skip_rules: frozenset[str] = field(default=frozenset(), converter=_as_names)
    quotes: bool = True
    repair_encoding: bool = True


DEFAULTS = ParseOptions()
