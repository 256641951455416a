/* SPDX-License-Identifier: MIT
 * A code point is decomposed, each part is dropped or mapped by its switch, and parts are gathered into clusters of a
 * base and its marks, which are ordered and composed again (NFC) on the way out:
 *
 *   U+0626 (yeh with hamza) U+064E (fatha)  ->  yeh, hamza, fatha  ->  yeh   (default: both marks answer to a switch)
 *   yeh, fatha, hamza                       ->  the same parts in the same order, whatever came first
 *
 * A part that goes is gone before ordering: it never separates two marks. A mark that stays on a hamza's seat answers
 * to the seat's switch and not to HF_FOLD_MARKS, since it makes another letter of it.
 */
#include "core/hf_fold_rule.h"

#include <stdlib.h>
#include <string.h>

#include <utf8proc.h>

#include "core/hf_fold_uthmani.h"

#define ALEF 0x0627u
#define TATWEEL 0x0640u
#define WAW 0x0648u
#define YEH 0x064Au
#define MAQSURA 0x0649u
#define MADDA 0x0653u
#define HAMZA_ABOVE 0x0654u
#define HAMZA_BELOW 0x0655u
#define YPOGEGRAMMENI 0x0345u /* the one mark whose case folding is a letter */
#define IOTA 0x03B9u

enum { PARTS_MAX = 32 }; /* the longest decomposition is U+FDFA, 18 */

typedef struct range {
  uint32_t first, last; /* inclusive */
} range;

typedef struct mapping {
  uint32_t from, to;
  uint32_t flag; /* the switch */
  uint32_t then; /* a second letter, or 0 */
} mapping;

/* Arabic marks without a part in a letter; the last two of the Quranic ones are small letters, not marks, to Unicode. */
static const range arabic_marks[] = {
  { 0x0610, 0x061A }, { 0x064B, 0x0652 }, { 0x0656, 0x065F }, { 0x0670, 0x0670 }, { 0x06D6, 0x06DC },
  { 0x06DF, 0x06E8 }, { 0x06EA, 0x06ED }, { 0x0898, 0x089F }, { 0x08CA, 0x08E1 }, { 0x08E3, 0x08FF },
  { 0x10EFD, 0x10EFF },
};

static const range general_marks[] = {
  { 0x0300, 0x036F }, { 0x1AB0, 0x1AFF }, { 0x1DC0, 0x1DFF }, { 0x20D0, 0x20FF }, { 0xFE20, 0xFE2F },
};

static const range invisible[] = {
  { 0x00AD, 0x00AD }, { 0x034F, 0x034F }, { 0x061C, 0x061C }, { 0x180B, 0x180F },
  { 0x200B, 0x200F }, { 0x202A, 0x202E }, { 0x2060, 0x2064 }, { 0x2066, 0x206F },
  { 0xFE00, 0xFE0F }, { 0xFEFF, 0xFEFF }, { 0xE0001, 0xE0001 }, { 0xE0020, 0xE007F }, { 0xE0100, 0xE01EF },
};

static const range arabic_letters[] = {
  { 0x0620, 0x064A }, { 0x066E, 0x066F }, { 0x0671, 0x06D3 }, { 0x06D5, 0x06D5 },
  { 0x06EE, 0x06EF }, { 0x06FA, 0x06FC }, { 0x06FF, 0x06FF }, { 0x0750, 0x077F }, { 0x0870, 0x088E },
  { 0x08A0, 0x08C9 }, { 0xFB50, 0xFBB1 }, { 0xFBD3, 0xFDFB }, { 0xFE70, 0xFEFC },
};

static const range latin_letters[] = {
  { 0x0041, 0x005A }, { 0x0061, 0x007A }, { 0x00AA, 0x00AA }, { 0x00BA, 0x00BA }, { 0x00C0, 0x00D6 },
  { 0x00D8, 0x00F6 }, { 0x00F8, 0x02AF }, { 0x1D00, 0x1D25 }, { 0x1D6B, 0x1D77 }, { 0x1D79, 0x1D9A },
  { 0x1E00, 0x1EFF }, { 0x2C60, 0x2C7F }, { 0xA722, 0xA787 }, { 0xA78B, 0xA7FF }, { 0xAB30, 0xAB64 },
  { 0xFF21, 0xFF3A }, { 0xFF41, 0xFF5A },
};

/* Letters that are decomposed and case folded already; in order of `from`. What stands at `to` stands at no `from`. */
static const mapping letters[] = {
  { 0x00C6, 'A', HF_FOLD_LATIN, 'E' }, /* AE */
  { 0x00D8, 'O', HF_FOLD_LATIN, 0 }, /* O with stroke */
  { 0x00E6, 'a', HF_FOLD_LATIN, 'e' },
  { 0x00F8, 'o', HF_FOLD_LATIN, 0 },
  { 0x0110, 'D', HF_FOLD_LATIN, 0 }, /* D with stroke */
  { 0x0111, 'd', HF_FOLD_LATIN, 0 },
  { 0x0126, 'H', HF_FOLD_LATIN, 0 }, /* H with stroke */
  { 0x0127, 'h', HF_FOLD_LATIN, 0 },
  { 0x0131, 'i', HF_FOLD_LATIN, 0 }, /* dotless i */
  { 0x0141, 'L', HF_FOLD_LATIN, 0 }, /* L with stroke */
  { 0x0142, 'l', HF_FOLD_LATIN, 0 },
  { 0x0152, 'O', HF_FOLD_LATIN, 'E' }, /* OE */
  { 0x0153, 'o', HF_FOLD_LATIN, 'e' },
  { 0x0166, 'T', HF_FOLD_LATIN, 0 }, /* T with stroke */
  { 0x0167, 't', HF_FOLD_LATIN, 0 },
  { 0x02BC, '\'', HF_FOLD_LATIN, 0 }, /* modifier apostrophe */
  { 0x0629, 0x0647, HF_FOLD_TEH, 0 }, /* teh marbuta -> heh */
  { 0x0638, 0x0636, HF_FOLD_DADZA, 0 }, /* zah -> dad */
  { 0x0649, YEH, HF_FOLD_YEH, 0 }, /* alef maqsura */
  { 0x0660, '0', HF_FOLD_DIGITS, 0 }, /* ... 0669, by rule */
  { 0x0671, ALEF, HF_FOLD_ALEF, 0 }, /* alef wasla */
  { 0x0672, ALEF, HF_FOLD_ALEF, 0 }, /* alef with wavy hamza above */
  { 0x0673, ALEF, HF_FOLD_ALEF, 0 }, /* and below */
  { 0x067E, 0x0628, HF_FOLD_PERSIAN, 0 }, /* peh -> beh */
  { 0x0686, 0x062C, HF_FOLD_PERSIAN, 0 }, /* tcheh -> jeem */
  { 0x0698, 0x0632, HF_FOLD_PERSIAN, 0 }, /* jeh -> zain */
  { 0x06A4, 0x0641, HF_FOLD_PERSIAN, 0 }, /* veh -> feh */
  { 0x06A9, 0x0643, HF_FOLD_PERSIAN, 0 }, /* keheh -> kaf */
  { 0x06AA, 0x0643, HF_FOLD_PERSIAN, 0 }, /* swash kaf */
  { 0x06AF, 0x0643, HF_FOLD_PERSIAN, 0 }, /* gaf -> kaf */
  { 0x06BE, 0x0647, HF_FOLD_PERSIAN, 0 }, /* heh doachashmee -> heh */
  { 0x06C1, 0x0647, HF_FOLD_PERSIAN, 0 }, /* heh goal */
  { 0x06C3, 0x0647, HF_FOLD_TEH, 0 }, /* teh marbuta goal */
  { 0x06CC, YEH, HF_FOLD_YEH, 0 }, /* Farsi yeh */
  { 0x06D2, YEH, HF_FOLD_YEH, 0 }, /* yeh barree */
  { 0x06D5, 0x0647, HF_FOLD_PERSIAN, 0 }, /* ae */
  { 0x06F0, '0', HF_FOLD_DIGITS, 0 }, /* ... 06F9, by rule */
  { 0x2018, '\'', HF_FOLD_LATIN, 0 }, /* typographic apostrophes */
  { 0x2019, '\'', HF_FOLD_LATIN, 0 },
};

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

static bool in_ranges(const range *r, size_t n, uint32_t point) {
  for (size_t i = 0; i < n && r[i].first <= point; i++)
    if (point <= r[i].last) return true;
  return false;
}

static uint8_t combining_class(uint32_t point) {
  return (uint8_t)utf8proc_get_property((utf8proc_int32_t)point)->combining_class;
}

static hf_base_kind base_kind(uint32_t point) {
  if (point == ALEF || (point >= 0x0671 && point <= 0x0673)) return HF_BASE_ALEF;
  if (point == WAW || point == YEH || point == 0x0649 || point == 0x06CC || point == 0x06D2) return HF_BASE_SEAT;
  if (in_ranges(latin_letters, COUNT(latin_letters), point)) return HF_BASE_LATIN;
  if (in_ranges(arabic_letters, COUNT(arabic_letters), point)) return HF_BASE_ARABIC;
  return HF_BASE_NONE;
}

/* Whether a part goes whatever it stands on. */
static bool goes_anywhere(uint32_t point, uint32_t flags) {
  if (point == TATWEEL) return (flags & HF_FOLD_TATWEEL) != 0;
  if (flags & HF_FOLD_INVISIBLE && in_ranges(invisible, COUNT(invisible), point)) return true;
  return flags & HF_FOLD_MARKS && in_ranges(arabic_marks, COUNT(arabic_marks), point);
}

/* Whether a mark goes on this kind of base. */
static bool goes_upon(uint32_t mark, hf_base_kind kind, uint32_t flags) {
  if (mark >= MADDA && mark <= HAMZA_BELOW) {
    if (kind == HF_BASE_ALEF) return (flags & HF_FOLD_ALEF) != 0;
    if (kind == HF_BASE_SEAT && mark == HAMZA_ABOVE) return (flags & HF_FOLD_HAMZA) != 0;
    return (flags & HF_FOLD_MARKS) != 0;
  }
  if (kind == HF_BASE_NONE || !in_ranges(general_marks, COUNT(general_marks), mark)) return false;
  return (flags & (kind == HF_BASE_LATIN ? HF_FOLD_LATIN : HF_FOLD_MARKS)) != 0;
}

/* The letters a part becomes, 1 or 2. */
static uint32_t map_letter(uint32_t point, uint32_t flags, uint32_t out[2]) {
  out[0] = point;
  if (point < 0xC6 || point > 0x2019) return 1;
  uint32_t digit = 0;
  if ((point & ~0xFu) == 0x0660 || (point & ~0xFu) == 0x06F0) digit = point & 0xF;
  if (digit > 9) return 1;
  for (size_t i = 0; i < COUNT(letters) && letters[i].from <= point - digit; i++) {
    const mapping *l = &letters[i];
    if (l->from != point - digit) continue;
    if (!(flags & l->flag)) return 1;
    out[0] = l->to + digit;
    out[1] = l->then;
    return l->then ? 2 : 1;
  }
  return 1;
}

void hf_folded_init(hf_folded *f) {
  memset(f, 0, sizeof *f);
}

void hf_folded_fini(hf_folded *f) {
  free(f->text);
  free(f->map);
  memset(f, 0, sizeof *f);
}

hf_status hf_folded_reserve(hf_folded *f, size_t more) {
  size_t need = f->n + more + 16;
  if (need <= f->room) return HF_OK;
  if (need > HF_FOLD_OUT_MAX) return HF_ELIMIT;
  size_t room = need + need / 4;
  if (room < 2 * (size_t)f->room) room = 2 * (size_t)f->room;
  if (room > HF_FOLD_OUT_MAX) room = HF_FOLD_OUT_MAX;
  char *text = realloc(f->text, room);
  if (!text) return HF_ENOMEM;
  f->text = text;
  uint32_t *map = realloc(f->map, (room + 1) * sizeof *map);
  if (!map) return HF_ENOMEM;
  f->map = map;
  f->room = (uint32_t)room;
  return HF_OK;
}

uint32_t hf_fold_decode(const unsigned char *s, size_t n, uint32_t *point, bool *bad) {
  unsigned lead = s[0], low = 0x80, high = 0xBF;
  uint32_t length = lead < 0x80 ? 1 : lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
  *point = HF_BAD_POINT;
  *bad = true;
  if (length == 0) return 1;
  /* The second byte has narrower bounds behind four leads: no overlong forms, surrogates or points above U+10FFFF. */
  if (lead == 0xE0) low = 0xA0;
  if (lead == 0xED) high = 0x9F;
  if (lead == 0xF0) low = 0x90;
  if (lead == 0xF4) high = 0x8F;
  uint32_t value = length == 1 ? lead : lead & (0x7Fu >> length);
  for (uint32_t i = 1; i < length; i++) {
    if (i >= n || s[i] < low || s[i] > high) return i;
    value = value << 6 | (s[i] & 0x3F);
    low = 0x80;
    high = 0xBF;
  }
  *point = value;
  *bad = false;
  return length;
}

static hf_status emit(hf_cluster *c, uint32_t point) {
  hf_folded *f = c->to;
  hf_status st = hf_folded_reserve(f, 4);
  if (st) return st;
  /* U+FFFE and U+FFFF are kept like any other; utf8proc_encode_char does so since 2.0. */
  uint32_t n = (uint32_t)utf8proc_encode_char((utf8proc_int32_t)point, (utf8proc_uint8_t *)f->text + f->n);
  for (uint32_t i = 0; i < n; i++) f->map[f->n + i] = c->at;
  f->n += n;
  return HF_OK;
}

/* The canonical composition of two, or 0. */
static uint32_t compose(uint32_t first, uint32_t second) {
  utf8proc_int32_t pair[2] = { (utf8proc_int32_t)first, (utf8proc_int32_t)second };
  if (second < 0x300) return 0; /* nothing below composes as a second */
  if (second == 0x11A7) return 0; /* utf8proc 2.8 takes it for a final consonant and loses it; the first is U+11A8 */
  utf8proc_ssize_t n = utf8proc_normalize_utf32(pair, 2, UTF8PROC_COMPOSE | UTF8PROC_STABLE);
  return n == 1 ? (uint32_t)pair[0] : 0;
}

/* Composes the base with those of its marks that nothing blocks; the others stay in mark[]. */
static void compose_marks(hf_cluster *c) {
  uint32_t kept = 0, last = 0;
  if (!c->has_base) return;
  for (uint32_t i = 0; i < c->nmarks; i++) {
    hf_mark m = c->mark[i];
    bool turns_letter = m.point == YPOGEGRAMMENI && c->flags & HF_FOLD_CASE;
    uint32_t whole = m.order > last && !turns_letter ? compose(c->base, m.point) : 0;
    if (whole) {
      c->base = whole;
      continue;
    }
    last = m.order;
    c->mark[kept++] = m;
  }
  c->nmarks = kept;
}

static bool is_arabic(hf_base_kind kind) {
  return kind == HF_BASE_ALEF || kind == HF_BASE_SEAT || kind == HF_BASE_ARABIC;
}

/* The Arabic letter that was written last, or 0. Those that matter have two bytes. */
static uint32_t letter_before(const hf_folded *f) {
  if (f->n < 2) return 0;
  unsigned lead = (unsigned char)f->text[f->n - 2], next = (unsigned char)f->text[f->n - 1];
  uint32_t point = (lead & 0x1F) << 6 | (next & 0x3F);
  return (lead & 0xE0) == 0xC0 && (next & 0xC0) == 0x80 && is_arabic(base_kind(point)) ? point : 0;
}

static hf_status write_uthmani(hf_cluster *c, uint32_t next) {
  uint32_t letter[2], behind = is_arabic(base_kind(next)) ? next : 0;
  hf_status st = HF_OK;
  uint32_t n = hf_uthmani_letters(c->base, c->signs, letter_before(c->to), behind, letter);
  if (n == 0) c->nmarks = 0; /* they must not fall on the letter before */
  for (uint32_t i = 0; i < n && !st; i++) st = emit(c, letter[i]);
  return st;
}

/* Writes the composed cluster, and leaves c empty. */
static hf_status flush(hf_cluster *c, uint32_t next) {
  hf_status st = HF_OK;
  if (c->has_base) st = c->uthmani && is_arabic(c->kind) ? write_uthmani(c, next) : emit(c, c->base);
  for (uint32_t i = 0; i < c->nmarks && !st; i++) {
    bool turns_letter = c->mark[i].point == YPOGEGRAMMENI && c->flags & HF_FOLD_CASE;
    st = emit(c, turns_letter ? IOTA : c->mark[i].point);
  }
  c->has_base = false;
  c->nmarks = c->seen = c->signs = 0;
  c->on_tatweel = false;
  c->kind = HF_BASE_NONE;
  return st;
}

static hf_status take_base(hf_cluster *c, uint32_t point, uint32_t at) {
  compose_marks(c);
  uint32_t whole = c->has_base && c->nmarks == 0 ? compose(c->base, point) : 0;
  if (whole) { /* Hangul syllables and the two-part vowels of Indic scripts */
    c->base = whole;
    c->seen = 0;
    return HF_OK;
  }
  hf_status st = flush(c, point);
  c->base = point;
  c->has_base = true;
  c->kind = base_kind(point);
  c->at = at;
  return st;
}

static void take_mark(hf_cluster *c, uint32_t point, uint8_t order, uint32_t at) {
  if (c->seen == HF_MARKS_MAX) return;
  if (!c->has_base && c->nmarks == 0) c->at = at;
  uint32_t i = c->nmarks++;
  c->seen++;
  for (; i > 0 && c->mark[i - 1].order > order; i--) c->mark[i] = c->mark[i - 1];
  c->mark[i] = (hf_mark){ point, order };
}

static void take_sign(hf_cluster *c, uint32_t part) {
  uint32_t sign = hf_uthmani_sign(part);
  if (part == TATWEEL) c->on_tatweel = true;
  /* A hamza upon a tatweel stands between two letters; it makes no seat of the first. */
  if (c->has_base && !(c->on_tatweel && sign == HF_SIGN_HAMZA)) c->signs |= sign;
}

static hf_status take_part(hf_cluster *c, uint32_t part, uint32_t at) {
  uint32_t letter[2];
  hf_status st = HF_OK;
  if (c->uthmani) take_sign(c, part);
  if (goes_anywhere(part, c->flags)) return HF_OK;
  uint32_t n = map_letter(part, c->flags, letter);
  for (uint32_t i = 0; i < n && !st; i++) {
    uint8_t order = combining_class(letter[i]);
    if (order == 0) {
      st = take_base(c, letter[i], at);
      if (part == MAQSURA) c->signs = HF_SIGN_MAQSURA;
    } else if (!goes_upon(letter[i], c->kind, c->flags)) {
      take_mark(c, letter[i], order, at);
    }
  }
  return st;
}

void hf_cluster_begin(hf_cluster *c, hf_folded *to, uint32_t flags) {
  c->to = to;
  c->flags = flags;
  c->at = 0;
  c->has_base = false;
  c->kind = HF_BASE_NONE;
  c->uthmani = hf_uthmani_on(flags);
  c->nmarks = c->seen = c->signs = 0;
  c->on_tatweel = false;
}

hf_status hf_cluster_feed(hf_cluster *c, uint32_t point, uint32_t at) {
  utf8proc_int32_t part[PARTS_MAX], cased[PARTS_MAX];
  int options = UTF8PROC_DECOMPOSE | (c->flags & HF_FOLD_COMPAT ? UTF8PROC_COMPAT : 0);
  hf_status st = HF_OK;
  utf8proc_ssize_t n = utf8proc_decompose_char((utf8proc_int32_t)point, part, PARTS_MAX, (utf8proc_option_t)options, NULL);
  if (n <= 0) { /* utf8proc refuses nothing that decodes */
    part[0] = (utf8proc_int32_t)point;
    n = 1;
  }
  for (utf8proc_ssize_t i = 0; i < n && !st; i++) {
    utf8proc_ssize_t m = 0;
    if (c->flags & HF_FOLD_CASE && part[i] != YPOGEGRAMMENI)
      m = utf8proc_decompose_char(part[i], cased, PARTS_MAX, (utf8proc_option_t)(options | UTF8PROC_CASEFOLD), NULL);
    if (m <= 0) st = take_part(c, (uint32_t)part[i], at);
    for (utf8proc_ssize_t k = 0; k < m && !st; k++) st = take_part(c, (uint32_t)cased[k], at);
  }
  return st;
}

hf_status hf_cluster_end(hf_cluster *c, uint32_t next) {
  compose_marks(c);
  return flush(c, next);
}

/* Punctuation that separates more than a quotation mark does. */
static hf_class break_class(uint32_t point) {
  static const uint16_t clause[] = { ',', ':', ';', 0x060C, 0x061B, 0x2012, 0x2013, 0x2014, 0x2015, 0x3001, 0xFF0C,
                                     0xFF1A, 0xFF1B };
  static const uint16_t sentence[] = { '\n', '\v', '\f', '\r', '!', '.', '?', 0x85, 0xA1, 0xBF, 0x061E, 0x061F, 0x06D4,
                                       0x2026, 0x2028, 0x2029, 0x203C, 0x203D, 0x2047, 0x2048, 0x2049, 0x3002, 0xFF01,
                                       0xFF0E, 0xFF1F };
  for (size_t i = 0; i < COUNT(clause); i++)
    if (clause[i] == point) return HF_CLASS_CLAUSE;
  for (size_t i = 0; i < COUNT(sentence); i++)
    if (sentence[i] == point) return HF_CLASS_SENTENCE;
  return HF_CLASS_LIGHT;
}

hf_class hf_fold_class(uint32_t point) {
  hf_base_kind kind = base_kind(point);
  if (point == '\'') return HF_CLASS_APOSTROPHE;
  if (point == HF_BAD_POINT) return HF_CLASS_OTHER;
  switch (utf8proc_category((utf8proc_int32_t)point)) {
  case UTF8PROC_CATEGORY_LU: case UTF8PROC_CATEGORY_LL: case UTF8PROC_CATEGORY_LT: case UTF8PROC_CATEGORY_LM:
  case UTF8PROC_CATEGORY_LO: case UTF8PROC_CATEGORY_NL: case UTF8PROC_CATEGORY_NO: case UTF8PROC_CATEGORY_CO:
  case UTF8PROC_CATEGORY_CN: case UTF8PROC_CATEGORY_CS:
    if (kind == HF_BASE_LATIN) return HF_CLASS_LATIN;
    if (kind != HF_BASE_NONE || (point >= 0x0600 && point <= 0x06FF)) return HF_CLASS_ARABIC;
    return HF_CLASS_OTHER;
  case UTF8PROC_CATEGORY_ND: return HF_CLASS_DIGITS;
  case UTF8PROC_CATEGORY_MN: case UTF8PROC_CATEGORY_MC: case UTF8PROC_CATEGORY_ME: return HF_CLASS_MARK;
  case UTF8PROC_CATEGORY_CF: /* the visible ones enclose numbers and verses */
    return in_ranges(invisible, COUNT(invisible), point) ? HF_CLASS_MARK : HF_CLASS_LIGHT;
  case UTF8PROC_CATEGORY_ZS: return HF_CLASS_SPACE;
  case UTF8PROC_CATEGORY_CC: return break_class(point) == HF_CLASS_LIGHT ? HF_CLASS_SPACE : HF_CLASS_SENTENCE;
  default: return break_class(point);
  }
}

uint8_t hf_fold_code_of(uint32_t point, hf_class class) {
  switch (class) {
  case HF_CLASS_SPACE: return HF_CODE_SPACE;
  case HF_CLASS_LIGHT: return HF_CODE_LIGHT;
  case HF_CLASS_CLAUSE: return point == ',' || point == ':' ? HF_CODE_COMMA : HF_CODE_CLAUSE;
  case HF_CLASS_SENTENCE: return point == '.' ? HF_CODE_POINT : HF_CODE_SENTENCE;
  case HF_CLASS_APOSTROPHE: return HF_CODE_APOSTROPHE;
  case HF_CLASS_OTHER: return (uint8_t)(HF_CODE_OTHER | (point & 0xF));
  case HF_CLASS_DIGITS: return (uint8_t)(HF_CODE_DIGIT | (point & 0xF));
  case HF_CLASS_LATIN: return point < 0x80 ? (uint8_t)(HF_CODE_LATIN | (point & 0x1F)) : (uint8_t)(0x5C | (point & 3));
  case HF_CLASS_ARABIC: /* those of the basic alphabet have codes of their own */
    return (uint8_t)(HF_CODE_ARABIC | (point < 0x680 ? point & 0x7F : point & 0x1F));
  default: return HF_CODE_ODD;
  }
}
