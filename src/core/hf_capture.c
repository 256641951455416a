/* SPDX-License-Identifier: MIT
 * Programs for slots: written from the tree of a pattern, run by a backtracker that remembers where it has been.
 */
#include "core/hf_capture.h"

#include <stdlib.h>

#include "core/hf_lexicon.h"
#include "core/hf_quantity.h"

/* --- what words may be taken --------------------------------------------------------------------- */

/* Whether a sentence ends before the word: by a full stop, a question or exclamation mark, a line end. An ellipsis is a
 * pause of the speaker, not an end. */
static bool sentence_ends_before(const hf_words *w, uint32_t word) {
  if (word == 0 || word >= w->n || w->word[word].before != HF_BREAK_SENTENCE) return false;
  const unsigned char *s = (const unsigned char *)w->original;
  uint32_t stops = 0;
  for (uint32_t i = w->word[word - 1].olast; i < w->word[word].ofirst; i++) {
    if (s[i] == '!' || s[i] == '?' || s[i] == '\n' || s[i] == '\r') return true;
    if (s[i] == 0xD8 && s[i + 1] == 0x9F) return true; /* Arabic question mark */
    if (s[i] == 0xDB && s[i + 1] == 0x94) return true; /* Arabic full stop */
    stops += s[i] == '.';
  }
  return stops == 1;
}

bool hf_gap_takes(const hf_utterance *u, uint32_t word, uint32_t begin) {
  if (word > begin && sentence_ends_before(u->words, word)) return false;
  return !sentence_ends_before(u->words, word + 1);
}

bool hf_slot_goes_on(const hf_utterance *u, uint32_t word) {
  return u->words->word[word].before <= HF_BREAK_LIGHT;
}

bool hf_has_term(const hf_utterance *u, uint32_t word, uint32_t term) {
  const hf_terms_of *of = &u->of[word];
  for (uint32_t i = of->first; i < of->first + of->n; i++)
    if (u->term[i] == term) return true;
  return false;
}

uint32_t hf_quantity_words(hf_utterance *u, hf_slot_kind kind, uint32_t word, hf_capture *out) {
  hf_quantity_memo *m = &u->memo[kind - HF_SLOT_DUR][word % 64];
  if (u->read[kind - HF_SLOT_DUR][word % 64] != word + 1) {
    u->read[kind - HF_SLOT_DUR][word % 64] = word + 1;
    if (kind == HF_SLOT_DUR) m->n = hf_duration_at(u->words, word, &m->ms);
    else if (kind == HF_SLOT_NUM) m->n = hf_number_at(u->words, word, &m->number);
    else m->n = hf_when_in(u->words, word, HF_LANG_ALL, &m->when);
  }
  if (out && kind == HF_SLOT_DUR) out->ms = m->ms;
  else if (out && kind == HF_SLOT_NUM) out->number = m->number;
  else if (out) out->when = m->when;
  return m->n;
}

/* --- writing a program --------------------------------------------------------------------------- */

static hf_status put(hf_programs *all, uint32_t kind, uint32_t a, uint32_t b) {
  hf_status st = hf_grow(&all->op, all->n, 1, &all->room, sizeof *all->op);
  if (st == HF_OK) all->op[all->n++] = (hf_op){ kind, a, b };
  return st;
}

static hf_status write_node(hf_programs *all, const hf_pattern *p, uint32_t id);

static hf_status write_children(hf_programs *all, const hf_pattern *p, uint32_t id) {
  hf_status st = HF_OK;
  for (uint32_t i = p->node[id].child; i && st == HF_OK; i = p->node[i].next) st = write_node(all, p, i);
  return st;
}

/* `most` more words of a kind, each only where going on without it has failed. */
static hf_status write_more(hf_programs *all, uint32_t kind, uint32_t most) {
  uint32_t begin = all->n;
  hf_status st = HF_OK;
  for (uint32_t k = 0; k < most && st == HF_OK; k++) {
    st = put(all, HF_OP_SPLIT, all->n + 2, 0);
    if (st == HF_OK) st = put(all, HF_OP_JUMP, begin + 3 * most, 0);
    if (st == HF_OK) st = put(all, kind, 0, 0);
  }
  return st;
}

static hf_status write_slot(hf_programs *all, const hf_node *node) {
  if (node->slot != HF_SLOT_TEXT) return put(all, HF_OP_QUANTITY, node->slot, node->value);
  hf_status st = put(all, HF_OP_OPEN, 0, node->value);
  if (st == HF_OK) st = put(all, HF_OP_SLOT, 0, 0);
  if (st == HF_OK) st = write_more(all, HF_OP_SLOT_MORE, HF_SLOT_WORDS - 1);
  return st == HF_OK ? put(all, HF_OP_CLOSE, 0, 0) : st;
}

/* Alternatives in their order; an optional group has nothing as its last. */
static hf_status write_group(hf_programs *all, const hf_pattern *p, uint32_t id) {
  uint32_t ends = 0; /* the jumps behind alternatives, linked through `a` until the end is known; 0 ends the list */
  hf_status st = HF_OK;
  for (uint32_t i = p->node[id].child; i && st == HF_OK; i = p->node[i].next) {
    bool last = !p->node[i].next && p->node[id].kind == HF_NODE_ALT;
    uint32_t split = all->n;
    if (!last) st = put(all, HF_OP_SPLIT, 0, 0);
    if (st == HF_OK) st = write_children(all, p, i);
    if (st == HF_OK && !last) st = put(all, HF_OP_JUMP, ends, 0);
    if (st != HF_OK || last) break;
    ends = all->n; /* index + 1 of the jump */
    all->op[split].a = all->n;
  }
  while (st == HF_OK && ends) {
    uint32_t before = all->op[ends - 1].a;
    all->op[ends - 1].a = all->n;
    ends = before;
  }
  return st;
}

static hf_status write_node(hf_programs *all, const hf_pattern *p, uint32_t id) {
  const hf_node *node = &p->node[id];
  switch (node->kind) {
  case HF_NODE_WORD: return put(all, HF_OP_WORD, node->value, 0);
  case HF_NODE_GAP: return write_more(all, HF_OP_ANY, node->value);
  case HF_NODE_SLOT: return write_slot(all, node);
  case HF_NODE_FIRST: return put(all, HF_OP_FIRST, 0, 0);
  case HF_NODE_LAST: return put(all, HF_OP_LAST, 0, 0);
  case HF_NODE_SEQ: return write_children(all, p, id);
  default: return write_group(all, p, id);
  }
}

hf_status hf_program_add(hf_programs *all, const hf_pattern *p, uint32_t *begin) {
  *begin = all->n;
  hf_programs one = { 0 }; /* places are counted from the program's own beginning */
  hf_status st = write_node(&one, p, 1);
  if (st == HF_OK) st = put(&one, HF_OP_MATCH, 0, 0);
  if (st == HF_OK) st = hf_grow(&all->op, all->n, one.n, &all->room, sizeof *all->op);
  if (st == HF_OK) {
    memcpy(all->op + all->n, one.op, one.n * sizeof *one.op);
    all->n += one.n;
  }
  free(one.op);
  return st;
}

/* --- running it ---------------------------------------------------------------------------------- */

typedef struct run {
  hf_captures *c;
  const hf_op *program;
  hf_utterance *u;
  uint32_t from, to; /* words */
  uint32_t pc, at;
  hf_status st;
} run;

static bool visit(run *r) {
  uint64_t place = (uint64_t)r->pc * (r->to - r->from + 1) + (r->at - r->from);
  uint64_t *word = &r->c->seen[place >> 6], bit = 1ull << (place & 63);
  bool seen = *word & bit;
  *word |= bit;
  return !seen;
}

static void push(run *r, uint32_t pc) {
  hf_captures *c = r->c;
  if (r->st == HF_OK) r->st = hf_grow(&c->job, c->njobs, 1, &c->room_jobs, sizeof *c->job);
  if (r->st == HF_OK) c->job[c->njobs++] = (hf_job){ pc, r->at, c->nspans };
}

static void open_span(run *r, uint32_t slot, hf_slot_kind kind) {
  hf_captures *c = r->c;
  if (r->st == HF_OK) r->st = hf_grow(&c->span, c->nspans, 1, &c->room_spans, sizeof *c->span);
  if (r->st == HF_OK) c->span[c->nspans++] = (hf_span){ slot, r->at, r->at, kind };
}

static bool take_quantity(run *r, const hf_op *op) {
  uint32_t n = r->at < r->to ? hf_quantity_words(r->u, (hf_slot_kind)op->a, r->at, NULL) : 0;
  if (n == 0 || n > r->to - r->at) return false;
  open_span(r, op->b, (hf_slot_kind)op->a);
  if (r->st != HF_OK) return false;
  r->at += n;
  r->c->span[r->c->nspans - 1].last = r->at;
  return true;
}

/* One instruction; false: this way has failed. */
static bool step(run *r, const hf_op *op) {
  bool more = r->at < r->to;
  r->pc++;
  switch (op->kind) {
  case HF_OP_WORD: return more && hf_has_term(r->u, r->at++, op->a);
  case HF_OP_ANY: return more && hf_gap_takes(r->u, r->at++, r->from);
  case HF_OP_SLOT: return more && r->at++ < r->to;
  case HF_OP_SLOT_MORE: return more && hf_slot_goes_on(r->u, r->at++);
  case HF_OP_QUANTITY: return take_quantity(r, op);
  case HF_OP_SPLIT: push(r, op->a); return true;
  case HF_OP_JUMP: r->pc = op->a; return true;
  case HF_OP_OPEN: open_span(r, op->b, HF_SLOT_TEXT); return true;
  case HF_OP_CLOSE: r->c->span[r->c->nspans - 1].last = r->at; return true;
  case HF_OP_FIRST: return r->at == 0;
  case HF_OP_LAST: return r->at == r->u->words->n;
  default: return r->at == r->to;
  }
}

static uint32_t program_length(const hf_op *program) {
  uint32_t n = 0;
  while (program[n].kind != HF_OP_MATCH) n++;
  return n + 1;
}

hf_status hf_program_run(hf_captures *c, const hf_op *program, hf_utterance *u, uint32_t from, uint32_t to) {
  run r = { c, program, u, from, to, 0, from, HF_OK };
  uint32_t words = (uint32_t)(((uint64_t)program_length(program) * (to - from + 1) + 63) / 64);
  c->nspans = c->njobs = 0;
  if (words > c->room_seen) r.st = hf_grow(&c->seen, 0, words, &c->room_seen, sizeof *c->seen);
  if (r.st != HF_OK) return r.st;
  memset(c->seen, 0, words * sizeof *c->seen);
  push(&r, 0);
  while (r.st == HF_OK && c->njobs) {
    hf_job job = c->job[--c->njobs];
    r.pc = job.pc;
    r.at = job.at;
    c->nspans = job.nspans;
    while (r.st == HF_OK && visit(&r)) {
      const hf_op *op = &program[r.pc];
      if (!step(&r, op)) break;
      if (op->kind == HF_OP_MATCH) return HF_OK;
    }
  }
  c->nspans = 0; /* not reached while automaton and program agree */
  return r.st;
}
