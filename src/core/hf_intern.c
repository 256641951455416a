/* SPDX-License-Identifier: MIT
 * Byte strings to ids: one arena, one open-addressed table.
 */
#include "core/hf_intern.h"

#include <stdlib.h>

void hf_intern_init(hf_intern *t) {
  *t = (hf_intern){ 0 };
}

void hf_intern_fini(hf_intern *t) {
  free(t->bytes);
  free(t->start);
  free(t->slot);
  hf_intern_init(t);
}

hf_status hf_grow(void *array, uint32_t n, uint32_t more, uint32_t *room, size_t size) {
  void *now;
  if (more <= *room - n) return HF_OK;
  if (more > UINT32_MAX / 2 - n) return HF_ELIMIT;
  uint32_t want = n + more + (n >> 1) + 16;
  memcpy(&now, array, sizeof now); /* array points at a pointer of some type */
  void *grown = realloc(now, want * size);
  if (!grown) return HF_ENOMEM;
  memcpy(array, &grown, sizeof grown);
  *room = want;
  return HF_OK; /* cppcheck-suppress memleak; the caller's pointer holds it */
}

static uint32_t *slot_of(const hf_intern *t, const void *key, uint32_t n) {
  uint32_t mask = t->nslots - 1;
  for (uint32_t i = hf_hash(key, n) & mask;; i = (i + 1) & mask) {
    uint32_t id = t->slot[i];
    if (!id) return &t->slot[i];
    uint32_t from = t->start[id - 1];
    if (t->start[id] - from == n && memcmp(t->bytes + from, key, n) == 0) return &t->slot[i];
  }
}

static hf_status rehash(hf_intern *t) {
  uint32_t nslots = t->nslots ? t->nslots * 2 : 64;
  uint32_t *slot = calloc(nslots, sizeof *slot);
  if (!slot) return HF_ENOMEM;
  free(t->slot);
  t->slot = slot;
  t->nslots = nslots;
  for (uint32_t id = 0; id < t->n; id++) {
    uint32_t from = t->start[id];
    *slot_of(t, t->bytes + from, t->start[id + 1] - from) = id + 1;
  }
  return HF_OK;
}

hf_status hf_intern_put(hf_intern *t, const void *key, uint32_t n, uint32_t *id, bool *fresh) {
  hf_status st = HF_OK;
  if (t->n + 1 > t->nslots / 2) st = rehash(t);
  if (st == HF_OK) st = hf_grow(&t->start, t->n, 2, &t->room, sizeof *t->start);
  if (st == HF_OK) st = hf_grow(&t->bytes, t->nbytes, n + 1, &t->room_bytes, 1);
  if (st != HF_OK) return st;
  uint32_t *slot = slot_of(t, key, n);
  *fresh = *slot == 0;
  if (*fresh) {
    if (t->n == 0) t->start[0] = 0;
    if (n) memcpy(t->bytes + t->nbytes, key, n);
    t->nbytes += n;
    t->start[++t->n] = t->nbytes;
    *slot = t->n;
  }
  *id = *slot - 1;
  return HF_OK;
}
