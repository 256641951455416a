/* SPDX-License-Identifier: MIT
 * Memory that runs out in front of the watermark: each time the answer is HF_ENOMEM or what it is with memory, nothing is
 * leaked, and what is fed again is judged as ever.
 */
#include "oom.h"

#include "watermark_kit.h"

static const char policy[] =
  "protocol p\n phrase hi hello\n phrase bye goodbye\n must x when=go any=say:p/hi within=30 meet=1\n step a on=heard:p/bye>b\n step b enter=1\n at_most y any=said:p/bye n=9\n"
  "at_most z any=say:p/hi n=9";

static const char script[] =
  "5 1 go id=a source=s\n6 2 speech by=agent\n7 3 utterance by=agent utt=u partial=true text=he stop=4\n"
  "9 3 utterance by=agent utt=u partial=true text=\"hello you\" stop=8 word=hello@3-6 word=you@7-8\n9 1 go id=a source=s\n"
  "20 11 utterance by=customer utt=v partial=true text=goodbye\nsave\nadvance 63\nsave\n"
  "70 3 utterance by=agent utt=u text=\"hello you goodbye\" word=hello@3-6 word=you@7-8 word=goodbye@9-66\n"
  "71 64 utterance by=agent text=goodbye stop=66\n72 64 utterance by=agent utt=w partial=true text=hello stop=70\n"
  "73 20 too_late\nfinish 90";

static char expected[sizeof kit.log], came[sizeof kit.log];

static hf_status prompt(hf_contact *c, const hf_call *call, hf_value *out) {
  (void)call, (void)out;
  return hf_contact_act(c, kit_str("prompt"), NULL, 0, false);
}

static hf_status life(void) {
  hf_status st = kit_policy(policy);
  bool open = !st;
  kit.c = NULL;
  live_kit.w = (hf_watermark){ .config = &live_config };
  if (!st) st = live_call(script);
  failing_at = 0;
  if (open && kit.c) live_end();
  if (kit.p) hf_policy_unref(kit.p);
  return st;
}

static void fail_each(int on) {
  long errors = 0;
  bool more = true;
  for (long n = 1; more; n++) {
    allocated = 0;
    failing_at = n;
    failing_on = on;
    live = 0;
    hf_status st = life();
    more = allocated >= n;
    CHECK(st == HF_OK || st == HF_ENOMEM);
    CHECK(live == 0);
    live_verdicts(came);
    if (st == HF_OK) CHECK(strcmp(came, expected) == 0); /* an act may come later, or its hook have failed */
    errors += st == HF_ENOMEM;
  }
  CHECK(errors > 20);
}

int main(void) {
  kit.hooks[1] = prompt;
  CHECK(life() == HF_OK);
  CHECK(strstr(kit.log, "at once prompt") != NULL);
  live_verdicts(expected);
  CHECK(strstr(expected, "p.z#1") != NULL);
  fail_each(0);
  fail_each(1);
  kit.retry = true;
  fail_each(0);
  return checks_done("watermark_oom");
}
