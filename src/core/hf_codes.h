/* SPDX-License-Identifier: MIT
 * A stretch of text as one byte a letter (HF_CODE_*), each with its place, and cut into words: what a first look at a
 * text reads. Bytes that fold away are gone, so the letters of a word stand side by side:
 *
 *   text    D9 87  D9 8E  D9 84  20  41 62      heh fatha lam, space, A b
 *   code    C7     .      C4     01  41 42
 *   at      0             4      6   7  8
 *
 * Stands on the tables of hf_fold. Invariant: by any kernel and without, the same codes, places and words come out.
 */
#ifndef HF_CODES_H
#define HF_CODES_H

#include "core/hf_fold_rule.h"

enum { HF_CODES_MOST = 0x8000, /* bytes of a stretch */ HF_CODES_SLACK = 96 /* entries around each array: a kernel writes and reads so far */ };

typedef struct hf_codes {
  uint8_t *code; /* n of them; HF_CODE_SPACE for HF_CODES_SLACK before and behind them */
  uint16_t *at; /* n + 1: where in the stretch the character of a code begins; at[n] is the stretch's length */
  uint16_t *first, *last; /* words as codes [first, last) */
  uint16_t *run; /* where 32 codes begin of which one is equal to both that follow it, in order */
  uint32_t n;
  uint32_t nwords, nruns;
  bool expanded; /* some character became several codes */
  void *memory; /* owned: all of these arrays */
  uint32_t room; /* bytes of text they have room for */
} hf_codes;

#pragma GCC visibility push(hidden)

void hf_codes_init(hf_codes *c);
void hf_codes_fini(hf_codes *c);
hf_status hf_codes_reserve(hf_codes *c, uint32_t bytes); /* room for a stretch of that length; empties c */

typedef struct hf_codes_kernel { /* many bytes at once */
  void (*read)(hf_codes *c, const unsigned char *s, uint32_t n, uint32_t *at); /* reads on from *at while it can */
  void (*cut)(hf_codes *c);
} hf_codes_kernel;

extern const hf_codes_kernel hf_codes_avx2, hf_codes_avx512; /* for machines that hf_fold_has_avx2 and …512 */
const hf_codes_kernel *hf_codes_best(void); /* the fastest of them here; NULL: none */

/* Reads s[0..n) up to the first character that its neighbours decide upon; where that begins, or n. There is room.
 * By the kernel, or NULL: byte by byte. */
uint32_t hf_codes_read(hf_codes *c, const unsigned char *s, uint32_t n, const hf_codes_kernel *kernel);

/* Takes back the codes of characters that begin at `end` or behind it; the stretch ends there. */
void hf_codes_end(hf_codes *c, uint32_t end);

/* Cuts what has been read into words. */
void hf_codes_cut(hf_codes *c, const hf_codes_kernel *kernel);

#pragma GCC visibility pop

#endif
