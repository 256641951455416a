/* SPDX-License-Identifier: MIT
 * Growing arrays: one function, used by every owner of a plain malloc'ed array. Stands on nothing.
 * Invariant: after a failure the array is as it was.
 */
#ifndef HF_GROW_H
#define HF_GROW_H

#include <stdlib.h>
#include <string.h>

#include "hatif.h"

/* Makes room for `need` elements of `size` bytes in the array whose pointer is at `array`. Grows by half, from a
 * small start: contacts are many and small. memcpy, because a T * may not be read as a void *. */
static inline bool hf_grow(void *array, uint32_t *room, uint32_t need, size_t size) {
  if (need <= *room) return true;
  if (need > UINT32_MAX / 2) return false;
  uint32_t more = *room + (*room * size < 512 ? *room : *room / 2) + 1;
  if (more < need) more = need;
  if (more * size < 48) more = (uint32_t)(48 / size);
  void *old;
  memcpy(&old, array, sizeof old);
  void *grown = realloc(old, (size_t)more * size);
  if (!grown) return false;
  memcpy(array, &grown, sizeof grown);
  *room = more;
  return true; /* cppcheck-suppress memleak ; memcpy put it into *array */
}

/* Gives back what is not used; where that fails the array stays as it is. */
static inline void hf_trim(void *array, uint32_t *room, uint32_t used, size_t size) {
  void *old, *less = NULL;
  memcpy(&old, array, sizeof old);
  if (used == *room) return;
  if (used && !(less = realloc(old, (size_t)used * size))) return;
  if (!used) free(old);
  memcpy(array, &less, sizeof less);
  *room = used; /* cppcheck-suppress memleak ; memcpy put it into *array */
}

#endif
