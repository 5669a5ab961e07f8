# Everything that the project needs on a machine is installed from here.
SHELL := /bin/bash
SWIFT ?= swift
PACKAGES := pkg-config libcmark-gfm-dev libxml2-dev libyaml-dev zlib1g-dev \
  nettle-dev libsqlite3-dev \
  libopenblas-serial-dev libgfortran-12-dev
# The release holds all that it needs: it starts faster, and runs on any Linux of its architecture.
RELEASE := -c release -Xswiftc -static-executable \
  $(addprefix -Xlinker ,-lz -lnettle -lsqlite3 -lstdc++ -lgfortran -lquadmath -lm)
SOURCES := Package.swift Sources Tests Benchmarks

.PHONY: demo test build lint consumers spark fuzz fuzz-short benchmark benchmark-short \
  benchmark-packages packages python python-torch format clean

## demo: build the release and mark a submission
demo: build
	@mkdir -p reports
	.build/release/grade submissions/alice.json

## test: the whole test suite
test: packages
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build

## build: the release, one file without shared libraries
build: packages
	$(SWIFT) build $(RELEASE) --product grade 2>&1 | grep -v 'statically linked applications'; \
	  exit $${PIPESTATUS[0]}

## lint: the style of the sources
lint:
	$(SWIFT) format lint --strict --recursive --parallel $(SOURCES)

## format: rewrites the sources in that style
format:
	$(SWIFT) format --in-place --recursive --parallel $(SOURCES)

## consumers: real readers of JUnit XML and a browser read our reports, NumPy writes submissions
consumers: build python
	Tests/Consumers/run .build/release/grade

## spark: 20,000 submissions under a local Spark, compared with one process; some minutes, 520 MB
spark: build .venv-spark/installed
	Tests/Spark/run .build/release/grade .venv-spark/bin/python

.venv-spark/installed: Tests/Spark/requirements.txt
	@command -v java >/dev/null || $(MAKE) packages PACKAGES=openjdk-17-jre-headless
	@python3 -c 'import ensurepip' 2>/dev/null || $(MAKE) packages PACKAGES=python3-venv
	python3 -m venv .venv-spark
	.venv-spark/bin/pip install --quiet --disable-pip-version-check -r $<
	@touch $@

## fuzz: ten minutes of random expressions, other ones each time
fuzz: build
	python3 Tests/Fuzz/expressions.py .build/release/grade --seconds 600 --seed $$RANDOM$$RANDOM

## fuzz-short: the first of them
fuzz-short: build
	python3 Tests/Fuzz/expressions.py .build/release/grade --seconds 15

## benchmark: the figures of docs/benchmarks.md, side by side in one run
benchmark: build python benchmark-packages
	$(SWIFT) build $(RELEASE) --product benchmarks
	.build/release/benchmarks

## benchmark-short: the same with few repetitions, to see that it works
benchmark-short: build python benchmark-packages
	$(SWIFT) build $(RELEASE) --product benchmarks
	.build/release/benchmarks --short

## benchmark-packages: what the program needs that only reads, parses and writes
benchmark-packages:
	@$(MAKE) --no-print-directory packages PACKAGES="g++ libsimdjson-dev"

## packages: the Debian packages that are missing
packages:
	@missing=$$(for package in $(PACKAGES); do \
	    dpkg-query -W -f '$${Status}' $$package 2>/dev/null | grep -q 'ok installed' \
	      || echo $$package; \
	  done); \
	if [ -n "$$missing" ]; then \
	  echo "installing" $$missing; \
	  $$([ "$$(id -u)" = 0 ] || echo sudo) sh -c "apt-get update -qq && \
	    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$(echo $$missing)"; \
	fi

## python: the Python packages that tests and benchmarks compare with, in .venv
python: .venv/installed
.venv/installed: Tests/Consumers/requirements.txt Benchmarks/Python/requirements.txt
	@python3 -c 'import ensurepip' 2>/dev/null || $(MAKE) packages PACKAGES=python3-venv
	python3 -m venv .venv
	.venv/bin/pip install --quiet --disable-pip-version-check $(foreach file,$^,-r $(file))
	@touch $@

## python-torch: PyTorch, which some benchmarks compare with
python-torch: python
	.venv/bin/pip install --quiet --disable-pip-version-check torch==2.15.0

clean:
	rm -rf .build reports
