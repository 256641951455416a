/* SPDX-License-Identifier: MIT
 * Memory that runs out under the wheel: for every n the n-th allocation fails. Each time the answer is HF_ENOMEM with nothing
 * half done, the wheel goes on, and nothing is leaked. Linked with malloc and its kin wrapped.
 */
#include "oom.h"

#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "core/hf_group.h"

/* Arms 9,000 timers, every third in a group, and fires them. Says how many were refused. */
static int script(hf_wheel *w, hf_group *g) {
  int refused = 0;
  for (int i = 0; i < 9000; i++) {
    uint64_t id = 0;
    uint32_t count = w->count;
    hf_status st = hf_wheel_add(w, i, 0, &id);
    if (st != HF_OK) {
      CHECK(st == HF_ENOMEM && w->count == count);
      refused++;
      continue;
    }
    if (i % 3 == 0 && hf_group_add(g, w, id) != HF_OK) {
      CHECK(hf_wheel_cancel(w, id));
      refused++;
    }
  }
  CHECK(hf_wheel_check(w, stderr));
  return refused;
}

int main(void) {
  int refused = 1, runs = 0;
  for (failing_at = 1; refused; failing_at++, runs++) {
    hf_wheel w;
    hf_group g = { 0 };
    uint32_t work = UINT32_MAX;
    uint64_t id;
    allocated = refused = 0;
    if (hf_wheel_init(&w, 0, 0) != HF_OK) {
      refused = 1;
    } else {
      refused = script(&w, &g);
      hf_group_cancel(&g, &w);
      hf_wheel_begin(&w, 10000);
      while ((id = hf_wheel_pop(&w, &work)) != 0) hf_wheel_cancel(&w, id);
      hf_wheel_end(&w);
      CHECK(w.count == 0 && hf_wheel_check(&w, stderr));
    }
    hf_wheel_fini(&w);
    hf_group_fini(&g);
    CHECK(live == 0);
  }
  failing_at = 0; /* what runs at the exit has its memory */
  CHECK(runs > 10);
  return checks_done("test_wheel_oom");
}
