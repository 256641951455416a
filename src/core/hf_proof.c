/* SPDX-License-Identifier: MIT
 * Evidence: which events and words an activation's verdict rests on; and the id of what activated it, and the note of who
 * judged it. Each piece is a record in contact.text, as short as it can be, since contacts are many and most pieces are a
 * line of the record and nothing else:
 *
 *   back   bytes to the record before it of the same activation; 0: it is the oldest
 *   line   of the record
 *   what   PLAIN; METRIC and the metric, then eight bytes, its value; WORDS and the phrase, WORDS_ONLY where the phrase is
 *          gone, then the first byte, how many there are, and the bytes themselves; CAUSE or NOTE, then the same without
 *          the first byte
 *
 * Numbers are as in hf_varint.h. An activation knows its newest record; readers walk back and hand out the oldest first.
 */
#include <string.h>

#include "core/hf_contact_impl.h"
#include "core/hf_grow.h"
#include "core/hf_metric.h"
#include "core/hf_varint.h"

enum { PLAIN, METRIC, WORDS, WORDS_ONLY, CAUSE, NOTE, KINDS };

enum { MOST = 5 * 5 + 8 }; /* bytes of a record without its text: numbers of up to 35 bits, a double */

static bool make_room(hf_contact *c, size_t bytes) {
  if (bytes < UINT32_MAX / 4 && c->ntext < UINT32_MAX / 4 &&
      hf_grow(&c->text, &c->text_room, c->ntext + (uint32_t)bytes, 1))
    return true;
  c->broken = true;
  return false;
}

/* Begins a record behind the newest one; where it goes on. NULL: no memory, and the contact is broken. */
static char *begin(hf_contact *c, uint32_t inst, uint32_t line, uint32_t text) {
  if (!make_room(c, (size_t)text + MOST)) return NULL;
  uint32_t newest = c->insts[inst].evidence;
  char *at = c->text + c->ntext;
  c->insts[inst].evidence = c->ntext;
  at += hf_varint_put(at, newest == HF_NONE ? 0 : c->ntext - newest);
  return at + hf_varint_put(at, line);
}

static char *write_text(char *at, hf_str s) {
  at += hf_varint_put(at, s.n);
  if (s.n) memcpy(at, s.p, s.n);
  return at + s.n;
}

void hf_proof_put(hf_contact *c, uint32_t inst, const hf_evidence *e) {
  char *at = begin(c, inst, e->line, e->text.n);
  if (!at) return;
  if (e->metric != HF_NONE) {
    at += hf_varint_put(at, (uint64_t)e->metric * KINDS + METRIC);
    memcpy(at, &e->value, sizeof e->value);
    at += sizeof e->value;
  } else if (e->phrase != HF_NONE || e->text.n) {
    at += hf_varint_put(at, e->phrase == HF_NONE ? WORDS_ONLY : (uint64_t)e->phrase * KINDS + WORDS);
    at += hf_varint_put(at, e->first);
    at = write_text(at, e->text);
  } else {
    at += hf_varint_put(at, PLAIN);
  }
  c->ntext = (uint32_t)(at - c->text);
}

static void put_text(hf_contact *c, uint32_t inst, uint32_t kind, hf_str s) {
  char *at = begin(c, inst, 0, s.n);
  if (!at) return;
  at += hf_varint_put(at, kind);
  c->ntext = (uint32_t)(write_text(at, s) - c->text);
}

void hf_cause_put(hf_contact *c, uint32_t inst, hf_str cause) {
  if (cause.n) put_text(c, inst, CAUSE, cause);
}

void hf_note_put(hf_contact *c, uint32_t inst, hf_str note) {
  if (note.n) put_text(c, inst, NOTE, note);
}

/* The running event is that of a condition: which metric it is of, and its value now. */
static bool metric_of(const hf_contact *c, hf_key key, hf_evidence *e) {
  uint32_t meter = key < c->p->nkeys ? c->p->keys[key].meter : 0;
  if (!meter || !hf_contact_metric(c, c->p->meters[meter - 1].metric, &e->value)) return false;
  e->metric = c->p->meters[meter - 1].metric;
  return true;
}

/* A hit that spans two utterances is a piece of evidence in each. */
void hf_proof_add(hf_contact *c, uint32_t inst) {
  const hf_running *r = c->running;
  const hf_part *b = r->before;
  if (b) hf_proof_put(c, inst, &(hf_evidence){ b->line, r->phrase, b->first, b->last, b->words, HF_NONE, 0 });
  hf_evidence e = { .line = r->event.line, .phrase = HF_NONE, .metric = HF_NONE };
  if (!metric_of(c, r->key, &e)) {
    e.phrase = r->phrase;
    e.first = r->first;
    e.text = r->words;
  }
  hf_proof_put(c, inst, &e);
}

/* Where the record before that at `place` is; HF_NONE: nowhere. *kind: what it itself is. */
static uint32_t before(const hf_contact *c, uint32_t place, uint32_t *kind) {
  const char *at = c->text + place;
  uint32_t back = (uint32_t)hf_varint_get(&at);
  hf_varint_get(&at);
  *kind = (uint32_t)(hf_varint_get(&at) % KINDS);
  return back ? place - back : HF_NONE;
}

static hf_str read_text(const char **at) {
  uint32_t n = (uint32_t)hf_varint_get(at);
  return (hf_str){ *at, n };
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
  e.text = read_text(&at);
  e.last = e.first + e.text.n;
  return e;
}

uint32_t hf_proof_count(const hf_contact *c, uint32_t inst) {
  uint32_t n = 0, kind;
  for (uint32_t at = c->insts[inst].evidence; at != HF_NONE;) {
    at = before(c, at, &kind);
    n += kind < CAUSE;
  }
  return n;
}

void hf_proof_read(const hf_contact *c, uint32_t inst, uint32_t n, hf_evidence *out) {
  uint32_t next, kind;
  for (uint32_t at = c->insts[inst].evidence; at != HF_NONE; at = next) {
    next = before(c, at, &kind);
    if (kind < CAUSE) out[--n] = read_record(c, at);
  }
}

/* The newest record of that kind; HF_NONE: none. */
static uint32_t find(const hf_contact *c, uint32_t inst, uint32_t wanted) {
  uint32_t next, kind;
  for (uint32_t at = c->insts[inst].evidence; at != HF_NONE; at = next) {
    next = before(c, at, &kind);
    if (kind == wanted) return at;
  }
  return HF_NONE;
}

static hf_str text_of(const hf_contact *c, uint32_t inst, uint32_t kind) {
  uint32_t place = find(c, inst, kind);
  if (place == HF_NONE) return (hf_str){ NULL, 0 };
  const char *at = c->text + place;
  for (int i = 0; i < 3; i++) hf_varint_get(&at);
  return read_text(&at);
}

hf_str hf_cause_of(const hf_contact *c, uint32_t inst) {
  return text_of(c, inst, CAUSE);
}

hf_str hf_note_of(const hf_contact *c, uint32_t inst) {
  return text_of(c, inst, NOTE);
}

/* The cause is the oldest record, with nothing before it. */
void hf_proof_clear(hf_contact *c, uint32_t inst) {
  c->insts[inst].evidence = find(c, inst, CAUSE);
}
