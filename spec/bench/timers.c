/* SPDX-License-Identifier: MIT
 * What the timers' bench needs of C: clocks, bare crossings as floors, and the same operations on the wheel and on libuv's
 * heap without Lua. A Lua module, built by `make bench-timers`.
 */
#include <lauxlib.h>
#include <lua.h>
#include <malloc.h>
#include <stdlib.h>
#include <time.h>
#include <uv.h>

#include "core/hf_wheel.h"

static int64_t clock_of(clockid_t id) {
  struct timespec t;
  clock_gettime(id, &t);
  return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

static int bench_ns(lua_State *L) {
  lua_pushinteger(L, clock_of(CLOCK_MONOTONIC));
  return 1;
}

/* CPU time of this thread: other processes do not show in it. */
static int bench_cpu(lua_State *L) {
  lua_pushinteger(L, clock_of(CLOCK_THREAD_CPUTIME_ID));
  return 1;
}

/* (ms, fn, arg) -> integer: the crossing of an arm, with its exact clock. */
static int bench_cross3(lua_State *L) {
  lua_Integer ms = lua_tointeger(L, 1);
  lua_pushinteger(L, ms + clock_of(CLOCK_MONOTONIC));
  return 1;
}

/* (id) -> boolean: the crossing of a cancel. */
static int bench_cross1(lua_State *L) {
  lua_pushboolean(L, lua_tointeger(L, 1) != 0);
  return 1;
}

/* (n, fn, arg): the calls of a fire and nothing else. */
static int bench_calls(lua_State *L) {
  for (lua_Integer n = lua_tointeger(L, 1); n > 0; n--) {
    lua_pushvalue(L, 2);
    lua_pushvalue(L, 3);
    lua_call(L, 1, 0);
  }
  return 0;
}

static uint64_t seed = 42;

static uint64_t draw(uint64_t below) {
  uint64_t z = seed += UINT64_C(0x9e3779b97f4a7c15);
  z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
  z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
  return (z ^ z >> 31) % below;
}

typedef struct inputs {
  size_t n;
  uint32_t *order; /* a random permutation */
  int64_t *ms; /* random delays of up to an hour */
} inputs;

static inputs inputs_new(size_t n) {
  inputs in = { n, malloc(n * sizeof *in.order), malloc(2 * n * sizeof *in.ms) };
  if (!in.order || !in.ms) abort();
  for (size_t i = 0; i < n; i++) in.order[i] = (uint32_t)i;
  for (size_t i = n; i > 1; i--) {
    size_t j = draw(i);
    uint32_t o = in.order[i - 1];
    in.order[i - 1] = in.order[j];
    in.order[j] = o;
  }
  for (size_t i = 0; i < 2 * n; i++) in.ms[i] = 60000 + (int64_t)draw(3600000);
  return in;
}

static void inputs_free(inputs *in) {
  free(in->order);
  free(in->ms);
}

static void result(lua_State *L, const char *name, int64_t ns, size_t n) {
  lua_pushnumber(L, (double)ns / (double)n);
  lua_setfield(L, -2, name);
}

#define REPEATS 3

/* Fires all timers of the wheel in ticks of 1 ms, with the work of one slice each; ns of CPU time. The least that a tick took
 * in all repeats stays in `ticks`: an interrupt or a neighbour's use of the cache is not ours. */
static int64_t fire_all(hf_wheel *w, int64_t *ticks, size_t n) {
  int64_t total = 0;
  uint64_t id;
  for (size_t now = 0; w->count > 0; now++) {
    uint32_t work = HF_WHEEL_SLICE;
    int64_t from = clock_of(CLOCK_THREAD_CPUTIME_ID);
    hf_wheel_begin(w, (int64_t)now);
    while ((id = hf_wheel_pop(w, &work)) != 0) hf_wheel_cancel(w, id);
    hf_wheel_end(w);
    int64_t took = clock_of(CLOCK_THREAD_CPUTIME_ID) - from;
    if (now < n && (ticks[now] == 0 || took < ticks[now])) ticks[now] = took;
    total += took;
  }
  return total;
}

/* Arms all within `span` ms and fires them; the worst tick. Notes what a timer took, arming left out, under `fire`. */
static void measure_advance(lua_State *L, const inputs *in, size_t span, const char *worst_name, const char *fire) {
  size_t n = span + 1024;
  int64_t *ticks = calloc(n, sizeof *ticks), worst = 0, total = 0;
  if (!ticks) abort();
  for (int repeat = 0; repeat < REPEATS; repeat++) {
    hf_wheel w;
    uint64_t id;
    if (hf_wheel_init(&w, 0, 0)) abort();
    for (size_t i = 0; i < in->n; i++) hf_wheel_add(&w, in->ms[i] % (int64_t)span, 0, &id);
    total = fire_all(&w, ticks, n);
    hf_wheel_fini(&w);
  }
  for (size_t i = 0; i < n; i++)
    if (ticks[i] > worst) worst = ticks[i];
  result(L, worst_name, worst, 1);
  if (fire) result(L, fire, total, in->n);
  free(ticks);
}

/* (n) -> { arm, cancel, rearm, pair: in random order, again, in_order: an arm in memory that is there, and a cancel in order of
 * arming, fire, dense, sparse: worst advance } in ns: the wheel, called from C. */
static int bench_wheel(lua_State *L) {
  inputs in = inputs_new((size_t)luaL_checkinteger(L, 1));
  uint64_t *ids = malloc(in.n * sizeof *ids);
  hf_wheel w;
  if (!ids || hf_wheel_init(&w, 0, 0)) abort();
  lua_newtable(L);
  int64_t t = clock_of(CLOCK_THREAD_CPUTIME_ID);
  for (size_t i = 0; i < in.n; i++) hf_wheel_add(&w, in.ms[i], 0, &ids[i]);
  result(L, "arm", clock_of(CLOCK_THREAD_CPUTIME_ID) - t, in.n);
  t = clock_of(CLOCK_THREAD_CPUTIME_ID);
  for (size_t i = 0; i < in.n; i++) hf_wheel_reset(&w, ids[in.order[i]], in.ms[in.n + i]);
  result(L, "rearm", clock_of(CLOCK_THREAD_CPUTIME_ID) - t, in.n);
  t = clock_of(CLOCK_THREAD_CPUTIME_ID);
  for (size_t i = 0; i < in.n; i++) {
    hf_wheel_cancel(&w, ids[in.order[i]]);
    hf_wheel_add(&w, in.ms[i], 0, &ids[in.order[i]]);
  }
  result(L, "pair", clock_of(CLOCK_THREAD_CPUTIME_ID) - t, in.n);
  t = clock_of(CLOCK_THREAD_CPUTIME_ID);
  for (size_t i = 0; i < in.n; i++) hf_wheel_cancel(&w, ids[in.order[i]]);
  result(L, "cancel", clock_of(CLOCK_THREAD_CPUTIME_ID) - t, in.n);
  w.pool.hold = true; /* so that its memory is there the next time */
  for (int i = 0; i < 2; i++) {
    t = clock_of(CLOCK_THREAD_CPUTIME_ID);
    for (size_t k = 0; k < in.n; k++) hf_wheel_add(&w, in.ms[k], 0, &ids[k]);
    result(L, "again", clock_of(CLOCK_THREAD_CPUTIME_ID) - t, in.n);
    t = clock_of(CLOCK_THREAD_CPUTIME_ID);
    for (size_t k = 0; k < in.n; k++) hf_wheel_cancel(&w, ids[k]);
    result(L, "in_order", clock_of(CLOCK_THREAD_CPUTIME_ID) - t, in.n);
  }
  hf_wheel_fini(&w);
  measure_advance(L, &in, in.n / 100, "dense", "fire");
  measure_advance(L, &in, 1000000, "sparse", NULL);
  free(ids);
  inputs_free(&in);
  return 1;
}

static size_t fired;

static void on_timer(uv_timer_t *timer) {
  (void)timer;
  fired++;
}

/* (n) -> the same in ns: libuv's heap, called from C. Its timers are not closed, only stopped. */
static int bench_heap(lua_State *L) {
  inputs in = inputs_new((size_t)luaL_checkinteger(L, 1));
  uv_timer_t *timers = calloc(in.n, sizeof *timers);
  uv_loop_t loop;
  if (!timers || uv_loop_init(&loop)) abort();
  for (size_t i = 0; i < in.n; i++) uv_timer_init(&loop, &timers[i]);
  lua_newtable(L);
  int64_t t = clock_of(CLOCK_THREAD_CPUTIME_ID);
  for (size_t i = 0; i < in.n; i++) uv_timer_start(&timers[i], on_timer, (uint64_t)in.ms[i], 0);
  result(L, "arm", clock_of(CLOCK_THREAD_CPUTIME_ID) - t, in.n);
  t = clock_of(CLOCK_THREAD_CPUTIME_ID);
  for (size_t i = 0; i < in.n; i++) uv_timer_start(&timers[in.order[i]], on_timer, (uint64_t)in.ms[in.n + i], 0);
  result(L, "rearm", clock_of(CLOCK_THREAD_CPUTIME_ID) - t, in.n);
  t = clock_of(CLOCK_THREAD_CPUTIME_ID);
  for (size_t i = 0; i < in.n; i++) {
    uv_timer_stop(&timers[in.order[i]]);
    uv_timer_start(&timers[in.order[i]], on_timer, (uint64_t)in.ms[i], 0);
  }
  result(L, "pair", clock_of(CLOCK_THREAD_CPUTIME_ID) - t, in.n);
  t = clock_of(CLOCK_THREAD_CPUTIME_ID);
  for (size_t i = 0; i < in.n; i++) uv_timer_stop(&timers[in.order[i]]);
  result(L, "cancel", clock_of(CLOCK_THREAD_CPUTIME_ID) - t, in.n);
  for (size_t i = 0; i < in.n; i++) uv_timer_start(&timers[i], on_timer, (uint64_t)in.ms[i] % 50, 0);
  for (int64_t over = clock_of(CLOCK_MONOTONIC) + 60000000; clock_of(CLOCK_MONOTONIC) < over;) continue;
  t = clock_of(CLOCK_THREAD_CPUTIME_ID);
  uv_run(&loop, UV_RUN_NOWAIT);
  result(L, "fire", clock_of(CLOCK_THREAD_CPUTIME_ID) - t, fired);
  for (size_t i = 0; i < in.n; i++) uv_close((uv_handle_t *)&timers[i], NULL);
  uv_run(&loop, UV_RUN_DEFAULT);
  uv_loop_close(&loop);
  fired = 0;
  free(timers);
  inputs_free(&in);
  return 1;
}

/* Gives free memory back to the system, so that one measurement of the resident set does not hide the next. */
static int bench_trim(lua_State *L) {
  (void)L;
  malloc_trim(0);
  return 0;
}

static const luaL_Reg functions[] = {
  { "ns", bench_ns },
  { "cpu", bench_cpu },
  { "cross3", bench_cross3 },
  { "cross1", bench_cross1 },
  { "calls", bench_calls },
  { "wheel", bench_wheel },
  { "heap", bench_heap },
  { "trim", bench_trim },
  { NULL, NULL },
};

__attribute__((visibility("default"))) int luaopen_hatif_bench_timers(lua_State *L);

int luaopen_hatif_bench_timers(lua_State *L) {
  luaL_newlib(L, functions);
  return 1;
}
