"""Cues with the capital of a sentence: "Added Ana Ruiz: …"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsparse.article_to_quotes.tokens import Tokens
    from newsparse.lang.cues import Cues


MAX_LEAD = 50
"""Tokens before a quotation among which its cue is looked for."""


@cache
def _colon_re() -> re.Pattern[str]:
    """A colon before a quotation."""
    return re.compile(r":\n?Q")


@cache
def _opener_re() -> re.Pattern[str]:
    """A capital that opens a sentence before a name, what may hang on it, a colon and a quotation."""
    return re.compile(r"(?<![^\n.!z])N(?=[NT_]{1,6}(?:,[^:.!\nQ]{1,40})?:\n?Q)")


@cache
def _forms(cues: Cues) -> frozenset[str]:
    """Return the forms that may stand so: "added", but neither "add" nor what is as often a noun."""
    forms = {form for lemma, forms in cues.speech.items() for form in forms if form != lemma}
    return frozenset(forms.difference(cues.nouns))


def show_inverted(tokens: Tokens, letters: str, cues: Cues) -> str:
    """
    Return the letters with `X` for a cue that opens a sentence, before whoever speaks: else it would be a name.

    >>> from newsparse.article_to_quotes.tokens import scan
    >>> from newsparse.lang import load
    >>> cues = load("en").cues
    >>> show_inverted(scan(["Added Ana Ruiz: “No.”"], load("en")), "NNN:Qq.z", cues)
    'XNN:Qq.z'
    >>> show_inverted(scan(["Bo Ana Ruiz: “No.”"], load("en")), "NNN:Qq.z", cues)
    'NNN:Qq.z'
    """
    for colon in _colon_re().finditer(letters):
        opener = _opener_re().search(letters, max(0, colon.start() - MAX_LEAD), colon.end())
        if opener and tokens.word(opener.start()).lower() in _forms(cues):
            at = opener.start()
            letters = f"{letters[:at]}X{letters[at + 1 :]}"
    return letters
