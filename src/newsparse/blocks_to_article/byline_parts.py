"""The parts of a byline: names, what their bearers are and where, and the agency."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import regex
from attrs import evolve

from newsparse.blocks_to_article.names import is_agency, is_organisation, is_person
from newsparse.lang.agencies import wire_forms
from newsparse.lang.labels import labels_of, roles_of
from newsparse.lang.small_words import small_words
from newsparse.models import Author

if TYPE_CHECKING:
    from newsparse.lang import Language

MAX_ROLE_WORDS = 9
MAX_AGENCIES = 60


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
    if person and not (authors and is_role(part, lang)):
        return Author(part)
    special_re = _special_re(lang)
    special = special_re.search(part) if special_re else None
    if authors and special and not special.start():
        authors[-1] = evolve(authors[-1], affiliation=special["paper"])
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
    if is_organisation(part, lang) and not is_role(part, lang):
        return part
    titled = _titled(part, lang)
    if titled:
        return titled
    return Author(part) if first and is_person(part, lang, alone=True) else None


@cache
def _role_word_re() -> regex.Pattern[str]:
    return regex.compile(r"[\p{L}\p{M}-]++", regex.V1)


def is_role(part: str, lang: Language) -> bool:
    """
    Say whether a few words hold one that makes a job title.

    >>> from newsparse.lang import load
    >>> is_role("Editor-at-large", load("en")), is_role("Ana Ruiz", load("en"))
    (True, False)
    """
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
        if agency.lower() in wire_forms() and is_role(role, lang):
            return agency, role
    return None


def _titled(part: str, lang: Language) -> Author | None:
    """Read ``our Rome correspondent Ana Ruiz``: a title, then a name of two words or more."""
    words = part.split()
    for i in range(1, min(len(words) - 1, 5)):
        title, name = " ".join(words[:i]), " ".join(words[i:])
        if is_role(words[i - 1], lang) and is_person(name, lang):
            return Author(name, role=title)
    return None
