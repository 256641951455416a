/* SPDX-License-Identifier: MIT
 * The words of a scan. Words are looked up when the automaton first comes to them; the text is folded as a whole only for
 * those who need that: quantities, negation, words as written.
 */
#include <stdlib.h>

#include "core/hf_scan_impl.h"

hf_scan *hf_scan_new(void) {
  hf_scan *s = calloc(1, sizeof *s);
  if (!s) return NULL;
  hf_glance_init(&s->glance);
  hf_words_init(&s->words);
  hf_folded_init(&s->folded);
  hf_words_init(&s->one);
  hf_folded_init(&s->one_folded);
  hf_written_init(&s->lookup.written);
  return s;
}

void hf_scan_free(hf_scan *s) {
  if (!s) return;
  hf_glance_fini(&s->glance);
  hf_words_fini(&s->words);
  hf_folded_fini(&s->folded);
  hf_words_fini(&s->one);
  hf_folded_fini(&s->one_folded);
  hf_written_fini(&s->lookup.written);
  free(s->lookup.term);
  free(s->known);
  free(s->of);
  for (int i = 0; i < 2; i++) {
    free(s->set[i].list);
    free(s->set[i].seen);
  }
  free(s->later);
  free(s->mark);
  free(s->found);
  free(s->captures.span);
  free(s->captures.job);
  free(s->captures.seen);
  free(s->capture);
  free(s->hit);
  free(s);
}

/* --- words --------------------------------------------------------------------------------------- */

enum { LOOKED = 0x80 }; /* beside HF_MAY_*: the word's terms are in `of` */

void hf_scan_is_whole(hf_scan *s, bool whole) {
  s->whole = whole;
  memset(s->u.read, 0, sizeof s->u.read); /* quantities are only read of a whole text */
}

hf_status hf_scan_whole(hf_scan *s) {
  if (s->whole) return HF_OK;
  hf_status st = hf_fold(&s->folded, HF_FOLD_DEFAULT, s->text, s->ntext);
  if (st == HF_OK && s->glance.expanded) st = hf_words_cut(&s->words, &s->folded, s->text);
  else if (st == HF_OK) hf_words_place(&s->words, &s->folded, 0, s->words.n);
  hf_scan_is_whole(s, st == HF_OK);
  return st;
}

/* Whether the text must be read as a whole for its words to be looked up: where the rest of it has a say in how one was
 * written. */
static bool looks_around(const hf_phrases *p) {
  return (p->terms.uses & HF_TERM_WRITTEN) != 0;
}

/* The terms of word i, which nobody knows yet. Alone: folding looks no further than a letter and its marks. */
static hf_status find_terms(hf_scan *s, const hf_phrases *p, uint32_t i) {
  const hf_word *word = &s->words.word[i];
  if (looks_around(p)) return hf_terms_find(&p->terms, &s->lookup, &s->words, i);
  const char *text = s->text + word->ofirst;
  hf_status st = hf_fold(&s->one_folded, HF_FOLD_DEFAULT, text, word->olast - word->ofirst);
  if (st == HF_OK) st = hf_words_cut(&s->one, &s->one_folded, text);
  return st == HF_OK && s->one.n > 0 ? hf_terms_find(&p->terms, &s->lookup, &s->one, 0) : st;
}

/* Where a word of n bytes is remembered. */
static known *known_place(hf_scan *s, const char *text, uint32_t n) {
  return &s->known[hf_hash(text, n) % KNOWN_WORDS];
}

static hf_status append_terms(hf_scan *s, const uint32_t *term, uint32_t n) {
  hf_status st = hf_grow(&s->lookup.term, s->lookup.n, n, &s->lookup.room, sizeof *term);
  if (st != HF_OK) return st;
  if (n) memcpy(s->lookup.term + s->lookup.n, term, n * sizeof *term);
  s->lookup.n += n;
  return st;
}

static void remember(known *k, const char *text, uint32_t n, const hf_lookup *all, uint32_t first) {
  uint32_t nterms = all->n - first;
  if (nterms > KNOWN_TERMS) return;
  k->n = (uint8_t)n;
  k->nterms = (uint8_t)nterms;
  memcpy(k->text, text, n);
  if (nterms) memcpy(k->term, all->term + first, nterms * sizeof *k->term);
}

hf_status hf_scan_look_up(hf_scan *s, const hf_phrases *p, uint32_t i) {
  if (s->glance.may[i] & LOOKED) return HF_OK;
  const hf_word *word = &s->words.word[i];
  const char *text = s->text + word->ofirst;
  uint32_t first = s->lookup.n, n = word->olast - word->ofirst;
  hf_status st = HF_OK;
  if (s->glance.may[i] & HF_MAY_ALL) {
    known *k = n <= KNOWN_BYTES && !looks_around(p) ? known_place(s, text, n) : NULL;
    if (k && k->n == n && memcmp(k->text, text, n) == 0) {
      st = append_terms(s, k->term, k->nterms);
    } else {
      st = find_terms(s, p, i);
      if (k && st == HF_OK) remember(k, text, n, &s->lookup, first);
    }
  }
  s->of[i] = (hf_terms_of){ first, s->lookup.n - first };
  s->glance.may[i] |= LOOKED;
  s->u.term = s->lookup.term;
  return st;
}

/* --- a text --------------------------------------------------------------------------------------- */

static hf_status make_room(hf_scan *s, const hf_phrases *p) {
  if (s->room_states < p->net.nstates) {
    for (int i = 0; i < 2; i++) {
      uint32_t *list = realloc(s->set[i].list, p->net.nstates * sizeof *list);
      if (!list) return HF_ENOMEM;
      s->set[i].list = list;
      uint64_t *seen = realloc(s->set[i].seen, p->net.nstates * sizeof *seen);
      if (!seen) return HF_ENOMEM;
      s->set[i].seen = seen;
      memset(seen, 0, p->net.nstates * sizeof *seen);
    }
    s->room_states = p->net.nstates;
  }
  if (s->room_marks < p->nphrases) {
    mark *m = realloc(s->mark, p->nphrases * sizeof *m);
    if (!m) return HF_ENOMEM;
    s->mark = m;
    memset(m, 0, p->nphrases * sizeof *m);
    s->room_marks = p->nphrases;
  }
  if (!s->known || s->known_stamp != p->terms.stamp) {
    if (!s->known && !(s->known = malloc(KNOWN_WORDS * sizeof *s->known))) return HF_ENOMEM;
    for (uint32_t i = 0; i < KNOWN_WORDS; i++) s->known[i].n = 0;
    s->known_stamp = p->terms.stamp;
  }
  return HF_OK;
}

hf_status hf_scan_prepare(hf_scan *s, const hf_phrases *p, const char *text, size_t n) {
  if (n > HF_FOLD_MAX) return HF_ELIMIT;
  hf_status st = make_room(s, p);
  if (st != HF_OK) return st;
  s->text = text;
  s->ntext = n;
  s->whole = false;
  s->lookup.n = 0;
  s->lookup.written.plain = -1;
  s->scan++;
  s->nfound = 0;
  hf_glance_begin(&s->glance, &s->words, text);
  return HF_OK;
}

hf_status hf_scan_ready(hf_scan *s, const hf_phrases *p) {
  hf_status st = looks_around(p) ? hf_scan_whole(s) : HF_OK;
  if (st == HF_OK) st = hf_grow(&s->of, 0, s->words.n + 1, &s->room_of, sizeof *s->of);
  s->u.words = &s->words;
  s->u.term = s->lookup.term;
  s->u.of = s->of;
  return st;
}

hf_status hf_scan_begin(hf_scan *s, const hf_phrases *p, const char *text, size_t n) {
  hf_status st = hf_scan_prepare(s, p, text, n);
  if (st == HF_OK) st = hf_glance_more(&s->glance, &p->filter, &s->words, text, (uint32_t)n, (uint32_t)n);
  return st == HF_OK ? hf_scan_ready(s, p) : st;
}
