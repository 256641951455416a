/* SPDX-License-Identifier: MIT
 * Folding: text as people write it -> text as it is compared, with a map back to the original bytes.
 * Stands on utf8proc (the source of the tables and of rare code points); nothing else of the house uses it.
 * Invariant: linear for any bytes; fold(fold(x)) == fold(x); canonically equivalent strings fold alike;
 * invalid UTF-8 becomes U+FFFD per maximal bad part and is counted.
 */
#ifndef HF_FOLD_H
#define HF_FOLD_H

#include "hatif.h"

/* Each equality is a switch; a profile is a set of them. */
enum {
  HF_FOLD_MARKS = 1u << 0, /* tashkeel, Quranic marks, superscript alef go */
  HF_FOLD_TATWEEL = 1u << 1, /* tatweel goes */
  HF_FOLD_ALEF = 1u << 2, /* alef with hamza, madda, wasla -> bare alef */
  HF_FOLD_HAMZA = 1u << 3, /* waw with hamza -> waw, yeh with hamza -> yeh */
  HF_FOLD_YEH = 1u << 4, /* alef maqsura, Farsi yeh -> yeh */
  HF_FOLD_TEH = 1u << 5, /* teh marbuta -> heh */
  HF_FOLD_PERSIAN = 1u << 6, /* keheh, gaf, tcheh, peh, veh, jeh -> their Arabic neighbours */
  HF_FOLD_DIGITS = 1u << 7, /* Arabic-Indic and extended digits -> 0-9 */
  HF_FOLD_CASE = 1u << 8, /* Latin case */
  HF_FOLD_LATIN = 1u << 9, /* Latin diacritics */
  HF_FOLD_INVISIBLE = 1u << 10, /* bidi and zero-width marks, soft hyphen, variation selectors, BOM go */
  HF_FOLD_COMPAT = 1u << 11, /* presentation forms and ligatures, by NFKC */
  HF_FOLD_DADZA = 1u << 12, /* zah -> dad; for chat, in no profile */
  HF_FOLD_UTHMANI = 1u << 13, /* the Quran's spelling is today's; works where marks, alef, hamza and yeh are on too */
  HF_FOLD_ALL = 0x3fff,
  HF_FOLD_DEFAULT = 0xfff,
  HF_FOLD_STRICT = HF_FOLD_TATWEEL | HF_FOLD_INVISIBLE | HF_FOLD_COMPAT /* as written, but for typography */
};

typedef struct hf_folded {
  char *text; /* folded UTF-8, owned, not NUL-terminated */
  uint32_t n; /* bytes of text */
  uint32_t *map; /* n + 1 entries, owned: where in the original the character begins that folded byte i came from;
                    map[n] is the original length. A mark that went belongs to the letter before it. */
  uint32_t bad; /* maximal bad parts of the original that became U+FFFD */
  uint32_t room; /* bytes allocated; text and map are reused by the next call */
} hf_folded;

#pragma GCC visibility push(hidden)

void hf_folded_init(hf_folded *f); /* empty; owns nothing yet */
void hf_folded_fini(hf_folded *f); /* frees what it owns; may be init'ed again */

/* Folds n bytes of s into f, replacing what was there. HF_ELIMIT above HF_FOLD_MAX bytes, HF_ENOMEM; f is empty then. */
hf_status hf_fold(hf_folded *f, uint32_t flags, const char *s, size_t n);

/* The original bytes [*first, *last) that the folded bytes [*first, *last) came from, whole letters with their marks.
 * first <= last <= f->n. An empty range stays one. */
void hf_folded_original(const hf_folded *f, uint32_t *first, uint32_t *last);

#pragma GCC visibility pop

#define HF_FOLD_MAX (128u << 20) /* bytes in one call */
#define HF_FOLD_OUT_MAX (256u << 20) /* folded bytes of one call, above which it is HF_ELIMIT */
#define HF_FOLD_GROWTH 11 /* folded bytes for one of the original, at most (U+FDFA: 3 -> 33) */

#endif
