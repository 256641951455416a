/* SPDX-License-Identifier: MIT
 * Phrases that begin in one utterance and are complete in the next of the same speaker:
 *
 *   … would you like | to hold for a moment        judged when the right side begins, at its times
 *
 * In order of time, not of arrival: when an utterance begins, all that its speaker said before has begun as well. What a
 * phrase may still need of an utterance, hf_scan_rest tells when it is fed; it is left with the contact until its speaker
 * goes on. Stands on hf_phrase and the contact's queue.
 */
#include <stdlib.h>
#include <string.h>

#include "core/hf_contact_impl.h"
#include "core/hf_grow.h"

enum { GAP = 5000, /* ms from the end of an utterance to the beginning of the next that goes on with it, at most */
       LEFT_MOST = 1 << 16 /* bytes */ };

static uint32_t place_of(uint32_t channel) {
  return channel == HF_CHANNEL_AGENT ? 0 : channel == HF_CHANNEL_CUSTOMER ? 1 : 2;
}

void hf_tail_free(hf_cold *cold) {
  for (uint32_t i = 0; cold->tails && i < HF_SPEAKERS; i++) free((char *)cold->tails[i].text.p);
  free(cold->tails);
  cold->tails = NULL;
}

bool hf_tail_put(hf_contact *c, uint32_t speaker, const hf_tail *tail) {
  hf_cold *cold = hf_cold_of(c);
  if (!cold || (!cold->tails && !(cold->tails = calloc(HF_SPEAKERS, sizeof *cold->tails)))) return false;
  hf_tail *to = &cold->tails[speaker];
  char *own = NULL;
  if (tail->text.n && !(own = malloc(tail->text.n))) return false;
  if (tail->text.n) memcpy(own, tail->text.p, tail->text.n);
  free((char *)to->text.p);
  *to = *tail;
  to->text.p = own;
  return true;
}

/* --- the hits ---------------------------------------------------------------------------------------------------- */

/* Both texts, a blank between them. */
static hf_status join(hf_scratch *s, hf_str before, hf_str text) {
  size_t all = (size_t)before.n + 1 + text.n;
  if (!hf_grow(&s->both, &s->both_room, (uint32_t)all, 1)) return HF_ENOMEM;
  memcpy(s->both, before.p, before.n);
  s->both[before.n] = ' ';
  memcpy(s->both + before.n + 1, text.p, text.n);
  return HF_OK;
}

/* Whether the utterance has a hit of the phrase by itself: one for each counts. */
static bool has_own(const hf_payload *p, uint32_t phrase) {
  for (uint32_t i = 0; i < p->natoms; i++)
    if (p->atoms[i].phrase == phrase) return true;
  return false;
}

static int64_t end_of(const hf_payload *p, const hf_atom *begin) {
  return p->at + (int64_t)begin->first;
}

/* Words of an utterance that was cut have been admitted before: they are blank in the rest. */
static uint32_t blanks_before(hf_str text) {
  uint32_t n = 0;
  while (n < text.n && text.p[n] == ' ') n++;
  return n;
}

/* The event of the utterance again, with one hit. Its bytes are those of the utterance; those before stand apart. */
static hf_payload *payload_of(hf_contact *c, const hf_atom *begin, const hf_tail *tail, const hf_hit *hit) {
  const hf_payload *p = begin->payload;
  const char *both = c->p->scratch->both;
  uint32_t seam = tail->text.n + 1;
  hf_part before = { tail->line, tail->first + hit->first, tail->first + tail->text.n,
                     { both + hit->first, tail->text.n - hit->first } };
  hf_event e = { .at = p->at, .type = p->type, .id = p->id, .source = p->source, .line = p->line,
                 .fields = p->fields, .nfields = p->nfields };
  uint32_t natoms = begin->last == HF_CHANNEL_AGENT ? 2 : 1;
  hf_capture_view *caps = hit->ncaptures ? malloc(hit->ncaptures * sizeof *caps) : NULL;
  if (hit->ncaptures && !caps) return NULL;
  for (uint32_t i = 0; i < hit->ncaptures; i++) caps[i] = hf_speech_capture(c, hit, i, both, p->at);
  hf_payload *new = hf_payload_load(c->p, &e, natoms, caps, hit->ncaptures, &before);
  free(caps);
  if (!new) return NULL;
  hf_hit own = *hit; /* as far as it is in this utterance */
  own.first = blanks_before(p->text);
  own.last = hit->last - seam;
  hf_speech_atoms(c, new, 0, &own, begin->seq, begin->last, begin->at, end_of(p, begin));
  for (uint32_t i = 0; i < natoms; i++) new->atoms[i].ncaps = hit->ncaptures;
  return new;
}

static bool queue_hit(hf_contact *c, const hf_atom *begin, const hf_tail *tail, const hf_hit *hit) {
  hf_payload *new = payload_of(c, begin, tail, hit);
  if (!new) return false;
  if (!hf_queue_reserve(c, new->natoms)) {
    hf_payload_free(c->p, new);
    return false;
  }
  for (uint32_t i = 0; i < new->natoms; i++) hf_queue_push(c, &new->atoms[i]);
  return true;
}

/* What begins in what was left and is complete in the utterance. */
static bool read_across(hf_contact *c, const hf_atom *begin, const hf_tail *tail) {
  hf_scratch *s = c->p->scratch;
  hf_str text = begin->payload->text;
  uint32_t seam = tail->text.n + 1, nhits = 0;
  const hf_hit *hit = NULL;
  if ((size_t)seam + text.n > HF_FOLD_MAX) return true; /* as if it began anew */
  hf_status st = join(s, tail->text, text);
  if (st == HF_OK) st = hf_scan_head(s->scan, c->p->phrases, s->both, seam + text.n, seam, true, &hit, &nhits);
  for (uint32_t i = 0; st == HF_OK && i < nhits; i++)
    if (hit[i].last > seam && !has_own(begin->payload, hit[i].phrase) && !queue_hit(c, begin, tail, &hit[i])) st = HF_ENOMEM;
  return st == HF_OK;
}

static bool is_within_gap(int64_t end, int64_t at) {
  return at <= end || (uint64_t)at - (uint64_t)end <= GAP;
}

void hf_across_begin(hf_contact *c, const hf_atom *begin) {
  const hf_payload *p = begin->payload;
  if (begin->caps == HF_NONE) return; /* not a word: what is open stays open */
  uint32_t speaker = place_of(begin->last);
  const hf_tail *tail = c->cold && c->cold->tails ? &c->cold->tails[speaker] : NULL;
  bool open = tail && tail->text.n, more = begin->caps < p->text.n && p->text.n - begin->caps <= LEFT_MOST;
  if (open && is_within_gap(tail->end, begin->at) && !read_across(c, begin, tail)) c->broken = true;
  if (!open && !more) return;
  hf_tail new = { .line = p->line, .end = end_of(p, begin) };
  if (more) {
    new.first = begin->caps;
    new.text = (hf_str){ p->text.p + begin->caps, p->text.n - begin->caps };
  }
  if (!hf_tail_put(c, speaker, &new)) c->broken = true;
}

/* --- saved and restored ------------------------------------------------------------------------------------------ */

void hf_part_save(hf_writer *w, const hf_part *part) {
  hf_put_str(w, part->words);
  if (part->words.n == 0) return;
  hf_put_uint(w, part->line);
  hf_put_uint(w, part->first);
  hf_put_uint(w, part->last);
}

hf_part hf_part_restore(hf_reader *r) {
  hf_part part = { .words = hf_get_str(r) };
  if (part.words.n == 0) return part;
  part.line = hf_get_u32(r, UINT32_MAX);
  part.first = hf_get_u32(r, UINT32_MAX);
  part.last = hf_get_u32(r, UINT32_MAX);
  return part;
}

void hf_tail_save(hf_writer *w, const hf_cold *cold) {
  static const hf_tail none;
  for (uint32_t i = 0; i < HF_SPEAKERS; i++) {
    const hf_tail *tail = cold->tails ? &cold->tails[i] : &none;
    hf_put_str(w, tail->text);
    if (tail->text.n == 0) continue;
    hf_put_uint(w, tail->line);
    hf_put_uint(w, tail->first);
    hf_put_int(w, tail->end);
  }
}

bool hf_tail_restore(hf_reader *r, hf_contact *c) {
  for (uint32_t i = 0; i < HF_SPEAKERS && !r->failed; i++) {
    hf_tail tail = { .text = hf_get_str(r) };
    if (tail.text.n == 0) continue;
    tail.line = hf_get_u32(r, UINT32_MAX);
    tail.first = hf_get_u32(r, UINT32_MAX);
    tail.end = hf_get_int(r);
    if (!r->failed && !hf_tail_put(c, i, &tail)) return false;
  }
  return true;
}
