/* SPDX-License-Identifier: MIT
 * Generated from hf_lexicon.tsv by tools/gen_lexicon.lua: edit the table there. Words are folded and sorted.
 */
#include "core/hf_lexicon.h"

#include <string.h>

static const hf_lex lexicon[] = {
  { "a", 1, HF_LEX_A, HF_LANG_EN, 0, 1 },
  { "additional", 10, HF_LEX_MORE, HF_LANG_EN, 0, 0 },
  { "after", 5, HF_LEX_AFTER, HF_LANG_EN, 0, 0 },
  { "afternoon", 9, HF_LEX_PART, HF_LANG_EN, 0, 3 },
  { "am", 2, HF_LEX_AMPM, HF_LANG_EN, 0, 0 },
  { "an", 2, HF_LEX_A, HF_LANG_EN, 0, 1 },
  { "and", 3, HF_LEX_AND, HF_LANG_EN, 0, 0 },
  { "ar", 2, HF_LEX_WITH, HF_LANG_LV, 0, 0 },
  { "astonam", 7, HF_LEX_ONES, HF_LANG_LV, 0, 8 },
  { "astonas", 7, HF_LEX_ONES, HF_LANG_LV, 0, 8 },
  { "astondesmit", 11, HF_LEX_TENS, HF_LANG_LV, 0, 80 },
  { "astoni", 6, HF_LEX_ONES, HF_LANG_LV, 0, 8 },
  { "astoniem", 8, HF_LEX_ONES, HF_LANG_LV, 0, 8 },
  { "astonos", 7, HF_LEX_ONES, HF_LANG_LV, 0, 8 },
  { "astonpadsmit", 12, HF_LEX_TEEN, HF_LANG_LV, 0, 18 },
  { "astonsimt", 9, HF_LEX_HUNDREDS, HF_LANG_LV, 0, 800 },
  { "astonsimts", 10, HF_LEX_HUNDREDS, HF_LANG_LV, 0, 800 },
  { "astonu", 6, HF_LEX_ONES, HF_LANG_LV, 0, 8 },
  { "astonus", 7, HF_LEX_ONES, HF_LANG_LV, 0, 8 },
  { "at", 2, HF_LEX_AT, HF_LANG_EN, 0, 0 },
  { "before", 6, HF_LEX_AGO, HF_LANG_EN, 0, 0 },
  { "beigam", 6, HF_LEX_END, HF_LANG_LV, 0, 0 },
  { "beigas", 6, HF_LEX_END, HF_LANG_LV, 0, 0 },
  { "between", 7, HF_LEX_BETWEEN, HF_LANG_EN, 0, 0 },
  { "billion", 7, HF_LEX_MANY, HF_LANG_EN, 0, 1e9 },
  { "business", 8, HF_LEX_WORK, HF_LANG_EN, 0, 0 },
  { "by", 2, HF_LEX_BY, HF_LANG_EN, 0, 0 },
  { "calendar", 8, HF_LEX_WORK, HF_LANG_EN, 0, 0 },
  { "cetram", 6, HF_LEX_ONES, HF_LANG_LV, 0, 4 },
  { "cetrarpus", 9, HF_LEX_NUMBER, HF_LANG_LV, 0, 9.0 / 2 },
  { "cetras", 6, HF_LEX_ONES, HF_LANG_LV, 0, 4 },
  { "cetrdesmit", 10, HF_LEX_TENS, HF_LANG_LV, 0, 40 },
  { "cetri", 5, HF_LEX_ONES, HF_LANG_LV, 0, 4 },
  { "cetriem", 7, HF_LEX_ONES, HF_LANG_LV, 0, 4 },
  { "cetros", 6, HF_LEX_ONES, HF_LANG_LV, 0, 4 },
  { "cetrpadsmit", 11, HF_LEX_TEEN, HF_LANG_LV, 0, 14 },
  { "cetrsimt", 8, HF_LEX_HUNDREDS, HF_LANG_LV, 0, 400 },
  { "cetrsimts", 9, HF_LEX_HUNDREDS, HF_LANG_LV, 0, 400 },
  { "cetru", 5, HF_LEX_ONES, HF_LANG_LV, 0, 4 },
  { "cetrus", 6, HF_LEX_ONES, HF_LANG_LV, 0, 4 },
  { "ceturtdala", 10, HF_LEX_FRACTION, HF_LANG_LV, 0, 1.0 / 4 },
  { "ceturtdalas", 11, HF_LEX_FRACTION, HF_LANG_LV, 0, 1.0 / 4 },
  { "ceturtdalu", 10, HF_LEX_FRACTION, HF_LANG_LV, 0, 1.0 / 4 },
  { "ceturtdien", 10, HF_LEX_WEEKDAY, HF_LANG_LV, 0, 4 },
  { "ceturtdiena", 11, HF_LEX_WEEKDAY, HF_LANG_LV, 0, 4 },
  { "ceturtdienas", 12, HF_LEX_WEEKDAY, HF_LANG_LV, 0, 4 },
  { "ceturtdienu", 11, HF_LEX_WEEKDAY, HF_LANG_LV, 0, 4 },
  { "coming", 6, HF_LEX_NEXT, HF_LANG_EN, 0, 0 },
  { "couple", 6, HF_LEX_COUPLE, HF_LANG_EN, 0, 2 },
  { "d", 1, HF_LEX_TIME, HF_LANG_EN|HF_LANG_LV, HF_LEX_JOINED, 86400000 },
  { "darba", 5, HF_LEX_WORK, HF_LANG_LV, 0, 0 },
  { "darbdiena", 9, HF_LEX_TIME, HF_LANG_LV, HF_LEX_WORKDAY, 86400000 },
  { "darbdienai", 10, HF_LEX_TIME, HF_LANG_LV, HF_LEX_WORKDAY, 86400000 },
  { "darbdienam", 10, HF_LEX_TIME, HF_LANG_LV, HF_LEX_WORKDAY, 86400000 },
  { "darbdienas", 10, HF_LEX_TIME, HF_LANG_LV, HF_LEX_WORKDAY, 86400000 },
  { "darbdienu", 9, HF_LEX_TIME, HF_LANG_LV, HF_LEX_WORKDAY, 86400000 },
  { "dawn", 4, HF_LEX_PART, HF_LANG_EN, 0, 0 },
  { "day", 3, HF_LEX_TIME, HF_LANG_EN, HF_LEX_SG, 86400000 },
  { "day's", 5, HF_LEX_TIME, HF_LANG_EN, HF_LEX_SG, 86400000 },
  { "days", 4, HF_LEX_TIME, HF_LANG_EN, HF_LEX_PLURAL, 86400000 },
  { "desmit", 6, HF_LEX_TEEN, HF_LANG_LV, 0, 10 },
  { "devinam", 7, HF_LEX_ONES, HF_LANG_LV, 0, 9 },
  { "devinas", 7, HF_LEX_ONES, HF_LANG_LV, 0, 9 },
  { "devindesmit", 11, HF_LEX_TENS, HF_LANG_LV, 0, 90 },
  { "devini", 6, HF_LEX_ONES, HF_LANG_LV, 0, 9 },
  { "deviniem", 8, HF_LEX_ONES, HF_LANG_LV, 0, 9 },
  { "devinos", 7, HF_LEX_ONES, HF_LANG_LV, 0, 9 },
  { "devinpadsmit", 12, HF_LEX_TEEN, HF_LANG_LV, 0, 19 },
  { "devinsimt", 9, HF_LEX_HUNDREDS, HF_LANG_LV, 0, 900 },
  { "devinsimts", 10, HF_LEX_HUNDREDS, HF_LANG_LV, 0, 900 },
  { "devinu", 6, HF_LEX_ONES, HF_LANG_LV, 0, 9 },
  { "devinus", 7, HF_LEX_ONES, HF_LANG_LV, 0, 9 },
  { "diena", 5, HF_LEX_TIME, HF_LANG_LV, HF_LEX_SG|HF_LEX_ALONE, 86400000 },
  { "dienai", 6, HF_LEX_TIME, HF_LANG_LV, HF_LEX_SG|HF_LEX_ALONE, 86400000 },
  { "dienam", 6, HF_LEX_TIME, HF_LANG_LV, HF_LEX_SG|HF_LEX_ALONE, 86400000 },
  { "dienas", 6, HF_LEX_TIME, HF_LANG_LV, HF_LEX_SG|HF_LEX_ALONE, 86400000 },
  { "diennaksu", 9, HF_LEX_TIME, HF_LANG_LV, HF_LEX_SG|HF_LEX_ALONE, 86400000 },
  { "diennakti", 9, HF_LEX_TIME, HF_LANG_LV, HF_LEX_SG|HF_LEX_ALONE, 86400000 },
  { "diennaktij", 10, HF_LEX_TIME, HF_LANG_LV, HF_LEX_SG|HF_LEX_ALONE, 86400000 },
  { "diennaktim", 10, HF_LEX_TIME, HF_LANG_LV, HF_LEX_SG|HF_LEX_ALONE, 86400000 },
  { "diennaktis", 10, HF_LEX_TIME, HF_LANG_LV, HF_LEX_SG|HF_LEX_ALONE, 86400000 },
  { "diennakts", 9, HF_LEX_TIME, HF_LANG_LV, HF_LEX_SG|HF_LEX_ALONE, 86400000 },
  { "dienu", 5, HF_LEX_TIME, HF_LANG_LV, HF_LEX_SG|HF_LEX_ALONE, 86400000 },
  { "divam", 5, HF_LEX_ONES, HF_LANG_LV, 0, 2 },
  { "divarpus", 8, HF_LEX_NUMBER, HF_LANG_LV, 0, 5.0 / 2 },
  { "divas", 5, HF_LEX_ONES, HF_LANG_LV, 0, 2 },
  { "divdesmit", 9, HF_LEX_TENS, HF_LANG_LV, 0, 20 },
  { "divi", 4, HF_LEX_ONES, HF_LANG_LV, 0, 2 },
  { "diviem", 6, HF_LEX_ONES, HF_LANG_LV, 0, 2 },
  { "divos", 5, HF_LEX_ONES, HF_LANG_LV, 0, 2 },
  { "divpadsmit", 10, HF_LEX_TEEN, HF_LANG_LV, 0, 12 },
  { "divsimt", 7, HF_LEX_HUNDREDS, HF_LANG_LV, 0, 200 },
  { "divsimts", 8, HF_LEX_HUNDREDS, HF_LANG_LV, 0, 200 },
  { "divtukstos", 10, HF_LEX_MANYTWO, HF_LANG_LV, 0, 2000 },
  { "divu", 4, HF_LEX_ONES, HF_LANG_LV, 0, 2 },
  { "divus", 5, HF_LEX_ONES, HF_LANG_LV, 0, 2 },
  { "eight", 5, HF_LEX_ONES, HF_LANG_EN, 0, 8 },
  { "eighteen", 8, HF_LEX_TEEN, HF_LANG_EN, 0, 18 },
  { "eighty", 6, HF_LEX_TENS, HF_LANG_EN, 0, 80 },
  { "eleven", 6, HF_LEX_TEEN, HF_LANG_EN, 0, 11 },
  { "end", 3, HF_LEX_END, HF_LANG_EN, 0, 0 },
  { "evening", 7, HF_LEX_PART, HF_LANG_EN, 0, 4 },
  { "extra", 5, HF_LEX_MORE, HF_LANG_EN, 0, 0 },
  { "fifteen", 7, HF_LEX_TEEN, HF_LANG_EN, 0, 15 },
  { "fifty", 5, HF_LEX_TENS, HF_LANG_EN, 0, 50 },
  { "five", 4, HF_LEX_ONES, HF_LANG_EN, 0, 5 },
  { "for", 3, HF_LEX_FOR, HF_LANG_EN, 0, 0 },
  { "forty", 5, HF_LEX_TENS, HF_LANG_EN, 0, 40 },
  { "four", 4, HF_LEX_ONES, HF_LANG_EN, 0, 4 },
  { "fourteen", 8, HF_LEX_TEEN, HF_LANG_EN, 0, 14 },
  { "fourty", 6, HF_LEX_TENS, HF_LANG_EN, 0, 40 },
  { "friday", 6, HF_LEX_WEEKDAY, HF_LANG_EN, 0, 5 },
  { "from", 4, HF_LEX_FROM, HF_LANG_EN, 0, 0 },
  { "full", 4, HF_LEX_MORE, HF_LANG_EN, 0, 0 },
  { "gada", 4, HF_LEX_TIME, HF_LANG_LV, HF_LEX_SG|HF_LEX_ALONE, 31536000000 },
  { "gadam", 5, HF_LEX_TIME, HF_LANG_LV, HF_LEX_SG|HF_LEX_ALONE, 31536000000 },
  { "gadi", 4, HF_LEX_TIME, HF_LANG_LV, HF_LEX_SG|HF_LEX_ALONE, 31536000000 },
  { "gadiem", 6, HF_LEX_TIME, HF_LANG_LV, HF_LEX_SG|HF_LEX_ALONE, 31536000000 },
  { "gados", 5, HF_LEX_TIME, HF_LANG_LV, HF_LEX_SG|HF_LEX_ALONE, 31536000000 },
  { "gads", 4, HF_LEX_TIME, HF_LANG_LV, HF_LEX_SG|HF_LEX_ALONE, 31536000000 },
  { "gadu", 4, HF_LEX_TIME, HF_LANG_LV, HF_LEX_SG|HF_LEX_ALONE, 31536000000 },
  { "gadus", 5, HF_LEX_TIME, HF_LANG_LV, HF_LEX_SG|HF_LEX_ALONE, 31536000000 },
  { "h", 1, HF_LEX_TIME, HF_LANG_EN|HF_LANG_LV, HF_LEX_SG, 3600000 },
  { "half", 4, HF_LEX_FRACTION, HF_LANG_EN, 0, 1.0 / 2 },
  { "hour", 4, HF_LEX_TIME, HF_LANG_EN, HF_LEX_SG, 3600000 },
  { "hour's", 6, HF_LEX_TIME, HF_LANG_EN, HF_LEX_SG, 3600000 },
  { "hours", 5, HF_LEX_TIME, HF_LANG_EN, HF_LEX_PLURAL, 3600000 },
  { "hr", 2, HF_LEX_TIME, HF_LANG_EN, HF_LEX_SG, 3600000 },
  { "hrs", 3, HF_LEX_TIME, HF_LANG_EN, HF_LEX_PLURAL, 3600000 },
  { "hundred", 7, HF_LEX_HUNDRED, HF_LANG_EN, 0, 100 },
  { "in", 2, HF_LEX_IN, HF_LANG_EN, 0, 0 },
  { "just", 4, HF_LEX_RATE, HF_LANG_EN, 0, 0 },
  { "laika", 5, HF_LEX_WITHIN, HF_LANG_LV, 0, 0 },
  { "lidz", 4, HF_LEX_TO, HF_LANG_LV, 0, 0 },
  { "m", 1, HF_LEX_TIME, HF_LANG_EN|HF_LANG_LV, HF_LEX_JOINED, 60000 },
  { "mainas", 6, HF_LEX_SHIFT, HF_LANG_LV, 0, 0 },
  { "menesa", 6, HF_LEX_TIME, HF_LANG_LV, HF_LEX_SG|HF_LEX_ALONE, 2592000000 },
  { "menesi", 6, HF_LEX_TIME, HF_LANG_LV, HF_LEX_SG|HF_LEX_ALONE, 2592000000 },
  { "menesiem", 8, HF_LEX_TIME, HF_LANG_LV, HF_LEX_SG|HF_LEX_ALONE, 2592000000 },
  { "menesim", 7, HF_LEX_TIME, HF_LANG_LV, HF_LEX_SG|HF_LEX_ALONE, 2592000000 },
  { "menesis", 7, HF_LEX_TIME, HF_LANG_LV, HF_LEX_SG|HF_LEX_ALONE, 2592000000 },
  { "menesos", 7, HF_LEX_TIME, HF_LANG_LV, HF_LEX_SG|HF_LEX_ALONE, 2592000000 },
  { "menesu", 6, HF_LEX_TIME, HF_LANG_LV, HF_LEX_SG|HF_LEX_ALONE, 2592000000 },
  { "menesus", 7, HF_LEX_TIME, HF_LANG_LV, HF_LEX_SG|HF_LEX_ALONE, 2592000000 },
  { "midday", 6, HF_LEX_MOMENT, HF_LANG_EN, 0, 720 },
  { "midnight", 8, HF_LEX_MOMENT, HF_LANG_EN, 0, 1440 },
  { "miljarda", 8, HF_LEX_MANY, HF_LANG_LV, 0, 1e9 },
  { "miljardam", 9, HF_LEX_MANY, HF_LANG_LV, 0, 1e9 },
  { "miljardi", 8, HF_LEX_MANY, HF_LANG_LV, 0, 1e9 },
  { "miljardiem", 10, HF_LEX_MANY, HF_LANG_LV, 0, 1e9 },
  { "miljards", 8, HF_LEX_MANY, HF_LANG_LV, 0, 1e9 },
  { "miljardu", 8, HF_LEX_MANY, HF_LANG_LV, 0, 1e9 },
  { "miljardus", 9, HF_LEX_MANY, HF_LANG_LV, 0, 1e9 },
  { "miljona", 7, HF_LEX_MANY, HF_LANG_LV, 0, 1e6 },
  { "miljonam", 8, HF_LEX_MANY, HF_LANG_LV, 0, 1e6 },
  { "miljoni", 7, HF_LEX_MANY, HF_LANG_LV, 0, 1e6 },
  { "miljoniem", 9, HF_LEX_MANY, HF_LANG_LV, 0, 1e6 },
  { "miljons", 7, HF_LEX_MANY, HF_LANG_LV, 0, 1e6 },
  { "miljonu", 7, HF_LEX_MANY, HF_LANG_LV, 0, 1e6 },
  { "miljonus", 8, HF_LEX_MANY, HF_LANG_LV, 0, 1e6 },
  { "million", 7, HF_LEX_MANY, HF_LANG_EN, 0, 1e6 },
  { "min", 3, HF_LEX_TIME, HF_LANG_EN|HF_LANG_LV, HF_LEX_SG, 60000 },
  { "mins", 4, HF_LEX_TIME, HF_LANG_EN, HF_LEX_PLURAL, 60000 },
  { "minusu", 6, HF_LEX_TIME, HF_LANG_LV, HF_LEX_SG|HF_LEX_ALONE, 60000 },
  { "minute", 6, HF_LEX_TIME, HF_LANG_EN|HF_LANG_LV, HF_LEX_SG|HF_LEX_ALONE, 60000 },
  { "minutei", 7, HF_LEX_TIME, HF_LANG_LV, HF_LEX_SG|HF_LEX_ALONE, 60000 },
  { "minutem", 7, HF_LEX_TIME, HF_LANG_LV, HF_LEX_SG|HF_LEX_ALONE, 60000 },
  { "minutes", 7, HF_LEX_TIME, HF_LANG_EN|HF_LANG_LV, HF_LEX_PLURAL|HF_LEX_ALONE, 60000 },
  { "minuti", 6, HF_LEX_TIME, HF_LANG_LV, HF_LEX_SG|HF_LEX_ALONE, 60000 },
  { "monday", 6, HF_LEX_WEEKDAY, HF_LANG_EN, 0, 1 },
  { "month", 5, HF_LEX_TIME, HF_LANG_EN, HF_LEX_SG, 2592000000 },
  { "months", 6, HF_LEX_TIME, HF_LANG_EN, HF_LEX_PLURAL, 2592000000 },
  { "more", 4, HF_LEX_MORE, HF_LANG_EN, 0, 0 },
  { "morning", 7, HF_LEX_PART, HF_LANG_EN, 0, 1 },
  { "nakama", 6, HF_LEX_NEXT, HF_LANG_LV, 0, 0 },
  { "nakamais", 8, HF_LEX_NEXT, HF_LANG_LV, 0, 0 },
  { "nakamaja", 8, HF_LEX_NEXT, HF_LANG_LV, 0, 0 },
  { "nakamas", 7, HF_LEX_NEXT, HF_LANG_LV, 0, 0 },
  { "nakammenes", 10, HF_LEX_MONTHREF, HF_LANG_LV, 0, 1 },
  { "nakammenesi", 11, HF_LEX_MONTHREF, HF_LANG_LV, 0, 1 },
  { "nakamnedel", 10, HF_LEX_WEEKREF, HF_LANG_LV, 0, 1 },
  { "nakamo", 6, HF_LEX_NEXT, HF_LANG_LV, 0, 0 },
  { "nakti", 5, HF_LEX_PART, HF_LANG_LV, 0, 5 },
  { "nakts", 5, HF_LEX_PART, HF_LANG_LV, 0, 5 },
  { "nedela", 6, HF_LEX_TIME, HF_LANG_LV, HF_LEX_SG|HF_LEX_ALONE, 604800000 },
  { "nedelai", 7, HF_LEX_TIME, HF_LANG_LV, HF_LEX_SG|HF_LEX_ALONE, 604800000 },
  { "nedelam", 7, HF_LEX_TIME, HF_LANG_LV, HF_LEX_SG|HF_LEX_ALONE, 604800000 },
  { "nedelas", 7, HF_LEX_TIME, HF_LANG_LV, HF_LEX_SG|HF_LEX_ALONE, 604800000 },
  { "nedelu", 6, HF_LEX_TIME, HF_LANG_LV, HF_LEX_SG|HF_LEX_ALONE, 604800000 },
  { "next", 4, HF_LEX_NEXT, HF_LANG_EN, 0, 0 },
  { "night", 5, HF_LEX_PART, HF_LANG_EN, 0, 5 },
  { "nine", 4, HF_LEX_ONES, HF_LANG_EN, 0, 9 },
  { "nineteen", 8, HF_LEX_TEEN, HF_LANG_EN, 0, 19 },
  { "ninety", 6, HF_LEX_TENS, HF_LANG_EN, 0, 90 },
  { "no", 2, HF_LEX_FROM, HF_LANG_LV, 0, 0 },
  { "noon", 4, HF_LEX_MOMENT, HF_LANG_EN, 0, 720 },
  { "nulle", 5, HF_LEX_ZERO, HF_LANG_LV, 0, 0 },
  { "nulles", 6, HF_LEX_ZERO, HF_LANG_LV, 0, 0 },
  { "o'clock", 7, HF_LEX_OCLOCK, HF_LANG_EN, 0, 0 },
  { "oclock", 6, HF_LEX_OCLOCK, HF_LANG_EN, 0, 0 },
  { "of", 2, HF_LEX_OF, HF_LANG_EN, 0, 0 },
  { "on", 2, HF_LEX_AT, HF_LANG_EN, 0, 0 },
  { "once", 4, HF_LEX_RATE, HF_LANG_EN, 0, 0 },
  { "one", 3, HF_LEX_ONES, HF_LANG_EN, 0, 1 },
  { "or", 2, HF_LEX_OR, HF_LANG_EN, 0, 0 },
  { "otrdien", 7, HF_LEX_WEEKDAY, HF_LANG_LV, 0, 2 },
  { "otrdiena", 8, HF_LEX_WEEKDAY, HF_LANG_LV, 0, 2 },
  { "otrdienas", 9, HF_LEX_WEEKDAY, HF_LANG_LV, 0, 2 },
  { "otrdienu", 8, HF_LEX_WEEKDAY, HF_LANG_LV, 0, 2 },
  { "parit", 5, HF_LEX_DAYREF, HF_LANG_LV, 0, 2 },
  { "past", 4, HF_LEX_PAST, HF_LANG_EN, 0, 1 },
  { "pec", 3, HF_LEX_AFTER, HF_LANG_LV, HF_LEX_ALONE, 0 },
  { "pecpusdiena", 11, HF_LEX_PART, HF_LANG_LV, 0, 3 },
  { "pecpusdienas", 12, HF_LEX_PART, HF_LANG_LV, 0, 3 },
  { "per", 3, HF_LEX_RATE, HF_LANG_EN, 0, 0 },
  { "piecam", 6, HF_LEX_ONES, HF_LANG_LV, 0, 5 },
  { "piecas", 6, HF_LEX_ONES, HF_LANG_LV, 0, 5 },
  { "piecdesmit", 10, HF_LEX_TENS, HF_LANG_LV, 0, 50 },
  { "pieci", 5, HF_LEX_ONES, HF_LANG_LV, 0, 5 },
  { "pieciem", 7, HF_LEX_ONES, HF_LANG_LV, 0, 5 },
  { "piecos", 6, HF_LEX_ONES, HF_LANG_LV, 0, 5 },
  { "piecpadsmit", 11, HF_LEX_TEEN, HF_LANG_LV, 0, 15 },
  { "piecsimt", 8, HF_LEX_HUNDREDS, HF_LANG_LV, 0, 500 },
  { "piecsimts", 9, HF_LEX_HUNDREDS, HF_LANG_LV, 0, 500 },
  { "piecu", 5, HF_LEX_ONES, HF_LANG_LV, 0, 5 },
  { "piecus", 6, HF_LEX_ONES, HF_LANG_LV, 0, 5 },
  { "piektdien", 9, HF_LEX_WEEKDAY, HF_LANG_LV, 0, 5 },
  { "piektdiena", 10, HF_LEX_WEEKDAY, HF_LANG_LV, 0, 5 },
  { "piektdienas", 11, HF_LEX_WEEKDAY, HF_LANG_LV, 0, 5 },
  { "piektdienu", 10, HF_LEX_WEEKDAY, HF_LANG_LV, 0, 5 },
  { "pirmdien", 8, HF_LEX_WEEKDAY, HF_LANG_LV, 0, 1 },
  { "pirmdiena", 9, HF_LEX_WEEKDAY, HF_LANG_LV, 0, 1 },
  { "pirmdienas", 10, HF_LEX_WEEKDAY, HF_LANG_LV, 0, 1 },
  { "pirmdienu", 9, HF_LEX_WEEKDAY, HF_LANG_LV, 0, 1 },
  { "pirms", 5, HF_LEX_AGO, HF_LANG_LV, HF_LEX_ALONE, 0 },
  { "plkst", 5, HF_LEX_CLOCK, HF_LANG_LV, 0, 0 },
  { "pm", 2, HF_LEX_AMPM, HF_LANG_EN, 0, 12 },
  { "pulksten", 8, HF_LEX_CLOCK, HF_LANG_LV, 0, 0 },
  { "pus", 3, HF_LEX_FRACTION, HF_LANG_LV, 0, 1.0 / 2 },
  { "pusdienlaika", 12, HF_LEX_PART, HF_LANG_LV, 0, 2 },
  { "pusdienlaikam", 13, HF_LEX_PART, HF_LANG_LV, 0, 2 },
  { "pusdienlaiks", 12, HF_LEX_PART, HF_LANG_LV, 0, 2 },
  { "puse", 4, HF_LEX_FRACTION, HF_LANG_LV, 0, 1.0 / 2 },
  { "puses", 5, HF_LEX_FRACTION, HF_LANG_LV, 0, 1.0 / 2 },
  { "pusgada", 7, HF_LEX_HALFTIME, HF_LANG_LV, 0, 15768000000 },
  { "pusgads", 7, HF_LEX_HALFTIME, HF_LANG_LV, 0, 15768000000 },
  { "pusgadu", 7, HF_LEX_HALFTIME, HF_LANG_LV, 0, 15768000000 },
  { "pusi", 4, HF_LEX_FRACTION, HF_LANG_LV, 0, 1.0 / 2 },
  { "pusminute", 9, HF_LEX_HALFTIME, HF_LANG_LV, 0, 30000 },
  { "pusminutes", 10, HF_LEX_HALFTIME, HF_LANG_LV, 0, 30000 },
  { "pusminuti", 9, HF_LEX_HALFTIME, HF_LANG_LV, 0, 30000 },
  { "pusnakti", 8, HF_LEX_MOMENT, HF_LANG_LV, 0, 1440 },
  { "pusnaktij", 9, HF_LEX_MOMENT, HF_LANG_LV, 0, 1440 },
  { "pusnakts", 8, HF_LEX_MOMENT, HF_LANG_LV, 0, 1440 },
  { "pusotra", 7, HF_LEX_NUMBER, HF_LANG_LV, 0, 3.0 / 2 },
  { "pusotrai", 8, HF_LEX_NUMBER, HF_LANG_LV, 0, 3.0 / 2 },
  { "pusotram", 8, HF_LEX_NUMBER, HF_LANG_LV, 0, 3.0 / 2 },
  { "pusotras", 8, HF_LEX_NUMBER, HF_LANG_LV, 0, 3.0 / 2 },
  { "pusotru", 7, HF_LEX_NUMBER, HF_LANG_LV, 0, 3.0 / 2 },
  { "pusstunda", 9, HF_LEX_HALFTIME, HF_LANG_LV, 0, 1800000 },
  { "pusstundai", 10, HF_LEX_HALFTIME, HF_LANG_LV, 0, 1800000 },
  { "pusstundas", 10, HF_LEX_HALFTIME, HF_LANG_LV, 0, 1800000 },
  { "pusstundu", 9, HF_LEX_HALFTIME, HF_LANG_LV, 0, 1800000 },
  { "quarter", 7, HF_LEX_FRACTION, HF_LANG_EN, 0, 1.0 / 4 },
  { "quarters", 8, HF_LEX_QUARTERS, HF_LANG_EN, 0, 1.0 / 4 },
  { "rit", 3, HF_LEX_DAYREF, HF_LANG_LV, 0, 1 },
  { "rita", 4, HF_LEX_PART, HF_LANG_LV, 0, 1 },
  { "ritdien", 7, HF_LEX_DAYREF, HF_LANG_LV, 0, 1 },
  { "ritdienas", 9, HF_LEX_DAYREF, HF_LANG_LV, 0, 1 },
  { "s", 1, HF_LEX_TIME, HF_LANG_EN|HF_LANG_LV, HF_LEX_JOINED, 1000 },
  { "saja", 4, HF_LEX_THIS, HF_LANG_LV, 0, 0 },
  { "saturday", 8, HF_LEX_WEEKDAY, HF_LANG_EN, 0, 6 },
  { "sec", 3, HF_LEX_TIME, HF_LANG_EN|HF_LANG_LV, HF_LEX_SG, 1000 },
  { "second", 6, HF_LEX_TIME, HF_LANG_EN, HF_LEX_SG, 1000 },
  { "seconds", 7, HF_LEX_TIME, HF_LANG_EN, HF_LEX_PLURAL, 1000 },
  { "secs", 4, HF_LEX_TIME, HF_LANG_EN, HF_LEX_PLURAL, 1000 },
  { "sek", 3, HF_LEX_TIME, HF_LANG_EN|HF_LANG_LV, HF_LEX_SG, 1000 },
  { "sekunde", 7, HF_LEX_TIME, HF_LANG_LV, HF_LEX_SG, 1000 },
  { "sekundei", 8, HF_LEX_TIME, HF_LANG_LV, HF_LEX_SG, 1000 },
  { "sekundem", 8, HF_LEX_TIME, HF_LANG_LV, HF_LEX_SG, 1000 },
  { "sekundes", 8, HF_LEX_TIME, HF_LANG_LV, HF_LEX_SG, 1000 },
  { "sekundi", 7, HF_LEX_TIME, HF_LANG_LV, HF_LEX_SG, 1000 },
  { "sekunzu", 7, HF_LEX_TIME, HF_LANG_LV, HF_LEX_SG, 1000 },
  { "septinam", 8, HF_LEX_ONES, HF_LANG_LV, 0, 7 },
  { "septinas", 8, HF_LEX_ONES, HF_LANG_LV, 0, 7 },
  { "septindesmit", 12, HF_LEX_TENS, HF_LANG_LV, 0, 70 },
  { "septini", 7, HF_LEX_ONES, HF_LANG_LV, 0, 7 },
  { "septiniem", 9, HF_LEX_ONES, HF_LANG_LV, 0, 7 },
  { "septinos", 8, HF_LEX_ONES, HF_LANG_LV, 0, 7 },
  { "septinpadsmit", 13, HF_LEX_TEEN, HF_LANG_LV, 0, 17 },
  { "septinsimt", 10, HF_LEX_HUNDREDS, HF_LANG_LV, 0, 700 },
  { "septinsimts", 11, HF_LEX_HUNDREDS, HF_LANG_LV, 0, 700 },
  { "septinu", 7, HF_LEX_ONES, HF_LANG_LV, 0, 7 },
  { "septinus", 8, HF_LEX_ONES, HF_LANG_LV, 0, 7 },
  { "sesam", 5, HF_LEX_ONES, HF_LANG_LV, 0, 6 },
  { "sesas", 5, HF_LEX_ONES, HF_LANG_LV, 0, 6 },
  { "sesdesmit", 9, HF_LEX_TENS, HF_LANG_LV, 0, 60 },
  { "sesi", 4, HF_LEX_ONES, HF_LANG_LV, 0, 6 },
  { "sesiem", 6, HF_LEX_ONES, HF_LANG_LV, 0, 6 },
  { "sesos", 5, HF_LEX_ONES, HF_LANG_LV, 0, 6 },
  { "sespadsmit", 10, HF_LEX_TEEN, HF_LANG_LV, 0, 16 },
  { "sessimt", 7, HF_LEX_HUNDREDS, HF_LANG_LV, 0, 600 },
  { "sessimts", 8, HF_LEX_HUNDREDS, HF_LANG_LV, 0, 600 },
  { "sestdien", 8, HF_LEX_WEEKDAY, HF_LANG_LV, 0, 6 },
  { "sestdiena", 9, HF_LEX_WEEKDAY, HF_LANG_LV, 0, 6 },
  { "sestdienas", 10, HF_LEX_WEEKDAY, HF_LANG_LV, 0, 6 },
  { "sestdienu", 9, HF_LEX_WEEKDAY, HF_LANG_LV, 0, 6 },
  { "sesu", 4, HF_LEX_ONES, HF_LANG_LV, 0, 6 },
  { "sesus", 5, HF_LEX_ONES, HF_LANG_LV, 0, 6 },
  { "seven", 5, HF_LEX_ONES, HF_LANG_EN, 0, 7 },
  { "seventeen", 9, HF_LEX_TEEN, HF_LANG_EN, 0, 17 },
  { "seventy", 7, HF_LEX_TENS, HF_LANG_EN, 0, 70 },
  { "shift", 5, HF_LEX_SHIFT, HF_LANG_EN, 0, 0 },
  { "si", 2, HF_LEX_THIS, HF_LANG_LV, 0, 0 },
  { "simt", 4, HF_LEX_HUNDRED, HF_LANG_LV, 0, 100 },
  { "simtam", 6, HF_LEX_HUNDRED, HF_LANG_LV, 0, 100 },
  { "simti", 5, HF_LEX_HUNDRED, HF_LANG_LV, 0, 100 },
  { "simtiem", 7, HF_LEX_HUNDRED, HF_LANG_LV, 0, 100 },
  { "simtos", 6, HF_LEX_HUNDRED, HF_LANG_LV, 0, 100 },
  { "simts", 5, HF_LEX_HUNDRED, HF_LANG_LV, 0, 100 },
  { "simtu", 5, HF_LEX_HUNDRED, HF_LANG_LV, 0, 100 },
  { "simtus", 6, HF_LEX_HUNDRED, HF_LANG_LV, 0, 100 },
  { "sis", 3, HF_LEX_THIS, HF_LANG_LV, 0, 0 },
  { "six", 3, HF_LEX_ONES, HF_LANG_EN, 0, 6 },
  { "sixteen", 7, HF_LEX_TEEN, HF_LANG_EN, 0, 16 },
  { "sixty", 5, HF_LEX_TENS, HF_LANG_EN, 0, 60 },
  { "so", 2, HF_LEX_THIS, HF_LANG_LV, 0, 0 },
  { "sodien", 6, HF_LEX_DAYREF, HF_LANG_LV, 0, 0 },
  { "somenes", 7, HF_LEX_MONTHREF, HF_LANG_LV, 0, 0 },
  { "sonakt", 6, HF_LEX_TONIGHT, HF_LANG_LV, 0, 5 },
  { "sonedel", 7, HF_LEX_WEEKREF, HF_LANG_LV, 0, 0 },
  { "sorit", 5, HF_LEX_TONIGHT, HF_LANG_LV, 0, 1 },
  { "sovakar", 7, HF_LEX_TONIGHT, HF_LANG_LV, 0, 4 },
  { "st", 2, HF_LEX_TIME, HF_LANG_LV, HF_LEX_SG|HF_LEX_ALONE, 3600000 },
  { "starp", 5, HF_LEX_BETWEEN, HF_LANG_LV, 0, 0 },
  { "stunda", 6, HF_LEX_TIME, HF_LANG_LV, HF_LEX_SG|HF_LEX_ALONE, 3600000 },
  { "stundai", 7, HF_LEX_TIME, HF_LANG_LV, HF_LEX_SG|HF_LEX_ALONE, 3600000 },
  { "stundam", 7, HF_LEX_TIME, HF_LANG_LV, HF_LEX_SG|HF_LEX_ALONE, 3600000 },
  { "stundas", 7, HF_LEX_TIME, HF_LANG_LV, HF_LEX_SG|HF_LEX_ALONE, 3600000 },
  { "stundu", 6, HF_LEX_TIME, HF_LANG_LV, HF_LEX_SG|HF_LEX_ALONE, 3600000 },
  { "such", 4, HF_LEX_RATE, HF_LANG_EN, 0, 0 },
  { "sunday", 6, HF_LEX_WEEKDAY, HF_LANG_EN, 0, 0 },
  { "svetdien", 8, HF_LEX_WEEKDAY, HF_LANG_LV, 0, 0 },
  { "svetdiena", 9, HF_LEX_WEEKDAY, HF_LANG_LV, 0, 0 },
  { "svetdienas", 10, HF_LEX_WEEKDAY, HF_LANG_LV, 0, 0 },
  { "svetdienu", 9, HF_LEX_WEEKDAY, HF_LANG_LV, 0, 0 },
  { "ten", 3, HF_LEX_TEEN, HF_LANG_EN, 0, 10 },
  { "the", 3, HF_LEX_AT, HF_LANG_EN, 0, 0 },
  { "third", 5, HF_LEX_FRACTION, HF_LANG_EN, 0, 1.0 / 3 },
  { "thirds", 6, HF_LEX_QUARTERS, HF_LANG_EN, 0, 1.0 / 3 },
  { "thirteen", 8, HF_LEX_TEEN, HF_LANG_EN, 0, 13 },
  { "thirty", 6, HF_LEX_TENS, HF_LANG_EN, 0, 30 },
  { "this", 4, HF_LEX_AT, HF_LANG_EN, 0, 1 },
  { "thousand", 8, HF_LEX_MANY, HF_LANG_EN, 0, 1000 },
  { "three", 5, HF_LEX_ONES, HF_LANG_EN, 0, 3 },
  { "thursday", 8, HF_LEX_WEEKDAY, HF_LANG_EN, 0, 4 },
  { "till", 4, HF_LEX_TO, HF_LANG_EN, 0, 0 },
  { "times", 5, HF_LEX_RATE, HF_LANG_EN, 0, 0 },
  { "tmrw", 4, HF_LEX_DAYREF, HF_LANG_EN, 0, 1 },
  { "to", 2, HF_LEX_TO, HF_LANG_EN, 0, 0 },
  { "today", 5, HF_LEX_DAYREF, HF_LANG_EN, 0, 0 },
  { "tomorrow", 8, HF_LEX_DAYREF, HF_LANG_EN, 0, 1 },
  { "tonight", 7, HF_LEX_TONIGHT, HF_LANG_EN, 0, 5 },
  { "tresdien", 8, HF_LEX_WEEKDAY, HF_LANG_LV, 0, 3 },
  { "tresdiena", 9, HF_LEX_WEEKDAY, HF_LANG_LV, 0, 3 },
  { "tresdienas", 10, HF_LEX_WEEKDAY, HF_LANG_LV, 0, 3 },
  { "tresdienu", 9, HF_LEX_WEEKDAY, HF_LANG_LV, 0, 3 },
  { "trijam", 6, HF_LEX_ONES, HF_LANG_LV, 0, 3 },
  { "trijas", 6, HF_LEX_ONES, HF_LANG_LV, 0, 3 },
  { "trijiem", 7, HF_LEX_ONES, HF_LANG_LV, 0, 3 },
  { "trijos", 6, HF_LEX_ONES, HF_LANG_LV, 0, 3 },
  { "triju", 5, HF_LEX_ONES, HF_LANG_LV, 0, 3 },
  { "trim", 4, HF_LEX_ONES, HF_LANG_LV, HF_LEX_BEFORE, 3 },
  { "tris", 4, HF_LEX_ONES, HF_LANG_LV, 0, 3 },
  { "trisarpus", 9, HF_LEX_NUMBER, HF_LANG_LV, 0, 7.0 / 2 },
  { "trisdesmit", 10, HF_LEX_TENS, HF_LANG_LV, 0, 30 },
  { "trispadsmit", 11, HF_LEX_TEEN, HF_LANG_LV, 0, 13 },
  { "trissimt", 8, HF_LEX_HUNDREDS, HF_LANG_LV, 0, 300 },
  { "trissimts", 9, HF_LEX_HUNDREDS, HF_LANG_LV, 0, 300 },
  { "tuesday", 7, HF_LEX_WEEKDAY, HF_LANG_EN, 0, 2 },
  { "tukstos", 7, HF_LEX_MANY, HF_LANG_LV, 0, 1000 },
  { "tukstosa", 8, HF_LEX_MANY, HF_LANG_LV, 0, 1000 },
  { "tukstosi", 8, HF_LEX_MANY, HF_LANG_LV, 0, 1000 },
  { "tukstosiem", 10, HF_LEX_MANY, HF_LANG_LV, 0, 1000 },
  { "tukstosu", 8, HF_LEX_MANY, HF_LANG_LV, 0, 1000 },
  { "tukstosus", 9, HF_LEX_MANY, HF_LANG_LV, 0, 1000 },
  { "tukstoti", 8, HF_LEX_MANY, HF_LANG_LV, 0, 1000 },
  { "tukstotim", 9, HF_LEX_MANY, HF_LANG_LV, 0, 1000 },
  { "tukstotis", 9, HF_LEX_MANY, HF_LANG_LV, 0, 1000 },
  { "twelve", 6, HF_LEX_TEEN, HF_LANG_EN, 0, 12 },
  { "twenty", 6, HF_LEX_TENS, HF_LANG_EN, 0, 20 },
  { "twice", 5, HF_LEX_RATE, HF_LANG_EN, 0, 0 },
  { "two", 3, HF_LEX_ONES, HF_LANG_EN, 0, 2 },
  { "un", 2, HF_LEX_AND, HF_LANG_LV, 0, 0 },
  { "until", 5, HF_LEX_TO, HF_LANG_EN, 0, 0 },
  { "uz", 2, HF_LEX_FOR, HF_LANG_LV, HF_LEX_ALONE, 0 },
  { "vai", 3, HF_LEX_OR, HF_LANG_LV, 0, 0 },
  { "vakara", 6, HF_LEX_PART, HF_LANG_LV, 0, 4 },
  { "vakaram", 7, HF_LEX_PART, HF_LANG_LV, 0, 4 },
  { "vakars", 6, HF_LEX_PART, HF_LANG_LV, 0, 4 },
  { "viena", 5, HF_LEX_ONES, HF_LANG_LV, 0, 1 },
  { "vienai", 6, HF_LEX_ONES, HF_LANG_LV, 0, 1 },
  { "vienam", 6, HF_LEX_ONES, HF_LANG_LV, 0, 1 },
  { "vienas", 6, HF_LEX_ONES, HF_LANG_LV, 0, 1 },
  { "vieni", 5, HF_LEX_ONES, HF_LANG_LV, 0, 1 },
  { "vienpadsmit", 11, HF_LEX_TEEN, HF_LANG_LV, 0, 11 },
  { "viens", 5, HF_LEX_ONES, HF_LANG_LV, 0, 1 },
  { "vienu", 5, HF_LEX_ONES, HF_LANG_LV, 0, 1 },
  { "wednesday", 9, HF_LEX_WEEKDAY, HF_LANG_EN, 0, 3 },
  { "week", 4, HF_LEX_TIME, HF_LANG_EN, HF_LEX_SG, 604800000 },
  { "week's", 6, HF_LEX_TIME, HF_LANG_EN, HF_LEX_SG, 604800000 },
  { "weeks", 5, HF_LEX_TIME, HF_LANG_EN, HF_LEX_PLURAL, 604800000 },
  { "what", 4, HF_LEX_RATE, HF_LANG_EN, 0, 0 },
  { "whole", 5, HF_LEX_MORE, HF_LANG_EN, 0, 0 },
  { "within", 6, HF_LEX_WITHIN, HF_LANG_EN, 0, 0 },
  { "work", 4, HF_LEX_SHIFT, HF_LANG_EN, 0, 0 },
  { "workday", 7, HF_LEX_SHIFT, HF_LANG_EN, 0, 0 },
  { "working", 7, HF_LEX_WORK, HF_LANG_EN, 0, 0 },
  { "year", 4, HF_LEX_TIME, HF_LANG_EN, HF_LEX_SG, 31536000000 },
  { "years", 5, HF_LEX_TIME, HF_LANG_EN, HF_LEX_PLURAL, 31536000000 },
  { "zero", 4, HF_LEX_ZERO, HF_LANG_EN, 0, 0 },
  { "\u0627\u0628", 4, HF_LEX_MONTH, HF_LANG_AR, 0, 8 }, /* ab */
  { "\u0627\u0628\u0631\u064A\u0644", 10, HF_LEX_MONTH, HF_LANG_AR, 0, 4 }, /* abryl */
  { "\u0627\u062A\u0646\u0627\u0634\u0631", 12, HF_LEX_TEEN, HF_LANG_AR, 0, 12 }, /* atnashr */
  { "\u0627\u062A\u0646\u064A\u0646", 10, HF_LEX_ONES, HF_LANG_AR, HF_LEX_IS_TWO, 2 }, /* atnyn */
  { "\u0627\u062B\u0646\u0627", 8, HF_LEX_ONES, HF_LANG_AR, HF_LEX_TEEN_ONLY, 2 }, /* athna */
  { "\u0627\u062B\u0646\u0627\u0634\u0631", 12, HF_LEX_TEEN, HF_LANG_AR, 0, 12 }, /* athnashr */
  { "\u0627\u062B\u0646\u0627\u0639\u0634", 12, HF_LEX_TEEN, HF_LANG_AR, 0, 12 }, /* athna3sh */
  { "\u0627\u062B\u0646\u0627\u0639\u0634\u0631", 14, HF_LEX_TEEN, HF_LANG_AR, 0, 12 }, /* athna3shr */
  { "\u0627\u062B\u0646\u0627\u0646", 10, HF_LEX_ONES, HF_LANG_AR, HF_LEX_IS_TWO, 2 }, /* athnan */
  { "\u0627\u062B\u0646\u062A\u0627", 10, HF_LEX_ONES, HF_LANG_AR, HF_LEX_TEEN_ONLY, 2 }, /* athnta */
  { "\u0627\u062B\u0646\u062A\u0627\u0646", 12, HF_LEX_ONES, HF_LANG_AR, HF_LEX_IS_TWO, 2 }, /* athntan */
  { "\u0627\u062B\u0646\u062A\u064A", 10, HF_LEX_ONES, HF_LANG_AR, HF_LEX_TEEN_ONLY, 2 }, /* athnty */
  { "\u0627\u062B\u0646\u062A\u064A\u0646", 12, HF_LEX_ONES, HF_LANG_AR, HF_LEX_IS_TWO, 2 }, /* athntyn */
  { "\u0627\u062B\u0646\u0639\u0634", 10, HF_LEX_TEEN, HF_LANG_AR, 0, 12 }, /* athn3sh */
  { "\u0627\u062B\u0646\u0639\u0634\u0631", 12, HF_LEX_TEEN, HF_LANG_AR, 0, 12 }, /* athn3shr */
  { "\u0627\u062B\u0646\u064A", 8, HF_LEX_ONES, HF_LANG_AR, HF_LEX_TEEN_ONLY, 2 }, /* athny */
  { "\u0627\u062B\u0646\u064A\u0639\u0634\u0631", 14, HF_LEX_TEEN, HF_LANG_AR, 0, 12 }, /* athny3shr */
  { "\u0627\u062B\u0646\u064A\u0646", 10, HF_LEX_ONES, HF_LANG_AR, HF_LEX_IS_TWO, 2 }, /* athnyn */
  { "\u0627\u062D\u062F", 6, HF_LEX_ONES, HF_LANG_AR, HF_LEX_TEEN_ONLY, 1 }, /* aHd */
  { "\u0627\u062D\u062F\u0627\u0634\u0631", 12, HF_LEX_TEEN, HF_LANG_AR, 0, 11 }, /* aHdashr */
  { "\u0627\u062D\u062F\u0627\u0639\u0634", 12, HF_LEX_TEEN, HF_LANG_AR, 0, 11 }, /* aHda3sh */
  { "\u0627\u062D\u062F\u0627\u0639\u0634\u0631", 14, HF_LEX_TEEN, HF_LANG_AR, 0, 11 }, /* aHda3shr */
  { "\u0627\u062D\u062F\u0639\u0634", 10, HF_LEX_TEEN, HF_LANG_AR, 0, 11 }, /* aHd3sh */
  { "\u0627\u062D\u062F\u0639\u0634\u0631", 12, HF_LEX_TEEN, HF_LANG_AR, 0, 11 }, /* aHd3shr */
  { "\u0627\u062D\u062F\u064A", 8, HF_LEX_ONES, HF_LANG_AR, HF_LEX_TEEN_ONLY, 1 }, /* aHdy */
  { "\u0627\u062E\u0631", 6, HF_LEX_END, HF_LANG_AR, 0, 0 }, /* akhr */
  { "\u0627\u0630\u0627\u0631", 8, HF_LEX_MONTH, HF_LANG_AR, 0, 3 }, /* adhar */
  { "\u0627\u0630\u0627\u0646", 8, HF_LEX_AT, HF_LANG_AR, 0, 0 }, /* adhan */
  { "\u0627\u0631\u0628\u0627\u0639", 10, HF_LEX_QUARTERS, HF_LANG_AR, 0, 1.0 / 4 }, /* arba3 */
  { "\u0627\u0631\u0628\u0639", 8, HF_LEX_ONES, HF_LANG_AR, 0, 4 }, /* arb3 */
  { "\u0627\u0631\u0628\u0639\u062A\u0627\u0634\u0631", 16, HF_LEX_TEEN, HF_LANG_AR, 0, 14 }, /* arb3tashr */
  { "\u0627\u0631\u0628\u0639\u062A\u0634\u0631", 14, HF_LEX_TEEN, HF_LANG_AR, 0, 14 }, /* arb3tshr */
  { "\u0627\u0631\u0628\u0639\u062A\u0639\u0634", 14, HF_LEX_TEEN, HF_LANG_AR, 0, 14 }, /* arb3t3sh */
  { "\u0627\u0631\u0628\u0639\u062A\u0639\u0634\u0631", 16, HF_LEX_TEEN, HF_LANG_AR, 0, 14 }, /* arb3t3shr */
  { "\u0627\u0631\u0628\u0639\u0637\u0627\u0634\u0631", 16, HF_LEX_TEEN, HF_LANG_AR, 0, 14 }, /* arb3Tashr */
  { "\u0627\u0631\u0628\u0639\u0637\u0639\u0634", 14, HF_LEX_TEEN, HF_LANG_AR, 0, 14 }, /* arb3T3sh */
  { "\u0627\u0631\u0628\u0639\u0637\u0639\u0634\u0631", 16, HF_LEX_TEEN, HF_LANG_AR, 0, 14 }, /* arb3T3shr */
  { "\u0627\u0631\u0628\u0639\u0645\u0627\u064A\u0647", 16, HF_LEX_HUNDREDS, HF_LANG_AR, 0, 400 }, /* arb3mayh */
  { "\u0627\u0631\u0628\u0639\u0645\u064A\u062A", 14, HF_LEX_HUNDREDS, HF_LANG_AR, 0, 400 }, /* arb3myt */
  { "\u0627\u0631\u0628\u0639\u0645\u064A\u0647", 14, HF_LEX_HUNDREDS, HF_LANG_AR, 0, 400 }, /* arb3myh */
  { "\u0627\u0631\u0628\u0639\u0647", 10, HF_LEX_ONES, HF_LANG_AR, 0, 4 }, /* arb3h */
  { "\u0627\u0631\u0628\u0639\u0647\u0639\u0634\u0631", 16, HF_LEX_TEEN, HF_LANG_AR, 0, 14 }, /* arb3h3shr */
  { "\u0627\u0631\u0628\u0639\u0648\u0646", 12, HF_LEX_TENS, HF_LANG_AR, 0, 40 }, /* arb3wn */
  { "\u0627\u0631\u0628\u0639\u064A\u0646", 12, HF_LEX_TENS, HF_LANG_AR, 0, 40 }, /* arb3yn */
  { "\u0627\u0633\u0627\u0628\u064A\u0639", 12, HF_LEX_TIME, HF_LANG_AR, HF_LEX_PLURAL, 604800000 }, /* asaby3 */
  { "\u0627\u0633\u0628\u0648\u0639", 10, HF_LEX_TIME, HF_LANG_AR, HF_LEX_SG|HF_LEX_ALONE, 604800000 }, /* asbw3 */
  { "\u0627\u0633\u0628\u0648\u0639\u0627", 12, HF_LEX_TIME, HF_LANG_AR, HF_LEX_SG|HF_LEX_ALONE, 604800000 }, /* asbw3a */
  { "\u0627\u0633\u0628\u0648\u0639\u0627\u0646", 14, HF_LEX_TIME, HF_LANG_AR, HF_LEX_DUAL, 604800000 }, /* asbw3an */
  { "\u0627\u0633\u0628\u0648\u0639\u064A\u0646", 14, HF_LEX_TIME, HF_LANG_AR, HF_LEX_DUAL, 604800000 }, /* asbw3yn */
  { "\u0627\u0634\u0647\u0631", 8, HF_LEX_TIME, HF_LANG_AR, HF_LEX_PLURAL, 2592000000 }, /* ashhr */
  { "\u0627\u0637\u0646\u0639\u0634", 10, HF_LEX_TEEN, HF_LANG_AR, 0, 12 }, /* aTn3sh */
  { "\u0627\u0637\u0646\u0639\u0634\u0631", 12, HF_LEX_TEEN, HF_LANG_AR, 0, 12 }, /* aTn3shr */
  { "\u0627\u0639\u0648\u0627\u0645", 10, HF_LEX_TIME, HF_LANG_AR, HF_LEX_PLURAL, 31536000000 }, /* a3wam */
  { "\u0627\u063A\u0633\u0637\u0633", 10, HF_LEX_MONTH, HF_LANG_AR, 0, 8 }, /* aghsTs */
  { "\u0627\u0643\u062A\u0648\u0628\u0631", 12, HF_LEX_MONTH, HF_LANG_AR, 0, 10 }, /* aktwbr */
  { "\u0627\u0644", 4, HF_LEX_PROCLITIC, HF_LANG_AR, 0, 0 }, /* al */
  { "\u0627\u0644\u0627", 6, HF_LEX_BUT, HF_LANG_AR, 0, 0 }, /* ala */
  { "\u0627\u0644\u0627\u062A\u0646\u064A\u0646", 14, HF_LEX_WEEKDAY, HF_LANG_AR, 0, 1 }, /* alatnyn */
  { "\u0627\u0644\u0627\u062B\u0646\u064A\u0646", 14, HF_LEX_WEEKDAY, HF_LANG_AR, 0, 1 }, /* alathnyn */
  { "\u0627\u0644\u0627\u062D\u062F", 10, HF_LEX_WEEKDAY, HF_LANG_AR, 0, 0 }, /* alaHd */
  { "\u0627\u0644\u0627\u0631\u0628\u0639\u0627", 14, HF_LEX_WEEKDAY, HF_LANG_AR, 0, 3 }, /* alarb3a */
  { "\u0627\u0644\u0627\u0631\u0628\u0639\u0627\u0621", 16, HF_LEX_WEEKDAY, HF_LANG_AR, 0, 3 }, /* alarb3a' */
  { "\u0627\u0644\u0627\u0641", 8, HF_LEX_MANY, HF_LANG_AR, HF_LEX_PLURAL, 1000 }, /* alaf */
  { "\u0627\u0644\u0627\u0648\u0644\u064A", 12, HF_LEX_ORDINAL, HF_LANG_AR, 0, 1 }, /* alawly */
  { "\u0627\u0644\u062A\u0627\u0633\u0639\u0647", 14, HF_LEX_ORDINAL, HF_LANG_AR, 0, 9 }, /* altas3h */
  { "\u0627\u0644\u062A\u0627\u0644\u062A\u0647", 14, HF_LEX_ORDINAL, HF_LANG_AR, 0, 3 }, /* altalth */
  { "\u0627\u0644\u062A\u0627\u0645\u0646\u0647", 14, HF_LEX_ORDINAL, HF_LANG_AR, 0, 8 }, /* altamnh */
  { "\u0627\u0644\u062A\u0627\u0646\u064A\u0647", 14, HF_LEX_ORDINAL, HF_LANG_AR, 0, 2 }, /* altanyh */
  { "\u0627\u0644\u062B\u0627\u0644\u062B\u0647", 14, HF_LEX_ORDINAL, HF_LANG_AR, 0, 3 }, /* althalthh */
  { "\u0627\u0644\u062B\u0627\u0645\u0646\u0647", 14, HF_LEX_ORDINAL, HF_LANG_AR, 0, 8 }, /* althamnh */
  { "\u0627\u0644\u062B\u0627\u0646\u064A\u0647", 14, HF_LEX_ORDINAL, HF_LANG_AR, 0, 2 }, /* althanyh */
  { "\u0627\u0644\u062B\u0644\u0627\u062B\u0627", 14, HF_LEX_WEEKDAY, HF_LANG_AR, 0, 2 }, /* althlatha */
  { "\u0627\u0644\u062B\u0644\u0627\u062B\u0627\u0621", 16, HF_LEX_WEEKDAY, HF_LANG_AR, 0, 2 }, /* althlatha' */
  { "\u0627\u0644\u062B\u0644\u0648\u062B", 12, HF_LEX_WEEKDAY, HF_LANG_AR, 0, 2 }, /* althlwth */
  { "\u0627\u0644\u062C\u0627\u064A", 10, HF_LEX_NEXT, HF_LANG_AR, 0, 0 }, /* aljay */
  { "\u0627\u0644\u062C\u0627\u064A\u0647", 12, HF_LEX_NEXT, HF_LANG_AR, 0, 0 }, /* aljayh */
  { "\u0627\u0644\u062C\u0645\u0639\u0647", 12, HF_LEX_WEEKDAY, HF_LANG_AR, 0, 5 }, /* aljm3h */
  { "\u0627\u0644\u062D\u0627\u062F\u064A\u0647", 14, HF_LEX_ORDINAL, HF_LANG_AR, 0, 11 }, /* alHadyh */
  { "\u0627\u0644\u062E\u0627\u0645\u0633\u0647", 14, HF_LEX_ORDINAL, HF_LANG_AR, 0, 5 }, /* alkhamsh */
  { "\u0627\u0644\u062E\u0645\u064A\u0633", 12, HF_LEX_WEEKDAY, HF_LANG_AR, 0, 4 }, /* alkhmys */
  { "\u0627\u0644\u062F\u0648\u0627\u0645", 12, HF_LEX_SHIFT, HF_LANG_AR, 0, 0 }, /* aldwam */
  { "\u0627\u0644\u0631\u0627\u0628\u0639\u0647", 14, HF_LEX_ORDINAL, HF_LANG_AR, 0, 4 }, /* alrab3h */
  { "\u0627\u0644\u0631\u0628\u0648\u0639", 12, HF_LEX_WEEKDAY, HF_LANG_AR, 0, 3 }, /* alrbw3 */
  { "\u0627\u0644\u0633\u0627\u0628\u0639\u0647", 14, HF_LEX_ORDINAL, HF_LANG_AR, 0, 7 }, /* alsab3h */
  { "\u0627\u0644\u0633\u0627\u062F\u0633\u0647", 14, HF_LEX_ORDINAL, HF_LANG_AR, 0, 6 }, /* alsadsh */
  { "\u0627\u0644\u0633\u0627\u0639\u0647", 12, HF_LEX_HOUR, HF_LANG_AR, 0, 3600000 }, /* alsa3h */
  { "\u0627\u0644\u0633\u0628\u062A", 10, HF_LEX_WEEKDAY, HF_LANG_AR, 0, 6 }, /* alsbt */
  { "\u0627\u0644\u0634\u063A\u0644", 10, HF_LEX_SHIFT, HF_LANG_AR, 0, 0 }, /* alshghl */
  { "\u0627\u0644\u0635\u0628\u0627\u062D", 12, HF_LEX_PART, HF_LANG_AR, 0, 1 }, /* alSbaH */
  { "\u0627\u0644\u0635\u0628\u062D", 10, HF_LEX_PART, HF_LANG_AR, 0, 1 }, /* alSbH */
  { "\u0627\u0644\u0635\u0628\u062D\u064A\u0647", 14, HF_LEX_PART, HF_LANG_AR, 0, 1 }, /* alSbHyh */
  { "\u0627\u0644\u0636\u062D\u064A", 10, HF_LEX_PART, HF_LANG_AR, 0, 1 }, /* alDHy */
  { "\u0627\u0644\u0638\u0647\u0631", 10, HF_LEX_PART, HF_LANG_AR, 0, 2 }, /* alZhr */
  { "\u0627\u0644\u0638\u0647\u0631\u064A\u0647", 14, HF_LEX_PART, HF_LANG_AR, 0, 2 }, /* alZhryh */
  { "\u0627\u0644\u0639\u0627\u0634\u0631\u0647", 14, HF_LEX_ORDINAL, HF_LANG_AR, 0, 10 }, /* al3ashrh */
  { "\u0627\u0644\u0639\u0634\u0627", 10, HF_LEX_PART, HF_LANG_AR, 0, 5 }, /* al3sha */
  { "\u0627\u0644\u0639\u0634\u0627\u0621", 12, HF_LEX_PART, HF_LANG_AR, 0, 5 }, /* al3sha' */
  { "\u0627\u0644\u0639\u0634\u064A\u0647", 12, HF_LEX_PART, HF_LANG_AR, 0, 4 }, /* al3shyh */
  { "\u0627\u0644\u0639\u0635\u0631", 10, HF_LEX_PART, HF_LANG_AR, 0, 3 }, /* al3Sr */
  { "\u0627\u0644\u0639\u0635\u0631\u064A\u0647", 14, HF_LEX_PART, HF_LANG_AR, 0, 3 }, /* al3Sryh */
  { "\u0627\u0644\u0639\u0645\u0644", 10, HF_LEX_SHIFT, HF_LANG_AR, 0, 0 }, /* al3ml */
  { "\u0627\u0644\u063A\u062F", 8, HF_LEX_DAYREF, HF_LANG_AR, 0, 1 }, /* alghd */
  { "\u0627\u0644\u0641", 6, HF_LEX_MANY, HF_LANG_AR, 0, 1000 }, /* alf */
  { "\u0627\u0644\u0641\u0627", 8, HF_LEX_MANY, HF_LANG_AR, 0, 1000 }, /* alfa */
  { "\u0627\u0644\u0641\u0627\u0646", 10, HF_LEX_MANYTWO, HF_LANG_AR, 0, 2000 }, /* alfan */
  { "\u0627\u0644\u0641\u062C\u0631", 10, HF_LEX_PART, HF_LANG_AR, 0, 0 }, /* alfjr */
  { "\u0627\u0644\u0641\u064A", 8, HF_LEX_MANYTWO, HF_LANG_AR, 0, 2000 }, /* alfy */
  { "\u0627\u0644\u0641\u064A\u0646", 10, HF_LEX_MANYTWO, HF_LANG_AR, 0, 2000 }, /* alfyn */
  { "\u0627\u0644\u0642\u0627\u062F\u0645", 12, HF_LEX_NEXT, HF_LANG_AR, 0, 0 }, /* alqadm */
  { "\u0627\u0644\u0642\u0627\u062F\u0645\u0647", 14, HF_LEX_NEXT, HF_LANG_AR, 0, 0 }, /* alqadmh */
  { "\u0627\u0644\u0644\u064A", 8, HF_LEX_NEXT, HF_LANG_AR, 0, 0 }, /* ally */
  { "\u0627\u0644\u0644\u064A\u0644", 10, HF_LEX_PART, HF_LANG_AR, 0, 5 }, /* allyl */
  { "\u0627\u0644\u0644\u064A\u0644\u0647", 12, HF_LEX_TONIGHT, HF_LANG_AR, 0, 5 }, /* allylh */
  { "\u0627\u0644\u0645\u0633\u0627", 10, HF_LEX_PART, HF_LANG_AR, 0, 4 }, /* almsa */
  { "\u0627\u0644\u0645\u0633\u0627\u0621", 12, HF_LEX_PART, HF_LANG_AR, 0, 4 }, /* almsa' */
  { "\u0627\u0644\u0645\u063A\u0631\u0628", 12, HF_LEX_PART, HF_LANG_AR, 0, 4 }, /* almghrb */
  { "\u0627\u0644\u0645\u0642\u0628\u0644", 12, HF_LEX_NEXT, HF_LANG_AR, 0, 0 }, /* almqbl */
  { "\u0627\u0644\u0645\u0642\u0628\u0644\u0647", 14, HF_LEX_NEXT, HF_LANG_AR, 0, 0 }, /* almqblh */
  { "\u0627\u0644\u0646\u0647\u0627\u0631\u062F\u0647", 16, HF_LEX_DAYREF, HF_LANG_AR, 0, 0 }, /* alnhardh */
  { "\u0627\u0644\u0648\u0627\u062D\u062F\u0647", 14, HF_LEX_ORDINAL, HF_LANG_AR, 0, 1 }, /* alwaHdh */
  { "\u0627\u0644\u0648\u0631\u062F\u064A\u0647", 14, HF_LEX_SHIFT, HF_LANG_AR, 0, 0 }, /* alwrdyh */
  { "\u0627\u0644\u064A", 6, HF_LEX_TO, HF_LANG_AR, 0, 0 }, /* aly */
  { "\u0627\u0644\u064A\u0648\u0645", 10, HF_LEX_DAYREF, HF_LANG_AR, 0, 0 }, /* alywm */
  { "\u0627\u0646\u062A\u0647\u0627\u0621", 12, HF_LEX_END, HF_LANG_AR, 0, 0 }, /* antha' */
  { "\u0627\u0648", 4, HF_LEX_OR, HF_LANG_AR, 0, 0 }, /* aw */
  { "\u0627\u064A\u0627\u0631", 8, HF_LEX_MONTH, HF_LANG_AR, 0, 5 }, /* ayar */
  { "\u0627\u064A\u0627\u0645", 8, HF_LEX_TIME, HF_LANG_AR, HF_LEX_PLURAL, 86400000 }, /* ayam */
  { "\u0627\u064A\u062F\u0627\u0639\u0634", 12, HF_LEX_TEEN, HF_LANG_AR, 0, 11 }, /* ayda3sh */
  { "\u0627\u064A\u0644\u0648\u0644", 10, HF_LEX_MONTH, HF_LANG_AR, 0, 9 }, /* aylwl */
  { "\u0628", 2, HF_LEX_PROCLITIC, HF_LANG_AR, 0, 0 }, /* b */
  { "\u0628\u0627\u0643\u0631", 8, HF_LEX_DAYREF, HF_LANG_AR, 0, 1 }, /* bakr */
  { "\u0628\u0627\u0644", 6, HF_LEX_PROCLITIC, HF_LANG_AR, 0, 0 }, /* bal */
  { "\u0628\u062D\u0644\u0648\u0644", 10, HF_LEX_BY, HF_LANG_AR, 0, 0 }, /* bHlwl */
  { "\u0628\u062E\u0644\u0627\u0644", 10, HF_LEX_WITHIN, HF_LANG_AR, HF_LEX_ALONE, 0 }, /* bkhlal */
  { "\u0628\u0638\u0631\u0641", 8, HF_LEX_WITHIN, HF_LANG_AR, HF_LEX_ALONE, 0 }, /* bZrf */
  { "\u0628\u0639\u062F", 6, HF_LEX_AFTER, HF_LANG_AR, HF_LEX_ALONE, 0 }, /* b3d */
  { "\u0628\u0639\u062F\u0647\u0627", 10, HF_LEX_AFTER, HF_LANG_AR, HF_LEX_ALONE, 0 }, /* b3dha */
  { "\u0628\u063A\u0636\u0648\u0646", 10, HF_LEX_WITHIN, HF_LANG_AR, HF_LEX_ALONE, 0 }, /* bghDwn */
  { "\u0628\u0643\u0631\u0627", 8, HF_LEX_DAYREF, HF_LANG_AR, 0, 1 }, /* bkra */
  { "\u0628\u0643\u0631\u0647", 8, HF_LEX_DAYREF, HF_LANG_AR, 0, 1 }, /* bkrh */
  { "\u0628\u0645\u062F\u0647", 8, HF_LEX_FOR, HF_LANG_AR, HF_LEX_ALONE, 0 }, /* bmdh */
  { "\u0628\u064A\u0646", 6, HF_LEX_BETWEEN, HF_LANG_AR, 0, 0 }, /* byn */
  { "\u062A\u0631\u0628\u0627\u0639", 10, HF_LEX_QUARTERS, HF_LANG_AR, 0, 1.0 / 4 }, /* trba3 */
  { "\u062A\u0631\u0628\u0639", 8, HF_LEX_QUARTERS, HF_LANG_AR, 0, 1.0 / 4 }, /* trb3 */
  { "\u062A\u0633\u0639", 6, HF_LEX_ONES, HF_LANG_AR, 0, 9 }, /* ts3 */
  { "\u062A\u0633\u0639\u062A\u0627\u0634\u0631", 14, HF_LEX_TEEN, HF_LANG_AR, 0, 19 }, /* ts3tashr */
  { "\u062A\u0633\u0639\u062A\u0639\u0634", 12, HF_LEX_TEEN, HF_LANG_AR, 0, 19 }, /* ts3t3sh */
  { "\u062A\u0633\u0639\u062A\u0639\u0634\u0631", 14, HF_LEX_TEEN, HF_LANG_AR, 0, 19 }, /* ts3t3shr */
  { "\u062A\u0633\u0639\u0637\u0627\u0634\u0631", 14, HF_LEX_TEEN, HF_LANG_AR, 0, 19 }, /* ts3Tashr */
  { "\u062A\u0633\u0639\u0637\u0639\u0634", 12, HF_LEX_TEEN, HF_LANG_AR, 0, 19 }, /* ts3T3sh */
  { "\u062A\u0633\u0639\u0637\u0639\u0634\u0631", 14, HF_LEX_TEEN, HF_LANG_AR, 0, 19 }, /* ts3T3shr */
  { "\u062A\u0633\u0639\u0645\u0627\u064A\u0647", 14, HF_LEX_HUNDREDS, HF_LANG_AR, 0, 900 }, /* ts3mayh */
  { "\u062A\u0633\u0639\u0645\u064A\u062A", 12, HF_LEX_HUNDREDS, HF_LANG_AR, 0, 900 }, /* ts3myt */
  { "\u062A\u0633\u0639\u0645\u064A\u0647", 12, HF_LEX_HUNDREDS, HF_LANG_AR, 0, 900 }, /* ts3myh */
  { "\u062A\u0633\u0639\u0647", 8, HF_LEX_ONES, HF_LANG_AR, 0, 9 }, /* ts3h */
  { "\u062A\u0633\u0639\u0647\u0639\u0634\u0631", 14, HF_LEX_TEEN, HF_LANG_AR, 0, 19 }, /* ts3h3shr */
  { "\u062A\u0633\u0639\u0648\u0645\u064A\u0647", 14, HF_LEX_HUNDREDS, HF_LANG_AR, 0, 900 }, /* ts3wmyh */
  { "\u062A\u0633\u0639\u0648\u0646", 10, HF_LEX_TENS, HF_LANG_AR, 0, 90 }, /* ts3wn */
  { "\u062A\u0633\u0639\u064A\u0646", 10, HF_LEX_TENS, HF_LANG_AR, 0, 90 }, /* ts3yn */
  { "\u062A\u0634\u0631\u064A\u0646", 10, HF_LEX_MONTH, HF_LANG_AR, 0, 10 }, /* tshryn */
  { "\u062A\u0634\u0647\u0631", 8, HF_LEX_TIME, HF_LANG_AR, HF_LEX_PLURAL, 2592000000 }, /* tshhr */
  { "\u062A\u0644\u0627\u062A", 8, HF_LEX_ONES, HF_LANG_AR, 0, 3 }, /* tlat */
  { "\u062A\u0644\u0627\u062A\u0627\u0634\u0631", 14, HF_LEX_TEEN, HF_LANG_AR, 0, 13 }, /* tlatashr */
  { "\u062A\u0644\u0627\u062A\u0645\u064A\u0647", 14, HF_LEX_HUNDREDS, HF_LANG_AR, 0, 300 }, /* tlatmyh */
  { "\u062A\u0644\u0627\u062A\u0647", 10, HF_LEX_ONES, HF_LANG_AR, 0, 3 }, /* tlath */
  { "\u062A\u0644\u0627\u062A\u064A\u0646", 12, HF_LEX_TENS, HF_LANG_AR, 0, 30 }, /* tlatyn */
  { "\u062A\u0644\u0627\u0641", 8, HF_LEX_MANY, HF_LANG_AR, HF_LEX_PLURAL, 1000 }, /* tlaf */
  { "\u062A\u0644\u062A", 6, HF_LEX_FRACTION, HF_LANG_AR, HF_LEX_MAYBE3, 1.0 / 3 }, /* tlt */
  { "\u062A\u0644\u062A\u0627\u0634\u0631", 12, HF_LEX_TEEN, HF_LANG_AR, 0, 13 }, /* tltashr */
  { "\u062A\u0644\u062A\u0637\u0639\u0634", 12, HF_LEX_TEEN, HF_LANG_AR, 0, 13 }, /* tltT3sh */
  { "\u062A\u0644\u062A\u0637\u0639\u0634\u0631", 14, HF_LEX_TEEN, HF_LANG_AR, 0, 13 }, /* tltT3shr */
  { "\u062A\u0644\u062A\u0645\u064A\u062A", 12, HF_LEX_HUNDREDS, HF_LANG_AR, 0, 300 }, /* tltmyt */
  { "\u062A\u0644\u062A\u0645\u064A\u0647", 12, HF_LEX_HUNDREDS, HF_LANG_AR, 0, 300 }, /* tltmyh */
  { "\u062A\u0644\u062A\u064A\u0646", 10, HF_LEX_FRACTION, HF_LANG_AR, HF_LEX_MAYBE30, 2.0 / 3 }, /* tltyn */
  { "\u062A\u0644\u0637\u0627\u0634\u0631", 12, HF_LEX_TEEN, HF_LANG_AR, 0, 13 }, /* tlTashr */
  { "\u062A\u0644\u0637\u0639\u0634", 10, HF_LEX_TEEN, HF_LANG_AR, 0, 13 }, /* tlT3sh */
  { "\u062A\u0645\u0627\u0646", 8, HF_LEX_ONES, HF_LANG_AR, 0, 8 }, /* tman */
  { "\u062A\u0645\u0627\u0646\u062A\u0627\u0634\u0631", 16, HF_LEX_TEEN, HF_LANG_AR, 0, 18 }, /* tmantashr */
  { "\u062A\u0645\u0627\u0646\u0645\u064A\u0647", 14, HF_LEX_HUNDREDS, HF_LANG_AR, 0, 800 }, /* tmanmyh */
  { "\u062A\u0645\u0627\u0646\u064A", 10, HF_LEX_ONES, HF_LANG_AR, 0, 8 }, /* tmany */
  { "\u062A\u0645\u0627\u0646\u064A\u0646", 12, HF_LEX_TENS, HF_LANG_AR, 0, 80 }, /* tmanyn */
  { "\u062A\u0645\u0627\u0646\u064A\u0647", 12, HF_LEX_ONES, HF_LANG_AR, 0, 8 }, /* tmanyh */
  { "\u062A\u0645\u0646", 6, HF_LEX_ONES, HF_LANG_AR, HF_LEX_PLURAL_ONLY, 8 }, /* tmn */
  { "\u062A\u0645\u0646\u062A\u0627\u0634\u0631", 14, HF_LEX_TEEN, HF_LANG_AR, 0, 18 }, /* tmntashr */
  { "\u062A\u0645\u0646\u0637\u0627\u0634\u0631", 14, HF_LEX_TEEN, HF_LANG_AR, 0, 18 }, /* tmnTashr */
  { "\u062A\u0645\u0646\u0637\u0639\u0634", 12, HF_LEX_TEEN, HF_LANG_AR, 0, 18 }, /* tmnT3sh */
  { "\u062A\u0645\u0646\u0637\u0639\u0634\u0631", 14, HF_LEX_TEEN, HF_LANG_AR, 0, 18 }, /* tmnT3shr */
  { "\u062A\u0645\u0646\u0645\u064A\u062A", 12, HF_LEX_HUNDREDS, HF_LANG_AR, 0, 800 }, /* tmnmyt */
  { "\u062A\u0645\u0646\u0645\u064A\u0647", 12, HF_LEX_HUNDREDS, HF_LANG_AR, 0, 800 }, /* tmnmyh */
  { "\u062A\u0645\u0646\u064A\u0647", 10, HF_LEX_ONES, HF_LANG_AR, 0, 8 }, /* tmnyh */
  { "\u062A\u0645\u0648\u0632", 8, HF_LEX_MONTH, HF_LANG_AR, 0, 7 }, /* tmwz */
  { "\u062A\u0646\u0627\u0634\u0631", 10, HF_LEX_TEEN, HF_LANG_AR, 0, 12 }, /* tnashr */
  { "\u062A\u0646\u062A\u064A\u0646", 10, HF_LEX_ONES, HF_LANG_AR, HF_LEX_IS_TWO, 2 }, /* tntyn */
  { "\u062A\u0646\u064A\u0646", 8, HF_LEX_ONES, HF_LANG_AR, HF_LEX_IS_TWO, 2 }, /* tnyn */
  { "\u062A\u064A\u0627\u0645", 8, HF_LEX_TIME, HF_LANG_AR, HF_LEX_PLURAL, 86400000 }, /* tyam */
  { "\u062B", 2, HF_LEX_TIME, HF_LANG_AR, HF_LEX_JOINED|HF_LEX_SG, 1000 }, /* th */
  { "\u062B\u0627\u0646\u064A\u062A\u0627\u0646", 14, HF_LEX_TIME, HF_LANG_AR, HF_LEX_DUAL, 1000 }, /* thanytan */
  { "\u062B\u0627\u0646\u064A\u062A\u064A\u0646", 14, HF_LEX_TIME, HF_LANG_AR, HF_LEX_DUAL, 1000 }, /* thanytyn */
  { "\u062B\u0627\u0646\u064A\u0647", 10, HF_LEX_TIME, HF_LANG_AR, HF_LEX_SG, 1000 }, /* thanyh */
  { "\u062B\u0644\u0627\u062B", 8, HF_LEX_ONES, HF_LANG_AR, 0, 3 }, /* thlath */
  { "\u062B\u0644\u0627\u062B\u062A\u0627\u0634\u0631", 16, HF_LEX_TEEN, HF_LANG_AR, 0, 13 }, /* thlathtashr */
  { "\u062B\u0644\u0627\u062B\u062A\u0639\u0634", 14, HF_LEX_TEEN, HF_LANG_AR, 0, 13 }, /* thlatht3sh */
  { "\u062B\u0644\u0627\u062B\u062A\u0639\u0634\u0631", 16, HF_LEX_TEEN, HF_LANG_AR, 0, 13 }, /* thlatht3shr */
  { "\u062B\u0644\u0627\u062B\u0637\u0639\u0634", 14, HF_LEX_TEEN, HF_LANG_AR, 0, 13 }, /* thlathT3sh */
  { "\u062B\u0644\u0627\u062B\u0637\u0639\u0634\u0631", 16, HF_LEX_TEEN, HF_LANG_AR, 0, 13 }, /* thlathT3shr */
  { "\u062B\u0644\u0627\u062B\u0639\u0634\u0631", 14, HF_LEX_TEEN, HF_LANG_AR, 0, 13 }, /* thlath3shr */
  { "\u062B\u0644\u0627\u062B\u0645\u0627\u064A\u0647", 16, HF_LEX_HUNDREDS, HF_LANG_AR, 0, 300 }, /* thlathmayh */
  { "\u062B\u0644\u0627\u062B\u0645\u064A\u062A", 14, HF_LEX_HUNDREDS, HF_LANG_AR, 0, 300 }, /* thlathmyt */
  { "\u062B\u0644\u0627\u062B\u0645\u064A\u0647", 14, HF_LEX_HUNDREDS, HF_LANG_AR, 0, 300 }, /* thlathmyh */
  { "\u062B\u0644\u0627\u062B\u0647", 10, HF_LEX_ONES, HF_LANG_AR, 0, 3 }, /* thlathh */
  { "\u062B\u0644\u0627\u062B\u0647\u0639\u0634\u0631", 16, HF_LEX_TEEN, HF_LANG_AR, 0, 13 }, /* thlathh3shr */
  { "\u062B\u0644\u0627\u062B\u0648\u0646", 12, HF_LEX_TENS, HF_LANG_AR, 0, 30 }, /* thlathwn */
  { "\u062B\u0644\u0627\u062B\u064A\u0646", 12, HF_LEX_TENS, HF_LANG_AR, 0, 30 }, /* thlathyn */
  { "\u062B\u0644\u062A\u0639\u0634", 10, HF_LEX_TEEN, HF_LANG_AR, 0, 13 }, /* thlt3sh */
  { "\u062B\u0644\u062B", 6, HF_LEX_FRACTION, HF_LANG_AR, HF_LEX_MAYBE3, 1.0 / 3 }, /* thlth */
  { "\u062B\u0644\u062B\u0627", 8, HF_LEX_FRACTION, HF_LANG_AR, 0, 2.0 / 3 }, /* thltha */
  { "\u062B\u0644\u062B\u0645\u0627\u064A\u0647", 14, HF_LEX_HUNDREDS, HF_LANG_AR, 0, 300 }, /* thlthmayh */
  { "\u062B\u0644\u062B\u0645\u064A\u062A", 12, HF_LEX_HUNDREDS, HF_LANG_AR, 0, 300 }, /* thlthmyt */
  { "\u062B\u0644\u062B\u0645\u064A\u0647", 12, HF_LEX_HUNDREDS, HF_LANG_AR, 0, 300 }, /* thlthmyh */
  { "\u062B\u0644\u062B\u064A", 8, HF_LEX_FRACTION, HF_LANG_AR, 0, 2.0 / 3 }, /* thlthy */
  { "\u062B\u0644\u062B\u064A\u0646", 10, HF_LEX_FRACTION, HF_LANG_AR, HF_LEX_MAYBE30, 2.0 / 3 }, /* thlthyn */
  { "\u062B\u0644\u0637\u0639\u0634", 10, HF_LEX_TEEN, HF_LANG_AR, 0, 13 }, /* thlT3sh */
  { "\u062B\u0644\u0637\u0639\u0634\u0631", 12, HF_LEX_TEEN, HF_LANG_AR, 0, 13 }, /* thlT3shr */
  { "\u062B\u0645\u0627\u0646", 8, HF_LEX_ONES, HF_LANG_AR, 0, 8 }, /* thman */
  { "\u062B\u0645\u0627\u0646\u062A\u0639\u0634", 14, HF_LEX_TEEN, HF_LANG_AR, 0, 18 }, /* thmant3sh */
  { "\u062B\u0645\u0627\u0646\u0637\u0639\u0634", 14, HF_LEX_TEEN, HF_LANG_AR, 0, 18 }, /* thmanT3sh */
  { "\u062B\u0645\u0627\u0646\u0645\u0627\u064A\u0647", 16, HF_LEX_HUNDREDS, HF_LANG_AR, 0, 800 }, /* thmanmayh */
  { "\u062B\u0645\u0627\u0646\u0645\u064A\u0647", 14, HF_LEX_HUNDREDS, HF_LANG_AR, 0, 800 }, /* thmanmyh */
  { "\u062B\u0645\u0627\u0646\u0648\u0646", 12, HF_LEX_TENS, HF_LANG_AR, 0, 80 }, /* thmanwn */
  { "\u062B\u0645\u0627\u0646\u064A", 10, HF_LEX_ONES, HF_LANG_AR, 0, 8 }, /* thmany */
  { "\u062B\u0645\u0627\u0646\u064A\u0645\u0627\u064A\u0647", 18, HF_LEX_HUNDREDS, HF_LANG_AR, 0, 800 }, /* thmanymayh */
  { "\u062B\u0645\u0627\u0646\u064A\u0645\u064A\u0647", 16, HF_LEX_HUNDREDS, HF_LANG_AR, 0, 800 }, /* thmanymyh */
  { "\u062B\u0645\u0627\u0646\u064A\u0646", 12, HF_LEX_TENS, HF_LANG_AR, 0, 80 }, /* thmanyn */
  { "\u062B\u0645\u0627\u0646\u064A\u0647", 12, HF_LEX_ONES, HF_LANG_AR, 0, 8 }, /* thmanyh */
  { "\u062B\u0645\u0627\u0646\u064A\u0647\u0639\u0634\u0631", 18, HF_LEX_TEEN, HF_LANG_AR, 0, 18 }, /* thmanyh3shr */
  { "\u062B\u0645\u0646", 6, HF_LEX_ONES, HF_LANG_AR, HF_LEX_PLURAL_ONLY, 8 }, /* thmn */
  { "\u062B\u0645\u0646\u062A\u0639\u0634", 12, HF_LEX_TEEN, HF_LANG_AR, 0, 18 }, /* thmnt3sh */
  { "\u062B\u0645\u0646\u062A\u0639\u0634\u0631", 14, HF_LEX_TEEN, HF_LANG_AR, 0, 18 }, /* thmnt3shr */
  { "\u062B\u0645\u0646\u0637\u0639\u0634", 12, HF_LEX_TEEN, HF_LANG_AR, 0, 18 }, /* thmnT3sh */
  { "\u062B\u0645\u0646\u0637\u0639\u0634\u0631", 14, HF_LEX_TEEN, HF_LANG_AR, 0, 18 }, /* thmnT3shr */
  { "\u062B\u0645\u0646\u0645\u064A\u062A", 12, HF_LEX_HUNDREDS, HF_LANG_AR, 0, 800 }, /* thmnmyt */
  { "\u062B\u0645\u0646\u0645\u064A\u0647", 12, HF_LEX_HUNDREDS, HF_LANG_AR, 0, 800 }, /* thmnmyh */
  { "\u062B\u0645\u0646\u064A\u0646", 10, HF_LEX_TENS, HF_LANG_AR, 0, 80 }, /* thmnyn */
  { "\u062B\u0645\u0646\u064A\u0647", 10, HF_LEX_ONES, HF_LANG_AR, 0, 8 }, /* thmnyh */
  { "\u062B\u0646\u062A\u064A\u0646", 10, HF_LEX_ONES, HF_LANG_AR, HF_LEX_IS_TWO, 2 }, /* thntyn */
  { "\u062B\u0646\u0639\u0634", 8, HF_LEX_TEEN, HF_LANG_AR, 0, 12 }, /* thn3sh */
  { "\u062B\u0646\u064A\u0646", 8, HF_LEX_ONES, HF_LANG_AR, HF_LEX_IS_TWO, 2 }, /* thnyn */
  { "\u062B\u0648\u0627\u0646", 8, HF_LEX_TIME, HF_LANG_AR, HF_LEX_PLURAL, 1000 }, /* thwan */
  { "\u062B\u0648\u0627\u0646\u064A", 10, HF_LEX_TIME, HF_LANG_AR, HF_LEX_PLURAL, 1000 }, /* thwany */
  { "\u062C\u0627\u064A", 6, HF_LEX_NEXT, HF_LANG_AR, 0, 0 }, /* jay */
  { "\u062C\u0627\u064A\u0647", 8, HF_LEX_NEXT, HF_LANG_AR, 0, 0 }, /* jayh */
  { "\u062D\u062A\u064A", 6, HF_LEX_TO, HF_LANG_AR, 0, 0 }, /* Hty */
  { "\u062D\u062F\u0627\u0634\u0631", 10, HF_LEX_TEEN, HF_LANG_AR, 0, 11 }, /* Hdashr */
  { "\u062D\u062F\u0639\u0634", 8, HF_LEX_TEEN, HF_LANG_AR, 0, 11 }, /* Hd3sh */
  { "\u062D\u062F\u0639\u0634\u0631", 10, HF_LEX_TEEN, HF_LANG_AR, 0, 11 }, /* Hd3shr */
  { "\u062D\u0632\u064A\u0631\u0627\u0646", 12, HF_LEX_MONTH, HF_LANG_AR, 0, 6 }, /* Hzyran */
  { "\u062E\u0644\u0627\u0644", 8, HF_LEX_WITHIN, HF_LANG_AR, HF_LEX_ALONE, 0 }, /* khlal */
  { "\u062E\u0645\u0633", 6, HF_LEX_ONES, HF_LANG_AR, 0, 5 }, /* khms */
  { "\u062E\u0645\u0633\u062A\u0627\u0634\u0631", 14, HF_LEX_TEEN, HF_LANG_AR, 0, 15 }, /* khmstashr */
  { "\u062E\u0645\u0633\u062A\u0634\u0631", 12, HF_LEX_TEEN, HF_LANG_AR, 0, 15 }, /* khmstshr */
  { "\u062E\u0645\u0633\u062A\u0639\u0634", 12, HF_LEX_TEEN, HF_LANG_AR, 0, 15 }, /* khmst3sh */
  { "\u062E\u0645\u0633\u062A\u0639\u0634\u0631", 14, HF_LEX_TEEN, HF_LANG_AR, 0, 15 }, /* khmst3shr */
  { "\u062E\u0645\u0633\u0637\u0627\u0634\u0631", 14, HF_LEX_TEEN, HF_LANG_AR, 0, 15 }, /* khmsTashr */
  { "\u062E\u0645\u0633\u0637\u0639\u0634", 12, HF_LEX_TEEN, HF_LANG_AR, 0, 15 }, /* khmsT3sh */
  { "\u062E\u0645\u0633\u0637\u0639\u0634\u0631", 14, HF_LEX_TEEN, HF_LANG_AR, 0, 15 }, /* khmsT3shr */
  { "\u062E\u0645\u0633\u0639\u0634\u0631", 12, HF_LEX_TEEN, HF_LANG_AR, 0, 15 }, /* khms3shr */
  { "\u062E\u0645\u0633\u0645\u0627\u064A\u0647", 14, HF_LEX_HUNDREDS, HF_LANG_AR, 0, 500 }, /* khmsmayh */
  { "\u062E\u0645\u0633\u0645\u064A\u062A", 12, HF_LEX_HUNDREDS, HF_LANG_AR, 0, 500 }, /* khmsmyt */
  { "\u062E\u0645\u0633\u0645\u064A\u0647", 12, HF_LEX_HUNDREDS, HF_LANG_AR, 0, 500 }, /* khmsmyh */
  { "\u062E\u0645\u0633\u0647", 8, HF_LEX_ONES, HF_LANG_AR, 0, 5 }, /* khmsh */
  { "\u062E\u0645\u0633\u0647\u0639\u0634\u0631", 14, HF_LEX_TEEN, HF_LANG_AR, 0, 15 }, /* khmsh3shr */
  { "\u062E\u0645\u0633\u0648\u0645\u064A\u0647", 14, HF_LEX_HUNDREDS, HF_LANG_AR, 0, 500 }, /* khmswmyh */
  { "\u062E\u0645\u0633\u0648\u0646", 10, HF_LEX_TENS, HF_LANG_AR, 0, 50 }, /* khmswn */
  { "\u062E\u0645\u0633\u064A\u0646", 10, HF_LEX_TENS, HF_LANG_AR, 0, 50 }, /* khmsyn */
  { "\u062E\u0645\u0635\u062A\u0639\u0634", 12, HF_LEX_TEEN, HF_LANG_AR, 0, 15 }, /* khmSt3sh */
  { "\u062E\u0645\u0635\u0637\u0639\u0634", 12, HF_LEX_TEEN, HF_LANG_AR, 0, 15 }, /* khmST3sh */
  { "\u062E\u0645\u0635\u0645\u064A\u0647", 12, HF_LEX_HUNDREDS, HF_LANG_AR, 0, 500 }, /* khmSmyh */
  { "\u062F", 2, HF_LEX_TIME, HF_LANG_AR, HF_LEX_JOINED, 60000 }, /* d */
  { "\u062F\u0642\u0627\u064A\u0642", 10, HF_LEX_TIME, HF_LANG_AR, HF_LEX_PLURAL, 60000 }, /* dqayq */
  { "\u062F\u0642\u0627\u064A\u064A", 10, HF_LEX_TIME, HF_LANG_AR, HF_LEX_PLURAL, 60000 }, /* dqayy */
  { "\u062F\u0642\u064A\u0642\u0627\u062A", 12, HF_LEX_TIME, HF_LANG_AR, HF_LEX_PLURAL, 60000 }, /* dqyqat */
  { "\u062F\u0642\u064A\u0642\u062A\u0627\u0646", 14, HF_LEX_TIME, HF_LANG_AR, HF_LEX_DUAL, 60000 }, /* dqyqtan */
  { "\u062F\u0642\u064A\u0642\u062A\u064A\u0646", 14, HF_LEX_TIME, HF_LANG_AR, HF_LEX_DUAL, 60000 }, /* dqyqtyn */
  { "\u062F\u0642\u064A\u0642\u0647", 10, HF_LEX_TIME, HF_LANG_AR, HF_LEX_SG|HF_LEX_ALONE, 60000 }, /* dqyqh */
  { "\u062F\u0648\u0627\u0645\u0646\u0627", 12, HF_LEX_SHIFT, HF_LANG_AR, 0, 0 }, /* dwamna */
  { "\u062F\u064A\u0633\u0645\u0628\u0631", 12, HF_LEX_MONTH, HF_LANG_AR, 0, 12 }, /* dysmbr */
  { "\u062F\u064A\u064A\u064A\u062A\u064A\u0646", 14, HF_LEX_TIME, HF_LANG_AR, HF_LEX_DUAL, 60000 }, /* dyyytyn */
  { "\u0631\u0628\u0639", 6, HF_LEX_FRACTION, HF_LANG_AR, HF_LEX_MAYBE4, 1.0 / 4 }, /* rb3 */
  { "\u0631\u0628\u0639\u0627", 8, HF_LEX_FRACTION, HF_LANG_AR, HF_LEX_MAYBE4, 1.0 / 4 }, /* rb3a */
  { "\u0631\u0628\u0639\u0645\u064A\u062A", 12, HF_LEX_HUNDREDS, HF_LANG_AR, 0, 400 }, /* rb3myt */
  { "\u0631\u0628\u0639\u0645\u064A\u0647", 12, HF_LEX_HUNDREDS, HF_LANG_AR, 0, 400 }, /* rb3myh */
  { "\u0631\u0645\u0636\u0627\u0646", 10, HF_LEX_MONTH, HF_LANG_AR, 0, 0 }, /* rmDan */
  { "\u0633", 2, HF_LEX_TIME, HF_LANG_AR, HF_LEX_JOINED, 3600000 }, /* s */
  { "\u0633\u0627\u0628\u064A\u0639", 10, HF_LEX_TIME, HF_LANG_AR, HF_LEX_PLURAL, 604800000 }, /* saby3 */
  { "\u0633\u0627\u0639\u0627\u062A", 10, HF_LEX_TIME, HF_LANG_AR, HF_LEX_PLURAL, 3600000 }, /* sa3at */
  { "\u0633\u0627\u0639\u062A\u0627\u0646", 12, HF_LEX_TIME, HF_LANG_AR, HF_LEX_DUAL, 3600000 }, /* sa3tan */
  { "\u0633\u0627\u0639\u062A\u064A", 10, HF_LEX_TIME, HF_LANG_AR, HF_LEX_DUAL|HF_LEX_BEFORE, 3600000 }, /* sa3ty */
  { "\u0633\u0627\u0639\u062A\u064A\u0646", 12, HF_LEX_TIME, HF_LANG_AR, HF_LEX_DUAL, 3600000 }, /* sa3tyn */
  { "\u0633\u0627\u0639\u0647", 8, HF_LEX_TIME, HF_LANG_AR, HF_LEX_SG|HF_LEX_ALONE, 3600000 }, /* sa3h */
  { "\u0633\u0628\u062A\u0645\u0628\u0631", 12, HF_LEX_MONTH, HF_LANG_AR, 0, 9 }, /* sbtmbr */
  { "\u0633\u0628\u0639", 6, HF_LEX_ONES, HF_LANG_AR, 0, 7 }, /* sb3 */
  { "\u0633\u0628\u0639\u062A\u0627\u0634\u0631", 14, HF_LEX_TEEN, HF_LANG_AR, 0, 17 }, /* sb3tashr */
  { "\u0633\u0628\u0639\u062A\u0639\u0634", 12, HF_LEX_TEEN, HF_LANG_AR, 0, 17 }, /* sb3t3sh */
  { "\u0633\u0628\u0639\u062A\u0639\u0634\u0631", 14, HF_LEX_TEEN, HF_LANG_AR, 0, 17 }, /* sb3t3shr */
  { "\u0633\u0628\u0639\u0637\u0627\u0634\u0631", 14, HF_LEX_TEEN, HF_LANG_AR, 0, 17 }, /* sb3Tashr */
  { "\u0633\u0628\u0639\u0637\u0639\u0634", 12, HF_LEX_TEEN, HF_LANG_AR, 0, 17 }, /* sb3T3sh */
  { "\u0633\u0628\u0639\u0637\u0639\u0634\u0631", 14, HF_LEX_TEEN, HF_LANG_AR, 0, 17 }, /* sb3T3shr */
  { "\u0633\u0628\u0639\u0645\u0627\u064A\u0647", 14, HF_LEX_HUNDREDS, HF_LANG_AR, 0, 700 }, /* sb3mayh */
  { "\u0633\u0628\u0639\u0645\u064A\u062A", 12, HF_LEX_HUNDREDS, HF_LANG_AR, 0, 700 }, /* sb3myt */
  { "\u0633\u0628\u0639\u0645\u064A\u0647", 12, HF_LEX_HUNDREDS, HF_LANG_AR, 0, 700 }, /* sb3myh */
  { "\u0633\u0628\u0639\u0647", 8, HF_LEX_ONES, HF_LANG_AR, 0, 7 }, /* sb3h */
  { "\u0633\u0628\u0639\u0647\u0639\u0634\u0631", 14, HF_LEX_TEEN, HF_LANG_AR, 0, 17 }, /* sb3h3shr */
  { "\u0633\u0628\u0639\u0648\u0645\u064A\u0647", 14, HF_LEX_HUNDREDS, HF_LANG_AR, 0, 700 }, /* sb3wmyh */
  { "\u0633\u0628\u0639\u0648\u0646", 10, HF_LEX_TENS, HF_LANG_AR, 0, 70 }, /* sb3wn */
  { "\u0633\u0628\u0639\u064A\u0646", 10, HF_LEX_TENS, HF_LANG_AR, 0, 70 }, /* sb3yn */
  { "\u0633\u0628\u0648\u0639", 8, HF_LEX_TIME, HF_LANG_AR, HF_LEX_SG|HF_LEX_ALONE, 604800000 }, /* sbw3 */
  { "\u0633\u0628\u0648\u0639\u064A\u0646", 12, HF_LEX_TIME, HF_LANG_AR, HF_LEX_DUAL, 604800000 }, /* sbw3yn */
  { "\u0633\u062A", 4, HF_LEX_ONES, HF_LANG_AR, 0, 6 }, /* st */
  { "\u0633\u062A\u0627\u0634\u0631", 10, HF_LEX_TEEN, HF_LANG_AR, 0, 16 }, /* stashr */
  { "\u0633\u062A\u062A\u0639\u0634", 10, HF_LEX_TEEN, HF_LANG_AR, 0, 16 }, /* stt3sh */
  { "\u0633\u062A\u0637\u0639\u0634", 10, HF_LEX_TEEN, HF_LANG_AR, 0, 16 }, /* stT3sh */
  { "\u0633\u062A\u0637\u0639\u0634\u0631", 12, HF_LEX_TEEN, HF_LANG_AR, 0, 16 }, /* stT3shr */
  { "\u0633\u062A\u0639\u0634", 8, HF_LEX_TEEN, HF_LANG_AR, 0, 16 }, /* st3sh */
  { "\u0633\u062A\u0639\u0634\u0631", 10, HF_LEX_TEEN, HF_LANG_AR, 0, 16 }, /* st3shr */
  { "\u0633\u062A\u0645\u0627\u064A\u0647", 12, HF_LEX_HUNDREDS, HF_LANG_AR, 0, 600 }, /* stmayh */
  { "\u0633\u062A\u0645\u064A\u062A", 10, HF_LEX_HUNDREDS, HF_LANG_AR, 0, 600 }, /* stmyt */
  { "\u0633\u062A\u0645\u064A\u0647", 10, HF_LEX_HUNDREDS, HF_LANG_AR, 0, 600 }, /* stmyh */
  { "\u0633\u062A\u0647", 6, HF_LEX_ONES, HF_LANG_AR, 0, 6 }, /* sth */
  { "\u0633\u062A\u0647\u0639\u0634\u0631", 12, HF_LEX_TEEN, HF_LANG_AR, 0, 16 }, /* sth3shr */
  { "\u0633\u062A\u0648\u0645\u064A\u0647", 12, HF_LEX_HUNDREDS, HF_LANG_AR, 0, 600 }, /* stwmyh */
  { "\u0633\u062A\u0648\u0646", 8, HF_LEX_TENS, HF_LANG_AR, 0, 60 }, /* stwn */
  { "\u0633\u062A\u064A\u0646", 8, HF_LEX_TENS, HF_LANG_AR, 0, 60 }, /* styn */
  { "\u0633\u0637\u0627\u0634\u0631", 10, HF_LEX_TEEN, HF_LANG_AR, 0, 16 }, /* sTashr */
  { "\u0633\u0637\u0639\u0634", 8, HF_LEX_TEEN, HF_LANG_AR, 0, 16 }, /* sT3sh */
  { "\u0633\u0637\u0639\u0634\u0631", 10, HF_LEX_TEEN, HF_LANG_AR, 0, 16 }, /* sT3shr */
  { "\u0633\u0646\u062A\u0627\u0646", 10, HF_LEX_TIME, HF_LANG_AR, HF_LEX_DUAL, 31536000000 }, /* sntan */
  { "\u0633\u0646\u062A\u064A\u0646", 10, HF_LEX_TIME, HF_LANG_AR, HF_LEX_DUAL, 31536000000 }, /* sntyn */
  { "\u0633\u0646\u0647", 6, HF_LEX_TIME, HF_LANG_AR, HF_LEX_SG|HF_LEX_ALONE, 31536000000 }, /* snh */
  { "\u0633\u0646\u0648\u0627\u062A", 10, HF_LEX_TIME, HF_LANG_AR, HF_LEX_PLURAL, 31536000000 }, /* snwat */
  { "\u0633\u0646\u064A\u0646", 8, HF_LEX_TIME, HF_LANG_AR, HF_LEX_PLURAL, 31536000000 }, /* snyn */
  { "\u0634\u0628\u0627\u0637", 8, HF_LEX_MONTH, HF_LANG_AR, 0, 2 }, /* shbaT */
  { "\u0634\u0639\u0628\u0627\u0646", 10, HF_LEX_MONTH, HF_LANG_AR, 0, 0 }, /* sh3ban */
  { "\u0634\u0647\u0631", 6, HF_LEX_TIME, HF_LANG_AR, HF_LEX_SG|HF_LEX_ALONE, 2592000000 }, /* shhr */
  { "\u0634\u0647\u0631\u0627", 8, HF_LEX_TIME, HF_LANG_AR, HF_LEX_SG|HF_LEX_ALONE, 2592000000 }, /* shhra */
  { "\u0634\u0647\u0631\u0627\u0646", 10, HF_LEX_TIME, HF_LANG_AR, HF_LEX_DUAL, 2592000000 }, /* shhran */
  { "\u0634\u0647\u0631\u064A\u0646", 10, HF_LEX_TIME, HF_LANG_AR, HF_LEX_DUAL, 2592000000 }, /* shhryn */
  { "\u0634\u0647\u0648\u0631", 8, HF_LEX_TIME, HF_LANG_AR, HF_LEX_PLURAL, 2592000000 }, /* shhwr */
  { "\u0634\u0648\u0627\u0644", 8, HF_LEX_MONTH, HF_LANG_AR, 0, 0 }, /* shwal */
  { "\u0635", 2, HF_LEX_AMPM, HF_LANG_AR, 0, 0 }, /* S */
  { "\u0635\u0628\u0627\u062D\u0627", 10, HF_LEX_PART, HF_LANG_AR, 0, 1 }, /* SbaHa */
  { "\u0635\u062A\u0639\u0634", 8, HF_LEX_TEEN, HF_LANG_AR, 0, 16 }, /* St3sh */
  { "\u0635\u0641\u0631", 6, HF_LEX_ZERO, HF_LANG_AR, 0, 0 }, /* Sfr */
  { "\u0635\u0644\u0627\u0647", 8, HF_LEX_AT, HF_LANG_AR, 0, 0 }, /* Slah */
  { "\u0637\u0646\u0639\u0634", 8, HF_LEX_TEEN, HF_LANG_AR, 0, 12 }, /* Tn3sh */
  { "\u0638\u0631\u0641", 6, HF_LEX_WITHIN, HF_LANG_AR, HF_LEX_ALONE, 0 }, /* Zrf */
  { "\u0638\u0647\u0631\u0627", 8, HF_LEX_PART, HF_LANG_AR, 0, 2 }, /* Zhra */
  { "\u0639", 2, HF_LEX_AT, HF_LANG_AR, 0, 0 }, /* 3 */
  { "\u0639\u0627\u0644", 6, HF_LEX_PROCLITIC, HF_LANG_AR, 0, 0 }, /* 3al */
  { "\u0639\u0627\u0644\u0633\u0627\u0639\u0647", 14, HF_LEX_HOUR, HF_LANG_AR, 0, 3600000 }, /* 3alsa3h */
  { "\u0639\u0627\u0645", 6, HF_LEX_TIME, HF_LANG_AR, HF_LEX_SG, 31536000000 }, /* 3am */
  { "\u0639\u0627\u0645\u0627", 8, HF_LEX_TIME, HF_LANG_AR, HF_LEX_SG, 31536000000 }, /* 3ama */
  { "\u0639\u0627\u0645\u0627\u0646", 10, HF_LEX_TIME, HF_LANG_AR, HF_LEX_DUAL, 31536000000 }, /* 3aman */
  { "\u0639\u0627\u0645\u064A\u0646", 10, HF_LEX_TIME, HF_LANG_AR, HF_LEX_DUAL, 31536000000 }, /* 3amyn */
  { "\u0639\u0634\u0631", 6, HF_LEX_TEN, HF_LANG_AR, 0, 10 }, /* 3shr */
  { "\u0639\u0634\u0631\u0647", 8, HF_LEX_TEN, HF_LANG_AR, 0, 10 }, /* 3shrh */
  { "\u0639\u0634\u0631\u0648\u0646", 10, HF_LEX_TENS, HF_LANG_AR, 0, 20 }, /* 3shrwn */
  { "\u0639\u0634\u0631\u064A\u0646", 10, HF_LEX_TENS, HF_LANG_AR, 0, 20 }, /* 3shryn */
  { "\u0639\u0635\u0631\u0627", 8, HF_LEX_PART, HF_LANG_AR, 0, 3 }, /* 3Sra */
  { "\u0639\u0644\u064A", 6, HF_LEX_AT, HF_LANG_AR, 0, 0 }, /* 3ly */
  { "\u0639\u0645\u0644", 6, HF_LEX_WORK, HF_LANG_AR, 0, 0 }, /* 3ml */
  { "\u063A\u062F", 4, HF_LEX_DAYREF, HF_LANG_AR, 0, 1 }, /* ghd */
  { "\u063A\u062F\u0627", 6, HF_LEX_DAYREF, HF_LANG_AR, 0, 1 }, /* ghda */
  { "\u063A\u0636\u0648\u0646", 8, HF_LEX_WITHIN, HF_LANG_AR, HF_LEX_ALONE, 0 }, /* ghDwn */
  { "\u0641", 2, HF_LEX_PROCLITIC, HF_LANG_AR, 0, 0 }, /* f */
  { "\u0641\u0627\u0644", 6, HF_LEX_PROCLITIC, HF_LANG_AR, 0, 0 }, /* fal */
  { "\u0641\u0628\u0631\u0627\u064A\u0631", 12, HF_LEX_MONTH, HF_LANG_AR, 0, 2 }, /* fbrayr */
  { "\u0641\u062C\u0631\u0627", 8, HF_LEX_PART, HF_LANG_AR, 0, 0 }, /* fjra */
  { "\u0641\u064A", 4, HF_LEX_AT, HF_LANG_AR, 0, 0 }, /* fy */
  { "\u0642\u0627\u062F\u0645", 8, HF_LEX_NEXT, HF_LANG_AR, 0, 0 }, /* qadm */
  { "\u0642\u0628\u0644", 6, HF_LEX_AGO, HF_LANG_AR, HF_LEX_ALONE, 0 }, /* qbl */
  { "\u0643", 2, HF_LEX_PROCLITIC, HF_LANG_AR, 0, 0 }, /* k */
  { "\u0643\u0627\u0645\u0644", 8, HF_LEX_WHOLE, HF_LANG_AR, HF_LEX_IS_ONE, 1 }, /* kaml */
  { "\u0643\u0627\u0645\u0644\u0647", 10, HF_LEX_WHOLE, HF_LANG_AR, HF_LEX_IS_ONE, 1 }, /* kamlh */
  { "\u0643\u0627\u0646\u0648\u0646", 10, HF_LEX_MONTH, HF_LANG_AR, 0, 1 }, /* kanwn */
  { "\u0643\u0645\u0627\u0646", 8, HF_LEX_FOR, HF_LANG_AR, HF_LEX_ALONE, 0 }, /* kman */
  { "\u0644", 2, HF_LEX_PROCLITIC, HF_LANG_AR, 0, 0 }, /* l */
  { "\u0644\u0627\u062D\u062F", 8, HF_LEX_WEEKDAY, HF_LANG_AR, 0, 0 }, /* laHd */
  { "\u0644\u062D\u062F", 6, HF_LEX_TO, HF_LANG_AR, 0, 0 }, /* lHd */
  { "\u0644\u062D\u064A\u0646", 8, HF_LEX_TO, HF_LANG_AR, 0, 0 }, /* lHyn */
  { "\u0644\u063A\u0627\u064A\u0647", 10, HF_LEX_TO, HF_LANG_AR, 0, 0 }, /* lghayh */
  { "\u0644\u0644", 4, HF_LEX_PROCLITIC, HF_LANG_AR, 0, 0 }, /* ll */
  { "\u0644\u0645\u062F\u0647", 8, HF_LEX_FOR, HF_LANG_AR, HF_LEX_ALONE, 0 }, /* lmdh */
  { "\u0644\u064A\u0644\u0627", 8, HF_LEX_PART, HF_LANG_AR, 0, 5 }, /* lyla */
  { "\u0644\u064A\u0646", 6, HF_LEX_TO, HF_LANG_AR, 0, 0 }, /* lyn */
  { "\u0645", 2, HF_LEX_AMPM, HF_LANG_AR, 0, 12 }, /* m */
  { "\u0645\u0627\u0628\u064A\u0646", 10, HF_LEX_BETWEEN, HF_LANG_AR, 0, 0 }, /* mabyn */
  { "\u0645\u0627\u0631\u0633", 8, HF_LEX_MONTH, HF_LANG_AR, 0, 3 }, /* mars */
  { "\u0645\u0627\u064A\u062A\u0627", 10, HF_LEX_HUNDREDS, HF_LANG_AR, 0, 200 }, /* mayta */
  { "\u0645\u0627\u064A\u062A\u0627\u0646", 12, HF_LEX_HUNDREDS, HF_LANG_AR, 0, 200 }, /* maytan */
  { "\u0645\u0627\u064A\u062A\u064A", 10, HF_LEX_HUNDREDS, HF_LANG_AR, 0, 200 }, /* mayty */
  { "\u0645\u0627\u064A\u062A\u064A\u0646", 12, HF_LEX_HUNDREDS, HF_LANG_AR, 0, 200 }, /* maytyn */
  { "\u0645\u0627\u064A\u0647", 8, HF_LEX_HUNDRED, HF_LANG_AR, 0, 100 }, /* mayh */
  { "\u0645\u0627\u064A\u0648", 8, HF_LEX_MONTH, HF_LANG_AR, 0, 5 }, /* mayw */
  { "\u0645\u062D\u0631\u0645", 8, HF_LEX_MONTH, HF_LANG_AR, 0, 0 }, /* mHrm */
  { "\u0645\u062F\u0647", 6, HF_LEX_FOR, HF_LANG_AR, HF_LEX_ALONE, 0 }, /* mdh */
  { "\u0645\u0633\u0627\u0621", 8, HF_LEX_PART, HF_LANG_AR, 0, 4 }, /* msa' */
  { "\u0645\u0644\u0627\u064A\u064A\u0646", 12, HF_LEX_MANY, HF_LANG_AR, HF_LEX_PLURAL, 1e6 }, /* mlayyn */
  { "\u0645\u0644\u064A\u0627\u0631", 10, HF_LEX_MANY, HF_LANG_AR, 0, 1e9 }, /* mlyar */
  { "\u0645\u0644\u064A\u0627\u0631\u0627", 12, HF_LEX_MANY, HF_LANG_AR, 0, 1e9 }, /* mlyara */
  { "\u0645\u0644\u064A\u0627\u0631\u0627\u062A", 14, HF_LEX_MANY, HF_LANG_AR, HF_LEX_PLURAL, 1e9 }, /* mlyarat */
  { "\u0645\u0644\u064A\u0627\u0631\u0627\u0646", 14, HF_LEX_MANYTWO, HF_LANG_AR, 0, 2e9 }, /* mlyaran */
  { "\u0645\u0644\u064A\u0627\u0631\u064A", 12, HF_LEX_MANYTWO, HF_LANG_AR, 0, 2e9 }, /* mlyary */
  { "\u0645\u0644\u064A\u0627\u0631\u064A\u0646", 14, HF_LEX_MANYTWO, HF_LANG_AR, 0, 2e9 }, /* mlyaryn */
  { "\u0645\u0644\u064A\u0648\u0646", 10, HF_LEX_MANY, HF_LANG_AR, 0, 1e6 }, /* mlywn */
  { "\u0645\u0644\u064A\u0648\u0646\u0627", 12, HF_LEX_MANY, HF_LANG_AR, 0, 1e6 }, /* mlywna */
  { "\u0645\u0644\u064A\u0648\u0646\u0627\u0646", 14, HF_LEX_MANYTWO, HF_LANG_AR, 0, 2e6 }, /* mlywnan */
  { "\u0645\u0644\u064A\u0648\u0646\u064A", 12, HF_LEX_MANYTWO, HF_LANG_AR, 0, 2e6 }, /* mlywny */
  { "\u0645\u0644\u064A\u0648\u0646\u064A\u0646", 14, HF_LEX_MANYTWO, HF_LANG_AR, 0, 2e6 }, /* mlywnyn */
  { "\u0645\u0646", 4, HF_LEX_FROM, HF_LANG_AR, 0, 0 }, /* mn */
  { "\u0645\u0646\u062A\u0635\u0641", 10, HF_LEX_MOMENT, HF_LANG_AR, 0, 1440 }, /* mntSf */
  { "\u0645\u0646\u0630", 6, HF_LEX_AGO, HF_LANG_AR, HF_LEX_ALONE, 0 }, /* mndh */
  { "\u0645\u064A\u0627\u062A", 8, HF_LEX_HUNDRED, HF_LANG_AR, 0, 100 }, /* myat */
  { "\u0645\u064A\u062A", 6, HF_LEX_HUNDRED, HF_LANG_AR, HF_LEX_BEFORE, 100 }, /* myt */
  { "\u0645\u064A\u062A\u0627", 8, HF_LEX_HUNDREDS, HF_LANG_AR, 0, 200 }, /* myta */
  { "\u0645\u064A\u062A\u0627\u0646", 10, HF_LEX_HUNDREDS, HF_LANG_AR, 0, 200 }, /* mytan */
  { "\u0645\u064A\u062A\u064A", 8, HF_LEX_HUNDREDS, HF_LANG_AR, 0, 200 }, /* myty */
  { "\u0645\u064A\u062A\u064A\u0646", 10, HF_LEX_HUNDREDS, HF_LANG_AR, 0, 200 }, /* mytyn */
  { "\u0645\u064A\u0647", 6, HF_LEX_HUNDRED, HF_LANG_AR, 0, 100 }, /* myh */
  { "\u0646\u0635", 4, HF_LEX_FRACTION, HF_LANG_AR, 0, 1.0 / 2 }, /* nS */
  { "\u0646\u0635\u0641", 6, HF_LEX_FRACTION, HF_LANG_AR, 0, 1.0 / 2 }, /* nSf */
  { "\u0646\u0635\u0641\u0627", 8, HF_LEX_FRACTION, HF_LANG_AR, 0, 1.0 / 2 }, /* nSfa */
  { "\u0646\u0647\u0627\u064A\u0647", 10, HF_LEX_END, HF_LANG_AR, 0, 0 }, /* nhayh */
  { "\u0646\u0648\u0641\u0645\u0628\u0631", 12, HF_LEX_MONTH, HF_LANG_AR, 0, 11 }, /* nwfmbr */
  { "\u0646\u064A\u0633\u0627\u0646", 10, HF_LEX_MONTH, HF_LANG_AR, 0, 4 }, /* nysan */
  { "\u0647", 2, HF_LEX_PROCLITIC, HF_LANG_AR, 0, 0 }, /* h */
  { "\u0647\u0627\u062F\u0627", 8, HF_LEX_THIS, HF_LANG_AR, 0, 0 }, /* hada */
  { "\u0647\u0627\u0630\u0627", 8, HF_LEX_THIS, HF_LANG_AR, 0, 0 }, /* hadha */
  { "\u0647\u0627\u0644", 6, HF_LEX_PROCLITIC, HF_LANG_AR, 0, 0 }, /* hal */
  { "\u0647\u0627\u0644\u0627\u0633\u0628\u0648\u0639", 16, HF_LEX_WEEKREF, HF_LANG_AR, 0, 0 }, /* halasbw3 */
  { "\u0647\u0627\u0644\u0633\u0628\u0648\u0639", 14, HF_LEX_WEEKREF, HF_LANG_AR, 0, 0 }, /* halsbw3 */
  { "\u0647\u0627\u0644\u0634\u0647\u0631", 12, HF_LEX_MONTHREF, HF_LANG_AR, 0, 0 }, /* halshhr */
  { "\u0647\u0627\u0644\u0644\u064A\u0644\u0647", 14, HF_LEX_TONIGHT, HF_LANG_AR, 0, 5 }, /* hallylh */
  { "\u0647\u0627\u0644\u064A\u0648\u0645", 12, HF_LEX_DAYREF, HF_LANG_AR, 0, 0 }, /* halywm */
  { "\u0647\u062F\u0639\u0634", 8, HF_LEX_TEEN, HF_LANG_AR, 0, 11 }, /* hd3sh */
  { "\u0647\u0630\u0627", 6, HF_LEX_THIS, HF_LANG_AR, 0, 0 }, /* hdha */
  { "\u0648", 2, HF_LEX_AND, HF_LANG_AR, 0, 0 }, /* w */
  { "\u0648\u0627\u062D\u062F", 8, HF_LEX_ONES, HF_LANG_AR, HF_LEX_IS_ONE, 1 }, /* waHd */
  { "\u0648\u0627\u062D\u062F\u0647", 10, HF_LEX_ONES, HF_LANG_AR, HF_LEX_IS_ONE, 1 }, /* waHdh */
  { "\u0648\u0627\u0644", 6, HF_LEX_PROCLITIC, HF_LANG_AR, 0, 0 }, /* wal */
  { "\u0648\u0628", 4, HF_LEX_PROCLITIC, HF_LANG_AR, 0, 0 }, /* wb */
  { "\u0648\u0628\u0639\u062F", 8, HF_LEX_AFTER, HF_LANG_AR, HF_LEX_ALONE, 0 }, /* wb3d */
  { "\u0648\u062D\u062F\u0647", 8, HF_LEX_ONES, HF_LANG_AR, HF_LEX_IS_ONE|HF_LEX_POST, 1 }, /* wHdh */
  { "\u0648\u062E\u0644\u0627\u0644", 10, HF_LEX_WITHIN, HF_LANG_AR, HF_LEX_ALONE, 0 }, /* wkhlal */
  { "\u0648\u0642\u0628\u0644", 8, HF_LEX_AGO, HF_LANG_AR, HF_LEX_ALONE, 0 }, /* wqbl */
  { "\u0648\u0644", 4, HF_LEX_PROCLITIC, HF_LANG_AR, 0, 0 }, /* wl */
  { "\u0648\u0644\u0627", 6, HF_LEX_OR, HF_LANG_AR, 0, 0 }, /* wla */
  { "\u0648\u0644\u0644", 6, HF_LEX_PROCLITIC, HF_LANG_AR, 0, 0 }, /* wll */
  { "\u0648\u0644\u0645\u062F\u0647", 10, HF_LEX_FOR, HF_LANG_AR, HF_LEX_ALONE, 0 }, /* wlmdh */
  { "\u064A\u0646\u0627\u064A\u0631", 10, HF_LEX_MONTH, HF_LANG_AR, 0, 1 }, /* ynayr */
  { "\u064A\u0648\u0644\u064A\u0648", 10, HF_LEX_MONTH, HF_LANG_AR, 0, 7 }, /* ywlyw */
  { "\u064A\u0648\u0645", 6, HF_LEX_TIME, HF_LANG_AR, HF_LEX_SG|HF_LEX_ALONE, 86400000 }, /* ywm */
  { "\u064A\u0648\u0645\u0627", 8, HF_LEX_TIME, HF_LANG_AR, HF_LEX_SG|HF_LEX_ALONE, 86400000 }, /* ywma */
  { "\u064A\u0648\u0645\u0627\u0646", 10, HF_LEX_TIME, HF_LANG_AR, HF_LEX_DUAL, 86400000 }, /* ywman */
  { "\u064A\u0648\u0645\u064A", 8, HF_LEX_TIME, HF_LANG_AR, HF_LEX_DUAL|HF_LEX_BEFORE, 86400000 }, /* ywmy */
  { "\u064A\u0648\u0645\u064A\u0646", 10, HF_LEX_TIME, HF_LANG_AR, HF_LEX_DUAL, 86400000 }, /* ywmyn */
  { "\u064A\u0648\u0646\u064A\u0648", 10, HF_LEX_MONTH, HF_LANG_AR, 0, 6 }, /* ywnyw */
};

/* Open addressing: 1 + an index of the lexicon, 0 is free. */
enum { SLOTS = 4096 };
static const uint16_t slots[SLOTS] = {
  430, 491, 0, 0, 663, 0, 0, 0, 0, 0, 0, 0, 857, 453, 632, 0, 0, 521, 0, 0, 0, 80, 0, 0,
  0, 423, 0, 552, 0, 0, 0, 0, 0, 0, 0, 0, 0, 492, 0, 0, 0, 0, 0, 467, 0, 0, 0, 0,
  0, 0, 0, 0, 782, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 767, 0, 0, 0, 371, 0, 0, 0, 0, 0, 0, 262, 0, 0, 0, 0, 0, 0, 0, 0, 604, 0,
  0, 0, 408, 0, 0, 0, 304, 59, 0, 856, 0, 0, 0, 0, 0, 0, 0, 0, 694, 122, 645, 113, 0, 0,
  712, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 881, 359, 0, 0,
  0, 0, 0, 0, 730, 0, 0, 261, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 835, 0, 12, 0, 0, 0, 0, 48, 448, 134, 530, 0, 0, 0, 0, 0, 0, 0, 0, 0, 475,
  0, 458, 591, 0, 203, 0, 0, 0, 0, 744, 0, 0, 221, 634, 0, 0, 0, 126, 666, 197, 0, 0, 533, 0,
  0, 342, 78, 733, 0, 0, 505, 0, 30, 886, 0, 0, 0, 0, 401, 0, 0, 0, 473, 836, 0, 0, 0, 0,
  0, 314, 0, 0, 0, 0, 457, 0, 0, 0, 0, 0, 597, 0, 0, 0, 0, 0, 749, 0, 0, 0, 0, 95,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 479, 0, 0, 0, 402, 447, 0,
  0, 0, 0, 0, 283, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 174, 790, 842, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 640, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 636, 94, 0, 501, 0, 0, 117, 395,
  0, 0, 0, 5, 0, 0, 0, 0, 0, 0, 0, 0, 800, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 855, 641, 0, 0, 0, 0, 0, 0, 0, 267, 0, 727, 745, 0, 0, 0, 0, 0, 0, 0, 0, 497,
  0, 0, 0, 0, 811, 0, 0, 0, 0, 0, 887, 0, 821, 0, 0, 0, 528, 0, 0, 0, 0, 0, 0, 804,
  0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 67, 701, 0, 0, 0, 0, 0, 693, 0, 0, 0,
  0, 431, 246, 0, 0, 0, 0, 0, 0, 797, 0, 0, 0, 0, 0, 0, 0, 0, 0, 557, 0, 0, 0, 0,
  297, 0, 0, 0, 0, 0, 0, 0, 0, 0, 121, 0, 0, 577, 0, 0, 0, 0, 222, 238, 0, 0, 0, 0,
  173, 133, 766, 873, 486, 0, 0, 0, 0, 0, 753, 0, 41, 0, 0, 0, 0, 0, 0, 0, 635, 0, 484, 0,
  0, 0, 0, 177, 0, 58, 0, 0, 441, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 244,
  0, 522, 0, 0, 654, 293, 0, 4, 0, 0, 0, 0, 348, 687, 0, 199, 0, 587, 0, 299, 23, 450, 751, 0,
  0, 0, 0, 0, 0, 0, 809, 0, 0, 0, 37, 0, 0, 825, 0, 0, 0, 0, 0, 0, 0, 0, 440, 564,
  0, 0, 334, 470, 0, 0, 0, 0, 0, 735, 277, 0, 0, 169, 0, 0, 0, 0, 0, 0, 827, 0, 0, 374,
  0, 0, 0, 0, 0, 0, 0, 0, 416, 0, 0, 643, 46, 606, 0, 0, 601, 0, 468, 0, 0, 0, 0, 0,
  0, 0, 387, 0, 322, 0, 0, 789, 0, 0, 0, 0, 0, 0, 0, 0, 0, 353, 0, 288, 869, 242, 0, 0,
  0, 0, 60, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 326, 0, 0, 0,
  0, 0, 738, 0, 0, 0, 7, 0, 0, 0, 0, 0, 139, 0, 0, 0, 0, 0, 0, 0, 0, 0, 93, 0,
  0, 0, 0, 0, 0, 566, 361, 0, 568, 0, 0, 397, 460, 818, 0, 0, 0, 876, 0, 673, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 493, 0, 0, 0, 0, 540, 0, 0, 0, 0, 0, 0, 0, 0, 6, 0,
  0, 0, 0, 471, 549, 586, 620, 0, 0, 0, 0, 0, 0, 0, 0, 705, 271, 0, 0, 0, 0, 0, 0, 45,
  0, 0, 0, 0, 0, 0, 0, 721, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 728, 813, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 538, 0, 0, 0, 832, 0, 0, 0, 370, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 375, 637, 0, 0, 0, 149, 0, 619, 114, 833, 0, 0, 0, 0, 543, 783, 0, 0, 0, 313,
  0, 158, 0, 0, 167, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 504, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 810, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 474, 649, 707, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 495, 0, 156, 0, 85, 0, 795,
  107, 0, 0, 0, 0, 106, 0, 0, 0, 0, 432, 0, 0, 551, 0, 0, 0, 0, 0, 624, 0, 756, 0, 655,
  0, 542, 0, 0, 0, 0, 779, 0, 0, 0, 0, 0, 0, 0, 879, 0, 0, 0, 0, 0, 0, 0, 717, 0,
  0, 0, 0, 355, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 537, 0,
  0, 0, 0, 0, 0, 786, 0, 0, 422, 0, 0, 696, 0, 343, 0, 0, 0, 0, 0, 75, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 143, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 327, 554, 0, 0, 0, 0, 0, 0, 743,
  0, 0, 590, 0, 0, 0, 0, 565, 0, 0, 0, 0, 0, 0, 0, 102, 413, 581, 112, 0, 0, 0, 0, 350,
  0, 0, 290, 0, 0, 0, 0, 0, 0, 0, 0, 0, 854, 0, 0, 0, 0, 188, 0, 868, 0, 0, 0, 808,
  0, 0, 0, 0, 347, 648, 0, 0, 0, 0, 0, 0, 0, 89, 454, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 97, 0, 555, 40, 50, 567, 595, 706, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 186, 0, 0, 0, 496, 846, 0, 0, 0, 0, 0, 0, 0,
  0, 18, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 129, 0, 0, 0, 0, 0, 0, 0, 0, 345, 0, 0,
  0, 0, 0, 0, 0, 0, 115, 599, 703, 0, 0, 0, 0, 0, 0, 874, 0, 116, 0, 0, 0, 0, 0, 0,
  0, 0, 755, 0, 300, 0, 0, 0, 43, 298, 0, 0, 589, 0, 0, 0, 0, 0, 0, 0, 0, 274, 0, 0,
  0, 0, 0, 0, 742, 0, 0, 0, 675, 0, 0, 0, 831, 0, 0, 0, 0, 0, 653, 88, 148, 0, 0, 0,
  0, 0, 0, 0, 53, 52, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 695, 0, 0, 0, 0, 0, 0, 281,
  79, 0, 0, 0, 0, 0, 861, 0, 702, 0, 0, 0, 0, 472, 0, 0, 0, 0, 480, 0, 0, 318, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 456, 0, 0, 0, 884, 0, 0, 0, 0, 0, 0, 0, 0, 0, 539, 0, 0,
  0, 781, 0, 0, 0, 0, 0, 0, 0, 0, 229, 16, 0, 0, 0, 0, 0, 280, 0, 0, 0, 0, 0, 162,
  0, 0, 508, 0, 0, 0, 341, 0, 0, 0, 332, 130, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 61, 0, 0, 0, 0, 0, 0, 862, 0, 0, 0, 270, 0, 883, 0, 0, 0,
  20, 544, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 109, 237, 487, 0, 0, 101, 0, 0, 0, 0, 777, 0, 0, 273, 741, 829, 838, 0, 0,
  0, 0, 0, 0, 0, 420, 0, 0, 527, 0, 844, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 761, 0, 0, 481, 409, 623, 506, 0, 151, 765, 837, 724, 0, 0, 0, 830, 47, 871, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 168, 0, 0, 0, 0, 392, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 171, 0, 0, 0, 435, 0, 0, 0, 0, 665, 773, 642, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 863, 0, 284, 0, 0, 31, 0, 0, 0, 220, 0, 0, 0, 0, 0, 0, 612, 0, 870, 0, 0, 0,
  0, 193, 805, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 824, 0, 0, 0, 0, 157, 0, 0,
  0, 0, 826, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 14, 0, 0, 443, 0, 410, 285, 0,
  0, 0, 175, 0, 0, 798, 0, 0, 0, 0, 0, 0, 235, 0, 0, 159, 0, 0, 0, 0, 503, 0, 0, 0,
  0, 762, 0, 0, 0, 0, 0, 0, 100, 769, 0, 0, 0, 573, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  256, 607, 294, 0, 428, 0, 0, 0, 719, 0, 0, 0, 0, 708, 0, 0, 0, 214, 365, 437, 0, 0, 0, 0,
  286, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 802, 0, 0, 880, 0, 848, 0, 548, 0, 0, 0,
  0, 0, 0, 0, 0, 312, 514, 0, 0, 780, 0, 0, 0, 388, 0, 233, 0, 578, 611, 0, 0, 0, 0, 0,
  775, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 444, 137, 0,
  407, 0, 0, 154, 0, 0, 0, 0, 0, 0, 0, 0, 265, 0, 0, 0, 0, 0, 711, 0, 260, 119, 0, 0,
  213, 0, 0, 0, 0, 0, 489, 509, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 628, 0, 0,
  0, 0, 0, 718, 0, 0, 367, 0, 17, 0, 439, 0, 0, 0, 0, 0, 0, 0, 0, 196, 127, 0, 0, 0,
  0, 170, 0, 0, 0, 0, 0, 748, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 622, 0, 0,
  0, 859, 0, 0, 0, 0, 872, 123, 0, 0, 0, 0, 0, 0, 685, 0, 0, 0, 0, 421, 0, 618, 0, 0,
  0, 0, 678, 616, 0, 0, 0, 24, 463, 657, 0, 0, 414, 0, 253, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  828, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 372, 0, 0, 0, 108, 0, 0, 0, 389, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 664, 0, 0, 0, 0, 0, 0, 680, 0, 550, 324, 163, 0, 0, 0,
  0, 0, 0, 0, 0, 308, 0, 0, 0, 0, 0, 0, 245, 0, 0, 0, 0, 0, 0, 0, 427, 0, 0, 0,
  0, 337, 0, 608, 0, 0, 357, 0, 452, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 812, 0, 488,
  0, 56, 0, 0, 0, 0, 0, 0, 0, 0, 319, 845, 82, 0, 720, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  688, 0, 0, 0, 0, 0, 0, 0, 638, 0, 0, 843, 0, 438, 0, 793, 0, 791, 0, 339, 754, 0, 111, 0,
  0, 0, 0, 72, 0, 0, 272, 485, 0, 0, 0, 0, 476, 0, 0, 0, 0, 0, 0, 0, 360, 0, 0, 57,
  0, 393, 483, 865, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 840, 0, 0, 0, 216, 0, 0, 141,
  247, 32, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 34, 0, 770, 0,
  0, 0, 0, 0, 303, 878, 0, 0, 120, 0, 0, 231, 0, 0, 0, 212, 0, 515, 0, 0, 713, 0, 0, 0,
  0, 0, 0, 0, 66, 0, 0, 684, 0, 0, 0, 0, 0, 461, 217, 674, 771, 0, 0, 0, 585, 0, 0, 0,
  692, 0, 0, 532, 0, 49, 0, 240, 0, 0, 0, 0, 0, 0, 0, 0, 699, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 124, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 226, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 556, 29, 0, 839, 0, 806, 0, 0, 0, 0, 731, 0, 344, 0, 0, 0,
  0, 219, 0, 0, 0, 259, 0, 0, 0, 0, 0, 689, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  9, 546, 0, 0, 0, 0, 0, 0, 0, 0, 0, 676, 0, 0, 570, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 627, 614, 0, 740, 0, 0, 0, 0, 0, 0, 0, 208, 383, 677, 0, 0, 760, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 734, 658, 0, 0, 768, 0, 0, 0, 0, 0, 0, 0, 0, 136, 320, 0, 0, 1, 0, 0, 841,
  0, 0, 0, 0, 0, 0, 436, 0, 0, 0, 0, 0, 0, 0, 194, 349, 752, 785, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 650, 384, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 0, 584, 668, 469, 0, 0,
  0, 0, 0, 328, 0, 0, 0, 545, 86, 0, 0, 317, 763, 0, 0, 0, 0, 0, 0, 0, 697, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 736, 0, 0, 629, 0, 205, 0, 0, 0, 182, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 96, 0, 0, 0, 268, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 356, 0, 0, 0, 0, 0, 0, 0, 63,
  459, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 379, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 598, 269, 0, 0, 0, 0, 0, 507, 0, 263, 0, 0, 0, 434, 0, 0, 204,
  0, 583, 613, 0, 0, 76, 0, 671, 0, 0, 0, 426, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 81, 11, 354, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 362, 0, 0, 0, 0, 99, 0, 511, 0, 0, 531, 0, 0, 0, 0, 352, 351, 74,
  207, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 750, 0, 0, 0, 0, 610, 0, 0, 0, 0,
  0, 0, 764, 0, 0, 0, 138, 0, 0, 0, 394, 0, 0, 704, 0, 0, 0, 110, 0, 0, 0, 0, 0, 794,
  0, 0, 412, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 737, 144, 424, 774, 0, 0,
  0, 0, 0, 0, 691, 709, 0, 0, 0, 0, 0, 0, 0, 0, 0, 404, 200, 0, 0, 181, 0, 0, 0, 529,
  0, 0, 0, 0, 0, 547, 131, 0, 0, 0, 234, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 784, 0, 0, 0, 0, 885, 0, 0, 0, 155, 0, 292, 0, 0, 0, 0, 0, 306, 0, 0, 0, 0, 411,
  0, 0, 0, 0, 518, 0, 0, 0, 0, 236, 69, 403, 759, 406, 0, 187, 0, 0, 336, 0, 0, 0, 396, 0,
  0, 140, 0, 0, 0, 0, 0, 264, 0, 0, 25, 822, 0, 0, 0, 13, 0, 576, 0, 0, 0, 0, 0, 0,
  0, 725, 0, 834, 0, 0, 0, 0, 0, 146, 0, 366, 0, 35, 305, 0, 451, 0, 600, 0, 853, 0, 0, 0,
  679, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 722, 0, 0, 0, 0, 73, 0, 232, 0,
  0, 0, 104, 415, 206, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 464, 778, 0, 0, 0, 0,
  0, 0, 0, 251, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 715, 0, 0, 0, 0, 0, 0,
  0, 594, 0, 0, 0, 0, 340, 0, 0, 0, 0, 0, 0, 0, 243, 593, 0, 0, 363, 0, 0, 0, 0, 732,
  644, 0, 0, 70, 0, 0, 0, 803, 661, 0, 0, 0, 714, 0, 0, 0, 0, 0, 0, 639, 0, 0, 0, 0,
  0, 0, 55, 757, 0, 0, 0, 535, 0, 0, 0, 0, 0, 0, 22, 0, 0, 0, 0, 0, 369, 279, 0, 0,
  0, 0, 0, 0, 0, 553, 0, 851, 510, 0, 0, 0, 0, 398, 0, 0, 346, 807, 882, 0, 390, 225, 0, 0,
  0, 0, 0, 0, 189, 228, 626, 0, 0, 0, 172, 0, 0, 0, 241, 223, 0, 373, 0, 0, 0, 477, 0, 0,
  0, 0, 0, 0, 0, 0, 254, 0, 0, 0, 0, 0, 0, 0, 368, 0, 198, 0, 0, 0, 0, 0, 0, 651,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 646, 739, 331, 0, 0, 0, 0, 0, 0, 0, 0, 0, 588, 0, 669,
  0, 490, 0, 0, 44, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 125, 98, 429, 0, 0, 0, 0, 0, 0,
  252, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 378, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 580, 0, 0, 0, 0, 0, 0, 295, 0, 0, 0, 185, 92, 0, 0, 0, 0, 0, 0,
  180, 0, 561, 0, 0, 0, 0, 321, 575, 847, 512, 38, 118, 820, 0, 0, 0, 0, 0, 0, 224, 0, 19, 525,
  442, 62, 562, 0, 0, 0, 278, 0, 201, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 382, 0, 364,
  0, 0, 445, 0, 0, 0, 296, 852, 0, 0, 0, 0, 572, 0, 605, 0, 0, 0, 0, 0, 0, 482, 0, 513,
  0, 0, 10, 0, 27, 0, 0, 0, 0, 0, 0, 0, 0, 145, 520, 0, 0, 0, 90, 0, 0, 210, 323, 0,
  0, 0, 0, 0, 603, 850, 0, 0, 0, 330, 309, 0, 0, 0, 0, 0, 0, 526, 0, 0, 0, 0, 0, 0,
  266, 0, 0, 178, 560, 36, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 257, 0, 0, 0, 333, 0, 0, 0, 0, 68, 0, 0, 776, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 682, 0, 723, 630, 385, 0, 0, 0, 446, 310, 0, 166, 425, 0, 0, 0, 621, 0, 659,
  0, 0, 0, 0, 0, 0, 0, 0, 91, 380, 84, 0, 0, 0, 0, 0, 0, 0, 817, 209, 419, 0, 258, 28,
  0, 519, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 183, 0, 0, 0, 0, 0,
  799, 0, 0, 0, 0, 0, 386, 0, 0, 0, 0, 816, 0, 0, 449, 0, 0, 0, 574, 0, 0, 42, 33, 747,
  801, 329, 0, 656, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 877, 0, 0, 772, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 405, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 541, 0, 592, 0, 0, 0, 0, 0, 0, 0, 563, 0, 571,
  0, 0, 0, 0, 0, 0, 0, 860, 0, 0, 0, 0, 215, 376, 0, 0, 391, 0, 455, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 517, 0, 0, 0, 0, 0, 0, 0, 0,
  218, 3, 0, 0, 462, 866, 0, 0, 0, 0, 39, 0, 0, 0, 0, 0, 0, 0, 301, 875, 0, 823, 0, 0,
  0, 105, 0, 633, 0, 0, 792, 0, 190, 103, 275, 307, 0, 0, 534, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 83, 596, 758, 0, 466, 0, 0, 0,
  0, 0, 0, 0, 160, 338, 0, 672, 0, 0, 0, 0, 0, 211, 0, 0, 0, 0, 0, 0, 0, 864, 0, 249,
  726, 815, 0, 0, 0, 0, 164, 0, 0, 0, 819, 0, 0, 0, 0, 0, 0, 0, 0, 150, 250, 0, 700, 602,
  710, 0, 0, 0, 0, 0, 0, 524, 0, 0, 248, 26, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 132, 814, 0, 0, 0, 0, 0, 0, 787, 418, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 161, 478, 686, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 176, 0,
  670, 0, 0, 0, 0, 0, 0, 433, 0, 0, 683, 335, 867, 0, 0, 0, 0, 0, 153, 0, 0, 142, 0, 0,
  0, 230, 647, 0, 615, 0, 0, 239, 0, 0, 0, 0, 289, 0, 0, 0, 54, 609, 788, 0, 0, 358, 381, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 579, 0, 0, 0, 0,
  0, 0, 0, 276, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 617, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 698, 516, 0, 0, 0, 0, 0, 0, 0, 0, 0, 8, 660, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 227, 0, 0, 0, 0, 0, 0, 716, 0, 0,
  0, 0, 316, 796, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 631, 0, 0, 0, 0, 0, 0,
  582, 77, 287, 500, 0, 0, 0, 0, 849, 0, 0, 0, 536, 0, 21, 128, 399, 0, 0, 0, 0, 0, 0, 0,
  0, 499, 282, 558, 0, 152, 15, 523, 0, 0, 0, 0, 0, 192, 0, 400, 0, 0, 0, 0, 0, 0, 502, 0,
  0, 191, 0, 0, 0, 690, 311, 0, 0, 165, 87, 858, 0, 0, 65, 0, 0, 0, 0, 494, 0, 0, 0, 0,
  135, 0, 0, 569, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 746, 0,
  0, 0, 0, 652, 0, 681, 0, 0, 0, 0, 0, 0, 0, 0, 0, 559, 315, 0, 0, 0, 0, 0, 0, 291,
  0, 377, 0, 325, 0, 0, 0, 0, 498, 51, 0, 0, 0, 0, 0, 0, 0, 0, 0, 729, 667, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 302, 0, 0, 0, 0, 0, 0, 0, 0, 202, 147, 465, 0, 184, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 64, 0, 0, 0, 0, 0, 0, 0, 0, 417, 0, 0, 0, 0, 0,
  0, 179, 71, 0, 0, 0, 662, 0, 0, 0, 195, 0, 0, 0, 0, 625,
};

const hf_lex *hf_lexicon_find(const char *word, size_t n) {
  uint32_t h = 2166136261u;
  for (size_t i = 0; i < n; i++) h = (h ^ (unsigned char)word[i]) * 16777619u;
  for (uint32_t at = h & (SLOTS - 1); slots[at]; at = (at + 1) & (SLOTS - 1)) {
    const hf_lex *lex = &lexicon[slots[at] - 1];
    if (lex->n == n && memcmp(lex->word, word, n) == 0) return lex;
  }
  return NULL;
}
