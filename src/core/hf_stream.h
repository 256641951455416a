/* SPDX-License-Identifier: MIT
 * Phrases in what one speaker goes on saying: partial transcripts that replace each other, finals that commit, and
 * phrases that begin in one utterance and are complete in the next. Stands on hf_phrase.
 * Invariant: of the open utterance, what was new minus what is gone are the hits of its latest transcript; a hit that
 * only moved, because words before it were heard anew, is neither. Time is an argument, and never goes back.
 */
#ifndef HF_STREAM_H
#define HF_STREAM_H

#include "core/hf_phrase.h"

enum { HF_STREAM_REST = 1 << 16 }; /* bytes of an utterance that are kept for the next one at most */

typedef struct hf_stream_hit {
  uint32_t id; /* counts what was ever new, from 0 */
  uint32_t phrase;
  uint32_t first, last; /* bytes [first, last) of the utterance's text; of a hit that spans two, first is 0 */
  uint32_t before, before_last; /* the bytes of the text before it where such a hit began; equal: it spans nothing */
  uint32_t ncaptures;
  const hf_capture *captures; /* in order of first; valid until the next transcript */
  const char *text; /* what their bytes are of: the transcript, or it behind the rest of the one before */
  uint64_t what; /* hash of the captures: hits of a phrase that captured the same are alike */
  uint32_t cap; /* where its captures begin in its list */
  bool paired; /* with a hit of the transcript before */
} hf_stream_hit;

typedef struct hf_stream_list { /* of one transcript */
  hf_stream_hit *hit; /* owned, in order of first, then last, then phrase */
  uint32_t n, room;
  hf_capture *cap; /* owned: of all hits, one behind the other */
  uint32_t ncaps, room_caps;
} hf_stream_list;

typedef struct hf_stream {
  const hf_phrases *phrases; /* borrowed */
  int64_t gap; /* ms between the final of an utterance and the first transcript of the next that goes on with it */
  int64_t at; /* latest time */
  uint32_t ids; /* ids given */
  bool open; /* an utterance has begun */
  bool joined; /* and goes on with the one before */
  hf_stream_list now, then; /* of the latest transcript, and of the next while it is read */
  char *text; /* owned: the latest transcript of the open utterance */
  uint32_t ntext, room_text;
  hf_stream_list past; /* of the utterance before: hits alone */
  char *rest; /* owned: the end of that utterance's text, where a phrase may have begun */
  uint32_t nrest, room_rest;
  uint32_t rest_first; /* where in its text it begins */
  int64_t rest_at; /* when it was committed */
  char *both; /* owned: rest and transcript, a blank between */
  uint32_t room_both;
  hf_stream_hit **order; /* owned: scratch */
  uint32_t room_order;
  const hf_stream_hit **fresh; /* owned: new with the latest transcript, in order; valid until the next one */
  uint32_t nfresh, room_fresh;
  uint32_t *gone; /* owned: ids that were new before and are not in the latest transcript, rising */
  uint32_t ngone, room_gone;
} hf_stream;

#pragma GCC visibility push(hidden)

void hf_stream_init(hf_stream *s, const hf_phrases *p, int64_t gap);
void hf_stream_fini(hf_stream *s);

/* The latest transcript of the open utterance; `final` commits it, and the next one is of a new utterance. A time before
 * the latest counts as the latest. Fills fresh and gone. HF_ENOMEM, HF_ELIMIT: as if it had not been said. */
hf_status hf_stream_take(hf_stream *s, hf_scan *scan, const char *text, size_t n, int64_t at, bool final);

#pragma GCC visibility pop

#endif
