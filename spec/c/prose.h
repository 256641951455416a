/* SPDX-License-Identifier: MIT
 * Text for the kernels, from a seed: what is usual to them, and everything else now and then.
 */
#ifndef PROSE_H
#define PROSE_H

#include <stdint.h>

static uint32_t state = 20261201;

static inline uint32_t rnd(uint32_t below) {
  state = state * 1664525 + 1013904223;
  return (uint32_t)((uint64_t)(state >> 4) * below >> 28);
}

static inline uint32_t put(char *s, uint32_t c) {
  if (c < 0x80) return s[0] = (char)c, 1;
  if (c < 0x800) return s[0] = (char)(0xC0 | c >> 6), s[1] = (char)(0x80 | (c & 0x3F)), 2;
  return s[0] = (char)(0xE0 | c >> 12), s[1] = (char)(0x80 | (c >> 6 & 0x3F)), s[2] = (char)(0x80 | (c & 0x3F)), 3;
}

/* Arabic, Latin and ASCII in turns, and now and then anything, bad bytes included. */
static inline uint32_t prose(char *s, uint32_t points) {
  static const uint32_t from[] = { 0x20, 0x600, 0x80 }, many[] = { 0x5F, 0x100, 0x180 };
  uint32_t n = 0, kind = 0;
  for (uint32_t i = 0; i < points; i++) {
    if (rnd(12) == 0) kind = rnd(3);
    n += put(s + n, rnd(60) ? from[kind] + rnd(many[kind]) : 0x80 + rnd(0xD000));
    if (rnd(300) == 0) s[n++] = (char)rnd(256);
  }
  return n;
}

#endif
