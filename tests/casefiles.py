"""
Reads case files: ``tests/cases/<step>/<module>.toml``.

A file holds lists of tables. A list is named for what is under test, mostly a rule (``[[jump_line]]``); a table is
one case, with an ``id``, fields that the step's test knows, and perhaps ``known_failure``, the reason why it fails
as yet: such a case is expected to fail, and a test that passes all the same is reported.

A step's test asks for its cases like this:

    @pytest.mark.parametrize("case", cases("lines_to_blocks", {"raw", "kinds"}))
    def test_lines_become_blocks(case): ...
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parent / "cases"
COMMON = frozenset({"id", "known_failure", "remark"})
Case = dict[str, Any]


class CaseFileError(Exception):
    """A case file is not as it should be; the message names file and case."""


def cases(step: str, fields: set[str], rule: str | None = None) -> list[Any]:
    """
    Give the cases of a step as parameters of a test, in the order of the files.

    *fields* are the keys that the test looks at: a case with another one holds a typo. Each
    case also has ``rule``, the name of its list, and ``module``, the name of its file.
    """
    found = []
    for case in _read(step):
        unknown = case.keys() - COMMON - fields - {"rule", "module"}
        if unknown:
            raise CaseFileError(f"{_where(step, case)}: unknown field {min(unknown)!r}; known are {sorted(fields)}")
        if rule in {None, case["rule"]}:
            reason = case.get("known_failure")
            marks = [pytest.mark.xfail(strict=True, reason=reason)] if reason else []
            found.append(pytest.param(case, id=f"{case['module']}-{case['rule']}-{case['id']}", marks=marks))
    return found


def passing_cases(step: str, rule: str) -> list[Case]:
    """Give the cases of one rule that hold already."""
    return [case for case in _read(step) if case["rule"] == rule and "known_failure" not in case]


@cache
def _read(step: str) -> tuple[Case, ...]:
    found: list[Case] = []
    for path in sorted((FOLDER / step).glob("*.toml")):
        for rule, tables in tomllib.loads(path.read_text(encoding="utf-8")).items():
            if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
                raise CaseFileError(f"{step}/{path.name}: {rule!r} is not a list of cases: write [[{rule}]]")
            seen: set[str] = set()
            for table in tables:
                case = {**table, "rule": rule, "module": path.stem}
                name = table.get("id")
                if not isinstance(name, str) or not name or name in seen:
                    raise CaseFileError(f"{step}/{path.name}: {rule} needs an id of its own, not {name!r}")
                if not isinstance(table.get("known_failure", "-"), str) or not table.get("known_failure", "-"):
                    raise CaseFileError(f"{_where(step, case)}: known_failure gives the reason in words")
                seen.add(name)
                found.append(case)
    return tuple(found)


def _where(step: str, case: Case) -> str:
    return f"{step}/{case['module']}.toml: {case['rule']} {case['id']!r}"
