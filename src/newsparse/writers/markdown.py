"""An article as Markdown, to read or to publish: what was stripped is left out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsparse.models import Caption, Link, Paragraph, Subhead, Tagline
from newsparse.writers.safe import is_web, readable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsparse.models import Article


def to_markdown(article: Article) -> str:
    r"""
    Return the article as CommonMark, ending in a line feed; an article with nothing in it gives ``""``.

    Headline, deck, bylines and date come first, wherever they stood. Then everything follows in reading order:
    subheads as second headings, captions as block quotes, related links as list items, taglines in italics.

    >>> from newsparse.testing import make_article
    >>> to_markdown(make_article("It rained *a lot*.", "Then it stopped."))
    'It rained \\*a lot\\*.\n\nThen it stopped.\n'
    """
    text = "\n\n".join([*_head(article), *_body(article)])
    # Two list items are one list.
    text = re.sub(r"(?m)^(- .*)\n\n(?=- )", r"\1\n", text)
    return f"{text}\n" if text else ""


def _head(article: Article) -> Iterator[str]:
    if article.kicker:
        yield f"*{_plain(article.kicker.text)}*"
    if article.headline:
        yield f"# {_plain(article.headline.text)}"
    if article.deck:
        yield f"**{_plain(article.deck.text)}**"
    lines = [_plain(byline.text) for byline in article.bylines]
    lines += [_plain(time.text) for time in (article.published, article.updated) if time]
    if lines:
        yield "\\\n".join(lines)


def _body(article: Article) -> Iterator[str]:
    for block in article.blocks:
        match block:
            case Paragraph():
                yield _plain(block.text)
            case Subhead():
                yield f"## {_plain(block.text)}"
            case Caption():
                credit = f" ({_plain(block.credit.text)})" if block.credit else ""
                yield f"> {_plain(block.text)}{credit}".replace("> (", "> \\(", 1)
            case Link(url=str(url), text=text) if is_web(url):
                yield f"- [{_plain(text or url)}](<{url}>)"
            case Link(text=str(text)):
                yield f"- {_plain(text)}"
            case Tagline():
                yield f"*{_plain(block.text)}*"
            case _:
                pass


def _plain(text: str) -> str:
    r"""
    Escape what Markdown would read as more than text.

    >>> _plain("# 1 [see_here]"), _plain("1. May"), _plain("5 > 3")
    ('\\# 1 \\[see\\_here\\]', '1\\. May', '5 \\> 3')
    """
    text = " ".join(readable(text).split())
    text = re.sub(r"[\\`*_\[\]<>&|]", r"\\\g<0>", text)
    text = re.sub(r"^(?=[#+\-=~])", r"\\", text)
    return re.sub(r"^(\d{1,9}+)(?=[.)])", r"\1\\", text)
