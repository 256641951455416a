/* SPDX-License-Identifier: MIT
 * A hash for tables of names. Stands on nothing. No table's order may be seen from outside.
 */
#ifndef HF_MIX_H
#define HF_MIX_H

#include <string.h>

#include "hatif.h"

/* A hash of n bytes, the same on every machine of one byte order. Reads no byte outside of them. */
static inline uint32_t hf_hash(const char *p, size_t n) {
  uint64_t a = 0, b = 0, h = n * 0x9E3779B97F4A7C15u;
  while (n > 16) {
    memcpy(&a, p, 8);
    memcpy(&b, p + 8, 8);
    h = (h ^ a) * 0xFF51AFD7ED558CCDu;
    h = ((h ^ (h >> 32)) ^ b) * 0xC4CEB9FE1A85EC53u;
    p += 16;
    n -= 16;
  }
  if (n >= 8) {
    memcpy(&a, p, 8);
    memcpy(&b, p + n - 8, 8);
  } else if (n >= 4) {
    uint32_t x, y;
    memcpy(&x, p, 4);
    memcpy(&y, p + n - 4, 4);
    a = x;
    b = y;
  } else if (n) {
    a = (uint64_t)(unsigned char)p[0] | (uint64_t)(unsigned char)p[n / 2] << 8 |
        (uint64_t)(unsigned char)p[n - 1] << 16;
    b = 0;
  }
  h = (h ^ a) * 0xFF51AFD7ED558CCDu;
  h = ((h ^ (h >> 29)) ^ b) * 0xC4CEB9FE1A85EC53u;
  return (uint32_t)(h >> 32);
}

#endif
