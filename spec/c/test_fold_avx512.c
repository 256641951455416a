/* SPDX-License-Identifier: MIT
 * The fold of 64 bytes at once on any machine: its source, compiled with SIMDe's instructions in place of the processor's,
 * against the scalar fold. Those that SIMDe has not are made here, as Intel's reference describes them.
 */
#include "check.h"

#ifdef __x86_64__

#include <immintrin.h>

#pragma GCC diagnostic ignored "-Wpsabi" /* these vectors are passed inside this file only */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wpedantic"
#pragma GCC diagnostic ignored "-Wshadow"
#include <simde/x86/avx512.h>
#pragma GCC diagnostic pop

typedef struct lanes { uint8_t byte[64]; } lanes;

static lanes bytes_of(simde__m512i v) {
  lanes l;
  memcpy(&l, &v, sizeof l);
  return l;
}

static simde__m512i vector_of(const void *from) {
  simde__m512i v;
  memcpy(&v, from, sizeof v);
  return v;
}

static simde__m512i compress(uint64_t keep, simde__m512i v) {
  lanes in = bytes_of(v), out = { { 0 } };
  for (int i = 0, n = 0; i < 64; i++)
    if (keep >> i & 1) out.byte[n++] = in.byte[i];
  return vector_of(&out);
}

static simde__m512i load_some(uint64_t there, const void *from) {
  lanes out = { { 0 } };
  for (int i = 0; i < 64; i++)
    if (there >> i & 1) out.byte[i] = ((const uint8_t *)from)[i];
  return vector_of(&out);
}

static void store_bytes(void *to, uint64_t written, simde__m512i v) {
  lanes in = bytes_of(v);
  for (int i = 0; i < 64; i++)
    if (written >> i & 1) ((uint8_t *)to)[i] = in.byte[i];
}

static void store_words(uint32_t *to, uint16_t written, simde__m512i v) {
  uint32_t in[16];
  memcpy(in, &v, sizeof in);
  for (int i = 0; i < 16; i++)
    if (written >> i & 1) to[i] = in[i];
}

static simde__m512i widen(simde__m128i v) {
  uint8_t in[16];
  uint32_t out[16];
  memcpy(in, &v, sizeof in);
  for (int i = 0; i < 16; i++) out[i] = in[i];
  return vector_of(out);
}

static uint64_t zeros(simde__m512i a, simde__m512i b) {
  lanes x = bytes_of(a), y = bytes_of(b);
  uint64_t out = 0;
  for (int i = 0; i < 64; i++) out |= (uint64_t)!(x.byte[i] & y.byte[i]) << i;
  return out;
}

#define AVX512
#define AVX512_INLINE static inline
#define __m512i simde__m512i
#define __mmask16 simde__mmask16
#define _mm512_add_epi32 simde_mm512_add_epi32
#define _mm512_add_epi8 simde_mm512_add_epi8
#define _mm512_and_si512 simde_mm512_and_si512
#define _mm512_broadcast_i64x4 simde_mm512_broadcast_i64x4
#define _mm512_castsi512_si128 simde_mm512_castsi512_si128
#undef _mm512_cmpeq_epi8_mask
#define _mm512_cmpeq_epi8_mask simde_mm512_cmpeq_epi8_mask
#define _mm512_cmpgt_epi8_mask simde_mm512_cmpgt_epi8_mask
#define _mm512_cmplt_epi8_mask simde_mm512_cmplt_epi8_mask
#undef _mm512_extracti32x4_epi32
#define _mm512_extracti32x4_epi32 simde_mm512_extracti32x4_epi32
#undef _mm512_inserti64x4
#define _mm512_inserti64x4 simde_mm512_inserti64x4
#define _mm512_loadu_si512 simde_mm512_loadu_si512
#define _mm512_mask_add_epi8 simde_mm512_mask_add_epi8
#define _mm512_mask_blend_epi8 simde_mm512_mask_blend_epi8
#define _mm512_mask_sub_epi8 simde_mm512_mask_sub_epi8
#define _mm512_maskz_mov_epi8 simde_mm512_maskz_mov_epi8
#define _mm512_maskz_permutex2var_epi8 simde_mm512_maskz_permutex2var_epi8
#define _mm512_maskz_permutexvar_epi8 simde_mm512_maskz_permutexvar_epi8
#define _mm512_movepi8_mask simde_mm512_movepi8_mask
#define _mm512_or_si512 simde_mm512_or_si512
#define _mm512_set1_epi32 simde_mm512_set1_epi32
#define _mm512_set1_epi8 simde_mm512_set1_epi8
#define _mm512_setzero_si512 simde_mm512_setzero_si512
#undef _mm512_slli_epi16
#define _mm512_slli_epi16 simde_mm512_slli_epi16
#define _mm512_sub_epi8 simde_mm512_sub_epi8
#define _mm512_test_epi8_mask simde_mm512_test_epi8_mask
#define _mm512_xor_si512 simde_mm512_xor_si512
#define _mm256_load_si256 simde_mm256_load_si256
#define _mm256_set1_epi8 simde_mm256_set1_epi8
#define __m256i simde__m256i
#define _mm512_maskz_compress_epi8 compress
#define _mm512_maskz_loadu_epi8 load_some
#define _mm512_mask_storeu_epi8 store_bytes
#define _mm512_mask_storeu_epi32 store_words
#define _mm512_cvtepu8_epi32 widen
#define _mm512_testn_epi8_mask zeros
#define _mm_popcnt_u64(v) __builtin_popcountll(v)
#define _tzcnt_u64(v) (uint64_t)__builtin_ctzll(v)
#define hf_fold_has_avx512 has_avx512
#define hf_fold_blocks_avx512 blocks

#include "core/hf_fold_avx512.c"

static uint32_t state = 20261201;

static uint32_t rnd(uint32_t below) {
  state = state * 1664525 + 1013904223;
  return (uint32_t)((uint64_t)(state >> 4) * below >> 28);
}

static uint32_t put(char *s, uint32_t c) {
  if (c < 0x80) return s[0] = (char)c, 1;
  if (c < 0x800) return s[0] = (char)(0xC0 | c >> 6), s[1] = (char)(0x80 | (c & 0x3F)), 2;
  return s[0] = (char)(0xE0 | c >> 12), s[1] = (char)(0x80 | (c >> 6 & 0x3F)), s[2] = (char)(0x80 | (c & 0x3F)), 3;
}

/* Arabic, Latin and ASCII in turns, and now and then anything, bad bytes included. */
static uint32_t prose(char *s, uint32_t points) {
  static const uint32_t from[] = { 0x20, 0x600, 0x80 }, many[] = { 0x5F, 0x100, 0x180 };
  uint32_t n = 0, kind = 0;
  for (uint32_t i = 0; i < points; i++) {
    if (rnd(12) == 0) kind = rnd(3);
    n += put(s + n, rnd(60) ? from[kind] + rnd(many[kind]) : 0x80 + rnd(0xD000));
    if (rnd(300) == 0) s[n++] = (char)rnd(256);
  }
  return n;
}

static bool same(const hf_folded *a, const hf_folded *b) {
  return a->n == b->n && a->bad == b->bad && memcmp(a->text, b->text, a->n) == 0 &&
         memcmp(a->map, b->map, (a->n + 1) * sizeof *a->map) == 0;
}

static uint32_t wrong(const char *s, uint32_t n) {
  static hf_folded fast, plain;
  if (hf_fold_by(&fast, HF_FOLD_DEFAULT, s, n, blocks) || hf_fold_by(&plain, HF_FOLD_DEFAULT, s, n, NULL)) return 1;
  return !same(&fast, &plain);
}

int main(void) {
  char s[2048];
  uint32_t bad = 0;
  for (uint32_t i = 0; i < 6000; i++) bad += wrong(s, prose(s, rnd(400)));
  CHECK(bad == 0);
  for (uint32_t point = 0x80; point < 0x800; point++) /* every code point of two bytes around every edge of a block */
    for (uint32_t place = 0; place < 66; place += place == 2 ? 60 : 1) {
      memset(s, 'Q', 140);
      put(s + place, point);
      bad += wrong(s, 140);
    }
  CHECK(bad == 0);
  for (uint32_t n = 0; n < 140; n++) { /* every length */
    memset(s, 'a', n);
    bad += wrong(s, n);
  }
  CHECK(bad == 0);
  return checks_done("fold_avx512");
}

#else

int main(void) {
  return checks_done("fold_avx512: none on this processor");
}

#endif
