/* SPDX-License-Identifier: MIT
 * Proclitics are taken off only where the word as it stands has no entry of its own and what is left is a number, a
 * unit or a day: so the thousand (alif lam fa) never loses an article.
 */
#include "core/hf_token.h"

#include <string.h>

enum { LETTER = 2 }; /* bytes of an Arabic letter in UTF-8 */

static bool starts(const char *p, size_t n, const char *lit) {
  size_t length = strlen(lit);
  return n > length && memcmp(p, lit, length) == 0;
}

static bool is(const char *p, size_t n, const char *lit) {
  return n == strlen(lit) && memcmp(p, lit, n) == 0;
}

/* The entry behind the proclitics `pro`, or nothing. */
static bool find_behind(const hf_reader *r, const char *p, size_t n, uint8_t pro, hf_token *out) {
  if (n < 2 * LETTER) return false;
  const hf_lex *lex = hf_lexicon_find(p, n);
  if (!lex || lex->kind > HF_LEX_PREFIXED_LAST || !(lex->langs & HF_LANG_AR & r->langs)) return false;
  if (lex->kind == HF_LEX_WEEKDAY || lex->kind == HF_LEX_HOUR) {
    if (pro & HF_PRO_THE) return false;
    pro |= HF_PRO_THE; /* part of the entry */
  }
  out->lex = lex;
  out->pro |= pro;
  return true;
}

/* After wa or fa: a preposition and the article, in the ways they are written. */
static bool strip_inner(const hf_reader *r, const char *p, size_t n, hf_token *t) {
  if (find_behind(r, p, n, 0, t)) return true;
  if (starts(p, n, "\u0627\u0644")) /* al */
    return find_behind(r, p + 2 * LETTER, n - 2 * LETTER, HF_PRO_THE, t);
  if (starts(p, n, "\u0644\u0644")) /* lil: li and al */
    return find_behind(r, p + 2 * LETTER, n - 2 * LETTER, HF_PRO_PREP | HF_PRO_THE, t) ||
           find_behind(r, p + LETTER, n - LETTER, HF_PRO_PREP, t);
  bool li = starts(p, n, "\u0644"); /* l */
  if (!li && !starts(p, n, "\u0628") && !starts(p, n, "\u0643")) return false; /* b, k */
  p += LETTER;
  n -= LETTER;
  if (li && is(p, n, "\u0633\u062A")) return false; /* lst: "I am not", no six */
  if (find_behind(r, p, n, HF_PRO_PREP, t)) return true;
  return starts(p, n, "\u0627\u0644") && find_behind(r, p + 2 * LETTER, n - 2 * LETTER, HF_PRO_PREP | HF_PRO_THE, t);
}

static hf_token strip(const hf_reader *r, const char *p, size_t n) {
  hf_token t = { NULL, 0 };
  if (strip_inner(r, p, n, &t)) return t;
  if (starts(p, n, "\u0648") || starts(p, n, "\u0641")) { /* w, f */
    if (strip_inner(r, p + LETTER, n - LETTER, &t)) t.pro |= HF_PRO_AND;
  }
  return t;
}

hf_token hf_token_at(const hf_reader *r, uint32_t i) {
  hf_token t = { NULL, 0 };
  if (i >= r->words->n) return t;
  const hf_word *w = &r->words->word[i];
  if (w->script == HF_WORD_DIGITS) return t;
  const char *p = r->words->folded->text + w->first;
  size_t n = w->last - w->first;
  const hf_lex *lex = hf_lexicon_find(p, n);
  if (lex && (lex->langs & r->langs)) {
    t.lex = lex;
    if (lex->kind == HF_LEX_HOUR || (lex->kind == HF_LEX_WEEKDAY && lex->langs == HF_LANG_AR)) t.pro = HF_PRO_THE;
    return t;
  }
  return w->script == HF_WORD_ARABIC ? strip(r, p, n) : t;
}

int hf_token_kind(hf_token t) {
  return t.lex ? t.lex->kind : -1;
}

bool hf_token_follows(const hf_reader *r, uint32_t i) {
  return i < r->words->n && r->words->word[i].before <= HF_BREAK_LIGHT;
}

bool hf_token_and_eleven(const hf_reader *r, uint32_t i) {
  if (!hf_token_follows(r, i) || !hf_words_is(r->words, i, "\u0648\u0627\u062D\u062F")) return false; /* wahd */
  hf_token t = hf_token_at(r, i + 1);
  return hf_token_follows(r, i + 1) && hf_token_kind(t) == HF_LEX_TEN && !t.pro && (r->langs & HF_LANG_AR);
}

bool hf_token_digits(const hf_reader *r, uint32_t i) {
  return i < r->words->n && r->words->word[i].script == HF_WORD_DIGITS;
}

/* The folded bytes between word i - 1 and word i. */
static const char *gap_before(const hf_reader *r, uint32_t i, size_t *n) {
  const hf_word *w = &r->words->word[i];
  *n = w->first - w[-1].last;
  return r->words->folded->text + w[-1].last;
}

bool hf_token_dashed(const hf_reader *r, uint32_t i) {
  static const char *const dashes[] = { "-", "~", "/", "\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2212" };
  if (i == 0 || i >= r->words->n) return false;
  size_t n;
  const char *p = gap_before(r, i, &n);
  while (n && *p == ' ') p++, n--;
  while (n && p[n - 1] == ' ') n--;
  for (size_t k = 0; k < sizeof dashes / sizeof *dashes; k++)
    if (is(p, n, dashes[k])) return true;
  return false;
}

int hf_token_gap(const hf_reader *r, uint32_t i) {
  if (i == 0 || i >= r->words->n) return HF_GAP_OTHER;
  size_t n;
  const char *p = gap_before(r, i, &n);
  if (is(p, n, ".") || is(p, n, "\u066B")) return HF_GAP_POINT; /* Arabic decimal separator */
  if (is(p, n, ",")) return HF_GAP_COMMA;
  if (is(p, n, ":")) return HF_GAP_COLON;
  if (is(p, n, "/") || is(p, n, "\u2044")) return HF_GAP_SLASH;
  if (is(p, n, "\u066C")) return HF_GAP_GROUP; /* Arabic thousands separator */
  const hf_word *w = &r->words->word[i];
  const char *o = r->words->original + w[-1].olast;
  size_t on = w->ofirst - w[-1].olast;
  return is(o, on, "\u00A0") || is(o, on, "\u202F") ? HF_GAP_GROUP : HF_GAP_OTHER; /* blanks that do not break */
}
