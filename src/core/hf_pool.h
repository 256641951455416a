/* SPDX-License-Identifier: MIT
 * A slab of 24-byte cells with 64-bit ids. Stands on malloc.
 *
 * An id is 15 bits of tag, 24 of generation, 24 of index. A cell's generation is odd while it is in use, so one
 * comparison refuses what was given back, what was never handed out and, by the tag, what another pool handed out.
 * A cell whose generations are used up is retired, and a chunk that is freed leaves its highest generation behind: no id
 * is ever handed out twice. Cells are linked by index, the free ones in list 0, the lists' heads being cells themselves.
 */
#ifndef HF_POOL_H
#define HF_POOL_H

#include "hatif.h"

#define HF_CHUNK_BITS 10
#define HF_CHUNK (1u << HF_CHUNK_BITS) /* cells in a chunk */
#define HF_INDEX_BITS 24
#define HF_WORD_BITS 40 /* bits of a cell's word that are its user's; the generation has the rest */
#define HF_WORD_MASK ((UINT64_C(1) << HF_WORD_BITS) - 1)
#define HF_GENERATION (UINT64_C(1) << HF_WORD_BITS) /* one more of it, in a word */
#define HF_POOL_FREE 0u /* the list of free cells */

typedef struct hf_cell {
  uint32_t next; /* in its list; its own index where it is in none */
  uint32_t prev;
  uint64_t word; /* generation in the upper 24 bits, the user's 40 below */
  uint64_t data; /* the user's */
} hf_cell;

typedef struct hf_chunk {
  hf_cell *cells; /* HF_CHUNK of them, or NULL while given back */
  uint32_t live; /* cells in use; heads count, so that their chunk stays */
  uint32_t generation; /* even: where the cells of this chunk begin when it is made again */
} hf_chunk;

typedef struct hf_pool {
  hf_chunk *chunks; /* by index >> HF_CHUNK_BITS */
  uint64_t key; /* tag and salt: an id's upper 39 bits are key ^ generation */
  uint32_t nchunks; /* entries of chunks in use */
  uint32_t cap; /* entries of chunks allocated */
  uint32_t made; /* chunks with cells */
  uint32_t idle; /* of these, without a cell in use */
  uint32_t released; /* chunks freed; whoever keeps things beside the cells looks, and sets it to 0 */
} hf_pool;

static inline hf_cell *hf_pool_cell(const hf_pool *p, uint32_t index) {
  return &p->chunks[index >> HF_CHUNK_BITS].cells[index & (HF_CHUNK - 1)];
}

static inline uint32_t hf_pool_index(uint64_t id) {
  return (uint32_t)(id & ((1u << HF_INDEX_BITS) - 1));
}

static inline uint64_t hf_pool_id(const hf_pool *p, uint32_t index, const hf_cell *c) {
  return (p->key ^ c->word >> HF_WORD_BITS) << HF_INDEX_BITS | index;
}

/* The cell in use that has this id, or NULL. Any 64 bits may be asked. */
static inline hf_cell *hf_pool_find(const hf_pool *p, uint64_t id) {
  uint64_t generation = id >> HF_INDEX_BITS ^ p->key;
  uint32_t chunk = hf_pool_index(id) >> HF_CHUNK_BITS;
  if (chunk >= p->nchunks || !p->chunks[chunk].cells || !(generation & 1)) return NULL;
  hf_cell *c = hf_pool_cell(p, hf_pool_index(id));
  return c->word >> HF_WORD_BITS == generation ? c : NULL;
}

static inline void hf_pool_unlink(const hf_pool *p, const hf_cell *c) {
  hf_pool_cell(p, c->prev)->next = c->next;
  hf_pool_cell(p, c->next)->prev = c->prev;
}

/* Appends to the list with that head. */
static inline void hf_pool_append(const hf_pool *p, uint32_t head, uint32_t index, hf_cell *c) {
  hf_cell *h = hf_pool_cell(p, head);
  c->next = head;
  c->prev = h->prev;
  hf_pool_cell(p, h->prev)->next = index;
  h->prev = index;
}

#pragma GCC visibility push(hidden)

/* A pool whose first `heads` (at most HF_CHUNK) cells are heads of empty lists, list 0 the free one. Pools with different
 * salts refuse each other's ids. HF_ENOMEM leaves it as hf_pool_fini does. */
hf_status hf_pool_init(hf_pool *p, uint32_t heads, uint64_t salt);

/* Frees all of it; may be called twice. */
void hf_pool_fini(hf_pool *p);

/* Sees to it that a cell is free, and says which one hf_pool_take will give; 0 where memory or indices are used up. */
uint32_t hf_pool_reserve(hf_pool *p);

/* A cell in use, linked to nothing, its word 0 but for the generation; NULL where there is none. */
hf_cell *hf_pool_take(hf_pool *p, uint32_t *index);

/* One more chunk has no cell in use. May free chunks, and then counts them in p->released. */
void hf_pool_idle(hf_pool *p);

#pragma GCC visibility pop

/* Gives back a cell that is in no list. May free chunks, as hf_pool_idle. */
static inline void hf_pool_give(hf_pool *p, uint32_t index, hf_cell *c) {
  c->word = (c->word & ~HF_WORD_MASK) + HF_GENERATION;
  if (c->word >> HF_WORD_BITS) {
    hf_cell *head = hf_pool_cell(p, HF_POOL_FREE); /* the cell given last is taken first: it is in the cache */
    c->next = head->next;
    c->prev = HF_POOL_FREE;
    hf_pool_cell(p, head->next)->prev = index;
    head->next = index;
  } else {
    c->next = c->prev = index; /* its generations are used up: it is in no list ever again */
  }
  if (--p->chunks[index >> HF_CHUNK_BITS].live == 0) hf_pool_idle(p);
}

#endif
