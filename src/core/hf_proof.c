/* SPDX-License-Identifier: MIT
 * Evidence: which events and words an activation's verdict rests on. Each piece is a record in contact.text, as short as
 * it can be, since contacts are many and most pieces are a line of the record and nothing else:
 *
 *   back   bytes to the record before it of the same activation; 0: it is the oldest
 *   line   of the record
 *   what   PLAIN; METRIC and the metric, then eight bytes, its value; or WORDS and the phrase, WORDS_ONLY where the phrase
 *          is gone, then the first byte, how many there are, and the bytes themselves
 *
 * Numbers are as in hf_varint.h. An activation knows its newest record; readers walk back and hand out the oldest first.
 */
#include <string.h>

#include "core/hf_contact_impl.h"
#include "core/hf_metric.h"
#include "core/hf_varint.h"

enum { PLAIN, METRIC, WORDS, WORDS_ONLY, KINDS };

enum { MOST = 6 * HF_VARINT_MOST }; /* bytes of a record, without words */

static uint32_t write_words(char *at, const hf_evidence *e) {
  uint32_t n = hf_varint_put(at, e->phrase == HF_NONE ? WORDS_ONLY : (uint64_t)e->phrase * KINDS + WORDS);
  n += hf_varint_put(at + n, e->first);
  n += hf_varint_put(at + n, e->text.n);
  if (e->text.n) memcpy(at + n, e->text.p, e->text.n);
  return n + e->text.n;
}

static uint32_t write_metric(char *at, const hf_evidence *e) {
  uint32_t n = hf_varint_put(at, (uint64_t)e->metric * KINDS + METRIC);
  memcpy(at + n, &e->value, sizeof e->value);
  return n + (uint32_t)sizeof e->value;
}

void hf_proof_put(hf_contact *c, uint32_t inst, const hf_evidence *e) {
  if (!hf_text_room(c, (size_t)e->text.n + MOST)) return;
  uint32_t newest = c->insts[inst].evidence;
  char *at = c->text + c->ntext;
  uint32_t n = hf_varint_put(at, newest == HF_NONE ? 0 : c->ntext - newest);
  n += hf_varint_put(at + n, e->line);
  if (e->metric != HF_NONE) n += write_metric(at + n, e);
  else if (e->phrase != HF_NONE || e->text.n) n += write_words(at + n, e);
  else n += hf_varint_put(at + n, PLAIN);
  c->insts[inst].evidence = c->ntext;
  c->ntext += n;
}

/* The running event is that of a condition: which metric it is of, and its value now. */
static bool metric_of(const hf_contact *c, hf_key key, hf_evidence *e) {
  uint32_t meter = key < c->p->nkeys ? c->p->keys[key].meter : 0;
  if (!meter || !hf_contact_metric(c, c->p->meters[meter - 1].metric, &e->value)) return false;
  e->metric = c->p->meters[meter - 1].metric;
  return true;
}

void hf_proof_add(hf_contact *c, uint32_t inst) {
  const hf_running *r = c->running;
  hf_evidence e = { .line = r->event.line, .phrase = HF_NONE, .metric = HF_NONE };
  if (!metric_of(c, r->key, &e)) {
    e.phrase = r->phrase;
    e.first = r->first;
    e.text = r->words;
  }
  hf_proof_put(c, inst, &e);
}

/* Where the record before that at `place` is; HF_NONE: nowhere. */
static uint32_t before(const hf_contact *c, uint32_t place) {
  const char *at = c->text + place;
  uint32_t back = (uint32_t)hf_varint_get(&at);
  return back ? place - back : HF_NONE;
}

static hf_evidence read_record(const hf_contact *c, uint32_t place) {
  const char *at = c->text + place;
  hf_varint_get(&at);
  hf_evidence e = { .line = (uint32_t)hf_varint_get(&at), .phrase = HF_NONE, .metric = HF_NONE };
  uint64_t what = hf_varint_get(&at);
  if (what == PLAIN) return e;
  if (what % KINDS == METRIC) {
    e.metric = (uint32_t)(what / KINDS);
    memcpy(&e.value, at, sizeof e.value);
    return e;
  }
  if (what % KINDS == WORDS) e.phrase = (uint32_t)(what / KINDS);
  e.first = (uint32_t)hf_varint_get(&at);
  e.text.n = (uint32_t)hf_varint_get(&at);
  e.last = e.first + e.text.n;
  e.text.p = at;
  return e;
}

uint32_t hf_proof_count(const hf_contact *c, uint32_t inst) {
  uint32_t n = 0;
  for (uint32_t at = c->insts[inst].evidence; at != HF_NONE; at = before(c, at)) n++;
  return n;
}

void hf_proof_read(const hf_contact *c, uint32_t inst, uint32_t n, hf_evidence *out) {
  for (uint32_t at = c->insts[inst].evidence; at != HF_NONE && n > 0; at = before(c, at)) out[--n] = read_record(c, at);
}
