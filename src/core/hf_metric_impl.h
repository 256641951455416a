/* SPDX-License-Identifier: MIT
 * A contact's metrics from the inside: hf_metric.c keeps the figures, hf_meter.c the conditions on them.
 * Stands on hf_metric.h. Everything is flat, times are ms from the opening in 32 bits.
 */
#ifndef HF_METRIC_IMPL_H
#define HF_METRIC_IMPL_H

#include <stddef.h>

#include "core/hf_metric.h"

#define HF_UNSET UINT32_MAX /* no time, no value */
#define HF_LONGEST (UINT32_MAX - 8) /* where times and counts stop growing */

enum { HF_VOICE_AGENT, HF_VOICE_CUSTOMER, HF_VOICE_SUPERVISOR, HF_VOICES };
enum { HF_OUTSIDE = 3 }; /* noise, loudness, the customer's loudness */

/* What an event is to the metrics. */
enum {
  HF_LINE_NOTHING,
  HF_LINE_ASKED, /* dial, ringing, queue.enter */
  HF_LINE_ANSWER,
  HF_LINE_HOLD,
  HF_LINE_UNHOLD,
  HF_LINE_DOWN, /* hangup, drop */
  HF_LINE_WRAPUP,
  HF_LINE_WRAPPED,
  HF_LINE_NOISE,
  HF_LINE_LOUDNESS
};

typedef struct hf_stretch {
  uint32_t since; /* HF_UNSET: it is not going on */
  uint32_t total; /* of those that are over */
  uint32_t longest; /* of those that are over */
} hf_stretch;

typedef struct hf_voice {
  hf_stretch talk;
  uint32_t open; /* utterances that have begun and not ended */
  uint32_t stopped; /* when the last one ended */
  uint32_t words, spoken; /* of utterances that have ended, spoken in ms */
  uint32_t pace; /* the last one measured */
  uint32_t interruptions;
} hf_voice;

typedef struct hf_pace { /* ring of slices */
  uint32_t slice; /* the one under way, counted from the opening */
  uint32_t words[HF_PACE_SLICES], ms[HF_PACE_SLICES];
} hf_pace;

typedef struct hf_meter_state {
  int64_t since; /* waiting: from when it has held; of a pace: ms of speech in which it has held */
  int64_t armed; /* when its timer is due; HF_NO_TIME: none */
  uint32_t line; /* of the record, where it began to hold */
  uint32_t state; /* HF_METER_* */
} hf_meter_state;

enum { HF_METER_OFF, HF_METER_WAITING /* holds, not long enough */, HF_METER_ON };

typedef struct hf_metrics { /* behind the doubles nothing but words of 32 bits, up to the conditions */
  double outside[HF_OUTSIDE]; /* NaN: none yet */
  uint32_t asked, answered, spoke; /* each the first of its kind; spoke: the agent, after the answer */
  uint32_t ended; /* once it is over */
  uint32_t holds;
  uint32_t line; /* of the last event that counted here, for conditions that come to hold by themselves */
  hf_stretch up, hold, quiet, overlap, wrapup;
  hf_stretch handled; /* the line up, or wrapping up */
  hf_voice voices[HF_VOICES];
  uint32_t over; /* 1: the contact has ended */
  hf_pace paces[2]; /* agent, customer; from here on nothing is kept at the end */
  hf_meter_state meters[]; /* in order of the policy's */
} hf_metrics;

/* Of a contact that goes on, and of one that has ended. */
enum { HF_METRIC_WORDS = (offsetof(hf_metrics, meters) - offsetof(hf_metrics, asked)) / sizeof(uint32_t),
       HF_METRIC_ENDED = (offsetof(hf_metrics, paces) - offsetof(hf_metrics, asked)) / sizeof(uint32_t) };

#pragma GCC visibility push(hidden)

size_t hf_metrics_bytes(const hf_policy *p); /* of a contact that goes on */
void hf_metrics_clear(hf_metrics *m); /* nothing has happened; not of the conditions */

hf_metrics *hf_metrics_of(hf_contact *c); /* made when there is none; NULL: no memory, and the contact is broken */
void hf_metric_event(hf_contact *c, const hf_event *e, uint32_t kind); /* HF_LINE_* */
void hf_metric_begin(hf_contact *c, uint32_t channel, uint32_t length); /* an utterance; length in ms, 0: none */
void hf_metric_end(hf_contact *c, uint32_t channel, hf_str text, uint32_t length); /* of one with a length */
void hf_metrics_close(hf_contact *c); /* at the end of the contact */
/* hf_metric_bytes.c: packs the metrics, which are over. False: no memory for that, and they stay as they are. */
bool hf_metrics_pack(hf_contact *c);
/* hf_metric_bytes.c: the metrics wherever they are, those that are packed in *room; NULL: nothing has counted. */
const hf_metrics *hf_metrics_view(const hf_contact *c, hf_metrics *room);
size_t hf_metrics_packed(const unsigned char *packed); /* bytes of them all */

/* *growing: what grows by itself, a ms each ms, and is the value once it is the larger; NaN: nothing. */
bool hf_metric_read(const hf_contact *c, uint32_t metric, double *value, double *growing);

/* hf_meter.c */
void hf_meters_begin(hf_contact *c); /* at the opening */
void hf_meters_look(hf_contact *c); /* the figures have changed */
void hf_meters_spoken(hf_contact *c, uint32_t metric, int64_t ms); /* that much speech more, and its pace */
void hf_meter_due(hf_contact *c, uint32_t meter); /* its timer */
bool hf_meter_holds(const hf_contact *c, hf_key key); /* whether the key is of a condition that has come to hold */

#pragma GCC visibility pop

#endif
