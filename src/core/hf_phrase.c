/* SPDX-License-Identifier: MIT
 * Building and compiling a set of phrases: each pattern is read, joins the net, and gets a program if it has slots.
 */
#include <stdlib.h>

#include "core/hf_phrase_set.h"

enum { PHRASES_MOST = 1 << 20, PATTERNS_MOST = 1 << 22 };

struct hf_phrase_builder {
  hf_pattern tree; /* of the pattern being read */
  hf_terms terms;
  hf_net_builder net;
  hf_programs programs;
  hf_intern names; /* of slots */
  hf_pattern_of *pattern; /* owned */
  uint32_t npatterns, room_patterns;
  uint8_t *flags; /* owned: of each phrase */
  uint32_t nphrases, room_phrases;
  uint32_t width; /* of the widest pattern */
};

hf_phrase_builder *hf_phrase_builder_new(void) {
  hf_phrase_builder *b = calloc(1, sizeof *b);
  if (!b) return NULL;
  hf_pattern_init(&b->tree);
  hf_terms_init(&b->terms);
  hf_net_builder_init(&b->net);
  hf_intern_init(&b->names);
  return b;
}

void hf_phrase_builder_free(hf_phrase_builder *b) {
  if (!b) return;
  hf_pattern_fini(&b->tree);
  hf_terms_fini(&b->terms);
  hf_net_builder_fini(&b->net);
  hf_intern_fini(&b->names);
  free(b->programs.op);
  free(b->pattern);
  free(b->flags);
  free(b);
}

hf_status hf_phrase_add(hf_phrase_builder *b, uint32_t flags, uint32_t *phrase) {
  if (flags & ~(uint32_t)HF_PHRASE_UNLESS_NEGATED) return HF_EINVAL;
  if (b->nphrases >= PHRASES_MOST) return HF_ELIMIT;
  hf_status st = hf_grow(&b->flags, b->nphrases, 1, &b->room_phrases, sizeof *b->flags);
  if (st != HF_OK) return st;
  b->flags[b->nphrases] = (uint8_t)flags;
  *phrase = b->nphrases++;
  return HF_OK;
}

hf_status hf_phrase_pattern(hf_phrase_builder *b, uint32_t phrase, const char *pattern, size_t n, hf_pattern_error *err) {
  *err = (hf_pattern_error){ 0, "no such phrase; expected an id of hf_phrase_add" };
  if (phrase >= b->nphrases) return HF_EINVAL;
  *err = (hf_pattern_error){ 0, "too many patterns; expected at most 4194304" };
  if (b->npatterns >= PATTERNS_MOST) return HF_ELIMIT;
  hf_status st = hf_pattern_read(&b->tree, &b->terms, &b->names, pattern, n, err);
  if (st != HF_OK) return st;
  hf_pattern_of of = { phrase, HF_NO_PROGRAM };
  uint32_t before = b->programs.n;
  *err = (hf_pattern_error){ 0, "out of memory" };
  st = hf_grow(&b->pattern, b->npatterns, 1, &b->room_patterns, sizeof *b->pattern);
  if (st == HF_OK && b->tree.slots) st = hf_program_add(&b->programs, &b->tree, &of.program);
  if (st == HF_OK) st = hf_net_add(&b->net, &b->tree, b->npatterns);
  if (st != HF_OK) {
    b->programs.n = before;
    return st;
  }
  b->pattern[b->npatterns++] = of;
  if (b->tree.width > b->width) b->width = b->tree.width;
  return HF_OK;
}

/* --- compiling ----------------------------------------------------------------------------------- */

static void *copy(const void *from, size_t bytes) {
  void *to = malloc(bytes ? bytes : 1);
  if (to && bytes) memcpy(to, from, bytes);
  return to;
}

static hf_status copy_lists(hf_phrases *p, const hf_phrase_builder *b) {
  p->npatterns = b->npatterns;
  p->nphrases = b->nphrases;
  p->nslots = b->names.n;
  p->width = b->width;
  p->programs.n = p->programs.room = b->programs.n;
  p->programs.op = copy(b->programs.op, b->programs.n * sizeof *b->programs.op);
  p->pattern = copy(b->pattern, b->npatterns * sizeof *b->pattern);
  p->flags = copy(b->flags, b->nphrases);
  p->names = copy(b->names.bytes, b->names.nbytes);
  p->name = copy(b->names.start, b->names.n ? (b->names.n + 1) * sizeof *b->names.start : 0);
  return p->programs.op && p->pattern && p->flags && p->names && p->name ? HF_OK : HF_ENOMEM;
}

hf_status hf_phrase_compile(const hf_phrase_builder *b, hf_phrases **out) {
  hf_phrases *p = calloc(1, sizeof *p);
  if (!p) return HF_ENOMEM;
  hf_status st = copy_lists(p, b);
  if (st == HF_OK) st = hf_terms_freeze(&p->terms, &b->terms);
  if (st == HF_OK) st = hf_net_freeze(&p->net, &b->net, p->terms.nterms);
  if (st == HF_OK) st = hf_filter_make(&p->filter, &p->terms, &p->net);
  if (st != HF_OK) {
    hf_phrases_free(p);
    return st;
  }
  *out = p;
  return HF_OK;
}

void hf_phrases_free(hf_phrases *p) {
  if (!p) return;
  hf_terms_fini(&p->terms);
  hf_net_fini(&p->net);
  hf_filter_fini(&p->filter);
  free(p->programs.op);
  free(p->pattern);
  free(p->flags);
  free(p->names);
  free(p->name);
  free(p);
}

uint32_t hf_phrases_count(const hf_phrases *p) {
  return p->nphrases;
}

hf_str hf_phrases_slot_name(const hf_phrases *p, uint32_t slot) {
  if (slot >= p->nslots) return (hf_str){ NULL, 0 };
  return (hf_str){ p->names + p->name[slot], p->name[slot + 1] - p->name[slot] };
}
