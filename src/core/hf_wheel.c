/* SPDX-License-Identifier: MIT
 * The wheel. With base = 0:40 (in base 64) a timer due at 0:52 lies on level 0, slot 52; one due at 3:07 on level 1,
 * slot 3. When nothing is left before 3:00, base becomes 3:00 and slot 3 is spread over level 0, 3:07 into slot 7.
 * Empty stretches are jumped over by the bitmaps, so a turn costs what it moves and not how long it is.
 */
#include "core/hf_wheel.h"

#include <string.h>

/* Lists of the pool. Those of slots begin at SLOTS, level by level. */
enum {
  DUE, /* the tick at base, being fired */
  SPREAD, /* the slot that base entered, not yet spread */
  LATER, /* armed in this turn for its limit or before */
  SLOTS,
  HEADS = SLOTS + 64 * HF_WHEEL_LEVELS
};

#define SCAN 32 /* cells that hf_wheel_next looks at to be exact */
#define TRIM 4 /* chunks that a turn gives back at most */

hf_status hf_wheel_init(hf_wheel *w, int64_t now, uint64_t salt) {
  memset(w, 0, sizeof *w);
  w->origin = now;
  return hf_pool_init(&w->pool, HEADS, salt);
}

void hf_wheel_fini(hf_wheel *w) {
  hf_pool_fini(&w->pool);
  memset(w, 0, sizeof *w);
}

static int64_t absolute(const hf_wheel *w, uint64_t rel) {
  return (int64_t)((uint64_t)w->origin + rel);
}

int64_t hf_wheel_now(const hf_wheel *w) {
  return absolute(w, w->base);
}

/* Ms after origin, not before base; HF_WHEEL_SPAN or more after base means out of range. */
static inline uint64_t relative(const hf_wheel *w, int64_t at) {
  uint64_t rel = (uint64_t)at - (uint64_t)w->origin;
  return at < absolute(w, w->base) ? w->base : rel;
}

static inline bool in_span(const hf_wheel *w, uint64_t rel) {
  return rel - w->base < (uint64_t)HF_WHEEL_SPAN;
}

static inline bool is_empty(const hf_wheel *w, uint32_t list) {
  return hf_pool_cell(&w->pool, list)->next == list;
}

static inline uint64_t cell_rel(const hf_cell *c) {
  return c->word & HF_WORD_MASK;
}

/* The slot's list for a time, by the invariant. */
static inline uint32_t slot_of(hf_wheel *w, uint64_t rel) {
  unsigned level = (unsigned)(63 - __builtin_clzll((rel ^ w->base) | 1)) / 6;
  unsigned slot = rel >> 6 * level & 63;
  w->occupied[level] |= UINT64_C(1) << slot;
  return SLOTS + 64 * level + slot;
}

/* Where a time belongs while a turn or the spreading of a slot is under way; may put it off to the turn's limit. */
static uint32_t list_of(hf_wheel *w, uint64_t *rel) {
  if (w->turning && *rel <= w->limit) {
    *rel = w->limit; /* so that all of LATER belongs into one slot at the end of the turn */
    return LATER;
  }
  if (w->shift && *rel >> w->shift == w->base >> w->shift) return SPREAD;
  return slot_of(w, *rel);
}

/* Puts a cell that is in no list where its time belongs. */
static inline void place(hf_wheel *w, uint32_t index, hf_cell *c, uint64_t rel) {
  uint32_t list = w->turning || w->shift ? list_of(w, &rel) : slot_of(w, rel);
  c->word = (c->word & ~HF_WORD_MASK) | rel;
  hf_pool_append(&w->pool, list, index, c);
}

hf_status hf_wheel_add(hf_wheel *w, int64_t due, uint64_t data, uint64_t *id) {
  uint64_t rel = relative(w, due);
  uint32_t index;
  if (!in_span(w, rel)) return HF_EINVAL;
  hf_cell *c = hf_pool_take(&w->pool, &index);
  if (!c) return HF_ENOMEM;
  c->data = data;
  place(w, index, c, rel);
  w->count++;
  *id = hf_pool_id(&w->pool, index, c);
  return HF_OK;
}

bool hf_wheel_cancel(hf_wheel *w, uint64_t id) {
  uint64_t data;
  return hf_wheel_remove(w, id, &data);
}

uint64_t hf_wheel_data(const hf_wheel *w, uint64_t id) {
  const hf_cell *c = hf_pool_find(&w->pool, id);
  return c ? c->data : 0;
}

bool hf_wheel_remove(hf_wheel *w, uint64_t id, uint64_t *data) {
  hf_cell *c = hf_pool_find(&w->pool, id);
  if (!c) return false;
  *data = c->data;
  hf_pool_unlink(&w->pool, c);
  hf_pool_give(&w->pool, hf_pool_index(id), c);
  w->count--;
  return true;
}

hf_status hf_wheel_reset(hf_wheel *w, uint64_t id, int64_t due) {
  hf_cell *c = hf_pool_find(&w->pool, id);
  uint64_t rel = relative(w, due);
  if (!c) return HF_ESTALE;
  if (!in_span(w, rel)) return HF_EINVAL;
  hf_pool_unlink(&w->pool, c);
  place(w, hf_pool_index(id), c, rel);
  return HF_OK;
}

bool hf_wheel_due(const hf_wheel *w, uint64_t id, int64_t *due) {
  const hf_cell *c = hf_pool_find(&w->pool, id);
  if (c) *due = absolute(w, cell_rel(c));
  return c != NULL;
}

/* The first slot of a level, from bit `from` on, that holds timers; -1: none. Clears the stale bits on its way. */
static int first_slot(hf_wheel *w, unsigned level, unsigned from) {
  uint64_t bits = from < 64 ? w->occupied[level] & ~UINT64_C(0) << from : 0;
  for (; bits; bits &= bits - 1) {
    int slot = __builtin_ctzll(bits);
    if (!is_empty(w, SLOTS + 64 * level + (unsigned)slot)) return slot;
    w->occupied[level] &= ~(UINT64_C(1) << slot);
  }
  return -1;
}

/* The first slot that holds timers and where its span begins; 0: none. */
static uint32_t first_list(hf_wheel *w, unsigned *level, uint64_t *start) {
  for (unsigned l = 0; l < HF_WHEEL_LEVELS; l++) {
    unsigned here = w->base >> 6 * l & 63;
    int slot = first_slot(w, l, l ? here + 1 : here);
    if (slot < 0) continue;
    *level = l;
    *start = (w->base >> 6 * l >> 6 << 6 | (unsigned)slot) << 6 * l;
    return SLOTS + 64 * l + (unsigned)slot;
  }
  return 0;
}

int64_t hf_wheel_next(hf_wheel *w) {
  unsigned level;
  uint64_t start, least = UINT64_MAX;
  if (w->count == 0) return HF_WHEEL_NEVER; /* also where the spreading of a list was cut short */
  if (!is_empty(w, DUE) || w->shift) return hf_wheel_now(w);
  if (!is_empty(w, LATER)) return absolute(w, w->limit);
  uint32_t list = first_list(w, &level, &start);
  if (!list) return HF_WHEEL_NEVER;
  if (level == 0) return absolute(w, start);
  uint32_t i = hf_pool_cell(&w->pool, list)->next;
  for (unsigned n = 0; i != list; n++) {
    const hf_cell *c = hf_pool_cell(&w->pool, i);
    if (n == SCAN) return absolute(w, start);
    if (cell_rel(c) < least) least = cell_rel(c);
    i = c->next;
  }
  return absolute(w, least);
}

/* Appends all of list `from` to list `to` and leaves `from` empty; however long, it is the same work. */
static void splice(hf_wheel *w, uint32_t from, uint32_t to) {
  hf_cell *f = hf_pool_cell(&w->pool, from), *t = hf_pool_cell(&w->pool, to);
  if (f->next == from) return;
  hf_pool_cell(&w->pool, f->next)->prev = t->prev;
  hf_pool_cell(&w->pool, t->prev)->next = f->next;
  hf_pool_cell(&w->pool, f->prev)->next = to;
  t->prev = f->prev;
  f->next = f->prev = from;
}

int64_t hf_wheel_begin(hf_wheel *w, int64_t to) {
  uint64_t rel = relative(w, to);
  if (w->count == 0) {
    w->origin = absolute(w, rel);
    w->base = rel = 0;
    w->shift = 0;
  } else if (rel >= (uint64_t)HF_WHEEL_SPAN) { /* base stays below the span, and what may be armed below 40 bits */
    hf_wheel_rebase(w, hf_wheel_now(w));
    rel = relative(w, to);
    if (!in_span(w, rel)) rel = HF_WHEEL_SPAN - 1;
  }
  w->limit = rel;
  w->turning = w->pool.hold = true;
  return absolute(w, w->limit);
}

/* Spreads the slot that base entered; false where the work ran out. What a slot's cells cost is fetching them, one link
 * behind the other. So the list is walked from its other end too, two links at a time, and its second half is there when
 * it is needed; past the middle that walk strays into other lists, which does no harm. */
static bool spread(hf_wheel *w, uint32_t *work) {
  uint32_t i, back = SPREAD;
  while ((i = hf_pool_cell(&w->pool, SPREAD)->next) != SPREAD) {
    hf_cell *c = hf_pool_cell(&w->pool, i);
    if (*work == 0) return false;
    --*work;
    back = hf_pool_cell(&w->pool, back)->prev;
    __builtin_prefetch(hf_pool_cell(&w->pool, back));
    hf_pool_unlink(&w->pool, c);
    hf_pool_append(&w->pool, slot_of(w, cell_rel(c)), i, c);
  }
  w->shift = 0;
  return true;
}

/* Moves base to the next slot within the turn: a tick's to DUE, a higher one's to SPREAD. False where there is none. */
static bool enter(hf_wheel *w) {
  unsigned level;
  uint64_t start;
  uint32_t list = first_list(w, &level, &start);
  if (!list || start > w->limit) {
    w->base = w->limit;
    return false;
  }
  w->base = start;
  splice(w, list, level ? SPREAD : DUE);
  w->occupied[level] &= ~(UINT64_C(1) << (start >> 6 * level & 63));
  w->shift = (uint8_t)(6 * level);
  return true;
}

uint64_t hf_wheel_pop(hf_wheel *w, uint32_t *work) {
  while (*work) {
    uint32_t i = hf_pool_cell(&w->pool, DUE)->next;
    if (i != DUE) {
      hf_cell *c = hf_pool_cell(&w->pool, i);
      --*work;
      hf_pool_unlink(&w->pool, c);
      __builtin_prefetch(hf_pool_cell(&w->pool, c->next));
      c->next = c->prev = i;
      return hf_pool_id(&w->pool, i, c);
    }
    if (w->shift ? !spread(w, work) : !enter(w)) break;
  }
  return 0;
}

void hf_wheel_end(hf_wheel *w) {
  w->turning = w->pool.hold = false;
  if (hf_pool_is_fat(&w->pool)) hf_pool_trim(&w->pool, TRIM);
  if (is_empty(w, LATER)) return;
  bool spreading = w->shift && w->limit >> w->shift == w->base >> w->shift;
  splice(w, LATER, spreading ? SPREAD : slot_of(w, w->limit));
}

/* Empties DUE, the slots in their order, then what is still to be spread, into `list`: equal due times stay in order. */
static void gather(hf_wheel *w, uint32_t list) {
  splice(w, DUE, list);
  for (uint32_t slot = SLOTS; slot < HEADS; slot++) splice(w, slot, list);
  splice(w, SPREAD, list);
  memset(w->occupied, 0, sizeof w->occupied);
  w->shift = 0;
}

hf_status hf_wheel_rebase(hf_wheel *w, int64_t now) {
  if (w->turning) return HF_EBUSY;
  gather(w, LATER);
  int64_t origin = w->origin;
  uint64_t base = w->base;
  uint32_t i;
  bool fits = true;
  for (i = hf_pool_cell(&w->pool, LATER)->next; i != LATER; i = hf_pool_cell(&w->pool, i)->next) {
    int64_t due = absolute(w, cell_rel(hf_pool_cell(&w->pool, i)));
    if (due < now || (uint64_t)due - (uint64_t)now >= (uint64_t)HF_WHEEL_SPAN) fits = false;
  }
  w->origin = fits ? now : origin;
  w->base = fits ? 0 : base;
  while ((i = hf_pool_cell(&w->pool, LATER)->next) != LATER) {
    hf_cell *c = hf_pool_cell(&w->pool, i);
    int64_t due = (int64_t)((uint64_t)origin + cell_rel(c));
    hf_pool_unlink(&w->pool, c);
    place(w, i, c, relative(w, due));
  }
  return fits ? HF_OK : HF_EINVAL;
}

static bool fault(FILE *out, const char *what, uint32_t list, uint32_t index) {
  fprintf(out, "hf_wheel: %s (list %u, cell %u)\n", what, list, index);
  return false;
}

/* Whether a cell of that time may lie in that list. */
static bool belongs(const hf_wheel *w, uint32_t list, uint64_t rel) {
  if (list == DUE) return rel == w->base;
  if (list == LATER) return w->turning && rel == w->limit;
  if (list == SPREAD) return w->shift && rel >> w->shift == w->base >> w->shift;
  uint64_t differ = rel ^ w->base, bit = UINT64_C(1) << ((list - SLOTS) & 63);
  unsigned level = differ < 64 ? 0 : (unsigned)(63 - __builtin_clzll(differ)) / 6;
  return rel >= w->base && (w->occupied[level] & bit) && list == SLOTS + 64 * level + (unsigned)(rel >> 6 * level & 63);
}

/* Counts the cells of a list; false at a fault. */
static bool check_list(const hf_wheel *w, uint32_t list, uint32_t *cells, FILE *out) {
  uint32_t i = list;
  do {
    const hf_cell *c = hf_pool_cell(&w->pool, i);
    if (hf_pool_cell(&w->pool, c->next)->prev != i) return fault(out, "broken links", list, i);
    if (i != list) {
      if (!(c->word >> HF_WORD_BITS & 1)) return fault(out, "a free cell among used ones", list, i);
      if (!belongs(w, list, cell_rel(c))) return fault(out, "a timer in the wrong list", list, i);
      ++*cells;
    }
    i = c->next;
  } while (i != list);
  return true;
}

/* The chunks: their free cells, their totals, and that a free cell is in reach of hf_pool_take. */
static bool check_pool(const hf_pool *p, uint32_t *live, FILE *out) {
  uint32_t made = 0, idle = 0, listed = 0, reached = 0;
  for (uint32_t at = p->listed; at < p->nchunks && reached <= p->nchunks; at = p->chunks[at].next) reached++;
  for (uint32_t at = 0; at < p->nchunks; at++) {
    const hf_chunk *chunk = &p->chunks[at];
    uint32_t spare = 0;
    listed += chunk->next != HF_CHUNK_UNLISTED;
    if (!chunk->cells) continue;
    for (uint32_t i = chunk->free; i && spare <= HF_CHUNK; i = hf_pool_cell(p, i)->next, spare++)
      if (i >> HF_CHUNK_BITS != at || hf_pool_cell(p, i)->word >> HF_WORD_BITS & 1) return fault(out, "no free cell", at, i);
    if (spare > HF_CHUNK - chunk->live) return fault(out, "too many free cells", at, spare); /* retired ones are neither */
    if (spare && at != p->hot && chunk->next == HF_CHUNK_UNLISTED) return fault(out, "a chunk out of reach", at, spare);
    *live += chunk->live;
    idle += chunk->live == 0;
    made++;
  }
  return (made == p->made && idle == p->idle && listed == reached) || fault(out, "wrong totals of chunks", made, idle);
}

bool hf_wheel_check(hf_wheel *w, FILE *out) {
  uint32_t pending = 0, live = 0;
  for (uint32_t list = 0; list < HEADS; list++)
    if (!check_list(w, list, &pending, out)) return false;
  if (!check_pool(&w->pool, &live, out)) return false;
  if (w->base >= (uint64_t)HF_WHEEL_SPAN || (w->turning && w->limit < w->base)) return fault(out, "time out of range", 0, 0);
  if (live != HEADS + w->count || w->turning != w->pool.hold) return fault(out, "wrong totals", 0, live);
  /* In a turn one popped timer may be in no list. */
  if (pending > w->count || pending + w->turning < w->count) return fault(out, "wrong count", 0, pending);
  return true;
}
