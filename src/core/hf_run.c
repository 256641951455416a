/* SPDX-License-Identifier: MIT
 * One event, run to completion: facts and waivers, pending duties, new activations, flows, transitions, and then the
 * internal events that all this raised, first in first out, until none is left.
 */
#include <string.h>

#include "core/hf_contact_impl.h"
#include "core/hf_grow.h"
#include "core/hf_metric_impl.h"

/* --- internal events ------------------------------------------------------------------------------------------- */

static bool has_listener(const hf_policy *p, hf_key key) {
  if (key >= p->nkeys) return false;
  const hf_key_info *k = &p->keys[key];
  return k->listen.n || k->when.n || k->flows.n || k->on.n;
}

/* How many internal events one run may have. An endless chain that begins anew with every deadline it has set would give
 * each of its 256 the next 256: a contact whose chains are cut again and again is given shorter ones. */
static uint32_t most_internal(const hf_contact *c) {
  return HF_MAX_INTERNAL >> (c->cut_chains < HF_MAX_CUTS ? c->cut_chains : HF_MAX_CUTS);
}

/* The bound counts what a hook raised and what something listens to: an endless chain is made of these. The verdicts
 * of ten thousand duties that nobody listens to are no chain. */
static bool is_one_too_many(hf_contact *c) {
  uint32_t most = most_internal(c);
  if (c->internal > most) return true;
  if (++c->internal <= most) return false;
  if (c->cut_chains <= HF_MAX_CUTS) hf_report_to(c, "too many internal events");
  return true;
}

void hf_raise(hf_contact *c, hf_key key, hf_payload *payload) {
  hf_scratch *s = c->p->scratch;
  if ((payload || has_listener(c->p, key)) && is_one_too_many(c)) {
    hf_payload_drop(c->p, payload);
    return;
  }
  if (!hf_grow(&s->raised, &s->raised_room, s->nraised + 1, sizeof *s->raised)) {
    hf_payload_drop(c->p, payload);
    c->broken = true;
    return;
  }
  hf_raised *raised = &s->raised[s->nraised++];
  *raised = (hf_raised){ .key = key, .line = c->line, .payload = payload, .phrase = HF_NONE };
  if (!c->running) return;
  raised->phrase = c->running->phrase;
  raised->first = c->running->first;
  raised->last = c->running->last;
  raised->words = c->running->words;
  raised->before = c->running->before;
}

/* --- flows ----------------------------------------------------------------------------------------------------- */

hf_live_flow *hf_flow_live(const hf_contact *c, uint32_t flow) {
  for (uint32_t i = 0; c->cold && i < c->cold->nflows; i++)
    if (c->cold->flows[i]->flow == flow) return c->cold->flows[i];
  return NULL;
}

void hf_flow_free(hf_live_flow *f) {
  free((char *)f->cause.p);
  free(f->journal.p);
  free(f);
}

/* Takes the flows out that ended, keeping the order of the others. */
static void sweep_flows(hf_cold *cold) {
  uint32_t kept = 0;
  for (uint32_t i = 0; i < cold->nflows; i++) {
    if (cold->flows[i]->flow == HF_NONE) hf_flow_free(cold->flows[i]);
    else cold->flows[kept++] = cold->flows[i];
  }
  cold->nflows = kept;
}

/* Runs a flow up to its next await. One that returned or failed is marked with HF_NONE and swept later. */
static void step_flow(hf_contact *c, hf_live_flow *f, bool resume, bool timed_out) {
  hf_await next = { .done = true, .within = HF_NO_TIME };
  bool ok = hf_hook_flow(c, f, resume, timed_out, &next);
  uint32_t flow = f->flow;
  f->nkeys = 0;
  if (!ok || next.done) {
    f->flow = HF_NONE;
    return;
  }
  f->nkeys = next.nkeys < 16 ? next.nkeys : 16;
  memcpy(f->keys, next.keys, f->nkeys * sizeof *f->keys);
  if (next.within != HF_NO_TIME) hf_timer_arm(c, HF_TIMER_AWAIT, flow, next.within);
}

static bool waits_for(const hf_live_flow *f, hf_key key) {
  for (uint32_t i = 0; i < f->nkeys; i++)
    if (f->keys[i] == key) return true;
  return false;
}

static void wake_flows(hf_contact *c, hf_key key) {
  if (!c->cold || c->cold->nflows == 0) return;
  for (uint32_t i = 0; i < c->cold->nflows && !c->broken; i++) {
    hf_live_flow *f = c->cold->flows[i];
    if (!waits_for(f, key)) continue;
    hf_timer_cancel(c, HF_TIMER_AWAIT, f->flow);
    step_flow(c, f, true, false);
  }
  sweep_flows(c->cold);
}

hf_live_flow *hf_flow_add(hf_contact *c, uint32_t flow, hf_str cause) {
  hf_cold *cold = hf_cold_of(c);
  if (!cold || !hf_grow(&cold->flows, &cold->flows_room, cold->nflows + 1, sizeof *cold->flows)) return NULL;
  hf_live_flow *f = calloc(1, sizeof *f);
  char *own = malloc((size_t)cause.n + 1);
  if (!f || !own) {
    free(f);
    free(own);
    return NULL;
  }
  if (cause.n) memcpy(own, cause.p, cause.n);
  *f = (hf_live_flow){ .flow = flow, .cause = { own, cause.n } };
  cold->flows[cold->nflows++] = f;
  return f; /* cppcheck-suppress memleak ; free_flow frees the cause */
}

static void start_flows(hf_contact *c, hf_span span) {
  for (uint32_t i = 0; i < span.n && !c->broken; i++) {
    uint32_t flow = c->p->started[span.first + i];
    const hf_flow *def = &c->p->flows[flow];
    if (!hf_applies(c, def->protocol) || hf_flow_live(c, flow) || hf_hook_off(c, def->run)) continue;
    char cause[512];
    hf_live_flow *f = hf_flow_add(c, flow, hf_cause(c, cause, sizeof cause));
    if (f) step_flow(c, f, false, false);
    else c->broken = true;
  }
  if (span.n && c->cold) sweep_flows(c->cold);
}

void hf_drop_flows(hf_contact *c) {
  if (!c->cold) return;
  for (uint32_t i = 0; i < c->cold->nflows; i++) {
    uint32_t flow = c->cold->flows[i]->flow;
    if (flow != HF_NONE && c->host->flow_drop) c->host->flow_drop(c->ud, c, flow);
    hf_flow_free(c->cold->flows[i]);
  }
  c->cold->nflows = 0;
}

/* --- steps ----------------------------------------------------------------------------------------------------- */

bool hf_applies(const hf_contact *c, uint32_t protocol) {
  return hf_steps(c)[protocol] != HF_ELSEWHERE;
}

static bool in_force(const hf_opening *o, const hf_protocol *p) {
  if (p->direction.n && !hf_str_eq(p->direction, o->direction)) return false;
  for (uint32_t i = 0; i < p->nchannels; i++)
    if (hf_str_eq(p->channels[i], o->channel)) return true;
  return p->nchannels == 0;
}

static void activate_all(hf_contact *c, hf_span entry) {
  for (uint32_t i = 0; i < entry.n && !c->broken; i++) hf_judge_activate(c, c->p->entry[entry.first + i]);
}

static void step_hook(hf_contact *c, uint32_t step, hf_hook hook, hf_hook_kind kind, const char *part) {
  if (hook == HF_NONE) return;
  hf_where where = { c->p->steps[step].protocol, c->p->steps[step].id, part };
  hf_value out;
  hf_hook_ask(c, hook, kind, &where, &out);
}

static void enter(hf_contact *c, uint32_t protocol, uint32_t step) {
  const hf_step *s = &c->p->steps[step];
  hf_steps(c)[protocol] = step;
  step_hook(c, step, s->enter, HF_HOOK_ENTER, "enter");
  activate_all(c, c->p->step_entry[step]);
  hf_where where = { protocol, s->id, "max" };
  int64_t max;
  if (hf_hook_amount(c, &s->max, HF_HOOK_WITHIN, &where, &max) && max != HF_NO_TIME)
    hf_timer_arm(c, HF_TIMER_MAX, protocol, max);
  hf_raise(c, c->p->step_keys[step].entered, NULL);
}

static void leave(hf_contact *c, uint32_t protocol) {
  uint32_t step = hf_steps(c)[protocol];
  hf_judge_left(c, step);
  if (c->p->steps[step].max.kind != HF_AMOUNT_NONE) hf_timer_cancel(c, HF_TIMER_MAX, protocol);
  step_hook(c, step, c->p->steps[step].exit, HF_HOOK_EXIT, "exit");
}

static uint32_t step_named(const hf_contact *c, uint32_t protocol, hf_str id) {
  for (uint32_t i = 0; i < c->p->nsteps; i++)
    if (c->p->steps[i].protocol == protocol && hf_str_eq(c->p->steps[i].id, id)) return i;
  return HF_NONE;
}

/* Where a transition leads now; HF_NONE: nowhere. */
static uint32_t target_of(hf_contact *c, uint32_t step, const hf_on *on) {
  if (on->target != HF_NONE) return on->target;
  const hf_step *s = &c->p->steps[step];
  hf_where where = { s->protocol, s->id, "on" };
  hf_value v;
  if (!hf_hook_ask(c, on->hook, HF_HOOK_TRANSITION, &where, &v)) return HF_NONE;
  if (v.type == HF_NIL || (v.type == HF_BOOL && !v.as.b)) return HF_NONE;
  uint32_t target = v.type == HF_STR ? step_named(c, s->protocol, v.as.s) : HF_NONE;
  if (target == HF_NONE) hf_report_to(c, "transition to an unknown step");
  return target;
}

/* The list of a key is in order of protocols; `moved` has made its one transition. */
static void transit(hf_contact *c, hf_span span) {
  uint32_t moved = HF_NONE;
  for (uint32_t i = 0; i < span.n && !c->broken; i++) {
    hf_on_ref ref = c->p->on[span.first + i];
    uint32_t protocol = c->p->steps[ref.step].protocol;
    if (protocol == moved || hf_steps(c)[protocol] != ref.step) continue;
    uint32_t target = target_of(c, ref.step, &c->p->steps[ref.step].on[ref.on]);
    if (target == HF_NONE) continue;
    leave(c, protocol);
    enter(c, protocol, target);
    moved = protocol;
  }
}

/* --- an event -------------------------------------------------------------------------------------------------- */

static void activate_when(hf_contact *c, hf_span span) {
  for (uint32_t i = 0; i < span.n && !c->broken; i++) {
    uint32_t duty = c->p->when[span.first + i];
    const hf_duty *d = &c->p->duties[duty];
    if (hf_applies(c, d->protocol) && (d->step == HF_NONE || hf_steps(c)[d->protocol] == d->step))
      hf_judge_activate(c, duty);
  }
}

/* What follows from an event beyond the duties that were pending. */
static void follow(hf_contact *c, hf_key key) {
  hf_key_info none = { .special = HF_SPECIAL_NONE };
  const hf_key_info *k = key < c->p->nkeys ? &c->p->keys[key] : &none;
  activate_when(c, k->when);
  wake_flows(c, key);
  start_flows(c, k->flows);
  transit(c, k->on);
}

static void judge_and_follow(hf_contact *c, hf_key key) {
  if (key < c->p->nkeys) hf_judge_event(c, key); /* after the end: of what outlives it */
  if (!c->ending && !c->broken) follow(c, key);
}

/* r->event is set; what hooks see points into r. Filled in place: a copy of it costs more than the rest of an event. */
static void begin(hf_contact *c, hf_running *r, hf_key key) {
  r->seen = (hf_seen){ .event = &r->event };
  if (key != HF_NONE) r->seen.key = hf_key_text(c, key);
  r->key = key;
  r->phrase = HF_NONE;
  r->first = r->last = 0;
  r->words = (hf_str){ NULL, 0 };
  r->before = NULL;
  r->earliest = r->latest = r->event.at;
  r->internal = false;
  c->running = r;
}

/* An event of the engine's own. */
static void begin_own(hf_contact *c, hf_running *r, hf_key key, hf_str type) {
  r->event = (hf_event){ .at = c->now, .type = type, .line = c->line };
  begin(c, r, key);
}

/* Whether anybody hears of it; else it is only counted. */
static bool is_heard(const hf_contact *c, const hf_raised *raised) {
  return raised->payload || has_listener(c->p, raised->key) || (c->cold && c->cold->nflows);
}

static void run_raised(hf_contact *c, const hf_raised *raised) {
  c->line = raised->line;
  if (!is_heard(c, raised)) {
    if (!hf_count_up(c, raised->key)) c->broken = true;
    return;
  }
  hf_running r;
  begin_own(c, &r, raised->key, hf_key_text(c, raised->key));
  if (raised->payload) {
    r.event.fields = raised->payload->fields;
    r.event.nfields = raised->payload->nfields;
  }
  r.internal = true;
  r.phrase = raised->phrase;
  r.first = raised->first;
  r.last = raised->last;
  r.words = raised->words;
  r.before = raised->before;
  if (hf_count_up(c, raised->key)) judge_and_follow(c, raised->key);
  else c->broken = true;
}

/* Runs what was raised from `from` on. */
static void drain(hf_contact *c, uint32_t from) {
  hf_scratch *s = c->p->scratch;
  for (uint32_t i = from; i < s->nraised; i++) {
    hf_raised raised = s->raised[i];
    if (!c->broken) run_raised(c, &raised);
    hf_payload_drop(c->p, raised.payload);
  }
  s->nraised = from;
  c->running = NULL;
  if (c->internal > most_internal(c) && c->cut_chains <= HF_MAX_CUTS) c->cut_chains++;
  c->internal = 0;
}

static void set_now(hf_contact *c, int64_t at) {
  if (at != c->now) c->instant = 0;
  c->now = at;
}

/* What the engine itself does at an event, before duties are judged. */
static void act_on(hf_contact *c, const hf_event *e, uint32_t special) {
  if (special == HF_SPECIAL_FACT) {
    const hf_value *value = hf_event_field(e, "value");
    hf_str name = hf_event_str(e, "key");
    hf_status st = name.n ? hf_fact_put(c, name, value ? *value : (hf_value){ .type = HF_NIL }) : HF_EINVAL;
    if (st == HF_EINVAL) hf_report_to(c, "fact without key");
    if (st == HF_ELIMIT) hf_report_to(c, "too many facts");
    if (st == HF_ENOMEM) c->broken = true;
  }
  if (special == HF_SPECIAL_WAIVE) hf_people_waive(c, e);
  if (special == HF_SPECIAL_ATTESTED) hf_people_attest(c, e);
  if (special == HF_SPECIAL_HANGUP) c->hung_up = hf_channel_of(hf_event_str(e, "by")) == HF_CHANNEL_AGENT;
  if (special == HF_SPECIAL_LINE || special == HF_SPECIAL_DROP) c->hung_up = false;
  if (special == HF_SPECIAL_LINE) c->over_at = HF_NO_TIME;
  if (special == HF_SPECIAL_HANGUP || special == HF_SPECIAL_DROP) c->over_at = e->at;
}

static void begin_atom(hf_contact *c, hf_running *r, const hf_atom *a) {
  const hf_payload *p = a->payload;
  r->event = (hf_event){ .at = a->at, .type = p->type, .id = p->id, .source = p->source, .line = p->line,
                         .fields = p->fields, .nfields = p->nfields };
  begin(c, r, a->key);
}

/* Without word times a hit has the time of one of its utterance's ends, and was anywhere between them. */
static void widen(hf_running *r, const hf_payload *p) {
  const hf_value *stop = hf_event_field(&r->event, "stop");
  r->earliest = p->at;
  if (stop && stop->type == HF_INT && stop->as.i > r->latest) r->latest = stop->as.i;
}

void hf_run_present(hf_contact *c, uint32_t inst, hf_key key, uint32_t roles) {
  const hf_running *outer = c->running;
  hf_running r;
  begin_own(c, &r, key, hf_key_text(c, key));
  r.event.line = c->metrics->meters[c->p->keys[key].meter - 1].line;
  r.internal = true;
  hf_judge_present(c, inst, key, roles);
  c->running = outer;
}

/* An utterance begins or ends: that is no event of its own, but the metrics count it, and their conditions are. */
static void run_speech(hf_contact *c, const hf_atom *a) {
  uint32_t from = c->p->scratch->nraised;
  hf_running r;
  if (a->rank == HF_RANK_SPEECH_BEGINS) hf_across_begin(c, a);
  begin_atom(c, &r, a);
  if (a->rank == HF_RANK_SPEECH_BEGINS) hf_metric_begin(c, a->last, a->first);
  else hf_metric_end(c, a->last, a->payload->text, a->first);
  drain(c, from);
}

void hf_run_atom(hf_contact *c, const hf_atom *a) {
  set_now(c, a->at);
  c->line = a->payload->line;
  if (a->key == HF_NONE) {
    run_speech(c, a);
    return;
  }
  if (!hf_count_up(c, a->key)) {
    c->broken = true;
    return;
  }
  bool known = a->key < c->p->nkeys, waiting = c->cold && c->cold->nflows;
  uint32_t special = known ? c->p->keys[a->key].special : HF_SPECIAL_NONE;
  uint32_t line = known ? c->p->keys[a->key].line : HF_LINE_NOTHING;
  if (special == HF_SPECIAL_NONE && !line && !waiting && !has_listener(c->p, a->key)) return;
  uint32_t from = c->p->scratch->nraised;
  hf_running r;
  begin_atom(c, &r, a);
  if (a->phrase != HF_NONE) {
    r.phrase = a->phrase;
    r.first = a->first;
    r.last = a->last;
    r.words = (hf_str){ a->payload->text.p + a->first, a->last - a->first };
    if (a->payload->before.words.n) r.before = &a->payload->before;
    if (!a->payload->timed) widen(&r, a->payload);
    r.seen.captures = a->payload->caps + a->caps;
    r.seen.ncaptures = a->ncaps;
  }
  act_on(c, &r.event, special);
  if (line) hf_metric_event(c, &r.event, line);
  if (!c->broken) judge_and_follow(c, a->key);
  drain(c, from);
}

void hf_run_timer(hf_contact *c, const hf_timer *t) {
  set_now(c, t->at);
  c->line = 0;
  if (t->instant && c->instant > HF_MAX_INSTANT) return;
  if (t->instant && ++c->instant > HF_MAX_INSTANT) {
    hf_report_to(c, "timers without delay over 256");
    return;
  }
  uint32_t from = c->p->scratch->nraised;
  hf_running r;
  begin_own(c, &r, HF_NONE, hf_str_lit("deadline"));
  hf_live_flow *f;
  switch (t->kind) {
    case HF_TIMER_DUTY: hf_judge_due(c, t->index); break;
    case HF_TIMER_MAX: hf_raise(c, c->p->step_keys[hf_steps(c)[t->index]].max, NULL); break;
    case HF_TIMER_NAMED: hf_raise(c, t->index, NULL); break;
    case HF_TIMER_METER: hf_meter_due(c, t->index); break;
    default:
      if (!(f = hf_flow_live(c, t->index))) break;
      step_flow(c, f, true, true);
      sweep_flows(c->cold);
  }
  drain(c, from);
}

/* --- the two ends ---------------------------------------------------------------------------------------------- */

/* Which protocols are in force, and room for just the duties that begin now. */
static void prepare(hf_contact *c, const hf_opening *o) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < c->p->nprotocols; i++) {
    const hf_protocol *p = &c->p->protocols[i];
    hf_steps(c)[i] = in_force(o, p) ? HF_NONE : HF_ELSEWHERE;
    if (hf_steps(c)[i] == HF_ELSEWHERE) continue;
    n += c->p->protocol_entry[i].n + (p->start == HF_NONE ? 0 : c->p->step_entry[p->start].n);
  }
  if (n && !hf_grow(&c->insts, &c->insts_room, n, sizeof *c->insts)) c->broken = true;
  if (!hf_count_up(c, c->p->opened)) c->broken = true;
}

/* What begins at the opening begins first, protocol by protocol; then contact.opened is an event as any other, but that
 * nothing can be pending that it did not activate itself. */
void hf_run_opening(hf_contact *c, const hf_opening *o) {
  uint32_t from = c->p->scratch->nraised;
  hf_running r;
  begin_own(c, &r, c->p->opened, hf_str_lit("contact.opened"));
  prepare(c, o);
  if (c->p->nmeters) hf_meters_begin(c);
  for (uint32_t i = 0; i < c->p->nprotocols && !c->broken; i++) {
    if (!hf_applies(c, i)) continue;
    activate_all(c, c->p->protocol_entry[i]);
    if (c->p->protocols[i].start != HF_NONE) enter(c, i, c->p->protocols[i].start);
  }
  if (!c->broken) follow(c, c->p->opened);
  drain(c, from);
}

static void run_end(hf_contact *c, void (*what)(hf_contact *c)) {
  uint32_t from = c->p->scratch->nraised;
  hf_running r;
  begin_own(c, &r, c->p->ended, hf_str_lit("contact.ended"));
  if (!c->broken) what(c);
  drain(c, from);
}

static void ended(hf_contact *c) {
  if (hf_count_up(c, c->p->ended)) judge_and_follow(c, c->p->ended);
  else c->broken = true;
}

void hf_run_ended(hf_contact *c, int64_t at) {
  set_now(c, at);
  c->line = 0;
  run_end(c, ended);
}

static void leave_steps(hf_contact *c) {
  for (uint32_t i = 0; i < c->p->nprotocols && !c->broken; i++)
    if (hf_steps(c)[i] < c->p->nsteps) leave(c, i);
}

void hf_run_leave_all(hf_contact *c) {
  c->line = 0;
  c->ending = true;
  hf_drop_flows(c);
  run_end(c, leave_steps);
  run_end(c, hf_judge_end);
}
