/* SPDX-License-Identifier: MIT
 * The inside of a watermark, for hf_watermark.c (what is admitted, and when), hf_utterance.c (utterances that are not
 * complete) and hf_edge.c (the copy that is run ahead). A contact has a front only while something is unsettled.
 */
#ifndef HF_FRONT_H
#define HF_FRONT_H

#include "core/hf_contact_impl.h"
#include "core/hf_watermark.h"

/* Utterances that are remembered at once; beyond them the oldest is taken as complete, or forgotten. */
enum { HF_MAX_UTTERANCES = 64 };

typedef enum hf_utt_state {
  HF_UTT_OPEN, /* begun and not complete: holds W */
  HF_UTT_FORCED, /* taken as complete at the cap; its final is still to come */
  HF_UTT_CLOSED /* complete: a partial of it that comes late is nothing */
} hf_utt_state;

typedef struct hf_utt {
  uint64_t speaker; /* hash of who speaks */
  uint64_t name; /* hash of who speaks and `utt`; without one it is the speaker's */
  hf_utt_state state;
  int64_t start; /* the earliest `at` of its signs */
  int64_t stop; /* of what was heard of it so far */
  uint32_t words; /* forced: how many were admitted */
  hf_event *last; /* open: its last partial, owned; NULL: a sign of speech only */
  bool loud; /* there are phrases in `last`: the edge has heard it; others say nothing there before their final */
} hf_utt;

typedef struct hf_left { /* an act that has left the edge, and that the settled side has not come to */
  hf_str key; /* owned */
  int64_t at; /* event time at which the edge says it */
} hf_left;

typedef struct hf_front {
  hf_utt *utts; /* in order of their first sign */
  uint32_t nutts, utts_room;
  hf_contact *edge; /* NULL: none is needed, or none was asked for */
  bool stale; /* the edge has to be made again */
  hf_left *left; /* in the order in which they left */
  uint32_t nleft, left_room;
} hf_front;

enum { HF_FIELDS = 260 }; /* of an event that is changed on its way, with one more than it came with */

#pragma GCC visibility push(hidden)

/* hf_front_bytes.c: nothing where nothing has come yet. */
struct hf_writer;
void hf_front_save(struct hf_writer *w, const hf_watermark *mark);

/* hf_watermark.c */
hf_front *hf_front_of(hf_watermark *w); /* made where there is none; NULL: no memory */
hf_status hf_front_admit(hf_watermark *w, const hf_event *e); /* into the contact; told when it was taken */
void hf_front_refuse(hf_watermark *w, const hf_event *e, const char *why); /* reports it */

/* hf_utterance.c */
hf_status hf_utt_hear(hf_watermark *w, const hf_event *e); /* an utterance, partial or final */
void hf_utt_sign(hf_watermark *w, const hf_event *e); /* somebody begins to speak; hf_utt_reserve came before */
hf_status hf_utt_reserve(hf_watermark *w); /* room for one more */
hf_status hf_utt_force(hf_watermark *w, int64_t before); /* takes those as complete that began before it */
int64_t hf_utt_hold(const hf_front *f); /* the earliest start of those that are open; HF_NO_TIME: none is */
void hf_utt_sweep(hf_front *f, int64_t settled); /* forgets those that nothing can come of any more */
void hf_utt_fini(hf_front *f);
hf_event *hf_utt_copy(const hf_event *e); /* in one block, to be freed by free(); NULL: no memory */
/* The fields of e but `without`, and a true one of the name `with` (NULL: none), in order of name; how many. */
uint32_t hf_utt_fields(const hf_event *e, const char *without, const char *with, hf_field *out);

/* hf_edge.c */
void hf_edge_run(hf_watermark *w); /* up to the clock: makes it, goes on with it, or drops it */
void hf_edge_admit(hf_watermark *w, const hf_event *e); /* the settled side has taken it */
void hf_edge_retract(hf_watermark *w, int64_t settled); /* the acts before it that were not reached */
void hf_edge_drop(hf_watermark *w);
void hf_edge_fini(hf_watermark *w);

#pragma GCC visibility pop

#endif
