# make demo   makes .venv if it is not there, and parses an example article
# make test   makes .venv if it is not there, and runs the tests (ARGS="..." goes to pytest)
# make check  all that .ci/run does

PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test check docs clean

demo: .venv/cli.stamp
	@$(BIN)/newsparse parse -f summary examples/texts/harbour.txt

test: .venv/dev.stamp
	@$(BIN)/python -m pytest $(ARGS)

check:
	@bash .ci/run

docs: .venv/dev.stamp
	@$(BIN)/python -m sphinx -n -W -q -b html docs docs/_build/html
	@echo "docs/_build/html/index.html"

clean:
	rm -rf .venv docs/_build .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage

# A virtual environment of the project's own: Debian's Python refuses to install anywhere else.
$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "newsparse needs Python 3.11 or newer; name one with: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@$(PYTHON) -m venv .venv \
		|| { rm -rf .venv; echo "no venv module: on Debian and Ubuntu, sudo apt install python3-venv" >&2; exit 1; }

.venv/cli.stamp: pyproject.toml | $(BIN)/python
	@echo "installing newsparse with its command line into .venv ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[cli]'
	@touch $@

.venv/dev.stamp: pyproject.toml | $(BIN)/python
	@echo "installing newsparse with its tools into .venv ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@ .venv/cli.stamp
