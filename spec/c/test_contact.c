/* SPDX-License-Identifier: MIT
 * How a contact is judged (DESIGN.md section 3), one rule a test: the policy, the call, and what comes out.
 */
#include "engine_kit.h"

static void test_must_within(void) {
  const char *policy = "protocol p\n must x when=go any=ok within=40";
  EXPECT(policy, "10 go\n50 ok\nfinish 99", "p.x#1 satisfied: came in time @50 margin 0 [3]\n");
  EXPECT(policy, "10 go\n51 ok\nfinish 99", "p.x#1 violated: the deadline passed @50 margin 0\n");
  EXPECT(policy, "10 go\n10 ok\nfinish 99", "p.x#1 satisfied: came in time @10 margin 40 [3]\n");
  EXPECT(policy, "10 ok\n10 go\nfinish 99", "p.x#1 violated: the deadline passed @50 margin 0\n");
  EXPECT(policy, "10 go\n20 go\n30 ok\nfinish 99",
         "p.x#1 satisfied: came in time @30 margin 20 [4]\np.x#2 satisfied: came in time @30 margin 30 [4]\n");
}

static void test_activation_is_not_judged_by_its_own_event(void) {
  EXPECT("protocol p\n must x when=go any=go within=5", "10 go\n12 go\nfinish 12",
         "p.x#1 satisfied: came in time @12 margin 3 [3]\np.x#2 na: cut off @12 margin 5\n");
  EXPECT("protocol p\n never x when=go any=go", "10 go\nfinish 20", "p.x#1 satisfied: kept @20\n");
}

static void test_must_before(void) {
  const char *policy = "protocol p\n must x any=ok before=end";
  EXPECT(policy, "5 ok\n9 end\nfinish 20", "p.x#1 satisfied: came in time @5 [2]\n");
  EXPECT(policy, "9 end\n10 ok\nfinish 20", "p.x#1 violated: did not come before @9 [2]\n");
  EXPECT(policy, "finish 20", "p.x#1 na: what it had to come before never came @20\n");
  EXPECT("protocol p\n must x any=ok before=end within=30", "40 end\nfinish 50",
         "p.x#1 violated: the deadline passed @30 margin 0\n");
  EXPECT("protocol p\n must x any=ok before=end within=30", "20 end\nfinish 50",
         "p.x#1 violated: did not come before @20 margin 10 [2]\n");
  /* An event that is both: X did not come before it. */
  EXPECT("protocol p\n must x any=ok before=ok", "20 ok\nfinish 50",
         "p.x#1 violated: did not come before @20 [2]\n");
}

static void test_must_after(void) {
  const char *policy = "protocol p\n must x any=yes after=ask before=hold";
  EXPECT(policy, "5 yes\n6 ask\n9 hold\nfinish 20", "p.x#1 violated: did not come before @9 [4]\n");
  EXPECT(policy, "6 ask\n7 yes\n9 hold\nfinish 20", "p.x#1 satisfied: came in time @7 [3]\n");
  EXPECT(policy, "5 yes\n9 hold\nfinish 20", "p.x#1 violated: did not come before @9 [3]\n");
  /* `after` itself counts from activation on; an event that is both counts for both. */
  EXPECT("protocol p\n must x when=go any=yes after=ask within=9", "5 ask\n6 go\n7 yes\nfinish 20",
         "p.x#1 violated: the deadline passed @15 margin 0\n");
  EXPECT("protocol p\n must x any=ask after=ask within=9", "5 ask\nfinish 20",
         "p.x#1 satisfied: came in time @5 margin 4 [2]\n");
}

static void test_must_all_and_any(void) {
  const char *policy = "protocol p\n must x all=a,b,c any=short within=50";
  EXPECT(policy, "1 b\n2 a\n3 b\n4 c\nfinish 60", "p.x#1 satisfied: came in time @4 margin 46 [2] [3] [5]\n");
  EXPECT(policy, "1 b\n2 a\nfinish 60", "p.x#1 violated: the deadline passed @50 margin 0 [2] [3]\n");
  EXPECT(policy, "1 b\n2 short\nfinish 60", "p.x#1 satisfied: came in time @2 margin 48 [3]\n");
}

static void test_never(void) {
  EXPECT("protocol p\n never x any=bad", "5 bad\n6 bad\nfinish 20", "p.x#1 violated: happened @5 [2]\n");
  EXPECT("protocol p\n never x any=bad", "finish 20", "p.x#1 satisfied: kept @20\n");
  EXPECT("protocol p\n never x when=no any=hold release=yes", "1 hold\n5 no\n6 yes\n7 hold\nfinish 20",
         "p.x#1 satisfied: kept @6\n");
  EXPECT("protocol p\n never x when=no any=hold release=yes", "5 no\n6 hold\n7 yes\n8 hold\nfinish 20",
         "p.x#1 violated: happened @6 [3]\n");
  EXPECT("protocol p\n never x when=no any=both release=both", "5 no\n6 both\nfinish 20",
         "p.x#1 violated: happened @6 [3]\n");
  EXPECT("protocol p\n never x when=no any=bad within=10", "5 no\n15 bad\nfinish 20",
         "p.x#1 violated: happened @15 margin 0 [3]\n");
  EXPECT("protocol p\n never x when=no any=bad within=10", "5 no\n16 bad\nfinish 20",
         "p.x#1 satisfied: kept @15 margin 0\n");
}

static void test_later_hits_are_evidence(void) {
  CHECK(kit_policy("protocol p\n never x when=no any=bad release=yes\n at_most y any=bad n=1") == HF_OK);
  CHECK(kit_call("1 no\n2 bad\n3 bad\n4 yes\n5 bad\nfinish 9", false) == HF_OK);
  hf_verdict v;
  uint32_t lines[] = { 3, 4 };
  CHECK(hf_contact_verdicts(kit.c) == 2);
  CHECK(hf_contact_verdict(kit.c, 1, &v) == HF_OK && v.status == HF_VIOLATED && v.at == 2 && v.nevidence == 2);
  for (uint32_t i = 0; i < 2; i++) CHECK(v.evidence[i].line == lines[i]);
  CHECK(hf_contact_verdict(kit.c, 0, &v) == HF_OK && v.status == HF_VIOLATED && v.at == 3 && v.nevidence == 3);
  CHECK(hf_contact_verdict(kit.c, 2, &v) == HF_EINVAL);
  hf_contact_free(kit.c);
  hf_policy_unref(kit.p);
}

static hf_status two(hf_contact *c, const hf_call *call, hf_value *out) {
  (void)c, (void)call;
  *out = (hf_value){ .type = HF_NUM, .as.d = 2.5 };
  return HF_OK;
}

/* What does not fit into an activation: times far from the opening, many of `all`. */
static void test_large_numbers(void) {
  EXPECT("protocol p\n must x when=go any=ok within=2592000000\n must y when=go any=ok within=9000000000000000000",
         "10 go\n2592000005 ok\n9000000000000 go\n9000000000007 ok\nfinish 9000000000009",
         "p.x#1 satisfied: came in time @2592000005 margin 5 [3]\n"
         "p.y#1 satisfied: came in time @2592000005 margin 8999999997408000005 [3]\n"
         "p.x#2 satisfied: came in time @9000000000007 margin 2591999993 [5]\n"
         "p.y#2 satisfied: came in time @9000000000007 margin 8999999999999999993 [5]\n");
  EXPECT("protocol p\n must x all=a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,q,r within=50",
         "1 r\n2 q\n3 a\n3 b\n3 c\n3 d\n3 e\n3 f\n3 g\n3 h\n3 i\n3 j\n3 k\n3 l\n3 m\n3 n\n3 r\n4 o\nfinish 60",
         "p.x#1 satisfied: came in time @4 margin 46 [2] [3] [4] [5] [6] [7] [8] [9] [10] [11] [12] [13] [14] [15] [16] [17] [19]\n");
}

/* Lengths have 16 bits: what is longer is refused, and not cut. */
static void test_strings_of_an_opening(void) {
  static char id[70000];
  memset(id, 'x', sizeof id);
  CHECK(kit_policy("protocol p\n never x any=bad") == HF_OK);
  hf_opening o = { .id = { id, UINT16_MAX }, .channel = kit_str("phone"), .agent = kit_str("sara") };
  CHECK(hf_contact_open(kit.p, NULL, &o, &kit.c) == HF_OK);
  const hf_opening *read = hf_contact_opening(kit.c);
  CHECK(read->id.n == UINT16_MAX && read->channel.n == 5 && memcmp(read->channel.p, "phone", 5) == 0);
  CHECK(read->agent.n == 4 && memcmp(read->agent.p, "sara", 4) == 0);
  hf_contact_free(kit.c);
  o.id.n++;
  CHECK(hf_contact_open(kit.p, NULL, &o, &kit.c) == HF_EINVAL && !kit.c);
  hf_policy_unref(kit.p);
}

static void test_late_is_told_how_late(void) {
  CHECK(kit_policy("protocol p\n must x when=go any=ok within=10\n must y when=go all=a,b before=c within=10") == HF_OK);
  CHECK(kit_call("1 go\n5 a\n14 ok\n15 b\n16 ok\nsettle 20", false) == HF_OK);
  hf_verdict v;
  CHECK(hf_contact_verdict(kit.c, 0, &v) == HF_OK && v.why == HF_WHY_LATE && v.at == 11 && v.margin == -3);
  CHECK(v.nevidence == 1 && v.evidence[0].line == 4);
  CHECK(hf_contact_verdict(kit.c, 1, &v) == HF_OK && v.why == HF_WHY_LATE && v.at == 11 && v.margin == -4);
  CHECK(v.nevidence == 2 && v.evidence[1].line == 5);
  hf_contact_free(kit.c);
  CHECK(kit_call("1 go\n14 c\n15 a\n16 b\nfinish 20", false) == HF_OK); /* `before` ends that too */
  CHECK(hf_contact_verdict(kit.c, 1, &v) == HF_OK && v.why == HF_WHY_LATE && v.margin == 0 && v.nevidence == 0);
  hf_contact_free(kit.c);
  hf_policy_unref(kit.p);
}

static void test_at_most(void) {
  EXPECT("protocol p\n at_most x any=hold n=2", "1 hold\n2 hold\nfinish 9", "p.x#1 satisfied: kept @9 [2] [3]\n");
  EXPECT("protocol p\n at_most x any=hold n=2", "1 hold\n2 hold\n3 hold\n4 hold\nfinish 9",
         "p.x#1 violated: happened too often @3 [2] [3] [4]\n");
  EXPECT("protocol p\n at_most x any=hold", "1 hold\n2 hold\nfinish 9",
         "p.x#1 violated: happened too often @2 [2] [3]\n");
  EXPECT("protocol p\n at_most x any=hold n=2", "finish 9", "p.x#0 na: never activated @9\n");
  kit.hooks[1] = two;
  EXPECT("protocol p\n at_most x any=hold n=h1", "1 hold\n2 hold\n3 hold\nfinish 9",
         "p.x#1 violated: happened too often @3 [2] [3] [4]\n");
  EXPECT("protocol p\n at_most x any=hold n=h2", "1 hold\nfinish 9",
         "report 2 hook failed\np.x#1 na: its function failed @1 [2]\n");
}

static hf_status no(hf_contact *c, const hf_call *call, hf_value *out) {
  (void)c, (void)call;
  *out = (hf_value){ .type = HF_BOOL, .as.b = false };
  return HF_OK;
}

static hf_status if_big(hf_contact *c, const hf_call *call, hf_value *out) {
  (void)c;
  const hf_event *e = call->seen->event;
  for (uint32_t i = 0; i < e->nfields; i++)
    if (e->fields[i].name.n == 3 && e->fields[i].value.as.i > 5) *out = (hf_value){ .type = HF_BOOL, .as.b = true };
  return HF_OK;
}

static void test_guards(void) {
  kit.hooks[1] = no;
  kit.hooks[2] = if_big;
  EXPECT("protocol p\n must x when=go any=ok within=5 iff=1", "1 go\n2 ok\nfinish 9",
         "p.x#1 na: its condition did not hold @1\n");
  EXPECT("protocol p\n must x when=go any=ok within=5 iff=2", "1 go big=6\n2 ok\nfinish 9",
         "p.x#1 satisfied: came in time @2 margin 4 [3]\n");
  EXPECT("protocol p\n never x any=bad iff=2", "1 bad big=5\n2 bad big=6\nfinish 9",
         "p.x#1 violated: happened @2 [3]\n");
  EXPECT("protocol p\n at_most x any=bad iff=2 n=1", "1 bad big=5\n2 bad big=6\n3 bad\n4 bad big=7\nfinish 9",
         "p.x#1 violated: happened too often @4 [3] [5]\n");
  EXPECT("protocol p\n must x when=go any=ok within=5 iff=9", "1 go\n2 ok\n3 go\nfinish 9",
         "report 2 hook failed\np.x#1 na: its function failed @1\np.x#2 na: its function failed @3\n");
  EXPECT("protocol p\n never x any=bad iff=9", "1 bad\n2 bad\nfinish 9",
         "report 2 hook failed\np.x#1 na: its function failed @1\n");
}

static hf_status third(hf_contact *c, const hf_call *call, hf_value *out) {
  (void)c, (void)call;
  *out = (hf_value){ .type = HF_NUM, .as.d = 3.2 };
  return HF_OK;
}

static void test_within_by_function(void) {
  kit.hooks[1] = third;
  kit.hooks[2] = no;
  EXPECT("protocol p\n must x when=go any=ok within=h1", "1 go\n6 ok\nfinish 9",
         "p.x#1 violated: the deadline passed @5 margin 0\n"); /* fractions round up */
  EXPECT("protocol p\n must x when=go any=ok within=h9", "1 go\nfinish 9",
         "report 2 hook failed\np.x#1 na: its function failed @1\n");
  EXPECT("protocol p\n must x when=go any=ok within=h2", "1 go\nfinish 9", /* false is no time */
         "report 2 hook failed\np.x#1 na: its function failed @1\n");
}

static void test_steps(void) {
  const char *policy = "protocol p\n step idle on=hold>held\n step held on=unhold>idle\n"
                       "must ret in=held any=unhold within=40\n never talk in=held any=say\n"
                       "at_most twice in=held any=music n=2\n must ask in=idle any=asked before=hold\n"
                       "must bye in=held any=bye";
  EXPECT(policy, "1 asked\n2 hold\n3 music\n4 say\n50 unhold\n51 hold\nfinish 60",
         "p.ask#1 satisfied: came in time @1 [2]\n"
         "p.talk#1 violated: happened @4 [5]\n"
         "p.ret#1 violated: the deadline passed @42 margin 0\n"
         "p.twice#1 satisfied: kept @50 [4]\n"
         "p.bye#1 violated: did not come @50\n"
         "p.ask#2 violated: did not come before @51 [7]\n"
         "p.talk#2 satisfied: kept @60\n"
         "p.twice#0 na: never activated @60\n"
         "p.bye#2 violated: did not come @60\n"
         "p.ret#2 na: cut off @60 margin 31\n");
}

static void test_nobody_escapes_a_deadline_by_moving_on(void) {
  const char *policy = "protocol p\n step a on=go>b\n step b\n must x in=a any=ok within=10";
  EXPECT(policy, "2 go\n9 ok\nfinish 20", "p.x#1 satisfied: came in time @9 margin 1 [3]\n");
  EXPECT(policy, "2 go\nfinish 20", "p.x#1 violated: the deadline passed @10 margin 0\n");
}

static void test_self_transition_leaves_and_enters(void) {
  EXPECT("protocol p\n step a on=again>a\n must x in=a any=ok\n must y in=a any=ok within=50",
         "2 again\n3 ok\nfinish 60",
         "p.x#1 violated: did not come @2\np.y#1 satisfied: came in time @3 margin 47 [3]\n"
         "p.x#2 satisfied: came in time @3 [3]\np.y#2 satisfied: came in time @3 margin 49 [3]\n");
}

static void test_one_transition_per_event(void) {
  EXPECT("protocol p\n step a on=go>b\n step b on=go>c\n step c\n"
         "never inb in=b any=x\n never inc in=c any=x",
         "2 go\n3 x\n4 go\n5 x\nfinish 60", "p.inb#1 violated: happened @3 [3]\np.inc#1 violated: happened @5 [5]\n");
}

static hf_status to_c(hf_contact *c, const hf_call *call, hf_value *out) {
  (void)c, (void)call;
  *out = (hf_value){ .type = HF_STR, .as.s = { "c", 1 } };
  return HF_OK;
}

static hf_status to_nowhere(hf_contact *c, const hf_call *call, hf_value *out) {
  (void)c, (void)call;
  *out = (hf_value){ .type = HF_STR, .as.s = { "zzz", 3 } };
  return HF_OK;
}

static void test_transition_by_function(void) {
  kit.hooks[1] = no;
  kit.hooks[2] = to_c;
  kit.hooks[3] = to_nowhere;
  const char *tail = "\n step b\n step c\n never inb in=b any=x\n never inc in=c any=x";
  char policy[256];
  snprintf(policy, sizeof policy, "protocol p\n step a on=go>h1 on=go>h2 on=go>b%s", tail);
  EXPECT(policy, "2 go\n3 x\nfinish 9", "p.inc#1 violated: happened @3 [3]\n");
  snprintf(policy, sizeof policy, "protocol p\n step a on=go>h3 on=go>h9 on=go>b%s", tail);
  EXPECT(policy, "2 go\n3 x\nfinish 9",
         "report 2 transition to an unknown step\nreport 2 hook failed\np.inb#1 violated: happened @3 [3]\n");
}

static hf_status act(hf_contact *c, const hf_call *call, hf_value *out) {
  (void)out;
  char name[64];
  snprintf(name, sizeof name, "%.*s", (int)call->where.n, call->where.p);
  for (char *s = name; *s; s++)
    if (*s == '.') *s = '-';
  CHECK(hf_contact_act(c, kit_str(name), NULL, 0, false) == HF_OK);
  return HF_OK;
}

static void test_hooks_in_order_and_keys_of_acts(void) {
  for (int i = 1; i < 8; i++) kit.hooks[i] = act;
  EXPECT("protocol p\n step a exit=1 on=go>b\n step b enter=2\n must x in=a any=ok violate=3 meet=4\n"
         "must y in=b any=ok violate=3 meet=4",
         "2 go id=i7 source=ami\n3 ok\nfinish 9",
         "p.x#1 violated: did not come @2\nact p-x-on_violate c/p.x.on_violate/contact.opened#1/0 @2\n"
         "act p-a-exit c/p.a.exit/ami:i7/0 @2\nact p-b-enter c/p.b.enter/ami:i7/0 @2\n"
         "p.y#1 satisfied: came in time @3 [3]\nact p-y-on_meet c/p.y.on_meet/ami:i7/0 @3\n");
  /* At the end each protocol leaves its step: duties, then the exit hook. */
  EXPECT("protocol p\n step a exit=1\n must x in=a any=ok\nprotocol q\n step a exit=2\n must x any=ok",
         "finish 9",
         "p.x#1 violated: did not come @9\nact p-a-exit c/p.a.exit/leave/0 @9\n"
         "act q-a-exit c/q.a.exit/leave/0 @9\nq.x#1 violated: did not come @9\n");
}

static hf_status change(hf_contact *c, const hf_call *call, hf_value *out) {
  (void)call, (void)out;
  hf_value v = { .type = HF_INT, .as.i = 1 };
  CHECK(hf_contact_set(c, kit_str("f"), v) == HF_EBUSY);
  CHECK(hf_contact_act(c, kit_str("f"), NULL, 0, false) == HF_EBUSY);
  CHECK(hf_contact_raise(c, kit_str("f"), NULL, 0) == HF_EBUSY);
  CHECK(hf_contact_timer(c, kit_str("f"), 1) == HF_EBUSY);
  CHECK(hf_contact_settle(c, 100) == HF_EBUSY);
  CHECK(hf_contact_finish(c, 100) == HF_EBUSY);
  return HF_OK;
}

static void test_read_only_hooks(void) {
  kit.hooks[1] = change;
  EXPECT("protocol p\n step a on=go>h1\n must x any=ok within=9 iff=1", "1 go\nfinish 20",
         "p.x#1 na: its condition did not hold @0\n");
  CHECK(kit_policy("protocol p") == HF_OK && kit_call("1 x", false) == HF_OK);
  CHECK(hf_contact_set(kit.c, kit_str("f"), (hf_value){ .type = HF_NIL }) == HF_EBUSY);
  hf_contact_free(kit.c);
  hf_policy_unref(kit.p);
}

static hf_status raise_two(hf_contact *c, const hf_call *call, hf_value *out) {
  (void)call, (void)out;
  hf_field f = { { "n", 1 }, { .type = HF_INT, .as.i = 7 } };
  CHECK(hf_contact_raise(c, kit_str("one"), &f, 1) == HF_OK);
  CHECK(hf_contact_raise(c, kit_str("two"), NULL, 0) == HF_OK);
  CHECK(hf_contact_raise(c, kit_str("duty:p.x:na"), NULL, 0) == HF_EINVAL);
  return HF_OK;
}

static hf_status see_field(hf_contact *c, const hf_call *call, hf_value *out) {
  (void)c, (void)out;
  const hf_event *e = call->seen->event;
  kit_log("sees %.*s n=%d\n", (int)e->type.n, e->type.p, e->nfields ? (int)e->fields[0].value.as.i : -1);
  return HF_OK;
}

static void test_internal_events_come_first_in_first_out(void) {
  kit.hooks[1] = raise_two;
  kit.hooks[2] = see_field;
  EXPECT("protocol p\n step a on=go>b\n step b enter=1 on=one>c\n step c enter=2 on=two>d on=step:p.c>e\n"
         "step d\n step e\n never x in=d any=x\n never y in=e any=x",
         "1 go\n2 x\nfinish 9", "sees one n=7\np.x#1 violated: happened @2 [3]\n");
}

static void test_duty_events(void) {
  EXPECT("protocol p\n must x when=go any=ok within=5\n never y any=duty:p.x:violated\n"
         "must z when=duty:p.x:satisfied any=thanks within=3",
         "1 go\n2 ok\n4 thanks\n10 go\nfinish 20",
         "p.x#1 satisfied: came in time @2 margin 4 [3]\np.z#1 satisfied: came in time @4 margin 1 [4]\n"
         "p.x#2 violated: the deadline passed @15 margin 0\np.y#1 violated: happened @15 [0]\n");
}

static hf_status again(hf_contact *c, const hf_call *call, hf_value *out) {
  (void)call, (void)out;
  hf_contact_raise(c, kit_str("again"), NULL, 0);
  return HF_OK;
}

static void test_internal_events_are_bounded(void) {
  kit.hooks[1] = again;
  EXPECT("protocol p\n step a on=go>b\n step b enter=1 on=again>b\n must x when=after any=ok within=3",
         "1 go\n2 after\nfinish 9",
         "report 2 too many internal events\np.x#1 violated: the deadline passed @5 margin 0\n");
}

static uint32_t runs_of_again;

static hf_status count_again(hf_contact *c, const hf_call *call, hf_value *out) {
  runs_of_again++;
  return again(c, call, out);
}

/* Each of the 256 entries of the first chain sets a deadline that would begin 256 more, and those 256 more each. */
static void test_endless_chains_do_not_multiply(void) {
  kit.hooks[1] = count_again;
  runs_of_again = 0;
  CHECK(kit_policy("protocol p\n step a on=go>b\n step b enter=1 on=again>b\n must x in=b any=ok within=3 violate=1") == HF_OK);
  CHECK(kit_call("1 go\nfinish 9", 0) == HF_OK);
  CHECK(runs_of_again < 4096);
  hf_contact_free(kit.c);
  hf_policy_unref(kit.p);
}

static hf_status timer_zero(hf_contact *c, const hf_call *call, hf_value *out) {
  (void)call, (void)out;
  hf_contact_timer(c, kit_str("t"), 0);
  return HF_OK;
}

static hf_status timer_five(hf_contact *c, const hf_call *call, hf_value *out) {
  (void)call, (void)out;
  CHECK(hf_contact_timer(c, kit_str("t"), 100) == HF_OK);
  CHECK(hf_contact_timer(c, kit_str("t"), 5) == HF_OK); /* moved */
  CHECK(hf_contact_timer(c, kit_str("t"), -1) == HF_EINVAL);
  return HF_OK;
}

static void test_timers(void) {
  kit.hooks[1] = timer_five;
  kit.hooks[2] = timer_zero;
  EXPECT("protocol p\n step a on=go>b\n step b enter=1\n at_most x any=timer:t n=0", "1 go\n6 ok\nfinish 999",
         "p.x#1 violated: happened too often @6 [0]\n");
  EXPECT("protocol p\n step a on=go>b\n step b enter=2 on=timer:t>b\n must x when=next any=ok within=1",
         "1 go\n2 next\nfinish 9",
         "report 0 timers without delay over 256\np.x#1 violated: the deadline passed @3 margin 0\n");
}

static void test_step_max(void) {
  const char *policy = "protocol p\n step a on=go>b\n step b max=10 on=timer:p.b.max>c on=back>a\n step c\n"
                       "never x in=c any=x";
  EXPECT(policy, "1 go\n11 x\n12 x\nfinish 20", "p.x#1 violated: happened @12 [4]\n");
  EXPECT(policy, "1 go\n11 back\n12 x\nfinish 20", ""); /* left in time: it fires no more */
}

static void test_equal_deadlines_in_order_of_arming(void) {
  EXPECT("protocol p\n must x when=one any=ok within=10\n must y when=two any=ok within=9",
         "1 one\n2 two\nfinish 20",
         "p.x#1 violated: the deadline passed @11 margin 0\np.y#1 violated: the deadline passed @11 margin 0\n");
  EXPECT("protocol p\n must x when=one any=ok within=9\n must y when=two any=ok within=10",
         "1 two\n2 one\nfinish 20",
         "p.y#1 violated: the deadline passed @11 margin 0\np.x#1 violated: the deadline passed @11 margin 0\n");
}

static hf_status fact_set(hf_contact *c, const hf_call *call, hf_value *out) {
  (void)call;
  hf_value v = hf_contact_fact(c, kit_str("f"));
  if (v.type == HF_INT) *out = (hf_value){ .type = HF_STR, .as.s = { "c", 1 } };
  return HF_OK;
}

static void test_order_at_one_moment(void) {
  kit.hooks[1] = fact_set;
  /* Facts before events, whatever order they were fed in; then sources by name, then sequence. */
  EXPECT("protocol p\n step a on=go>h1\n step c\n never x in=c any=x", "1 go\n1 fact key=f value=1\n2 x\nfinish 9",
         "p.x#1 violated: happened @2 [4]\n");
  EXPECT("protocol p\n must x any=a before=b", "1 b source=z\n1 a source=y\nfinish 9",
         "p.x#1 satisfied: came in time @1 [3]\n");
  EXPECT("protocol p\n must x any=a before=b", "1 b source=y\n1 a source=y\nfinish 9",
         "p.x#1 violated: did not come before @1 [2]\n");
}

static void test_facts(void) {
  CHECK(kit_policy("protocol p") == HF_OK);
  CHECK(kit_call("open b=2 a=one\n1 fact key=c value=true\n2 fact key=a value=longer\n3 fact key=b\n4 fact value=1\n"
                 "settle 9", false) == HF_OK);
  CHECK(hf_contact_facts(kit.c) == 2);
  hf_field a = hf_contact_fact_at(kit.c, 0), b = hf_contact_fact_at(kit.c, 1);
  CHECK(a.name.n == 1 && *a.name.p == 'a' && a.value.as.s.n == 6 && memcmp(a.value.as.s.p, "longer", 6) == 0);
  CHECK(b.name.n == 1 && *b.name.p == 'c' && b.value.type == HF_BOOL && b.value.as.b);
  CHECK(hf_contact_fact(kit.c, kit_str("b")).type == HF_NIL);
  CHECK(kit_says("report 5 fact without key\n", __FILE__, __LINE__, "facts"));
  hf_contact_free(kit.c);
  hf_policy_unref(kit.p);
}

static void test_waivers(void) {
  const char *policy = "protocol p\n step a\n must x in=a any=ok before=go waive=supervisor autofail=yes\n never y any=z";
  EXPECT(policy, "1 go\nsettle 2\nscore\n2 waive duty=p.x by=supervisor note=\"he knew\"\nfinish 9\nscore",
         "p.x#1 violated: did not come before @1 [2]\nscore 0 automatic fail\n"
         "p.x#1 waived: waived @2 [2] \"he knew\"\np.y#1 satisfied: kept @9\nscore 1000\n");
  EXPECT(policy, "2 waive duty=p.a/x by=supervisor note=ok\n3 go\nfinish 9",
         "p.x#1 waived: waived @2 \"ok\"\np.y#1 satisfied: kept @9\n");
  EXPECT(policy, "2 waive duty=p.x by=agent note=ok\n2 waive duty=p.x by=supervisor\n3 waive duty=p.zz by=supervisor "
                 "note=ok\n4 waive duty=p.y by=supervisor note=ok\n5 ok\n6 waive duty=p.x by=supervisor note=ok\nfinish 9",
         "report 2 waiver by a role that may not\nreport 3 waiver without note\nreport 4 waiver of an unknown duty\n"
         "report 5 waiver by a role that may not\np.x#1 satisfied: came in time @5 [6]\nreport 7 waiver of nothing\n"
         "p.y#1 satisfied: kept @9\n");
  EXPECT(policy, "1 go\nfinish 9\n20 waive duty=p.x by=supervisor note=late\nsettle 30\n31 go\nscore",
         "p.x#1 violated: did not come before @1 [2]\np.y#1 satisfied: kept @9\n"
         "p.x#1 waived: waived @20 [2] \"late\"\nrefused 4: -7\nscore 1000\n");
}

static void test_attest(void) {
  const char *policy = "protocol p\n attest x waive=lead weight=3\n must y any=ok\n must z any=bad autofail=confirm";
  EXPECT(policy, "1 ok\nfinish 9\nscore",
         "p.y#1 satisfied: came in time @1 [2]\np.z#1 violated: did not come @9\nscore 500\n");
  EXPECT(policy, "1 ok\nfinish 9\n10 attested duty=p.x by=lead value=true note=fine\nsettle 11\nscore",
         "p.y#1 satisfied: came in time @1 [2]\np.z#1 violated: did not come @9\n"
         "p.x#1 satisfied: attested @10 \"fine\"\nscore 800\n");
  EXPECT(policy, "1 ok\n2 bad\n3 attested duty=p.x by=lead value=false\n4 attested duty=p.x by=lead value=true\nfinish 9\n"
                 "score",
         "p.y#1 satisfied: came in time @1 [2]\np.z#1 satisfied: came in time @2 [3]\np.x#1 violated: attested @3\n"
         "report 5 attestation of nothing\nscore 400\n");
  EXPECT(policy, "1 attested duty=p.x by=agent value=true\n2 attested duty=p.x by=lead value=7\n"
                 "3 attested duty=p.y by=lead value=true\n4 attested duty=p.x by=lead value=na\nfinish 5",
         "report 2 attestation by a role that may not\nreport 3 attestation without a value\n"
         "report 4 attestation of a duty that asks for none\np.x#1 na: attested @4\n"
         "p.y#1 violated: did not come @5\np.z#1 violated: did not come @5\n");
  EXPECT(policy, "1 ok\nfinish 9\n10 attested duty=p.z by=lead value=true\nsettle 11\nscore",
         "p.y#1 satisfied: came in time @1 [2]\np.z#1 violated: did not come @9\nscore 0 automatic fail\n");
}

static void test_acts_of_an_attested_duty_have_keys_of_their_own(void) {
  kit.hooks[1] = act;
  EXPECT("protocol p\n attest x when=go meet=1", "1 go\n2 go\n3 attested duty=p.x by=a value=true note=fine\nfinish 9",
         "p.x#1 satisfied: attested @3 \"fine\"\nact p-x-on_meet c/p.x.on_meet/go#1/0 @3\n"
         "p.x#2 satisfied: attested @3 \"fine\"\nact p-x-on_meet c/p.x.on_meet/go#2/0 @3\n");
}

static void test_end(void) {
  const char *policy = "protocol p\n must x when=go any=ok within=100";
  EXPECT(policy, "1 go\n2 hangup by=agent\nfinish 9", "p.x#1 violated: the agent hung up before @9 margin 92\n");
  EXPECT(policy, "1 go\n2 hangup by=customer\nfinish 9", "p.x#1 na: cut off @9 margin 92\n");
  EXPECT(policy, "1 go\n2 hangup by=agent\n3 answer\nfinish 9", "p.x#1 na: cut off @9 margin 92\n");
  EXPECT(policy, "1 go\n2 drop\nfinish 9", "p.x#1 na: cut off @9 margin 92\n");
  EXPECT(policy, "1 go\nfinish 101", "p.x#1 violated: the deadline passed @101 margin 0\n");
  EXPECT(policy, "1 go\n101 ok\nfinish 101", "p.x#1 satisfied: came in time @101 margin 0 [3]\n");
  EXPECT("protocol p\n must x when=go any=ok within=100 outlive", "1 go\n2 hangup by=agent\nfinish 9\nscore",
         "score null 0\n");
  EXPECT("protocol p\n step a on=contact.ended>b\n step b\n must x in=b any=ok before=z\n must y any=contact.ended",
         "finish 9",
         "p.y#1 satisfied: came in time @9 [0]\np.x#1 na: what it had to come before never came @9\n");
  EXPECT(policy, "1 go\n50 ok\nfinish 9", "report 0 after the end\np.x#1 na: cut off @9 margin 92\n");
}

static void test_a_deadline_behind_the_hang_up(void) {
  const char *policy = "protocol p\n must x when=go any=ok within=100";
  EXPECT(policy, "1 go\n2 hangup by=customer\nsettle 200\nfinish 300", "p.x#1 na: cut off @101 margin 0\n");
  EXPECT(policy, "1 go\n2 drop\nsettle 200\nfinish 300", "p.x#1 na: cut off @101 margin 0\n");
  EXPECT(policy, "1 go\n2 hangup by=agent\nsettle 200\nfinish 300",
         "p.x#1 violated: the agent hung up before @101 margin 0\n");
  EXPECT(policy, "1 go\n2 drop\n9 dial\nsettle 200\nfinish 300", "p.x#1 violated: the deadline passed @101 margin 0\n");
  EXPECT(policy, "2 hangup by=customer\n2 go\nsettle 200\nfinish 300", "p.x#1 violated: the deadline passed @102 margin 0\n");
  EXPECT("protocol p\n must x when=hangup any=ok within=100\n must y when=go any=ok within=100 outlive\n"
         " must z when=go any=ok within=100 before=contact.ended",
         "1 go\n2 hangup by=customer\nsettle 200\nfinish 300",
         "p.y#1 violated: the deadline passed @101 margin 0\np.z#1 violated: the deadline passed @101 margin 0\n"
         "p.x#1 violated: the deadline passed @102 margin 0\n");
}

static void test_a_gap_hides_what_is_no_speech(void) {
  const char *policy = "protocol p\n must x when=go any=ok within=100";
  EXPECT(policy, "1 go\n50 source.gap\nfinish 300", "p.x#1 na: not heard @101 margin 0\n");
  EXPECT(policy, "1 go\n50 source.gap by=agent\nfinish 300", "p.x#1 violated: the deadline passed @101 margin 0\n");
  EXPECT(policy, "1 source.gap\n2 go\nfinish 300", "p.x#1 violated: the deadline passed @102 margin 0\n");
}

static void test_outlive(void) {
  const char *policy = "protocol p\n must x when=go any=ok within=100 outlive\n must y when=ok any=z within=100\n"
                       " step a on=ok>b max=20\n step b";
  EXPECT(policy, "1 go\nfinish 9\n60 ok\nsettle 61\nscore", "p.x#1 satisfied: came in time @60 margin 41 [3]\nscore 1000\n");
  EXPECT(policy, "1 go\nfinish 9\n101 ok\nsettle 102", "p.x#1 satisfied: came in time @101 margin 0 [3]\n");
  EXPECT(policy, "1 go\nfinish 9\nsettle 102\nscore",
         "p.x#1 violated: the deadline passed @101 margin 0\nscore 0\n");
  EXPECT(policy, "1 go\n1 go\nfinish 9\n50 other\nsettle 60\nscore", "score null 0\n");
  EXPECT("protocol p\n must x when=go any=promise:call_back:kept within=100 outlive",
         "1 go\nfinish 9\n60 promise:call_back:kept\nsettle 61", "p.x#1 satisfied: came in time @60 margin 41 [3]\n");
  CHECK(kit_policy(policy) == HF_OK);
  CHECK(kit_call("1 go\nfinish 9\n200 ok\nsettle 300", false) == HF_OK);
  hf_verdict v;
  CHECK(hf_contact_verdict(kit.c, 0, &v) == HF_OK && v.status == HF_VIOLATED && v.at == 101 && v.margin == -99);
  hf_event e = { .at = 301, .type = { "ok", 2 } };
  CHECK(hf_contact_feed(kit.c, &e) == HF_ECLOSED); /* nothing outlives it any more */
  hf_contact_free(kit.c);
  hf_policy_unref(kit.p);
}

static void test_elsewhere(void) {
  CHECK(kit_policy("protocol p channels=chat,mail\n step a\n must x in=a any=ok\n must y when=go any=ok\n"
                   "protocol q direction=outbound\n never z any=bad") == HF_OK);
  CHECK(kit_call("open channel=phone direction=outbound\n1 go\n2 ok\nfinish 9", false) == HF_OK);
  hf_verdict v;
  CHECK(hf_contact_verdicts(kit.c) == 3);
  CHECK(hf_contact_verdict(kit.c, 0, &v) == HF_OK && v.duty == 2 && v.status == HF_SATISFIED && v.n == 1);
  CHECK(hf_contact_verdict(kit.c, 1, &v) == HF_OK && v.duty == 0 && v.status == HF_NA && v.why == HF_WHY_ELSEWHERE);
  CHECK(hf_contact_verdict(kit.c, 2, &v) == HF_OK && v.duty == 1 && v.n == 0 && v.why == HF_WHY_ELSEWHERE);
  CHECK(hf_contact_verdict(kit.c, 1, &v) == HF_OK && v.duty == 0); /* also out of order */
  CHECK(hf_contact_step(kit.c, 0) == HF_NONE && hf_contact_finished(kit.c));
  CHECK(hf_contact_latest(kit.c, 0, &v) == HF_ESTALE && hf_contact_latest(kit.c, 2, &v) == HF_OK);
  hf_contact_free(kit.c);
  hf_policy_unref(kit.p);
}

static void test_score(void) {
  kit.hooks[1] = no;
  EXPECT("protocol p\n must x when=go any=ok within=5 weight=1\n must y any=ok weight=2\n must z any=no weight=4 iff=1",
         "1 go\n2 ok\n10 go\nfinish 20\nscore",
         "p.z#1 na: its condition did not hold @0\n"
         "p.y#1 satisfied: came in time @2 [3]\np.x#1 satisfied: came in time @2 margin 4 [3]\n"
         "p.x#2 violated: the deadline passed @15 margin 0\nscore 667\n");
  EXPECT("protocol p\n at_most x any=a", "finish 1\nscore", "p.x#0 na: never activated @1\nscore null 0\n");
}

static void test_feeding(void) {
  EXPECT("protocol p\n at_most x any=a n=9",
         "5 a id=i source=s\n5 a id=i source=s\n5 a id=i source=t\n6 a\nsettle 10\n9 a\n10 duty:p.x:na\n11 say:p/x\n"
         "12 utterance by=nobody text=x\n13 contact.ended\nfinish 20",
         "report 3 duplicate\nreport 6 too late\nrefused 6: -4\nrefused 7: -2\nrefused 8: -2\nrefused 9: -2\n"
         "refused 10: -2\np.x#1 satisfied: kept @20 [2] [4] [5]\n");
}

static hf_status count(hf_contact *c, const hf_call *call, hf_value *out) {
  (void)call, (void)out;
  kit_log("x %u opened %u go %u step %u\n", hf_contact_count(c, kit_str("x")),
          hf_contact_count(c, kit_str("contact.opened")), hf_contact_count(c, kit_str("go")),
          hf_contact_count(c, kit_str("step:p.a")));
  return HF_OK;
}

static void test_counts(void) {
  kit.hooks[1] = count;
  EXPECT("protocol p\n step a on=go>a enter=1", "1 x\n2 x\n3 go\n4 go\nfinish 9",
         "x 0 opened 1 go 0 step 0\nx 2 opened 1 go 1 step 1\nx 2 opened 1 go 2 step 2\n");
}

/* A flow that waits for "a" or "unnamed" at most 10 ms, three times. */
static hf_status waiting(hf_contact *c, const hf_call *call, hf_await *out) {
  static int left;
  if (!call->resume) left = 3;
  if (call->replay) kit.quiet = true;
  if (!call->seen) kit_log("flow timed out @%" PRId64 "\n", hf_contact_now(c));
  else kit_log("flow %s %.*s\n", call->resume ? "woke by" : "started by", (int)call->seen->key.n, call->seen->key.p);
  CHECK(hf_contact_act(c, kit_str("note"), NULL, 0, true) == HF_OK);
  out->done = left-- == 0;
  out->within = 10;
  CHECK(hf_contact_key(c, kit_str("a"), &out->keys[0]) == HF_OK);
  CHECK(hf_contact_key(c, kit_str("unnamed"), &out->keys[1]) == HF_OK);
  out->nkeys = 2;
  kit.quiet = false;
  return HF_OK;
}

static void test_flows(void) {
  kit.flows[1] = waiting;
  EXPECT("protocol p\n flow f when=a run=1", "1 a id=x\n5 unnamed\n6 other\n15 a\n30 a\nfinish 99",
         "flow started by a\nact note c/p.f/x/0 @1 early\nflow woke by unnamed\nact note c/p.f/x/1 @5 early\n"
         "flow woke by a\nact note c/p.f/x/2 @15 early\nflow timed out @25\nact note c/p.f/x/3 @25 early\n"
         "flow started by a\nact note c/p.f/a#3/0 @30 early\nflow timed out @40\nact note c/p.f/a#3/1 @40 early\n"
         "flow timed out @50\nact note c/p.f/a#3/2 @50 early\nflow timed out @60\nact note c/p.f/a#3/3 @60 early\n");
  EXPECT("protocol p\n flow f when=a run=1", "1 a\nfinish 5",
         "flow started by a\nact note c/p.f/a#1/0 @1 early\ndrop flow 0\n");
  EXPECT("protocol p\n flow f when=a run=2", "1 a\n2 a\nfinish 5", "report 2 hook failed\n"); /* off from then on */
}

static void test_not_heard(void) {
  const char *policy = "protocol p\n must x when=go any=say:q/z within=10 words";
  EXPECT(policy, "1 go\n5 source.gap stop=7\nfinish 50", "p.x#1 na: not heard @11 margin 0\n");
  EXPECT(policy, "1 go\n12 source.gap stop=17\nfinish 50", "p.x#1 violated: the deadline passed @11 margin 0\n");
  EXPECT(policy, "1 source.gap stop=4\n5 go\nfinish 50", "p.x#1 violated: the deadline passed @15 margin 0\n");
  EXPECT(policy, "1 go\n5 source.gap stop=7 by=customer\nfinish 50",
         "p.x#1 violated: the deadline passed @11 margin 0\n");
  EXPECT(policy, "open missing_channel=agent\n1 go\nfinish 50", "p.x#1 na: not heard @11 margin 0\n");
  EXPECT(policy, "open missing_channel=customer\n1 go\nfinish 50",
         "p.x#1 violated: the deadline passed @11 margin 0\n");
  EXPECT(policy, "1 go\n5 utterance by=agent text=mumble stop=6 confidence=0.4\nfinish 50",
         "p.x#1 na: not heard @11 margin 0\n");
  EXPECT(policy, "1 go\n5 utterance by=agent text=mumble stop=6 confidence=0.5\nfinish 50",
         "p.x#1 violated: the deadline passed @11 margin 0\n");
}

static void test_speech(void) {
  const char *policy = "protocol p\n phrase hi hello\n phrase bye \"good bye\"\n must greet any=say:p/hi within=10 words\n"
                       "must end any=said:p/bye within=30 words\n at_most back any=heard:p/hi,supervisor:p/hi n=9";
  /* Without word times the utterance's own: it begins at 10 and is complete at 31. */
  EXPECT(policy, "10 utterance by=agent text=\"well hello good bye\" stop=31\nfinish 40",
         "p.greet#1 satisfied: came in time @10 margin 0 [2 hello]\np.end#1 violated: the deadline passed @30 margin 0\n"
         "p.back#0 na: never activated @40\n");
  /* With them the phrase's own words. */
  EXPECT(policy, "9 utterance by=agent text=\"well hello good bye\" stop=31 word=well@9-10 word=hello@11-12 "
                 "word=good@13-14 word=bye@15-30\nfinish 40",
         "p.greet#1 violated: the deadline passed @10 margin 0\n"
         "p.end#1 satisfied: came in time @30 margin 0 [2 good bye]\np.back#0 na: never activated @40\n");
  EXPECT(policy, "5 utterance by=customer text=hello stop=6\n7 utterance by=supervisor text=hello\nfinish 8",
         "p.greet#1 na: cut off @8 margin 2\np.end#1 na: cut off @8 margin 22\n"
         "p.back#1 satisfied: kept @8 [2 hello] [3 hello]\n");
  EXPECT(policy, "5 utterance by=agent text=hello partial=true\nfinish 8",
         "p.greet#1 na: cut off @8 margin 2\np.end#1 na: cut off @8 margin 22\np.back#0 na: never activated @8\n");
}

static void test_speech_in_order(void) {
  const char *policy = "protocol p\n phrase yes yes\n phrase no no\n phrase long \"yes but no\"\n step a on=heard:p/yes>b "
                       "on=heard:p/no>a\n step b on=heard:p/no>a on=heard:p/long>c\n step c\n at_most x any=heard:p/no\n"
                       "never inb in=b any=end\n never ina in=a any=end\n never inc in=c any=end\n must z any=hold before=heard:p/yes";
  /* Ends by their last byte: a later refusal overrides an earlier consent. */
  EXPECT(policy, "5 utterance by=customer text=\"yes or no\"\n6 end\nfinish 9",
         "p.z#1 violated: did not come before @5 [2 yes]\np.ina#1 satisfied: kept @5\np.inb#1 satisfied: kept @5\n"
         "p.ina#2 violated: happened @6 [3]\np.x#1 satisfied: kept @9 [2 no]\n");
  /* Ends of speech before other events, begins after them. */
  EXPECT("protocol p\n phrase ok ok\n must x any=said:p/ok before=hold\n must y any=say:p/ok before=hold",
         "5 hold\n5 utterance by=agent text=ok\nfinish 9",
         "p.x#1 satisfied: came in time @5 [3 ok]\np.y#1 violated: did not come before @5 [2]\n");
}

/* Two that end together: the one that began first, whichever transcript came first. */
static void test_speech_that_ends_together(void) {
  CHECK(kit_policy("protocol p\n phrase a one\n phrase b two\n step s on=heard:p/a>t on=heard:p/b>u\n step t\n step u\n"
                   "never int in=t any=end\n never inu in=u any=end") == HF_OK);
  CHECK(kit_call("5 utterance by=customer text=two stop=9\n3 utterance by=customer text=one stop=9\n20 end\nfinish 30",
                 false) == HF_OK);
  CHECK(strcmp(kit.log, "p.int#1 violated: happened @20 [4]\n") == 0);
  hf_contact_free(kit.c);
  hf_policy_unref(kit.p);
}

static hf_status captures(hf_contact *c, const hf_call *call, hf_value *out) {
  (void)c, (void)out;
  const hf_seen *s = call->seen;
  kit_log("%.*s of %.*s @%" PRId64, (int)s->key.n, s->key.p, (int)s->event->type.n, s->event->type.p, s->event->at);
  for (uint32_t i = 0; i < s->ncaptures; i++) {
    const hf_capture_view *v = &s->captures[i];
    kit_log(" %.*s.%.*s=", (int)v->phrase.n, v->phrase.p, (int)v->slot.n, v->slot.p);
    if (v->value.type == HF_INT) kit_log("%" PRId64, v->value.as.i);
    else if (v->value.type == HF_NUM) kit_log("%g", v->value.as.d);
    else kit_log("%.*s", (int)v->value.as.s.n, v->value.as.s.p);
  }
  kit_log("\n");
  return hf_contact_act(c, kit_str("note"), NULL, 0, false);
}

static void test_captures_and_hit_ids(void) {
  kit.hooks[1] = captures;
  EXPECT("protocol p\n phrase name \"this is {name}\"\n phrase wait \"within {dur}\"\n"
         "step a on=say:p/name>b\n step b on=said:p/wait>c enter=1\n step c enter=1",
         "5 utterance by=agent id=u text=\"this is Sara and within 40 seconds\" stop=9\nfinish 20",
         "say:p/name of utterance @5 name.name=Sara\nact note c/p.b.enter/u:say:p/name/0 @5\n"
         "said:p/wait of utterance @9 wait.dur=40000\nact note c/p.c.enter/u:said:p/wait/0 @9\n");
  /* The name that its partials and its final share, where it has one. */
  EXPECT("protocol p\n phrase name \"this is {name}\"\n step a on=say:p/name>b\n step b enter=1",
         "5 utterance by=agent id=u source=asr utt=u7 text=\"this is Sara\"\nfinish 20",
         "say:p/name of utterance @5 name.name=Sara\nact note c/p.b.enter/asr:u7:say:p/name/0 @5\n");
}

static hf_status free_it(hf_contact *c, const hf_call *call, hf_value *out) {
  (void)call, (void)out;
  hf_contact_free(c);
  return HF_OK;
}

static void test_freed_from_inside(void) {
  kit.hooks[1] = free_it;
  CHECK(kit_policy("protocol p\n step a on=go>b\n step b enter=1 on=go>a") == HF_OK);
  CHECK(kit_call("1 go\n2 go\n3 go\nsettle 9", false) == HF_OK);
  hf_policy_unref(kit.p);
}

static void test_next(void) {
  CHECK(kit_policy("protocol p\n must x when=go any=ok within=10") == HF_OK);
  CHECK(kit_call("5 go", false) == HF_OK && hf_contact_next(kit.c) == 5);
  CHECK(hf_contact_settle(kit.c, 6) == HF_OK && hf_contact_next(kit.c) == 15);
  CHECK(hf_contact_now(kit.c) == 5);
  hf_contact_free(kit.c);
  CHECK(kit_call("5 go\n6 ok\nsettle 8", false) == HF_OK && hf_contact_next(kit.c) == HF_NO_TIME);
  hf_contact_free(kit.c);
  hf_policy_unref(kit.p);
}

int main(void) {
  test_order_at_one_moment();
  test_must_within();
  test_activation_is_not_judged_by_its_own_event();
  test_must_before();
  test_must_after();
  test_must_all_and_any();
  test_never();
  test_later_hits_are_evidence();
  test_large_numbers();
  test_strings_of_an_opening();
  test_late_is_told_how_late();
  test_at_most();
  test_guards();
  test_within_by_function();
  test_steps();
  test_nobody_escapes_a_deadline_by_moving_on();
  test_self_transition_leaves_and_enters();
  test_one_transition_per_event();
  test_transition_by_function();
  test_hooks_in_order_and_keys_of_acts();
  test_read_only_hooks();
  test_internal_events_come_first_in_first_out();
  test_duty_events();
  test_internal_events_are_bounded();
  test_endless_chains_do_not_multiply();
  test_timers();
  test_step_max();
  test_equal_deadlines_in_order_of_arming();
  test_facts();
  test_waivers();
  test_attest();
  test_acts_of_an_attested_duty_have_keys_of_their_own();
  test_end();
  test_a_deadline_behind_the_hang_up();
  test_a_gap_hides_what_is_no_speech();
  test_outlive();
  test_elsewhere();
  test_score();
  test_feeding();
  test_counts();
  test_flows();
  test_not_heard();
  test_speech();
  test_speech_in_order();
  test_speech_that_ends_together();
  test_captures_and_hit_ids();
  test_freed_from_inside();
  test_next();
  return checks_done("contact");
}
