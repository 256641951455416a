/* SPDX-License-Identifier: MIT
 * hatif in a C program without a loop: a call that is over is fed event by event, the time is in the events.
 *
 *   cc replay.c -o replay $(pkg-config --cflags --libs hatif)
 *   ./replay examples/embed/desk.lua
 */
#include <hatif.h>
#include <inttypes.h>
#include <stdio.h>

static void on_act(void *data, const hatif_act *act) {
  (void)data;
  printf("%" PRId64 " act %s %s\n", act->at, act->name, act->args);
}

static void on_verdict(void *data, const hatif_verdict *v) {
  (void)data;
  printf("%s %s (%s), %s\n", v->duty, v->status, v->cite, v->why);
}

static void on_failure(void *data, const hatif_failure *f) {
  (void)data;
  fprintf(stderr, "%s: %s\n", f->where, f->message);
}

#define TEXT(name, value) { name, HATIF_STRING, { .s = (value) } }
#define TIME(name, value) { name, HATIF_INTEGER, { .i = (value) } }

/* A call of a second and a half: greeted in time, and left on hold for too long. */
static hf_status play(hatif *h, const hatif_policy *policy, const char **json) {
  const hatif_field name[] = { TEXT("name", "\u0646\u0648\u0631\u0629") }; /* Noura */
  const hatif_field said[] = { TEXT("by", "agent"), TIME("stop", 700),
    TEXT("text", "\u0627\u0644\u0633\u0644\u0627\u0645 \u0639\u0644\u064a\u0643\u0645") }; /* as-salamu alaykum */
  const hatif_word words[] = { { "\u0627\u0644\u0633\u0644\u0627\u0645", 300, 450 },
    { "\u0639\u0644\u064a\u0643\u0645", 450, 700 } };
  const hatif_field by[] = { TEXT("by", "customer") };
  const hatif_event events[] = {
    { .type = "answer", .at = 100 },
    { .type = "utterance", .at = 300, .fields = said, .nfields = 3, .words = words, .nwords = 2 },
    { .type = "hold", .at = 800 },
    { .type = "unhold", .at = 1400 },
    { .type = "hangup", .at = 1500, .fields = by, .nfields = 1 },
  };
  hf_status st = hatif_open(h, &(hatif_opening){ .policy = policy, .id = "c1", .channel = "phone", .lang = "ar",
    .direction = "inbound", .at = 0, .facts = name, .nfacts = 1 });
  for (size_t i = 0; st == HF_OK && i < sizeof events / sizeof *events; i++) st = hatif_feed(h, "c1", &events[i]);
  return st == HF_OK ? hatif_finish(h, "c1", 1500, json) : st;
}

int main(int argc, char **argv) {
  hatif *h = NULL;
  hatif_policy *policy = NULL;
  const char *json = NULL;
  hatif_options options = { .on_act = on_act, .on_verdict = on_verdict, .on_failure = on_failure };
  hf_status st = argc == 2 ? hatif_new(&options, &h) : HF_EINVAL;
  if (st == HF_OK) st = hatif_load(h, argv[1], &policy);
  if (st == HF_OK) st = play(h, policy, &json);
  if (st == HF_OK) puts(json);
  else fprintf(stderr, "replay: %s\n", h ? hatif_message(h) : argc == 2 ? "not enough memory" : "a policy expected");
  hatif_free(h);
  return st == HF_OK ? 0 : 1;
}
