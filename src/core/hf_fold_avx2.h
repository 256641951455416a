/* SPDX-License-Identifier: MIT
 * What the kernels for 32 bytes share: neighbours across halves, and a table of 128 bytes looked up 32 times.
 * HF_AVX2 is defined where the compiler can make them; whether the machine runs them hf_fold_has_avx2 knows.
 */
#ifndef HF_FOLD_AVX2_H
#define HF_FOLD_AVX2_H

#include "core/hf_fold_rule.h"

#if defined(__x86_64__) && defined(__GNUC__)
#define HF_AVX2

#include <immintrin.h>

#define AVX2 __attribute__((target("avx2,bmi,popcnt")))
#define AVX2_INLINE static inline __attribute__((target("avx2,bmi,popcnt"), always_inline))

/* Halves are moved by insert and extract, which are fast on every machine, unlike a permute of halves. */
AVX2_INLINE __m256i byte_before(__m256i v) { /* 0 before the first */
  return _mm256_alignr_epi8(v, _mm256_inserti128_si256(_mm256_setzero_si256(), _mm256_castsi256_si128(v), 1), 15);
}

AVX2_INLINE __m256i byte_behind(__m256i v) { /* 0 behind the last */
  return _mm256_alignr_epi8(_mm256_zextsi128_si256(_mm256_extracti128_si256(v, 1)), v, 1);
}

/* A constant as memory: the compiler would build each anew in every block. */
#define SAME(i) _mm256_broadcastsi128_si256(_mm_load_si128((const __m128i *)(const void *)hf_fold_same[i]))

AVX2_INLINE __m256i look_up_16(const uint8_t *lane, __m256i low) {
  return _mm256_shuffle_epi8(_mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)(const void *)lane)), low);
}

/* lane[index] for 32 indexes below 64: four shuffles by the low four bits, chosen among by the other two, each moved to
 * the top bit of its byte. */
AVX2_INLINE __m256i look_up_64(const uint8_t *lane, __m256i low, __m256i bit4, __m256i bit5) {
  __m256i a = _mm256_blendv_epi8(look_up_16(lane, low), look_up_16(lane + 16, low), bit4);
  __m256i b = _mm256_blendv_epi8(look_up_16(lane + 32, low), look_up_16(lane + 48, low), bit4);
  return _mm256_blendv_epi8(a, b, bit5);
}

/* lane[index] for 32 indexes below 128. */
AVX2_INLINE __m256i look_up(const uint8_t lane[128], __m256i index) {
  __m256i low = _mm256_and_si256(index, SAME(HF_SAME_0F));
  __m256i bit4 = _mm256_slli_epi16(index, 3), bit5 = _mm256_slli_epi16(index, 2), bit6 = _mm256_slli_epi16(index, 1);
  return _mm256_blendv_epi8(look_up_64(lane, low, bit4, bit5), look_up_64(lane + 64, low, bit4, bit5), bit6);
}

#endif

#endif
