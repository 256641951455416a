# What goes wrong: memory that runs out, fuzzers, coverage, threads, long runs. Included by the Makefile.

# --- memory -------------------------------------------------------------------------------------

# A host whose memory runs out, for the whole public API.
OOM = $(BUILD)/c/oom_lua
$(OOM): spec/c/oom_lua.c $(OBJ)
	@mkdir -p $(@D)
	$(CC) $(HF_CFLAGS) $(foreach f,malloc calloc realloc free,-Wl,--wrap=$f) -o $@ $< $(OBJ) $(LDFLAGS) $(LUA_LIBS) $(LIBS)

# Every public function while memory runs out; HATIF_OOM=all looks at every allocation.
oom: $(OOM)
	@LUA_PATH="$(HERE)/lua/?.lua;$(HERE)/lua/?/init.lua;;" $(OOM) spec/support/out_of_memory.lua

# --- fuzzers ------------------------------------------------------------------------------------

# A file spec/c/fuzz_X.c joins by itself. Its inputs start from FUZZ_SEEDS_X, and from spec/fuzz/X, where inputs that
# were findings stay. `make fuzz FUZZ_S=60` runs all, FUZZERS="fold wheel" some.
FUZZ_S ?= 60
# With FUZZ_RUNS each target makes so many inputs from one seed in place of a time: the same ones on every machine. An
# input that costs more counts for more.
FUZZ_RUNS ?=
FUZZ_COST_policy = 50
FUZZ_COST_jsonl = 20
FUZZ_COST_vcon = 20
FUZZ_COST_ami = 20
FUZZ_COST_esl = 50
FUZZ_SPAN = $(if $(FUZZ_RUNS),-runs=$$(($(FUZZ_RUNS) / $(or $(FUZZ_COST_$*),1))) -seed=1,-max_total_time=$(FUZZ_S))
FUZZERS ?= $(patsubst spec/c/fuzz_%.c,%,$(wildcard spec/c/fuzz_*.c))
FUZZ_LEN = 512
FUZZ_LEN_wheel = 4096
FUZZ_LEN_snapshot = 2048
FUZZ_LEN_policy = 8192
FUZZ_LEN_jsonl = 8192
FUZZ_LEN_vcon = 8192
FUZZ_LEN_ami = 4096
FUZZ_LEN_esl = 8192
FUZZ_SEEDS_policy = spec/policies
FUZZ_SEEDS_jsonl = examples/chefz/calls
FUZZ_SEEDS_vcon = spec/fixtures/vcon
FUZZ_SEEDS_ami = spec/traces
FUZZ_SEEDS_esl = spec/traces
FUZZ_SAN = -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=undefined

fuzz:
	@$(MAKE) -s BUILD=build/fuzz CC=clang SAN="$(FUZZ_SAN)" CFLAGS="-O1 -g" fuzz-run

fuzz-run: $(FUZZERS:%=fuzz-run-%)

.PRECIOUS: $(BUILD)/fuzz_%
$(BUILD)/fuzz_%: spec/c/fuzz_%.c $(OBJ)
	@mkdir -p $(@D)
	$(CC) $(HF_CFLAGS) -fsanitize=fuzzer -Ispec/c -o $@ $< $(OBJ) $(LDFLAGS) $(LUA_LIBS) $(LIBS)

fuzz-run-%: $(BUILD)/fuzz_%
	@mkdir -p $(BUILD)/corpus/$*
	@$< $(FUZZ_SPAN) -max_len=$(or $(FUZZ_LEN_$*),$(FUZZ_LEN)) -timeout=10 -verbosity=1 \
	  -artifact_prefix=$(BUILD)/finding-$*- $(BUILD)/corpus/$* $(wildcard spec/fuzz/$*) $(FUZZ_SEEDS_$*) \
	  >$(BUILD)/$*.log 2>&1 || { tail -40 $(BUILD)/$*.log; exit 1; }
	@echo "fuzz $*: $$(grep -o 'Done .*' $(BUILD)/$*.log), no finding"

# --- coverage -----------------------------------------------------------------------------------

# C tests and specs of a build that counts what it runs. Lines that no test can reach stand in spec/unreachable.tsv.
cover: deps
	@$(MAKE) -s BUILD=build/cover SAN=--coverage CFLAGS="-O0 -g" cover-run

COVER_SPECS = $(filter-out spec/rock_spec.lua spec/pages_spec.lua,$(wildcard spec/*_spec.lua))
cover-run:
	@find $(BUILD) -name '*.gcda' -delete 2>/dev/null || true
	@$(MAKE) -s ctest oom >$(BUILD).log 2>&1 || { tail -20 $(BUILD).log; exit 1; }
	@$(MAKE) -s busted SPEC="$(COVER_SPECS)" >>$(BUILD).log 2>&1 || { tail -20 $(BUILD).log; exit 1; }
	@$(LUA) tools/cover.lua $(BUILD) $(CORE)

# --- threads ------------------------------------------------------------------------------------

# The tests whose floors have threads, and two states in two threads. Scripts that overrun are left out: a sanitizer keeps
# signals back until the script makes a call that it knows, which an endless loop never does.
TSAN_TESTS = watchdog clock store
tsan: deps
	@$(MAKE) -s BUILD=build/tsan SAN=-fsanitize=thread CFLAGS="-O1 -g" tsan-run

tsan-run: $(TSAN_TESTS:%=$(BUILD)/c/test_%) $(MODULE) $(HOST)
	@for t in $(TSAN_TESTS:%=$(BUILD)/c/test_%); do timeout -s KILL 120 $$t || exit 1; done
	@$(ENV) timeout -s KILL 120 $(HOST) spec/support/two_threads.lua

# --- valgrind -----------------------------------------------------------------------------------

# The kills and the power cuts of the store are other processes: left to `make durability`.
VALGRIND = valgrind -q --error-exitcode=9 --leak-check=full --errors-for-leak-kinds=definite
VALGRIND_TESTS = $(filter-out %_kill %_cut %_scale %_oom %_random,$(CTESTS))
VALGRIND_SPECS = $(patsubst %,spec/%_spec.lua,contact language timer template phrase)
valgrind: deps $(CTESTS) $(MODULE)
	@for t in $(VALGRIND_TESTS); do $(VALGRIND) $$t || exit 1; done
	@$(ENV) HATIF_BUILD=$(BUILD) HATIF_LUA=$(LUA) $(VALGRIND) $(LUA) $(shell command -v busted) \
	  --ignore-lua --output=plainTerminal $(VALGRIND_SPECS)

# --- long runs and benches ----------------------------------------------------------------------

SOAK_S ?= 600
soak: $(MODULE)
	@$(ENV) SOAK_S=$(SOAK_S) $(LUA) spec/bench/soak.lua

# Beside the module stands one without its watchdog: what the guard costs is the difference.
UNGUARDED = $(BUILD)/unguarded/hatif/core.so
$(UNGUARDED): spec/bench/unguarded.c $(OBJ)
	@mkdir -p $(@D)
	$(CC) $(HF_CFLAGS) $(LIBFLAG) $(LDFLAGS) -o $@ $(filter-out %/hf_watchdog.o,$(OBJ)) $< $(LIBS)

bench-guest: $(MODULE) $(UNGUARDED)
	@$(CC) $(HF_CFLAGS) -o $(BUILD)/bench_watchdog spec/bench/watchdog.c $(LIBOBJ) $(LDFLAGS) $(LIBS)
	@$(BUILD)/bench_watchdog
	@$(ENV) HATIF_LUA=$(LUA) $(LUA) spec/bench/guest.lua

.PHONY: oom fuzz fuzz-run cover cover-run tsan tsan-run valgrind soak bench-guest
