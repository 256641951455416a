/* SPDX-License-Identifier: MIT
 * Bytes become a contact again (hf_snapshot_impl.h has their order). The checksum finds what was damaged; but nothing
 * here relies on it: every index is proven before it is used, so that no bytes can lead outside of the policy's arrays
 * or make a ring that never ends. The same code moves a contact into another version of its policy: hf_map.
 */
#include <stdlib.h>
#include <string.h>

#include "core/hf_grow.h"
#include "core/hf_metric_impl.h"
#include "core/hf_snapshot_impl.h"

typedef struct loader {
  hf_reader r;
  hf_contact *c;
  const hf_policy *from; /* the policy that the indices in the bytes are of */
  const hf_map *map; /* NULL: it is the contact's */
  hf_key *own; /* by number of a name in the bytes: its key now */
  uint32_t nown;
  uint32_t *insts; /* by number of an activation in the bytes: where it is now, or HF_NONE */
  uint32_t ninsts;
  hf_status st; /* HF_ENOMEM; what does not hold is in r.failed */
} loader;

static bool good(const loader *l) {
  return !l->r.failed && l->st == HF_OK;
}

static void check(loader *l, bool holds) {
  if (!holds) l->r.failed = true;
}

/* What a function of the contact says of what the bytes hold: only a lack of memory is not their fault. */
static void note(loader *l, hf_status st) {
  if (st == HF_ENOMEM) l->st = st;
  else check(l, st == HF_OK);
}

/* --- indices --------------------------------------------------------------------------------------------------- */

static uint32_t mapped(const loader *l, const uint32_t *column, uint32_t index) {
  return l->map && good(l) ? column[index] : index;
}

/* 0 is HF_NONE, else an index below `below` and one. */
static uint32_t get_id(loader *l, uint32_t below) {
  uint32_t id = hf_get_u32(&l->r, below + 1);
  return id == 0 ? HF_NONE : id - 1;
}

static uint32_t map_phrase(const loader *l, uint32_t phrase) {
  return phrase == HF_NONE || !l->map ? phrase : mapped(l, l->map->phrases, phrase);
}

/* A key of the new version by its name; one that it does not have becomes a name of the contact's own. */
static hf_key map_key(loader *l, hf_key key) {
  if (key == HF_NONE || !good(l)) return HF_NONE;
  if (key >= l->from->nkeys) return l->own[key - l->from->nkeys];
  if (!l->map) return key;
  hf_key to = HF_NONE;
  note(l, hf_contact_key(l->c, l->from->keys[key].name, &to));
  return to;
}

static hf_key get_key(loader *l) {
  return map_key(l, hf_get_u32(&l->r, l->from->nkeys + l->nown));
}

/* --- what is plain --------------------------------------------------------------------------------------------- */

static void get_scalars(loader *l) {
  hf_contact *c = l->c;
  c->fed = hf_get_u32(&l->r, UINT32_MAX);
  c->armed = hf_get_u32(&l->r, UINT32_MAX);
  c->settled = hf_get_int(&l->r);
  c->instant = (uint16_t)hf_get_u32(&l->r, HF_MAX_INSTANT + 2);
  c->cut_chains = (uint8_t)hf_get_u32(&l->r, HF_MAX_CUTS + 2);
  c->runs = hf_get_u32(&l->r, UINT32_MAX);
  c->line = hf_get_u32(&l->r, UINT32_MAX);
  c->missing = hf_get_u8(&l->r);
  uint8_t bits = hf_get_u8(&l->r);
  check(l, bits < 4);
  c->ending = bits & 1;
  c->crowded = bits >> 1 & 1;
  c->hung_up = hf_get_bool(&l->r);
  c->over_at = hf_get_int(&l->r);
}

/* A protocol that is new in this version is not in force for a contact that began without it. */
static void get_steps(loader *l) {
  hf_contact *c = l->c;
  for (uint32_t i = 0; i < c->p->nprotocols; i++) hf_steps(c)[i] = HF_ELSEWHERE;
  for (uint32_t i = 0; i < l->from->nprotocols; i++) {
    uint32_t v = hf_get_u32(&l->r, l->from->nsteps + HF_STEP_FIRST), step = v - HF_STEP_FIRST;
    bool at_step = v >= HF_STEP_FIRST && good(l);
    if (at_step) check(l, l->from->steps[step].protocol == i);
    uint32_t protocol = l->map ? l->map->protocols[i] : i;
    if (protocol == HF_NONE || !good(l)) continue;
    if (at_step && l->map) step = l->map->steps[step];
    hf_steps(c)[protocol] = at_step ? step : v == HF_STEP_NONE ? HF_NONE : HF_ELSEWHERE;
  }
}

static void get_names(loader *l) {
  uint32_t n = hf_get_count(&l->r, 2);
  check(l, n <= HF_MAX_NAMES);
  if (!good(l)) return;
  l->own = malloc((n + (size_t)1) * sizeof *l->own);
  if (!l->own) l->st = HF_ENOMEM;
  for (; l->nown < n && good(l); l->nown++)
    note(l, hf_contact_key(l->c, hf_get_str(&l->r), &l->own[l->nown]));
}

static void get_facts(loader *l) {
  uint32_t n = hf_get_count(&l->r, 3);
  for (uint32_t i = 0; i < n && good(l); i++) {
    hf_str name = hf_get_str(&l->r);
    hf_value v = hf_get_value(&l->r);
    check(l, v.type != HF_NIL);
    if (good(l)) note(l, hf_fact_put(l->c, name, v));
  }
  check(l, l->c->nfacts == n);
}

/* Two old keys can have become one only where a name of the contact's own is now one of the policy. */
static void get_counts(loader *l) {
  uint32_t n = hf_get_count(&l->r, 2);
  for (uint32_t i = 0; i < n && good(l); i++) {
    hf_key key = get_key(l);
    uint32_t times = hf_get_u32(&l->r, UINT32_MAX), had = good(l) ? hf_count_of(l->c, key) : 0;
    check(l, times > 0 && had == 0);
    if (good(l) && !hf_count_set(l->c, key, times)) l->st = HF_ENOMEM;
  }
}

/* --- what most contacts do not have ---------------------------------------------------------------------------- */

/* Room for n elements in an array of the cold part; false: there are none, or no memory. */
static bool room(loader *l, void *array, uint32_t *has, uint32_t n, size_t size) {
  if (n && good(l) && !hf_grow(array, has, n, size)) l->st = HF_ENOMEM;
  return n && good(l);
}

/* The hooks of another version are others: they start anew. */
static void get_failures(loader *l, hf_cold *cold) {
  uint32_t n = hf_get_count(&l->r, 1);
  bool keeps = room(l, &cold->off, &cold->off_room, n, sizeof *cold->off);
  for (uint32_t i = 0; i < n && good(l); i++) {
    bool last;
    hf_hook hook = hf_hook_at(l->from, hf_get_u32(&l->r, UINT32_MAX), &last);
    check(l, hook != HF_NONE);
    if (keeps && good(l) && !l->map) cold->off[cold->noff++] = hook;
  }
  n = hf_get_count(&l->r, 2);
  for (uint32_t i = 0; i < n && good(l); i++) {
    hf_failed failed = { .hook = hf_get_str(&l->r) };
    failed.n = hf_get_u32(&l->r, HF_NONE);
    if (good(l) && !l->map) note(l, hf_hook_keep(l->c, failed));
  }
}

static void get_gaps(loader *l, hf_cold *cold) {
  uint32_t n = hf_get_count(&l->r, 3);
  if (!room(l, &cold->gaps, &cold->gaps_room, n, sizeof *cold->gaps)) return;
  for (uint32_t i = 0; i < n && good(l); i++) {
    hf_gap gap = { .from = hf_get_int(&l->r) };
    gap.to = hf_get_int(&l->r);
    gap.channels = hf_get_u32(&l->r, HF_CHANNEL_ALL + 1);
    cold->gaps[cold->ngaps++] = gap;
  }
}

static void get_ids(loader *l) {
  uint64_t last = 0;
  uint32_t n = hf_get_count(&l->r, 8);
  for (uint32_t i = 0; i < n && good(l); i++) {
    uint64_t id = hf_get_word(&l->r);
    check(l, id > last);
    if (good(l) && !hf_contact_seen(l->c, id)) l->st = HF_ENOMEM;
    last = id;
  }
}

static void get_flow(loader *l) {
  hf_key keys[16];
  uint32_t flow = hf_get_u32(&l->r, l->from->nflows), acts = hf_get_u32(&l->r, UINT32_MAX);
  hf_str cause = hf_get_str(&l->r);
  uint32_t nkeys = hf_get_u32(&l->r, 17);
  for (uint32_t k = 0; k < nkeys; k++) keys[k] = get_key(l);
  hf_str journal = hf_get_str(&l->r);
  if (l->map) flow = mapped(l, l->map->flows, flow);
  check(l, journal.n <= HF_MAX_JOURNAL);
  if (!good(l) || flow == HF_NONE) return;
  check(l, !hf_flow_live(l->c, flow));
  hf_live_flow *f = good(l) ? hf_flow_asleep(l->c, flow, cause, journal) : NULL;
  if (!f) {
    if (good(l)) l->st = HF_ENOMEM;
    return;
  }
  f->acts = acts;
  f->nkeys = nkeys;
  memcpy(f->keys, keys, nkeys * sizeof *keys);
}

/* --- activations ----------------------------------------------------------------------------------------------- */

static hf_evidence get_piece(loader *l) {
  hf_evidence e = { .line = hf_get_u32(&l->r, UINT32_MAX), .phrase = HF_NONE, .metric = HF_NONE };
  uint32_t id = get_id(l, l->from->nphrases + HF_METRICS), value[2];
  value[0] = hf_get_u32(&l->r, UINT32_MAX);
  value[1] = hf_get_u32(&l->r, UINT32_MAX);
  e.text = hf_get_str(&l->r);
  if (id != HF_NONE && id >= l->from->nphrases) {
    e.metric = id - l->from->nphrases;
    memcpy(&e.value, value, sizeof value);
    return e;
  }
  e.phrase = good(l) ? map_phrase(l, id) : HF_NONE;
  e.first = value[0];
  check(l, value[1] >= value[0] && value[1] - value[0] == e.text.n);
  return e;
}

static void get_evidence(loader *l, uint32_t inst) {
  uint32_t n = hf_get_count(&l->r, 5);
  for (uint32_t i = 0; i < n && good(l); i++) {
    hf_evidence e = get_piece(l);
    if (inst != HF_NONE && good(l)) hf_proof_put(l->c, inst, &e);
  }
}

/* The ring of each duty: what is live, and the newest, which holds it. Backwards, so that each becomes the oldest. */
static void link_insts(hf_contact *c) {
  for (uint32_t k = c->ninsts; k-- > 0;) {
    hf_inst *i = &c->insts[k], *newest = &c->insts[c->last[i->duty]];
    i->next = k;
    if (i == newest || !i->live) continue;
    i->next = newest->next;
    newest->next = k;
  }
}

static void get_text(loader *l, uint32_t inst, uint32_t kind) {
  hf_str cause = kind == HF_TEXT_NONE ? (hf_str){ NULL, 0 } : hf_get_str(&l->r);
  hf_str note = kind == HF_TEXT_NOTED ? hf_get_str(&l->r) : (hf_str){ NULL, 0 };
  if (inst == HF_NONE || !good(l)) return;
  hf_cause_put(l->c, inst, cause);
  hf_note_put(l->c, inst, note);
}

/* Takes an activation in, with its numbers; where it is now. */
static uint32_t add_inst(hf_contact *c, hf_inst i, int64_t at, int64_t due, uint32_t hits) {
  uint32_t inst = c->ninsts++, last = c->last[i.duty];
  c->insts[inst] = i;
  hf_inst_set_at(c, inst, at);
  hf_inst_set_due(c, inst, due);
  hf_inst_set_hits(c, inst, hits);
  if (last != HF_NONE) hf_inst_set_n(c, inst, hf_inst_n(c, last) + 1);
  c->ahead += hf_inst_ahead(&c->insts[inst]);
  return c->last[i.duty] = inst;
}

static void get_inst(loader *l, uint32_t number) {
  uint32_t duty = hf_get_u32(&l->r, l->from->nduties);
  uint32_t bits = hf_get_u32(&l->r, 1 << 14), status = bits >> 5 & 7, why = bits >> 8 & 31, text = bits >> 3 & 3;
  int64_t at = hf_get_int(&l->r), due = hf_get_int(&l->r);
  uint32_t hits = hf_get_u32(&l->r, UINT32_MAX);
  bool noted = why == HF_WHY_WAIVED || why == HF_WHY_ATTESTED;
  check(l, status <= HF_NA && why <= HF_WHY_CROWDED && text <= HF_TEXT_NOTED && noted == (text == HF_TEXT_NOTED));
  if (l->map) duty = mapped(l, l->map->duties, duty);
  hf_inst i = { .duty = duty & 0x3ffff, .n = 1, .evidence = HF_NONE, .live = bits & 1, .after = bits >> 1 & 1,
                .confirmed = bits >> 2 & 1, .borderline = bits >> 13 & 1, .status = status & 7, .why = why & 31 };
  l->insts[number] = good(l) && duty != HF_NONE ? add_inst(l->c, i, at, due, hits) : HF_NONE;
  get_text(l, l->insts[number], text);
  get_evidence(l, l->insts[number]);
}

static void get_insts(loader *l) {
  uint32_t n = hf_get_count(&l->r, 6);
  if (!good(l)) return;
  l->insts = malloc((n + (size_t)1) * sizeof *l->insts);
  if (!l->insts) l->st = HF_ENOMEM;
  room(l, &l->c->insts, &l->c->insts_room, n, sizeof *l->c->insts);
  for (; l->ninsts < n && good(l); l->ninsts++) get_inst(l, l->ninsts);
  link_insts(l->c);
}

/* --- what is ahead --------------------------------------------------------------------------------------------- */

/* Where what a timer is about is now; HF_NONE: it is gone. */
static uint32_t timer_index(loader *l, uint32_t kind) {
  uint32_t index;
  switch (kind) {
    case HF_TIMER_DUTY:
      index = hf_get_u32(&l->r, l->ninsts);
      return good(l) ? l->insts[index] : HF_NONE;
    case HF_TIMER_MAX:
      index = hf_get_u32(&l->r, l->from->nprotocols);
      if (l->map) index = mapped(l, l->map->protocols, index);
      if (!good(l) || index == HF_NONE) return HF_NONE;
      if (!l->map) check(l, hf_steps(l->c)[index] < l->c->p->nsteps);
      return hf_steps(l->c)[index] < l->c->p->nsteps ? index : HF_NONE;
    case HF_TIMER_NAMED: return get_key(l);
    case HF_TIMER_METER:
      index = hf_get_u32(&l->r, l->from->nmeters);
      check(l, l->c->metrics && !l->c->is_packed);
      return good(l) ? hf_meter_in(l->c->p, l->from, index) : HF_NONE;
    default:
      index = hf_get_u32(&l->r, l->from->nflows);
      return l->map ? mapped(l, l->map->flows, index) : index;
  }
}

/* They come in order of time, which is a heap. */
static void get_timers(loader *l) {
  hf_contact *c = l->c;
  hf_timer last = { .at = INT64_MIN };
  uint32_t n = hf_get_count(&l->r, 4);
  room(l, &c->timers, &c->timers_room, n, sizeof *c->timers);
  for (uint32_t i = 0; i < n && good(l); i++) {
    hf_timer t = { .at = hf_get_int(&l->r) };
    t.seq = hf_get_u32(&l->r, c->armed);
    uint8_t bits = hf_get_u8(&l->r);
    t.kind = bits & 7;
    t.instant = bits >> 3 & 1;
    uint32_t index = timer_index(l, t.kind);
    t.index = index & 0xfffffff;
    check(l, bits < 16 && t.kind <= HF_TIMER_METER && (i == 0 || l->map || hf_timer_before(&last, &t)));
    last = t;
    if (good(l) && index != HF_NONE) c->timers[c->ntimers++] = t;
  }
}

typedef struct pending { /* an event of the queue, on its way */
  hf_event event;
  hf_field *fields;
  hf_atom *atoms;
  hf_capture_view *caps; /* of all atoms, one behind the other */
  hf_part before;
  uint32_t natoms, ncaps, caps_room;
} pending;

static void get_captures(loader *l, pending *p, hf_atom *a) {
  uint32_t n = hf_get_count(&l->r, 3);
  a->caps = p->ncaps, a->ncaps = n;
  if (!room(l, &p->caps, &p->caps_room, p->ncaps + n, sizeof *p->caps)) return;
  for (uint32_t i = 0; i < n && good(l); i++) {
    hf_capture_view cap = { .phrase = hf_get_str(&l->r) };
    cap.slot = hf_get_str(&l->r);
    cap.value = hf_get_value(&l->r);
    p->caps[p->ncaps++] = cap;
  }
}

/* An utterance itself. */
static void get_utterance(loader *l, pending *p, hf_atom a, uint32_t text) {
  a.key = a.phrase = HF_NONE;
  a.first = hf_get_u32(&l->r, UINT32_MAX);
  a.last = hf_get_u32(&l->r, HF_CHANNEL_SUPERVISOR + 1);
  a.major = a.rank == HF_RANK_SPEECH_ENDS ? UINT32_MAX : 0;
  if (a.rank == HF_RANK_SPEECH_BEGINS) a.caps = get_id(l, text + 1);
  check(l, a.last == HF_CHANNEL_AGENT || a.last == HF_CHANNEL_CUSTOMER || a.last == HF_CHANNEL_SUPERVISOR);
  if (good(l)) p->atoms[p->natoms++] = a;
}

static void get_atom(loader *l, pending *p, uint32_t seq, uint32_t text) {
  hf_atom a = { .at = hf_get_int(&l->r), .seq = seq };
  a.rank = hf_get_u8(&l->r);
  uint32_t key = get_id(l, l->from->nkeys + l->nown);
  check(l, a.rank <= HF_RANK_SPEECH_BEGINS);
  if (key == HF_NONE) {
    get_utterance(l, p, a, text);
    return;
  }
  a.key = map_key(l, key);
  a.phrase = get_id(l, l->from->nphrases);
  bool speech = a.phrase != HF_NONE;
  if (speech) {
    a.major = hf_get_u32(&l->r, UINT32_MAX);
    a.minor = hf_get_u32(&l->r, UINT32_MAX);
    a.first = hf_get_u32(&l->r, text + 1);
    a.last = hf_get_u32(&l->r, text + 1);
    check(l, a.first <= a.last);
    get_captures(l, p, &a);
    a.phrase = good(l) ? map_phrase(l, a.phrase) : HF_NONE;
  }
  if (good(l) && !(speech && a.phrase == HF_NONE)) p->atoms[p->natoms++] = a;
}

static void get_event_head(loader *l, pending *p) {
  hf_event *e = &p->event;
  e->at = hf_get_int(&l->r);
  e->nwords = hf_get_bool(&l->r); /* whether its words have times: their hits have them by now */
  e->line = hf_get_u32(&l->r, UINT32_MAX);
  e->type = hf_get_str(&l->r);
  e->id = hf_get_str(&l->r);
  e->source = hf_get_str(&l->r);
  uint32_t n = hf_get_count(&l->r, 2);
  if (!good(l)) return;
  p->fields = malloc((n + (size_t)1) * sizeof *p->fields);
  if (!p->fields) l->st = HF_ENOMEM;
  for (; e->nfields < n && good(l); e->nfields++) {
    p->fields[e->nfields].name = hf_get_str(&l->r);
    p->fields[e->nfields].value = hf_get_value(&l->r);
  }
  e->fields = p->fields;
  p->before = hf_part_restore(&l->r);
}

/* Brings the event into the contact's queue. */
static void queue_event(loader *l, const pending *p) {
  hf_contact *c = l->c;
  hf_payload *payload = hf_payload_load(c->p, &p->event, p->natoms, p->caps, p->ncaps, &p->before);
  if (!payload || !hf_queue_reserve(c, p->natoms)) {
    if (payload) hf_payload_free(c->p, payload);
    l->st = HF_ENOMEM;
    return;
  }
  for (uint32_t i = 0; i < p->natoms; i++) {
    payload->atoms[i] = p->atoms[i];
    payload->atoms[i].payload = payload;
    hf_queue_push(c, &payload->atoms[i]);
  }
}

static void get_pending(loader *l) {
  pending p = { .natoms = 0 };
  get_event_head(l, &p);
  uint32_t seq = hf_get_u32(&l->r, l->c->fed), n = hf_get_count(&l->r, 4);
  const hf_value *text = good(l) ? hf_event_field(&p.event, "text") : NULL;
  check(l, n > 0);
  if (good(l) && !(p.atoms = malloc(n * sizeof *p.atoms))) l->st = HF_ENOMEM;
  for (uint32_t i = 0; i < n && good(l); i++)
    get_atom(l, &p, seq, text && text->type == HF_STR ? text->as.s.n : 0);
  if (good(l) && p.natoms) queue_event(l, &p);
  free(p.fields), free(p.atoms), free(p.caps);
}

/* --- all of it ------------------------------------------------------------------------------------------------- */

/* The contact as it was opened, before anything ran. */
static hf_status open_again(loader *l, const hf_policy *p, const hf_host *host, const hf_snapshot *head) {
  hf_opening o = { .id = head->id, .channel = hf_get_str(&l->r) };
  o.lang = hf_get_str(&l->r);
  o.direction = hf_get_str(&l->r);
  o.agent = hf_get_str(&l->r);
  o.at = hf_get_int(&l->r);
  if (l->r.failed || !hf_opening_fits(&o)) return l->r.failed = true, HF_EINVAL;
  l->c = hf_contact_alloc(p, host, &o);
  if (!l->c) return HF_ENOMEM;
  l->c->now = head->now;
  l->c->finished = head->finished;
  return HF_OK;
}

static void get_body(loader *l) {
  hf_cold spare = { .nids = 0 }, *cold = hf_cold_of(l->c);
  if (!cold) l->st = HF_ENOMEM;
  if (!cold) cold = &spare;
  get_scalars(l);
  get_steps(l);
  get_names(l);
  get_facts(l);
  get_counts(l);
  get_failures(l, cold);
  get_gaps(l, cold);
  if (!hf_tail_restore(&l->r, l->c)) l->st = HF_ENOMEM;
  get_ids(l);
  get_insts(l);
  hf_metrics_restore(&l->r, l->c, l->from);
  uint32_t n = hf_get_count(&l->r, 5);
  for (uint32_t i = 0; i < n && good(l); i++) get_flow(l);
  get_timers(l);
  n = hf_get_count(&l->r, 10);
  for (uint32_t i = 0; i < n && good(l); i++) get_pending(l);
  check(l, l->r.p == l->r.end);
}

hf_status hf_snapshot_load(const hf_policy *p, const hf_map *map, const hf_host *host, const void *bytes, size_t n,
                           hf_contact **out, const char **why) {
  static const hf_host none = { .ud = NULL };
  loader l = { .from = map ? map->from : p, .map = map };
  hf_snapshot head;
  *out = NULL;
  if (why) *why = "";
  if (!p->sealed) return HF_EINVAL;
  hf_status st = hf_snapshot_head(bytes, n, &l.r, &head, why);
  if (st) return st;
  if (!hf_snapshot_is_of(&l.r, l.from, &head)) return hf_refuse(why, "the snapshot is of another policy", HF_ESTALE);
  st = open_again(&l, p, host ? host : &none, &head);
  if (!st) get_body(&l);
  if (!st) st = l.c->broken ? HF_ENOMEM : l.st;
  if (!st && l.r.failed) st = HF_EINVAL;
  free(l.own);
  free(l.insts);
  if (st && l.c) hf_contact_discard(l.c);
  if (st == HF_EINVAL) return hf_refuse(why, "the snapshot does not hold together", st);
  if (!st) hf_cold_rest(*out = l.c);
  return st;
}
