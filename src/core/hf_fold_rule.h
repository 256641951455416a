/* SPDX-License-Identifier: MIT
 * The rule of folding, one code point at a time: what hf_fold.c does fast is defined here.
 * Stands on utf8proc for decomposition, composition, case and combining classes.
 * Invariant: a letter and its marks (a cluster) are folded together, so that the order in which marks were typed, and
 * whether they were typed at all or came with the letter, makes no difference. Nothing looks further than a cluster.
 */
#ifndef HF_FOLD_RULE_H
#define HF_FOLD_RULE_H

#include "core/hf_fold.h"

/* Marks kept on one base; what stands above is dropped into the letter, so a flood of marks costs linear time. */
#define HF_MARKS_MAX 30

#define HF_BAD_POINT 0xFFFDu

/* The widest registers that are used where the machine has them: 0, 256 or 512. */
#ifndef HF_SIMD_BITS
#define HF_SIMD_BITS 512
#endif

typedef enum hf_base_kind { /* which switch a mark upon the base answers to */
  HF_BASE_NONE, /* start of the text, or not a letter we fold */
  HF_BASE_ALEF,
  HF_BASE_SEAT, /* waw and yeh, which carry a hamza */
  HF_BASE_ARABIC,
  HF_BASE_LATIN
} hf_base_kind;

typedef struct hf_mark {
  uint32_t point; /* kept, already folded */
  uint8_t order; /* canonical combining class, > 0 */
} hf_mark;

typedef struct hf_cluster {
  hf_folded *to; /* borrowed; where a finished cluster goes */
  uint32_t flags; /* HF_FOLD_* */
  uint32_t at; /* original offset of the cluster */
  uint32_t base; /* folded code point, if has_base */
  bool has_base; /* false: marks at the start of the text */
  hf_base_kind kind; /* of base */
  bool uthmani; /* HF_FOLD_UTHMANI and what it needs */
  uint32_t signs; /* HF_SIGN_* upon the base, for uthmani */
  bool on_tatweel; /* a tatweel that went has come since the base, for uthmani */
  uint32_t nmarks; /* in mark[], in canonical order */
  uint32_t seen; /* marks kept since the base came, composed ones included; at most HF_MARKS_MAX */
  hf_mark mark[HF_MARKS_MAX];
} hf_cluster;

typedef enum hf_class { /* what a folded code point is to a word */
  HF_CLASS_SPACE, /* these four separate, in order of strength */
  HF_CLASS_LIGHT,
  HF_CLASS_CLAUSE,
  HF_CLASS_SENTENCE,
  HF_CLASS_APOSTROPHE, /* belongs to a Latin word that goes on behind it, else LIGHT */
  HF_CLASS_MARK, /* belongs to the word it stands in */
  HF_CLASS_ARABIC, /* these four are words */
  HF_CLASS_LATIN,
  HF_CLASS_DIGITS,
  HF_CLASS_OTHER
} hf_class;

/* A folded letter as one byte: its upper half says the class, so that words can be cut by it; letters that have no byte
 * of their own share one with others of their class. The first sixteen separate. */
enum {
  HF_CODE_GONE = 0, /* the code point goes */
  HF_CODE_SPACE, /* a blank */
  HF_CODE_LIGHT,
  HF_CODE_CLAUSE,
  HF_CODE_SENTENCE,
  HF_CODE_APOSTROPHE, /* outside a word: LIGHT */
  HF_CODE_COMMA, /* , and : CLAUSE, but LIGHT between two digits */
  HF_CODE_POINT, /* SENTENCE, likewise */
  HF_CODE_OTHER = 0x10, /* 16 of them */
  HF_CODE_ODD = 0x20, /* depends on its neighbours, or is several letters */
  HF_CODE_DIGIT = 0x30, /* 16 of them */
  HF_CODE_LATIN = 0x40, /* 32 of them: a is 0x41 */
  HF_CODE_INSIDE = 0x5B, /* an apostrophe inside a word: Latin */
  HF_CODE_ARABIC = 0x80 /* 128 of them: U+0621 is 0xA1, and those from U+0680 on share the first 32 */
};

/* One code point of a table: what it becomes with HF_FOLD_DEFAULT, and which switches that depends on. */
typedef struct hf_fold_entry {
  char out[4]; /* folded bytes; always 4 are copied, len of them count */
  uint8_t len; /* 0 to 4, or HF_ENTRY_RULE */
  uint8_t unused;
  uint16_t care; /* where one of these switches is not as in HF_FOLD_DEFAULT, the rule decides */
} hf_fold_entry;

enum { HF_ENTRY_RULE = 255 }; /* depends on its neighbours, or is longer than out */

enum {
  HF_BLOCK_BITS = 6, /* code points of a block: those of one UTF-8 lead */
  HF_BLOCK_SIZE = 1 << HF_BLOCK_BITS,
  HF_BLOCK_COUNT = 0x20000 >> HF_BLOCK_BITS, /* above, the rule decides */
  HF_BLOCK_INERT = 0, /* every code point of the block folds to itself with any flags */
  HF_BLOCK_RULE = 1, /* not tabled */
  HF_BLOCK_FIRST = 2 /* hf_fold_block[i] - HF_BLOCK_FIRST is the block's place in hf_fold_point */
};

typedef struct hf_fold_run { /* one text on its way through hf_fold */
  hf_folded *f;
  const unsigned char *s;
  uint32_t n; /* bytes of s */
  uint32_t at; /* the next byte to fold */
  uint32_t flags;
  uint32_t diff; /* switches that are not as in HF_FOLD_DEFAULT */
  uint32_t rest, pause; /* blocks are tried from byte `rest` on; how many bytes were passed without */
} hf_fold_run;

enum { /* hf_fold_lane: what a second byte becomes, when it is none of these itself */
  HF_LANE_GONE = 0, /* the code point goes */
  HF_LANE_OTHER_LEAD = 0x40, /* a bit upon 0x80 to 0xBF: the lead's lowest bit changes as well */
  HF_LANE_NOT = 0xFF /* one by one, please */
}; /* 1 to 0x7F: that byte alone; 0x80 to 0xBF: the lead and that byte */

enum { /* rows of hf_fold_same: one byte 32 times, but for the last: 0 to 31 */
  HF_SAME_0F, HF_SAME_3F, HF_SAME_OTHER_LEAD, HF_SAME_FE, HF_SAME_C0, HF_SAME_C1, HF_SAME_C6, HF_SAME_D8,
  HF_SAME_BEFORE_A, HF_SAME_AFTER_Z, HF_SAME_CASE, HF_SAME_02, HF_SAME_03, HF_SAME_1F, HF_SAME_BEFORE_SMALL_A,
  HF_SAME_AFTER_SMALL_Z, HF_SAME_E0, HF_SAME_FF, HF_SAME_PLACES, HF_SAMES
};

enum { HF_LANE_ARABIC, HF_LANE_LATIN_EXT, HF_LANE_LATIN_1, HF_LANES }; /* leads D8 D9, C4 C5, C2 C3 */

#pragma GCC visibility push(hidden)

extern const uint8_t hf_fold_lane[HF_LANES][128]; /* two leads of 64, for HF_FOLD_DEFAULT */
extern const uint8_t hf_fold_same[HF_SAMES][32]; /* aligned to 32 */
extern const uint8_t hf_fold_pack[256][8]; /* which of 8 bytes are kept, by a mask, in order */
extern const hf_fold_entry hf_fold_point[]; /* the first 0x800 are U+0000 to U+07FF */
extern const uint8_t hf_fold_block[HF_BLOCK_COUNT];
extern const uint8_t hf_fold_classes[0x800]; /* hf_fold_class of the first code points */
extern const uint8_t hf_fold_code[0x800]; /* HF_CODE_* of the first code points as HF_FOLD_DEFAULT folds them */
extern const uint8_t hf_fold_block_class[HF_BLOCK_COUNT]; /* hf_fold_class of all of an inert block, or 0xFF */

hf_class hf_fold_class(uint32_t point);
uint8_t hf_fold_code_of(uint32_t point, hf_class class); /* HF_CODE_* of a folded code point of this class */

/* Makes room for `more` bytes behind f->n, and 16 of slack. */
hf_status hf_folded_reserve(hf_folded *f, size_t more);

/* The code point at s[0..n), n > 0, and its bytes; HF_BAD_POINT and *bad for the maximal bad part that begins there. */
uint32_t hf_fold_decode(const unsigned char *s, size_t n, uint32_t *point, bool *bad);

/* Many bytes at once, with HF_FOLD_DEFAULT: from r->at up to a code point that they have to leave to the others, or to less
 * than a block before end; those of 64 bytes up to the end itself. There is room up to end. */
typedef void (*hf_fold_blocks)(hf_fold_run *r, uint32_t end);
void hf_fold_blocks_avx2(hf_fold_run *r, uint32_t end);
void hf_fold_blocks_avx512(hf_fold_run *r, uint32_t end);
bool hf_fold_has_avx2(void); /* this machine runs it, and this build has it */
bool hf_fold_has_avx512(void);
hf_fold_blocks hf_fold_best_blocks(void); /* the fastest of them here; NULL: none */

/* hf_fold by parts: the beginning with room for most texts, about `most` bytes a time until r->at is r->n, the end. */
hf_status hf_fold_begin(hf_fold_run *r, hf_folded *f, uint32_t flags, const char *s, size_t n);
hf_status hf_fold_more(hf_fold_run *r, uint32_t most, hf_fold_blocks blocks);
void hf_fold_end(hf_fold_run *r);

/* hf_fold by these blocks, or NULL: code point by code point. The same bytes come out. */
hf_status hf_fold_by(hf_folded *f, uint32_t flags, const char *s, size_t n, hf_fold_blocks blocks);

void hf_cluster_begin(hf_cluster *c, hf_folded *to, uint32_t flags);
hf_status hf_cluster_feed(hf_cluster *c, uint32_t point, uint32_t at); /* the code point that stands at `at` */
hf_status hf_cluster_end(hf_cluster *c, uint32_t next); /* writes what is held before the code point `next` (0: none) */

#pragma GCC visibility pop

#endif
