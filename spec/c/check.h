/* SPDX-License-Identifier: MIT
 * The few words a C test needs. A test program prints one closing line and exits 1 when a check failed.
 */
#ifndef HF_CHECK_H
#define HF_CHECK_H

#include <stdio.h>
#include <string.h>

static int checks_passed, checks_failed;

#define CHECK(cond) \
  do { \
    if (cond) checks_passed++; \
    else { \
      checks_failed++; \
      fprintf(stderr, "%s:%d: failed: %s\n", __FILE__, __LINE__, #cond); \
    } \
  } while (0)

static inline int checks_done(const char *name) {
  printf("%s: %d passed, %d failed\n", name, checks_passed, checks_failed);
  return checks_failed ? 1 : 0;
}

#endif
