/* SPDX-License-Identifier: MIT
 * A contact from its opening to its end: what is fed is copied and queued; settling runs it in order of time, events
 * before deadlines of the same moment.
 */
#include <string.h>

#include "core/hf_contact_impl.h"
#include "core/hf_grow.h"

/* --- opening and freeing --------------------------------------------------------------------------------------- */

static uint32_t missing_channels(const hf_opening *o) {
  for (uint32_t i = 0; i < o->nfacts; i++)
    if (hf_str_eq(o->facts[i].name, hf_str_lit("missing_channel")) && o->facts[i].value.type == HF_STR)
      return hf_channel_of(o->facts[i].value.as.s);
  return 0;
}

/* The contact, its two columns and the strings of its opening, in one block. */
static hf_contact *allocate(const hf_policy *p, const hf_opening *o) {
  size_t columns = ((size_t)p->nduties + p->nprotocols) * sizeof(uint32_t);
  size_t bytes = (size_t)o->id.n + o->channel.n + o->lang.n + o->direction.n + o->agent.n;
  hf_contact *c = malloc(sizeof *c + columns + bytes);
  if (!c) return NULL;
  *c = (hf_contact){ .p = p, .now = o->at, .settled = o->at, .missing = missing_channels(o) };
  c->last = (uint32_t *)(void *)(c + 1);
  c->step = c->last + p->nduties;
  char *at = (char *)(c->step + p->nprotocols);
  memset(c->last, 0xff, columns); /* HF_NONE each */
  c->opening = (hf_opening){ .at = o->at };
  c->opening.id = hf_payload_copy(&at, o->id);
  c->opening.channel = hf_payload_copy(&at, o->channel);
  c->opening.lang = hf_payload_copy(&at, o->lang);
  c->opening.direction = hf_payload_copy(&at, o->direction);
  c->opening.agent = hf_payload_copy(&at, o->agent);
  return c;
}

static void free_queue(hf_contact *c) {
  for (uint32_t i = 0; i < c->nqueue; i++) hf_payload_drop(c->queue[i].atom->payload);
  c->nqueue = 0;
}

static void free_cold(hf_cold *cold) {
  if (!cold) return;
  for (uint32_t i = 0; i < cold->nnames; i++) free((char *)cold->names[i].p);
  hf_view_free(&cold->view);
  free(cold->gaps);
  free(cold->ids);
  free(cold->names);
  free(cold->flows);
  free(cold->off);
  free(cold);
}

static void destroy(hf_contact *c) {
  hf_drop_flows(c);
  free_queue(c);
  for (uint32_t i = 0; i < c->nfacts; i++) free((char *)c->facts[i].name.p);
  free_cold(c->cold);
  free(c->queue);
  free(c->timers);
  free(c->insts);
  free(c->proofs);
  free(c->counts);
  free(c->facts);
  free(c->text);
  hf_policy_unref(c->held);
  free(c);
}

void hf_contact_free(hf_contact *c) {
  if (!c) return;
  if (c->busy) c->doomed = true;
  else destroy(c);
}

/* The end of every call that runs. */
static hf_status done(hf_contact *c) {
  hf_status st = c->broken ? HF_ENOMEM : HF_OK;
  c->busy = false;
  if (c->doomed) destroy(c);
  return st;
}

static bool put_facts(hf_contact *c, const hf_opening *o) {
  for (uint32_t i = 0; i < o->nfacts; i++)
    if (!hf_fact_put(c, o->facts[i].name, o->facts[i].value)) return false;
  return true;
}

hf_status hf_contact_open(const hf_policy *p, const hf_host *host, const hf_opening *o, hf_contact **out) {
  *out = NULL;
  if (!p->sealed || o->at == HF_NO_TIME) return HF_EINVAL;
  hf_contact *c = allocate(p, o);
  if (!c) return HF_ENOMEM;
  c->held = (hf_policy *)(uintptr_t)p; /* counting references is no change that a reader of a policy could see */
  hf_policy_ref(c->held);
  if (host) c->host = *host;
  c->busy = true;
  if (put_facts(c, o)) hf_run_opening(c);
  else c->broken = true;
  c->busy = false;
  if (c->broken || c->doomed) {
    hf_status st = c->broken ? HF_ENOMEM : HF_ECLOSED;
    destroy(c);
    return st;
  }
  *out = c;
  return HF_OK;
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
static bool gap_of(const hf_event *e, bool speech, hf_gap *out) {
  const hf_value *confidence = hf_event_field(e, "confidence");
  double value = confidence && confidence->type == HF_NUM   ? confidence->as.d
                 : confidence && confidence->type == HF_INT ? (double)confidence->as.i
                                                            : 1;
  if (speech ? value >= HF_CONFIDENCE : !hf_str_eq(e->type, hf_str_lit("source.gap"))) return false;
  *out = (hf_gap){ e->at, int_field(e, "stop", int_field(e, "until", e->at)), hf_channel_of(hf_event_str(e, "by")) };
  if (!out->channels) out->channels = HF_CHANNEL_AGENT | HF_CHANNEL_CUSTOMER | HF_CHANNEL_SUPERVISOR;
  return true;
}

static uint32_t rank_of(uint32_t special) {
  bool early = special == HF_SPECIAL_FACT || special == HF_SPECIAL_NOTE || special == HF_SPECIAL_WAIVE ||
               special == HF_SPECIAL_ATTESTED;
  return early ? HF_RANK_FACTS : HF_RANK_OTHERS;
}

static hf_status plain_payload(hf_contact *c, const hf_event *e, hf_payload **out) {
  hf_key key;
  hf_status st = hf_contact_key(c, e->type, &key);
  if (st) return st;
  hf_payload *p = *out = hf_payload_new(e, 1, 0, 0, NULL);
  if (!p) return HF_ENOMEM;
  uint32_t special = key < c->p->nkeys ? c->p->keys[key].special : HF_SPECIAL_NONE;
  p->atoms[0] = (hf_atom){ .at = e->at, .rank = rank_of(special), .seq = c->fed, .key = key, .phrase = HF_NONE,
                           .payload = p };
  return HF_OK;
}

static bool well_formed(const hf_event *e, bool speech) {
  if (e->at == HF_NO_TIME || e->type.n == 0 || hf_key_reserved(e->type)) return false;
  const hf_value *text = hf_event_field(e, "text");
  return !speech || (hf_channel_of(hf_event_str(e, "by")) && text && text->type == HF_STR);
}

static bool is_partial(const hf_event *e) {
  const hf_value *v = hf_event_field(e, "partial");
  return v && v->type == HF_BOOL && v->as.b;
}

static void report_fed(hf_contact *c, const hf_event *e, const char *what) {
  hf_report r = { e->line, what };
  if (c->host.report) c->host.report(c->host.ud, c, &r);
}

/* Whether the event may come in: HF_OK, or why not. */
static hf_status admit(hf_contact *c, const hf_event *e, bool speech) {
  if (!well_formed(e, speech)) return HF_EINVAL;
  bool person = hf_str_eq(e->type, hf_str_lit("waive")) || hf_str_eq(e->type, hf_str_lit("attested"));
  if (c->finished && !person) return HF_ECLOSED;
  if (c->broken) return HF_ENOMEM;
  int64_t floor = c->busy && c->now > c->settled ? c->now : c->settled;
  if (e->at >= floor) return HF_OK;
  report_fed(c, e, "too late");
  return HF_ESTALE;
}

static hf_status enqueue(hf_contact *c, const hf_event *e, bool speech) {
  hf_gap gap;
  bool unheard = gap_of(e, speech, &gap);
  if (!reserve_id(c, e) || (unheard && !reserve_gap(c))) return HF_ENOMEM;
  hf_payload *p;
  hf_status st = speech ? hf_speech_payload(c, e, &p) : plain_payload(c, e, &p);
  if (st) return st;
  if (p && !hf_queue_reserve(c, p->natoms)) {
    free(p);
    return HF_ENOMEM;
  }
  for (uint32_t i = 0; p && i < p->natoms; i++) hf_queue_push(c, &p->atoms[i]);
  if (unheard) c->cold->gaps[c->cold->ngaps++] = gap;
  remember_id(c, e);
  c->fed++;
  return HF_OK;
}

hf_status hf_contact_feed(hf_contact *c, const hf_event *e) {
  bool speech = hf_str_eq(e->type, hf_str_lit("utterance"));
  if (is_duplicate(c, e)) {
    report_fed(c, e, "duplicate");
    return HF_OK;
  }
  hf_status st = admit(c, e, speech);
  if (st || (speech && is_partial(e))) return st;
  return enqueue(c, e, speech);
}

/* --- settling -------------------------------------------------------------------------------------------------- */

static void run_next_atom(hf_contact *c) {
  hf_atom *a = hf_queue_pop(c);
  hf_run_atom(c, a);
  hf_payload_drop(a->payload);
}

static void run_next_timer(hf_contact *c) {
  hf_timer t = hf_timer_pop(c);
  hf_run_timer(c, &t);
}

/* Everything before `limit`, each at its own time; at one moment events come before deadlines. */
static void run_until(hf_contact *c, int64_t limit) {
  while (!c->broken && !c->doomed) {
    int64_t event = c->nqueue && c->queue[0].at < limit ? c->queue[0].at : HF_NO_TIME;
    int64_t due = c->finished ? HF_NO_TIME : hf_timer_next(c);
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

hf_status hf_contact_finish(hf_contact *c, int64_t at) {
  if (c->busy) return HF_EBUSY;
  if (c->broken) return HF_ENOMEM;
  if (at == INT64_MAX || at == HF_NO_TIME) return HF_EINVAL;
  if (at < c->now) at = c->now; /* what has run has run */
  c->busy = true;
  run_until(c, c->finished ? at + 1 : at);
  if (!c->finished && !c->broken && !c->doomed) {
    run_last(c, at);
    if (c->nqueue) hf_report_to(c, "after the end");
    free_queue(c);
    if (!c->broken && !c->doomed) hf_run_leave_all(c);
    c->finished = !c->broken;
    c->ntimers = 0;
    c->stamp++;
  }
  if (at > c->settled) c->settled = at;
  return done(c);
}

/* --- reading --------------------------------------------------------------------------------------------------- */

int64_t hf_contact_next(const hf_contact *c) {
  int64_t event = c->nqueue ? c->queue[0].at : HF_NO_TIME;
  int64_t due = c->finished ? HF_NO_TIME : hf_timer_next((hf_contact *)(uintptr_t)c); /* drops only what is over */
  if (event == HF_NO_TIME || due == HF_NO_TIME) return event == HF_NO_TIME ? due : event;
  return event < due ? event : due;
}

bool hf_contact_finished(const hf_contact *c) {
  return c->finished;
}

const hf_policy *hf_contact_policy(const hf_contact *c) {
  return c->p;
}

const hf_opening *hf_contact_opening(const hf_contact *c) {
  return &c->opening;
}

int64_t hf_contact_now(const hf_contact *c) {
  return c->now;
}

uint32_t hf_contact_step(const hf_contact *c, uint32_t protocol) {
  return protocol < c->p->nprotocols && c->step[protocol] < c->p->nsteps ? c->step[protocol] : HF_NONE;
}
