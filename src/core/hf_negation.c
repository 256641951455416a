/* SPDX-License-Identifier: MIT
 * Negation and quotation, read backwards from the phrase.
 *
 * Each word before it either negates, hands a negation on (ma aqdar _), takes it for itself (ma fihimt _ , mu mushkila
 * _), ends the clause, or is nobody. Who takes or ends stops the search.
 */
#include "core/hf_negation.h"

#include <string.h>

#include "core/hf_negation_words.h"

enum { NEGATOR_WORDS = 4, QUOTE_WORDS = 8, ILLA_WORDS = 6, DENIED_WORDS = 8, LIT_BYTES = 64 };

typedef struct at { /* word i of an utterance as bytes */
  const char *s;
  uint32_t n;
} at;

static at word_at(const hf_words *w, uint32_t i) {
  return (at){ w->folded->text + w->word[i].first, w->word[i].last - w->word[i].first };
}

static bool listed(const hf_words *w, hf_word_list list, uint32_t i) {
  if (i >= w->n) return false;
  at x = word_at(w, i);
  return hf_in_list(list, x.s, x.n);
}

static bool starts(at x, const char *lit) {
  size_t n = strlen(lit);
  return x.n >= n && memcmp(x.s, lit, n) == 0;
}

static bool ends(at x, const char *lit) {
  size_t n = strlen(lit);
  return x.n >= n && memcmp(x.s + x.n - n, lit, n) == 0;
}

static bool is(at x, const char *lit) {
  return x.n == strlen(lit) && starts(x, lit);
}

/* Whether something that ends a clause stands before word i. */
static bool clause_begins(const hf_words *w, uint32_t i) {
  return i >= w->n || w->word[i].before >= HF_BREAK_CLAUSE;
}

/* --- what a word is ------------------------------------------------------------------------------ */

/* You (several) did: -tu, also with an object: 7allaytuha, raddaytu. */
static bool is_plural_past(at x) {
  static const char *const end[] = { "\u062A\u0648\u0627", "\u062A\u0648\u0647\u0627", "\u062A\u0648\u0647", "\u062A\u0648\u0646\u064A" }; /* tu tuha tuh tuni */
  for (size_t k = 0; k < sizeof end / sizeof *end; k++)
    if (x.n >= 10 && ends(x, end[k])) return true;
  return false;
}

/* A verb by its form: imperfect with yeh, past with -t, an object -ni. Only said of words in no other list. */
static bool has_verb_form(at x) {
  if (is_plural_past(x)) return true;
  if (starts(x, "\u064A") && x.n >= 8) return !is(x, "\u064A\u0639\u0646\u064A"); /* y…, but not ya3ni */
  if (starts(x, "\u0627\u0644")) return false; /* al… */
  if (ends(x, "\u062A") && x.n >= 8) return !ends(x, "\u0627\u062A"); /* …t, but not …at */
  return ends(x, "\u0646\u064A") && x.n >= 10; /* …ni */
}

/* A verb of wanting or being able, also with its object: tabghani, abik. */
static bool carries(const hf_words *w, uint32_t i) {
  static const char *const object[] = { "\u0646\u064A", "\u0643\u0645", "\u0643", "\u0647\u0627", "\u0647" }; /* ni kum k ha h */
  at x = word_at(w, i);
  if (listed(w, HF_LIST_CARRIERS, i)) return true;
  for (size_t k = 0; k < sizeof object / sizeof *object; k++)
    if (x.n >= 8 && ends(x, object[k])) return hf_in_list(HF_LIST_CARRIERS, x.s, x.n - (uint32_t)strlen(object[k]));
  return false;
}

static bool is_verb(const hf_words *w, uint32_t i) {
  if (carries(w, i)) return false;
  return listed(w, HF_LIST_VERBS, i) || (w->word[i].script == HF_WORD_ARABIC && has_verb_form(word_at(w, i)));
}

typedef enum fused { FUSED_NOT, FUSED_CARRIER, FUSED_VERB } fused;

static fused fused_rest(const char *s, uint32_t n) {
  char alef[LIT_BYTES + 2] = "\u0627"; /* the alef that maqdar has swallowed */
  if (hf_in_list(HF_LIST_CARRIERS, s, n)) return FUSED_CARRIER;
  if (n > LIT_BYTES) return FUSED_NOT;
  memcpy(alef + 2, s, n);
  if (hf_in_list(HF_LIST_CARRIERS, alef, n + 2)) return FUSED_CARRIER;
  if (hf_in_list(HF_LIST_VERBS, s, n) || hf_in_list(HF_LIST_VERBS, alef, n + 2)) return FUSED_VERB;
  return has_verb_form((at){ s, n }) ? FUSED_VERB : FUSED_NOT;
}

/* A word with a ma inside: maqdar, mabi; Egyptian maqdarsh, m3andish. */
static fused fused_of(const hf_words *w, uint32_t i) {
  at x = word_at(w, i);
  if (!starts(x, "\u0645") || listed(w, HF_LIST_STILL, i) || listed(w, HF_LIST_CARRIERS, i)) return FUSED_NOT; /* m */
  uint32_t skip = starts(x, "\u0645\u0627") ? 4 : 2; /* ma, or only m */
  if (ends(x, "\u0634") && x.n >= skip + 6) { /* sh */
    at inner = { x.s + skip, x.n - skip - 2 };
    if (fused_rest(inner.s, inner.n) != FUSED_NOT) return fused_rest(inner.s, inner.n);
    if (ends(inner, "\u064A")) inner.n -= 2; /* m3andi-sh of 3andi, mayinfa3sh */
    return fused_rest(inner.s, inner.n) == FUSED_CARRIER ? FUSED_CARRIER : inner.n >= 4 && skip == 4 ? FUSED_VERB : FUSED_NOT;
  }
  return skip == 4 && x.n > 4 ? fused_rest(x.s + 4, x.n - 4) : FUSED_NOT;
}

/* maqultsh, ma2oltesh: a ma in a word of saying; Latvian nesaku. */
static bool fused_says(const hf_words *w, uint32_t i) {
  at x = word_at(w, i);
  if (starts(x, "ne") && hf_in_list(HF_LIST_SAYING, x.s + 2, x.n - 2)) return true;
  uint32_t skip = starts(x, "\u0645\u0627") ? 4 : starts(x, "\u0645") ? 2 : 0, end = ends(x, "\u0634") ? 2 : 0; /* ma, m; sh */
  return skip && (end || skip == 4) && x.n > skip + end && hf_in_list(HF_LIST_SAYING, x.s + skip, x.n - skip - end);
}

/* n't; Latvian ne-. */
static bool is_latin_negator(const hf_words *w, uint32_t i) {
  at x = word_at(w, i);
  if (w->word[i].script != HF_WORD_LATIN) return false;
  if (ends(x, "n't") || ends(x, "n\u2019t")) return true;
  return starts(x, "ne") && x.n >= 5 && !listed(w, HF_LIST_NE_WORDS, i);
}

/* --- negators that negate nothing ---------------------------------------------------------------- */

/* ma … illa is only: illa in the clause behind, unless it counts (an hour less a quarter). */
static bool has_illa(const hf_words *w, uint32_t i) {
  for (uint32_t k = i + 1; k < w->n && k <= i + ILLA_WORDS && !clause_begins(w, k); k++)
    if (hf_words_is(w, k, "\u0627\u0644\u0627")) return !listed(w, HF_LIST_MINUS, k + 1); /* illa */
  return false;
}

static bool sentence_asks(const hf_words *w, uint32_t i) {
  uint32_t k = i + 1;
  while (k < w->n && w->word[k].before != HF_BREAK_SENTENCE) k++;
  uint32_t end = k < w->n ? w->word[k].ofirst : w->folded->map[w->folded->n];
  const unsigned char *s = (const unsigned char *)w->original;
  for (uint32_t p = w->word[k - 1].olast; p < end; p++)
    if (s[p] == '?' || (s[p] == 0xD8 && p + 1 < end && s[p + 1] == 0x9F)) return true; /* Arabic question mark */
  return false;
}

static bool asks_why(const hf_words *w, uint32_t i) {
  for (uint32_t k = i + 1; k-- > 0;) {
    if (listed(w, HF_LIST_WHY, k)) return true;
    if (w->word[k].before == HF_BREAK_SENTENCE) return false;
  }
  return false;
}

/* A negative question offers (do you not want me to help?): to you, and not asking why. */
static bool offers(const hf_words *w, uint32_t i) {
  if (i + 1 >= w->n || clause_begins(w, i + 1)) return false;
  at next = word_at(w, i + 1);
  bool wish = listed(w, HF_LIST_WISHES, i + 1), you = wish || (starts(next, "\u062A") && next.n >= 6); /* t… */
  if (!you || asks_why(w, i)) return false;
  if (sentence_asks(w, i)) return true;
  bool ours = i + 2 < w->n && (starts(word_at(w, i + 2), "\u0627\u062E\u062F\u0645") || /* akhdim… */
                               starts(word_at(w, i + 2), "\u0627\u0633\u0627\u0639\u062F")); /* asa3id… */
  return wish && ours;
}

static bool is_ma(at x) {
  return is(x, "\u0645\u0627") || is(x, "\u0648\u0645\u0627") || is(x, "\u0641\u0645\u0627"); /* ma, wama, fama */
}

static bool is_la(at x) {
  return is(x, "\u0644\u0627"); /* la */
}

/* We will, I will: bn…, hn…, hn…, sn…, sa…. La negates no future. */
static bool is_future(at x) {
  static const char *const marks[] = { "\u0628\u0646", "\u0647\u0646", "\u062D\u0646", "\u0633\u0646", "\u0633\u0627" };
  for (size_t k = 0; k < sizeof marks / sizeof *marks; k++)
    if (x.n >= 10 && starts(x, marks[k])) return true;
  return false;
}

/* La la _: the second repeats the answer, unless it may negate an imperfect (a… n… y… t…) or a noun. */
static bool repeats(const hf_words *w, uint32_t i) {
  static const char *const imperfect[] = { "\u0627", "\u0646", "\u064A", "\u062A" };
  if (i == 0 || clause_begins(w, i) || !is_la(word_at(w, i - 1)) || listed(w, HF_LIST_ABSORBERS, i + 1)) return false;
  at next = word_at(w, i + 1);
  if (starts(next, "\u0627\u0644")) return true; /* al… */
  for (size_t k = 0; k < sizeof imperfect / sizeof *imperfect; k++)
    if (starts(next, imperfect[k])) return false;
  return true;
}

/* An answering la: another answer, another negation or a future follows it, or it is said twice. */
static bool answers(const hf_words *w, uint32_t i) {
  if (!is_la(word_at(w, i)) || i + 1 >= w->n) return false;
  return listed(w, HF_LIST_ANSWERS, i + 1) || listed(w, HF_LIST_NEGATORS, i + 1) || fused_of(w, i + 1) != FUSED_NOT ||
         is_future(word_at(w, i + 1)) || repeats(w, i);
}

static bool is_idle(const hf_words *w, uint32_t i) {
  at x = word_at(w, i);
  if (is_ma(x) && i > 0 && listed(w, HF_LIST_BEFORE_MA, i - 1) && !clause_begins(w, i)) return true;
  if (is_ma(x) && listed(w, HF_LIST_AFTER_MA, i + 1)) return true;
  if (is_la(x) && listed(w, HF_LIST_AFTER_LA, i + 1)) return true;
  return answers(w, i) || has_illa(w, i) || offers(w, i);
}

/* --- the search ---------------------------------------------------------------------------------- */

/* Wala and "nor" only go on with a negation that was there before. */
static bool continues_negation(const hf_words *w, uint32_t i) {
  if (!hf_words_is(w, i, "\u0648\u0644\u0627")) return false; /* wala */
  for (uint32_t k = i, most = ILLA_WORDS; k-- > 0 && most--;)
    if (listed(w, HF_LIST_NEGATORS, k) || fused_of(w, k) != FUSED_NOT) return true;
  return false;
}

static bool is_negator(const hf_words *w, uint32_t i) {
  return listed(w, HF_LIST_NEGATORS, i) || fused_of(w, i) == FUSED_CARRIER || is_latin_negator(w, i) ||
         continues_negation(w, i);
}

/* A fused ma that asks: matibgha akhdimak. */
static bool fused_offers(const hf_words *w, uint32_t i) {
  at x = word_at(w, i);
  if (fused_of(w, i) == FUSED_NOT || x.n <= 4) return false;
  bool wish = hf_in_list(HF_LIST_WISHES, x.s + 4, x.n - 4);
  return wish && !asks_why(w, i) && sentence_asks(w, i);
}

static bool is_saying_negated(const hf_words *w, uint32_t i) {
  for (uint32_t k = i; k-- > 0 && i - k <= NEGATOR_WORDS && !clause_begins(w, k + 1);) {
    if (is_negator(w, k)) return !is_idle(w, k);
    if (!carries(w, k)) return false;
  }
  return false;
}

/* Somebody denies saying it: I did not say _, I do not say that you are _, ma aqul innakum _, nesaku, ka _. A question
   asserts it, unless it asks why. */
static bool denied(const hf_words *w, uint32_t first) {
  for (uint32_t d = 1; d <= DENIED_WORDS && d <= first; d++) {
    uint32_t i = first - d;
    bool that = listed(w, HF_LIST_THAT, i + 1) && w->word[i + 1].before < HF_BREAK_SENTENCE;
    if (clause_begins(w, i + 1) && !that) return false;
    bool negated = fused_says(w, i) || (listed(w, HF_LIST_SAYING, i) && is_saying_negated(w, i));
    if (negated) return !sentence_asks(w, i) || asks_why(w, i);
    if (!listed(w, HF_LIST_THAT, i) && !listed(w, HF_LIST_LINKS, i)) return false;
  }
  return false;
}

bool hf_negated(const hf_words *w, uint32_t first) {
  if (denied(w, first)) return true;
  bool carried = true; /* only carriers between so far */
  for (uint32_t d = 1; d <= NEGATOR_WORDS && d <= first; d++) {
    uint32_t i = first - d;
    if (clause_begins(w, i + 1) || listed(w, HF_LIST_TURNS, i)) return false;
    if (d > 2 && !carried) return false;
    if (is_negator(w, i)) return !is_idle(w, i) && !fused_offers(w, i);
    if (is_verb(w, i) || fused_of(w, i) == FUSED_VERB || listed(w, HF_LIST_ABSORBERS, i)) return false;
    carried = carried && carries(w, i);
  }
  return false;
}

/* The nearest quotation mark between the words i - 1 and i: 1 opens, -1 closes, 2 may do either, 0 none. */
static int quote_before(const hf_words *w, uint32_t i) {
  const unsigned char *s = (const unsigned char *)w->original;
  uint32_t from = i ? w->word[i - 1].olast : 0;
  for (uint32_t p = w->word[i].ofirst; p-- > from;) {
    if (s[p] == '"') return 2;
    if (s[p] == 0xC2 && s[p + 1] == 0xAB) return 1; /* U+00AB */
    if (s[p] == 0xC2 && s[p + 1] == 0xBB) return -1; /* U+00BB */
    if (s[p] == 0xE2 && s[p + 1] == 0x80 && s[p + 2] == 0x9C) return 1; /* U+201C */
    if (s[p] == 0xE2 && s[p + 1] == 0x80 && s[p + 2] == 0x9D) return -1; /* U+201D */
  }
  return 0;
}

static bool inside_marks(const hf_words *w, uint32_t first) {
  bool inside = false;
  uint32_t last = first < 4 * QUOTE_WORDS ? 0 : first - 4 * QUOTE_WORDS;
  for (uint32_t i = first + 1; i-- > last;) {
    int mark = quote_before(w, i);
    if (mark == 1) return true;
    if (mark == -1) return false;
    if (mark == 2) inside = !inside;
  }
  return inside;
}

bool hf_quoted(const hf_words *w, uint32_t first) {
  if (inside_marks(w, first)) return true;
  for (uint32_t d = 1; d <= QUOTE_WORDS && d <= first; d++) {
    uint32_t i = first - d;
    if (w->word[i + 1].before == HF_BREAK_SENTENCE) return false;
    bool ours = i > 0 && (hf_words_is(w, i - 1, "i") || hf_words_is(w, i - 1, "we")); /* "I said yes" */
    if (listed(w, HF_LIST_REPORTERS, i) && !ours) return true;
    if (listed(w, HF_LIST_YOU_REPORT, i) && d > 1 && listed(w, HF_LIST_THAT, i + 1)) return true;
  }
  return false;
}
