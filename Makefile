# Two commands do everything on a fresh machine: `make run` and `make test`.
SHELL := /bin/bash
PYTHON ?= python3
BIN := .venv/bin
WEB_SOURCES := $(shell find web -type f -not -path '*/node_modules/*' -not -path '*/.next/*' -not -path '*/out/*' -not -path '*/test-results/*' -not -path '*/playwright-report/*' 2>/dev/null)
NPM := scripts/with-node npm --prefix web

# Where writing bytecode is switched off, every process would compile all its libraries anew: seconds each.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help run setup dev check test e2e screenshots bench client lock clean
.DEFAULT_GOAL := help

help: ## Show this list
	@awk -F':.*## ' '/^[a-z][a-z0-9-]*:.*## /{printf "  \033[1m%-12s\033[0m %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: .build/runtime .build/web ## Install what is needed, start everything, print the address (ARGS="--port 9000")
	@exec $(BIN)/cryptopredict up $(ARGS)

setup: .build/dev .build/web ## Install everything for working on it; leaves .venv/bin/cryptopredict

dev: setup ## The web app with hot reload on :3000, beside a running `make run`
	@$(NPM) run dev

check: .build/dev .build/node ## Formatting, lint, types, import rules, file length, strings
	@scripts/check

test: .build/dev .build/web ## Everything: checks, Python tests, web tests, Chromium end to end
	@scripts/check
	@$(NPM) test
	@$(BIN)/pytest -n 2 --dist loadfile --no-loadscope-reorder
	@scripts/e2e

e2e: .build/runtime .build/web ## Only the journeys in Chromium
	@scripts/e2e

screenshots: .build/runtime .build/web ## Pictures of every page into .build/screenshots, the best into docs/images
	@CHROMIUM_PATH=$$(scripts/chromium) $(NPM) run screenshots

bench: .build/dev ## Measure: ratios beside a limit or a peer, as a table and as JSON
	@$(BIN)/python bench/run.py $(ARGS)

client: .build/dev .build/node ## Regenerate both typed clients, of the web app and of Python, from the OpenAPI document
	@$(NPM) run client
	@$(BIN)/python scripts/client_shapes.py

lock: .build/tools ## Resolve the dependencies anew, hashed and without addresses
	@scripts/lock

clean: ## Remove what was built and installed here (never your data)
	rm -rf .venv .build web/node_modules web/vitals/node_modules web/.next web/out

# ── What is installed, one stamp each: nothing is done twice ────────────────────────────────────────────────────────────
.build/tools: requirements/tools.txt
	@mkdir -p .build
	@echo "→ Python environment"
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Python 3.11 or newer is needed; say which with make PYTHON=python3.12 run")'
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/tools.txt
	@touch $@

.build/runtime: .build/tools requirements/runtime.txt pyproject.toml
	@echo "→ Python libraries"
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements/runtime.txt
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@touch $@

.build/dev: .build/runtime requirements/dev.txt
	@echo "→ Tools for tests and checks"
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements/dev.txt
	@touch $@

.build/node: .build/tools web/package-lock.json
	@echo "→ Web libraries"
	@scripts/with-node npm --prefix web ci --no-audit --no-fund --loglevel=error
	@touch $@

.build/web: .build/node $(WEB_SOURCES)
	@echo "→ Web app (about a minute)"
	@$(NPM) run --silent build > .build/web.log 2>&1 || { tail -n 40 .build/web.log; exit 1; }
	@touch $@
