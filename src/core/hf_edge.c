/* SPDX-License-Identifier: MIT
 * The edge: a copy of the settled contact with everything unsettled applied, what was heard of open utterances too, run
 * up to the clock. It goes on from event to event; when something lands before its own time, or a transcript is replaced
 * whose words it has heard, it is made again. Of what it says only the acts are heard that may leave at once, and each
 * of these is remembered until the settled side says it too (then it is not done again) or has passed its time without
 * it (then it is taken back).
 */
#include <string.h>

#include "core/hf_front.h"
#include "core/hf_grow.h"
#include "core/hf_snapshot.h"

/* --- acts that have left --------------------------------------------------------------------------------------- */

static uint32_t find_left(const hf_front *f, hf_str key) {
  for (uint32_t i = 0; f && i < f->nleft; i++)
    if (hf_str_eq(f->left[i].key, key)) return i;
  return HF_NONE;
}

static hf_left take_left(hf_front *f, uint32_t i) {
  hf_left out = f->left[i];
  memmove(&f->left[i], &f->left[i + 1], (--f->nleft - i) * sizeof *f->left);
  return out;
}

static bool may_leave(const hf_act *a) {
  return hf_str_eq(a->name, hf_str_lit("prompt")) || hf_str_eq(a->name, hf_str_lit("card")) ||
         (a->early && hf_str_eq(a->name, hf_str_lit("alert")));
}

/* Behind W it is the settled side's word: the copy may just come to where that has been. Without memory to remember it the
 * act waits for the settled side. */
bool hf_edge_leaves(hf_watermark *w, const hf_act *a) {
  hf_front *f = w->front;
  if (!may_leave(a) || a->at < w->c->settled) return false;
  uint32_t i = find_left(f, a->key);
  if (i != HF_NONE) {
    f->left[i].at = a->at; /* the copy was made again and says it at this time now */
    return false;
  }
  char *key = malloc((size_t)a->key.n + 1);
  if (!key || !hf_grow(&f->left, &f->left_room, f->nleft + 1, sizeof *f->left)) {
    free(key);
    return false;
  }
  memcpy(key, a->key.p, a->key.n);
  f->left[f->nleft++] = (hf_left){ { key, a->key.n }, a->at };
  return true; /* cppcheck-suppress memleak ; left[] owns it */
}

bool hf_edge_left(hf_watermark *w, const hf_act *a) {
  uint32_t i = find_left(w->front, a->key);
  if (i == HF_NONE) return false;
  free((char *)take_left(w->front, i).key.p);
  return true;
}

/* What the settled side has passed without saying it, in the order in which it left. A callback may feed. */
void hf_edge_retract(hf_watermark *w, int64_t settled) {
  for (uint32_t i = 0; w->front && i < w->front->nleft;) {
    if (w->front->left[i].at >= settled) {
      i++;
      continue;
    }
    hf_left gone = take_left(w->front, i);
    if (w->config->retract) w->config->retract(w->ud, w, gone.key, settled);
    free((char *)gone.key.p);
  }
}

/* --- the copy -------------------------------------------------------------------------------------------------- */

static void drop_copy(hf_front *f) {
  hf_contact_free(f->edge);
  f->edge = NULL;
  f->stale = false;
}

void hf_edge_drop(hf_watermark *w) {
  hf_front *f = w->front;
  if (!f || !f->edge) return;
  drop_copy(f);
  if (w->config->ahead_over) w->config->ahead_over(w->ud, w);
}

void hf_edge_fini(hf_watermark *w) {
  hf_front *f = w->front;
  hf_edge_drop(w);
  while (f->nleft) free((char *)f->left[--f->nleft].key.p);
  free(f->left);
}

/* A partial as if it were the final: on the edge what was heard so far is all there is. */
static hf_status feed_partial(hf_contact *edge, const hf_event *last) {
  hf_field fields[HF_FIELDS];
  hf_event e = *last;
  e.nfields = hf_utt_fields(last, "partial", NULL, fields);
  e.fields = fields;
  e.id = (hf_str){ NULL, 0 };
  if (e.at < edge->settled) e.at = edge->settled;
  return hf_contact_feed(edge, &e);
}

static hf_status make(hf_watermark *w) {
  hf_host host;
  hf_front *f = w->front;
  if (f->edge) drop_copy(f);
  hf_status st = w->config->ahead(w->ud, w, &host);
  if (!st) st = hf_contact_clone(w->c, &host, &f->edge);
  for (uint32_t i = 0; !st && i < f->nutts; i++)
    if (f->utts[i].loud) st = feed_partial(f->edge, f->utts[i].last);
  return st;
}

/* Runs what is due up to the clock, and leaves the copy's own time at the last thing that ran: what comes behind that
 * needs no new copy. */
static hf_status run(hf_watermark *w) {
  hf_contact *edge = w->front->edge;
  hf_status st = HF_OK;
  for (int64_t next; !st && (next = hf_contact_next(edge)) != HF_NO_TIME && next <= w->clock;)
    st = hf_contact_settle(edge, next < INT64_MAX ? next + 1 : next);
  return st;
}

/* Whether there is something in front that the settled side does not know yet. */
static bool is_needed(const hf_watermark *w) {
  int64_t next = hf_contact_next(w->c);
  if (next != HF_NO_TIME && next <= w->clock) return true;
  for (uint32_t i = 0; w->front && i < w->front->nutts; i++)
    if (w->front->utts[i].loud) return true;
  return false;
}

/* The edge is only a help: where there is no memory for it, its acts wait for the settled side. */
void hf_edge_run(hf_watermark *w) {
  hf_front *f = w->front;
  if (!w->ahead || w->c->finished) {
    hf_edge_drop(w);
    return;
  }
  if (f && f->edge && !f->stale && f->edge->settled <= w->c->settled && !is_needed(w)) hf_edge_drop(w);
  if (!(f && f->edge) && !is_needed(w)) return;
  if (!hf_front_of(w)) return;
  f = w->front;
  hf_status st = !f->edge || f->stale ? make(w) : HF_OK;
  if (!st) st = run(w);
  if (st) hf_edge_drop(w);
}

/* An admitted event: the copy takes it too, where it lies behind what it has run. */
void hf_edge_admit(hf_watermark *w, const hf_event *e) {
  hf_front *f = w->front;
  if (!f || !f->edge || f->stale) return;
  if (f->edge->busy || e->at < f->edge->settled || hf_contact_feed(f->edge, e)) f->stale = true;
}

const hf_contact *hf_watermark_edge(hf_watermark *w) {
  if (w->c->finished || w->c->busy || w->busy || !w->config->ahead) return w->c;
  bool ahead = w->ahead; /* nobody waits for acts: made for this reader, and dropped by the next call */
  w->busy = w->ahead = true;
  hf_edge_run(w);
  w->busy = false;
  w->ahead = ahead;
  return w->front && w->front->edge ? w->front->edge : w->c;
}
