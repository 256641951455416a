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
  /* The event as it was admitted: in order of `at`, these are the record that judges to the same. May be NULL. */
  void (*admitted)(void *ud, struct hf_watermark *w, const hf_event *e);
} hf_watermark_config;

/* Of one contact. All zero but for the first three: nothing is unsettled. */
typedef struct hf_watermark {
  hf_contact *c; /* what is settled; not owned, and not freed from inside its callbacks */
  const hf_watermark_config *config;
  void *ud; /* for the functions of config */
  struct hf_front *front; /* what is not settled; NULL: nothing */
  bool busy; /* inside a call that runs */
  bool telling; /* inside of `admitted`, or of a report about what is fed: from there nothing can be fed */
} hf_watermark;

#pragma GCC visibility push(hidden)

void hf_watermark_fini(hf_watermark *w); /* before its contact is freed */

/* Takes what came at `clock`: as hf_contact_feed, but also partial transcripts, which judge nothing, and what lies before
 * events that came earlier. HF_ESTALE: before W, not admitted (also reported). A clock before the last one is the last
 * one. From inside a callback the event is taken, and nothing runs. */
hf_status hf_watermark_feed(hf_watermark *w, const hf_event *e, int64_t clock);

/* The clock is here now: settles what lies behind W. HF_EBUSY: from inside a callback. */
hf_status hf_watermark_advance(hf_watermark *w, int64_t clock);

/* As hf_contact_finish. What was heard so far of open utterances is taken as all of it. */
hf_status hf_watermark_finish(hf_watermark *w, int64_t at);

int64_t hf_watermark_next(const hf_watermark *w); /* the clock at which advancing does something; HF_NO_TIME: none */
int64_t hf_watermark_at(const hf_watermark *w); /* W */

#pragma GCC visibility pop

#endif
