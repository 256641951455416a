/* SPDX-License-Identifier: MIT
 * What a contact remembers by name: facts, counts of events, names of events that its policy does not have, and a
 * store of texts that only grows.
 */
#include <string.h>

#include "core/hf_contact_impl.h"
#include "core/hf_grow.h"
#include "core/hf_varint.h"

hf_cold *hf_cold_of(hf_contact *c) {
  if (!c->cold) c->cold = calloc(1, sizeof *c->cold);
  return c->cold;
}

void hf_cold_rest(hf_contact *c) {
  static const hf_cold nothing = { .nids = 0 };
  if (!c->cold || memcmp(c->cold, &nothing, sizeof nothing) != 0) return;
  free(c->cold);
  c->cold = NULL;
}

/* --- facts ----------------------------------------------------------------------------------------------------- */

/* A packed fact: the length of its name and the name, its type, then a string's length and bytes, one byte of a boolean,
 * an integer, or the bytes of a double. Lengths and integers are as in hf_varint.h; nothing is aligned. */
enum { HEAD = 2 * HF_VARINT_MOST + 1 }; /* bytes of the largest, without name and string */

static int compare_names(hf_str a, hf_str b) {
  uint32_t n = a.n < b.n ? a.n : b.n;
  int d = n ? memcmp(a.p, b.p, n) : 0;
  return d ? d : (a.n > b.n) - (a.n < b.n);
}

/* The fact at a place; its size. */
static uint32_t read_fact(const hf_contact *c, uint32_t place, hf_field *out) {
  const char *at = c->facts + place;
  out->name.n = (uint32_t)hf_varint_get(&at);
  out->name.p = at;
  at += out->name.n;
  out->value = (hf_value){ .type = (hf_type)*at++ };
  uint32_t bytes = 0; /* behind at */
  if (out->value.type == HF_STR) {
    bytes = out->value.as.s.n = (uint32_t)hf_varint_get(&at);
    out->value.as.s.p = at;
  } else if (out->value.type == HF_INT) {
    out->value.as.i = hf_varint_unfold(hf_varint_get(&at));
  } else if (out->value.type == HF_BOOL) {
    out->value.as.b = *at++ != 0;
  } else {
    memcpy(&out->value.as.d, at, bytes = sizeof out->value.as.d);
  }
  return (uint32_t)(at + bytes - (c->facts + place));
}

/* Writes it behind nothing or others; its size. */
static uint32_t write_fact(char *at, hf_str name, hf_value v) {
  uint32_t n = hf_varint_put(at, name.n);
  if (name.n) memcpy(at + n, name.p, name.n);
  n += name.n;
  at[n++] = (char)v.type;
  if (v.type == HF_STR) {
    n += hf_varint_put(at + n, v.as.s.n);
    if (v.as.s.n) memcpy(at + n, v.as.s.p, v.as.s.n);
    return n + v.as.s.n;
  }
  if (v.type == HF_INT) return n + hf_varint_put(at + n, hf_varint_fold(v.as.i));
  if (v.type == HF_BOOL) return at[n] = v.as.b, n + 1;
  memcpy(at + n, &v.as.d, sizeof v.as.d);
  return n + (uint32_t)sizeof v.as.d;
}

static uint32_t most_bytes(hf_str name, hf_value v) {
  return HEAD + name.n + (v.type == HF_STR ? v.as.s.n : 0);
}

/* Where the fact is, and its size; or where it belongs, and 0. */
static uint32_t find_fact(const hf_contact *c, hf_str name, uint32_t *size) {
  uint32_t place = 0;
  while (place < c->facts_bytes) {
    hf_field f;
    *size = read_fact(c, place, &f);
    int d = compare_names(f.name, name);
    if (d == 0) return place;
    if (d > 0) break;
    place += *size;
  }
  *size = 0;
  return place;
}

/* Copies what is put, for it may be a fact of the same contact; then makes the hole for it. */
static hf_status replace_fact(hf_contact *c, uint32_t place, uint32_t old, hf_str name, hf_value value) {
  char *new = malloc(most_bytes(name, value));
  if (!new) return HF_ENOMEM;
  uint32_t size = write_fact(new, name, value), total = c->facts_bytes - old + size;
  char *grown = total > c->facts_bytes ? realloc(c->facts, total) : c->facts;
  if (!grown) {
    free(new);
    return HF_ENOMEM;
  }
  memmove(grown + place + size, grown + place + old, c->facts_bytes - place - old);
  memcpy(grown + place, new, size);
  free(new);
  c->facts = grown;
  c->facts_bytes = total;
  c->nfacts += old == 0;
  return HF_OK;
}

hf_status hf_fact_put(hf_contact *c, hf_str name, hf_value value) {
  uint32_t old, place = find_fact(c, name, &old);
  if (value.type == HF_NIL) {
    if (!old) return HF_OK;
    c->facts_bytes -= old;
    memmove(c->facts + place, c->facts + place + old, c->facts_bytes - place);
    c->nfacts--;
    return HF_OK;
  }
  uint64_t total = (uint64_t)c->facts_bytes + most_bytes(name, value);
  if ((!old && c->nfacts >= HF_MAX_FACTS) || total > HF_MAX_FACT_BYTES) return HF_ELIMIT;
  return replace_fact(c, place, old, name, value);
}

uint32_t hf_contact_facts(const hf_contact *c) {
  return c->nfacts;
}

hf_field hf_contact_fact_at(const hf_contact *c, uint32_t i) {
  hf_field f;
  for (uint32_t place = 0;; i--) {
    place += read_fact(c, place, &f);
    if (i == 0) return f;
  }
}

hf_value hf_contact_fact(const hf_contact *c, hf_str name) {
  hf_field f = { .value = { .type = HF_NIL } };
  uint32_t size, place = find_fact(c, name, &size);
  if (size) read_fact(c, place, &f);
  return f.value;
}

/* --- counts ---------------------------------------------------------------------------------------------------- */

/* Of most keys it is enough that they have come: a bit. */
static uint8_t *came(const hf_contact *c) {
  return (uint8_t *)(uintptr_t)(hf_steps(c) + c->p->nprotocols);
}

static bool has_come(const hf_contact *c, hf_key key) {
  return key < c->p->nkeys && came(c)[key / 8] >> (key % 8) & 1;
}

/* Those that came again, in order of key. */
static uint32_t find_count(const hf_contact *c, hf_key key) {
  uint32_t low = 0, high = c->ncounts;
  while (low < high) {
    uint32_t mid = (low + high) / 2;
    if (c->counts[mid] >> HF_COUNT_BITS < key) low = mid + 1;
    else high = mid;
  }
  return low;
}

static hf_more *find_more(const hf_contact *c, hf_key key) {
  for (uint32_t i = 0; c->cold && i < c->cold->nmore; i++)
    if (c->cold->more[i].key == key) return &c->cold->more[i];
  return NULL;
}

static bool count_more(hf_contact *c, hf_key key) {
  hf_more *m = find_more(c, key);
  if (m) return m->n += m->n < UINT32_MAX - HF_COUNT_FULL, true;
  hf_cold *cold = hf_cold_of(c);
  if (!cold || !hf_grow(&cold->more, &cold->more_room, cold->nmore + 1, sizeof *cold->more)) return false;
  cold->more[cold->nmore++] = (hf_more){ key, 1 };
  return true;
}

bool hf_count_up(hf_contact *c, hf_key key) {
  bool again = has_come(c, key);
  if (key < c->p->nkeys && !again) return came(c)[key / 8] |= (uint8_t)(1 << key % 8), true;
  uint32_t i = find_count(c, key);
  if (i < c->ncounts && c->counts[i] >> HF_COUNT_BITS == key) {
    if ((c->counts[i] & HF_COUNT_FULL) == HF_COUNT_FULL) return count_more(c, key);
    c->counts[i]++;
    return true;
  }
  if (!hf_grow(&c->counts, &c->counts_room, c->ncounts + 1, sizeof *c->counts)) return false;
  memmove(&c->counts[i + 1], &c->counts[i], (c->ncounts - i) * sizeof *c->counts);
  c->counts[i] = key << HF_COUNT_BITS | (again ? 2 : 1);
  c->ncounts++;
  return true;
}

bool hf_count_set(hf_contact *c, hf_key key, uint32_t n) {
  if (!hf_count_up(c, key)) return false;
  if (n == 1) return true;
  if (key < c->p->nkeys && !hf_count_up(c, key)) return false;
  c->counts[find_count(c, key)] = key << HF_COUNT_BITS | (n < HF_COUNT_FULL ? n : HF_COUNT_FULL);
  if (n <= HF_COUNT_FULL) return true;
  if (!count_more(c, key)) return false;
  find_more(c, key)->n = n - HF_COUNT_FULL;
  return true;
}

uint32_t hf_count_of(const hf_contact *c, hf_key key) {
  uint32_t i = find_count(c, key);
  if (i >= c->ncounts || c->counts[i] >> HF_COUNT_BITS != key) return has_come(c, key);
  uint32_t n = c->counts[i] & HF_COUNT_FULL;
  const hf_more *m = n == HF_COUNT_FULL ? find_more(c, key) : NULL;
  return m ? n + m->n : n;
}

uint32_t hf_counted(const hf_contact *c) {
  uint32_t n = c->ncounts;
  for (uint32_t i = 0; i < c->ncounts; i++) n -= c->counts[i] >> HF_COUNT_BITS < c->p->nkeys; /* it has a bit as well */
  for (hf_key key = 0; key < c->p->nkeys; key++) n += has_come(c, key);
  return n;
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

hf_str hf_key_text(const hf_contact *c, hf_key key) {
  if (key < c->p->nkeys) return c->p->keys[key].name;
  return key == HF_NONE ? (hf_str){ NULL, 0 } : c->cold->names[key - c->p->nkeys];
}

/* --- fields ---------------------------------------------------------------------------------------------------- */

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
