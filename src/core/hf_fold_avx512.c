/* SPDX-License-Identifier: MIT
 * 64 bytes at once, as hf_fold_avx2.c does 32: what a second byte becomes is one look-up in a table of 128, and one
 * instruction squeezes out all bytes that go.
 */
#include "core/hf_fold_avx512.h"

#ifdef HF_AVX512

bool hf_fold_has_avx512(void) {
  return HF_SIMD_BITS >= 512 && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
         __builtin_cpu_supports("avx512vbmi") && __builtin_cpu_supports("avx512vbmi2") && __builtin_cpu_supports("bmi") &&
         __builtin_cpu_supports("popcnt");
}

typedef struct block {
  __m512i in; /* as read */
  __m512i out; /* what each byte becomes */
  uint64_t ascii, lead, tail; /* a bit for each byte: what it is; tail: second */
  uint64_t gone, wide, unknown; /* of the second bytes: the code point goes; keeps its lead; goes by itself */
} block;

/* Puts what the two leads of a lane and their second bytes become into the block. */
AVX512_INLINE void take_lane(block *b, const uint8_t lane[128], uint8_t lead) {
  __m512i before = byte_before(b->in), one = all_bytes(1), even = all_bytes(0xFE);
  uint64_t is_lead = _mm512_cmpeq_epi8_mask(_mm512_and_si512(b->in, even), all_bytes(lead));
  uint64_t follows = _mm512_cmpeq_epi8_mask(_mm512_and_si512(before, even), all_bytes(lead));
  uint64_t is_second = follows & _mm512_cmplt_epi8_mask(b->in, all_bytes(0xC0)); /* below as signed bytes: 80 to BF */
  __m512i index = _mm512_or_si512(_mm512_and_si512(_mm512_slli_epi16(before, 6), all_bytes(0x40)), _mm512_and_si512(b->in, all_bytes(0x3F)));
  __m512i found = _mm512_maskz_permutex2var_epi8(is_second, _mm512_loadu_si512(lane), index, _mm512_loadu_si512(lane + 64));
  uint64_t wide = _mm512_movepi8_mask(found), other = wide & _mm512_test_epi8_mask(found, all_bytes(HF_LANE_OTHER_LEAD));
  /* HF_LANE_OTHER_LEAD goes out of a second byte, and as 1 into the lead before it. */
  b->out = _mm512_mask_blend_epi8(is_second, b->out, _mm512_xor_si512(found, _mm512_maskz_mov_epi8(other, all_bytes(HF_LANE_OTHER_LEAD))));
  b->out = _mm512_xor_si512(b->out, _mm512_maskz_mov_epi8(other >> 1, one));
  b->tail |= is_second;
  b->lead |= is_lead;
  b->gone |= is_second & _mm512_testn_epi8_mask(found, found);
  b->wide |= wide;
  b->unknown |= _mm512_cmpeq_epi8_mask(found, all_bytes(HF_LANE_NOT));
}

/* The bytes of s whose bits are set in `there`; the others are 0. */
AVX512_INLINE block read_block(const unsigned char *s, uint64_t there) {
  block b = { .in = _mm512_maskz_loadu_epi8(there, s) };
  uint64_t capital = _mm512_cmpgt_epi8_mask(b.in, all_bytes('A' - 1)) & _mm512_cmplt_epi8_mask(b.in, all_bytes('Z' + 1));
  b.out = _mm512_mask_add_epi8(b.in, capital, b.in, all_bytes('a' - 'A'));
  b.ascii = ~_mm512_movepi8_mask(b.in);
  if (b.ascii == UINT64_MAX) return b;
  __m512i even = _mm512_and_si512(b.in, all_bytes(0xFE));
  if (_mm512_cmpeq_epi8_mask(even, all_bytes(0xD8))) take_lane(&b, hf_fold_lane[HF_LANE_ARABIC], 0xD8);
  if (_mm512_cmpeq_epi8_mask(even, all_bytes(0xC4))) take_lane(&b, hf_fold_lane[HF_LANE_LATIN_EXT], 0xC4);
  if (_mm512_cmpeq_epi8_mask(even, all_bytes(0xC2))) take_lane(&b, hf_fold_lane[HF_LANE_LATIN_1], 0xC2);
  return b;
}

/* Writes the kept bytes of a block that begins at `at`, and nothing behind them; how many. */
AVX512_INLINE uint32_t write_block(char *text, uint32_t *map, const block *b, uint64_t keep, uint32_t at) {
  uint32_t n = (uint32_t)_mm_popcnt_u64(keep);
  uint64_t written = n == 64 ? UINT64_MAX : (UINT64_C(1) << n) - 1;
  __m512i place = _mm512_mask_sub_epi8(byte_places(), b->tail, byte_places(), all_bytes(1)); /* a second byte stands where its lead does */
  __m512i packed = _mm512_maskz_compress_epi8(keep, place), from = _mm512_set1_epi32((int)at);
  _mm512_mask_storeu_epi8(text, written, _mm512_maskz_compress_epi8(keep, b->out));
  _mm512_mask_storeu_epi32(map, (__mmask16)written, _mm512_add_epi32(_mm512_cvtepu8_epi32(_mm512_castsi512_si128(packed)), from));
  _mm512_mask_storeu_epi32(map + 16, (__mmask16)(written >> 16),
                           _mm512_add_epi32(_mm512_cvtepu8_epi32(_mm512_extracti32x4_epi32(packed, 1)), from));
  _mm512_mask_storeu_epi32(map + 32, (__mmask16)(written >> 32),
                           _mm512_add_epi32(_mm512_cvtepu8_epi32(_mm512_extracti32x4_epi32(packed, 2)), from));
  _mm512_mask_storeu_epi32(map + 48, (__mmask16)(written >> 48),
                           _mm512_add_epi32(_mm512_cvtepu8_epi32(_mm512_extracti32x4_epi32(packed, 3)), from));
  return n;
}

AVX512 void hf_fold_blocks_avx512(hf_fold_run *r, uint32_t end) {
  uint32_t at = r->at, n = r->f->n;
  bool cut = true; /* nothing is wrong with what follows but that the block ended */
  while (cut && at < end) {
    uint64_t there = end - at < 64 ? (UINT64_C(1) << (end - at)) - 1 : UINT64_MAX;
    block b = read_block(r->s + at, there);
    uint64_t stop = ~(b.ascii | (b.lead & b.tail >> 1) | b.tail) | b.unknown >> 1 | ~there;
    uint64_t keep = b.ascii | (b.tail & ~b.gone) | (b.lead & b.wide >> 1);
    uint32_t length = stop ? (uint32_t)_tzcnt_u64(stop) : 64;
    cut = !stop || (stop == UINT64_C(1) << 63 && b.lead >> 63); /* a last byte that is a lead is read again */
    if (stop) keep &= (UINT64_C(1) << length) - 1;
    n += write_block(r->f->text + n, r->f->map + n, &b, keep, at);
    at += length;
  }
  r->at = at;
  r->f->n = n;
}

#else

bool hf_fold_has_avx512(void) {
  return false;
}

void hf_fold_blocks_avx512(hf_fold_run *r, uint32_t end) {
  (void)r;
  (void)end;
}

#endif
