# make run: build, ingest the shipped corpus, open the page.   make test: build, pass every test.
PYTHON ?= python3
PORT ?= 8501
VENV := .venv
BIN := $(VENV)/bin
SETUP := $(VENV)/.complete

.PHONY: setup run test lint bench clean

setup: $(SETUP)

# torch first and pinned, so that nothing draws in another build of it. The stamp is written last:
# an interrupted set-up is done again.
$(SETUP): pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Findings needs Python 3.11 or newer; name one: make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt torch
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	touch $@

run: $(SETUP)
	$(BIN)/findings ingest corpus
	$(BIN)/findings serve --port $(PORT)

test: $(SETUP)
	$(BIN)/pytest

lint: $(SETUP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(SETUP)
	$(BIN)/python -m eval.marks corpus/papers --sample 1000
	$(BIN)/python -m eval.fuzz corpus/papers --files 200

clean:
	rm -rf $(VENV) build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
