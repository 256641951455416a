/* SPDX-License-Identifier: MIT
 * Building the lexicon: a word of a pattern is spelled out into every form that it takes without a proclitic.
 *
 *   base -> runs of equal letters as one or two -> endings (word&) -> enclitics (word+) -> seats of the hamza -> entries
 *
 * Each step hands its results to the next one, so nothing is kept but the entries.
 */
#include "core/hf_terms.h"

#include <stdlib.h>

#include "core/hf_letters.h"

enum { SPELLING_MOST = HF_WORD_LETTERS + 2 * HF_SUFFIX_MOST + 2, RUNS_MOST = 3, SEATS_MOST = 2 };

/* How the word ends in the pattern as it was written: folding hides it, and suffixes ask for it. */
typedef enum tail { TAIL_OTHER, TAIL_TEH_MARBUTA } tail;

typedef struct spelling {
  uint32_t letter[SPELLING_MOST]; /* code points of folded text */
  uint64_t hamza; /* bit k: letter k was a hamza in the pattern, so it may change its seat */
  uint32_t n;
  tail end;
} spelling;

typedef struct speller { /* what the steps share */
  hf_terms *l;
  uint32_t term;
  uint32_t flags;
} speller;

void hf_terms_init(hf_terms *l) {
  *l = (hf_terms){ 0 };
  hf_intern_init(&l->keys);
}

void hf_terms_fini(hf_terms *l) {
  hf_intern_fini(&l->keys);
  free(l->term);
  free(l->entry);
  free(l->pool);
  free(l->slot);
  free(l->bloom);
  hf_terms_init(l);
}

static hf_status add_bytes(hf_terms *l, const char *s, uint32_t n, uint32_t *at) {
  hf_status st = hf_grow(&l->pool, l->npool, n + 1, &l->room_pool, 1);
  if (st != HF_OK) return st;
  if (n) memcpy(l->pool + l->npool, s, n);
  *at = l->npool;
  l->npool += n;
  return HF_OK;
}

static uint32_t encode(const spelling *s, char out[HF_WORD_BYTES + 8]) {
  uint32_t n = 0;
  for (uint32_t k = 0; k < s->n && n <= HF_WORD_BYTES; k++) n += hf_letter_put(out + n, s->letter[k]);
  return n;
}

static hf_status add_entry(speller *p, const spelling *s, uint32_t hamza, uint32_t flags) {
  hf_terms *l = p->l;
  char bytes[HF_WORD_BYTES + 8];
  uint32_t n = encode(s, bytes);
  if (n == 0 || n > HF_WORD_BYTES) return HF_OK; /* a suffix too long for any word of a text */
  hf_status st = hf_grow(&l->entry, l->nentries, 1, &l->room_entries, sizeof *l->entry);
  hf_entry e = { .term = p->term, .hamza = hamza, .n = (uint8_t)n };
  if (st == HF_OK) st = add_bytes(l, bytes, n, &e.at);
  if (st != HF_OK) return st;
  e.key = flags & HF_TERM_PREFIX ? HF_KEY_PREFIX : flags & HF_TERM_FUZZY ? HF_KEY_FUZZY : HF_KEY_WHOLE;
  e.clitics = flags & HF_TERM_PROCLITIC ? HF_TERM_CONJ | HF_TERM_PROCLITIC : flags & HF_TERM_CONJ;
  e.special = flags & HF_TERM_WRITTEN;
  if (e.key == HF_KEY_PREFIX) l->prefix_lengths[n >> 6] |= 1ull << (n & 63);
  l->entry[l->nentries++] = e;
  return HF_OK;
}

/* --- the seats of the hamza ---------------------------------------------------------------------- */

static bool is_dropped_after(uint32_t letter) {
  return letter == HF_ALEF || letter == HF_YEH;
}

static hf_status spell_seats(speller *p, const spelling *s, uint32_t from, uint32_t hamza, uint32_t seats);

/* Letter k of s as a hamza that stands at the end of the word: nothing, or behind its seat. Then the word is at its end:
 * sama'.. takes sama, but not samah. A letter that is missing and one that is wrong are two slips. */
static hf_status spell_last_seat(speller *p, const spelling *s, uint32_t k, uint32_t hamza) {
  hf_status st = HF_OK;
  if (k + 1 != s->n) return st;
  spelling t = *s;
  uint32_t whole = p->flags & ~(uint32_t)(HF_TERM_PREFIX | HF_TERM_FUZZY);
  if (is_dropped_after(s->letter[k - 1])) {
    t.n--;
    st = add_entry(p, &t, hamza, whole);
  } else if (s->letter[k] == HF_YEH) {
    t.letter[t.n++] = HF_HAMZA;
    st = add_entry(p, &t, hamza, whole);
  }
  return st;
}

static hf_status spell_seat(speller *p, const spelling *s, uint32_t k, uint32_t hamza, uint32_t seats) {
  static const uint32_t seat[] = { HF_HAMZA, HF_ALEF, HF_WAW, HF_YEH };
  hf_status st = HF_OK;
  for (uint32_t i = 0; i < 4 && st == HF_OK; i++) {
    if (seat[i] == s->letter[k]) continue;
    spelling t = *s;
    t.letter[k] = seat[i];
    bool bare = seat[i] == HF_HAMZA || (seat[i] == HF_WAW && k + 1 < s->n && s->letter[k + 1] == HF_WAW); /* maswul */
    st = spell_seats(p, &t, k + 1, bare ? hamza : hamza | 1u << k, seats + 1);
  }
  return st == HF_OK ? spell_last_seat(p, s, k, hamza) : st;
}

/* Entries for s with the hamzas from letter `from` on on any seat. The first letter keeps its alef. */
static hf_status spell_seats(speller *p, const spelling *s, uint32_t from, uint32_t hamza, uint32_t seats) {
  for (uint32_t k = from; k < s->n && k < 32 && seats < SEATS_MOST; k++) {
    if (k == 0 || !(s->hamza >> k & 1)) continue;
    hf_status st = spell_seat(p, s, k, hamza, seats);
    if (st != HF_OK) return st;
  }
  return add_entry(p, s, hamza, seats ? p->flags & ~(uint32_t)HF_TERM_FUZZY : p->flags);
}

/* --- suffixes ------------------------------------------------------------------------------------ */

static void append(spelling *s, const hf_suffix *x) {
  for (uint32_t k = 0; k < HF_SUFFIX_MOST && x->letter[k]; k++) s->letter[s->n++] = x->letter[k];
}

static bool ends_with(const spelling *s, uint32_t letter) {
  return s->n > 1 && s->letter[s->n - 1] == letter;
}

static hf_status spell_joined(speller *p, const spelling *s, const hf_suffix *x) {
  spelling t = *s;
  append(&t, x);
  return spell_seats(p, &t, 0, 0, 0);
}

/* A pronoun joins: teh marbuta becomes teh, alef maqsura becomes alef or stays yeh, the alef of -wa falls. A pattern in
 * folded letters does not say which heh and yeh it means, so both ways are spelled. */
static hf_status spell_enclitic(speller *p, const spelling *s, const hf_suffix *x) {
  if (!x->letter[0]) return spell_seats(p, s, 0, 0, 0);
  hf_status st = HF_OK;
  spelling t = *s;
  if (ends_with(s, HF_HEH)) {
    t.letter[t.n - 1] = HF_TEH;
    st = spell_joined(p, &t, x);
    if (st != HF_OK || s->end == TAIL_TEH_MARBUTA) return st;
  } else if (ends_with(s, HF_YEH)) {
    t.letter[t.n - 1] = HF_ALEF;
    st = spell_joined(p, &t, x);
  } else if (ends_with(s, HF_ALEF) && s->letter[s->n - 2] == HF_WAW) {
    t.n--;
    return spell_joined(p, &t, x);
  }
  return st == HF_OK ? spell_joined(p, s, x) : st;
}

static hf_status spell_enclitics(speller *p, const spelling *s) {
  if (!(p->flags & HF_TERM_ENCLITIC)) return spell_seats(p, s, 0, 0, 0);
  hf_status st = HF_OK;
  for (const hf_suffix *x = hf_enclitics;; x++) {
    st = spell_enclitic(p, s, x);
    if (st != HF_OK || !x->letter[0]) return st;
  }
}

/* An ending joins: a feminine word gives up its teh marbuta, one in -i its yeh before -in and -un. */
static hf_status spell_ending(speller *p, const spelling *s, const hf_suffix *x) {
  spelling t = *s;
  append(&t, x);
  if (x->letter[0]) t.end = x->letter[0] == HF_HEH ? TAIL_TEH_MARBUTA : TAIL_OTHER;
  hf_status st = spell_enclitics(p, &t);
  bool feminine = ends_with(s, HF_HEH) && s->end == TAIL_TEH_MARBUTA;
  bool swallowed = ends_with(s, HF_YEH) && (x->letter[0] == HF_YEH || x->letter[0] == HF_WAW);
  if (st != HF_OK || !(feminine || swallowed)) return st;
  t = *s;
  t.n--;
  t.end = TAIL_OTHER;
  append(&t, x);
  return spell_enclitics(p, &t);
}

static hf_status spell_endings(speller *p, const spelling *s) {
  if (!(p->flags & HF_TERM_ENDING)) return spell_enclitics(p, s);
  hf_status st = HF_OK;
  for (const hf_suffix *x = hf_endings;; x++) {
    st = spell_ending(p, s, x);
    if (st != HF_OK || !x->letter[0]) return st;
  }
}

/* --- runs of equal letters ----------------------------------------------------------------------- */

/* s with its runs of three and more as two letters where `two` has their bit, else as one. How many runs. */
static uint32_t without_runs(const spelling *s, uint32_t two, spelling *t) {
  uint32_t runs = 0;
  *t = *s;
  t->n = 0;
  t->hamza = 0;
  for (uint32_t k = 0; k < s->n;) {
    uint32_t len = 1;
    while (k + len < s->n && s->letter[k + len] == s->letter[k]) len++;
    bool digit = s->letter[k] >= '0' && s->letter[k] <= '9';
    uint32_t keep = len < 3 || digit ? len : two >> runs & 1 ? 2 : 1;
    if (len >= 3 && !digit && runs < RUNS_MOST) runs++;
    for (uint32_t j = 0; j < keep; j++) {
      if (s->hamza >> (k + j) & 1) t->hamza |= 1ull << t->n;
      t->letter[t->n++] = s->letter[k];
    }
    k += len;
  }
  return runs;
}

static hf_status spell(speller *p, const spelling *s) {
  spelling t;
  uint32_t runs = without_runs(s, 0, &t);
  hf_status st = HF_OK;
  for (uint32_t two = 0; two < 1u << runs && st == HF_OK; two++) {
    without_runs(s, two, &t);
    st = spell_endings(p, &t);
  }
  return st;
}

/* --- a term -------------------------------------------------------------------------------------- */

static tail tail_of(const hf_words *w, const hf_word *word) {
  const unsigned char *s = (const unsigned char *)w->original + word->ofirst;
  uint32_t n = word->olast - word->ofirst;
  for (uint32_t i = 0; i + 1 < n; i++) {
    bool last = i + 2 == n || s[i + 2] == 0xD9; /* only marks may follow */
    if (last && s[i] == 0xD8 && s[i + 1] == 0xA9) return TAIL_TEH_MARBUTA;
  }
  return TAIL_OTHER;
}

/* Reads word i of w; `what` says what is too long. */
static hf_status read_word(const hf_words *w, uint32_t i, spelling *s, const char **what) {
  const hf_word *word = &w->word[i];
  const char *p = w->folded->text + word->first, *end = w->folded->text + word->last;
  *s = (spelling){ .end = tail_of(w, word) };
  while (p < end) {
    if (s->n == HF_WORD_LETTERS) {
      *what = "a word is too long; expected at most 60 letters";
      return HF_ELIMIT;
    }
    uint32_t at = (uint32_t)(p - w->folded->text);
    uint32_t c = hf_letter_next(&p);
    if (word->script == HF_WORD_ARABIC && hf_written_hamza(w, at, (uint32_t)(p - w->folded->text) - at))
      s->hamza |= 1ull << s->n;
    s->letter[s->n++] = c;
  }
  if (s->n > 1 && s->letter[0] == HF_HAMZA && s->letter[1] == HF_ALEF) { /* hamza-alef at the start is alef madda */
    memmove(s->letter, s->letter + 1, --s->n * sizeof *s->letter);
    s->hamza = s->hamza >> 1 | 1;
  }
  return HF_OK;
}

static hf_status check_flags(uint32_t flags, const spelling *s, const char **what) {
  if ((flags & HF_TERM_FUZZY) && s->n < 5) {
    *what = "a word with ~ is too short; expected five letters or more";
    return HF_ESYNTAX;
  }
  if ((flags & HF_TERM_PREFIX) && s->n < 2) {
    *what = "a word with .. is too short; expected two letters or more";
    return HF_ESYNTAX;
  }
  return HF_OK;
}

/* The id of what makes the term: its flags, letters, hamzas and ending, and how it is written. */
static hf_status intern(hf_terms *l, uint32_t flags, const spelling *s, const hf_written *kept, uint32_t *id) {
  char key[HF_WORD_BYTES + 16 + 2 * HF_WORD_BYTES];
  bool fresh;
  key[0] = (char)flags;
  key[1] = (char)s->end;
  memcpy(key + 2, &s->hamza, 8);
  uint32_t n = 10 + encode(s, key + 10);
  key[n++] = 0;
  if (kept) {
    memcpy(key + n, kept->word.text, kept->word.n);
    n += kept->word.n;
  }
  return hf_intern_put(&l->keys, key, n, id, &fresh);
}

static hf_status add_term(hf_terms *l, uint32_t flags, const spelling *s, const hf_written *kept, uint32_t *id) {
  hf_status st = intern(l, flags, s, kept, id);
  if (st == HF_OK && *id >= l->nterms) st = hf_grow(&l->term, l->nterms, *id + 1 - l->nterms, &l->room_terms, sizeof *l->term);
  if (st != HF_OK) return st;
  while (l->nterms <= *id) l->term[l->nterms++] = (hf_term){ 0 };
  hf_term *t = &l->term[*id];
  if (t->spelled) return HF_OK;
  speller p = { l, *id, flags };
  uint32_t before = l->nentries;
  t->flags = (uint8_t)flags;
  if (kept) {
    st = add_bytes(l, kept->word.text, kept->word.n, &t->written);
    t->nwritten = (uint8_t)kept->word.n;
  }
  if (st == HF_OK) st = spell(&p, s);
  if (st != HF_OK) {
    l->nentries = before; /* the term stays without entries until the same word is added again */
    return st;
  }
  t->spelled = true;
  l->uses |= (uint8_t)flags;
  return HF_OK;
}

hf_status hf_terms_add(hf_terms *l, uint32_t flags, const hf_words *w, uint32_t i, uint32_t *term, const char **what) {
  spelling s;
  hf_written kept;
  *what = "out of memory";
  hf_status st = read_word(w, i, &s, what);
  if (st == HF_OK) st = check_flags(flags, &s, what);
  if (st != HF_OK) return st;
  if (w->word[i].script == HF_WORD_ARABIC && s.n >= 3 && !(flags & HF_TERM_EXACT)) flags |= HF_TERM_CONJ;
  if (!(flags & HF_TERM_WRITTEN)) return add_term(l, flags, &s, NULL, term);
  hf_written_init(&kept);
  st = hf_written_keep(&kept, w->original + w->word[i].ofirst, w->word[i].olast - w->word[i].ofirst);
  if (st == HF_OK && kept.word.n > UINT8_MAX) {
    *what = "a word with ! is too long; expected at most 255 bytes with its marks";
    st = HF_ELIMIT;
  }
  if (st == HF_OK) st = add_term(l, flags, &s, &kept, term);
  hf_written_fini(&kept);
  return st;
}
