/* SPDX-License-Identifier: MIT
 * Points in time as people promise them: "bukra as-subh", "tomorrow by noon", "khilal yawmayn amal", "rit no rita".
 * Stands on hf_duration and hf_calendar. Reading and reckoning are apart: hf_when is what was said, and needs no clock; its due time
 * follows from the moment it was said and the hours of work. Due is the last moment at which the promise is kept.
 */
#ifndef HF_WHEN_H
#define HF_WHEN_H

#include "core/hf_calendar.h"
#include "core/hf_words.h"

enum { HF_PART_DAWN, HF_PART_MORNING, HF_PART_NOON, HF_PART_AFTERNOON, HF_PART_EVENING, HF_PART_NIGHT, HF_PARTS };

enum { /* hf_when.has */
  HF_WHEN_DAY = 1, /* days from today */
  HF_WHEN_WEEKDAY = 2, /* the next day of that name */
  HF_WHEN_PART = 4, /* a part of the day */
  HF_WHEN_CLOCK = 8, /* a time of the clock */
  HF_WHEN_SPAN = 16, /* a duration from now */
  HF_WHEN_WORKEND = 32, /* the end of the working day */
  HF_WHEN_WEEK = 64, /* a week, and in it the weekday if that is said too */
  HF_WHEN_MONTH = 128 /* a month */
};

typedef enum hf_side { HF_SIDE_AT, HF_SIDE_BY, HF_SIDE_BEFORE, HF_SIDE_AFTER } hf_side;

typedef struct hf_when {
  uint8_t has; /* HF_WHEN_* */
  uint8_t side; /* hf_side: what was said before the point */
  uint8_t weekday; /* 0 is Sunday */
  uint8_t part; /* HF_PART_* */
  bool ends; /* "the end of" the week or month */
  uint8_t ahead; /* weeks or months from this one */
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

typedef struct hf_hours { /* the place, its working hours, and what its parts of the day are */
  hf_calendar calendar;
  hf_interval part[HF_PARTS];
} hf_hours;

#pragma GCC visibility push(hidden)

void hf_hours_init(hf_hours *h); /* UTC, every day 09:00-17:00, and the usual parts of the day */

/* A point in time that begins at word i, in some languages (HF_LANG_*); the words it takes, 0: none begins here. */
uint32_t hf_when_in(const hf_words *w, uint32_t i, uint32_t langs, hf_when *out);

/* Its due time, said at `at` (ms since the epoch). HF_EINVAL: working time in a week without any, or beyond ten years. */
hf_status hf_when_due(const hf_when *when, int64_t at, const hf_hours *h, int64_t *due);

#pragma GCC visibility pop

#endif
