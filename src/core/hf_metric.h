/* SPDX-License-Identifier: MIT
 * Figures of a contact as its events come: pace, silence, holds, talk. By name, each a number or not there.
 * Stands on hf_policy. A policy holds conditions on them (hf_meter); a contact raises a condition's key when it has come
 * to hold, once for each stretch in which it holds.
 * Invariant: the block of a contact is flat, without pointers: it is copied and kept as its bytes.
 */
#ifndef HF_METRIC_H
#define HF_METRIC_H

#include "core/hf_contact.h"

typedef enum hf_metric {
  HF_METRIC_DURATION, /* from the opening */
  HF_METRIC_TIME_TO_ANSWER, /* first dial, ringing or queue.enter to the first answer */
  HF_METRIC_TIME_TO_GREET, /* first answer to the agent's first word; runs while he says none and the line is up */
  HF_METRIC_TALK_AGENT, /* what one speaker says at once counts once */
  HF_METRIC_TALK_CUSTOMER,
  HF_METRIC_TALK_SUPERVISOR,
  HF_METRIC_TALK_RATIO, /* percent: agent of agent and customer, of utterances that have ended; one decimal */
  HF_METRIC_PACE, /* words a minute of the agent; the window is told at HF_PACE_SLICE_MS */
  HF_METRIC_PACE_CUSTOMER,
  HF_METRIC_PACE_AVERAGE, /* over the whole contact */
  HF_METRIC_PACE_AVERAGE_CUSTOMER,
  HF_METRIC_INTERRUPTIONS, /* of the customer, by the agent */
  HF_METRIC_INTERRUPTIONS_CUSTOMER, /* of the agent, by the customer */
  HF_METRIC_OVERLAP, /* agent and customer at once */
  HF_METRIC_SILENCE, /* how long nobody has said anything: line up, not on hold */
  HF_METRIC_SILENCE_TOTAL,
  HF_METRIC_SILENCE_LONGEST,
  HF_METRIC_HOLD, /* how long the present hold has lasted */
  HF_METRIC_HOLD_COUNT,
  HF_METRIC_HOLD_TOTAL,
  HF_METRIC_HOLD_LONGEST,
  HF_METRIC_WRAPUP, /* wrapup.begin to wrapup.end or the end */
  HF_METRIC_HANDLING_TIME, /* talk, hold and wrap-up: the line up (holds included), and the wrap-up */
  HF_METRIC_NOISE, /* the value of the last `noise` event */
  HF_METRIC_LOUDNESS, /* of the last `loudness` event that is not by the customer */
  HF_METRIC_LOUDNESS_CUSTOMER,
  HF_METRICS
} hf_metric;

/* Pace: the words of utterances that ended in the slice under way and the five before it, by their lengths. */
enum { HF_PACE_SLICE_MS = 5000, HF_PACE_SLICES = 6, HF_PACE_LEAST_MS = 3000 /* of speech, else there is none */ };
enum { HF_BACK_CHANNEL_MS = 1000 }; /* an utterance up to this long interrupts nobody */

typedef struct hf_meter { /* a condition on a metric */
  hf_key key; /* raised when it has come to hold: "metric:pace>170/10000", or "metric:pace>170" */
  hf_key general; /* raised behind it: "metric:pace" */
  uint32_t metric; /* hf_metric */
  bool above; /* strictly above the bound; else strictly below */
  double bound; /* finite; ms where the metric is a time */
  int64_t lasting; /* ms that it must have held; of a pace: of that speaker's speech */
} hf_meter;

#pragma GCC visibility push(hidden)

hf_str hf_metric_name(uint32_t metric); /* "time_to_greet" */
uint32_t hf_metric_find(hf_str name); /* HF_NONE: no such metric */
bool hf_metric_is_time(uint32_t metric); /* its values are ms */

/* A condition; the same key again is the same condition. HF_EINVAL: sealed, or out of range. */
hf_status hf_policy_add_meter(hf_policy *p, hf_str key, const hf_meter *def, hf_key *out);

/* Its value now; false: there is none. */
bool hf_contact_metric(const hf_contact *c, uint32_t metric, double *value);

#pragma GCC visibility pop

#endif
