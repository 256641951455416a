/* SPDX-License-Identifier: MIT
 * Where words begin and end, and what stands between two.
 */
#include <stdlib.h>

#include "check.h"
#include "core/hf_words.h"

static const char BREAKS[] = "+_~,."; /* joined, space, light, clause, sentence */
static const char SCRIPTS[] = "ALDO";

/* Writes the words as (break)(script)text, one behind the other, and each word's original bytes likewise. */
static void show(char *out, char *originals, uint32_t flags, const char *s, size_t n) {
  hf_folded f;
  hf_words w;
  hf_folded_init(&f);
  hf_words_init(&w);
  *out = *originals = 0;
  if (hf_fold(&f, flags, s, n) == HF_OK && hf_words_cut(&w, &f, s) == HF_OK) {
    for (uint32_t i = 0; i < w.n; i++) {
      hf_word *x = &w.word[i];
      out += sprintf(out, "%c%c%.*s", BREAKS[x->before], SCRIPTS[x->script], (int)(x->last - x->first), f.text + x->first);
      originals += sprintf(originals, "|%.*s", (int)(x->olast - x->ofirst), s + x->ofirst);
    }
  }
  hf_words_fini(&w);
  hf_folded_fini(&f);
}

static void cuts(uint32_t flags, const char *s, const char *words, const char *originals) {
  char out[512], original[512];
  show(out, original, flags, s, strlen(s));
  if (strcmp(out, words) || strcmp(original, originals)) fprintf(stderr, "\"%s\": %s %s\n", s, out, original);
  CHECK(strcmp(out, words) == 0);
  CHECK(strcmp(original, originals) == 0);
}

static void test_cuts(void) {
  const uint32_t d = HF_FOLD_DEFAULT;
  cuts(d, "", "", "");
  cuts(d, " .. ", "", "");
  cuts(d, "Hello world", ".Lhello_Lworld", "|Hello|world");
  cuts(d, "a, b. c - d \u2014 e? f\ng:h", ".La,Lb.Lc~Ld,Le.Lf.Lg,Lh", "|a|b|c|d|e|f|g|h");
  cuts(d, "\u0646\u0639\u0645\u060C \u0644\u0627\u061F \u0644\u0627", /* na'am, la? la */
       ".A\u0646\u0639\u0645,A\u0644\u0627.A\u0644\u0627", "|\u0646\u0639\u0645|\u0644\u0627|\u0644\u0627");
  cuts(d, "\u0627\u0644\u0640hold", ".A\u0627\u0644+Lhold", "|\u0627\u0644\u0640|hold"); /* al- tatweel hold */
  cuts(d, "40\u062B\u0627\u0646\u064A\u0629", ".D40+A\u062B\u0627\u0646\u064A\u0647", "|40|\u062B\u0627\u0646\u064A\u0629");
  cuts(d, "\u0648\u0663\u0660%", ".A\u0648+D30", "|\u0648|\u0663\u0660"); /* wa 30% */
  cuts(d, "don't \u2018so\u2019 isn\u2019t", ".Ldon't~Lso~Lisn't", "|don't|so|isn\u2019t");
  cuts(d, "3.5, 10:30. 1.", ".D3~D5,D10~D30.D1", "|3|5|10|30|1");
  cuts(d, "\u0644\u064E\u0627\u064F b", ".A\u0644\u0627_Lb", "|\u0644\u064E\u0627\u064F|b"); /* marks belong to the letter */
  cuts(0, "\u0644\u064E\u0640\u0627\u064F b", ".A\u0644\u064E\u0640\u0627\u064F_Lb", "|\u0644\u064E\u0640\u0627\u064F|b");
  cuts(d, "\u200F\u0644\u0627\u200F \u200Fx\u200F", ".A\u0644\u0627_Lx", "|\u0644\u0627\u200F|x\u200F");
  cuts(d, "ab\xFF" "cd", ".Lab+O\uFFFD+Lcd", "|ab|\xFF|cd");
  cuts(d, "\u4F60\u597D \U0001F600 \u0433\u043E\u0434", ".O\u4F60\u597D~O\u0433\u043E\u0434", "|\u4F60\u597D|\u0433\u043E\u0434");
}

static void test_nul(void) {
  char out[64], original[64];
  show(out, original, HF_FOLD_DEFAULT, "a\0b", 3);
  CHECK(strcmp(out, ".La_Lb") == 0);
}

static uint32_t mixed(const char *s) {
  hf_folded f;
  hf_words w;
  hf_folded_init(&f);
  hf_words_init(&w);
  CHECK(hf_fold(&f, HF_FOLD_DEFAULT, s, strlen(s)) == HF_OK && hf_words_cut(&w, &f, s) == HF_OK);
  uint32_t n = w.mixed;
  hf_words_fini(&w);
  hf_folded_fini(&f);
  return n;
}

static void test_mixed(void) { /* X9 */
  CHECK(mixed("r\u0435fund") == 2); /* Cyrillic ie */
  CHECK(mixed("refund \u0433\u043E\u0434") == 0);
  CHECK(mixed("40\u062B\u0627\u0646\u064A\u0629 \u0627\u0644hold") == 0); /* how people write */
}

static void test_is(void) {
  hf_folded f;
  hf_words w;
  hf_folded_init(&f);
  hf_words_init(&w);
  hf_fold(&f, HF_FOLD_DEFAULT, "Hold on", 7);
  CHECK(hf_words_cut(&w, &f, "Hold on") == HF_OK && w.n == 2 && w.folded == &f);
  CHECK(hf_words_is(&w, 0, "hold") && !hf_words_is(&w, 0, "hol") && !hf_words_is(&w, 0, "holdo") && hf_words_is(&w, 1, "on"));
  char *many = malloc(2000);
  for (int i = 0; i < 1000; i++) memcpy(many + 2 * i, "x ", 2);
  hf_fold(&f, HF_FOLD_DEFAULT, many, 2000);
  CHECK(hf_words_cut(&w, &f, many) == HF_OK && w.n == 1000 && w.word[999].ofirst == 1998);
  free(many);
  hf_words_fini(&w);
  hf_folded_fini(&f);
}

int main(void) {
  test_cuts();
  test_nul();
  test_mixed();
  test_is();
  return checks_done("words");
}
