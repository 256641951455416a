/* SPDX-License-Identifier: MIT
 * Verdicts as they are told and read, the score, and the words for both.
 */
#include <math.h>
#include <string.h>

#include "core/hf_contact_impl.h"
#include "core/hf_grow.h"

/* --- verdicts -------------------------------------------------------------------------------------------------- */

static bool by_person(const hf_inst *i) {
  return i->why == HF_WHY_WAIVED || i->why == HF_WHY_ATTESTED;
}

static void fill(const hf_contact *c, uint32_t inst, hf_verdict *v) {
  const hf_inst *i = &c->insts[inst];
  bool pending = i->status == HF_PENDING;
  int64_t at = hf_inst_at(c, inst), due = hf_inst_due(c, inst);
  *v = (hf_verdict){ .duty = i->duty, .n = hf_inst_n(c, inst), .status = (hf_verdict_status)i->status, .why = (hf_why)i->why,
                     .at = pending ? HF_NO_TIME : at, .due = due, .margin = HF_NO_TIME,
                     .borderline = i->borderline };
  if (!pending && due != HF_NO_TIME && __builtin_sub_overflow(due, at, &v->margin))
    v->margin = due > at ? INT64_MAX : INT64_MIN + 1;
  if (i->why == HF_WHY_LATE) v->at = due;
  if (by_person(i)) v->note = hf_note_of(c, inst);
  if (i->why == HF_WHY_NOT_ACTIVATED) v->n = 0; /* an at_most without a hit counts as never activated */
}

/* The host hears of a verdict, then the duty's own hook runs. Its evidence is a copy of its own: what the host does may
 * read other verdicts. */
void hf_verdict_tell(hf_contact *c, uint32_t inst, hf_hook hook, hf_hook_kind kind) {
  enum { FEW = 8 };
  if (!c->host->verdict && hook == HF_NONE) return;
  hf_verdict v;
  hf_evidence few[FEW];
  fill(c, inst, &v);
  uint32_t n = hf_proof_count(c, inst);
  hf_evidence *evidence = n > FEW ? malloc(n * sizeof *evidence) : few;
  if (!evidence) {
    c->broken = true;
    return;
  }
  hf_proof_read(c, inst, n, evidence);
  v.nevidence = n;
  v.evidence = v.nevidence ? evidence : NULL;
  if (c->host->verdict) c->host->verdict(c->ud, c, &v);
  if (hook != HF_NONE) {
    const hf_duty *d = &c->p->duties[c->insts[inst].duty];
    hf_where where = { d->protocol, d->id, kind == HF_HOOK_MEET ? "on_meet" : "on_violate" };
    hf_hook_duty(c, hook, kind, &where, hf_cause_of(c, inst), &v);
  }
  if (evidence != few) free(evidence);
}

uint32_t hf_contact_verdicts(const hf_contact *c) {
  uint32_t never = 0;
  if (c->finished)
    for (uint32_t i = 0; i < c->p->nduties; i++) never += c->last[i] == HF_NONE;
  return c->ninsts + never;
}

/* The duty of the i-th verdict, which is one of the never activated ones. Readers go in order: the walk goes on. */
static uint32_t never_activated(const hf_contact *c, uint32_t i) {
  hf_look *look = &c->p->scratch->look;
  uint32_t at = c->ninsts, duty = 0;
  if (look->c == c && look->verdict <= i) at = look->verdict, duty = look->duty;
  for (;; duty++) {
    if (c->last[duty] != HF_NONE) continue;
    if (at == i) break;
    at++;
  }
  *look = (hf_look){ c, i, duty };
  return duty;
}

static hf_status read_inst(const hf_contact *c, uint32_t i, hf_verdict *out) {
  hf_scratch *s = c->p->scratch;
  uint32_t n = hf_proof_count(c, i);
  if (!hf_grow(&s->evidence, &s->evidence_room, n + 1, sizeof *s->evidence)) return HF_ENOMEM;
  fill(c, i, out);
  hf_proof_read(c, i, n, s->evidence);
  out->evidence = s->evidence;
  out->nevidence = n;
  return HF_OK;
}

hf_status hf_contact_verdict(const hf_contact *c, uint32_t i, hf_verdict *out) {
  if (i >= hf_contact_verdicts(c)) return HF_EINVAL;
  if (i < c->ninsts) return read_inst(c, i, out);
  uint32_t duty = never_activated(c, i);
  bool elsewhere = !hf_applies(c, c->p->duties[duty].protocol);
  *out = (hf_verdict){ .duty = duty, .status = HF_NA, .why = elsewhere ? HF_WHY_ELSEWHERE : HF_WHY_NOT_ACTIVATED,
                       .at = HF_NO_TIME, .due = HF_NO_TIME, .margin = HF_NO_TIME };
  return HF_OK;
}

hf_status hf_contact_latest(const hf_contact *c, uint32_t duty, hf_verdict *out) {
  if (duty >= c->p->nduties) return HF_EINVAL;
  if (c->last[duty] == HF_NONE) return HF_ESTALE;
  fill(c, c->last[duty], out);
  return HF_OK;
}

/* --- score ----------------------------------------------------------------------------------------------------- */

static bool fails_all(const hf_contact *c, const hf_inst *i) {
  hf_autofail a = c->p->duties[i->duty].autofail;
  return i->status == HF_VIOLATED && (a == HF_AUTOFAIL_YES || (a == HF_AUTOFAIL_CONFIRM && i->confirmed));
}

/* A duty counts once, as violated if it was violated once. */
hf_score hf_contact_score(const hf_contact *c) {
  enum { NOTHING, MET, BROKEN };
  hf_score score = { false, 0, false };
  uint8_t *mark = c->p->scratch->marks;
  memset(mark, NOTHING, c->p->nduties);
  for (uint32_t i = 0; i < c->ninsts; i++) {
    const hf_inst *inst = &c->insts[i];
    if (inst->status == HF_VIOLATED) mark[inst->duty] = BROKEN;
    if (inst->status == HF_SATISFIED && mark[inst->duty] == NOTHING) mark[inst->duty] = MET;
    score.automatic_fail |= fails_all(c, inst);
  }
  double met = 0, all = 0;
  for (uint32_t i = 0; i < c->p->nduties; i++) {
    if (mark[i] != NOTHING) all += c->p->duties[i].weight;
    if (mark[i] == MET) met += c->p->duties[i].weight;
  }
  score.judged = all > 0 || score.automatic_fail;
  if (all > 0 && !score.automatic_fail) score.permille = (int32_t)floor(met * 1000 / all + 0.5);
  return score;
}

/* --- words ----------------------------------------------------------------------------------------------------- */

const char *hf_why_text(hf_why why) {
  static const char *const texts[] = {
    [HF_WHY_MET] = "came in time",
    [HF_WHY_LATE] = "the deadline passed",
    [HF_WHY_NOT_BEFORE] = "did not come before",
    [HF_WHY_BROKEN] = "happened",
    [HF_WHY_TOO_OFTEN] = "happened too often",
    [HF_WHY_KEPT] = "kept",
    [HF_WHY_MISSING] = "did not come",
    [HF_WHY_NOT_ACTIVATED] = "never activated",
    [HF_WHY_GUARD] = "its condition did not hold",
    [HF_WHY_NEVER_CAME] = "what it had to come before never came",
    [HF_WHY_CUT_OFF] = "cut off",
    [HF_WHY_HUNG_UP] = "the agent hung up before",
    [HF_WHY_ELSEWHERE] = "does not apply to this channel or direction",
    [HF_WHY_NOT_HEARD] = "not heard",
    [HF_WHY_HOOK] = "its function failed",
    [HF_WHY_WAIVED] = "waived",
    [HF_WHY_ATTESTED] = "attested",
    [HF_WHY_WAITING] = "pending",
    [HF_WHY_CROWDED] = "too many deadlines at once",
  };
  return (unsigned)why < sizeof texts / sizeof *texts ? texts[why] : "unknown";
}

const char *hf_status_name(hf_verdict_status s) {
  static const char *const names[] = { "pending", "satisfied", "violated", "waived", "na" };
  return (unsigned)s < sizeof names / sizeof *names ? names[s] : "unknown";
}
