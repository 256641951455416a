/* SPDX-License-Identifier: MIT
 * Phrases: named sets of patterns, compiled to one automaton, all found in one pass over the words of an utterance.
 * Stands on hf_words, hf_quantity and hf_when. A compiled set is immutable, may be shared, and does not know Lua or time.
 * Invariant: whole words only; linear in the text for any patterns; hits carry offsets into the original bytes.
 */
#ifndef HF_PHRASE_H
#define HF_PHRASE_H

#include "core/hf_value.h"
#include "core/hf_when.h"
#include "core/hf_words.h"

typedef struct hf_phrase_builder hf_phrase_builder;
typedef struct hf_phrases hf_phrases; /* compiled */
typedef struct hf_scan hf_scan; /* scratch of one scanner; grows, is reused */

enum { HF_PHRASE_UNLESS_NEGATED = 1 }; /* flags of a phrase */

typedef struct hf_pattern_error {
  uint32_t at; /* 0-based byte of the pattern where it cannot be read */
  const char *what; /* static text: what was wrong and what was expected */
} hf_pattern_error;

typedef enum hf_slot_kind { HF_SLOT_TEXT, HF_SLOT_DUR, HF_SLOT_NUM, HF_SLOT_WHEN } hf_slot_kind;

typedef struct hf_capture {
  uint32_t slot; /* index for hf_phrases_slot_name */
  hf_slot_kind kind;
  uint32_t first, last; /* original bytes [first, last) */
  int64_t ms; /* HF_SLOT_DUR */
  double number; /* HF_SLOT_NUM */
  hf_when when; /* HF_SLOT_WHEN: as it was said; hf_when_due has its time */
} hf_capture;

typedef struct hf_hit {
  uint32_t phrase; /* the phrase's id, in order of hf_phrase_add */
  uint32_t first, last; /* original bytes [first, last) */
  uint32_t ncaptures;
  const hf_capture *captures; /* in order of first; valid until the next scan with the same scratch */
} hf_hit;

#pragma GCC visibility push(hidden)

hf_phrase_builder *hf_phrase_builder_new(void); /* NULL: no memory */
void hf_phrase_builder_free(hf_phrase_builder *b);

/* A new phrase; ids count from 0. */
hf_status hf_phrase_add(hf_phrase_builder *b, uint32_t flags, uint32_t *phrase);

/* One more pattern of a phrase. HF_ESYNTAX fills *err; HF_ELIMIT: pattern longer or deeper than declared (also in *err). */
hf_status hf_phrase_pattern(hf_phrase_builder *b, uint32_t phrase, const char *pattern, size_t n, hf_pattern_error *err);

/* Compiles what was added; the builder stays as it was and is freed by its owner. */
hf_status hf_phrase_compile(const hf_phrase_builder *b, hf_phrases **out);
void hf_phrases_free(hf_phrases *p);

uint32_t hf_phrases_count(const hf_phrases *p);
hf_str hf_phrases_slot_name(const hf_phrases *p, uint32_t slot);

hf_scan *hf_scan_new(void);
void hf_scan_free(hf_scan *s);

/* All hits in n bytes of text: one per phrase (leftmost start, then earliest end, slots as short as possible) unless
 * `every`, in order of first, then last, then phrase id. *hits is valid until the next scan with the same scratch. */
hf_status hf_scan_text(hf_scan *s, const hf_phrases *p, const char *text, size_t n, bool every,
                       const hf_hit **hits, uint32_t *nhits);

/* Of those only the ones whose first word begins in front of byte `before`. */
hf_status hf_scan_head(hf_scan *s, const hf_phrases *p, const char *text, size_t n, size_t before, bool every,
                       const hf_hit **hits, uint32_t *nhits);

/* The same by slices, so that other things can be done in between: the beginning, then about as much work a time as
 * `bytes` of text are, 4096 at least, until *done; the last ones of a long text only give memory back. *hits are those
 * that a slice has found, valid until the next. Text and phrases must stay. After an error the scan is over. */
hf_status hf_scan_open(hf_scan *s, const hf_phrases *p, const char *text, size_t n, bool every);
hf_status hf_scan_slice(hf_scan *s, uint32_t bytes, const hf_hit **hits, uint32_t *nhits, bool *done);

/* Of the text that s has scanned last: the byte from which on it is to be kept, so that a phrase which the next text
 * goes on with is found in both together, with the words before it that may negate it. n: nothing is left open. */
uint32_t hf_scan_rest(const hf_scan *s, const hf_phrases *p);

#pragma GCC visibility pop

#endif
