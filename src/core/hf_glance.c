/* SPDX-License-Identifier: MIT
 * One pass over the original bytes by the tables of hf_fold. Letters become one byte each and go into a rolling hash,
 *
 *   h(abc) = a k^3 + b k^2 + c k,      h(bc) = h(abc) - h(a) k^2
 *
 * so a word without its proclitic is hashed by one subtraction. What the tables cannot say alone (marks that compose,
 * apostrophes, a point between digits, other scripts) sends its token, from one white space to the next, the slow way.
 */
#include "core/hf_glance.h"

#include <stdlib.h>

#include "core/hf_fold_rule.h"
#include "core/hf_letters.h"

#define K 0x9E3779B1u
#define BUCKET(h, shift) (((h) * 0x85EBCA6Bu) >> (shift))

enum { ALL = HF_MAY_BEGIN | HF_MAY_STAND | HF_MAY_FOLLOW, LETTERS = 64 };
enum { GONE = HF_CLASS_OTHER + 1, ODD = HF_CLASS_OTHER + 2 }; /* beside hf_class */

/* --- the filter ---------------------------------------------------------------------------------- */

/* The byte that stands for a letter of a folded word, 0: it has none. */
static uint32_t code_of(uint32_t letter) {
  if (letter < 0x80) return letter;
  return letter >= 0x600 && letter < 0x700 ? letter & 0xFF : 0;
}

static bool hash_entry(const char *s, uint32_t n, uint32_t *hash, uint32_t *letters) {
  *hash = *letters = 0;
  for (const char *end = s + n; s < end; ++*letters) {
    uint32_t code = code_of(hf_letter_next(&s));
    if (!code) return false;
    *hash = (*hash + code) * K;
  }
  return true;
}

/* What hf_filter.letter says of a code point. */
static uint16_t letter_of(const hf_fold_entry *e) {
  unsigned first = (unsigned char)e->out[0];
  if (e->len == 0) return GONE << 8;
  if (e->len == 1) return (uint16_t)(hf_fold_classes[first] << 8 | first);
  if (e->len != 2 || first < 0x80) return ODD << 8;
  uint32_t point = (first & 0x1F) << 6 | ((unsigned char)e->out[1] & 0x3F), k = hf_fold_classes[point];
  if (k > HF_CLASS_SENTENCE && !(k == HF_CLASS_ARABIC && code_of(point))) k = ODD;
  return (uint16_t)(k << 8 | (point & 0xFF));
}

/* Whether a state, or one reached from it without a word, goes on without a word of a pattern. */
static bool stands(const hf_net *net, uint32_t state, uint32_t depth) {
  for (uint32_t e = net->state[state].first + net->state[state].nterms; e < net->state[state + 1].first; e++) {
    if (net->edge[e].label != HF_EDGE_FREE || depth > 8) return true;
    if (stands(net, net->edge[e].to, depth + 1)) return true;
  }
  return false;
}

static void mark_terms(uint8_t *may, uint32_t nterms, const hf_net *net) {
  for (uint32_t t = 0; t < nterms; t++)
    for (uint32_t i = net->root_first[t]; i < net->root_first[t + 1]; i++)
      may[t] |= HF_MAY_BEGIN | (stands(net, net->root_to[i] & ~HF_ROOT_AT_START, 0) ? HF_MAY_STAND : 0);
  for (uint32_t s = 1; s < net->nstates; s++)
    for (uint32_t e = net->state[s].first; e < net->state[s].first + net->state[s].nterms; e++)
      may[net->edge[e].label] |= HF_MAY_FOLLOW;
}

hf_status hf_filter_make(hf_filter *f, const hf_terms *terms, const hf_net *net) {
  uint32_t log = 8;
  while (log < 20 && 1u << log < terms->nentries * 8) log++;
  *f = (hf_filter){ .may = calloc(1u << log, 1), .shift = 32 - log, .uses = terms->uses };
  uint8_t *may = calloc(terms->nterms + 1, 1);
  if (!f->may || !may) {
    free(may);
    hf_filter_fini(f);
    return HF_ENOMEM;
  }
  for (uint32_t i = 0; i < 0x800; i++) f->letter[i] = letter_of(&hf_fold_point[i]);
  for (uint32_t i = 0; i < 256; i++) {
    uint32_t k = f->letter[0x600 + i] >> 8;
    f->arabic[i] = k == GONE ? 1 : k == HF_CLASS_ARABIC ? (uint8_t)f->letter[0x600 + i] : 0;
  }
  mark_terms(may, terms->nterms, net);
  for (uint32_t i = 0; i < terms->nentries; i++) {
    const hf_entry *e = &terms->entry[i];
    uint32_t hash, letters;
    if (!hash_entry(terms->pool + e->at, e->n, &hash, &letters)) continue; /* such words always go the slow way */
    f->may[BUCKET(hash, f->shift)] |= may[e->term];
    if (e->key == HF_KEY_PREFIX) f->prefixes |= 1ull << (letters < LETTERS ? letters : 0);
  }
  free(may);
  return HF_OK;
}

void hf_filter_fini(hf_filter *f) {
  free(f->may);
  *f = (hf_filter){ 0 };
}

/* --- one word ------------------------------------------------------------------------------------ */

typedef struct spell { /* a word as it is read */
  uint32_t hash;
  uint32_t n; /* letters */
  uint8_t code[LETTERS + 16]; /* the letters of a word that has fewer than LETTERS; behind them anything */
} spell;

/* Whether three neighbours are equal. Eight letters at a time: a zero byte in the difference with the next one. */
static bool has_run(const spell *w) {
  const uint64_t low = 0x0101010101010101u, high = low << 7;
  for (uint32_t i = 0; i + 2 < w->n; i += 6) { /* seven differences a time, six of them with the next one's */
    uint64_t x;
    memcpy(&x, w->code + i, 8);
    x ^= x >> 8;
    uint64_t zero = ~(((x & ~high) + ~high) | x) & high & ~(UINT64_C(0xFF) << 56);
    uint64_t runs = zero & zero >> 8;
    uint32_t left = w->n - 2 - i; /* letters that can begin a run */
    if (left < 6) runs &= (UINT64_C(1) << 8 * left) - 1;
    if (runs) return true;
  }
  return false;
}

/* The hash of the first k letters. */
static uint32_t hash_upto(const spell *w, uint32_t k) {
  uint32_t hash = 0;
  for (uint32_t i = 0; i < k; i++) hash = (hash + w->code[i]) * K;
  return hash;
}

static uint32_t power(uint32_t n) {
  uint32_t k = K, p = 1;
  for (; n; n >>= 1, k *= k)
    if (n & 1) p *= k;
  return p;
}

/* Folded code bytes of letters that proclitics are made of; all others go on with the word. */
static bool may_chain(uint8_t code) {
  switch (code) {
  case HF_WAW & 0xFF: case HF_FEH & 0xFF: case HF_BEH & 0xFF: case HF_KAF & 0xFF: case HF_LAM & 0xFF: case HF_SEEN & 0xFF:
  case HF_HEH & 0xFF: case HF_HAH & 0xFF: case HF_ALEF & 0xFF: case 0x39: return true; /* 0x639: ain */
  default: return false;
  }
}

static uint32_t may_of(const hf_filter *f, uint32_t hash) {
  return f->may[BUCKET(hash, f->shift)];
}

/* What the word may be without its first k letters, also with the alef or alef-lam that joining has swallowed. */
static uint32_t may_without(const hf_filter *f, const spell *w, uint32_t k) {
  uint32_t rest = w->n - k, top = power(rest), hash = w->hash - hash_upto(w, k) * top;
  uint32_t may = may_of(f, hash);
  if (!(f->uses & HF_TERM_PROCLITIC)) return may;
  may |= may_of(f, hash + (HF_ALEF & 0xFF) * top * K);
  return may | may_of(f, hash + (HF_LAM & 0xFF) * top * K + (HF_ALEF & 0xFF) * top * K * K);
}

static uint32_t may_be(const hf_filter *f, const spell *w, uint32_t script) {
  if (w->n >= LETTERS || (script != HF_WORD_DIGITS && has_run(w))) return ALL;
  if ((f->uses & HF_TERM_FUZZY) && w->n >= 4) return ALL;
  uint32_t may = may_of(f, w->hash);
  bool arabic = script == HF_WORD_ARABIC;
  if (arabic && (w->code[0] == (HF_HAMZA & 0xFF) || w->code[w->n - 1] == (HF_HAMZA & 0xFF))) return ALL;
  if (f->prefixes && w->n > 1) {
    if (arabic && may_chain(w->code[0])) return ALL;
    for (uint32_t k = 2; k < w->n; k++)
      if (f->prefixes >> k & 1) may |= may_of(f, hash_upto(w, k));
  }
  if (!arabic) return may;
  if (f->uses & HF_TERM_PROCLITIC) {
    for (uint32_t k = 0; k < 5 && k + 1 < w->n && may_chain(w->code[k]); k++) may |= may_without(f, w, k + 1);
  } else if (w->n > 1 && (w->code[0] == (HF_WAW & 0xFF) || w->code[0] == (HF_FEH & 0xFF))) {
    may |= may_without(f, w, 1);
  }
  return may;
}

/* --- the text ------------------------------------------------------------------------------------ */

typedef struct reader {
  hf_glance *g;
  const hf_filter *f;
  hf_words *w;
  const unsigned char *s;
  uint32_t n, at;
  uint8_t before; /* HF_BREAK_* for the next word */
  uint8_t last; /* class of the last folded character */
  uint32_t token; /* the token begins there, behind a white space */
  uint32_t token_words; /* words before it */
  uint8_t token_before; /* `before` there */
} reader;

/* A character above U+07FF: whether it separates or goes; all others are odd. */
static uint32_t class_rare(const reader *r, uint32_t *length) {
  uint32_t point;
  bool bad;
  *length = hf_fold_decode(r->s + r->at, r->n - r->at, &point, &bad);
  if (bad || point >= HF_BLOCK_COUNT << HF_BLOCK_BITS) return ODD;
  uint8_t block = hf_fold_block[point >> HF_BLOCK_BITS];
  uint32_t k = ODD;
  if (block == HF_BLOCK_INERT) {
    k = hf_fold_class(point);
  } else if (block != HF_BLOCK_RULE) {
    const hf_fold_entry *e = &hf_fold_point[((uint32_t)(block - HF_BLOCK_FIRST) << HF_BLOCK_BITS) | (point & (HF_BLOCK_SIZE - 1))];
    if (e->len == 0) return GONE;
    if (e->len == 1) k = hf_fold_classes[(unsigned char)e->out[0]];
  }
  return k <= HF_CLASS_SENTENCE ? k : ODD;
}

/* The character at r->at: its class once folded << 8, and the byte that stands for it; and its bytes. */
static inline uint32_t letter_here(const reader *r, uint32_t *length) {
  unsigned lead = r->s[r->at];
  *length = 1;
  if (lead < 0x80) return r->f->letter[lead];
  if (lead >= 0xE0) return class_rare(r, length) << 8;
  unsigned next = r->at + 1 < r->n ? r->s[r->at + 1] : 0;
  *length = 2;
  return lead < 0xC2 || (next & 0xC0) != 0x80 ? (uint32_t)ODD << 8 : r->f->letter[(lead & 0x1F) << 6 | (next & 0x3F)];
}

static hf_status add(reader *r, const hf_word *word, uint32_t may) {
  hf_words *w = r->w;
  hf_status st = HF_OK;
  if (w->n == w->room) st = hf_grow(&w->word, w->n, 1, &w->room, sizeof *w->word);
  if (st == HF_OK && w->n >= r->g->room) st = hf_grow(&r->g->may, w->n, 1, &r->g->room, 1);
  if (st != HF_OK) return st;
  r->g->may[w->n] = (uint8_t)may;
  w->word[w->n++] = *word;
  return HF_OK;
}

static bool is_white(unsigned char c) {
  return c == ' ' || c == '\n' || c == '\t';
}

/* The token by folding and cutting, between two letters that show what stands at its ends. */
static hf_status read_token(reader *r) {
  hf_glance *g = r->g;
  uint32_t end = r->at;
  while (end < r->n && !is_white(r->s[end])) end++;
  uint32_t n = end - r->token, pre = r->token ? 2 : 0; /* nothing stands before a text's first token */
  hf_status st = hf_grow(&g->token, 0, n + 4, &g->room_token, 1);
  if (st != HF_OK) return st;
  memcpy(g->token, "a ", pre);
  memcpy(g->token + pre, r->s + r->token, n);
  memcpy(g->token + pre + n, " a", 2);
  st = hf_fold(&g->folded, HF_FOLD_DEFAULT, g->token, pre + n + 2);
  if (st == HF_OK) st = hf_words_cut(&g->words, &g->folded, g->token);
  r->w->n = r->token_words;
  uint8_t before = r->token_before;
  for (uint32_t i = pre ? 1 : 0; i < g->words.n && st == HF_OK; i++) {
    hf_word word = g->words.word[i];
    if (word.before > before) before = word.before;
    if (i + 1 == g->words.n) break;
    word.before = before;
    word.ofirst += r->token - pre;
    word.olast += r->token - pre;
    if (word.olast > end) word.olast = end;
    st = add(r, &word, ALL);
    before = HF_BREAK_JOINED;
  }
  r->before = before;
  r->last = HF_CLASS_SPACE;
  r->at = end;
  return st;
}

static bool is_word_class(uint32_t k) {
  return k >= HF_CLASS_ARABIC && k <= HF_CLASS_DIGITS;
}

/* Over what separates, up to a character of class *k; false: an odd one. */
static bool skip_breaks(reader *r, uint32_t *k) {
  static const uint8_t strength[] = { HF_BREAK_SPACE, HF_BREAK_LIGHT, HF_BREAK_CLAUSE, HF_BREAK_SENTENCE };
  uint32_t length;
  for (; r->at < r->n; r->at += length) {
    *k = letter_here(r, &length) >> 8;
    if (*k == GONE) continue;
    if (*k > HF_CLASS_SENTENCE) return is_word_class(*k);
    unsigned char c = r->s[r->at], next = r->at + 1 < r->n ? r->s[r->at + 1] : 0;
    bool joins = r->last == HF_CLASS_DIGITS && (c == '.' || c == ',' || c == ':');
    if (joins && (next >= 0x80 || (next >= '0' && next <= '9'))) return false;
    if (strength[*k] > r->before) r->before = strength[*k];
    r->last = (uint8_t)*k;
    if (!is_white(c)) continue;
    r->token = r->at + 1;
    r->token_words = r->w->n;
    r->token_before = r->before;
  }
  return true;
}

/* Over the letters and marks of Arabic from r->at on: the bulk of most texts, two bytes each. */
static void skip_arabic(reader *r, spell *w) {
  const unsigned char *s = r->s, *letter = r->f->arabic;
  uint32_t at = r->at, hash = w->hash, n = w->n;
  for (; at + 1 < r->n; at += 2) {
    uint32_t lead = s[at], next = s[at + 1];
    if (((lead << 8 | next) & 0xFCC0) != 0xD880) break;
    uint32_t code = letter[(lead & 3) << 6 | (next & 0x3F)];
    if (code <= 1) {
      if (code == 1) continue;
      break;
    }
    w->code[n & (LETTERS - 1)] = (uint8_t)code;
    hash = (hash + code) * K;
    n++;
  }
  r->at = at;
  w->hash = hash;
  w->n = n;
}

/* Over one word; false: an odd character in it or behind it. */
static bool skip_word(reader *r, uint32_t script, spell *w) {
  uint32_t k = script, length;
  w->hash = w->n = 0;
  if (script == HF_CLASS_ARABIC) skip_arabic(r, w);
  for (; r->at < r->n; r->at += length) {
    uint32_t letter = letter_here(r, &length);
    k = letter >> 8;
    if (k == GONE) continue;
    if (k != script) break;
    w->code[w->n++ & (LETTERS - 1)] = (uint8_t)letter;
    w->hash = (w->hash + (letter & 0xFF)) * K;
  }
  r->last = (uint8_t)script;
  return k <= HF_CLASS_SENTENCE || k == GONE || is_word_class(k);
}

hf_status hf_glance_at(hf_glance *g, const hf_filter *f, hf_words *w, const char *text, uint32_t n) {
  reader r = { .g = g, .f = f, .w = w, .s = (const unsigned char *)text, .n = n, .before = HF_BREAK_SENTENCE,
               .last = HF_CLASS_SENTENCE, .token_before = HF_BREAK_SENTENCE };
  hf_status st = HF_OK;
  spell spelled = { .n = 0 };
  w->n = 0;
  w->folded = NULL;
  w->original = text;
  while (r.at < n && st == HF_OK) {
    uint32_t k = ODD;
    if (!skip_breaks(&r, &k)) {
      st = read_token(&r);
      continue;
    }
    if (r.at >= n) break;
    hf_word word = { .ofirst = r.at, .before = r.before, .script = (uint8_t)(HF_WORD_ARABIC + (k - HF_CLASS_ARABIC)) };
    if (!skip_word(&r, k, &spelled)) {
      st = read_token(&r);
      continue;
    }
    word.olast = r.at;
    st = add(&r, &word, may_be(f, &spelled, word.script));
    r.before = HF_BREAK_JOINED;
  }
  return st;
}

void hf_glance_init(hf_glance *g) {
  *g = (hf_glance){ 0 };
  hf_folded_init(&g->folded);
  hf_words_init(&g->words);
}

void hf_glance_fini(hf_glance *g) {
  free(g->may);
  free(g->token);
  hf_folded_fini(&g->folded);
  hf_words_fini(&g->words);
}
