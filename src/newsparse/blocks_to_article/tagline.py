"""Taglines: who else had a hand in it, corrections, notes and copyright, mostly under the last paragraph."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import regex

from newsparse.blocks_to_article.copyright import MAX_COPYRIGHT
from newsparse.blocks_to_article.names import is_agency, is_organisation, is_person
from newsparse.lang.agencies import wire_forms
from newsparse.lang.labels import labels_of
from newsparse.lang.openings import may_open, openings_of

if TYPE_CHECKING:
    from newsparse.lang import Language

MAX_CONTRIBUTOR = 420
MAX_NOTE = 900
ROLES = ("reporting", "writing", "editing", "contributing", "wire", "correction", "note", "copyright")
CONTRIBUTORS = ROLES[:4]
_NOTES = ("correction", "note", "copyright")
BEFORE_LEAD = " ([（*•—–_~-"
"""What may stand before a lead, in a text with single blanks."""


class TaglineParts(NamedTuple):
    """What a tagline says: its role, the people in their order, the agency."""

    role: str
    names: tuple[str, ...]
    agency: str | None


@cache
def _lead_re(lang: Language) -> regex.Pattern[str]:
    labels = labels_of(lang)
    return regex.compile(
        r"""
        [\s(\[（*•—–_~-]*+
        (?: (?P<editing> (?i-f: \L<editing> ) ) | (?P<reporting> (?i-f: \L<reporting> ) )
          | (?P<writing> (?i-f: \L<writing> ) ) | (?P<contributing> (?i-f: \L<contributing> ) )
          | (?P<correction> (?i-f: \L<correction> ) ) | (?P<note> (?i-f: \L<note> ) )
          | (?P<copyright> (?i-f: \L<copyright> ) ) | (?P<wire> (?i-f: \L<wire> ) ) )
        (?P<end> \s*+ [:：] \s*+ | \s++ | (?<=[©ⓒ)]) | \s*+ [—–-] \s++ | \.?+ \s*+ \Z )
        """,
        regex.VERBOSE | regex.V1,
        **{role: getattr(labels, role) or ("\0",) for role in ROLES},
    )


@cache
def _lead_openings(lang: Language) -> frozenset[str]:
    return openings_of([lead for role in ROLES for lead in getattr(labels_of(lang), role)])


@cache
def section_re(lang: Language) -> regex.Pattern[str]:
    """Cut a wire's last line at ``; Editing by``."""
    labels = labels_of(lang)
    leads = [word for role in CONTRIBUTORS for word in getattr(labels, role)] or ["\0"]
    return regex.compile(r"[;.,]\s++(?=(?i-f:\L<leads>)(?:\s|:))", regex.V1, leads=leads)


@cache
def _contributed_re(lang: Language) -> regex.Pattern[str] | None:
    labels = labels_of(lang)
    if not labels.contributed:
        return None
    return regex.compile(
        r"(?<!\p{L})(?: (?i-f:\L<words>)(?!\p{L}) | (?i-f:\L<alone>)(?=\.[)\s]*+\Z) )",
        regex.VERBOSE | regex.V1,
        words=labels.contributed,
        alone=labels.contributed_alone or ("\0",),
    )


@cache
def _contributed_words(lang: Language) -> dict[str, list[str]]:
    """The phrases by their first words, folded: a plain search costs a tenth of one by the pattern."""
    found: dict[str, list[str]] = {}
    for phrase in (*labels_of(lang).contributed, *labels_of(lang).contributed_alone):
        found.setdefault(phrase.split()[0].casefold(), []).append(phrase.casefold())
    return found


@cache
def _names_re(lang: Language) -> regex.Pattern[str]:
    labels = labels_of(lang)
    words = [word for word in (*labels.joins, *labels.with_agency) if word.isalpha()] or ["\0"]
    return regex.compile(r"\s*+(?:[,;|/•·&、，；]|(?<=\s|^)(?i-f:\L<words>)(?=\s|$))\s*+", regex.V1, words=words)


@cache
def _place_re(lang: Language) -> regex.Pattern[str]:
    within = labels_of(lang).within or ("\0",)
    return regex.compile(r"\s(?:\L<within>)\s.*+", regex.V1, within=within)


def parse_tagline(text: str, lang: Language) -> TaglineParts | None:
    """
    Read a contributor, agency, correction or copyright line.

    >>> from newsparse.lang import load
    >>> en = load("en")
    >>> parse_tagline("(Reporting by Ana Ruiz in Rome; Editing by Bo Li)", en)
    TaglineParts(role='reporting', names=('Ana Ruiz', 'Bo Li'), agency=None)
    >>> parse_tagline("AFP contributed reporting.", en)
    TaglineParts(role='contributing', names=(), agency='AFP')
    >>> parse_tagline("Reporting by night has its dangers, she said.", en) is None
    True

    Returns:
        The role of its first part and the names of all, or None if it is not a tagline.
    """
    text = " ".join(text.split())
    if not 2 <= len(text) <= MAX_NOTE:
        return None
    # Most texts that are asked about open with no lead: their first letters tell so.
    lead = _lead_re(lang).match(text) if may_open(text.lstrip(BEFORE_LEAD), _lead_openings(lang)) else None
    if lead:
        found = _led(text, lead, lang)
        if found:
            return found
    return _contributor(text, lang) or _sign_off(text, lang)


def story_lead(text: str, lang: Language) -> str:
    """
    Return the role of a lead that may open a sentence of the story as well, else an empty string.

    >>> from newsparse.lang import load
    >>> en = load("en")
    >>> story_lead("UPDATE: The ferry runs again.", en), story_lead("Editor's note: The ferry is blue.", en)
    ('note', '')
    """
    lead = _lead_re(lang).match(text)
    role = next((name for name in _NOTES if lead[name]), "") if lead else ""
    return role if lead and role and lead[role].lower() in labels_of(lang).story_leads else ""


def _led(text: str, lead: regex.Match[str], lang: Language) -> TaglineParts | None:
    role = next(name for name in ROLES if lead[name])
    rest = text[lead.end() :]
    colon = any(mark in lead["end"] for mark in ":：")
    if role in _NOTES:
        return _note(role, text, lead, colon=colon)
    if len(text) > MAX_CONTRIBUTOR:
        return None
    if not rest.strip(" .)"):
        return None
    if role == "wire" and _company_re(lang).fullmatch(rest):
        return TaglineParts(role, (), rest.strip())  # its full stop is that of "Inc."
    names: list[str] = []
    agencies: list[str] = []
    whole = section_re(lang).split(text[lead.start(role) :])
    for i, section in enumerate(whole):
        inner = _lead_re(lang).match(section)
        body = section[inner.end() :] if inner else section
        if not _take_names(body, names, agencies, lang, trusted=colon or i > 0):
            return None
    if not names and not agencies:
        return None
    if role == "wire":
        return TaglineParts(role, (), [*agencies, *names][0])  # who sends it out is no person
    return TaglineParts(role, tuple(names), agencies[0] if agencies else None)


def _note(role: str, text: str, lead: regex.Match[str], *, colon: bool) -> TaglineParts | None:
    label = lead[role]
    if role == "copyright":
        return (
            TaglineParts(role, (), None)
            if len(text) <= MAX_COPYRIGHT
            and (not label.isalpha() or text[lead.end() :][:1].isdigit() or " " in label or len(text) < 60)
            else None
        )
    if text[lead.end() :][:1].isdigit() and _filing_re().match(text, lead.end()):
        return None  # "UPDATE 2-Ferry runs again": how a wire counts the filings of a headline
    if colon or (" " in label and len(label) > 12) or lead.end() >= len(text) or label.isupper():
        return TaglineParts(role, (), None)
    return None


@cache
def _company_re(lang: Language) -> regex.Pattern[str]:
    """A company's whole name, which says its form: ``Torton Foods, Inc.``."""
    return regex.compile(
        r"\s*+(?:[\p{Lu}\d&][\p{L}\d&.'’-]*+,?+\s++){1,6}?(?i-f:\L<forms>)\.?+\s*+",
        regex.V1,
        forms=labels_of(lang).companies or ("\0",),
    )


@cache
def _filing_re() -> regex.Pattern[str]:
    return regex.compile(r"\d{1,2}+\s?[-–—]\s?(?=\S)", regex.V1)


@cache
def _article_re() -> regex.Pattern[str]:
    return regex.compile(r"^(?i-f:the|der|die|das|la|le|el|il|l['’]|de|von|by|material der|a)\s++(?=\S)", regex.V1)


@cache
def _paper_re() -> regex.Pattern[str]:
    return regex.compile(r"^.{1,40}?['’]s\s++(?=\p{Lu})", regex.V1)


def _take_names(body: str, names: list[str], agencies: list[str], lang: Language, *, trusted: bool) -> bool:
    """Add the names of *body* to the lists; False if it holds what no contributor line does."""
    body = body.strip(" .)]）_—–-")
    for piece in _names_re(lang).split(body):
        one = _place_re(lang).sub("", piece.strip(" .()[]\"'“”")).strip()
        one = _article_re().sub("", one) if one[:1].islower() else one
        if not one:
            continue
        if is_agency(one) or is_agency(one.removeprefix("the ").removeprefix("The ")):
            agencies.append(one)
        elif is_person(one, lang):
            names.append(one)
        elif is_organisation(one, lang):
            agencies.append(one)
        elif one[:1].isupper() and len(one.split()) <= 4 and (trusted or names or agencies):
            continue  # a place in a list of places, a title
        elif trusted and (names or agencies):
            continue
        else:
            return False
    return True


def _contributor(text: str, lang: Language) -> TaglineParts | None:
    pattern = _contributed_re(lang)
    if pattern is None or len(text) > MAX_CONTRIBUTOR:
        return None
    folded = text.casefold()
    for word, phrases in _contributed_words(lang).items():
        if word in folded and any(phrase in folded for phrase in phrases):
            break
    else:
        return None
    match = pattern.search(text)
    if match is None or match.start() == 0:
        return None
    head = text[: match.start()].strip(" —–-_(*•")
    if len(head.split()) > 45:
        return None
    names: list[str] = []
    agencies: list[str] = []
    for piece in _names_re(lang).split(head):
        one = _place_re(lang).sub("", piece.strip(" .()")).strip()
        if not is_organisation(one, lang):
            one = _untitled(one, lang)
        if not one:
            continue
        if is_agency(one):
            agencies.append(one)
        elif is_person(one, lang):
            names.append(one)
        elif is_organisation(one, lang):
            agencies.append(one)
        elif not (one[:1].isupper() and len(one.split()) <= 4):
            return None
    if not names and not agencies:
        return None
    return TaglineParts("contributing", tuple(names), agencies[0] if agencies else None)


def _untitled(text: str, lang: Language) -> str:
    """Leave out what stands before a name: ``Associated Press writer Ana Ruiz``, ``CNN's Bo Li``."""
    text = _paper_re().sub("", text)
    words = text.split()
    roles = labels_of(lang).roles
    for i in range(len(words) - 1, 0, -1):
        if words[i - 1].lower().strip(",") in roles and i < len(words):
            return " ".join(words[i:])
    return text


def _sign_off(text: str, lang: Language) -> TaglineParts | None:
    """Read ``—The Associated Press``, ``(dpa)``, ``-Field Level Media``, ``(mit Material der dpa)``."""
    if len(text) > 90:
        return None
    bare = text.strip(" —–-_()[]（）.*•")
    if bare == text:
        return None
    inner = text.strip(" .")
    parts = [part.strip() for part in bare.replace("/", ",").split(",")]
    if text[0] in "—–-_([（*" and all(is_agency(part) for part in parts):
        return TaglineParts("wire", (), bare)
    if inner[0] in "(（" and inner[-1] in ")）" and len(bare.split()) <= 6:
        words = bare.split()
        for width in (3, 2, 1):
            tail = " ".join(words[-width:])
            if (
                len(words) > width
                and tail.lower() in wire_forms()
                and words[0].lower() in (*labels_of(lang).with_agency, "from", "source")
            ):
                return TaglineParts("contributing", (), tail)
    return None
