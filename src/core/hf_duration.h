/* SPDX-License-Identifier: MIT
 * Durations as hf_duration.c reads them, for hf_when.c, which asks more of a duration than its length.
 * Stands on hf_token. A span is a value; nothing is owned.
 */
#ifndef HF_DURATION_H
#define HF_DURATION_H

#include "core/hf_token.h"

typedef struct hf_span {
  double ms; /* its length; the upper edge of a range */
  double unit; /* ms of the smallest unit named */
  uint32_t n; /* words; 0: none */
  bool bare; /* a unit alone: counts only behind a word of duration or with a part joined to it */
  bool work; /* of working days or hours */
} hf_span;

#pragma GCC visibility push(hidden)

/* The duration that begins at word i; n = 0 where none does. */
hf_span hf_read_duration(const hf_reader *r, uint32_t i);

#pragma GCC visibility pop

#endif
