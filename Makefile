# What a person types. Everything that is needed is installed into .venv by these targets.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready

.PHONY: help demo test lint types unit scores bench lock clean

help: ## list what can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "holdfire needs Python 3.11 or later; name it: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "no venv module; on Debian: apt-get install python3-venv"; exit 1; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(READY)

demo: $(READY) ## read the report that ships and show the result
	@$(BIN)/holdfire read examples/border-truce.txt --published 2025-07-29

test: $(READY) lint types unit scores ## run all checks and tests, then print the scores

lint: $(READY) ## style
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(READY) ## strict types
	@$(BIN)/mypy

unit: $(READY) ## tests
	@$(BIN)/python -m pytest

scores: $(READY) ## quality on gold reports
	@$(BIN)/python benchmarks/quality.py

bench: $(READY) ## speed
	@$(BIN)/python benchmarks/speed.py

lock: ## pin every package with its hashes
	@env -u PIP_FIND_LINKS -u UV_FIND_LINKS uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --quiet -o requirements.lock

clean: ## remove what was installed
	@rm -rf $(VENV)
