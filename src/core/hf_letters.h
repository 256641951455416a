/* SPDX-License-Identifier: MIT
 * The letters that rules of Arabic spelling speak of, and UTF-8 that is known to be valid.
 * Stands on nothing. Only folded text and patterns that were folded are read with hf_letter_next.
 */
#ifndef HF_LETTERS_H
#define HF_LETTERS_H

#include "hatif.h"

enum { /* as they stand in folded text */
  HF_HAMZA = 0x621,
  HF_ALEF = 0x627,
  HF_BEH = 0x628,
  HF_TEH = 0x62A,
  HF_HAH = 0x62D,
  HF_SEEN = 0x633,
  HF_FEH = 0x641,
  HF_KAF = 0x643,
  HF_LAM = 0x644,
  HF_MEEM = 0x645,
  HF_NOON = 0x646,
  HF_HEH = 0x647,
  HF_WAW = 0x648,
  HF_YEH = 0x64A
};

/* The code point at *p, which moves behind it. The bytes are valid UTF-8 and there is at least one character. */
static inline uint32_t hf_letter_next(const char **p) {
  const unsigned char *s = (const unsigned char *)*p;
  uint32_t n = s[0] < 0x80 ? 1 : s[0] < 0xE0 ? 2 : s[0] < 0xF0 ? 3 : 4;
  *p += n;
  if (n == 1) return s[0];
  if (n == 2) return (s[0] & 0x1Fu) << 6 | (s[1] & 0x3Fu);
  if (n == 3) return (s[0] & 0x0Fu) << 12 | (s[1] & 0x3Fu) << 6 | (s[2] & 0x3Fu);
  return (s[0] & 0x07u) << 18 | (s[1] & 0x3Fu) << 12 | (s[2] & 0x3Fu) << 6 | (s[3] & 0x3Fu);
}

/* Writes a code point as UTF-8, at most four bytes; how many. */
static inline uint32_t hf_letter_put(char *p, uint32_t c) {
  if (c < 0x80) {
    p[0] = (char)c;
    return 1;
  }
  if (c < 0x800) {
    p[0] = (char)(0xC0 | c >> 6);
    p[1] = (char)(0x80 | (c & 0x3F));
    return 2;
  }
  if (c < 0x10000) {
    p[0] = (char)(0xE0 | c >> 12);
    p[1] = (char)(0x80 | (c >> 6 & 0x3F));
    p[2] = (char)(0x80 | (c & 0x3F));
    return 3;
  }
  p[0] = (char)(0xF0 | c >> 18);
  p[1] = (char)(0x80 | (c >> 12 & 0x3F));
  p[2] = (char)(0x80 | (c >> 6 & 0x3F));
  p[3] = (char)(0x80 | (c & 0x3F));
  return 4;
}

#endif
