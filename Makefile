# What a person types. Everything that is needed is installed into .venv, once, by the targets that need it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check --no-input

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help demo test lint types unit scores bench bench-attribution bench-acts bench-terms bench-scale docs train train-acts train-stances lock clean

help: ## list what can be made
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 20

# made again when the pins or the package's own description have changed
$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { echo "holdfire needs Python 3.11 or later as '$(PYTHON)'; if it has another name here: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "'$(PYTHON)' cannot make a virtual environment; on Debian or Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	@echo "setting up $(VENV) (once; it takes a minute or two) ..." >&2
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $(READY)

demo: $(READY) ## build the case that ships, and show one truce in the words of three parties, and its clocks
	@$(BIN)/holdfire build cases/energy-truce-2025
	@$(BIN)/holdfire show cases/energy-truce-2025 terms --issue energy_strikes --as-of 2025-03-27
	@$(BIN)/holdfire show cases/energy-truce-2025 clocks --issue energy_strikes --at 2025-03-24T12:00+02:00

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

bench: $(READY) ## speed: load, words a second, where the time goes, growth with length
	@$(BIN)/python benchmarks/speed.py

train: $(READY) ## train the attribution reader anew from an annotated corpus: make train CORPUS=train.jsonl
	@test -n "$(CORPUS)" || { echo "name the annotated corpus: make train CORPUS=train.jsonl (docs/models/attribution.md says what it looks like)" >&2; exit 1; }
	@OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python -m training.attribution.train $(CORPUS)

train-acts: $(READY) ## train the act reader anew: make train-acts CORPUS=plv_train.jsonl (docs/models/acts.md: what to install first)
	@test -n "$(CORPUS)" || { echo "name the annotated corpus: make train-acts CORPUS=plv_train.jsonl (docs/models/acts.md says what it looks like)" >&2; exit 1; }
	@OMP_NUM_THREADS=1 $(BIN)/python -m training.acts.train $(CORPUS)

train-stances: $(READY) ## train the stance reader anew, from what ships (docs/models/stances.md: what to install first)
	@OMP_NUM_THREADS=1 $(BIN)/python -m training.stances.train

bench-attribution: $(READY) ## who said what: beside textacy; with an annotated corpus also by type, calibration, speed, memory
	@OMP_NUM_THREADS=1 $(BIN)/python benchmarks/attribution_rivals.py $(CORPUS)
	@OMP_NUM_THREADS=1 $(BIN)/python benchmarks/attribution.py $(CORPUS)

bench-acts: $(READY) ## what kind of act: accuracy, F1, pairs, sentences a second (needs an annotated corpus)
	@OMP_NUM_THREADS=1 $(BIN)/python benchmarks/acts.py $(CORPUS)

bench-terms: $(READY) ## readings compared: 1,000 clauses of 20 readings
	@$(BIN)/python benchmarks/terms.py

bench-scale: $(READY) ## near-copies, gate, builds and engines on generated reports
	@$(BIN)/python benchmarks/scale.py

docs: $(READY) ## write the demo's output, its picture and the scores into the documents
	@$(BIN)/python docs/images/make.py
	@$(BIN)/python docs/refresh.py

lock: ## pin every package anew, with its hashes (needs uv)
	@env -u PIP_FIND_LINKS -u UV_FIND_LINKS uv pip compile pyproject.toml --group dev --extra ray --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --quiet -o requirements.lock

clean: ## remove what was installed
	@rm -rf $(VENV)
