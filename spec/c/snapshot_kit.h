/* SPDX-License-Identifier: MIT
 * Snapshots of one contact that has everything, taken before each line of its call, and what is made of them when their
 * bytes are changed and their checksum is made to fit: shared by test_snapshot.c and fuzz_snapshot.c.
 */
#ifndef SNAPSHOT_KIT_H
#define SNAPSHOT_KIT_H

#include "engine_kit.h"
#include "core/hf_snapshot_impl.h"

static const char snapshot_policy[] =
  "protocol p channels=phone\n phrase hi hello\n phrase name \"this is {name}\"\n"
  "step a on=go>h2 exit=1\n step b enter=1 on=raised>a max=30\n"
  "must x in=a any=say:p/hi within=10 violate=1 words\n never y in=b any=bad iff=2\n at_most z any=ok n=1 violate=1\n"
  "must w when=go any=said:p/name all=ok,bad within=20 waive=lead meet=1\n attest v waive=lead\n flow f when=ok run=1\n"
  "must broken when=ok any=bad iff=9\n must late when=go any=never within=90 outlive\nprotocol q\n"
  "must u any=timer:t before=end";

static const char snapshot_call[] =
  "open channel=phone topic=other level=2.5 vip=true\n1 hook.failed hook=p.b.enter n=9\n1 go id=e1 source=s\n"
  "2 utterance by=agent text=\"hello this is Sara\" stop=400\n3 ok id=e2\n4 another_type\n5 bad\n6 source.gap stop=9\n"
  "7 fact key=topic value=long_enough\nsettle 8\n8 ok id=e3\n8 ok id=e3\n9 waive duty=p.w by=lead note=fine\n11 go id=e4\n"
  "14 end\nsettle 15\n20 ok id=e5\nfinish 60\n70 attested duty=p.v by=lead value=true note=seen\nsettle 80";

typedef struct snapshot_bytes {
  char *p;
  size_t n;
} snapshot_bytes;

static snapshot_bytes snapshots[32];
static unsigned nsnapshots;

static inline hf_status snapshot_hook(hf_contact *c, const hf_call *call, hf_value *out) {
  (void)call, (void)out;
  hf_field f = { { "n", 1 }, { .type = HF_STR, .as.s = { "seven", 5 } } };
  hf_contact_set(c, kit_str("fact"), f.value);
  hf_contact_act(c, kit_str("note"), &f, 1, false);
  hf_contact_raise(c, kit_str("raised"), &f, 1);
  hf_contact_raise(c, kit_str("a name of its own"), NULL, 0);
  hf_contact_timer(c, kit_str("t"), 3);
  return HF_OK;
}

static inline hf_status snapshot_to_b(hf_contact *c, const hf_call *call, hf_value *out) {
  (void)c, (void)call;
  *out = (hf_value){ .type = HF_STR, .as.s = { "b", 1 } };
  return HF_OK;
}

/* Reads a fact, sets another, and waits. */
static inline hf_status snapshot_flow(hf_contact *c, const hf_call *call, hf_await *out) {
  hf_value v;
  (void)call;
  hf_status st = hf_flow_recall(c, &v);
  if (st == HF_ECLOSED) st = hf_flow_note(c, v = hf_contact_fact(c, kit_str("topic")));
  if (!st) st = hf_contact_set(c, kit_str("seen"), v);
  out->done = false;
  out->within = 4;
  out->nkeys = 1;
  return st ? st : hf_contact_key(c, kit_str("another name"), &out->keys[0]);
}

/* Fills `snapshots`; the policy stays in kit.p. */
static inline void snapshots_take(void) {
  const char *call = snapshot_call;
  kit_words w;
  kit.hooks[1] = snapshot_hook;
  kit.hooks[2] = snapshot_to_b;
  kit.flows[1] = snapshot_flow;
  kit.c = NULL;
  kit.line = 1;
  CHECK(kit_policy(snapshot_policy) == HF_OK);
  while (kit_line(&call, &w)) {
    bool open = kit.c == NULL;
    CHECK((open ? kit_open(&w) : kit_command(&w, false)) == HF_OK);
    snapshot_bytes *s = &snapshots[nsnapshots++];
    CHECK(hf_contact_save(kit.c, kit_str("more"), &s->p, &s->n) == HF_OK);
  }
  hf_contact_free(kit.c);
}

static inline void snapshots_drop(void) {
  for (unsigned i = 0; i < nsnapshots; i++) free(snapshots[i].p);
  nsnapshots = 0;
  hf_policy_unref(kit.p);
}

/* Makes length and checksum fit what the bytes are now. */
static inline void snapshot_forge(char *p, size_t n) {
  uint64_t words[2] = { n, 0 };
  if (n < HF_SNAPSHOT_FIXED) return;
  words[1] = hf_checksum(p + HF_SNAPSHOT_FIXED, n - HF_SNAPSHOT_FIXED);
  for (int i = 0; i < 16; i++) p[16 + i] = (char)(words[i / 8] >> (8 * (i % 8)));
}

/* Restores whatever the bytes are; a contact that comes out of them is read, run and ended. Whether one did. */
/* Any bytes as the front of a live contact. */
static inline void snapshot_front(hf_contact *c, hf_str front) {
  static const hf_watermark_config config = { .lag = 5, .cap = 20 };
  hf_watermark w;
  hf_watermark_init(&w, c, &config, NULL, false);
  hf_status st = hf_watermark_restore(&w, front);
  CHECK(st == HF_OK || st == HF_EINVAL);
  CHECK(st == HF_OK || (!w.front && w.clock == HF_NO_TIME));
  hf_watermark_fini(&w);
}

static inline bool snapshot_try(const char *p, size_t n) {
  hf_contact *c;
  const char *why = NULL;
  char *again = NULL;
  size_t m;
  hf_verdict v;
  hf_status st = hf_contact_restore(kit.p, &kit_host, p, n, &c, &why);
  kit.nlog = 0;
  if (st) {
    CHECK((st == HF_EINVAL || st == HF_ESTALE) && c == NULL && why && *why);
    return false;
  }
  CHECK(hf_contact_save(c, kit_str(""), &again, &m) == HF_OK);
  free(again);
  hf_snapshot head;
  CHECK(hf_snapshot_read(p, n, &head, NULL) == HF_OK);
  snapshot_front(c, head.front);
  for (int64_t at = 8; at < 60; at += 17) {
    hf_event e = { .at = at, .type = kit_str(at % 2 ? "bad" : "ok"), .line = 1 };
    hf_contact_feed(c, &e);
    hf_contact_settle(c, at + 1);
  }
  hf_contact_finish(c, 70);
  for (uint32_t i = 0; i < hf_contact_verdicts(c); i++) CHECK(hf_contact_verdict(c, i, &v) == HF_OK);
  hf_contact_score(c);
  hf_contact_free(c);
  return true;
}

#endif
