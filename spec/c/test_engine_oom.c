/* SPDX-License-Identifier: MIT
 * Memory that runs out under the engine: for every n the n-th allocation fails, once or from then on. Each time the
 * answer is HF_ENOMEM or what it is with memory, and nothing is leaked. Linked with malloc and its kin wrapped.
 */
#include "oom.h"

#include "engine_kit.h"

/* --- hooks that use everything, and pass failures on ------------------------------------------------------------ */

static hf_status busy_hook(hf_contact *c, const hf_call *call, hf_value *out) {
  (void)call, (void)out;
  hf_field f = { { "n", 1 }, { .type = HF_STR, .as.s = { "seven", 5 } } };
  hf_status st = hf_contact_set(c, kit_str("fact"), f.value);
  if (!st) st = hf_contact_act(c, kit_str("note"), &f, 1, false);
  if (!st) st = hf_contact_raise(c, kit_str("raised"), &f, 1);
  if (!st) st = hf_contact_raise(c, kit_str("a name of its own"), NULL, 0);
  if (!st) st = hf_contact_timer(c, kit_str("t"), 3);
  return st;
}

static hf_status to_b(hf_contact *c, const hf_call *call, hf_value *out) {
  (void)c, (void)call;
  *out = (hf_value){ .type = HF_STR, .as.s = { "b", 1 } };
  return HF_OK;
}

static hf_status waiting(hf_contact *c, const hf_call *call, hf_await *out) {
  (void)call;
  out->done = false;
  out->within = 4;
  out->nkeys = 1;
  return hf_contact_key(c, kit_str("another name"), &out->keys[0]);
}

static const char policy[] =
  "meter metric:s metric=silence above=2 lasting=1\nprotocol p channels=phone\n phrase hi hello\n phrase name \"this is {name}\"\n"
  "step a on=go>h2 exit=1\n step b enter=1 on=raised>a max=30\n"
  "must x in=a any=say:p/hi within=10 violate=1 words\n never y in=b any=bad iff=2\n at_most z any=ok n=1 violate=1\n"
  "must w when=go any=said:p/name all=ok,bad within=20 waive=lead meet=1\n attest v waive=lead\n flow f when=ok run=1\n"
  "must broken when=ok any=bad iff=9\nprotocol q\n must u any=timer:t before=end\n never air any=metric:s";

static const char script[] =
  "open channel=phone topic=other\n1 go id=e1 source=s\n1 answer\n2 utterance by=agent text=\"hello this is Sara\" stop=4\n"
  "5 utterance by=customer text=\"ok and this\" stop=6\n"
  "6 utterance by=customer text=\"is Omar\" stop=7\n6 utterance by=agent text=\"yes this\"\n7 utterance by=agent text=\"is Sara\" stop=8\n"
  "3 ok id=e2\n4 another_type\n5 bad\n6 source.gap stop=9\n7 fact key=topic value=long_enough\n8 ok id=e3\n8 ok id=e3\n"
  "9 waive duty=p.w by=lead note=fine\n11 go id=e4\n14 end\n20 ok id=e5\nfinish 60\n"
  "70 attested duty=p.v by=lead value=true note=seen\nsettle 80\nscore";

static char expected[sizeof kit.log];

/* Reads every verdict; HF_ENOMEM where there was no memory for it. */
static hf_status read_all(void) {
  hf_verdict v;
  hf_status st = HF_OK;
  for (uint32_t i = 0; !st && i < hf_contact_verdicts(kit.c); i++) st = hf_contact_verdict(kit.c, i, &v);
  return st;
}

/* The whole life of a policy and a contact; whether every step of it succeeded. */
static hf_status life(void) {
  hf_status st = kit_policy(policy);
  if (!st) st = kit_call(script, false);
  if (!st) st = read_all();
  failing_at = 0;
  if (kit.p) {
    if (!kit.status) hf_contact_free(kit.c);
    hf_policy_unref(kit.p);
  }
  return st;
}

static long fail_each(int on) {
  long n = 1, errors = 0;
  for (bool more = true; more; n++) {
    allocated = 0;
    failing_at = n;
    failing_on = on;
    live = 0;
    kit.c = NULL;
    hf_status st = life();
    more = allocated >= n;
    if (st != HF_OK && st != HF_ENOMEM) fprintf(stderr, "allocation %ld: %d\n", n, (int)st);
    CHECK(st == HF_OK || st == HF_ENOMEM);
    CHECK(live == 0);
    errors += st == HF_ENOMEM;
  }
  CHECK(errors > 50);
  CHECK(strcmp(kit.log, expected) == 0); /* the last round had all its memory */
  return n;
}

static int failed_hooks(const char *log) {
  int n = 0;
  for (const char *s = log; (s = strstr(s, "hook failed")); s++) n++;
  return n;
}

/* A feed that found no memory has left nothing behind: fed again, the call is judged as ever. */
static void feed_again(void) {
  kit.retry = true;
  long same = 0;
  for (long n = 1, total = fail_each(0); n < total; n++) {
    allocated = 0;
    failing_at = n;
    if (life() == HF_OK) {
      if (failed_hooks(kit.log) > failed_hooks(expected)) continue; /* it was a hook that found none */
      same++;
      CHECK(strcmp(kit.log, expected) == 0);
    }
  }
  CHECK(same > 10);
  kit.retry = false;
}

int main(void) {
  kit.hooks[1] = busy_hook;
  kit.hooks[2] = to_b;
  kit.flows[1] = waiting;
  CHECK(life() == HF_OK);
  memcpy(expected, kit.log, sizeof expected);
  fail_each(0);
  fail_each(1);
  feed_again();
  return checks_done("engine_oom");
}
