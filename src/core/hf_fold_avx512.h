/* SPDX-License-Identifier: MIT
 * What the kernels for 64 bytes share. They want VBMI and VBMI2, which came with Ice Lake and Zen 4: HF_AVX512 is defined
 * where the compiler can make them; whether the machine runs them hf_fold_has_avx512 knows.
 */
#ifndef HF_FOLD_AVX512_H
#define HF_FOLD_AVX512_H

#include "core/hf_fold_rule.h"

#if defined(__x86_64__) && defined(__GNUC__)
#define HF_AVX512

#include <immintrin.h>

#ifndef AVX512 /* their tests make the instructions of others */
#define AVX512_TARGET "avx512f,avx512bw,avx512vbmi,avx512vbmi2,bmi,popcnt"
#define AVX512 __attribute__((target(AVX512_TARGET)))
#define AVX512_INLINE static inline __attribute__((target(AVX512_TARGET), always_inline))
#endif

AVX512_INLINE __m512i all_bytes(uint8_t byte) {
  return _mm512_set1_epi8((char)byte);
}

AVX512_INLINE __m512i byte_places(void) { /* 0 to 63 */
  return _mm512_add_epi8(_mm512_broadcast_i64x4(_mm256_load_si256((const __m256i *)(const void *)hf_fold_same[HF_SAME_PLACES])),
                         _mm512_inserti64x4(_mm512_setzero_si512(), _mm256_set1_epi8(32), 1));
}

AVX512_INLINE __m512i byte_before(__m512i v) { /* 0 before the first */
  return _mm512_maskz_permutexvar_epi8(~UINT64_C(1), _mm512_sub_epi8(byte_places(), all_bytes(1)), v);
}

#endif

#endif
