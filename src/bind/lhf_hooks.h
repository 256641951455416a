/* SPDX-License-Identifier: MIT
 * One hook on its way through the guest: shared by lhf_hooks.c, which runs it, and lhf_view.c, which answers it.
 */
#ifndef LHF_HOOKS_H
#define LHF_HOOKS_H

#include <stdio.h>

#include "bind/lhf_contact.h"

typedef struct lhf_run_hook {
  lhf_contact *b;
  hf_contact *core;
  const hf_call *call;
  hf_value *out; /* hooks: what it returned */
  hf_await *await; /* flows: what it waits for */
  lua_State *co; /* the thread it runs in */
  void *outer; /* the hook that runs around it, of another contact */
  lhf_run run;
  bool waits; /* a flow has called c:await */
  bool failed; /* message says why; else the error is on the guest's stack */
  char message[256];
  char result[LHF_RESULT]; /* a step's id */
} lhf_run_hook;

#endif
