# Hai lệnh cho một máy mới / two commands on a fresh machine: make demo, make test.
# Needs only Python ≥ 3.11 and make; everything else is named, with hashes, in requirements*.lock.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
STORE  := out/store
PIP     = $(BIN)/python -m pip --disable-pip-version-check --quiet

export PYTHONUTF8 := 1

.DEFAULT_GOAL := help
.PHONY: help demo test check format lock clean words readme pictures licences
.DELETE_ON_ERROR:

help: ## in danh sách này / print this list
	@sed -n 's/^\([a-z]*\):[^#]*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST)

demo: $(VENV)/.installed ## dựng đồ thị từ data/corpus, xuất ra out/ / build the graph and leave it in out/
	@mkdir -p out
	$(BIN)/kg build data/corpus --store $(STORE)
	$(BIN)/kg export --store $(STORE) --format ttl -o out/graph.ttl
	$(BIN)/kg map --store $(STORE) -o out/map.html
	$(BIN)/kg show 1712/QĐ-BHXH --store $(STORE) -o out/luoc-do-1712-QD-BHXH-2023.md
	$(BIN)/kg ask can-cu 1712/QĐ-BHXH --store $(STORE)
	$(BIN)/kg ask cac-doi-chu-quan "BHXH Việt Nam" --store $(STORE)
	$(BIN)/kg ask can-cu-cua-co-quan-da-chuyen 2026-01-30 --store $(STORE)
	@echo "Mở out/map.html để xem bản đồ dẫn chiếu / open out/map.html to see the map."

test: check ## chạy toàn bộ kiểm thử / run the whole test suite
	$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist loadfile

check: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(VENV)/.installed-dev ## sửa định dạng / format the code
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# The stamps make a second run quick; a changed lock or pyproject.toml installs again.
$(VENV)/.installed: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Python %d.%d: cần 3.11 trở lên; thử make PYTHON=python3.12" % sys.version_info[:2])'
	$(PYTHON) -m venv $(VENV)
	$(PIP) install --require-hashes -r requirements.lock
	$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed requirements-dev.lock
	$(PIP) install --require-hashes -r requirements-dev.lock
	@touch $@

# Needs uv (https://docs.astral.sh/uv/). Locks name no index: every machine uses its own.
LOCK = uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
       --no-emit-index-url --no-emit-find-links --quiet
lock: ## tính lại requirements*.lock bằng uv / resolve the locks again
	{ echo "# $(LOCK) --group build --extra office --extra web"; \
	  $(LOCK) --group build --extra office --extra web; } > requirements.lock.new
	mv requirements.lock.new requirements.lock
	{ echo "# $(LOCK) --group build --group dev --extra office --extra web -c requirements.lock"; \
	  $(LOCK) --group build --group dev --extra office --extra web -c requirements.lock; } > requirements-dev.lock.new
	mv requirements-dev.lock.new requirements-dev.lock

clean: ## xóa out/ và các bộ đệm / remove out/ and caches
	rm -rf out build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find kg tests -name __pycache__ -type d -exec rm -rf {} +

words: $(VENV)/.installed-dev ## dịch lại lời của click / compile what click says in Vietnamese
	$(BIN)/pybabel compile --domain kg --directory kg/cli/locale

readme: $(VENV)/.installed-dev ## chạy các lệnh trong README và ghi lại kết quả / run the commands of the README
	KG_WRITE_README=1 $(BIN)/python -m pytest -q tests/unit/test_readme.py

pictures: $(VENV)/.installed-dev ## vẽ lại hình của docs/huong-dan.md / draw the pictures of the guide again
	$(BIN)/python docs/draw_pictures.py

licences: $(VENV)/.installed-dev ## liệt kê lại giấy phép của mọi gói / list the licences of all packages again
	$(BIN)/python docs/list_licences.py
