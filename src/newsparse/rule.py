"""What a rule is: a pure function with a name, a kind and the triggers that make it worth asking."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from newsparse.lang import Language
    from newsparse.models import Line, Page

Words: TypeAlias = "Callable[[Language], Iterable[str]]"
"""Where a rule's trigger words come from: a look into a language's tables."""


@frozen(eq=False)
class LineRule:
    """
    A rule of the second step: may this line be claimed as ``kind``?

    It is asked only about lines that one of its triggers marked: a line whose shape has one of
    ``letters``, that opens with one of ``leads`` or closes with the last word of one of ``tails``
    (case and punctuation apart), whose first or last character is one of ``edges`` (signs, no letters or digits), that
    opens with a digit (``digits``), that holds one of ``marks`` (case counts) or a match of one of ``shapes`` (each
    opens with one plain character), that stands under a line that holds one of ``below`` or is of one of the kinds in
    ``follows``, or, if ``page_tops``, that opens a page where form feeds part pages. A rule without triggers is never
    asked.
    """

    name: str
    kind: str
    claims: Callable[[Line, Page], bool]
    letters: str
    leads: Words | None
    tails: Words | None
    marks: Words | None
    edges: str
    shapes: tuple[str, ...]
    follows: tuple[str, ...]
    below: tuple[str, ...]
    page_tops: bool
    digits: bool

    def __call__(self, line: Line, page: Page) -> bool:
        """Say whether *line* is one of these."""
        return self.claims(line, page)

    @property
    def summary(self) -> str:
        """The first line of its docstring."""
        lines = (self.claims.__doc__ or "").strip().splitlines()
        return lines[0] if lines else ""


def labels(
    kind: str,
    *,
    letters: str = "",
    leads: Words | None = None,
    tails: Words | None = None,
    marks: Words | None = None,
    edges: str = "",
    shapes: tuple[str, ...] = (),
    follows: tuple[str, ...] = (),
    below: tuple[str, ...] = (),
    page_tops: bool = False,
    digits: bool = False,
) -> Callable[[Callable[[Line, Page], bool]], LineRule]:
    """
    Make a function of a line and its page a `LineRule` of that name.

    >>> @labels("jump_line", letters="S", leads=lambda lang: ("continued",))
    ... def jump_line(line, page):
    ...     '''Claim a jump.'''
    ...     return line.text.startswith("Continued on")
    >>> jump_line.name, jump_line.kind, jump_line.summary
    ('jump_line', 'jump_line', 'Claim a jump.')
    """

    def as_rule(claims: Callable[[Line, Page], bool]) -> LineRule:
        return LineRule(
            name=claims.__name__,
            kind=kind,
            claims=claims,
            letters=letters,
            leads=leads,
            tails=tails,
            marks=marks,
            edges=edges,
            shapes=shapes,
            follows=follows,
            below=below,
            page_tops=page_tops,
            digits=digits,
        )

    return as_rule
