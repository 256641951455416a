/* SPDX-License-Identifier: MIT
 * 64 bytes at once, as hf_codes_avx2.c does 32: a row of hf_fold_code is one look-up in two registers, and one instruction
 * squeezes out the bytes that are no code, and the places that are no word's end.
 */
#include "core/hf_codes.h"
#include "core/hf_fold_avx512.h"

#ifdef HF_AVX512

enum { AHEAD = 2048 }; /* bytes: by itself the processor fetches no further than the page */

typedef struct block {
  __m512i in; /* as read */
  __m512i code; /* 0 where nothing is kept */
  uint64_t lead, second; /* a bit for each byte of a pair */
} block;

AVX512_INLINE __m512i look_up(const uint8_t row[128], __m512i index) {
  return _mm512_permutex2var_epi8(_mm512_loadu_si512(row), index, _mm512_loadu_si512(row + 64));
}

/* The codes of a block, of whose bytes those in `there` are read; a bit for each byte that stops it. */
AVX512_INLINE uint64_t read_block(block *b, const unsigned char *s, uint64_t there) {
  b->in = _mm512_maskz_loadu_epi8(there, s);
  uint64_t ascii = ~_mm512_movepi8_mask(b->in);
  b->code = _mm512_maskz_mov_epi8(ascii, look_up(hf_fold_code, b->in));
  b->lead = b->second = 0;
  if (ascii == UINT64_MAX) return ~there;
  uint64_t tail = _mm512_cmplt_epi8_mask(b->in, all_bytes(0xC0)); /* as signed bytes: 80 to BF */
  b->lead = _mm512_cmpgt_epi8_mask(b->in, all_bytes(0xC1)) & _mm512_cmplt_epi8_mask(b->in, all_bytes(0xE0));
  uint64_t left = b->second = b->lead << 1 & tail;
  __m512i before = byte_before(b->in), pair = _mm512_and_si512(before, all_bytes(0xFE));
  __m512i index = _mm512_or_si512(_mm512_and_si512(_mm512_slli_epi16(before, 6), all_bytes(0x40)),
                                  _mm512_and_si512(b->in, all_bytes(0x3F)));
  while (left) { /* most blocks have the leads of one row */
    uint8_t row = s[_tzcnt_u64(left) - 1] & 0xFE;
    uint64_t mine = left & _mm512_cmpeq_epi8_mask(pair, all_bytes(row));
    b->code = _mm512_mask_mov_epi8(b->code, mine, look_up(hf_fold_code + ((row & 0x1E) << 6), index));
    left &= ~mine;
  }
  uint64_t odd = _mm512_cmpeq_epi8_mask(b->code, all_bytes(HF_CODE_ODD));
  return ~(ascii | (b->lead & b->second >> 1) | b->second) | odd >> 1 | ~there;
}

/* Writes 64 entries, of which those of the kept codes count; how many. */
AVX512_INLINE uint32_t write_codes(uint8_t *code, uint16_t *at, const block *b, uint64_t keep, uint32_t base) {
  __m512i from = _mm512_set1_epi16((short)base);
  __m512i place = _mm512_mask_sub_epi8(byte_places(), b->second, byte_places(), all_bytes(1)); /* where its lead stands */
  __m512i packed = _mm512_maskz_compress_epi8(keep, place);
  _mm512_storeu_si512(code, _mm512_maskz_compress_epi8(keep, b->code));
  _mm512_storeu_si512(at, _mm512_add_epi16(_mm512_cvtepi8_epi16(_mm512_castsi512_si256(packed)), from));
  _mm512_storeu_si512(at + 32, _mm512_add_epi16(_mm512_cvtepi8_epi16(_mm512_extracti64x4_epi64(packed, 1)), from));
  return (uint32_t)_mm_popcnt_u64(keep);
}

AVX512 static void read_codes(hf_codes *c, const unsigned char *s, uint32_t n, uint32_t *from) {
  uint32_t at = *from, k = c->n;
  bool cut = true; /* nothing is wrong with what follows but that the block ended */
  while (cut && at < n) {
    uint64_t there = n - at < 64 ? (UINT64_C(1) << (n - at)) - 1 : UINT64_MAX;
    block b;
    _mm_prefetch((const char *)s + at + AHEAD, _MM_HINT_T0);
    uint64_t stop = read_block(&b, s + at, there);
    uint64_t keep = _mm512_test_epi8_mask(b.code, b.code);
    uint32_t length = stop ? (uint32_t)_tzcnt_u64(stop) : 64;
    cut = !stop || (length == 63 && b.lead >> 63); /* a lead at the end is read again with its second byte */
    if (stop) keep &= (UINT64_C(1) << length) - 1;
    k += write_codes(c->code + k, c->at + k, &b, keep, at);
    at += length;
  }
  *from = at;
  c->n = k;
}

/* --- cutting ------------------------------------------------------------------------------------- */

/* Appends the places of a mask's bits: 32 at once, whether there are so many or not. */
AVX512_INLINE uint32_t put_places(uint16_t *to, uint32_t n, uint64_t mask, uint32_t base) {
  uint32_t count = (uint32_t)_mm_popcnt_u64(mask);
  __m512i packed = _mm512_maskz_compress_epi8(mask, byte_places()), from = _mm512_set1_epi16((short)base);
  _mm512_storeu_si512(to + n, _mm512_add_epi16(_mm512_cvtepi8_epi16(_mm512_castsi512_si256(packed)), from));
  if (count > 32)
    _mm512_storeu_si512(to + n + 32, _mm512_add_epi16(_mm512_cvtepi8_epi16(_mm512_extracti64x4_epi64(packed, 1)), from));
  return n + count;
}

/* Upper half of a code -> a number for what belongs together, negative for words; 0 separates. */
AVX512_INLINE __m512i kinds_of(__m512i code) {
  static const int8_t kind[16] = { 0, -1, 0, -2, -3, -3, 0, 0, -4, -4, -4, -4, -4, -4, -4, -4 };
  __m512i table = _mm512_broadcast_i32x4(_mm_loadu_si128((const __m128i *)(const void *)kind));
  return _mm512_shuffle_epi8(table, _mm512_and_si512(_mm512_srli_epi16(code, 4), all_bytes(0x0F)));
}

AVX512 static void cut_words(hf_codes *c) {
  uint32_t first = 0, last = 0, runs = 0;
  for (uint32_t i = 0; i <= c->n; i += 64) {
    __m512i code = _mm512_loadu_si512(c->code + i), one = _mm512_loadu_si512(c->code + i + 1);
    __m512i kind = kinds_of(code), other = kinds_of(_mm512_loadu_si512(c->code + (int64_t)i - 1));
    uint64_t word = _mm512_movepi8_mask(kind), changes = ~_mm512_cmpeq_epi8_mask(kind, other);
    uint64_t run = _mm512_cmpeq_epi8_mask(code, one) & _mm512_cmpeq_epi8_mask(code, _mm512_loadu_si512(c->code + i + 2)) & word;
    c->run[runs] = (uint16_t)i;
    runs += (uint32_t)run != 0;
    c->run[runs] = (uint16_t)(i + 32);
    runs += run >> 32 != 0;
    first = put_places(c->first, first, changes & word, i);
    last = put_places(c->last, last, changes & _mm512_movepi8_mask(other), i);
  }
  c->nwords = first;
  c->nruns = runs;
}

const hf_codes_kernel hf_codes_avx512 = { read_codes, cut_words };

#else

const hf_codes_kernel hf_codes_avx512; /* nobody has it */

#endif
