/* SPDX-License-Identifier: MIT
 * Arabic: gender polarity from three to ten, duals, the accusative of the counted noun from eleven to ninety-nine.
 * Two cases are told apart: nominative (un, an) and the rest (in, ayn). `feminine` is the gender of what is counted.
 */
#include "core/hf_say_lang.h"

/* 0-10 before or for a masculine noun, before a feminine one. */
static const char *const ones[2][11] = {
  { "\u0635\u0641\u0631", "\u0648\u0627\u062D\u062F", "\u0627\u062B\u0646", /* Sfr, waHd, athn */
    "\u062B\u0644\u0627\u062B\u0629", "\u0623\u0631\u0628\u0639\u0629", /* thlathh, arb3h */
    "\u062E\u0645\u0633\u0629", "\u0633\u062A\u0629", "\u0633\u0628\u0639\u0629", /* khmsh, sth, sb3h */
    "\u062B\u0645\u0627\u0646\u064A\u0629", "\u062A\u0633\u0639\u0629", "\u0639\u0634\u0631\u0629" }, /* thmanyh, ts3h, 3shrh */
  { "\u0635\u0641\u0631", "\u0648\u0627\u062D\u062F\u0629", "\u0627\u062B\u0646\u062A", /* Sfr, waHdh, athnt */
    "\u062B\u0644\u0627\u062B", "\u0623\u0631\u0628\u0639", "\u062E\u0645\u0633", "\u0633\u062A", /* thlath, arb3, khms, st */
    "\u0633\u0628\u0639", "\u062B\u0645\u0627\u0646\u064A", "\u062A\u0633\u0639", /* sb3, thmany, ts3 */
    "\u0639\u0634\u0631" }, /* 3shr */
};
/* The tens and the hundreds without their case ending. */
static const char *const tens[] = { "", "", "\u0639\u0634\u0631", "\u062B\u0644\u0627\u062B", /* 3shr, thlath */
  "\u0623\u0631\u0628\u0639", "\u062E\u0645\u0633", "\u0633\u062A", "\u0633\u0628\u0639", /* arb3, khms, st, sb3 */
  "\u062B\u0645\u0627\u0646", "\u062A\u0633\u0639" }; /* thman, ts3 */
static const char *const hundreds[] = { "", "\u0645\u0626\u0629", "\u0645\u0626\u062A", /* m'h, m't */
  "\u062B\u0644\u0627\u062B\u0645\u0626\u0629", "\u0623\u0631\u0628\u0639\u0645\u0626\u0629", /* thlathm'h, arb3m'h */
  "\u062E\u0645\u0633\u0645\u0626\u0629", "\u0633\u062A\u0645\u0626\u0629", /* khmsm'h, stm'h */
  "\u0633\u0628\u0639\u0645\u0626\u0629", "\u062B\u0645\u0627\u0646\u0645\u0626\u0629", /* sb3m'h, thmanm'h */
  "\u062A\u0633\u0639\u0645\u0626\u0629" }; /* ts3m'h */

#define WA " \u0648" /* w */
#define TEN_M " \u0639\u0634\u0631" /* 3shr */
#define TEN_F " \u0639\u0634\u0631\u0629" /* 3shrh */

/* The ending of a sound dual or plural. */
static const char *ending(bool dual, bool oblique) {
  if (oblique) return "\u064A\u0646"; /* yn */
  return dual ? "\u0627\u0646" : "\u0648\u0646"; /* an, wn */
}

/* 11-19 */
static void teen(hf_said *out, int64_t n, bool feminine, bool oblique) {
  if (n == 11) {
    hf_said_add(out, feminine ? "\u0625\u062D\u062F\u0649" : "\u0623\u062D\u062F"); /* iHda, aHd */
  } else {
    hf_said_add(out, ones[feminine][n - 10]);
    if (n == 12) hf_said_add(out, oblique ? "\u064A" : "\u0627"); /* y, a */
  }
  hf_said_add(out, feminine ? TEN_F : TEN_M);
}

/* 1-99 */
static void below_hundred(hf_said *out, int64_t n, bool feminine, bool oblique) {
  if (n > 10 && n < 20) {
    teen(out, n, feminine, oblique);
    return;
  }
  int64_t one = n <= 10 ? n : n % 10;
  if (one == 1 && n > 10 && feminine) hf_said_add(out, "\u0625\u062D\u062F\u0649"); /* iHda */
  else if (one == 8 && n > 10 && feminine) hf_said_add(out, "\u062B\u0645\u0627\u0646"); /* thman */
  else if (one) hf_said_add(out, ones[feminine][one]);
  if (one == 2) hf_said_add(out, ending(true, oblique));
  if (n <= 10) return;
  if (one) hf_said_add(out, WA);
  hf_said_add(out, tens[n / 10]);
  hf_said_add(out, ending(false, oblique));
}

/* 1-999. `construct`: a noun follows, the dual loses its nun. */
static void group(hf_said *out, int64_t n, bool feminine, bool oblique, bool construct) {
  if (n >= 100) {
    hf_said_add(out, hundreds[n / 100]);
    bool bare = construct && n == 200;
    if (n / 100 == 2) hf_said_add(out, !bare ? ending(true, oblique) : oblique ? "\u064A" : "\u0627"); /* y, a */
    if (n %= 100) hf_said_add(out, WA);
  }
  if (n) below_hundred(out, n, feminine, oblique);
}

/* n thousand, million … */
static void many(hf_said *out, int64_t n, const char *const names[2], bool oblique) {
  if (n > 2) {
    group(out, n, false, oblique, true);
    hf_said_add(out, " ");
  }
  hf_plural p = hf_plural_of(HF_LANG_AR, n);
  hf_said_add(out, names[p == HF_PLURAL_FEW]);
  if (p == HF_PLURAL_TWO) hf_said_add(out, ending(true, oblique));
  if (p == HF_PLURAL_MANY) hf_said_add(out, "\u064B\u0627"); /* ana */
}

static void number(hf_said *out, const hf_say *how, int64_t n, bool construct) {
  static const struct {
    int64_t size;
    const char *names[2]; /* singular, plural */
  } sizes[] = {
    { 1000000000, { "\u0645\u0644\u064A\u0627\u0631", "\u0645\u0644\u064A\u0627\u0631\u0627\u062A" } }, /* mlyar, mlyarat */
    { 1000000, { "\u0645\u0644\u064A\u0648\u0646", "\u0645\u0644\u0627\u064A\u064A\u0646" } }, /* mlywn, mlayyn */
    { 1000, { "\u0623\u0644\u0641", "\u0622\u0644\u0627\u0641" } }, /* alf, aalaf */
  };
  bool oblique = how->grammar != HF_CASE_NOMINATIVE;
  if (n == 0) hf_said_add(out, ones[0][0]);
  for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
    if (n < sizes[i].size) continue;
    many(out, n / sizes[i].size, sizes[i].names, oblique);
    if (n %= sizes[i].size) hf_said_add(out, WA);
  }
  if (n) group(out, n, how->flags & HF_SAY_FEMININE, oblique, construct);
}

void hf_say_number_ar(hf_said *out, const hf_say *how, int64_t n) {
  number(out, how, n, false);
}

typedef struct counted {
  const char *stem, *singular, *plural, *accusative; /* stem: before the dual's ending */
  bool feminine;
} counted;

static const counted nouns[HF_UNITS] = {
  { "\u062B\u0627\u0646\u064A\u062A", "\u062B\u0627\u0646\u064A\u0629", /* thanyt, thanyh */
    "\u062B\u0648\u0627\u0646\u064D", "\u062B\u0627\u0646\u064A\u0629", true }, /* thwanin, thanyh */
  { "\u062F\u0642\u064A\u0642\u062A", "\u062F\u0642\u064A\u0642\u0629", /* dqyqt, dqyqh */
    "\u062F\u0642\u0627\u0626\u0642", "\u062F\u0642\u064A\u0642\u0629", true }, /* dqa'q, dqyqh */
  { "\u0633\u0627\u0639\u062A", "\u0633\u0627\u0639\u0629", /* sa3t, sa3h */
    "\u0633\u0627\u0639\u0627\u062A", "\u0633\u0627\u0639\u0629", true }, /* sa3at, sa3h */
  { "\u064A\u0648\u0645", "\u064A\u0648\u0645", "\u0623\u064A\u0627\u0645", /* ywm, ywm, ayam */
    "\u064A\u0648\u0645\u064B\u0627", false }, /* ywmana */
};

static void dual(hf_said *out, const counted *noun, bool oblique) {
  hf_said_add(out, noun->stem);
  hf_said_add(out, ending(true, oblique));
}

void hf_say_unit_ar(hf_said *out, const hf_say *how, int64_t n, hf_unit unit, bool part) {
  const counted *noun = &nouns[unit];
  bool oblique = how->grammar != HF_CASE_NOMINATIVE, digits = how->flags & HF_SAY_DIGITS;
  hf_plural p = hf_plural_of(HF_LANG_AR, n);
  if (p == HF_PLURAL_TWO) {
    dual(out, noun, oblique);
    return;
  }
  if (p == HF_PLURAL_ONE) {
    hf_said_add(out, noun->singular);
    if (part) return;
    hf_said_add(out, " ");
    hf_said_add(out, ones[noun->feminine][1]);
    return;
  }
  hf_say inner = *how;
  inner.flags = noun->feminine ? HF_SAY_FEMININE : 0;
  int64_t tail = n % 100; /* "a hundred days and a day" */
  bool apart = !digits && n > 100 && (tail == 1 || tail == 2);
  if (digits) hf_said_digits(out, how, n);
  else number(out, &inner, apart ? n - tail : n, true);
  hf_said_add(out, " ");
  hf_said_add(out, p == HF_PLURAL_FEW ? noun->plural : p == HF_PLURAL_MANY ? noun->accusative : noun->singular);
  if (!apart) return;
  hf_said_add(out, WA);
  if (tail == 2) dual(out, noun, oblique);
  else hf_said_add(out, noun->singular);
}
