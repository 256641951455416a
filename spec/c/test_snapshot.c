/* SPDX-License-Identifier: MIT
 * Copies of contacts. That a copy goes on as the contact does is asked of every call in test_contact.c (engine_kit.h
 * runs each in copies as well); here is what else holds of them.
 */
#include "engine_kit.h"

static hf_status feed(hf_contact *c, int64_t at, const char *type) {
  hf_event e = { .at = at, .type = kit_str(type), .line = 1 };
  return hf_contact_feed(c, &e);
}

static hf_verdict_status status_of(hf_contact *c, uint32_t i) {
  hf_verdict v;
  CHECK(hf_contact_verdict(c, i, &v) == HF_OK);
  return v.status;
}

static void test_a_copy_goes_its_own_way(void) {
  CHECK(kit_policy("protocol p\n must x any=ok within=40\n never y any=bad") == HF_OK);
  CHECK(kit_call("10 other\nsettle 20\n30 ok", KIT_LAZY) == HF_OK); /* ok waits in the queue that both share */
  hf_contact *copy;
  CHECK(hf_contact_clone(kit.c, NULL, &copy) == HF_OK);
  kit.nlog = 0;
  CHECK(feed(copy, 35, "bad") == HF_OK && hf_contact_finish(copy, 50) == HF_OK);
  CHECK(kit.nlog == 0); /* no host: nobody is told */
  CHECK(status_of(copy, 0) == HF_SATISFIED && status_of(copy, 1) == HF_VIOLATED);
  CHECK(status_of(kit.c, 0) == HF_PENDING && status_of(kit.c, 1) == HF_PENDING);
  hf_contact_free(kit.c);
  CHECK(status_of(copy, 0) == HF_SATISFIED && hf_contact_score(copy).permille == 500);
  hf_contact_free(copy);
  hf_policy_unref(kit.p);
}

static void test_a_copy_outlives_the_policy_handle(void) {
  CHECK(kit_policy("protocol p\n must x any=ok within=40") == HF_OK);
  CHECK(kit_call("open topic=other\n1 ok", KIT_LAZY) == HF_OK);
  hf_contact *copy;
  CHECK(hf_contact_clone(kit.c, &kit_host, &copy) == HF_OK);
  hf_contact_free(kit.c);
  hf_policy_unref(kit.p);
  CHECK(hf_contact_finish(copy, 50) == HF_OK && status_of(copy, 0) == HF_SATISFIED);
  hf_value topic = hf_contact_fact(copy, kit_str("topic"));
  CHECK(topic.type == HF_STR && topic.as.s.n == 5 && memcmp(topic.as.s.p, "other", 5) == 0);
  hf_contact_free(copy);
}

static hf_status copy_inside(hf_contact *c, const hf_call *call, hf_value *out) {
  hf_contact *copy = c;
  (void)call, (void)out;
  CHECK(hf_contact_clone(c, NULL, &copy) == HF_EBUSY && copy == NULL);
  kit_log("tried\n");
  return HF_OK;
}

static void test_no_copy_from_inside(void) {
  kit.hooks[1] = copy_inside;
  EXPECT("protocol p\n step a on=go>b\n step b enter=1", "1 go\nfinish 9", "tried\n");
}

int main(void) {
  test_a_copy_goes_its_own_way();
  test_a_copy_outlives_the_policy_handle();
  test_no_copy_from_inside();
  return checks_done("snapshot");
}
