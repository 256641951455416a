/* SPDX-License-Identifier: MIT
 * A long text by slices, with the hits of hf_scan_text: first all its words, then their folded bytes where patterns ask
 * for those (what stands far away may have a say: the question mark at a sentence's end), then the automaton. Only what
 * is rare is gone over in one piece: a text in which a word ends inside a character, as in a ligature of several words,
 * and a stretch of 32 KB and more without a blank.
 */
#include "core/hf_scan_impl.h"

#include <stdlib.h>

#include "core/hf_intern.h"

/* --- room ------------------------------------------------------------------------------------------------------ */

/* An array that is copied when it grows, or given back as a whole, stops everything else for as long as it is long. So
 * each has room for all that there can be from the start on, or 32 MB: from there on memory is moved by its pages, and
 * what is never touched costs nothing. At the end they are given back piece by piece. */
enum { ROOM_BYTES = 32 << 20, WORD_BYTES = 8 /* shorter ones are few */, PIECE_BYTES = 2 << 20 };

static hf_status reserve(void *array, uint32_t *room, uint32_t most, size_t size) {
  uint32_t n = most / WORD_BYTES;
  if (n < ROOM_BYTES / size) n = (uint32_t)(ROOM_BYTES / size);
  return hf_grow(array, 0, n < most ? n : most, room, size);
}

static hf_status reserve_words(hf_scan *s) {
  hf_glance *g = &s->glance;
  uint32_t most = (uint32_t)s->ntext + 17;
  hf_status st = reserve(&s->words.word, &s->words.room, most, sizeof *s->words.word);
  if (st == HF_OK) st = reserve(&g->may, &g->room, most, sizeof *g->may);
  if (st == HF_OK) st = reserve(&g->terms, &g->room_terms, most, sizeof *g->terms);
  if (st == HF_OK) st = reserve(&s->of, &s->room_of, most, sizeof *s->of);
  return st == HF_OK ? reserve(&s->lookup.term, &s->lookup.room, most, sizeof *s->lookup.term) : st;
}

/* A byte that is bad becomes three. */
static hf_status reserve_folded(hf_scan *s) {
  uint32_t most = 3 * (uint32_t)s->ntext;
  s->folded.n = 0;
  return hf_folded_reserve(&s->folded, most < ROOM_BYTES ? most : ROOM_BYTES);
}

typedef struct array {
  void *at; /* of the pointer to it */
  uint32_t *room, used;
  size_t size;
} array;

/* Gives back a piece of its end; how many bytes of that were in use. */
static size_t give_back(const array *a) {
  void *now, *less = NULL;
  memcpy(&now, a->at, sizeof now);
  uint32_t used = *a->room < a->used ? *a->room : a->used, most = (uint32_t)(PIECE_BYTES / a->size);
  uint32_t keep = used > most ? used - most : 0;
  if (keep && !(less = realloc(now, keep * a->size))) less = now;
  if (!keep) free(now);
  memcpy(a->at, &less, sizeof less);
  *a->room = keep;
  return (used - keep) * a->size;
}

/* False: there is nothing left. */
static bool give_back_some(hf_scan *s) {
  hf_glance *g = &s->glance;
  uint32_t n = s->words.n;
  const array all[] = {
    { &s->words.word, &s->words.room, n, sizeof *s->words.word },
    { &g->may, &g->room, n, sizeof *g->may },
    { &g->terms, &g->room_terms, n, sizeof *g->terms },
    { &s->of, &s->room_of, n, sizeof *s->of },
    { &s->lookup.term, &s->lookup.room, s->lookup.n, sizeof *s->lookup.term },
    { &s->folded.text, &s->folded.room, s->folded.n, sizeof *s->folded.text },
    { &s->folded.map, &s->slices.room_map, s->folded.n, sizeof *s->folded.map },
  };
  size_t given = 0;
  for (size_t i = 0; i < sizeof all / sizeof *all; i++)
    while (*all[i].room) {
      if (given >= PIECE_BYTES) return true;
      given += give_back(&all[i]);
    }
  return false;
}

/* --- slices ---------------------------------------------------------------------------------------------------- */

hf_status hf_scan_open(hf_scan *s, const hf_phrases *p, const char *text, size_t n, bool every) {
  s->slices = (hf_slices){ .phrases = p, .every = every };
  hf_status st = hf_scan_prepare(s, p, text, n);
  return st == HF_OK ? reserve_words(s) : st;
}

/* Whether a pattern may ask for the folded bytes of more than a word. */
static bool needs_whole(const hf_phrases *p) {
  if (p->terms.uses & HF_TERM_WRITTEN) return true;
  for (uint32_t i = 0; i < p->nphrases; i++)
    if (p->flags[i] & HF_PHRASE_UNLESS_NEGATED) return true;
  for (uint32_t e = 0; e < p->net.nedges; e++)
    if (p->net.edge[e].label >= HF_EDGE_DUR && p->net.edge[e].label < HF_EDGE_FREE) return true;
  return false;
}

static hf_status read_slice(hf_scan *s, uint32_t bytes) {
  hf_slices *x = &s->slices;
  hf_status st = hf_glance_more(&s->glance, &x->phrases->filter, &s->words, s->text, (uint32_t)s->ntext, bytes);
  if (st != HF_OK || s->glance.at < s->ntext) return st;
  x->stage = HF_SLICES_FOLD;
  if (needs_whole(x->phrases) && !s->glance.expanded) {
    st = reserve_folded(s);
    return st == HF_OK ? hf_fold_begin(&x->fold, &s->folded, HF_FOLD_DEFAULT, s->text, s->ntext) : st;
  }
  x->stage = HF_SLICES_RUN;
  return hf_scan_ready(s, x->phrases);
}

static hf_status fold_slice(hf_scan *s, uint32_t bytes) {
  hf_slices *x = &s->slices;
  uint32_t n = s->words.n;
  if (x->fold.at < x->fold.n) return hf_fold_more(&x->fold, bytes, hf_fold_best_blocks());
  if (x->placed == 0) hf_fold_end(&x->fold);
  uint32_t to = n - x->placed > bytes / 8 ? x->placed + bytes / 8 : n;
  hf_words_place(&s->words, &s->folded, x->placed, to);
  x->placed = to;
  if (to < n) return HF_OK;
  hf_scan_is_whole(s, true);
  x->stage = HF_SLICES_RUN;
  return hf_scan_ready(s, x->phrases);
}

static hf_status run_slice(hf_scan *s, uint32_t bytes, const hf_hit **hits, uint32_t *nhits) {
  hf_slices *x = &s->slices;
  uint32_t n = s->words.n, to = n - x->next > bytes / 32 ? x->next + bytes / 32 : n;
  s->nfound = 0;
  hf_status st = hf_scan_run(s, x->phrases, x->every, x->next, to);
  if (st == HF_OK) st = hf_scan_make_hits(s, x->phrases);
  x->next = to;
  if (st != HF_OK) return st;
  *hits = s->hit;
  *nhits = s->nfound;
  if (to < n) return HF_OK;
  x->stage = HF_SLICES_END;
  x->room_map = s->folded.map ? s->folded.room + 1 : 0;
  return HF_OK;
}

hf_status hf_scan_slice(hf_scan *s, uint32_t bytes, const hf_hit **hits, uint32_t *nhits, bool *done) {
  hf_slices *x = &s->slices;
  *hits = NULL;
  *nhits = 0;
  *done = false;
  if (bytes < 4096) bytes = 4096;
  if (x->stage == HF_SLICES_READ) return read_slice(s, bytes);
  if (x->stage == HF_SLICES_FOLD) return fold_slice(s, bytes);
  hf_status st = x->stage == HF_SLICES_RUN ? run_slice(s, bytes, hits, nhits) : HF_OK;
  if (st == HF_OK && x->stage == HF_SLICES_END) *done = !give_back_some(s);
  return st;
}
