/* SPDX-License-Identifier: MIT
 * What comes late and out of order: the watermark of a contact that is still going on. Behind it nothing can come any
 * more, so there the contact is settled; in front of it is the edge, a copy that is run ahead (hf_edge.c).
 *
 *   W = the least of (clock - lag) and of the starts of the utterances that are open; it never goes back.
 *
 * Stands on hf_contact. Invariant: what the contact says depends only on the events that were admitted, never on when
 * they came; and which are admitted depends only on the clocks they came at, never on calls of advance between them.
 */
#ifndef HF_WATERMARK_H
#define HF_WATERMARK_H

#include "core/hf_contact.h"

struct hf_front;
struct hf_watermark;

typedef struct hf_watermark_config { /* of all contacts of an engine; outlives them */
  int64_t lag; /* ms: the longest, over the sources, from an event's `at` to its arrival */
  int64_t cap; /* ms that an utterance can hold W from its start on */
  bool at_once; /* acts may leave the edge; else it is made for readers only */
  /* The event as it was admitted: in order of `at`, these are the record that judges to the same. May be NULL. */
  void (*admitted)(void *ud, struct hf_watermark *w, const hf_event *e);
  /* The host of the edge, whose act asks hf_edge_leaves; it hears no verdict and no report. NULL: there is no edge. */
  hf_status (*ahead)(void *ud, struct hf_watermark *w, hf_host *host);
  void (*ahead_over)(void *ud, struct hf_watermark *w); /* there is no edge any more. May be NULL */
  /* An act that has left the edge, and that the settled side has not come to. May be NULL. */
  void (*retract)(void *ud, struct hf_watermark *w, hf_str key, int64_t at);
} hf_watermark_config;

/* Of one contact. */
typedef struct hf_watermark {
  hf_contact *c; /* what is settled; not owned, and not freed from inside its callbacks */
  const hf_watermark_config *config;
  void *ud; /* for the functions of config */
  int64_t clock; /* of the last call; HF_NO_TIME: none yet */
  struct hf_front *front; /* what is not settled, beyond the contact's queue; NULL: nothing */
  bool ahead; /* acts may leave the edge: it is kept up to the clock */
  bool busy; /* inside a call that runs */
  bool telling; /* inside of `admitted`, or of a report about what is fed: from there nothing can be fed */
} hf_watermark;

#pragma GCC visibility push(hidden)

/* Of a contact that was just opened. `ahead`: its policy has acts, so the edge is to be kept up to the clock. */
void hf_watermark_init(hf_watermark *w, hf_contact *c, const hf_watermark_config *config, void *ud, bool ahead);
void hf_watermark_fini(hf_watermark *w); /* before its contact is freed */

/* Takes what came at `clock`: as hf_contact_feed, but also partial transcripts, which judge nothing, and what lies before
 * events that came earlier. HF_ESTALE: before W, not admitted (also reported). A clock before the last one is the last
 * one. From inside a callback the event is taken, and nothing runs. */
hf_status hf_watermark_feed(hf_watermark *w, const hf_event *e, int64_t clock);

/* The clock is here now: settles what lies behind W; after the end, when nothing comes late any more, what lies before the
 * clock. HF_EBUSY: from inside a callback. */
hf_status hf_watermark_advance(hf_watermark *w, int64_t clock);

/* As hf_contact_finish. What was heard so far of open utterances is taken as all of it. */
hf_status hf_watermark_finish(hf_watermark *w, int64_t at);

int64_t hf_watermark_next(const hf_watermark *w); /* the clock at which advancing does something that can be seen; HF_NO_TIME: none */
uint64_t hf_watermark_waiting(const hf_watermark *w); /* events that are not settled, open utterances among them */
int64_t hf_watermark_at(const hf_watermark *w); /* W */

/* The contact as it stands at the clock, everything unsettled applied; valid until the next call. From inside a callback,
 * and where nothing is unsettled, the settled one. */
const hf_contact *hf_watermark_edge(hf_watermark *w);

/* hf_edge.c, for the two hosts. An act of the edge: whether it is to be done now. It never is twice. */
bool hf_edge_leaves(hf_watermark *w, const hf_act *a);
/* An act of the settled side: whether it was done already. */
bool hf_edge_left(hf_watermark *w, const hf_act *a);

#pragma GCC visibility pop

#endif
