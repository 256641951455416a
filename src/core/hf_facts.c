/* SPDX-License-Identifier: MIT
 * What a contact remembers by name: facts, counts of events, names of events that its policy does not have, and a
 * store of texts that only grows.
 */
#include <string.h>

#include "core/hf_contact_impl.h"
#include "core/hf_grow.h"

hf_cold *hf_cold_of(hf_contact *c) {
  if (!c->cold) c->cold = calloc(1, sizeof *c->cold);
  return c->cold;
}

/* --- facts ----------------------------------------------------------------------------------------------------- */

static int compare_names(hf_str a, hf_str b) {
  uint32_t n = a.n < b.n ? a.n : b.n;
  int d = n ? memcmp(a.p, b.p, n) : 0;
  return d ? d : (a.n > b.n) - (a.n < b.n);
}

/* Where the fact is, or belongs. */
static uint32_t find_fact(const hf_contact *c, hf_str name, bool *found) {
  uint32_t low = 0, high = c->nfacts;
  while (low < high) {
    uint32_t mid = (low + high) / 2;
    int d = compare_names(c->facts[mid].name, name);
    if (d == 0) return *found = true, mid;
    if (d < 0) low = mid + 1;
    else high = mid;
  }
  *found = false;
  return low;
}

/* One block for the name and the value's bytes. */
static bool make_fact(hf_str name, hf_value value, hf_field *out) {
  uint32_t extra = value.type == HF_STR ? value.as.s.n : 0;
  char *block = malloc((size_t)name.n + extra + 1);
  if (!block) return false;
  if (name.n) memcpy(block, name.p, name.n);
  if (extra) memcpy(block + name.n, value.as.s.p, extra);
  if (value.type == HF_STR) value.as.s.p = block + name.n;
  *out = (hf_field){ { block, name.n }, value };
  return true; /* cppcheck-suppress memleak ; the fact owns it by its name */
}

static void remove_fact(hf_contact *c, uint32_t i) {
  free((char *)c->facts[i].name.p);
  c->nfacts--;
  memmove(&c->facts[i], &c->facts[i + 1], (c->nfacts - i) * sizeof *c->facts);
}

bool hf_fact_put(hf_contact *c, hf_str name, hf_value value) {
  bool found;
  uint32_t i = find_fact(c, name, &found);
  if (value.type == HF_NIL) {
    if (found) remove_fact(c, i);
    return true;
  }
  hf_field new;
  if (!found && !hf_grow(&c->facts, &c->facts_room, c->nfacts + 1, sizeof *c->facts)) return false;
  if (!make_fact(name, value, &new)) return false;
  if (found) {
    free((char *)c->facts[i].name.p);
  } else {
    memmove(&c->facts[i + 1], &c->facts[i], (c->nfacts - i) * sizeof *c->facts);
    c->nfacts++;
  }
  c->facts[i] = new;
  return true;
}

uint32_t hf_contact_facts(const hf_contact *c) {
  return c->nfacts;
}

hf_field hf_contact_fact_at(const hf_contact *c, uint32_t i) {
  return c->facts[i];
}

hf_value hf_contact_fact(const hf_contact *c, hf_str name) {
  bool found;
  uint32_t i = find_fact(c, name, &found);
  return found ? c->facts[i].value : (hf_value){ .type = HF_NIL };
}

/* --- counts ---------------------------------------------------------------------------------------------------- */

/* Sorted by key: a contact sees few of a policy's names, so that a column for each would be mostly zeros. */
static uint32_t find_count(const hf_contact *c, hf_key key) {
  uint32_t low = 0, high = c->ncounts;
  while (low < high) {
    uint32_t mid = (low + high) / 2;
    if (c->counts[mid].key < key) low = mid + 1;
    else high = mid;
  }
  return low;
}

bool hf_count_up(hf_contact *c, hf_key key) {
  uint32_t i = find_count(c, key);
  if (i < c->ncounts && c->counts[i].key == key) {
    c->counts[i].n += c->counts[i].n < UINT32_MAX;
    return true;
  }
  if (!hf_grow(&c->counts, &c->counts_room, c->ncounts + 1, sizeof *c->counts)) return false;
  memmove(&c->counts[i + 1], &c->counts[i], (c->ncounts - i) * sizeof *c->counts);
  c->counts[i] = (hf_count){ key, 1 };
  c->ncounts++;
  return true;
}

uint32_t hf_count_of(const hf_contact *c, hf_key key) {
  uint32_t i = find_count(c, key);
  return i < c->ncounts && c->counts[i].key == key ? c->counts[i].n : 0;
}

/* --- names ----------------------------------------------------------------------------------------------------- */

static hf_key find_name(const hf_contact *c, hf_str name) {
  uint32_t protocol = c->frame ? c->frame->protocol : HF_NONE;
  hf_key key = hf_policy_resolve(c->p, protocol, name);
  if (key != HF_NONE || !c->cold) return key;
  for (uint32_t i = 0; i < c->cold->nnames; i++)
    if (hf_str_eq(c->cold->names[i], name)) return c->p->nkeys + i;
  return HF_NONE;
}

/* The contact's own names come behind those of the policy. They are few, and their number is bounded. */
hf_status hf_contact_key(hf_contact *c, hf_str name, hf_key *key) {
  if (name.n == 0) return HF_EINVAL;
  *key = find_name(c, name);
  if (*key != HF_NONE) return HF_OK;
  hf_cold *cold = hf_cold_of(c);
  if (!cold) return HF_ENOMEM;
  if (cold->nnames >= HF_MAX_NAMES) return HF_ELIMIT;
  if (!hf_grow(&cold->names, &cold->names_room, cold->nnames + 1, sizeof *cold->names)) return HF_ENOMEM;
  char *own = malloc(name.n);
  if (!own) return HF_ENOMEM;
  memcpy(own, name.p, name.n);
  cold->names[cold->nnames] = (hf_str){ own, name.n };
  *key = c->p->nkeys + cold->nnames++;
  return HF_OK; /* cppcheck-suppress memleak ; names[] owns it */
}

uint32_t hf_contact_count(const hf_contact *c, hf_str name) {
  hf_key key = find_name(c, name);
  return key == HF_NONE ? 0 : hf_count_of(c, key);
}

bool hf_key_reserved(hf_str name) {
  static const char *const prefixes[] = { "say:", "said:", "heard:", "supervisor:", "duty:", "step:", "timer:" };
  for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++)
    if (hf_str_starts(name, prefixes[i])) return true;
  return hf_str_eq(name, hf_str_lit("contact.opened")) || hf_str_eq(name, hf_str_lit("contact.ended"));
}

hf_str hf_key_text(const hf_contact *c, hf_key key) {
  if (key < c->p->nkeys) return c->p->keys[key].name;
  return key == HF_NONE ? (hf_str){ NULL, 0 } : c->cold->names[key - c->p->nkeys];
}

/* --- texts and fields ------------------------------------------------------------------------------------------ */

uint32_t hf_text_put(hf_contact *c, hf_str s) {
  if (s.n == 0) return HF_NONE;
  uint32_t need = s.n + (uint32_t)sizeof s.n;
  if (s.n > UINT32_MAX / 4 || c->ntext > UINT32_MAX / 4 ||
      !hf_grow(&c->text, &c->text_room, c->ntext + need, 1)) {
    c->broken = true;
    return HF_NONE;
  }
  uint32_t place = c->ntext;
  memcpy(c->text + place, &s.n, sizeof s.n);
  memcpy(c->text + place + sizeof s.n, s.p, s.n);
  c->ntext += need;
  return place;
}

hf_str hf_text_at(const hf_contact *c, uint32_t place) {
  if (place == HF_NONE) return (hf_str){ NULL, 0 };
  uint32_t n;
  memcpy(&n, c->text + place, sizeof n);
  return (hf_str){ c->text + place + sizeof n, n };
}

const hf_value *hf_event_field(const hf_event *e, const char *name) {
  hf_str wanted = hf_str_lit(name);
  for (uint32_t i = 0; i < e->nfields; i++)
    if (hf_str_eq(e->fields[i].name, wanted)) return &e->fields[i].value;
  return NULL;
}

hf_str hf_event_str(const hf_event *e, const char *name) {
  const hf_value *v = hf_event_field(e, name);
  return v && v->type == HF_STR ? v->as.s : (hf_str){ NULL, 0 };
}

uint32_t hf_channel_of(hf_str by) {
  if (hf_str_eq(by, hf_str_lit("agent"))) return HF_CHANNEL_AGENT;
  if (hf_str_eq(by, hf_str_lit("customer"))) return HF_CHANNEL_CUSTOMER;
  return hf_str_eq(by, hf_str_lit("supervisor")) ? HF_CHANNEL_SUPERVISOR : 0;
}
