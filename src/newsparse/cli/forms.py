"""The forms that articles are printed in, by the name that ``--format`` takes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from newsparse.cli.running import lines
from newsparse.cli.summary import show_article
from newsparse.errors import OptionsError
from newsparse.writers import (
    quote_rows,
    to_brat,
    to_csv,
    to_html,
    to_jsonld_text,
    to_markdown,
    to_ninjs,
    to_tei,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newsparse.models import Article

FORMS = {
    "json": ".json",
    "jsonl": ".jsonl",
    "jsonld": ".jsonld",
    "ninjs": ".ninjs.json",
    "text": ".txt",
    "markdown": ".md",
    "tei": ".xml",
    "html": ".html",
    "csv": ".csv",
    "brat": ".ann",
    "summary": ".txt",
}
"""Each form with the suffix of its files. ``csv`` and ``brat`` hold the quotes."""


WHOLE = frozenset({"brat", "html", "tei"})
"""Forms in which a file holds one article."""


def no_one_file(form: str, count: int) -> str:
    """Say what to do where a file of this form holds one article."""
    return f"{count} articles make no one file of {form}: newsparse split -f {form} -o FOLDER makes as many"


def rendered(form: str, articles: Iterable[Article], name: str, *, colour: bool, header: bool = True) -> str:
    """
    Return the articles of a file in a form; the *name* of the file stands in tables, under a *header*.

    Raises:
        OptionsError: If a file of this form holds one article, and there are several.
    """
    if form == "csv":
        return to_csv((row for article in articles for row in quote_rows(article, name)), header=header)
    if form in WHOLE:
        articles = list(articles)
        if len(articles) > 1:
            raise OptionsError(no_one_file(form, len(articles)))
    # Most files hold one article; of several, those that go a line each can be told apart, the others by a blank line.
    return ("" if form in {"json", "jsonl", "jsonld", "ninjs"} else "\n").join(
        _one(form, article, colour=colour) for article in articles
    )


def _one(form: str, article: Article, *, colour: bool) -> str:
    match form:
        case "json" | "jsonl":
            return article.to_json() + "\n"
        case "jsonld":
            return to_jsonld_text(article) + "\n"
        case "ninjs":
            return json.dumps(to_ninjs(article), ensure_ascii=False) + "\n"
        case "markdown":
            return to_markdown(article)
        case "tei":
            return to_tei(article)
        case "html":
            return to_html(article)
        case "brat":
            return to_brat(article).annotations
        case "text":
            return lines(article.text)
        case _:
            return show_article(article, colour=colour)
