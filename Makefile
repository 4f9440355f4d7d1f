# make run   starts the dashboard          make test   checks everything
# Needs Python 3.11 or newer and make; everything else goes into .venv

PYTHON ?= python3
PORT ?= 8501
STORY ?= kazakhstan-2022
OUT ?=
DIR ?=
KILLS ?= 60
SIZES ?= 5 1000
DISTINCT ?= 1000
KEEP ?=
# A corpus of real articles may lie beside the project.
CORPUS ?= $(firstword $(wildcard ../shared/corpora/*.jsonl.gz))
NAME ?=
WORKERS ?= $(shell expr $$(getconf _NPROCESSORS_ONLN) + 2)  # of the tests: two more than cores, for a browser waits as much as it works
BIN := .venv/bin
CHROMIUM ?= $(firstword $(foreach name,chromium chromium-browser google-chrome,$(shell command -v $(name) 2>/dev/null)))

SHOT_OPTIONS := $(if $(OUT),--out $(OUT))
APT_INSTALL = apt-get install -y --no-install-recommends chromium
NGINX ?= $(firstword $(wildcard $(patsubst %,%/nginx,$(subst :, ,$(PATH):/usr/sbin:.cache/nginx/usr/sbin))))

.PHONY: help run test cluster lint types format unit browser proxy build check desk story screenshots bench faults spreadsheet constraints clean hostile guards load overload soak audit
.DEFAULT_GOAL := help

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: .venv/.app ## start the dashboard (PORT=8501)
	@printf '\nMawaqif · مواقف   http://localhost:%s   (Ctrl+C stops it)\n\n' '$(PORT)'
	@exec $(BIN)/streamlit run app.py --server.port $(PORT) --server.headless true

# Compiled files are kept: each server a test starts would compile the program anew otherwise.
test unit: export PYTHONDONTWRITEBYTECODE =

test: .venv/.dev browser proxy ## ruff, mypy, then every test, browser included
	@$(MAKE) --no-print-directory lint types
	$(BIN)/python -m pytest -n $(WORKERS) --maxprocesses 8 --dist loadfile

unit: .venv/.dev ## every test but those that need a browser
	$(BIN)/python -m pytest -n $(WORKERS) --maxprocesses 8 --dist loadfile -m 'not browser and not cluster'

cluster: .venv/.cluster ## the contract on ClickHouse's engine, one test table for both (installs 600 MB)
	$(BIN)/python -m pytest -m cluster tests/cluster

lint: .venv/.dev ## ruff: rules and layout
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/.dev ## mypy, strict
	$(BIN)/mypy

format: .venv/.dev ## put the layout right
	$(BIN)/ruff check --fix-only --quiet .
	$(BIN)/ruff format .

build: .venv/.app ## rebuild a story's tables (STORY=kazakhstan-2022)
	$(BIN)/python -m data.build $(STORY)

check: .venv/.app ## what is wrong or unknown in a story's files (STORY=kazakhstan-2022)
	$(BIN)/python -m data.check '$(STORY)'

desk: .venv/.app ## review a story's findings, on this machine alone (STORY=kazakhstan-2022, PORT=8501)
	$(BIN)/python -m data.build '$(STORY)'
	@printf '\nReview · المراجعة   http://localhost:%s/review?story=%s   (Ctrl+C stops it)\n\n' '$(PORT)' '$(STORY)'
	@MAWAQIF_DESK=1 exec $(BIN)/streamlit run app.py --server.address localhost --server.port $(PORT) --server.headless true

story: .venv/.app ## a folder of .txt files becomes a story (DIR=path, NAME=id)
	@test -n '$(DIR)' || { echo 'Which folder? make story DIR=path/to/texts'; exit 2; }
	$(BIN)/python -m data.new_story '$(DIR)' $(if $(NAME),--name '$(NAME)')

screenshots: .venv/.dev browser ## README's pictures (OUT=folder: every page, language, width and theme)
	$(BIN)/python -m tests.browser.screenshots $(SHOT_OPTIONS)

bench: .venv/.dev browser ## what size costs, beside floors, SQLite and pandas (SIZES='5 1000 10000', KEEP=folder, CORPUS=file); speed of each step
	$(BIN)/python -m benchmarks.scale --articles $(SIZES) --distinct $(DISTINCT) $(if $(CORPUS),--corpus '$(CORPUS)') $(if $(KEEP),--keep '$(KEEP)')
	$(BIN)/python -m benchmarks.extraction

faults: .venv/.dev ## kills builds, workers and servers, fills the disk: the old tables must stand (KILLS=60)
	$(BIN)/python -m benchmarks.faults --kills $(KILLS)
	$(BIN)/python -m benchmarks.faults_served

hostile: .venv/.dev ## hostile addresses and mutated articles against a real server
	$(BIN)/python -m benchmarks.attack

spreadsheet: .venv/.dev ## what LibreOffice makes of the CSV exports (passes over where it is not installed)
	$(BIN)/python -m tests.spreadsheet
guards: .venv/.dev ## takes guards away one by one: a test must notice each
	$(BIN)/python -m benchmarks.guards

load: .venv/.dev ## many readers at once, beside an empty page
	$(BIN)/python -m benchmarks.load

overload: .venv/.dev ## a thousand visitors within 20 seconds: a page or the polite notice, and those who wait come in
	$(BIN)/python -m benchmarks.overload

soak: .venv/.dev ## fifty readers for half an hour: the slope of memory
	$(BIN)/python -m benchmarks.load --soak 30

audit: .venv/.app ## known advisories on the pinned versions (needs the network)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check pip-audit
	$(BIN)/python -m pip_audit --strict --no-deps --disable-pip -r constraints.txt

constraints: .venv/.dev ## write the installed versions down after changing a pin
	@{ sed -n 1,2p constraints.txt; $(BIN)/pip freeze | sort -f; } > constraints.new && mv constraints.new constraints.txt

clean: ## forget the environment and every cache
	rm -rf .venv .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis data/stories/*/.build

.venv/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo 'Python 3.11 or newer is needed and $(PYTHON) is not. Name another one: make PYTHON=python3.12 $(MAKECMDGOALS)'; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv || { rm -rf .venv; \
	  echo 'Python cannot make an environment here. On Debian or Ubuntu type: sudo apt-get install python3-venv'; exit 1; }
	@touch $@

.venv/.app: .venv/.made requirements.txt constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

.venv/.dev: .venv/.app requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

.venv/.cluster: .venv/.dev requirements-cluster.txt requirements-cluster-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-cluster-dev.txt
	@touch $@

# Tests drive the system's Chromium: Playwright's own download is not available everywhere.
browser:
	@if [ -n '$(CHROMIUM)' ]; then exit 0; fi; \
	if ! command -v apt-get >/dev/null; then echo 'Chromium is missing. Install it, then: make CHROMIUM=/path/to/chromium $(MAKECMDGOALS)'; exit 1; fi; \
	if [ "$$(id -u)" = 0 ]; then apt-get update -qq && DEBIAN_FRONTEND=noninteractive $(APT_INSTALL); \
	elif sudo -n true 2>/dev/null; then sudo -n apt-get update -qq && sudo -n env DEBIAN_FRONTEND=noninteractive $(APT_INSTALL); \
	else echo 'Chromium is missing. Type: sudo $(APT_INSTALL)'; exit 1; fi

# The deployment test puts nginx before the dashboard. Debian's package is unpacked into .cache and not installed: installed, it would
# begin to serve port 80 at once.
proxy:
	@if [ -n '$(NGINX)' ]; then exit 0; fi; \
	if [ "$$(id -u)" = 0 ]; then apt-get update -qq; elif sudo -n true 2>/dev/null; then sudo -n apt-get update -qq; fi; \
	mkdir -p .cache/nginx && cd .cache/nginx && apt-get download -qq -o APT::Sandbox::User=root nginx && dpkg -x nginx*.deb . || { \
	  echo 'nginx is missing. Install it (Debian: sudo apt-get install nginx-light), or: make NGINX=/path/to/nginx $(MAKECMDGOALS)'; exit 1; }
