/* SPDX-License-Identifier: MIT
 * A slab of 24-byte cells with 64-bit ids. Stands on malloc.
 *
 * An id is 15 bits of tag, 24 of generation, 24 of index. A cell's generation is odd while it is in use, so one
 * comparison refuses what was given back, what was never handed out and, by the tag, what another pool handed out.
 * A cell whose generations are used up is retired, and a chunk that is freed leaves its highest generation behind: no id
 * is ever handed out twice. Cells are linked by index, the lists' heads being cells themselves; the free ones of a chunk
 * are a list of its own, so that freeing a chunk is no work. What was given back last is taken first: it is in the cache.
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
#define HF_GENERATION_LAST 0xfffffeu /* even; a chunk that came this far is not made again */
#define HF_CHUNK_UNLISTED UINT32_MAX
#define HF_CHUNK_LAST (UINT32_MAX - 1)

typedef struct hf_cell {
  uint32_t next; /* in its list; of a free cell: the next free one of its chunk, 0: none */
  uint32_t prev; /* in its list */
  uint64_t word; /* generation in the upper 24 bits, the user's 40 below */
  uint64_t data; /* the user's */
} hf_cell;

typedef struct hf_chunk {
  hf_cell *cells; /* HF_CHUNK of them, or NULL while given back */
  uint32_t free; /* its first free cell; 0: none */
  uint32_t live; /* cells in use; heads count, so that their chunk stays */
  uint32_t generation; /* even: where the cells of this chunk begin when it is made again */
  uint32_t next; /* in the list of chunks that may have free cells: HF_CHUNK_LAST, or HF_CHUNK_UNLISTED */
} hf_chunk;

typedef struct hf_pool {
  hf_chunk *chunks; /* by index >> HF_CHUNK_BITS */
  uint64_t key; /* tag and salt: an id's upper 39 bits are key ^ generation */
  uint32_t nchunks; /* entries of chunks in use */
  uint32_t cap; /* entries of chunks allocated */
  uint32_t hot; /* the chunk that cells are taken from first: the one given to last */
  uint32_t listed; /* the first of the other chunks that may have free cells; HF_CHUNK_LAST: none */
  uint32_t made; /* chunks with cells */
  uint32_t idle; /* of these, without a cell in use */
  uint32_t released; /* chunks freed; whoever keeps things beside the cells looks, and sets it to 0 */
  bool hold; /* idle chunks are kept until hf_pool_trim */
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

/* A pool whose first `heads` (1 to HF_CHUNK) cells are heads of empty lists. Pools with different salts refuse each
 * other's ids. HF_ENOMEM leaves it as hf_pool_fini does. */
hf_status hf_pool_init(hf_pool *p, uint32_t heads, uint64_t salt);

/* Frees all of it; may be called twice. */
void hf_pool_fini(hf_pool *p);

/* Sees to it that a cell is free, and says which one hf_pool_take will give; 0 where memory or indices are used up. */
uint32_t hf_pool_reserve(hf_pool *p);

/* One more chunk has no cell in use. Frees one or two where too many are idle, unless they are held. */
void hf_pool_idle(hf_pool *p);

/* Frees at most so many of the idle chunks that are too many, and counts them in p->released. */
void hf_pool_trim(hf_pool *p, uint32_t most);

#pragma GCC visibility pop

/* More chunks are idle than a floor that swings needs. */
static inline bool hf_pool_is_fat(const hf_pool *p) {
  return p->idle > 1 + p->made / 8;
}

/* A cell in use, linked to nothing, its word 0 but for the generation; NULL where there is none. */
static inline hf_cell *hf_pool_take(hf_pool *p, uint32_t *index) {
  uint32_t i = p->chunks[p->hot].free;
  if (!i && !(i = hf_pool_reserve(p))) return NULL;
  hf_chunk *chunk = &p->chunks[p->hot];
  hf_cell *c = &chunk->cells[i & (HF_CHUNK - 1)];
  chunk->free = c->next;
  if (chunk->live++ == 0) p->idle--;
  c->word += HF_GENERATION;
  *index = i;
  return c;
}

/* Makes a chunk the one to take from; the one before stays in reach. */
static inline void hf_pool_heat(hf_pool *p, uint32_t at) {
  hf_chunk *before = &p->chunks[p->hot];
  if (before->next == HF_CHUNK_UNLISTED) {
    before->next = p->listed;
    p->listed = p->hot;
  }
  p->hot = at;
}

/* Gives back a cell that is in no list. May free a chunk, as hf_pool_idle. */
static inline void hf_pool_give(hf_pool *p, uint32_t index, hf_cell *c) {
  uint32_t at = index >> HF_CHUNK_BITS;
  hf_chunk *chunk = &p->chunks[at];
  c->word = (c->word & ~HF_WORD_MASK) + HF_GENERATION;
  uint32_t generation = (uint32_t)(c->word >> HF_WORD_BITS);
  if (generation) { /* else its generations are used up: it is free no more */
    c->next = chunk->free;
    chunk->free = index;
    if (generation > chunk->generation) chunk->generation = generation;
  } else {
    chunk->generation = HF_GENERATION_LAST;
  }
  if (at != p->hot) hf_pool_heat(p, at);
  if (--chunk->live == 0) hf_pool_idle(p);
}

#endif
