/* SPDX-License-Identifier: MIT
 * Sealing a policy: every index is verified, the internal keys get their names, and each key gets the lists of what
 * listens to it, so that an event touches nothing else. A failure leaves the policy unsealed; sealing can be tried again.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/hf_metric_impl.h"
#include "core/hf_policy_impl.h"

/* --- verifying ------------------------------------------------------------------------------------------------- */

static bool key_ok(const hf_policy *p, hf_key key) {
  return key < p->nkeys;
}

static bool opt_key_ok(const hf_policy *p, hf_key key) {
  return key == HF_NONE || key < p->nkeys;
}

static bool keys_ok(const hf_policy *p, const hf_key *keys, uint32_t n) {
  for (uint32_t i = 0; i < n; i++)
    if (!key_ok(p, keys[i])) return false;
  return true;
}

static bool step_of(const hf_policy *p, uint32_t step, uint32_t protocol) {
  return step < p->nsteps && p->steps[step].protocol == protocol;
}

static bool amount_ok(const hf_amount *a) {
  return a->kind != HF_AMOUNT_PLAIN || a->plain >= 0;
}

static bool step_ok(const hf_policy *p, const hf_step *s) {
  if (s->protocol >= p->nprotocols || !amount_ok(&s->max)) return false;
  for (uint32_t i = 0; i < s->non; i++) {
    const hf_on *on = &s->on[i];
    if (!key_ok(p, on->key)) return false;
    if (on->target == HF_NONE ? on->hook == HF_NONE : !step_of(p, on->target, s->protocol)) return false;
  }
  return true;
}

/* Which of the forms a kind of duty may use (LANGUAGE.md, the table of duties). */
static bool form_ok(const hf_duty *d) {
  bool plain = d->nall == 0 && d->after == HF_NONE && d->before == HF_NONE && !d->outlive;
  switch (d->kind) {
    case HF_MUST: return d->nany + d->nall > 0 && d->release == HF_NONE && d->n.kind == HF_AMOUNT_NONE;
    case HF_NEVER: return d->nany > 0 && plain && d->n.kind == HF_AMOUNT_NONE;
    case HF_AT_MOST: return d->nany > 0 && plain && d->release == HF_NONE;
    case HF_ATTEST: return d->nany == 0 && plain && d->release == HF_NONE && d->within.kind == HF_AMOUNT_NONE;
  }
  return false;
}

static bool duty_ok(const hf_policy *p, const hf_duty *d) {
  return d->protocol < p->nprotocols && (d->step == HF_NONE || step_of(p, d->step, d->protocol)) && form_ok(d) &&
         keys_ok(p, d->any, d->nany) && keys_ok(p, d->all, d->nall) && opt_key_ok(p, d->when) &&
         opt_key_ok(p, d->after) && opt_key_ok(p, d->before) && opt_key_ok(p, d->release) && amount_ok(&d->within) &&
         amount_ok(&d->n) && isfinite(d->weight) && d->weight >= 0;
}

static bool policy_ok(const hf_policy *p) {
  for (uint32_t i = 0; i < p->nprotocols; i++)
    if (p->protocols[i].start != HF_NONE && !step_of(p, p->protocols[i].start, i)) return false;
  for (uint32_t i = 0; i < p->nsteps; i++)
    if (!step_ok(p, &p->steps[i])) return false;
  for (uint32_t i = 0; i < p->nduties; i++)
    if (!duty_ok(p, &p->duties[i])) return false;
  for (uint32_t i = 0; i < p->nflows; i++)
    if (p->flows[i].protocol >= p->nprotocols || !key_ok(p, p->flows[i].when)) return false;
  return true;
}

/* --- names ----------------------------------------------------------------------------------------------------- */

/* Interns the concatenation of the parts. */
static hf_status intern(hf_policy *p, const hf_str *parts, uint32_t n, hf_key *key) {
  uint32_t total = 0;
  for (uint32_t i = 0; i < n; i++) total += parts[i].n;
  char *text = malloc(total + 1);
  if (!text) return HF_ENOMEM;
  uint32_t at = 0;
  for (uint32_t i = 0; i < n; i++) {
    if (parts[i].n) memcpy(text + at, parts[i].p, parts[i].n);
    at += parts[i].n;
  }
  hf_status st = hf_policy_intern(p, (hf_str){ text, total }, key);
  free(text);
  return st;
}

static hf_status name_duties(hf_policy *p) {
  static const char *const ends[] = { ":satisfied", ":violated", ":waived", ":na" };
  for (uint32_t i = 0; i < p->nduties; i++) {
    const hf_duty *d = &p->duties[i];
    for (int s = 0; s < 4; s++) {
      hf_str parts[] = { hf_str_lit("duty:"), p->protocols[d->protocol].id, hf_str_lit("."), d->id,
                         hf_str_lit(ends[s]) };
      hf_status st = intern(p, parts, 5, &p->duty_keys[i].of[s]);
      if (st) return st;
    }
    for (uint32_t k = 0; k < d->nany; k++) p->duty_keys[i].channels |= hf_key_channel(p->keys[d->any[k]].name);
    for (uint32_t k = 0; k < d->nall; k++) p->duty_keys[i].channels |= hf_key_channel(p->keys[d->all[k]].name);
  }
  return HF_OK;
}

static hf_status name_steps(hf_policy *p) {
  for (uint32_t i = 0; i < p->nsteps; i++) {
    const hf_step *s = &p->steps[i];
    hf_str id = p->protocols[s->protocol].id;
    hf_str entered[] = { hf_str_lit("step:"), id, hf_str_lit("."), s->id };
    hf_str max[] = { hf_str_lit("timer:"), id, hf_str_lit("."), s->id, hf_str_lit(".max") };
    hf_status st = intern(p, entered, 4, &p->step_keys[i].entered);
    if (!st) st = intern(p, max, 5, &p->step_keys[i].max);
    if (st) return st;
  }
  return HF_OK;
}

static hf_status name_phrases(hf_policy *p) {
  for (uint32_t i = 0; i < p->nphrases; i++) {
    hf_phrase_keys *k = &p->phrase_keys[i];
    const struct {
      const char *prefix;
      hf_key *key;
    } names[] = { { "say:", &k->say }, { "said:", &k->said }, { "heard:", &k->heard }, { "supervisor:", &k->supervisor } };
    for (size_t n = 0; n < sizeof names / sizeof *names; n++) {
      hf_str parts[] = { hf_str_lit(names[n].prefix), p->phrase_names[i] };
      hf_status st = intern(p, parts, 2, names[n].key);
      if (st) return st;
    }
  }
  return HF_OK;
}

/* So have those that the metrics count, and each condition knows its key. */
static hf_status name_line(hf_policy *p) {
  static const struct {
    const char *name;
    uint32_t line;
  } types[] = { { "dial", HF_LINE_ASKED },      { "ringing", HF_LINE_ASKED },     { "queue.enter", HF_LINE_ASKED },
                { "answer", HF_LINE_ANSWER },   { "hold", HF_LINE_HOLD },         { "unhold", HF_LINE_UNHOLD },
                { "hangup", HF_LINE_DOWN },     { "drop", HF_LINE_DOWN },         { "wrapup.begin", HF_LINE_WRAPUP },
                { "wrapup.end", HF_LINE_WRAPPED }, { "noise", HF_LINE_NOISE },    { "loudness", HF_LINE_LOUDNESS } };
  for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
    hf_key key;
    hf_status st = hf_policy_intern(p, hf_str_lit(types[i].name), &key);
    if (st) return st;
    p->keys[key].line = types[i].line;
  }
  for (uint32_t i = 0; i < p->nmeters; i++) p->keys[p->meters[i].key].meter = i + 1;
  return HF_OK;
}

/* Types that calls are made of have keys too, whether the policy speaks of them or not: a name that it has not would
 * be kept by each contact. */
static hf_status name_usual(hf_policy *p) {
  static const char *const types[] = { "case.opened", "case.reviewed", "order.checked", "queue.abandon", "no_answer", "busy",
                                       "mute", "unmute", "transfer", "speech", "escalated", "supervisor.contact" };
  for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
    hf_key key;
    hf_status st = hf_policy_intern(p, hf_str_lit(types[i]), &key);
    if (st) return st;
  }
  return HF_OK;
}

/* The types that the engine itself acts upon have keys in every policy. */
static hf_status name_specials(hf_policy *p) {
  static const struct {
    const char *name;
    uint32_t special;
  } types[] = { { "fact", HF_SPECIAL_FACT },     { "note", HF_SPECIAL_NOTE },         { "case.note", HF_SPECIAL_NOTE },
                { "waive", HF_SPECIAL_WAIVE },   { "attested", HF_SPECIAL_ATTESTED }, { "hangup", HF_SPECIAL_HANGUP },
                { "dial", HF_SPECIAL_LINE },     { "ringing", HF_SPECIAL_LINE },      { "answer", HF_SPECIAL_LINE },
                { "hold", HF_SPECIAL_LINE },     { "unhold", HF_SPECIAL_LINE },       { "drop", HF_SPECIAL_DROP },
                { "source.gap", HF_SPECIAL_GAP }, { "utterance", HF_SPECIAL_SPEECH },
                { "hook.failed", HF_SPECIAL_FAILED } };
  for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
    hf_key key;
    hf_status st = hf_policy_intern(p, hf_str_lit(types[i].name), &key);
    if (st) return st;
    p->keys[key].special = types[i].special;
  }
  hf_status st = name_line(p);
  if (!st) st = name_usual(p);
  if (!st) st = hf_policy_intern(p, hf_str_lit("contact.opened"), &p->opened);
  if (!st) st = hf_policy_intern(p, hf_str_lit("contact.ended"), &p->ended);
  for (hf_key key = 0; key < p->nkeys; key++)
    if (hf_key_reserved(p->keys[key].name)) p->keys[key].special = HF_SPECIAL_RESERVED;
  return st;
}

/* --- the index by key ------------------------------------------------------------------------------------------ */

/* Each list is built in two rounds: round 0 counts what each key has, then the spans get their places, round 1 fills.
 * span->n is the count in round 0 and the fill in round 1. */

static void add_listen(hf_policy *p, hf_key key, uint32_t duty, uint32_t role, int round) {
  if (key == HF_NONE) return;
  hf_span *s = &p->keys[key].listen;
  if (round == 1 && s->n > 0 && p->listen[s->first + s->n - 1].duty == duty) {
    p->listen[s->first + s->n - 1].roles |= role; /* one entry a duty, whatever the key is to it */
    return;
  }
  if (round == 1) p->listen[s->first + s->n] = (hf_listen){ duty, role };
  s->n++;
}

static void list_duties(hf_policy *p, int round) {
  for (uint32_t i = 0; i < p->nduties; i++) {
    const hf_duty *d = &p->duties[i];
    for (uint32_t k = 0; k < d->nany; k++) add_listen(p, d->any[k], i, HF_ROLE_ANY, round);
    for (uint32_t k = 0; k < d->nall; k++) add_listen(p, d->all[k], i, HF_ROLE_ALL, round);
    add_listen(p, d->after, i, HF_ROLE_AFTER, round);
    add_listen(p, d->before, i, HF_ROLE_BEFORE, round);
    add_listen(p, d->release, i, HF_ROLE_RELEASE, round);
    if (d->when == HF_NONE) continue;
    hf_span *s = &p->keys[d->when].when;
    if (round == 1) p->when[s->first + s->n] = i;
    s->n++;
  }
}

static void list_flows(hf_policy *p, int round) {
  for (uint32_t i = 0; i < p->nflows; i++) {
    hf_span *s = &p->keys[p->flows[i].when].flows;
    if (round == 1) p->started[s->first + s->n] = i;
    s->n++;
  }
}

static void list_step(hf_policy *p, uint32_t step, int round) {
  for (uint32_t k = 0; k < p->steps[step].non; k++) {
    hf_span *s = &p->keys[p->steps[step].on[k].key].on;
    if (round == 1) p->on[s->first + s->n] = (hf_on_ref){ step, k };
    s->n++;
  }
}

/* In order of protocols, whatever the order their steps were added in. */
static void list_steps(hf_policy *p, int round) {
  for (uint32_t i = 0; i < p->nprotocols; i++)
    for (uint32_t s = 0; s < p->nsteps; s++)
      if (p->steps[s].protocol == i) list_step(p, s, round);
}

/* The duties of each step; and those that begin on entry, by step and by protocol. */
static void list_entry(hf_policy *p, int round) {
  for (uint32_t i = 0; i < p->nduties; i++) {
    const hf_duty *d = &p->duties[i];
    if (d->step != HF_NONE) {
      hf_span *s = &p->step_duties[d->step];
      if (round == 1) p->members[s->first + s->n] = i;
      s->n++;
    }
    if (d->when != HF_NONE) continue;
    hf_span *s = d->step == HF_NONE ? &p->protocol_entry[d->protocol] : &p->step_entry[d->step];
    if (round == 1) p->entry[s->first + s->n] = i;
    s->n++;
  }
}

static void list_all(hf_policy *p, int round) {
  list_duties(p, round);
  list_flows(p, round);
  list_steps(p, round);
  list_entry(p, round);
}

static void place(hf_span *s, uint32_t *total) {
  s->first = *total;
  *total += s->n;
  s->n = 0;
}

/* An array of n zeroed elements, at least one, so that NULL means: no memory. */
static void *zeroed(uint32_t n, size_t size) {
  return calloc((size_t)n + 1, size);
}

static hf_status build_index(hf_policy *p) {
  uint32_t listen = 0, when = 0, flows = 0, on = 0, entry = 0, members = 0;
  for (uint32_t k = 0; k < p->nkeys; k++)
    p->keys[k].listen = p->keys[k].when = p->keys[k].flows = p->keys[k].on = (hf_span){ 0, 0 };
  list_all(p, 0);
  for (uint32_t k = 0; k < p->nkeys; k++) {
    place(&p->keys[k].listen, &listen);
    place(&p->keys[k].when, &when);
    place(&p->keys[k].flows, &flows);
    place(&p->keys[k].on, &on);
  }
  for (uint32_t i = 0; i < p->nprotocols; i++) place(&p->protocol_entry[i], &entry);
  for (uint32_t i = 0; i < p->nsteps; i++) place(&p->step_entry[i], &entry);
  for (uint32_t i = 0; i < p->nsteps; i++) place(&p->step_duties[i], &members);
  p->listen = zeroed(listen, sizeof *p->listen);
  p->when = zeroed(when, sizeof *p->when);
  p->started = zeroed(flows, sizeof *p->started);
  p->on = zeroed(on, sizeof *p->on);
  p->entry = zeroed(entry, sizeof *p->entry);
  p->members = zeroed(members, sizeof *p->members);
  if (!p->listen || !p->when || !p->started || !p->on || !p->entry || !p->members) return HF_ENOMEM;
  list_all(p, 1);
  return HF_OK;
}

/* What a failed attempt left behind. */
static void drop_index(hf_policy *p) {
  hf_policy_drop_index(p);
  p->listen = NULL;
  p->when = p->started = p->entry = p->members = NULL;
  p->on = NULL;
  p->step_entry = p->protocol_entry = p->step_duties = NULL;
  p->step_keys = NULL;
  p->duty_keys = NULL;
  p->phrase_keys = NULL;
  p->scratch = NULL;
}

static hf_status build(hf_policy *p, const hf_phrases *phrases) {
  p->step_entry = zeroed(p->nsteps, sizeof *p->step_entry);
  p->protocol_entry = zeroed(p->nprotocols, sizeof *p->protocol_entry);
  p->step_keys = zeroed(p->nsteps, sizeof *p->step_keys);
  p->duty_keys = zeroed(p->nduties, sizeof *p->duty_keys);
  p->phrase_keys = zeroed(p->nphrases, sizeof *p->phrase_keys);
  p->step_duties = zeroed(p->nsteps, sizeof *p->step_duties);
  p->scratch = calloc(1, sizeof *p->scratch);
  if (!p->step_entry || !p->protocol_entry || !p->step_keys || !p->duty_keys || !p->phrase_keys || !p->step_duties ||
      !p->scratch)
    return HF_ENOMEM;
  p->scratch->marks = zeroed(p->nduties, 1);
  if (!p->scratch->marks) return HF_ENOMEM;
  if (phrases && !(p->scratch->scan = hf_scan_new())) return HF_ENOMEM;
  hf_status st = name_duties(p);
  if (!st) st = name_steps(p);
  if (!st) st = name_phrases(p);
  if (!st) st = name_specials(p);
  return st ? st : build_index(p);
}

/* Two duties of one name would be one in a verdict, a waiver and a key: HF_EINVAL. */
static hf_status names_differ(const hf_policy *p) {
  hf_status st = HF_OK;
  uint8_t *seen = zeroed(p->nkeys, 1);
  if (!seen) return HF_ENOMEM;
  for (uint32_t i = 0; i < p->nduties && !st; i++)
    if (seen[p->duty_keys[i].of[0]]++) st = HF_EINVAL;
  free(seen);
  return st;
}

static uint64_t mix(uint64_t h, hf_str s, uint32_t of) {
  h = (h ^ of) * 1099511628211u;
  for (uint32_t i = 0; i < s.n; i++) h = (h ^ (unsigned char)s.p[i]) * 1099511628211u;
  return (h ^ 0x100) * 1099511628211u;
}

static uint64_t layout_of(const hf_policy *p) {
  uint64_t h = mix(14695981039346656037u, (hf_str){ NULL, 0 }, p->nmeters);
  for (uint32_t i = 0; i < p->nkeys; i++) h = mix(h, p->keys[i].name, 0);
  for (uint32_t i = 0; i < p->nprotocols; i++) h = mix(h, p->protocols[i].id, 1);
  for (uint32_t i = 0; i < p->nsteps; i++) h = mix(h, p->steps[i].id, p->steps[i].protocol);
  for (uint32_t i = 0; i < p->nduties; i++) h = mix(h, p->duties[i].id, p->duties[i].protocol);
  for (uint32_t i = 0; i < p->nflows; i++) h = mix(h, p->flows[i].id, p->flows[i].protocol);
  for (uint32_t i = 0; i < p->nphrases; i++) h = mix(h, p->phrase_names[i], 2);
  return h;
}

hf_status hf_policy_seal(hf_policy *p, hf_phrases *phrases) {
  if (p->sealed || !policy_ok(p)) return HF_EINVAL;
  if (phrases && hf_phrases_count(phrases) != p->nphrases) return HF_EINVAL;
  hf_status st = build(p, phrases);
  if (!st) st = names_differ(p);
  if (st) {
    drop_index(p);
    return st;
  }
  p->phrases = phrases;
  p->layout = layout_of(p);
  p->sealed = true;
  return HF_OK;
}
