/* SPDX-License-Identifier: MIT
 * A folded phrase as a regular expression over unfolded text: each letter a class of those that fold to it, marks and
 * tatweel behind it, blanks between words.
 */
#ifndef VARIANTS_H
#define VARIANTS_H

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static inline char *variants_of(const char *s) {
  static const struct { const char *letter, *class; } of[] = {
    { "\u0627", "[\u0627\u0623\u0625\u0622\u0671]" }, { "\u0648", "[\u0648\u0624]" }, { "\u064A", "[\u064A\u0649\u0626\u06CC]" },
    { "\u0647", "[\u0647\u0629]" }, { "\u0643", "[\u0643\u06A9]" },
  };
  char *out = malloc(strlen(s) * 24 + 1), *to = out;
  if (!out) abort();
  for (; *s; s += *s == ' ' ? 1 : 2) {
    if (*s == ' ') {
      to += strlen(strcpy(to, "[ \\t]+"));
      continue;
    }
    char letter[3] = { s[0], s[1], 0 };
    const char *class = letter;
    for (size_t i = 0; i < sizeof of / sizeof *of; i++)
      if (strcmp(of[i].letter, letter) == 0) class = of[i].class;
    to += strlen(strcpy(to, class));
    to += strlen(strcpy(to, "[\u064B-\u0652\u0640]*"));
  }
  *to = 0;
  return out;
}

/* Whether n bytes are UTF-8: no overlong forms, no surrogates, nothing above U+10FFFF. */
static inline bool is_utf8(const char *text, size_t n) {
  const unsigned char *s = (const unsigned char *)text;
  for (size_t i = 0; i < n;) {
    unsigned lead = s[i], low = 0x80, high = 0xBF;
    size_t length = lead < 0x80 ? 1 : lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
    if (length == 0 || length > n - i) return false;
    if (lead == 0xE0) low = 0xA0;
    if (lead == 0xED) high = 0x9F;
    if (lead == 0xF0) low = 0x90;
    if (lead == 0xF4) high = 0x8F;
    for (size_t k = 1; k < length; k++, low = 0x80, high = 0xBF)
      if (s[i + k] < low || s[i + k] > high) return false;
    i += length;
  }
  return true;
}

#endif
