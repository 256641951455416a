/* SPDX-License-Identifier: MIT
 * The builder of policies: what it keeps, what sealing refuses, and what a name means.
 */
#include <math.h>

#include "core/hf_policy_impl.h"
#include "engine_kit.h"

static hf_status sealed(const char *text) {
  hf_status st = kit_policy(text);
  hf_policy_unref(kit.p);
  return st;
}

static void test_forms(void) {
  CHECK(sealed("") == HF_OK);
  CHECK(sealed("protocol p\n must x any=a\n never y any=a release=b\n at_most z any=a n=2\n attest w") == HF_OK);
  CHECK(sealed("protocol p\n must x") == HF_EINVAL);
  CHECK(sealed("protocol p\n must x all=a,b") == HF_OK);
  CHECK(sealed("protocol p\n must x any=a release=b") == HF_EINVAL);
  CHECK(sealed("protocol p\n must x any=a n=2") == HF_EINVAL);
  CHECK(sealed("protocol p\n never x") == HF_EINVAL);
  CHECK(sealed("protocol p\n never x any=a before=b") == HF_EINVAL);
  CHECK(sealed("protocol p\n never x any=a outlive") == HF_EINVAL);
  CHECK(sealed("protocol p\n at_most x any=a all=b") == HF_EINVAL);
  CHECK(sealed("protocol p\n at_most x any=a release=b") == HF_EINVAL);
  CHECK(sealed("protocol p\n attest x any=a") == HF_EINVAL);
  CHECK(sealed("protocol p\n attest x within=4") == HF_EINVAL);
  CHECK(sealed("protocol p\n must x any=a within=-4") == HF_EINVAL);
  CHECK(sealed("protocol p\n must x any=a weight=-1") == HF_EINVAL);
  CHECK(sealed("protocol p\n must x any=a weight=nan") == HF_EINVAL);
}

/* One index or figure of a good policy is put out of its range: sealing sees it. p has two protocols, with a step each. */
static void no_protocol(hf_policy *p) { p->duties[0].protocol = 2; }
static void no_step(hf_policy *p) { p->duties[0].step = 2; }
static void step_of_another(hf_policy *p) { p->duties[0].step = 1; }
static void no_kind(hf_policy *p) { p->duties[0].kind = (hf_duty_kind)9; }
static void no_key(hf_policy *p) { *(hf_key *)p->duties[0].any = p->nkeys; }
static void no_key_of_all(hf_policy *p) { *(hf_key *)p->duties[0].all = p->nkeys; }
static void no_when(hf_policy *p) { p->duties[0].when = p->nkeys; }
static void no_after(hf_policy *p) { p->duties[0].after = p->nkeys; }
static void no_before(hf_policy *p) { p->duties[0].before = p->nkeys; }
static void no_release(hf_policy *p) { p->duties[1].release = p->nkeys; }
static void less_than_none(hf_policy *p) { p->duties[2].n.plain = -1; }
static void endless_weight(hf_policy *p) { p->duties[0].weight = HUGE_VAL; }
static void count_of_never(hf_policy *p) { p->duties[1].n.kind = HF_AMOUNT_PLAIN; }
static void never_of_nothing(hf_policy *p) { p->duties[1].nany = 0; }
static void never_all(hf_policy *p) { p->duties[1].nall = 1; }
static void never_after(hf_policy *p) { p->duties[1].after = 0; }
static void at_most_nothing(hf_policy *p) { p->duties[2].nany = 0; }
static void released_attest(hf_policy *p) { p->duties[3].release = 0; }
static void outliving_attest(hf_policy *p) { p->duties[3].outlive = true; }
static void step_of_none(hf_policy *p) { p->steps[0].protocol = 2; }
static void endless_step(hf_policy *p) { p->steps[0].max = (hf_amount){ .kind = HF_AMOUNT_PLAIN, .plain = -1 }; }
static void flow_of_none(hf_policy *p) { p->flows[0].protocol = 2; }
static void flow_on_nothing(hf_policy *p) { p->flows[0].when = p->nkeys; }

static void test_wounds(void) {
  static void (*const wounds[])(hf_policy *p) = {
    no_protocol, no_step, step_of_another, no_kind, no_key, no_key_of_all, no_when, no_after, no_before, no_release,
    less_than_none, endless_weight, count_of_never, never_of_nothing, never_all, never_after, at_most_nothing,
    released_attest, outliving_attest, step_of_none, endless_step, flow_of_none, flow_on_nothing,
  };
  for (size_t i = 0; i < sizeof wounds / sizeof *wounds; i++) {
    CHECK(kit_policy("protocol p\n step s\n must x any=a all=b,c\n never y any=a\n at_most z any=a n=1\n attest v\n"
                     " flow f when=a run=1\nprotocol q\n step t") == HF_OK);
    kit.p->sealed = false;
    wounds[i](kit.p);
    CHECK(hf_policy_seal(kit.p, kit.p->phrases) == HF_EINVAL);
    hf_policy_unref(kit.p);
  }
}

static void test_names_differ(void) {
  CHECK(sealed("protocol p\n must x any=a\n never x any=b") == HF_EINVAL);
  CHECK(sealed("protocol p\n must q.x any=a\nprotocol p.q\n must x any=a") == HF_EINVAL);
  CHECK(sealed("protocol p\n must x any=a\nprotocol q\n must x any=a") == HF_OK);
}

static void test_indices(void) {
  hf_policy *p = hf_policy_new();
  uint32_t i, step;
  hf_protocol protocol = { .id = kit_str("p"), .start = HF_NONE };
  CHECK(hf_policy_add_protocol(p, &protocol, &i) == HF_OK && i == 0);
  CHECK(hf_policy_add_protocol(p, &protocol, &i) == HF_OK && i == 1);
  hf_step s = { .id = kit_str("a"), .protocol = 0, .enter = HF_NONE, .exit = HF_NONE };
  CHECK(hf_policy_add_step(p, &s, &step) == HF_OK);
  CHECK(hf_policy_set_start(p, 2, step) == HF_EINVAL);
  CHECK(hf_policy_set_start(p, 1, step) == HF_OK && hf_policy_seal(p, NULL) == HF_EINVAL); /* a step of another one */
  CHECK(hf_policy_set_start(p, 1, HF_NONE) == HF_OK);
  hf_on on = { .key = 5, .target = step, .hook = HF_NONE };
  CHECK(hf_policy_set_on(p, step, &on, 1) == HF_OK && hf_policy_seal(p, NULL) == HF_EINVAL); /* no such key */
  CHECK(hf_policy_intern(p, kit_str("go"), &on.key) == HF_OK && on.key == 0);
  on.target = HF_NONE;
  CHECK(hf_policy_set_on(p, step, &on, 1) == HF_OK && hf_policy_seal(p, NULL) == HF_EINVAL); /* leads nowhere */
  on.target = step;
  CHECK(hf_policy_set_on(p, step, &on, 1) == HF_OK && hf_policy_seal(p, NULL) == HF_OK);
  CHECK(hf_policy_seal(p, NULL) == HF_EINVAL && hf_policy_intern(p, kit_str("x"), &on.key) == HF_EINVAL);
  CHECK(hf_policy_add_step(p, &s, &step) == HF_EINVAL && hf_policy_set_on(p, 0, &on, 1) == HF_EINVAL);
  hf_policy_unref(p);
}

static void test_too_many_of_all(void) {
  hf_policy *p = hf_policy_new();
  hf_key all[33] = { 0 };
  uint32_t i;
  hf_duty d = { .id = kit_str("x"), .step = HF_NONE, .all = all, .nall = 33 };
  CHECK(hf_policy_add_duty(p, &d, &i) == HF_ELIMIT);
  hf_policy_unref(p);
}

static void test_keys(void) {
  hf_policy *p = hf_policy_new();
  char name[16];
  hf_key key;
  CHECK(hf_policy_find(p, kit_str("k1")) == HF_NONE);
  for (hf_key k = 0; k < 1000; k++) {
    int n = snprintf(name, sizeof name, "k%u", k);
    CHECK(hf_policy_intern(p, (hf_str){ name, (uint32_t)n }, &key) == HF_OK && key == k);
  }
  for (hf_key k = 0; k < 1000; k++) {
    snprintf(name, sizeof name, "k%u", k);
    CHECK(hf_policy_find(p, kit_str(name)) == k && hf_policy_intern(p, kit_str(name), &key) == HF_OK && key == k);
  }
  CHECK(hf_policy_key_name(p, 7).n == 2 && hf_policy_find(p, kit_str("k1000")) == HF_NONE);
  CHECK(hf_policy_intern(p, kit_str(""), &key) == HF_EINVAL);
  hf_policy_unref(p);
}

static bool means(uint32_t protocol, const char *name, const char *full) {
  hf_key key = hf_policy_resolve(kit.p, protocol, kit_str(name));
  return full ? key != HF_NONE && key == hf_policy_find(kit.p, kit_str(full)) : key == HF_NONE;
}

static void test_what_a_bare_phrase_means(void) {
  CHECK(kit_policy("protocol p\n phrase ask a\n phrase only b\nprotocol q\n phrase ask c\n phrase mask d") == HF_OK);
  CHECK(means(0, "say:ask", "say:p/ask") && means(1, "said:ask", "said:q/ask"));
  CHECK(means(1, "heard:only", "heard:p/only") && means(HF_NONE, "supervisor:only", "supervisor:p/only"));
  CHECK(means(HF_NONE, "say:ask", NULL) && means(0, "say:q/ask", "say:q/ask") && means(0, "say:sk", NULL));
  CHECK(means(0, "hangup", "hangup") && means(0, "nothing", NULL) && means(0, "say:q/nothing", NULL));
  CHECK(hf_policy_phrase_name(kit.p, 2).n == 5 && hf_policy_phrases(kit.p) != NULL);
  hf_policy_unref(kit.p);
}

static void test_references(void) {
  CHECK(kit_policy("protocol p\n must x any=a within=5") == HF_OK);
  CHECK(kit_call("1 b", false) == HF_OK);
  CHECK(hf_contact_policy(kit.c) == kit.p);
  hf_policy_unref(kit.p); /* the contact keeps it */
  CHECK(hf_contact_settle(kit.c, 10) == HF_OK);
  hf_contact_free(kit.c);
  hf_policy *open = hf_policy_new();
  hf_opening o = { .at = 0 };
  CHECK(hf_contact_open(open, NULL, &o, &kit.c) == HF_EINVAL); /* not sealed */
  hf_policy_unref(open);
}

int main(void) {
  test_forms();
  test_wounds();
  test_names_differ();
  test_indices();
  test_too_many_of_all();
  test_keys();
  test_what_a_bare_phrase_means();
  test_references();
  return checks_done("policy");
}
