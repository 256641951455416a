/* SPDX-License-Identifier: MIT
 * The C API while memory runs out, Lua's own included: each call succeeds or says that it could not, and nothing is left.
 * HATIF_OOM=all looks at every allocation; otherwise at some of them. Run from the top of the tree.
 */
#include "oom.h"

#include <stdlib.h>

#include "check.h"
#include "hatif.h"

static int told;

static void on_act(void *data, const hatif_act *act) {
  (void)data;
  told += act->args != NULL;
}

static void on_verdict(void *data, const hatif_verdict *v) {
  (void)data;
  told += v->duty != NULL;
}

static hf_status call_of(hatif *h, const hatif_policy *p, const char **json) {
  const hatif_field said[] = { { "by", HATIF_STRING, { .s = "agent" } }, { "text", HATIF_STRING, { .s = "hello" } },
    { "stop", HATIF_INTEGER, { .i = 300 } } };
  hf_status st = hatif_open(h, &(hatif_opening){ .policy = p, .id = "c1", .channel = "phone", .lang = "en" });
  if (st == HF_OK) st = hatif_feed(h, "c1", &(hatif_event){ .type = "answer", .at = 100 });
  if (st == HF_OK) st = hatif_feed(h, "c1", &(hatif_event){ .type = "utterance", .at = 200, .fields = said, .nfields = 3 });
  if (st == HF_OK) st = hatif_feed(h, "c1", &(hatif_event){ .type = "hold", .at = 400 });
  if (st == HF_OK) st = hatif_settle(h, 1000);
  return st == HF_OK ? hatif_finish(h, "c1", 1200, json) : st;
}

/* All of the API once; what it came to. */
static hf_status everything(bool *is_whole) {
  hatif *h = NULL;
  hatif_policy *p = NULL;
  const char *json = NULL;
  hatif_options o = { .lua_path = "lua/?.lua;lua/?/init.lua", .on_act = on_act, .on_verdict = on_verdict };
  hf_status st = hatif_new(&o, &h);
  if (st == HF_OK) st = hatif_load(h, "examples/embed/desk.lua", &p);
  if (st == HF_OK) st = call_of(h, p, &json);
  *is_whole = json && strstr(json, "\"percentage\":66.7");
  if (h && st != HF_OK) CHECK(hatif_message(h) != NULL);
  hatif_free(h);
  return st;
}

int main(void) {
  bool is_whole, is_all = getenv("HATIF_OOM") != NULL;
  CHECK(everything(&is_whole) == HF_OK && is_whole && live == 0);
  long n = allocated;
  for (long at = 1, step; at <= n + 1; at += step) {
    for (failing_on = 0; failing_on <= 1; failing_on++) {
      allocated = 0;
      failing_at = at;
      hf_status st = everything(&is_whole);
      failing_at = 0;
      if (live != 0) fprintf(stderr, "%ld blocks are left after allocation %ld of %ld\n", live, at, n);
      CHECK(live == 0 && (st != HF_OK || is_whole || !failing_on));
      live = 0;
    }
    step = is_all ? 1 : 1 + at / 12;
  }
  CHECK(told > 0);
  return checks_done("test_embed_oom");
}
