/* SPDX-License-Identifier: MIT
 * Durations: terms of falling units, each a count and a unit, joined by and, wa, un or nothing.
 *
 *   duration = sum [ to sum ]              sum  = term { joint term | joint fraction | "but" (fraction | term) }
 *   term     = count unit | dual | unit one | fraction unit | unit
 *
 * A unit alone is a term only inside a sum, or behind a word of duration (khilal, baad, limudda): what else looks like
 * one, "another time" (thaniya), "exact" (daqiqa), "Sunday" (yawm al-ahad), is none. Each rule reads left to right
 * and takes a bounded number of words, so that trying at every word stays linear.
 */
#include "core/hf_duration.h"

#include <math.h>

#include "core/hf_quantity.h"

#define MS_SECOND 1000.0
#define MS_MINUTE 60000.0
#define MS_HOUR 3600000.0
#define MS_DAY 86400000.0
#define MS_MAX 3.2e15 /* a hundred thousand years; above, a number before a unit is no duration */

enum { TERMS_MAX = 8 }; /* parts of one sum */

static const hf_span NO_SPAN = { 0, 0, 0, false, false };

static hf_token next_token(const hf_reader *r, uint32_t j) {
  hf_token none = { NULL, 0 };
  return hf_token_follows(r, j) ? hf_token_at(r, j) : none;
}

static bool has_flag(hf_token t, unsigned flag) {
  return t.lex && (t.lex->flags & flag);
}

/* Word j begins with the article and goes on; ila, illa and the like only look so. */
static bool definite(const hf_reader *r, uint32_t j) {
  if (!hf_token_follows(r, j)) return false;
  hf_token t = hf_token_at(r, j);
  if (t.lex) return t.pro & HF_PRO_THE;
  const hf_word *w = &r->words->word[j];
  const char *p = r->words->folded->text + w->first;
  return w->last - w->first > 4 && p[0] == '\xD8' && p[1] == '\xA7' && p[2] == '\xD9' && p[3] == '\x84'; /* al */
}

/* "yawm" before a weekday, "shahr" before a month's name or number, "second" before "of": names, not lengths. */
static bool names_a_date(const hf_reader *r, uint32_t j, hf_token unit) {
  if (!hf_token_follows(r, j)) return false;
  hf_token after = hf_token_at(r, j);
  int kind = hf_token_kind(after);
  if (unit.lex->langs & HF_LANG_EN) return kind == HF_LEX_OF && unit.lex->value == MS_SECOND;
  if (!(unit.lex->langs & HF_LANG_AR) || !has_flag(unit, HF_LEX_SG)) return false;
  if (unit.lex->value == MS_DAY) {
    bool number = kind == HF_LEX_ONES && (after.pro & HF_PRO_THE);
    return kind == HF_LEX_WEEKDAY || (number && hf_token_kind(next_token(r, j + 1)) != HF_LEX_TIME);
  }
  return unit.lex->value > 7 * MS_DAY && (kind == HF_LEX_MONTH || hf_token_digits(r, j));
}

/* A unit at j with the words that say nothing of its length around it: "working days", "more minutes", "ayyam amal". */
static bool read_unit(const hf_reader *r, uint32_t j, hf_token *unit, hf_span *out) {
  uint32_t k = j;
  bool work = false;
  hf_token t = next_token(r, k);
  while (k < j + 2 && (hf_token_kind(t) == HF_LEX_MORE || (hf_token_kind(t) == HF_LEX_WORK && !(t.lex->langs & HF_LANG_AR)))) {
    work = work || t.lex->kind == HF_LEX_WORK;
    t = next_token(r, ++k);
  }
  if (hf_token_kind(t) != HF_LEX_TIME || t.pro) return false;
  bool apart = r->words->word[k].before != HF_BREAK_JOINED && !(has_flag(t, HF_LEX_SG) && hf_token_digits(r, k - 1));
  if (has_flag(t, HF_LEX_JOINED) && apart) return false;
  if (names_a_date(r, k + 1, t)) return false;
  *unit = t;
  *out = (hf_span){ t.lex->value, t.lex->value, k + 1 - j, false, work || has_flag(t, HF_LEX_WORKDAY) };
  hf_token after = next_token(r, k + 1);
  if (hf_token_kind(after) == HF_LEX_WORK && !after.pro && (after.lex->langs & t.lex->langs & HF_LANG_AR)) {
    out->work = true;
    out->n++;
  }
  return true;
}

/* The second edge of a range of numbers behind word j: "-48", "to 48", "or three"; 0 where none stands. */
static uint32_t read_edge(const hf_reader *r, uint32_t i, uint32_t j, double *value) {
  uint32_t k = j;
  hf_number num;
  hf_token t = next_token(r, j);
  int kind = hf_token_kind(t);
  if (kind == HF_LEX_TO || kind == HF_LEX_OR) k++;
  else if (kind == HF_LEX_AND && i > 0 && hf_token_kind(hf_token_at(r, i - 1)) == HF_LEX_BETWEEN) k++;
  else if (!hf_token_dashed(r, j) && kind != HF_LEX_PROCLITIC && !(t.pro & HF_PRO_PREP)) return 0;
  num = hf_read_number(r, k);
  if (!num.n || num.plural_only) return 0;
  if (num.value > *value) *value = num.value;
  return k + num.n - j;
}

/* Hours and minutes with a colon, before the unit: "1:30 h". */
static uint32_t read_colon(const hf_reader *r, uint32_t i, uint32_t j, double *value) {
  double minutes;
  if (!hf_token_digits(r, j) || hf_token_gap(r, j) != HF_GAP_COLON || j != i + 1) return 0;
  if (!hf_number_in(r->words, j, r->langs, &minutes) || minutes >= 60) return 0;
  hf_token unit;
  hf_span u;
  if (!read_unit(r, j + 1, &unit, &u) || (u.unit != MS_HOUR && u.unit != MS_MINUTE)) return 0;
  *value += minutes / 60;
  return 1;
}

/* A count and its unit. */
static hf_span read_counted(const hf_reader *r, uint32_t i) {
  hf_number num = hf_read_number(r, i);
  hf_token unit, t;
  hf_span u;
  if (!num.n) return NO_SPAN;
  if (i > 0 && hf_token_follows(r, i) && hf_token_kind(hf_token_at(r, i - 1)) == HF_LEX_HOUR) return NO_SPAN;
  uint32_t j = i + num.n;
  j += num.digits ? read_colon(r, i, j, &num.value) : 0;
  t = next_token(r, j);
  bool parts = hf_token_kind(t) == HF_LEX_QUARTERS || (hf_token_kind(t) == HF_LEX_FRACTION && (t.lex->langs & HF_LANG_LV));
  if (parts && !t.pro && num.value <= 3) {
    num.value *= t.lex->value;
    if (hf_token_kind(t = next_token(r, ++j)) == HF_LEX_OF) t = next_token(r, ++j);
    if (hf_token_kind(t) == HF_LEX_A) t = next_token(r, ++j);
    bool hour = hf_token_kind(t) == HF_LEX_HOUR && !(t.pro & HF_PRO_AND);
    if (hour || (hf_token_kind(t) == HF_LEX_TIME && t.pro == HF_PRO_THE))
      return (hf_span){ num.value * t.lex->value, t.lex->value, j + 1 - i, false, false };
  } else {
    j += read_edge(r, i, j, &num.value);
  }
  if (!read_unit(r, j, &unit, &u) || has_flag(unit, HF_LEX_DUAL)) return NO_SPAN;
  if (num.arabic_one && j == i + num.n && (unit.lex->langs & HF_LANG_AR)) return NO_SPAN;
  if (num.plural_only && !has_flag(unit, HF_LEX_PLURAL)) return NO_SPAN;
  u.ms = num.value * u.unit;
  u.n += j - i;
  return u;
}

/* "half an hour", "nisf saa", "rub as-saa", "talat saat" (three). */
static hf_span read_fraction(const hf_reader *r, uint32_t i) {
  uint32_t j = i;
  hf_token f = hf_token_at(r, j), t;
  if (hf_token_kind(f) == HF_LEX_A) f = next_token(r, ++j);
  if (hf_token_kind(f) != HF_LEX_FRACTION) return NO_SPAN;
  t = next_token(r, ++j);
  if (hf_token_kind(t) == HF_LEX_OF) t = next_token(r, ++j);
  if (hf_token_kind(t) == HF_LEX_A) t = next_token(r, ++j);
  if (!t.lex || (t.pro & ~HF_PRO_THE)) return NO_SPAN;
  if ((t.lex->kind != HF_LEX_TIME && t.lex->kind != HF_LEX_HOUR) || has_flag(t, HF_LEX_DUAL | HF_LEX_JOINED)) return NO_SPAN;
  if (!(t.lex->langs & f.lex->langs)) return NO_SPAN;
  double value = f.lex->value;
  if (has_flag(t, HF_LEX_PLURAL) && (t.lex->langs & HF_LANG_AR)) {
    if (!has_flag(f, HF_LEX_MAYBE3 | HF_LEX_MAYBE4)) return NO_SPAN;
    value = has_flag(f, HF_LEX_MAYBE3) ? 3 : 4;
  } else if (has_flag(f, HF_LEX_MAYBE30) && t.lex->value != MS_HOUR) {
    value = 30;
  }
  return (hf_span){ value * t.lex->value, t.lex->value, j + 1 - i, false, false };
}

/* "a couple of hours". */
static hf_span read_couple(const hf_reader *r, uint32_t i) {
  uint32_t j = i;
  hf_span u;
  hf_token t = hf_token_at(r, j), unit;
  if (hf_token_kind(t) == HF_LEX_A) t = next_token(r, ++j);
  if (hf_token_kind(t) != HF_LEX_COUPLE) return NO_SPAN;
  if (hf_token_kind(next_token(r, ++j)) == HF_LEX_OF) j++;
  if (!read_unit(r, j, &unit, &u)) return NO_SPAN;
  u.ms *= 2;
  u.n += j - i;
  return u;
}

/* "an hour". A second is one only within "within a second"; "twice a day" and "24 hours a day" are rates. */
static hf_span read_article(const hf_reader *r, uint32_t i) {
  hf_span u;
  hf_token unit, before = { NULL, 0 };
  if (hf_token_kind(hf_token_at(r, i)) != HF_LEX_A || !read_unit(r, i + 1, &unit, &u)) return NO_SPAN;
  if (i > 0 && hf_token_follows(r, i)) before = hf_token_at(r, i - 1);
  int kind = hf_token_kind(before);
  if (!has_flag(unit, HF_LEX_SG) || kind == HF_LEX_RATE || kind == HF_LEX_TIME) return NO_SPAN;
  if (u.unit == MS_SECOND && kind != HF_LEX_WITHIN) return NO_SPAN;
  u.n++;
  return u;
}

/* "the coming hour", "the next minute", "within the hour": one of it, counted from now. */
static bool is_coming(const hf_reader *r, uint32_t i, hf_token t, hf_token after) {
  hf_token before = { NULL, 0 }, first = { NULL, 0 };
  if (i > 0 && hf_token_follows(r, i)) before = hf_token_at(r, i - 1);
  if (i > 1 && hf_token_follows(r, i - 1)) first = hf_token_at(r, i - 2);
  if (t.lex->value != MS_HOUR && t.lex->value != MS_MINUTE) return false;
  int kind = hf_token_kind(before);
  bool within = kind == HF_LEX_WITHIN || (kind == HF_LEX_AT && hf_token_kind(first) == HF_LEX_WITHIN);
  if (t.lex->langs & HF_LANG_AR)
    return (t.pro & ~HF_PRO_AND) == HF_PRO_THE && kind == HF_LEX_WITHIN && hf_token_kind(after) == HF_LEX_NEXT;
  if (!(t.lex->langs & HF_LANG_EN) || !has_flag(t, HF_LEX_SG)) return false;
  return (kind == HF_LEX_NEXT && (before.lex->langs & HF_LANG_EN)) || (kind == HF_LEX_AT && within);
}

/* A dual at i with what follows it: repeated ("saatayn ithnayn"), or its upper edge ("daqiqatayn thalath", two or three). */
static hf_span read_dual(const hf_reader *r, uint32_t i, hf_token t, hf_span u) {
  hf_token after = next_token(r, i + u.n);
  u.ms *= 2;
  if (has_flag(t, HF_LEX_BEFORE) && !u.work) return NO_SPAN;
  if (!(t.lex->langs & HF_LANG_AR) || after.pro) return u;
  if (has_flag(after, HF_LEX_IS_TWO)) {
    u.n++;
  } else if (hf_token_kind(after) == HF_LEX_ONES && after.lex->value == 3) {
    int kind = hf_token_kind(next_token(r, i + u.n + 1));
    if (kind >= 0 && kind <= HF_LEX_TIME) return u;
    u.ms = 3 * u.unit;
    u.n++;
  }
  return u;
}

/* Whether Latvian "laika", within the time of, stands at j behind the unit t. */
static bool before_laika(const hf_reader *r, uint32_t j, hf_token t) {
  hf_token after = next_token(r, j);
  return (t.lex->langs & HF_LANG_LV) && hf_token_kind(after) == HF_LEX_WITHIN && after.lex->langs == HF_LANG_LV;
}

/* A unit without a number before it: the dual, "saa wahida", or bare. */
static hf_span read_unit_first(const hf_reader *r, uint32_t i) {
  hf_token t = hf_token_at(r, i), after;
  hf_span u = NO_SPAN;
  int kind = hf_token_kind(t);
  if (kind == HF_LEX_HALFTIME) return (hf_span){ t.lex->value, t.lex->value, 1, false, false };
  if (kind != HF_LEX_TIME && kind != HF_LEX_HOUR) return NO_SPAN;
  if (has_flag(t, HF_LEX_PLURAL | HF_LEX_JOINED) && !before_laika(r, i + 1, t)) return NO_SPAN;
  u = (hf_span){ t.lex->value, t.lex->value, 1, false, has_flag(t, HF_LEX_WORKDAY) };
  after = next_token(r, i + 1);
  if (is_coming(r, i, t, after)) return u;
  if (hf_token_kind(after) == HF_LEX_WORK && !after.pro && (after.lex->langs & HF_LANG_AR & t.lex->langs)) {
    u.work = true;
    u.n++;
    after = next_token(r, i + 2);
  }
  bool arabic = (t.lex->langs & HF_LANG_AR) && !after.pro;
  if (has_flag(t, HF_LEX_DUAL)) return read_dual(r, i, t, u);
  if (t.pro & HF_PRO_THE) return NO_SPAN;
  if (arabic && has_flag(after, HF_LEX_IS_ONE) && !hf_token_and_eleven(r, i + u.n)) {
    u.n++;
    return u;
  }
  if (names_a_date(r, i + 1, t)) return NO_SPAN;
  u.bare = true;
  return u;
}

static hf_span read_term(const hf_reader *r, uint32_t i) {
  hf_span s = read_fraction(r, i);
  if (!s.n) s = read_counted(r, i);
  if (!s.n) s = read_couple(r, i);
  if (!s.n) s = read_article(r, i);
  if (!s.n) s = read_unit_first(r, i);
  return s;
}

/* Where the part joined to the words before j begins; *said tells whether "and" was said. */
static bool joint(const hf_reader *r, uint32_t j, uint32_t *begin, bool *said) {
  *begin = j;
  *said = false;
  if (j >= r->words->n || r->words->word[j].before > HF_BREAK_CLAUSE) return false;
  hf_token t = hf_token_at(r, j);
  if (hf_token_kind(t) == HF_LEX_AND) {
    *begin = j + 1;
    *said = true;
    return hf_token_follows(r, j + 1);
  }
  *said = (t.pro & HF_PRO_AND) || hf_token_and_eleven(r, j);
  return true;
}

/* "and a half" without a unit of its own, added to the unit before it. */
static uint32_t add_fraction(const hf_reader *r, uint32_t i, uint32_t j, hf_span *s) {
  uint32_t k;
  bool said;
  if (!hf_token_follows(r, j) || !joint(r, j, &k, &said) || !said) return 0;
  hf_token t = hf_token_at(r, k);
  if (hf_token_kind(t) == HF_LEX_A) t = next_token(r, ++k);
  if (hf_token_kind(t) != HF_LEX_FRACTION || (t.pro & ~HF_PRO_AND)) return 0;
  bool adjective = s->bare && s->unit == MS_MINUTE && i + 1 == j; /* "an exact one and the text of the message" */
  if (adjective && definite(r, k + 1)) return 0;
  s->ms += t.lex->value * s->unit;
  s->bare = false;
  return k + 1 - j;
}

/* "illa rub", "illa ashr daqaiq", of an hour also "illa khams". */
static uint32_t take_away(const hf_reader *r, uint32_t j, hf_span *s) {
  hf_token t = next_token(r, j);
  if (hf_token_kind(t) != HF_LEX_BUT || !hf_token_follows(r, j + 1)) return 0;
  double less = 0;
  uint32_t n = 0;
  hf_span term = read_term(r, j + 1);
  t = hf_token_at(r, j + 1);
  if (term.n && !term.bare && term.ms < s->ms) {
    less = term.ms;
    n = term.n;
  } else if (hf_token_kind(t) == HF_LEX_FRACTION && !t.pro) {
    less = t.lex->value * s->unit;
    n = 1;
  } else if (s->unit == MS_HOUR) {
    hf_number num = hf_read_number(r, j + 1);
    less = num.value * MS_MINUTE;
    n = num.value < 60 ? num.n : 0;
  }
  if (!n || less >= s->ms) return 0;
  s->ms -= less;
  s->bare = false;
  return n + 1;
}

/* One more term of a smaller unit; of the same only for "a hundred days and a day". */
static uint32_t add_term(const hf_reader *r, uint32_t j, hf_span *s) {
  uint32_t k;
  bool said;
  if (!joint(r, j, &k, &said)) return 0;
  bool digits = hf_token_digits(r, k);
  hf_span term = read_term(r, k);
  hf_token first = hf_token_at(r, k);
  if (!term.n) return 0;
  bool arabic = first.lex ? first.lex->langs == HF_LANG_AR : said;
  bool hundreds = fmod(s->ms, 100 * s->unit) == 0 && hf_token_kind(first) == HF_LEX_TIME && arabic;
  if (term.unit > s->unit || (term.unit == s->unit && !hundreds)) return 0;
  if (!said && (arabic || s->bare || term.bare || (!digits && hf_token_kind(first) > HF_LEX_NUMERIC_LAST))) return 0;
  if (term.bare && !arabic) return 0;
  if (first.pro & ~HF_PRO_AND) return 0;
  s->ms += term.ms;
  s->unit = term.unit;
  s->bare = false;
  s->work = s->work || term.work;
  return k + term.n - j;
}

static hf_span read_sum(const hf_reader *r, uint32_t i) {
  hf_span s = read_term(r, i);
  if (!s.n) return s;
  for (int terms = 0; terms < TERMS_MAX; terms++) {
    uint32_t n = add_term(r, i + s.n, &s);
    if (!n) n = add_fraction(r, i, i + s.n, &s);
    if (!n) n = take_away(r, i + s.n, &s);
    if (!n) break;
    s.n += n;
  }
  return s;
}

/* "three times" count no unit before them. */
static bool counts_times(const hf_reader *r, uint32_t j) {
  return hf_words_is(r->words, j, "\u0645\u0631\u0627\u062A") || hf_words_is(r->words, j, "\u0645\u0631\u0647") || /* mrat, mrh */
         hf_words_is(r->words, j, "times") || hf_words_is(r->words, j, "reizes");
}

/* "a minute or two", "yawmayn aw thalatha", "two days or three": the number behind counts the unit before it. */
static uint32_t read_or_more(const hf_reader *r, uint32_t j, hf_span *s) {
  hf_token t = next_token(r, j), more;
  int kind = hf_token_kind(t);
  double least = s->ms / s->unit, most = kind == HF_LEX_OR ? least + 1 + (least == 1) : 10;
  if ((kind != HF_LEX_OR && kind != HF_LEX_TO) || !hf_token_follows(r, j + 1)) return 0;
  hf_number num = hf_read_number(r, j + 1);
  more = hf_token_at(r, j + 1);
  int after = hf_token_kind(next_token(r, j + 1 + num.n));
  bool counts = num.n == 1 && num.value > least && num.value <= most && !num.digits && (more.lex->langs & t.lex->langs) && !more.pro;
  if (!counts || after == HF_LEX_TIME || after == HF_LEX_WORK || after == HF_LEX_MORE || counts_times(r, j + 2)) return 0;
  s->ms = num.value * s->unit;
  s->bare = false;
  return 2;
}

/* The second edge of a range whose first has its unit: "yawm ila yawmayn", "one hour to two hours". */
static void read_range(const hf_reader *r, uint32_t i, hf_span *s) {
  uint32_t j = i + s->n, k = j;
  hf_token t = next_token(r, j), before = { NULL, 0 };
  int kind = hf_token_kind(t);
  uint32_t n = read_or_more(r, j, s);
  s->n += n;
  if (n) return;
  if (i > 0 && hf_token_follows(r, i)) before = hf_token_at(r, i - 1);
  bool between = hf_token_kind(before) == HF_LEX_BETWEEN, from = hf_token_kind(before) == HF_LEX_FROM;
  bool to = t.pro & HF_PRO_PREP; /* li, or another preposition */
  if (kind == HF_LEX_TO || kind == HF_LEX_OR || (between && kind == HF_LEX_AND)) k++;
  else if (!hf_token_dashed(r, j) && !(between && (t.pro & HF_PRO_AND)) && !to) return;
  if (!hf_token_follows(r, k) && !hf_token_dashed(r, k)) return;
  hf_span edge = read_sum(r, k);
  bool one = edge.bare && k > j && !s->bare && edge.unit == s->unit; /* "half an hour to an hour", where Arabic says "hour" */
  if (!edge.n || (edge.bare && !one) || ((s->bare || (to && !from)) && edge.unit != s->unit)) return;
  if (to && !from && edge.ms <= s->ms) return;
  if (edge.ms > s->ms) s->ms = edge.ms;
  s->n = k + edge.n - i;
  s->bare = false;
}

/* A unit alone counts right behind a word of duration, in Latvian also right before "laika". */
static bool led(const hf_reader *r, uint32_t i, const hf_span *s) {
  hf_token t = hf_token_at(r, i);
  if (!has_flag(t, HF_LEX_ALONE) || t.pro) return false;
  if (before_laika(r, i + s->n, t)) return true;
  if (i == 0 || !hf_token_follows(r, i)) return false;
  hf_token before = hf_token_at(r, i - 1);
  if (!has_flag(before, HF_LEX_ALONE) || before.lex->kind == HF_LEX_TIME || !(before.lex->langs & t.lex->langs)) return false;
  if (t.lex->langs & HF_LANG_LV) return true;
  if (s->unit == MS_DAY && hf_token_digits(r, i + s->n)) return false;
  return s->unit != MS_DAY || before.lex->kind == HF_LEX_WITHIN || before.lex->kind == HF_LEX_FOR || !definite(r, i + s->n);
}

hf_span hf_read_duration(const hf_reader *r, uint32_t i) {
  if (i >= r->words->n || (!hf_token_at(r, i).lex && !hf_token_digits(r, i))) return NO_SPAN;
  hf_span s = read_sum(r, i);
  if (s.n) read_range(r, i, &s);
  if (s.n && s.bare && !led(r, i, &s)) return NO_SPAN;
  return s.ms <= MS_MAX ? s : NO_SPAN;
}

uint32_t hf_duration_in(const hf_words *w, uint32_t i, uint32_t langs, int64_t *ms) {
  hf_reader r = { w, langs };
  hf_span s = hf_read_duration(&r, i);
  if (s.n) *ms = (int64_t)ceil(s.ms - 1e-3); /* late is allowed, early is not; thirds are not exact */
  return s.n;
}

uint32_t hf_duration_at(const hf_words *w, uint32_t i, int64_t *ms) {
  return hf_duration_in(w, i, HF_LANG_ALL, ms);
}
