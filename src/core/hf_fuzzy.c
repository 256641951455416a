/* SPDX-License-Identifier: MIT
 * One edit between two words, in one pass from both ends.
 */
#include "core/hf_fuzzy.h"

#include <string.h>

#include "core/hf_letters.h"

/* Pairs one edit apart that no recogniser may be excused for; each is denied both ways. */
static const struct {
  const char *a, *b;
} denied[] = {
  { "\u0645\u0648\u0627\u0641\u0642", "\u0645\u0646\u0627\u0641\u0642" }, /* mwafq, mnafq */
  { "\u0645\u0648\u0627\u0641\u0642", "\u0645\u0631\u0627\u0641\u0642" }, /* mwafq, mrafq */
  { "\u0645\u0648\u0627\u0641\u0642", "\u0645\u0648\u0641\u0642" }, /* mwafq, mwfq */
  { "\u064A\u0639\u062A\u0630\u0631", "\u064A\u062A\u0639\u0630\u0631" }, /* y3tdhr, yt3dhr */
  { "\u0627\u0639\u062A\u0630\u0631", "\u0627\u062A\u0639\u0630\u0631" }, /* a3tdhr, at3dhr */
  { "\u0646\u0639\u062A\u0630\u0631", "\u0646\u062A\u0639\u0630\u0631" }, /* n3tdhr, nt3dhr */
  { "\u062A\u0639\u0648\u064A\u0636", "\u062A\u0641\u0648\u064A\u0636" }, /* t3wyd, tfwyd */
  { "\u064A\u0631\u0641\u0636", "\u064A\u0641\u0631\u0636" }, /* yrfd, yfrd */
  { "\u062A\u0633\u0644\u064A\u0645", "\u062A\u0639\u0644\u064A\u0645" }, /* tslym, t3lym */
  { "\u062A\u062D\u0648\u064A\u0644", "\u062A\u0645\u0648\u064A\u0644" }, /* thwyl, tmwyl */
  { "\u062A\u062D\u0648\u064A\u0644", "\u062A\u062D\u0644\u064A\u0644" }, /* thwyl, thlyl */
  { "\u062A\u0627\u062C\u064A\u0644", "\u062A\u0639\u062C\u064A\u0644" }, /* tajyl, t3jyl */
  { "\u0645\u0633\u0645\u0648\u062D", "\u0645\u0645\u0633\u0648\u062D" }, /* msmwh, mmswh */
  { "\u0645\u0645\u0646\u0648\u0639", "\u0645\u0635\u0646\u0648\u0639" }, /* mmnw3, msnw3 */
  { "\u0645\u0642\u0628\u0648\u0644", "\u0645\u0642\u062A\u0648\u0644" }, /* mqbwl, mqtwl */
  { "\u0645\u062A\u0648\u0641\u0631", "\u0645\u062A\u0648\u062A\u0631" }, /* mtwfr, mtwtr */
  { "\u0627\u0631\u062C\u0627\u0639", "\u0627\u0631\u062C\u0627\u0621" }, /* arja3, arja' */
  { "\u0645\u0634\u063A\u0648\u0644", "\u0645\u0633\u0621\u0648\u0644" }, /* mshghwl, ms'wl */
  { "\u0645\u0634\u0643\u0648\u0631", "\u0645\u0634\u0643\u0648\u0643" }, /* mshkwr, mshkwk */
  { "\u0645\u0633\u062A\u0639\u062F", "\u0645\u0633\u062A\u0639\u0628\u062F" }, /* mst3d, mst3bd */
  { "\u062A\u0633\u0645\u062D\u0644\u064A", "\u062A\u0633\u0645\u0639\u0644\u064A" }, /* tsmhly, tsm3ly */
  { "\u0627\u0633\u0645\u062D\u0644\u064A", "\u0627\u0633\u0645\u0639\u0644\u064A" }, /* asmhly, asm3ly */
  { "\u062A\u0641\u0636\u0644\u064A", "\u062A\u0641\u0636\u0646\u064A" }, /* tfdly, tfdny */
  { "\u0627\u0646\u062A\u0638\u0627\u0631", "\u0627\u0646\u062A\u0635\u0627\u0631" }, /* antzar, antsar */
  { "\u0627\u0646\u062A\u0638\u0631", "\u0627\u0646\u062A\u0635\u0631" }, /* antzr, antsr */
  { "\u0645\u0646\u0627\u0633\u0628", "\u0645\u0646\u0627\u0635\u0628" }, /* mnasb, mnasb */
  { "\u0645\u062A\u0627\u0628\u0639\u0647", "\u0645\u0628\u0627\u064A\u0639\u0647" }, /* mtab3h, mbay3h */
  { "\u0645\u0639\u0627\u0644\u062C\u0647", "\u0645\u0639\u0627\u062C\u0644\u0647" }, /* m3aljh, m3ajlh */
  { "\u062A\u0627\u0643\u064A\u062F", "\u062A\u0627\u064A\u064A\u062F" }, /* takyd, tayyd */
  { "\u0645\u062A\u0636\u0627\u064A\u0642", "\u0645\u062A\u0637\u0627\u0628\u0642" }, /* mtdayq, mttabq */
  { "\u0645\u0642\u062F\u0631\u064A\u0646", "\u0645\u0642\u062F\u0631\u0634" }, /* mqdryn, mqdrsh */
  { "\u062E\u062F\u0645\u062A\u0643", "\u062D\u0631\u0645\u062A\u0643" }, /* khdmtk, hrmtk */
  { "\u0627\u0642\u062F\u0631\u0647\u0627", "\u0627\u0639\u0630\u0631\u0647\u0627" }, /* aqdrha, a3dhrha */
};

/* Whether p is a with some ending and t is b with the same one. */
static bool are(const char *a, const char *p, uint32_t np, const char *b, const char *t, uint32_t nt) {
  size_t na = strlen(a), nb = strlen(b);
  if (np < na || nt < nb || np - na != nt - nb) return false;
  return memcmp(a, p, na) == 0 && memcmp(b, t, nb) == 0 && memcmp(p + na, t + nb, np - na) == 0;
}

static bool is_denied(const char *p, uint32_t np, const char *t, uint32_t nt) {
  for (size_t i = 0; i < sizeof denied / sizeof *denied; i++) {
    if (are(denied[i].a, p, np, denied[i].b, t, nt)) return true;
    if (are(denied[i].b, p, np, denied[i].a, t, nt)) return true;
  }
  return false;
}

static uint32_t letters(const char *s, uint32_t n, uint32_t out[255]) {
  uint32_t k = 0;
  for (const char *end = s + n; s < end;) out[k++] = hf_letter_next(&s);
  return k;
}

static bool one_edit(const uint32_t *p, uint32_t np, const uint32_t *t, uint32_t nt) {
  uint32_t head = 0, tail = 0;
  while (head < np && head < nt && p[head] == t[head]) head++;
  while (tail < np - head && tail < nt - head && p[np - 1 - tail] == t[nt - 1 - tail]) tail++;
  uint32_t restp = np - head - tail, restt = nt - head - tail;
  if (restp <= 1 && restt == 0) return true;
  if (restp == 0 && restt == 1) return t[head] != HF_MEEM;
  if (restp == 1 && restt == 1) return true;
  return restp == 2 && restt == 2 && p[head] == t[head + 1] && p[head + 1] == t[head];
}

bool hf_fuzzy_near(const char *pattern, uint32_t np, const char *text, uint32_t nt) {
  uint32_t p[255], t[255];
  if (np == nt && memcmp(pattern, text, np) == 0) return true;
  uint32_t kp = letters(pattern, np, p), kt = letters(text, nt, t);
  return kp && kt && p[0] == t[0] && one_edit(p, kp, t, kt) && !is_denied(pattern, np, text, nt);
}
