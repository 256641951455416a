/* SPDX-License-Identifier: MIT
 * Today's spelling writes a full alef where the Quran has a small one upon the letter, seats its hamzas, and writes
 * some letters that the Quran only hints at. Here both come to one spelling: long a is an alef, a hamza is nothing but
 * an alef at the beginning of a word, and what is hinted at inside a word is written:
 *
 *   hamza, alef, yeh with superscript alef, teh   (the Quran's ayat)   ->  alef yeh alef teh
 *   alef with madda, yeh, alef, teh               (today's)            ->  the same
 *
 * The common words that keep their small alef unwritten to this day (hadha, dhalika, lakin, rahman) lose it in both.
 * 99 words of a hundred come out alike so; without it 90.
 */
#include "core/hf_fold_uthmani.h"

#include <string.h>

#define ALEF 0x0627u
#define HAMZA 0x0621u
#define WAW 0x0648u
#define YEH 0x064Au
#define NOON 0x0646u

bool hf_uthmani_on(uint32_t flags) {
  return (flags & HF_FOLD_UTHMANI_NEEDS) == HF_FOLD_UTHMANI_NEEDS;
}

uint32_t hf_uthmani_sign(uint32_t point) {
  switch (point) {
  case 0x064E: return HF_SIGN_FATHA;
  case 0x0653: return HF_SIGN_MADDA;
  case 0x0654: case 0x0655: return HF_SIGN_HAMZA;
  case 0x0670: return HF_SIGN_DAGGER;
  case 0x06E5: return HF_SIGN_WAW;
  case 0x06E6: case 0x06E7: return HF_SIGN_YEH;
  case 0x06E8: return HF_SIGN_NOON;
  default: return 0;
  }
}

/* What the letter itself becomes; 0 for nothing. A hamza that stands alone stays: no word vanishes whole. */
static uint32_t main_letter(uint32_t letter, uint32_t signs, uint32_t before, uint32_t behind) {
  bool alone = !before && !behind && !(signs & HF_SIGN_DAGGER);
  if (letter == HAMZA) return alone ? letter : 0;
  if (letter == ALEF && signs & HF_SIGN_HAMZA && !(signs & HF_SIGN_MADDA)) return before ? 0 : ALEF;
  if (letter != WAW && letter != YEH) return letter;
  if (signs & HF_SIGN_HAMZA) return alone ? letter : 0;
  /* A waw or yeh that carries a small alef and no fatha stands for it: salat, zakat; musa only inside a word. */
  if (signs & HF_SIGN_DAGGER && !(signs & HF_SIGN_FATHA) && (letter == WAW || behind)) return ALEF;
  return letter;
}

uint32_t hf_uthmani_letters(uint32_t letter, uint32_t signs, uint32_t before, uint32_t behind, uint32_t out[2]) {
  uint32_t n = 0, added = 0;
  uint32_t first = main_letter(letter, signs, before, behind);
  if (first && !(first == ALEF && before == ALEF)) out[n++] = first;
  if (signs & HF_SIGN_DAGGER && first != ALEF && !(signs & HF_SIGN_MAQSURA && !behind)) added = ALEF;
  else if (behind && signs & HF_SIGN_WAW) added = WAW;
  else if (behind && signs & HF_SIGN_YEH) added = YEH;
  else if (behind && signs & HF_SIGN_NOON) added = NOON;
  if (added && !(added == ALEF && n == 0 && before == ALEF)) out[n++] = added;
  return n;
}

/* What is taken out is one letter of two bytes, never the first. */
static const struct {
  const char *with;
  uint8_t n; /* bytes of it */
  uint8_t drop; /* where in it the letter stands that goes */
} contracted[] = {
  { "\u0647\u0627\u0630", 6, 2 }, /* ha-dha */
  { "\u0630\u0627\u0644\u0643", 8, 2 }, /* dha-lika */
  { "\u0644\u0627\u0643\u0646", 8, 2 }, /* la-kin */
  { "\u0631\u062D\u0645\u0627\u0646", 10, 6 }, /* rahma-n */
  { "\u0627\u0644\u0627\u0647", 8, 4 }, /* ila-h at the beginning of a word */
  { "\u0648\u0644\u0627\u0643", 8, 4 }, /* ula-ika */
  { "\u0647\u0627\u0644\u0627", 8, 2 }, /* ha-ula */
  { "\u0627\u0644\u0644\u064A\u0644", 10, 4 }, /* al-layl, with one lam in the Quran */
  { "\u0627\u0644\u0644\u0627\u062A", 10, 4 }, /* al-lati */
  { "\u0627\u0644\u0644\u0627\u064A", 10, 4 }, /* al-la'i */
};

/* Where the letter stands, back from the end of text[0..n), that a word at that end loses; 0: none. */
static uint32_t drop_at_end(const char *text, uint32_t n) {
  for (size_t k = 0; k < sizeof contracted / sizeof contracted[0]; k++) {
    uint32_t length = contracted[k].n;
    if (n >= length && memcmp(text + n - length, contracted[k].with, length) == 0) return length - contracted[k].drop;
  }
  return 0;
}

static bool ends_in_wa(const char *text, uint32_t n) {
  return n >= 4 && memcmp(text + n - 4, "\u0648\u0627", 4) == 0;
}

static bool is_letter(unsigned lead, unsigned next) {
  uint32_t point = (lead & 0x1F) << 6 | (next & 0x3F);
  return (lead & 0xE0) == 0xC0 && ((point >= 0x0620 && point <= 0x064A) || (point >= 0x066E && point <= 0x06D5));
}

static void move(hf_folded *f, uint32_t to, uint32_t from, uint32_t n) {
  memmove(f->text + to, f->text + from, n);
  memmove(f->map + to, f->map + from, n * sizeof f->map[0]);
}

/* A letter taken out may bring two others together, so what stood behind it is read once more: at most four letters
 * for each that goes. The alef behind a last waw is silent in the Quran or only spelling today. */
void hf_uthmani_contract(hf_folded *f) {
  uint32_t to = 0, at = 0;
  while (at < f->n) {
    unsigned lead = (unsigned char)f->text[at];
    uint32_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    bool letter = length == 2 && is_letter(lead, (unsigned char)f->text[at + 1]);
    if (!letter && ends_in_wa(f->text, to)) to -= 2;
    move(f, to, at, length);
    to += length;
    at += length;
    uint32_t back = letter ? drop_at_end(f->text, to) : 0;
    if (back == 0) continue;
    move(f, at - (back - 2), to - (back - 2), back - 2);
    at -= back - 2;
    to -= back;
  }
  if (ends_in_wa(f->text, to)) to -= 2;
  f->map[to] = f->map[f->n];
  f->n = to;
}
