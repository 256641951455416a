/* SPDX-License-Identifier: MIT
 * Points in time as people promise them: "bukra as-subh", "tomorrow by noon", "khilal yawmayn amal", "rit no rita".
 * Stands on hf_duration. Reading and reckoning are apart: hf_when is what was said, and needs no clock; its due time
 * follows from the moment it was said and the hours of work. Due is the last moment at which the promise is kept.
 */
#ifndef HF_WHEN_H
#define HF_WHEN_H

#include "core/hf_words.h"

enum { HF_PART_DAWN, HF_PART_MORNING, HF_PART_NOON, HF_PART_AFTERNOON, HF_PART_EVENING, HF_PART_NIGHT, HF_PARTS };

enum { /* hf_when.has */
  HF_WHEN_DAY = 1, /* days from today */
  HF_WHEN_WEEKDAY = 2, /* the next day of that name */
  HF_WHEN_PART = 4, /* a part of the day */
  HF_WHEN_CLOCK = 8, /* a time of the clock */
  HF_WHEN_SPAN = 16, /* a duration from now */
  HF_WHEN_WORKEND = 32 /* the end of the working day */
};

typedef enum hf_edge { HF_EDGE_AT, HF_EDGE_BY, HF_EDGE_BEFORE, HF_EDGE_AFTER } hf_edge;

typedef struct hf_when {
  uint8_t has; /* HF_WHEN_* */
  uint8_t edge; /* hf_edge: what was said before the point */
  uint8_t weekday; /* 0 is Sunday */
  uint8_t part; /* HF_PART_* */
  bool next; /* "next Sunday": not today */
  bool half; /* the clock was said with its half of the day */
  bool work; /* the span counts working days or hours */
  bool whole_days; /* the span is in days or more */
  int16_t minute; /* of the clock, 0-1440 */
  int32_t days; /* from today */
  int64_t span; /* ms */
} hf_when;

typedef struct hf_interval { /* minutes of the local day, from < to <= 1440 */
  uint16_t from, to;
} hf_interval;

enum { HF_INTERVALS = 4 }; /* of work in one day */

typedef struct hf_hours { /* the place and its working hours */
  int32_t offset; /* minutes east of UTC */
  bool has_week; /* without: every day is a working day, of the interval `work` */
  uint8_t n[7]; /* intervals of each day, Sunday first; 0: closed */
  hf_interval day[7][HF_INTERVALS]; /* rising, apart */
  hf_interval work; /* where there is no week */
  hf_interval part[HF_PARTS];
} hf_hours;

#pragma GCC visibility push(hidden)

void hf_hours_init(hf_hours *h); /* UTC, no week, 09:00-17:00, and the usual parts of the day */

/* A point in time that begins at word i, in some languages (HF_LANG_*); the words it takes, 0: none begins here. */
uint32_t hf_when_in(const hf_words *w, uint32_t i, uint32_t langs, hf_when *out);

/* Its due time, said at `at` (ms since the epoch). HF_EINVAL: working time in a week without any, or beyond ten years. */
hf_status hf_when_due(const hf_when *when, int64_t at, const hf_hours *h, int64_t *due);

#pragma GCC visibility pop

#endif
