/* SPDX-License-Identifier: MIT
 * What a watermark has that its contact does not know, as bytes of a snapshot and back: the clock, the utterances that
 * are not complete, and the acts that have left the edge. The edge itself is made again where it is needed.
 *
 *   clock · utterances, each speaker · name · state · loud · start · stop · words · whether there is a partial, and it
 *   acts that have left, each key · at
 */
#include <stdlib.h>
#include <string.h>

#include "core/hf_front.h"
#include "core/hf_grow.h"
#include "core/hf_snapshot.h"
#include "core/hf_snapshot_impl.h"

/* --- writing --------------------------------------------------------------------------------------------------- */

static void put_event(hf_writer *w, const hf_event *e) {
  hf_put_int(w, e->at);
  hf_put_str(w, e->type);
  hf_put_str(w, e->id);
  hf_put_str(w, e->source);
  hf_put_uint(w, e->line);
  hf_put_uint(w, e->nfields);
  for (uint32_t i = 0; i < e->nfields; i++) {
    hf_put_str(w, e->fields[i].name);
    hf_put_value(w, &e->fields[i].value);
  }
  hf_put_uint(w, e->nwords);
  for (uint32_t i = 0; i < e->nwords; i++) {
    hf_put_str(w, e->words[i].text);
    hf_put_int(w, e->words[i].at);
    hf_put_int(w, e->words[i].stop);
  }
}

static void put_front(hf_writer *w, const hf_front *f) {
  hf_put_uint(w, f->nutts);
  for (uint32_t i = 0; i < f->nutts; i++) {
    const hf_utt *u = &f->utts[i];
    hf_put_word(w, u->speaker);
    hf_put_word(w, u->name);
    hf_put_u8(w, (uint8_t)u->state);
    hf_put_u8(w, u->loud);
    hf_put_int(w, u->start);
    hf_put_int(w, u->stop);
    hf_put_uint(w, u->words);
    hf_put_u8(w, u->last != NULL);
    if (u->last) put_event(w, u->last);
  }
  hf_put_uint(w, f->nleft);
  for (uint32_t i = 0; i < f->nleft; i++) {
    hf_put_str(w, f->left[i].key);
    hf_put_int(w, f->left[i].at);
  }
}

void hf_front_save(hf_writer *w, const hf_watermark *mark) {
  static const hf_front none = { .nutts = 0 };
  if (mark->clock == HF_NO_TIME) return; /* nothing has come yet */
  hf_put_int(w, mark->clock);
  put_front(w, mark->front ? mark->front : &none);
}

hf_status hf_watermark_save(const hf_watermark *w, hf_str more, char **bytes, size_t *n) {
  hf_writer front = { .p = NULL };
  hf_front_save(&front, w);
  hf_status st = front.failed ? HF_ENOMEM : hf_snapshot_save(w->c, more, (hf_str){ front.p, front.n }, bytes, n);
  free(front.p);
  return st;
}

/* --- reading --------------------------------------------------------------------------------------------------- */

/* Into `copy`, which the caller frees; its strings are borrowed from the bytes. NULL: no memory, or r->failed. */
static hf_event *get_event(hf_reader *r) {
  hf_event e = { .at = hf_get_int(r), .type = hf_get_str(r), .id = hf_get_str(r), .source = hf_get_str(r) };
  e.line = hf_get_u32(r, UINT32_MAX);
  hf_field fields[HF_FIELDS];
  e.nfields = hf_get_count(r, 2);
  if (e.nfields > HF_FIELDS) r->failed = true;
  for (uint32_t i = 0; i < e.nfields && !r->failed; i++) {
    fields[i].name = hf_get_str(r);
    fields[i].value = hf_get_value(r);
  }
  e.nwords = hf_get_count(r, 3);
  hf_word_time *words = malloc((e.nwords + (size_t)1) * sizeof *words);
  for (uint32_t i = 0; words && i < e.nwords && !r->failed; i++) {
    words[i].text = hf_get_str(r);
    words[i].at = hf_get_int(r);
    words[i].stop = hf_get_int(r);
  }
  e.fields = fields;
  e.words = words;
  hf_event *copy = words && !r->failed ? hf_utt_copy(&e) : NULL;
  free(words);
  return copy;
}

static hf_status get_utt(hf_reader *r, hf_front *f) {
  hf_utt u = { .speaker = hf_get_word(r), .name = hf_get_word(r) };
  u.state = (hf_utt_state)hf_get_u32(r, HF_UTT_CLOSED + 1);
  u.loud = hf_get_bool(r);
  u.start = hf_get_int(r);
  u.stop = hf_get_int(r);
  u.words = hf_get_u32(r, UINT32_MAX);
  bool has_last = hf_get_bool(r);
  if (r->failed || (u.loud && !has_last)) return HF_EINVAL;
  if (has_last && !(u.last = get_event(r))) return r->failed ? HF_EINVAL : HF_ENOMEM;
  f->utts[f->nutts++] = u;
  return HF_OK;
}

static hf_status get_left(hf_reader *r, hf_front *f) {
  hf_str key = hf_get_str(r);
  int64_t at = hf_get_int(r);
  if (r->failed) return HF_EINVAL;
  char *own = malloc((size_t)key.n + 1);
  if (!own || !hf_grow(&f->left, &f->left_room, f->nleft + 1, sizeof *f->left)) {
    free(own);
    return HF_ENOMEM;
  }
  if (key.n) memcpy(own, key.p, key.n);
  f->left[f->nleft++] = (hf_left){ { own, key.n }, at };
  return HF_OK; /* cppcheck-suppress memleak ; left[] owns it */
}

static hf_status get_front(hf_reader *r, hf_watermark *w) {
  uint32_t n = hf_get_count(r, 20);
  if (n > HF_MAX_UTTERANCES) return HF_EINVAL;
  hf_front *f = hf_front_of(w);
  if (!f || (n && !hf_grow(&f->utts, &f->utts_room, n, sizeof *f->utts))) return HF_ENOMEM;
  hf_status st = HF_OK;
  for (uint32_t i = 0; i < n && !st; i++) st = get_utt(r, f);
  for (uint32_t left = st ? 0 : hf_get_count(r, 2); left && !st; left--) st = get_left(r, f);
  if (!st && (r->failed || r->p != r->end)) st = HF_EINVAL;
  return st;
}

hf_status hf_watermark_restore(hf_watermark *w, hf_str front) {
  if (front.n == 0 || w->c->finished) return HF_OK;
  hf_reader r = { (const unsigned char *)front.p, (const unsigned char *)front.p + front.n, false };
  int64_t clock = hf_get_int(&r);
  hf_status st = r.failed || clock == HF_NO_TIME ? HF_EINVAL : get_front(&r, w);
  if (st || (w->front->nutts == 0 && w->front->nleft == 0)) hf_watermark_fini(w);
  if (!st) w->clock = clock;
  return st;
}
