/* SPDX-License-Identifier: MIT
 * Byte strings to small ids, counted from 0 in order of arrival: terms, slot names, groups, edges of a net.
 * Stands on malloc. Invariant: the same bytes always give the same id; nothing depends on addresses.
 */
#ifndef HF_INTERN_H
#define HF_INTERN_H

#include <string.h>

#include "core/hf_mix.h"

typedef struct hf_intern {
  char *bytes; /* owned: the strings, one after the other */
  uint32_t nbytes, room_bytes;
  uint32_t *start; /* owned: string i is bytes[start[i], start[i + 1]) */
  uint32_t n, room; /* strings, and how many `start` has room for */
  uint32_t *slot; /* owned: open addressing, id + 1, 0 empty */
  uint32_t nslots; /* a power of two, or 0 */
} hf_intern;

#pragma GCC visibility push(hidden)

void hf_intern_init(hf_intern *t);
void hf_intern_fini(hf_intern *t);

/* The id of n bytes of key; *fresh says whether they are new. HF_ENOMEM leaves the table as it was. */
hf_status hf_intern_put(hf_intern *t, const void *key, uint32_t n, uint32_t *id, bool *fresh);

/* `array` points at a pointer to elements of `size` bytes: room for `more` of them behind n; grows by half. */
hf_status hf_grow(void *array, uint32_t n, uint32_t more, uint32_t *room, size_t size);

#pragma GCC visibility pop

#endif
