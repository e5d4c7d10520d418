"""The package itself: its names are fetched when they are asked for."""

import importlib
import subprocess
import sys

import pytest

import newsparse


def in_a_fresh_process(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)  # noqa: S603
    return done.stdout


def test_an_import_loads_nothing_but_the_package() -> None:
    loaded = in_a_fresh_process("import newsparse, sys; print(*(name for name in sys.modules if 'newsparse' in name))")
    assert loaded.split() == ["newsparse"]


def test_a_name_is_there_in_a_fresh_process() -> None:
    cleaned = in_a_fresh_process("from newsparse import clean; print(clean('The ferry was\\nlate.'))")
    assert cleaned == "The ferry was late.\n"


@pytest.mark.parametrize("name", newsparse.__all__)
def test_each_public_name_is_the_one_of_its_module(name: str) -> None:
    found = getattr(newsparse, name)
    if name != "__version__":
        home = next((module for module, names in newsparse._HOMES.items() if name in names), "models")
        assert found is getattr(importlib.import_module(f"newsparse.{home}"), name)
    assert name in dir(newsparse)


def test_a_name_that_is_not_there_raises_what_python_raises() -> None:
    with pytest.raises(AttributeError, match="module 'newsparse' has no attribute 'parze'"):
        newsparse.__getattr__("parze")


def test_each_name_kept_elsewhere_is_public() -> None:
    assert {name for names in newsparse._HOMES.values() for name in names} <= set(newsparse.__all__)
