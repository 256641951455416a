/* SPDX-License-Identifier: MIT
 * How fast phrases are found, and what they cost to compile: hatif beside its peers over one text. `make bench-text`.
 * MB/s are bytes of the original text, medians of ROUNDS, in CPU time; "of" is hatif's speed over the peer's.
 */
#include "bench.h"

#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { ROUNDS = 5, BYTES = 15700000, SLICE = 64 << 10 };

static double now(void) {
  struct timespec ts;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &ts);
  return (double)ts.tv_sec + (double)ts.tv_nsec * 1e-9;
}

static int ascending(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

/* All of the text in slices of whole lines. */
static uint64_t scan_all(const engine *e, void *made, const char *s, size_t n) {
  uint64_t hits = 0;
  for (size_t at = 0, length; at < n; at += length) {
    length = n - at < SLICE ? n - at : SLICE;
    while (length < n - at && length > 1 && s[at + length - 1] != '\n') length--;
    hits += e->scan(made, s + at, length);
  }
  return hits;
}

typedef struct result {
  double rate; /* MB/s; 0: not tried */
  double compile; /* ms */
  size_t size; /* bytes */
  uint64_t hits; /* in a megabyte */
} result;

static result measure(const engine *e, const corpus *c, uint32_t phrases) {
  result r = { 0 };
  double rates[ROUNDS], compile[ROUNDS];
  if (phrases > e->most_phrases) return r;
  size_t n = e->bytes && e->bytes < c->n ? e->bytes : c->n;
  int rounds = e->bytes ? 3 : ROUNDS;
  void *made = NULL;
  for (int i = 0; i < rounds; i++) {
    if (made) e->drop(made);
    double start = now();
    made = e->make(c, phrases);
    compile[i] = (now() - start) * 1e3;
    if (!made) return r;
    if (compile[i] > 1000) rounds = i + 1;
  }
  for (int i = 0; i < rounds; i++) {
    double start = now();
    r.hits = scan_all(e, made, c->text, n);
    rates[i] = (double)n / (now() - start) / 1e6;
  }
  qsort(rates, (size_t)rounds, sizeof *rates, ascending);
  qsort(compile, (size_t)rounds, sizeof *compile, ascending);
  r.rate = rates[rounds / 2];
  r.compile = compile[rounds / 2];
  r.size = e->size ? e->size(made) : 0;
  r.hits = (uint64_t)((double)r.hits * 1e6 / (double)n);
  e->drop(made);
  return r;
}

static void print_machine(void) {
  char line[256];
  FILE *f = fopen("/proc/cpuinfo", "r");
  while (f && fgets(line, sizeof line, f))
    if (strncmp(line, "model name", 10) == 0) {
      printf("machine: %s", strchr(line, ':') + 2);
      break;
    }
  if (f) fclose(f);
}

int main(int argc, char **argv) {
  static const engine *const engines[] = { &bench_hatif, &bench_hatif_slots, &bench_vectorscan, &bench_vectorscan_regex,
                                           &bench_re2, &bench_pcre2, &bench_usearch };
  static const uint32_t sizes[] = { 10, 100, 1000, 5000 };
  size_t bytes = argc > 1 ? strtoul(argv[1], NULL, 10) : BYTES;
  corpus *c = corpus_new(CORPUS_SEED, bytes);
  if (!c) return 1;
  print_machine();
  printf("text: %zu bytes, seed %d; medians of %d\n", c->n, CORPUS_SEED, ROUNDS);
  for (size_t k = 0; k < sizeof sizes / sizeof *sizes; k++) {
    double ours = 0;
    printf("\n%u phrases\n%-26s %8s %8s %12s %10s %9s  %s\n", sizes[k], "engine", "MB/s", "of", "compile ms", "KB", "hits/MB", "gives");
    for (size_t i = 0; i < sizeof engines / sizeof *engines; i++) {
      result r = measure(engines[i], c, sizes[k]);
      if (i == 0) ours = r.rate;
      if (r.rate == 0) continue;
      printf("%-26s %8.2f %8.2f %12.1f %10.0f %9llu  %s\n", engines[i]->name, r.rate, ours / r.rate, r.compile,
             (double)r.size / 1024, (unsigned long long)r.hits, engines[i]->gives);
    }
  }
  corpus_free(c);
  return 0;
}
