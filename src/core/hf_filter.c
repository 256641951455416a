/* SPDX-License-Identifier: MIT
 * A word's first sixteen letters are two numbers of 64 bits, so a hash is two multiplications, and a word without its
 * proclitic is read from a letter further on.
 */
#include "core/hf_filter.h"

#include <stdlib.h>
#include <string.h>

#include "core/hf_fold_rule.h"
#include "core/hf_letters.h"

enum { RUNS_MOST = 3 }; /* of one word, as hf_lookup.c shortens them; with more it may be anything */

#define CODE(letter) (HF_CODE_ARABIC | ((letter) & 0x7F)) /* of an Arabic letter */

typedef struct letters {
  uint64_t low, high; /* the first eight, the next eight; 0 behind the last */
} letters;

static inline letters letters_of(const uint8_t *code, uint32_t n) {
  letters x = { hf_filter_load(code), 0 };
  if (n <= 8) {
    uint32_t beyond = 64 - 8 * n;
    return (letters){ x.low << beyond >> beyond, 0 };
  }
  x.high = hf_filter_load(code + 8);
  if (n < 16) {
    uint32_t beyond = 128 - 8 * n;
    x.high = x.high << beyond >> beyond;
  }
  return x;
}

/* The letters with one more before them. */
static inline letters with_first(letters x, uint8_t code) {
  return (letters){ x.low << 8 | code, x.high << 8 | x.low >> 56 };
}

static inline uint64_t hash_of(letters x) {
  uint64_t h = x.low * 0x9E3779B97F4A7C15u + x.high * 0xC2B2AE3D27D4EB4Fu;
  return (h ^ h >> 32) * 0xFF51AFD7ED558CCDu;
}

/* Letters that proclitics are made of; all others go on with the word. */
static bool may_chain(uint8_t code) {
  switch (code) {
  case CODE(HF_WAW): case CODE(HF_FEH): case CODE(HF_BEH): case CODE(HF_KAF): case CODE(HF_LAM): case CODE(HF_SEEN):
  case CODE(HF_HEH): case CODE(HF_HAH): case CODE(HF_ALEF): case CODE(0x639): return true; /* ain */
  default: return false;
  }
}

/* --- making it ----------------------------------------------------------------------------------- */

static uint32_t codes_of(const char *s, uint32_t n, uint8_t code[HF_WORD_BYTES + 24]) {
  uint32_t k = 0;
  for (const char *end = s + n; s < end;) {
    uint32_t c = hf_letter_next(&s);
    code[k++] = c == '\'' ? (uint8_t)HF_CODE_INSIDE : hf_fold_code_of(c, hf_fold_class(c));
  }
  memset(code + k, 0, 24);
  return k;
}

static uint64_t bit_of(uint32_t term, uint32_t above) {
  return UINT64_C(1) << (term * 0x9E3779B1u >> 28) << above;
}

/* What a state says of a word that leads to it from the root: which terms go on from there, or from where it gets to
 * without a word, and whether something else does. */
static uint64_t may_begin(const hf_net *net, uint32_t state, uint32_t depth) {
  const hf_state *here = &net->state[state];
  uint64_t may = HF_MAY_BEGIN;
  uint32_t e = here->first;
  for (; e < here->first + here->nterms; e++) may |= bit_of(net->edge[e].label, HF_FILTER_NEXT);
  for (; e < here[1].first; e++)
    may |= net->edge[e].label != HF_EDGE_FREE || depth > 8 ? HF_MAY_STAND : may_begin(net, net->edge[e].to, depth + 1);
  return may;
}

static void mark_terms(uint64_t *may, uint32_t nterms, const hf_net *net) {
  for (uint32_t t = 0; t < nterms; t++) {
    may[t] |= bit_of(t, HF_FILTER_SELF);
    for (uint32_t i = net->root_first[t]; i < net->root_first[t + 1]; i++)
      may[t] |= may_begin(net, net->root_to[i] & ~HF_ROOT_AT_START, 0);
  }
  for (uint32_t s = 1; s < net->nstates; s++)
    for (uint32_t e = net->state[s].first; e < net->state[s].first + net->state[s].nterms; e++)
      may[net->edge[e].label] |= HF_MAY_FOLLOW;
}

/* What a word of the table begins with, as it stands and with a letter before it. */
static void set_quick(hf_filter *f, const uint8_t *code, uint32_t n, uint64_t may) {
  uint64_t heads[2] = { hf_filter_head(code, n), hf_filter_head(code, n < 7 ? n : 7) };
  for (int i = 0; i < 2; i++) f->quick[heads[i] * 0x9E3779B97F4A7C15u >> f->quick_shift] |= may & HF_MAY_ALL;
  if (!f->tail || n < 2) return;
  uint32_t tail = code[n - 1] | (uint32_t)code[n - 2] << 8;
  f->tail[tail >> 6] |= 1ull << (tail & 63);
}

/* A loose hamza that a word of the text may have: before an alef at the beginning, behind a yeh at the end. */
static void set_hamzas(hf_filter *f, const uint8_t *code, uint32_t n, uint64_t may) {
  uint8_t word[HF_WORD_BYTES + 26] = { CODE(HF_HAMZA) };
  bool alef = code[0] == CODE(HF_ALEF), yeh = code[n - 1] == CODE(HF_YEH);
  memcpy(word + 1, code, n);
  if (alef) set_quick(f, word, n + 1, may);
  if (!yeh) return;
  word[n + 1] = CODE(HF_HAMZA);
  set_quick(f, word + 1, n + 1, may);
  if (alef) set_quick(f, word, n + 2, may);
}

/* The hash's bits that a slot keeps. */
static inline uint64_t print_of(uint64_t hash) {
  return (hash & 0xFFFFFF) << 8;
}

static void insert(hf_filter *f, const uint8_t *code, uint32_t n, uint64_t may) {
  uint64_t hash = hash_of(letters_of(code, n));
  uint32_t mask = (uint32_t)(UINT64_C(1) << (64 - f->slot_shift)) - 1, place = (uint32_t)(hash >> f->slot_shift);
  while (f->slot[place] && (f->slot[place] & 0xFFFFFF00) != print_of(hash)) place = (place + 1) & mask;
  f->slot[place] |= print_of(hash) | may | 0x80; /* never 0 */
  set_quick(f, code, n, may);
  set_hamzas(f, code, n, may);
}

static hf_status make_room(hf_filter *f, const hf_terms *terms) {
  uint32_t log = 8;
  while (log < 24 && 1u << log < terms->nentries * 2) log++;
  uint32_t quick = log + 2 < 12 ? 12 : log + 2;
  *f = (hf_filter){ .slot_shift = 64 - log, .quick_shift = 64 - quick, .uses = terms->uses };
  f->slot = calloc((size_t)1 << log, sizeof *f->slot);
  f->quick = calloc((size_t)1 << quick, 1);
  if (terms->uses & HF_TERM_FUZZY) f->fuzzy = calloc(256, sizeof *f->fuzzy);
  if (terms->uses & HF_TERM_PROCLITIC) f->tail = calloc(1 << 10, sizeof *f->tail);
  bool all = (f->fuzzy || !(terms->uses & HF_TERM_FUZZY)) && (f->tail || !(terms->uses & HF_TERM_PROCLITIC));
  f->careful = (terms->uses & (HF_TERM_FUZZY | HF_TERM_PREFIX)) != 0;
  for (uint32_t code = HF_CODE_ARABIC; code < 256; code++)
    if (code == CODE(HF_WAW) || code == CODE(HF_FEH) || (f->tail && may_chain((uint8_t)code))) f->joins[code] = HF_MAY_ALL;
  return f->slot && f->quick && all ? HF_OK : HF_ENOMEM;
}

hf_status hf_filter_make(hf_filter *f, const hf_terms *terms, const hf_net *net) {
  uint64_t *may = calloc(terms->nterms + 1, sizeof *may);
  if (make_room(f, terms) != HF_OK || !may) {
    free(may);
    hf_filter_fini(f);
    return HF_ENOMEM;
  }
  mark_terms(may, terms->nterms, net);
  for (uint32_t i = 0; i < terms->nentries; i++) {
    const hf_entry *e = &terms->entry[i];
    uint8_t code[HF_WORD_BYTES + 24];
    uint32_t n = codes_of(terms->pool + e->at, e->n, code);
    insert(f, code, n, may[e->term]);
    if (e->key == HF_KEY_PREFIX) f->prefixes |= 1ull << (n < HF_FILTER_LETTERS ? n : 0);
    if (e->key == HF_KEY_FUZZY && n < HF_FILTER_LETTERS - 1) f->fuzzy[code[0]] |= 7ull << (n - 1); /* one more, one less */
  }
  free(may);
  return HF_OK;
}

void hf_filter_fini(hf_filter *f) {
  free(f->quick);
  free(f->slot);
  free(f->fuzzy);
  free(f->tail);
  *f = (hf_filter){ 0 };
}

/* --- one word ------------------------------------------------------------------------------------ */

static uint64_t find(const hf_filter *f, uint64_t hash) {
  uint32_t mask = (uint32_t)(UINT64_C(1) << (64 - f->slot_shift)) - 1, place = (uint32_t)(hash >> f->slot_shift);
  for (; f->slot[place]; place = (place + 1) & mask)
    if ((f->slot[place] & 0xFFFFFF00) == print_of(hash)) return f->slot[place] & HF_FILTER_ANYTHING;
  return 0;
}

static inline uint64_t may_of(const hf_filter *f, letters x) {
  return find(f, hash_of(x));
}

/* A word by its beginning, or by one that is an edit away. */
static uint64_t may_nearly(const hf_filter *f, const uint8_t *code, uint32_t n) {
  uint64_t may = 0;
  if (f->fuzzy && n < HF_FILTER_LETTERS && f->fuzzy[code[0]] >> n & 1) return HF_FILTER_ANYTHING;
  if (f->prefixes & 1) return HF_FILTER_ANYTHING; /* one is too long to tell */
  for (uint64_t left = f->prefixes; left; left &= left - 1) {
    uint32_t k = (uint32_t)__builtin_ctzll(left);
    if (k < n) may |= may_of(f, letters_of(code, k));
  }
  return may;
}

static inline uint64_t may_stem(const hf_filter *f, const uint8_t *code, uint32_t n) {
  uint64_t may = may_of(f, letters_of(code, n));
  return f->prefixes || f->fuzzy ? may | may_nearly(f, code, n) : may;
}

/* Whether three neighbours of sixteen or fewer are equal: a zero byte in the difference with the next one, twice. */
static inline bool has_run_of(uint64_t x, uint32_t n) {
  const uint64_t low = 0x0101010101010101u, high = low << 7;
  x ^= x >> 8;
  uint64_t zero = ~(((x & ~high) + ~high) | x) & high, runs = zero & zero >> 8;
  return n > 2 && runs << (64 - 8 * (n - 2)) != 0;
}

static bool has_run(const uint8_t *code, uint32_t n) {
  for (uint32_t i = 0; i + 2 < n; i++)
    if (code[i] == code[i + 1] && code[i] == code[i + 2]) return true;
  return false;
}

/* What the word may be without its first letters, also with the alef or alef-lam that joining has swallowed. */
static uint64_t may_chained(const hf_filter *f, const uint8_t *code, uint32_t n) {
  uint64_t may = 0;
  for (uint32_t k = 1; k <= 5 && k < n && may_chain(code[k - 1]); k++) {
    uint8_t put[HF_FILTER_LETTERS + 32];
    may |= may_stem(f, code + k, n - k);
    if (f->prefixes || f->fuzzy) {
      put[0] = CODE(HF_ALEF);
      put[1] = CODE(HF_LAM);
      memcpy(put + 2, code + k, n - k + 24);
      may |= may_stem(f, put, n - k + 2);
      put[1] = CODE(HF_ALEF);
      may |= may_stem(f, put + 1, n - k + 1);
    } else {
      letters rest = letters_of(code + k, n - k);
      may |= may_of(f, with_first(rest, CODE(HF_ALEF)));
      may |= may_of(f, with_first(with_first(rest, CODE(HF_LAM)), CODE(HF_ALEF)));
    }
  }
  return may;
}

/* A hamza that may fall at either end: before an alef, behind a yeh. */
static inline bool has_loose_hamza(const uint8_t *code, uint32_t n) {
  const uint8_t hamza = CODE(HF_HAMZA);
  return (code[0] == hamza && code[1] == CODE(HF_ALEF)) || (code[n - 1] == hamza && n > 1 && code[n - 2] == CODE(HF_YEH));
}

/* Whether no other letter has the code. */
static bool is_sure(uint8_t code) {
  return (code > HF_CODE_LATIN && code <= (HF_CODE_LATIN | 26)) || (code >= CODE(HF_HAMZA) && code <= CODE(HF_YEH));
}

/* The word with its runs as two letters where `two` has their bit, else as one; how many letters. Counts the runs: too
 * many where a letter of one is not sure. */
static uint32_t shorten(const uint8_t *code, uint32_t n, uint32_t two, uint8_t *out, uint32_t *runs) {
  uint32_t k = 0;
  *runs = 0;
  for (uint32_t i = 0, next; i < n; i = next) {
    for (next = i + 1; next < n && code[next] == code[i]; next++) {}
    uint32_t keep = next - i;
    if (keep >= 3) {
      if (!is_sure(code[i])) *runs = RUNS_MOST;
      keep = 1 + (two >> *runs & 1);
      ++*runs;
    }
    while (keep--) out[k++] = code[i];
  }
  return k;
}

/* What a word with runs may be: each is one letter or two. */
static uint64_t may_shortened(const hf_filter *f, const uint8_t *code, uint32_t n, uint32_t script) {
  uint8_t out[HF_FILTER_LETTERS + 24];
  uint64_t may = 0;
  uint32_t runs;
  shorten(code, n, 0, out, &runs);
  if (runs > RUNS_MOST) return HF_FILTER_ANYTHING;
  for (uint32_t two = 0; two < 1u << runs; two++) {
    uint32_t k = shorten(code, n, two, out, &runs);
    memset(out + k, 0, 24);
    may |= hf_filter_may(f, out, k, script);
  }
  return may;
}

uint64_t hf_filter_may(const hf_filter *f, const uint8_t *code, uint32_t n, uint32_t script) {
  if (n >= HF_FILTER_LETTERS) return HF_FILTER_ANYTHING;
  letters x = letters_of(code, n);
  if (script != HF_WORD_DIGITS && (n <= 8 ? has_run_of(x.low, n) : has_run(code, n))) return may_shortened(f, code, n, script);
  uint64_t may = may_of(f, x);
  if (f->prefixes || f->fuzzy) may |= may_nearly(f, code, n);
  if (script != HF_WORD_ARABIC) return may;
  if (has_loose_hamza(code, n)) return HF_FILTER_ANYTHING;
  if (f->uses & HF_TERM_PROCLITIC) return may | may_chained(f, code, n);
  bool conjunction = code[0] == CODE(HF_WAW) || code[0] == CODE(HF_FEH);
  return conjunction && n > 1 ? may | may_stem(f, code + 1, n - 1) : may;
}
