/* SPDX-License-Identifier: MIT
 * Prints what ICU (CLDR) says of numbers in words and of durations, one a line: language, kind, value, text.
 * Needs Debian's libicu-dev, which neither the build nor the tests do:
 *   gcc -o /tmp/gen_cldr spec/support/gen_cldr.c $(pkg-config --cflags --libs icu-i18n icu-uc) &&
 *     /tmp/gen_cldr > spec/fixtures/cldr_quantities.tsv
 */
#include <stdio.h>
#include <string.h>
#include <unicode/unum.h>
#include <unicode/unumberformatter.h>
#include <unicode/ustring.h>

enum { ROOM = 512 };

static void print_row(const char *lang, const char *kind, long long value, const UChar *text) {
  char utf8[4 * ROOM];
  UErrorCode e = U_ZERO_ERROR;
  u_strToUTF8(utf8, sizeof utf8, NULL, text, -1, &e);
  if (U_SUCCESS(e)) printf("%s\t%s\t%lld\t%s\n", lang, kind, value, utf8);
}

/* Every n from 0 to 1000 by a rule set, less what another rule set says alike. */
static void print_words(const char *lang, const char *ruleset, const char *unless_as) {
  UErrorCode e = U_ZERO_ERROR;
  UNumberFormat *f = unum_open(UNUM_SPELLOUT, NULL, 0, lang, NULL, &e), *other = unum_clone(f, &e);
  UChar name[64], text[ROOM], same[ROOM];
  u_uastrcpy(name, ruleset);
  unum_setTextAttribute(f, UNUM_DEFAULT_RULESET, name, -1, &e);
  if (unless_as) {
    u_uastrcpy(name, unless_as);
    unum_setTextAttribute(other, UNUM_DEFAULT_RULESET, name, -1, &e);
  }
  for (int n = 0; U_SUCCESS(e) && n <= 1000; n++) {
    unum_format(f, n, text, ROOM, NULL, &e);
    unum_format(other, n, same, ROOM, NULL, &e);
    if (!unless_as || u_strcmp(text, same) != 0) print_row(lang, "number", n, text);
  }
  if (U_FAILURE(e)) fprintf(stderr, "%s %s: %s\n", lang, ruleset, u_errorName(e));
  unum_close(f);
  unum_close(other);
}

static void print_units(const char *lang, const char *unit, long long ms) {
  UErrorCode e = U_ZERO_ERROR;
  char ascii[96];
  UChar skeleton[96], text[ROOM];
  snprintf(ascii, sizeof ascii, "measure-unit/duration-%s unit-width-full-name", unit);
  u_uastrcpy(skeleton, ascii);
  UNumberFormatter *f = unumf_openForSkeletonAndLocale(skeleton, -1, lang, &e);
  UFormattedNumber *r = unumf_openResult(&e);
  for (int n = 1; U_SUCCESS(e) && n <= 1000; n += n < 130 ? 1 : 29) {
    unumf_formatInt(f, n, r, &e);
    unumf_resultToString(r, text, ROOM, &e);
    print_row(lang, "duration", n * ms, text);
  }
  unumf_closeResult(r);
  unumf_close(f);
}

int main(void) {
  static const char *const langs[] = { "ar", "en", "lv" };
  print_words("ar", "%spellout-numbering", NULL);
  print_words("ar", "%spellout-cardinal-feminine", "%spellout-numbering");
  print_words("en", "%spellout-cardinal", NULL);
  print_words("en", "%spellout-cardinal-verbose", "%spellout-cardinal");
  print_words("lv", "%spellout-cardinal-masculine", NULL);
  print_words("lv", "%spellout-cardinal-feminine", "%spellout-cardinal-masculine");
  for (size_t i = 0; i < sizeof langs / sizeof *langs; i++) {
    print_units(langs[i], "second", 1000);
    print_units(langs[i], "minute", 60000);
    print_units(langs[i], "hour", 3600000);
    print_units(langs[i], "day", 86400000);
    print_units(langs[i], "week", 604800000);
  }
  return 0;
}
