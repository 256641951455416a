/* SPDX-License-Identifier: MIT
 * Copies of contacts. That a copy goes on as the contact does is asked of every call in test_contact.c (engine_kit.h
 * runs each in copies as well); here is what else holds of them.
 */
#include "snapshot_kit.h"

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

/* --- flows, and what failed ------------------------------------------------------------------------------------- */

static int64_t odd; /* what the flow below is given by the next read that is live */

/* Reads a number, sets it as a fact, and waits for the next "a". Where it goes through its journal its host reads it
 * there, and what it sets is swallowed. */
static hf_status reader(hf_contact *c, const hf_call *call, hf_await *out) {
  hf_value v;
  hf_status st = hf_flow_recall(c, &v);
  if (st == HF_ECLOSED) {
    v = (hf_value){ .type = HF_INT, .as.i = odd += 2 };
    st = hf_flow_note(c, v);
  }
  if (st) return st;
  kit_log("%s%s %d\n", call->replay ? "again: " : "", call->seen ? "event" : "time-out", (int)v.as.i);
  out->done = false;
  out->within = 10;
  out->nkeys = 1;
  st = hf_contact_key(c, kit_str("a"), &out->keys[0]);
  return st ? st : hf_contact_set(c, kit_str("read"), v);
}

/* Asks for another kind of entry than the one that it noted. */
static hf_status changed(hf_contact *c, const hf_call *call, hf_await *out) {
  if (!call->replay) return reader(c, call, out);
  out->done = false;
  return hf_contact_set(c, kit_str("read"), (hf_value){ .type = HF_INT, .as.i = 0 });
}

static void test_a_flow_goes_through_its_journal(void) {
  kit.flows[1] = reader;
  odd = -1;
  CHECK(kit_policy("protocol p\n flow f when=a run=1") == HF_OK);
  CHECK(kit_call("1 a k=v\n5 a\nsettle 17", KIT_LAZY) == HF_OK);
  CHECK(kit_says("event 1\nevent 3\ntime-out 5\n", __FILE__, __LINE__, "live"));
  CHECK(kit_copy(KIT_CLONED) == HF_OK && hf_contact_set(kit.c, kit_str("read"), (hf_value){ HF_NIL, { 0 } }) == HF_EBUSY);
  kit.nlog = 0;
  CHECK(feed(kit.c, 20, "a") == HF_OK && hf_contact_settle(kit.c, 21) == HF_OK);
  CHECK(kit_says("again: event 1\nagain: event 3\nagain: time-out 5\nevent 7\n", __FILE__, __LINE__, "in the copy"));
  CHECK(hf_contact_fact(kit.c, kit_str("read")).as.i == 7);
  kit.nlog = 0;
  CHECK(hf_contact_settle(kit.c, 31) == HF_OK); /* from here on it is awake */
  CHECK(kit_says("time-out 9\n", __FILE__, __LINE__, "awake"));
  hf_contact_free(kit.c);
  hf_policy_unref(kit.p);
}

static void test_a_changed_flow_fails(void) {
  kit.flows[1] = changed;
  CHECK(kit_policy("protocol p\n flow f when=a run=1") == HF_OK);
  CHECK(kit_call("1 a\nsettle 2", KIT_LAZY) == HF_OK && kit_copy(KIT_CLONED) == HF_OK);
  kit.nlog = 0;
  CHECK(feed(kit.c, 5, "a") == HF_OK && hf_contact_settle(kit.c, 6) == HF_OK);
  CHECK(kit_says("drop flow 0\nreport 1 hook failed\n", __FILE__, __LINE__, "changed"));
  hf_contact_free(kit.c);
  hf_policy_unref(kit.p);
}

static void test_a_journal_is_bounded(void) {
  kit.flows[1] = reader;
  CHECK(kit_policy("protocol p\n flow f when=a run=1") == HF_OK && kit_call("1 a\nsettle 2", KIT_LAZY) == HF_OK);
  static char long_text[300000];
  memset(long_text, 'x', sizeof long_text);
  hf_field field = { { "text", 4 }, { .type = HF_STR, .as.s = { long_text, sizeof long_text } } };
  kit.nlog = 0;
  for (int64_t at = 3; at < 7; at++) {
    hf_event e = { .at = at, .type = kit_str("a"), .line = (uint32_t)at, .fields = &field, .nfields = 1 };
    CHECK(hf_contact_feed(kit.c, &e) == HF_OK && hf_contact_settle(kit.c, at + 1) == HF_OK);
  }
  CHECK(strstr(kit.log, "report 6 journal of a flow over 1 MB\ndrop flow 0\nreport 6 hook failed\n"));
  hf_contact_free(kit.c);
  hf_policy_unref(kit.p);
}

static hf_status fine(hf_contact *c, const hf_call *call, hf_value *out) {
  (void)c, (void)call;
  *out = (hf_value){ .type = HF_BOOL, .as.b = true };
  return HF_OK;
}

static void test_a_recorded_failure_is_applied(void) {
  kit.hooks[1] = fine;
  const char *policy = "protocol p\n must x when=go any=ok iff=1\n must y when=go any=ok iff=2";
  kit.hooks[2] = fine;
  EXPECT(policy, "open\n1 hook.failed hook=p.y.iff n=4\n2 go\n3 go\n4 go\n5 ok\nfinish 9",
         "report 4 hook failed\np.y#2 na: its function failed @3\np.y#3 na: its function failed @4\n"
         "p.x#1 satisfied: came in time @5 [6]\np.y#1 satisfied: came in time @5 [6]\n"
         "p.x#2 satisfied: came in time @5 [6]\np.x#3 satisfied: came in time @5 [6]\n");
  EXPECT(policy, "open\n1 hook.failed hook=p.x.iff n=2\n2 go\n5 ok\nfinish 9", /* run 2 is another hook's */
         "p.x#1 satisfied: came in time @5 [4]\np.y#1 satisfied: came in time @5 [4]\n");
}

/* --- bytes ------------------------------------------------------------------------------------------------------ */

static void test_the_head_can_be_read_alone(void) {
  hf_snapshot head;
  unsigned char hash[HF_POLICY_HASH] = { 7, 8, 9 };
  snapshots_take();
  hf_policy_stamp(kit.p, hash);
  CHECK(hf_contact_restore(kit.p, NULL, snapshots[3].p, snapshots[3].n, &kit.c, NULL) == HF_ESTALE);
  CHECK(hf_snapshot_read(snapshots[3].p, snapshots[3].n, &head, NULL) == HF_OK);
  CHECK(head.policy[0] == 0 && head.id.n == 1 && *head.id.p == 'c' && !head.finished);
  CHECK(head.more.n == 4 && memcmp(head.more.p, "more", 4) == 0);
  CHECK(hf_snapshot_read(snapshots[nsnapshots - 1].p, snapshots[nsnapshots - 1].n, &head, NULL) == HF_OK);
  CHECK(head.finished && head.now == 70);
  snapshots_drop();
}

static void expect_refusal(const char *p, size_t n, hf_status status, const char *says) {
  hf_contact *c;
  const char *why;
  hf_status st = hf_contact_restore(kit.p, NULL, p, n, &c, &why);
  if (st != status || strcmp(why, says) != 0) fprintf(stderr, "%d: %s\n", (int)st, why);
  CHECK(st == status && strcmp(why, says) == 0 && c == NULL);
}

static void test_what_is_no_snapshot_is_refused(void) {
  snapshots_take();
  snapshot_bytes *s = &snapshots[4];
  for (size_t n = 0; n < s->n; n++)
    expect_refusal(s->p, n, HF_EINVAL, n < 8 ? "no snapshot of a contact" : "the snapshot is cut off");
  for (size_t at = HF_SNAPSHOT_FIXED; at < s->n; at++) {
    s->p[at] ^= 0x10;
    expect_refusal(s->p, s->n, HF_EINVAL, "the snapshot is damaged");
    s->p[at] ^= 0x10;
  }
  s->p[8]++;
  expect_refusal(s->p, s->n, HF_ESTALE, "the snapshot is of another version of hatif");
  s->p[8]--;
  hf_policy *first = kit.p;
  CHECK(kit_policy("protocol p\n must x any=ok within=40") == HF_OK);
  expect_refusal(s->p, s->n, HF_ESTALE, "the snapshot is of another policy");
  hf_policy_unref(kit.p);
  kit.p = first;
  snapshots_drop();
}

/* The checksum fits, the bytes do not: every byte in turn is two others. */
static void test_no_bytes_lead_astray(void) {
  int restored = 0, refused = 0;
  snapshots_take();
  for (unsigned i = 0; i < nsnapshots; i++)
    for (size_t at = HF_SNAPSHOT_FIXED + HF_POLICY_HASH; at < snapshots[i].n; at++)
      for (int how = 0; how < 2; how++) {
        char *p = snapshots[i].p, was = p[at];
        p[at] = (char)(at % 2 ? was + 1 - how * 2 : how * 0xff);
        snapshot_forge(p, snapshots[i].n);
        if (snapshot_try(p, snapshots[i].n)) restored++;
        else refused++;
        p[at] = was;
      }
  CHECK(restored > 1000 && refused > 1000);
  snapshots_drop();
}

static void test_nothing_is_read_behind_the_end(void) {
  snapshots_take();
  for (unsigned i = 0; i < nsnapshots; i++)
    for (size_t n = HF_SNAPSHOT_FIXED; n < snapshots[i].n; n++) {
      char *exact = malloc(n); /* so that a sanitizer sees the end */
      memcpy(exact, snapshots[i].p, n);
      snapshot_forge(exact, n);
      CHECK(!snapshot_try(exact, n));
      free(exact);
    }
  snapshots_drop();
}

/* --- another version ------------------------------------------------------------------------------------------ */

static const char first_version[] =
  "protocol p\n phrase hi hello\n step a on=go>b\n step b max=50 on=end>a\n must x in=b any=ok within=40\n"
  "must said any=say:p/hi within=90 words\n at_most y any=bad n=2\n flow f when=go run=1\nprotocol gone\n must g any=ok";

static const char next_version[] =
  "protocol fresh\n must n any=ok\nprotocol p\n phrase other bye\n phrase hi hello\n"
  "step c max=9 on=end>a\n step a on=go>c\n"
  "at_most y any=bad n=2\n must z in=c any=ok within=7\n must said any=say:p/hi within=5 words\n never e any=mine\n"
  "flow f when=go run=1";

static hf_status migrate(const char *renames, hf_contact **out, char what[64]) {
  kit_words w;
  hf_rename list[16];
  uint32_t n = 0;
  hf_str name;
  if (kit_line(&renames, &w))
    for (; n < w.n; n++) {
      char *word = w.word[n] + 1, *to = strchr(word, '>');
      *to++ = 0;
      list[n] = (hf_rename){ *w.word[n] == 's'   ? HF_RENAME_STEP
                             : *w.word[n] == 'd' ? HF_RENAME_DUTY
                             : *w.word[n] == 'f' ? HF_RENAME_FLOW
                                                 : HF_RENAME_PROTOCOL, kit_str(word), kit_str(to) };
    }
  hf_status st = hf_contact_migrate(kit.c, kit.p, &kit_host, list, n, out, &name);
  snprintf(what, 64, "%.*s", (int)name.n, name.n ? name.p : "");
  return st;
}

static void test_a_contact_goes_on_under_the_next_version(void) {
  kit.flows[1] = reader;
  odd = -1;
  CHECK(kit_policy(first_version) == HF_OK);
  hf_policy *first = kit.p;
  CHECK(kit_call("open topic=x\n1 go\n2 mine\n3 utterance by=agent text=hello stop=4\n5 bad\n6 bad\nsettle 7\n8 ok",
                 KIT_LAZY) == HF_OK);
  CHECK(kit_policy(next_version) == HF_OK);
  hf_contact *to;
  char what[64];
  CHECK(migrate("", &to, what) == HF_ESTALE && to == NULL && strcmp(what, "b") == 0);
  CHECK(migrate("sp.b>p.c", &to, what) == HF_ESTALE && strcmp(what, "x") == 0);
  CHECK(migrate("sp.b>p.c dp.x>p.z", &to, what) == HF_ESTALE && strcmp(what, "g") == 0);
  CHECK(migrate("sp.b>p.c dp.x>p.z dgone.g>", &to, what) == HF_ESTALE && strcmp(what, "f") == 0);
  CHECK(migrate("sp.b>p.nowhere", &to, what) == HF_EINVAL && strcmp(what, "b") == 0);
  CHECK(migrate("sp.b>p.a", &to, what) == HF_EINVAL && strcmp(what, "b") == 0); /* a is a */
  CHECK(migrate("sp.wrong>p.a", &to, what) == HF_EINVAL && strcmp(what, "p.wrong") == 0);
  CHECK(migrate("sp.b>p.c dp.x>p.e", &to, what) == HF_EINVAL && strcmp(what, "x") == 0); /* of another kind */
  CHECK(migrate("sp.b>p.c dp.x>fresh.n", &to, what) == HF_EINVAL && strcmp(what, "x") == 0); /* of another protocol */
  CHECK(migrate("sp.b>p.c dp.x>p.z dgone.g> fp.f>p.f", &to, what) == HF_OK);
  hf_contact_free(kit.c);
  hf_policy_unref(first);
  kit.c = to;
  kit.nlog = 0;
  CHECK(hf_contact_count(to, kit_str("mine")) == 1 && hf_contact_count(to, kit_str("go")) == 1);
  CHECK(feed(to, 9, "a") == HF_OK && feed(to, 10, "mine") == HF_OK && feed(to, 12, "bad") == HF_OK);
  CHECK(hf_contact_finish(to, 60) == HF_OK);
  CHECK(kit_says("p.z#1 satisfied: came in time @8 margin 33 [7]\nagain: event 1\nevent 3\n"
                 "p.y#1 violated: happened too often @12 [5] [6] [1]\ntime-out 5\ntime-out 7\ntime-out 9\n"
                 "time-out 11\ntime-out 13\ndrop flow 0\n", __FILE__, __LINE__, "moved"));
  hf_verdict v;
  CHECK(hf_contact_verdict(to, 0, &v) == HF_OK && v.status == HF_SATISFIED && v.nevidence == 1);
  CHECK(v.evidence[0].phrase == 1 && v.evidence[0].text.n == 5); /* its phrase is the second one now */
  hf_contact_free(to);
  hf_policy_unref(kit.p);
}

int main(void) {
  test_a_contact_goes_on_under_the_next_version();
  test_the_head_can_be_read_alone();
  test_what_is_no_snapshot_is_refused();
  test_no_bytes_lead_astray();
  test_nothing_is_read_behind_the_end();
  test_a_flow_goes_through_its_journal();
  test_a_changed_flow_fails();
  test_a_journal_is_bounded();
  test_a_recorded_failure_is_applied();
  test_a_copy_goes_its_own_way();
  test_a_copy_outlives_the_policy_handle();
  test_no_copy_from_inside();
  return checks_done("snapshot");
}
