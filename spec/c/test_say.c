/* SPDX-License-Identifier: MIT
 * hf_say against its own reader: what is said, in any language, case, gender and digits, reads back as the same value.
 */
#include "check.h"
#include "core/hf_quantity.h"
#include "core/hf_say.h"

static uint64_t seed = 0x9E3779B97F4A7C15u;

static uint64_t rnd(uint64_t below) {
  seed ^= seed << 13;
  seed ^= seed >> 7;
  seed ^= seed << 17;
  return (seed >> 11) % below;
}

static hf_folded folded;
static hf_words words;

static void cut(const char *text) {
  if (hf_fold(&folded, HF_FOLD_DEFAULT, text, strlen(text)) || hf_words_cut(&words, &folded, text)) words.n = 0;
}

static const uint32_t langs[] = { HF_LANG_AR, HF_LANG_EN, HF_LANG_LV };

static hf_say any_way(void) {
  hf_say how = { langs[rnd(3)], (uint32_t)rnd(8), (hf_case)rnd(4), (hf_unit)rnd(HF_UNITS) };
  if (how.lang == HF_LANG_AR) how.grammar = (hf_case)rnd(2);
  return how;
}

static bool number_survives(const hf_say *how, int64_t n) {
  hf_said said;
  double value = -1;
  if (hf_say_number(how, n, &said) != HF_OK) return false;
  cut(said.text);
  bool same = hf_number_at(&words, 0, &value) == words.n && value == (double)n;
  if (!same) fprintf(stderr, "%lld: %s (%g)\n", (long long)n, said.text, value);
  return same;
}

static bool duration_survives(const hf_say *how, int64_t ms) {
  hf_said said;
  int64_t value = -1;
  if (hf_say_duration(how, ms, &said) != HF_OK) return false;
  cut(said.text);
  bool same = hf_duration_at(&words, 0, &value) == words.n && value == (ms + 999) / 1000 * 1000;
  if (!same) fprintf(stderr, "%lld: %s (%lld)\n", (long long)ms, said.text, (long long)value);
  return same;
}

static void check_numbers(void) {
  int lost = 0;
  for (int64_t n = 0; n <= 2000; n++)
    for (int k = 0; k < 3 * 4; k++) {
      hf_say how = { langs[k / 4], k & 1 ? HF_SAY_FEMININE : 0, k & 2 ? HF_CASE_GENITIVE : HF_CASE_NOMINATIVE, HF_UNIT_DAY };
      lost += !number_survives(&how, n);
    }
  for (int k = 0; k < 50000 && lost < 10; k++) {
    hf_say how = any_way();
    lost += !number_survives(&how, (int64_t)rnd(rnd(2) ? 1000001 : HF_SAY_MAX));
  }
  CHECK(lost == 0);
}

static void check_durations(void) {
  static const uint64_t spans[] = { 200, 7200, 172800, 100000000 };
  int lost = 0;
  for (int k = 0; k < 50000 && lost < 10; k++) {
    hf_say how = any_way();
    lost += !duration_survives(&how, (int64_t)rnd(spans[rnd(4)]) * 1000 + (int64_t)rnd(2) * 500);
  }
  CHECK(lost == 0);
}

static void check_text(uint32_t lang, hf_case grammar, uint32_t flags, int64_t ms, const char *want) {
  hf_say how = { lang, flags, grammar, HF_UNIT_DAY };
  hf_said said;
  CHECK(hf_say_duration(&how, ms, &said) == HF_OK);
  if (strcmp(said.text, want) != 0) fprintf(stderr, "want %s, got %s\n", want, said.text);
  CHECK(strcmp(said.text, want) == 0);
}

static void check_limits(void) {
  hf_say how = { HF_LANG_EN, 0, HF_CASE_NOMINATIVE, HF_UNIT_SECOND };
  hf_said said;
  CHECK(hf_say_number(&how, HF_SAY_MAX, &said) == HF_OK);
  CHECK(hf_say_number(&how, HF_SAY_MAX + 1, &said) == HF_ELIMIT);
  CHECK(hf_say_number(&how, -7, &said) == HF_OK && strcmp(said.text, "minus seven") == 0);
  CHECK(hf_say_duration(&how, -1, &said) == HF_ELIMIT);
  CHECK(hf_say_duration(&how, INT64_MAX, &said) == HF_ELIMIT);
  how.lang = 3;
  CHECK(hf_say_number(&how, 1, &said) == HF_EINVAL);
  CHECK(hf_say_duration(&how, 1, &said) == HF_EINVAL);
}

int main(void) {
  hf_folded_init(&folded);
  hf_words_init(&words);
  check_numbers();
  check_durations();
  check_limits();
  check_text(HF_LANG_AR, HF_CASE_GENITIVE, 0, 40000, "أربعين ثانية");
  check_text(HF_LANG_AR, HF_CASE_GENITIVE, HF_SAY_DIGITS | HF_SAY_ARABIC_DIGITS, 40000, "٤٠ ثانية");
  check_text(HF_LANG_LV, HF_CASE_GENITIVE, 0, 7200000, "divu stundu");
  hf_words_fini(&words);
  hf_folded_fini(&folded);
  return checks_done("test_say");
}
