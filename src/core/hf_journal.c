/* SPDX-License-Identifier: MIT
 * Journals of flows: every value that entered a flow, so that a copied or restored contact can bring its flow to where it
 * was by letting it run again. An entry is one byte for its kind and then what it holds:
 *
 *   EVENT   what started it, or what an await returned          VALUE   what it read of `c`
 *   TIMEOUT an await that returned nil                          STATUS  how something that it did to `c` fared
 *
 * A flow that asks for another kind of entry than the next one is not the flow that wrote the journal: it fails.
 */
#include <stdlib.h>
#include <string.h>

#include "core/hf_contact_impl.h"

enum { EVENT = 1, TIMEOUT, VALUE, STATUS };

/* --- writing --------------------------------------------------------------------------------------------------- */

static void put_event(hf_writer *w, const hf_seen *seen) {
  const hf_event *e = seen->event;
  hf_put_int(w, e->at);
  hf_put_uint(w, e->line);
  hf_put_str(w, e->type);
  hf_put_str(w, e->id);
  hf_put_str(w, e->source);
  hf_put_str(w, seen->key);
  hf_put_uint(w, e->nfields);
  hf_put_uint(w, seen->ncaptures);
  for (uint32_t i = 0; i < e->nfields; i++) {
    hf_put_str(w, e->fields[i].name);
    hf_put_value(w, &e->fields[i].value);
  }
  for (uint32_t i = 0; i < seen->ncaptures; i++) {
    hf_put_str(w, seen->captures[i].phrase);
    hf_put_str(w, seen->captures[i].slot);
    hf_put_value(w, &seen->captures[i].value);
  }
}

/* After an entry: whether it is all there. */
static hf_status written(hf_contact *c, hf_writer *w) {
  if (w->failed) {
    c->broken = true;
    return HF_ENOMEM;
  }
  if (w->n <= HF_MAX_JOURNAL) return HF_OK;
  hf_report_to(c, "journal of a flow over 1 MB");
  return HF_ELIMIT;
}

hf_status hf_journal_event(hf_contact *c, hf_live_flow *f, const hf_seen *seen) {
  hf_put_u8(&f->journal, seen ? EVENT : TIMEOUT);
  if (seen) put_event(&f->journal, seen);
  return written(c, &f->journal);
}

hf_live_flow *hf_flow_asleep(hf_contact *c, uint32_t flow, hf_str cause, hf_str journal) {
  hf_live_flow *f = hf_flow_add(c, flow, cause);
  if (!f) return NULL;
  f->asleep = true;
  hf_put_bytes(&f->journal, journal.p, journal.n);
  return f->journal.failed ? NULL : f;
}

/* The running flow's place to write to; NULL: none is live. */
static hf_live_flow *live(const hf_contact *c) {
  return c->frame && !c->frame->journal ? c->frame->flow : NULL;
}

hf_status hf_flow_note(hf_contact *c, hf_value v) {
  hf_live_flow *f = live(c);
  if (!f) return HF_OK;
  hf_put_u8(&f->journal, VALUE);
  hf_put_value(&f->journal, &v);
  hf_status st = written(c, &f->journal);
  if (st) c->frame->lost = true;
  return st;
}

hf_status hf_journal_status(hf_contact *c, hf_status st) {
  hf_live_flow *f = live(c);
  if (!f) return st;
  hf_put_u8(&f->journal, STATUS);
  hf_put_u8(&f->journal, (uint8_t)-st);
  hf_status noted = written(c, &f->journal);
  if (noted) c->frame->lost = true;
  return noted ? noted : st;
}

/* --- reading --------------------------------------------------------------------------------------------------- */

/* Whether the next entry is of that kind; if not, the flow is lost. */
static bool next_is(hf_frame *frame, uint8_t kind) {
  hf_reader *r = frame->journal;
  if (!frame->lost && r->p < r->end && *r->p == kind) {
    r->p++;
    return true;
  }
  frame->lost = true;
  return false;
}

hf_status hf_flow_recall(hf_contact *c, hf_value *v) {
  *v = (hf_value){ .type = HF_NIL };
  if (!c->frame || !c->frame->journal) return HF_ECLOSED;
  if (next_is(c->frame, VALUE)) *v = hf_get_value(c->frame->journal);
  if (c->frame->journal->failed) c->frame->lost = true;
  return c->frame->lost ? HF_ESTALE : HF_OK;
}

bool hf_journal_recalls(hf_contact *c, hf_status *st) {
  if (!c->frame || !c->frame->journal) return false;
  *st = HF_EHOOK;
  if (next_is(c->frame, STATUS)) *st = (hf_status)-(int)hf_get_u8(c->frame->journal);
  return true;
}

typedef struct past_event { /* an event of a journal, as the flow sees it */
  hf_event event;
  hf_seen seen;
  void *memory; /* fields, then captures */
} past_event;

static void get_fields(hf_reader *r, hf_field *fields, uint32_t n) {
  for (uint32_t i = 0; i < n; i++) {
    fields[i].name = hf_get_str(r);
    fields[i].value = hf_get_value(r);
  }
}

static void get_captures(hf_reader *r, hf_capture_view *caps, uint32_t n) {
  for (uint32_t i = 0; i < n; i++) {
    caps[i].phrase = hf_get_str(r);
    caps[i].slot = hf_get_str(r);
    caps[i].value = hf_get_value(r);
  }
}

/* false: no memory. What the bytes do not hold leaves the reader failed. */
static bool get_event(hf_reader *r, past_event *past) {
  hf_event *e = &past->event;
  e->at = hf_get_int(r);
  e->line = hf_get_u32(r, UINT32_MAX);
  e->type = hf_get_str(r);
  e->id = hf_get_str(r);
  e->source = hf_get_str(r);
  past->seen.key = hf_get_str(r);
  past->seen.event = e;
  e->nfields = hf_get_count(r, 2);
  past->seen.ncaptures = hf_get_count(r, 3);
  size_t first = (e->nfields + (size_t)1) * sizeof *e->fields;
  char *memory = past->memory = malloc(first + past->seen.ncaptures * sizeof *past->seen.captures);
  if (!memory) return false;
  hf_field *fields = past->memory;
  hf_capture_view *caps = (hf_capture_view *)(void *)(memory + first);
  get_fields(r, fields, e->nfields);
  get_captures(r, caps, past->seen.ncaptures);
  e->fields = fields;
  past->seen.captures = caps;
  return true;
}

/* One stretch of the flow, from an event or a time-out to its next await. */
static bool step(hf_contact *c, hf_live_flow *f, hf_reader *r, hf_call *call) {
  past_event past = { .memory = NULL };
  uint8_t kind = hf_get_u8(r);
  if (kind == EVENT && !get_event(r, &past)) c->broken = true;
  bool fits = kind == EVENT ? !c->broken : kind == TIMEOUT && call->resume;
  call->seen = kind == EVENT ? &past.seen : NULL;
  hf_await await = { .done = true, .within = HF_NO_TIME };
  bool ok = fits && !r->failed && hf_run_flow(c, call, f, r, &await) == HF_OK && !await.done;
  free(past.memory);
  return ok && !r->failed;
}

bool hf_journal_replay(hf_contact *c, hf_live_flow *f) {
  char text[HF_WHERE_ROOM];
  hf_call call = hf_flow_call(c, f, text);
  hf_reader r = { (const unsigned char *)f->journal.p, (const unsigned char *)f->journal.p + f->journal.n, false };
  call.replay = true;
  while (r.p < r.end) {
    if (!step(c, f, &r, &call)) return false;
    call.resume = true;
  }
  return call.resume;
}
