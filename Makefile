# Two commands: `make demo` shows claimcheck at work, `make test` runs every check. Both work in .venv only.
VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip --disable-pip-version-check --quiet --quiet
CHECK := $(VENV)/bin/claimcheck
ARCHIVE := data/samples/archive
ARTICLE := data/samples/articles/flood-gates.txt
DEMO_HOME := .demo/home

.PHONY: demo test coverage fix bench lock clean
.DELETE_ON_ERROR:

demo: .demo/indexed
	@echo "==> checking $(ARTICLE)"
	@$(CHECK) --home $(DEMO_HOME) $(ARTICLE)
	@echo "==> done; try your own: $(CHECK) ARTICLE"

test: $(VENV)/.tests-installed
	@$(PY) tools/checks.py

# Measuring it more than doubles the tests' processor time.
coverage: $(VENV)/.tests-installed
	@$(PY) -m pytest -n 2 --cov --cov-report=term

fix: $(VENV)/.tests-installed
	@$(VENV)/bin/ruff check --fix .
	@$(VENV)/bin/ruff format .

bench: .demo/indexed
	@$(PY) bench/startup.py --archive $(DEMO_HOME)/archive

# The pinned versions, for every platform, without the address of any index.
lock: $(VENV)/.tests-installed
	@$(PIP) install uv
	@$(VENV)/bin/uv pip compile --quiet --universal --python-version 3.11 --group test --upgrade \
		--no-header --no-annotate --no-emit-index-url --output-file constraints.txt pyproject.toml

clean:
	rm -rf $(VENV) .demo dist build

$(VENV)/.made: tools/make_venv.sh
	@echo "==> making the virtual environment $(VENV)"
	@sh tools/make_venv.sh $(VENV)
	@touch $@

$(VENV)/.installed: $(VENV)/.made pyproject.toml constraints.txt
	@echo "==> installing claimcheck and what it needs (about a minute the first time)"
	@$(PIP) install --constraint constraints.txt --editable .
	@touch $@

# Dependency groups came with pip 25.1.
$(VENV)/.tests-installed: $(VENV)/.installed
	@echo "==> installing what the checks need"
	@$(PIP) install 'pip>=25.1'
	@$(PIP) install --constraint constraints.txt --group test
	@touch $@

.demo/indexed: $(VENV)/.installed $(wildcard $(ARCHIVE)/*)
	@echo "==> indexing the sample archive $(ARCHIVE)"
	@mkdir -p .demo
	@$(CHECK) archive add --home $(DEMO_HOME) $(ARCHIVE)
	@touch $@
