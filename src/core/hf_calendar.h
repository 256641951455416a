/* SPDX-License-Identifier: MIT
 * Working time: several intervals a weekday, exceptions by date, a time zone. Turns "in five hours" into a due time.
 * Stands on nothing: zones are rules compiled in (offset and summer time), so a result never depends on the machine.
 * Invariant: hf_calendar_add(c, t, a + b) == hf_calendar_add(c, hf_calendar_add(c, t, a), b) for a, b > 0.
 */
#ifndef HF_CALENDAR_H
#define HF_CALENDAR_H

#include "core/hf_value.h"

#define HF_CALENDAR_SPANS 8 /* intervals of one day */
#define HF_CALENDAR_EXCEPT 400 /* dated exceptions */

typedef struct hf_span_of_day { /* minutes from local midnight, from < to <= 2880: past midnight it goes on */
  int16_t from, to;
} hf_span_of_day;

typedef struct hf_work_day {
  uint8_t n;
  hf_span_of_day span[HF_CALENDAR_SPANS]; /* in order, not overlapping */
} hf_work_day;

typedef struct hf_calendar_except {
  int32_t first, last; /* days since 1970-01-01, both included; a later entry wins over an earlier one */
  hf_work_day day;
} hf_calendar_except;

typedef struct hf_calendar {
  int zone; /* of hf_zone_find */
  hf_work_day week[7]; /* from Sunday */
  uint32_t nexcept;
  const hf_calendar_except *except; /* not owned */
} hf_calendar;

#pragma GCC visibility push(hidden)

/* The zone of an IANA name that hatif knows, or of "UTC", "UTC+3", "UTC-03:30"; -1: unknown. */
int hf_zone_find(hf_str name);

/* ms to add to UTC for the zone's local time at a UTC time. */
int64_t hf_zone_offset(int zone, int64_t utc);

/* The UTC time of a local one. A local time that is skipped counts as the moment of the change. */
int64_t hf_zone_utc(int zone, int64_t local);

/* The zone of so many minutes east of UTC, within a day. */
int hf_zone_of_minutes(int minutes);

/* Days since 1970-01-01 of a date; the date need not exist (month 13, day 0). */
int32_t hf_days_of(int year, int month, int day);
void hf_month_of(int64_t days, int *year, int *month); /* and back */

/* The work of a day, in days since 1970-01-01. */
const hf_work_day *hf_calendar_day(const hf_calendar *c, int64_t days);

/* t plus ms of working time: the moment when the last of it is worked. HF_ELIMIT: not within ten years. */
hf_status hf_calendar_add(const hf_calendar *c, int64_t t, int64_t ms, int64_t *due);

#pragma GCC visibility pop

#endif
