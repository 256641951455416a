/* SPDX-License-Identifier: MIT
 * Reading a pattern: recursive descent over bytes, no deeper than HF_PATTERN_DEPTH.
 */
#include "core/hf_pattern.h"

#include <stdlib.h>

typedef struct parser {
  hf_pattern *p;
  hf_terms *l;
  hf_intern *names;
  const char *s;
  uint32_t n; /* bytes of s */
  uint32_t at; /* the next byte */
  uint32_t depth;
  hf_pattern_error *err;
} parser;

void hf_pattern_init(hf_pattern *p) {
  *p = (hf_pattern){ 0 };
  hf_folded_init(&p->folded);
  hf_words_init(&p->words);
}

void hf_pattern_fini(hf_pattern *p) {
  free(p->node);
  hf_folded_fini(&p->folded);
  hf_words_fini(&p->words);
  hf_pattern_init(p);
}

static hf_status fail(parser *t, hf_status st, uint32_t at, const char *what) {
  t->err->at = at;
  t->err->what = what;
  return st;
}

static hf_status wrong(parser *t, uint32_t at, const char *what) {
  return fail(t, HF_ESYNTAX, at, what);
}

static int peek(const parser *t) {
  return t->at < t->n ? (unsigned char)t->s[t->at] : -1;
}

static bool is_space(int c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool is_special(int c) {
  return c == -1 || is_space(c) || strchr("()[]{}|*+=!&~^$", c) != NULL;
}

typedef struct list { /* the children of a node, as they come */
  uint32_t parent;
  uint32_t last; /* 0: none yet */
} list;

static hf_status add_node(parser *t, hf_node node, list *in, uint32_t *id) {
  hf_pattern *p = t->p;
  hf_status st = hf_grow(&p->node, p->n, 1, &p->room, sizeof *p->node);
  if (st != HF_OK) return fail(t, st, t->at, "out of memory");
  *id = p->n;
  p->node[p->n++] = node;
  if (in->last) p->node[in->last].next = *id;
  else p->node[in->parent].child = *id;
  in->last = *id;
  return HF_OK;
}

/* --- words --------------------------------------------------------------------------------------- */

typedef struct word_spec {
  uint32_t begin; /* of everything */
  uint32_t first, last; /* bytes of the letters */
  uint32_t flags; /* HF_TERM_* */
} word_spec;

static hf_status read_prefix(parser *t, word_spec *w) {
  w->begin = t->at;
  if (peek(t) == '=') w->flags |= HF_TERM_EXACT;
  else if (peek(t) == '!') w->flags |= HF_TERM_WRITTEN;
  if (w->flags) t->at++;
  if (peek(t) == '+') {
    if (w->flags & HF_TERM_EXACT) return wrong(t, t->at, "= allows nothing before the word; expected a letter, not +");
    w->flags |= HF_TERM_PROCLITIC;
    t->at++;
  }
  return HF_OK;
}

static bool at_dots(const parser *t) {
  return t->at + 1 < t->n && t->s[t->at] == '.' && t->s[t->at + 1] == '.';
}

static hf_status read_suffix(parser *t, word_spec *w) {
  uint32_t begin = t->at;
  if (peek(t) == '&') {
    w->flags |= HF_TERM_ENDING;
    t->at++;
  }
  if (peek(t) == '+') {
    w->flags |= HF_TERM_ENCLITIC;
    t->at++;
  }
  if (peek(t) == '~') {
    w->flags |= HF_TERM_FUZZY;
    t->at++;
  } else if (at_dots(t)) {
    w->flags |= HF_TERM_PREFIX;
    t->at += 2;
  }
  if (t->at > begin && (w->flags & HF_TERM_EXACT))
    return wrong(t, begin, "= allows nothing behind the word; expected a space");
  int c = peek(t);
  if (!is_space(c) && c != -1 && !strchr("()[]{}|*^$", c))
    return wrong(t, t->at, "a word ends here; expected a space, or & + ~ .. in that order");
  return HF_OK;
}

/* The letters of w as terms: one, or more where script or digits begin inside. Options go to the words at the ends. */
static hf_status add_terms(parser *t, const word_spec *w, list *in) {
  hf_pattern *p = t->p;
  const char *what = "out of memory";
  hf_status st = hf_fold(&p->folded, HF_FOLD_DEFAULT, t->s + w->first, w->last - w->first);
  if (st == HF_OK && p->folded.bad) return wrong(t, w->first, "invalid UTF-8; expected a letter");
  if (st == HF_OK) st = hf_words_cut(&p->words, &p->folded, t->s + w->first);
  if (st != HF_OK) return fail(t, st, w->first, what);
  if (p->words.n == 0) return wrong(t, w->first, "no letter or digit here; expected a word");
  for (uint32_t i = 0; i < p->words.n && st == HF_OK; i++) {
    uint32_t flags = w->flags, id;
    if (i > 0) flags &= ~(uint32_t)HF_TERM_PROCLITIC;
    if (i + 1 < p->words.n) flags &= ~(uint32_t)(HF_TERM_ENDING | HF_TERM_ENCLITIC | HF_TERM_PREFIX | HF_TERM_FUZZY);
    hf_node node = { .kind = HF_NODE_WORD };
    st = hf_terms_add(t->l, flags, &p->words, i, &node.value, &what);
    if (st != HF_OK) return fail(t, st, w->begin, what);
    st = add_node(t, node, in, &id);
  }
  return st;
}

static hf_status read_word(parser *t, list *in) {
  word_spec w = { 0 };
  hf_status st = read_prefix(t, &w);
  if (st != HF_OK) return st;
  w.first = t->at;
  for (; !is_special(peek(t)) && !at_dots(t); t->at++)
    if (peek(t) == '\\') return wrong(t, t->at, "a backslash means nothing in a pattern; expected a letter");
  w.last = t->at;
  if (w.first == w.last) return wrong(t, t->at, "expected a word here");
  st = read_suffix(t, &w);
  return st == HF_OK ? add_terms(t, &w, in) : st;
}

/* --- gaps and slots ------------------------------------------------------------------------------ */

static hf_status read_gap(parser *t, list *in) {
  uint32_t begin = t->at++, most = 0, id;
  bool counted = false;
  for (int c = peek(t); c >= '0' && c <= '9'; c = peek(t)) {
    counted = true;
    most = most * 10 + (uint32_t)(c - '0');
    if (most > HF_GAP_MOST) return fail(t, HF_ELIMIT, begin, "a gap is too long; expected at most *20");
    t->at++;
  }
  if (!counted) most = HF_GAP_DEFAULT;
  return add_node(t, (hf_node){ .kind = HF_NODE_GAP, .value = most }, in, &id);
}

static bool is_name(int c, bool first) {
  return (c >= 'a' && c <= 'z') || c == '_' || (!first && c >= '0' && c <= '9');
}

static hf_status read_slot(parser *t, list *in) {
  uint32_t begin = ++t->at, id;
  bool fresh;
  while (is_name(peek(t), t->at == begin)) t->at++;
  uint32_t n = t->at - begin;
  if (n == 0) return wrong(t, t->at, "expected a slot's name, a-z and _, here");
  if (peek(t) != '}') return wrong(t, t->at, "a slot's name ends here; expected }");
  const char *s = t->s + begin;
  hf_node node = { .kind = HF_NODE_SLOT, .slot = HF_SLOT_TEXT };
  if (n == 3 && memcmp(s, "dur", 3) == 0) node.slot = HF_SLOT_DUR;
  else if (n == 3 && memcmp(s, "num", 3) == 0) node.slot = HF_SLOT_NUM;
  else if (n == 4 && memcmp(s, "when", 4) == 0) node.slot = HF_SLOT_WHEN;
  hf_status st = hf_intern_put(t->names, s, n, &node.value, &fresh);
  if (st != HF_OK) return fail(t, st, begin, "out of memory");
  t->at++;
  t->p->slots++;
  return add_node(t, node, in, &id);
}

/* --- items and groups ---------------------------------------------------------------------------- */

static hf_status read_items(parser *t, uint32_t parent);

static hf_status read_group(parser *t, list *in) {
  uint32_t begin = t->at, id, seq;
  int close = peek(t) == '(' ? ')' : ']';
  if (++t->depth > HF_PATTERN_DEPTH)
    return fail(t, HF_ELIMIT, begin, "groups are nested too deep; expected at most 16");
  hf_status st = add_node(t, (hf_node){ .kind = close == ')' ? HF_NODE_ALT : HF_NODE_OPT }, in, &id);
  list alternatives = { id, 0 };
  do {
    t->at++; /* behind the bracket or the bar */
    if (st == HF_OK) st = add_node(t, (hf_node){ .kind = HF_NODE_SEQ }, &alternatives, &seq);
    if (st == HF_OK) st = read_items(t, seq);
    if (st != HF_OK) return st;
    if (!t->p->node[seq].child) return wrong(t, t->at, "an empty alternative; expected a word");
  } while (peek(t) == '|');
  if (peek(t) != close)
    return peek(t) == -1 ? wrong(t, begin, close == ')' ? "this ( is not closed; expected )" : "this [ is not closed; expected ]")
                         : wrong(t, t->at, close == ')' ? "expected )" : "expected ]");
  t->at++;
  t->depth--;
  return HF_OK;
}

static hf_status read_anchor(parser *t, list *in) {
  uint32_t id;
  uint8_t kind = peek(t) == '^' ? HF_NODE_FIRST : HF_NODE_LAST;
  t->at++;
  return add_node(t, (hf_node){ .kind = kind }, in, &id);
}

static hf_status read_item(parser *t, list *in) {
  switch (peek(t)) {
  case '(':
  case '[': return read_group(t, in);
  case '*': return read_gap(t, in);
  case '{': return read_slot(t, in);
  case '^':
  case '$': return read_anchor(t, in);
  case '}': return wrong(t, t->at, "this } closes nothing; expected a word");
  case '&':
  case '~': return wrong(t, t->at, "this belongs behind a word; expected a letter before it");
  default: return read_word(t, in);
  }
}

static hf_status read_items(parser *t, uint32_t parent) {
  list items = { parent, 0 };
  for (;;) {
    while (is_space(peek(t))) t->at++;
    int c = peek(t);
    if (c == -1 || c == ')' || c == ']' || c == '|') return HF_OK;
    hf_status st = read_item(t, &items);
    if (st != HF_OK) return st;
  }
}

/* --- what the whole says ------------------------------------------------------------------------- */

typedef struct width {
  uint32_t least, most; /* words */
} width;

static width width_of(const hf_pattern *p, uint32_t id) {
  const hf_node *node = &p->node[id];
  width w = { 0, 0 };
  switch (node->kind) {
  case HF_NODE_WORD: return (width){ 1, 1 };
  case HF_NODE_GAP: return (width){ 0, node->value };
  case HF_NODE_SLOT: return (width){ 1, node->slot == HF_SLOT_TEXT ? HF_SLOT_WORDS : HF_QUANTITY_WORDS };
  case HF_NODE_SEQ:
    for (uint32_t i = node->child; i; i = p->node[i].next) {
      width c = width_of(p, i);
      w.least += c.least;
      w.most += c.most;
    }
    return w;
  case HF_NODE_ALT:
  case HF_NODE_OPT:
    w.least = UINT32_MAX;
    for (uint32_t i = node->child; i; i = p->node[i].next) {
      width c = width_of(p, i);
      if (c.least < w.least) w.least = c.least;
      if (c.most > w.most) w.most = c.most;
    }
    if (node->kind == HF_NODE_OPT) w.least = 0;
    return w;
  default: return w;
  }
}

static hf_status check(parser *t) {
  int c = peek(t);
  if (c == ')' || c == ']') return wrong(t, t->at, "this bracket closes nothing; expected a word");
  if (c == '|') return wrong(t, t->at, "a | outside of a group; expected (a|b)");
  width w = width_of(t->p, 1);
  if (w.least == 0) return wrong(t, 0, "the pattern can match nothing at all; expected a word that must be there");
  t->p->width = w.most;
  if (w.most > HF_PATTERN_WIDTH)
    return fail(t, HF_ELIMIT, 0, "the pattern can be too long; expected at most 255 words with its gaps");
  return HF_OK;
}

hf_status hf_pattern_read(hf_pattern *p, hf_terms *l, hf_intern *names, const char *text, size_t n,
                          hf_pattern_error *err) {
  parser t = { .p = p, .l = l, .names = names, .s = text, .n = (uint32_t)n, .err = err };
  list nobody = { 0, 0 };
  uint32_t id;
  *err = (hf_pattern_error){ 0, "out of memory" };
  if (n > HF_PATTERN_BYTES)
    return fail(&t, HF_ELIMIT, HF_PATTERN_BYTES, "the pattern is too long; expected at most 4096 bytes");
  p->n = 0;
  p->slots = 0;
  hf_status st = hf_grow(&p->node, 0, 2, &p->room, sizeof *p->node);
  if (st != HF_OK) return st;
  p->node[p->n++] = (hf_node){ 0 };
  st = add_node(&t, (hf_node){ .kind = HF_NODE_SEQ }, &nobody, &id);
  if (st == HF_OK) st = read_items(&t, 1);
  return st == HF_OK ? check(&t) : st;
}
