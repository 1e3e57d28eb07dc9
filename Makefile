# Dialog: every command a newcomer needs. `make help` lists them.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
UV_VERSION := 0.13.8
PYTEST_ARGS ?= -q -n auto
INSTALLED := $(VENV)/installed.stamp
COMPILED := build/catalogues.stamp
CATALOGUES := $(wildcard translations/*/LC_MESSAGES/*.po)

.DEFAULT_GOAL := help
.PHONY: help install run test lint bench messages lock clean
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

help: ## List the commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

install: $(INSTALLED) $(COMPILED) ## Make .venv from the lock file and compile the catalogues

run: install ## Serve the demo on http://127.0.0.1:8000
	@$(BIN)/dialog serve --demo

test: install ## Run every test; name the checks that this machine cannot run
	@$(BIN)/python -m pytest $(PYTEST_ARGS)

lint: install ## Check style, types, import contracts, templates, spelling and catalogues
	@failed=""; \
	check() { name=$$1; shift; echo "$$name"; "$$@" > build/lint.txt 2>&1 \
		|| { cat build/lint.txt; failed="$$failed $$name"; }; }; \
	check ruff $(BIN)/ruff check --quiet .; \
	check format $(BIN)/ruff format --check --quiet .; \
	check mypy $(BIN)/mypy; \
	check imports $(BIN)/lint-imports --no-cache; \
	check djlint $(BIN)/djlint templates --lint --quiet; \
	check codespell $(BIN)/codespell $$(git ls-files); \
	check catalogues $(BIN)/dialog translations check; \
	test -z "$$failed" || { echo "Failed:$$failed"; exit 1; }

bench: install ## Measure, and write build/bench.json
	@$(BIN)/python -m benchmarks

messages: install ## Bring the message catalogues into step with the code
	@$(BIN)/dialog translations update
	@$(BIN)/dialog translations compile

lock: ## Pin every dependency again, with hashes, from pyproject.toml
	@test -x build/uv/bin/uv || { $(PYTHON) -m venv build/uv && build/uv/bin/pip install -q uv==$(UV_VERSION); }
	@build/uv/bin/uv pip compile pyproject.toml --group dev --generate-hashes --python-version 3.11 \
		--universal --no-emit-index-url --no-header --quiet -o requirements.lock $(LOCK_ARGS)

clean: ## Remove what was installed and built; var/ with its databases stays
	@rm -rf $(VENV) build node_modules .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
	@rm -f translations/*/LC_MESSAGES/*.mo

$(INSTALLED): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Dialog needs Python 3.11 or later; say which with make PYTHON=…"; exit 1; }
	@test -x $(BIN)/python || { echo "Making a virtual environment in $(VENV)"; $(PYTHON) -m venv $(VENV); } \
		|| { rm -rf $(VENV); echo "On Debian: apt install python3-venv"; exit 1; }
	@echo "Installing the pinned packages (about a minute the first time)"
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-index --no-deps --no-build-isolation -e .
	@touch $@

$(COMPILED): $(INSTALLED) $(CATALOGUES) translations/languages.toml
	@mkdir -p build
	@echo "Compiling the catalogues"
	@$(BIN)/dialog translations compile
	@touch $@
