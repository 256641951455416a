/* SPDX-License-Identifier: MIT
 *
 * hatif: the map. Read this first.
 *
 *   lua/hatif/cli.lua            commands
 *        |  report/  scenes  review  sources/     faces, judging records, wire formats
 *        |  language.lua  check.lua               the policy language: tables -> compiled policy
 *        |        src/embed/       hatif in a C program, with a Lua state of its own: the C API at the end of this file
 *   src/bind/                    the C tables; but for embed/ the only floor with lua.h, so the only code that can longjmp
 *   src/loop/                    libuv: a loop of our own or a borrowed one, one uv_timer_t under the wheel
 *   src/core/                    pure C11: no lua.h, no uv.h, no clock, no I/O, no globals; time is an argument
 *
 * Arrows point down only; spec/layers_spec.lua reads every #include and require and fails on one that points up.
 *
 * The way of one event, in five files: bind/lhf_event.c (a Lua table becomes an hf_event) -> core/hf_contact.c (queued,
 * in order of time) -> core/hf_run.c (run to completion: facts, duties, flows, transitions) -> core/hf_judge.c (what it
 * makes of each duty) -> bind/lhf_host.c (hooks in the policy's own state; verdicts and acts back to Lua).
 */
#ifndef HATIF_H
#define HATIF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define HATIF_VERSION "0.1.0"

/* What a function of core/ or loop/ says: HF_OK, or why not. None of them aborts, exits or prints. */
typedef enum hf_status {
  HF_OK = 0,
  HF_ENOMEM = -1, /* an allocation failed; nothing is half done */
  HF_EINVAL = -2, /* an argument out of its range */
  HF_ELIMIT = -3, /* a declared limit was reached */
  HF_ESTALE = -4, /* an id of something that is gone */
  HF_ESYNTAX = -5, /* a pattern or template that cannot be read */
  HF_EBUSY = -6, /* called again from inside itself */
  HF_ECLOSED = -7, /* the object has been closed */
  HF_EHOOK = -8, /* the host's hook failed; the host has reported it */
  HF_EUV = -9, /* libuv said no; the caller holds its code */
  HF_ESTORE = -10, /* the disk or the database said no; the message says why */
  HF_EFORK = -11, /* called in a child of fork; it belongs to the parent */
  /* Of the C API alone; hatif_message says more. */
  HF_EEXIST = -12, /* a contact of that id is open already */
  HF_EUNKNOWN = -13, /* no contact of that id is open */
  HF_EPOLICY = -14, /* the policy cannot be read, or has mistakes */
  HF_ELUA = -15 /* hatif's Lua files, or those they stand on, cannot be loaded */
} hf_status;

/* ---- the C API: libhatif (docs/embed.md) ------------------------------------------------------------------------------
 *
 * A hatif belongs to one thread: that of its loop. Nothing is global, so a program may have several. What a function gets is
 * read before it returns; what a callback gets lives until it returns. Strings are UTF-8 and end with NUL. Times are ms since
 * the epoch. A callback may feed events, which are judged when the running call is done, and may call hatif_free, which takes
 * effect then; any other call from inside one says HF_EBUSY.
 */
#ifdef __cplusplus
extern "C" {
#endif

#define HATIF_NONE INT64_MIN /* a time that is not there */

struct uv_loop_s; /* uv_loop_t, of <uv.h> */
typedef struct hatif hatif; /* open contacts and their clocks */
typedef struct hatif_policy hatif_policy; /* a compiled policy */

/* A request of the policy to the world. hatif carries out none. */
typedef struct hatif_act {
  const char *contact;
  const char *key; /* the same live and on replay: whoever has done it does not do it again */
  const char *name; /* prompt, alert, hold, transfer, retract, … */
  const char *args; /* a JSON object */
  int64_t at;
  bool edge; /* it left before it was settled, and may be taken back by a `retract` that names its key */
} hatif_act;

/* What became of a duty. */
typedef struct hatif_verdict {
  const char *contact;
  const char *duty; /* protocol.duty */
  const char *status; /* satisfied, violated, waived, na, pending */
  const char *why;
  const char *cite; /* the rule of the center; NULL: none */
  int64_t n; /* which activation, from 1 */
  int64_t at, due; /* or HATIF_NONE */
  double weight;
} hatif_verdict;

/* A hook of a policy failed; its contact and all others go on. */
typedef struct hatif_failure {
  const char *contact; /* NULL: of none */
  const char *where; /* hold.held.enter */
  const char *message;
} hatif_failure;

typedef struct hatif_options {
  struct uv_loop_s *loop; /* deadlines are kept on it; NULL: hatif_settle moves the time. Outlives the hatif */
  bool live; /* events may come late and out of order (docs/live.md) */
  int64_t telephony_lag_ms, speech_lag_ms; /* how late at most; 0: 500 and 3000 */
  int64_t (*wall_ms)(void *data); /* the clock; NULL: that of the system */
  const char *lua_path; /* where hatif's Lua files lie, as in package.path, which is looked through as well; or NULL */
  void *data; /* given to all functions here; any of them may be NULL */
  void (*on_act)(void *data, const hatif_act *act);
  void (*on_verdict)(void *data, const hatif_verdict *verdict); /* each as it falls */
  void (*on_failure)(void *data, const hatif_failure *failure);
} hatif_options;

typedef enum hatif_type { HATIF_STRING, HATIF_INTEGER, HATIF_NUMBER, HATIF_BOOLEAN } hatif_type;

typedef struct hatif_field {
  const char *name;
  hatif_type type;
  union {
    const char *s;
    int64_t i;
    double d;
    bool b;
  } as;
} hatif_field;

typedef struct hatif_word {
  const char *text;
  int64_t at, stop;
} hatif_word;

typedef struct hatif_opening {
  const hatif_policy *policy;
  const char *id, *channel, *lang; /* all three are needed: "c1", "phone", "ar" */
  const char *direction, *agent; /* inbound or outbound; NULL: not known */
  int64_t at;
  const hatif_field *facts;
  size_t nfacts;
} hatif_opening;

/* README.md, Calls: the types, and the fields of each. */
typedef struct hatif_event {
  const char *type; /* answer, hold, utterance, … */
  int64_t at;
  const hatif_field *fields;
  size_t nfields;
  const hatif_word *words; /* of an utterance, in order */
  size_t nwords;
} hatif_event;

/* A new hatif; the caller frees it. HF_ENOMEM: *out is NULL. HF_ELUA: *out takes hatif_message and hatif_free only. */
hf_status hatif_new(const hatif_options *options, hatif **out);

/* Ends everything without a verdict; NULL is allowed. Its policies go with it. With a loop the last memory goes in the
 * loop's next turn, before which uv_loop_close says UV_EBUSY. */
void hatif_free(hatif *h);

/* What the last failed call of this hatif had to say, to be shown to people; of HF_EPOLICY every mistake, a line each:
 * FILE:LINE: what, what was expected. Lives until the next call. */
const char *hatif_message(const hatif *h);

/* A policy file, or a folder with a policy.lua. The handle belongs to the hatif; hatif_policy_free gives it back earlier,
 * contacts that are judged by it go on. HF_EPOLICY. */
hf_status hatif_load(hatif *h, const char *path, hatif_policy **out);
void hatif_policy_free(hatif *h, hatif_policy *policy);

/* HF_EEXIST, HF_EINVAL: a field is wrong. */
hf_status hatif_open(hatif *h, const hatif_opening *opening);

/* Takes an event; what lies before its time is judged. HF_EUNKNOWN: no such contact. HF_ESTALE: before what is judged already.
 * HF_EINVAL: it has no type, or a wrong field. */
hf_status hatif_feed(hatif *h, const char *contact, const hatif_event *event);

/* Judges what lies before `now`, in all contacts. Where there is a loop it happens by itself. */
hf_status hatif_settle(hatif *h, int64_t now);

/* Judges what lies before `at`, and ends the contact. *json, where it is wanted: the object of `hatif review --json`; it lives
 * until the next call. HF_EUNKNOWN. */
hf_status hatif_finish(hatif *h, const char *contact, int64_t at, const char **json);

/* How many contacts are open. */
size_t hatif_count(const hatif *h);

#ifdef __cplusplus
}
#endif

#endif
