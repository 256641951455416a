/* SPDX-License-Identifier: MIT
 * One pass over the original bytes by the tables of hf_fold, some thousand bytes at a time. What the tables cannot say
 * alone (marks that compose, letters that become many) sends its token, from one white space to the next, the slow way.
 */
#include "core/hf_glance.h"

#include <stdlib.h>

#include "core/hf_letters.h"

enum { STRETCH = 4096, SLOW_MOST = 2048 };

typedef struct reader {
  hf_glance *g;
  const hf_filter *f;
  hf_words *w;
  const unsigned char *s;
  uint32_t n, at; /* at, slow, before: as in hf_glance */
  uint32_t slow;
  uint8_t before;
  const hf_codes_kernel *kernel;
} reader;

static bool is_white(unsigned char c) {
  return c == ' ' || c == '\n' || c == '\t';
}

static hf_status make_room(reader *r, uint32_t words) {
  hf_words *w = r->w;
  hf_status st = HF_OK;
  if (w->n + words > w->room) st = hf_grow(&w->word, w->n, words, &w->room, sizeof *w->word);
  if (st == HF_OK && w->n + words + 16 > r->g->room) st = hf_grow(&r->g->may, w->n, words + 16, &r->g->room, 1);
  if (st == HF_OK) st = hf_grow(&r->g->terms, w->n, words + 1, &r->g->room_terms, sizeof *r->g->terms);
  return st;
}

static void set_may(hf_glance *g, uint32_t word, uint64_t may) {
  g->may[word] = (may & HF_MAY_ALL) | HF_MAY_EXACT;
  g->terms[word] = (uint32_t)(may >> HF_FILTER_NEXT);
}

/* --- the slow way -------------------------------------------------------------------------------- */

/* What a word that has been folded may be. */
static uint64_t may_folded(const hf_filter *f, const hf_words *w, const hf_word *word) {
  uint8_t code[HF_FILTER_LETTERS + 24] = { 0 };
  uint32_t n = 0;
  for (const char *p = w->folded->text + word->first, *end = w->folded->text + word->last; p < end; n++) {
    if (n == HF_FILTER_LETTERS) return HF_FILTER_ANYTHING;
    uint32_t c = hf_letter_next(&p);
    if (c >= 0x800) return HF_FILTER_ANYTHING;
    code[n] = c == '\'' ? (uint8_t)HF_CODE_INSIDE : hf_fold_code_of(c, (hf_class)hf_fold_classes[c]);
  }
  return hf_filter_may(f, code, n, word->script);
}

/* Whether a folded byte comes from the same character as the one before it. */
static bool is_inside(const hf_folded *f, uint32_t at) {
  return at > 0 && f->map[at] == f->map[at - 1];
}

/* Adds the words of g->words but the sentinels: `pre` bytes stand before the text's own. */
static hf_status add_folded(reader *r, uint32_t pre, uint32_t end) {
  hf_glance *g = r->g;
  hf_status st = make_room(r, g->words.n);
  uint8_t before = r->before;
  for (uint32_t i = pre ? 1 : 0; i < g->words.n && st == HF_OK; i++) {
    hf_word word = g->words.word[i];
    if (word.before > before) before = word.before;
    if (i + 1 == g->words.n) break;
    set_may(g, r->w->n, may_folded(r->f, &g->words, &word));
    g->expanded |= is_inside(&g->folded, word.first) || is_inside(&g->folded, word.last);
    word.before = before;
    word.ofirst += r->at - pre;
    word.olast += r->at - pre;
    if (word.olast > end) word.olast = end;
    r->w->word[r->w->n++] = word;
    before = HF_BREAK_JOINED;
  }
  r->before = before;
  return st;
}

/* The token at r->at, and more behind it where that has been needed before, by folding and cutting, between two letters
 * that show what stands at its ends. */
static hf_status read_slowly(reader *r) {
  hf_glance *g = r->g;
  uint32_t end = r->at, pre = r->at ? 2 : 0; /* nothing stands before a text's first token */
  while (end < r->n && (!is_white(r->s[end]) || end - r->at < r->slow)) end++;
  r->slow = r->slow < SLOW_MOST ? 2 * r->slow + 32 : SLOW_MOST;
  uint32_t n = end - r->at;
  hf_status st = hf_grow(&g->token, 0, n + 4, &g->room_token, 1);
  if (st != HF_OK) return st;
  memcpy(g->token, "a ", pre);
  memcpy(g->token + pre, r->s + r->at, n);
  memcpy(g->token + pre + n, " a", 2);
  st = hf_fold(&g->folded, HF_FOLD_DEFAULT, g->token, pre + n + 2);
  if (st == HF_OK) st = hf_words_cut(&g->words, &g->folded, g->token);
  if (st == HF_OK) st = add_folded(r, pre, end);
  r->at = end;
  return st;
}

/* --- the fast way -------------------------------------------------------------------------------- */

/* The strongest of the codes [from, to) that separate. A point, comma or colon between two digits is light. */
static uint8_t break_of(const hf_codes *c, uint32_t from, uint32_t to) {
  static const uint8_t strength[16] = { HF_BREAK_SPACE, HF_BREAK_SPACE, HF_BREAK_LIGHT, HF_BREAK_CLAUSE, HF_BREAK_SENTENCE,
                                        HF_BREAK_LIGHT, HF_BREAK_CLAUSE, HF_BREAK_SENTENCE };
  uint8_t most = HF_BREAK_JOINED;
  if (to == from + 1 && c->code[from] >= HF_CODE_COMMA && from > 0 && c->code[from - 1] >> 4 == HF_CODE_DIGIT >> 4 &&
      c->code[to] >> 4 == HF_CODE_DIGIT >> 4)
    return HF_BREAK_LIGHT;
  for (; from < to; from++)
    if (strength[c->code[from]] > most) most = strength[c->code[from]];
  return most;
}

/* Writes the words of what has been read at `base`; lists those before which there is more than one blank. What is listed
 * is listed without a branch, for it is beyond any prediction. Copies of what is read stand in locals, here and below,
 * since a byte that is written might be any of them to the compiler. */
static uint32_t write_words(const hf_codes *c, uint32_t base, hf_word *word, uint32_t *list) {
  static const uint8_t script[16] = { 0, HF_WORD_OTHER, 0, HF_WORD_DIGITS, HF_WORD_LATIN, HF_WORD_LATIN };
  const uint8_t *codes = c->code;
  const uint16_t *firsts = c->first, *lasts = c->last, *at = c->at;
  uint32_t behind = 0, n = 0; /* behind: the last word */
  for (uint32_t i = 0, words = c->nwords; i < words; i++) {
    uint32_t first = firsts[i], last = lasts[i];
    word[i] = (hf_word){ 0, 0, base + at[first], base + at[last], script[codes[first] >> 4], HF_BREAK_SPACE };
    list[n] = i;
    n += ((first ^ (behind + 1)) | (codes[behind] ^ HF_CODE_SPACE)) != 0;
    behind = last;
  }
  return n;
}

static void write_breaks(const hf_codes *c, hf_word *word, const uint32_t *list, uint32_t n) {
  for (uint32_t k = 0; k < n; k++) {
    uint32_t i = list[k];
    word[i].before = break_of(c, i ? c->last[i - 1] : 0, c->first[i]);
  }
}

/* A quick look at each word, with any proclitics: */
static void look_by_tail(const hf_codes *c, const hf_filter *f, uint8_t *may) {
  const uint8_t *codes = c->code, *joins = f->joins, *quick = f->quick;
  const uint16_t *firsts = c->first, *lasts = c->last;
  const uint64_t *tail = f->tail;
  uint32_t shift = f->quick_shift;
  for (uint32_t i = 0, words = c->nwords; i < words; i++) {
    uint32_t first = firsts[i], last = lasts[i], end = codes[last - 1] | (uint32_t)codes[(int64_t)last - 2] << 8;
    uint32_t chained = (uint32_t)(tail[end >> 6] >> (end & 63)) | (last - first < 4);
    uint32_t here = hf_filter_quick(quick, shift, hf_filter_head(codes + first, last - first));
    may[i] = (uint8_t)(here | ((0 - (chained & 1)) & joins[codes[first]]));
  }
}

/* With waw and fa alone: */
static void look_by_head(const hf_codes *c, const hf_filter *f, uint8_t *may) {
  const uint8_t *codes = c->code, *joins = f->joins, *quick = f->quick;
  const uint16_t *firsts = c->first, *lasts = c->last;
  uint32_t shift = f->quick_shift;
  for (uint32_t i = 0, words = c->nwords; i < words; i++) {
    uint32_t first = firsts[i];
    uint64_t head = hf_filter_head(codes + first, lasts[i] - first);
    uint32_t behind = hf_filter_quick(quick, shift, head >> 8) & joins[codes[first]];
    may[i] = (uint8_t)(hf_filter_quick(quick, shift, head) | behind);
  }
}

/* Lists the words that a pattern may begin with and the next one go on with. */
static uint32_t list_starts(const uint8_t *may, uint32_t words, uint32_t *list) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < words; i += 8) {
    uint64_t here = hf_filter_load(may + i), next = hf_filter_load(may + i + 1);
    uint64_t start = here & (here / HF_MAY_STAND | next / HF_MAY_FOLLOW) & 0x0101010101010101u;
    for (uint32_t k = i; start; k++, start >>= 8) {
      list[n] = k;
      n += start & 1;
    }
  }
  return n;
}

/* Looks closely at word i. */
static void look(reader *r, uint32_t i) {
  const hf_codes *c = &r->g->codes;
  if (r->g->may[r->w->n + i] & HF_MAY_EXACT) return;
  uint32_t at = r->w->n + i;
  set_may(r->g, at, hf_filter_may(r->f, c->code + c->first[i], c->last[i] - c->first[i], r->w->word[at].script));
}

/* Looks at the words with letters of codes [from, to); i: a word before which all end in front of `from`. */
static uint32_t look_between(reader *r, uint32_t i, uint32_t from, uint32_t to) {
  const hf_codes *c = &r->g->codes;
  while (i < c->nwords && c->last[i] <= from) i++;
  for (uint32_t k = i; k < c->nwords && c->first[k] < to; k++) look(r, k);
  return i;
}

/* What each word may be. A closer look is for those that a pattern may begin with and the words behind them, for runs of
 * equal letters, and at both ends, whose neighbours are not here. */
static void look_at_words(reader *r) {
  const hf_codes *c = &r->g->codes;
  uint8_t *may = r->g->may + r->w->n;
  uint32_t *list = r->g->list, n;
  if (r->f->careful) {
    memset(may, 0, c->nwords);
    look_between(r, 0, 0, c->n);
    return;
  }
  if (r->f->tail) look_by_tail(c, r->f, may);
  else look_by_head(c, r->f, may);
  memset(may + c->nwords, 0, 16);
  for (uint32_t k = 0, i = 0; k < c->nruns; k++) i = look_between(r, i, c->run[k], c->run[k] + 32);
  n = list_starts(may, c->nwords, list);
  for (uint32_t k = 0; k < n; k++) {
    look(r, list[k]);
    if (list[k] + 1 < c->nwords) look(r, list[k] + 1);
  }
  if (c->nwords && may[0]) look(r, 0);
  if (c->nwords && may[c->nwords - 1]) look(r, c->nwords - 1);
}

/* A word takes whole characters. */
static void widen(reader *r) {
  const hf_codes *c = &r->g->codes;
  for (uint32_t i = 0; i < c->nwords; i++) {
    uint32_t first = c->first[i], end = c->last[i];
    r->g->expanded |= (first > 0 && c->at[first] == c->at[first - 1]) || c->at[end] == c->at[end - 1];
    while (end < c->n && c->at[end] == c->at[end - 1]) end++;
    r->w->word[r->w->n + i].olast = r->at + c->at[end];
  }
}

/* Adds the words of what has been read at r->at. */
static hf_status add_words(reader *r) {
  const hf_codes *c = &r->g->codes;
  uint32_t behind = c->nwords ? c->last[c->nwords - 1] : 0;
  hf_status st = make_room(r, c->nwords);
  if (st == HF_OK) st = hf_grow(&r->g->list, 0, c->nwords + 8, &r->g->room_list, sizeof *r->g->list);
  if (st != HF_OK) return st;
  hf_word *word = r->w->word ? r->w->word + r->w->n : NULL; /* none yet: NULL must not be added to */
  write_breaks(c, word, r->g->list, write_words(c, r->at, word, r->g->list));
  if (c->expanded) widen(r);
  look_at_words(r);
  uint8_t before = break_of(c, behind, c->n);
  if (c->nwords && r->before > word->before) word->before = r->before;
  if (c->nwords || before > r->before) r->before = before;
  r->w->n += c->nwords;
  return st;
}

/* How many bytes to read together from r->at on: behind a white space, or all. */
static uint32_t stretch(const reader *r) {
  uint32_t left = r->n - r->at, n = left < STRETCH ? left : STRETCH;
  const unsigned char *s = r->s + r->at;
  if (n == left) return n;
  while (n && !is_white(s[n - 1])) n--;
  if (n) return n;
  for (n = STRETCH; n < left && n <= HF_CODES_MOST && !is_white(s[n - 1]); n++) {}
  return n;
}

static hf_status read_stretch(reader *r) {
  hf_codes *c = &r->g->codes;
  uint32_t n = stretch(r), got;
  if (n > HF_CODES_MOST) return read_slowly(r);
  hf_status st = hf_codes_reserve(c, n);
  if (st != HF_OK) return st;
  got = hf_codes_read(c, r->s + r->at, n, r->kernel);
  bool odd = got < n;
  if (odd) {
    while (got && !is_white(r->s[r->at + got - 1])) got--;
    hf_codes_end(c, got);
  }
  hf_codes_cut(c, r->kernel);
  st = add_words(r);
  r->at += got;
  if (got > 64) r->slow = 0;
  return st == HF_OK && odd ? read_slowly(r) : st;
}

void hf_glance_begin(hf_glance *g, hf_words *w, const char *text) {
  w->n = 0;
  w->folded = NULL;
  w->original = text;
  g->expanded = false;
  g->at = g->slow = 0;
  g->before = HF_BREAK_SENTENCE;
}

/* Up to the stretch in which byte `end` is. */
static hf_status read_to(hf_glance *g, const hf_filter *f, hf_words *w, const char *text, uint32_t n, uint32_t end,
                         const hf_codes_kernel *kernel) {
  reader r = { g, f, w, (const unsigned char *)text, n, g->at, g->slow, g->before, kernel };
  hf_status st = HF_OK;
  while (r.at < end && st == HF_OK) st = read_stretch(&r);
  if (st == HF_OK) st = make_room(&r, 0);
  if (st == HF_OK) memset(g->may + w->n, 0, 16);
  g->at = r.at;
  g->slow = r.slow;
  g->before = r.before;
  return st;
}

hf_status hf_glance_more(hf_glance *g, const hf_filter *f, hf_words *w, const char *text, uint32_t n, uint32_t most) {
  return read_to(g, f, w, text, n, n - g->at > most ? g->at + most : n, hf_codes_best());
}

hf_status hf_glance_by(hf_glance *g, const hf_filter *f, hf_words *w, const char *text, uint32_t n,
                       const hf_codes_kernel *kernel) {
  hf_glance_begin(g, w, text);
  return read_to(g, f, w, text, n, n, kernel);
}

hf_status hf_glance_at(hf_glance *g, const hf_filter *f, hf_words *w, const char *text, uint32_t n) {
  return hf_glance_by(g, f, w, text, n, hf_codes_best());
}

void hf_glance_init(hf_glance *g) {
  *g = (hf_glance){ 0 };
  hf_codes_init(&g->codes);
  hf_folded_init(&g->folded);
  hf_words_init(&g->words);
}

void hf_glance_fini(hf_glance *g) {
  free(g->may);
  free(g->terms);
  free(g->token);
  free(g->list);
  hf_codes_fini(&g->codes);
  hf_folded_fini(&g->folded);
  hf_words_fini(&g->words);
}
