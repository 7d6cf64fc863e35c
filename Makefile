# Two commands do everything from nothing: make run, make test.
PYTHON ?= python3
RUN := .setup/python
OUT ?= walkthrough

.PHONY: run test check soak bench dist clean setup setup-test

run: setup
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then $(RUN) -m desktop --demo; \
	else $(RUN) -m desktop walkthrough --out $(OUT); fi

test: setup-test
	$(RUN) tools/side_by_side.py

check: setup-test
	$(RUN) -m ruff check .
	$(RUN) -m ruff format --check .
	$(RUN) -m mypy
	.venv/bin/lint-imports

soak: setup-test
	$(RUN) -m pytest -m soak

bench: setup-test
	$(RUN) -m tests.bench

dist: setup-test
	$(RUN) -m PyInstaller --noconfirm --distpath dist --workpath build build.spec

setup:
	@$(PYTHON) tools/prepare.py run

setup-test:
	@$(PYTHON) tools/prepare.py test

clean:
	rm -rf .setup .venv build dist $(OUT)
