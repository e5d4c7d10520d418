"""Step 1 (provisional)."""
from __future__ import annotations
import regex
from newsparse.lang import load
from newsparse.models import Line, Page


from newsparse.text_to_lines.scan import to_lines


def run(raw, language, options):
    return Page(raw, load("en"), to_lines(raw)[0])


def _old(raw, language, options):
    lines = []
    blanks = 0
    for m in regex.finditer(r"(?m)^[^\S\n]*+(\S[^\n]*?)?[^\S\n]*+$", raw):
        if m.end(1) == m.start(1) or m.start(1) < 0:
            blanks += 1
            continue
        lines.append(Line(len(lines), m.start(1), m.end(1), m[1], "P", m.start(1) - m.start(), blanks))
        blanks = 0
    return Page(raw, load("en"), lines)
