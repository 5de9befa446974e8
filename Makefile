# Two commands: `make run` starts everything, `make test` tests everything. Both install what they need.
.DEFAULT_GOAL := help
SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000
STARTED_AT := $(shell date +%s.%N)
UV_VERSION := 0.13.9
export PYTHONUTF8 := 1
export UV_LINK_MODE ?= hardlink
STAMPS := .stamps
PO := $(shell find src -name django.po 2>/dev/null)

.PHONY: help run setup setup-dev test test-fast check bench rules messages lock clean

help:  ## what can be asked of make
	@grep -hE '^[a-z-]+:.*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 14

$(STAMPS)/uv:
	@mkdir -p $(STAMPS)
	@test -x $(BIN)/python || python3 -m venv $(VENV) || { echo "Install python3-venv first: apt install git make python3-venv"; exit 1; }
	@$(BIN)/python -m pip --quiet --disable-pip-version-check install "uv==$(UV_VERSION)"
	@touch $@

$(STAMPS)/runtime: $(STAMPS)/uv requirements.lock
	@echo "Installing packages…"
	@test -e $(STAMPS)/dev || $(BIN)/uv pip install --quiet --require-hashes --python $(BIN)/python -r requirements.lock
	@$(BIN)/uv pip install --quiet --no-deps --python $(BIN)/python -e .
	@touch $@

$(STAMPS)/dev: $(STAMPS)/uv requirements-dev.lock
	@echo "Installing packages for development…"
	@$(BIN)/uv pip install --quiet --require-hashes --python $(BIN)/python -r requirements-dev.lock
	@$(BIN)/uv pip install --quiet --no-deps --python $(BIN)/python -e .
	@touch $@ $(STAMPS)/runtime

# Style sheets of the NL Design System come from npm and are copied to static/vendor, never into the repository.
$(STAMPS)/assets: $(STAMPS)/runtime package.json package-lock.json tools/assets.py
	@echo "Fetching style sheets…"
	@$(BIN)/python tools/assets.py
	@touch $@

$(STAMPS)/messages: $(STAMPS)/runtime $(PO) tools/messages.py
	@$(BIN)/python tools/messages.py compile
	@touch $@

setup: $(STAMPS)/runtime $(STAMPS)/assets $(STAMPS)/messages  ## install what running needs
setup-dev: $(STAMPS)/dev $(STAMPS)/assets $(STAMPS)/messages  ## install what developing needs

run: setup  ## start everything: http://localhost:8000 (PORT=… for another port)
	@STARTED_AT=$(STARTED_AT) PORT=$(PORT) exec $(BIN)/verbeterspoor run

test: setup-dev  ## all tests: SQLite, PostgreSQL, browser
	@$(BIN)/python tools/test.py

test-fast: setup-dev  ## tests on SQLite without a browser
	@$(BIN)/python -m pytest -n 2 -m "not browser" $(ARGS)

check: setup-dev  ## style, types, contracts, migrations, translations, sizes
	@$(BIN)/python tools/check.py

bench: setup-dev  ## measure the figures; a budget that is exceeded fails
	@$(BIN)/python -m benchmarks

rules: setup-dev  ## which tests carry which rule of the product
	@$(BIN)/python tools/rules.py

messages: setup-dev  ## collect texts to translate into the Dutch catalogues
	@$(BIN)/python tools/messages.py collect

lock: $(STAMPS)/uv  ## refresh the lock files (no registry host names in them)
	@rm -f requirements.lock requirements-dev.lock requirements-node.lock
	@$(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header -q -o requirements.lock
	@$(BIN)/uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header -q -o requirements-dev.lock
	@$(BIN)/uv pip compile --group node --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header -q -o requirements-node.lock

clean:  ## remove what was installed and built (your data in var/ stays)
	@rm -rf $(VENV) $(STAMPS) node_modules src/verbeterspoor/foundation/static/vendor
