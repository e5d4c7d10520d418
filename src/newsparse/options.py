"""What a caller may ask of `newsparse.parse`."""

from __future__ import annotations

from difflib import get_close_matches

from attrs import Attribute, field, frozen

from newsparse.errors import OptionsError


def _as_names(value: object) -> frozenset[str]:
    if isinstance(value, str) or not hasattr(value, "__iter__"):
        raise OptionsError(f"skip_rules takes a set of rule names, not {value!r}")
    names = frozenset(value)
    if names:
        from newsparse.lines_to_blocks import rule_names

        known = rule_names()
        for name in sorted(map(str, names - known)):
            near = get_close_matches(name, known, n=1)
            advice = (
                f"did you mean {near[0]!r}?"
                if near
                else "parse_and_explain() tells the names of those that claimed a line"
            )
            raise OptionsError(f"skip_rules: no rule is called {name!r}; {advice}")
    return names


def _is_bool(_options: object, option: Attribute[bool], value: object) -> None:
    if not isinstance(value, bool):
        raise OptionsError(f"{option.name} is True or False, not {value!r}")


@frozen(kw_only=True)
class ParseOptions:
    """
    How to parse.

    ``skip_rules`` names rules that must not be asked, as the trace gives them, such as
    ``{"pull_quote"}``; ``quotes=False`` leaves out the fourth step, ``repair_encoding=False``
    the search for mojibake.

    >>> sorted(ParseOptions(skip_rules={"pull_quote"}).skip_rules)
    ['pull_quote']

    Raises:
        OptionsError: If ``skip_rules`` is not a collection of names, or no rule has one of them, or another is no bool.
    """

    skip_rules: frozenset[str] = field(default=frozenset(), converter=_as_names)
    quotes: bool = field(default=True, validator=_is_bool)
    repair_encoding: bool = field(default=True, validator=_is_bool)


DEFAULTS = ParseOptions()
