"""The raw text as a page to look at: each block and quote marked, what was stripped greyed but there."""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections import Counter
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from newsparse.models import Artifact, Link, Paragraph, Tagline, Timestamp
from newsparse.writers.html_style import PAGE, STYLE
from newsparse.writers.safe import readable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from newsparse.models import Article, ArticleBlock, Quote, Span
    from newsparse.trace import Trace

MAX_HINT = 200
MAX_TITLE = 120
INVISIBLE = {
    0xAD: "soft hyphen", 0x200B: "zero-width space", 0x200C: "zero-width non-joiner", 0x200D: "zero-width joiner",
    0x200E: "left-to-right mark", 0x200F: "right-to-left mark", 0x202A: "left-to-right embedding",
    0x202B: "right-to-left embedding", 0x202C: "pop directional formatting", 0x202D: "left-to-right override",
    0x202E: "right-to-left override", 0x2060: "word joiner", 0x2066: "left-to-right isolate",
    0x2067: "right-to-left isolate", 0x2068: "first strong isolate", 0x2069: "pop directional isolate",
    0xFEFF: "byte order mark",
}  # fmt: skip
"""Characters that show nothing, or turn the line around: each is shown as a mark of its own."""


class Mark(NamedTuple):
    """What is so about ``raw[start:end]``: its class in the page, what the pointer shows, where a click leads."""

    start: int
    end: int
    css: str
    hint: str
    target: str = ""
    name: str = ""


def to_html(article: Article, trace: Trace | None = None) -> str:
    """
    Return a page that shows the raw text with all that was found in it: one file, no script, nothing loaded.

    Each block has its kind beside it; quotes, speakers, cues and repairs are marked inside, and the pointer on them
    shows what they are. Stripped text is grey, and there. Below, all speakers with their quotes.

    >>> from newsparse.testing import make_article
    >>> page = to_html(make_article("It <i>rained</i>."))
    >>> "It &lt;i&gt;rained&lt;/i&gt;." in page, "<script" in page
    (True, False)

    Args:
        article: The article.
        trace: What `parse_and_explain` gave beside it; then blocks show the rule that made them, too.
    """
    title = readable(article.headline.text if article.headline else "An article")[:MAX_TITLE]
    return PAGE.format(
        title=escape(title), language=_attribute(article.language), style=STYLE, body=fragment(article, trace)
    )


def to_notebook(article: Article) -> str:
    """Return the same for a notebook, which has a page already."""
    return f"<style>{STYLE}</style>{fragment(article)}"


def fragment(article: Article, trace: Trace | None = None) -> str:
    """Return what stands in the page: numbers, the text, the speakers, what the marks mean."""
    # Several articles may stand in one notebook: each has ids of its own.
    prefix = "n" + hashlib.sha256(article.raw.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    speakers = _speakers(article)
    rules = {step.span: step.rule for step in trace.steps if step.stage == "lines_to_blocks"} if trace else {}
    marks = sorted(_marks(article, prefix, speakers))
    rows = "\n".join(_rows(article, marks, rules))
    return (
        f'<div class="newsparse">\n{_numbers(article)}\n<div class="text">\n{rows}\n</div>\n'
        f"{_speaker_list(article, prefix, speakers)}{_legend(article)}</div>\n"
    )


def _numbers(article: Article) -> str:
    stripped = sum(len(artifact.text) for artifact in article.artifacts)
    share = round(100 * stripped / max(1, len(article.raw)))
    named = len({quote.speaker.name for quote in article.quotes if quote.speaker and quote.speaker.name})
    facts = (
        (len(article.paragraphs), "paragraph"),
        (len(article.quotes), "quote"),
        (named, "named speaker"),
        (len(article.captions), "caption"),
        (len(article.links), "link"),
    )
    shown = " · ".join(f"{count} {noun}{'' if count == 1 else 's'}" for count, noun in facts)
    return f'<p class="numbers">{escape(readable(article.language))} · {shown} · {share}% stripped</p>'


def _rows(article: Article, marks: list[Mark], rules: dict[Span, str]) -> Iterator[str]:
    """Give a row for each stretch of the raw text that is a block or a part of one."""
    parts = sorted(
        ((span, block, i) for block in article.blocks for i, span in enumerate(block.spans)),
        key=lambda part: (part[0].start, part[0].end),
    )
    starts = [mark.start for mark in marks]
    longest = max((mark.end - mark.start for mark in marks), default=0)
    for span, block, i in parts:
        kind = kind_of(block)
        rule = block.rule if isinstance(block, Artifact) else rules.get(span, "")
        hint = f"{kind}, by rule {rule}" if rule else kind
        if isinstance(block, Timestamp) and block.value:
            hint += f": {block.value.isoformat()}"
        stripped = " out" if isinstance(block, Artifact) else ""
        more = '<span class="more">goes on</span>' if i else ""
        low, high = bisect_left(starts, span.start - longest), bisect_left(starts, span.end)
        inside = [mark for mark in marks[low:high] if mark.end > span.start]
        text = _marked(article.raw, span, inside)
        yield (
            f'<div class="row k-{css_of(block)}{stripped}"><div class="kind" title="{_attribute(hint)}">'
            f'{escape(kind)}{more}</div><div class="raw" dir="auto">{text}</div></div>'
        )


def kind_of(block: ArticleBlock) -> str:
    """
    Return the word for a block: its class, or what an artifact, link or tagline is.

    >>> from newsparse import Artifact, Subhead
    >>> kind_of(Artifact("running_head", "", (), "")), kind_of(Subhead("", ()))
    ('running head', 'subhead')
    """
    if isinstance(block, Artifact):
        return readable(block.kind).replace("_", " ")
    if isinstance(block, Link):
        return f"link: {block.kind}"
    if isinstance(block, Tagline):
        return f"tagline: {block.role}"
    if isinstance(block, Timestamp):
        return str(block.kind)
    return type(block).__name__.lower()


def css_of(block: ArticleBlock) -> str:
    """Return the class that gives a block its colour."""
    return type(block).__name__.lower()


def _speakers(article: Article) -> dict[str, int]:
    """Number the speakers: by name, else by how they are called where they speak."""
    numbers: dict[str, int] = {}
    for quote in article.quotes:
        if quote.speaker:
            numbers.setdefault(_who(quote), len(numbers))
    return numbers


def _who(quote: Quote) -> str:
    speaker = quote.speaker
    return "" if speaker is None else speaker.name or f"“{speaker.mention}”"


def _marks(article: Article, prefix: str, speakers: dict[str, int]) -> Iterator[Mark]:
    for number, quote in enumerate(article.quotes):
        who = _who(quote)
        hint = f"{quote.kind} quote by {who or 'nobody known'}, rule {quote.rule}"
        target = f"{prefix}s{speakers[who]}" if who else ""
        for i, span in enumerate(quote.spans):
            name = "" if i else f"{prefix}q{number}"
            yield Mark(span.start, span.end, f"q {quote.kind}", hint, target, name)
        if quote.cue:
            yield from _plain(quote.cue.spans, "cue", f"cue: {quote.cue.lemma or quote.cue.text}")
        if quote.speaker:
            role = f", {quote.speaker.role}" if quote.speaker.role else ""
            yield from _plain(quote.speaker.mention_spans, "who", f"{quote.speaker.kind}: {who}{role}")
    if article.dateline:
        yield from _plain(article.dateline.spans, "dateline", f"dateline: {', '.join(article.dateline.places)}")
    for link in article.links:
        if link.paragraph is not None:
            yield from _plain(link.spans, "link", f"link: {link.kind}")
    for block in article.blocks:
        if isinstance(block, Paragraph):
            for repair in block.repairs:
                before = repair.span.of(article.raw)
                hint = f"{repair.rule}: {before!r} reads as {repair.replacement!r}"
                css = "repair seen" if before.strip() or not before else "repair"
                yield Mark(repair.span.start, repair.span.end, css, hint)


def _plain(spans: Iterable[Span], css: str, hint: str) -> Iterator[Mark]:
    return (Mark(span.start, span.end, css, hint) for span in spans)


def _marked(raw: str, span: Span, marks: list[Mark]) -> str:
    """Return a stretch of the raw text, cut at all edges of marks, each piece with the marks that hold it."""
    edges = {span.start, span.end}
    for mark in marks:
        edges.add(max(span.start, mark.start))
        edges.add(min(span.end, mark.end))
    parts: list[str] = []
    named: set[str] = set()
    ordered = sorted(edges)
    held: list[Mark] = []
    todo = 0
    for start, end in pairwise(ordered):
        held = [mark for mark in held if mark.end > start]
        while todo < len(marks) and marks[todo].start <= start:
            if marks[todo].end > start:
                held.append(marks[todo])
            todo += 1
        text = _visible(raw[start:end])
        if not held:
            parts.append(text)
            continue
        css = " ".join(dict.fromkeys(mark.css for mark in held))
        hint = "\n".join(dict.fromkeys(mark.hint for mark in held))
        name = next((mark.name for mark in held if mark.name and mark.start == start and mark.name not in named), "")
        named.add(name)
        own = f' id="{name}"' if name else ""
        target = next((mark.target for mark in reversed(held) if mark.target), "")
        tag, link = ("a", f' href="#{target}"') if target else ("span", "")
        parts.append(f'<{tag} class="{css}"{own}{link} title="{_attribute(hint)}">{text}</{tag}>')
    return "".join(parts)


def _visible(text: str) -> str:
    """Escape, and show what cannot be seen as a mark with its name."""
    if text.isprintable() and text.isascii():
        return escape(text)
    return "".join(_character(char) for char in text)


def _character(char: str) -> str:
    code = ord(char)
    if code in INVISIBLE or (code < 32 and char not in "\n\t\r") or 0x7F <= code < 0xA0 or 0xD800 <= code < 0xE000:
        name = INVISIBLE.get(code) or ("half of a character" if code > 0xFF else "control character")
        return f'<i class="odd" title="U+{code:04X} {name}">U+{code:04X}</i>'
    if char == "\f":
        return '<i class="odd" title="form feed">FF</i>'
    return "" if char == "\r" else escape(char)


def _attribute(text: str) -> str:
    return escape(readable(text)[:MAX_HINT], quote=True)


def _speaker_list(article: Article, prefix: str, speakers: dict[str, int]) -> str:
    if not speakers:
        return ""
    items = []
    for who, number in speakers.items():
        quotes = [(n, quote) for n, quote in enumerate(article.quotes) if quote.speaker and _who(quote) == who]
        roles = dict.fromkeys(quote.speaker.role for _, quote in quotes if quote.speaker and quote.speaker.role)
        role = f' <span class="role">{escape(readable(", ".join(roles)))}</span>' if roles else ""
        said = "".join(
            f'<li><a class="q {quote.kind}" href="#{prefix}q{n}">{escape(readable(quote.text))}</a></li>'
            for n, quote in quotes
        )
        items.append(
            f'<li id="{prefix}s{number}"><b dir="auto">{escape(readable(who))}</b>{role}<ul dir="auto">{said}</ul></li>'
        )
    return f'<h2>Who says what</h2>\n<ul class="speakers">\n{"".join(items)}\n</ul>\n'


def _legend(article: Article) -> str:
    counts = Counter(kind_of(artifact) for artifact in article.artifacts)
    stripped = ", ".join(f"{escape(kind)} {count}" for kind, count in sorted(counts.items()))
    marks = "".join(
        f'<span class="{css}">{word}</span> '
        for css, word in (
            ("q direct", "direct quote"),
            ("q mixed", "mixed quote"),
            ("q indirect", "indirect quote"),
            ("who", "speaker"),
            ("cue", "cue"),
            ("dateline", "dateline"),
            ("link", "link"),
            ("repair seen", "repair"),
        )
    )
    found = f"<p>Stripped: {stripped}</p>" if stripped else ""
    return f'<footer class="legend"><p>{marks}<span class="gone">stripped</span></p>{found}</footer>\n'
