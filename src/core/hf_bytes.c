/* SPDX-License-Identifier: MIT
 * Values to bytes and back.
 */
#include "core/hf_bytes.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/hf_grow.h"

enum { MOST = 1 << 30 };

/* --- writing --------------------------------------------------------------------------------------------------- */

void hf_put_bytes(hf_writer *w, const void *p, size_t n) {
  if (w->failed || n > MOST - (size_t)w->n || !hf_grow(&w->p, &w->room, w->n + (uint32_t)n, 1)) {
    w->failed = true;
    return;
  }
  if (n) memcpy(w->p + w->n, p, n);
  w->n += (uint32_t)n;
}

void hf_put_u8(hf_writer *w, uint8_t v) {
  hf_put_bytes(w, &v, 1);
}

void hf_put_uint(hf_writer *w, uint64_t v) {
  unsigned char bytes[10];
  size_t n = 0;
  do {
    bytes[n] = (unsigned char)((v & 0x7f) | (v > 0x7f ? 0x80 : 0));
    v >>= 7;
    n++;
  } while (v);
  hf_put_bytes(w, bytes, n);
}

void hf_put_int(hf_writer *w, int64_t v) {
  hf_put_uint(w, (uint64_t)v << 1 ^ (v < 0 ? UINT64_MAX : 0));
}

void hf_put_word(hf_writer *w, uint64_t v) {
  unsigned char bytes[8];
  for (int i = 0; i < 8; i++) bytes[i] = (unsigned char)(v >> (8 * i));
  hf_put_bytes(w, bytes, 8);
}

void hf_put_str(hf_writer *w, hf_str s) {
  hf_put_uint(w, s.n);
  hf_put_bytes(w, s.p, s.n);
}

void hf_put_value(hf_writer *w, const hf_value *v) {
  uint64_t bits;
  hf_put_u8(w, (uint8_t)v->type);
  switch (v->type) {
    case HF_NIL: break;
    case HF_BOOL: hf_put_u8(w, v->as.b); break;
    case HF_INT: hf_put_int(w, v->as.i); break;
    case HF_NUM:
      memcpy(&bits, &v->as.d, sizeof bits);
      hf_put_word(w, bits);
      break;
    case HF_STR: hf_put_str(w, v->as.s); break;
  }
}

/* --- reading --------------------------------------------------------------------------------------------------- */

/* n bytes, or NULL. */
static const unsigned char *take(hf_reader *r, uint64_t n) {
  if (r->failed || n > (uint64_t)(r->end - r->p)) {
    r->failed = true;
    return NULL;
  }
  const unsigned char *at = r->p;
  r->p += n;
  return at;
}

uint8_t hf_get_u8(hf_reader *r) {
  const unsigned char *at = take(r, 1);
  return at ? *at : 0;
}

bool hf_get_bool(hf_reader *r) {
  uint8_t v = hf_get_u8(r);
  if (v > 1) r->failed = true;
  return v == 1;
}

uint64_t hf_get_uint(hf_reader *r) {
  uint64_t v = 0;
  for (unsigned shift = 0; shift < 64; shift += 7) {
    uint8_t b = hf_get_u8(r);
    if (shift == 63 && b > 1) break;
    v |= (uint64_t)(b & 0x7f) << shift;
    if (!(b & 0x80)) return r->failed ? 0 : v;
  }
  r->failed = true;
  return 0;
}

uint32_t hf_get_u32(hf_reader *r, uint32_t below) {
  uint64_t v = hf_get_uint(r);
  if (v < below) return (uint32_t)v;
  r->failed = true;
  return 0;
}

int64_t hf_get_int(hf_reader *r) {
  uint64_t v = hf_get_uint(r);
  return (int64_t)(v >> 1 ^ (v & 1 ? UINT64_MAX : 0));
}

uint64_t hf_get_word(hf_reader *r) {
  const unsigned char *at = take(r, 8);
  uint64_t v = 0;
  for (int i = 0; at && i < 8; i++) v |= (uint64_t)at[i] << (8 * i);
  return v;
}

hf_str hf_get_str(hf_reader *r) {
  uint64_t n = hf_get_uint(r);
  const unsigned char *at = n < MOST ? take(r, n) : NULL;
  if (at) return (hf_str){ (const char *)at, (uint32_t)n };
  r->failed = true;
  return (hf_str){ NULL, 0 };
}

hf_value hf_get_value(hf_reader *r) {
  hf_value v = { .type = HF_NIL };
  uint64_t bits;
  switch (hf_get_u8(r)) {
    case HF_NIL: return v;
    case HF_BOOL: return (hf_value){ HF_BOOL, { .b = hf_get_bool(r) } };
    case HF_INT: return (hf_value){ HF_INT, { .i = hf_get_int(r) } };
    case HF_NUM:
      bits = hf_get_word(r);
      v.type = HF_NUM;
      memcpy(&v.as.d, &bits, sizeof bits);
      if (isfinite(v.as.d)) return v;
      break;
    case HF_STR: return (hf_value){ HF_STR, { .s = hf_get_str(r) } };
    default: break;
  }
  r->failed = true;
  return (hf_value){ .type = HF_NIL };
}

uint32_t hf_get_count(hf_reader *r, uint32_t least) {
  uint64_t n = hf_get_uint(r);
  if (n <= (uint64_t)(r->end - r->p) / least) return (uint32_t)n;
  r->failed = true;
  return 0;
}
