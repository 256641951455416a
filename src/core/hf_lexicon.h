/* SPDX-License-Identifier: MIT
 * The words of which quantities are made, folded: number words, units, fractions and what joins them.
 * Stands on nothing. hf_lexicon.tsv is the table people edit, hf_lexicon.c is generated from it.
 */
#ifndef HF_LEXICON_H
#define HF_LEXICON_H

#include "hatif.h"

enum { HF_LANG_AR = 1, HF_LANG_EN = 2, HF_LANG_LV = 4, HF_LANG_ALL = 7 }; /* sets of languages */

enum { /* hf_lex.kind */
  HF_LEX_ZERO, /* value 0; joins nothing */
  HF_LEX_ONES, /* 1-9 */
  HF_LEX_TEN, /* Arabic ten: alone, or behind a ONES and making it a teen */
  HF_LEX_TEEN, /* 10-19 in one word */
  HF_LEX_TENS, /* 20-90 */
  HF_LEX_HUNDRED, /* hundred, multiplied by a number before it */
  HF_LEX_HUNDREDS, /* 200-900 in one word */
  HF_LEX_MANY, /* thousand, million, milliard, multiplied by a number before it */
  HF_LEX_MANYTWO, /* two of them in one word */
  HF_LEX_NUMBER, /* a whole number phrase in one word, Latvian 1.5 */
  HF_LEX_NUMERIC_LAST = HF_LEX_NUMBER, /* the kinds up to here are numbers */
  HF_LEX_COUPLE, /* "a couple of" */
  HF_LEX_FRACTION, /* half, quarter, third of the unit beside it */
  HF_LEX_QUARTERS, /* the plural: "three quarters" */
  HF_LEX_TIME, /* a unit; value in ms, HF_LEX_SG, DUAL or PLURAL says the form */
  HF_LEX_HALFTIME, /* Latvian half hour in one word; value in ms */
  HF_LEX_HOUR, /* "the hour": a point of the clock, but the unit behind a fraction */
  HF_LEX_WEEKDAY, /* value 0 is Sunday */
  HF_LEX_DAYREF, /* today, tomorrow; value in days from today */
  HF_LEX_TONIGHT, /* a part of today in one word; value as PART */
  HF_LEX_MOMENT, /* noon, midnight; value in minutes of the clock, 720 or 1440; the Arabic one stands before "the night" */
  HF_LEX_PART, /* a part of the day; value is an HF_PART_* */
  HF_LEX_PREFIXED_LAST = HF_LEX_PART, /* the kinds up to here may carry a proclitic in Arabic */
  HF_LEX_AND,
  HF_LEX_BUT, /* "an hour but a quarter" */
  HF_LEX_WITH, /* Latvian "two with half" */
  HF_LEX_TO, /* between the edges of a range */
  HF_LEX_OR, /* the same, said as a choice */
  HF_LEX_BETWEEN, /* before two edges that "and" joins */
  HF_LEX_FROM,
  HF_LEX_MONTH, /* value 1-12, 0 in the lunar year */
  HF_LEX_A, /* English article */
  HF_LEX_OF,
  HF_LEX_WITHIN, /* behind which, or in Latvian before which, a span of time stands */
  HF_LEX_AFTER,
  HF_LEX_FOR,
  HF_LEX_AGO, /* before, ago */
  HF_LEX_PROCLITIC, /* a proclitic that stands alone, as before digits */
  HF_LEX_WHOLE, /* "a whole hour" */
  HF_LEX_WORK, /* working (days) */
  HF_LEX_MORE, /* between a number and its unit, without meaning here */
  HF_LEX_RATE, /* before "a day" it makes a rate of it */
  HF_LEX_AMPM, /* value in hours: 0 or 12 */
  HF_LEX_ORDINAL, /* Arabic "the fifth" of the clock; value in hours */
  HF_LEX_OCLOCK, /* behind the hour */
  HF_LEX_CLOCK, /* Latvian, before the hour */
  HF_LEX_PAST, /* "half past ten", "five past ten" */
  HF_LEX_END, /* of the working day, the week, the month */
  HF_LEX_SHIFT, /* the working day itself */
  HF_LEX_NEXT, /* "next Sunday" */
  HF_LEX_THIS, /* before a week or month */
  HF_LEX_WEEKREF, /* this week, next week in one word; value in weeks from this one */
  HF_LEX_MONTHREF, /* likewise of months */
  HF_LEX_BY, /* not later than */
  HF_LEX_AT, /* before a day or an hour, without meaning here; value 1 before a week: this one */
  HF_LEX_IN /* the same, and before a span: "in two hours" */
};

enum { /* hf_lex.flags */
  HF_LEX_IS_ONE = 1u << 0, /* may follow a unit and count it: one */
  HF_LEX_IS_TWO = 1u << 1, /* may follow a dual and repeat it: two */
  HF_LEX_POST = 1u << 2, /* a number only behind a unit, or before tens */
  HF_LEX_TEEN_ONLY = 1u << 3, /* a number only before ten */
  HF_LEX_PLURAL_ONLY = 1u << 4, /* a number only before a plural unit */
  HF_LEX_BEFORE = 1u << 5, /* a number only before a unit or a larger number; a dual only before WORK */
  HF_LEX_MAYBE3 = 1u << 6, /* a fraction, but three before a plural unit */
  HF_LEX_MAYBE4 = 1u << 7, /* a fraction, but four before a plural unit */
  HF_LEX_MAYBE30 = 1u << 8, /* a fraction of an hour, but thirty before any other unit */
  HF_LEX_SG = 1u << 9, /* unit: the singular */
  HF_LEX_DUAL = 1u << 10, /* unit: two of it */
  HF_LEX_PLURAL = 1u << 11, /* unit: the plural, which says nothing without a number */
  HF_LEX_JOINED = 1u << 12, /* unit: an abbreviation that counts only when written onto its digits */
  HF_LEX_ALONE = 1u << 13, /* unit: may stand alone behind a word of duration; such a word has the flag too */
  HF_LEX_WORKDAY = 1u << 14 /* unit: a working day */
};

typedef struct hf_lex {
  const char *word; /* folded UTF-8 */
  uint8_t n; /* bytes of it */
  uint8_t kind; /* HF_LEX_* of the first enum */
  uint8_t langs; /* HF_LANG_* */
  uint16_t flags; /* HF_LEX_* of the second enum */
  double value; /* the number; of a unit its ms */
} hf_lex;

#pragma GCC visibility push(hidden)

/* The entry of a folded word, or NULL. */
const hf_lex *hf_lexicon_find(const char *word, size_t n);

#pragma GCC visibility pop

#endif
