/* SPDX-License-Identifier: MIT
 * Copies of events, each in one block: header, atoms, fields, captures, then all bytes of its strings.
 */
#include <stdlib.h>
#include <string.h>

#include "core/hf_contact_impl.h"

hf_str hf_payload_copy(char **at, hf_str s) {
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
    f.name = hf_payload_copy(at, f.name);
    if (f.value.type == HF_STR) f.value.as.s = hf_payload_copy(at, f.value.as.s);
    p->fields[i] = f;
    if (hf_str_eq(f.name, hf_str_lit("text")) && f.value.type == HF_STR) p->text = f.value.as.s;
  }
}

/* The order of the parts keeps each aligned: all of them but the bytes are made of 8-byte words. */
hf_payload *hf_payload_new(const hf_event *e, uint32_t natoms, uint32_t ncaps, size_t extra, char **spare) {
  size_t atoms = (size_t)natoms * sizeof(hf_atom), fields = (size_t)e->nfields * sizeof(hf_field);
  size_t caps = (size_t)ncaps * sizeof(hf_capture_view);
  hf_payload *p = malloc(sizeof *p + atoms + fields + caps + string_bytes(e) + extra);
  if (!p) return NULL;
  char *at = (char *)p->atoms + atoms;
  *p = (hf_payload){ .refs = natoms ? natoms : 1, .line = e->line, .nfields = e->nfields, .natoms = natoms };
  p->fields = (hf_field *)(void *)at;
  p->caps = (hf_capture_view *)(void *)(at + fields);
  at += fields + caps;
  p->type = hf_payload_copy(&at, e->type);
  p->id = hf_payload_copy(&at, e->id);
  p->source = hf_payload_copy(&at, e->source);
  copy_fields(p, e, &at);
  if (spare) *spare = at;
  return p;
}

void hf_payload_drop(hf_payload *p) {
  if (p && --p->refs == 0) free(p);
}
