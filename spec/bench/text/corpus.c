/* SPDX-License-Identifier: MIT
 * See corpus.h.
 */
#include "corpus.h"

#include <math.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WORDS = 24000, WORD_MOST = 12, LATIN_WORDS = 3000, LINE_ROOM = 8192 };

typedef struct word {
  uint16_t letter[WORD_MOST]; /* code points */
  uint8_t n;
} word;

typedef struct maker {
  corpus *c;
  uint64_t state;
  size_t room;
  word words[WORDS]; /* by rank: the first are said most */
  char latin[LATIN_WORDS][12];
} maker;

static uint32_t rnd(maker *m, uint32_t below) {
  m->state = m->state * 6364136223846793005u + 1442695040888963407u;
  return (uint32_t)((m->state >> 33) % below);
}

/* A rank, the k-th about k times rarer than the first. */
static uint32_t rank(maker *m, uint32_t first, uint32_t n) {
  double u = rnd(m, 1u << 30) / (double)(1u << 30);
  uint32_t r = (uint32_t)(first * pow((double)n / first, u));
  return r < n ? r : n - 1;
}

/* --- words --------------------------------------------------------------------------------------- */

static const char common[][WORD_MOST] = { /* the letters of said ones, low bytes of U+06xx: min, fi, ala, ila, … */
  "\x45\x46", "\x41\x4A", "\x39\x44\x49", "\x25\x44\x49", "\x48", "\x27\x44\x44\x47", "\x44\x27", "\x45\x27", "\x23\x46",
  "\x43\x27\x46", "\x47\x30\x27", "\x47\x30\x47", "\x30\x44\x43", "\x42\x27\x44", "\x43\x44", "\x34\x4A", "\x48\x34",
  "\x23\x46\x27", "\x25\x46\x2A", "\x47\x48", "\x47\x4A", "\x45\x39", "\x28\x39\x2F", "\x42\x28\x44", "\x4A\x27",
  "\x44\x48", "\x3A\x4A\x31", "\x28\x33", "\x2D\x2A\x49", "\x39\x46\x2F", "\x27\x44\x4A\x48\x45", "\x37\x4A\x28",
  "\x34\x43\x31\x27", "\x33\x27\x39\x29", "\x2F\x42\x4A\x42\x29", "\x46\x39\x45", "\x45\x48", "\x45\x34", "\x44\x33\x47",
  "\x27\x44\x22\x46", "\x43\x4A\x41", "\x44\x4A\x34", "\x48\x4A\x46", "\x45\x2A\x49", "\x23\x4A", "\x27\x44\x37\x44\x28",
};

/* Patterns of words: 1 2 3 stand for the letters of the root. */
static const char shape[][WORD_MOST] = {
  "123", "1\x27" "23", "12\x27" "3", "12\x4A" "3", "\x45" "12\x48" "3", "\x2A" "12\x4A" "3", "\x27\x33\x2A" "12\x27" "3",
  "\x4A" "123", "\x23" "123", "123\x29", "12\x27" "3\x29", "\x27\x44" "123", "\x27\x44" "12\x27" "3", "\x27\x44" "1\x27" "23",
  "\x45" "123", "\x45" "123\x29", "\x27" "1\x2A" "2\x27" "3", "\x4A" "12\x48" "3\x48\x46", "\x2A" "123\x4A", "123\x47\x27",
  "123\x2A", "\x28\x27\x44" "123", "\x48" "12\x27" "3", "\x44\x44" "12\x48" "3", "\x45" "1\x27" "23\x4A\x46", "12\x48" "3",
  "\x27\x44\x45" "12\x48" "3", "123\x27\x2A", "\x33\x46" "123", "\x28" "123",
};

static const char root_letters[] = "\x28\x2A\x2B\x2C\x2D\x2E\x2F\x30\x31\x31\x32\x33\x33\x34\x35\x36\x37\x38\x39\x39\x3A\x41"
                                   "\x42\x42\x43\x44\x44\x45\x45\x46\x46\x47\x48\x4A";

static void make_word(maker *m, word *w) {
  char root[3];
  const char *s = shape[rnd(m, sizeof shape / sizeof shape[0])];
  for (int i = 0; i < 3; i++) root[i] = root_letters[rnd(m, sizeof root_letters - 1)];
  w->n = 0;
  for (; *s; s++) {
    char c = *s >= '1' && *s <= '3' ? root[*s - '1'] : *s;
    w->letter[w->n++] = (uint16_t)(0x600 | (unsigned char)c);
  }
}

static void make_words(maker *m) {
  static const char vowels[] = "aeiou", other[] = "bcdfghklmnprstvw";
  for (uint32_t i = 0; i < WORDS; i++) {
    word *w = &m->words[i];
    make_word(m, w);
    if (i >= sizeof common / sizeof common[0]) continue;
    for (w->n = 0; common[i][w->n]; w->n++) w->letter[w->n] = (uint16_t)(0x600 | (unsigned char)common[i][w->n]);
  }
  for (uint32_t i = 0; i < LATIN_WORDS; i++) {
    uint32_t n = 2 + rnd(m, 8), odd = rnd(m, 2);
    for (uint32_t k = 0; k < n; k++) m->latin[i][k] = (k + odd) % 2 ? vowels[rnd(m, 5)] : other[rnd(m, sizeof other - 1)];
  }
}

/* --- writing ------------------------------------------------------------------------------------- */

static void put_byte(maker *m, unsigned b) {
  if (m->c->n < m->room) m->c->text[m->c->n++] = (char)b;
}

static void put(maker *m, uint32_t point) {
  if (point < 0x80) {
    put_byte(m, point);
  } else if (point < 0x800) {
    put_byte(m, 0xC0 | point >> 6);
    put_byte(m, 0x80 | (point & 0x3F));
  } else {
    if (point < 0x10000) put_byte(m, 0xE0 | point >> 12);
    else put_byte(m, 0xF0 | point >> 18), put_byte(m, 0x80 | (point >> 12 & 0x3F));
    put_byte(m, 0x80 | (point >> 6 & 0x3F));
    put_byte(m, 0x80 | (point & 0x3F));
  }
}

typedef struct style { /* in parts of a thousand */
  uint32_t marks; /* a mark on a letter */
  uint32_t tatweel;
  uint32_t stretch; /* a word's last letter, many times */
  uint32_t latin, digits, emoji; /* instead of a word */
  uint32_t conjunction; /* waw before a word */
  uint32_t point; /* punctuation behind a word */
} style;

static const style calls = { 4, 0, 2, 15, 20, 0, 40, 60 }, tweets = { 15, 10, 20, 50, 30, 40, 30, 80 },
                   vocalised = { 850, 2, 0, 0, 5, 0, 60, 50 };

static void put_word(maker *m, const word *w, const style *s) {
  if (rnd(m, 1000) < s->conjunction) put(m, 0x648);
  for (uint32_t i = 0; i < w->n; i++) {
    put(m, w->letter[i]);
    if (rnd(m, 1000) < s->marks) put(m, 0x64B + rnd(m, 8));
    if (i + 1 < w->n && rnd(m, 1000) < s->tatweel) put(m, 0x640);
  }
  if (rnd(m, 1000) < s->stretch)
    for (uint32_t k = 2 + rnd(m, 4); k > 0; k--) put(m, w->letter[w->n - 1]);
}

static void put_latin(maker *m, bool latvian) {
  static const char plain[] = "aeiusc";
  static const uint16_t marked[] = { 0x101, 0x113, 0x12B, 0x16B, 0x161, 0x10D };
  const char *s = m->latin[rank(m, 3, LATIN_WORDS)];
  for (uint32_t i = 0; s[i]; i++) {
    const char *p = strchr(plain, s[i]);
    if (latvian && p && rnd(m, 5) == 0) put(m, marked[p - plain]);
    else put(m, i == 0 && rnd(m, 12) == 0 ? (uint32_t)s[i] - 32 : (uint32_t)s[i]);
  }
}

static void put_digits(maker *m) {
  uint32_t zero = rnd(m, 2) ? 0x660 : '0';
  for (uint32_t n = 1 + rnd(m, 4); n > 0; n--) put(m, zero + rnd(m, 10));
}

static void put_break(maker *m, const style *s) {
  static const uint32_t points[] = { 0x60C, '.', 0x61F, '!', ',', ':' };
  if (rnd(m, 1000) < s->point) put(m, points[rnd(m, 6)]);
  put(m, ' ');
}

/* One of the phrases, as the style writes it. */
static void put_phrase(maker *m, const style *s) {
  uint32_t letters[64], n = 0;
  const char *p = m->c->plain[rnd(m, CORPUS_PHRASES)];
  word w = { .n = 0 };
  for (; *p; p++) {
    if (*p == ' ') {
      put_word(m, &w, s);
      put(m, ' ');
      w.n = 0;
    } else {
      unsigned lead = (unsigned char)*p++;
      letters[n & 63] = (lead & 0x1F) << 6 | ((unsigned char)*p & 0x3F);
      if (w.n < WORD_MOST) w.letter[w.n++] = (uint16_t)letters[n & 63];
    }
  }
  put_word(m, &w, s);
  put(m, ' ');
}

static void put_line(maker *m, const style *s) {
  for (uint32_t n = 6 + rnd(m, 18); n > 0; n--) {
    uint32_t k = rnd(m, 1000);
    if (k < s->latin) put_latin(m, false);
    else if (k < s->latin + s->digits) put_digits(m);
    else if (k < s->latin + s->digits + s->emoji) put(m, 0x1F600 + rnd(m, 0x40));
    else put_word(m, &m->words[rank(m, 2, WORDS)], s);
    put_break(m, s);
  }
  if (rnd(m, 6) == 0) put_phrase(m, s);
  put(m, '\n');
}

static void put_latin_line(maker *m, bool latvian) {
  for (uint32_t n = 6 + rnd(m, 14); n > 0; n--) {
    put_latin(m, latvian);
    put(m, n > 1 ? ' ' : '.');
  }
  put(m, '\n');
}

static void put_noise(maker *m) {
  static const uint32_t from[] = { 0xFE80, 0x400, 0x590, 0x4E00, 0x1F300, 0x300, 0x200B };
  for (uint32_t n = 10 + rnd(m, 40); n > 0; n--) {
    uint32_t k = rnd(m, 9);
    if (k < 7) put(m, from[k] + rnd(m, 0x60));
    else if (k == 7) put_byte(m, 0x80 + rnd(m, 0x80));
    else put(m, ' ');
  }
  put(m, '\n');
}

/* --- phrases ------------------------------------------------------------------------------------- */

static uint32_t write_word(char *to, const word *w, bool fold) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < w->n; i++) {
    uint32_t p = w->letter[i];
    if (fold) p = p == 0x622 || p == 0x623 || p == 0x625 ? 0x627 : p == 0x629 ? 0x647 : p == 0x649 ? 0x64A : p;
    to[n++] = (char)(0xC0 | p >> 6);
    to[n++] = (char)(0x80 | (p & 0x3F));
  }
  to[n] = 0;
  return n;
}

static char *copy(const char *s) {
  char *to = malloc(strlen(s) + 1);
  return to ? strcpy(to, s) : NULL;
}

static bool make_phrase(maker *m, uint32_t i) {
  static const char *const between[] = { " * ", " *2 ", " {name} ", " [", " (", " {num} ", " {dur} " };
  char plain[256] = "", slots[400] = "", spelled[256] = "", one[64];
  uint32_t n = rnd(m, 25) == 0 ? 1 : 2 + rnd(m, 3);
  for (uint32_t k = 0; k < n; k++) {
    const word *w = &m->words[rank(m, k ? 5 : n == 1 ? 3000 : 60, WORDS)]; /* what is said alone is seldom said */
    const char *gap = k && k <= 2 ? between[rnd(m, 7)] : " ";
    write_word(one, w, true);
    strcat(strcat(spelled, k ? " " : ""), one);
    write_word(one, w, false);
    strcat(strcat(plain, k ? " " : ""), one);
    strcat(strcat(slots, k ? gap : ""), one);
    if (k && (strchr(gap, '[') || strchr(gap, '('))) { /* optional, or an alternative; and a word behind it */
      if (strchr(gap, '(')) strcat(slots, "|");
      write_word(one, &m->words[rank(m, 60, WORDS)], false);
      strcat(slots, strchr(gap, '(') ? one : "");
      strcat(slots, strchr(gap, '(') ? ") " : "] ");
      strcat(slots, one);
    }
  }
  m->c->plain[i] = copy(plain);
  m->c->slots[i] = copy(slots);
  m->c->spelled[i] = copy(spelled);
  return m->c->plain[i] && m->c->slots[i] && m->c->spelled[i];
}

corpus *corpus_new(uint64_t seed, size_t bytes) {
  maker *m = calloc(1, sizeof *m);
  corpus *c = calloc(1, sizeof *c);
  bool good = m && c && (c->text = malloc(bytes + LINE_ROOM));
  if (good) {
    m->c = c;
    m->state = seed;
    m->room = bytes + LINE_ROOM;
    make_words(m);
  }
  for (uint32_t i = 0; i < CORPUS_PHRASES && good; i++) good = make_phrase(m, i);
  while (good && c->n < bytes) {
    uint32_t k = rnd(m, 100);
    if (k < 45) put_line(m, &calls);
    else if (k < 70) put_line(m, &tweets);
    else if (k < 85) put_line(m, &vocalised);
    else if (k < 99) put_latin_line(m, k >= 92);
    else put_noise(m);
  }
  free(m);
  if (good) return c;
  corpus_free(c);
  return NULL;
}

void corpus_free(corpus *c) {
  if (!c) return;
  for (uint32_t i = 0; i < CORPUS_PHRASES; i++) {
    free(c->plain[i]);
    free(c->slots[i]);
    free(c->spelled[i]);
  }
  free(c->text);
  free(c);
}
