/* SPDX-License-Identifier: MIT
 * Calls into the host, and what hooks may do to their contact. A hook that failed is off for the contact: from then on
 * it counts as failed without being called.
 */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "core/hf_contact_impl.h"
#include "core/hf_grow.h"

enum { WHERE_ROOM = 512 };

void hf_report_to(hf_contact *c, const char *what) {
  hf_report r = { c->line, what };
  if (c->host->report) c->host->report(c->ud, c, &r);
}

bool hf_hook_off(const hf_contact *c, hf_hook hook) {
  if (!c->cold) return false;
  for (uint32_t i = 0; i < c->cold->noff; i++)
    if (c->cold->off[i] == hook) return true;
  return false;
}

static void turn_off(hf_contact *c, hf_hook hook) {
  hf_cold *cold = hf_cold_of(c);
  if (!cold || !hf_grow(&cold->off, &cold->off_room, cold->noff + 1, sizeof *cold->off)) {
    c->broken = true;
    return;
  }
  cold->off[cold->noff++] = hook;
  hf_report_to(c, "hook failed");
}

/* Appends s to the text in buf, cut where the room ends. */
static uint32_t append(char *buf, uint32_t n, hf_str s) {
  uint32_t fits = s.n < WHERE_ROOM - n ? s.n : WHERE_ROOM - n;
  if (fits) memcpy(buf + n, s.p, fits);
  return n + fits;
}

static hf_str where_text(const hf_contact *c, const hf_where *w, char *buf) {
  uint32_t n = append(buf, 0, c->p->protocols[w->protocol].id);
  n = append(buf, n, hf_str_lit("."));
  n = append(buf, n, w->name);
  if (w->part) n = append(buf, append(buf, n, hf_str_lit(".")), hf_str_lit(w->part));
  return (hf_str){ buf, n };
}

/* An id that is the same live and on replay: the event's own, with its source, and with its key where one utterance
 * gives several events; without an id the how-manieth event of its key it is. */
hf_str hf_cause(const hf_contact *c, char *buf, size_t room) {
  const hf_running *r = c->running;
  hf_str key = r->key == HF_NONE ? hf_str_lit("deadline") : hf_key_text(c, r->key);
  int n;
  if (c->ending && !r->internal) return hf_str_lit("leave"); /* a step may also have been left by contact.ended itself */
  if (r->event.id.n == 0) {
    n = snprintf(buf, room, "%.*s#%u", (int)key.n, key.p, r->key == HF_NONE ? 0 : hf_count_of(c, r->key));
  } else {
    bool speech = r->phrase != HF_NONE, from = r->event.source.n > 0;
    n = snprintf(buf, room, "%.*s%s%.*s%s%.*s", from ? (int)r->event.source.n : 0, from ? r->event.source.p : "",
                 from ? ":" : "", (int)r->event.id.n, r->event.id.p, speech ? ":" : "", speech ? (int)key.n : 0,
                 key.p);
  }
  return (hf_str){ buf, n < 0 ? 0 : (size_t)n < room ? (uint32_t)n : (uint32_t)room - 1 };
}

/* Runs the host's function for a hook, with the contact set up for it. */
static bool run_hook(hf_contact *c, hf_call *call, uint32_t protocol, hf_str cause, hf_value *out) {
  uint32_t acts = 0;
  hf_frame frame = { call, cause, &acts, protocol, call->kind <= HF_HOOK_TRANSITION };
  hf_frame *outer = c->frame;
  out->type = HF_NIL;
  c->frame = &frame;
  hf_status st = c->host->hook ? c->host->hook(c->ud, c, call, out) : HF_EHOOK;
  c->frame = outer;
  if (st) turn_off(c, call->hook);
  return st == HF_OK;
}

bool hf_hook_ask(hf_contact *c, hf_hook hook, hf_hook_kind kind, const hf_where *where, hf_value *out) {
  if (hf_hook_off(c, hook)) return false;
  char text[WHERE_ROOM], cause[WHERE_ROOM];
  hf_call call = { .hook = hook, .kind = kind, .where = where_text(c, where, text), .seen = &c->running->seen };
  hf_str id = kind <= HF_HOOK_TRANSITION ? (hf_str){ NULL, 0 } : hf_cause(c, cause, sizeof cause);
  return run_hook(c, &call, where->protocol, id, out);
}

/* A hook's number: fractions of a time round up (late is allowed, early is not), of a count down. Negative is zero. */
static bool whole(hf_value v, bool up, int64_t *out) {
  if (v.type == HF_INT) *out = v.as.i;
  else if (v.type == HF_NUM && fabs(v.as.d) < 9e15) *out = (int64_t)(up ? ceil(v.as.d) : floor(v.as.d));
  else return false;
  if (*out < 0) *out = 0;
  return true;
}

bool hf_hook_amount(hf_contact *c, const hf_amount *a, hf_hook_kind kind, const hf_where *where, int64_t *out) {
  *out = a->kind == HF_AMOUNT_PLAIN ? a->plain : HF_NO_TIME;
  if (a->kind != HF_AMOUNT_HOOK) return true;
  hf_value v;
  if (!hf_hook_ask(c, a->hook, kind, where, &v)) return false;
  if (whole(v, kind == HF_HOOK_WITHIN, out)) return true;
  turn_off(c, a->hook); /* it gave no number: as good as failed */
  return false;
}

void hf_hook_duty(hf_contact *c, hf_hook hook, hf_hook_kind kind, const hf_where *where, uint32_t cause,
                  const hf_verdict *v) {
  if (hf_hook_off(c, hook)) return;
  char text[WHERE_ROOM];
  hf_call call = {
    .hook = hook, .kind = kind, .where = where_text(c, where, text), .seen = &c->running->seen, .verdict = v
  };
  hf_value out;
  run_hook(c, &call, where->protocol, hf_text_at(c, cause), &out);
}

bool hf_hook_flow(hf_contact *c, hf_live_flow *f, bool resume, bool timed_out, hf_await *out) {
  const hf_flow *flow = &c->p->flows[f->flow];
  char text[WHERE_ROOM];
  hf_where where = { flow->protocol, flow->id, NULL };
  hf_call call = { .hook = flow->run, .kind = HF_HOOK_FLOW, .where = where_text(c, &where, text),
                   .seen = timed_out ? NULL : &c->running->seen, .flow = f->flow, .resume = resume };
  hf_frame frame = { &call, f->cause, &f->acts, flow->protocol, false };
  hf_frame *outer = c->frame;
  c->frame = &frame;
  hf_status st = c->host->flow ? c->host->flow(c->ud, c, &call, out) : HF_EHOOK;
  c->frame = outer;
  if (st) turn_off(c, flow->run);
  return st == HF_OK;
}

/* --- what hooks may do ----------------------------------------------------------------------------------------- */

static bool may_change(const hf_contact *c) {
  return c->frame && !c->frame->read_only;
}

hf_status hf_contact_set(hf_contact *c, hf_str name, hf_value value) {
  if (!may_change(c)) return HF_EBUSY;
  if (name.n == 0) return HF_EINVAL;
  return hf_fact_put(c, name, value);
}

hf_status hf_contact_act(hf_contact *c, hf_str name, const hf_field *args, uint32_t nargs, bool early) {
  if (!may_change(c)) return HF_EBUSY;
  if (name.n == 0) return HF_EINVAL;
  hf_str id = hf_contact_id(c), where = c->frame->call->where, cause = c->frame->cause;
  size_t room = (size_t)id.n + where.n + cause.n + 16;
  char *key = malloc(room);
  if (!key) return HF_ENOMEM;
  int n = snprintf(key, room, "%.*s/%.*s/%.*s/%u", (int)id.n, id.n ? id.p : "", (int)where.n, where.p, (int)cause.n,
                   cause.n ? cause.p : "", (*c->frame->acts)++);
  hf_act act = { { key, (uint32_t)n }, c->now, name, args, nargs, early };
  if (c->host->act) c->host->act(c->ud, c, &act);
  free(key);
  return HF_OK;
}

hf_status hf_contact_raise(hf_contact *c, hf_str type, const hf_field *fields, uint32_t nfields) {
  if (!may_change(c)) return HF_EBUSY;
  if (type.n == 0 || hf_key_reserved(type)) return HF_EINVAL;
  hf_key key;
  hf_status st = hf_contact_key(c, type, &key);
  if (st) return st;
  hf_event e = { .at = c->now, .type = type, .line = c->line, .fields = fields, .nfields = nfields };
  hf_payload *payload = hf_payload_new(c->p, &e, 0, 0);
  if (!payload) return HF_ENOMEM;
  hf_raise(c, key, payload);
  return HF_OK;
}

hf_status hf_contact_timer(hf_contact *c, hf_str name, int64_t ms) {
  if (!may_change(c)) return HF_EBUSY;
  if (name.n == 0 || name.n > WHERE_ROOM || ms < 0) return HF_EINVAL;
  char text[WHERE_ROOM + 8];
  memcpy(text, "timer:", 6);
  memcpy(text + 6, name.p, name.n);
  hf_key key;
  hf_status st = hf_contact_key(c, (hf_str){ text, name.n + 6 }, &key);
  if (st) return st;
  hf_timer_cancel(c, HF_TIMER_NAMED, key);
  hf_timer_arm(c, HF_TIMER_NAMED, key, ms);
  return c->broken ? HF_ENOMEM : HF_OK;
}
