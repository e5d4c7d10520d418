"""Wording of page furniture: share bars, menus, consent notes, newsletter boxes."""

from __future__ import annotations

from attrs import field, frozen

from newsparse.errors import LanguageDataError

# What a phrase can give away. Captions, credits, bylines, dates and taglines belong to the article: not here.
KINDS = (
    "share",
    "newsletter",
    "subscribe",
    "consent",  # cookies, privacy, terms
    "navigation",  # menus, search, sign in, sections
    "related",  # read also, most read
    "comments",
    "advert",
    "copyright",
    "photo",  # gallery counters, enlarge
    "app",
    "audio",  # listen, play, video player
    "topics",  # tags
    "author_box",  # follow, about the author
    "embed",
    "print",
    "reading_time",
)


@frozen(eq=False)
class Furniture:
    """
    ``furniture.toml``: phrases by the kind of artifact they give away.

    All are written as `newsparse.lines_to_blocks.phrases` compares them: lower case, straight apostrophes, single
    blanks. ``whole`` are lines that say nothing else (edges that are no letters left out),
    ``starts`` open such a line, ``contains`` stand anywhere in it, and are the weakest.
    """

    whole: dict[str, tuple[str, ...]] = field(factory=dict)
    starts: dict[str, tuple[str, ...]] = field(factory=dict)
    contains: dict[str, tuple[str, ...]] = field(factory=dict)
    to_reader: tuple[str, ...] = ()
    """Words by which a page speaks to its reader, or of itself: ``your``, ``this article``."""
    requests: tuple[str, ...] = ()
    """Words that open a request: ``click``."""

    def __attrs_post_init__(self) -> None:
        for name in ("whole", "starts", "contains"):
            seen: dict[str, str] = {}
            for kind, phrases in getattr(self, name).items():
                if kind not in KINDS:
                    raise LanguageDataError(f"furniture.toml: {name}.{kind}: not a kind; known are {', '.join(KINDS)}")
                for phrase in phrases:
                    if phrase in seen:
                        raise LanguageDataError(f"furniture.toml: {name}: {phrase!r} is {seen[phrase]} and {kind}")
                    seen[phrase] = kind
