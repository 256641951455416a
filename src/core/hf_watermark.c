/* SPDX-License-Identifier: MIT
 * What is admitted, and when it is settled. Admitted events wait in the contact's own queue, which brings them into
 * order; here is only what the contact must not know: the clock, and utterances that are not complete.
 */
#include <stdlib.h>

#include "core/hf_front.h"

void hf_watermark_init(hf_watermark *w, hf_contact *c, const hf_watermark_config *config, void *ud, bool ahead) {
  *w = (hf_watermark){ .c = c, .config = config, .ud = ud, .clock = HF_NO_TIME, .ahead = ahead && config->at_once && config->ahead };
}

hf_front *hf_front_of(hf_watermark *w) {
  if (!w->front) w->front = calloc(1, sizeof *w->front);
  return w->front;
}

static void drop_front(hf_watermark *w) {
  if (!w->front) return;
  hf_utt_fini(w->front);
  hf_edge_fini(w);
  free(w->front);
  w->front = NULL;
}

void hf_watermark_fini(hf_watermark *w) {
  drop_front(w);
}

int64_t hf_watermark_at(const hf_watermark *w) {
  return w->c->settled;
}

static int64_t minus(int64_t a, int64_t b) {
  return a < INT64_MIN + 1 + b ? INT64_MIN + 1 : a - b;
}

static int64_t plus(int64_t a, int64_t b) {
  return a > INT64_MAX - b ? INT64_MAX : a + b;
}

/* --- the clock ------------------------------------------------------------------------------------------------- */

/* What is left when everything behind the new W has run. */
static void rest(hf_watermark *w) {
  hf_front *f = w->front;
  if (!f) return;
  hf_utt_sweep(f, w->c->settled);
  if (f->nutts == 0 && f->nleft == 0 && !f->edge) drop_front(w);
}

static hf_status advance(hf_watermark *w, int64_t clock) {
  hf_status st = w->front ? hf_utt_force(w, minus(clock, w->config->cap)) : HF_OK;
  if (st) return st;
  int64_t mark = minus(clock, w->config->lag), hold = w->front ? hf_utt_hold(w->front) : HF_NO_TIME;
  if (hold != HF_NO_TIME && hold < mark) mark = hold;
  st = hf_contact_settle(w->c, mark);
  if (st) return st;
  w->clock = clock;
  hf_edge_retract(w, w->c->settled);
  hf_edge_run(w);
  rest(w);
  return HF_OK;
}

/* W moves once in a millisecond: whatever comes within one is measured against the same W, in whatever order. */
hf_status hf_watermark_advance(hf_watermark *w, int64_t clock) {
  if (w->busy || w->c->busy) return HF_EBUSY;
  if (w->c->finished) return hf_contact_settle(w->c, clock);
  if (clock <= w->clock) return HF_OK;
  w->busy = true;
  hf_status st = advance(w, clock);
  w->busy = false;
  return st;
}

hf_status hf_watermark_finish(hf_watermark *w, int64_t at) {
  if (w->busy || w->c->busy) return HF_EBUSY;
  w->busy = true;
  hf_status st = w->front ? hf_utt_force(w, INT64_MAX) : HF_OK;
  if (!st) st = hf_contact_finish(w->c, at);
  if (w->c->finished && w->front) {
    hf_edge_drop(w);
    hf_edge_retract(w, INT64_MAX);
    drop_front(w);
  }
  w->busy = false;
  return st;
}

static int64_t least(int64_t a, int64_t b) {
  return b == HF_NO_TIME || (a != HF_NO_TIME && a < b) ? a : b;
}

/* When the settled side has something to do, or passes an act that left the edge and that it does not come to. */
static int64_t next_settled(const hf_watermark *w) {
  const hf_front *f = w->front;
  int64_t next = hf_contact_next(w->c), hold = f ? hf_utt_hold(f) : HF_NO_TIME;
  for (uint32_t i = 0; f && i < f->nleft; i++) next = least(f->left[i].at, next);
  if (hold != HF_NO_TIME && next >= hold) next = HF_NO_TIME;
  if (next != HF_NO_TIME) next = plus(next, w->config->lag + 1);
  return hold == HF_NO_TIME ? next : least(plus(hold, w->config->cap), next);
}

static int64_t after_end(const hf_watermark *w) {
  int64_t next = hf_contact_next(w->c);
  return next == HF_NO_TIME ? next : plus(next, 1);
}

int64_t hf_watermark_next(const hf_watermark *w) {
  if (w->c->finished) return after_end(w); /* nothing comes late any more */
  int64_t ahead = HF_NO_TIME;
  if (w->ahead) ahead = hf_contact_next(w->front && w->front->edge ? w->front->edge : w->c);
  return least(ahead, next_settled(w));
}

uint64_t hf_watermark_waiting(const hf_watermark *w) {
  return (uint64_t)w->c->nqueue + (w->front ? w->front->nutts : 0);
}

/* --- what comes ------------------------------------------------------------------------------------------------ */

void hf_front_refuse(hf_watermark *w, const hf_event *e, const char *why) {
  hf_report r = { .line = e->line, .what = why, .event = e };
  if (w->c->host->report) w->c->host->report(w->c->ud, w->c, &r);
}

static uint32_t gaps(const hf_contact *c) {
  return c->cold ? c->cold->ngaps : 0;
}

hf_status hf_front_admit(hf_watermark *w, const hf_event *e) {
  uint32_t before = w->c->fed, waiting = w->c->nqueue; /* a duplicate is well received and not taken */
  uint32_t unheard = gaps(w->c);
  w->telling = true;
  hf_status st = hf_contact_feed(w->c, e);
  if (!st && w->c->fed != before) {
    if (w->c->nqueue != waiting || gaps(w->c) != unheard) hf_edge_admit(w, e); /* else it said nothing */
    if (w->config->admitted) w->config->admitted(w->ud, w, e);
  }
  w->telling = false;
  return st;
}

static hf_status take(hf_watermark *w, const hf_event *e) {
  if (w->c->finished) {
    hf_status st = hf_front_admit(w, e);
    if (st == HF_ECLOSED) hf_front_refuse(w, e, "after the end");
    return st;
  }
  if (hf_str_eq(e->type, hf_str_lit("utterance"))) return hf_utt_hear(w, e);
  bool sign = hf_str_eq(e->type, hf_str_lit("speech"));
  hf_status st = sign ? hf_utt_reserve(w) : HF_OK;
  if (!st) st = hf_front_admit(w, e);
  if (!st && sign) hf_utt_sign(w, e);
  return st;
}

hf_status hf_watermark_feed(hf_watermark *w, const hf_event *e, int64_t clock) {
  if (e->at == HF_NO_TIME) return HF_EINVAL;
  if (w->telling) return HF_EBUSY;
  if (w->c->finished) return take(w, e);
  hf_status st = hf_watermark_advance(w, clock);
  if (st && st != HF_EBUSY) return st;
  bool inside = st == HF_EBUSY;
  st = take(w, e);
  if (inside) return st;
  w->busy = true;
  hf_edge_run(w);
  w->busy = false;
  return st;
}
