/* SPDX-License-Identifier: MIT
 * The C API: what it refuses, what callbacks may do, and that nothing is left. Run from the top of the tree.
 */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <uv.h>

#include "check.h"
#include "hatif.h"

#define PATHS "lua/?.lua;lua/?/init.lua"
#define POLICY "examples/embed/desk.lua"
#define TEXT(name, value) { name, HATIF_STRING, { .s = (value) } }

typedef struct seen {
  hatif *h;
  int acts, verdicts, failures;
  int64_t due; /* of the last verdict */
  char last[256]; /* the last act: name and arguments */
  enum { WATCH, FEED, FREE, ENTER } what; /* what the callback does */
  hf_status st; /* and what came of it */
  int64_t now;
} seen;

static void on_act(void *data, const hatif_act *act) {
  seen *s = data;
  s->acts++;
  snprintf(s->last, sizeof s->last, "%s %s %s", act->contact, act->name, act->args);
}

static void on_verdict(void *data, const hatif_verdict *v) {
  seen *s = data;
  s->verdicts++;
  s->due = v->due;
  CHECK(strcmp(v->contact, "c1") == 0 && v->n == 1 && v->duty && v->status && v->why && v->cite);
  if (s->what == FEED) s->st = hatif_feed(s->h, "c1", &(hatif_event){ .type = "note", .at = v->at,
    .fields = (hatif_field[]){ TEXT("text", "x") }, .nfields = 1 });
  if (s->what == ENTER) s->st = hatif_settle(s->h, v->at + 1);
  if (s->what == FREE) {
    hatif_free(s->h);
    hatif_free(s->h);
    s->st = hatif_feed(s->h, "c1", &(hatif_event){ .type = "note", .at = v->at });
  }
}

static void on_failure(void *data, const hatif_failure *f) {
  ((seen *)data)->failures++;
  CHECK(f->where && f->message);
}

static int64_t clock_of(void *data) {
  return ((seen *)data)->now;
}

static hatif *made(seen *s, uv_loop_t *loop) {
  hatif_options o = { .loop = loop, .lua_path = PATHS, .data = s, .on_act = on_act, .on_verdict = on_verdict,
                      .on_failure = on_failure };
  CHECK(hatif_new(&o, &s->h) == HF_OK && s->h);
  return s->h;
}

static hatif_opening opening_of(const hatif_policy *p) {
  return (hatif_opening){ .policy = p, .id = "c1", .channel = "phone", .lang = "en", .at = 0 };
}

static hatif *opened(seen *s, uv_loop_t *loop) {
  hatif_policy *p;
  hatif *h = made(s, loop);
  CHECK(hatif_load(h, POLICY, &p) == HF_OK && p);
  hatif_opening o = opening_of(p);
  CHECK(hatif_open(h, &o) == HF_OK && hatif_count(h) == 1);
  return h;
}

static hf_status happened(hatif *h, const char *type, int64_t at) {
  return hatif_feed(h, "c1", &(hatif_event){ .type = type, .at = at });
}

static void test_call(void) {
  seen s = { .h = NULL };
  hatif *h = opened(&s, NULL);
  const char *json = NULL;
  const hatif_field said[] = { TEXT("by", "agent"), TEXT("text", "hello"), { "stop", HATIF_INTEGER, { .i = 300 } },
    { "loud", HATIF_BOOLEAN, { .b = true } }, { "level", HATIF_NUMBER, { .d = 0.5 } } };
  CHECK(happened(h, "answer", 100) == HF_OK);
  CHECK(hatif_feed(h, "c1", &(hatif_event){ .type = "utterance", .at = 200, .fields = said, .nfields = 5 }) == HF_OK);
  CHECK(happened(h, "hold", 400) == HF_OK);
  CHECK(hatif_settle(h, 900) == HF_OK && s.verdicts == 1);
  CHECK(hatif_settle(h, 1000) == HF_OK && s.verdicts == 2 && s.due == 900);
  CHECK(strcmp(s.last, "c1 alert {\"late\":true,\"to\":\"supervisor\"}") == 0 && s.acts == 2);
  CHECK(happened(h, "unhold", 500) == HF_ESTALE && strstr(hatif_message(h), "settled"));
  CHECK(hatif_finish(h, "c1", 1200, &json) == HF_OK && strstr(json, "\"percentage\":66.7"));
  CHECK(strstr(json, "not_admitted\":[{"));
  CHECK(hatif_count(h) == 0 && hatif_finish(h, "c1", 1200, NULL) == HF_EUNKNOWN && s.failures == 0);
  CHECK(happened(h, "hold", 2000) == HF_EUNKNOWN);
  hatif_free(h);
  hatif_free(NULL);
}

static void test_refused(void) {
  seen s = { .h = NULL };
  hatif_policy *p;
  hatif *h = made(&s, NULL);
  CHECK(hatif_load(h, "no/such.lua", &p) == HF_EPOLICY && !p && strstr(hatif_message(h), "no/such.lua"));
  CHECK(hatif_load(h, "spec/fixtures/mistaken.lua", &p) == HF_EPOLICY && strchr(hatif_message(h), '\n'));
  CHECK(hatif_load(h, NULL, &p) == HF_EINVAL && strstr(hatif_message(h), "path"));
  CHECK(hatif_load(h, POLICY, &p) == HF_OK && hatif_message(h)[0] == '\0');
  hatif_opening o = opening_of(NULL);
  CHECK(hatif_open(h, &o) == HF_EINVAL && strstr(hatif_message(h), "policy"));
  o = opening_of(p);
  o.lang = NULL;
  CHECK(hatif_open(h, &o) == HF_EINVAL && strstr(hatif_message(h), "lang"));
  o.lang = "en";
  hatif_field nameless = { .name = NULL, .type = HATIF_BOOLEAN };
  o.facts = &nameless;
  o.nfacts = 1;
  CHECK(hatif_open(h, &o) == HF_EINVAL && strstr(hatif_message(h), "no name") && hatif_count(h) == 0);
  o.nfacts = 0;
  CHECK(hatif_open(h, &o) == HF_OK && hatif_open(h, &o) == HF_EEXIST && hatif_count(h) == 1);
  CHECK(hatif_feed(h, "c1", &(hatif_event){ .at = 1 }) == HF_EINVAL && strstr(hatif_message(h), "type"));
  CHECK(hatif_feed(h, NULL, &(hatif_event){ .type = "hold" }) == HF_EINVAL);
  CHECK(hatif_feed(h, "c1", &(hatif_event){ .type = "utterance", .at = 1 }) == HF_EINVAL);
  hatif_field wrong = { .name = "x", .type = (hatif_type)9 };
  CHECK(hatif_feed(h, "c1", &(hatif_event){ .type = "x", .at = 1, .fields = &wrong, .nfields = 1 }) == HF_EINVAL);
  CHECK(hatif_feed(h, "c2", &(hatif_event){ .type = "hold", .at = 1 }) == HF_EUNKNOWN);
  CHECK(hatif_finish(h, NULL, 1, NULL) == HF_EINVAL);
  hatif_policy_free(h, p);
  CHECK(happened(h, "answer", 1) == HF_OK && hatif_settle(h, 500) == HF_OK && s.verdicts == 1);
  hatif_free(h);
  CHECK(hatif_new(&(hatif_options){ .lua_path = PATHS }, &h) == HF_OK);
  hatif_free(h);
  setenv("LUA_PATH", "/nowhere/?.lua", 1);
  CHECK(hatif_new(&(hatif_options){ .lua_path = "/nowhere/?.lua" }, &h) == HF_ELUA && h);
  CHECK(strstr(hatif_message(h), "hatif.embed") && hatif_load(h, POLICY, &p) == HF_ELUA && !p);
  CHECK(hatif_feed(h, "c1", &(hatif_event){ .type = "x" }) == HF_ELUA);
  hatif_free(h);
  unsetenv("LUA_PATH");
}

/* What a callback may do, in a call and in a turn of the loop. */
static void test_callbacks(int what, hf_status expected) {
  seen s = { .what = what, .st = HF_OK };
  hatif *h = opened(&s, NULL);
  happened(h, "answer", 100);
  CHECK(hatif_settle(h, 1000) == HF_OK && s.verdicts == 1 && s.st == expected);
  if (what != FREE) hatif_free(h);
}

static void test_loop(int what, hf_status expected) {
  seen s = { .what = what, .st = HF_OK }, other = { .what = WATCH };
  uv_loop_t loop;
  CHECK(uv_loop_init(&loop) == 0);
  hatif *h = opened(&s, &loop), *second = opened(&other, &loop);
  s.now = other.now = 0;
  happened(second, "answer", 100); /* long ago by the clock of the system: due at once, judged in the loop's turn */
  CHECK(happened(h, "answer", 100) == HF_OK && s.verdicts == 0);
  uv_run(&loop, UV_RUN_DEFAULT);
  CHECK(s.verdicts == 1 && s.st == expected && other.verdicts == 1);
  if (what != FREE) hatif_free(h);
  hatif_free(second);
  CHECK(uv_loop_close(&loop) == UV_EBUSY); /* the last memory goes in the next turn */
  uv_run(&loop, UV_RUN_DEFAULT);
  CHECK(uv_loop_close(&loop) == 0);
}

/* A live hatif with a clock of the host's: what comes late is judged where it belongs. */
static void test_live(void) {
  seen s = { .now = 0 };
  hatif_policy *p;
  hatif_options o = { .live = true, .telephony_lag_ms = 100, .speech_lag_ms = 200, .wall_ms = clock_of, .lua_path = PATHS,
                      .data = &s, .on_act = on_act, .on_verdict = on_verdict, .on_failure = on_failure };
  CHECK(hatif_new(&o, &s.h) == HF_OK && hatif_load(s.h, POLICY, &p) == HF_OK);
  hatif_opening opening = opening_of(p);
  CHECK(hatif_open(s.h, &opening) == HF_OK);
  s.now = 150;
  CHECK(happened(s.h, "hold", 120) == HF_OK);
  s.now = 160;
  CHECK(happened(s.h, "answer", 100) == HF_OK);
  CHECK(hatif_settle(s.h, 700) == HF_OK && s.verdicts == 0);
  CHECK(hatif_settle(s.h, 701) == HF_OK && s.verdicts == 1 && s.due == 500);
  hatif_free(s.h);
}

int main(void) {
  test_call();
  test_refused();
  test_callbacks(FEED, HF_OK);
  test_callbacks(ENTER, HF_EBUSY);
  test_callbacks(FREE, HF_ECLOSED);
  test_loop(WATCH, HF_OK);
  test_loop(FEED, HF_OK);
  test_loop(ENTER, HF_EBUSY);
  test_loop(FREE, HF_ECLOSED);
  test_live();
  return checks_done("test_embed");
}
