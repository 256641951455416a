/* SPDX-License-Identifier: MIT
 * One pass over the folded bytes. The class of a code point says whether it goes on with the word, begins another, or
 * separates; hf_fold_class is the rule, a table answers for the scripts of the house.
 */
#include "core/hf_words.h"

#include <stdlib.h>
#include <string.h>

#include "core/hf_fold_rule.h"

typedef struct cutter {
  const unsigned char *s; /* folded */
  uint32_t n, at;
  hf_class last; /* of the character before at */
  uint8_t before; /* HF_BREAK_* for the next word */
} cutter;

void hf_words_init(hf_words *w) {
  memset(w, 0, sizeof *w);
}

void hf_words_fini(hf_words *w) {
  free(w->word);
  memset(w, 0, sizeof *w);
}

/* The class of the character at `at`, and its bytes. Folded text is valid UTF-8. */
static hf_class class_at(const cutter *c, uint32_t at, uint32_t *length) {
  unsigned lead = c->s[at];
  if (lead < 0x80) {
    *length = 1;
    return (hf_class)hf_fold_classes[lead];
  }
  if (lead < 0xE0) {
    *length = 2;
    return (hf_class)hf_fold_classes[(lead & 0x1F) << 6 | (c->s[at + 1] & 0x3F)];
  }
  uint32_t point;
  bool bad;
  *length = hf_fold_decode(c->s + at, c->n - at, &point, &bad);
  uint8_t of_block = point < HF_BLOCK_COUNT << HF_BLOCK_BITS ? hf_fold_block_class[point >> HF_BLOCK_BITS] : 0xFF;
  return of_block == 0xFF ? hf_fold_class(point) : (hf_class)of_block;
}

static bool joins_digits(const cutter *c, uint32_t next) {
  unsigned b = c->s[c->at];
  uint32_t length;
  if (b != '.' && b != ',' && b != ':') return false;
  return c->last == HF_CLASS_DIGITS && next < c->n && class_at(c, next, &length) == HF_CLASS_DIGITS;
}

/* Over what separates, up to the next word; remembers the strongest. */
static void skip_breaks(cutter *c) {
  static const uint8_t strength[] = { HF_BREAK_SPACE, HF_BREAK_LIGHT, HF_BREAK_CLAUSE, HF_BREAK_SENTENCE, HF_BREAK_LIGHT,
                                      HF_BREAK_JOINED };
  while (c->at < c->n) {
    uint32_t length;
    if (c->s[c->at] == ' ') {
      if (c->before < HF_BREAK_SPACE) c->before = HF_BREAK_SPACE;
      c->last = HF_CLASS_SPACE;
      c->at++;
      continue;
    }
    hf_class k = class_at(c, c->at, &length);
    if (k > HF_CLASS_MARK) return;
    uint8_t s = joins_digits(c, c->at + length) ? (uint8_t)HF_BREAK_LIGHT : strength[k];
    if (s > c->before) c->before = s;
    c->last = k;
    c->at += length;
  }
}

/* Over letters of the class, as far as they are ASCII or have two bytes: the most of most words. */
static void skip_letters(cutter *c, hf_class word) {
  const unsigned char *s = c->s;
  uint32_t at = c->at, n = c->n;
  for (;;) {
    if (at + 1 < n && (s[at] & 0xE0) == 0xC0 && hf_fold_classes[(s[at] & 0x1F) << 6 | (s[at + 1] & 0x3F)] == word) at += 2;
    else if (at < n && s[at] < 0x80 && hf_fold_classes[s[at]] == word) at++;
    else break;
  }
  if (at > c->at) c->last = word;
  c->at = at;
}

/* Over one word of the class that begins at c->at. */
static void skip_word(cutter *c, hf_class word) {
  for (;;) {
    skip_letters(c, word);
    if (c->at >= c->n || c->s[c->at] == ' ') return;
    uint32_t length, after;
    hf_class k = class_at(c, c->at, &length);
    if (k == HF_CLASS_APOSTROPHE) {
      bool inside = word == HF_CLASS_LATIN && c->last == HF_CLASS_LATIN && c->at + 1 < c->n &&
                    class_at(c, c->at + 1, &after) == HF_CLASS_LATIN;
      if (!inside) return;
    } else if (k != word && k != HF_CLASS_MARK) {
      return;
    }
    c->last = k;
    c->at += length;
  }
}

static hf_status make_room(hf_words *w) {
  if (w->n < w->room) return HF_OK;
  uint32_t room = w->room ? w->room * 2 : 32;
  hf_word *grown = realloc(w->word, room * sizeof *grown);
  if (!grown) return HF_ENOMEM;
  w->word = grown;
  w->room = room;
  return HF_OK;
}

static bool may_hide(hf_class one, hf_class other) {
  return (one == HF_CLASS_OTHER) != (other == HF_CLASS_OTHER) && one != HF_CLASS_DIGITS && other != HF_CLASS_DIGITS;
}

hf_status hf_words_cut(hf_words *w, const hf_folded *f, const char *s) {
  cutter c = { (const unsigned char *)f->text, f->n, 0, HF_CLASS_SENTENCE, HF_BREAK_SENTENCE };
  hf_class previous = HF_CLASS_SPACE;
  w->folded = f;
  w->original = s;
  w->n = w->mixed = 0;
  for (;;) {
    skip_breaks(&c);
    if (c.at >= c.n) return HF_OK;
    if (make_room(w) != HF_OK) {
      w->n = 0;
      return HF_ENOMEM;
    }
    uint32_t length;
    hf_word *word = &w->word[w->n++];
    hf_class k = class_at(&c, c.at, &length);
    word->first = word->ofirst = c.at;
    word->before = c.before;
    skip_word(&c, k);
    word->last = word->olast = c.at;
    word->script = (uint8_t)(HF_WORD_ARABIC + (k - HF_CLASS_ARABIC));
    hf_folded_original(f, &word->ofirst, &word->olast);
    if (c.before == HF_BREAK_JOINED && may_hide(k, previous)) w->mixed++;
    previous = k;
    c.before = HF_BREAK_JOINED;
  }
}

/* The first folded byte from `at` on that comes from original byte `original` or one behind it. Most often `guess` is. */
static uint32_t place_of(const hf_folded *f, uint32_t at, uint32_t guess, uint32_t original) {
  if (guess > at && guess <= f->n && f->map[guess] >= original && f->map[guess - 1] < original) return guess;
  while (at < f->n && f->map[at] < original) at++;
  return at;
}

void hf_words_place(hf_words *w, const hf_folded *f, uint32_t from, uint32_t to) {
  uint32_t at = from ? w->word[from - 1].last : 0, original = from ? w->word[from - 1].olast : 0;
  for (uint32_t i = from; i < to; i++) {
    hf_word *word = &w->word[i];
    word->first = place_of(f, at, at + (word->ofirst - original), word->ofirst);
    word->last = place_of(f, word->first, word->first + (word->olast - word->ofirst), word->olast);
    at = word->last;
    original = word->olast;
  }
  w->folded = f;
}

bool hf_words_is(const hf_words *w, uint32_t i, const char *lit) {
  const hf_word *word = &w->word[i];
  size_t n = word->last - word->first;
  return strlen(lit) == n && memcmp(w->folded->text + word->first, lit, n) == 0;
}
