/* SPDX-License-Identifier: MIT
 * What people say about duties: waivers, which need the duty's role and a note, and attestations, for what only a
 * person can tell. Both also after the contact's end.
 */
#include <string.h>

#include "core/hf_contact_impl.h"

/* Whether s is the concatenation of the parts. */
static bool is_joined(hf_str s, const hf_str *parts, uint32_t n) {
  uint32_t at = 0;
  for (uint32_t i = 0; i < n; i++) {
    if (s.n - at < parts[i].n || (parts[i].n && memcmp(s.p + at, parts[i].p, parts[i].n) != 0)) return false;
    at += parts[i].n;
  }
  return at == s.n;
}

/* The duty that "hold.return" or "hold.held/return" means; HF_NONE: none. */
static uint32_t find_duty(const hf_policy *p, hf_str name) {
  for (uint32_t i = 0; i < p->nduties; i++) {
    const hf_duty *d = &p->duties[i];
    hf_str dot = hf_str_lit("."), slash = hf_str_lit("/"), protocol = p->protocols[d->protocol].id;
    hf_str plain[] = { protocol, dot, d->id };
    if (is_joined(name, plain, 3)) return i;
    if (d->step == HF_NONE) continue;
    hf_str stepwise[] = { protocol, dot, p->steps[d->step].id, slash, d->id };
    if (is_joined(name, stepwise, 5)) return i;
  }
  return HF_NONE;
}

/* A person's verdict: with a note. */
static void judge(hf_contact *c, uint32_t inst, hf_verdict_status status, hf_why why, hf_str note) {
  hf_note_put(c, inst, note);
  hf_judge_settle(c, inst, status, why);
}

void hf_people_waive(hf_contact *c, const hf_event *e) {
  uint32_t duty = find_duty(c->p, hf_event_str(e, "duty"));
  hf_str by = hf_event_str(e, "by"), note = hf_event_str(e, "note");
  if (duty == HF_NONE) {
    hf_report_to(c, "waiver of an unknown duty");
    return;
  }
  if (c->p->duties[duty].waive_by.n == 0 || c->p->duties[duty].kind == HF_ATTEST ||
      !hf_str_eq(c->p->duties[duty].waive_by, by)) {
    hf_report_to(c, "waiver by a role that may not");
    return;
  }
  if (note.n == 0) {
    hf_report_to(c, "waiver without note");
    return;
  }
  bool any = false;
  for (uint32_t i = 0; i < c->ninsts && !c->broken; i++) {
    if (c->insts[i].duty != duty || (c->insts[i].status != HF_PENDING && c->insts[i].status != HF_VIOLATED)) continue;
    judge(c, i, HF_WAIVED, HF_WHY_WAIVED, note);
    any = true;
  }
  if (!any) hf_report_to(c, "waiver of nothing");
}

/* true, false, or "na"; HF_PENDING: none of them. */
static hf_verdict_status read_value(const hf_event *e) {
  const hf_value *v = hf_event_field(e, "value");
  if (v && v->type == HF_BOOL) return v->as.b ? HF_SATISFIED : HF_VIOLATED;
  return v && v->type == HF_STR && hf_str_eq(v->as.s, hf_str_lit("na")) ? HF_NA : HF_PENDING;
}

/* A person looked at a violation that would zero the score: true confirms it, anything else does not. */
static bool confirm(hf_contact *c, uint32_t duty, bool yes) {
  bool any = false;
  for (uint32_t i = 0; i < c->ninsts; i++) {
    if (c->insts[i].duty != duty || c->insts[i].status != HF_VIOLATED) continue;
    c->insts[i].confirmed = yes;
    any = true;
  }
  return any;
}

static bool attest(hf_contact *c, uint32_t duty, hf_verdict_status status, hf_str note) {
  bool any = false;
  for (uint32_t i = 0; i < c->ninsts && !c->broken; i++) {
    if (c->insts[i].duty != duty || c->insts[i].status != HF_PENDING) continue;
    judge(c, i, status, HF_WHY_ATTESTED, note);
    any = true;
  }
  return any;
}

void hf_people_attest(hf_contact *c, const hf_event *e) {
  uint32_t duty = find_duty(c->p, hf_event_str(e, "duty"));
  hf_verdict_status status = read_value(e);
  const hf_duty *d = duty == HF_NONE ? NULL : &c->p->duties[duty];
  if (!d || (d->kind != HF_ATTEST && d->autofail != HF_AUTOFAIL_CONFIRM)) {
    hf_report_to(c, "attestation of a duty that asks for none");
  } else if (status == HF_PENDING) {
    hf_report_to(c, "attestation without a value");
  } else if (d->kind == HF_ATTEST && d->waive_by.n && !hf_str_eq(d->waive_by, hf_event_str(e, "by"))) {
    hf_report_to(c, "attestation by a role that may not");
  } else if (d->kind == HF_ATTEST ? !attest(c, duty, status, hf_event_str(e, "note"))
                                  : !confirm(c, duty, status == HF_SATISFIED)) {
    hf_report_to(c, "attestation of nothing");
  }
}
