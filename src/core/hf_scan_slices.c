/* SPDX-License-Identifier: MIT
 * A long text by slices, with the hits of hf_scan_text: first all its words, then their folded bytes where patterns ask
 * for those (what stands far away may have a say: the question mark at a sentence's end), then the automaton. Nothing
 * but a rare text (a word ends inside a character, as in a ligature of several words) is gone over in one piece.
 */
#include "core/hf_scan_impl.h"

hf_status hf_scan_open(hf_scan *s, const hf_phrases *p, const char *text, size_t n, bool every) {
  s->slices = (hf_slices){ .phrases = p, .every = every };
  return hf_scan_prepare(s, p, text, n);
}

/* Whether a pattern may ask for the folded bytes of more than a word. */
static bool needs_whole(const hf_phrases *p) {
  if (p->terms.uses & HF_TERM_WRITTEN) return true;
  for (uint32_t i = 0; i < p->nphrases; i++)
    if (p->flags[i] & HF_PHRASE_UNLESS_NEGATED) return true;
  for (uint32_t e = 0; e < p->net.nedges; e++)
    if (p->net.edge[e].label >= HF_EDGE_DUR && p->net.edge[e].label < HF_EDGE_FREE) return true;
  return false;
}

static hf_status read_slice(hf_scan *s, uint32_t bytes) {
  hf_slices *x = &s->slices;
  hf_status st = hf_glance_more(&s->glance, &x->phrases->filter, &s->words, s->text, (uint32_t)s->ntext, bytes);
  if (st != HF_OK || s->glance.at < s->ntext) return st;
  x->stage = HF_SLICES_FOLD;
  if (needs_whole(x->phrases) && !s->glance.expanded)
    return hf_fold_begin(&x->fold, &s->folded, HF_FOLD_DEFAULT, s->text, s->ntext);
  x->stage = HF_SLICES_RUN;
  return hf_scan_ready(s, x->phrases);
}

static hf_status fold_slice(hf_scan *s, uint32_t bytes) {
  hf_slices *x = &s->slices;
  uint32_t n = s->words.n;
  if (x->fold.at < x->fold.n) return hf_fold_more(&x->fold, bytes, hf_fold_best_blocks());
  if (x->placed == 0) hf_fold_end(&x->fold);
  uint32_t to = n - x->placed > bytes / 8 ? x->placed + bytes / 8 : n;
  hf_words_place(&s->words, &s->folded, x->placed, to);
  x->placed = to;
  if (to < n) return HF_OK;
  hf_scan_is_whole(s, true);
  x->stage = HF_SLICES_RUN;
  return hf_scan_ready(s, x->phrases);
}

hf_status hf_scan_slice(hf_scan *s, uint32_t bytes, const hf_hit **hits, uint32_t *nhits, bool *done) {
  hf_slices *x = &s->slices;
  *hits = NULL;
  *nhits = 0;
  *done = false;
  if (bytes < 4096) bytes = 4096;
  if (x->stage == HF_SLICES_READ) return read_slice(s, bytes);
  if (x->stage == HF_SLICES_FOLD) return fold_slice(s, bytes);
  uint32_t n = s->words.n, to = n - x->next > bytes / 16 ? x->next + bytes / 16 : n;
  s->nfound = 0;
  hf_status st = hf_scan_run(s, x->phrases, x->every, x->next, to);
  if (st == HF_OK) st = hf_scan_make_hits(s, x->phrases);
  x->next = to;
  if (st != HF_OK) return st;
  *hits = s->hit;
  *nhits = s->nfound;
  *done = to == n;
  return HF_OK;
}
