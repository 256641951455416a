/* SPDX-License-Identifier: MIT
 * Scanning an utterance: a glance at all words, then the automaton from each word that can begin a pattern. All starts
 * are tried from left to right and each start reaches its ends from left to right, so the first hit of a phrase is the
 * one with the leftmost start and the earliest end, and no second pass has to choose.
 *
 * A start lives for as many words as its patterns are wide, with every state at most once per word: the time is linear
 * in the text for any patterns.
 */
#include <stdlib.h>

#include "core/hf_negation.h"
#include "core/hf_scan_impl.h"

/* --- one start ----------------------------------------------------------------------------------- */

typedef struct run { /* of one start */
  hf_scan *s;
  const hf_phrases *p;
  bool every;
  uint32_t start; /* word */
  int8_t unsaid; /* whether it is negated or quoted: -1 not asked yet */
  hf_status st;
} run;

static void enter(hf_scan *s, uint32_t turn, uint64_t step, uint32_t state) {
  states *set = &s->set[turn];
  if (set->seen[state] == step) return;
  set->seen[state] = step;
  set->list[set->n++] = state;
}

static void enter_later(run *r, uint32_t state, uint32_t at) {
  hf_scan *s = r->s;
  if (r->st == HF_OK) r->st = hf_grow(&s->later, s->nlater, 1, &s->room_later, sizeof *s->later);
  if (r->st == HF_OK) s->later[s->nlater++] = (later){ state, at };
}

static bool is_unsaid(run *r) {
  if (r->st == HF_OK) r->st = hf_scan_whole(r->s);
  if (r->st != HF_OK) return true;
  if (r->unsaid < 0) r->unsaid = hf_negated(&r->s->words, r->start) || hf_quoted(&r->s->words, r->start);
  return r->unsaid;
}

/* The mark of a phrase, emptied if it is from an older scan. */
static mark *mark_of(hf_scan *s, uint32_t phrase) {
  mark *m = &s->mark[phrase];
  if (m->scan != s->scan) *m = (mark){ .scan = s->scan };
  return m;
}

/* The pattern matches up to word `last`. A start's first end of a phrase counts; of patterns that end together the one
 * that was declared first. A hit overlaps no earlier one of its phrase. */
static void accept(run *r, uint32_t pattern, uint32_t last) {
  hf_scan *s = r->s;
  uint32_t phrase = r->p->pattern[pattern].phrase;
  mark *m = mark_of(s, phrase);
  if (m->start == r->start + 1) {
    found *f = &s->found[m->found];
    if (f->last == last && pattern < f->pattern) f->pattern = pattern;
    return;
  }
  if (r->every ? r->start < m->last : m->last != 0) return;
  if ((r->p->flags[phrase] & HF_PHRASE_UNLESS_NEGATED) && is_unsaid(r)) return;
  if (r->st == HF_OK) r->st = hf_grow(&s->found, s->nfound, 1, &s->room_found, sizeof *s->found);
  if (r->st != HF_OK) return;
  m->start = r->start + 1;
  m->last = last;
  m->found = s->nfound;
  s->found[s->nfound++] = (found){ phrase, pattern, r->start, last };
}

/* The edges of a state that are not on terms, at word `at`, which may be the one behind the last. */
static void follow_others(run *r, uint32_t state, uint32_t at, uint32_t turn) {
  hf_scan *s = r->s;
  const hf_net *net = &r->p->net;
  uint32_t n = s->words.n;
  for (uint32_t e = net->state[state].first + net->state[state].nterms; e < net->state[state + 1].first; e++) {
    uint32_t to = net->edge[e].to, words = 0;
    switch (net->edge[e].label) {
    case HF_EDGE_FREE: enter(s, turn, s->step, to); continue;
    case HF_EDGE_FIRST: if (at == 0) enter(s, turn, s->step, to); continue;
    case HF_EDGE_LAST: if (at == n) enter(s, turn, s->step, to); continue;
    case HF_EDGE_ACCEPT: accept(r, to, at); continue;
    case HF_EDGE_ANY: words = at < n && hf_gap_takes(&s->u, at, r->start); break;
    case HF_EDGE_SLOT: words = at < n; break;
    case HF_EDGE_SLOT_MORE: words = at < n && hf_slot_goes_on(&s->u, at); break;
    default:
      if (r->st == HF_OK) r->st = hf_scan_whole(s);
      if (at < n && r->st == HF_OK)
        words = hf_quantity_words(&s->u, (hf_slot_kind)(net->edge[e].label - HF_EDGE_DUR + HF_SLOT_DUR), at, NULL);
    }
    if (words == 1) enter(s, !turn, s->step + 1, to);
    else if (words > 1) enter_later(r, to, at + words);
  }
}

/* A state's first edge on the term or on one above it. */
static uint32_t find_edge(const hf_net *net, uint32_t state, uint32_t term) {
  const hf_edge *edge = net->edge;
  uint32_t low = net->state[state].first, high = low + net->state[state].nterms;
  while (low < high) {
    uint32_t mid = (low + high) / 2;
    if (edge[mid].label < term) low = mid + 1;
    else high = mid;
  }
  return low;
}

/* The edges of a state on one term. */
static void follow_term(run *r, uint32_t state, uint32_t term, uint32_t turn) {
  const hf_net *net = &r->p->net;
  uint32_t end = net->state[state].first + net->state[state].nterms;
  for (uint32_t e = find_edge(net, state, term); e < end && net->edge[e].label == term; e++)
    enter(r->s, !turn, r->s->step + 1, net->edge[e].to);
}

/* Moves what is due at word `at` into this turn's set. Whether anything is left for later. */
static bool enter_due(run *r, uint32_t at, uint32_t turn) {
  hf_scan *s = r->s;
  uint32_t kept = 0;
  for (uint32_t i = 0; i < s->nlater; i++) {
    if (s->later[i].at == at) enter(s, turn, s->step, s->later[i].state);
    else s->later[kept++] = s->later[i];
  }
  s->nlater = kept;
  return kept > 0;
}

/* Runs the sets on from word `at` until nothing is left. set[turn] holds the states there. */
static void run_on(run *r, uint32_t at, uint32_t turn) {
  hf_scan *s = r->s;
  for (;; at++, turn = !turn, s->step++) {
    bool more = enter_due(r, at, turn);
    states *set = &s->set[turn];
    if (set->n == 0 && !more) break;
    s->set[!turn].n = 0;
    for (uint32_t i = 0; i < set->n && r->st == HF_OK; i++) { /* the set grows while it is read */
      uint32_t state = set->list[i];
      follow_others(r, state, at, turn);
      if (at >= s->words.n || r->p->net.state[state].nterms == 0) continue;
      r->st = hf_scan_look_up(s, r->p, at);
      hf_terms_of of = s->of[at];
      for (uint32_t t = of.first; t < of.first + of.n; t++) follow_term(r, state, s->lookup.term[t], turn);
    }
    set->n = 0;
    if (at >= s->words.n || r->st != HF_OK) break;
  }
  s->set[0].n = s->set[1].n = s->nlater = 0;
  s->step += 2; /* stamps of the step ahead are stale as well */
}

/* Whether anything is left of a state that a start's first word leads to: it may go on without a word of a pattern, or
 * the next word is one that it takes. Most starts end here. */
static bool goes_on(run *r, uint32_t state) {
  hf_scan *s = r->s;
  const hf_state *here = &r->p->net.state[state];
  uint32_t at = r->start + 1;
  if (here->first + here->nterms < here[1].first) return true;
  if (at >= s->words.n || !(s->glance.may[at] & HF_MAY_FOLLOW)) return false;
  if (r->st == HF_OK) r->st = hf_scan_look_up(s, r->p, at);
  hf_terms_of of = s->of[at];
  for (uint32_t t = of.first; t < of.first + of.n && r->st == HF_OK; t++) {
    uint32_t e = find_edge(&r->p->net, state, s->lookup.term[t]);
    if (e < here->first + here->nterms && r->p->net.edge[e].label == s->lookup.term[t]) return true;
  }
  return false;
}

static void run_start(run *r) {
  hf_scan *s = r->s;
  const hf_net *net = &r->p->net;
  uint32_t at = r->start;
  r->st = hf_scan_look_up(s, r->p, at);
  if (r->st != HF_OK) return;
  hf_terms_of of = s->of[at];
  for (uint32_t t = of.first; t < of.first + of.n; t++) {
    uint32_t term = s->lookup.term[t];
    for (uint32_t i = net->root_first[term]; i < net->root_first[term + 1]; i++) {
      uint32_t to = net->root_to[i];
      if ((to & HF_ROOT_AT_START) && at != 0) continue;
      if (goes_on(r, to & ~HF_ROOT_AT_START)) enter(s, 1, s->step + 1, to & ~HF_ROOT_AT_START);
    }
  }
  for (uint32_t i = 0; i < net->nspecial; i++)
    if (!(net->special[i] & HF_ROOT_AT_START) || at == 0)
      follow_others(r, net->special[i] & ~HF_ROOT_AT_START, at, 0);
  s->set[0].n = 0; /* states at the root are in root_to and special already */
  if (s->set[1].n == 0 && s->nlater == 0) return;
  s->step++;
  run_on(r, at + 1, 1);
}

/* --- the whole ----------------------------------------------------------------------------------- */

/* Whether word i, with which a pattern can begin, is followed by one that the pattern may go on with. */
static bool may_go_on(const hf_scan *s, uint32_t i) {
  const hf_glance *g = &s->glance;
  if (g->may[i] & HF_MAY_STAND) return true;
  if (!(g->may[i + 1] & HF_MAY_FOLLOW)) return false;
  if (!(g->may[i] & g->may[i + 1] & HF_MAY_EXACT)) return true;
  return g->terms[i] & g->terms[i + 1] >> (HF_FILTER_SELF - HF_FILTER_NEXT) & 0xFFFF;
}

/* The first word of [i, to) that a pattern can begin with, or one behind. Eight words at once: those that begin a
 * pattern which the next word need not, or may, go on with. */
static uint32_t next_start(const hf_scan *s, const hf_phrases *p, uint32_t i, uint32_t to) {
  const uint64_t ones = 0x0101010101010101u;
  const uint8_t *may = s->glance.may;
  if (p->net.nspecial) return i;
  for (; i < to; i += 8) {
    uint64_t here = hf_filter_load(may + i), next = hf_filter_load(may + i + 1);
    uint64_t start = here / HF_MAY_BEGIN & (here / HF_MAY_STAND | next / HF_MAY_FOLLOW) & ones;
    for (uint32_t k = 0; start; k++, start >>= 8)
      if ((start & 1) && may_go_on(s, i + k)) return i + k;
  }
  return to;
}

/* Words that are read backwards from the beginning of a phrase. */
enum { CONTEXT = 8 };

uint32_t hf_scan_rest(const hf_scan *s, const hf_phrases *p) {
  uint32_t n = s->words.n, i = n >= p->width ? n + 1 - p->width : 0;
  if (p->width < 2) i = n;
  /* A pattern may also begin with the last word and go on in the next text. */
  for (; i < n && !p->net.nspecial; i++)
    if (s->glance.may[i] & HF_MAY_BEGIN && (i + 1 == n || may_go_on(s, i))) break;
  if (i == n) return (uint32_t)s->ntext;
  return i <= CONTEXT ? 0 : s->words.word[i - CONTEXT].ofirst;
}

static int compare_found(const void *a, const void *b) {
  const found *x = a, *y = b;
  if (x->first != y->first) return x->first < y->first ? -1 : 1;
  if (x->last != y->last) return x->last < y->last ? -1 : 1;
  return x->phrase < y->phrase ? -1 : x->phrase > y->phrase;
}

static hf_status add_capture(hf_scan *s, const hf_span *span) {
  hf_status st = hf_grow(&s->capture, s->ncaptures, 1, &s->room_captures, sizeof *s->capture);
  if (st != HF_OK) return st;
  hf_capture c = { .slot = span->slot, .kind = span->kind };
  c.first = s->words.word[span->first].ofirst;
  c.last = s->words.word[span->last - 1].olast;
  if (span->kind != HF_SLOT_TEXT) hf_quantity_words(&s->u, span->kind, span->first, &c);
  s->capture[s->ncaptures++] = c;
  return HF_OK;
}

/* The hit of f, its captures behind those before it. */
static hf_status make_hit(hf_scan *s, const hf_phrases *p, const found *f, hf_hit *hit) {
  uint32_t program = p->pattern[f->pattern].program, before = s->ncaptures;
  hf_status st = HF_OK;
  if (program != HF_NO_PROGRAM) {
    for (uint32_t i = f->first; i < f->last && st == HF_OK; i++) st = hf_scan_look_up(s, p, i); /* it tries other ways too */
    if (st == HF_OK) st = hf_program_run(&s->captures, p->programs.op + program, &s->u, f->first, f->last);
    for (uint32_t i = 0; i < s->captures.nspans && st == HF_OK; i++) st = add_capture(s, &s->captures.span[i]);
  }
  *hit = (hf_hit){ .phrase = f->phrase, .ncaptures = s->ncaptures - before };
  hit->first = s->words.word[f->first].ofirst;
  hit->last = s->words.word[f->last - 1].olast;
  return st;
}

hf_status hf_scan_make_hits(hf_scan *s, const hf_phrases *p) {
  if (s->nfound > 1) qsort(s->found, s->nfound, sizeof *s->found, compare_found);
  hf_status st = hf_grow(&s->hit, 0, s->nfound, &s->room_hits, sizeof *s->hit);
  s->ncaptures = 0;
  for (uint32_t i = 0; i < s->nfound && st == HF_OK; i++) st = make_hit(s, p, &s->found[i], &s->hit[i]);
  for (uint32_t i = 0, n = 0; i < s->nfound && st == HF_OK; i++) { /* only now the array stays where it is */
    s->hit[i].captures = s->capture ? s->capture + n : NULL;
    n += s->hit[i].ncaptures;
  }
  return st;
}

hf_status hf_scan_run(hf_scan *s, const hf_phrases *p, bool every, uint32_t from, uint32_t to) {
  run r = { .s = s, .p = p, .every = every, .st = HF_OK };
  for (uint32_t i = from; (i = next_start(s, p, i, to)) < to && r.st == HF_OK; i++) {
    r.start = i;
    r.unsaid = -1;
    run_start(&r);
  }
  return r.st;
}

/* The word that begins at byte `at`, or the first behind it. */
static uint32_t word_from(const hf_words *w, size_t at) {
  uint32_t i = 0;
  while (i < w->n && w->word[i].ofirst < at) i++;
  return i;
}

hf_status hf_scan_head(hf_scan *s, const hf_phrases *p, const char *text, size_t n, size_t before, bool every,
                       const hf_hit **hits, uint32_t *nhits) {
  *hits = NULL;
  *nhits = 0;
  hf_status st = hf_scan_begin(s, p, text, n);
  if (st == HF_OK) st = hf_scan_run(s, p, every, 0, before < n ? word_from(&s->words, before) : s->words.n);
  if (st == HF_OK) st = hf_scan_make_hits(s, p);
  if (st != HF_OK) return st;
  *hits = s->hit;
  *nhits = s->nfound;
  return HF_OK;
}

hf_status hf_scan_text(hf_scan *s, const hf_phrases *p, const char *text, size_t n, bool every, const hf_hit **hits,
                       uint32_t *nhits) {
  return hf_scan_head(s, p, text, n, n, every, hits, nhits);
}
