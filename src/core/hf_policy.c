/* SPDX-License-Identifier: MIT
 * A compiled policy: its builder and its readers. Strings and small arrays live in chunks that never move, so that
 * hf_str and the arrays inside hf_duty stay valid while the outer arrays grow.
 */
#include "core/hf_policy.h"

#include <string.h>

#include "core/hf_grow.h"
#include "core/hf_mix.h"
#include "core/hf_policy_impl.h"

enum { CHUNK = 4096, MAX_ITEMS = 1 << 18, MAX_ALL = 32,
       MAX_KEYS = 1 << 21 /* a key and its count share 32 bits */ };

struct hf_chunk {
  hf_chunk *next;
  size_t used, room;
  max_align_t bytes[];
};

void *hf_policy_alloc(hf_policy *p, size_t n) {
  n = (n + sizeof(max_align_t) - 1) & ~(sizeof(max_align_t) - 1);
  hf_chunk *c = p->chunks;
  if (!c || c->room - c->used < n) {
    size_t room = n > CHUNK ? n : CHUNK;
    c = malloc(sizeof *c + room);
    if (!c) return NULL;
    *c = (hf_chunk){ .next = p->chunks, .room = room };
    p->chunks = c;
  }
  void *out = (char *)c->bytes + c->used;
  c->used += n;
  return out;
}

/* Copies n bytes; an empty string costs nothing and cannot fail. */
static bool copy(hf_policy *p, const void *from, size_t n, const void **to) {
  *to = NULL;
  if (n == 0) return true;
  void *at = hf_policy_alloc(p, n);
  if (!at) return false;
  memcpy(at, from, n);
  *to = at;
  return true;
}

static bool copy_str(hf_policy *p, hf_str *s) {
  const void *at;
  if (!copy(p, s->p, s->n, &at)) return false;
  s->p = at;
  return true;
}

static bool copy_keys(hf_policy *p, const hf_key **keys, uint32_t n) {
  const void *at;
  if (!copy(p, *keys, n * sizeof **keys, &at)) return false;
  *keys = at;
  return true;
}

hf_policy *hf_policy_new(void) {
  hf_policy *p = calloc(1, sizeof *p);
  if (p) {
    p->refs = 1;
    hf_hours_init(&p->hours);
  }
  return p;
}

void hf_policy_ref(hf_policy *p) {
  p->refs++;
}

void hf_policy_drop_index(hf_policy *p) {
  if (p->scratch) {
    if (p->scratch->scan) hf_scan_free(p->scratch->scan);
    free(p->scratch->raised);
    free(p->scratch->candidates);
    free(p->scratch->marks);
    free(p->scratch->evidence);
    free(p->scratch->host);
    free(p->scratch->opening);
    free(p->scratch->both);
    for (uint32_t i = 0; i < p->scratch->nspare; i++) free(p->scratch->spare[i]);
  }
  void *owned[] = { p->listen, p->when, p->started, p->on, p->entry, p->members, p->step_entry, p->protocol_entry,
                    p->step_duties, p->step_keys, p->duty_keys, p->phrase_keys, p->scratch };
  for (size_t i = 0; i < sizeof owned / sizeof *owned; i++) free(owned[i]);
}

void hf_policy_unref(hf_policy *p) {
  if (!p || --p->refs > 0) return;
  hf_policy_drop_index(p);
  if (p->phrases) hf_phrases_free(p->phrases);
  for (hf_chunk *c = p->chunks; c;) {
    hf_chunk *next = c->next;
    free(c);
    c = next;
  }
  void *owned[] = { p->keys, p->slots, p->protocols, p->steps, p->duties, p->flows, p->phrase_names, p->meters };
  for (size_t i = 0; i < sizeof owned / sizeof *owned; i++) free(owned[i]);
  free(p);
}

/* --- keys ------------------------------------------------------------------------------------------------------ */

bool hf_str_starts(hf_str s, const char *prefix) {
  size_t n = strlen(prefix);
  return s.n >= n && memcmp(s.p, prefix, n) == 0;
}

/* The slot that holds `name`, or the free one where it belongs. The table is never full. */
static uint32_t *find_slot(const hf_policy *p, hf_str name) {
  uint32_t at = hf_hash(name.p, name.n) & (p->nslots - 1);
  while (p->slots[at] && !hf_str_eq(p->keys[p->slots[at] - 1].name, name)) at = (at + 1) & (p->nslots - 1);
  return &p->slots[at];
}

static bool grow_slots(hf_policy *p) {
  uint32_t n = p->nslots ? p->nslots * 2 : 64;
  uint32_t *slots = calloc(n, sizeof *slots);
  if (!slots) return false;
  free(p->slots);
  p->slots = slots;
  p->nslots = n;
  for (uint32_t k = 0; k < p->nkeys; k++) *find_slot(p, p->keys[k].name) = k + 1;
  return true;
}

hf_status hf_policy_intern(hf_policy *p, hf_str name, hf_key *key) {
  if (name.n == 0 || p->sealed) return HF_EINVAL;
  if (p->nkeys >= MAX_KEYS) return HF_ELIMIT;
  if ((p->nkeys + 1) * 2 > p->nslots && !grow_slots(p)) return HF_ENOMEM;
  uint32_t *slot = find_slot(p, name);
  if (!*slot) {
    if (!hf_grow(&p->keys, &p->keys_room, p->nkeys + 1, sizeof *p->keys)) return HF_ENOMEM;
    if (!copy_str(p, &name)) return HF_ENOMEM;
    p->keys[p->nkeys] = (hf_key_info){ .name = name };
    *slot = ++p->nkeys;
  }
  *key = *slot - 1;
  return HF_OK;
}

hf_key hf_policy_find(const hf_policy *p, hf_str name) {
  if (p->nslots == 0 || name.n == 0) return HF_NONE;
  uint32_t slot = *find_slot(p, name);
  return slot ? slot - 1 : HF_NONE;
}

static const struct {
  const char *prefix;
  uint32_t channel;
} speech[] = { { "say:", HF_CHANNEL_AGENT },
               { "said:", HF_CHANNEL_AGENT },
               { "heard:", HF_CHANNEL_CUSTOMER },
               { "supervisor:", HF_CHANNEL_SUPERVISOR } };

uint32_t hf_key_channel(hf_str name) {
  for (size_t i = 0; i < sizeof speech / sizeof *speech; i++)
    if (hf_str_starts(name, speech[i].prefix)) return speech[i].channel;
  return 0;
}

void hf_policy_stamp(hf_policy *p, const unsigned char hash[HF_POLICY_HASH]) {
  memcpy(p->hash, hash, HF_POLICY_HASH);
}

bool hf_key_reserved(hf_str name) {
  static const char *const prefixes[] = { "say:", "said:", "heard:", "supervisor:", "duty:", "step:", "timer:",
                                        "metric:" };
  bool has_prefix = name.n && memchr(name.p, ':', name.n);
  for (size_t i = 0; has_prefix && i < sizeof prefixes / sizeof *prefixes; i++)
    if (hf_str_starts(name, prefixes[i])) return true;
  return hf_str_eq(name, hf_str_lit("contact.opened")) || hf_str_eq(name, hf_str_lit("contact.ended"));
}

/* The phrase that a bare name means inside a protocol, or HF_NONE. */
static uint32_t bare_phrase(const hf_policy *p, uint32_t protocol, hf_str name) {
  uint32_t found = HF_NONE;
  hf_str own = protocol < p->nprotocols ? p->protocols[protocol].id : (hf_str){ NULL, 0 };
  for (uint32_t i = 0; i < p->nphrases; i++) {
    hf_str full = p->phrase_names[i];
    if (full.n <= name.n || full.p[full.n - name.n - 1] != '/') continue;
    if (memcmp(full.p + full.n - name.n, name.p, name.n) != 0) continue;
    if (own.n && hf_str_eq((hf_str){ full.p, full.n - name.n - 1 }, own)) return i;
    found = found == HF_NONE ? i : HF_NONE - 1;
  }
  return found == HF_NONE - 1 ? HF_NONE : found;
}

hf_key hf_policy_resolve(const hf_policy *p, uint32_t protocol, hf_str name) {
  const char *colon = name.n ? memchr(name.p, ':', name.n) : NULL;
  uint32_t channel = colon ? hf_key_channel(name) : 0;
  if (!channel || memchr(name.p, '/', name.n)) return hf_policy_find(p, name);
  uint32_t skip = (uint32_t)(colon - name.p) + 1;
  uint32_t phrase = bare_phrase(p, protocol, (hf_str){ name.p + skip, name.n - skip });
  if (phrase == HF_NONE) return hf_policy_find(p, name);
  const hf_phrase_keys *k = &p->phrase_keys[phrase];
  if (channel == HF_CHANNEL_CUSTOMER) return k->heard;
  if (channel == HF_CHANNEL_SUPERVISOR) return k->supervisor;
  return hf_str_starts(name, "say:") ? k->say : k->said;
}

/* --- adding ---------------------------------------------------------------------------------------------------- */

/* Every add: sealed policies refuse, then room for one more of the outer array. */
static hf_status room_for(hf_policy *p, void *array, uint32_t *room, uint32_t n, size_t size) {
  if (p->sealed) return HF_EINVAL;
  if (n >= MAX_ITEMS) return HF_ELIMIT;
  return hf_grow(array, room, n + 1, size) ? HF_OK : HF_ENOMEM;
}

hf_status hf_policy_add_protocol(hf_policy *p, const hf_protocol *def, uint32_t *index) {
  hf_status st = room_for(p, &p->protocols, &p->protocols_room, p->nprotocols, sizeof *p->protocols);
  if (st) return st;
  hf_protocol new = *def;
  hf_str *channels = NULL;
  if (new.nchannels) {
    channels = hf_policy_alloc(p, new.nchannels * sizeof *channels);
    if (!channels) return HF_ENOMEM;
    for (uint32_t i = 0; i < new.nchannels; i++) {
      channels[i] = def->channels[i];
      if (!copy_str(p, &channels[i])) return HF_ENOMEM;
    }
  }
  new.channels = channels;
  if (!copy_str(p, &new.id) || !copy_str(p, &new.direction)) return HF_ENOMEM;
  p->protocols[p->nprotocols] = new;
  *index = p->nprotocols++;
  return HF_OK;
}

static bool copy_on(hf_policy *p, hf_step *step) {
  const void *at;
  if (!copy(p, step->on, step->non * sizeof *step->on, &at)) return false;
  step->on = at;
  return true;
}

hf_status hf_policy_add_step(hf_policy *p, const hf_step *def, uint32_t *index) {
  hf_status st = room_for(p, &p->steps, &p->steps_room, p->nsteps, sizeof *p->steps);
  if (st) return st;
  hf_step new = *def;
  if (!copy_str(p, &new.id) || !copy_on(p, &new)) return HF_ENOMEM;
  p->steps[p->nsteps] = new;
  *index = p->nsteps++;
  return HF_OK;
}

hf_status hf_policy_set_on(hf_policy *p, uint32_t step, const hf_on *on, uint32_t non) {
  if (p->sealed || step >= p->nsteps) return HF_EINVAL;
  hf_step new = p->steps[step];
  new.on = on;
  new.non = non;
  if (!copy_on(p, &new)) return HF_ENOMEM;
  p->steps[step] = new;
  return HF_OK;
}

hf_status hf_policy_set_start(hf_policy *p, uint32_t protocol, uint32_t step) {
  if (p->sealed || protocol >= p->nprotocols) return HF_EINVAL;
  p->protocols[protocol].start = step;
  return HF_OK;
}

hf_status hf_policy_add_duty(hf_policy *p, const hf_duty *def, uint32_t *index) {
  hf_status st = room_for(p, &p->duties, &p->duties_room, p->nduties, sizeof *p->duties);
  if (st) return st;
  if (def->nall > MAX_ALL) return HF_ELIMIT; /* one bit each, in the contact */
  hf_duty new = *def;
  if (!copy_str(p, &new.id) || !copy_str(p, &new.waive_by) || !copy_str(p, &new.cite) || !copy_str(p, &new.layer) ||
      !copy_keys(p, &new.any, new.nany) || !copy_keys(p, &new.all, new.nall))
    return HF_ENOMEM;
  p->duties[p->nduties] = new;
  *index = p->nduties++;
  return HF_OK;
}

hf_status hf_policy_add_flow(hf_policy *p, const hf_flow *def, uint32_t *index) {
  hf_status st = room_for(p, &p->flows, &p->flows_room, p->nflows, sizeof *p->flows);
  if (st) return st;
  hf_flow new = *def;
  if (!copy_str(p, &new.id)) return HF_ENOMEM;
  p->flows[p->nflows] = new;
  *index = p->nflows++;
  return HF_OK;
}

hf_status hf_policy_set_calendar(hf_policy *p, const hf_calendar *c) {
  if (p->sealed) return HF_EINVAL;
  const void *except = NULL;
  if (c->nexcept && !copy(p, c->except, c->nexcept * sizeof *c->except, &except)) return HF_ENOMEM;
  p->hours.calendar = *c;
  p->hours.calendar.except = except;
  return HF_OK;
}

hf_status hf_policy_add_phrase(hf_policy *p, hf_str name, uint32_t *index) {
  hf_status st = room_for(p, &p->phrase_names, &p->phrases_room, p->nphrases, sizeof *p->phrase_names);
  if (st) return st;
  if (!copy_str(p, &name)) return HF_ENOMEM;
  p->phrase_names[p->nphrases] = name;
  *index = p->nphrases++;
  return HF_OK;
}

/* --- reading --------------------------------------------------------------------------------------------------- */

hf_str hf_policy_key_name(const hf_policy *p, hf_key key) {
  return p->keys[key].name;
}

uint32_t hf_policy_duties(const hf_policy *p) {
  return p->nduties;
}

const hf_duty *hf_policy_duty(const hf_policy *p, uint32_t i) {
  return &p->duties[i];
}

uint32_t hf_policy_protocols(const hf_policy *p) {
  return p->nprotocols;
}

const hf_protocol *hf_policy_protocol(const hf_policy *p, uint32_t i) {
  return &p->protocols[i];
}

uint32_t hf_policy_steps(const hf_policy *p) {
  return p->nsteps;
}

const hf_step *hf_policy_step(const hf_policy *p, uint32_t i) {
  return &p->steps[i];
}

hf_str hf_policy_phrase_name(const hf_policy *p, uint32_t phrase) {
  return p->phrase_names[phrase];
}

const hf_phrases *hf_policy_phrases(const hf_policy *p) {
  return p->phrases;
}
