/* SPDX-License-Identifier: MIT
 * 32 bytes at once. A second byte and the lowest bit of its lead are a number below 128, which is looked up in the row
 * of hf_fold_code for that pair of leads; one row is enough for most blocks.
 */
#include "core/hf_codes.h"
#include "core/hf_fold_avx2.h"

#ifdef HF_AVX2

#include <string.h>

typedef struct block {
  __m256i in; /* as read */
  __m256i code; /* 0 where nothing is kept */
  __m256i second; /* all ones where a second byte stands */
} block;

/* Letters by arithmetic, what stands below 0x10 and from 0x20 to 0x3F by three shuffles; the others of ASCII, if there
 * are any, by the table. */
AVX2_INLINE __m256i ascii_codes(__m256i in, __m256i ascii) {
  __m256i half = _mm256_and_si256(_mm256_srli_epi16(in, 4), SAME(HF_SAME_0F));
  __m256i code = _mm256_or_si256(_mm256_and_si256(in, SAME(HF_SAME_1F)), SAME(HF_SAME_OTHER_LEAD));
  __m256i low = _mm256_or_si256(in, SAME(HF_SAME_CASE));
  __m256i letter = _mm256_and_si256(_mm256_cmpgt_epi8(low, SAME(HF_SAME_BEFORE_SMALL_A)),
                                    _mm256_cmpgt_epi8(SAME(HF_SAME_AFTER_SMALL_Z), low));
  __m256i at_0 = _mm256_cmpeq_epi8(half, _mm256_setzero_si256());
  __m256i at_2 = _mm256_cmpeq_epi8(half, SAME(HF_SAME_02)), at_3 = _mm256_cmpeq_epi8(half, SAME(HF_SAME_03));
  __m256i out = _mm256_and_si256(code, letter);
  out = _mm256_or_si256(out, _mm256_and_si256(look_up_16(hf_fold_code, in), at_0));
  out = _mm256_or_si256(out, _mm256_and_si256(look_up_16(hf_fold_code + 0x20, in), at_2));
  out = _mm256_or_si256(out, _mm256_and_si256(look_up_16(hf_fold_code + 0x30, in), at_3));
  __m256i other = _mm256_andnot_si256(_mm256_cmpgt_epi8(out, _mm256_setzero_si256()), ascii);
  if (_mm256_movemask_epi8(other)) out = _mm256_or_si256(out, _mm256_and_si256(look_up(hf_fold_code, in), other));
  return out;
}

/* Codes of the second bytes behind the leads of one pair; which those are. */
AVX2_INLINE __m256i take_row(block *b, __m256i before, uint32_t lead, __m256i leads) {
  __m256i row = _mm256_cmpeq_epi8(_mm256_and_si256(before, SAME(HF_SAME_FE)), leads);
  __m256i mine = _mm256_and_si256(row, b->second);
  __m256i index = _mm256_or_si256(_mm256_and_si256(_mm256_slli_epi16(before, 6), SAME(HF_SAME_OTHER_LEAD)),
                                  _mm256_and_si256(b->in, SAME(HF_SAME_3F)));
  __m256i found = look_up(hf_fold_code + ((lead & 0x1E) << 6), index);
  b->code = _mm256_or_si256(b->code, _mm256_and_si256(found, mine));
  return mine;
}

/* Eight codes that are kept, and where they stood. */
AVX2_INLINE uint32_t pack_codes(uint8_t *code, uint16_t *at, __m128i codes, __m128i places, uint32_t keep, __m128i base) {
  __m128i order = _mm_loadl_epi64((const __m128i *)(const void *)hf_fold_pack[keep]);
  _mm_storel_epi64((__m128i *)(void *)code, _mm_shuffle_epi8(codes, order));
  __m128i place = _mm_cvtepi8_epi16(_mm_shuffle_epi8(places, order));
  _mm_storeu_si128((__m128i *)(void *)at, _mm_add_epi16(place, base));
  return (uint32_t)_mm_popcnt_u32(keep);
}

AVX2_INLINE uint32_t write_codes(uint8_t *code, uint16_t *at, const block *b, uint32_t keep, uint32_t base) {
  __m256i places = _mm256_load_si256((const __m256i *)(const void *)hf_fold_same[HF_SAME_PLACES]);
  places = _mm256_add_epi8(places, b->second); /* a second byte stands where its lead does */
  __m128i from = _mm_set1_epi16((short)base);
  __m128i code_low = _mm256_castsi256_si128(b->code), place_low = _mm256_castsi256_si128(places);
  __m128i code_high = _mm256_extracti128_si256(b->code, 1), place_high = _mm256_extracti128_si256(places, 1);
  uint32_t n = pack_codes(code, at, code_low, place_low, keep & 0xFF, from);
  n += pack_codes(code + n, at + n, _mm_srli_si128(code_low, 8), _mm_srli_si128(place_low, 8), keep >> 8 & 0xFF, from);
  n += pack_codes(code + n, at + n, code_high, place_high, keep >> 16 & 0xFF, from);
  n += pack_codes(code + n, at + n, _mm_srli_si128(code_high, 8), _mm_srli_si128(place_high, 8), keep >> 24, from);
  return n;
}

/* The codes of a block; a bit for each byte that stops it. */
AVX2_INLINE uint32_t read_block(block *b, const unsigned char *s) {
  const __m256i zero = _mm256_setzero_si256();
  b->in = _mm256_loadu_si256((const __m256i *)(const void *)s);
  __m256i ascii = _mm256_cmpgt_epi8(b->in, SAME(HF_SAME_FF));
  b->code = ascii_codes(b->in, ascii);
  b->second = zero;
  uint32_t plain = (uint32_t)_mm256_movemask_epi8(ascii);
  if (plain == UINT32_MAX) return 0;
  /* C2 to DF, and what is below C0 behind them. */
  __m256i lead = _mm256_and_si256(_mm256_cmpgt_epi8(b->in, SAME(HF_SAME_C1)),
                                  _mm256_cmpgt_epi8(SAME(HF_SAME_E0), b->in));
  __m256i tail = _mm256_cmpgt_epi8(SAME(HF_SAME_C0), b->in);
  b->second = _mm256_and_si256(byte_before(lead), tail);
  uint32_t leads = (uint32_t)_mm256_movemask_epi8(lead), seconds = (uint32_t)_mm256_movemask_epi8(b->second);
  __m256i before = byte_before(b->in);
  uint32_t left = seconds & ~(uint32_t)_mm256_movemask_epi8(take_row(b, before, 0xD8, SAME(HF_SAME_D8)));
  while (left) {
    uint32_t row = s[_tzcnt_u32(left) - 1] & 0xFEu;
    left &= ~(uint32_t)_mm256_movemask_epi8(take_row(b, before, row, _mm256_set1_epi8((char)row)));
  }
  uint32_t odd = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(b->code, SAME(HF_SAME_CASE)));
  return ~(plain | (leads & seconds >> 1) | seconds) | odd >> 1;
}

AVX2 static void read_codes(hf_codes *c, const unsigned char *text, uint32_t n, uint32_t *from) {
  uint32_t at = *from, k = c->n, length = 32, most = 32;
  bool cut = false; /* the last byte of the block is a lead: it is read again */
  unsigned char end[32];
  for (; (length == most || cut) && at < n; at += length) {
    const unsigned char *s = text + at;
    block b;
    if (n - at < 32) { /* the last block, NUL behind it */
      most = n - at;
      memset(end, 0, sizeof end);
      memcpy(end, s, most);
      s = end;
    }
    uint32_t stop = read_block(&b, s);
    uint32_t keep = ~(uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(b.code, _mm256_setzero_si256()));
    cut = stop == UINT32_C(1) << 31 && s[31] >= 0xC2 && s[31] < 0xE0;
    length = stop ? _tzcnt_u32(stop) : 32;
    if (length > most) length = most;
    keep &= (uint32_t)((UINT64_C(1) << length) - 1);
    k += write_codes(c->code + k, c->at + k, &b, keep, at);
  }
  *from = at;
  c->n = k;
}

/* --- cutting ------------------------------------------------------------------------------------- */

/* Appends the places of a mask's bits: eight at once, whether there are eight or not. */
AVX2_INLINE uint32_t put_places(uint16_t *to, uint32_t n, uint32_t mask, uint32_t base) {
  uint32_t count = (uint32_t)_mm_popcnt_u32(mask);
  for (uint32_t done = 0;; done += 8) {
#pragma GCC unroll 8
    for (uint32_t i = 0; i < 8; i++, mask &= mask - 1) to[n + done + i] = (uint16_t)(base + _tzcnt_u32(mask));
    if (done + 8 >= count) return n + count;
  }
}

AVX2 static void cut_words(hf_codes *c) {
  /* Upper half of a code -> a number for what belongs together, negative for words; 0 separates. */
  const __m256i kinds = _mm256_broadcastsi128_si256(
    _mm_setr_epi8(0, -1, 0, -2, -3, -3, 0, 0, -4, -4, -4, -4, -4, -4, -4, -4));
  const __m256i half = SAME(HF_SAME_0F);
  uint32_t first = 0, last = 0, runs = 0;
  for (uint32_t i = 0; i <= c->n; i += 32) {
    __m256i code = _mm256_loadu_si256((const __m256i *)(const void *)(c->code + i));
    __m256i before = _mm256_loadu_si256((const __m256i *)(const void *)(c->code + (int64_t)i - 1));
    __m256i kind = _mm256_shuffle_epi8(kinds, _mm256_and_si256(_mm256_srli_epi16(code, 4), half));
    __m256i other = _mm256_shuffle_epi8(kinds, _mm256_and_si256(_mm256_srli_epi16(before, 4), half));
    __m256i one = _mm256_loadu_si256((const __m256i *)(const void *)(c->code + i + 1));
    __m256i two = _mm256_loadu_si256((const __m256i *)(const void *)(c->code + i + 2));
    __m256i run = _mm256_and_si256(_mm256_cmpeq_epi8(code, one), _mm256_cmpeq_epi8(code, two));
    c->run[runs] = (uint16_t)i;
    runs += _mm256_movemask_epi8(_mm256_and_si256(run, kind)) != 0; /* not of what separates */
    uint32_t changes = ~(uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(kind, other));
    first = put_places(c->first, first, changes & (uint32_t)_mm256_movemask_epi8(kind), i);
    last = put_places(c->last, last, changes & (uint32_t)_mm256_movemask_epi8(other), i);
  }
  c->nwords = first;
  c->nruns = runs;
}

const hf_codes_kernel hf_codes_avx2 = { read_codes, cut_words };

#else

const hf_codes_kernel hf_codes_avx2; /* nobody has it */

#endif
