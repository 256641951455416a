# hatif: build, test, install.  `make help` lists the targets.
#
# Objects and the module go to $(BUILD). Sanitizers are variables, not edits:
#   make BUILD=build/asan SAN="-fsanitize=address,undefined"

BUILD   ?= build
CC      ?= gcc
CFLAGS  ?= -O2 -g
LIBFLAG ?= -shared
PREFIX  ?= /usr/local
DESTDIR ?=

# pkg-config only fills defaults; each is asked once, when first needed, because `make deps` may install it.
once = $(eval $(1) := $(2))$($(1))
LUA_PC       = $(call once,LUA_PC,$(firstword $(foreach p,lua5.4 lua54 lua-5.4 lua,$(shell pkg-config --exists $p 2>/dev/null && echo $p))))
LUA         ?= $(call once,LUA,$(firstword $(foreach p,lua5.4 lua54 lua,$(shell command -v $p 2>/dev/null))))
LUA_INCDIR  ?= $(call once,LUA_INCDIR,$(shell pkg-config --variable=includedir $(LUA_PC) 2>/dev/null)$(shell test -d /usr/include/lua5.4 && echo /lua5.4))
LUA_LIBS    ?= $(call once,LUA_LIBS,$(shell pkg-config --libs $(LUA_PC) 2>/dev/null))
LIBUV_INCDIR ?= /usr/include
LIBUV_LIBS   ?= -luv
UTF8PROC_INCDIR ?= /usr/include
UTF8PROC_LIBS ?= -lutf8proc
SQLITE_INCDIR ?= /usr/include
SQLITE_LIBS ?= -lsqlite3
INST_LIBDIR ?= $(PREFIX)/lib/lua/5.4
INST_LUADIR ?= $(PREFIX)/share/lua/5.4
INST_BINDIR ?= $(PREFIX)/bin
INST_MANDIR ?= $(PREFIX)/share/man/man1
INST_BASHDIR ?= $(PREFIX)/share/bash-completion/completions
INST_ZSHDIR ?= $(PREFIX)/share/zsh/site-functions
INST_FISHDIR ?= $(PREFIX)/share/fish/vendor_completions.d

WARN = -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wvla
HF_CFLAGS = -std=c11 -D_POSIX_C_SOURCE=200809L -fPIC $(WARN) $(SAN) $(CFLAGS) \
            -Isrc -I$(LUA_INCDIR) -I$(LIBUV_INCDIR) -I$(UTF8PROC_INCDIR) -I$(SQLITE_INCDIR)
LIBS = $(LIBUV_LIBS) $(UTF8PROC_LIBS) $(SQLITE_LIBS) -lpthread -lm

GENERATORS = $(wildcard src/core/gen_*.c)
CORE = $(filter-out $(GENERATORS),$(wildcard src/core/*.c))
LOOP = $(wildcard src/loop/*.c)
BIND = $(wildcard src/bind/*.c)
OBJ  = $(patsubst src/%.c,$(BUILD)/obj/%.o,$(CORE) $(LOOP) $(BIND))
LIBOBJ = $(patsubst src/%.c,$(BUILD)/obj/%.o,$(CORE) $(LOOP))
MODULE = $(BUILD)/hatif/core.so
CTESTS = $(patsubst spec/c/%.c,$(BUILD)/c/%,$(wildcard spec/c/test_*.c))

all: $(MODULE)

$(MODULE): $(OBJ)
	@mkdir -p $(@D)
	$(CC) $(LIBFLAG) $(SAN) $(LDFLAGS) -o $@ $(OBJ) $(LIBS)

$(BUILD)/obj/%.o: src/%.c
	@mkdir -p $(@D)
	$(CC) $(HF_CFLAGS) -MMD -MP -c -o $@ $<

# A C test links the two lower floors only: it is the proof that they stand alone.
$(BUILD)/c/test_%: spec/c/test_%.c $(LIBOBJ)
	@mkdir -p $(@D)
	$(CC) $(HF_CFLAGS) -MMD -MP -Ispec/c -o $@ $< $(LIBOBJ) $(LDFLAGS) $(LIBS)

# SIMDe adds lanes as the processor does: they wrap. Nothing else may.
$(BUILD)/c/test_fold_avx512 $(BUILD)/c/test_codes_avx512: private HF_CFLAGS += -Wno-psabi -fwrapv

# Tests that make allocations fail: theirs and those of the floors below go through the test.
$(filter %_oom,$(CTESTS)): LDFLAGS += $(foreach f,malloc calloc realloc free,-Wl,--wrap=$f)

# Calls of the system that fail: the seam is the linker.
FAULTS = uv_loop_init uv_timer_start uv_idle_start uv_async_init uv_mutex_init uv_cond_init uv_thread_create \
         pthread_create pthread_mutex_init pthread_cond_init
$(filter %_fault,$(CTESTS)): LDFLAGS += $(foreach f,$(FAULTS),-Wl,--wrap=$f)

$(BUILD)/c/test_slices_scale: LDFLAGS += -Wl,--wrap=realloc

# A host program for specs that need fork() or a second lua_State.
HOST = $(BUILD)/c/host
$(HOST): spec/c/host.c
	@mkdir -p $(@D)
	$(CC) $(HF_CFLAGS) -o $@ $< $(LDFLAGS) $(LUA_LIBS) -lpthread

-include $(OBJ:.o=.d) $(CTESTS:=.d)

# --- generated sources, committed ---------------------------------------------------------------

RULE = src/core/hf_fold_rule.c src/core/hf_fold_uthmani.c
tables: $(BUILD)/gen_fold_tables
	@$(BUILD)/gen_fold_tables > $(BUILD)/hf_fold_tables.c
	@mv $(BUILD)/hf_fold_tables.c src/core/hf_fold_tables.c
.PHONY: tables

$(BUILD)/gen_fold_tables: src/core/gen_fold_tables.c $(RULE) $(wildcard src/core/hf_fold*.h)
	@mkdir -p $(@D)
	$(CC) $(HF_CFLAGS) -o $@ src/core/gen_fold_tables.c $(RULE) $(UTF8PROC_LIBS)

# --- trying and testing -------------------------------------------------------------------------

HERE = $(CURDIR)
ENV = LUA_PATH="$(HERE)/lua/?.lua;$(HERE)/lua/?/init.lua;$(HERE)/spec/?.lua;;" LUA_CPATH="$(HERE)/$(BUILD)/?.so;;"
# The specs read English, whatever the language of who runs them.
BUSTED = LC_ALL=C.UTF-8 $(ENV) HATIF_BUILD=$(BUILD) HATIF_LUA=$(LUA) $(PRELOAD) $(LUA) $(shell command -v busted)

env:
	@echo 'export LUA_PATH="$(HERE)/lua/?.lua;$(HERE)/lua/?/init.lua;;" LUA_CPATH="$(HERE)/$(BUILD)/?.so;;"'

deps:
	@tools/deps.sh test

run:
	@tools/deps.sh run
	@$(MAKE) -s all
	@lua/bin/hatif run examples/chefz --replay examples/chefz/calls/hold_late_apology.jsonl --speed 10

test: deps
	@$(MAKE) -s lint ctest busted

lint:
	@luacheck -q $(wildcard lua spec examples)

ctest: $(CTESTS)
	@for t in $(CTESTS); do $$t || exit 1; done

busted: $(MODULE) $(HOST)
	@$(BUSTED) --output=plainTerminal $(SPEC)

# The page of `review --html` in Chromium, 300 MB of it: a target of its own, and left out, loudly, where it cannot be had.
.PHONY: browser-test browser-specs
browser-test:
	@if tools/deps.sh browser; then $(MAKE) -s browser-specs; \
	else echo 'hatif: SKIPPED: no Chromium or no axe-core, so the page of --html was not looked at in a browser' >&2; fi

browser-specs: $(MODULE)
	@$(BUSTED) --output=plainTerminal --pattern=_browser spec/browser

# Calls on a real Asterisk (docs/serve.md), left out, loudly, where it cannot be had. SCENARIOS="calls/kept calls/queue": these.
.PHONY: live-test
live-test:
	@$(ENV) MAKE="$(MAKE)" spec/live/live.sh $(SCENARIOS)

ASAN = BUILD=build/asan SAN="-fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer" CFLAGS="-O1 -g"
asan: deps
	@ASAN_OPTIONS=detect_leaks=1:halt_on_error=1 $(MAKE) -s $(ASAN) ctest
	@ASAN_OPTIONS=detect_leaks=0:halt_on_error=1 $(MAKE) -s $(ASAN) busted PRELOAD="LD_PRELOAD=$$($(CC) -print-file-name=libasan.so)"

# A core of the specs with the newer Lua 5.4, libuv, utf8proc and SQLite of Debian's sid, unpacked into a folder. Where that
# cannot be had, it is said aloud and nothing is tested; HATIF_SID=require makes it a failure. SPEC="spec/fold_spec.lua …"
# The loop comes first: luv 1.44 crashes where it is loaded again after a state of its own has gone.
SID = $(HERE)/build/sid/root
SID_LIBDIR = $(SID)/usr/lib/$(shell $(CC) -print-multiarch)
SID_BUILD = BUILD=build/sid/build LUA=$(SID)/bin/lua5.4 LUA_INCDIR=$(SID)/usr/include/lua5.4 LDFLAGS=-L$(SID_LIBDIR) \
            LIBUV_INCDIR=$(SID)/usr/include UTF8PROC_INCDIR=$(SID)/usr/include SQLITE_INCDIR=$(SID)/usr/include
SID_SPECS = $(patsubst %,spec/%_spec.lua,loop fold text_rows phrase times quantity stream template say guest language check timer \
            contact engine_days live snapshot store store_engine store_promises chefz examples packs review scenes cli report man)
sid-test: deps
	@if tools/sid.sh $(SID); then $(MAKE) -s $(SID_BUILD) sid-specs; \
	elif [ "$(HATIF_SID)" = require ]; then exit 1; \
	else echo 'hatif: SKIPPED: nothing was tested with sid; HATIF_SID=require makes this a failure' >&2; fi

sid-specs: $(MODULE)
	@HATIF_UNICODE=$(SID)/usr/share/unicode $(BUSTED) --ignore-lua --output=plainTerminal $(or $(SPEC),$(SID_SPECS))

# How much of the five documents is served by a protocol, and proven by scenes.
.PHONY: coverage
coverage: $(MODULE)
	@$(ENV) $(LUA) spec/coverage/coverage.lua

check: deps
	@cppcheck -q --std=c11 --enable=warning,performance,portability --inline-suppr --error-exitcode=1 \
	  --suppress=missingIncludeSystem -D_POSIX_C_SOURCE=200809L -Isrc src

# The long run of the store's promises: 1,000 kills, 10,000 simulated power cuts, 200 kills in mid-call, a million pending.
durability: $(BUILD)/c/test_store_kill $(BUILD)/c/test_store_cut $(BUILD)/c/test_store_many $(MODULE)
	HATIF_KILLS=1000 $(BUILD)/c/test_store_kill
	HATIF_CUTS=10000 $(BUILD)/c/test_store_cut
	HATIF_PENDING=1000000 $(BUILD)/c/test_store_many
	HATIF_CALL_KILLS=200 $(MAKE) -s busted SPEC=spec/store_ends_spec.lua

# The long run of the timers: ten million of them against a sorted list, then the rows of a million at full size.
long-timers: $(BUILD)/c/test_wheel $(MODULE) $(HOST)
	HATIF_TIMERS=10000000 $(BUILD)/c/test_wheel
	HATIF_LONG=1 $(BUSTED) --output=plainTerminal spec/loop_spec.lua spec/loop_life_spec.lua

# The rows of the engine at full size: 100,000 contacts, 6 million opened and closed, a storm of a million events; then
# live = replay on 100,000 calls, engine = reference on 100,000 pairs, 1,000 calls cut at every event. About an hour.
long-engine: $(MODULE) $(HOST)
	HATIF_LONG=1 $(BUSTED) --output=plainTerminal spec/engine_long_spec.lua
	HATIF_SETTLE=2000 $(BUSTED) --output=plainTerminal spec/engine_settle_spec.lua
	HATIF_SNAPSHOTS=1000 $(BUSTED) --output=plainTerminal spec/snapshot_spec.lua
	HATIF_LIVE=100000 $(BUSTED) --output=plainTerminal spec/live_random_spec.lua
	HATIF_RANDOM=100000 $(BUSTED) --output=plainTerminal spec/engine_random_spec.lua

# The long run of the text: a million cases each of fold, phrases, numbers and durations against the slow references in Lua,
# and of streams cut anywhere, once with each width of register that the machine has; first each width against the others.
# More than an hour.
LONG_TEXT = HATIF_FOLD_CASES=1000000 HATIF_PHRASE_CASES=250000 HATIF_CASES=1000000 HATIF_STREAM_CASES=50000 $(MAKE) -s busted \
            SPEC="$(patsubst %,spec/%_spec.lua,fold phrase_random quantity stream)"
long-text: $(BUILD)/c/test_fold $(BUILD)/c/test_glance
	HATIF_CASES=1000000 $(BUILD)/c/test_fold
	HATIF_CASES=1000000 $(BUILD)/c/test_glance
	for bits in 512 256 0; do $(LONG_TEXT) BUILD=$(BUILD)/simd$$bits CFLAGS="-O2 -g -DHF_SIMD_BITS=$$bits" || exit 1; done

.PHONY: bench-fold
bench-fold: $(LIBOBJ)
	@mkdir -p $(BUILD)/bench
	@$(CC) $(HF_CFLAGS) -o $(BUILD)/bench/fold spec/bench/fold.c $(LIBOBJ) $(LDFLAGS) $(LIBS)
	@$(BUILD)/bench/fold

# CALLS=2000 RUNS=5; XState is measured where `make bench-deps` has put it.
XSTATE = $(HERE)/$(BUILD)/bench/node_modules
XSTATE_VERSION = 5.33.3
.PHONY: bench-engine
bench-engine: $(MODULE)
	@mkdir -p $(BUILD)/bench
	@$(CC) $(HF_CFLAGS) -Ispec/c -o $(BUILD)/bench/engine_core spec/bench/engine/core.c $(LIBOBJ) $(LDFLAGS) $(LIBS)
	@$(CC) $(HF_CFLAGS) -Ispec/c -o $(BUILD)/bench/engine_many spec/bench/engine/many.c $(LIBOBJ) $(LDFLAGS) $(LIBS)
	@$(BUILD)/bench/engine_core
	@$(BUILD)/bench/engine_many
	@$(ENV) $(LUA) spec/bench/engine/peers.lua $(XSTATE)

# --- benches -------------------------------------------------------------------------------------

bench-deps:
	@tools/deps.sh bench
	@mkdir -p $(BUILD)/bench && cd $(BUILD)/bench && test -d node_modules/xstate || \
	  npm install --silent --no-audit --no-fund --no-save --prefix . xstate@$(XSTATE_VERSION)

BENCH_TIMERS = $(BUILD)/hatif_bench_timers.so
$(BENCH_TIMERS): spec/bench/timers.c src/core/hf_wheel.c src/core/hf_pool.c src/core/hf_wheel.h src/core/hf_pool.h
	@mkdir -p $(@D)
	$(CC) $(HF_CFLAGS) -D_DEFAULT_SOURCE $(LIBFLAG) -o $@ $(filter %.c,$^) $(LIBUV_LIBS)

# Peers of the text bench: vectorscan, RE2, PCRE2 and ICU, from `make bench-deps`. BYTES=15700000
BENCH_TEXT = $(patsubst %,$(BUILD)/bench/text/%.o,bench corpus hatif vectorscan pcre2 usearch re2)
$(BUILD)/bench/text/%.o: spec/bench/text/%.c $(wildcard spec/bench/text/*.h)
	@mkdir -p $(@D)
	@$(CC) $(HF_CFLAGS) -D_DEFAULT_SOURCE -Wno-pedantic -c -o $@ $<
$(BUILD)/bench/text/%.o: spec/bench/text/%.cc $(wildcard spec/bench/text/*.h)
	@mkdir -p $(@D)
	@$(CXX) -O2 -std=c++17 -Wall -Isrc -c -o $@ $<

bench-text: $(MODULE) $(LIBOBJ) $(BENCH_TEXT)
	@$(CXX) -o $(BUILD)/bench/text/bench $(BENCH_TEXT) $(LIBOBJ) $(LDFLAGS) $(LIBS) -lhs -lre2 -lpcre2-8 -licui18n -licuuc
	@$(BUILD)/bench/text/bench $(BYTES)
	@$(CC) $(HF_CFLAGS) -o $(BUILD)/bench/text/dump spec/bench/text/dump.c spec/bench/text/corpus.c -lm
	@$(BUILD)/bench/text/dump > $(BUILD)/bench/text/dump.lua
	@$(ENV) $(LUA) spec/bench/text/utterance.lua $(BUILD)/bench/text/dump.lua
	@$(ENV) $(LUA) spec/bench/text/slices.lua $(BUILD)/bench/text/dump.lua

# SIZES="1000 100000 1000000" RUNS=7; the instruction counts take valgrind.
bench-timers: $(MODULE) $(BENCH_TIMERS)
	@$(ENV) $(LUA) spec/bench/timers.lua
	@$(ENV) LUA="$(LUA)" sh spec/bench/timers_count.sh

# RUNS=7: the page of two hundred contacts in Chromium.
.PHONY: bench-page
bench-page: $(MODULE)
	@$(ENV) $(LUA) spec/bench/page.lua

# RATE=10000 SECONDS=5 PENDING=1000000 OVERDUE=100000 DIR=/var/tmp: on the disk that the figures are of
bench-store: $(MODULE)
	@$(ENV) $(LUA) spec/bench/store/bench.lua

# The manual page and what shells complete, from the parser of the commands.
SHARE = $(BUILD)/share
ENGLISH = LC_ALL=C LANG=C $(ENV)
man: $(MODULE)
	@mkdir -p $(SHARE)
	@$(ENGLISH) $(LUA) tools/docs/man.lua > $(SHARE)/hatif.1
	@for s in bash zsh fish; do $(ENGLISH) $(LUA) lua/bin/hatif --completion $$s > $(SHARE)/hatif.$$s || exit 1; done

# RATE=50 CONCURRENT=1000 SECONDS=20 SPEECH=1 ONLY=replay|asterisk
.PHONY: bench-live
bench-live:
	@tools/deps.sh live
	@spec/live/fetch.sh
	@$(MAKE) -s && mkdir -p $(BUILD)/bench
	@$(ENV) HATIF_LUA=$(LUA) $(LUA) spec/bench/live/bench.lua

install: all man
	install -d $(DESTDIR)$(INST_LIBDIR)/hatif $(DESTDIR)$(INST_BINDIR)
	install -m 755 $(MODULE) $(DESTDIR)$(INST_LIBDIR)/hatif/core.so
	cd lua && find hatif \( -name '*.lua' -o -path 'hatif/report/html/*' \) -type f ! -path 'hatif/meta/*' -exec install -D -m 644 {} $(abspath $(DESTDIR)$(INST_LUADIR))/{} \;
	install -m 755 lua/bin/hatif $(DESTDIR)$(INST_BINDIR)/hatif
	install -D -m 644 $(SHARE)/hatif.1 $(DESTDIR)$(INST_MANDIR)/hatif.1
	install -D -m 644 $(SHARE)/hatif.bash $(DESTDIR)$(INST_BASHDIR)/hatif
	install -D -m 644 $(SHARE)/hatif.zsh $(DESTDIR)$(INST_ZSHDIR)/_hatif
	install -D -m 644 $(SHARE)/hatif.fish $(DESTDIR)$(INST_FISHDIR)/hatif.fish

# The guides and the API as HTML, into build/docs: begin at index.html.
docs: $(MODULE)
	@tools/deps.sh docs
	@mkdir -p $(BUILD)/docs
	@$(ENGLISH) $(LUA) tools/docs/site.lua $(BUILD)/docs

# The pictures of the protocols in examples/pictures: those whose drawing has changed.
pictures: $(MODULE)
	@tools/deps.sh docs
	@$(ENGLISH) $(LUA) tools/docs/pictures.lua

# The params of the packs, in docs/packs.md.
pack-docs: $(MODULE)
	@$(ENGLISH) $(LUA) tools/docs/packs.lua

# The rockspec's lists; spec/rock_spec.lua asks what they have to be.
rockspec:
	@$(LUA) tools/rockspec.lua

sources:
	@printf '%s\n' $(sort $(CORE) $(LOOP) $(BIND))

libraries:
	@echo $(LIBS)

include tools/reliability.mk
include tools/embed.mk

clean:
	rm -rf build

help:
	@echo 'make            the module, into build/'
	@echo 'make run        installs what is missing, builds, plays a call as it happens'
	@echo 'make test       installs what is missing, builds, runs every test'
	@echo 'make browser-test   the page of review --html in Chromium, with axe-core'
	@echo 'make live-test  calls on a real Asterisk, fetched into build/, judged live (docs/serve.md); 2 minutes at most'
	@echo 'make asan       the tests under AddressSanitizer and UBSan'
	@echo 'make oom        every public function while memory runs out'
	@echo 'make fuzz       every spec/c/fuzz_*.c for FUZZ_S=60 seconds each; needs clang'
	@echo 'make cover      lines and branches of src/core that the tests run'
	@echo 'make tsan       the tests of threads and two states under ThreadSanitizer'
	@echo 'make valgrind   the C tests and a core of the specs under valgrind'
	@echo 'make soak       half load with a rogue policy, swaps and clock steps for SOAK_S=600 seconds'
	@echo 'make bench-guest    how soon endless hooks are stopped, others meanwhile, cost of the guard'
	@echo 'make check      static analysis of src/'
	@echo 'make bench-engine   events a second and memory a contact, and pure Lua and XState beside it'
	@echo 'make bench-store    promises a second, and a start with a million pending (make bench-deps first)'
	@echo 'make bench-live     from the bytes of a server to the act, with 1,000 calls; on a real Asterisk too'
	@echo 'make durability kills and power cuts, the long run'
	@echo 'make bench-timers the timers against luv, cqueues and libuv'"'"'s heap (make bench-deps first)'
	@echo 'make long-engine  the engine at full size: 100,000 contacts, 100,000 random calls live and replayed, …'
	@echo 'make long-text    a million cases of fold, phrases and quantities against slow references, with every SIMD path'
	@echo 'make long-timers  ten million random timers against a sorted list'
	@echo 'make bench-page   the page of two hundred contacts: its size, and how soon Chromium shows it (make browser-test first)'
	@echo 'make bench-text   how fast phrases are found, beside vectorscan, RE2, PCRE2, ICU (make bench-deps first)'
	@echo 'make bench-fold   how fast text folds, and utf8proc_map beside it'
	@echo 'make install    PREFIX=/usr/local DESTDIR=, with the manual page and completions for bash, zsh and fish'
	@echo 'make sid-test   a core of the specs with the newer Lua 5.4, libuv, utf8proc and SQLite of sid; HATIF_SID=require'
	@echo 'make docs       the guides and the API as HTML, into build/docs'
	@echo 'make pack-docs  writes what the params of the packs mean into docs/packs.md'
	@echo 'make pictures   draws the protocols of lua/hatif/packs into examples/pictures, with Graphviz'
	@echo 'make libhatif   the C API as libraries, and hatif.pc (docs/embed.md); make install-libhatif PREFIX= DESTDIR='
	@echo 'make tables     generates src/core/hf_fold_tables.c again'
	@echo 'make rockspec   writes the lists of the rockspec from the tree'
	@echo 'make env        prints what to eval so that lua5.4 finds this checkout'

.PHONY: all env deps run man docs pictures sid-test sid-specs pack-docs test lint ctest busted asan check durability long-engine long-text long-timers install rockspec sources libraries clean help
.PHONY: bench-deps bench-timers bench-text bench-store
