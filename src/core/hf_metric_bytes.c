/* SPDX-License-Identifier: MIT
 * Metrics as bytes. In a snapshot: whether there are any, the doubles, the words in their order, the conditions. Of a
 * contact that has ended and is kept, packed: how many bytes follow (two bytes), a bit for each double that is there and
 * for each word that is not as it was at first, then those.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/hf_metric_impl.h"
#include "core/hf_snapshot_impl.h"

/* --- packed ---------------------------------------------------------------------------------------------------- */

enum { MARKS = (HF_OUTSIDE + HF_METRIC_ENDED + 7) / 8 }; /* bytes of the bits */

static void mark(unsigned char *marks, size_t i) {
  marks[i / 8] |= (unsigned char)(1 << i % 8);
}

static bool is_marked(const unsigned char *marks, size_t i) {
  return marks[i / 8] >> i % 8 & 1;
}

static void pack(hf_writer *w, const hf_metrics *m, unsigned char *marks) {
  hf_metrics first;
  hf_metrics_clear(&first);
  for (size_t i = 0; i < HF_OUTSIDE; i++) {
    if (isnan(m->outside[i])) continue;
    mark(marks, i);
    hf_put_bytes(w, &m->outside[i], sizeof m->outside[i]);
  }
  for (size_t i = 0; i < HF_METRIC_ENDED; i++) {
    uint32_t word = (&m->asked)[i];
    if (word == (&first.asked)[i]) continue;
    mark(marks, HF_OUTSIDE + i);
    hf_put_uint(w, word);
  }
}

bool hf_metrics_pack(hf_contact *c) {
  unsigned char marks[MARKS] = { 0 };
  hf_writer w = { .p = NULL };
  pack(&w, c->metrics, marks);
  uint16_t n = (uint16_t)(MARKS + w.n);
  unsigned char *packed = w.failed ? NULL : malloc(sizeof n + n);
  if (packed) {
    memcpy(packed, &n, sizeof n);
    memcpy(packed + sizeof n, marks, MARKS);
    memcpy(packed + sizeof n + MARKS, w.p, w.n);
    free(c->metrics);
    c->packed = packed;
    c->is_packed = true;
  }
  free(w.p);
  return packed != NULL;
}

size_t hf_metrics_packed(const unsigned char *packed) {
  uint16_t n;
  memcpy(&n, packed, sizeof n);
  return sizeof n + n;
}

const hf_metrics *hf_metrics_view(const hf_contact *c, hf_metrics *room) {
  if (!c->is_packed) return c->metrics;
  const unsigned char *marks = c->packed + sizeof(uint16_t);
  hf_reader r = { marks + MARKS, c->packed + hf_metrics_packed(c->packed), false };
  hf_metrics_clear(room);
  for (size_t i = 0; i < HF_OUTSIDE; i++) {
    if (!is_marked(marks, i)) continue;
    memcpy(&room->outside[i], r.p, sizeof room->outside[i]);
    r.p += sizeof room->outside[i];
  }
  for (size_t i = 0; i < HF_METRIC_ENDED; i++)
    if (is_marked(marks, HF_OUTSIDE + i)) (&room->asked)[i] = (uint32_t)hf_get_uint(&r);
  return room;
}

/* --- in a snapshot --------------------------------------------------------------------------------------------- */

/* A word is kept as itself and one, so that HF_UNSET, the most common one, is 0. */
static void put_word(hf_writer *w, uint32_t word) {
  hf_put_uint(w, word == HF_UNSET ? 0 : (uint64_t)word + 1);
}

static uint32_t get_word(hf_reader *r) {
  return hf_get_u32(r, HF_LONGEST + 2) - 1;
}

void hf_metrics_save(hf_writer *w, const hf_contact *c) {
  hf_metrics room;
  const hf_metrics *m = hf_metrics_view(c, &room);
  hf_put_u8(w, m != NULL);
  if (!m) return;
  for (int i = 0; i < HF_OUTSIDE; i++) {
    uint64_t bits;
    memcpy(&bits, &m->outside[i], sizeof bits);
    hf_put_word(w, bits);
  }
  hf_put_u8(w, (uint8_t)m->over);
  for (size_t i = 0; i < (m->over ? HF_METRIC_ENDED : HF_METRIC_WORDS); i++) put_word(w, (&m->asked)[i]);
  for (uint32_t i = 0; i < c->p->nmeters && !m->over; i++) {
    hf_put_int(w, m->meters[i].since);
    hf_put_int(w, m->meters[i].armed);
    hf_put_uint(w, m->meters[i].line);
    hf_put_u8(w, (uint8_t)m->meters[i].state);
  }
}

uint32_t hf_meter_in(const hf_policy *p, const hf_policy *from, uint32_t meter) {
  if (p == from) return meter;
  hf_key key = hf_policy_find(p, from->keys[from->meters[meter].key].name);
  return key == HF_NONE || !p->keys[key].meter ? HF_NONE : p->keys[key].meter - 1;
}

static void get_meter(hf_reader *r, const hf_policy *p, const hf_policy *from, uint32_t i, hf_metrics *m) {
  hf_meter_state s = { .since = hf_get_int(r) };
  s.armed = hf_get_int(r);
  s.line = hf_get_u32(r, UINT32_MAX);
  s.state = hf_get_u8(r);
  if (s.state > HF_METER_ON) r->failed = true;
  uint32_t meter = r->failed ? HF_NONE : hf_meter_in(p, from, i);
  if (meter != HF_NONE) m->meters[meter] = s;
}

void hf_metrics_restore(hf_reader *r, hf_contact *c, const hf_policy *from) {
  if (!hf_get_bool(r) || r->failed) return;
  hf_metrics *m = hf_metrics_of(c);
  if (!m) return;
  for (int i = 0; i < HF_OUTSIDE; i++) {
    uint64_t bits = hf_get_word(r);
    memcpy(&m->outside[i], &bits, sizeof bits);
  }
  bool over = hf_get_bool(r);
  for (size_t i = 0; i < (over ? HF_METRIC_ENDED : HF_METRIC_WORDS); i++) (&m->asked)[i] = get_word(r);
  if (m->over != over || over != c->finished) r->failed = true;
  for (uint32_t i = 0; i < from->nmeters && !r->failed && !m->over; i++) get_meter(r, c->p, from, i, m);
  if (over && !r->failed && !hf_metrics_pack(c)) c->broken = true;
}
