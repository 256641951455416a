/* SPDX-License-Identifier: MIT
 * The slab: chunks of cells, made when the free list runs dry and freed when a part of them stands idle.
 */
#include "core/hf_pool.h"

#include <stdlib.h>
#include <string.h>

#define GENERATION_LAST 0xfffffeu /* even; a chunk that came this far is not made again */
#define MAX_CHUNKS (1u << (HF_INDEX_BITS - HF_CHUNK_BITS))

hf_status hf_pool_init(hf_pool *p, uint32_t heads, uint64_t salt) {
  memset(p, 0, sizeof *p);
  if (heads == 0 || heads > HF_CHUNK) return HF_EINVAL;
  p->key = salt & ((UINT64_C(1) << 39) - 2); /* even, so that generations stay odd and even in ids */
  p->chunks = malloc(sizeof *p->chunks * 4);
  if (!p->chunks) return HF_ENOMEM;
  p->cap = 4;
  hf_cell *cells = malloc(sizeof *cells * HF_CHUNK);
  if (!cells) {
    hf_pool_fini(p);
    return HF_ENOMEM;
  }
  p->chunks[0] = (hf_chunk){ .cells = cells, .live = heads };
  p->nchunks = p->made = 1;
  for (uint32_t i = 0; i < heads; i++) cells[i] = (hf_cell){ .next = i, .prev = i };
  for (uint32_t i = heads; i < HF_CHUNK; i++) {
    cells[i].word = 0;
    hf_pool_append(p, HF_POOL_FREE, i, &cells[i]);
  }
  return HF_OK;
}

void hf_pool_fini(hf_pool *p) {
  for (uint32_t i = 0; i < p->nchunks; i++) free(p->chunks[i].cells);
  free(p->chunks);
  memset(p, 0, sizeof *p);
}

/* The entry for one more chunk: one that was given back, or the next; NULL where there is none. */
static hf_chunk *vacant(hf_pool *p) {
  if (p->made < p->nchunks)
    for (uint32_t i = 1; i < p->nchunks; i++)
      if (!p->chunks[i].cells && p->chunks[i].generation < GENERATION_LAST) return &p->chunks[i];
  if (p->nchunks == MAX_CHUNKS) return NULL;
  if (p->nchunks == p->cap) {
    hf_chunk *more = realloc(p->chunks, sizeof *more * p->cap * 2);
    if (!more) return NULL;
    p->chunks = more;
    p->cap *= 2;
  }
  hf_chunk *chunk = &p->chunks[p->nchunks];
  *chunk = (hf_chunk){ .cells = NULL };
  return chunk;
}

static bool grow(hf_pool *p) {
  hf_chunk *chunk = vacant(p);
  hf_cell *cells = chunk ? malloc(sizeof *cells * HF_CHUNK) : NULL;
  if (!cells) return false;
  uint32_t at = (uint32_t)(chunk - p->chunks), first = at << HF_CHUNK_BITS;
  chunk->cells = cells;
  chunk->live = 0;
  if (at == p->nchunks) p->nchunks++;
  p->made++;
  p->idle++;
  for (uint32_t i = 0; i < HF_CHUNK; i++) {
    cells[i].word = (uint64_t)chunk->generation << HF_WORD_BITS;
    hf_pool_append(p, HF_POOL_FREE, first + i, &cells[i]);
  }
  return true;
}

uint32_t hf_pool_reserve(hf_pool *p) {
  uint32_t index = hf_pool_cell(p, HF_POOL_FREE)->next;
  if (index != HF_POOL_FREE) return index;
  return grow(p) ? hf_pool_cell(p, HF_POOL_FREE)->next : 0;
}

hf_cell *hf_pool_take(hf_pool *p, uint32_t *index) {
  uint32_t i = hf_pool_reserve(p);
  if (!i) return NULL;
  hf_cell *c = hf_pool_cell(p, i);
  hf_chunk *chunk = &p->chunks[i >> HF_CHUNK_BITS];
  hf_pool_unlink(p, c);
  if (chunk->live++ == 0) p->idle--;
  c->word = (c->word & ~HF_WORD_MASK) + HF_GENERATION;
  c->next = c->prev = i;
  *index = i;
  return c;
}

/* Frees a chunk without a cell in use. Its cells leave the free list; retired ones are linked to themselves. */
static void release(hf_pool *p, uint32_t at) {
  hf_chunk *chunk = &p->chunks[at];
  uint32_t highest = chunk->generation;
  for (uint32_t i = 0; i < HF_CHUNK; i++) {
    hf_cell *c = &chunk->cells[i];
    uint32_t generation = (uint32_t)(c->word >> HF_WORD_BITS);
    if (c->next == (at << HF_CHUNK_BITS) + i) generation = GENERATION_LAST;
    if (generation > highest) highest = generation;
    hf_pool_unlink(p, c);
  }
  free(chunk->cells);
  chunk->cells = NULL;
  chunk->generation = highest;
  p->made--;
  p->idle--;
  p->released++;
}

/* An eighth stays, so that a floor that swings does not thrash. The last chunks go first, the first ones stay. */
static void trim(hf_pool *p) {
  for (uint32_t at = p->nchunks; at-- > 1 && p->idle > 1 + p->made / 8;)
    if (p->chunks[at].cells && p->chunks[at].live == 0) release(p, at);
}

void hf_pool_idle(hf_pool *p) {
  p->idle++;
  if (p->idle > 1 + p->made / 8) trim(p);
}
