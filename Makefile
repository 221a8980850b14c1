PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SAMPLE := samples/beirut-2020
UNLOCKED := What the lock names cannot be had here, as told above: what pyproject.toml asks for is installed, unpinned and unchecked.

.PHONY: demo test check cluster docs docs-pictures web browser bench sliver lock audit clean

# $(call locked,LOCK,EXTRA): what LOCK pins, each file checked by its hash, then the package itself; else as it comes.
define locked
$(BIN)/python -m pip install --quiet --require-hashes --requirement $(1) \
  && $(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable . \
  || { echo "$(UNLOCKED)"; $(BIN)/python -m pip install --quiet --upgrade pip && $(BIN)/python -m pip install --quiet --editable '.[$(2)]'; }
endef

$(VENV)/.ready: pyproject.toml requirements.lock
	$(PYTHON) -m venv $(VENV)
	$(call locked,requirements.lock,dev)
	$(BIN)/python -m compileall -q src
	touch $@

demo: $(VENV)/.ready  ## environment, install, sample dossier, its chronicle
	rm -f sample.coranto sample.coranto-wal sample.coranto-shm
	$(BIN)/coranto build $(SAMPLE) --dossier sample.coranto
	$(BIN)/coranto export sample.coranto --format html -o sample.html
	@echo "Read it in a browser: $(BIN)/coranto serve sample.coranto --open; or open sample.html, which is one file."

check: $(VENV)/.ready  ## lint, types, the laws of the house
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: check  ## everything that must pass
	$(BIN)/python -m pytest --numprocesses 2 --dist loadfile

$(VENV)/.cluster: $(VENV)/.ready
	$(BIN)/python -m pip install --quiet --editable '.[ray,remote]'
	touch $@

cluster: $(VENV)/.cluster  ## a Ray cluster of several processes on this machine, some of them killed; sources in a store
	$(BIN)/python -m pytest tests/run/test_cluster.py tests/test_remote.py

$(VENV)/.docs: $(VENV)/.ready requirements-docs.lock
	$(call locked,requirements-docs.lock,docs)
	touch $@

docs: $(VENV)/.docs  ## the documentation as a site in site/, every link followed, nothing asked of another machine
	rm -rf site
	$(BIN)/sphinx-build --quiet --fail-on-warning --keep-going --nitpicky --jobs auto --doctree-dir .sphinx docs site
	$(BIN)/python -m pytest tests/test_docs_site.py

docs-pictures: $(VENV)/.ready web/node_modules/.ready  ## the tutorial's pictures anew, from the page as it is
	node web/tools/screenshots.mjs

web/node_modules/.ready: web/package-lock.json
	cd web && npm ci --no-audit --no-fund
	touch $@

web: web/node_modules/.ready  ## the page: types, tests, and that what is committed is what is built
	cd web && npm test && npm run build
	git diff --exit-code --stat HEAD -- src/coranto/export/assets/room

browser: $(VENV)/.ready web/node_modules/.ready  ## the page in Debian's Chromium, from a folder and from a server
	web/browser/run.sh

$(VENV)/.bench: $(VENV)/.ready
	$(BIN)/python -m pip install --quiet --editable '.[bench,ray]'
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

lock: $(VENV)/.ready  ## both locks anew, with the newest of everything that pyproject.toml allows
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --quiet --upgrade --universal --generate-hashes --no-header --no-annotate --extra dev pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile --quiet --upgrade --universal --generate-hashes --no-header --no-annotate --extra docs --constraint requirements.lock pyproject.toml -o requirements-docs.lock

audit: $(VENV)/.ready  ## whether anything known is wrong with what the locks pin; asks osv.dev
	$(BIN)/python tools/audit.py

clean:
	rm -rf $(VENV) sample.coranto* sample.html site .sphinx .mypy_cache .ruff_cache .pytest_cache .hypothesis training/runs/sliver*
