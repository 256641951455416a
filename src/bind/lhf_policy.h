/* SPDX-License-Identifier: MIT
 * A policy as the bindings hold it: the compiled core, the guest its hooks live in, its calendars.
 */
#ifndef LHF_POLICY_H
#define LHF_POLICY_H

#include "bind/lhf_guest.h"
#include "core/hf_calendar.h"
#include "core/hf_policy.h"

#define LHF_POLICY "hatif.policy"

typedef struct lhf_calendar {
  char name[64];
  hf_calendar calendar;
  hf_calendar_except except[]; /* what calendar.except points to */
} lhf_calendar;

typedef struct lhf_policy {
  hf_policy *core; /* NULL: closed */
  lhf_guest *guest; /* one reference */
  hf_phrase_builder *builder; /* NULL once sealed */
  uint32_t *hook_protocol; /* by hook: index of the protocol it belongs to */
  lhf_calendar **calendars; /* owned, each owned */
  uint32_t ncalendars;
  bool sealed;
} lhf_policy;

#pragma GCC visibility push(hidden)

/* [-0, +0, v] the sealed policy at an argument. */
lhf_policy *lhf_check_policy(lua_State *L, int arg) HF_RAISES;

/* NULL: no calendar of that name. */
const hf_calendar *lhf_policy_calendar(const lhf_policy *p, hf_str name);

#pragma GCC visibility pop

#endif
