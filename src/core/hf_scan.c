/* SPDX-License-Identifier: MIT
 * Scanning an utterance: a glance at all words, then the automaton from each word that can begin a pattern. Words are
 * looked up when the automaton first comes to them; the text is folded as a whole only for those who need that:
 * quantities, negation, words as written. All starts are tried from left to right and each start reaches its ends from left to right, so the first hit
 * of a phrase is the one with the leftmost start and the earliest end, and no second pass has to choose.
 *
 * A start lives for as many words as its patterns are wide, with every state at most once per word: the time is linear
 * in the text for any patterns.
 */
#include <stdlib.h>

#include "core/hf_negation.h"
#include "core/hf_phrase_set.h"

typedef struct found { /* a hit as words */
  uint32_t phrase, pattern;
  uint32_t first, last; /* words [first, last) */
} found;

typedef struct later { /* a state to be entered some words ahead, behind a quantity */
  uint32_t state, at;
} later;

typedef struct mark { /* what is known of a phrase in this scan */
  uint64_t scan; /* the scan it was written in; older ones count as empty */
  uint32_t last; /* the word behind its last hit */
  uint32_t start; /* + 1: the start that hit it last */
  uint32_t found; /* that hit's index */
} mark;

typedef struct states { /* a set of states, in order of arrival */
  uint32_t *list; /* owned, room for every state */
  uint64_t *seen; /* owned: the step in which a state was last added */
  uint32_t n;
} states;

struct hf_scan {
  const char *text; /* borrowed */
  size_t ntext;
  hf_glance glance;
  hf_words words; /* of the text, folded bytes only if whole */
  bool whole; /* the text has been folded as a whole: words.folded is there */
  hf_folded folded;
  hf_words one; /* a word by itself, for looking it up */
  hf_folded one_folded;
  hf_lookup lookup;
  hf_terms_of *of; /* owned: terms of each word */
  uint32_t room_of;
  hf_utterance u;
  states set[2]; /* of this word and the next, in turns */
  uint32_t room_states;
  later *later; /* owned */
  uint32_t nlater, room_later;
  uint64_t step; /* counts words of all starts of all scans: tells stamps apart */
  mark *mark; /* owned: of each phrase */
  uint32_t room_marks;
  uint64_t scan; /* counts scans */
  found *found; /* owned */
  uint32_t nfound, room_found;
  hf_captures captures;
  hf_capture *capture; /* owned: of all hits */
  uint32_t ncaptures, room_captures;
  hf_hit *hit; /* owned: the result */
  uint32_t room_hits;
};

hf_scan *hf_scan_new(void) {
  hf_scan *s = calloc(1, sizeof *s);
  if (!s) return NULL;
  hf_glance_init(&s->glance);
  hf_words_init(&s->words);
  hf_folded_init(&s->folded);
  hf_words_init(&s->one);
  hf_folded_init(&s->one_folded);
  hf_written_init(&s->lookup.written);
  return s;
}

void hf_scan_free(hf_scan *s) {
  if (!s) return;
  hf_glance_fini(&s->glance);
  hf_words_fini(&s->words);
  hf_folded_fini(&s->folded);
  hf_words_fini(&s->one);
  hf_folded_fini(&s->one_folded);
  hf_written_fini(&s->lookup.written);
  free(s->lookup.term);
  free(s->of);
  for (int i = 0; i < 2; i++) {
    free(s->set[i].list);
    free(s->set[i].seen);
  }
  free(s->later);
  free(s->mark);
  free(s->found);
  free(s->captures.span);
  free(s->captures.job);
  free(s->captures.seen);
  free(s->capture);
  free(s->hit);
  free(s);
}

/* --- words --------------------------------------------------------------------------------------- */

#define NOT_YET UINT32_MAX /* hf_terms_of.n: not looked up */

/* Folds the text as a whole; its words are the same as before, and now have their folded bytes. */
static hf_status make_whole(hf_scan *s) {
  if (s->whole) return HF_OK;
  hf_status st = hf_fold(&s->folded, HF_FOLD_DEFAULT, s->text, s->ntext);
  if (st == HF_OK) st = hf_words_cut(&s->words, &s->folded, s->text);
  s->whole = st == HF_OK;
  memset(s->u.read, 0, sizeof s->u.read); /* quantities are only read of a whole text */
  return st;
}

/* Looks word i up. Alone if the text is not whole: folding looks no further than a letter and its marks. */
static hf_status look_up(hf_scan *s, const hf_phrases *p, uint32_t i) {
  hf_terms_of *of = &s->of[i];
  const hf_word *word = &s->words.word[i];
  hf_status st = HF_OK;
  if (of->n != NOT_YET) return st;
  *of = (hf_terms_of){ s->lookup.n, 0 };
  if (!s->glance.may[i]) return st;
  if (s->whole) {
    st = hf_terms_find(&p->terms, &s->lookup, &s->words, i);
  } else {
    st = hf_fold(&s->one_folded, HF_FOLD_DEFAULT, s->text + word->ofirst, word->olast - word->ofirst);
    if (st == HF_OK) st = hf_words_cut(&s->one, &s->one_folded, s->text + word->ofirst);
    if (st == HF_OK && s->one.n > 0) st = hf_terms_find(&p->terms, &s->lookup, &s->one, 0);
  }
  of->n = s->lookup.n - of->first;
  s->u.term = s->lookup.term;
  return st;
}

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
  if (r->st == HF_OK) r->st = make_whole(r->s);
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
      if (r->st == HF_OK) r->st = make_whole(s);
      if (at < n && r->st == HF_OK)
        words = hf_quantity_words(&s->u, (hf_slot_kind)(net->edge[e].label - HF_EDGE_DUR + HF_SLOT_DUR), at, NULL);
    }
    if (words == 1) enter(s, !turn, s->step + 1, to);
    else if (words > 1) enter_later(r, to, at + words);
  }
}

/* The edges of a state on one term. */
static void follow_term(run *r, uint32_t state, uint32_t term, uint32_t turn) {
  const hf_net *net = &r->p->net;
  const hf_edge *edge = net->edge + net->state[state].first;
  uint32_t low = 0, high = net->state[state].nterms, n = high;
  while (low < high) {
    uint32_t mid = (low + high) / 2;
    if (edge[mid].label < term) low = mid + 1;
    else high = mid;
  }
  for (; low < n && edge[low].label == term; low++) enter(r->s, !turn, r->s->step + 1, edge[low].to);
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
      r->st = look_up(s, r->p, at);
      hf_terms_of of = s->of[at];
      for (uint32_t t = of.first; t < of.first + of.n; t++) follow_term(r, state, s->lookup.term[t], turn);
    }
    set->n = 0;
    if (at >= s->words.n || r->st != HF_OK) break;
  }
  s->set[0].n = s->set[1].n = s->nlater = 0;
  s->step += 2; /* stamps of the step ahead are stale as well */
}

static void run_start(run *r) {
  hf_scan *s = r->s;
  const hf_net *net = &r->p->net;
  uint32_t at = r->start;
  r->st = look_up(s, r->p, at);
  hf_terms_of of = s->of[at];
  for (uint32_t t = of.first; t < of.first + of.n; t++) {
    uint32_t term = s->lookup.term[t];
    for (uint32_t i = net->root_first[term]; i < net->root_first[term + 1]; i++) {
      uint32_t to = net->root_to[i];
      if (!(to & HF_ROOT_AT_START) || at == 0) enter(s, 1, s->step + 1, to & ~HF_ROOT_AT_START);
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

static hf_status make_room(hf_scan *s, const hf_phrases *p) {
  if (s->room_states < p->net.nstates) {
    for (int i = 0; i < 2; i++) {
      uint32_t *list = realloc(s->set[i].list, p->net.nstates * sizeof *list);
      if (!list) return HF_ENOMEM;
      s->set[i].list = list;
      uint64_t *seen = realloc(s->set[i].seen, p->net.nstates * sizeof *seen);
      if (!seen) return HF_ENOMEM;
      s->set[i].seen = seen;
      memset(seen, 0, p->net.nstates * sizeof *seen);
    }
    s->room_states = p->net.nstates;
  }
  if (s->room_marks < p->nphrases) {
    mark *m = realloc(s->mark, p->nphrases * sizeof *m);
    if (!m) return HF_ENOMEM;
    s->mark = m;
    memset(m, 0, p->nphrases * sizeof *m);
    s->room_marks = p->nphrases;
  }
  return HF_OK;
}

/* The words of the text, none of them looked up yet. */
static hf_status begin(hf_scan *s, const hf_phrases *p, const char *text, size_t n) {
  if (n > HF_FOLD_MAX) return HF_ELIMIT;
  s->text = text;
  s->ntext = n;
  s->whole = false;
  s->lookup.n = 0;
  s->lookup.written.plain = -1;
  hf_status st = hf_glance_at(&s->glance, &p->filter, &s->words, text, (uint32_t)n);
  if (st == HF_OK && (p->terms.uses & HF_TERM_WRITTEN)) st = make_whole(s);
  if (st == HF_OK) st = hf_grow(&s->of, 0, s->words.n + 1, &s->room_of, sizeof *s->of);
  for (uint32_t i = 0; i < s->words.n && st == HF_OK; i++) s->of[i] = (hf_terms_of){ 0, NOT_YET };
  s->u.words = &s->words;
  s->u.term = s->lookup.term;
  s->u.of = s->of;
  return st;
}

/* Whether a pattern can begin with word i. */
static bool may_start(const hf_scan *s, const hf_phrases *p, uint32_t i) {
  const uint8_t *may = s->glance.may;
  if (p->net.nspecial) return true;
  if (!(may[i] & HF_MAY_BEGIN)) return false;
  return (may[i] & HF_MAY_STAND) || (i + 1 < s->words.n && (may[i + 1] & HF_MAY_FOLLOW));
}

/* Words that are read backwards from the beginning of a phrase. */
enum { CONTEXT = 8 };

uint32_t hf_scan_rest(const hf_scan *s, const hf_phrases *p) {
  const uint8_t *may = s->glance.may;
  uint32_t n = s->words.n, i = n >= p->width ? n + 1 - p->width : 0;
  if (p->width < 2) i = n;
  while (i < n && !(may[i] & HF_MAY_BEGIN && (i + 1 == n || may_start(s, p, i))) && !p->net.nspecial) i++;
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
    st = hf_program_run(&s->captures, p->programs.op + program, &s->u, f->first, f->last);
    for (uint32_t i = 0; i < s->captures.nspans && st == HF_OK; i++) st = add_capture(s, &s->captures.span[i]);
  }
  *hit = (hf_hit){ .phrase = f->phrase, .ncaptures = s->ncaptures - before };
  hit->first = s->words.word[f->first].ofirst;
  hit->last = s->words.word[f->last - 1].olast;
  return st;
}

static hf_status make_hits(hf_scan *s, const hf_phrases *p) {
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

hf_status hf_scan_text(hf_scan *s, const hf_phrases *p, const char *text, size_t n, bool every, const hf_hit **hits,
                       uint32_t *nhits) {
  *hits = NULL;
  *nhits = 0;
  hf_status st = make_room(s, p);
  if (st == HF_OK) st = begin(s, p, text, n);
  if (st != HF_OK) return st;
  s->scan++;
  s->nfound = 0;
  run r = { .s = s, .p = p, .every = every, .st = HF_OK };
  for (r.start = 0; r.start < s->words.n && r.st == HF_OK; r.start++) {
    r.unsaid = -1;
    if (may_start(s, p, r.start)) run_start(&r);
  }
  if (r.st == HF_OK) r.st = make_hits(s, p);
  if (r.st != HF_OK) return r.st;
  *hits = s->hit;
  *nhits = s->nfound;
  return HF_OK;
}
