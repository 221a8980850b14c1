PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SAMPLE := samples/beirut-2020

.PHONY: demo test check web browser bench sliver clean

$(VENV)/.ready: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	$(BIN)/python -m compileall -q src
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

web/node_modules/.ready: web/package-lock.json
	cd web && npm ci --no-audit --no-fund
	touch $@

web: web/node_modules/.ready  ## the page: types, tests, and that what is committed is what is built
	cd web && npm test && npm run build
	git diff --exit-code --stat HEAD -- src/coranto/export/assets/room

browser: $(VENV)/.ready web/node_modules/.ready  ## the page in Debian's Chromium, from a folder and from a server
	web/browser/run.sh

$(VENV)/.bench: $(VENV)/.ready
	$(BIN)/python -m pip install --quiet --editable '.[bench]'
	touch $@

bench: $(VENV)/.bench  ## ratios against peers, in one run
	$(BIN)/python -m benchmarks

$(VENV)/.training: $(VENV)/.ready
	$(BIN)/python -m pip install --quiet --editable '.[training]'
	touch $@

sliver: $(VENV)/.training  ## the language model's whole path in three minutes: train a little, export, measure, on our own texts
	rm -rf training/runs/sliver*
	$(BIN)/python -m pytest tests/training/test_augment.py tests/training/test_network.py tests/training/test_sliver.py
	$(BIN)/python -m training train --sliver --out training/runs/sliver.safetensors
	$(BIN)/python -m training export training/runs/sliver.safetensors --to training/runs/sliver
	$(BIN)/python -m training evaluate --weights training/runs/sliver --checkpoint training/runs/sliver.safetensors

clean:
	rm -rf $(VENV) sample.coranto* sample.html .mypy_cache .ruff_cache .pytest_cache .hypothesis training/runs/sliver*
