"""The case file loader says what is wrong with a file, and where."""

import pytest

import casefiles


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An empty folder of cases, with a step called ``step``."""
    casefiles._read.cache_clear()
    monkeypatch.setattr(casefiles, "FOLDER", tmp_path)
    (tmp_path / "step").mkdir()
    yield tmp_path / "step"
    casefiles._read.cache_clear()


def test_cases_come_in_order_with_rule_and_module(folder):
    """Files in alphabetical order, lists and tables as they stand."""
    (folder / "b.toml").write_text('[[rule]]\nid = "x"\nraw = "1"\n', encoding="utf-8")
    (folder / "a.toml").write_text('[[rule]]\nid = "y"\n[[rule]]\nid = "x"\n[[other]]\nid = "x"\n', encoding="utf-8")

    ids = [param.id for param in casefiles.cases("step", {"raw"})]

    assert ids == ["a-rule-y", "a-rule-x", "a-other-x", "b-rule-x"]
    assert [param.id for param in casefiles.cases("step", {"raw"}, "other")] == ["a-other-x"]
    assert casefiles.cases("step", {"raw"})[3].values[0] == {"id": "x", "raw": "1", "rule": "rule", "module": "b"}


def test_a_known_failure_is_a_strict_xfail(folder):
    """A case known to fail must go on failing, or be told."""
    (folder / "a.toml").write_text('[[rule]]\nid = "x"\nknown_failure = "too hard"\n', encoding="utf-8")

    (param,) = casefiles.cases("step", set())
    (mark,) = param.marks

    assert (mark.name, mark.kwargs) == ("xfail", {"strict": True, "reason": "too hard"})
    assert casefiles.passing_cases("step", "rule") == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[rule]\nid = "x"\n', r"step/a.toml: 'rule' is not a list of cases: write \[\[rule\]\]"),
        ('[[rule]]\nraw = "x"\n', "step/a.toml: rule needs an id of its own, not None"),
        ('[[rule]]\nid = "x"\n[[rule]]\nid = "x"\n', "step/a.toml: rule needs an id of its own, not 'x'"),
        ('[[rule]]\nid = "x"\nknown_failure = true\n', "step/a.toml: rule 'x': known_failure gives the reason"),
        ('[[rule]]\nid = "x"\nrow = "x"\n', r"step/a.toml: rule 'x': unknown field 'row'; known are \['raw'\]"),
    ],
)
def test_a_wrong_file_is_told(folder, text, message):
    """The message names file and case."""
    (folder / "a.toml").write_text(text, encoding="utf-8")

    with pytest.raises(casefiles.CaseFileError, match=message):
        casefiles.cases("step", {"raw"})
