"""Lines of copyright: the sign, the owner, the year."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import regex

from newsparse.lang.labels import labels_of

if TYPE_CHECKING:
    from newsparse.lang import Language

MAX_COPYRIGHT = 200
SIGNS = frozenset({"©", "(c)", "ⓒ"})


def is_copyright(text: str, lang: Language) -> bool:
    """
    Say whether a line opens with the sign of copyright, and a year or the word itself stands at an edge of its rest.

    >>> from newsparse.lang import load
    >>> en = load("en")
    >>> is_copyright("© Torton Post Ltd. 2026", en), is_copyright("(c) Copyright Torton Post", en)
    (True, True)
    >>> is_copyright("© Ana Ruiz", en), is_copyright("(c) The bridge is to close in 2026 or later.", en)
    (False, False)
    """
    return len(text) <= MAX_COPYRIGHT and _owned_re(lang).match(text) is not None


@cache
def _owned_re(lang: Language) -> regex.Pattern[str]:
    words = [word for word in labels_of(lang).copyright if word not in SIGNS]
    return regex.compile(
        r"""
        [\s—–-]*+ (?: © | ⓒ | \([cC]\) ) \s*+
        (?: (?&year) (?! \p{L} ) | (?i-f: \L<words> ) (?! \p{L} )                 # "© 2026 Torton Post"
          | (?: [\p{Lu}\p{Lo}&] \S*+ \s++ ){1,6}? (?&year) \.?+ \Z               # "© Torton Post 2026"
          | .{2,60}? [.,]?+ \s (?i-f: \L<words> ) (?! \p{L} ) )                     # "© Torton. All rights reserved"
        (?(DEFINE) (?P<year> (?:19|20)\d\d (?! \d ) ) )
        """,
        regex.VERBOSE | regex.V1,
        words=words,
    )
