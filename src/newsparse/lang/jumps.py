"""Words of the lines that send a reader from page to page."""

from __future__ import annotations

from attrs import frozen


@frozen(eq=False)
class Jumps:
    """
    ``jumps.toml``, all in lower case.

    ``leads`` stand before the page a story goes on at ("continued on"), ``marks`` before the one it comes
    from ("from"), ``page_words`` between them and the number ("page"), ``before`` before that where the story's
    slug stands between ("see HARBOUR on page 6"); ``pages`` need no number ("next page").
    """

    leads: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    page_words: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
