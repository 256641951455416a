/* SPDX-License-Identifier: MIT
 * A contact from its opening to its end: what is fed is copied and queued; settling runs it in order of time, events
 * before deadlines of the same moment.
 */
#include <stddef.h>
#include <string.h>

#include "core/hf_contact_impl.h"
#include "core/hf_grow.h"
#include "core/hf_metric_impl.h"

/* --- opening and freeing --------------------------------------------------------------------------------------- */

static uint32_t missing_channels(const hf_opening *o) {
  for (uint32_t i = 0; i < o->nfacts; i++)
    if (hf_str_eq(o->facts[i].name, hf_str_lit("missing_channel")) && o->facts[i].value.type == HF_STR)
      return hf_channel_of(o->facts[i].value.as.s);
  return 0;
}

static bool same_host(const hf_host *a, const hf_host *b) {
  return a->hook == b->hook && a->flow == b->flow && a->flow_drop == b->flow_drop &&
         a->verdict == b->verdict && a->act == b->act && a->report == b->report;
}

/* What the contacts of a policy share, from its first one on. */
static bool share(hf_scratch *s, const hf_host *host) {
  if (!s->opening) s->opening = malloc(sizeof *s->opening);
  if (!s->host && (s->host = malloc(sizeof *host))) *s->host = *host;
  return s->opening && s->host;
}

/* Where the strings of the opening begin. */
static char *tail(const hf_contact *c) {
  return (char *)(uintptr_t)c->last + hf_columns(c->p);
}

static void copy_strings(hf_contact *c, const hf_opening *o) {
  const hf_str strings[5] = { o->id, o->channel, o->lang, o->direction, o->agent };
  char *at = tail(c);
  for (int i = 0; i < 5; i++) {
    if (strings[i].n) memcpy(at, strings[i].p, strings[i].n);
    at += c->lengths[i] = (uint16_t)strings[i].n;
  }
}

bool hf_opening_fits(const hf_opening *o) {
  uint32_t most = UINT16_MAX;
  return o->id.n <= most && o->channel.n <= most && o->lang.n <= most && o->direction.n <= most && o->agent.n <= most;
}

/* The contact, its columns and the strings of its opening, in one block. */
hf_contact *hf_contact_alloc(const hf_policy *policy, const hf_host *host, const hf_opening *o) {
  /* Counting references is no change that a reader of a policy could see. */
  hf_policy *p = (hf_policy *)(uintptr_t)policy;
  if (!share(p->scratch, host)) return NULL;
  const hf_host *shared = same_host(p->scratch->host, host) ? p->scratch->host : NULL;
  size_t strings = (size_t)o->id.n + o->channel.n + o->lang.n + o->direction.n + o->agent.n;
  size_t size = offsetof(hf_contact, last) + hf_columns(p) + strings;
  hf_contact *c = malloc(size < sizeof *c ? sizeof *c : size);
  hf_host *own = shared ? NULL : malloc(sizeof *own);
  if (!c || (!shared && !own)) {
    free(c);
    free(own);
    return NULL;
  }
  if (own) *own = *host;
  *c = (hf_contact){ .p = p, .ud = host->ud, .host = shared ? shared : own, .own_host = own != NULL, .opened = o->at, .now = o->at,
                     .settled = o->at, .over_at = HF_NO_TIME, .missing = (uint8_t)missing_channels(o), .queue_room = 1 };
  c->queue = &c->one;
  memset(c->last, 0, hf_columns(p));
  memset(c->last, 0xff, ((size_t)p->nduties + p->nprotocols) * sizeof *c->last); /* HF_NONE each */
  copy_strings(c, o);
  hf_policy_ref(p);
  return c;
}

static void free_queue(hf_contact *c) {
  for (uint32_t i = 0; i < c->nqueue; i++) hf_payload_drop(c->p, c->queue[i].atom->payload);
  c->nqueue = 0;
  hf_queue_rest(c);
}

static void free_cold(hf_cold *cold) {
  if (!cold) return;
  for (uint32_t i = 0; i < cold->nnames; i++) free((char *)cold->names[i].p);
  for (uint32_t i = 0; i < cold->nfailed; i++) free((char *)cold->failed[i].hook.p);
  free(cold->gaps);
  free(cold->ids);
  free(cold->names);
  free(cold->flows);
  free(cold->off);
  free(cold->wide);
  free(cold->more);
  free(cold->failed);
  hf_tail_free(cold);
  free(cold);
}

void hf_contact_destroy(hf_contact *c) {
  if (c->p->scratch->look.c == c) c->p->scratch->look.c = NULL;
  hf_drop_flows(c);
  free_queue(c);
  free_cold(c->cold);
  free(c->timers);
  free(c->insts);
  free(c->counts);
  free(c->facts);
  free(c->text);
  free(c->metrics);
  if (c->own_host) free((hf_host *)(uintptr_t)c->host);
  hf_policy_unref(c->p);
  free(c);
}

void hf_contact_discard(hf_contact *c) {
  for (uint32_t i = 0; c->cold && i < c->cold->nflows; i++) hf_flow_free(c->cold->flows[i]);
  if (c->cold) c->cold->nflows = 0;
  hf_contact_destroy(c);
}

void hf_contact_free(hf_contact *c) {
  if (!c) return;
  if (c->busy) c->doomed = true;
  else hf_contact_destroy(c);
}

/* The end of every call that runs. */
static hf_status done(hf_contact *c) {
  hf_status st = c->broken ? HF_ENOMEM : HF_OK;
  c->busy = false;
  if (c->doomed) hf_contact_destroy(c);
  return st;
}

static hf_status put_records(hf_contact *c, const hf_opening *o) {
  hf_status st = HF_OK;
  for (uint32_t i = 0; i < o->nfacts && !st; i++) st = hf_fact_put(c, o->facts[i].name, o->facts[i].value);
  for (uint32_t i = 0; i < o->nfailed && !st; i++) st = hf_hook_expect(c, o->failed[i]);
  return st;
}

hf_status hf_contact_open(const hf_policy *p, const hf_host *host, const hf_opening *o, hf_contact **out) {
  static const hf_host none = { .ud = NULL };
  *out = NULL;
  if (!p->sealed || o->at == HF_NO_TIME || !hf_opening_fits(o)) return HF_EINVAL;
  hf_contact *c = hf_contact_alloc(p, host ? host : &none, o);
  if (!c) return HF_ENOMEM;
  hf_status st = put_records(c, o);
  c->busy = true;
  if (!st) hf_run_opening(c, o);
  c->busy = false;
  if (!st && c->broken) st = HF_ENOMEM;
  if (!st && c->doomed) st = HF_ECLOSED;
  if (st) hf_contact_destroy(c);
  else *out = c;
  return st;
}

/* --- feeding --------------------------------------------------------------------------------------------------- */

/* 64 bits of (source, id): two of a contact's events meet with a chance below 1e-11 for ten thousand of them. */
static uint64_t id_hash(const hf_event *e) {
  uint64_t h = 14695981039346656037u;
  for (uint32_t i = 0; i < e->source.n; i++) h = (h ^ (unsigned char)e->source.p[i]) * 1099511628211u;
  h = (h ^ 0x100) * 1099511628211u;
  for (uint32_t i = 0; i < e->id.n; i++) h = (h ^ (unsigned char)e->id.p[i]) * 1099511628211u;
  h ^= h >> 32;
  return h ? h : 1;
}

static uint64_t *id_slot(const hf_cold *cold, uint64_t h) {
  uint32_t at = (uint32_t)h & (cold->nslots - 1);
  while (cold->ids[at] && cold->ids[at] != h) at = (at + 1) & (cold->nslots - 1);
  return &cold->ids[at];
}

static bool grow_ids(hf_cold *cold) {
  uint32_t old = cold->nslots;
  uint64_t *ids = cold->ids;
  uint64_t *grown = calloc(old ? (size_t)old * 2 : 16, sizeof *grown);
  if (!grown) return false;
  cold->ids = grown;
  cold->nslots = old ? old * 2 : 16;
  for (uint32_t i = 0; i < old; i++)
    if (ids[i]) *id_slot(cold, ids[i]) = ids[i];
  free(ids);
  return true;
}

/* Room for one more id, so that remembering it cannot fail. */
static bool reserve_id(hf_contact *c, const hf_event *e) {
  if (e->id.n == 0) return true;
  hf_cold *cold = hf_cold_of(c);
  return cold && ((cold->nids + 1) * 4 <= cold->nslots * 3 || grow_ids(cold));
}

bool hf_contact_seen(hf_contact *c, uint64_t id) {
  hf_cold *cold = hf_cold_of(c);
  if (!cold || ((cold->nids + 1) * 4 > cold->nslots * 3 && !grow_ids(cold))) return false;
  *id_slot(cold, id) = id;
  cold->nids++;
  return true;
}

static bool is_duplicate(const hf_contact *c, const hf_event *e) {
  return e->id.n && c->cold && c->cold->nslots && *id_slot(c->cold, id_hash(e));
}

static void remember_id(hf_contact *c, const hf_event *e) {
  if (e->id.n == 0) return;
  uint64_t h = id_hash(e);
  *id_slot(c->cold, h) = h;
  c->cold->nids++;
}

static bool reserve_gap(hf_contact *c) {
  hf_cold *cold = hf_cold_of(c);
  return cold && hf_grow(&cold->gaps, &cold->gaps_room, cold->ngaps + 1, sizeof *cold->gaps);
}

static int64_t int_field(const hf_event *e, const char *name, int64_t otherwise) {
  const hf_value *v = hf_event_field(e, name);
  return v && v->type == HF_INT ? v->as.i : otherwise;
}

/* Times in which words may have gone unheard are kept when they are fed: no verdict about them can have fallen, since
 * nothing is fed before what has been settled. */
static bool gap_of(const hf_event *e, uint32_t special, hf_gap *out) {
  if (special != HF_SPECIAL_SPEECH && special != HF_SPECIAL_GAP) return false;
  const hf_value *confidence = hf_event_field(e, "confidence");
  double value = confidence && confidence->type == HF_NUM   ? confidence->as.d
                 : confidence && confidence->type == HF_INT ? (double)confidence->as.i
                                                            : 1;
  if (special == HF_SPECIAL_SPEECH && value >= HF_CONFIDENCE) return false;
  *out = (hf_gap){ e->at, int_field(e, "stop", int_field(e, "until", e->at)), hf_channel_of(hf_event_str(e, "by")) };
  if (!out->channels) out->channels = HF_CHANNEL_ALL;
  return true;
}

static uint32_t rank_of(uint32_t special) {
  bool early = special == HF_SPECIAL_FACT || special == HF_SPECIAL_NOTE || special == HF_SPECIAL_WAIVE ||
               special == HF_SPECIAL_ATTESTED;
  return early ? HF_RANK_FACTS : HF_RANK_OTHERS;
}

static hf_status plain_payload(hf_contact *c, const hf_event *e, hf_key key, uint32_t special, hf_payload **out) {
  hf_status st = key == HF_NONE ? hf_contact_key(c, e->type, &key) : HF_OK;
  if (st) return st;
  hf_payload *p = *out = hf_payload_new(c->p, e, 1, 0);
  if (!p) return HF_ENOMEM;
  p->atoms[0] = (hf_atom){ .at = e->at, .rank = rank_of(special), .seq = c->fed, .key = key, .phrase = HF_NONE,
                           .payload = p };
  return HF_OK;
}

static bool well_formed(const hf_event *e, hf_key key, uint32_t special) {
  if (e->at == HF_NO_TIME || e->type.n == 0 || special == HF_SPECIAL_RESERVED) return false;
  if (key == HF_NONE) return !hf_key_reserved(e->type);
  if (special != HF_SPECIAL_SPEECH) return true;
  const hf_value *text = hf_event_field(e, "text");
  return hf_channel_of(hf_event_str(e, "by")) && text && text->type == HF_STR;
}

static bool is_partial(const hf_event *e) {
  const hf_value *v = hf_event_field(e, "partial");
  return v && v->type == HF_BOOL && v->as.b;
}

static void report_fed(hf_contact *c, const hf_event *e, const char *what) {
  hf_report r = { .line = e->line, .what = what, .event = e };
  if (c->host->report) c->host->report(c->ud, c, &r);
}

/* Whether the event may come in: HF_OK, or why not. */
static hf_status admit(hf_contact *c, const hf_event *e, hf_key key, uint32_t special) {
  if (!well_formed(e, key, special)) return HF_EINVAL;
  bool by_person = special == HF_SPECIAL_WAIVE || special == HF_SPECIAL_ATTESTED;
  if (c->finished && !by_person && !hf_judge_outlives(c)) return HF_ECLOSED;
  if (c->broken) return HF_ENOMEM;
  int64_t floor = c->busy && c->now > c->settled ? c->now : c->settled;
  if (e->at >= floor) return HF_OK;
  report_fed(c, e, "too late");
  return HF_ESTALE;
}

static hf_status enqueue(hf_contact *c, const hf_event *e, hf_key key, uint32_t special) {
  hf_gap gap;
  bool unheard = gap_of(e, special, &gap);
  if (!reserve_id(c, e) || (unheard && !reserve_gap(c))) return HF_ENOMEM;
  hf_payload *p;
  hf_status st = special == HF_SPECIAL_SPEECH ? hf_speech_payload(c, e, &p) : plain_payload(c, e, key, special, &p);
  if (st) return st;
  bool full = p->natoms > HF_MAX_QUEUE - c->nqueue;
  if (full || !hf_queue_reserve(c, p->natoms)) {
    hf_payload_free(c->p, p);
    return full ? HF_ELIMIT : HF_ENOMEM;
  }
  for (uint32_t i = 0; i < p->natoms; i++) hf_queue_push(c, &p->atoms[i]);
  if (unheard) c->cold->gaps[c->cold->ngaps++] = gap;
  remember_id(c, e);
  c->fed++;
  return HF_OK;
}

/* hook.failed: nothing is judged by it, and what it is about is still to come. */
static hf_status expect_failure(hf_contact *c, const hf_event *e) {
  int64_t n = int_field(e, "n", 0);
  hf_str hook = hf_event_str(e, "hook");
  if (hook.n == 0 || n < 1 || n >= HF_NONE) return HF_EINVAL;
  if (!reserve_id(c, e)) return HF_ENOMEM;
  hf_status st = hf_hook_expect(c, (hf_failed){ hook, (uint32_t)n });
  if (st == HF_ESTALE) report_fed(c, e, "too late");
  if (st == HF_OK) remember_id(c, e);
  return st;
}

hf_status hf_contact_feed(hf_contact *c, const hf_event *e) {
  if (is_duplicate(c, e)) {
    report_fed(c, e, "duplicate");
    return HF_OK;
  }
  hf_key key = hf_policy_find(c->p, e->type);
  uint32_t special = key == HF_NONE ? HF_SPECIAL_NONE : c->p->keys[key].special;
  hf_status st = admit(c, e, key, special);
  if (st || (special == HF_SPECIAL_SPEECH && is_partial(e))) return st;
  if (special == HF_SPECIAL_FAILED) return expect_failure(c, e);
  return enqueue(c, e, key, special);
}

/* --- settling -------------------------------------------------------------------------------------------------- */

static void run_next_atom(hf_contact *c) {
  hf_atom *a = hf_queue_pop(c);
  hf_run_atom(c, a);
  hf_payload_drop(c->p, a->payload);
}

static void run_next_timer(hf_contact *c) {
  hf_timer t = hf_timer_pop(c);
  hf_run_timer(c, &t);
}

/* Everything before `limit`, each at its own time; at one moment events come before deadlines. */
static void run_until(hf_contact *c, int64_t limit) {
  while (!c->broken && !c->doomed) {
    int64_t event = c->nqueue && c->queue[0].at < limit ? c->queue[0].at : HF_NO_TIME;
    int64_t due = hf_timer_next(c); /* after the end only of duties that outlive it */
    if (due != HF_NO_TIME && due >= limit) due = HF_NO_TIME;
    if (event != HF_NO_TIME && (due == HF_NO_TIME || event <= due)) run_next_atom(c);
    else if (due != HF_NO_TIME) run_next_timer(c);
    else return;
  }
}

hf_status hf_contact_settle(hf_contact *c, int64_t before) {
  if (c->busy) return HF_EBUSY;
  if (c->broken) return HF_ENOMEM;
  c->busy = true;
  run_until(c, before);
  hf_queue_rest(c);
  if (before > c->settled) c->settled = before;
  return done(c);
}

/* The last moment: its events, the end as an event, then the deadlines that fall on it. */
static void run_last(hf_contact *c, int64_t at) {
  while (c->nqueue && c->queue[0].at <= at && !c->broken && !c->doomed) run_next_atom(c);
  if (!c->broken && !c->doomed) hf_run_ended(c, at);
  int64_t due;
  while (!c->broken && !c->doomed && (due = hf_timer_next(c)) != HF_NO_TIME && due <= at) run_next_timer(c);
}

/* What a contact keeps after its end is what is read of it. */
static void trim(hf_contact *c) {
  hf_metrics_close(c);
  if (c->cold) hf_tail_free(c->cold);
  hf_cold_rest(c);
  hf_timer_keep_duties(c);
  hf_trim(&c->timers, &c->timers_room, c->ntimers, sizeof *c->timers);
  hf_trim(&c->insts, &c->insts_room, c->ninsts, sizeof *c->insts);
  hf_trim(&c->counts, &c->counts_room, c->ncounts, sizeof *c->counts);
  hf_trim(&c->text, &c->text_room, c->ntext, 1);
}

/* An utterance that goes on beyond the end is cut there, and lost is none of its words. */
static bool holds_events(const hf_contact *c) {
  for (uint32_t i = 0; i < c->nqueue; i++)
    if (c->queue[i].atom->key != HF_NONE || c->queue[i].atom->rank == HF_RANK_SPEECH_BEGINS) return true;
  return false;
}

hf_status hf_contact_finish(hf_contact *c, int64_t at) {
  if (c->busy) return HF_EBUSY;
  if (c->broken) return HF_ENOMEM;
  if (at == INT64_MAX || at == HF_NO_TIME) return HF_EINVAL;
  if (at < c->now) at = c->now; /* what has run has run */
  c->busy = true;
  run_until(c, c->finished ? at + 1 : at);
  if (!c->finished && !c->broken && !c->doomed) {
    run_last(c, at);
    if (holds_events(c)) hf_report_to(c, "after the end");
    free_queue(c);
    if (!c->broken && !c->doomed) hf_run_leave_all(c);
    c->finished = !c->broken;
    trim(c);
  }
  if (at > c->settled) c->settled = at;
  return done(c);
}

/* --- reading --------------------------------------------------------------------------------------------------- */

int64_t hf_contact_next(const hf_contact *c) {
  int64_t event = c->nqueue ? c->queue[0].at : HF_NO_TIME;
  int64_t due = hf_timer_next((hf_contact *)(uintptr_t)c); /* drops only what is over */
  if (event == HF_NO_TIME || due == HF_NO_TIME) return event == HF_NO_TIME ? due : event;
  return event < due ? event : due;
}

uint32_t hf_contact_waiting(const hf_contact *c) {
  return c->nqueue;
}

bool hf_contact_finished(const hf_contact *c) {
  return c->finished;
}

const hf_policy *hf_contact_policy(const hf_contact *c) {
  return c->p;
}

const hf_opening *hf_contact_opening(const hf_contact *c) {
  hf_opening *o = c->p->scratch->opening;
  hf_str *const strings[5] = { &o->id, &o->channel, &o->lang, &o->direction, &o->agent };
  const char *at = tail(c);
  *o = (hf_opening){ .at = c->opened };
  for (int i = 0; i < 5; i++) {
    *strings[i] = (hf_str){ at, c->lengths[i] };
    at += c->lengths[i];
  }
  return o;
}

hf_str hf_contact_id(const hf_contact *c) {
  return (hf_str){ tail(c), c->lengths[0] };
}

int64_t hf_contact_now(const hf_contact *c) {
  return c->now;
}

uint32_t hf_contact_step(const hf_contact *c, uint32_t protocol) {
  return protocol < c->p->nprotocols && hf_steps(c)[protocol] < c->p->nsteps ? hf_steps(c)[protocol] : HF_NONE;
}
