/* SPDX-License-Identifier: MIT
 * Templates are read in one pass:
 *
 *   message = { text | "{{" | "}}" | slot }        within a branch of a plural also "#"
 *   slot    = "{" name [ "," ("number" | "duration") { "," option } | "," ("plural" | "select") { key branch } ] "}"
 *   key     = word | "=" digits                    branch = "{" message "}"; one key must be "other"
 *
 * Within a branch "}" always ends it: there a closing brace itself cannot be written.
 */
#include <stdlib.h>
#include <string.h>

#include "core/hf_template_node.h"

typedef struct parser {
  hf_template *t;
  const char *s;
  uint32_t n, at;
  uint32_t plural; /* the slot that # counts + 1; 0 outside a plural */
  int depth;
  hf_status st;
  hf_template_error *err;
} parser;

static bool fail(parser *p, hf_status st, uint32_t at, const char *what) {
  if (p->st == HF_OK) {
    p->st = st;
    p->err->at = at;
    p->err->what = what;
  }
  return false;
}

static uint32_t add_node(parser *p, hf_node_kind kind) {
  hf_template *t = p->t;
  if (t->nnodes == t->room) {
    uint32_t room = t->room * 2;
    hf_node *grown = realloc(t->nodes, room * sizeof *grown);
    if (!grown) {
      fail(p, HF_ENOMEM, p->at, "not enough memory");
      return 0;
    }
    t->nodes = grown;
    t->room = room;
  }
  hf_node node = { .kind = (uint8_t)kind, .how = { .lang = t->lang, .largest = HF_UNIT_DAY } };
  t->nodes[t->nnodes] = node;
  return t->nnodes++;
}

static void skip_blanks(parser *p) {
  while (p->at < p->n && (p->s[p->at] == ' ' || p->s[p->at] == '\n' || p->s[p->at] == '\t')) p->at++;
}

static bool is_name(char c, bool first) {
  bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  return letter || (!first && ((c >= '0' && c <= '9') || c == '.'));
}

/* A name at p->at; its bytes, 0 where none stands. */
static uint32_t read_name(parser *p, uint32_t *first) {
  skip_blanks(p);
  *first = p->at;
  while (p->at < p->n && is_name(p->s[p->at], p->at == *first)) p->at++;
  return p->at - *first;
}

static bool eat(parser *p, char c) {
  skip_blanks(p);
  if (p->at == p->n || p->s[p->at] != c) return false;
  p->at++;
  return true;
}

static bool spells(const parser *p, uint32_t first, uint32_t n, const char *word) {
  return strlen(word) == n && memcmp(p->s + first, word, n) == 0;
}

/* The slot of the name; a new one at its first use. */
static bool find_slot(parser *p, uint32_t first, uint32_t n, uint32_t *slot) {
  hf_template *t = p->t;
  for (*slot = 0; *slot < t->nslots; ++*slot) {
    uint32_t length = t->slot[*slot].last - t->slot[*slot].first;
    if (length == n && memcmp(p->s + t->slot[*slot].first, p->s + first, n) == 0) return true;
  }
  if (t->nslots == HF_TEMPLATE_SLOTS) return fail(p, HF_ELIMIT, first, "more than 64 names");
  t->slot[t->nslots].first = first;
  t->slot[t->nslots++].last = first + n;
  return true;
}

static bool read_message(parser *p, uint32_t *first);

/* One option of a number or a duration. */
static bool read_option(parser *p, hf_node *node) {
  static const struct {
    const char *word;
    uint32_t flags;
    int grammar, largest;
  } options[] = {
    { "digits", HF_SAY_DIGITS, -1, -1 }, { "latn", HF_SAY_DIGITS, -1, -1 },
    { "arab", HF_SAY_DIGITS | HF_SAY_ARABIC_DIGITS, -1, -1 }, { "feminine", HF_SAY_FEMININE, -1, -1 },
    { "nominative", 0, HF_CASE_NOMINATIVE, -1 }, { "oblique", 0, HF_CASE_GENITIVE, -1 },
    { "genitive", 0, HF_CASE_GENITIVE, -1 }, { "dative", 0, HF_CASE_DATIVE, -1 },
    { "accusative", 0, HF_CASE_ACCUSATIVE, -1 }, { "seconds", 0, -1, HF_UNIT_SECOND },
    { "minutes", 0, -1, HF_UNIT_MINUTE }, { "hours", 0, -1, HF_UNIT_HOUR },
  };
  uint32_t first, n = read_name(p, &first);
  for (size_t i = 0; i < sizeof options / sizeof *options; i++) {
    if (!spells(p, first, n, options[i].word)) continue;
    node->how.flags |= options[i].flags;
    if (i == 0 && p->t->lang == HF_LANG_AR) node->how.flags |= HF_SAY_ARABIC_DIGITS; /* its own digits */
    if (options[i].grammar >= 0) node->how.grammar = (hf_case)options[i].grammar;
    if (options[i].largest >= 0) node->how.largest = (hf_unit)options[i].largest;
    return true;
  }
  return fail(p, HF_ESYNTAX, first, "expected an option: digits, latn, arab, feminine, a case, or a largest unit");
}

static bool read_said(parser *p, uint32_t index, hf_node_kind kind) {
  hf_node node = p->t->nodes[index];
  node.kind = (uint8_t)kind;
  if (kind == HF_NODE_DURATION && p->t->lang == HF_LANG_AR) node.how.grammar = HF_CASE_GENITIVE; /* as khilal wants it */
  while (eat(p, ','))
    if (!read_option(p, &node)) return false;
  p->t->nodes[index] = node;
  return true;
}

/* "one", "=5": the key of a branch. */
static bool read_key(parser *p, hf_node *branch, bool plural, bool *other) {
  static const char *const categories[] = { "zero", "one", "two", "few", "many", "other" };
  if (plural && eat(p, '=')) {
    uint32_t begin = p->at;
    for (; p->at < p->n && p->s[p->at] >= '0' && p->s[p->at] <= '9' && p->at < begin + 12; p->at++)
      branch->value = branch->value * 10 + (p->s[p->at] - '0');
    branch->exact = true;
    return p->at > begin || fail(p, HF_ESYNTAX, begin, "expected digits after =");
  }
  uint32_t n = read_name(p, &branch->first);
  branch->last = branch->first + n;
  if (!n) return fail(p, HF_ESYNTAX, branch->first, "expected the key of a branch, or }");
  if (spells(p, branch->first, n, "other")) *other = true;
  if (!plural) return true;
  for (size_t i = 0; i < sizeof categories / sizeof *categories; i++)
    if (spells(p, branch->first, n, categories[i])) return true;
  return fail(p, HF_ESYNTAX, branch->first, "expected zero, one, two, few, many, other or =NUMBER");
}

static bool read_branches(parser *p, uint32_t index, bool plural) {
  uint32_t last = 0, outer = p->plural, begin = p->at;
  bool other = false;
  if (++p->depth > HF_TEMPLATE_DEPTH) return fail(p, HF_ELIMIT, begin, "branches nested more than four deep");
  if (plural) p->plural = p->t->nodes[index].slot + 1;
  eat(p, ',');
  for (skip_blanks(p); p->at < p->n && p->s[p->at] != '}'; skip_blanks(p)) {
    hf_node branch = { .kind = HF_NODE_BRANCH };
    uint32_t at = add_node(p, HF_NODE_BRANCH);
    if (!at || !read_key(p, &branch, plural, &other)) return false;
    if (!eat(p, '{')) return fail(p, HF_ESYNTAX, p->at, "expected { before the text of a branch");
    if (!read_message(p, &branch.child)) return false;
    if (!eat(p, '}')) return fail(p, HF_ESYNTAX, p->at, "expected } after the text of a branch");
    p->t->nodes[at] = branch;
    if (last) p->t->nodes[last].next = at;
    else p->t->nodes[index].child = at;
    last = at;
  }
  p->plural = outer;
  p->depth--;
  return other || fail(p, HF_ESYNTAX, begin, "a branch for other is missing");
}

/* Behind "{". */
static bool read_slot(parser *p, uint32_t *out) {
  uint32_t first, n = read_name(p, &first), index, slot, kind;
  if (!n) return fail(p, HF_ESYNTAX, p->at, "expected the name of a slot; a brace itself is written twice");
  if (!find_slot(p, first, n, &slot) || !(index = add_node(p, HF_NODE_SLOT))) return false;
  p->t->nodes[index].slot = slot;
  *out = index;
  if (eat(p, ',')) {
    bool ok;
    n = read_name(p, &kind);
    if (spells(p, kind, n, "number")) ok = read_said(p, index, HF_NODE_NUMBER);
    else if (spells(p, kind, n, "duration")) ok = read_said(p, index, HF_NODE_DURATION);
    else if (spells(p, kind, n, "plural") || spells(p, kind, n, "select")) {
      bool plural = p->s[kind] == 'p';
      p->t->nodes[index].kind = plural ? HF_NODE_PLURAL : HF_NODE_SELECT;
      ok = read_branches(p, index, plural);
    } else {
      return fail(p, HF_ESYNTAX, kind, "expected number, duration, plural or select");
    }
    if (!ok) return false;
  }
  return eat(p, '}') || fail(p, HF_ESYNTAX, p->at, "expected } after a slot");
}

/* Text up to a brace, or #. A doubled brace ends it too, with one of the two in it. */
static bool read_text(parser *p, uint32_t *out) {
  uint32_t begin = p->at, index = add_node(p, HF_NODE_TEXT);
  if (!index) return false;
  while (p->at < p->n && p->s[p->at] != '{' && p->s[p->at] != '}' && !(p->plural && p->s[p->at] == '#')) p->at++;
  p->t->nodes[index].first = begin;
  p->t->nodes[index].last = p->at;
  char c = p->at + 1 < p->n && p->s[p->at + 1] == p->s[p->at] ? p->s[p->at] : 0;
  if (c == '{' || (c == '}' && !p->depth)) {
    p->t->nodes[index].last++;
    p->at += 2;
  }
  *out = index;
  return true;
}

/* Up to the } that ends a branch, or the end. */
static bool read_message(parser *p, uint32_t *first) {
  uint32_t last = 0, index;
  *first = 0;
  while (p->at < p->n) {
    char c = p->s[p->at];
    bool doubled = p->at + 1 < p->n && p->s[p->at + 1] == c;
    if (c == '}' && p->depth) return true;
    if (c == '{' && !doubled) {
      p->at++;
      if (!read_slot(p, &index)) return false;
    } else if (c == '#' && p->plural) {
      if (!(index = add_node(p, HF_NODE_COUNT))) return false;
      p->t->nodes[index].slot = p->plural - 1;
      p->at++;
    } else if (c == '}' && !doubled) {
      return fail(p, HF_ESYNTAX, p->at, "} without {; a brace itself is written twice");
    } else if (!read_text(p, &index)) {
      return false;
    }
    if (last) p->t->nodes[last].next = index;
    else *first = index;
    last = index;
  }
  return true;
}

static hf_template *new_template(const char *s, size_t n, uint32_t lang) {
  hf_template *t = calloc(1, sizeof *t);
  if (!t) return NULL;
  t->room = 8;
  t->nnodes = 1;
  t->lang = lang;
  t->n = (uint32_t)n;
  t->nodes = calloc(t->room, sizeof *t->nodes);
  t->source = malloc(n + 1);
  if (!t->nodes || !t->source) {
    hf_template_free(t);
    return NULL;
  }
  memcpy(t->source, s, n);
  return t;
}

hf_status hf_template_new(const char *s, size_t n, uint32_t lang, hf_template **out, hf_template_error *err) {
  parser p = { .n = (uint32_t)n, .err = err };
  *out = NULL;
  *err = (hf_template_error){ 0, "" };
  if (lang != HF_LANG_AR && lang != HF_LANG_EN && lang != HF_LANG_LV) return HF_EINVAL;
  if (n > HF_TEMPLATE_MAX) return fail(&p, HF_ELIMIT, HF_TEMPLATE_MAX, "longer than 65536 bytes"), p.st;
  p.t = new_template(s, n, lang);
  if (!p.t) return HF_ENOMEM;
  p.s = p.t->source;
  uint32_t first = 0;
  if (read_message(&p, &first)) {
    p.t->first = first;
    *out = p.t;
    return HF_OK;
  }
  hf_template_free(p.t);
  return p.st;
}

void hf_template_free(hf_template *t) {
  if (!t) return;
  free(t->nodes);
  free(t->source);
  free(t);
}
