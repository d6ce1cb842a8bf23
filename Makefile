# make demo   install into .venv and build the graph of the bundled sample
# make test   everything that must hold: style, types, up-to-date exports, tests
PYTHON ?= python3
BIN    := .venv/bin
PIP    := $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt
SAMPLE := sample.ttl sample.graphml sample.gexf sample.jsonl sample.svg
WRITE  := $(BIN)/python -c 'import kg, sys; graph = kg.build(); [graph.write(path) for path in sys.argv[1:]]'

.PHONY: demo test check exports fresh-exports clean

demo: .venv/user
	$(BIN)/kg build -o out/sample
	@echo
	@echo "Now open out/sample/graph.gexf in Gephi, or ask:"
	@echo "  $(BIN)/kg query out/sample/graph.ttl 'SELECT ?who ?whom { ?who kg:accuses ?whom }'"

test: check
	@$(BIN)/python -m pytest

check: .venv/dev fresh-exports
	$(BIN)/ruff check .
	$(BIN)/mypy

exports: .venv/user
	$(WRITE) $(SAMPLE:%=exports/%)

# The committed exports must be what the code writes today.
fresh-exports: .venv/user
	@rm -rf out/fresh && mkdir -p out/fresh
	$(WRITE) $(SAMPLE:%=out/fresh/%)
	@diff -rq exports out/fresh || { echo "exports/ is out of date: run make exports and commit the result"; exit 1; }

clean:
	rm -rf .venv out

.venv/user: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(PIP) -e .
	@touch $@

.venv/dev: .venv/user
	$(PIP) -e '.[dev]'
	@touch $@
