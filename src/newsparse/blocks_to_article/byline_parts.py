"""The parts of a byline: names, what their bearers are and where, and the agency."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import regex
from attrs import evolve

from newsparse.blocks_to_article.byline_pairs import (
    agency_then_role,
    is_paper,
    is_role,
    label_then_name,
    name_then_paper,
    name_then_role,
    title_then_name,
)
from newsparse.blocks_to_article.names import is_agency, is_organisation, is_person
from newsparse.lang.agencies import wire_forms
from newsparse.lang.labels import labels_of, roles_of
from newsparse.models import Author

if TYPE_CHECKING:
    from newsparse.lang import Language

MAX_AGENCIES = 60
MIN_TWICE = 5
"""Letters of a first name that nobody has twice."""


class Signature(NamedTuple):
    """What a byline says: the people in their order, and the organisation, if any."""

    authors: tuple[Author, ...]
    agency: str | None


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
        r"(?i-f:published|updated|publié|veröffentlicht|posted)\b.*+",
        regex.V1,
    )


@cache
def _special_re(lang: Language) -> regex.Pattern[str] | None:
    special = labels_of(lang).special
    if not special:
        return None
    return regex.compile(
        r"(?:^|(?<=[\s,]))(?i-f:\L<special>)\s++(?P<paper>(?:(?i-f:the)\s++)?+\p{Lu}.{1,40})$",
        regex.V1,
        special=special,
    )


@cache
def _special_words(lang: Language) -> tuple[str, ...]:
    return tuple(word.casefold() for word in labels_of(lang).special)


def _holds_special(part: str, lang: Language) -> bool:
    folded = part.casefold()
    return any(word in folded for word in _special_words(lang))


@cache
def _within_re(lang: Language) -> regex.Pattern[str] | None:
    within = labels_of(lang).within
    if not within:
        return None
    return regex.compile(r"\s\L<within>\s++(?P<place>(?:\p{Lu}[\p{L}.'’-]*+[\s,]?\s?){1,4})$", regex.V1, within=within)


def is_cjk(text: str) -> bool:
    """
    Say whether a text begins in a script that puts no blanks between words.

    >>> is_cjk("山田花子"), is_cjk("Ana Ruiz")
    (True, False)
    """
    return text[0] > "\u2e80"


def signature(parts: list[str], lang: Language, whole: str, *, led: bool = True) -> Signature | None:
    """
    Read the parts of a byline in their order.

    Args:
        parts: What stands between commas, ``and`` and line ends.
        lang: Whose words for jobs and organisations to use.
        whole: The text that the parts are of.
        led: Whether a lead (``By``) stood before them.

    Returns:
        The authors and the agency; None if one part is none of what bylines say.
    """
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
        part = _said_once(part)
        found = _email_re().search(part) if "@" in part else None
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
        alone = not authors or _follows_join(part, whole, lang)
        known = (name_then_paper(part, lang) if alone else None) or _one_part(
            part, authors, agencies, lang, led=led and (i == 0 or bool(authors or agencies)), first=i == 0
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


def _follows_join(part: str, whole: str, lang: Language) -> bool:
    """Say whether ``and`` or its like stands before a part."""
    before = whole[: max(0, whole.find(part))].split()
    return bool(before) and before[-1].lower() in labels_of(lang).joins


def _said_once(part: str) -> str:
    """Take one of two copies of a name, the portrait's too: ``Ana Ruiz Ana Ruiz`` or, cut, ``Maria Maria Ruiz``."""
    name = part[: len(part) // 2].rstrip()
    if part.endswith(name) and " " in name:
        return name
    first, _, rest = part.partition(" ")
    return rest if len(first) >= MIN_TWICE and " " in rest and rest.startswith(f"{first} ") else part


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
        return text != name and (is_cjk(text) or not (text[len(name)].isalpha() or text[len(name)].isspace()))
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
    staff = agency_then_role(part, lang) if authors else None
    if staff:
        authors[-1] = evolve(authors[-1], role=authors[-1].role or staff[1])
        return staff[0]
    if not first and part.islower() and part.isalpha() and len(part) <= 4:
        return ""  # a desk's initials
    if authors and part.lower().startswith(_by_leads(lang)):
        return ""  # who took the photos
    both = name_then_role(part, lang) or (None if authors else label_then_name(part, lang))
    if both:
        return both
    person = is_person(part, lang) and not (authors and is_paper(part, lang))
    if person and not (authors and is_role(part, lang)):
        return Author(part)
    special_re = _special_re(lang)
    special = special_re.search(part) if special_re and _holds_special(part, lang) else None
    if authors and special and not special.start():
        authors[-1] = evolve(authors[-1], affiliation=special["paper"])
        return ""
    if authors and is_paper(part, lang):
        authors[-1] = evolve(authors[-1], affiliation=authors[-1].affiliation or part)
        return ""
    if authors and is_role(part, lang):
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
    within = within_re.search(part) if within_re and any(word in part for word in labels_of(lang).within) else None
    if within:
        name = part[: within.start()].strip()
        if is_person(name, lang):
            return Author(name, location=within["place"].strip(" ,"))
        if is_agency(name) or (led and is_organisation(name, lang)):
            return name
    if authors:
        if _noise_re().fullmatch(part):
            return ""
        if part in labels_of(lang).organisations:
            return part  # "and agencies"
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
    if is_organisation(part, lang) and not is_role(part, lang):
        return part
    titled = title_then_name(part, lang)
    if titled:
        return titled
    return Author(part) if first and is_person(part, lang, alone=True) and not is_role(part, lang) else None


@cache
def _by_leads(lang: Language) -> tuple[str, ...]:
    """Return the leads of credits that end as bylines do: ``photos by``."""
    return tuple(f"{lead} " for lead in labels_of(lang).credit if lead.endswith(" by"))
