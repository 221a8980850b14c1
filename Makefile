PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SAMPLE := samples/beirut-2020

.PHONY: demo test check bench clean

$(VENV)/.ready: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	touch $@

demo: $(VENV)/.ready  ## environment, install, sample dossier, its chronicle
	rm -f sample.coranto sample.coranto-wal sample.coranto-shm
	$(BIN)/coranto build $(SAMPLE) --dossier sample.coranto
	$(BIN)/coranto export sample.coranto --format html -o sample.html
	@echo "Open sample.html in a browser: the chronicle on the left, the dispatches on the right."

check: $(VENV)/.ready  ## lint, types, the laws of the house
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: check  ## everything that must pass
	$(BIN)/python -m pytest

$(VENV)/.bench: $(VENV)/.ready
	$(BIN)/python -m pip install --quiet --editable '.[bench]'
	touch $@

bench: $(VENV)/.bench  ## ratios against peers, in one run
	$(BIN)/python -m benchmarks

clean:
	rm -rf $(VENV) sample.coranto* sample.html .mypy_cache .ruff_cache .pytest_cache .hypothesis
