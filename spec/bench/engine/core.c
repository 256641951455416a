/* SPDX-License-Identifier: MIT
 * The engine without Lua: telephony events and utterances a second, and memory a contact, with a policy of 23 duties
 * and 20 phrases. `make bench-engine` runs it. CPU time of the thread; medians of five rounds.
 */
#define _POSIX_C_SOURCE 200809L
#include <malloc.h>
#include <time.h>

#include "../../c/engine_kit.h"

enum { CALLS = 20000, GROUP = 100, ROUNDS = 5 };

static const char policy[] =
  "protocol greeting\n phrase salam hello \"good (morning|evening)\"\n phrase self \"this is {name}\" \"my name is {name}\"\n"
  "phrase app \"from the {app} app\"\n phrase dept \"{dept} department\"\n phrase reason \"calling [you] about\" \"regarding your\"\n"
  "phrase why \"may i ask what * about\"\n phrase problem (angry|upset|late)\n phrase empathy \"i understand\" \"i appreciate\"\n"
  "must look any=order.checked before=say:greeting/why iff=1\n"
  "step prep on=answer>open on=dial>ringing\n step ringing on=answer>open on=busy>done on=no_answer>done\n"
  "step open on=drop>dropped on=hangup>done\n step dropped on=answer>open on=dial>ringing\n step done\n"
  "must review in=prep any=case.reviewed before=dial waive=supervisor\n must greet in=open any=say:greeting/salam within=3000 words\n"
  "must who in=open all=say:greeting/self,say:greeting/app,say:greeting/dept within=20000 words\n"
  "must reason in=open any=say:greeting/reason within=20000 words\n"
  "must empathy in=open any=say:greeting/empathy when=heard:greeting/problem within=30000 words\n"
  "must redial in=dropped any=dial within=30000 autofail=yes\n"
  "protocol hold\n phrase ask \"may i put you on hold * {dur} * (check|review)\"\n phrase more \"another {dur}\"\n"
  "phrase yes (sure|fine|okay|yes)\n phrase no ^no$ \"(can not|do not) wait\"\n phrase thank \"thank you * (waiting|patience)\"\n"
  "phrase sorry \"sorry * delay\"\n phrase outcome \"(we will|has been)\"\n phrase call_you \"call you (again|back)\"\n"
  "at_most twice any=hold n=2\n step idle on=hold>held\n step held on=unhold>back on=hangup>lost\n"
  "step back on=hold>held on=said:hold/outcome>idle\n step lost\n"
  "must ask in=idle any=said:hold/ask,said:hold/more before=hold words\n"
  "must consent in=idle any=heard:hold/yes after=said:hold/ask before=hold words\n"
  "never against in=idle when=heard:hold/no any=hold release=heard:hold/yes\n must ret in=held any=unhold within=40000\n"
  "must thank in=back any=say:hold/thank within=5000 words\n must sorry in=back any=say:hold/sorry within=10000 iff=1 words\n"
  "must explain in=back any=said:hold/outcome,said:hold/call_you within=20000 words\n"
  "protocol closing\n phrase offer \"anything else\"\n phrase bye \"thank you for choosing\"\n phrase rate \"rate (us|the service)\"\n"
  "phrase boss \"(speak|talk) to * (manager|supervisor)\"\n"
  "must offer any=say:closing/offer before=hangup words\n must bye any=say:closing/bye before=hangup words\n"
  "must rate any=say:closing/rate before=hangup words\n never rude any=say:closing/boss words\n"
  "protocol escalation\n step watch on=heard:closing/boss>needed\n step needed on=transfer>closed\n step closed\n"
  "must escalate in=needed any=escalated,transfer within=60000 outlive autofail=yes\n"
  "must inform in=needed any=transfer before=hangup within=90000\n never late in=needed any=duty:escalation.escalate:violated\n"
  "must kept in=closed any=supervisor.contact within=7200000 outlive\n at_most mutes any=mute n=3";

static hf_status yes(hf_contact *c, const hf_call *call, hf_value *out) {
  (void)c, (void)call;
  *out = (hf_value){ .type = HF_BOOL, .as.b = true };
  return HF_OK;
}

static hf_status host_hook(void *ud, hf_contact *c, const hf_call *call, hf_value *out) {
  (void)ud;
  return yes(c, call, out);
}

static double seconds(void) {
  struct timespec t;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static const char *const telephony[] = { "case.opened", "case.reviewed", "order.checked", "dial", "ringing", "answer",
                                         "speech", "speech", "hold", "unhold", "speech", "mute", "unmute", "speech",
                                         "hold", "unhold", "speech", "speech", "hangup", "wrapup.begin" };
static const char *const said[] = {
  "hello this is sara from the chefz app customer care department i am calling you about your order from yesterday",
  "i am really upset about this the food came very late and it was cold",
  "i understand and i appreciate your patience may i put you on hold for 40 seconds so that i can check the order",
  "sure take your time", "thank you so much for waiting the refund has been issued to your card",
  "is there anything else i can help you with today", "no that is all", "please rate the service after the call good bye"
};
enum { TELEPHONY = sizeof telephony / sizeof *telephony, SAID = sizeof said / sizeof *said };

static hf_contact *fresh(void) {
  static const hf_host host = { .hook = host_hook };
  hf_contact *c;
  hf_field facts[] = { { { "contact_no", 10 }, { .type = HF_INT, .as.i = 1 } },
                       { { "details", 7 }, { .type = HF_STR, .as.s = { "the food is cold", 16 } } },
                       { { "topic", 5 }, { .type = HF_STR, .as.s = { "other", 5 } } } };
  hf_opening o = { .id = kit_str("chefz-20260101-000123"), .channel = kit_str("phone"), .lang = kit_str("ar"),
                   .direction = kit_str("outbound"), .agent = kit_str("sara"), .facts = facts, .nfacts = 3 };
  return hf_contact_open(kit.p, &host, &o, &c) ? NULL : c;
}

static void feed(hf_contact *c, int64_t at, const char *type, const char *text, const char *by) {
  hf_field fields[] = { { { "by", 2 }, { .type = HF_STR, .as.s = kit_str(by) } },
                        { { "text", 4 }, { .type = HF_STR, .as.s = kit_str(text ? text : "") } } };
  hf_event e = { .at = at, .type = kit_str(type), .line = 1, .fields = fields, .nfields = text ? 2 : 1 };
  if (hf_contact_feed(c, &e) || hf_contact_settle(c, at + 1)) abort();
}

static hf_contact *group[GROUP];

/* What `run` does with each contact of CALLS, opened and freed outside of the time. Reading the clock of the thread takes
 * as long as an event or two: it is read once for a group. */
static double rounds_of(void (*run)(hf_contact *c)) {
  double spent = 0;
  for (int i = 0; i < CALLS; i += GROUP) {
    for (int k = 0; k < GROUP; k++) group[k] = fresh();
    double from = seconds();
    for (int k = 0; k < GROUP; k++) run(group[k]);
    spent += seconds() - from;
    for (int k = 0; k < GROUP; k++) hf_contact_free(group[k]);
  }
  return spent;
}

static void telephony_call(hf_contact *c) {
  for (int k = 0; k < TELEPHONY; k++) feed(c, 1000 * (k + 1), telephony[k], NULL, "agent");
}

/* All events of a call fed at once, then settled at once. */
static void batch_call(hf_contact *c) {
  for (int k = 0; k < TELEPHONY; k++) {
    hf_event e = { .at = 1000 * (k + 1), .type = kit_str(telephony[k]), .line = 1 };
    if (hf_contact_feed(c, &e)) abort();
  }
  if (hf_contact_settle(c, 1000 * TELEPHONY + 1)) abort();
}

static double telephony_round(void) {
  return rounds_of(telephony_call);
}

static double batch_round(void) {
  return rounds_of(batch_call);
}

static double unheard_round(void) {
  hf_contact *c = fresh();
  double from = seconds();
  for (int i = 0; i < CALLS * 20; i++) feed(c, i, i & 1 ? "speech" : "unmute", NULL, "agent");
  from = seconds() - from;
  hf_contact_free(c);
  return from;
}

static void speech_call(hf_contact *c) {
  for (int k = 0; k < SAID; k++) feed(c, 1000 * (k + 1), "utterance", said[k], k & 1 ? "customer" : "agent");
}

static double speech_round(void) {
  return rounds_of(speech_call);
}

static int by_size(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

static double median(double (*round)(void)) {
  double t[ROUNDS];
  for (int i = 0; i < ROUNDS; i++) t[i] = round();
  qsort(t, ROUNDS, sizeof *t, by_size);
  return t[ROUNDS / 2];
}

static void whole_call(hf_contact *c) {
  for (int k = 0; k < TELEPHONY - 2; k++) {
    feed(c, 1000 * (k + 1), telephony[k], NULL, "agent");
    if (k >= 6 && k < 6 + SAID) feed(c, 1000 * (k + 1) + 500, "utterance", said[k - 6], k & 1 ? "customer" : "agent");
  }
  feed(c, 30000, "hangup", NULL, "customer");
  if (hf_contact_finish(c, 31000)) abort();
}

static void memory(void) {
  enum { MANY = 10000 };
  static hf_contact *all[MANY];
  size_t before = mallinfo2().uordblks;
  for (int i = 0; i < MANY; i++) all[i] = fresh();
  size_t opened = mallinfo2().uordblks;
  for (int i = 0; i < MANY; i++) whole_call(all[i]);
  size_t ended = mallinfo2().uordblks;
  printf("memory      %zu B fresh, %zu B at the end (%u verdicts)\n", (opened - before) / MANY, (ended - before) / MANY,
         hf_contact_verdicts(all[0]));
  for (int i = 0; i < MANY; i++) hf_contact_free(all[i]);
}

int main(void) {
  if (kit_policy(policy)) return 1;
  printf("engine core: %u duties, n = %d calls a round, median of %d\n", hf_policy_duties(kit.p), CALLS, ROUNDS);
  printf("telephony   %.2f M events/s (each settled by itself, %d kinds of a call)\n",
         CALLS * TELEPHONY / median(telephony_round) / 1e6, TELEPHONY);
  printf("batches     %.2f M events/s (a call's events fed and settled at once)\n",
         CALLS * TELEPHONY / median(batch_round) / 1e6);
  printf("nobody's    %.2f M events/s (nothing listens)\n", CALLS * 20 / median(unheard_round) / 1e6);
  printf("utterances  %.0f k/s\n", CALLS * SAID / median(speech_round) / 1e3);
  memory();
  hf_policy_unref(kit.p);
  return 0;
}
