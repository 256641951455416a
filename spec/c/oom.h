/* SPDX-License-Identifier: MIT
 * Memory that runs out: the n-th allocation fails, once or from then on. For tests that are linked with malloc and its
 * kin wrapped (test_X_oom); to be included first.
 */
#ifndef OOM_H
#define OOM_H

#include <stdbool.h>
#include <stddef.h>

static long allocated, failing_at, live;
static int failing_on; /* from failing_at on, every one */

void *__real_malloc(size_t n);
void *__real_calloc(size_t n, size_t size);
void *__real_realloc(void *p, size_t n);
void __real_free(void *p);
void *__wrap_malloc(size_t n);
void *__wrap_calloc(size_t n, size_t size);
void *__wrap_realloc(void *p, size_t n);
void __wrap_free(void *p);

static bool fails(void) {
  allocated++;
  return failing_at && (failing_on ? allocated >= failing_at : allocated == failing_at);
}

static void *counted(void *p) {
  live += p != NULL;
  return p;
}

void *__wrap_malloc(size_t n) {
  return fails() ? NULL : counted(__real_malloc(n));
}

void *__wrap_calloc(size_t n, size_t size) {
  return fails() ? NULL : counted(__real_calloc(n, size));
}

void *__wrap_realloc(void *p, size_t n) {
  if (fails()) return NULL;
  void *grown = __real_realloc(p, n);
  live += !p && grown;
  return grown;
}

void __wrap_free(void *p) {
  live -= p != NULL;
  __real_free(p);
}

#endif
