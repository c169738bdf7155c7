# Annals: build, demo, tests. `make help` lists the targets.
.DEFAULT_GOAL := help
SWIFT ?= swift
OUT ?= out
ANNALS = .build/release/annals
# The Swift library inside the program: it starts in 16 ms, where 22 are needed to find and join the library's parts.
BUILD_FLAGS = -c release $(if $(filter Linux,$(shell uname)),--static-swift-stdlib)
TEST_FLAGS = -c release --scratch-path .build-test -Xswiftc -enable-testing

.PHONY: help setup build packs demo test corpus fuzz bench browser check format clean

help:  ## this list
	@grep -E '^[a-z]+: .*##' $(MAKEFILE_LIST) | sed 's/:.*##/	/' | expand -t 10

setup:  ## system packages that the build needs (Debian, Ubuntu; says what is missing elsewhere)
	@.ci/setup

build: setup  ## the program, optimised: .build/release/annals
	$(SWIFT) build $(BUILD_FLAGS) --product annals
	@$(MAKE) --no-print-directory packs

packs:  ## compiles the language packs into the program, which then starts at once
	@.ci/packs $(ANNALS)
	$(SWIFT) build $(BUILD_FLAGS) --product annals

demo: build  ## the main job on the briefs of Fixtures; results in out/
	@.ci/demo $(ANNALS) $(OUT)

test: setup  ## all tests that need nothing but this folder
	$(SWIFT) build $(TEST_FLAGS) --build-tests
	@.ci/packs .build-test/release/annals
	$(SWIFT) build $(TEST_FLAGS) --build-tests
	$(SWIFT) test --skip-build $(TEST_FLAGS) --skip CorpusSuite

corpus: setup  ## tests against the corpora in the folder that ANNALS_SHARED names
	@.ci/corpus $(SWIFT) $(TEST_FLAGS)

fuzz: setup  ## random texts for SECONDS, then long ones of MEGABYTES (SEED=1)
	$(SWIFT) build $(BUILD_FLAGS) --product annals-fuzz
	@.ci/fuzz .build/release/annals-fuzz $(or $(SECONDS),60) $(or $(MEGABYTES),100) $(or $(SEED),1)

bench: build  ## speed against floors, as ratios to another program in the same run
	$(SWIFT) build $(BUILD_FLAGS) --product annals-bench
	@.ci/bench .build/release

check: test corpus  ## the long tests too: a million cases for each property, random texts, 200 kills of annals add
	ANNALS_PROPERTY_CASES=1000000 $(SWIFT) test --skip-build $(TEST_FLAGS) --skip CorpusSuite
	@$(MAKE) fuzz SECONDS=60 MEGABYTES=10
	@.ci/kill .build-test/release/annals 200 1000
	@$(MAKE) browser

browser: build  ## the chronicle page in headless Chromium, where that is installed
	@.ci/browser $(ANNALS)

format:  ## formats all Swift sources in place
	$(SWIFT) format --in-place --recursive Sources Tests Package.swift

clean:  ## removes what building and the demo made
	rm -rf .build .build-test $(OUT)
