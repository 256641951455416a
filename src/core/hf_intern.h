/* SPDX-License-Identifier: MIT
 * Byte strings to small ids, counted from 0 in order of arrival: terms, slot names, groups, edges of a net.
 * Stands on malloc. Invariant: the same bytes always give the same id; nothing depends on addresses.
 */
#ifndef HF_INTERN_H
#define HF_INTERN_H

#include <string.h>

#include "hatif.h"

typedef struct hf_intern {
  char *bytes; /* owned: the strings, one after the other */
  uint32_t nbytes, room_bytes;
  uint32_t *start; /* owned: string i is bytes[start[i], start[i + 1]) */
  uint32_t n, room; /* strings, and how many `start` has room for */
  uint32_t *slot; /* owned: open addressing, id + 1, 0 empty */
  uint32_t nslots; /* a power of two, or 0 */
} hf_intern;

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

#pragma GCC visibility push(hidden)

void hf_intern_init(hf_intern *t);
void hf_intern_fini(hf_intern *t);

/* The id of n bytes of key; *fresh says whether they are new. HF_ENOMEM leaves the table as it was. */
hf_status hf_intern_put(hf_intern *t, const void *key, uint32_t n, uint32_t *id, bool *fresh);

/* `array` points at a pointer to elements of `size` bytes: room for `more` of them behind n; grows by half. */
hf_status hf_grow(void *array, uint32_t n, uint32_t more, uint32_t *room, size_t size);

#pragma GCC visibility pop

#endif
