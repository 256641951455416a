/* SPDX-License-Identifier: MIT
 * The slab: chunks of cells, made when no cell is free and freed when a part of them stands idle. The last ones go first.
 */
#include "core/hf_pool.h"

#include <stdlib.h>
#include <string.h>

#define MAX_CHUNKS (1u << (HF_INDEX_BITS - HF_CHUNK_BITS))

/* Makes cells from `from` on free ones, the first to be taken first. */
static void free_cells(hf_chunk *chunk, uint32_t at, uint32_t from) {
  uint32_t first = at << HF_CHUNK_BITS;
  chunk->free = from < HF_CHUNK ? first + from : 0;
  for (uint32_t i = from; i < HF_CHUNK; i++)
    chunk->cells[i] = (hf_cell){ .next = i + 1 < HF_CHUNK ? first + i + 1 : 0, .word = (uint64_t)chunk->generation << HF_WORD_BITS };
}

hf_status hf_pool_init(hf_pool *p, uint32_t heads, uint64_t salt) {
  memset(p, 0, sizeof *p);
  if (heads == 0 || heads > HF_CHUNK) return HF_EINVAL;
  p->key = salt & ((UINT64_C(1) << 39) - 2); /* even, so that generations stay odd and even in ids */
  p->listed = HF_CHUNK_LAST;
  p->chunks = malloc(sizeof *p->chunks * 4);
  if (!p->chunks) return HF_ENOMEM;
  p->cap = 4;
  hf_cell *cells = malloc(sizeof *cells * HF_CHUNK);
  if (!cells) {
    hf_pool_fini(p);
    return HF_ENOMEM;
  }
  p->chunks[0] = (hf_chunk){ .cells = cells, .live = heads, .next = HF_CHUNK_UNLISTED };
  p->nchunks = p->made = 1;
  for (uint32_t i = 0; i < heads; i++) cells[i] = (hf_cell){ .next = i, .prev = i };
  free_cells(&p->chunks[0], 0, heads);
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
      if (!p->chunks[i].cells && p->chunks[i].generation < HF_GENERATION_LAST) return &p->chunks[i];
  if (p->nchunks == MAX_CHUNKS) return NULL;
  if (p->nchunks == p->cap) {
    hf_chunk *more = realloc(p->chunks, sizeof *more * p->cap * 2);
    if (!more) return NULL;
    p->chunks = more;
    p->cap *= 2;
  }
  hf_chunk *chunk = &p->chunks[p->nchunks];
  *chunk = (hf_chunk){ .next = HF_CHUNK_UNLISTED };
  return chunk;
}

/* One more chunk, which becomes the hot one. */
static bool grow(hf_pool *p) {
  hf_chunk *chunk = vacant(p);
  hf_cell *cells = chunk ? malloc(sizeof *cells * HF_CHUNK) : NULL;
  if (!cells) return false;
  uint32_t at = (uint32_t)(chunk - p->chunks);
  chunk->cells = cells;
  free_cells(chunk, at, 0);
  if (at == p->nchunks) p->nchunks++;
  p->made++;
  p->idle++;
  p->hot = at; /* the one before is full: it needs no place in the list */
  return true;
}

uint32_t hf_pool_reserve(hf_pool *p) {
  while (!p->chunks[p->hot].free) {
    if (p->listed == HF_CHUNK_LAST) return grow(p) ? p->chunks[p->hot].free : 0;
    p->hot = p->listed; /* full by now, perhaps, or given back */
    p->listed = p->chunks[p->hot].next;
    p->chunks[p->hot].next = HF_CHUNK_UNLISTED;
  }
  return p->chunks[p->hot].free;
}

void hf_pool_trim(hf_pool *p, uint32_t most) {
  for (uint32_t at = p->nchunks; at-- > 1 && most > 0 && hf_pool_is_fat(p);) {
    hf_chunk *chunk = &p->chunks[at];
    if (!chunk->cells || chunk->live > 0) continue;
    free(chunk->cells);
    chunk->cells = NULL;
    chunk->free = 0;
    p->made--;
    p->idle--;
    p->released++;
    most--;
  }
}

void hf_pool_idle(hf_pool *p) {
  p->idle++;
  if (!p->hold) hf_pool_trim(p, 2); /* two: the fewer are made, the fewer may be idle */
}
