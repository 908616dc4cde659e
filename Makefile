# The daily tasks. `make demo` and `make test` work on a fresh machine with Python 3.11 or newer and nothing else.

PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin

# Address of a package index that holds PyTorch's CPU build; empty: the registry's own build.
# On Linux that build brings about 3 GB of CUDA packages that yjqa does not use.
YJQA_TORCH_INDEX ?=

DEMO_QUESTIONS = "what actions does Rob Hill own" "which of Rob Hill's actions are due before October 2019" "who owns the perpetrator panel action" "how much did the police contribute in Westshire in 2016/17?" "how does the custody rate in Eastport compare with England?"

export HF_HUB_OFFLINE = 1

.PHONY: demo test check container-linter format bench corpus lock clean

demo: $(VENV)/.installed
	@$(BIN)/yjqa ingest corpus
	@for question in $(DEMO_QUESTIONS); do printf '\n> %s\n' "$$question"; $(BIN)/yjqa ask "$$question"; done
	@printf '\n> yjqa check\n'; $(BIN)/yjqa check
	@printf '\nTry next:\n'
	@printf '  %s\n' '$(BIN)/yjqa actions --status open' '$(BIN)/yjqa compare budgets --area Northmarch' \
	  '$(BIN)/yjqa documents' '$(BIN)/yjqa ingest FOLDER-OF-YOUR-PAPERS' '$(BIN)/yjqa --help'

# Each file of tests is run by one process, which makes what its tests share once; more than four would only share less.
test: $(VENV)/.installed-dev
	$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist loadfile

check: $(VENV)/.installed-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/mypy benchmarks

# With which the tests look at the container file; where it is not there, they pass that over. Needs npm.
container-linter: $(VENV)/bin/python
	@npm install --silent --no-audit --no-fund --prefix $(VENV)/container-linter dockerfile-utils@0.16.3

format: $(VENV)/.installed-dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(VENV)/.installed-dev
	$(BIN)/python benchmarks/report.py

corpus: $(VENV)/.installed-dev
	$(BIN)/python corpus/src/build.py

lock: $(VENV)/.installed-dev
	@$(BIN)/pip install --quiet --disable-pip-version-check -e '.[dev,ocr]'
	( sed -n '/^#/p' constraints.txt; $(BIN)/pip freeze --exclude-editable | sed 's/+cpu$$//' ) > constraints.new
	mv constraints.new constraints.txt

clean:
	rm -rf $(VENV) .yjqa

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "yjqa needs Python 3.11 or newer; say which with: make $(MAKECMDGOALS) PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.torch: $(VENV)/bin/python
	@if [ -n "$(YJQA_TORCH_INDEX)" ]; then $(BIN)/pip install --quiet torch==2.13.0 --index-url "$(YJQA_TORCH_INDEX)"; fi
	@touch $@

$(VENV)/.installed: pyproject.toml constraints.txt $(VENV)/.torch
	@echo "Installing (a few minutes the first time) ..."
	@$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	@$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@# without its dependencies, which pyproject.toml has: it asks for a typer below ours, and works with ours
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps openapi-python-client==0.29.1
	@touch $@
