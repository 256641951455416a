/* SPDX-License-Identifier: MIT
 * What the languages share: plural categories, digits, and a duration as a list of its parts.
 */
#include "core/hf_say.h"

#include <string.h>

#include "core/hf_say_lang.h"

static const struct {
  uint32_t lang;
  void (*number)(hf_said *out, const hf_say *how, int64_t n);
  void (*unit)(hf_said *out, const hf_say *how, int64_t n, hf_unit unit, bool part);
  const char *minus, *comma, *last; /* between parts, before the last part */
} languages[] = {
  { HF_LANG_AR, hf_say_number_ar, hf_say_unit_ar, "\u0646\u0627\u0642\u0635 ", " \u0648", " \u0648" }, /* naqis, wa */
  { HF_LANG_EN, hf_say_number_en, hf_say_unit_en, "minus ", ", ", " and " },
  { HF_LANG_LV, hf_say_number_lv, hf_say_unit_lv, "m\u012Bnus ", ", ", " un " },
};

enum { LANGUAGES = sizeof languages / sizeof *languages };

void hf_said_add(hf_said *out, const char *text) {
  size_t n = strlen(text), left = sizeof out->text - 1 - out->n;
  if (n > left) n = left;
  memcpy(out->text + out->n, text, n);
  out->n += (uint32_t)n;
  out->text[out->n] = 0;
}

bool hf_said_full(const hf_said *out) {
  return out->n == sizeof out->text - 1;
}

void hf_said_digits(hf_said *out, const hf_say *how, int64_t n) {
  char digits[24];
  int at = sizeof digits;
  digits[--at] = 0;
  do digits[--at] = (char)('0' + n % 10);
  while (n /= 10);
  if (!(how->flags & HF_SAY_ARABIC_DIGITS)) {
    hf_said_add(out, digits + at);
    return;
  }
  for (; digits[at]; at++) {
    char arabic[3] = { '\xD9', (char)(0xA0 + digits[at] - '0'), 0 }; /* U+0660 … U+0669 */
    hf_said_add(out, arabic);
  }
}

static hf_plural arabic_plural(int64_t n) {
  if (n <= 2) return n == 0 ? HF_PLURAL_ZERO : n == 1 ? HF_PLURAL_ONE : HF_PLURAL_TWO;
  int64_t tail = n % 100;
  return tail >= 3 && tail <= 10 ? HF_PLURAL_FEW : tail >= 11 ? HF_PLURAL_MANY : HF_PLURAL_OTHER;
}

static hf_plural latvian_plural(int64_t n) {
  int64_t tail = n % 100;
  if (n % 10 == 0 || (tail >= 11 && tail <= 19)) return HF_PLURAL_ZERO;
  return n % 10 == 1 ? HF_PLURAL_ONE : HF_PLURAL_OTHER;
}

hf_plural hf_plural_of(uint32_t lang, int64_t n) {
  if (lang == HF_LANG_AR) return arabic_plural(n);
  if (lang == HF_LANG_LV) return latvian_plural(n);
  return n == 1 ? HF_PLURAL_ONE : HF_PLURAL_OTHER;
}

const char *hf_plural_name(hf_plural p) {
  static const char *const names[] = { "zero", "one", "two", "few", "many", "other" };
  return names[p];
}

static int language_of(uint32_t lang) {
  for (int i = 0; i < LANGUAGES; i++)
    if (languages[i].lang == lang) return i;
  return -1;
}

hf_status hf_say_number(const hf_say *how, int64_t n, hf_said *out) {
  int i = language_of(how->lang);
  out->n = 0;
  out->text[0] = 0;
  if (i < 0) return HF_EINVAL;
  if (n < -HF_SAY_MAX || n > HF_SAY_MAX) return HF_ELIMIT;
  if (n < 0) hf_said_add(out, (how->flags & HF_SAY_DIGITS) ? "-" : languages[i].minus);
  if (how->flags & HF_SAY_DIGITS) hf_said_digits(out, how, n < 0 ? -n : n);
  else languages[i].number(out, how, n < 0 ? -n : n);
  return hf_said_full(out) ? HF_ELIMIT : HF_OK;
}

hf_status hf_say_duration(const hf_say *how, int64_t ms, hf_said *out) {
  static const int64_t seconds_of[HF_UNITS] = { 1, 60, 3600, 86400 };
  int i = language_of(how->lang), parts = 0;
  int64_t count[HF_UNITS] = { 0 };
  out->n = 0;
  out->text[0] = 0;
  if (i < 0 || (unsigned)how->largest >= HF_UNITS) return HF_EINVAL;
  if (ms < 0) return HF_ELIMIT;
  int64_t left = ms / 1000 + (ms % 1000 != 0);
  if (left / seconds_of[how->largest] > HF_SAY_MAX) return HF_ELIMIT;
  for (int u = (int)how->largest; u >= 0; u--) {
    count[u] = left / seconds_of[u];
    left %= seconds_of[u];
    parts += count[u] != 0;
  }
  if (parts == 0) languages[i].unit(out, how, 0, HF_UNIT_SECOND, false);
  for (int u = (int)how->largest, said = 0; u >= 0; u--) {
    if (!count[u]) continue;
    if (said++) hf_said_add(out, said == parts ? languages[i].last : languages[i].comma);
    languages[i].unit(out, how, count[u], (hf_unit)u, parts > 1);
  }
  return hf_said_full(out) ? HF_ELIMIT : HF_OK;
}
