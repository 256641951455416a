/* SPDX-License-Identifier: MIT
 * Calls as they come in, with the clock of their arrival, over engine_kit.h:
 *
 *   CLOCK AT TYPE [NAME=VALUE]…    advance CLOCK    finish AT    w    next    edge    idle    save
 *
 * What was admitted is kept, and judged again in order of `at`: the verdicts have to be the same.
 */
#ifndef WATERMARK_KIT_H
#define WATERMARK_KIT_H

#include "core/hf_front.h"
#include "engine_kit.h"

enum { LIVE_MOST = 256 };

static struct live_kit {
  hf_watermark w;
  hf_payload *admitted[LIVE_MOST]; /* in order of arrival */
  hf_word_time words[LIVE_MOST][8];
  uint32_t nwords[LIVE_MOST];
  unsigned n;
  bool keep; /* keeps them */
  bool saves; /* the contact is saved, and restored, before each line */
} live_kit;

static inline void live_admitted(void *ud, hf_watermark *w, const hf_event *e) {
  (void)ud;
  if (!live_kit.keep || live_kit.n == LIVE_MOST) return;
  hf_payload *p = live_kit.admitted[live_kit.n] = hf_payload_new(w->c->p, e, 0, 0);
  live_kit.nwords[live_kit.n] = e->nwords < 8 ? e->nwords : 8;
  for (uint32_t i = 0; i < live_kit.nwords[live_kit.n]; i++) {
    hf_word_time *t = &live_kit.words[live_kit.n][i];
    *t = e->words[i];
    for (uint32_t k = 0; k + t->text.n <= p->text.n; k++) /* the words stand in the text */
      if (memcmp(p->text.p + k, t->text.p, t->text.n) == 0) t->text.p = p->text.p + k, k = p->text.n;
  }
  live_kit.n++;
}

/* Of the settled side: done unless it has left the edge already. */
static inline void live_act(void *ud, hf_contact *c, const hf_act *a) {
  if (!hf_edge_left(&live_kit.w, a)) kit_on_act(ud, c, a);
}

static inline void live_edge_act(void *ud, hf_contact *c, const hf_act *a) {
  (void)ud, (void)c;
  if (hf_edge_leaves(&live_kit.w, a))
    kit_log("at once %.*s %.*s @%" PRId64 "\n", (int)a->name.n, a->name.p, (int)a->key.n, a->key.p, a->at);
}

static inline void live_drop(void *ud, hf_contact *c, uint32_t flow) {
  (void)ud, (void)c, (void)flow;
}

static inline hf_status live_ahead(void *ud, hf_watermark *w, hf_host *host) {
  (void)ud, (void)w;
  *host = (hf_host){ .hook = kit_on_hook, .flow = kit_on_flow, .flow_drop = live_drop, .act = live_edge_act };
  return HF_OK;
}

static inline void live_retract(void *ud, hf_watermark *w, hf_str key, int64_t at) {
  (void)ud, (void)w, (void)at;
  kit_log("retract %.*s\n", (int)key.n, key.p);
}

static const hf_watermark_config live_config = { .lag = 10, .cap = 60, .admitted = live_admitted, .ahead = live_ahead,
                                                 .at_once = true,
                                                 .retract = live_retract };

static inline hf_status live_open(void) {
  hf_host host = kit_host;
  host.act = live_act;
  hf_opening o = { .id = kit_str("c"), .lang = kit_str("ar") };
  live_kit.w = (hf_watermark){ .c = NULL }; /* nothing has left when it opens */
  hf_status st = hf_contact_open(kit.p, &host, &o, &kit.c);
  if (!st) hf_watermark_init(&live_kit.w, kit.c, &live_config, NULL, true);
  return st;
}

/* Goes on with a contact made of the bytes of this one. Without memory it stays as it is. */
static inline hf_status live_save(void) {
  char *bytes = NULL;
  size_t n;
  hf_snapshot head;
  hf_host host = kit_host;
  hf_contact *c = NULL;
  hf_watermark w;
  host.act = live_act;
  hf_status st = hf_watermark_save(&live_kit.w, kit_str("more"), &bytes, &n);
  if (!st) st = hf_snapshot_read(bytes, n, &head, NULL);
  if (!st) st = hf_contact_restore(kit.p, &host, bytes, n, &c, NULL);
  if (c) hf_watermark_init(&w, c, &live_config, NULL, true);
  for (uint32_t cut = 1; c && !st && !head.finished && cut < head.front.n; cut++)
    if (hf_watermark_restore(&w, (hf_str){ head.front.p, cut }) == HF_OK) st = HF_EINVAL;
  if (c && !st) st = hf_watermark_restore(&w, head.front);
  free(bytes);
  bool quiet = kit.quiet;
  kit.quiet = true;
  if (st) {
    if (c) hf_contact_free(c);
  } else {
    hf_watermark_fini(&live_kit.w);
    hf_contact_free(kit.c);
    kit.c = c;
    live_kit.w = w;
  }
  kit.quiet = quiet;
  return st;
}

/* What the edge says: "edge P.STEP… @NOW". */
static inline void live_status(void) {
  const hf_contact *edge = hf_watermark_edge(&live_kit.w);
  kit_log("edge");
  for (uint32_t i = 0; i < hf_policy_protocols(kit.p); i++) {
    uint32_t step = hf_contact_step(edge, i);
    hf_str id = step == HF_NONE ? kit_str("-") : hf_policy_step(kit.p, step)->id;
    kit_log(" %.*s", (int)id.n, id.p);
  }
  kit_log(" @%" PRId64 "\n", hf_contact_now(edge));
}

static inline hf_status live_command(kit_words *w) {
  const char *what = w->word[0];
  int64_t at = w->n > 1 ? atoll(w->word[1]) : 0;
  if (strcmp(what, "advance") == 0) return hf_watermark_advance(&live_kit.w, at);
  if (strcmp(what, "finish") == 0) return hf_watermark_finish(&live_kit.w, at);
  if (strcmp(what, "w") == 0) return kit_log("w %" PRId64 "\n", hf_watermark_at(&live_kit.w)), HF_OK;
  if (strcmp(what, "next") == 0) return kit_log("next %" PRId64 "\n", hf_watermark_next(&live_kit.w)), HF_OK;
  if (strcmp(what, "save") == 0) return live_save();
  if (strcmp(what, "edge") == 0) return live_status(), HF_OK;
  if (strcmp(what, "idle") == 0) return kit_log(live_kit.w.front ? "busy\n" : "idle\n"), HF_OK;
  kit.line++;
  for (unsigned i = 1; i < w->n; i++) w->word[i - 1] = w->word[i];
  w->n--;
  hf_word_time times[32];
  hf_field fields[32];
  int64_t clock = atoll(what);
  uint32_t nwords = kit_word_times(w, times), n = kit_fields(w, 2, fields);
  hf_event e = { .at = atoll(w->word[0]), .type = kit_str(w->word[1]), .line = kit.line, .words = times,
                 .nwords = nwords };
  e.id = kit_take(fields, &n, "id");
  e.source = kit_take(fields, &n, "source");
  e.fields = fields;
  e.nfields = n;
  hf_status st = hf_watermark_feed(&live_kit.w, &e, clock);
  if (st == HF_ENOMEM && kit.retry) st = hf_watermark_feed(&live_kit.w, &e, clock);
  if (st && st != HF_ENOMEM) kit_log("refused %u: %d\n", kit.line, (int)st);
  return st == HF_ENOMEM ? st : HF_OK;
}

/* Runs a call as it came. */
static inline hf_status live_call(const char *script) {
  kit_words w;
  kit.nlog = 0;
  kit.log[0] = 0;
  kit.line = 1;
  live_kit.n = 0;
  hf_status st = live_open();
  while (st == HF_OK && kit_line(&script, &w)) {
    if (live_kit.saves) st = live_save();
    if (st == HF_OK) st = live_command(&w);
  }
  return st;
}

static inline void live_end(void) {
  hf_watermark_fini(&live_kit.w);
  hf_contact_free(kit.c);
  kit.c = NULL;
}

/* The lines of a log but those that begin with one of n words. */
static inline void live_without(const char *log, const char *const *words, unsigned n, char *out) {
  for (const char *line = log, *end; *line; line = end) {
    bool other = false;
    for (unsigned i = 0; i < n; i++) other |= strncmp(line, words[i], strlen(words[i])) == 0;
    end = strchr(line, '\n') + 1;
    if (other) continue;
    memcpy(out, line, (size_t)(end - line));
    out += end - line;
  }
  *out = 0;
}

/* The verdicts of the log. */
static inline void live_verdicts(char *out) {
  static const char *const others[] = { "report", "refused", "w ", "next", "idle", "busy", "edge", "act ", "at once",
                                        "retract", "drop flow" };
  live_without(kit.log, others, sizeof others / sizeof *others, out);
}

static inline int live_by_text(const void *a, const void *b) {
  return strcmp(a, b);
}

/* The keys of the acts that were done and not taken back, in order of the keys. */
static inline void live_acts(char *out) {
  static char keys[LIVE_MOST][128];
  unsigned n = 0;
  for (char *line = kit.log; *line; line = strchr(line, '\n') + 1) {
    char key[128] = "";
    if (sscanf(line, "act %*s %127s", key) == 1 || sscanf(line, "at once %*s %127s", key) == 1) strcpy(keys[n++], key);
    else if (sscanf(line, "retract %127s", key) == 1)
      for (unsigned i = 0; i < n; i++)
        if (strcmp(keys[i], key) == 0) memcpy(keys[i], keys[--n], sizeof *keys), i = n;
  }
  qsort(keys, n, sizeof *keys, live_by_text);
  *out = 0;
  for (unsigned i = 0; i < n; i++) strcat(strcat(out, keys[i]), "\n");
}

/* Judges what was admitted, in order of `at`, to its end. */
static inline void live_replay(int64_t finish) {
  kit.nlog = 0;
  kit.log[0] = 0;
  CHECK(kit_open(NULL) == HF_OK);
  for (unsigned done = 0; done < live_kit.n; done++) {
    unsigned i = LIVE_MOST;
    for (unsigned k = 0; k < live_kit.n; k++)
      if (live_kit.admitted[k] && (i == LIVE_MOST || live_kit.admitted[k]->at < live_kit.admitted[i]->at)) i = k;
    hf_payload *p = live_kit.admitted[i];
    hf_event e = { .at = p->at, .type = p->type, .id = p->id, .source = p->source, .line = p->line,
                   .fields = p->fields, .nfields = p->nfields, .words = live_kit.words[i],
                   .nwords = live_kit.nwords[i] };
    if (e.at > finish) CHECK(hf_contact_finish(kit.c, finish) == HF_OK);
    CHECK(hf_contact_settle(kit.c, e.at) == HF_OK);
    hf_status st = hf_contact_feed(kit.c, &e);
    CHECK(st == HF_OK || (e.at > finish && st == HF_ECLOSED));
    hf_payload_drop(kit.p, p);
    live_kit.admitted[i] = NULL;
  }
  CHECK(hf_contact_finish(kit.c, finish) == HF_OK);
  CHECK(hf_contact_settle(kit.c, INT64_MAX) == HF_OK); /* what people said behind the end */
}

/* The policy, the call as it came, and what the host hears; it ends with the line "finish AT". */
static inline void live_expect(const char *place, int line, const char *policy, const char *script,
                               const char *expected) {
  static char verdicts[sizeof kit.log], acts[sizeof kit.log], again[sizeof kit.log];
  hf_status st = kit_policy(policy);
  CHECK(st == HF_OK);
  static const char *const inner[] = { "next", "idle", "busy" }; /* whether a copy is kept up to the clock */
  live_kit.keep = false;
  live_kit.saves = true;
  CHECK(live_call(script) == HF_OK);
  live_without(expected, inner, 3, verdicts);
  live_without(kit.log, inner, 3, again);
  memcpy(kit.log, again, sizeof again);
  CHECK(kit_says(verdicts, place, line, "saved and restored before each line"));
  live_end();
  live_kit.saves = false;
  live_kit.keep = true;
  CHECK(live_call(script) == HF_OK);
  CHECK(kit_says(expected, place, line, "as it came"));
  live_verdicts(verdicts);
  live_acts(acts);
  live_end();
  live_replay(atoll(strstr(script, "finish ") + 7));
  live_acts(again);
  if (strcmp(acts, again) != 0) fprintf(stderr, "%s:%d: acts:\n%s--- but judged again:\n%s\n", place, line, acts, again);
  CHECK(strcmp(acts, again) == 0);
  live_verdicts(again);
  memcpy(kit.log, again, sizeof again);
  CHECK(kit_says(verdicts, place, line, "what was admitted, judged again"));
  hf_contact_free(kit.c);
  hf_policy_unref(kit.p);
}

#define LIVE(policy, script, expected) live_expect(__FILE__, __LINE__, policy, script, expected)

#endif
