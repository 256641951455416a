/* SPDX-License-Identifier: MIT
 * Words as written: letters with their seats and marks, compared where the folded word has matched already.
 */
#include "core/hf_written.h"

#include <string.h>

#include "core/hf_letters.h"

/* Seats, vowel marks and Latin diacritics stay; everything that is only another way to write the same goes. */
#define KEEP (HF_FOLD_TATWEEL | HF_FOLD_PERSIAN | HF_FOLD_DIGITS | HF_FOLD_CASE | HF_FOLD_INVISIBLE | HF_FOLD_COMPAT)

typedef struct glyph { /* a letter and what stands on it; 0: nothing */
  uint32_t letter; /* without its seat */
  uint32_t seat; /* hamza above or below, madda, wasla, as the combining mark */
  uint32_t vowel; /* tanwin, short vowel, sukun, superscript alef */
  uint32_t shadda;
  uint32_t marks; /* combining marks of Latin, mixed together */
} glyph;

void hf_written_init(hf_written *t) {
  hf_folded_init(&t->word);
  t->plain = -1;
}

void hf_written_fini(hf_written *t) {
  hf_folded_fini(&t->word);
}

/* Hamza alone and on its seats are U+0621..0626, the combining ones U+0654 and U+0655, the presentation forms
 * U+FE80..FE8C. */
bool hf_written_hamza(const hf_words *w, uint32_t at, uint32_t n) {
  uint32_t first = w->folded->map[at], last = w->folded->map[at + n];
  const unsigned char *s = (const unsigned char *)w->original;
  for (uint32_t i = first; i + 1 < last; i++) {
    if (s[i] == 0xD8 && s[i + 1] >= 0xA1 && s[i + 1] <= 0xA6) return true;
    if (s[i] == 0xD9 && (s[i + 1] == 0x94 || s[i + 1] == 0x95)) return true;
    if (s[i] == 0xEF && s[i + 1] == 0xBA && i + 2 < last && s[i + 2] >= 0x80 && s[i + 2] <= 0x8C) return true;
  }
  return false;
}

hf_status hf_written_keep(hf_written *t, const char *s, uint32_t n) {
  return hf_fold(&t->word, KEEP, s, n);
}

static bool is_mark(uint32_t c) {
  return (c >= 0x300 && c <= 0x36F) || (c >= 0x64B && c <= 0x65F) || c == 0x670 || (c >= 0x6D6 && c <= 0x6ED);
}

static void glyph_take(glyph *g, uint32_t c) {
  if (c == 0x651) g->shadda = c;
  else if (c >= 0x653 && c <= 0x655) g->seat = c;
  else if (c == 0x670 || (c >= 0x64B && c <= 0x652)) g->vowel = c;
  else if (c < 0x370) g->marks = g->marks * 31 + c;
}

static glyph glyph_next(const char **p, const char *end) {
  static const struct { /* letters that carry their seat in one code point */
    uint16_t letter, bare, seat;
  } seated[] = {
    { 0x622, HF_ALEF, 0x653 }, { 0x623, HF_ALEF, 0x654 }, { 0x625, HF_ALEF, 0x655 }, { 0x671, HF_ALEF, 0x671 },
    { 0x624, HF_WAW, 0x654 },  { 0x626, HF_YEH, 0x654 },  { 0x649, HF_YEH, 0 },      { 0x629, HF_HEH, 0 },
    { 0x6CC, HF_YEH, 0 },
  };
  glyph g = { hf_letter_next(p), 0, 0, 0, 0 };
  for (size_t i = 0; i < sizeof seated / sizeof *seated; i++)
    if (seated[i].letter == g.letter) {
      g.letter = seated[i].bare;
      g.seat = seated[i].seat;
      break;
    }
  while (*p < end) {
    const char *q = *p;
    uint32_t c = hf_letter_next(&q);
    if (!is_mark(c)) break;
    glyph_take(&g, c);
    *p = q;
  }
  return g;
}

static bool is_latin(uint32_t c) {
  return c < 0x250 || (c >= 0x1E00 && c < 0x1F00);
}

/* Whether no Latin letter of the utterance has a diacritic: then its writer uses none. */
static bool utterance_is_plain(hf_written *t, const hf_words *w) {
  if (t->plain < 0) {
    const unsigned char *s = (const unsigned char *)w->original;
    uint32_t n = w->folded->map[w->folded->n];
    t->plain = 1;
    for (uint32_t i = 0; i < n && t->plain; i++) {
      bool letter = s[i] >= 0xC3 && s[i] <= 0xC9; /* U+00C0..024F */
      bool mark = s[i] == 0xCC || (s[i] == 0xCD && i + 1 < n && s[i + 1] < 0xB0); /* U+0300..036F */
      bool more = s[i] == 0xE1 && i + 1 < n && s[i + 1] >= 0xB8 && s[i + 1] <= 0xBB; /* U+1E00..1EFF */
      if (letter || mark || more) t->plain = 0;
    }
  }
  return t->plain;
}

static bool other(uint32_t pattern, uint32_t text) {
  return pattern && text && pattern != text;
}

static bool glyph_fits(hf_written *t, const hf_words *w, const glyph *p, const glyph *g) {
  if (is_latin(p->letter)) {
    if (p->letter == g->letter && p->marks == g->marks) return true;
    return g->letter < 0x80 && !g->marks && utterance_is_plain(t, w);
  }
  bool carrier = p->seat && g->seat && p->letter != g->letter; /* the hamza sits on waw here, on yeh there */
  return !carrier && !other(p->seat, g->seat) && !other(p->vowel, g->vowel) && p->marks == g->marks;
}

hf_status hf_written_fits(hf_written *t, const hf_words *w, uint32_t i, uint32_t skip, const char *kept, uint32_t n,
                          bool *fits) {
  uint32_t first = w->word[i].ofirst, last = w->word[i].olast;
  hf_status st = hf_written_keep(t, w->original + first, last - first);
  if (st != HF_OK) return st;
  const char *p = kept, *pend = kept + n, *s = t->word.text, *send = s + t->word.n;
  while (skip-- && s < send) glyph_next(&s, send);
  *fits = true;
  while (*fits && p < pend && s < send) {
    glyph pattern = glyph_next(&p, pend), text = glyph_next(&s, send);
    *fits = glyph_fits(t, w, &pattern, &text);
  }
  return HF_OK;
}
