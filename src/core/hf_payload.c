/* SPDX-License-Identifier: MIT
 * Copies of events, each in one block: header, atoms, fields, captures, then all bytes of its strings. Small blocks are
 * all of one size and a few of them are kept, so that the way of an event has no allocation.
 */
#include <stdlib.h>
#include <string.h>

#include "core/hf_contact_impl.h"

enum { SPARE_BYTES = 320 }; /* an event of the line; a long utterance takes more */

static hf_str put(char **at, hf_str s) {
  hf_str out = { *at, s.n };
  if (s.n) memcpy(*at, s.p, s.n);
  *at += s.n;
  return out;
}

static size_t string_bytes(const hf_event *e) {
  size_t n = (size_t)e->type.n + e->id.n + e->source.n;
  for (uint32_t i = 0; i < e->nfields; i++) {
    n += e->fields[i].name.n;
    if (e->fields[i].value.type == HF_STR) n += e->fields[i].value.as.s.n;
  }
  return n;
}

static void copy_fields(hf_payload *p, const hf_event *e, char **at) {
  for (uint32_t i = 0; i < e->nfields; i++) {
    hf_field f = e->fields[i];
    f.name = put(at, f.name);
    if (f.value.type == HF_STR) f.value.as.s = put(at, f.value.as.s);
    p->fields[i] = f;
    if (f.value.type == HF_STR && hf_str_eq(f.name, hf_str_lit("text"))) p->text = f.value.as.s;
  }
}

static size_t capture_bytes(const hf_capture_view *caps, uint32_t n) {
  size_t bytes = 0;
  for (uint32_t i = 0; caps && i < n; i++)
    bytes += (size_t)caps[i].phrase.n + caps[i].slot.n + (caps[i].value.type == HF_STR ? caps[i].value.as.s.n : 0);
  return bytes;
}

static void copy_captures(hf_payload *p, const hf_capture_view *caps, uint32_t n, char **at) {
  for (uint32_t i = 0; caps && i < n; i++) {
    hf_capture_view cap = caps[i];
    cap.phrase = put(at, cap.phrase);
    cap.slot = put(at, cap.slot);
    if (cap.value.type == HF_STR) cap.value.as.s = put(at, cap.value.as.s);
    p->caps[i] = cap;
  }
}

static hf_payload *block(const hf_policy *p, size_t bytes) {
  hf_scratch *s = p->scratch;
  if (bytes <= SPARE_BYTES && s->nspare) return s->spare[--s->nspare];
  return malloc(bytes > SPARE_BYTES ? bytes : SPARE_BYTES);
}

/* The order of the parts keeps each aligned: all of them but the bytes are made of 8-byte words. */
hf_payload *hf_payload_load(const hf_policy *p, const hf_event *e, uint32_t natoms, const hf_capture_view *from,
                            uint32_t ncaps, const hf_part *before) {
  size_t atoms = (size_t)natoms * sizeof(hf_atom), fields = (size_t)e->nfields * sizeof(hf_field);
  size_t caps = (size_t)ncaps * sizeof(hf_capture_view);
  size_t bytes = sizeof(hf_payload) + atoms + fields + caps + string_bytes(e) + capture_bytes(from, ncaps) +
                 (before ? before->words.n : 0);
  hf_payload *new = block(p, bytes);
  if (!new) return NULL;
  *new = (hf_payload){ .refs = natoms ? natoms : 1, .spare = bytes <= SPARE_BYTES, .line = e->line,
                       .at = e->at, .timed = e->nwords > 0, .nfields = e->nfields, .natoms = natoms };
  char *at = (char *)new->atoms + atoms;
  new->fields = (hf_field *)(void *)at;
  new->caps = (hf_capture_view *)(void *)(at + fields);
  at += fields + caps;
  new->type = put(&at, e->type);
  new->id = put(&at, e->id);
  new->source = put(&at, e->source);
  copy_fields(new, e, &at);
  copy_captures(new, from, ncaps, &at);
  if (before) {
    new->before = *before;
    new->before.words = put(&at, before->words);
  }
  return new;
}

hf_payload *hf_payload_new(const hf_policy *p, const hf_event *e, uint32_t natoms, uint32_t ncaps) {
  return hf_payload_load(p, e, natoms, NULL, ncaps, NULL);
}

void hf_payload_free(const hf_policy *p, hf_payload *payload) {
  hf_scratch *s = p->scratch;
  if (payload->spare && s->nspare < sizeof s->spare / sizeof *s->spare) s->spare[s->nspare++] = payload;
  else free(payload);
}

void hf_payload_drop(const hf_policy *p, hf_payload *payload) {
  if (payload && --payload->refs == 0) hf_payload_free(p, payload);
}
