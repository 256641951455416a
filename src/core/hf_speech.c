/* SPDX-License-Identifier: MIT
 * An utterance becomes hits, and each hit becomes events: of the agent `say:` when the phrase's first word begins and
 * `said:` when its last word is complete; of the others only the latter. Without word times the utterance's own serve.
 */
#include <stdlib.h>
#include <string.h>

#include "core/hf_contact_impl.h"

/* A word of the recogniser is looked for this far behind the last one: text and words may differ in spelling, and a
 * word that is not there must not cost a search through the whole text each time. */
enum { WORD_REACH = 256 };

typedef struct span {
  uint32_t first, last; /* bytes of the text; empty: the word was not found */
} span;

static span find_word(hf_str text, uint32_t from, hf_str word) {
  uint32_t limit = text.n - from < WORD_REACH ? text.n : from + WORD_REACH;
  if (word.n)
    for (uint32_t i = from; i < limit && word.n <= text.n - i; i++)
      if (memcmp(text.p + i, word.p, word.n) == 0) return (span){ i, i + word.n };
  return (span){ from, from };
}

static span *find_words(const hf_event *e, hf_str text) {
  span *spans = malloc((size_t)e->nwords * sizeof *spans);
  uint32_t from = 0;
  while (from < text.n && text.p[from] == ' ') from++; /* words that were admitted before are blank */
  for (uint32_t i = 0; spans && i < e->nwords; i++) {
    spans[i] = find_word(text, from, e->words[i].text);
    from = spans[i].last;
  }
  return spans;
}

/* When the bytes [first, last) were begun and complete. */
static void times_of(const hf_event *e, const span *spans, uint32_t first, uint32_t last, int64_t *begin, int64_t *end) {
  const hf_value *stop = hf_event_field(e, "stop");
  *begin = e->at;
  *end = stop && stop->type == HF_INT && stop->as.i > e->at ? stop->as.i : e->at;
  bool begun = false;
  for (uint32_t i = 0; spans && i < e->nwords; i++) {
    if (spans[i].first == spans[i].last || spans[i].last <= first || spans[i].first >= last) continue;
    if (!begun) *begin = e->words[i].at > e->at ? e->words[i].at : e->at;
    begun = true;
    *end = e->words[i].stop > *begin ? e->words[i].stop : *begin;
  }
}

/* A point in time is due as understood when it was said; what cannot be reckoned stays words. */
hf_capture_view hf_speech_capture(const hf_contact *c, const hf_hit *hit, uint32_t i, const char *text, int64_t at) {
  hf_str full = c->p->phrase_names[hit->phrase];
  const char *slash = memchr(full.p, '/', full.n);
  uint32_t skip = slash ? (uint32_t)(slash - full.p) + 1 : 0;
  const hf_capture *cap = &hit->captures[i];
  hf_value v = { .type = HF_STR, .as.s = { text + cap->first, cap->last - cap->first } };
  if (cap->kind == HF_SLOT_DUR) v = (hf_value){ .type = HF_INT, .as.i = cap->ms };
  int64_t due;
  if (cap->kind == HF_SLOT_WHEN && hf_when_due(&cap->when, at, &c->p->hours, &due) == HF_OK)
    v = (hf_value){ .type = HF_INT, .as.i = due };
  if (cap->kind == HF_SLOT_NUM) v = (hf_value){ .type = HF_NUM, .as.d = cap->number };
  return (hf_capture_view){ { full.p + skip, full.n - skip }, hf_phrases_slot_name(c->p->phrases, cap->slot), v };
}

uint32_t hf_speech_atoms(const hf_contact *c, hf_payload *p, uint32_t n, const hf_hit *hit, uint32_t seq, uint32_t channel,
                         int64_t begin, int64_t end) {
  const hf_phrase_keys *k = &c->p->phrase_keys[hit->phrase];
  hf_key key = channel == HF_CHANNEL_AGENT ? k->said : channel == HF_CHANNEL_CUSTOMER ? k->heard : k->supervisor;
  hf_atom a = { .at = end, .rank = HF_RANK_SPEECH_ENDS, .seq = seq, .major = hit->last, .minor = hit->first,
                .key = key, .phrase = hit->phrase, .first = hit->first, .last = hit->last, .payload = p };
  p->atoms[n] = a;
  if (channel != HF_CHANNEL_AGENT) return 1;
  a.at = begin;
  a.rank = HF_RANK_SPEECH_BEGINS;
  a.major = hit->first;
  a.minor = hit->last;
  a.key = k->say;
  p->atoms[n + 1] = a;
  return 2;
}

/* The utterance itself, for the metrics: it begins before its words do and ends behind them. One without a length only
 * begins. `rest`: from where on it leaves a phrase open. How many atoms. */
static uint32_t fill_utterance(const hf_contact *c, hf_payload *p, const hf_event *e, uint32_t channel, uint32_t rest) {
  const hf_value *stop = hf_event_field(e, "stop");
  int64_t end = stop && stop->type == HF_INT && stop->as.i > e->at ? stop->as.i : e->at;
  uint64_t length = (uint64_t)end - (uint64_t)e->at;
  hf_atom a = { .at = e->at, .rank = HF_RANK_SPEECH_BEGINS, .seq = c->fed, .key = HF_NONE, .phrase = HF_NONE,
                .first = length < UINT32_MAX / 2 ? (uint32_t)length : UINT32_MAX / 2, .last = channel, .caps = rest,
                .payload = p };
  p->atoms[0] = a;
  if (length == 0) return 1;
  a.at = end;
  a.rank = HF_RANK_SPEECH_ENDS;
  a.major = UINT32_MAX;
  p->atoms[1] = a;
  return 2;
}

static bool fill_hits(const hf_contact *c, hf_payload *p, const hf_event *e, uint32_t channel, const hf_hit *hits,
                      uint32_t nhits) {
  span *spans = e->nwords && nhits ? find_words(e, p->text) : NULL;
  uint32_t caps = 0;
  if (e->nwords && nhits && !spans) return false;
  for (uint32_t i = 0; i < nhits; i++) {
    int64_t begin, end;
    times_of(e, spans, hits[i].first, hits[i].last, &begin, &end);
    uint32_t made = hf_speech_atoms(c, p, p->natoms, &hits[i], c->fed, channel, begin, end);
    for (uint32_t k = 0; k < hits[i].ncaptures; k++)
      p->caps[caps + k] = hf_speech_capture(c, &hits[i], k, p->text.p, e->at);
    for (uint32_t k = 0; k < made; k++) {
      p->atoms[p->natoms + k].caps = caps;
      p->atoms[p->natoms + k].ncaps = hits[i].ncaptures;
    }
    p->natoms += made;
    caps += hits[i].ncaptures;
  }
  free(spans);
  return true;
}

static hf_payload *payload_of(hf_contact *c, const hf_event *e, const hf_hit *hits, uint32_t nhits, uint32_t rest) {
  uint32_t channel = hf_channel_of(hf_event_str(e, "by")), ncaps = 0;
  for (uint32_t i = 0; i < nhits; i++) ncaps += hits[i].ncaptures;
  hf_payload *p = hf_payload_new(c->p, e, 2 + (channel == HF_CHANNEL_AGENT ? nhits * 2 : nhits), ncaps);
  if (!p) return NULL;
  p->natoms = fill_utterance(c, p, e, channel, rest);
  if (!fill_hits(c, p, e, channel, hits, nhits)) {
    hf_payload_free(c->p, p);
    return NULL;
  }
  p->refs = p->natoms;
  return p;
}

static bool is_blank(hf_str text) {
  for (uint32_t i = 0; i < text.n; i++)
    if (text.p[i] != ' ' && (text.p[i] < '\t' || text.p[i] > '\r')) return false;
  return true;
}

hf_status hf_speech_payload(hf_contact *c, const hf_event *e, hf_payload **out) {
  hf_str text = hf_event_str(e, "text");
  const hf_hit *hits = NULL;
  uint32_t nhits = 0;
  *out = NULL;
  hf_status st = c->p->phrases ? hf_scan_text(c->p->scratch->scan, c->p->phrases, text.p, text.n, false, &hits, &nhits)
                               : HF_OK;
  if (st) return st;
  uint32_t rest = is_blank(text) ? HF_NONE : c->p->phrases ? hf_scan_rest(c->p->scratch->scan, c->p->phrases) : text.n;
  *out = payload_of(c, e, hits, nhits, rest);
  return *out ? HF_OK : HF_ENOMEM;
}
