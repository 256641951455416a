/* SPDX-License-Identifier: MIT
 * 32 bytes at once: ASCII, Arabic with the leads D8 and D9, Latin with C2 to C5.
 *
 * A second byte and the lowest bit of its lead are a number below 128, which picks one of eight shuffles of sixteen.
 * What they give says what both bytes become (HF_LANE_*). Bytes that go are squeezed out eight at a time:
 *
 *   bytes        D8 B3  D9 8E  D9 84  20 41       seen, fatha, lam, space, A
 *   become       D8 B3   .  .  D9 84  20 61       keep = 1 1 0 0 1 1 1 1
 *   their place   0  0      2   4  4   6  7
 *   packed       D8 B3  D9 84  20 61              places 0 0 4 4 6 7
 *
 * A block ends before a code point that is not among these, or whose lane says HF_LANE_NOT, or that the block cuts.
 */
#include "core/hf_fold_avx2.h"

#ifdef HF_AVX2

bool hf_fold_has_avx2(void) {
  return HF_SIMD_BITS >= 256 && __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("popcnt");
}

typedef struct block {
  __m256i in; /* as read */
  __m256i out; /* what each byte becomes */
  __m256i second; /* all ones where a known second byte stands */
  uint32_t ascii, lead, tail; /* a bit for each byte: what it is; tail: second */
  uint32_t gone, wide, unknown; /* of the second bytes: the code point goes; keeps its lead; goes by itself */
} block;

/* Puts what the two leads of a lane and their second bytes become into the block. */
AVX2_INLINE void take_lane(block *b, const uint8_t lane[128], __m256i lead) {
  const __m256i other = SAME(HF_SAME_OTHER_LEAD), zero = _mm256_setzero_si256();
  __m256i is_lead = _mm256_cmpeq_epi8(_mm256_and_si256(b->in, SAME(HF_SAME_FE)), lead);
  __m256i before = byte_before(b->in);
  __m256i follows = _mm256_cmpeq_epi8(_mm256_and_si256(before, SAME(HF_SAME_FE)), lead);
  __m256i is_second = _mm256_and_si256(follows, _mm256_cmpgt_epi8(SAME(HF_SAME_C0), b->in));
  __m256i index = _mm256_or_si256(_mm256_and_si256(_mm256_slli_epi16(before, 6), other),
                                  _mm256_and_si256(b->in, SAME(HF_SAME_3F)));
  __m256i found = _mm256_and_si256(look_up(lane, index), is_second);
  __m256i switched = _mm256_and_si256(_mm256_and_si256(found, other), _mm256_cmpgt_epi8(zero, found));
  /* The bit is 0x40 in a second byte: out of it, and as 1 into the lead before it. */
  b->out = _mm256_blendv_epi8(b->out, _mm256_xor_si256(found, switched), is_second);
  b->out = _mm256_xor_si256(b->out, _mm256_srli_epi16(byte_behind(switched), 6));
  b->second = _mm256_or_si256(b->second, is_second);
  uint32_t tail = (uint32_t)_mm256_movemask_epi8(is_second);
  b->tail |= tail;
  b->lead |= (uint32_t)_mm256_movemask_epi8(is_lead);
  b->gone |= tail & (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(found, zero));
  b->wide |= (uint32_t)_mm256_movemask_epi8(found);
  b->unknown |= (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(found, _mm256_cmpeq_epi8(zero, zero)));
}

AVX2 __attribute__((noinline)) static void take_latin(block *b) {
  const __m256i even = SAME(HF_SAME_FE), ext = _mm256_set1_epi8((char)0xC4), latin_1 = _mm256_set1_epi8((char)0xC2);
  __m256i lead = _mm256_and_si256(b->in, even);
  if (_mm256_movemask_epi8(_mm256_cmpeq_epi8(lead, ext))) take_lane(b, hf_fold_lane[HF_LANE_LATIN_EXT], ext);
  if (_mm256_movemask_epi8(_mm256_cmpeq_epi8(lead, latin_1))) take_lane(b, hf_fold_lane[HF_LANE_LATIN_1], latin_1);
}

AVX2_INLINE __m256i lower_case(__m256i v) {
  __m256i capital = _mm256_and_si256(_mm256_cmpgt_epi8(v, SAME(HF_SAME_BEFORE_A)), _mm256_cmpgt_epi8(SAME(HF_SAME_AFTER_Z), v));
  return _mm256_or_si256(v, _mm256_and_si256(capital, SAME(HF_SAME_CASE)));
}

/* Writes the kept bytes of eight, and their places from `at` on. */
AVX2_INLINE uint32_t pack_eight(char *text, uint32_t *map, __m128i bytes, __m128i places, uint32_t keep, uint32_t at) {
  __m128i order = _mm_loadl_epi64((const __m128i *)(const void *)hf_fold_pack[keep]);
  _mm_storel_epi64((__m128i *)(void *)text, _mm_shuffle_epi8(bytes, order));
  __m256i place = _mm256_cvtepi8_epi32(_mm_shuffle_epi8(places, order));
  _mm256_storeu_si256((__m256i *)(void *)map, _mm256_add_epi32(place, _mm256_set1_epi32((int)at)));
  return (uint32_t)_mm_popcnt_u32(keep);
}

/* Writes the kept bytes of a block that begins at `at`; how many. */
AVX2_INLINE uint32_t write_block(char *text, uint32_t *map, const block *b, uint32_t keep, uint32_t at) {
  /* 0 to 31; a second byte stands where its lead does. */
  __m256i places = _mm256_add_epi8(_mm256_load_si256((const __m256i *)(const void *)hf_fold_same[HF_SAME_PLACES]), b->second);
  __m128i bytes_high = _mm256_extracti128_si256(b->out, 1), places_high = _mm256_extracti128_si256(places, 1);
  __m128i bytes_low = _mm256_castsi256_si128(b->out), places_low = _mm256_castsi256_si128(places);
  uint32_t n = pack_eight(text, map, bytes_low, places_low, keep & 0xFF, at);
  n += pack_eight(text + n, map + n, _mm_srli_si128(bytes_low, 8), _mm_srli_si128(places_low, 8), keep >> 8 & 0xFF, at);
  n += pack_eight(text + n, map + n, bytes_high, places_high, keep >> 16 & 0xFF, at);
  n += pack_eight(text + n, map + n, _mm_srli_si128(bytes_high, 8), _mm_srli_si128(places_high, 8), keep >> 24, at);
  return n;
}

/* Writes a block of which every byte is kept. */
AVX2_INLINE void write_all(char *text, uint32_t *map, const block *b, uint32_t at) {
  __m256i places = _mm256_add_epi8(_mm256_load_si256((const __m256i *)(const void *)hf_fold_same[HF_SAME_PLACES]), b->second);
  __m256i from = _mm256_set1_epi32((int)at);
  __m128i low = _mm256_castsi256_si128(places), high = _mm256_extracti128_si256(places, 1);
  __m256i *to = (__m256i *)(void *)map;
  _mm256_storeu_si256((__m256i *)(void *)text, b->out);
  _mm256_storeu_si256(to, _mm256_add_epi32(_mm256_cvtepi8_epi32(low), from));
  _mm256_storeu_si256(to + 1, _mm256_add_epi32(_mm256_cvtepi8_epi32(_mm_srli_si128(low, 8)), from));
  _mm256_storeu_si256(to + 2, _mm256_add_epi32(_mm256_cvtepi8_epi32(high), from));
  _mm256_storeu_si256(to + 3, _mm256_add_epi32(_mm256_cvtepi8_epi32(_mm_srli_si128(high, 8)), from));
}

AVX2 void hf_fold_blocks_avx2(hf_fold_run *r, uint32_t end) {
  const unsigned char *s = r->s;
  char *text = r->f->text;
  uint32_t *map = r->f->map, at = r->at, n = r->f->n, length = 32;
  bool cut = false; /* the last byte of the block is a lead: it is read again */
  for (; (length == 32 || cut) && at + 32 <= end; at += length) {
    block b = { .in = _mm256_loadu_si256((const __m256i *)(const void *)(s + at)) };
    b.out = lower_case(b.in);
    b.second = _mm256_setzero_si256();
    b.ascii = ~(uint32_t)_mm256_movemask_epi8(b.in);
    if (b.ascii != UINT32_MAX) {
      __m256i arabic = _mm256_cmpeq_epi8(_mm256_and_si256(b.in, SAME(HF_SAME_FE)), SAME(HF_SAME_D8));
      __m256i latin = _mm256_and_si256(_mm256_cmpgt_epi8(SAME(HF_SAME_C6), b.in), _mm256_cmpgt_epi8(b.in, SAME(HF_SAME_C1)));
      if (_mm256_movemask_epi8(arabic)) take_lane(&b, hf_fold_lane[HF_LANE_ARABIC], SAME(HF_SAME_D8));
      if (_mm256_movemask_epi8(latin)) take_latin(&b);
    }
    uint32_t stop = ~(b.ascii | (b.lead & b.tail >> 1) | b.tail) | b.unknown >> 1;
    uint32_t keep = b.ascii | (b.tail & ~b.gone) | (b.lead & b.wide >> 1);
    length = 32;
    cut = stop == UINT32_C(1) << 31 && b.lead >> 31;
    if (stop) {
      length = (uint32_t)_tzcnt_u32(stop);
      keep &= (1u << length) - 1;
    }
    if (keep == (uint32_t)((UINT64_C(1) << length) - 1)) {
      write_all(text + n, map + n, &b, at);
      n += length;
    } else {
      n += write_block(text + n, map + n, &b, keep, at);
    }
  }
  r->at = at;
  r->f->n = n;
}

#else

bool hf_fold_has_avx2(void) {
  return false;
}

void hf_fold_blocks_avx2(hf_fold_run *r, uint32_t end) {
  (void)r;
  (void)end;
}

#endif
