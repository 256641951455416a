/* SPDX-License-Identifier: MIT
 * Calls into the host, and what hooks may do to their contact. A hook that failed is off for the contact: from then on
 * it counts as failed without being called.
 */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "core/hf_contact_impl.h"
#include "core/hf_grow.h"

void hf_report_to(hf_contact *c, const char *what) {
  hf_report r = { .line = c->line, .what = what };
  if (c->host->report) c->host->report(c->ud, c, &r);
}

bool hf_hook_off(const hf_contact *c, hf_hook hook) {
  if (!c->cold) return false;
  for (uint32_t i = 0; i < c->cold->noff; i++)
    if (c->cold->off[i] == hook) return true;
  return false;
}

/* The run that has just ended failed: a record keeps which one it was. */
static void turn_off(hf_contact *c, hf_hook hook, hf_str where) {
  hf_cold *cold = hf_cold_of(c);
  if (!cold || !hf_grow(&cold->off, &cold->off_room, cold->noff + 1, sizeof *cold->off)) {
    c->broken = true;
    return;
  }
  cold->off[cold->noff++] = hook;
  hf_report r = { .line = c->line, .what = "hook failed", .failed = { where, c->runs } };
  if (c->host->report) c->host->report(c->ud, c, &r);
}

hf_status hf_hook_keep(hf_contact *c, hf_failed failed) {
  hf_cold *cold = hf_cold_of(c);
  if (!cold || !hf_grow(&cold->failed, &cold->failed_room, cold->nfailed + 1, sizeof *cold->failed)) return HF_ENOMEM;
  char *own = malloc((size_t)failed.hook.n + 1);
  if (!own) return HF_ENOMEM;
  if (failed.hook.n) memcpy(own, failed.hook.p, failed.hook.n);
  cold->failed[cold->nfailed++] = (hf_failed){ { own, failed.hook.n }, failed.n };
  return HF_OK; /* cppcheck-suppress memleak ; failed[] owns it */
}

hf_status hf_hook_expect(hf_contact *c, hf_failed failed) {
  return failed.n > c->runs ? hf_hook_keep(c, failed) : HF_ESTALE;
}

/* One more run of a hook; whether a record says that it failed. */
static bool run_is_lost(hf_contact *c, hf_str where) {
  c->runs++;
  for (uint32_t i = 0; c->cold && i < c->cold->nfailed; i++)
    if (c->cold->failed[i].n == c->runs && hf_str_eq(c->cold->failed[i].hook, where)) return true;
  return false;
}

/* Appends s to the text in buf, cut where the room ends. */
static uint32_t append(char *buf, uint32_t n, hf_str s) {
  uint32_t fits = s.n < HF_WHERE_ROOM - n ? s.n : HF_WHERE_ROOM - n;
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

/* An id that is the same on the edge, settled and on replay: the event's own, with its source, and with its key where one
 * utterance gives several events; of an utterance its `utt`, which its partials and its final share; without an id the
 * how-manieth event of its key it is. */
hf_str hf_cause(const hf_contact *c, char *buf, size_t room) {
  const hf_running *r = c->running;
  hf_str key = r->key == HF_NONE ? hf_str_lit("deadline") : hf_key_text(c, r->key);
  bool speech = r->phrase != HF_NONE && !r->internal, from = r->event.source.n > 0;
  hf_str utt = speech ? hf_event_str(&r->event, "utt") : (hf_str){ NULL, 0 }, id = utt.n ? utt : r->event.id;
  int n;
  if (c->ending && !r->internal) return hf_str_lit("leave"); /* a step may also have been left by contact.ended itself */
  if (id.n == 0) {
    n = snprintf(buf, room, "%.*s#%u", (int)key.n, key.p, r->key == HF_NONE ? 0 : hf_count_of(c, r->key));
  } else {
    n = snprintf(buf, room, "%.*s%s%.*s%s%.*s", from ? (int)r->event.source.n : 0, from ? r->event.source.p : "",
                 from ? ":" : "", (int)id.n, id.p, speech ? ":" : "", speech ? (int)key.n : 0,
                 key.p);
  }
  return (hf_str){ buf, n < 0 ? 0 : (size_t)n < room ? (uint32_t)n : (uint32_t)room - 1 };
}

/* Runs the host's function for a hook, with the contact set up for it. */
static bool run_hook(hf_contact *c, hf_call *call, uint32_t protocol, hf_str cause, hf_value *out) {
  uint32_t acts = 0;
  hf_attempt attempt;
  hf_frame frame = { .call = call, .cause = cause, .acts = &acts, .protocol = protocol, .attempt = &attempt,
                     .read_only = call->kind <= HF_HOOK_TRANSITION };
  hf_frame *outer = c->frame;
  out->type = HF_NIL;
  bool lost = run_is_lost(c, call->where);
  hf_attempt_begin(c, &attempt);
  c->frame = &frame;
  hf_status st = c->host->hook && !lost ? c->host->hook(c->ud, c, call, out) : HF_EHOOK;
  c->frame = outer;
  hf_attempt_end(c, &attempt, st != HF_OK);
  if (st) turn_off(c, call->hook, call->where);
  return st == HF_OK;
}

bool hf_hook_ask(hf_contact *c, hf_hook hook, hf_hook_kind kind, const hf_where *where, hf_value *out) {
  if (hf_hook_off(c, hook)) return false;
  char text[HF_WHERE_ROOM], cause[HF_WHERE_ROOM];
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
  char text[HF_WHERE_ROOM];
  turn_off(c, a->hook, where_text(c, where, text)); /* it gave no number: as good as failed */
  return false;
}

void hf_hook_duty(hf_contact *c, hf_hook hook, hf_hook_kind kind, const hf_where *where, hf_str cause, const hf_verdict *v) {
  if (hf_hook_off(c, hook)) return;
  char text[HF_WHERE_ROOM];
  hf_call call = {
    .hook = hook, .kind = kind, .where = where_text(c, where, text), .seen = &c->running->seen, .verdict = v
  };
  hf_value out;
  run_hook(c, &call, where->protocol, cause, &out);
}

/* Lets the host run a flow up to its next await, with the contact set up for it. */
hf_status hf_run_flow(hf_contact *c, hf_call *call, hf_live_flow *f, hf_reader *journal, hf_await *out) {
  hf_attempt attempt;
  hf_frame frame = { .call = call, .cause = f->cause, .acts = &f->acts, .flow = f, .journal = journal,
                     .attempt = &attempt, .protocol = c->p->flows[f->flow].protocol };
  hf_frame *outer = c->frame;
  hf_attempt_begin(c, &attempt);
  c->frame = &frame;
  hf_status st = c->host->flow ? c->host->flow(c->ud, c, call, out) : HF_EHOOK;
  c->frame = outer;
  hf_attempt_end(c, &attempt, st || frame.lost);
  if (st || !frame.lost) return st;
  if (!out->done && c->host->flow_drop) c->host->flow_drop(c->ud, c, f->flow);
  return HF_EHOOK;
}

hf_call hf_flow_call(const hf_contact *c, const hf_live_flow *f, char *buf) {
  const hf_flow *flow = &c->p->flows[f->flow];
  hf_where where = { flow->protocol, flow->id, NULL };
  return (hf_call){ .hook = flow->run, .kind = HF_HOOK_FLOW, .where = where_text(c, &where, buf), .flow = f->flow };
}

bool hf_hook_flow(hf_contact *c, hf_live_flow *f, bool resume, bool timed_out, hf_await *out) {
  char text[HF_WHERE_ROOM];
  hf_call call = hf_flow_call(c, f, text);
  call.seen = timed_out ? NULL : &c->running->seen;
  call.resume = resume;
  bool lost = run_is_lost(c, call.where);
  if (!lost && f->asleep) lost = !hf_journal_replay(c, f);
  f->asleep = false;
  hf_status st = lost ? HF_EHOOK : hf_journal_event(c, f, call.seen);
  if (!st) st = hf_run_flow(c, &call, f, NULL, out);
  else if (resume && c->host->flow_drop) c->host->flow_drop(c->ud, c, f->flow);
  if (st) turn_off(c, call.hook, call.where);
  return st == HF_OK;
}

/* --- what hooks may do ----------------------------------------------------------------------------------------- */

static bool may_change(const hf_contact *c) {
  return c->frame && !c->frame->read_only;
}

hf_status hf_contact_set(hf_contact *c, hf_str name, hf_value value) {
  hf_status st;
  if (!may_change(c)) return HF_EBUSY;
  if (name.n == 0) return HF_EINVAL;
  if (hf_journal_recalls(c, &st)) return st;
  return hf_journal_status(c, hf_attempt_facts(c) ? hf_fact_put(c, name, value) : HF_ENOMEM);
}

hf_status hf_contact_act(hf_contact *c, hf_str name, const hf_field *args, uint32_t nargs, bool early) {
  hf_status st;
  if (!may_change(c)) return HF_EBUSY;
  if (name.n == 0) return HF_EINVAL;
  if (hf_journal_recalls(c, &st)) return st;
  hf_str id = hf_contact_id(c), where = c->frame->call->where, cause = c->frame->cause;
  size_t room = (size_t)id.n + where.n + cause.n + 16;
  char *key = malloc(room);
  if (!key) return hf_journal_status(c, HF_ENOMEM);
  int n = snprintf(key, room, "%.*s/%.*s/%.*s/%u", (int)id.n, id.n ? id.p : "", (int)where.n, where.p, (int)cause.n,
                   cause.n ? cause.p : "", (*c->frame->acts)++);
  hf_act act = { { key, (uint32_t)n }, c->now, name, args, nargs, early };
  st = hf_attempt_act(c, &act);
  free(key);
  return hf_journal_status(c, st);
}

static hf_status raise(hf_contact *c, hf_str type, const hf_field *fields, uint32_t nfields) {
  hf_key key;
  hf_status st = hf_contact_key(c, type, &key);
  if (st) return st;
  hf_event e = { .at = c->now, .type = type, .line = c->line, .fields = fields, .nfields = nfields };
  hf_payload *payload = hf_payload_new(c->p, &e, 0, 0);
  if (!payload) return HF_ENOMEM;
  hf_raise(c, key, payload);
  return HF_OK;
}

hf_status hf_contact_raise(hf_contact *c, hf_str type, const hf_field *fields, uint32_t nfields) {
  hf_status st;
  if (!may_change(c)) return HF_EBUSY;
  if (type.n == 0 || hf_key_reserved(type) || hf_str_eq(type, hf_str_lit("hook.failed"))) return HF_EINVAL;
  if (hf_journal_recalls(c, &st)) return st;
  return hf_journal_status(c, raise(c, type, fields, nfields));
}

static hf_status set_timer(hf_contact *c, hf_str name, int64_t ms) {
  char text[HF_WHERE_ROOM + 8];
  memcpy(text, "timer:", 6);
  memcpy(text + 6, name.p, name.n);
  hf_key key;
  hf_status st = hf_contact_key(c, (hf_str){ text, name.n + 6 }, &key);
  if (st) return st;
  if (!hf_attempt_timers(c)) return HF_ENOMEM;
  hf_timer_cancel(c, HF_TIMER_NAMED, key);
  hf_timer_arm(c, HF_TIMER_NAMED, key, ms);
  return c->broken ? HF_ENOMEM : HF_OK;
}

hf_status hf_contact_timer(hf_contact *c, hf_str name, int64_t ms) {
  hf_status st;
  if (!may_change(c)) return HF_EBUSY;
  if (name.n == 0 || name.n > HF_WHERE_ROOM || ms < 0) return HF_EINVAL;
  if (hf_journal_recalls(c, &st)) return st;
  return hf_journal_status(c, set_timer(c, name, ms));
}
