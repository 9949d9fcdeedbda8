# `make demo` and `make test` do all the set-up themselves; `make help` lists the rest.
SWIFT ?= swift
RELEASE := .build/release
COLUMN := corpora/felieton-sprzedaz-marketing.txt
# All articles in UTF-8; the folder's README is none.
ARTICLES := $(filter-out corpora/README.md %.cp1250.txt,$(wildcard corpora/*.txt corpora/*.md corpora/*.html))

.PHONY: help setup build demo test lint lexicon verify endings context background snapshots fuzz bench stages bench-check bench-record awkward clean

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## /make \1\t/p' $(MAKEFILE_LIST) | expand -t 18

setup: ## install what is missing (Debian packages through apt-get)
	@Scripts/setup

build: setup ## build the program for release into .build/release
	$(SWIFT) build -c release --product szpalta

demo: build ## analyse corpora/ and print the report of one column
	@$(RELEASE)/szpalta analyze --format summary $(ARTICLES)
	@echo
	@$(RELEASE)/szpalta analyze --color always $(COLUMN)

lint: setup ## check the layout of the code
	$(SWIFT) format lint --strict --recursive Package.swift Sources Tests Benchmarks/Package.swift Benchmarks/Sources Benchmarks/Benchmarks

test: setup lint ## lint, build with warnings as errors, run all tests
	SZPALTA_STRICT=1 $(SWIFT) build --build-tests --explicit-target-dependency-import-check error
	SZPALTA_STRICT=1 $(SWIFT) test --skip-build

snapshots: setup ## record the golden reports anew; read the difference like code
	RECORD_SNAPSHOTS=1 $(SWIFT) test --filter Snapshot

lexicon: setup ## rebuild the lexicon resources from SGJP and wordfreq, byte for byte
	Scripts/fetch-lexicon-sources
	$(SWIFT) run -c release lexicon-builder build --sgjp lexicon-sources/libmorfeusz2.so \
	  --wordfreq lexicon-sources/wordfreq-pl.tsv --anchors Scripts/lexicon-anchors.txt --output Sources/Szpalta/Resources

verify: setup ## compare pl.lexicon with SGJP both ways, generate all forms, open damaged files
	Scripts/fetch-lexicon-sources
	$(SWIFT) run -c release lexicon-builder verify --sgjp lexicon-sources/libmorfeusz2.so \
	  --lexicon Sources/Szpalta/Resources/pl.lexicon
	$(SWIFT) run -c release lexicon-builder damage --resources Sources/Szpalta/Resources

endings: setup ## learn pl.endings from pl.lexicon, byte for byte
	$(SWIFT) run -c release lexicon-builder endings --resources Sources/Szpalta/Resources

NOTICE_OF_TEXTS := Learnt from the texts of textbooks by OpenStax Polska (https://openstax.pl), licensed under the Creative Commons Attribution 4.0 International License (https://creativecommons.org/licenses/by/4.0/), and of novels in the public domain as edited in ELTeC-pol (https://github.com/COST-ELTeC/ELTeC-pol). No text is contained.
TEXTS :=
context: setup ## learn pl.context from texts; TEXTS="openstax.jsonl novels/*.txt" as in PROVENANCE.md
	$(SWIFT) run -c release lexicon-builder train --resources Sources/Szpalta/Resources \
	  --source "OpenStax Polska, 423 modules of textbooks; ELTeC-pol, 14 novels of 1840–1939" \
	  --notice "$(NOTICE_OF_TEXTS)" $(TEXTS)

GENRES :=
HELD_OUT :=
background: setup ## count lemmas for pl.background.txt; GENRES="openstax.jsonl novels/" HELD_OUT=dev.jsonl
	$(SWIFT) run -c release lexicon-builder background --resources Sources/Szpalta/Resources \
	  --source "modules of textbooks by OpenStax Polska (https://openstax.pl, CC BY 4.0) and novels of 1840–1939 in the public domain (ELTeC-pol)" \
	  $(addprefix --exclude ,$(HELD_OUT)) $(GENRES)

MEGABYTES := 200
SEED := 1
fuzz: setup ## compare boundaries with ICU's, sentences with the long way's, on random text; MEGABYTES=200 SEED=1
	$(SWIFT) run -c release SegmentationFuzzer --megabytes $(MEGABYTES) --seed $(SEED) $(ARTICLES)

# The stages with an optimized engine, in Benchmarks/.build.
stages: setup
	$(SWIFT) build -c release --package-path Benchmarks --product StageRunner

DATA :=
EVAL :=
bench: stages ## measure beside peers from PyPI, write Benchmarks/RESULTS.md and README's figures; DATA=FOLDER for accuracy
	@Scripts/setup bench
	$(SWIFT) build -c release --package-path Benchmarks --product szpalta
	Benchmarks/peers/bench $(if $(DATA),--data "$(DATA)") $(if $(EVAL),--eval "$(EVAL)")

bench-check: stages ## count the instructions of hot loops; fail where one takes over 5 % more than recorded
	@Scripts/setup count
	Benchmarks/count-instructions

bench-record: stages ## record the instructions of hot loops in Benchmarks/instructions.json
	@Scripts/setup count
	Benchmarks/count-instructions --record

awkward: stages ## time a byte of awkward inputs at 1, 10 and 100 MB
	Benchmarks/.build/release/StageRunner awkward

clean: ## remove what was built
	rm -rf .build Benchmarks/.build Benchmarks/.venv
