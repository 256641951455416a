/* SPDX-License-Identifier: MIT
 * English: "one hundred twenty-five", "forty seconds".
 */
#include "core/hf_say_lang.h"

static const char *const small[] = { "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
  "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen" };
static const char *const tens[] = { "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety" };

/* 1-999 */
static void group(hf_said *out, int64_t n) {
  if (n >= 100) {
    hf_said_add(out, small[n / 100]);
    hf_said_add(out, " hundred");
    if (n %= 100) hf_said_add(out, " ");
  }
  if (n >= 20) {
    hf_said_add(out, tens[n / 10]);
    if (n %= 10) hf_said_add(out, "-");
  }
  if (n) hf_said_add(out, small[n]);
}

void hf_say_number_en(hf_said *out, const hf_say *how, int64_t n) {
  static const struct {
    int64_t size;
    const char *name;
  } many[] = { { 1000000000, " billion" }, { 1000000, " million" }, { 1000, " thousand" }, { 1, "" } };
  (void)how;
  if (n == 0) hf_said_add(out, small[0]);
  for (int i = 0; n; i++) {
    if (n < many[i].size) continue;
    group(out, n / many[i].size);
    hf_said_add(out, many[i].name);
    if (n %= many[i].size) hf_said_add(out, " ");
  }
}

void hf_say_unit_en(hf_said *out, const hf_say *how, int64_t n, hf_unit unit, bool part) {
  (void)part;
  static const char *const names[HF_UNITS] = { " second", " minute", " hour", " day" };
  if (how->flags & HF_SAY_DIGITS) hf_said_digits(out, how, n);
  else hf_say_number_en(out, how, n);
  hf_said_add(out, names[unit]);
  if (hf_plural_of(HF_LANG_EN, n) == HF_PLURAL_OTHER) hf_said_add(out, "s");
}
