/* SPDX-License-Identifier: MIT
 * The way back: numbers and durations as words or digits, in Arabic, English and Latvian, with CLDR's plural categories
 * and in the case that the sentence needs. Stands on nothing; what it says, hf_quantity reads back as the same value.
 */
#ifndef HF_SAY_H
#define HF_SAY_H

#include "core/hf_lexicon.h"

enum { /* hf_say.flags */
  HF_SAY_DIGITS = 1, /* digits instead of words */
  HF_SAY_ARABIC_DIGITS = 2, /* and those of Arabic script */
  HF_SAY_FEMININE = 4 /* the number counts a feminine noun; durations know their own gender */
};

typedef enum hf_case { /* Arabic knows nominative and the rest; English none */
  HF_CASE_NOMINATIVE,
  HF_CASE_GENITIVE,
  HF_CASE_DATIVE,
  HF_CASE_ACCUSATIVE
} hf_case;

typedef enum hf_plural { HF_PLURAL_ZERO, HF_PLURAL_ONE, HF_PLURAL_TWO, HF_PLURAL_FEW, HF_PLURAL_MANY, HF_PLURAL_OTHER } hf_plural;

typedef enum hf_unit { HF_UNIT_SECOND, HF_UNIT_MINUTE, HF_UNIT_HOUR, HF_UNIT_DAY, HF_UNITS } hf_unit;

typedef struct hf_say {
  uint32_t lang; /* one HF_LANG_* */
  uint32_t flags; /* HF_SAY_* */
  hf_case grammar; /* the case */
  hf_unit largest; /* the largest unit that a duration is split into */
} hf_say;

typedef struct hf_said {
  uint32_t n; /* bytes of text */
  char text[1024]; /* UTF-8, ends in NUL */
} hf_said;

#define HF_SAY_MAX INT64_C(999999999999) /* the largest number, either side of 0, that is said in words or digits */

#pragma GCC visibility push(hidden)

/* CLDR's category of an integer >= 0. */
hf_plural hf_plural_of(uint32_t lang, int64_t n);
const char *hf_plural_name(hf_plural p); /* "zero", "one" … */

/* HF_EINVAL: no such language; HF_ELIMIT: beyond HF_SAY_MAX (of a duration: in its largest unit, or negative). */
hf_status hf_say_number(const hf_say *how, int64_t n, hf_said *out);

/* Whole seconds, parts of one rounded up: who promises 1.5 s says two. */
hf_status hf_say_duration(const hf_say *how, int64_t ms, hf_said *out);

#pragma GCC visibility pop

#endif
