/* SPDX-License-Identifier: MIT
 * The wheel: single behaviours, then random scripts against the sorted list. HATIF_TIMERS=10000000 is the long run.
 */
#include "check.h"
#include "core/hf_group.h"
#include "wheel_oracle.h"

/* Fires what is due until `to`; says how many. */
static unsigned fire(hf_wheel *w, int64_t to) {
  uint32_t work = UINT32_MAX;
  unsigned n = 0;
  uint64_t id;
  hf_wheel_begin(w, to);
  for (; (id = hf_wheel_pop(w, &work)) != 0; n++) hf_wheel_cancel(w, id);
  hf_wheel_end(w);
  return n;
}

static void test_one_timer(void) {
  hf_wheel w;
  uint64_t id = 0;
  int64_t due = 0;
  CHECK(hf_wheel_init(&w, 1000, 0) == HF_OK);
  CHECK(hf_wheel_next(&w) == HF_WHEEL_NEVER);
  CHECK(hf_wheel_add(&w, 1100, 0, &id) == HF_OK);
  CHECK(hf_wheel_next(&w) == 1100);
  CHECK(fire(&w, 1099) == 0 && w.count == 1);
  CHECK(hf_wheel_due(&w, id, &due) && due == 1100);
  CHECK(fire(&w, 1100) == 1 && w.count == 0);
  CHECK(!hf_wheel_cancel(&w, id));
  CHECK(hf_wheel_check(&w, stderr));
  hf_wheel_fini(&w);
  hf_wheel_fini(&w);
}

static void test_limits(void) {
  hf_wheel w;
  uint64_t id = 0, far = 0;
  CHECK(hf_wheel_init(&w, -5, 7) == HF_OK);
  CHECK(hf_wheel_add(&w, INT64_MAX, 0, &id) == HF_EINVAL);
  CHECK(hf_wheel_add(&w, -5 + HF_WHEEL_SPAN, 0, &id) == HF_EINVAL);
  CHECK(w.count == 0);
  CHECK(hf_wheel_add(&w, -5 + HF_WHEEL_SPAN - 1, 0, &far) == HF_OK);
  CHECK(hf_wheel_add(&w, INT64_MIN, 0, &id) == HF_OK && hf_wheel_next(&w) == -5);
  CHECK(hf_wheel_reset(&w, id, INT64_MAX) == HF_EINVAL && hf_wheel_next(&w) == -5);
  CHECK(hf_wheel_begin(&w, INT64_MAX) == -5 + HF_WHEEL_SPAN - 1);
  CHECK(hf_wheel_rebase(&w, 0) == HF_EBUSY);
  hf_wheel_end(&w);
  CHECK(fire(&w, INT64_MAX) == 2 && w.count == 0);
  CHECK(fire(&w, INT64_MAX) == 0 && hf_wheel_now(&w) == INT64_MAX);
  hf_wheel_fini(&w);
}

/* More than 40 bits of time pass under a wheel that is never empty. */
static void test_ages(void) {
  hf_wheel w;
  uint64_t id = 0;
  int64_t now = 0;
  CHECK(hf_wheel_init(&w, now, 0) == HF_OK && hf_wheel_add(&w, 1, 0, &id) == HF_OK);
  for (int i = 0; i < 40; i++) {
    now += HF_WHEEL_SPAN / 4;
    CHECK(hf_wheel_reset(&w, id, now + 100) == HF_OK);
    CHECK(fire(&w, now + 50) == 0 && hf_wheel_now(&w) == now + 50 && hf_wheel_next(&w) == now + 100);
    CHECK(hf_wheel_check(&w, stderr));
  }
  CHECK(fire(&w, now + 100) == 1);
  hf_wheel_fini(&w);
}

static void test_ids(void) {
  hf_wheel a, b;
  uint64_t id = 0, again = 0;
  CHECK(hf_wheel_init(&a, 0, 2) == HF_OK && hf_wheel_init(&b, 0, 4) == HF_OK);
  CHECK(hf_wheel_add(&a, 10, 0, &id) == HF_OK && hf_wheel_add(&b, 10, 0, &again) == HF_OK);
  CHECK(!hf_wheel_cancel(&b, id) && !hf_wheel_cancel(&a, again));
  for (uint64_t bit = 1; bit; bit <<= 1) CHECK(!hf_wheel_cancel(&a, id ^ bit));
  CHECK(hf_wheel_cancel(&a, id));
  CHECK(hf_wheel_add(&a, 10, 0, &again) == HF_OK && again != id && !hf_wheel_cancel(&a, id));
  CHECK(hf_pool_index(again) == hf_pool_index(id));
  /* At its last generation a cell is retired, and another one serves. */
  hf_pool_cell(&a.pool, hf_pool_index(again))->word |= ~HF_WORD_MASK;
  again = hf_pool_id(&a.pool, hf_pool_index(again), hf_pool_cell(&a.pool, hf_pool_index(again)));
  CHECK(hf_wheel_cancel(&a, again) && !hf_wheel_cancel(&a, again));
  CHECK(hf_wheel_add(&a, 10, 0, &id) == HF_OK && hf_pool_index(id) != hf_pool_index(again));
  CHECK(hf_wheel_check(&a, stderr));
  hf_wheel_fini(&a);
  hf_wheel_fini(&b);
}

/* Memory is given back after a peak, and the ids of a freed chunk stay refused when it is made again. */
static void test_memory(void) {
  enum { PEAK = 100 * HF_CHUNK };
  static uint64_t ids[PEAK], more[PEAK];
  hf_wheel w;
  CHECK(hf_wheel_init(&w, 0, 0) == HF_OK);
  for (int i = 0; i < PEAK; i++) CHECK(hf_wheel_add(&w, i, 0, &ids[i]) == HF_OK);
  CHECK(w.pool.made >= 100);
  for (int i = 0; i < PEAK; i++) CHECK(hf_wheel_cancel(&w, ids[i]));
  CHECK(w.pool.made <= 3 && w.pool.released > 0 && hf_wheel_check(&w, stderr));
  for (int i = 0; i < PEAK; i++) CHECK(hf_wheel_add(&w, i, 0, &more[i]) == HF_OK);
  for (int i = 0; i < PEAK; i++) CHECK(!hf_wheel_cancel(&w, ids[i]));
  CHECK(w.pool.nchunks <= 101 && w.count == PEAK && fire(&w, PEAK) == PEAK);
  hf_wheel_fini(&w);
}

/* A slot of many timers is spread in bounded turns, and what is armed meanwhile keeps its place. */
static void test_slices(void) {
  enum { MANY = 10000 };
  hf_wheel w;
  uint64_t first = 0, last = 0, id = 0;
  unsigned fired = 0, turns = 0;
  CHECK(hf_wheel_init(&w, 0, 0) == HF_OK && hf_wheel_add(&w, 5000, 0, &first) == HF_OK);
  for (int i = 1; i < MANY; i++) CHECK(hf_wheel_add(&w, 5000, 0, &id) == HF_OK);
  for (bool more = true; more; turns++) {
    uint32_t work = 64;
    CHECK(hf_wheel_next(&w) <= 5000 && hf_wheel_begin(&w, 6000) == 6000);
    for (; (id = hf_wheel_pop(&w, &work)) != 0; fired++) {
      CHECK(fired > 0 || id == first);
      CHECK(fired < MANY || id == last);
      hf_wheel_cancel(&w, id);
    }
    hf_wheel_end(&w);
    more = work == 0;
    if (turns == 0) CHECK(hf_wheel_add(&w, 5000, 0, &last) == HF_OK);
    CHECK(turns % 16 || hf_wheel_check(&w, stderr));
  }
  CHECK(fired == MANY + 1 && turns >= 2 * MANY / 64 && hf_wheel_now(&w) == 6000);
  hf_wheel_fini(&w);
}

static void test_groups(void) {
  hf_wheel w;
  hf_group g = { 0 };
  uint64_t id = 0;
  CHECK(hf_wheel_init(&w, 0, 0) == HF_OK);
  for (int i = 0; i < 1000; i++) {
    CHECK(hf_wheel_add(&w, 10, 0, &id) == HF_OK && hf_group_add(&g, &w, id) == HF_OK);
    if (i % 100) hf_wheel_cancel(&w, id);
  }
  CHECK(g.cap <= 64 && hf_group_count(&g, &w) == 10);
  CHECK(hf_wheel_add(&w, 10, 0, &id) == HF_OK);
  CHECK(hf_group_cancel(&g, &w) == 10 && w.count == 1 && hf_group_cancel(&g, &w) == 0);
  hf_group_fini(&g);
  hf_wheel_fini(&w);
}

typedef struct seeded {
  uint64_t state;
} seeded;

/* splitmix64: the same script on every machine. */
static uint64_t draw(void *from, unsigned bits) {
  seeded *s = from;
  uint64_t z = s->state += UINT64_C(0x9e3779b97f4a7c15);
  z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
  z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
  return bits ? (z ^ z >> 31) >> (64 - bits) : 0;
}

/* Floors that fill and empty at random: chunks are made, freed and made again, no id twice, none out of reach. */
static void test_swings(void) {
  enum { MOST = 20000 };
  static uint64_t ids[MOST];
  hf_wheel w;
  seeded s = { 7 };
  uint64_t gone[64] = { 0 };
  unsigned n = 0, freed = 0, peaks = 0;
  CHECK(hf_wheel_init(&w, 0, 0) == HF_OK);
  for (unsigned i = 0, swing = 0; i < 400000; i++) {
    bool filling = swing % 2 == 0;
    if (n == 0 || (draw(&s, 4) < (filling ? 12 : 4) && n < MOST)) {
      CHECK(hf_wheel_add(&w, (int64_t)draw(&s, 20), 0, &ids[n]) == HF_OK);
      for (unsigned k = 0; k < 64; k++) CHECK(gone[k] != ids[n]);
      n++;
    } else {
      unsigned at = (unsigned)draw(&s, 15) % n;
      gone[i % 64] = ids[at];
      CHECK(hf_wheel_cancel(&w, ids[at]) && !hf_wheel_cancel(&w, gone[draw(&s, 6)]));
      ids[at] = ids[--n];
    }
    if (n == (filling ? 15000 : 3)) swing++, peaks += filling;
    freed += w.pool.released;
    w.pool.released = 0;
    if (i % 1000 == 0) CHECK(w.count == n && hf_wheel_check(&w, stderr));
  }
  CHECK(peaks >= 3 && freed > 20);
  hf_wheel_fini(&w);
}

/* After a turn that fired a floor, its memory goes bit by bit, in turns that fire nothing. */
static void test_trim(void) {
  enum { PEAK = 64 * HF_CHUNK };
  hf_wheel w;
  uint64_t id;
  unsigned turns = 0;
  CHECK(hf_wheel_init(&w, 0, 0) == HF_OK);
  for (int i = 0; i < PEAK; i++) CHECK(hf_wheel_add(&w, 1, 0, &id) == HF_OK);
  CHECK(fire(&w, 1) == PEAK && hf_pool_is_fat(&w.pool) && w.pool.made > 50);
  for (; hf_pool_is_fat(&w.pool) && turns < 100; turns++) {
    uint32_t made = w.pool.made;
    CHECK(fire(&w, 1) == 0 && w.pool.made < made && made - w.pool.made <= 8 && hf_wheel_check(&w, stderr));
  }
  CHECK(w.pool.made <= 3);
  hf_wheel_fini(&w);
}

static void test_random(uint64_t timers) {
  static oracle o;
  uint64_t armed = 0, fired = 0;
  for (uint64_t seed = 1; armed < timers; seed++) {
    seeded s = { seed };
    oracle_open(&o, (int64_t)draw(&s, 42) * (seed % 2 ? 1 : -1), draw(&s, 64));
    o.draw = draw;
    o.from = &s;
    for (int i = 0; i < 20000; i++) {
      oracle_step(&o);
      if (i % 512 == 0) CHECK(hf_wheel_check(&o.w, stderr));
    }
    oracle_close(&o);
    armed += o.armed;
    fired += o.fired;
  }
  printf("test_wheel: %llu random timers armed, %llu fired as the sorted list says\n", (unsigned long long)armed,
         (unsigned long long)fired);
}

int main(void) {
  const char *timers = getenv("HATIF_TIMERS");
  test_one_timer();
  test_limits();
  test_ages();
  test_ids();
  test_memory();
  test_slices();
  test_groups();
  test_swings();
  test_trim();
  test_random(timers ? strtoull(timers, NULL, 10) : 300000);
  return checks_done("test_wheel");
}
