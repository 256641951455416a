/* SPDX-License-Identifier: MIT
 * Large policies and storms: every verdict is there and in order, whatever the number. The times are the bench's.
 */
#include "core/hf_contact_impl.h"
#include "engine_kit.h"

enum { DUTIES = 10000, PROTOCOLS = 1000, STORM = 200000 };

static void add_duty(uint32_t protocol, uint32_t n, const hf_duty *like) {
  char id[16];
  uint32_t index;
  hf_duty d = *like;
  snprintf(id, sizeof id, "d%u", n);
  d.id = kit_str(id);
  d.protocol = protocol;
  kit_check(hf_policy_add_duty(kit.p, &d, &index));
}

static void begin_policy(void) {
  kit.p = hf_policy_new();
  kit.status = HF_OK;
}

static hf_duty must(const hf_key *any, int64_t within) {
  return (hf_duty){ .step = HF_NONE, .kind = HF_MUST, .any = any, .nany = 1, .when = HF_NONE, .after = HF_NONE,
                    .before = HF_NONE, .release = HF_NONE, .iff = HF_NONE, .on_violate = HF_NONE,
                    .on_meet = HF_NONE, .weight = 1, .within = { .kind = HF_AMOUNT_PLAIN, .plain = within } };
}

/* Whether the first n verdicts are those of duties 0 to n - 1, with this status. */
static bool in_order(uint32_t n, hf_verdict_status status) {
  hf_verdict v;
  for (uint32_t i = 0; i < n; i++)
    if (hf_contact_verdict(kit.c, i, &v) || v.duty != i || v.status != status) return false;
  return hf_contact_verdicts(kit.c) == n;
}

static void open_quietly(void) {
  hf_opening o = { .id = kit_str("c") };
  CHECK(hf_contact_open(kit.p, NULL, &o, &kit.c) == HF_OK);
}

static void feed(int64_t at, const char *type) {
  hf_event e = { .at = at, .type = kit_str(type) };
  kit_check(hf_contact_feed(kit.c, &e));
}

static void test_ten_thousand_duties(void) {
  begin_policy();
  uint32_t protocol;
  hf_protocol def = { .id = kit_str("p"), .start = HF_NONE };
  kit_check(hf_policy_add_protocol(kit.p, &def, &protocol));
  hf_key ok = kit_key("ok");
  hf_duty d = must(&ok, 50);
  for (uint32_t i = 0; i < DUTIES; i++) add_duty(protocol, i, &d);
  CHECK(kit.status == HF_OK && hf_policy_seal(kit.p, NULL) == HF_OK);
  open_quietly();
  feed(10, "ok");
  CHECK(hf_contact_finish(kit.c, 100) == HF_OK && in_order(DUTIES, HF_SATISFIED));
  CHECK(hf_contact_score(kit.c).permille == 1000);
  hf_contact_free(kit.c);
  open_quietly();
  CHECK(hf_contact_finish(kit.c, 100) == HF_OK && in_order(DUTIES, HF_VIOLATED));
  hf_contact_free(kit.c);
  hf_policy_unref(kit.p);
}

static void test_a_thousand_protocols(void) {
  begin_policy();
  hf_key go = kit_key("go"), ok = kit_key("ok");
  hf_duty d = must(&ok, 50);
  for (uint32_t i = 0; i < PROTOCOLS; i++) {
    char id[16];
    uint32_t protocol, from, to;
    snprintf(id, sizeof id, "p%u", i);
    hf_protocol def = { .id = kit_str(id), .start = HF_NONE };
    kit_check(hf_policy_add_protocol(kit.p, &def, &protocol));
    hf_step step = { .id = kit_str("a"), .protocol = protocol, .enter = HF_NONE, .exit = HF_NONE };
    kit_check(hf_policy_add_step(kit.p, &step, &from));
    step.id = kit_str("b");
    kit_check(hf_policy_add_step(kit.p, &step, &to));
    hf_on on = { go, to, HF_NONE };
    kit_check(hf_policy_set_on(kit.p, from, &on, 1));
    kit_check(hf_policy_set_start(kit.p, protocol, from));
    d.step = to;
    add_duty(protocol, 0, &d);
  }
  CHECK(kit.status == HF_OK && hf_policy_seal(kit.p, NULL) == HF_OK);
  open_quietly();
  feed(5, "go");
  feed(6, "ok");
  CHECK(hf_contact_finish(kit.c, 100) == HF_OK && in_order(PROTOCOLS, HF_SATISFIED));
  hf_contact_free(kit.c);
  hf_policy_unref(kit.p);
}

/* What was broken goes on to the end of its time. However many there are, leaving a step does not look at all of them. */
static void test_broken_ones_are_bounded(void) {
  CHECK(kit_policy("protocol p\n step a max=1000000 on=go>a\n never x when=go any=bad within=1000000") == HF_OK);
  open_quietly();
  for (int64_t i = 1; i <= 20000; i++) {
    feed(i, i & 1 ? "go" : "bad");
    CHECK(hf_contact_settle(kit.c, i + 1) == HF_OK);
  }
  uint32_t most = HF_AHEAD_LEAST + HF_AHEAD_DUTY;
  hf_verdict v;
  CHECK(kit.c->ahead == most && kit.c->ntimers == most + 1 && hf_contact_verdicts(kit.c) == 10000);
  CHECK(hf_contact_verdict(kit.c, most - 1, &v) == HF_OK && v.why == HF_WHY_BROKEN && v.nevidence > 1000);
  CHECK(hf_contact_verdict(kit.c, most, &v) == HF_OK && v.why == HF_WHY_CROWDED);
  CHECK(hf_contact_settle(kit.c, 2000000) == HF_OK && kit.c->ahead == 0);
  hf_contact_free(kit.c);
  hf_policy_unref(kit.p);
}

/* Activations, hits and deadlines by the hundred thousand on one contact, fed in heaps. */
static void test_storm(void) {
  CHECK(kit_policy("protocol p\n must x when=go any=ok within=5\n never y any=bad") == HF_OK);
  open_quietly();
  for (int64_t i = 0; i < STORM; i++) {
    feed(i / 10, i % 3 == 0 ? "go" : i % 3 == 1 ? "ok" : "bad");
    if (i % 50000 == 49999) CHECK(hf_contact_settle(kit.c, i / 10) == HF_OK);
  }
  CHECK(kit.status == HF_OK && hf_contact_finish(kit.c, STORM) == HF_OK);
  uint32_t n = hf_contact_verdicts(kit.c), satisfied = 0;
  hf_verdict v;
  for (uint32_t i = 0; i < n; i++)
    if (hf_contact_verdict(kit.c, i, &v) == HF_OK && v.status == HF_SATISFIED) satisfied++;
  CHECK(n == 1 + (STORM + 2) / 3 && satisfied == n - 1); /* all but the never */
  CHECK(hf_contact_verdict(kit.c, n - 1, &v) == HF_OK && v.n == n - 1);
  CHECK(hf_contact_verdict(kit.c, 0, &v) == HF_OK && v.nevidence == STORM / 3);
  hf_contact_free(kit.c);
  hf_policy_unref(kit.p);
}

/* More hits of one activation than it has room for. */
static void test_many_hits(void) {
  CHECK(kit_policy("protocol p\n at_most x any=hit n=70000") == HF_OK);
  open_quietly();
  hf_verdict v;
  for (int64_t i = 1; i <= 70001; i++) {
    feed(i, "hit");
    CHECK(hf_contact_settle(kit.c, i + 1) == HF_OK);
    if (i >= 70000) CHECK(hf_contact_verdict(kit.c, 0, &v) == HF_OK && v.status == (i > 70000 ? HF_VIOLATED : HF_PENDING));
  }
  CHECK(kit.status == HF_OK && v.nevidence == 70001);
  hf_contact_free(kit.c);
  hf_policy_unref(kit.p);
}

/* What the engine looks at for n holds of one call: deadlines that pass, deadlines that are met long before they are
 * due, steps with a max, a duty that answers another. */
static uint64_t work_of(int64_t n) {
  static const char policy[] =
    "protocol p\n step idle on=hold>held\n step held max=900000 on=unhold>back\n step back max=900000 on=hold>held\n"
    "must ret in=held any=unhold within=40000\n must soon in=held any=unhold within=7200000\n"
    "must thank in=back any=thanks within=100\n must sorry in=back any=thanks after=nod within=200\n"
    "must once in=back any=thanks before=hold\n never loud in=held any=shout\n at_most twice in=held any=mute n=2\n"
    "never slow any=duty:p.ret:violated";
  CHECK(kit_policy(policy) == HF_OK);
  open_quietly();
  for (int64_t i = 0; i < n; i++) {
    feed(i * 1000, "hold");
    feed(i * 1000 + 400, "unhold");
    CHECK(hf_contact_settle(kit.c, i * 1000 + 401) == HF_OK);
  }
  CHECK(hf_contact_finish(kit.c, n * 1000) == HF_OK);
  hf_verdict v;
  for (uint32_t i = 0; i < hf_contact_verdicts(kit.c); i++) CHECK(hf_contact_verdict(kit.c, i, &v) == HF_OK);
  uint64_t work = kit.p->scratch->visits;
  hf_contact_free(kit.c);
  hf_policy_unref(kit.p);
  return work;
}

static void test_work_grows_with_the_call(void) {
  uint64_t few = work_of(500), many = work_of(8000);
  CHECK(few > 0 && many < few * 17); /* 16 times the events */
}

static hf_status raise_twice(hf_contact *c, const hf_call *call, hf_value *out) {
  (void)call, (void)out;
  for (int i = 0; i < 2; i++) CHECK(hf_contact_raise(c, kit_str("again"), NULL, 0) == HF_OK);
  return HF_OK;
}

/* Each deadline begins two more: no chain is long, and what is pending is bounded all the same. */
static void test_deadlines_do_not_multiply(void) {
  kit.hooks[1] = raise_twice;
  kit.nlog = 0;
  CHECK(kit_policy("protocol p\n must x when=again any=ok within=5 violate=1") == HF_OK);
  hf_opening o = { .id = kit_str("c") };
  hf_host host = { .hook = kit_on_hook, .report = kit_on_report };
  CHECK(hf_contact_open(kit.p, &host, &o, &kit.c) == HF_OK);
  feed(1, "again");
  CHECK(hf_contact_settle(kit.c, 100) == HF_OK); /* 2^19 of them, were they not bounded */
  uint32_t n = hf_contact_verdicts(kit.c), pending = 0, crowded = 0, most = HF_AHEAD_LEAST + HF_AHEAD_DUTY;
  hf_verdict v;
  for (uint32_t i = 0; i < n; i++) {
    CHECK(hf_contact_verdict(kit.c, i, &v) == HF_OK);
    pending += v.status == HF_PENDING;
    crowded += v.why == HF_WHY_CROWDED;
    CHECK(v.why != HF_WHY_CROWDED || (v.status == HF_NA && v.due == HF_NO_TIME));
  }
  CHECK(pending == most && kit.c->ahead == most && kit.c->ntimers == most && crowded > 0 && n < 20 * 2 * most);
  CHECK(strcmp(kit.log, "report 0 deadlines ahead over 1,024 and 16 for each duty\n") == 0);
  hf_contact_free(kit.c);
  hf_policy_unref(kit.p);
}

/* What most contacts never need, they do not have: neither one that was restored, nor one that has ended. */
static void test_cold_part_is_not_kept(void) {
  hf_contact *copy;
  CHECK(kit_policy("protocol p\n never x any=bad") == HF_OK);
  open_quietly();
  CHECK(kit_restore(&copy) == HF_OK && !copy->cold);
  hf_contact_free(copy);
  feed(1, "bad");
  CHECK(hf_contact_settle(kit.c, 2) == HF_OK && kit_restore(&copy) == HF_OK && !copy->cold && copy->ninsts == 1);
  hf_contact_free(copy);
  hf_event heard = { .at = 3, .type = kit_str("source.gap") };
  CHECK(hf_contact_feed(kit.c, &heard) == HF_OK && kit_restore(&copy) == HF_OK && copy->cold && copy->cold->ngaps == 1);
  hf_contact_free(copy);
  hf_contact_free(kit.c);
  hf_policy_unref(kit.p);
}

int main(void) {
  test_cold_part_is_not_kept();
  test_deadlines_do_not_multiply();
  test_work_grows_with_the_call();
  test_ten_thousand_duties();
  test_a_thousand_protocols();
  test_broken_ones_are_bounded();
  test_storm();
  test_many_hits();
  return checks_done("engine_scale");
}
