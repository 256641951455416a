/* SPDX-License-Identifier: MIT
 * Policies and calls as short texts, and what came out as one more, so that a test of the engine is three strings.
 *
 *   protocol ID [channels=A,B] [direction=D] [start=STEP]
 *   step ID [enter=H] [exit=H] [max=MS|hH] [on=KEY>STEP] [on=KEY>hH] …
 *   must|never|at_most|attest ID [in=STEP] [any=K,K] [all=K,K] [when=K] [after=K] [before=K] [release=K] [within=MS|hH]
 *     [n=N|hH] [iff=H] [violate=H] [meet=H] [waive=ROLE] [weight=W] [autofail=yes|confirm] [outlive] [words]
 *   flow ID when=K run=H
 *   meter KEY metric=NAME above=N|below=N [lasting=MS]
 *   phrase ID PATTERN…                                         (H: number of a hook of the test)
 *
 *   open [channel=…] [direction=…] [FACT=VALUE]…    AT TYPE [NAME=VALUE]…    settle AT    finish AT    score    next
 *
 * A call is run in four ways: as it stands, with everything settled that can be before each event, in a copy of the
 * contact that is taken before each line, and saved and restored before each line. All must say the same.
 */
#ifndef ENGINE_KIT_H
#define ENGINE_KIT_H

#include <inttypes.h>
#include <stdarg.h>
#include <stdlib.h>

#include "check.h"
#include "core/hf_contact.h"
#include "core/hf_metric.h"
#include "core/hf_snapshot.h"

typedef hf_status (*kit_hook)(hf_contact *c, const hf_call *call, hf_value *out);
typedef hf_status (*kit_flow)(hf_contact *c, const hf_call *call, hf_await *out);

static struct kit {
  hf_policy *p;
  hf_phrase_builder *phrases;
  hf_contact *c;
  uint32_t protocol; /* of the line being read */
  kit_hook hooks[32];
  kit_flow flows[32];
  char log[1 << 16];
  size_t nlog;
  hf_status status; /* of the first call that failed */
  bool quiet; /* logs nothing */
  bool retry; /* feeds again what there was no memory for */
  uint32_t line;
} kit;

static inline void kit_log(const char *fmt, ...) {
  va_list ap;
  va_start(ap, fmt);
  if (!kit.quiet && kit.nlog < sizeof kit.log - 512)
    kit.nlog += (size_t)vsnprintf(kit.log + kit.nlog, sizeof kit.log - kit.nlog, fmt, ap);
  va_end(ap);
}

static inline hf_str kit_str(const char *s) {
  return (hf_str){ s, (uint32_t)strlen(s) };
}

/* --- reading lines --------------------------------------------------------------------------------------------- */

typedef struct kit_words {
  char bytes[1024];
  char *word[64];
  unsigned n;
} kit_words;

/* Cuts the line at *text into words (a "quoted part" keeps its spaces) and moves on; false at the end. */
static inline bool kit_line(const char **text, kit_words *w) {
  while (**text == '\n' || **text == ' ') (*text)++;
  if (!**text) return false;
  size_t n = 0;
  bool quoted = false, fresh = true;
  w->n = 0;
  for (; **text && (**text != '\n') && n < sizeof w->bytes - 1; (*text)++) {
    char ch = **text;
    if (ch == '"') quoted = !quoted;
    else if (ch == ' ' && !quoted) w->bytes[n++] = 0, fresh = true;
    else {
      if (fresh) w->word[w->n++] = w->bytes + n;
      fresh = false;
      w->bytes[n++] = ch;
    }
  }
  w->bytes[n] = 0;
  return true;
}

/* The value of NAME=VALUE among the words, "" for a bare NAME; NULL: not there. */
static inline char *kit_opt(kit_words *w, const char *name) {
  size_t n = strlen(name);
  for (unsigned i = 2; i < w->n; i++)
    if (strncmp(w->word[i], name, n) == 0) {
      if (w->word[i][n] == '=') return w->word[i] + n + 1;
      if (w->word[i][n] == 0) return w->word[i] + n;
    }
  return NULL;
}

static inline hf_key kit_key(const char *name) {
  hf_key key = HF_NONE;
  if (hf_policy_intern(kit.p, kit_str(name), &key)) kit.status = HF_ENOMEM;
  return key;
}

static inline hf_key kit_opt_key(kit_words *w, const char *name) {
  char *v = kit_opt(w, name);
  return v ? kit_key(v) : HF_NONE;
}

static inline uint32_t kit_keys(kit_words *w, const char *name, hf_key *keys) {
  char *v = kit_opt(w, name), copy[512];
  uint32_t n = 0;
  if (!v) return 0;
  snprintf(copy, sizeof copy, "%s", v);
  for (char *k = strtok(copy, ","); k; k = strtok(NULL, ",")) keys[n++] = kit_key(k);
  return n;
}

static inline hf_hook kit_opt_hook(kit_words *w, const char *name) {
  char *v = kit_opt(w, name);
  return v ? (hf_hook)atoi(v) : HF_NONE;
}

static inline hf_amount kit_amount(kit_words *w, const char *name) {
  char *v = kit_opt(w, name);
  if (!v) return (hf_amount){ .kind = HF_AMOUNT_NONE };
  if (*v == 'h') return (hf_amount){ .kind = HF_AMOUNT_HOOK, .hook = (hf_hook)atoi(v + 1) };
  return (hf_amount){ .kind = HF_AMOUNT_PLAIN, .plain = atoll(v) };
}

static inline uint32_t kit_step(const char *id) {
  for (uint32_t i = 0; id && i < hf_policy_steps(kit.p); i++) {
    const hf_step *s = hf_policy_step(kit.p, i);
    if (s->protocol == kit.protocol && s->id.n == strlen(id) && memcmp(s->id.p, id, s->id.n) == 0) return i;
  }
  return HF_NONE;
}

static inline void kit_check(hf_status st) {
  if (st && !kit.status) kit.status = st;
}

/* --- policies -------------------------------------------------------------------------------------------------- */

static inline void kit_add_protocol(kit_words *w) {
  hf_str channels[8];
  hf_protocol def = { .id = kit_str(w->word[1]), .channels = channels, .start = HF_NONE };
  char *v = kit_opt(w, "channels");
  for (char *k = v ? strtok(v, ",") : NULL; k; k = strtok(NULL, ",")) channels[def.nchannels++] = kit_str(k);
  if ((v = kit_opt(w, "direction"))) def.direction = kit_str(v);
  kit_check(hf_policy_add_protocol(kit.p, &def, &kit.protocol));
}

static inline void kit_add_step(kit_words *w) {
  uint32_t index;
  hf_step def = { .id = kit_str(w->word[1]), .protocol = kit.protocol, .enter = kit_opt_hook(w, "enter"),
                  .exit = kit_opt_hook(w, "exit"), .max = kit_amount(w, "max"), .final = kit_opt(w, "final") != NULL };
  kit_check(hf_policy_add_step(kit.p, &def, &index));
  if (kit.status == HF_OK && hf_policy_protocol(kit.p, kit.protocol)->start == HF_NONE)
    kit_check(hf_policy_set_start(kit.p, kit.protocol, index));
}

static inline void kit_add_on(kit_words *w) {
  hf_on on[32];
  uint32_t n = 0;
  for (unsigned i = 2; i < w->n; i++) {
    if (strncmp(w->word[i], "on=", 3) != 0) continue;
    char *key = w->word[i] + 3, *to = strchr(key, '>');
    *to++ = 0;
    bool hook = to[0] == 'h' && to[1] >= '0' && to[1] <= '9';
    on[n++] = (hf_on){ kit_key(key), hook ? HF_NONE : kit_step(to), hook ? (hf_hook)atoi(to + 1) : HF_NONE };
  }
  if (n) kit_check(hf_policy_set_on(kit.p, kit_step(w->word[1]), on, n));
}

static inline void kit_add_duty(kit_words *w, hf_duty_kind kind) {
  hf_key any[64], all[64];
  uint32_t index;
  char *weight = kit_opt(w, "weight"), *waive = kit_opt(w, "waive"), *fail = kit_opt(w, "autofail"),
       *step = kit_opt(w, "in");
  hf_duty def = { .id = kit_str(w->word[1]), .protocol = kit.protocol, .step = kit_step(step), .kind = kind,
                  .any = any, .all = all, .when = kit_opt_key(w, "when"), .after = kit_opt_key(w, "after"),
                  .before = kit_opt_key(w, "before"), .release = kit_opt_key(w, "release"),
                  .within = kit_amount(w, "within"), .n = kit_amount(w, "n"), .iff = kit_opt_hook(w, "iff"),
                  .on_violate = kit_opt_hook(w, "violate"), .on_meet = kit_opt_hook(w, "meet"),
                  .waive_by = kit_str(waive ? waive : ""), .weight = weight ? atof(weight) : 1,
                  .autofail = !fail ? HF_AUTOFAIL_NO : *fail == 'c' ? HF_AUTOFAIL_CONFIRM : HF_AUTOFAIL_YES,
                  .outlive = kit_opt(w, "outlive") != NULL, .words = kit_opt(w, "words") != NULL };
  def.nany = kit_keys(w, "any", any);
  def.nall = kit_keys(w, "all", all);
  kit_check(hf_policy_add_duty(kit.p, &def, &index));
}

static inline void kit_add_meter(kit_words *w) {
  char *above = kit_opt(w, "above"), *lasting = kit_opt(w, "lasting");
  hf_meter def = { .metric = hf_metric_find(kit_str(kit_opt(w, "metric"))), .above = above != NULL,
                   .bound = atof(above ? above : kit_opt(w, "below")), .lasting = lasting ? atoll(lasting) : 0 };
  hf_key key;
  kit_check(hf_policy_add_meter(kit.p, kit_str(w->word[1]), &def, &key));
}

static inline void kit_add_flow(kit_words *w) {
  uint32_t index;
  hf_flow def = { kit_str(w->word[1]), kit.protocol, kit_opt_key(w, "when"), kit_opt_hook(w, "run") };
  kit_check(hf_policy_add_flow(kit.p, &def, &index));
}

static inline void kit_add_phrase(kit_words *w) {
  hf_pattern_error err;
  uint32_t index, phrase;
  char name[128];
  hf_str protocol = hf_policy_protocol(kit.p, kit.protocol)->id;
  snprintf(name, sizeof name, "%.*s/%s", (int)protocol.n, protocol.p, w->word[1]);
  if (!kit.phrases) kit.phrases = hf_phrase_builder_new();
  if (!kit.phrases) {
    kit_check(HF_ENOMEM);
    return;
  }
  kit_check(hf_phrase_add(kit.phrases, 0, &phrase));
  for (unsigned i = 2; i < w->n; i++)
    kit_check(hf_phrase_pattern(kit.phrases, phrase, w->word[i], strlen(w->word[i]), &err));
  kit_check(hf_policy_add_phrase(kit.p, kit_str(name), &index));
}

/* Round 0 makes what others name, round 1 what names them. */
static inline void kit_round(const char *text, int round) {
  static const char *const kinds[] = { "must", "never", "at_most", "attest" };
  kit_words w;
  uint32_t protocols = 0;
  while (!kit.status && kit_line(&text, &w)) {
    if (strcmp(w.word[0], "protocol") == 0) {
      if (round == 0) kit_add_protocol(&w);
      else kit.protocol = protocols++;
    } else if (strcmp(w.word[0], "step") == 0) {
      if (round == 0) kit_add_step(&w);
      else kit_add_on(&w);
    } else if (strcmp(w.word[0], "flow") == 0) {
      if (round == 1) kit_add_flow(&w);
    } else if (strcmp(w.word[0], "meter") == 0) {
      if (round == 0) kit_add_meter(&w);
    } else if (strcmp(w.word[0], "phrase") == 0) {
      if (round == 1) kit_add_phrase(&w);
    }
    for (int k = 0; round == 1 && k < 4; k++)
      if (strcmp(w.word[0], kinds[k]) == 0) kit_add_duty(&w, (hf_duty_kind)k);
  }
}

static inline hf_status kit_policy(const char *text) {
  kit.p = hf_policy_new();
  kit.phrases = NULL;
  kit.status = kit.p ? HF_OK : HF_ENOMEM;
  hf_phrases *phrases = NULL;
  if (!kit.status) kit_round(text, 0);
  if (!kit.status) kit_round(text, 1);
  if (!kit.status && kit.phrases) kit_check(hf_phrase_compile(kit.phrases, &phrases));
  if (kit.phrases) hf_phrase_builder_free(kit.phrases);
  if (!kit.status) kit_check(hf_policy_seal(kit.p, phrases));
  if (kit.status && phrases) hf_phrases_free(phrases);
  return kit.status;
}

/* --- the host -------------------------------------------------------------------------------------------------- */

static inline void kit_name(uint32_t duty, char *buf, size_t n) {
  const hf_duty *d = hf_policy_duty(kit.p, duty);
  hf_str id = hf_policy_protocol(kit.p, d->protocol)->id;
  snprintf(buf, n, "%.*s.%.*s", (int)id.n, id.p, (int)d->id.n, d->id.p);
}

static inline void kit_on_verdict(void *ud, hf_contact *c, const hf_verdict *v) {
  char name[128];
  (void)ud, (void)c;
  kit_name(v->duty, name, sizeof name);
  kit_log("%s#%u %s: %s", name, v->n, hf_status_name(v->status), hf_why_text(v->why));
  if (v->at != HF_NO_TIME) kit_log(" @%" PRId64, v->at);
  if (v->margin != HF_NO_TIME) kit_log(" margin %" PRId64, v->margin);
  for (uint32_t i = 0; i < v->nevidence; i++) {
    kit_log(" [%u", v->evidence[i].line);
    if (v->evidence[i].phrase != HF_NONE) kit_log(" %.*s", (int)v->evidence[i].text.n, v->evidence[i].text.p);
    kit_log("]");
  }
  if (v->note.n) kit_log(" \"%.*s\"", (int)v->note.n, v->note.p);
  kit_log("\n");
}

static inline void kit_on_act(void *ud, hf_contact *c, const hf_act *a) {
  (void)ud, (void)c;
  kit_log("act %.*s %.*s @%" PRId64 "%s\n", (int)a->name.n, a->name.p, (int)a->key.n, a->key.p, a->at,
          a->early ? " early" : "");
}

static inline void kit_on_report(void *ud, hf_contact *c, const hf_report *r) {
  (void)ud, (void)c;
  kit_log("report %u %s\n", r->line, r->what);
}

static inline hf_status kit_on_hook(void *ud, hf_contact *c, const hf_call *call, hf_value *out) {
  (void)ud;
  kit_hook f = call->hook < 32 ? kit.hooks[call->hook] : NULL;
  return f ? f(c, call, out) : HF_EHOOK;
}

static inline hf_status kit_on_flow(void *ud, hf_contact *c, const hf_call *call, hf_await *out) {
  (void)ud;
  kit_flow f = call->hook < 32 ? kit.flows[call->hook] : NULL;
  return f ? f(c, call, out) : HF_EHOOK;
}

static inline void kit_on_drop(void *ud, hf_contact *c, uint32_t flow) {
  (void)ud, (void)c;
  kit_log("drop flow %u\n", flow);
}

static const hf_host kit_host = { NULL,           kit_on_hook, kit_on_flow,  kit_on_drop,
                                  kit_on_verdict, kit_on_act,  kit_on_report };

/* --- calls ----------------------------------------------------------------------------------------------------- */

static inline int kit_by_name(const void *a, const void *b) {
  const hf_field *x = a, *y = b;
  uint32_t n = x->name.n < y->name.n ? x->name.n : y->name.n;
  int d = memcmp(x->name.p, y->name.p, n);
  return d ? d : (int)x->name.n - (int)y->name.n;
}

static inline hf_value kit_value(const char *v) {
  char *end;
  long long number = strtoll(v, &end, 10);
  double real = strtod(v, NULL);
  if (strcmp(v, "true") == 0 || strcmp(v, "false") == 0) return (hf_value){ .type = HF_BOOL, .as.b = *v == 't' };
  if (*v && !*end) return (hf_value){ .type = HF_INT, .as.i = number };
  if (*end == '.' && end > v) return (hf_value){ .type = HF_NUM, .as.d = real };
  return (hf_value){ .type = HF_STR, .as.s = kit_str(v) };
}

static inline uint32_t kit_fields(kit_words *w, unsigned from, hf_field *fields) {
  uint32_t n = 0;
  for (unsigned i = from; i < w->n; i++) {
    char *eq = strchr(w->word[i], '=');
    if (!eq) continue;
    *eq = 0;
    fields[n++] = (hf_field){ kit_str(w->word[i]), kit_value(eq + 1) };
  }
  qsort(fields, n, sizeof *fields, kit_by_name);
  return n;
}

static inline hf_str kit_take(hf_field *fields, uint32_t *n, const char *name) {
  for (uint32_t i = 0; i < *n; i++)
    if (strcmp(fields[i].name.p, name) == 0) {
      hf_str s = fields[i].value.as.s;
      memmove(&fields[i], &fields[i + 1], (--*n - i) * sizeof *fields);
      return s;
    }
  return (hf_str){ NULL, 0 };
}

static inline hf_status kit_open(kit_words *w) {
  hf_field facts[32];
  uint32_t n = w ? kit_fields(w, 1, facts) : 0;
  hf_opening o = { .id = kit_str("c"), .lang = kit_str("ar") };
  o.direction = kit_take(facts, &n, "direction");
  o.channel = kit_take(facts, &n, "channel");
  o.facts = facts;
  o.nfacts = n;
  return hf_contact_open(kit.p, &kit_host, &o, &kit.c);
}

/* word=TEXT@AT-STOP, in order */
static inline uint32_t kit_word_times(kit_words *w, hf_word_time *times) {
  uint32_t n = 0;
  for (unsigned i = 2; i < w->n; i++) {
    if (strncmp(w->word[i], "word=", 5) != 0) continue;
    char *text = w->word[i] + 5, *at = strchr(text, '@'), *stop = strchr(at, '-');
    *at++ = 0;
    times[n++] = (hf_word_time){ kit_str(text), atoll(at), atoll(stop + 1) };
    w->word[i] = at; /* no field any more: it holds no '=' */
  }
  return n;
}

static inline hf_status kit_feed(kit_words *w) {
  hf_word_time times[32];
  hf_field fields[32];
  uint32_t nwords = kit_word_times(w, times), n = kit_fields(w, 2, fields);
  hf_event e = { .at = atoll(w->word[0]), .type = kit_str(w->word[1]), .line = kit.line, .words = times,
                 .nwords = nwords };
  e.id = kit_take(fields, &n, "id");
  e.source = kit_take(fields, &n, "source");
  e.fields = fields;
  e.nfields = n;
  return hf_contact_feed(kit.c, &e);
}

/* How a call is run. */
enum { KIT_LAZY, KIT_EAGER, KIT_CLONED, KIT_RESTORED, KIT_WAYS };

/* Saved, restored, and saved again: the same bytes. */
static inline hf_status kit_restore(hf_contact **copy) {
  char *bytes, *again;
  const char *why;
  size_t n, m;
  *copy = NULL;
  hf_status st = hf_contact_save(kit.c, kit_str("more"), &bytes, &n);
  if (st) return st;
  st = hf_contact_restore(kit.p, &kit_host, bytes, n, copy, &why);
  if (st && st != HF_ENOMEM) fprintf(stderr, "not restored: %s\n", why);
  if (!st) st = hf_contact_save(*copy, kit_str("more"), &again, &m);
  if (!st) {
    CHECK(n == m && memcmp(bytes, again, n) == 0);
    free(again);
  } else {
    hf_contact_free(*copy);
  }
  free(bytes);
  return st;
}

/* Goes on in a copy; that the original ends is not to be heard. */
static inline hf_status kit_copy(int way) {
  hf_contact *copy;
  hf_status st = way == KIT_CLONED ? hf_contact_clone(kit.c, &kit_host, &copy) : kit_restore(&copy);
  if (st) return st;
  size_t nlog = kit.nlog;
  hf_contact_free(kit.c);
  kit.nlog = nlog;
  kit.log[nlog] = 0;
  kit.c = copy;
  return HF_OK;
}

static inline hf_status kit_command(kit_words *w, bool eager) {
  const char *what = w->word[0];
  int64_t at = w->n > 1 ? atoll(w->word[1]) : 0;
  if (strcmp(what, "settle") == 0) return hf_contact_settle(kit.c, at);
  if (strcmp(what, "finish") == 0) return hf_contact_finish(kit.c, at);
  if (strcmp(what, "score") == 0) {
    hf_score s = hf_contact_score(kit.c);
    kit_log("score %s%d%s\n", s.judged ? "" : "null ", (int)s.permille, s.automatic_fail ? " automatic fail" : "");
    return HF_OK;
  }
  kit.line++;
  hf_status st = eager ? hf_contact_settle(kit.c, atoll(what)) : HF_OK;
  if (st) return st;
  kit_words again = *w; /* feeding cuts the words up */
  for (unsigned i = 0; i < w->n; i++) again.word[i] = again.bytes + (w->word[i] - w->bytes);
  st = kit_feed(w);
  if (st == HF_ENOMEM && kit.retry) st = kit_feed(&again);
  if (st && st != HF_ENOMEM) kit_log("refused %u: %d\n", kit.line, (int)st);
  return st == HF_ENOMEM ? st : HF_OK;
}

/* Runs a call; the log is what came out. */
static inline hf_status kit_call(const char *script, int way) {
  kit_words w;
  kit.nlog = 0;
  kit.log[0] = 0;
  kit.line = 1;
  kit.c = NULL;
  hf_status st = HF_OK;
  while (st == HF_OK && kit_line(&script, &w)) {
    bool open = strcmp(w.word[0], "open") == 0;
    if (!kit.c) st = kit_open(open ? &w : NULL);
    if (way >= KIT_CLONED && st == HF_OK) st = kit_copy(way);
    if (!open && st == HF_OK) st = kit_command(&w, way == KIT_EAGER);
  }
  return st;
}

static inline bool kit_says(const char *expected, const char *place, int line, const char *how) {
  if (strcmp(kit.log, expected) == 0) return true;
  fprintf(stderr, "%s:%d (%s) expected:\n%s--- but came:\n%s\n", place, line, how, expected, kit.log);
  return false;
}

static inline void kit_expect(const char *place, int line, const char *policy, const char *script,
                              const char *expected) {
  hf_status st = kit_policy(policy);
  if (st) fprintf(stderr, "%s:%d: the policy is refused: %d\n", place, line, (int)st);
  CHECK(st == HF_OK);
  static const char *const ways[] = { "settled at the end", "settled before each event", "copied before each line",
                                      "restored before each line" };
  for (int way = 0; st == HF_OK && way < KIT_WAYS; way++) {
    CHECK(kit_call(script, way) == HF_OK);
    CHECK(kit_says(expected, place, line, ways[way]));
    hf_contact_free(kit.c);
  }
  hf_policy_unref(kit.p);
}

/* The policy, the call, and what the host hears. */
#define EXPECT(policy, script, expected) kit_expect(__FILE__, __LINE__, policy, script, expected)

#endif
