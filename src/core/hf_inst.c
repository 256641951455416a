/* SPDX-License-Identifier: MIT
 * The numbers of an activation. Most are small: times within 24 days of the opening, no more than 65,534 activations of a
 * duty or hits of one. Those are in the activation itself; what does not fit is in the contact's cold part, in `wide`, in
 * order of activation, and the activation says so.
 */
#include <string.h>

#include "core/hf_contact_impl.h"
#include "core/hf_grow.h"

#define FAR UINT32_C(0x80000000) /* a time from here on is wide; HF_NONE: there is none */

enum { MANY = UINT16_MAX }; /* a count that is wide */

/* Where the numbers of an activation are, or belong, in the list of those that did not fit. */
static uint32_t place_of(const hf_cold *cold, uint32_t inst) {
  uint32_t low = 0, high = cold->nwide;
  while (low < high) {
    uint32_t mid = (low + high) / 2;
    if (cold->wide[mid].inst < inst) low = mid + 1;
    else high = mid;
  }
  return low;
}

static const hf_wide *wide_of(const hf_contact *c, uint32_t inst) {
  return &c->cold->wide[place_of(c->cold, inst)];
}

/* The same to be written; made when there is none. NULL: no memory, and the contact is broken. */
static hf_wide *widen(hf_contact *c, uint32_t inst) {
  hf_cold *cold = hf_cold_of(c);
  uint32_t at = cold ? place_of(cold, inst) : 0;
  if (cold && at < cold->nwide && cold->wide[at].inst == inst) return &cold->wide[at];
  if (!cold || !hf_grow(&cold->wide, &cold->wide_room, cold->nwide + 1, sizeof *cold->wide)) {
    c->broken = true;
    return NULL;
  }
  memmove(&cold->wide[at + 1], &cold->wide[at], (cold->nwide++ - at) * sizeof *cold->wide);
  cold->wide[at] = (hf_wide){ .inst = inst };
  return &cold->wide[at];
}

int64_t hf_inst_at(const hf_contact *c, uint32_t inst) {
  uint32_t at = c->insts[inst].at;
  return at < FAR ? c->opened + at : wide_of(c, inst)->at;
}

int64_t hf_inst_due(const hf_contact *c, uint32_t inst) {
  uint32_t due = c->insts[inst].due;
  if (due == HF_NONE) return HF_NO_TIME;
  return due < FAR ? c->opened + due : wide_of(c, inst)->due;
}

uint32_t hf_inst_n(const hf_contact *c, uint32_t inst) {
  return c->insts[inst].n < MANY ? c->insts[inst].n : wide_of(c, inst)->n;
}

uint32_t hf_inst_hits(const hf_contact *c, uint32_t inst) {
  return c->insts[inst].hits < MANY ? c->insts[inst].hits : wide_of(c, inst)->hits;
}

/* Whether a time fits: ms from the opening. */
static bool is_near(const hf_contact *c, int64_t t, uint32_t *ms) {
  int64_t from;
  if (__builtin_sub_overflow(t, c->opened, &from) || from < 0 || from >= FAR) return false;
  *ms = (uint32_t)from;
  return true;
}

void hf_inst_set_at(hf_contact *c, uint32_t inst, int64_t at) {
  if (is_near(c, at, &c->insts[inst].at)) return;
  hf_wide *w = widen(c, inst);
  if (w) w->at = at;
  c->insts[inst].at = w ? FAR : 0;
}

void hf_inst_set_due(hf_contact *c, uint32_t inst, int64_t due) {
  if (due == HF_NO_TIME) c->insts[inst].due = HF_NONE;
  if (due == HF_NO_TIME || is_near(c, due, &c->insts[inst].due)) return;
  hf_wide *w = widen(c, inst);
  if (w) w->due = due;
  c->insts[inst].due = w ? FAR : 0;
}

void hf_inst_set_n(hf_contact *c, uint32_t inst, uint32_t n) {
  hf_wide *w = n < MANY ? NULL : widen(c, inst);
  if (w) w->n = n;
  c->insts[inst].n = w ? MANY : (uint16_t)(n < MANY ? n : 0);
}

void hf_inst_set_hits(hf_contact *c, uint32_t inst, uint32_t hits) {
  hf_wide *w = hits < MANY ? NULL : widen(c, inst);
  if (w) w->hits = hits;
  c->insts[inst].hits = w ? MANY : (uint16_t)(hits < MANY ? hits : 0);
}
