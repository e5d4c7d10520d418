"""Bylines: who wrote it, what they are, and which agency supplied it."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

import regex
from attrs import evolve

from newsparse.blocks_to_article.names import is_agency, is_organisation, is_person
from newsparse.lang.agencies import wire_forms
from newsparse.lang.calendar import month_numbers
from newsparse.lang.labels import labels_of
from newsparse.lang.small_words import small_words
from newsparse.models import Author

if TYPE_CHECKING:
    from newsparse.lang import Language

MAX_BYLINE = 320
MAX_LEAD = 44
MAX_ROLE_WORDS = 9
MAX_AGENCIES = 60


class Signature(NamedTuple):
    """What a byline says: the people in their order, and the organisation, if any."""

    authors: tuple[Author, ...]
    agency: str | None


@cache
def _lead_re(lang: Language) -> regex.Pattern[str]:
    labels = labels_of(lang)
    return regex.compile(
        r"""
        [\s\p{So}\p{Sm}*•·|/—–(（【\[-]*+
        (?:
            (?P<by> (?i: \L<by> ) ) (?: \s*+ [:：=] \s*+ | \s++ | (?<=[\p{Han}\p{Hangul}]) )
          | (?P<author> (?i: \L<author> ) ) \s*+ (?: [:：=] | \n ) \s*+
        )
        (?: (?i: \L<by> ) (?: \s*+ : \s*+ | \s++ ) )?+       # "Author: By Ana Ruiz"
        """,
        regex.VERBOSE | regex.V1,
        by=labels.byline,
        author=labels.author,
    )


@cache
def inner_lead_re(lang: Language) -> regex.Pattern[str]:
    """
    Find a lead inside a line, behind a bar or the name of a file: ``Updated today | Written by Ana Ruiz``.

    Behind a word it may be part of a title: ``Torton Hit By Heavy Rain``.
    """
    words = labels_of(lang).byline
    leads = [word[0].upper() + word[1:] for word in words if word[0].isalpha() and not _is_cjk(word)]
    return regex.compile(r"(?<=[|•·]\s?|\.(?:jpe?g|png|webp)\s)\L<leads>(?=\s\p{Lu})", regex.V1, leads=leads)


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
    words = [word for word in (*labels.joins, *labels.with_agency) if word.isalpha() and not _is_cjk(word)]
    marks = [word for word in labels.joins if not word.isalpha() or _is_cjk(word)]
    return regex.compile(
        r"[^\S\n]*+(?:[,;|•·、，；\n]|(?<=\s)[/–—-]\s|(?<=\p{L}{2})/(?=\p{Lu}\p{L}+\s)|(?<=\s)(?i:\L<words>)(?=\s)|\L<marks>)\s*+",
        regex.V1,
        words=words,
        marks=marks,
    )


def _is_cjk(word: str) -> bool:
    return word[0] > "\u2e80"


@cache
def _email_re() -> regex.Pattern[str]:
    return regex.compile(
        r"[(<\[]?+(?P<email>[\w.+-]++@[\w-]++(?:\.[\w-]++)++)[)>\]]?+|[(\[]?+(?P<handle>@\w{2,30}+)[)\]]?+", regex.V1
    )


@cache
def _noise_re() -> regex.Pattern[str]:
    """What a web page prints beside a byline and what says nothing of who wrote it."""
    return regex.compile(
        r"\d{1,4}+[:.h/-]?+\d*+.*+|\d++ (?:min|minute|comment|kommentar).*+|"
        r"(?i:published|updated|publié|veröffentlicht|posted)\b.*+",
        regex.V1,
    )


@cache
def _special_re(lang: Language) -> regex.Pattern[str] | None:
    special = labels_of(lang).special
    if not special:
        return None
    return regex.compile(
        r"(?:^|(?<=[\s,]))(?i:\L<special>)\s++(?P<paper>(?:(?i:the)\s++)?+\p{Lu}.{1,40})$", regex.V1, special=special
    )


@cache
def _within_re(lang: Language) -> regex.Pattern[str] | None:
    within = labels_of(lang).within
    if not within:
        return None
    return regex.compile(r"\s\L<within>\s++(?P<place>(?:\p{Lu}[\p{L}.'’-]*+[\s,]?\s?){1,4})$", regex.V1, within=within)


def is_byline_line(text: str, lang: Language) -> bool:
    """
    Say whether a line is a byline by its own words.

    >>> from newsparse.lang import load
    >>> is_byline_line("By Ana Ruiz", load("en")), is_byline_line("By Monday it was over", load("en"))
    (True, False)
    """
    return len(text) <= MAX_BYLINE and parse_byline(text, lang) is not None


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
    text = _uncut(_fused_re(lang).sub("\n", text), lang)
    tail_re = _tail_re(lang)
    tail = tail_re.fullmatch(text) if tail_re else None
    if tail:
        return _signature([part for part in _name_list_re().split(tail["names"]) if part.strip()], lang, text)
    lead = _lead_re(lang).match(text)
    if lead:
        rest = text[lead.end() :]
        if (
            _is_cjk_text(text)
            and lead["by"]
            and text[: lead.end()].strip() == text[: lead.end()]
            and not text[lead.end() - 1 :][:1].strip(":：")
        ):
            return None
    elif bare:
        rest = text
    else:
        return None
    rest = _until_date(_unbracketed(_notes_re().sub("", rest)), lang)
    if not rest:
        return None
    return _signature(
        [part for part in _split_re(lang).split(rest) if part and part.strip()], lang, rest, led=lead is not None
    )


def _unbracketed(text: str) -> str:
    """Take off what encloses or ends the line, also the half of a bracket whose other half was in the lead."""
    text = text.strip(" =:|,\n")
    for left, right in ("()", "（）", "【】", "[]"):
        if text.endswith(right) and text.count(left) != text.count(right):
            text = text[:-1]
        elif text.startswith(left) and text.endswith(right):
            text = text[1:-1]
    return text.rstrip(" =:|,")


@cache
def _date_re(lang: Language) -> regex.Pattern[str]:
    calendar = lang.calendar
    return regex.compile(
        r"""
        [\s,|•·–—(-]*+
        (?: (?<!\p{L}) (?i: \L<before> ) [\s.:,]++ )*+
        (?<!\S|\d) (?: \d{1,4}+ (?: [,:./hH年월-] | \s | $ ) ).*+
        """,
        regex.VERBOSE | regex.V1 | regex.S,
        before=(*month_numbers(lang), *calendar.weekdays, *calendar.published, *calendar.updated, *calendar.at),
    )


@cache
def _digit_re() -> re.Pattern[str]:
    return re.compile(r"\d")


def _until_date(text: str, lang: Language) -> str:
    """Cut off a date and all that follows."""
    match = _date_re(lang).search(text) if _digit_re().search(text) else None
    return text[: match.start()] if match else text


@cache
def _fused_re(lang: Language) -> regex.Pattern[str]:
    """Find the seam of ``Ana RuizLifestyle Writer`` or ``Ana Ruiz2 hours ago``: two nodes with nothing between."""
    labels, calendar = labels_of(lang), lang.calendar
    words = (*labels.roles, *labels.sections, *calendar.published, *calendar.updated, *month_numbers(lang))
    titles = dict.fromkeys(word.title() for word in words if word.isalpha() and len(word) > 3)
    return regex.compile(
        r"(?<=\p{Ll}{2})(?: (?=\L<titles>(?!\p{Ll})) | (?=\d{1,2}+\s\p{Ll}) )",
        regex.V1 | regex.VERBOSE,
        titles=list(titles),
    )


@cache
def _cut_re(lang: Language) -> regex.Pattern[str]:
    """Find the name that the layout cut after its first word: ``Ana Ruiz and Bo``, below it ``Li``."""
    labels = labels_of(lang)
    words = [word for word in labels.joins if word.isalpha() and not _is_cjk(word)]
    return regex.compile(
        r"""
        (?: (?<=\s) (?i: \L<words> ) | & | ^ (?i: \L<leads> ) ) \s
        (?P<name> \p{Lu} [\p{L}\p{M}'’-]*+ \.?+ ) \n (?P<rest> \p{Lu} [\p{L}\p{M}'’-]++ ) (?! [\p{L}\p{M}.] | [ ] )
        """,
        regex.VERBOSE | regex.V1,
        words=words,
        leads=labels.byline,
    )


def _uncut(text: str, lang: Language) -> str:
    r"""Join the two halves of a name, but for ``By Reuters\nTorton``."""
    match = _cut_re(lang).search(text) if "\n" in text else None
    if match is None or is_organisation(match["name"], lang) or _is_role(match["rest"], lang):
        return text
    return f"{text[: match.end('name')]} {text[match.start('rest') :]}"


@cache
def browser_mark_re() -> regex.Pattern[str]:
    """What text browsers put before a name for a link or a picture: ``[12]``, ``[portrait-ruiz]``."""
    return regex.compile(r"\s*+\[[^\[\]\s]{1,60}+\]\s*+", regex.V1)


@cache
def _notes_re() -> regex.Pattern[str]:
    """What stands right behind a name and is no part of it: a note's number, what a text browser calls a button."""
    return regex.compile(r"(?<=\p{Ll})(?:\n?+\d{1,2}+(?=\s*+[,;&])|\^\d{1,2}+)|\s*+\(BUTTON\)", regex.V1)


def _is_cjk_text(text: str) -> bool:
    return text[0] > "\u2e80"


def _signature(parts: list[str], lang: Language, whole: str, *, led: bool = True) -> Signature | None:
    authors: list[Author] = []
    agencies: list[str] = []
    for i, raw_part in enumerate(_apart(parts)):
        part = (
            raw_part.strip(" .…=\u200b\ufeff").strip()
            if not raw_part.strip().endswith(("Jr.", "Sr."))
            else raw_part.strip()
        )
        if not part:
            continue
        found = _email_re().search(part)
        if found:
            if authors:
                authors[-1] = evolve(
                    authors[-1], email=found["email"] or authors[-1].email, handle=found["handle"] or authors[-1].handle
                )
            part = (part[: found.start()] + part[found.end() :]).strip(" ()<>")
            if not part:
                if not authors:
                    return None
                continue
        known = _one_part(
            part, authors, agencies, lang, led=(led and i == 0) or (led and bool(authors or agencies)), first=i == 0
        )
        if known is None:
            return None
        if isinstance(known, str):
            if known:
                agencies.append(known)
        else:
            if found and not authors:
                known = evolve(known, email=found["email"], handle=found["handle"])
            authors.append(known)
    if not authors and not agencies:
        return None
    return Signature(_once(authors), _as_written(agencies, whole))


def _apart(parts: list[str]) -> list[str]:
    """Part the agencies from the names they stand behind with nothing between: ``Ana Ruiz The Associated Press``."""
    found = []
    for part in parts:
        words = part.split()
        cut = 0
        if len(words) > 2 and words[-1].lower() in _last_words() and not is_agency(part):
            cut = next((i for i in range(2, len(words)) if " ".join(words[i:]).lower() in wire_forms()), 0)
        found += [" ".join(words[:cut]), " ".join(words[cut:])] if cut else [part]
    return found


@cache
def _last_words() -> frozenset[str]:
    return frozenset(form.rpartition(" ")[2] for form in wire_forms())


def _once(authors: list[Author]) -> tuple[Author, ...]:
    """
    Name everybody once.

    Text browsers print what a picture of the author is called before the name: ``Portrait of Ana Ruiz``.
    """
    found: list[Author] = []
    for author in authors:
        same = next((i for i, one in enumerate(found) if one.name == author.name), -1)
        if same >= 0:
            found[same] = evolve(author, role=found[same].role or author.role)
        elif not any(_is_about(author.name, one.name) for one in authors):
            found.append(author)
    return tuple(found)


def _is_about(text: str, name: str) -> bool:
    """Say whether a text is no name but one with words round it: ``Portrait of Ana Ruiz``, ``Ana Ruiz's articles``."""
    if text.startswith(name):
        return text != name and (_is_cjk(text) or not (text[len(name)].isalpha() or text[len(name)].isspace()))
    return text.endswith(f" {name}")


def _as_written(agencies: list[str], whole: str) -> str | None:
    """Return one agency as it is, and several with what stands between them: ``Harbour News and AP``."""
    if not agencies:
        return None
    start, end = whole.find(agencies[0]), whole.rfind(agencies[-1])
    written = " ".join(whole[start : end + len(agencies[-1])].split())
    return written if 0 <= start <= end and len(written) <= MAX_AGENCIES else agencies[0]


def _one_part(
    part: str, authors: list[Author], agencies: list[str], lang: Language, *, led: bool, first: bool
) -> Author | str | None:
    """Read one part: an author, an agency's name, ``""`` for what adds to the author before, None for anything else."""
    if is_agency(part):
        return part
    staff = _agency_then_role(part, lang) if authors else None
    if staff:
        authors[-1] = evolve(authors[-1], role=authors[-1].role or staff[1])
        return staff[0]
    if not first and part.islower() and part.isalpha() and len(part) <= 4:
        return ""  # a desk's initials
    both = _name_then_role(part, lang)
    if both:
        return both
    person = is_person(part, lang)
    if person and not (authors and _is_role(part, lang)):
        return Author(part)
    special_re = _special_re(lang)
    special = special_re.search(part) if special_re else None
    if authors and special and not special.start():
        authors[-1] = evolve(authors[-1], affiliation=special["paper"])
        return ""
    if authors and _is_role(part, lang):
        if is_organisation(part, lang) and part.rsplit(None, 1)[-1].lower() not in roles_of(lang):
            authors[-1] = evolve(authors[-1], affiliation=part)
        elif authors[-1].role is None:
            authors[-1] = evolve(authors[-1], role=part)
        return ""
    if special:
        name = part[: special.start()].strip(" ,")
        if is_person(name, lang, alone=led):
            return Author(name, affiliation=special["paper"])
    within_re = _within_re(lang)
    within = within_re.search(part) if within_re else None
    if within:
        name = part[: within.start()].strip()
        if is_person(name, lang):
            return Author(name, location=within["place"].strip(" ,"))
        if is_agency(name) or (led and is_organisation(name, lang)):
            return name
    if authors:
        if _noise_re().fullmatch(part):
            return ""
        if is_organisation(part, lang):
            authors[-1] = evolve(authors[-1], affiliation=authors[-1].affiliation or part)
            return ""
        if len(part.split()) <= 3 and all(word[:1].isupper() for word in part.split()) and " " in authors[0].name:
            authors[-1] = evolve(authors[-1], location=part)
            return ""
        return None
    if agencies and len(part.split()) <= 3 and (part.isupper() or part.istitle()):
        return ""  # where the agency wrote from
    if not led:
        return None
    if is_organisation(part, lang) and not _is_role(part, lang):
        return part
    titled = _titled(part, lang)
    if titled:
        return titled
    return Author(part) if first and is_person(part, lang, alone=True) else None


@cache
def _name_list_re() -> regex.Pattern[str]:
    return regex.compile(r"[,·・、=]|\s{2,}", regex.V1)


@cache
def roles_of(lang: Language) -> frozenset[str]:
    """
    Return the words of which one makes a job title.

    >>> from newsparse.lang import load
    >>> "editor" in roles_of(load("en")), "harbour" in roles_of(load("en"))
    (True, False)
    """
    return frozenset(labels_of(lang).roles)


@cache
def _role_word_re() -> regex.Pattern[str]:
    return regex.compile(r"[\p{L}\p{M}-]++", regex.V1)


def _is_role(part: str, lang: Language) -> bool:
    words = _role_word_re().findall(part.lower())
    if not words or len(words) > MAX_ROLE_WORDS:
        return False
    roles = roles_of(lang)
    return not roles.isdisjoint(words) or any(
        word.partition("-")[0] in roles or word.rpartition("-")[2] in roles for word in words if "-" in word
    )


def _name_then_role(part: str, lang: Language) -> Author | None:
    """Read ``Ana Ruiz Deputy News Editor``, which pages print with nothing between."""
    parts = part.split()
    roles = roles_of(lang)
    if len(parts) < 3 or parts[-1].lower() not in roles or parts[0].lower() in roles:
        return None
    k = 2
    while k < len(parts) - 1 and (parts[k - 1] in small_words("particles") or parts[k - 1].endswith(".")):
        k += 1
    name = " ".join(parts[:k])
    return Author(name, role=" ".join(parts[k:])) if is_person(name, lang) else None


def _agency_then_role(part: str, lang: Language) -> tuple[str, str] | None:
    """Read ``AP Sports Writer``: an agency, and what somebody is there."""
    words = part.split()
    for i in range(1, len(words)):
        agency, role = " ".join(words[:i]), " ".join(words[i:])
        if agency.lower() in wire_forms() and _is_role(role, lang):
            return agency, role
    return None


def _titled(part: str, lang: Language) -> Author | None:
    """Read ``our Rome correspondent Ana Ruiz``: a title, then a name of two words or more."""
    words = part.split()
    for i in range(1, min(len(words) - 1, 5)):
        title, name = " ".join(words[:i]), " ".join(words[i:])
        if _is_role(words[i - 1], lang) and is_person(name, lang):
            return Author(name, role=title)
    return None
