"""When the article was published and updated: dates in words and figures, with time and zone."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

import regex

from newsparse.blocks_to_article.parts import raw_spans
from newsparse.blocks_to_article.slugs import slug_matches
from newsparse.lang import languages, load
from newsparse.lang.calendar import month_numbers
from newsparse.models import Artifact, Paragraph, Span, Timestamp, TimestampKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsparse.lang import Language
    from newsparse.models import ArticleBlock, Block, Headline

MAX_BETWEEN = 24
BODY_BEFORE = 300
"""So many characters may stand between a headline and its date: a standfirst, a summary."""
MAX_LABEL = 48
BETWEEN = " \t\n\u00a0\u200b,;|/·•–—-"
"""What parts two dates of a line."""
# Offsets from UTC in minutes. "ET" and "PT" are left out: they name two offsets each.
ZONES = {
    "z": 0, "utc": 0, "gmt": 0, "wet": 0, "bst": 60, "ist": 330, "cet": 60, "mez": 60, "cest": 120, "mesz": 120,
    "eet": 120, "eest": 180, "msk": 180, "мск": 180, "sast": 120, "gst": 240, "pkt": 300, "wib": 420, "wita": 480,
    "wit": 540, "hkt": 480, "sgt": 480, "myt": 480, "jst": 540, "kst": 540, "awst": 480, "acst": 570, "aest": 600,
    "aedt": 660, "nzst": 720, "nzdt": 780, "est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420,
    "mdt": -360, "pst": -480, "pdt": -420, "brt": -180, "art": -180,
}  # fmt: skip


class Stamp(NamedTuple):
    """
    A date found in a text: ``text[start:end]``, and what it says.

    ``value`` is None for an age (``3 hours ago``).
    """

    start: int
    end: int
    kind: TimestampKind
    labelled: bool
    value: datetime | None
    has_time: bool


@cache
def _date_re(lang: Language) -> regex.Pattern[str]:
    return regex.compile(
        r"""
        (?<! [\p{L}\d] | \d[./-] )
        (?:
            (?P<year> (?:19|20)\d\d ) (?P<sep> [-/.] ) (?P<month> \d{1,2}+ ) (?P=sep) (?P<day> \d{1,2}+ ) (?! \d ) [.]?+
          | (?P<year> (?:19|20)\d\d ) \s?+ [年년.] \s?+ (?P<month> \d{1,2}+ ) \s?+ [月월.]
            \s?+ (?P<day> \d{1,2}+ ) \s?+ [日일.]?+
          | (?P<one> \d{1,2}+ ) (?P<sep> [-/.] ) (?P<two> \d{1,2}+ ) (?P=sep) (?P<year> (?:19|20)\d\d | \d\d ) (?! \d )
          | (?P<month_name> (?i-f: \L<months> ) ) \.?+ \s*+ (?P<day> \d{1,2}+ ) (?: st|nd|rd|th )?+
            \s?+ [,.]? \s*+ (?P<year> (?:19|20)\d\d ) (?! \d )
          | (?P<day> \d{1,2}+ ) (?: st|nd|rd|th|er|º )?+ \.?+ [\s-]*+ (?: (?: de | of | di ) \s++ | d['’] )?+
            (?P<month_name> (?i-f: \L<months> ) ) (?! \p{L} ) \.?+ [,]?
            [\s-]*+ (?: (?: de | del ) \s++ )?+ (?P<year> (?:19|20)\d\d ) (?! \d )
        )
        """,
        regex.VERBOSE | regex.V1,
        months=tuple(month_numbers(lang)),
    )


@cache
def _time_re(lang: Language) -> regex.Pattern[str]:
    zones = tuple(ZONES)
    hours = tuple(lang.calendar.hour) or ("\0",)
    return regex.compile(
        r"""
        (?: (?P<before_noon> 오전 | 午前 | 上午 ) \s?+ | (?P<after_noon> 오후 | 午後 | 下午 ) \s?+ )?+
        (?<! [\d:.] )
        (?P<hour> [01]?\d | 2[0-4] )
        (?: (?P<sep> [:.hH時시点] | \s h \s ) (?P<minute> [0-5]\d )
            (?: [:.] (?P<second> [0-5]\d ) (?: [.,]\d{1,6}+ )?+ )?+ [분分h]?+ (?! \d )
          | (?= \s?+ [ap]\.?m | \s++ \L<hours> )
          | (?P<sep> [h時시] ) (?! \p{L} ) )
        \s?+ (?: (?P<am> (?i-f: a\.?m\b\.?+ ) ) | (?P<pm> (?i-f: p\.?m\b\.?+ ) ) )?+
        (?: \s*+ (?i-f: \L<hours> )\b\.?+ )?+
        (?: \s*+ [(]?+ (?P<zone> (?i-f: \L<zones> ) ) (?! \p{L} ) [)]?+ )?+
        (?: \s*+ [(]?+ (?: GMT | UTC )?+ (?P<offset> [+−-] (?: [01]\d:?[0-5]\d | \d{1,2}+ ) (?! [\d/.] ) ) [)]?+ )?+
        """,
        regex.VERBOSE | regex.V1,
        zones=zones,
        hours=hours,
    )


@cache
def _between_re(lang: Language) -> regex.Pattern[str]:
    """What may stand between a date and its time."""
    english = load("en").calendar
    words = (*lang.calendar.at, *english.at, *lang.calendar.weekdays, *english.weekdays, "t", "klo")
    return regex.compile(r"(?:[\s,.|·•–—(\u200b/-]|(?<!\p{L})(?i-f:\L<words>)(?!\p{L}))*+", regex.V1, words=words)


@cache
def _label_re(lang: Language) -> regex.Pattern[str]:
    english = load("en").calendar
    calendar = lang.calendar
    return regex.compile(
        r"(?<!\p{L})(?:(?P<updated>(?i-f:\L<updated>))|(?P<published>(?i-f:\L<published>)))(?!\p{Ll})",
        regex.V1,
        updated=dict.fromkeys((*calendar.updated, *english.updated)),
        published=dict.fromkeys((*calendar.published, *english.published)),
    )


def _age_words(lang: Language) -> tuple[dict[str, None], dict[str, None]]:
    """Return the words of ages, and what may lead them in."""
    own, english = lang.calendar, load("en").calendar
    return (
        dict.fromkeys((*own.relative, *english.relative)),
        dict.fromkeys((*own.published, *english.published, *own.updated, *english.updated)),
    )


def openings_of_age(lang: Language) -> list[str]:
    """Return the words that an age opens with, where it opens with no number."""
    words, leads = _age_words(lang)
    return [*words, *leads]


@cache
def _age_re(lang: Language) -> regex.Pattern[str]:
    words, leads = _age_words(lang)
    return regex.compile(
        r"(?:(?i-f:\L<leads>)(?:\s*+[:：])?+\s++)?+(?:(?i-f:\L<words>)\s++(?:\d{1,3}+|ein\p{L}*+|un\p{L}*+)\s\p{L}{1,14}+\.?+|"
        r"\d{1,3}+\s?+\p{L}{1,14}+\s?+(?i-f:\L<words>)|(?i-f:\L<words>))\W{0,3}+",
        regex.V1,
        words=words,
        leads=leads,
    )


def find_timestamps(text: str, lang: Language) -> tuple[Stamp, ...]:
    """
    Find all dates of *text* that name a day and a year, with the time and zone beside them.

    >>> from newsparse.lang import load
    >>> en = load("en")
    >>> first, second = find_timestamps("Published: 15:56 BST, 27 April 2024 | Updated: April 28, 2024 9:05 a.m.", en)
    >>> str(first.kind), first.value.isoformat(), str(second.kind), second.value.isoformat()
    ('published', '2024-04-27T15:56:00+01:00', 'updated', '2024-04-28T09:05:00')
    >>> find_timestamps("Covid-19, part 1", en), find_timestamps("Updated [hour]:[minute] [AMPM]", en)
    ((), ())

    Returns:
        In order of place; ``()`` if there is none.
    """
    if not any(map(str.isdecimal, text)):
        return ()
    found: list[Stamp] = []
    at = 0
    for match in _date_re(lang).finditer(text):
        if match.start() < at:
            continue
        day = _day(match, lang)
        if day is None:
            continue
        start, end = match.start(), match.end()
        time = _time_re(lang).match(text, _between_re(lang).match(text, end).end())
        if time is not None and time.start() - end <= MAX_BETWEEN:
            end = time.end()
        else:
            time = _time_before(text, at, start, lang) if start > at else None
            if time is not None:
                start = time.start()
        kind, labelled = _kind(text[max(at, start - MAX_LABEL) : start], lang)
        value = _with_time(day, time)
        found.append(Stamp(start, end, kind, labelled, value, time is not None))
        at = end
    return tuple(found)


def _time_before(text: str, at: int, start: int, lang: Language) -> regex.Match[str] | None:
    low = max(at, start - 40)
    for match in _time_re(lang).finditer(text, low, start):
        between = _between_re(lang).match(text, match.end(), start)
        if match["sep"] != "." and between is not None and between.end() == start:
            return match
    return None


def _kind(before: str, lang: Language) -> tuple[TimestampKind, bool]:
    last = None
    for match in _label_re(lang).finditer(before) if before else ():
        last = match
    if last is None:
        return TimestampKind.PUBLISHED, False
    return (TimestampKind.UPDATED if last["updated"] else TimestampKind.PUBLISHED), True


def _day(match: regex.Match[str], lang: Language) -> datetime | None:
    year = int(match["year"])
    if year < 100:
        year += 2000
    if match["month_name"]:
        month, day = month_numbers(lang)[match["month_name"].lower()], int(match["day"])
    elif match["month"]:
        month, day = int(match["month"]), int(match["day"])
    else:
        day, month = int(match["one"]), int(match["two"])
        # By evidence first, by the language's habit where both could be either.
        if month > 12 or (day <= 12 and not lang.calendar.day_first and match["sep"] != "."):
            day, month = month, day
    try:
        return datetime(year, month, day)  # noqa: DTZ001 - a page that names no zone means its own
    except ValueError:
        return None


def _with_time(day: datetime, time: regex.Match[str] | None) -> datetime:
    if time is None:
        return day
    hour = int(time["hour"]) % 24
    if (time["pm"] or time["after_noon"]) and hour < 12:
        hour += 12
    elif (time["am"] or time["before_noon"]) and hour == 12:
        hour = 0
    zone = None
    if time["offset"]:
        zone = _offset(time["offset"])
    elif time["zone"]:
        zone = timezone(timedelta(minutes=ZONES[time["zone"].lower()]))
    return day.replace(hour=hour, minute=int(time["minute"] or 0), second=int(time["second"] or 0), tzinfo=zone)


def _offset(text: str) -> timezone:
    digits = text[1:].replace(":", "")
    hours, minutes = (int(digits[:-2]), int(digits[-2:])) if len(digits) > 2 else (int(digits), 0)
    size = timedelta(hours=min(hours, 14), minutes=minutes)
    return timezone(-size if text[0] in "-−" else size)


def is_age(text: str, lang: Language) -> bool:
    """
    Say whether a line tells how long ago, and nothing else.

    >>> from newsparse.lang import load
    >>> is_age("3 hours ago", load("en")), is_age("vor 9 Stunden", load("de")), is_age("3 hours later", load("en"))
    (True, True, False)
    """
    return len(text) <= 50 and _age_re(lang).fullmatch(text) is not None


@cache
def _url_date_re() -> regex.Pattern[str]:
    return regex.compile(
        r"[/_-](?P<year>20[0-3]\d|19\d\d)(?P<sep>[/_-]?)(?P<month>0[1-9]|1[0-2]|(?<=[/_-])[1-9])(?P=sep)(?P<day>0[1-9]|[12]\d|3[01]|(?<=[/_-])[1-9])(?!\d)",
        regex.V1,
    )


def date_in_url(url: str) -> datetime | None:
    """
    Return the day that an address names in its path, or None.

    >>> date_in_url("https://harbour.example/2026/04/21/ferry-late").date().isoformat()
    '2026-04-21'
    >>> date_in_url("https://harbour.example/story-20261345") is None
    True
    """
    match = _url_date_re().search(url)
    if match is None:
        return None
    try:
        return datetime(int(match["year"]), int(match["month"]), int(match["day"]))  # noqa: DTZ001
    except ValueError:
        return None


def stamps_of(block: Block, lang: Language) -> list[Timestamp]:
    """
    Return the timestamps of a line of dates, each with its stretch of the line; one without a value for an age.

    Each stretch ends where its date ends, the last where the block ends; what parts two (``|``) is in none.
    """
    text = block.text
    stamps = find_timestamps(text, lang)
    if not stamps and block.rule == "archive_field":
        # An export speaks the language of its interface, whatever that of the article.
        stamps = next(filter(None, (find_timestamps(text, load(code)) for code in languages())), ())
    if not stamps:
        kind, _ = _kind(text, lang)
        return [Timestamp(text, kind, None, False, "text", block.spans)]  # noqa: FBT003
    found = []
    at = 0
    for i, stamp in enumerate(stamps):
        end = len(text) if i == len(stamps) - 1 else stamp.end
        if i:
            at += len(text[at:end]) - len(text[at:end].lstrip(BETWEEN))
        spans = raw_spans(block, at, end)
        if spans:
            found.append(Timestamp(text[at:end].strip(), stamp.kind, stamp.value, stamp.has_time, "text", spans))
        at = end
    return found


def choose(
    made: Sequence[ArticleBlock], artifacts: Sequence[Artifact], headline: Headline | None, lang: Language
) -> tuple[Timestamp | None, Timestamp | None]:
    """
    Return when the article was published and updated: of many dates on a page those nearest under the headline.

    Without a headline they are those nearest to the first paragraph. Where no line is a date, the running head
    may tell, and last the address of the page itself: both are among its *artifacts*.
    """
    found: dict[TimestampKind, Timestamp] = {}
    classes = list(map(type, made))
    stamps = []
    if Timestamp in classes:
        stamps = [(i, one) for i, one in enumerate(made) if isinstance(one, Timestamp) and one.value is not None]
    if stamps:
        anchor = next((i for i, block in enumerate(made) if block is headline), -1) if headline else -1
        body = [(i, len(one.text)) for i, one in enumerate(made) if type(one) is Paragraph and i > anchor]
        first = body[0][0] if body else len(made)
        read = accumulate([size for _, size in body])
        low = next((i for (i, _), size in zip(body, read, strict=True) if size > BODY_BEFORE), len(made))
        if low < len(made):
            # A bare date in the body is that of a post, a letter, an exhibit.
            high = body[-1][0]
            stamps = [(i, one) for i, one in stamps if not low < i < high or _kind(one.text, lang)[1]]
        for kind in TimestampKind:
            ranked = [(_distance(i, anchor, first), i, block) for i, block in stamps if block.kind == kind]
            if ranked:
                found[kind] = min(ranked, key=lambda one: one[:2])[2]
    if not found:
        stamp = _from_running_head(artifacts, lang) or _from_url(artifacts, headline)
        if stamp is not None:
            return stamp, None
    return found.get(TimestampKind.PUBLISHED), found.get(TimestampKind.UPDATED)


def _from_running_head(artifacts: Sequence[Artifact], lang: Language) -> Timestamp | None:
    for block in artifacts:
        # A browser's own header tells when the page was printed.
        if block.kind == "running_head" and not block.rule.startswith("print_"):
            for stamp in find_timestamps(block.text, lang):
                start = block.spans[0].start
                if len(block.spans) == 1 and len(block.text) == len(block.spans[0]):
                    text = block.text[stamp.start : stamp.end].strip()
                    spans = (Span(start + stamp.start, start + stamp.start + len(text)),)
                    return Timestamp(text, stamp.kind, stamp.value, stamp.has_time, "text", spans)
    return None


def _from_url(artifacts: Sequence[Artifact], headline: Headline | None) -> Timestamp | None:
    """Read the day in the page's own address: one that is printed on several pages, or that the headline made."""
    seen: dict[str, list[Artifact]] = {}
    for block in artifacts:
        if "://" in block.text and len(block.spans) == 1:
            seen.setdefault(block.text.split()[0], []).append(block)
    for url, copies in seen.items():
        day = date_in_url(url)
        if day is not None and (len(copies) > 1 or (headline is not None and slug_matches(headline.text, url))):
            return Timestamp(url, TimestampKind.PUBLISHED, day, False, "url", copies[0].spans)  # noqa: FBT003
    return None


def _distance(i: int, anchor: int, first: int) -> int:
    if anchor < 0:
        return abs(first - i)
    # What stands above a headline is rarely its date, unless right above it.
    return i - anchor if i > anchor else 2 * (anchor - i)
