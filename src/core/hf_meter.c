/* SPDX-License-Identifier: MIT
 * Conditions on metrics. A figure that grows by itself crosses its bound at a time that is known beforehand, so each
 * condition has one timer: for the crossing, or for the end of the time that it must have held.
 * Between events a figure stands still or grows by a ms each ms; nothing else ever moves it.
 */
#include <math.h>
#include <string.h>

#include "core/hf_contact_impl.h"
#include "core/hf_grow.h"
#include "core/hf_metric_impl.h"

hf_status hf_policy_add_meter(hf_policy *p, hf_str key, const hf_meter *def, hf_key *out) {
  if (p->sealed || def->metric >= HF_METRICS || !isfinite(def->bound) || def->lasting < 0) return HF_EINVAL;
  hf_status st = hf_policy_intern(p, key, out);
  if (st) return st;
  for (uint32_t i = 0; i < p->nmeters; i++)
    if (p->meters[i].key == *out) return HF_OK;
  char text[64] = "metric:";
  hf_str name = hf_metric_name(def->metric);
  memcpy(text + 7, name.p, name.n);
  hf_meter new = *def;
  new.key = *out;
  st = hf_policy_intern(p, (hf_str){ text, 7 + name.n }, &new.general);
  if (st) return st;
  if (!hf_grow(&p->meters, &p->meters_room, p->nmeters + 1, sizeof *p->meters)) return HF_ENOMEM;
  p->meters[p->nmeters++] = new;
  return HF_OK;
}

static bool holds(const hf_meter *m, double value) {
  return m->above ? value > m->bound : value < m->bound;
}

/* Its speech is what counts for a pace, and only an utterance's end changes it. */
static bool is_pace(const hf_meter *m) {
  return m->metric == HF_METRIC_PACE || m->metric == HF_METRIC_PACE_CUSTOMER;
}

static void arm(hf_contact *c, uint32_t i, int64_t at) {
  hf_meter_state *s = &c->metrics->meters[i];
  if (s->armed == at) return;
  if (s->armed != HF_NO_TIME) hf_timer_cancel(c, HF_TIMER_METER, i);
  s->armed = at;
  if (at != HF_NO_TIME) hf_timer_arm(c, HF_TIMER_METER, i, at - c->now);
}

/* When a growing figure crosses the bound: the first ms at which the answer changes. */
static int64_t crossing(const hf_contact *c, const hf_meter *m, double value) {
  double ms = m->above ? floor(m->bound - value) + 1 : ceil(m->bound - value);
  return ms < 1 ? c->now + 1 : ms < 9e15 ? c->now + (int64_t)ms : HF_NO_TIME;
}

/* Evidence is the event that brought it about, also where the time for it comes later. */
static void raise(hf_contact *c, uint32_t i) {
  const hf_meter *m = &c->p->meters[i];
  uint32_t line = c->line;
  c->metrics->meters[i].state = HF_METER_ON;
  c->line = c->metrics->meters[i].line;
  hf_raise(c, m->key, NULL);
  hf_raise(c, m->general, NULL);
  c->line = line;
}

static int64_t earlier(int64_t a, int64_t b) {
  return b == HF_NO_TIME || (a != HF_NO_TIME && a < b) ? a : b;
}

static void look(hf_contact *c, uint32_t i) {
  const hf_meter *m = &c->p->meters[i];
  hf_meter_state *s = &c->metrics->meters[i];
  double value, growing;
  bool there = hf_metric_read(c, m->metric, &value, &growing);
  int64_t next = there && !isnan(growing) && m->above != holds(m, value) ? crossing(c, m, growing) : HF_NO_TIME;
  if (!there || !holds(m, value)) {
    s->state = HF_METER_OFF;
    arm(c, i, next);
    return;
  }
  if (s->state == HF_METER_OFF) {
    s->state = HF_METER_WAITING;
    s->since = c->now;
    s->line = c->metrics->line;
  }
  if (s->state == HF_METER_WAITING && c->now - s->since >= m->lasting) raise(c, i);
  arm(c, i, s->state == HF_METER_WAITING ? earlier(s->since + m->lasting, next) : next);
}

void hf_meters_begin(hf_contact *c) {
  if (hf_metrics_of(c)) hf_meters_look(c);
}

void hf_meters_look(hf_contact *c) {
  c->metrics->line = c->line;
  for (uint32_t i = 0; i < c->p->nmeters && !c->broken; i++)
    if (!is_pace(&c->p->meters[i])) look(c, i);
}

void hf_meters_spoken(hf_contact *c, uint32_t metric, int64_t ms) {
  for (uint32_t i = 0; i < c->p->nmeters && !c->broken; i++) {
    const hf_meter *m = &c->p->meters[i];
    hf_meter_state *s = &c->metrics->meters[i];
    double value;
    if (m->metric != metric) continue;
    if (!hf_contact_metric(c, metric, &value) || !holds(m, value)) {
      s->state = HF_METER_OFF;
      continue;
    }
    if (s->state == HF_METER_OFF) *s = (hf_meter_state){ .armed = HF_NO_TIME, .state = HF_METER_WAITING };
    s->since += ms;
    s->line = c->metrics->line;
    if (s->state == HF_METER_WAITING && s->since >= m->lasting) raise(c, i);
  }
}

void hf_meter_due(hf_contact *c, uint32_t i) {
  c->metrics->meters[i].armed = HF_NO_TIME;
  look(c, i);
}

bool hf_meter_holds(const hf_contact *c, hf_key key) {
  if (!c->metrics || c->is_packed || c->metrics->over) return false;
  uint32_t meter = c->p->keys[key].meter;
  return meter && c->metrics->meters[meter - 1].state == HF_METER_ON;
}
