/* SPDX-License-Identifier: MIT
 * A hundred thousand open contacts: the worst event, all deadlines in one ms, opening and closing beside them.
 * CPU time of the thread, wall time beside it. `make bench-engine` runs it.
 */
#define _POSIX_C_SOURCE 200809L
#include <time.h>
#include <unistd.h>

#include "../../c/engine_kit.h"

enum { OPEN = 100000, EVENTS = 1000000, CHURN = 300000, OTHERS = 10000, HELD = 2000000, DUE = HELD + 39000 };

static const char policy[] =
  "protocol hold\n at_most twice any=hold n=2\n step idle on=hold>held\n step held on=unhold>back on=hangup>lost\n"
  "step back on=hold>held\n step lost\n must ask in=idle any=asked before=hold\n must ret in=held any=unhold within=39000\n"
  "must thank in=back any=thanked within=5000\n must sorry in=back any=sorry within=10000\n"
  "protocol call\n step open on=drop>dropped on=hangup>done\n step dropped on=answer>open\n step done\n"
  "must greet in=open any=greeted within=3000\n must redial in=dropped any=dial within=30000\n"
  "must bye any=bye before=hangup\n never rude any=rude\n at_most mutes any=mute n=3";

static hf_contact *all[OPEN];
static uint32_t delivered, early;
static uint64_t dice = 20260101;

static uint32_t roll(uint32_t n) {
  dice ^= dice << 13;
  dice ^= dice >> 7;
  dice ^= dice << 17;
  return (uint32_t)(dice >> 20) % n;
}

static double clock_of(clockid_t id) {
  struct timespec t;
  clock_gettime(id, &t);
  return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static double cpu(void) {
  return clock_of(CLOCK_THREAD_CPUTIME_ID);
}

static double wall(void) {
  return clock_of(CLOCK_MONOTONIC);
}

static void on_verdict(void *ud, hf_contact *c, const hf_verdict *v) {
  (void)ud, (void)c;
  if (v->why != HF_WHY_LATE || v->due != DUE) return;
  delivered++;
  early += v->at < DUE;
}

static hf_contact *fresh(uint32_t i) {
  static const hf_host host = { .verdict = on_verdict };
  char id[32];
  hf_contact *c;
  snprintf(id, sizeof id, "call-%u", i);
  hf_opening o = { .id = kit_str(id), .channel = kit_str("phone"), .lang = kit_str("ar"), .agent = kit_str("sara") };
  if (hf_contact_open(kit.p, &host, &o, &c)) abort();
  return c;
}

static void feed(hf_contact *c, int64_t at, const char *type) {
  hf_event e = { .at = at, .type = kit_str(type), .line = 1 };
  if (hf_contact_feed(c, &e) || hf_contact_settle(c, at + 1)) abort();
}

static size_t resident_kb(void) {
  long pages = 0, skipped = 0;
  FILE *f = fopen("/proc/self/statm", "r");
  if (f && fscanf(f, "%ld %ld", &skipped, &pages) != 2) pages = 0;
  if (f) fclose(f);
  return (size_t)pages * (size_t)sysconf(_SC_PAGESIZE) / 1024;
}

static int by_size(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

static void say_worst(const char *what, double *t, uint32_t n) {
  qsort(t, n, sizeof *t, by_size);
  printf("  %-5s p50 %.2f  p99 %.2f  p99.9 %.2f  max %.1f us\n", what, t[n / 2] * 1e6, t[n / 100 * 99] * 1e6,
         t[n / 1000 * 999] * 1e6, t[n - 1] * 1e6);
}

/* One event each of a contact by chance, its time going on for all. */
static void worst_event(void) {
  static const char *const types[] = { "asked", "greeted", "mute", "unmute", "speech", "rude", "note", "dtmf" };
  static double on_cpu[EVENTS], on_wall[EVENTS];
  for (uint32_t i = 0; i < EVENTS; i++) {
    hf_contact *c = all[roll(OPEN)];
    const char *type = types[roll(8)];
    double w = wall(), t = cpu();
    feed(c, 900 + i, type);
    on_cpu[i] = cpu() - t;
    on_wall[i] = wall() - w;
  }
  printf("worst event of %d at %d contacts (the clock's own reading included)\n", EVENTS, OPEN);
  say_worst("cpu", on_cpu, EVENTS);
  say_worst("wall", on_wall, EVENTS);
}

/* The 99th percentile, in us, of OTHERS events of contacts by chance, each with `between` events of one contact before it. */
static double others(uint32_t between, int64_t *at) {
  static double t[OTHERS];
  for (uint32_t i = 0; i < OTHERS; i++) {
    for (uint32_t k = 0; k < between; k++) feed(all[0], ++*at, k & 1 ? "unmute" : "mute");
    hf_contact *c = all[1 + roll(OPEN - 1)];
    ++*at;
    double from = cpu();
    feed(c, *at, "greeted");
    t[i] = cpu() - from;
  }
  qsort(t, OTHERS, sizeof *t, by_size);
  return t[OTHERS / 100 * 99] * 1e6;
}

/* One contact has 99 of 100 events: what that does to the others. */
static void storm(void) {
  int64_t at = DUE + 100;
  double calm = others(0, &at), stormy = others(99, &at);
  printf("storm (E4)  the others' events, p99 cpu: %.2f us calm, %.2f us beside a contact with 99 of 100 events: %.2f times\n",
         calm, stormy, stormy / calm);
}

/* Every contact is put on hold at one moment: 39 s later all are late in the same ms. */
static void deadlines(void) {
  for (uint32_t i = 0; i < OPEN; i++) feed(all[i], HELD, "hold");
  for (uint32_t i = 0; i < OPEN; i++)
    if (hf_contact_settle(all[i], DUE)) abort();
  double w = wall(), t = cpu();
  for (uint32_t i = 0; i < OPEN; i++)
    if (hf_contact_settle(all[i], DUE + 1)) abort();
  printf("deadlines   %u of %d in one ms: %.1f ms cpu, %.1f ms wall, %u early\n", delivered, OPEN, (cpu() - t) * 1e3,
         (wall() - w) * 1e3, early);
}

static void churn(void) {
  size_t before = resident_kb();
  double t = cpu();
  for (uint32_t i = 0; i < CHURN; i++) {
    uint32_t at = roll(OPEN);
    if (hf_contact_finish(all[at], DUE + 10)) abort();
    hf_contact_free(all[at]);
    all[at] = fresh(OPEN + i);
  }
  t = cpu() - t;
  printf("churn       %.0f k contacts ended and opened a second, beside %d open; resident %zu MB before, %zu MB after\n",
         CHURN / t / 1e3, OPEN, before / 1024, resident_kb() / 1024);
}

int main(void) {
  if (kit_policy(policy)) return 1;
  double t = cpu();
  for (uint32_t i = 0; i < OPEN; i++) all[i] = fresh(i);
  printf("many contacts: %d open in %.0f ms, seed 20260101\n", OPEN, (cpu() - t) * 1e3);
  worst_event();
  deadlines();
  churn();
  storm();
  for (uint32_t i = 0; i < OPEN; i++) hf_contact_free(all[i]);
  hf_policy_unref(kit.p);
  return 0;
}
