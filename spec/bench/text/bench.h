/* SPDX-License-Identifier: MIT
 * One way to find the phrases of a corpus: hatif and its peers behind the same five functions.
 */
#ifndef BENCH_H
#define BENCH_H

#include <stddef.h>
#include <stdint.h>

#include "corpus.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct engine {
  const char *name;
  const char *gives; /* what it tells of a hit */
  uint32_t most_phrases; /* more take it too long to compile or to scan */
  uint32_t bytes; /* of text that it is given; 0: all */
  void *(*make)(const corpus *c, uint32_t phrases); /* compiles the first of them; NULL: it cannot */
  uint64_t (*scan)(void *e, const char *s, size_t n); /* how many hits */
  void (*drop)(void *e);
  size_t (*size)(void *e); /* bytes of what was compiled; NULL: not known */
} engine;

extern const engine bench_hatif, bench_hatif_slots, bench_vectorscan, bench_vectorscan_regex, bench_pcre2, bench_re2, bench_usearch;

#ifdef __cplusplus
}
#endif

#endif
