/* SPDX-License-Identifier: MIT
 * Memory that runs out while a policy is built: every name is too long for the chunk that is there, so that each copy is
 * an allocation of its own, and each of them fails once. Linked with malloc and its kin wrapped.
 */
#include "oom.h"

#include <stdlib.h>

#include "check.h"
#include "core/hf_policy.h"

enum { LONG = 5000, KEYS = 2000 };

static char text[LONG + 1];
static hf_key keys[KEYS]; /* all 0: the first key */

/* A name that differs from the others in its first letter. */
static hf_str name(char first) {
  text[0] = first;
  return (hf_str){ text, LONG };
}

static hf_status add_parts(hf_policy *p) {
  static hf_on on[KEYS];
  hf_str channels[] = { { text, LONG }, { text, LONG } };
  uint32_t i, step;
  hf_key key;
  hf_status st = hf_policy_intern(p, name('k'), &key);
  hf_protocol protocol = { .id = name('p'), .direction = { text, LONG }, .channels = channels, .nchannels = 2, .start = HF_NONE };
  if (!st) st = hf_policy_add_protocol(p, &protocol, &i);
  hf_step def = { .id = name('s'), .enter = HF_NONE, .exit = HF_NONE };
  if (!st) st = hf_policy_add_step(p, &def, &step);
  for (int k = 0; k < KEYS; k++) on[k] = (hf_on){ 0, step, HF_NONE };
  if (!st) st = hf_policy_set_on(p, step, on, KEYS);
  hf_flow flow = { .id = name('f') };
  if (!st) st = hf_policy_add_flow(p, &flow, &i);
  if (!st) st = hf_policy_add_phrase(p, name('h'), &i);
  return st;
}

static hf_status add_duty(hf_policy *p) {
  uint32_t i;
  hf_duty d = { .id = name('d'), .step = HF_NONE, .any = keys, .nany = KEYS, .all = keys, .nall = 32, .when = HF_NONE,
                .after = HF_NONE, .before = HF_NONE, .release = HF_NONE, .iff = HF_NONE, .on_violate = HF_NONE,
                .on_meet = HF_NONE, .waive_by = { text, LONG }, .cite = { text, LONG }, .layer = { text, LONG }, .weight = 1 };
  return hf_policy_add_duty(p, &d, &i);
}

static hf_status life(void) {
  static hf_calendar_except except[KEYS];
  hf_policy *p = hf_policy_new();
  hf_status st = p ? add_parts(p) : HF_ENOMEM;
  if (!st) st = add_duty(p);
  hf_calendar c = { .except = except, .nexcept = KEYS };
  if (!st) st = hf_policy_set_calendar(p, &c);
  failing_at = 0;
  hf_policy_unref(p);
  return st;
}

int main(void) {
  memset(text, 'x', LONG);
  for (failing_on = 0; failing_on < 2; failing_on++) {
    long n = 1;
    hf_status st;
    do {
      allocated = live = 0;
      failing_at = n++;
      st = life();
      CHECK(st == HF_OK || st == HF_ENOMEM);
      CHECK(live == 0);
    } while (st != HF_OK || allocated >= n - 1);
    CHECK(n > 15);
  }
  return checks_done("policy_oom");
}
