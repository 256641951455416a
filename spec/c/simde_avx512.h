/* SPDX-License-Identifier: MIT
 * The instructions of the kernels for 64 bytes on any x86-64: a test that includes a kernel's source behind this gets SIMDe's
 * in place of the processor's. Those that SIMDe has not are made here, as Intel's reference describes them.
 */
#ifndef SIMDE_AVX512_H
#define SIMDE_AVX512_H

#include <immintrin.h>

#pragma GCC diagnostic ignored "-Wpsabi" /* these vectors are passed inside this file only */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wpedantic"
#pragma GCC diagnostic ignored "-Wshadow"
#include <simde/x86/avx512.h>
#pragma GCC diagnostic pop

typedef struct lanes { uint8_t byte[64]; } lanes;

static inline lanes bytes_of(simde__m512i v) {
  lanes l;
  memcpy(&l, &v, sizeof l);
  return l;
}

static inline simde__m512i vector_of(const void *from) {
  simde__m512i v;
  memcpy(&v, from, sizeof v);
  return v;
}

static inline simde__m512i compress(uint64_t keep, simde__m512i v) {
  lanes in = bytes_of(v), out = { { 0 } };
  for (int i = 0, n = 0; i < 64; i++)
    if (keep >> i & 1) out.byte[n++] = in.byte[i];
  return vector_of(&out);
}

static inline simde__m512i load_some(uint64_t there, const void *from) {
  lanes out = { { 0 } };
  for (int i = 0; i < 64; i++)
    if (there >> i & 1) out.byte[i] = ((const uint8_t *)from)[i];
  return vector_of(&out);
}

static inline void store_bytes(void *to, uint64_t written, simde__m512i v) {
  lanes in = bytes_of(v);
  for (int i = 0; i < 64; i++)
    if (written >> i & 1) ((uint8_t *)to)[i] = in.byte[i];
}

static inline void store_words(uint32_t *to, uint16_t written, simde__m512i v) {
  uint32_t in[16];
  memcpy(in, &v, sizeof in);
  for (int i = 0; i < 16; i++)
    if (written >> i & 1) to[i] = in[i];
}

static inline simde__m512i widen(simde__m128i v) {
  uint8_t in[16];
  uint32_t out[16];
  memcpy(in, &v, sizeof in);
  for (int i = 0; i < 16; i++) out[i] = in[i];
  return vector_of(out);
}

static inline uint64_t zeros(simde__m512i a, simde__m512i b) {
  lanes x = bytes_of(a), y = bytes_of(b);
  uint64_t out = 0;
  for (int i = 0; i < 64; i++) out |= (uint64_t)!(x.byte[i] & y.byte[i]) << i;
  return out;
}

#define AVX512
#define AVX512_INLINE static inline
#define __m512i simde__m512i
#define __mmask16 simde__mmask16
#define _mm512_add_epi16 simde_mm512_add_epi16
#define _mm512_add_epi32 simde_mm512_add_epi32
#define _mm512_add_epi8 simde_mm512_add_epi8
#define _mm512_and_si512 simde_mm512_and_si512
#define _mm512_broadcast_i64x4 simde_mm512_broadcast_i64x4
#define _mm512_castsi512_si128 simde_mm512_castsi512_si128
#undef _mm512_cmpeq_epi8_mask
#define _mm512_cmpeq_epi8_mask simde_mm512_cmpeq_epi8_mask
#define _mm512_broadcast_i32x4 simde_mm512_broadcast_i32x4
#define _mm512_castsi512_si256 simde_mm512_castsi512_si256
#define _mm512_cmpgt_epi8_mask simde_mm512_cmpgt_epi8_mask
#define _mm512_cmplt_epi8_mask simde_mm512_cmplt_epi8_mask
#undef _mm512_extracti32x4_epi32
#undef _mm512_extracti64x4_epi64
#define _mm512_extracti64x4_epi64 simde_mm512_extracti64x4_epi64
#define _mm512_extracti32x4_epi32 simde_mm512_extracti32x4_epi32
#undef _mm512_inserti64x4
#define _mm512_inserti64x4 simde_mm512_inserti64x4
#define _mm512_loadu_si512 simde_mm512_loadu_si512
#define _mm512_mask_add_epi8 simde_mm512_mask_add_epi8
#undef _mm512_mask_blend_epi8
#define _mm512_mask_blend_epi8 simde_mm512_mask_blend_epi8
#define _mm512_mask_mov_epi8 simde_mm512_mask_mov_epi8
#define _mm512_mask_sub_epi8 simde_mm512_mask_sub_epi8
#define _mm512_maskz_mov_epi8 simde_mm512_maskz_mov_epi8
#define _mm512_maskz_permutex2var_epi8 simde_mm512_maskz_permutex2var_epi8
#define _mm512_maskz_permutexvar_epi8 simde_mm512_maskz_permutexvar_epi8
#define _mm512_movepi8_mask simde_mm512_movepi8_mask
#define _mm512_or_si512 simde_mm512_or_si512
#define _mm512_permutex2var_epi8 simde_mm512_permutex2var_epi8
#define _mm512_set1_epi16 simde_mm512_set1_epi16
#define _mm512_set1_epi32 simde_mm512_set1_epi32
#define _mm512_set1_epi8 simde_mm512_set1_epi8
#define _mm512_setzero_si512 simde_mm512_setzero_si512
#define _mm512_shuffle_epi8 simde_mm512_shuffle_epi8
#undef _mm512_slli_epi16
#undef _mm512_srli_epi16
#define _mm512_srli_epi16 simde_mm512_srli_epi16
#define _mm512_storeu_si512 simde_mm512_storeu_si512
#define _mm512_slli_epi16 simde_mm512_slli_epi16
#define _mm512_sub_epi8 simde_mm512_sub_epi8
#define _mm512_test_epi8_mask simde_mm512_test_epi8_mask
#define _mm512_xor_si512 simde_mm512_xor_si512
#define _mm256_load_si256 simde_mm256_load_si256
#define _mm256_set1_epi8 simde_mm256_set1_epi8
#define __m256i simde__m256i
#define __m128i simde__m128i
#define _mm_loadu_si128 simde_mm_loadu_si128
#define _mm512_maskz_compress_epi8 compress
#define _mm512_maskz_loadu_epi8 load_some
#define _mm512_mask_storeu_epi8 store_bytes
#define _mm512_mask_storeu_epi32 store_words
#define _mm512_cvtepu8_epi32 widen
#define _mm512_cvtepi8_epi16 simde_mm512_cvtepi8_epi16
#undef _mm_prefetch
#define _mm_prefetch(at, hint) (void)(at)
#define _mm512_testn_epi8_mask zeros
#define _mm_popcnt_u64(v) __builtin_popcountll(v)
#define _tzcnt_u64(v) (uint64_t)__builtin_ctzll(v)

#endif
