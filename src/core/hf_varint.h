/* SPDX-License-Identifier: MIT
 * Whole numbers in the memory of contacts, which are many and small: seven bits a byte, the least first, the eighth bit
 * says that more follow. Stands on nothing. What is read was written here: no bounds are checked.
 */
#ifndef HF_VARINT_H
#define HF_VARINT_H

#include <stdint.h>

enum { HF_VARINT_MOST = 10 }; /* bytes of the largest */

/* Writes v; how many bytes that took. */
static inline uint32_t hf_varint_put(char *at, uint64_t v) {
  uint32_t n = 0;
  for (; v > 0x7f; v >>= 7) at[n++] = (char)(v | 0x80);
  at[n++] = (char)v;
  return n;
}

/* Reads one, and goes on behind it. */
static inline uint64_t hf_varint_get(const char **at) {
  uint64_t v = 0;
  unsigned shift = 0;
  unsigned char byte;
  do {
    byte = (unsigned char)*(*at)++;
    v |= (uint64_t)(byte & 0x7f) << shift;
    shift += 7;
  } while (byte > 0x7f);
  return v;
}

/* Signed ones are folded, so that small ones stay small. */
static inline uint64_t hf_varint_fold(int64_t v) {
  return (uint64_t)v << 1 ^ (v < 0 ? UINT64_MAX : 0);
}

static inline int64_t hf_varint_unfold(uint64_t v) {
  return (int64_t)(v >> 1 ^ (v & 1 ? UINT64_MAX : 0));
}

#endif
