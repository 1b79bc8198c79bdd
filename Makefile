# Everything a newcomer needs: `make demo` shows offsite at work, `make test` proves it.
PYTHON ?= python3
# Tests wait for the CLI more than they compute, so there are more of them than processors.
WORKERS ?= 4
VENV := .venv
# A command with the project's tools and its Pulumi CLI first on PATH. What Python has compiled is
# kept: there are hundreds of processes, and each would compile the project and its tests anew.
RUN := PYTHONDONTWRITEBYTECODE= PATH="$(CURDIR)/$(VENV)/bin:$(CURDIR)/$(VENV)/pulumi-bin:$$PATH"

.DEFAULT_GOAL := help
.PHONY: help setup languages demo down test test-all test-versions test-unit bench lint format generate plugin clean distclean

help: ## List what make can do
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-13s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: ## Set the checkout up: .venv, the project in it, a Pulumi CLI
	@$(PYTHON) tools/setup.py

languages: setup ## Put Pulumi's hosts of other languages beside the CLI, for the tests that use them
	@$(PYTHON) tools/setup.py --languages

demo: setup ## Preview and apply the quickstart stack against the sandbox's clouds
	@$(RUN) $(VENV)/bin/python tools/demo.py

down: ## Destroy the demo's stack and stop the sandbox
	@if [ -x $(VENV)/bin/python ]; then $(RUN) $(VENV)/bin/python tools/demo.py --down; fi

test: languages ## Run all tests, the end-to-end ones with the real CLI among them
	@$(RUN) $(VENV)/bin/python -m pytest --numprocesses $(WORKERS) --dist loadfile --no-loadscope-reorder

test-all: languages ## Run all tests, with every fault at every call; an hour or two
	@$(RUN) $(VENV)/bin/python -m pytest --numprocesses $(WORKERS) --dist loadfile --no-loadscope-reorder --all-faults

test-versions: setup ## Run the unit tests and some others with the oldest and the newest Python and Pulumi
	@$(RUN) $(VENV)/bin/python tools/versions.py $(TARGETS)

test-unit: setup ## Run the fast tests, which need no server
	@$(RUN) $(VENV)/bin/python -m pytest tests/unit

bench: setup ## Compare offsite with terraform's AWS provider on the sandbox; some minutes
	@$(RUN) $(VENV)/bin/python benchmarks/bench.py

lint: setup ## Check style, types, walls and generated files
	@$(RUN) ruff check
	@$(RUN) ruff format --check
	@$(RUN) pyright
	@$(RUN) lint-imports
	@$(RUN) $(VENV)/bin/python tools/generate.py --check

format: setup ## Format the code
	@$(RUN) ruff check --fix
	@$(RUN) ruff format

generate: setup ## Write the SDK's classes and the resource pages from the models
	@$(RUN) $(VENV)/bin/python tools/generate.py

plugin: setup ## Pack the plugin for this platform, for `pulumi plugin install`, in dist
	@$(RUN) $(VENV)/bin/python tools/plugin.py

clean: ## Take away what make has made in this checkout
	-@$(MAKE) --no-print-directory down
	@rm -rf $(VENV) .offsite dist .ruff_cache .pytest_cache .import_linter_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

distclean: clean ## The same, and the Pulumi CLI that is kept for this user
	@rm -rf "$${XDG_CACHE_HOME:-$$HOME/.cache}/offsite"
