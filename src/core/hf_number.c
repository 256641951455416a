/* SPDX-License-Identifier: MIT
 * Numbers. A number is parts of falling size joined as the language joins them, "six hundred thousand" then "two":
 *
 *   number = part { joint part }          part  = group [many] | many | manytwo | digits [many]
 *   group  = small | [small] hundred { joint small }           small = one | ten … | tens one | one wa tens
 *
 * In Arabic every joint is wa, written onto the next word or alone; English and Latvian may say and, un, or nothing.
 */
#include "core/hf_quantity.h"
#include "core/hf_token.h"

typedef struct part {
  double value; /* of the part, multiplied */
  double size; /* thousand, million … ; 1 for a plain group */
  uint32_t n; /* words */
  uint32_t langs; /* how it is joined to what follows; 0 for digits: any way */
} part;

/* Where what is joined to the words before j begins. Arabic needs its wa. */
static bool joint(const hf_reader *r, uint32_t j, uint32_t langs, uint32_t *begin) {
  if (!hf_token_follows(r, j)) return false;
  hf_token t = hf_token_at(r, j);
  *begin = j;
  if (hf_token_kind(t) == HF_LEX_AND) {
    *begin = j + 1;
    return (!langs || (t.lex->langs & langs)) && hf_token_follows(r, j + 1);
  }
  if ((t.pro & HF_PRO_AND) || hf_token_and_eleven(r, j)) return true;
  return langs && !(langs & HF_LANG_AR);
}

/* Below a hundred. `inner`: behind another part, where no preposition may stand. */
static bool read_small(const hf_reader *r, uint32_t i, bool inner, part *out) {
  hf_token t = hf_token_at(r, i), next = { NULL, 0 };
  int kind = hf_token_kind(t);
  if (kind < 0 || (inner && (t.pro & HF_PRO_PREP))) return false;
  bool follows = hf_token_follows(r, i + 1);
  if (follows) next = hf_token_at(r, i + 1);
  double value = t.lex->value;
  if (kind == HF_LEX_FRACTION && (t.lex->flags & (HF_LEX_MAYBE3 | HF_LEX_MAYBE4))) { /* three, short before hundred */
    kind = HF_LEX_ONES;
    value = (t.lex->flags & HF_LEX_MAYBE3) ? 3 : 4;
    if ((hf_token_kind(next) != HF_LEX_HUNDRED && hf_token_kind(next) != HF_LEX_MANY) || next.pro) return false;
  }
  *out = (part){ value, 1, 1, t.lex->langs };
  if (kind == HF_LEX_TEN || kind == HF_LEX_TEEN) return true;
  if (kind == HF_LEX_TENS) {
    bool ones = hf_token_kind(next) == HF_LEX_ONES && !next.pro && (next.lex->langs & t.lex->langs);
    if (ones && !(t.lex->langs & HF_LANG_AR)) out->value += next.lex->value, out->n = 2;
    return true;
  }
  if (kind != HF_LEX_ONES) return false;
  if (!(t.lex->langs & HF_LANG_AR)) return true;
  if (hf_token_kind(next) == HF_LEX_TEN && !(next.pro & ~HF_PRO_THE)) {
    out->value += 10;
    out->n = 2;
    return true;
  }
  uint32_t tens;
  if (joint(r, i + 1, HF_LANG_AR, &tens) && hf_token_kind(next = hf_token_at(r, tens)) == HF_LEX_TENS &&
      (next.lex->langs & HF_LANG_AR) && !(next.pro & HF_PRO_PREP)) {
    out->value += next.lex->value;
    out->n = tens + 1 - i;
    return true;
  }
  return !(t.lex->flags & (HF_LEX_TEEN_ONLY | HF_LEX_POST));
}

/* A bare multiplier at j that belongs to what stands before it: hundred, thousand … */
static bool multiplier(const hf_reader *r, uint32_t j, int kind, double *value) {
  if (!hf_token_follows(r, j)) return false;
  hf_token t = hf_token_at(r, j);
  if (hf_token_kind(t) != kind || t.pro) return false;
  *value = t.lex->value;
  return true;
}

/* Below a thousand, or English "twelve hundred". */
static bool read_group(const hf_reader *r, uint32_t i, bool inner, part *out) {
  hf_token t = hf_token_at(r, i);
  int kind = hf_token_kind(t);
  double hundred;
  if (inner && (t.pro & HF_PRO_PREP)) return false;
  if (kind == HF_LEX_HUNDRED || kind == HF_LEX_HUNDREDS) {
    *out = (part){ t.lex->value, 1, 1, t.lex->langs };
  } else if (kind == HF_LEX_A && multiplier(r, i + 1, HF_LEX_HUNDRED, &hundred)) {
    *out = (part){ hundred, 1, 2, t.lex->langs };
  } else {
    if (!read_small(r, i, inner, out)) return false;
    double most = (out->langs & HF_LANG_EN) ? 99 : 9;
    if (out->value > most || !multiplier(r, i + out->n, HF_LEX_HUNDRED, &hundred)) return true;
    out->value *= hundred;
    out->n++;
  }
  uint32_t begin;
  part small;
  if (!joint(r, i + out->n, out->langs, &begin) || !read_small(r, begin, true, &small)) return true;
  if (!(small.langs & out->langs) || multiplier(r, begin + small.n, HF_LEX_HUNDRED, &hundred)) return true;
  out->value += small.value;
  out->n = begin + small.n - i;
  return true;
}

/* The value of the digits from byte k on of a word. */
static bool digits_from(const hf_word *w, const char *text, uint32_t k, double *value) {
  *value = 0;
  if (w->last - w->first > 15) return false;
  for (uint32_t at = w->first + k; at < w->last; at++) {
    if (text[at] < '0' || text[at] > '9') return false;
    *value = *value * 10 + (text[at] - '0');
  }
  return true;
}

static bool word_digits(const hf_reader *r, uint32_t i, double *value, uint32_t *count) {
  const hf_word *w = &r->words->word[i];
  *count = w->last - w->first;
  return digits_from(w, r->words->folded->text, 0, value);
}

/* Groups of exactly three digits behind a separator: 1,500 and 1 500. */
static uint32_t read_thousands(const hf_reader *r, uint32_t i, double *value) {
  uint32_t n = 1, count;
  double more;
  int first = HF_GAP_OTHER;
  while (hf_token_digits(r, i + n)) {
    int gap = hf_token_gap(r, i + n);
    if ((gap != HF_GAP_COMMA && gap != HF_GAP_GROUP) || (n > 1 && gap != first)) break;
    if (!word_digits(r, i + n, &more, &count) || count != 3 || *value > 1e12) break;
    first = gap;
    *value = *value * 1000 + more;
    n++;
  }
  return n;
}

/* Whether the digits of word i and those of the next one stand in one character, as in a fraction of its own. */
static bool is_vulgar(const hf_reader *r, uint32_t i) {
  const hf_word *w = &r->words->word[i];
  return r->words->folded->map[w->last - 1] == r->words->folded->map[w[1].first];
}

/* The value of a fraction whose denominator is word i + 1. Of two and a half in two characters the fold makes 21/2: what
 * stood in the character of the fraction is the numerator, what stands before it a whole number. 0: it is none. */
static double read_over(const hf_reader *r, uint32_t i, double value, double under) {
  const hf_word *w = &r->words->word[i];
  const uint32_t *map = r->words->folded->map;
  double over = value;
  uint32_t k = 0, n = w->last - w->first;
  while (k < n && map[w->first + k] != map[w[1].first]) k++;
  if (k > 0 && k < n) digits_from(w, r->words->folded->text, k, &over);
  double whole = value - over;
  for (; k < n; k++) whole /= 10;
  return over > 0 && over < under && (under <= 4 || is_vulgar(r, i)) ? whole + over / under : 0;
}

/* Digits: 15, 1,500, 1.5, 2,5, ½. A chain of three or more (12.10.2025) is no decimal fraction. */
static bool read_digits(const hf_reader *r, uint32_t i, part *out) {
  uint32_t count, most;
  double value, tail;
  if (!word_digits(r, i, &value, &count)) return false;
  *out = (part){ value, 1, 1, 0 };
  if (count <= 3 && value > 0) out->n = read_thousands(r, i, &out->value);
  uint32_t j = i + out->n;
  int gap = hf_token_digits(r, j) ? hf_token_gap(r, j) : HF_GAP_OTHER;
  bool chain = (hf_token_digits(r, j + 1) && hf_token_gap(r, j + 1) == gap) ||
               (i > 0 && hf_token_digits(r, i - 1) && hf_token_gap(r, i) == gap);
  if (gap == HF_GAP_SLASH && is_vulgar(r, i)) chain = false;
  if (gap == HF_GAP_OTHER || chain || !word_digits(r, j, &tail, &most)) return true;
  bool point = gap == HF_GAP_POINT || (gap == HF_GAP_COMMA && out->n == 1 && most != 3);
  if (point) {
    for (uint32_t k = 0; k < most; k++) tail /= 10;
    out->value += tail;
    out->n++;
  } else if (gap == HF_GAP_SLASH && out->n == 1 && (tail = read_over(r, i, value, tail)) > 0) {
    out->value = tail;
    out->n = 2;
  }
  return true;
}

/* "nisf milyun", "half a million", "pusotra miljona": a part of a multiplier. */
static bool read_share(const hf_reader *r, uint32_t i, hf_token t, part *out) {
  int kind = hf_token_kind(t);
  uint32_t j = i + 1;
  double many;
  if (kind != HF_LEX_FRACTION && kind != HF_LEX_NUMBER) return false;
  if (hf_token_follows(r, j) && hf_token_kind(hf_token_at(r, j)) == HF_LEX_A) j++;
  if (!multiplier(r, j, HF_LEX_MANY, &many) || (hf_token_at(r, j).lex->flags & HF_LEX_PLURAL)) return false;
  *out = (part){ t.lex->value * many, many, j + 1 - i, t.lex->langs };
  return true;
}

/* One part: a group with the multiplier behind it, or a multiplier alone. */
static bool read_part(const hf_reader *r, uint32_t i, bool inner, part *out) {
  hf_token t = hf_token_at(r, i);
  int kind = hf_token_kind(t);
  double many;
  if (inner && (t.pro & HF_PRO_PREP)) return false;
  if (kind == HF_LEX_MANY || kind == HF_LEX_MANYTWO) {
    *out = (part){ t.lex->value, kind == HF_LEX_MANY ? t.lex->value : t.lex->value / 2, 1, t.lex->langs };
    return true;
  }
  if (read_share(r, i, t, out)) return true;
  if (kind == HF_LEX_A && multiplier(r, i + 1, HF_LEX_MANY, &many)) {
    *out = (part){ many, many, 2, t.lex->langs };
    return true;
  }
  if (!(hf_token_digits(r, i) ? read_digits(r, i, out) : read_group(r, i, inner, out))) return false;
  if (multiplier(r, i + out->n, HF_LEX_MANY, &many)) {
    out->value *= many;
    out->size = many;
    out->n++;
  }
  return true;
}

/* "and a half", "wa nisf", "ar pusi" behind a number: of one, or of the thousand or million right before it. */
static uint32_t read_half(const hf_reader *r, uint32_t j, uint32_t langs, double of, double *value) {
  uint32_t k = j;
  if (!hf_token_follows(r, j)) return 0;
  hf_token t = hf_token_at(r, j);
  int kind = hf_token_kind(t);
  if (kind == HF_LEX_WITH || kind == HF_LEX_AND) {
    if (!hf_token_follows(r, ++k)) return 0;
    t = hf_token_at(r, k);
    if (hf_token_kind(t) == HF_LEX_A && hf_token_follows(r, k + 1)) t = hf_token_at(r, ++k);
    if (t.pro) return 0;
  } else if (t.pro != HF_PRO_AND) {
    return 0;
  }
  if (hf_token_kind(t) != HF_LEX_FRACTION || (langs && !(t.lex->langs & langs))) return 0;
  if (hf_token_follows(r, k + 1) && (t.lex->flags & (HF_LEX_MAYBE3 | HF_LEX_MAYBE4 | HF_LEX_MAYBE30))) {
    hf_token unit = hf_token_at(r, k + 1);
    if (hf_token_kind(unit) == HF_LEX_TIME && !unit.pro && (unit.lex->flags & HF_LEX_PLURAL)) return 0;
  }
  *value += t.lex->value * of;
  return k + 1 - j;
}

/* Over a proclitic that stands alone before digits: its words. */
static uint32_t skip_proclitic(const hf_reader *r, uint32_t i) {
  int kind = hf_token_kind(hf_token_at(r, i));
  bool bare = kind == HF_LEX_PROCLITIC || (kind == HF_LEX_AND && r->words->word[i].script == HF_WORD_ARABIC);
  return bare && hf_token_digits(r, i + 1) && hf_token_follows(r, i + 1) ? 1 : 0;
}

static bool is_percent(const hf_reader *r, uint32_t i, hf_token t) {
  if (hf_token_kind(t) != HF_LEX_HUNDRED || !(t.pro & HF_PRO_THE)) return false;
  return (t.pro & HF_PRO_PREP) || (i > 0 && hf_words_is(r->words, i - 1, "\u0641\u064A")); /* fi: in the hundred */
}

static hf_number finish(const hf_reader *r, uint32_t i, uint32_t j, hf_token t, double size, double total, uint32_t langs) {
  hf_number num = { total, 0, t.lex == NULL, false, false, false };
  uint32_t half = read_half(r, j, langs, size, &num.value);
  num.n = j + half - i;
  if (t.lex && num.n == 1) {
    num.plural_only = t.lex->flags & HF_LEX_PLURAL_ONLY;
    num.unit_only = t.lex->flags & HF_LEX_BEFORE;
    num.arabic_one = (t.lex->langs & HF_LANG_AR) && (t.lex->flags & HF_LEX_IS_ONE);
  }
  return num;
}

hf_number hf_read_number(const hf_reader *r, uint32_t begin) {
  hf_number none = { 0, 0, false, false, false, false };
  if (begin >= r->words->n) return none;
  uint32_t i = begin + skip_proclitic(r, begin), j = i, at = i, langs = 0;
  hf_token t = hf_token_at(r, i);
  int kind = hf_token_kind(t);
  if (kind < 0 && !hf_token_digits(r, i)) return none;
  part p;
  if (kind == HF_LEX_ZERO || (kind == HF_LEX_NUMBER && !read_share(r, i, t, &p)))
    return (hf_number){ t.lex->value, i + 1 - begin, false, false, false, false };
  if (is_percent(r, i, t)) return none;
  double total = 0, limit = 0;
  while (read_part(r, at, at != i, &p)) {
    if (limit && (p.size >= limit || p.value >= limit || (langs && p.langs && !(p.langs & langs)))) break;
    total += p.value;
    j = at + p.n;
    limit = p.size;
    if (!langs) langs = p.langs;
    if (limit == 1 || !joint(r, j, langs, &at)) break;
  }
  if (j == i) return none;
  hf_number num = finish(r, i, j, t, limit, total, langs);
  num.n += i - begin;
  return num;
}

uint32_t hf_number_in(const hf_words *w, uint32_t i, uint32_t langs, double *value) {
  hf_reader r = { w, langs };
  hf_number num = hf_read_number(&r, i);
  if (num.plural_only || num.unit_only) return 0;
  if (num.n) *value = num.value;
  return num.n;
}

uint32_t hf_number_at(const hf_words *w, uint32_t i, double *value) {
  return hf_number_in(w, i, HF_LANG_ALL, value);
}
