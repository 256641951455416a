/* SPDX-License-Identifier: MIT
 * The frozen lexicon: one hash table over the spellings of all terms, and the ways a word of a text is read.
 *
 *   text word -> runs shortened, hamza at the ends dropped (few words) -> proclitics taken off -> the table
 *
 * A filter of one bit per hash stands before the table: most words of a text are in no pattern.
 */
#include <stdlib.h>

#include "core/hf_fuzzy.h"
#include "core/hf_letters.h"
#include "core/hf_terms.h"

enum { READ_MOST = 256, RUNS_MOST = 3 };

#define NOWHERE UINT32_MAX

/* --- freezing ------------------------------------------------------------------------------------ */

/* The letters of s without letter k; bytes. s has k letters or more. */
static uint32_t without_letter(const char *s, uint32_t n, uint32_t k, char *out) {
  const char *p = s, *end = s + n;
  while (k--) hf_letter_next(&p);
  uint32_t head = (uint32_t)(p - s);
  hf_letter_next(&p);
  memcpy(out, s, head);
  memcpy(out + head, p, (size_t)(end - p));
  return head + (uint32_t)(end - p);
}

static uint32_t count_letters(const char *s, uint32_t n) {
  uint32_t k = 0;
  for (uint32_t i = 0; i < n; i++) k += ((unsigned char)s[i] & 0xC0) != 0x80;
  return k;
}

static bool same_entry(const hf_terms *l, const hf_entry *a, const hf_entry *b) {
  return a->term == b->term && a->n == b->n && a->hamza == b->hamza && a->key == b->key &&
         memcmp(l->pool + a->at, l->pool + b->at, a->n) == 0;
}

static void insert(hf_terms *l, uint32_t hash, uint32_t entry) {
  uint32_t mask = l->nslots - 1, i = hash & mask;
  for (; l->slot[i].entry; i = (i + 1) & mask)
    if (l->slot[i].hash == hash && same_entry(l, &l->entry[l->slot[i].entry - 1], &l->entry[entry])) return;
  l->slot[i] = (hf_slot){ hash, entry + 1 };
  uint32_t bit = hash >> 7 & (l->nslots * 4 - 1);
  l->bloom[bit >> 6] |= 1ull << (bit & 63);
}

/* A fuzzy entry stands under its own hash and under that of each word with a letter less. */
static void insert_entry(hf_terms *l, uint32_t entry) {
  const hf_entry *e = &l->entry[entry];
  const char *s = l->pool + e->at;
  insert(l, hf_hash(s, e->n), entry);
  if (e->key != HF_KEY_FUZZY) return;
  char less[HF_WORD_BYTES];
  for (uint32_t k = 1, n = count_letters(s, e->n); k < n; k++)
    insert(l, hf_hash(less, without_letter(s, e->n, k, less)), entry);
}

static void *copy(const void *from, size_t bytes) {
  void *to = malloc(bytes ? bytes : 1);
  if (to && bytes) memcpy(to, from, bytes);
  return to;
}

/* A 64-bit digest (FNV-1a by words) of the entries and their bytes. */
static uint64_t stamp_of(const hf_terms *l) {
  uint64_t h = 0xCBF29CE484222325u ^ l->nterms;
  for (uint32_t i = 0; i < l->nentries; i++) {
    const hf_entry *e = &l->entry[i];
    h = (h ^ (e->at | (uint64_t)e->term << 32)) * 0x100000001B3u;
    h = (h ^ (e->hamza | (uint64_t)e->n << 32 | (uint64_t)e->key << 40 | (uint64_t)e->clitics << 48)) * 0x100000001B3u;
    h = (h ^ hf_hash(l->pool + e->at, e->n) ^ h >> 29) * 0x9E3779B97F4A7C15u;
  }
  return h ? h : 1;
}

hf_status hf_terms_freeze(hf_terms *to, const hf_terms *from) {
  uint64_t keys = 0;
  for (uint32_t i = 0; i < from->nentries; i++)
    keys += from->entry[i].key == HF_KEY_FUZZY ? count_letters(from->pool + from->entry[i].at, from->entry[i].n) : 1;
  if (keys > 1u << 26) return HF_ELIMIT;
  hf_terms l = *from;
  hf_intern_init(&l.keys);
  l.nslots = 64;
  while (l.nslots * 3 < keys * 4) l.nslots *= 2;
  l.room_terms = l.nterms;
  l.room_entries = l.nentries;
  l.room_pool = l.npool;
  l.term = copy(from->term, from->nterms * sizeof *l.term);
  l.entry = copy(from->entry, from->nentries * sizeof *l.entry);
  l.pool = copy(from->pool, from->npool);
  l.slot = calloc(l.nslots, sizeof *l.slot);
  l.bloom = calloc(l.nslots / 16, sizeof *l.bloom);
  if (!l.term || !l.entry || !l.pool || !l.slot || !l.bloom) {
    hf_terms_fini(&l);
    return HF_ENOMEM;
  }
  for (uint32_t i = 0; i < l.nentries; i++) insert_entry(&l, i);
  l.stamp = stamp_of(&l);
  *to = l;
  return HF_OK;
}

/* --- reading a word ------------------------------------------------------------------------------ */

typedef struct reading { /* a way to read the word */
  const char *s;
  uint32_t n;
  const uint32_t *from; /* the folded byte each byte comes from, NOWHERE for one put there; NULL: `at` and on */
  uint32_t at;
} reading;

typedef struct reader {
  const hf_terms *l;
  hf_lookup *k;
  const hf_words *w;
  uint32_t word;
  uint32_t first; /* its terms begin there in k->term */
  hf_status st;
} reader;

static uint32_t source(const reading *r, uint32_t byte) {
  return r->from ? r->from[byte] : r->at + byte;
}

/* Whether the letters of r that entry e needs as hamzas are. */
static bool hamzas_fit(const reader *d, const hf_entry *e, const reading *r) {
  const char *p = r->s, *end = r->s + r->n;
  for (uint32_t k = 0; p < end && e->hamza >> k; k++) {
    uint32_t byte = (uint32_t)(p - r->s);
    hf_letter_next(&p);
    if (!(e->hamza >> k & 1)) continue;
    uint32_t at = source(r, byte);
    if (at == NOWHERE || !hf_written_hamza(d->w, at, (uint32_t)(p - r->s) - byte)) return false;
  }
  return true;
}

static bool is_written(reader *d, const hf_entry *e, const reading *r) {
  const hf_term *t = &d->l->term[e->term];
  const hf_word *word = &d->w->word[d->word];
  bool fits = false;
  uint32_t at = source(r, 0), skip = at == NOWHERE ? 0 : count_letters(d->w->folded->text + word->first, at - word->first);
  if (d->st == HF_OK)
    d->st = hf_written_fits(&d->k->written, d->w, d->word, skip, d->l->pool + t->written, t->nwritten, &fits);
  return fits;
}

static void add_found(reader *d, uint32_t term) {
  hf_lookup *k = d->k;
  for (uint32_t i = d->first; i < k->n; i++)
    if (k->term[i] == term) return;
  if (d->st == HF_OK) d->st = hf_grow(&k->term, k->n, 1, &k->room, sizeof *k->term);
  if (d->st == HF_OK) k->term[k->n++] = term;
}

static bool entry_fits(reader *d, const hf_entry *e, const reading *r, uint32_t n, uint8_t key, uint8_t clitics) {
  const char *s = d->l->pool + e->at;
  if (e->key != key || (clitics && !(e->clitics & clitics))) return false;
  if (key == HF_KEY_FUZZY ? !hf_fuzzy_near(s, e->n, r->s, n) : e->n != n || memcmp(s, r->s, n) != 0) return false;
  if (e->hamza && !hamzas_fit(d, e, r)) return false;
  if (e->special && !is_written(d, e, r)) return false;
  if (!clitics) return true;
  const hf_word *word = &d->w->word[d->word];
  return !hf_clitic_is_word(d->w->folded->text + word->first, word->last - word->first);
}

/* All entries under `hash` that the first n bytes of r fulfil. */
static void look(reader *d, uint32_t hash, const reading *r, uint32_t n, uint8_t key, uint8_t clitics) {
  const hf_terms *l = d->l;
  uint32_t bit = hash >> 7 & (l->nslots * 4 - 1), mask = l->nslots - 1;
  if (!(l->bloom[bit >> 6] >> (bit & 63) & 1)) return;
  for (uint32_t i = hash & mask; l->slot[i].entry; i = (i + 1) & mask) {
    const hf_entry *e = &l->entry[l->slot[i].entry - 1];
    if (l->slot[i].hash == hash && entry_fits(d, e, r, n, key, clitics)) add_found(d, e->term);
  }
}

static void look_prefixes(reader *d, const reading *r, uint8_t clitics) {
  for (uint32_t n = 1; n <= r->n && n <= HF_WORD_BYTES; n++)
    if (d->l->prefix_lengths[n >> 6] >> (n & 63) & 1) look(d, hf_hash(r->s, n), r, n, HF_KEY_PREFIX, clitics);
}

static void look_fuzzy(reader *d, const reading *r, uint8_t clitics) {
  char less[HF_WORD_BYTES];
  uint32_t letters = count_letters(r->s, r->n);
  if (letters < 4 || r->n > HF_WORD_BYTES) return;
  look(d, hf_hash(r->s, r->n), r, r->n, HF_KEY_FUZZY, clitics);
  for (uint32_t k = 1; k < letters; k++)
    look(d, hf_hash(less, without_letter(r->s, r->n, k, less)), r, r->n, HF_KEY_FUZZY, clitics);
}

static void look_all(reader *d, const reading *r, uint8_t clitics) {
  if (r->n <= HF_WORD_BYTES) look(d, hf_hash(r->s, r->n), r, r->n, HF_KEY_WHOLE, clitics);
  if (d->l->uses & HF_TERM_PREFIX) look_prefixes(d, r, clitics);
  if (d->l->uses & HF_TERM_FUZZY) look_fuzzy(d, r, clitics);
}

/* r without its first bytes and with `put` before the rest, in the caller's buffers. */
static reading joined(const reading *r, const hf_stem *stem, char *s, uint32_t *from) {
  uint32_t n = (uint32_t)strlen(stem->put);
  memcpy(s, stem->put, n);
  for (uint32_t i = 0; i < n; i++) from[i] = NOWHERE;
  for (uint32_t i = stem->skip; i < r->n; i++) {
    from[n] = source(r, i);
    s[n++] = r->s[i];
  }
  return (reading){ s, n, from, 0 };
}

static void look_stems(reader *d, const reading *r) {
  hf_stem stem[HF_STEMS_MOST];
  uint32_t n = hf_proclitics(r->s, r->n, d->l->uses & HF_TERM_PROCLITIC, stem);
  for (uint32_t i = 0; i < n; i++) {
    char s[READ_MOST + 8];
    uint32_t from[READ_MOST + 8];
    uint32_t skip = stem[i].skip;
    if (r->n > READ_MOST && *stem[i].put) continue;
    reading rest = *stem[i].put ? joined(r, &stem[i], s, from)
                                : (reading){ r->s + skip, r->n - skip, r->from ? r->from + skip : NULL, r->at + skip };
    look_all(d, &rest, stem[i].kind);
  }
}

static void read_one(reader *d, const reading *r) {
  look_all(d, r, 0);
  if (d->w->word[d->word].script == HF_WORD_ARABIC) look_stems(d, r);
}

static bool begins(const reading *r, const char *lit, uint32_t n) {
  return r->n >= n && memcmp(r->s, lit, n) == 0;
}

/* Hamza-alef at the start is alef; a hamza behind a yeh at the end is nothing. */
static void read_ends(reader *d, const reading *r) {
  reading t = *r;
  read_one(d, r);
  if (begins(r, "\u0621\u0627", 4)) { /* hamza, alef */
    t = (reading){ r->s + 2, r->n - 2, r->from ? r->from + 2 : NULL, r->at + 2 };
    read_one(d, &t);
  }
  if (t.n > 4 && memcmp(t.s + t.n - 4, "\u064A\u0621", 4) == 0) { /* yeh, hamza */
    t.n -= 2;
    read_one(d, &t);
  }
}

/* --- runs of three and more equal letters -------------------------------------------------------- */

static bool has_run(const char *s, uint32_t n) {
  for (uint32_t i = 0; i + 2 < n; i++) {
    if (s[i] != s[i + 2]) continue;
    if (s[i] == s[i + 1] && (unsigned char)s[i] < 0x80) return true;
    if (i + 5 < n && (unsigned char)s[i] >= 0xC0 && s[i + 1] == s[i + 3] && s[i + 2] == s[i + 4] && s[i + 3] == s[i + 5])
      return true;
  }
  return false;
}

/* The word with its runs as two letters where `two` has their bit, else as one; false: too long to be in a pattern. */
static bool shorten(const hf_words *w, const hf_word *word, uint32_t two, char *s, uint32_t *from, uint32_t *n,
                    uint32_t *runs) {
  const char *text = w->folded->text, *p = text + word->first, *end = text + word->last;
  *n = *runs = 0;
  while (p < end) {
    const char *q = p, *next = p;
    uint32_t c = hf_letter_next(&q), len = 1, width = (uint32_t)(q - p);
    for (next = q; next < end && hf_letter_next(&q) == c; next = q) len++;
    bool digit = c >= '0' && c <= '9';
    uint32_t keep = len < 3 || digit ? len : two >> *runs & 1 ? 2 : 1;
    if (len >= 3 && !digit && *runs < RUNS_MOST) ++*runs;
    if (*n + keep * width > READ_MOST) return false;
    for (uint32_t j = 0; j < keep * width; j++) {
      from[*n] = (uint32_t)(p - text) + j;
      s[(*n)++] = p[j];
    }
    p = next;
  }
  return true;
}

static void read_runs(reader *d, const hf_word *word) {
  char s[READ_MOST + 8];
  uint32_t from[READ_MOST + 8], n, runs;
  if (!shorten(d->w, word, 0, s, from, &n, &runs)) return;
  for (uint32_t two = 0; two < 1u << runs; two++) {
    if (!shorten(d->w, word, two, s, from, &n, &runs)) return;
    reading r = { s, n, from, 0 };
    read_ends(d, &r);
  }
}

hf_status hf_terms_find(const hf_terms *l, hf_lookup *k, const hf_words *w, uint32_t i) {
  const hf_word *word = &w->word[i];
  const char *s = w->folded->text + word->first;
  uint32_t n = word->last - word->first;
  reader d = { .l = l, .k = k, .w = w, .word = i, .first = k->n, .st = HF_OK };
  if (word->script != HF_WORD_DIGITS && has_run(s, n)) {
    read_runs(&d, word);
  } else {
    reading r = { s, n, NULL, word->first };
    read_ends(&d, &r);
  }
  return d.st;
}
