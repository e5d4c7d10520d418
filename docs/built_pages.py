"""The pages that are built from the code: one of all rules with their cases, one of all languages with their tables."""

from __future__ import annotations

import inspect
from functools import cached_property
from typing import TYPE_CHECKING

from casefiles import passing_cases
from newsparse.lang import HERE, Language, languages
from newsparse.lines_to_blocks import PASSES, RULES

if TYPE_CHECKING:
    from pathlib import Path


def write(folder: Path) -> None:
    """Write the pages; one that is as it was is left alone, so that Sphinx need not read it again."""
    for name, text in (("rules.md", rules_page()), ("languages.md", languages_page())):
        path = folder / name
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")


def rules_page() -> str:
    """List the rules of lines in the order in which they are asked, then the passes over blocks."""
    parts = [
        "# Rules",
        ("Built from the code and its case files. A rule is known by its name: in `ParseOptions(skip_rules=...)`, in "
        "the trace, in `Artifact.rule`, and in the case file that tests it."),
        "## Rules of lines",
        "Asked in this order about the lines that one of their triggers marks; the first to claim a line keeps it.",
    ]
    for rule in RULES:
        parts.append(f"### {rule.name}")
        parts.append(f"Makes a line `{rule.kind}`. {_text(rule.summary)}")
        parts += _examples(rule.name, rule.kind)
    parts += [
        "## Passes over blocks",
        "Asked in this order once lines are joined into blocks: what a block is by its neighbours.",
    ]
    for one in PASSES:
        summary = (inspect.getdoc(one) or "").partition("\n")[0]
        parts += [f"### {one.__name__}", _text(summary)]
    return "\n\n".join(parts) + "\n"


def languages_page() -> str:
    """List the languages and which tables each has."""
    tables = [name for name, value in vars(Language).items() if isinstance(value, cached_property)]
    rows = [f"| code | {' | '.join(tables)} |", f"|---|{'---|' * len(tables)}"]
    for code in languages():
        has = ("yes" if (HERE / code / f"{table}.toml").is_file() else "" for table in tables)
        rows.append(f"| {code} | {' | '.join(has)} |")
    return (
        "# Languages\n\nBuilt from the data. A table that a language has not is empty: what needs its words finds "
        "nothing, and the rest works as in any language.\n\n" + "\n".join(rows) + "\n"
    )


def _examples(rule: str, kind: str) -> list[str]:
    """Show the first hit and the first lookalike of a rule's case file."""
    found = []
    mine = [case for case in passing_cases("lines_to_blocks", rule) if {"raw", "kinds"} <= case.keys()]
    for title, hit in (("Claims", True), ("Leaves alone", False)):
        case = next((case for case in mine if (kind in case["kinds"]) is hit), None)
        if case:
            found.append(f"{title}:\n\n```text\n{case['raw'].strip(chr(10))}\n```")
    return found


def _text(docstring: str) -> str:
    """Turn a docstring's double backticks into Markdown's single ones."""
    return docstring.replace("``", "`")
