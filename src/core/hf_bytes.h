/* SPDX-License-Identifier: MIT
 * Values to bytes and back, for what a contact keeps or hands out as bytes: journals of flows, snapshots. Stands on
 * hf_value.h. Whole numbers take seven bits a byte, the least first; signed ones are folded so that small ones stay small.
 * Invariant: a reader never reads outside of its bytes; the first thing that does not hold sets `failed`, and from then
 * on it gives zeros and empty strings. A writer without memory sets `failed` and writes no more.
 */
#ifndef HF_BYTES_H
#define HF_BYTES_H

#include "core/hf_value.h"

typedef struct hf_writer {
  char *p; /* owned by who took it: free(p) */
  uint32_t n, room;
  bool failed; /* no memory, or over 1 GB */
} hf_writer;

typedef struct hf_reader {
  const unsigned char *p, *end; /* borrowed */
  bool failed;
} hf_reader;

#pragma GCC visibility push(hidden)

void hf_put_bytes(hf_writer *w, const void *p, size_t n);
void hf_put_u8(hf_writer *w, uint8_t v);
void hf_put_uint(hf_writer *w, uint64_t v);
void hf_put_int(hf_writer *w, int64_t v);
void hf_put_word(hf_writer *w, uint64_t v); /* eight bytes, the least first */
void hf_put_str(hf_writer *w, hf_str s);
void hf_put_value(hf_writer *w, const hf_value *v);

uint8_t hf_get_u8(hf_reader *r);
bool hf_get_bool(hf_reader *r);
uint64_t hf_get_uint(hf_reader *r);
uint32_t hf_get_u32(hf_reader *r, uint32_t below); /* less than `below`, or failed */
int64_t hf_get_int(hf_reader *r);
uint64_t hf_get_word(hf_reader *r);
hf_str hf_get_str(hf_reader *r); /* borrowed from the reader's bytes */
hf_value hf_get_value(hf_reader *r); /* numbers are finite, or failed; strings are borrowed */
/* A count of things that take `least` bytes each or more: never more than there are bytes for. */
uint32_t hf_get_count(hf_reader *r, uint32_t least);

#pragma GCC visibility pop

#endif
