"""Bylines: who wrote it, what they are, and which agency supplied it."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

import regex

from newsparse.blocks_to_article.byline_pairs import is_role
from newsparse.blocks_to_article.byline_parts import Signature, is_cjk, signature
from newsparse.blocks_to_article.names import is_organisation, is_person
from newsparse.lang.calendar import month_numbers
from newsparse.lang.labels import labels_of
from newsparse.models import Author

if TYPE_CHECKING:
    from newsparse.lang import Language

MAX_BYLINE = 320
MAX_LEAD = 44
NAME_SIZES = range(2, 5)
MAX_PORTRAIT = 4
"""Words of a name that is printed twice, and of what stands before it then."""
FIRST_HANGUL = "\uac00"


@cache
def _lead_re(lang: Language) -> regex.Pattern[str]:
    labels = labels_of(lang)
    return regex.compile(
        r"""
        [\s\p{So}\p{Sm}*•·|/—–(（【\[-]*+
        (?:
            (?P<by> (?i-f: \L<by> ) ) (?: \s*+ [:：=] \s*+ | \s++ | (?<=[\p{Han}\p{Hangul}]) )
          | (?P<author> (?i-f: \L<author> ) ) \s*+ (?: [:：=] | \n ) \s*+
        )
        (?: (?i-f: \L<by> ) (?: \s*+ : \s*+ | \s++ ) )?+       # "Author: By Ana Ruiz"
        """,
        regex.VERBOSE | regex.V1,
        by=labels.byline,
        author=labels.author,
    )


@cache
def _name_list_re() -> regex.Pattern[str]:
    return regex.compile(r"[,·・、=]|\s{2,}", regex.V1)


@cache
def inner_lead_re(lang: Language) -> regex.Pattern[str]:
    """
    Find a lead inside a line, behind a bar or the name of a file: ``Updated today | Written by Ana Ruiz``.

    Behind a word it may be part of a title: ``Torton Hit By Heavy Rain``.
    """
    words = labels_of(lang).byline
    leads = [word[0].upper() + word[1:] for word in words if word[0].isalpha() and not is_cjk(word)]
    return regex.compile(r"(?<=[|•·]\s?|\.(?:jpe?g|png|webp)\s)\L<leads>(?=\s\p{Lu}|\s*+$)", regex.V1, leads=leads)


@cache
def dated_lead_re(lang: Language) -> regex.Pattern[str]:
    """Find a lead, and the marks before it, that may stand behind a date: ``18 May 2026, 7:45 am by Ana Ruiz``."""
    leads = [word for word in labels_of(lang).byline if word[0].isalpha() and not is_cjk(word)]
    return regex.compile(
        r"[\s|•·,–—-]++(?<!\S)(?P<lead>(?i-f:\L<leads>))(?:\s*+:)?+(?=\s++\p{Lu}|\s*+$)", regex.V1, leads=leads
    )


@cache
def _tail_re(lang: Language) -> regex.Pattern[str] | None:
    tails = labels_of(lang).byline_tail
    if not tails:
        return None
    return regex.compile(
        r"(?P<names>[\p{Han}\p{Hangul}々 ,·・、=]{2,40}?)\s*+\L<tail>(?:\s*+외\s*+\d++\s*+명)?+"
        r"(?:\s*+[(（]?+[\w.+-]++@[\w.-]++[)）]?+)?+[\s=]*+",
        regex.V1,
        tail=tails,
    )


@cache
def _split_re(lang: Language) -> regex.Pattern[str]:
    labels = labels_of(lang)
    words = [word for word in (*labels.joins, *labels.with_agency) if word.isalpha() and not is_cjk(word)]
    marks = [word for word in labels.joins if not word.isalpha() or is_cjk(word)]
    return regex.compile(
        r"[^\S\n]*+(?:[,;|•·、，；\n]|(?<=\s)[/–—-]\s|(?<=\p{L}{2})/(?=\p{Lu}\p{L}+\s)|(?<=\s)(?i-f:\L<words>)(?=\s)|\L<marks>)\s*+",
        regex.V1,
        words=words,
        marks=marks,
    )


def opens_byline(text: str, lang: Language) -> bool:
    """
    Say whether a line is a byline's lead alone, its names on the lines below.

    >>> from newsparse.lang import load
    >>> en = load("en")
    >>> opens_byline("By", en), opens_byline("Author of the article:", en), opens_byline("Bye", en)
    (True, True, False)
    """
    return len(text) <= MAX_LEAD and text.strip(" :：\u200b").lower() in _leads(lang)


@cache
def _leads(lang: Language) -> frozenset[str]:
    return frozenset((*labels_of(lang).byline, *labels_of(lang).author))


def parse_byline(text: str, lang: Language, *, bare: bool = False) -> Signature | None:
    """
    Read a byline: its authors with what is said of each, and the agency.

    A byline opens with one of the language's leads (``By``, ``Von``), is marked after the name (``기자``), or, with
    *bare*, stands without any. It must be read to its end: one part that is neither name, agency, job
    title, place, address nor date, and it is no byline.

    >>> from newsparse.lang import load
    >>> en = load("en")
    >>> found = parse_byline("By ANA RUIZ and Jo van der Berg, AP Sports Writer", en)
    >>> [author.name for author in found.authors], found.agency
    (['ANA RUIZ', 'Jo van der Berg'], 'AP')
    >>> parse_byline("By Reuters", en)
    Signature(authors=(), agency='Reuters')
    >>> parse_byline("By Monday the river had risen", en) is None
    True

    Args:
        text: The line, or the lines of the block joined by line feeds.
        lang: Whose leads and words to use.
        bare: Whether names without a lead will do.

    Returns:
        The authors in the order of the line, or None if this is not a byline.
    """
    text = text.strip()
    return _parsed(text, lang, bare) if 0 < len(text) <= MAX_BYLINE else None


@lru_cache(maxsize=64)
def _parsed(text: str, lang: Language, bare: bool) -> Signature | None:  # noqa: FBT001
    """Read a byline once for the rule that finds it, the pass that looks round it and the step that reads it."""
    if "[" in text:
        text = browser_mark_re().sub("\n", text).strip()
        if not text:
            return None
    if bare:
        text = _without_portrait(text, lang)
    text = _uncut(_fused_re(lang).sub("\n", text), lang)
    tail_re = _tail_re(lang)
    tail = tail_re.fullmatch(text) if tail_re else None
    if tail:
        before, _, name = tail["names"].rpartition(" ")
        if before and name[0] >= FIRST_HANGUL and is_person(name, lang):
            # Places stand before a Korean reporter's name.
            return Signature((Author(name, location=before.strip(" ,·")),), None)
        return signature([part for part in _name_list_re().split(tail["names"]) if part.strip()], lang, text)
    lead = _lead_re(lang).match(text)
    if lead:
        rest = text[lead.end() :]
        if (
            is_cjk(text)
            and lead["by"]
            and text[: lead.end()].strip() == text[: lead.end()]
            and not text[lead.end() - 1 :][:1].strip(":：")
        ):
            return None
    elif bare:
        rest = text
    else:
        return None
    rest = _until_date(_unbracketed(_without_notes(rest, lang)), lang)
    if not rest:
        return None
    return signature(
        [part for part in _split_re(lang).split(rest) if part and part.strip()], lang, rest, led=lead is not None
    )


def _without_portrait(text: str, lang: Language) -> str:
    """Take off what a portrait is called, and the name in it: ``Portrait of Ana Ruiz Ana Ruiz``."""
    words = text.split()
    for size in NAME_SIZES:
        before = len(words) - 2 * size
        if 0 < before <= MAX_PORTRAIT and words[-size:] == words[before : before + size]:
            name = " ".join(words[-size:])
            return text if is_role(name, lang) else name
    return text


def _unbracketed(text: str) -> str:
    """Take off what encloses or ends the line, also the half of a bracket whose other half was in the lead."""
    text = text.strip(" =:|,\n")
    for left, right in ("()", "（）", "【】", "[]"):
        if text.endswith(right) and text.count(left) != text.count(right):
            text = text[:-1]
        elif text.startswith(left) and text.endswith(right):
            text = text[1:-1]
    return text.rstrip(" =:|,-–—•·/")


@cache
def _date_re(lang: Language) -> regex.Pattern[str]:
    calendar = lang.calendar
    return regex.compile(
        r"""
        [\s,|•·–—(-]*+
        (?: (?<!\p{L}) (?i-f: \L<before> ) [\s.:,]++ )*+
        (?<!\S|\d) (?: \d{1,4}+ (?: [,:./hH年월-] | (?: st|nd|rd|th ) \b | \s | $ ) ).*+
        """,
        regex.VERBOSE | regex.V1 | regex.S,
        before=(*month_numbers(lang), *calendar.weekdays, *calendar.published, *calendar.updated, *calendar.at),
    )


def _until_date(text: str, lang: Language) -> str:
    """Cut off a date and all that follows."""
    match = _date_re(lang).search(text) if any(map(str.isdigit, text)) else None
    return text[: match.start()] if match else text


@cache
def _fused_re(lang: Language) -> regex.Pattern[str]:
    """Find the seam of ``Ana RuizLifestyle Writer``, ``Ana RuizTNN`` or ``Ana Ruiz2 hours ago``: nodes not parted."""
    labels, calendar = labels_of(lang), lang.calendar
    words = (*labels.roles, *labels.sections, *calendar.published, *calendar.updated, *month_numbers(lang))
    titles = dict.fromkeys(word.title() for word in words if word.isalpha() and len(word) > 3)
    return regex.compile(
        r"(?<=\p{Ll}{2})(?: (?=\L<titles>(?!\p{Ll})) | (?=\d{1,2}+\s\p{Ll}) | (?<=\p{Ll}{3})(?=\p{Lu}{2}) )",
        regex.V1 | regex.VERBOSE,
        titles=list(titles),
    )


@cache
def _cut_re(lang: Language) -> regex.Pattern[str]:
    """Find the name that the layout cut after its first word: ``Ana Ruiz and Bo``, below it ``Li``."""
    labels = labels_of(lang)
    words = [word for word in labels.joins if word.isalpha() and not is_cjk(word)]
    return regex.compile(
        r"""
        (?: (?<=\s) (?i-f: \L<words> ) | & | ^ (?i-f: \L<leads> ) ) \s
        (?P<name> \p{Lu} [\p{L}\p{M}'’-]*+ \.?+ ) \n (?P<rest> \p{Lu} [\p{L}\p{M}'’-]++ ) (?! [\p{L}\p{M}.] | [ ] )
        """,
        regex.VERBOSE | regex.V1,
        words=words,
        leads=labels.byline,
    )


def _uncut(text: str, lang: Language) -> str:
    r"""Join the two halves of a name, but for ``By Reuters\nTorton``."""
    match = _cut_re(lang).search(text) if "\n" in text else None
    if match is None or is_organisation(match["name"], lang) or is_role(match["rest"], lang):
        return text
    return f"{text[: match.end('name')]} {text[match.start('rest') :]}"


@cache
def browser_mark_re() -> regex.Pattern[str]:
    """What text browsers put before a name for a link or a picture: ``[12]``, ``[portrait-ruiz]``."""
    return regex.compile(r"\s*+\[[^\[\]\s]{0,60}+\s?\]\s*+", regex.V1)


@cache
def _beside_re(lang: Language) -> regex.Pattern[str]:
    """What a page offers behind the last name: ``Ana Ruiz Follow``."""
    return regex.compile(r"(?<=\p{L})\s++(?i-f:\L<beside>)\s*+$", regex.V1, beside=labels_of(lang).beside)


@cache
def _beside_ends(lang: Language) -> frozenset[str]:
    return frozenset(words.rsplit(None, 1)[-1].casefold() for words in labels_of(lang).beside)


def _without_notes(text: str, lang: Language) -> str:
    """Take off what a page prints behind names; most bylines have neither figures nor one of its words."""
    if "(BUTTON)" in text or any(map(str.isdecimal, text)):
        text = _notes_re().sub("", text)
    words = text.split()
    return _beside_re(lang).sub("", text) if words and words[-1].casefold() in _beside_ends(lang) else text


@cache
def _notes_re() -> regex.Pattern[str]:
    """What stands right behind a name and is no part of it: a note's number, a text browser's button, a telephone."""
    return regex.compile(
        r"(?<=\p{Ll})(?:\n?+\d{1,2}+(?=\s*+[,;&])|\^\d{1,2}+)|\s*+\(BUTTON\)|"
        r"[\s(+]*+(?<!\d)\d[\d\s()./-]{8,}+$",
        regex.V1,
    )
