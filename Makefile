# Everything a developer does, one target each. A fresh machine needs Python 3.11 to 3.14, pip, make and git.
# The environment is .venv, made on demand from the pinned and hashed constraints; two stamps say what is in it:
# .venv/.run (what a user of the package gets) and .venv/.ready (what a developer gets on top).

SHELL := /bin/bash
# The first Python on the path that is new enough; set PYTHON=… to choose another.
ifndef PYTHON
PYTHON := $(shell for p in python3 python3.13 python3.12 python3.11 python3.14; do \
  $$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))' 2>/dev/null && echo $$p && break; done)
endif
PY := .venv/bin/python
# The machine's own pip installs into .venv, so that the environment needs no ensurepip (Debian ships it apart).
PIP := $(PYTHON) -m pip --disable-pip-version-check --python $(PY) install --quiet
# Extra arguments for the command behind a target: make demo ARGS=--json, make test ARGS='-k span'.
ARGS ?=

.DEFAULT_GOAL := help
.PHONY: help demo test check golden eval bench bench-short docs fuzz office test-services test-postgres constraints format changelog clean

# Prints the targets and what each one does: the comment above it.
help:
	@awk '/^# /{c = substr($$0, 3)} /^[a-z-]+:/{sub(/:.*/, "", $$1); printf "make %-14s %s\n", $$1, c} !/^#/{c = ""}' Makefile

# Makes the empty environment, or says in one line what is missing.
$(PY):
	@test -n "$(PYTHON)" || { echo "make: no Python 3.11 to 3.14 found on the path; install one, or say make PYTHON=/path/to/python" >&2; exit 1; }
	@$(PYTHON) -m pip --version >/dev/null 2>&1 || { echo "make: $(PYTHON) has no pip; install it (python3-pip) and try again" >&2; exit 1; }
	$(PYTHON) -m venv --without-pip .venv

# What the program needs to run, and the program itself from this tree. The builder comes from the hashed list too.
.venv/.run: constraints/run.txt pyproject.toml | $(PY)
	$(PIP) --require-hashes -r constraints/run.txt
	$(PIP) --no-build-isolation --no-deps -e .
	@touch $@

# Everything a developer needs; it contains what the program needs, at the same versions.
.venv/.ready: constraints/dev.txt constraints/run.txt pyproject.toml | $(PY)
	$(PIP) --require-hashes -r constraints/dev.txt
	$(PIP) --no-build-isolation --no-deps -e .
	@touch .venv/.run $@

# Makes the demo record out of the invented pages that ship with the package, and asks it the main questions; SERVE=1 serves it as a website.
demo: .venv/.run
	.venv/bin/onrecord demo $(if $(SERVE),--serve) $(ARGS)

# Runs every test; COV=1 also measures which lines they reach, JOBS=2 runs them in two processes.
test: .venv/.ready
	$(PY) -m pytest $(if $(JOBS),-n $(JOBS)) $(if $(COV),--cov --cov-report=term:skip-covered) $(ARGS)

# Checks style, types and floors: nothing is changed.
check: .venv/.ready
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports

# Applies the formatter and the safe repairs of the linter.
format: .venv/.ready
	.venv/bin/ruff check --fix-only .
	.venv/bin/ruff format .

# Rewrites the plays (the golden readings) from what the reader says now; look at `git diff tests` before you commit.
golden: .venv/.ready
	ONRECORD_GOLDEN=1 $(PY) -m pytest tests/plays $(ARGS)

# Measures the quality of reading on marked pages and holds it against the floors in eval/floors.json.
eval: .venv/.ready
	$(PY) eval/run.py $(ARGS)

# Measures speed and memory beside the peer tool, in full.
bench: .venv/.ready
	$(PY) benchmarks/run.py $(ARGS)

# Measures speed and memory in a few minutes and holds them against their floors; CI runs this one.
bench-short: .venv/.ready
	$(PY) benchmarks/run.py --short $(ARGS)

# Builds the documentation into docs/_build/html; a warning is an error.
docs: .venv/.ready
	.venv/bin/sphinx-build -W --keep-going -q -b html docs docs/_build/html
	@echo "docs/_build/html/index.html"

# Throws mutated pages at the reader until stopped (ARGS=-max_total_time=60 for a minute).
fuzz: .venv/.ready
	$(PIP) --require-hashes -r constraints/fuzz.txt
	$(PY) fuzz/read_fuzz.py $(ARGS)

# Makes the folder of a new press office: make office ID=xx_yyy (country, office).
office: .venv/.ready
	@test -n "$(ID)" || { echo "make: which office? make office ID=xx_yyy (country code, office)" >&2; exit 2; }
	$(PY) scripts/new_office.py $(ID)

# Installs what some tests need beside the environment: Java and the schema of TEI, Chromium, PostgreSQL (started, with an empty database).
test-services: .venv/.ready
	scripts/test-services.sh
	$(PIP) --no-deps --require-hashes -r constraints/schemas.txt

# Runs the tests of what the site keeps in a database once more, on the PostgreSQL that test-services started.
test-postgres: .venv/.ready
	ONRECORD_TEST_DATABASE=postgresql://onrecord:onrecord@127.0.0.1/onrecord_test $(PY) -m pytest -q $(if $(JOBS),-n $(JOBS)) \
	  tests/web/alerts tests/web/discussion tests/web/dossiers tests/web/pages tests/web/project $(ARGS)

# Resolves the pinned and hashed constraints anew, for Python 3.11 to 3.14 and without naming any index; needs uv.
constraints:
	scripts/constraints.sh

# Builds the changelog of a release from its fragments: make changelog VERSION=0.2.0
changelog: .venv/.ready
	.venv/bin/towncrier build --yes --version $(VERSION)

# Removes what the targets above made.
clean:
	rm -rf .venv build dist htmlcov docs/_build .coverage* .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
