/* SPDX-License-Identifier: MIT
 * What comes late and out of order, with a lag of 10 ms and a cap of 60 ms: what is admitted, when it is settled, and
 * that what was admitted judges to the same in order of time.
 */
#include "watermark_kit.h"

static const char *const holds = "protocol p\n must x when=hold any=back within=20\n never y any=bad";
static const char *const words =
  "protocol p\n phrase hi hello\n phrase ask \"may i\"\n phrase bye goodbye\n"
  "must greet when=answer any=say:p/hi within=20\n must ask any=said:p/ask before=hold\n at_most his any=say:p/hi n=9\n"
  "at_most byes any=said:p/bye n=9";

static void test_nothing_is_final_in_front_of_the_watermark(void) {
  LIVE(holds, "12 5 hold\nadvance 26\nw\nadvance 35\nw\nidle\nadvance 36\nw\nidle\nfinish 40",
       "w 16\nw 25\nbusy\np.x#1 violated: the deadline passed @25 margin 0\nw 26\nidle\np.y#1 satisfied: kept @40\n");
}

static void test_out_of_order(void) {
  LIVE(holds, "14 5 hold\n22 12 back\n29 20 bad\n30 24 hold\nfinish 40",
       "p.x#1 satisfied: came in time @12 margin 13 [3]\np.y#1 violated: happened @20 [4]\np.x#2 na: cut off @40 margin 4\n");
  LIVE(holds, "15 12 back\n15 5 hold\nfinish 40",
       "p.x#1 satisfied: came in time @12 margin 13 [2]\np.y#1 satisfied: kept @40\n");
}

static void test_too_late(void) {
  LIVE(holds, "20 10 bad\n31 20 hold\n31 21 hold\nfinish 30",
       "p.y#1 violated: happened @10 [2]\nreport 3 too late\nrefused 3: -4\np.x#1 na: cut off @30 margin 11\n");
  LIVE(holds, "3600000 0 bad\nfinish 3600000", /* by an hour */
       "report 2 too late\nrefused 2: -4\np.y#1 satisfied: kept @3600000\n");
}

static void test_from_the_future(void) {
  LIVE(holds, "20 500 bad\n21 15 hold\nadvance 200\nw\nadvance 600\nw\nfinish 700",
       "p.x#1 violated: the deadline passed @35 margin 0\nw 190\np.y#1 violated: happened @500 [2]\nw 590\n");
  LIVE(holds, "20 500 bad\nfinish 100", "report 0 after the end\np.y#1 satisfied: kept @100\n");
}

static void test_duplicates_by_source_and_id(void) {
  LIVE("protocol p\n at_most x any=a n=9",
       "5 1 a id=i source=s\n6 1 a id=i source=s\n7 1 a id=i source=t\n7 1 a id=i\n8 1 a\n8 1 a\nfinish 9",
       "report 3 duplicate\np.x#1 satisfied: kept @9 [5] [6] [7] [2] [4]\n");
}

static void test_order_at_one_moment(void) {
  /* Whatever came first: facts, then ends of speech, then the others by source and sequence, then begins of speech. */
  LIVE("protocol p\n phrase ok ok\n at_most all any=fact,said:p/ok,a,b,say:p/ok n=9",
       "14 9 b source=y\n14 9 utterance by=agent text=ok\n14 9 a source=x\n14 5 utterance by=agent text=ok stop=9\n"
       "15 9 a source=y\n16 9 fact key=k value=1\nfinish 30",
       "p.all#1 satisfied: kept @30 [5 ok] [7] [5 ok] [3 ok] [4] [2] [6] [3 ok]\n");
}

static void test_after_the_end(void) {
  const char *policy = "protocol p\n never y any=bad\n attest z waive=lead";
  LIVE(policy, "5 5 hangup by=agent\n8 6 bad\nfinish 10\n12 9 bad\n12 11 attested duty=p.z by=lead value=true\nadvance 30\nw",
       "p.y#1 violated: happened @6 [3]\nreport 4 after the end\nrefused 4: -7\np.z#1 satisfied: attested @11\nw 30\n");
}

/* --- open utterances ------------------------------------------------------------------------------------------- */

static void test_partials_hold_but_never_judge(void) {
  LIVE(words, "5 5 answer\n12 8 utterance by=agent utt=u partial=true text=hello\nadvance 50\nw\nnext\n"
              "51 8 utterance by=agent utt=u text=\"well no\" stop=30\nw\nadvance 52\nw\nfinish 60",
       "w 8\nnext 68\nw 8\np.greet#1 violated: the deadline passed @25 margin 0\nw 42\n"
       "p.ask#1 na: what it had to come before never came @60\np.his#0 na: never activated @60\n"
       "p.byes#0 na: never activated @60\n");
  LIVE(words, "5 5 answer\n12 8 utterance by=agent utt=u partial=true text=well\n"
              "40 6 hold\n50 9 utterance by=agent utt=u text=\"hello may i\" stop=29\nfinish 60",
       "report 4 too late\nrefused 4: -4\np.greet#1 satisfied: came in time @9 margin 16 [5 hello]\n"
       "p.ask#1 satisfied: came in time @29 [5 may i]\np.his#1 satisfied: kept @60 [5 hello]\n"
       "p.byes#0 na: never activated @60\n");
}

static void test_a_sign_of_speech_holds(void) {
  /* The transcript has a name, the sign had none; a sign that comes behind its transcript is none. */
  LIVE(words, "5 5 answer\n14 9 speech by=agent\nadvance 40\nw\n41 10 utterance by=agent utt=u text=hello stop=12\n"
              "advance 42\nw\n43 33 speech by=customer\n46 33 utterance by=customer text=mm stop=44\n47 40 speech by=customer\n"
              "advance 90\nw\nfinish 95",
       "w 9\np.greet#1 satisfied: came in time @10 margin 15 [4 hello]\nw 32\nw 80\n"
       "p.ask#1 na: what it had to come before never came @95\np.his#1 satisfied: kept @95 [4 hello]\n"
       "p.byes#0 na: never activated @95\n");
}

static void test_finals_and_partials_in_any_order(void) {
  /* A partial behind its final opens nothing; an older one does not replace a newer one. */
  LIVE(words, "5 5 answer\n14 8 utterance by=agent utt=u text=hello stop=11\n15 8 utterance by=agent utt=u partial=true text=he\n"
              "advance 30\nw\n31 22 utterance by=agent utt=v partial=true text=\"may i\" stop=28\n"
              "32 22 utterance by=agent utt=v partial=true text=may stop=25\n"
              "40 26 hold\nfinish 45",
       "p.greet#1 satisfied: came in time @8 margin 17 [3 hello]\nw 20\np.ask#1 violated: did not come before @26 [7]\n"
       "p.his#1 satisfied: kept @45 [3 hello]\np.byes#0 na: never activated @45\n");
}

static void test_a_final_that_began_earlier_than_its_partials_begins_at_w(void) {
  LIVE("protocol p\n phrase hi hello\n must greet any=say:p/hi within=20",
       "12 8 utterance by=agent utt=u partial=true text=he\nadvance 30\n"
       "31 6 utterance by=agent utt=u text=hello stop=12 word=hello@7-12\nfinish 40",
       "p.greet#1 satisfied: came in time @8 margin 12 [3 hello]\n");
}

static void test_forced_at_the_cap(void) {
  /* 60 ms after its beginning it is taken as heard so far; the rest is an utterance that begins at W, and goes on with it. */
  LIVE(words, "5 5 answer\n12 8 utterance by=agent utt=u partial=true text=\"hello may\" stop=20\nadvance 67\nw\nadvance 68\nw\n"
              "90 8 utterance by=agent utt=u text=\"hello may i goodbye\" stop=79\nfinish 99",
       "w 8\np.greet#1 satisfied: came in time @8 margin 17 [3 hello]\nw 58\n"
       "p.ask#1 satisfied: came in time @80 [3 may] [4 i]\np.his#1 satisfied: kept @99 [3 hello]\n"
       "p.byes#1 satisfied: kept @99 [4 goodbye]\n");
  /* With word times the words that began behind what was heard: here one fewer than were heard. */
  LIVE(words, "12 8 utterance by=agent utt=u partial=true text=\"hel lo then\" stop=20\nadvance 68\n"
              "90 8 utterance by=agent utt=u text=\"hello goodbye\" stop=79 word=hello@8-19 word=goodbye@30-81\nfinish 99",
       "p.ask#1 na: what it had to come before never came @99\np.his#0 na: never activated @99\n"
       "p.byes#1 satisfied: kept @99 [3 goodbye]\n");
  /* Of a sign alone nothing was admitted: all of it is new. A final that adds nothing is nothing. */
  LIVE(words, "9 8 speech by=agent\nadvance 70\n90 9 utterance by=agent text=\"hello goodbye\" stop=50\n"
              "91 81 utterance by=agent partial=true text=hello\nadvance 141\n142 81 utterance by=agent text=Hello\nfinish 150",
       "p.ask#1 na: what it had to come before never came @150\np.his#1 satisfied: kept @150 [3 hello] [4 hello]\n"
       "p.byes#1 satisfied: kept @150 [3 goodbye]\n");
}

static void test_the_end_takes_what_was_heard(void) {
  LIVE(words, "5 5 answer\n12 8 utterance by=agent utt=u partial=true text=hello\nfinish 20\n"
              "22 8 utterance by=agent utt=u text=\"hello goodbye\" stop=19",
       "p.greet#1 satisfied: came in time @8 margin 17 [3 hello]\np.ask#1 na: what it had to come before never came @20\n"
       "p.his#1 satisfied: kept @20 [3 hello]\np.byes#0 na: never activated @20\nreport 4 after the end\nrefused 4: -7\n");
}

/* However many are open, memory stays bounded: the oldest is taken as complete. */
static void test_many_open_utterances(void) {
  CHECK(kit_policy(words) == HF_OK);
  live_kit.keep = false;
  CHECK(live_call("5 5 answer") == HF_OK);
  char utt[16];
  for (int i = 0; i < 1000; i++) {
    int n = snprintf(utt, sizeof utt, "u%d", i);
    hf_field fields[] = { { kit_str("by"), { .type = HF_STR, .as.s = kit_str("agent") } },
                          { kit_str("partial"), { .type = HF_BOOL, .as.b = true } },
                          { kit_str("text"), { .type = HF_STR, .as.s = kit_str("hello") } },
                          { kit_str("utt"), { .type = HF_STR, .as.s = { utt, (uint32_t)n } } } };
    hf_event e = { .at = 6 + i / 100, .type = kit_str("utterance"), .fields = fields, .nfields = 4 };
    CHECK(hf_watermark_feed(&live_kit.w, &e, 12) == HF_OK);
  }
  CHECK(live_kit.w.front->nutts == HF_MAX_UTTERANCES);
  CHECK(hf_watermark_finish(&live_kit.w, 50) == HF_OK);
  hf_verdict v;
  CHECK(hf_contact_verdict(kit.c, 1, &v) == HF_OK && v.status == HF_VIOLATED && v.nevidence == 1000);
  live_end();
  hf_policy_unref(kit.p);
}

static void test_malformed(void) {
  LIVE(words, "5 5 answer\n6 5 utterance by=robot partial=true text=x\n6 5 utterance by=agent partial=true\n6 5 contact.opened\n"
              "6 5 utterance by=agent text=7\nfinish 9",
       "refused 3: -2\nrefused 4: -2\nrefused 5: -2\nrefused 6: -2\n"
       "p.ask#1 na: what it had to come before never came @9\np.his#0 na: never activated @9\np.byes#0 na: never activated @9\n"
       "p.greet#1 na: cut off @9 margin 16\n");
}

/* --- the edge -------------------------------------------------------------------------------------------------- */

static hf_status say(hf_contact *c, const char *name, bool early) {
  return hf_contact_act(c, kit_str(name), NULL, 0, early);
}

static hf_status prompt(hf_contact *c, const hf_call *call, hf_value *out) {
  (void)call, (void)out;
  return say(c, "prompt", false);
}

static hf_status others(hf_contact *c, const hf_call *call, hf_value *out) {
  (void)call, (void)out;
  hf_status st = say(c, "schedule", true);
  if (!st) st = say(c, "alert", false);
  if (!st) st = say(c, "alert", true);
  return st ? st : say(c, "card", false);
}

static hf_status waiting(hf_contact *c, const hf_call *call, hf_await *out) {
  if (call->resume && !call->seen) { /* it timed out */
    out->done = true;
    return say(c, "prompt", false);
  }
  out->done = false;
  out->within = 8;
  out->nkeys = 1;
  return hf_contact_key(c, kit_str("back"), &out->keys[0]);
}

static void test_acts_that_leave_at_once(void) {
  kit.hooks[1] = prompt;
  kit.hooks[2] = others;
  LIVE("protocol p\n step a on=hold>b\n step b enter=1", "12 5 hold\nedge\nadvance 30\nidle\nfinish 40",
       "at once prompt c/p.b.enter/hold#1/0 @5\nedge b @5\nidle\n");
  LIVE("protocol p\n step a on=hold>b\n step b enter=2", "12 5 hold\nadvance 30\nfinish 40",
       "at once alert c/p.b.enter/hold#1/2 @5\nat once card c/p.b.enter/hold#1/3 @5\n"
       "act schedule c/p.b.enter/hold#1/0 @5 early\nact alert c/p.b.enter/hold#1/1 @5\n");
}

static void test_deadlines_on_the_edge(void) {
  kit.hooks[1] = prompt;
  LIVE("protocol p\n must x when=hold any=back within=20 violate=1",
       "12 5 hold\nnext\nadvance 24\nnext\nadvance 25\nnext\nadvance 35\nidle\nadvance 36\nidle\nfinish 40",
       "next 16\nnext 25\nat once prompt c/p.x.on_violate/hold#1/0 @25\nnext 36\nbusy\n"
       "p.x#1 violated: the deadline passed @25 margin 0\nidle\n");
}

static void test_what_the_settled_side_does_not_reach_is_taken_back(void) {
  kit.hooks[1] = prompt;
  LIVE("protocol p\n must x when=hold any=back within=20 violate=1",
       "12 5 hold\nadvance 26\n27 24 back\nadvance 35\nadvance 36\nidle\nfinish 40",
       "at once prompt c/p.x.on_violate/hold#1/0 @25\np.x#1 satisfied: came in time @24 margin 1 [3]\n"
       "retract c/p.x.on_violate/hold#1/0\nidle\n");
  /* When the clock leaps, the settled side may be where the edge has not been yet: its word is done, once. */
  LIVE("protocol p\n step a on=hold>b\n step b enter=1", "2 0 go\n2 6 hold\nadvance 17\nfinish 30",
       "act prompt c/p.b.enter/hold#1/0 @6\n");
  /* At the end as well; and what came back at another time on the edge is not taken back before that. */
  LIVE("protocol p\n must x when=hold any=back within=20 violate=1", "12 5 hold\nadvance 26\nfinish 20",
       "at once prompt c/p.x.on_violate/hold#1/0 @25\np.x#1 na: cut off @20 margin 5\n"
       "retract c/p.x.on_violate/hold#1/0\n");
  LIVE("protocol p\n step a on=hold>b\n step b enter=1", "13 9 hold\n14 12 hold\n15 7 hold\nadvance 60\nfinish 60",
       "at once prompt c/p.b.enter/hold#1/0 @9\n");
}

static void test_an_event_that_lands_before_the_edge(void) {
  kit.hooks[1] = prompt;
  /* The edge was in b; with the event before it that was wrong, and c comes instead. */
  LIVE("protocol p\n step a on=hold>b on=end>c\n step b enter=1\n step c enter=1",
       "13 9 hold\nedge\n14 8 end\nedge\n15 14 x\nedge\nadvance 30\nfinish 40",
       "at once prompt c/p.b.enter/hold#1/0 @9\nedge b @9\nat once prompt c/p.c.enter/end#1/0 @8\nedge c @9\nedge c @14\n"
       "retract c/p.b.enter/hold#1/0\n");
}

static void test_partials_prompt(void) {
  kit.hooks[1] = prompt;
  const char *policy = "protocol p\n phrase hi hello\n step a on=heard:p/hi>b\n step b enter=1\n must x any=heard:p/hi within=30";
  LIVE(policy,
       "12 9 utterance by=customer utt=u id=1 partial=true text=well stop=11\nedge\n"
       "13 9 utterance by=customer utt=u id=2 partial=true text=\"well hello\" stop=13\nedge\nadvance 60\n"
       "61 9 utterance by=customer utt=u id=3 text=\"well hello\" stop=13\nadvance 80\nidle\nfinish 80",
       "edge a @0\nat once prompt c/p.b.enter/u:heard:p/hi/0 @13\nedge b @13\n"
       "p.x#1 satisfied: came in time @13 margin 17 [4 hello]\nidle\n");
  LIVE(policy,
       "13 9 utterance by=customer utt=u partial=true text=\"well hello\" stop=13\n"
       "61 9 utterance by=customer utt=u text=\"well yellow\" stop=13\nedge\nadvance 80\nidle\nfinish 80",
       "at once prompt c/p.b.enter/u:heard:p/hi/0 @13\nedge a @30\np.x#1 violated: the deadline passed @30 margin 0\n"
       "retract c/p.b.enter/u:heard:p/hi/0\nidle\n");
}

static void test_flows_on_the_edge(void) {
  kit.flows[1] = waiting;
  LIVE("protocol p\n flow f when=hold run=1", "12 5 hold\nadvance 13\nadvance 30\nidle\nfinish 40",
       "at once prompt c/p.f/hold#1/0 @13\nidle\n");
  LIVE("protocol p\n flow f when=hold run=1", "12 5 hold\n12 12 back\nadvance 21\n23 13 back\nadvance 40\nfinish 50",
       "at once prompt c/p.f/hold#1/0 @20\n");
}

int main(void) {
  test_nothing_is_final_in_front_of_the_watermark();
  test_out_of_order();
  test_too_late();
  test_from_the_future();
  test_duplicates_by_source_and_id();
  test_order_at_one_moment();
  test_after_the_end();
  test_partials_hold_but_never_judge();
  test_a_sign_of_speech_holds();
  test_finals_and_partials_in_any_order();
  test_a_final_that_began_earlier_than_its_partials_begins_at_w();
  test_forced_at_the_cap();
  test_the_end_takes_what_was_heard();
  test_many_open_utterances();
  test_malformed();
  test_acts_that_leave_at_once();
  test_deadlines_on_the_edge();
  test_what_the_settled_side_does_not_reach_is_taken_back();
  test_an_event_that_lands_before_the_edge();
  test_partials_prompt();
  test_flows_on_the_edge();
  return checks_done("watermark");
}
