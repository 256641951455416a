/* SPDX-License-Identifier: MIT
 * Phrases through the C interface: the pattern language, the order of hits, captures, errors with their place.
 * The tables of Arabic sentences are in spec/phrase_spec.lua; here stands what Lua cannot see.
 */
#include <stdlib.h>

#include "check.h"
#include "core/hf_negation_words.h"
#include "core/hf_phrase.h"
#include "fuzz_phrase.c"

typedef struct set {
  hf_phrase_builder *b;
  hf_phrases *p;
  hf_scan *s;
} set;

static void set_open(set *t) {
  *t = (set){ hf_phrase_builder_new(), NULL, hf_scan_new() };
}

static void set_close(set *t) {
  hf_phrases_free(t->p);
  hf_phrase_builder_free(t->b);
  hf_scan_free(t->s);
}

static void add(set *t, uint32_t flags, const char *pattern) {
  uint32_t id;
  hf_pattern_error err;
  CHECK(hf_phrase_add(t->b, flags, &id) == HF_OK);
  CHECK(hf_phrase_pattern(t->b, id, pattern, strlen(pattern), &err) == HF_OK);
}

static void compile(set *t) {
  hf_phrases_free(t->p);
  t->p = NULL;
  CHECK(hf_phrase_compile(t->b, &t->p) == HF_OK);
}

/* Writes the hits as id[first,last)name=first-last… */
static void show(char *out, set *t, const char *text, size_t n, bool every) {
  const hf_hit *hits;
  uint32_t nhits;
  *out = 0;
  CHECK(hf_scan_text(t->s, t->p, text, n, every, &hits, &nhits) == HF_OK);
  for (uint32_t i = 0; i < nhits; i++) {
    out += sprintf(out, "%u[%u,%u)", hits[i].phrase, hits[i].first, hits[i].last);
    for (uint32_t k = 0; k < hits[i].ncaptures; k++) {
      const hf_capture *c = &hits[i].captures[k];
      hf_str name = hf_phrases_slot_name(t->p, c->slot);
      out += sprintf(out, "%.*s=%u-%u", (int)name.n, name.p, c->first, c->last);
      if (c->kind == HF_SLOT_DUR) out += sprintf(out, ":%lld", (long long)c->ms);
      if (c->kind == HF_SLOT_NUM) out += sprintf(out, ":%g", c->number);
    }
  }
}

static void finds(set *t, const char *text, bool every, const char *expected) {
  char out[512];
  show(out, t, text, strlen(text), every);
  if (strcmp(out, expected)) fprintf(stderr, "\"%s\": %s, expected %s\n", text, out, expected);
  CHECK(strcmp(out, expected) == 0);
}

static void test_language(void) {
  set t;
  set_open(&t);
  add(&t, 0, "a (b|c d) [e] f");
  add(&t, 0, "a * f");
  add(&t, 0, "x {name} from {place}");
  add(&t, 0, "^go$");
  add(&t, 0, "in {dur}");
  compile(&t);
  finds(&t, "a b f", true, "0[0,5)1[0,5)");
  finds(&t, "a c d e f", true, "0[0,9)1[0,9)");
  finds(&t, "a c f", true, "1[0,5)");
  finds(&t, "a 1 2 3 4 5 6 f", true, "1[0,15)");
  finds(&t, "a 1 2 3 4 5 6 7 f", true, "");
  finds(&t, "a b. f", true, "0[0,6)");
  finds(&t, "a q, f", true, "1[0,6)");
  finds(&t, "a q. f", true, "");
  finds(&t, "a q... f", true, "1[0,8)");
  finds(&t, "x mary ann from riga city", true, "2[0,20)name=2-10place=16-20");
  finds(&t, "x mary, ann from riga", true, "");
  finds(&t, "go", true, "3[0,2)");
  finds(&t, "go go", true, "");
  finds(&t, "in two minutes", true, "4[0,14)dur=3-14:120000");
  set_close(&t);
}

static void test_choice(void) {
  set t;
  set_open(&t);
  add(&t, 0, "a * b");
  add(&t, 0, "b");
  add(&t, 0, "a");
  compile(&t);
  finds(&t, "a a b b", true, "2[0,1)0[0,5)2[2,3)1[4,5)1[6,7)");
  finds(&t, "a a b b", false, "2[0,1)0[0,5)1[4,5)");
  finds(&t, "b a b a b", true, "1[0,1)2[2,3)0[2,5)1[4,5)2[6,7)0[6,9)1[8,9)");
  set_close(&t);
}

/* A later pattern of a phrase that reaches further left wins; hits of one phrase do not overlap. */
static void test_patterns_of_one_phrase(void) {
  set t;
  uint32_t id;
  hf_pattern_error err;
  set_open(&t);
  CHECK(hf_phrase_add(t.b, 0, &id) == HF_OK);
  CHECK(hf_phrase_pattern(t.b, id, "b c", 3, &err) == HF_OK);
  CHECK(hf_phrase_pattern(t.b, id, "a b c d", 7, &err) == HF_OK);
  compile(&t);
  finds(&t, "a b c d b c", true, "0[0,7)0[8,11)");
  finds(&t, "a b c x", true, "0[2,5)");
  set_close(&t);
}

static void test_builder_goes_on(void) {
  set t;
  set_open(&t);
  compile(&t);
  CHECK(hf_phrases_count(t.p) == 0);
  finds(&t, "a b", true, "");
  add(&t, 0, "a");
  compile(&t);
  finds(&t, "a b", true, "0[0,1)");
  add(&t, 0, "b");
  compile(&t);
  CHECK(hf_phrases_count(t.p) == 2);
  finds(&t, "a b", true, "0[0,1)1[2,3)");
  finds(&t, "", true, "");
  set_close(&t);
}

static void test_nul_and_bad_bytes(void) {
  set t;
  char out[64];
  set_open(&t);
  add(&t, 0, "a b");
  compile(&t);
  show(out, &t, "a\0b", 3, true);
  CHECK(strcmp(out, "0[0,3)") == 0);
  show(out, &t, "a \xFF\xFE b", 6, true);
  CHECK(strcmp(out, "") == 0);
  set_close(&t);
}

static void refused(const char *pattern, size_t n, hf_status st, uint32_t at) {
  hf_phrase_builder *b = hf_phrase_builder_new();
  uint32_t id;
  hf_pattern_error err;
  CHECK(hf_phrase_add(b, 0, &id) == HF_OK);
  hf_status got = hf_phrase_pattern(b, id, pattern, n, &err);
  if (got != st || err.at != at) fprintf(stderr, "%.*s: %d at %u: %s\n", (int)n, pattern, (int)got, err.at, err.what);
  CHECK(got == st);
  CHECK(err.at == at);
  CHECK(strstr(err.what, "expected") != NULL);
  hf_phrase_builder_free(b);
}

static void test_errors(void) {
  static const struct {
    const char *pattern;
    hf_status st;
    uint32_t at;
  } rows[] = {
    { "", HF_ESYNTAX, 0 },       { "*", HF_ESYNTAX, 0 },          { "[a]", HF_ESYNTAX, 0 },      { "a (b|c", HF_ESYNTAX, 2 },
    { "a b)", HF_ESYNTAX, 3 },   { "a|b", HF_ESYNTAX, 1 },        { "a (b|)", HF_ESYNTAX, 5 },   { "()", HF_ESYNTAX, 1 },
    { "a [b)", HF_ESYNTAX, 4 },  { "a {", HF_ESYNTAX, 3 },        { "a {Name}", HF_ESYNTAX, 3 }, { "a {1,1000000000}", HF_ESYNTAX, 3 },
    { "a }", HF_ESYNTAX, 2 },    { "a \\d", HF_ESYNTAX, 2 },      { "a *21", HF_ELIMIT, 2 },     { "a *99999999999", HF_ELIMIT, 2 },
    { "abcd~", HF_ESYNTAX, 0 },  { "a..", HF_ESYNTAX, 0 },        { "=+word", HF_ESYNTAX, 1 },   { "=word&", HF_ESYNTAX, 5 },
    { "wo+rd", HF_ESYNTAX, 3 },  { "a &", HF_ESYNTAX, 2 },        { "a ~", HF_ESYNTAX, 2 },      { "a + b", HF_ESYNTAX, 3 },
    { "a !", HF_ESYNTAX, 3 },    { "a \xFF" "b", HF_ESYNTAX, 2 }, { "a -- b", HF_ESYNTAX, 2 },   { "word&~+", HF_ESYNTAX, 6 },
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
    refused(rows[i].pattern, strlen(rows[i].pattern), rows[i].st, rows[i].at);
}

static void test_limits(void) {
  enum { BIG = 1 << 20 };
  char *big = malloc(BIG);
  CHECK(big != NULL);
  if (!big) return;
  memset(big, 'a', BIG);
  refused(big, BIG, HF_ELIMIT, 4096);
  refused(big, 100, HF_ELIMIT, 0); /* one word */
  memset(big, '(', BIG);
  refused(big, 4000, HF_ELIMIT, 16);
  for (int i = 0; i < 4000; i += 4) memcpy(big + i, "a*9 ", 4);
  refused(big, 4000, HF_ELIMIT, 0);
  free(big);
}

/* The lists are searched by halving: each must be in order of its bytes. */
static void test_lists(void) {
  for (int list = 0; list <= HF_LIST_LAST; list++) {
    const char *word = hf_list_word((hf_word_list)list, 0);
    CHECK(word != NULL);
    for (uint32_t i = 0; (word = hf_list_word((hf_word_list)list, i)); i++) {
      const char *before = i ? hf_list_word((hf_word_list)list, i - 1) : "";
      CHECK(strcmp(before, word) < 0);
      CHECK(hf_in_list((hf_word_list)list, word, (uint32_t)strlen(word)));
    }
  }
}

/* Pieces of patterns and texts, glued at random: what the fuzzer checks must hold for each. */
static void test_random_bytes(void) {
  static const char *const piece[] = {
    "a", "b", " ", " ", "\n", "\n\n", "(", ")", "[", "]", "|", "*", "*3", "{x}", "{dur}", "{num}", "^", "$", "+", "&", "~", "..",
    "=", "!", "\u0627\u0644", "\u0648", "\u0645\u0627 ", "\u0645\u0627\u0642\u062F\u0631 ", "\u0644\u0627 ", "\u0621", "\u0623",
    "\u062A\u0641\u0636\u0644", "40", " 5 minutes ", ". ", "\u060C ", "\u061F ", "\u0640", "\u064E", "\xC3", "\xFF", "aaaa", "\u0101",
    "\u00AB", "\"", "\u0642\u0627\u0644 ", "not ", "nevaru ", "\u0627\u0644\u0627 ", "\u062A\u0642\u0648\u0644 \u0627\u0646\u0647 ",
    "\u0660", "1", "2.", "3:", "'", "\u2019", "\u0301", "\u0653", "\u0654", "\u200F", "\u2026", "\u201C", "\t", "\U0001F600", "\u0433", "\u0649",
    "\u0651", "\u0629", "\u0647", "\u0628", "\u0643", "A", "B", "\u00DF", "\uFEFB", "\u4F60", "-", "--", "\u0645\u0631\u062D\u0628\u0627",
  };
  uint64_t rng = 20260101;
  for (int round = 0; round < 10000; round++) {
    char bytes[512];
    size_t n = 0;
    for (;;) {
      rng = rng * 6364136223846793005u + 1442695040888963407u;
      const char *p = piece[(rng >> 33) % (sizeof piece / sizeof *piece)];
      if (n + strlen(p) > sizeof bytes || (rng >> 40) % 48 == 0) break;
      memcpy(bytes + n, p, strlen(p));
      n += strlen(p);
    }
    CHECK(LLVMFuzzerTestOneInput((const uint8_t *)bytes, n) == 0);
  }
}

int main(void) {
  test_random_bytes();
  test_language();
  test_choice();
  test_patterns_of_one_phrase();
  test_builder_goes_on();
  test_nul_and_bad_bytes();
  test_errors();
  test_limits();
  test_lists();
  return checks_done("phrase");
}
