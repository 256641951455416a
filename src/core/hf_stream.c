/* SPDX-License-Identifier: MIT
 * A transcript is scanned by itself, as any text; then, where the utterance before left a phrase open and is not long
 * past, together with the end of that one, for what begins there and is complete here:
 *
 *   … would you like | to hold for a moment        the hits of the right side, and those across the bar
 *
 * Then its hits are paired with those of the transcript it replaces. What has no pair is new, or gone.
 */
#include "core/hf_stream.h"

#include <stdlib.h>

#include "core/hf_intern.h"

void hf_stream_init(hf_stream *s, const hf_phrases *p, int64_t gap) {
  *s = (hf_stream){ .phrases = p, .gap = gap, .at = INT64_MIN };
}

static void fini_list(hf_stream_list *l) {
  free(l->hit);
  free(l->cap);
}

void hf_stream_fini(hf_stream *s) {
  fini_list(&s->now);
  fini_list(&s->then);
  fini_list(&s->past);
  free(s->text);
  free(s->rest);
  free(s->both);
  free(s->order);
  free(s->fresh);
  free(s->gone);
  hf_stream_init(s, NULL, 0);
}

/* --- the hits of one transcript ------------------------------------------------------------------ */

static uint64_t mix(uint64_t h, const void *data, size_t n) { /* FNV-1a */
  const unsigned char *p = data;
  for (size_t i = 0; i < n; i++) h = (h ^ p[i]) * UINT64_C(0x100000001B3);
  return h;
}

static uint64_t hash_captures(const hf_hit *hit, const char *text) {
  uint64_t h = UINT64_C(0xCBF29CE484222325);
  for (uint32_t i = 0; i < hit->ncaptures; i++) {
    const hf_capture *c = &hit->captures[i];
    h = mix(h, &c->slot, sizeof c->slot);
    if (c->kind == HF_SLOT_DUR) h = mix(h, &c->ms, sizeof c->ms);
    else if (c->kind == HF_SLOT_NUM) h = mix(h, &c->number, sizeof c->number);
    else h = mix(h, text + c->first, c->last - c->first); /* of a point in time its words */
    h = mix(h, "", 1);
  }
  return h;
}

static hf_status put_hit(hf_stream_list *l, const hf_hit *hit, const char *text, hf_stream_hit at) {
  hf_status st = hf_grow(&l->hit, l->n, 1, &l->room, sizeof *l->hit);
  if (st == HF_OK) st = hf_grow(&l->cap, l->ncaps, hit->ncaptures, &l->room_caps, sizeof *l->cap);
  if (st != HF_OK) return st;
  at.phrase = hit->phrase;
  at.ncaptures = hit->ncaptures;
  at.text = text;
  at.what = hash_captures(hit, text);
  at.cap = l->ncaps;
  if (hit->ncaptures) memcpy(l->cap + l->ncaps, hit->captures, hit->ncaptures * sizeof *hit->captures);
  l->ncaps += hit->ncaptures;
  l->hit[l->n++] = at;
  return HF_OK;
}

/* The hits of the text by itself; *rest: from where on it leaves something open. */
static hf_status read_own(hf_stream *s, hf_scan *scan, const char *text, size_t n, uint32_t *rest) {
  const hf_hit *hit;
  uint32_t nhits;
  hf_status st = hf_scan_text(scan, s->phrases, text, n, true, &hit, &nhits);
  if (st != HF_OK) return st;
  *rest = hf_scan_rest(scan, s->phrases);
  for (uint32_t i = 0; i < nhits && st == HF_OK; i++)
    st = put_hit(&s->then, &hit[i], text, (hf_stream_hit){ .first = hit[i].first, .last = hit[i].last });
  return st;
}

static hf_status join(hf_stream *s, const char *text, size_t n) {
  size_t all = s->nrest + 1 + n;
  if (all > HF_FOLD_MAX) return HF_ELIMIT;
  hf_status st = hf_grow(&s->both, 0, (uint32_t)all, &s->room_both, 1);
  if (st != HF_OK) return st;
  memcpy(s->both, s->rest, s->nrest);
  s->both[s->nrest] = ' ';
  if (n) memcpy(s->both + s->nrest + 1, text, n);
  return HF_OK;
}

/* Whether words that a hit across the seam takes are in another hit of its phrase already. */
static bool is_taken(const hf_stream *s, uint32_t nown, uint32_t phrase, uint32_t before, uint32_t last) {
  for (uint32_t i = 0; i < s->past.n; i++)
    if (s->past.hit[i].phrase == phrase && s->past.hit[i].last > before) return true;
  for (uint32_t i = 0; i < nown && s->then.hit[i].first < last; i++)
    if (s->then.hit[i].phrase == phrase) return true;
  return false;
}

/* What begins in the rest and is complete in the text. */
static hf_status read_across(hf_stream *s, hf_scan *scan, const char *text, size_t n) {
  uint32_t seam = s->nrest + 1, nown = s->then.n, nhits;
  const hf_hit *hit;
  hf_status st = join(s, text, n);
  if (st == HF_OK) st = hf_scan_head(scan, s->phrases, s->both, seam + n, seam, true, &hit, &nhits);
  for (uint32_t i = 0; st == HF_OK && i < nhits; i++) {
    hf_stream_hit at = { .last = hit[i].last - seam, .before = s->rest_first + hit[i].first,
                         .before_last = s->rest_first + s->nrest };
    if (hit[i].last > seam && !is_taken(s, nown, hit[i].phrase, at.before, at.last))
      st = put_hit(&s->then, &hit[i], s->both, at);
  }
  return st;
}

static int compare_hits(const void *a, const void *b) {
  const hf_stream_hit *x = a, *y = b;
  if (x->first != y->first) return x->first < y->first ? -1 : 1;
  if (x->last != y->last) return x->last < y->last ? -1 : 1;
  if (x->phrase != y->phrase) return x->phrase < y->phrase ? -1 : 1;
  return x->before < y->before ? -1 : x->before > y->before;
}

static hf_status read_text(hf_stream *s, hf_scan *scan, const char *text, size_t n, bool joined, uint32_t *rest) {
  hf_stream_list *l = &s->then;
  l->n = l->ncaps = 0;
  hf_status st = read_own(s, scan, text, n, rest);
  if (st == HF_OK && joined) st = read_across(s, scan, text, n);
  if (st != HF_OK) return st;
  if (l->n > 1) qsort(l->hit, l->n, sizeof *l->hit, compare_hits);
  for (uint32_t i = 0; i < l->n; i++) l->hit[i].captures = l->cap ? l->cap + l->hit[i].cap : NULL;
  return HF_OK;
}

/* --- what is new and what is gone ---------------------------------------------------------------- */

static bool is_same(const hf_stream_hit *a, const hf_stream_hit *b) {
  return compare_hits(a, b) == 0 && a->what == b->what;
}

static void pair(hf_stream_hit *old, hf_stream_hit *new) {
  old->paired = new->paired = true;
  new->id = old->id;
}

/* Hits in the same place: both lists are in order. */
static void pair_in_place(hf_stream_list *old, hf_stream_list *new) {
  for (uint32_t i = 0, k = 0; i < old->n && k < new->n;) {
    int c = compare_hits(&old->hit[i], &new->hit[k]);
    if (c == 0 && is_same(&old->hit[i], &new->hit[k])) pair(&old->hit[i], &new->hit[k]);
    i += c <= 0;
    k += c >= 0;
  }
}

static int compare_kinds(const hf_stream_hit *x, const hf_stream_hit *y) {
  if (x->phrase != y->phrase) return x->phrase < y->phrase ? -1 : 1;
  return x->what < y->what ? -1 : x->what > y->what;
}

/* By kind, then by place: hits that are alike stay in their order. */
static int compare_pointers(const void *a, const void *b) {
  const hf_stream_hit *const *x = a, *const *y = b;
  int c = compare_kinds(*x, *y);
  return c ? c : compare_hits(*x, *y);
}

static uint32_t list_unpaired(hf_stream_hit **list, hf_stream_list *l, uint32_t from) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < l->n; i++)
    if (!l->hit[i].paired && l->hit[i].last > from) list[n++] = &l->hit[i];
  if (n > 1) qsort(list, n, sizeof *list, compare_pointers);
  return n;
}

/* Hits behind the first `same` bytes, which both transcripts share: they may have moved. */
static void pair_moved(hf_stream *s, uint32_t same) {
  if (!s->order) return; /* no hit ever */
  hf_stream_hit **old = s->order, **new = s->order + s->now.n;
  uint32_t nold = list_unpaired(old, &s->now, same), nnew = list_unpaired(new, &s->then, same);
  for (uint32_t i = 0, k = 0; i < nold && k < nnew;) {
    int c = compare_kinds(old[i], new[k]);
    if (c == 0) pair(old[i], new[k]);
    i += c <= 0;
    k += c >= 0;
  }
}

static uint32_t common(const hf_stream *s, const char *text, size_t n) {
  uint32_t i = 0;
  while (i < s->ntext && i < n && s->text[i] == text[i]) i++;
  return i;
}

static int compare_ids(const void *a, const void *b) {
  const uint32_t *x = a, *y = b;
  return *x < *y ? -1 : *x > *y;
}

static void tell(hf_stream *s) {
  s->nfresh = s->ngone = 0;
  for (uint32_t i = 0; i < s->now.n; i++)
    if (!s->now.hit[i].paired) s->gone[s->ngone++] = s->now.hit[i].id;
  if (s->ngone > 1) qsort(s->gone, s->ngone, sizeof *s->gone, compare_ids);
  for (uint32_t i = 0; i < s->then.n; i++) {
    hf_stream_hit *hit = &s->then.hit[i];
    if (!hit->paired) {
      hit->id = s->ids++;
      s->fresh[s->nfresh++] = hit;
    }
    hit->paired = false;
  }
}

/* --- the whole ----------------------------------------------------------------------------------- */

static hf_status make_room(hf_stream *s, size_t n) {
  hf_status st = hf_grow(&s->gone, 0, s->now.n, &s->room_gone, sizeof *s->gone);
  if (st == HF_OK) st = hf_grow(&s->fresh, 0, s->then.n, &s->room_fresh, sizeof *s->fresh);
  if (st == HF_OK) st = hf_grow(&s->order, 0, s->now.n + s->then.n, &s->room_order, sizeof *s->order);
  if (st == HF_OK) st = hf_grow(&s->text, 0, (uint32_t)n, &s->room_text, 1);
  if (st == HF_OK) st = hf_grow(&s->rest, 0, n < HF_STREAM_REST ? (uint32_t)n : HF_STREAM_REST, &s->room_rest, 1);
  return st;
}

/* The end of the utterance. One without a word is none: what was open stays open. */
static void commit(hf_stream *s, const char *text, uint32_t n, uint32_t rest) {
  bool empty = true;
  for (uint32_t i = 0; i < n && empty; i++) empty = text[i] == ' ' || (text[i] >= '\t' && text[i] <= '\r');
  s->open = false;
  s->ntext = 0;
  if (empty) {
    s->now.n = 0;
    return;
  }
  hf_stream_list past = s->past;
  s->past = s->now;
  s->now = past;
  s->now.n = 0;
  s->nrest = n - rest <= HF_STREAM_REST ? n - rest : 0;
  if (s->nrest) memcpy(s->rest, text + rest, s->nrest);
  s->rest_first = rest;
  s->rest_at = s->at;
}

/* Of the utterance before only the hits that reach into its rest matter. They are told from there, so they stay until
 * the next transcript comes. */
static void drop_past(hf_stream *s) {
  uint32_t kept = 0;
  for (uint32_t i = 0; i < s->past.n; i++)
    if (s->past.hit[i].last > s->rest_first) s->past.hit[kept++] = s->past.hit[i];
  s->past.n = kept;
}

/* at - before, which may be at both ends of the integers. */
static bool is_within(int64_t before, int64_t at, int64_t gap) {
  return (uint64_t)at - (uint64_t)before <= (uint64_t)gap;
}

hf_status hf_stream_take(hf_stream *s, hf_scan *scan, const char *text, size_t n, int64_t at, bool final) {
  uint32_t rest;
  if (at < s->at) at = s->at;
  bool joined = s->open ? s->joined : s->nrest > 0 && is_within(s->rest_at, at, s->gap);
  s->nfresh = s->ngone = 0;
  if (!s->open) drop_past(s);
  hf_status st = read_text(s, scan, text, n, joined, &rest);
  if (st == HF_OK) st = make_room(s, n);
  if (st != HF_OK) return st;
  s->at = at;
  s->open = true;
  s->joined = joined;
  pair_in_place(&s->now, &s->then);
  pair_moved(s, common(s, text, n));
  tell(s);
  hf_stream_list now = s->now;
  s->now = s->then;
  s->then = now;
  if (final) {
    commit(s, text, (uint32_t)n, rest);
  } else {
    s->ntext = (uint32_t)n;
    if (n) memcpy(s->text, text, n);
  }
  return HF_OK;
}
