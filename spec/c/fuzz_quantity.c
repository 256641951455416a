/* SPDX-License-Identifier: MIT
 * Numbers, durations, points in time and templates by a fuzzer's bytes. With clang -fsanitize=fuzzer as it is; with
 * -DHF_FUZZ_MAIN a program that reads one input from each file it is given, or from stdin (`make fuzz-quantity`).
 * The first byte chooses: bytes taken as text, or as a row of words of the lexicon, which reach deeper.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/hf_quantity.h"
#include "core/hf_template.h"
#include "core/hf_when.h"

#define MUST(cond) ((cond) ? (void)0 : (fprintf(stderr, "%d: %s\n", __LINE__, #cond), abort()))

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *const pieces[] = { "40", "2.5", "1,500", "24-48", "10:30", "½", "خمس", "عشرين", "ألف", "واحد", "عشر",
  "مئة", "و", "ونص", "نص", "ثلث", "إلا", "ربع", "ساعة", "ساعتين", "دقايق", "ثانية", "يوم", "أيام", "خلال", "بعد", "قبل",
  "من", "إلى", "أو", "بين", "ال", "ب", "عمل", "الساعة", "الأحد", "بكرة", "العصر", "نهاية", "الدوام", "two", "hundred",
  "and", "a", "half", "an", "hour", "of", "minutes", "to", "past", "tomorrow", "by", "noon", "pm", "divas", "ar", "pusi",
  "stundu", "laikā", "un", "simti", "rīt", "no", "rīta", "-", ",", ".", "شهر", "وحدة", "تلت", "وخمسين", "لثلاث", "xyz" };

static void try_at(const hf_words *w, uint32_t i, uint32_t langs) {
  double value;
  int64_t ms, due;
  hf_when when;
  hf_hours hours;
  hf_hours_init(&hours);
  uint32_t n = hf_number_in(w, i, langs, &value);
  MUST(n <= w->n - i && (!n || (value >= 0 && value < 1e40)));
  n = hf_duration_in(w, i, langs, &ms);
  MUST(n <= w->n - i && (!n || (ms >= 0 && ms <= INT64_C(3200000000000001))));
  n = hf_when_in(w, i, langs, &when);
  MUST(n <= w->n - i && (!n || when.has));
  if (n && hf_when_due(&when, INT64_C(1772452800000), &hours, &due) == HF_OK)
    MUST(due > INT64_C(1772452800000) - INT64_C(172800000) && due < INT64_C(1772452800000) + INT64_C(400) * 86400000 * 3660);
}

static void try_text(const char *s, size_t n) {
  hf_folded f;
  hf_words w;
  hf_folded_init(&f);
  hf_words_init(&w);
  MUST(hf_fold(&f, HF_FOLD_DEFAULT, s, n) == HF_OK && hf_words_cut(&w, &f, s) == HF_OK);
  for (uint32_t i = 0; i < w.n; i++)
    for (uint32_t langs = 1; langs <= HF_LANG_ALL; langs += langs < 4 ? langs : 3) try_at(&w, i, langs);
  hf_words_fini(&w);
  hf_folded_fini(&f);
}

static void try_template(const char *s, size_t n) {
  hf_template *t;
  hf_template_error err;
  hf_rendered out = { 0 };
  hf_status st = hf_template_new(s, n, HF_LANG_AR, &t, &err);
  MUST(st == HF_OK || ((st == HF_ESYNTAX || st == HF_ELIMIT) && err.at <= n && !t));
  if (st) return;
  hf_value values[HF_TEMPLATE_SLOTS];
  for (uint32_t i = 0; i < HF_TEMPLATE_SLOTS; i++) {
    values[i] = (hf_value){ .type = HF_STR, .as.s = { s, (uint32_t)n } };
    if (i & 1) values[i] = (hf_value){ .type = HF_INT, .as.i = (int64_t)n * 997 };
  }
  st = hf_template_render(t, values, &out);
  MUST(st == HF_OK || (st == HF_EINVAL && out.slot < hf_template_slots(t)));
  hf_rendered_fini(&out);
  hf_template_free(t);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (size == 0) return 0;
  if (data[0] & 1) {
    try_text((const char *)data + 1, size - 1);
    try_template((const char *)data + 1, size - 1);
    return 0;
  }
  static char text[1 << 16];
  size_t n = 0;
  for (size_t i = 1; i < size; i++) {
    const char *piece = pieces[(data[i] & 0x7F) % (sizeof pieces / sizeof *pieces)];
    if (n + strlen(piece) + 2 > sizeof text) break;
    n += (size_t)snprintf(text + n, sizeof text - n, "%s%s", piece, data[i] & 0x80 ? "" : " ");
  }
  try_text(text, n);
  return 0;
}

#ifdef HF_FUZZ_MAIN
static uint8_t input[1 << 20];

int main(int argc, char **argv) {
  for (int i = argc > 1 ? 1 : 0; i < (argc > 1 ? argc : 1); i++) {
    FILE *f = i ? fopen(argv[i], "rb") : stdin;
    if (!f) return 2;
    LLVMFuzzerTestOneInput(input, fread(input, 1, sizeof input, f));
    if (i) fclose(f);
  }
  return 0;
}
#endif
