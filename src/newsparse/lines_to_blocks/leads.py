"""Leads alone on their line, with what they lead on the next: ``By``, ``Photo:``."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsparse.models import Line, Page


def text_below(line: Line, page: Page, longest: int) -> str:
    r"""
    Return the text of the next line, if there is one and it is no longer than *longest*; else an empty string.

    >>> from newsparse.testing import make_page
    >>> page = make_page("By\nAna Ruiz")
    >>> text_below(page.lines[0], page, 60), text_below(page.lines[1], page, 60)
    ('Ana Ruiz', '')
    """
    number = line.number + 1
    below = page.lines[number].text if number < len(page.lines) else ""
    return below if len(below) <= longest else ""


def lead_above(line: Line, page: Page, rule: str, longest: int) -> str:
    r"""
    Return the lead that *rule* claimed on the line above; an empty string if it did not, or *line* is too long.

    >>> from newsparse.testing import make_page
    >>> page = make_page("By\nAna Ruiz")
    >>> page.lines[0].rule = "byline_lead"
    >>> lead_above(page.lines[1], page, "byline_lead", 60), lead_above(page.lines[1], page, "credit_lead", 60)
    ('By', '')
    """
    above = page.lines[line.number - 1] if line.number else line
    return above.text if above.rule == rule and len(line.text) <= longest else ""
