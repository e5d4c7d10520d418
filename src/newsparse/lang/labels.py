"""Words that open a labelled line: bylines, credits, captions, related links, taglines."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from attrs import fields, frozen

from newsparse.lang.tables import read_table

if TYPE_CHECKING:
    from newsparse.lang import Language


@frozen(eq=False)
class Labels:
    """
    ``labels.toml``: what stands before or after a name, a credit or a title.

    All are in lower case and compared so. Leads open a line; a colon or a blank ends them.
    """

    byline: tuple[str, ...] = ()
    """Leads that names follow at once: ``by``, ``written by``."""
    author: tuple[str, ...] = ()
    """Leads that are a byline only with a colon or alone on their line: ``author``."""
    byline_tail: tuple[str, ...] = ()
    """Words that follow a reporter's name where the language puts them there."""
    joins: tuple[str, ...] = ()
    """Words between two names: ``and``."""
    with_agency: tuple[str, ...] = ()
    """Words between the names and an agency: ``with``."""
    special: tuple[str, ...] = ()
    """``special to``: what follows is the paper."""
    within: tuple[str, ...] = ()
    """Words between a name and a place: ``in``."""
    roles: tuple[str, ...] = ()
    """Words of which one makes a job title: ``reporter``, ``editor``."""
    sections: tuple[str, ...] = ()
    """Words that a page prints right behind a name: what the author's part of the paper is called."""
    organisations: tuple[str, ...] = ()
    """Words that no person's name holds: ``news``, ``staff``."""
    beside: tuple[str, ...] = ()
    """What a page offers right behind an author's name: ``follow``."""
    papers: tuple[str, ...] = ()
    """Words that the names of newspapers end in: ``times``, ``herald``."""
    companies: tuple[str, ...] = ()
    """The forms of companies that close their names: ``inc``."""
    credit: tuple[str, ...] = ()
    """Leads of a credit: ``photo``, ``photo by``, ``image credit``."""
    courtesy: tuple[str, ...] = ()
    handout: tuple[str, ...] = ()
    file: tuple[str, ...] = ()
    pool: tuple[str, ...] = ()
    graphic: tuple[str, ...] = ()
    """Words that make a credit of that kind."""
    unnamed: tuple[str, ...] = ()
    """What stands in a credit where the photographer is not named: ``uncredited``."""
    caption: tuple[str, ...] = ()
    """Leads of a caption: ``caption``, ``pictured``."""
    picture_places: tuple[str, ...] = ()
    """Where somebody stands in a picture, as a caption says in brackets: ``left``."""
    picture_beside: tuple[str, ...] = ()
    """Those that a caption puts between commas behind a name as well."""
    picture_rows: tuple[str, ...] = ()
    """The same before names: ``from left``."""
    picture_openings: tuple[str, ...] = ()
    """How a text about a picture opens: ``pictured``."""
    credit_tail: tuple[str, ...] = ()
    """What stands behind the name in a credit where the language puts it there."""
    mail: tuple[str, ...] = ()
    """Labels of a mail's header: ``from``, ``subject``."""
    no_places: tuple[str, ...] = ()
    """Words that stand before a dash where a dateline does, and say what the text is: ``exclusive``."""
    related: tuple[str, ...] = ()
    """Leads of a link to another article: ``read more``."""
    reporting: tuple[str, ...] = ()
    writing: tuple[str, ...] = ()
    editing: tuple[str, ...] = ()
    contributing: tuple[str, ...] = ()
    wire: tuple[str, ...] = ()
    correction: tuple[str, ...] = ()
    note: tuple[str, ...] = ()
    copyright: tuple[str, ...] = ()
    """Leads of a tagline of that role."""
    story_leads: tuple[str, ...] = ()
    """Those leads of a ``correction``, a ``note`` or a ``copyright`` that may open a sentence of the story too."""
    front_page: tuple[str, ...] = ()
    """How sites call their front page where they print the way from it to the article."""
    answered: tuple[str, ...] = ()
    """What mail programs put before the subject of what is answered or sent on: ``fwd``."""
    contributed: tuple[str, ...] = ()
    """What follows the names in a contributor line: ``contributed reporting``."""
    contributed_alone: tuple[str, ...] = ()
    """What follows them only where nothing more is said: ``contributed``, but not ``contributed $400``."""


@cache
def labels_of(lang: Language) -> Labels:
    """
    Return the labels of *lang* with those that all languages share, language's own first.

    >>> from newsparse.lang import load
    >>> labels_of(load("en")).byline[0]
    'by'
    """
    shared = read_table("any", "labels", Labels)
    own = lang.labels
    merged = {f.name: (*getattr(own, f.name), *getattr(shared, f.name)) for f in fields(Labels)}
    return Labels(**{name: tuple(dict.fromkeys(words)) for name, words in merged.items()})


@cache
def roles_of(lang: Language) -> frozenset[str]:
    """
    Return the words of which one makes a job title.

    >>> from newsparse.lang import load
    >>> "editor" in roles_of(load("en")), "harbour" in roles_of(load("en"))
    (True, False)
    """
    return frozenset(labels_of(lang).roles)
