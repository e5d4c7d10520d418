"""Step 1: undo what the layout did to the characters. Raw text in, a page of lines out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsparse.lang import load
from newsparse.models import Page
from newsparse.text_to_lines import characters, mail_quotes
from newsparse.text_to_lines.language import detect
from newsparse.text_to_lines.scan import to_lines

if TYPE_CHECKING:
    from newsparse.options import ParseOptions


def run(raw: str, language: str, options: ParseOptions) -> Page:
    """Return the page: the lines of *raw*, each with its class by shape and its repaired reading."""
    lines, page_starts = to_lines(raw)
    if ">" in raw and mail_quotes.is_quoted(lines):
        lines = mail_quotes.without_marks(lines)
    repairs = characters.repair(raw, lines, repair_encoding=options.repair_encoding)
    return Page(raw, load(detect(raw) if language == "auto" else language), lines, repairs, page_starts)
