/* SPDX-License-Identifier: MIT
 * Latvian: numbers agree with what they count in gender and case up to nine; ten to nineteen and the tens do not change.
 * After a number of CLDR's category zero the noun stands in the genitive plural (desmit stundu), except in the dative.
 */
#include "core/hf_say_lang.h"

/* 1-9 by gender and case. */
static const char *const ones[2][4][10] = {
  { { "", "viens", "divi", "trīs", "četri", "pieci", "seši", "septiņi", "astoņi", "deviņi" },
    { "", "viena", "divu", "triju", "četru", "piecu", "sešu", "septiņu", "astoņu", "deviņu" },
    { "", "vienam", "diviem", "trim", "četriem", "pieciem", "sešiem", "septiņiem", "astoņiem", "deviņiem" },
    { "", "vienu", "divus", "trīs", "četrus", "piecus", "sešus", "septiņus", "astoņus", "deviņus" } },
  { { "", "viena", "divas", "trīs", "četras", "piecas", "sešas", "septiņas", "astoņas", "deviņas" },
    { "", "vienas", "divu", "triju", "četru", "piecu", "sešu", "septiņu", "astoņu", "deviņu" },
    { "", "vienai", "divām", "trim", "četrām", "piecām", "sešām", "septiņām", "astoņām", "deviņām" },
    { "", "vienu", "divas", "trīs", "četras", "piecas", "sešas", "septiņas", "astoņas", "deviņas" } },
};
static const char *const stems[] = { "", "vien", "div", "trīs", "četr", "piec", "seš", "septiņ", "astoņ", "deviņ" };

/* Two to nine hundred: "divi simti" in the nominative, else the form that does not change, "divsimt". */
static void hundreds(hf_said *out, int64_t n, hf_case grammar) {
  if (grammar == HF_CASE_NOMINATIVE) {
    hf_said_add(out, n == 1 ? "" : ones[0][grammar][n]);
    hf_said_add(out, n == 1 ? "simts" : " simti");
  } else {
    hf_said_add(out, n == 1 ? "" : stems[n]);
    hf_said_add(out, "simt");
  }
}

/* 1-999 */
static void group(hf_said *out, int64_t n, bool feminine, hf_case grammar) {
  if (n >= 100) {
    hundreds(out, n / 100, grammar);
    if (n %= 100) hf_said_add(out, " ");
  }
  if (n >= 10 && n < 20) {
    hf_said_add(out, n == 10 ? "desmit" : stems[n - 10]);
    hf_said_add(out, n == 10 ? "" : "padsmit");
    return;
  }
  if (n >= 20) {
    hf_said_add(out, stems[n / 10]);
    hf_said_add(out, n % 10 ? "desmit " : "desmit");
  }
  n %= 10;
  if (n) hf_said_add(out, ones[feminine][grammar][n]);
}

void hf_say_number_lv(hf_said *out, const hf_say *how, int64_t n) {
  static const struct {
    int64_t size;
    const char *one[4], *more[4]; /* by case, genitive plural after category zero */
  } sizes[] = {
    { 1000000000, { "miljards", "miljarda", "miljardam", "miljardu" },
      { "miljardi", "miljardu", "miljardiem", "miljardus" } },
    { 1000000, { "miljons", "miljona", "miljonam", "miljonu" }, { "miljoni", "miljonu", "miljoniem", "miljonus" } },
    { 1000, { "tūkstotis", "tūkstoša", "tūkstotim", "tūkstoti" },
      { "tūkstoši", "tūkstošu", "tūkstošiem", "tūkstošus" } },
  };
  hf_case grammar = how->grammar;
  if (n == 0) hf_said_add(out, "nulle");
  for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
    int64_t count = n / sizes[i].size;
    if (!count) continue;
    if (count > 1) {
      group(out, count, false, grammar);
      hf_said_add(out, " ");
    }
    hf_plural p = hf_plural_of(HF_LANG_LV, count);
    hf_case noun = p == HF_PLURAL_ZERO && grammar != HF_CASE_DATIVE ? HF_CASE_GENITIVE : grammar;
    hf_said_add(out, p == HF_PLURAL_ONE ? sizes[i].one[grammar] : sizes[i].more[noun]);
    if (n %= sizes[i].size) hf_said_add(out, " ");
  }
  if (n) group(out, n, how->flags & HF_SAY_FEMININE, grammar);
}

void hf_say_unit_lv(hf_said *out, const hf_say *how, int64_t n, hf_unit unit, bool part) {
  (void)part;
  static const char *const nouns[HF_UNITS][2][4] = { /* singular, plural by case */
    { { "sekunde", "sekundes", "sekundei", "sekundi" }, { "sekundes", "sekunžu", "sekundēm", "sekundes" } },
    { { "minūte", "minūtes", "minūtei", "minūti" }, { "minūtes", "minūšu", "minūtēm", "minūtes" } },
    { { "stunda", "stundas", "stundai", "stundu" }, { "stundas", "stundu", "stundām", "stundas" } },
    { { "diena", "dienas", "dienai", "dienu" }, { "dienas", "dienu", "dienām", "dienas" } },
  };
  hf_say inner = *how;
  inner.flags |= HF_SAY_FEMININE;
  if (how->flags & HF_SAY_DIGITS) hf_said_digits(out, how, n);
  else hf_say_number_lv(out, &inner, n);
  hf_said_add(out, " ");
  hf_plural p = hf_plural_of(HF_LANG_LV, n);
  hf_case noun = p == HF_PLURAL_ZERO && how->grammar != HF_CASE_DATIVE ? HF_CASE_GENITIVE : how->grammar;
  hf_said_add(out, nouns[unit][p != HF_PLURAL_ONE][noun]);
}
