"""Credits: who made or supplied a picture, alone on a line."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

import regex
from attrs import evolve

from newsparse.blocks_to_article.credit_kinds import kind_of, opens_with_kind, unnamed
from newsparse.blocks_to_article.credit_looks import NARROW, holds_agency, may_open_with_lead
from newsparse.blocks_to_article.names import is_agency, is_organisation, is_person
from newsparse.lang.labels import labels_of
from newsparse.lang.small_words import small_words
from newsparse.models import Credit

if TYPE_CHECKING:
    from newsparse.lang import Language

MAX_CREDIT = 140
MAX_CREDIT_WORDS = 16
OPENERS, CLOSERS = frozenset("([（【"), frozenset(")]）】")
MAX_STRANGE = 6
"""Words of a credit whose parts are not all names."""
NAME = r"\p{Lu}[\p{L}\p{M}'’.&-]*+(?:\s(?:[\p{Lu}&][\p{L}\p{M}'’.&-]*+|\L<inside>(?=\s\p{Lu}))){0,5}+"
"""The pattern of a name, of whomever: words with a capital, the small ones *inside* names among them."""


@cache
def _lead_re(lang: Language) -> regex.Pattern[str]:
    return regex.compile(
        r"""
        (?: [\s(\[（【|/–—•*-]*+
            (?: (?: © | \(c\) ) \s*+
              | (?<!\p{L}) (?i-f: \L<lead> )
                (?: (?<=\b(?:by|von|of|de|di)) \s++
                  | (?<= \s\p{L}++ ) , \s++                     # "Image source, Ana Ruiz"
                  | \s*+ (?: [:：=] | \.\.\. | … ) \s*+
                  | \s++ (?:by|von|de|di|av|of)(?!\p{L}) \s*+
                )
            )
        )++
        """,
        regex.VERBOSE | regex.V1,
        lead=[word for word in labels_of(lang).credit if word[0].isalpha()],
    )


def _lead_of(text: str, lang: Language) -> regex.Match[str] | None:
    """Match the lead of a text with single blanks; the first letters of most tell that there is none."""
    return _lead_re(lang).match(text) if may_open_with_lead(text, lang) else None


@cache
def _divide_re() -> regex.Pattern[str]:
    return regex.compile(
        r"(?P<bar>(?<=\p{Ll})\.\s++(?=\p{Lu}\p{L}{3})|\s*+[/|;]\s*+|\s++(?:[–—-]|via|for|für|por|pour|para|per|im\sAuftrag\svon|on\sbehalf\sof)\s++|,\s++(?!Jr|Sr)|\s++\+\s++|\s++(?:and|und|et|y|e|og|och|en|i|и)\s++|\s*+[·•、，]\s*+)",
        regex.V1,
    )


JOINING = frozenset(
    {"via", "for", "für", "por", "pour", "para", "per", "im", "on", "and", "und", "et", "y", "e", "og", "och", "en"}
    | {"i", "и"}
)
"""The first words of what the pattern above divides at."""


def _divided(body: str) -> list[str]:
    """Part a credit where names meet; most need no pattern, of words and slashes alone."""
    words = body.replace("/", " ").split()
    letters = "".join(words).replace("-", "").replace("’", "").replace("'", "")
    if letters.isalpha() and JOINING.isdisjoint(words) and "-" not in words:
        return body.split("/")
    parts: list[str] = _divide_re().split(body)
    return parts[::2]


@cache
def _nest_re() -> regex.Pattern[str]:
    return regex.compile(r"(?P<name>[^()（）]{2,60}?)\s*+[(（](?P<agency>[^()（）]{2,60}+)[)）]\.?+", regex.V1)


def parse_credit(text: str, lang: Language, *, led: bool = False) -> Credit | None:
    """
    Read a line, or the end of one, that is a credit and nothing else.

    It has a lead (``Photo:``, ``©``) and names after it, or it holds a known agency and nothing that is no name.

    >>> from newsparse.lang import load
    >>> en = load("en")
    >>> parse_credit("(Photo by Ana Ruiz / AFP)", en)
    Credit(text='Ana Ruiz / AFP', photographers=('Ana Ruiz',), agencies=('AFP',), kind='photo')
    >>> parse_credit("Courtesy of the Harbour Museum", en).kind
    'courtesy'
    >>> parse_credit("Photo sessions start in May.", en) is None
    True

    Args:
        text: One line, or lines joined by a blank or a line feed.
        lang: Whose leads to use.
        led: Whether the lead was seen before, so that names alone will do.

    Returns:
        The credit without brackets and lead, or None.
    """
    text = " ".join(text.split())
    if not 2 <= len(text) <= MAX_CREDIT + 40:
        return None
    narrow = text if text.isascii() else text.translate(NARROW)
    # Most were read before, by the rule that found them, which saw no lead.
    credit = _parsed(narrow, lang, False)  # noqa: FBT003
    if led and (credit is None or not _is_plain(credit.text)):
        credit = _parsed(narrow, lang, True)  # noqa: FBT003
    if credit and narrow != text:
        start = narrow.find(credit.text)
        credit = evolve(credit, text=text[start : start + len(credit.text)])
    return credit


@cache
def inside_names() -> list[str]:
    """Return the small words that stand inside the names of people and of organisations, for `NAME`."""
    return sorted(small_words("inner_particles") | small_words("in_organisations"))


@cache
def _name_re() -> regex.Pattern[str]:
    return regex.compile(NAME, regex.V1, inside=inside_names())


@cache
def _slashed_re() -> regex.Pattern[str]:
    return regex.compile(rf"(?P<who>{NAME})(?:\s?+/\s?+(?P<who>{NAME})){{1,2}}+", regex.V1, inside=inside_names())


def is_slashed(text: str, lang: Language) -> bool:
    """
    Say whether a text is a person's name, a slash and another name, or the other way round.

    >>> from newsparse.lang import load
    >>> is_slashed("Ana Ruiz / Harbour Post", load("en")), is_slashed("Tram/Bus", load("en"))
    (True, False)
    """
    found = _slashed_re().fullmatch(text) if "/" in text else None
    return found is not None and any(is_person(who, lang) for who in found.captures("who"))


def is_led(text: str, lang: Language) -> bool:
    """
    Say whether a word or sign at the start tells that it is a credit.

    >>> from newsparse.lang import load
    >>> is_led("Photo: AFP", load("en")), is_led("(AFP)", load("en"))
    (True, False)
    """
    return _lead_re(lang).match(text) is not None


@lru_cache(maxsize=64)
def _parsed(text: str, lang: Language, led: bool) -> Credit | None:  # noqa: FBT001
    """Read a credit once for the rule that finds it, the pass that joins it and the step that reads it."""
    lead = _lead_of(text, lang)
    body = text[lead.end() :] if lead else text
    led = led or lead is not None
    body = _unwrapped(body)
    behind = next((tail for tail in labels_of(lang).credit_tail if body.endswith(tail) and len(body) > len(tail)), "")
    if behind:
        led, body = True, body.removesuffix(behind).rstrip(" ＝=")
    if not body or len(body) > MAX_CREDIT or len(body.split()) > MAX_CREDIT_WORDS or _is_sentence(body):
        return None
    if lead is None:
        again = _lead_of(body, lang)
        if again:
            led, body = True, _unwrapped(body[again.end() :])
    if not any(map(str.isalpha, body)) or (led and _is_imprint(body)):
        return None
    if not (led or holds_agency(body) or _is_of_kind(body, lang)):
        return None
    photographers, agencies, strange = _who(body, lang)
    kind = kind_of(text, lang)
    if behind in labels_of(lang).courtesy:
        kind, photographers, agencies = "courtesy", [], [*photographers, *agencies]
    if led:
        if _is_sentence(body) or (strange and not any(map(is_agency, agencies)) and len(body.split()) > MAX_STRANGE):
            return None
    elif (strange or not any(map(is_agency, agencies))) and not (
        strange and not photographers and kind in {"courtesy", "handout"} and _is_of_kind(body, lang)
    ):
        return None
    return Credit(body, tuple(photographers), tuple(agencies), kind)


@cache
def _imprint_re() -> regex.Pattern[str]:
    """What makes of ``© Harbour News`` the imprint of a site: a year, or rights."""
    return regex.compile(
        r"(?<!\d)(?:19|20)\d\d(?!\d)(?!.*\b(?:AFP|AP|Getty|Reuters)\b)|(?i-f:rights|rechte|derechos|droits|diritti|direitos|rettigheter)\b|(?i-f:GmbH|Verlag|Ltd|B\.?V)\b",
        regex.V1,
    )


def _is_imprint(body: str) -> bool:
    return _imprint_re().search(body) is not None


def _is_plain(body: str) -> bool:
    """Say whether a credit that needs no lead is one with a lead too."""
    return len(body.split()) <= MAX_STRANGE and not _is_imprint(body)


def _is_of_kind(body: str, lang: Language) -> bool:
    return opens_with_kind(body, lang) and not _is_sentence(body)


def _unwrapped(text: str) -> str:
    """Take off what stands round a credit: brackets, a trailing point, dashes before it."""
    text = text.strip(" |/–—-•*:=\u200b")
    bracketed = text[:1] in OPENERS or text.rstrip(".")[-1:] in CLOSERS
    for left, right in ("()", "[]", "（）", "【】") if bracketed else ():
        if text.startswith(left) and text.endswith((right, right + ".")):
            inner = text.rstrip(".")[1:-1]
            if left not in inner or (inner.count(left) == inner.count(right) and inner.find(left) < inner.find(right)):
                text = inner
        elif text.endswith(right) and left not in text:
            text = text[:-1]
        elif text.startswith(left) and right not in text:
            text = text[1:]
    text = text.strip(" |–—-•*:=/")
    return text[:-1] if text.endswith(".") and not text.endswith(("Inc.", "Co.", "Jr.", "Ltd.", "Corp.")) else text


def _is_sentence(text: str) -> bool:
    """Say whether most words of *text* are in small letters, as in running prose."""
    words = [word for word in text.split() if word[0].isalpha()]
    return len(words) >= 5 and sum([word[0].islower() for word in words]) > len(words) * 0.6


def _who(body: str, lang: Language) -> tuple[list[str], list[str], bool]:
    """Return the photographers, the agencies, and whether anything was neither."""
    photographers: list[str] = []
    agencies: list[str] = []
    strange = unknown = False
    for part in _divided(body):
        lead = _lead_of(part, lang)
        piece = part[lead.end() if lead else 0 :].strip(" .:\"'")
        if not piece:
            continue
        nested = _nest_re().fullmatch(piece) if piece[-1] in ")）" else None
        for one in (nested["name"], nested["agency"]) if nested else (piece,):
            if not _sort(one.strip(), photographers, agencies, lang):
                # Whom a person works for, in brackets, nobody needs to know.
                if nested and photographers and one == nested["agency"] and one.istitle():
                    agencies.append(one)
                elif photographers and _name_re().fullmatch(one):
                    agencies.append(one)
                    unknown = True
                else:
                    strange = True
    # A paper nobody knows may stand between a photographer and an agency.
    return photographers, agencies, strange or (unknown and not any(map(is_agency, agencies)))


def _sort(one: str, photographers: list[str], agencies: list[str], lang: Language) -> bool:
    one = one.removeprefix("the ")
    if is_agency(one):
        agencies.append(one)
    elif one.casefold() in unnamed(lang):
        pass
    elif is_organisation(one, lang):
        agencies.append(one)
    elif is_person(one, lang):
        photographers.append(one)
    else:
        return False
    return True
