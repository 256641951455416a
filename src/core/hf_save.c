/* SPDX-License-Identifier: MIT
 * A contact becomes bytes (hf_snapshot_impl.h has their order). What cannot be seen is left out: rings and heaps are
 * written as lists and built again, evidence that was dropped and deadlines of what has been judged are not written.
 */
#include <stdlib.h>
#include <string.h>

#include "core/hf_metric_impl.h"
#include "core/hf_snapshot_impl.h"

/* 0: HF_NONE */
static void put_id(hf_writer *w, uint32_t id) {
  hf_put_uint(w, id == HF_NONE ? 0 : (uint64_t)id + 1);
}

/* --- what is plain --------------------------------------------------------------------------------------------- */

static void put_opening(hf_writer *w, const hf_contact *c) {
  const hf_opening *o = hf_contact_opening(c);
  hf_put_str(w, o->channel);
  hf_put_str(w, o->lang);
  hf_put_str(w, o->direction);
  hf_put_str(w, o->agent);
  hf_put_int(w, o->at);
}

static void put_scalars(hf_writer *w, const hf_contact *c) {
  hf_put_uint(w, c->fed);
  hf_put_uint(w, c->armed);
  hf_put_int(w, c->settled);
  hf_put_uint(w, c->instant);
  hf_put_uint(w, c->cut_chains);
  hf_put_uint(w, c->runs);
  hf_put_uint(w, c->line);
  hf_put_u8(w, c->missing);
  hf_put_u8(w, (uint8_t)(c->ending | c->crowded << 1));
  hf_put_u8(w, c->hung_up);
  hf_put_int(w, c->over_at);
  for (uint32_t i = 0; i < c->p->nprotocols; i++) {
    uint32_t step = hf_steps(c)[i];
    hf_put_uint(w, step == HF_NONE ? HF_STEP_NONE : step == HF_ELSEWHERE ? HF_STEP_ELSEWHERE : (uint64_t)step + HF_STEP_FIRST);
  }
}

static void put_facts(hf_writer *w, const hf_contact *c) {
  hf_put_uint(w, c->nfacts);
  for (uint32_t i = 0; i < c->nfacts; i++) {
    hf_field f = hf_contact_fact_at(c, i);
    hf_put_str(w, f.name);
    hf_put_value(w, &f.value);
  }
}

static void put_count(hf_writer *w, const hf_contact *c, hf_key key) {
  uint32_t n = hf_count_of(c, key);
  if (n == 0) return;
  hf_put_uint(w, key);
  hf_put_uint(w, n);
}

static void put_counts(hf_writer *w, const hf_contact *c) {
  hf_put_uint(w, hf_counted(c));
  for (hf_key key = 0; key < c->p->nkeys; key++) put_count(w, c, key);
  for (uint32_t i = 0; c->cold && i < c->cold->nnames; i++) put_count(w, c, c->p->nkeys + i);
}

/* --- what most contacts do not have ---------------------------------------------------------------------------- */

static int by_number(const void *a, const void *b) {
  uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
  return (x > y) - (x < y);
}

/* In order of the hashes: their places depend on which came first. */
static void put_ids(hf_writer *w, const hf_cold *cold) {
  uint32_t n = 0;
  uint64_t *ids = cold->nids ? malloc((size_t)cold->nids * sizeof *ids) : NULL;
  if (cold->nids && !ids) w->failed = true;
  for (uint32_t i = 0; ids && i < cold->nslots && n < cold->nids; i++)
    if (cold->ids[i]) ids[n++] = cold->ids[i];
  if (ids) qsort(ids, n, sizeof *ids, by_number);
  hf_put_uint(w, n);
  for (uint32_t i = 0; i < n; i++) hf_put_word(w, ids[i]);
  free(ids);
}

static void put_names(hf_writer *w, const hf_cold *cold) {
  hf_put_uint(w, cold->nnames);
  for (uint32_t i = 0; i < cold->nnames; i++) hf_put_str(w, cold->names[i]);
}

/* Which of the policy's hooks it is. */
static uint32_t number_of(const hf_policy *p, hf_hook hook) {
  bool last = false;
  for (uint32_t n = 0; !last; n++)
    if (hf_hook_at(p, n, &last) == hook && !last) return n;
  return HF_NONE;
}

static void put_failures(hf_writer *w, const hf_contact *c, const hf_cold *cold) {
  hf_put_uint(w, cold->noff);
  for (uint32_t i = 0; i < cold->noff; i++) hf_put_uint(w, number_of(c->p, cold->off[i]));
  hf_put_uint(w, cold->nfailed);
  for (uint32_t i = 0; i < cold->nfailed; i++) {
    hf_put_str(w, cold->failed[i].hook);
    hf_put_uint(w, cold->failed[i].n);
  }
}

static void put_gaps(hf_writer *w, const hf_cold *cold) {
  hf_put_uint(w, cold->ngaps);
  for (uint32_t i = 0; i < cold->ngaps; i++) {
    hf_put_int(w, cold->gaps[i].from);
    hf_put_int(w, cold->gaps[i].to);
    hf_put_uint(w, cold->gaps[i].channels);
  }
}

static void put_flows(hf_writer *w, const hf_cold *cold) {
  hf_put_uint(w, cold->nflows);
  for (uint32_t i = 0; i < cold->nflows; i++) {
    const hf_live_flow *f = cold->flows[i];
    hf_put_uint(w, f->flow);
    hf_put_uint(w, f->acts);
    hf_put_str(w, f->cause);
    hf_put_uint(w, f->nkeys);
    for (uint32_t k = 0; k < f->nkeys; k++) hf_put_uint(w, f->keys[k]);
    hf_put_str(w, (hf_str){ f->journal.p, f->journal.n });
  }
}

/* --- activations ----------------------------------------------------------------------------------------------- */

static void put_evidence(hf_writer *w, const hf_contact *c, uint32_t inst) {
  uint32_t n = hf_proof_count(c, inst);
  hf_evidence *list = n ? malloc(n * sizeof *list) : NULL;
  if (n && !list) w->failed = true;
  if (list) hf_proof_read(c, inst, n, list);
  hf_put_uint(w, n);
  for (uint32_t i = 0; list && i < n; i++) {
    const hf_evidence *e = &list[i];
    bool metric = e->metric != HF_NONE;
    uint32_t value[2] = { e->first, e->last };
    if (metric) memcpy(value, &e->value, sizeof value);
    hf_put_uint(w, e->line);
    put_id(w, metric ? c->p->nphrases + e->metric : e->phrase);
    hf_put_uint(w, value[0]);
    hf_put_uint(w, value[1]);
    hf_put_str(w, e->text);
  }
  free(list);
}

static void put_inst(hf_writer *w, const hf_contact *c, uint32_t inst) {
  const hf_inst *i = &c->insts[inst];
  bool noted = i->why == HF_WHY_WAIVED || i->why == HF_WHY_ATTESTED;
  hf_str cause = hf_cause_of(c, inst);
  uint32_t text = noted ? HF_TEXT_NOTED : cause.n ? HF_TEXT_CAUSE : HF_TEXT_NONE;
  hf_put_uint(w, i->duty);
  hf_put_uint(w, (uint64_t)(i->live | i->after << 1 | i->confirmed << 2 | text << 3 | i->status << 5 | i->why << 8 |
                           i->borderline << 13));
  hf_put_int(w, hf_inst_at(c, inst));
  hf_put_int(w, hf_inst_due(c, inst));
  hf_put_uint(w, hf_inst_hits(c, inst));
  if (text != HF_TEXT_NONE) hf_put_str(w, cause);
  if (text == HF_TEXT_NOTED) hf_put_str(w, hf_note_of(c, inst));
  put_evidence(w, c, inst);
}

/* --- what is ahead --------------------------------------------------------------------------------------------- */

static int by_time(const void *a, const void *b) {
  return hf_timer_before(b, a) - hf_timer_before(a, b);
}

static void put_timers(hf_writer *w, const hf_contact *c) {
  uint32_t n = 0;
  hf_timer *list = c->ntimers ? malloc(c->ntimers * sizeof *list) : NULL;
  if (c->ntimers && !list) w->failed = true;
  for (uint32_t i = 0; list && i < c->ntimers; i++) {
    const hf_timer *t = &c->timers[i];
    if (t->kind != HF_TIMER_DUTY || c->insts[t->index].live) list[n++] = *t;
  }
  if (list) qsort(list, n, sizeof *list, by_time);
  hf_put_uint(w, n);
  for (uint32_t i = 0; i < n; i++) {
    hf_put_int(w, list[i].at);
    hf_put_uint(w, list[i].seq);
    hf_put_u8(w, (uint8_t)(list[i].kind | list[i].instant << 3));
    hf_put_uint(w, list[i].index);
  }
  free(list);
}

/* In order of feeding; of one event in the order of its hits. */
static int by_feeding(const void *a, const void *b) {
  const hf_atom *x = ((const hf_queued *)a)->atom, *y = ((const hf_queued *)b)->atom;
  if (x->seq != y->seq) return x->seq < y->seq ? -1 : 1;
  if (x->payload == y->payload) return (x > y) - (x < y);
  bool one = x->payload->before.words.n > 0, other = y->payload->before.words.n > 0;
  if (one != other) return one - other;
  return (x->phrase > y->phrase) - (x->phrase < y->phrase); /* one payload for each phrase that spans two */
}

static void put_payload(hf_writer *w, const hf_payload *p) {
  hf_put_int(w, p->at);
  hf_put_u8(w, p->timed);
  hf_put_uint(w, p->line);
  hf_put_str(w, p->type);
  hf_put_str(w, p->id);
  hf_put_str(w, p->source);
  hf_put_uint(w, p->nfields);
  for (uint32_t i = 0; i < p->nfields; i++) {
    hf_put_str(w, p->fields[i].name);
    hf_put_value(w, &p->fields[i].value);
  }
  hf_part_save(w, &p->before);
}

static void put_captures(hf_writer *w, const hf_capture_view *caps, uint32_t n) {
  hf_put_uint(w, n);
  for (uint32_t i = 0; i < n; i++) {
    hf_put_str(w, caps[i].phrase);
    hf_put_str(w, caps[i].slot);
    hf_put_value(w, &caps[i].value);
  }
}

static void put_atom(hf_writer *w, const hf_atom *a) {
  hf_put_int(w, a->at);
  hf_put_u8(w, (uint8_t)a->rank);
  put_id(w, a->key);
  if (a->key == HF_NONE) {
    hf_put_uint(w, a->first);
    hf_put_uint(w, a->last);
    if (a->rank == HF_RANK_SPEECH_BEGINS) put_id(w, a->caps);
    return;
  }
  put_id(w, a->phrase);
  if (a->phrase == HF_NONE) return;
  hf_put_uint(w, a->major);
  hf_put_uint(w, a->minor);
  hf_put_uint(w, a->first);
  hf_put_uint(w, a->last);
  put_captures(w, a->payload->caps + a->caps, a->ncaps);
}

static void put_queue(hf_writer *w, const hf_contact *c) {
  hf_queued *list = c->nqueue ? malloc(c->nqueue * sizeof *list) : NULL;
  if (c->nqueue && !list) w->failed = true;
  if (list) memcpy(list, c->queue, c->nqueue * sizeof *list);
  if (list) qsort(list, c->nqueue, sizeof *list, by_feeding);
  uint32_t n = list ? c->nqueue : 0, events = 0;
  for (uint32_t i = 0; i < n; i++) events += i == 0 || list[i].atom->payload != list[i - 1].atom->payload;
  hf_put_uint(w, events);
  for (uint32_t i = 0, k; i < n; i = k) {
    for (k = i; k < n && list[k].atom->payload == list[i].atom->payload;) k++;
    put_payload(w, list[i].atom->payload);
    hf_put_uint(w, list[i].atom->seq);
    hf_put_uint(w, k - i);
    for (uint32_t a = i; a < k; a++) put_atom(w, list[a].atom);
  }
  free(list);
}

/* --- all of it ------------------------------------------------------------------------------------------------- */

static void put_head(hf_writer *w, const hf_contact *c, hf_str more, hf_str front) {
  hf_put_bytes(w, HF_SNAPSHOT_MAGIC, 8);
  hf_put_word(w, HF_SNAPSHOT_VERSION);
  hf_put_word(w, 0); /* length and checksum come last */
  hf_put_word(w, 0);
  hf_put_bytes(w, c->p->hash, HF_POLICY_HASH);
  hf_put_int(w, c->now);
  hf_put_u8(w, c->finished);
  hf_put_str(w, hf_contact_id(c));
  hf_put_str(w, more);
  hf_put_str(w, front);
  hf_put_word(w, c->p->layout);
}

static void put_body(hf_writer *w, const hf_contact *c) {
  static const hf_cold none = { .nids = 0 };
  const hf_cold *cold = c->cold ? c->cold : &none;
  put_opening(w, c);
  put_scalars(w, c);
  put_names(w, cold);
  put_facts(w, c);
  put_counts(w, c);
  put_failures(w, c, cold);
  put_gaps(w, cold);
  hf_tail_save(w, cold);
  put_ids(w, cold);
  hf_put_uint(w, c->ninsts);
  for (uint32_t i = 0; i < c->ninsts; i++) put_inst(w, c, i);
  hf_metrics_save(w, c);
  put_flows(w, cold);
  put_timers(w, c);
  put_queue(w, c);
}

static void seal(hf_writer *w) {
  hf_writer head = { .p = NULL };
  hf_put_word(&head, w->n);
  hf_put_word(&head, hf_checksum(w->p + HF_SNAPSHOT_FIXED, w->n - HF_SNAPSHOT_FIXED));
  if (head.failed) w->failed = true;
  else memcpy(w->p + 16, head.p, 16);
  free(head.p);
}

hf_status hf_contact_save(const hf_contact *c, hf_str more, char **bytes, size_t *n) {
  return hf_snapshot_save(c, more, (hf_str){ NULL, 0 }, bytes, n);
}

hf_status hf_snapshot_save(const hf_contact *c, hf_str more, hf_str front, char **bytes, size_t *n) {
  *bytes = NULL;
  *n = 0;
  if (c->busy) return HF_EBUSY;
  if (c->broken) return HF_ENOMEM;
  if (more.n > HF_SNAPSHOT_MORE) return HF_ELIMIT;
  hf_writer w = { .p = NULL };
  put_head(&w, c, more, front);
  put_body(&w, c);
  if (!w.failed) seal(&w);
  if (w.failed) {
    bool full = w.n > UINT32_MAX / 8;
    free(w.p);
    return full ? HF_ELIMIT : HF_ENOMEM;
  }
  *bytes = w.p;
  *n = w.n;
  return HF_OK;
}
