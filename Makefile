# Vigie: one file to see it work, test it, check it and install it. `make help` lists what there is.
SHELL := bash
JOBS ?= $(shell nproc)
# How many test cases run at once: a test that waits for a socket or a process must not wait for all the others too.
export SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH ?= $(shell expr 4 \* $(shell nproc))
SWIFT ?= swift
RELEASE := .build-release
SEEDS ?= 1-1000
DAYS ?= 14
prefix ?= /usr/local
sysconfdir ?= /etc
unitdir ?= /usr/lib/systemd/system

.PHONY: help setup build demo test check lint release install trial idle simulate clean coverage fuzz sanitize

help:                    ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 14

setup:                   ## install the C libraries that are missing
	@Scripts/setup

build: setup             ## debug build of everything, tests included
	$(SWIFT) build --build-tests --explicit-target-dependency-import-check error -j $(JOBS)

demo: setup              ## the main job, before your eyes: two days, no network, no root
	@echo "vigie: building (a first build takes some minutes; what it says is in .build/demo.log)"
	@mkdir -p .build
	@$(SWIFT) build --product vigie -j $(JOBS) > .build/demo.log 2>&1 || { tail -n 40 .build/demo.log; exit 1; }
	@.build/debug/vigie demo

test: build              ## everything that proves it works
	@Scripts/setup tests
	$(SWIFT) test --skip-build --parallel

simulate: setup          ## the whole daemon in simulated worlds: SEEDS=1-10000 DAYS=14; goes on where it was broken off
	$(SWIFT) build -c release --product vigie-simulate -j $(JOBS) --scratch-path .build-simulate
	.build-simulate/release/vigie-simulate --seeds $(SEEDS) --days $(DAYS) --jobs $(JOBS) --resume .build-simulate/seeds-$(DAYS)

check: lint test         ## what must be green before and after each commit

lint:                    ## format and house rules
	$(SWIFT) format lint --strict --recursive Sources Tests Package.swift
	@Scripts/house-rules
	@Scripts/check-unit

coverage: setup          ## line coverage of the domain, the law and the engine
	$(SWIFT) build --build-tests -j $(JOBS) --enable-code-coverage --scratch-path .build-coverage
	$(SWIFT) test --skip-build --enable-code-coverage --scratch-path .build-coverage --parallel
	@Scripts/coverage .build-coverage

release: setup           ## the binary that is shipped: static Swift runtime, stripped, time zone proved
	$(SWIFT) build -c release --product vigie --static-swift-stdlib -j $(JOBS) --scratch-path $(RELEASE)
	strip -o $(RELEASE)/vigie $(RELEASE)/release/vigie
	$(RELEASE)/vigie check --time-zone

install: release         ## binary, unit, users, folders, example and help
	install -D -m 0755 $(RELEASE)/vigie $(DESTDIR)$(prefix)/bin/vigie
	install -D -m 0644 systemd/vigie.service $(DESTDIR)$(unitdir)/vigie.service
	sed -i 's|/usr/local/|$(prefix)/|g' $(DESTDIR)$(unitdir)/vigie.service
	install -D -m 0644 systemd/vigie.sysusers $(DESTDIR)/usr/lib/sysusers.d/vigie.conf
	install -D -m 0644 systemd/vigie.tmpfiles $(DESTDIR)/usr/lib/tmpfiles.d/vigie.conf
	install -D -m 0644 systemd/vigie.example.yaml $(DESTDIR)$(prefix)/share/doc/vigie/vigie.example.yaml
	install -D -m 0644 watchlists/example.csv $(DESTDIR)$(prefix)/share/doc/vigie/watchlists/example.csv
	install -D -m 0644 watchlists/README.md $(DESTDIR)$(prefix)/share/doc/vigie/watchlists/README.md
	install -D -m 0644 README.md $(DESTDIR)$(prefix)/share/doc/vigie/README.md
	@echo "installed. Next: systemd/README.md, from the line 'First start'."

trial:                   ## start the installed service for real in a container of its own (root, systemd-nspawn)
	@Scripts/nspawn-trial

idle:                    ## what the daemon costs at rest with 1,000 clients
	@Scripts/idle-figures

SECONDS ?= 60
fuzz: setup              ## every reader of outside bytes with libFuzzer, SECONDS=60 each (TARGET=name for one)
	VIGIE_FUZZ=1 $(SWIFT) build -c release --sanitize=fuzzer --product vigie-fuzz -j $(JOBS) --scratch-path .build-fuzz
	@Scripts/fuzz .build-fuzz $(SECONDS) $(TARGET)

sanitize: setup          ## the tests under the address and the thread sanitizer (FILTER=name for some)
	@Scripts/sanitize "$(JOBS)" "$(FILTER)"

clean:                   ## forget every build
	rm -rf .build .build-*
