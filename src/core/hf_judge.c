/* SPDX-License-Identifier: MIT
 * Duties: what an event, a deadline, a step that is left and the end of the contact make of them.
 *
 * An activation is an hf_inst. Those of one duty form a ring, oldest first, whose newest is contact.last[duty]; an event
 * walks only the rings of the duties that listen to its key. What is settled leaves its ring when next walked past.
 */
#include <string.h>

#include "core/hf_contact_impl.h"
#include "core/hf_grow.h"
#include "core/hf_metric_impl.h"

static hf_where duty_where(const hf_contact *c, uint32_t duty, const char *part) {
  const hf_duty *d = &c->p->duties[duty];
  return (hf_where){ d->protocol, d->id, part };
}

/* --- activations of a duty, in order --------------------------------------------------------------------------- */

static void push(hf_contact *c, uint32_t inst, uint32_t roles) {
  hf_scratch *s = c->p->scratch;
  if (!hf_grow(&s->candidates, &s->candidates_room, s->ncandidates + 1, sizeof *s->candidates)) {
    c->broken = true;
    return;
  }
  s->candidates[s->ncandidates++] = (hf_candidate){ inst, roles };
}

/* Pushes what is live of a duty; unlinks what is not, but for the newest, which holds the ring. */
static void push_live(hf_contact *c, uint32_t duty, uint32_t roles) {
  uint32_t tail = c->last[duty];
  if (tail == HF_NONE) return;
  for (uint32_t prev = tail;;) {
    c->p->scratch->visits++;
    uint32_t cur = c->insts[prev].next;
    if (c->insts[cur].live) push(c, cur, roles);
    if (cur == tail) return;
    if (c->insts[cur].live) prev = cur;
    else c->insts[prev].next = c->insts[cur].next;
  }
}

static int by_activation(const void *a, const void *b) {
  const hf_candidate *x = a, *y = b;
  return (x->inst > y->inst) - (x->inst < y->inst);
}

/* Brings the candidates from `from` on into order of activation. One duty's are in order already. */
static void sort_candidates(hf_contact *c, uint32_t from) {
  hf_candidate *list = c->p->scratch->candidates;
  uint32_t n = c->p->scratch->ncandidates;
  for (uint32_t i = from + 1; i < n; i++)
    if (list[i - 1].inst > list[i].inst) {
      qsort(list + from, n - from, sizeof *list, by_activation);
      return;
    }
}

/* --- verdicts -------------------------------------------------------------------------------------------------- */

/* Whether somebody who could have said the words was not heard in [from, to], or nothing at all was. */
static bool not_heard(const hf_contact *c, uint32_t duty, int64_t from, int64_t to) {
  uint32_t channels = HF_CHANNEL_EVENTS | (c->p->duties[duty].words ? c->p->duty_keys[duty].channels : 0);
  if (c->missing & channels) return true;
  for (uint32_t i = 0; c->cold && i < c->cold->ngaps; i++) {
    const hf_gap *g = &c->cold->gaps[i];
    if (g->channels & channels && g->from <= to && g->to >= from) return true;
  }
  return false;
}

/* Whether a is not after b by more than `most`. */
static bool not_after(int64_t a, int64_t b, uint64_t most) {
  return a <= b || (uint64_t)a - (uint64_t)b <= most;
}

/* Whether the running event may as well have come on the other side of the due time: its source cannot tell. What the
 * engine itself raises has no source. */
static bool is_borderline(const hf_contact *c, int64_t due) {
  const hf_running *r = c->running;
  if (due == HF_NO_TIME || r->key == HF_NONE || r->key == c->p->ended || r->internal) return false;
  const hf_value *told = hf_event_field(&r->event, "resolution");
  uint64_t ms = r->phrase == HF_NONE ? HF_RESOLUTION : HF_RESOLUTION_SPEECH;
  if (told && told->type == HF_INT && told->as.i >= 0) ms = (uint64_t)told->as.i;
  return not_after(r->earliest, due, ms) && not_after(due, r->latest, ms);
}

/* A verdict falls: told to the host, raised as an event, then its own hook. A must on what nobody could have heard is not
 * violated. */
void hf_judge_settle(hf_contact *c, uint32_t inst, hf_verdict_status status, hf_why why) {
  hf_inst *i = &c->insts[inst];
  const hf_duty *d = &c->p->duties[i->duty];
  if (status == HF_VIOLATED && d->kind == HF_MUST && not_heard(c, i->duty, hf_inst_at(c, inst), c->now)) {
    status = HF_NA;
    why = HF_WHY_NOT_HEARD;
  }
  bool was_ahead = hf_inst_ahead(i);
  i->status = (uint32_t)status & 7;
  i->why = (uint32_t)why & 31;
  hf_inst_set_at(c, inst, c->now);
  if (why == HF_WHY_MET || why == HF_WHY_BROKEN || why == HF_WHY_TOO_OFTEN) i->borderline = is_borderline(c, hf_inst_due(c, inst));
  /* Later hits are evidence; and of what came too late it is told how late. */
  i->live = status == HF_VIOLATED && (why == HF_WHY_BROKEN || why == HF_WHY_TOO_OFTEN || why == HF_WHY_LATE);
  c->ahead -= was_ahead && !hf_inst_ahead(i);
  hf_raise(c, c->p->duty_keys[i->duty].of[status - 1], NULL);
  if (status == HF_VIOLATED) hf_verdict_tell(c, inst, d->on_violate, HF_HOOK_VIOLATE);
  else if (status == HF_SATISFIED) hf_verdict_tell(c, inst, d->on_meet, HF_HOOK_MEET);
  else hf_verdict_tell(c, inst, HF_NONE, HF_HOOK_MEET);
}

/* A never or at_most comes to the end of its time, its step or its contact, or is released. */
static void close_watch(hf_contact *c, uint32_t inst) {
  hf_inst *i = &c->insts[inst];
  if (i->status != HF_PENDING) {
    c->ahead -= hf_inst_ahead(i);
    i->live = 0;
    return;
  }
  if (c->p->duties[i->duty].kind == HF_AT_MOST && i->hits == 0) hf_judge_settle(c, inst, HF_NA, HF_WHY_NOT_ACTIVATED);
  else hf_judge_settle(c, inst, HF_SATISFIED, HF_WHY_KEPT);
}

/* --- one event on one activation ------------------------------------------------------------------------------- */

/* What had to come has come. After the deadline that only says how late: the verdict stands, `at` keeps the time. */
static void fulfil(hf_contact *c, uint32_t inst, bool alone) {
  if (alone) hf_proof_clear(c, inst); /* the others of `all` that had come are no part of it */
  hf_proof_add(c, inst);
  if (c->insts[inst].status == HF_PENDING) {
    hf_judge_settle(c, inst, HF_SATISFIED, HF_WHY_MET);
    return;
  }
  hf_inst_set_at(c, inst, c->now);
  c->insts[inst].borderline = is_borderline(c, hf_inst_due(c, inst));
  c->insts[inst].live = 0;
}

/* Marks the keys of `all` that this event is; whether that was the last one. */
static bool another_of_all(hf_contact *c, uint32_t inst, const hf_duty *d, hf_key key) {
  uint32_t had = hf_inst_hits(c, inst), now = had, full = d->nall == 32 ? UINT32_MAX : (1u << d->nall) - 1;
  for (uint32_t k = 0; k < d->nall; k++)
    if (d->all[k] == key) now |= 1u << k;
  hf_inst_set_hits(c, inst, now);
  if (now == full) return true;
  if (now != had) hf_proof_add(c, inst);
  return false;
}

/* `before` decides before the event can fulfil; `after` counts before it can. */
static void judge_must(hf_contact *c, uint32_t inst, const hf_duty *d, hf_key key, uint32_t roles) {
  hf_inst *i = &c->insts[inst];
  if (roles & HF_ROLE_BEFORE) {
    if (i->status != HF_PENDING) {
      i->live = 0;
      return;
    }
    hf_proof_add(c, inst);
    hf_judge_settle(c, inst, HF_VIOLATED, HF_WHY_NOT_BEFORE);
    return;
  }
  if (roles & HF_ROLE_AFTER && !i->after) {
    i->after = 1;
    if (i->status == HF_PENDING) hf_inst_set_at(c, inst, c->now);
  }
  if (d->after != HF_NONE && !i->after) return;
  if (roles & HF_ROLE_ANY) fulfil(c, inst, true);
  else if (roles & HF_ROLE_ALL && another_of_all(c, inst, d, key)) fulfil(c, inst, false);
}

/* The guard of a never or at_most, asked at the hit. False also when it failed: then the activation is over. */
static bool hit_allowed(hf_contact *c, uint32_t inst, const hf_duty *d) {
  if (d->iff == HF_NONE) return true;
  hf_where where = duty_where(c, c->insts[inst].duty, "iff");
  hf_value v;
  if (hf_hook_ask(c, d->iff, HF_HOOK_IFF, &where, &v)) return v.type != HF_NIL && !(v.type == HF_BOOL && !v.as.b);
  if (c->insts[inst].status == HF_PENDING) hf_judge_settle(c, inst, HF_NA, HF_WHY_HOOK);
  return false;
}

static void count_hit(hf_contact *c, uint32_t inst, const hf_duty *d) {
  hf_proof_add(c, inst);
  uint32_t hits = hf_inst_hits(c, inst);
  if (hits < UINT32_MAX) hf_inst_set_hits(c, inst, ++hits);
  if (c->insts[inst].status != HF_PENDING) return;
  hf_where where = duty_where(c, c->insts[inst].duty, "n");
  int64_t n;
  if (!hf_hook_amount(c, &d->n, HF_HOOK_N, &where, &n)) hf_judge_settle(c, inst, HF_NA, HF_WHY_HOOK);
  else if (hits > (n == HF_NO_TIME ? 1 : n)) hf_judge_settle(c, inst, HF_VIOLATED, HF_WHY_TOO_OFTEN);
}

static void break_never(hf_contact *c, uint32_t inst) {
  hf_proof_add(c, inst);
  if (c->insts[inst].status == HF_PENDING) hf_judge_settle(c, inst, HF_VIOLATED, HF_WHY_BROKEN);
}

static void judge_watch(hf_contact *c, uint32_t inst, const hf_duty *d, uint32_t roles) {
  if (roles & HF_ROLE_ANY && hit_allowed(c, inst, d)) {
    if (d->kind == HF_NEVER) break_never(c, inst);
    else count_hit(c, inst, d);
  }
  if (roles & HF_ROLE_RELEASE && c->insts[inst].live) close_watch(c, inst);
}

void hf_judge_event(hf_contact *c, hf_key key) {
  hf_scratch *s = c->p->scratch;
  uint32_t from = s->ncandidates;
  hf_span span = c->p->keys[key].listen;
  for (uint32_t i = 0; i < span.n; i++) {
    const hf_listen *l = &c->p->listen[span.first + i];
    push_live(c, l->duty, l->roles);
  }
  sort_candidates(c, from);
  uint32_t to = s->ncandidates;
  for (uint32_t i = from; i < to && !c->broken; i++) {
    hf_candidate one = s->candidates[i];
    const hf_duty *d = &c->p->duties[c->insts[one.inst].duty];
    if (!c->insts[one.inst].live) continue;
    if (d->kind == HF_MUST) judge_must(c, one.inst, d, key, one.roles);
    else judge_watch(c, one.inst, d, one.roles);
  }
  s->ncandidates = from;
}

/* --- activation ------------------------------------------------------------------------------------------------ */

/* A new activation at the end of its duty's ring; HF_NONE: no memory. */
static uint32_t new_inst(hf_contact *c, uint32_t duty) {
  if (c->ninsts >= HF_MAX_INSTS || !hf_grow(&c->insts, &c->insts_room, c->ninsts + 1, sizeof *c->insts)) {
    c->broken = true;
    return HF_NONE;
  }
  uint32_t i = c->ninsts++, last = c->last[duty];
  c->insts[i] = (hf_inst){ .duty = duty & 0x3ffff, .status = HF_PENDING, .why = HF_WHY_WAITING, .live = 1, .n = 1,
                           .next = i, .evidence = HF_NONE, .due = HF_NONE };
  hf_inst_set_at(c, i, c->now);
  if (last != HF_NONE) {
    hf_inst_set_n(c, i, hf_inst_n(c, last) + 1);
    c->insts[i].next = c->insts[last].next;
    c->insts[last].next = i;
  }
  c->last[duty] = i;
  return i;
}

/* Whether the guard of a must lets it begin; if not, its verdict has fallen. */
static bool guard_allows(hf_contact *c, uint32_t inst, const hf_duty *d) {
  if (d->kind != HF_MUST || d->iff == HF_NONE) return true;
  hf_where where = duty_where(c, c->insts[inst].duty, "iff");
  hf_value v;
  if (!hf_hook_ask(c, d->iff, HF_HOOK_IFF, &where, &v)) {
    hf_judge_settle(c, inst, HF_NA, HF_WHY_HOOK);
    return false;
  }
  if (v.type != HF_NIL && !(v.type == HF_BOOL && !v.as.b)) return true;
  hf_judge_settle(c, inst, HF_NA, HF_WHY_GUARD);
  return false;
}

void hf_judge_present(hf_contact *c, uint32_t inst, hf_key key, uint32_t roles) {
  const hf_duty *d = &c->p->duties[c->insts[inst].duty];
  if (d->kind == HF_MUST) judge_must(c, inst, d, key, roles);
  else judge_watch(c, inst, d, roles);
}

/* A condition on a metric that holds when the activation begins counts at once: it will not come to hold again. */
static void judge_present(hf_contact *c, uint32_t inst, const hf_duty *d) {
  if (c->p->nmeters == 0) return;
  for (uint32_t k = 0; k < d->nany && c->insts[inst].status == HF_PENDING; k++)
    if (hf_meter_holds(c, d->any[k])) hf_run_present(c, inst, d->any[k], HF_ROLE_ANY);
  for (uint32_t k = 0; k < d->nall && c->insts[inst].status == HF_PENDING; k++)
    if (hf_meter_holds(c, d->all[k])) hf_run_present(c, inst, d->all[k], HF_ROLE_ALL);
}

/* Whether a deadline of one more activation can be watched. Verdicts whose hooks or listeners activate more duties than
 * one would otherwise double them with each deadline. */
static bool is_room_ahead(hf_contact *c) {
  if (c->ahead < HF_AHEAD_LEAST + HF_AHEAD_DUTY * c->p->nduties) return true;
  if (!c->crowded) hf_report_to(c, "deadlines ahead over 1,024 and 16 for each duty");
  c->crowded = true;
  return false;
}

/* Watches the deadline of an activation, if it has one. False: its verdict has fallen. */
static bool watch_deadline(hf_contact *c, uint32_t inst, const hf_duty *d) {
  hf_where where = duty_where(c, c->insts[inst].duty, "within");
  int64_t within;
  if (!hf_hook_amount(c, &d->within, HF_HOOK_WITHIN, &where, &within)) {
    hf_judge_settle(c, inst, HF_NA, HF_WHY_HOOK);
    return false;
  }
  if (within == HF_NO_TIME) return true;
  if (!is_room_ahead(c)) {
    hf_judge_settle(c, inst, HF_NA, HF_WHY_CROWDED);
    return false;
  }
  hf_inst_set_due(c, inst, hf_timer_arm(c, HF_TIMER_DUTY, inst, within));
  c->ahead++;
  return true;
}

void hf_judge_activate(hf_contact *c, uint32_t duty) {
  const hf_duty *d = &c->p->duties[duty];
  uint32_t inst = new_inst(c, duty);
  if (inst == HF_NONE) return;
  if (d->on_violate != HF_NONE || d->on_meet != HF_NONE) {
    char cause[512];
    hf_cause_put(c, inst, hf_cause(c, cause, sizeof cause));
  }
  if (!guard_allows(c, inst, d)) return;
  if (watch_deadline(c, inst, d)) judge_present(c, inst, d);
}

/* A deadline that was ahead when the line went down: nobody's fault, unless the agent hung up. */
static void cut_off(hf_contact *c, uint32_t inst) {
  if (c->hung_up) hf_judge_settle(c, inst, HF_VIOLATED, HF_WHY_HUNG_UP);
  else hf_judge_settle(c, inst, HF_NA, HF_WHY_CUT_OFF);
}

/* Whether a must was for a call that is over: it began before the hang-up, and is to be met neither behind the contact's
 * end nor at any time until then. */
static bool was_for_call(const hf_contact *c, uint32_t inst, const hf_duty *d) {
  return c->over_at != HF_NO_TIME && hf_inst_at(c, inst) < c->over_at && !d->outlive && d->before != c->p->ended;
}

void hf_judge_due(hf_contact *c, uint32_t inst) {
  const hf_inst *i = &c->insts[inst];
  const hf_duty *d = &c->p->duties[i->duty];
  if (!i->live) return;
  if (d->kind != HF_MUST) close_watch(c, inst);
  else if (was_for_call(c, inst, d)) cut_off(c, inst);
  else hf_judge_settle(c, inst, HF_VIOLATED, HF_WHY_LATE);
}

/* --- steps left, and the end ----------------------------------------------------------------------------------- */

/* What the end of its step or contact makes of a must without a deadline. */
static void close_must(hf_contact *c, uint32_t inst, const hf_duty *d) {
  if (d->before != HF_NONE) hf_judge_settle(c, inst, HF_NA, HF_WHY_NEVER_CAME);
  else hf_judge_settle(c, inst, HF_VIOLATED, HF_WHY_MISSING);
}

static void leave_one(hf_contact *c, uint32_t inst) {
  const hf_inst *i = &c->insts[inst];
  const hf_duty *d = &c->p->duties[i->duty];
  if (!i->live || d->kind == HF_ATTEST) return;
  if (d->kind != HF_MUST) close_watch(c, inst);
  else if (i->due == HF_NONE && !(c->ending && d->outlive)) close_must(c, inst, d);
}

/* A must with a deadline goes on when its step is left. Those that came too late wait for evidence, and their number
 * grows with the contact: they are not even looked at. */
static bool ends_with_step(const hf_duty *d) {
  return d->kind != HF_ATTEST && !(d->kind == HF_MUST && d->within.kind != HF_AMOUNT_NONE);
}

void hf_judge_left(hf_contact *c, uint32_t step) {
  hf_scratch *s = c->p->scratch;
  uint32_t from = s->ncandidates;
  hf_span span = c->p->step_duties[step];
  for (uint32_t i = 0; i < span.n; i++) {
    uint32_t duty = c->p->members[span.first + i];
    if (ends_with_step(&c->p->duties[duty])) push_live(c, duty, 0);
  }
  sort_candidates(c, from);
  uint32_t to = s->ncandidates;
  for (uint32_t i = from; i < to && !c->broken; i++) leave_one(c, s->candidates[i].inst);
  s->ncandidates = from;
}

static void end_one(hf_contact *c, uint32_t inst) {
  const hf_inst *i = &c->insts[inst];
  const hf_duty *d = &c->p->duties[i->duty];
  if (!i->live) return;
  if (d->kind != HF_MUST || i->due == HF_NONE) leave_one(c, inst);
  else if (i->status != HF_PENDING) c->insts[inst].live = 0;
  else if (d->outlive) return;
  else cut_off(c, inst);
}

/* Whether something pending goes on beyond the end. */
bool hf_judge_outlives(const hf_contact *c) {
  for (uint32_t i = 0; i < c->ninsts; i++)
    if (c->insts[i].live && c->p->duties[c->insts[i].duty].outlive) return true;
  return false;
}

void hf_judge_end(hf_contact *c) {
  for (uint32_t i = 0; i < c->ninsts && !c->broken; i++) end_one(c, i);
}
