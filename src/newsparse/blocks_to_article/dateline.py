"""Datelines: the place, the agency and the day that open a report."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import regex

from newsparse.blocks_to_article.names import is_agency, is_organisation
from newsparse.lang import load
from newsparse.lang.calendar import month_numbers
from newsparse.lang.labels import labels_of
from newsparse.lang.places import city_forms, known_bodies, region_forms
from newsparse.lang.small_words import small_words

if TYPE_CHECKING:
    from newsparse.lang import Language

MAX_DATELINE = 140
NOTHING = (None, None, None)
MIN_TOWN = 6
MIN_REPORT = 80
"""A town and a colon open a paragraph of this length; a label opens a shorter one."""


class DatelineMatch(NamedTuple):
    """What `find_dateline` found: ``text[start:end]``, its dash included, and its parts."""

    start: int
    end: int
    text: str
    places: tuple[str, ...]
    region: str | None
    agency: str | None
    date: str | None


@cache
def _dateline_re(lang: Language) -> regex.Pattern[str]:
    months = tuple(form for form in month_numbers(lang) if len(form) > 2)
    return regex.compile(
        r"""
        [\s•·*\u200b]*+
        (?P<text>
            (?:
                (?P<places> (?&one_place)
                    (?: (?: \s*+ / \s*+ | \s++ (?: &|and|und|et|y|e|och|og|i|и|en ) \s++ ) (?&one_place) ){0,3}+ )
                (?: \s*+ , \s*+ (?P<region> (?! (?&day) ) (?&word) (?: [ ] (?: (?:of|and) [ ] )? (?&word) ){0,3} )
                    (?= \s*+ (?: [,(–—―_:/.-] | \Z ) ) )?+
                (?: \s*+ ,? \s*+ (?P<date> (?&day) ) (?: \. (?= \s*+ / ) )?+ )?+
                (?: \s*+ (?: , | -- )?+ \s*+
                    (?: [(（\[] (?: (?P<inside> (?&day) ) | (?P<agency> [^()\[\]]{2,45}+ ) ) [)）\]]
                      | / \s?+ (?P<wire> \p{L}[\p{L}-]{1,24}+ ) \s?+ /
                      | (?<= \s ) (?P<bare> \p{Ll}{2,8}+ ) (?= \s*+ \| ) ) )?+
                (?: \s*+ ,? \s*+ (?P<after> (?&day) ) (?: \s?+ / )?+ )?+
                (?: , \s (?P<outlet> \p{Lu}[\p{L}]++ (?: \s \p{Lu}[\p{L}]++ )?+ ) )?+
              | [(（] (?P<agency_only> [^()]{2,30}+ ) [)）]
            )
            (?: \s*+ (?P<dash> [–—―]++ | --++ | - (?=\s) | _ (?=\s) | : (?=\s|\Z) | \| (?=\s) | \.\s?[–—-]++ )
                # "МОСКВА, 12 мая — РИА Новости."
                (?: (?<= \s [–—-] ) \s (?P<signed> \p{Lu}\p{L}{2,} (?: \s \p{Lu}\p{L}++ )?+ ) \. (?= \s ) )?+
              | (?<= [)）] ) (?= \s?+ [\p{Lu}"“„«] )                   # "(CNN)The", "Mumbai, May 3 (PTI) The"
              | (?<= / ) \.?+ (?= \s ) )                              # "/TASS/."
        )
        (?= \s | \p{L} | ["“„«»'‘] | \Z )
        (?(DEFINE)
            (?P<word> (?: \p{Lu} | (?: al | el ) - ) [\p{L}\p{M}.'’‘]*+ (?: - [\p{L}\p{M}.'’‘]++ )*+ )
            (?P<one_place> (?&word)
                (?: [ ] (?: (?&word)
                    | (?:de|del|la|el|da|do|di|of|the|am|an|der|im|sur|les|on|upon|dos|das|den|bei|in|ob) (?=[ ]\p{Lu})
                ) ){0,4} )
            (?P<day>
                (?: (?i-f: \L<months> ) \.?+ \s?+ \d{1,2}+ (?:st|nd|rd|th)?+ | \d{1,2}+ \.?+ \s?+ (?i-f: \L<months> )
                    (?: \. (?! \s*+ / ) )?+ )
                (?: ,? \s \d{4} )?+ (?![\p{L}\d]) )
        )
        """,
        regex.VERBOSE | regex.V1,
        months=months,
    )


@cache
def _dash_re() -> regex.Pattern[str]:
    """One of the marks that may end a dateline; most paragraphs that hold a hyphen hold no other."""
    return regex.compile(r"[–—―|)）/]|--|[-_:](?:\s|\Z)|\.\s?-", regex.V1)


@cache
def _and_re() -> regex.Pattern[str]:
    return regex.compile(r"\s*+/\s*+|\s(?:&|and|und|et|y|e|och|og|i|и|en)\s", regex.V1)


@cache
def _getty_date_re() -> regex.Pattern[str]:
    return regex.compile(r"(\p{Lu}{3,9}+)\.?+\s\d{1,2}+(?:,\s\d{4})?+\s*+:", regex.V1)


def find_dateline(text: str, lang: Language) -> DatelineMatch | None:
    """
    Find the dateline that opens a paragraph.

    There must be a dash and, before it, more than a capital: an agency in brackets, a state or country after the
    place, a day, a place in capitals throughout, or a city that datelines write alone.

    >>> from newsparse.lang import load
    >>> en = load("en")
    >>> found = find_dateline("SPRINGDALE, Ark. (AP) — Rain fell.", en)
    >>> found.text, found.places, found.region, found.agency
    ('SPRINGDALE, Ark. (AP) —', ('SPRINGDALE',), 'Ark.', 'AP')
    >>> find_dateline("TORTON, ENGLAND - FEBRUARY 16: The sea at Torton.", en) is None
    True
    >>> find_dateline("Ana Ruiz — the mayor — spoke.", en) is None
    True

    Returns:
        The match with offsets in *text*, or None.
    """
    head = text[:MAX_DATELINE]
    if _dash_re().search(head) is None:
        return None
    match = _dateline_re(lang).match(head)
    if match is None:
        return None
    agency = match["agency"] or match["wire"] or match["agency_only"] or match["bare"]
    if agency is not None and not (match["bare"] or _is_source(agency, lang)):
        return None
    signed, end = match["signed"], match.end("text")
    if signed is not None:
        # "LONDON, May 3 — Reuters. It rained."; else the words behind the dash are the report's first.
        if is_agency(signed) and agency is None:
            agency = signed
        else:
            end = match.end("dash")
    if match["dash"] is None and not is_agency(agency or ""):
        return None
    region, date = match["region"], match["date"] or match["after"] or match["inside"]
    if match["places"] is None:
        places: tuple[str, ...] = ()
    else:
        places = tuple(part.strip() for part in _and_re().split(match["places"]))
        if agency is None and region is not None and is_agency(region) and region.lower() not in region_forms():
            agency, region = region, None  # "JAKARTA, CNN Indonesia —"
        found = DatelineMatch(match.start("text"), end, text[match.start("text") : end], places, region, agency, date)
        if not _is_place(found, match["dash"] or "", lang, opening=len(text) >= MIN_REPORT):
            return None
        if (agency, region, date) == NOTHING and text[end : end + 1].isalnum() and not all(map(_is_city, places)):
            return None  # "RUIZ--Ana, of Torton": a death notice
    if _opens_getty_caption(text, end, lang):
        return None
    if agency is None and match["outlet"]:
        agency = match["outlet"]
    start = match.start("text")
    return DatelineMatch(start, end, text[start:end], places, region, agency, date)


def _is_source(agency: str, lang: Language) -> bool:
    # "dpa/lby": the agency, then its desk.
    return is_agency(agency.partition("/")[0]) or is_organisation(agency, lang) or agency.isupper()


def _is_place(found: DatelineMatch, dash: str, lang: Language, *, opening: bool) -> bool:
    """Say whether what stands before the dash is a place, by all that stands beside it."""
    places, region, agency, date = found.places, found.region, found.agency, found.date
    if agency is None and region is None and _is_label(places, lang, dated=date is not None):
        return False
    words = [word.strip(".,'’").lower() for place in places for word in place.split()]
    if len(words) > 1 and sum(word in small_words("no_name") for word in words) > 1:
        return False
    if any("’s" in place or "'s" in place or "'S" in place or "’S" in place for place in places) and agency is None:
        return False
    known_region = region is not None and region.lower().strip(".") in _bare_regions()
    if region is not None and not known_region and agency is None and date is None:
        return False
    in_capitals = all(place.isupper() and len(place.replace(".", "")) > 2 for place in places)
    if not dash:
        # No dash at all: a place of more words is a name more often, "Ana Ruiz (AP) Boats wait".
        return in_capitals or known_region or date is not None or all(map(_is_city, places)) or len(words) == 1
    if dash == "|":
        return (agency is not None and in_capitals) or all(map(_is_city, places))
    if dash == ":":
        # "PALANPUR:" opens reports too, but most capitals before a colon are speakers and labels.
        return in_capitals and (
            known_region
            or date is not None
            or (agency is not None and is_agency(agency))
            or all(map(_is_city, places))
            or (opening and _is_lone_town(places))
        )
    if agency is not None or date is not None or known_region:
        return agency is None or not is_agency(places[0])
    if dash in {"-", "_"} and not in_capitals:
        return all(_is_city(place) for place in places)
    if in_capitals:
        # Two words are a town; a run of them is a headline or a run-in head, unless the town is known.
        # A hyphen after other words in capitals is a label's more often.
        short = len(words) <= 3 and len(places) <= 2 and not _all_short(words) and (dash != "-" or len(words) == 1)
        return short or all(_is_city(place) for place in places)
    return all(_is_city(place) for place in places)


def _is_label(places: tuple[str, ...], lang: Language, *, dated: bool) -> bool:
    """Say whether a word alone before a dash says what the text is, or whose: ``EXCLUSIVE``, ``NASA``."""
    labels = _no_places(lang)
    if any(all(word.strip(".").lower() in labels for word in place.split()) for place in places):
        return True
    return not dated and any(is_agency(place) or place in known_bodies() for place in places)


@cache
def _no_places(lang: Language) -> frozenset[str]:
    return frozenset((*labels_of(lang).no_places, *labels_of(load("en")).no_places, *lang.calendar.weekdays))


def _is_lone_town(places: tuple[str, ...]) -> bool:
    return len(places) == 1 and places[0].isalpha() and len(places[0]) >= MIN_TOWN


def _all_short(words: list[str]) -> bool:
    return all(len(word) <= 3 for word in words)


def _is_city(place: str) -> bool:
    return place.lower() in city_forms()


@cache
def _bare_regions() -> frozenset[str]:
    return frozenset(form.strip(".") for form in region_forms())


def _opens_getty_caption(text: str, end: int, lang: Language) -> bool:
    """Say whether a date in capitals and a colon come next, as in the captions of a picture agency."""
    rest = text[end : end + 40].lstrip()
    word = _getty_date_re().match(rest)
    return word is not None and word[1].lower() in month_numbers(lang)
