/* SPDX-License-Identifier: MIT
 * A contact: one call, chat, letter, e-mail or visit, and the state of its protocols. Runs one event to completion.
 * Stands on hf_policy. Knows no clock and no Lua: time comes with the events, hooks are called through hf_host.
 * Invariant: what a contact says depends only on its policy, its opening and the events it was fed, never on when
 * settle was called. Events may be fed in any order as long as none is before what has been settled.
 */
#ifndef HF_CONTACT_H
#define HF_CONTACT_H

#include "core/hf_policy.h"

typedef struct hf_contact hf_contact;

/* --- what comes in ------------------------------------------------------------------------------------------- */

typedef struct hf_word_time {
  hf_str text; /* the word as the recogniser wrote it; found in the utterance's text from left to right */
  int64_t at, stop; /* ms since the epoch */
} hf_word_time;

typedef struct hf_event {
  int64_t at; /* ms since the epoch */
  hf_str type; /* "utterance", "hold", "fact", "waive", "attested", … or any name of the center's own */
  hf_str id, source; /* together the key of duplicates; may be empty */
  uint32_t line; /* of the record, counted from 1 with the contact's own line; 0: not from a record */
  const hf_field *fields; /* the event's other scalars, in order of name (hooks see them): by, text, stop, key, value… */
  uint32_t nfields;
  const hf_word_time *words; /* utterance: word times; none: the utterance's own at and stop serve */
  uint32_t nwords;
} hf_event;

/* A hook that failed when the contact was live: on replay it fails again instead of being run. As an event of a record:
 * hook.failed{hook, n}. */
typedef struct hf_failed {
  hf_str hook; /* "hold.held.enter", as hf_call.where */
  uint32_t n; /* which run of a hook of this contact it was, from 1 */
} hf_failed;

typedef struct hf_opening {
  hf_str id, channel, lang, direction, agent; /* at most 65,535 bytes each */
  int64_t at; /* ms since the epoch */
  const hf_field *facts;
  uint32_t nfacts;
  const hf_failed *failed; /* those of the record; only those at the opening itself cannot be fed later */
  uint32_t nfailed;
} hf_opening;

/* --- what comes out ------------------------------------------------------------------------------------------ */

typedef enum hf_verdict_status { HF_PENDING, HF_SATISFIED, HF_VIOLATED, HF_WAIVED, HF_NA } hf_verdict_status;

/* Why a verdict is what it is; hf_why_text has the words. */
typedef enum hf_why {
  HF_WHY_MET, /* what had to come came in time */
  HF_WHY_LATE, /* the deadline passed */
  HF_WHY_NOT_BEFORE, /* `before` came first */
  HF_WHY_BROKEN, /* never: it happened */
  HF_WHY_TOO_OFTEN, /* at_most: more than n */
  HF_WHY_KEPT, /* never, at_most: it did not happen (too often) while active */
  HF_WHY_MISSING, /* must without deadline or before: the step or the contact ended first */
  HF_WHY_NOT_ACTIVATED, /* never activated, or at_most without a hit */
  HF_WHY_GUARD, /* iff said no */
  HF_WHY_NEVER_CAME, /* `before` never came */
  HF_WHY_CUT_OFF, /* the customer or the line ended the call or the contact before the deadline */
  HF_WHY_HUNG_UP, /* the agent hung up before the deadline */
  HF_WHY_ELSEWHERE, /* the protocol does not apply to this channel or direction */
  HF_WHY_NOT_HEARD, /* its window lies in a source.gap; words: in a missing channel or words of low confidence too */
  HF_WHY_HOOK, /* iff, within or n failed */
  HF_WHY_WAIVED, /* by a person of the role, with a note */
  HF_WHY_ATTESTED, /* a person said so */
  HF_WHY_WAITING, /* pending */
  HF_WHY_CROWDED /* too many of the contact's activations had their deadline ahead */
} hf_why;

typedef struct hf_evidence {
  uint32_t line; /* of the record */
  uint32_t phrase; /* HF_NONE: an event without words */
  uint32_t first, last; /* bytes [first, last) of the utterance's text */
  hf_str text; /* those bytes */
  uint32_t metric; /* hf_metric whose condition came to hold; HF_NONE: none */
  double value; /* of the metric then */
} hf_evidence;

typedef struct hf_verdict {
  uint32_t duty; /* index into the policy */
  uint32_t n; /* which activation, from 1; 0: never activated */
  hf_verdict_status status;
  hf_why why;
  int64_t at; /* when it fell; HF_NO_TIME: pending */
  int64_t due; /* HF_NO_TIME: no deadline */
  int64_t margin; /* due - at where both are there, else HF_NO_TIME; negative: it came after all, that late */
  bool borderline; /* what decided came as near to the due time as its source can tell times apart */
  hf_str note; /* waived and attested: what the person wrote */
  const hf_evidence *evidence;
  uint32_t nevidence;
} hf_verdict;

typedef struct hf_act {
  hf_str key; /* CONTACT/duty-or-hook/id (of speech its `utt`) of the event that activated it/index: live as on replay */
  int64_t at;
  hf_str name;
  const hf_field *args; /* in order of name */
  uint32_t nargs;
  bool early; /* may leave before it is settled */
} hf_act;

typedef struct hf_score {
  bool judged; /* false: nothing judged, the percentage is null */
  int32_t permille; /* percent times ten, half up: one decimal */
  bool automatic_fail;
} hf_score;

typedef struct hf_report { /* what was fed and could not be taken, or a policy's own mistake */
  uint32_t line;
  const char *what; /* static text: "duplicate", "too late", "waiver without note", "too many internal events", … */
  hf_failed failed; /* of "hook failed": what a record keeps; else n is 0 */
  const hf_event *event; /* that was fed and not taken; NULL: it is about something else */
} hf_report;

/* --- the host: the floor above ------------------------------------------------------------------------------- */

typedef enum hf_hook_kind {
  HF_HOOK_IFF, HF_HOOK_WITHIN, HF_HOOK_N, HF_HOOK_TRANSITION, /* the contact is read-only in these four */
  HF_HOOK_ENTER, HF_HOOK_EXIT, HF_HOOK_VIOLATE, HF_HOOK_MEET, HF_HOOK_FLOW
} hf_hook_kind;

typedef struct hf_capture_view { /* what one phrase captured, for e.cap.PHRASE.SLOT */
  hf_str phrase; /* without its protocol */
  hf_str slot;
  hf_value value; /* string; dur in ms, num as number */
} hf_capture_view;

typedef struct hf_seen { /* the event as hooks and flows see it */
  const hf_event *event; /* type, at (the hit's own time for speech), id, fields */
  hf_str key; /* "say:hold/ask", "hold", "duty:hold.return:violated" */
  const hf_capture_view *captures;
  uint32_t ncaptures;
} hf_seen;

typedef struct hf_call {
  hf_hook hook;
  hf_hook_kind kind;
  hf_str where; /* "hold.held.enter", "hold.return.on_violate", "greeting.coach": for act keys and error reports */
  const hf_seen *seen; /* never NULL but for an await that timed out */
  const hf_verdict *verdict; /* HF_HOOK_VIOLATE, HF_HOOK_MEET */
  uint32_t flow; /* HF_HOOK_FLOW: index of the flow; one live run per flow and contact */
  bool resume; /* HF_HOOK_FLOW: false starts it */
  bool replay; /* HF_HOOK_FLOW: it goes through its journal: nothing it does is heard, nothing it prints is new */
} hf_call;

typedef struct hf_await { /* what a flow waits for */
  bool done; /* it returned, or failed: nothing more */
  hf_key keys[16]; /* any of these wakes it; hf_contact_key has them */
  uint32_t nkeys;
  int64_t within; /* ms from now; HF_NO_TIME: no time-out */
} hf_await;

typedef struct hf_host {
  void *ud;
  /* Runs a hook in place. *out: what it returned (strings are borrowed until the next call). Anything but HF_OK: it
   * failed, and the host has reported it. Never longjmps through the core. */
  hf_status (*hook)(void *ud, hf_contact *c, const hf_call *call, hf_value *out);
  /* Starts or resumes a flow. A copied or restored contact has no coroutine yet: before such a flow is resumed it is
   * started and resumed through its journal, and ends up where it was. What the host gives a flow to read goes through
   * hf_flow_recall and hf_flow_note. */
  hf_status (*flow)(void *ud, hf_contact *c, const hf_call *call, hf_await *out);
  /* The contact is over: forget the coroutine, if there is one. */
  void (*flow_drop)(void *ud, hf_contact *c, uint32_t flow);
  void (*verdict)(void *ud, hf_contact *c, const hf_verdict *v); /* each as it falls, waivers included */
  void (*act)(void *ud, hf_contact *c, const hf_act *a);
  void (*report)(void *ud, hf_contact *c, const hf_report *r);
} hf_host; /* any function may be NULL: then nothing is called; a NULL hook fails */

#pragma GCC visibility push(hidden)

/* Opens a contact: contact.opened is run at its `at`. host is copied; p is referenced. A call that runs and ends with
 * HF_ENOMEM stopped in the middle of an event: the contact can still be read and freed, but runs no more. */
hf_status hf_contact_open(const hf_policy *p, const hf_host *host, const hf_opening *o, hf_contact **out);
void hf_contact_free(hf_contact *c); /* from inside one of its callbacks: takes effect when the call returns */

/* Takes an event into the queue (copied). Its hits are found here; nothing is judged yet.
 * HF_EINVAL: malformed, or a name that only the engine gives; HF_ESTALE: before what has been settled (also reported);
 * HF_ECLOSED: finished, no duty outlives it, and not a waiver or an attestation; HF_ELIMIT: too many events wait (65,536),
 * or names of events that the policy does not have. A duplicate (same id and source) is HF_OK and reported. */
hf_status hf_contact_feed(hf_contact *c, const hf_event *e);

/* Runs everything whose time is before `before`: events, deadlines, timers, time-outs, each at its own time. */
hf_status hf_contact_settle(hf_contact *c, int64_t before);

/* Runs everything up to and including `at`, then contact.ended, then leaves every step. Idempotent. What is fed and
 * settled afterwards reaches only the duties that outlive the contact, waivers and attestations. */
hf_status hf_contact_finish(hf_contact *c, int64_t at);

uint32_t hf_contact_waiting(const hf_contact *c); /* events and hits that have not run */
int64_t hf_contact_next(const hf_contact *c); /* when the next queued event or deadline is due; HF_NO_TIME: none */

/* Reading: one entry an activation in order of activation, then n = 0 for each duty never activated once finished. */
uint32_t hf_contact_verdicts(const hf_contact *c);
/* Valid until the next call that runs, or reads a verdict of any contact of the same policy. */
hf_status hf_contact_verdict(const hf_contact *c, uint32_t i, hf_verdict *out);
hf_score hf_contact_score(const hf_contact *c);
bool hf_contact_finished(const hf_contact *c);
const hf_policy *hf_contact_policy(const hf_contact *c);
/* A copy, without the facts (hf_contact_fact_at); valid until another contact of the same policy is asked. */
const hf_opening *hf_contact_opening(const hf_contact *c);
const char *hf_why_text(hf_why why); /* static English text */
const char *hf_status_name(hf_verdict_status s); /* "satisfied" … */

/* For hooks, and readers between calls. */
int64_t hf_contact_now(const hf_contact *c); /* event time */
uint32_t hf_contact_facts(const hf_contact *c);
hf_field hf_contact_fact_at(const hf_contact *c, uint32_t i); /* in order of name */
hf_value hf_contact_fact(const hf_contact *c, hf_str name); /* HF_NIL: not set; valid until a fact is set */
/* How often so far, the running event included. In a hook a bare phrase ("say:self") is that of the hook's protocol. */
uint32_t hf_contact_count(const hf_contact *c, hf_str key);
/* The key that a name means, for awaits: as hf_contact_count reads it, and also names that the policy does not have. */
hf_status hf_contact_key(hf_contact *c, hf_str name, hf_key *key);
uint32_t hf_contact_step(const hf_contact *c, uint32_t protocol); /* step index; HF_NONE: none */
/* A duty's last activation, without its evidence; HF_ESTALE: none. */
hf_status hf_contact_latest(const hf_contact *c, uint32_t duty, hf_verdict *out);

/* For hooks that may change the contact; HF_EBUSY outside of one or in a read-only one. */
hf_status hf_contact_set(hf_contact *c, hf_str name, hf_value value); /* HF_NIL removes; HF_ELIMIT: 1024 facts, 256 KB */
hf_status hf_contact_act(hf_contact *c, hf_str name, const hf_field *args, uint32_t nargs, bool early);
hf_status hf_contact_raise(hf_contact *c, hf_str type, const hf_field *fields, uint32_t nfields);
hf_status hf_contact_timer(hf_contact *c, hf_str name, int64_t ms); /* then the key timer:NAME; again: moved */

/* The journal of the flow that runs: what it was given to read. HF_OK from hf_flow_recall: it goes through its journal,
 * and *v (borrowed until the flow goes on) is what it read then; HF_ECLOSED: it does not, or no flow runs: read, and
 * then note; HF_ESTALE: it does not go the way it went, and has failed. hf_flow_note does nothing outside of a flow;
 * HF_ELIMIT: the journal is full, and the flow has failed; HF_ENOMEM. */
hf_status hf_flow_recall(hf_contact *c, hf_value *v);
hf_status hf_flow_note(hf_contact *c, hf_value v);

#pragma GCC visibility pop

#endif
