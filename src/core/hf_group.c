/* SPDX-License-Identifier: MIT
 * Groups of timers.
 */
#include "core/hf_group.h"

#include <stdlib.h>
#include <string.h>

hf_status hf_group_reserve(hf_group *g, const hf_wheel *w) {
  if (g->n < g->cap) return HF_OK;
  uint32_t kept = 0;
  for (uint32_t i = 0; i < g->n; i++)
    if (hf_pool_find(&w->pool, g->ids[i])) g->ids[kept++] = g->ids[i];
  g->n = kept;
  if (kept < g->cap / 2) return HF_OK; /* half of it is free again: sweeping stays O(1) an add */
  uint32_t cap = g->cap ? g->cap * 2 : 4;
  uint64_t *ids = realloc(g->ids, sizeof *ids * cap);
  if (!ids) return g->n < g->cap ? HF_OK : HF_ENOMEM;
  g->ids = ids;
  g->cap = cap;
  return HF_OK;
}

hf_status hf_group_add(hf_group *g, const hf_wheel *w, uint64_t id) {
  hf_status st = hf_group_reserve(g, w);
  if (st == HF_OK) g->ids[g->n++] = id;
  return st;
}

uint32_t hf_group_count(const hf_group *g, const hf_wheel *w) {
  uint32_t pending = 0;
  for (uint32_t i = 0; i < g->n; i++) pending += hf_pool_find(&w->pool, g->ids[i]) != NULL;
  return pending;
}

uint32_t hf_group_cancel(hf_group *g, hf_wheel *w) {
  uint32_t pending = 0;
  for (uint32_t i = 0; i < g->n; i++) pending += hf_wheel_cancel(w, g->ids[i]);
  g->n = 0;
  return pending;
}

void hf_group_fini(hf_group *g) {
  free(g->ids);
  memset(g, 0, sizeof *g);
}
