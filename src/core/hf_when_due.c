/* SPDX-License-Identifier: MIT
 * From what was said to when it is due. All reckoning is in local minutes and days; the last step goes back to UTC.
 * What a day promises ends with its working hours; a part of the day with that part; "by" a part, with its beginning.
 */
#include <string.h>

#include "core/hf_when.h"

#define MS_MINUTE INT64_C(60000)
#define MS_DAY INT64_C(86400000)

enum { DAY = 1440, NOON = 720, AFTERNOON_HOURS = 6 * 60, DAYS_MAX = 3660 };

typedef struct local { /* a moment as the place's clock shows it */
  int64_t day; /* since 1970-01-01 */
  int64_t ms; /* of the day */
} local;

void hf_hours_init(hf_hours *h) {
  static const hf_interval parts[HF_PARTS] = { { 240, 360 }, { 360, 720 }, { 720, 900 }, { 900, 1080 }, { 1080, 1260 },
                                               { 1260, DAY } };
  memset(h, 0, sizeof *h);
  memcpy(h->part, parts, sizeof parts);
  for (int d = 0; d < 7; d++) h->calendar.week[d] = (hf_work_day){ 1, { { 540, 1020 } } };
}

static local local_of(const hf_hours *h, int64_t at) {
  int64_t ms = at + hf_zone_offset(h->calendar.zone, at), day = ms / MS_DAY - (ms % MS_DAY < 0);
  return (local){ day, ms - day * MS_DAY };
}

static int64_t utc_of(const hf_hours *h, int64_t day, int64_t minute) {
  return hf_zone_utc(h->calendar.zone, day * MS_DAY + minute * MS_MINUTE);
}

static int weekday_of(int64_t day) { /* 1970-01-01 was a Thursday */
  return (int)(((day + 4) % 7 + 7) % 7);
}

static const hf_work_day *work_of(const hf_hours *h, int64_t day) {
  return hf_calendar_day(&h->calendar, day);
}

/* The end of the day's work, or of the day where nobody works. */
static int64_t end_of_work(const hf_hours *h, int64_t day) {
  const hf_work_day *w = work_of(h, day);
  return w->n ? w->span[w->n - 1].to : DAY;
}

static bool works(const hf_hours *h) {
  for (int d = 0; d < 7; d++)
    if (h->calendar.week[d].n) return true;
  return false;
}

/* n working days after today: the end of the last one's work. */
static hf_status add_working_days(const hf_hours *h, local now, int64_t n, int64_t *due) {
  int64_t day = now.day;
  for (int64_t step = 0; n > 0; step++) {
    if (step == DAYS_MAX) return HF_EINVAL;
    day++;
    if (work_of(h, day)->n) n--;
  }
  *due = utc_of(h, day, end_of_work(h, day));
  return HF_OK;
}

static hf_status span_due(const hf_when *w, int64_t at, const hf_hours *h, int64_t *due) {
  if (w->span > DAYS_MAX * MS_DAY) return HF_EINVAL;
  *due = at + w->span;
  if (!w->work) return HF_OK;
  if (!w->whole_days) return hf_calendar_add(&h->calendar, at, w->span, due) == HF_OK ? HF_OK : HF_EINVAL;
  return add_working_days(h, local_of(h, at), (w->span + MS_DAY - 1) / MS_DAY, due);
}

/* The minute of the clock on a day, with the half of the day that its part, the working hours or habit give it. */
static int64_t clock_minute(const hf_when *w, const hf_hours *h, int64_t day) {
  int64_t m = w->minute;
  if (w->half) return m;
  bool early = m < NOON, twelve = m >= NOON && m < NOON + 60;
  if (w->has & HF_WHEN_PART) {
    if (w->part == HF_PART_NIGHT && twelve) return m + NOON; /* the night that begins with that evening */
    if (w->part <= HF_PART_MORNING) return twelve ? m - NOON : m;
    if (w->part == HF_PART_NOON) return m < 9 * 60 ? m + NOON : m;
    if (w->part == HF_PART_NIGHT) return early && m >= 6 * 60 ? m + NOON : m;
    return early ? m + NOON : m;
  }
  const hf_work_day *work = work_of(h, day);
  for (int k = 0; k < work->n; k++) {
    if (m >= work->span[k].from && m <= work->span[k].to) return m;
    if (early && m + NOON >= work->span[k].from && m + NOON <= work->span[k].to) return m + NOON;
  }
  return m <= AFTERNOON_HOURS ? m + NOON : m;
}

/* A time of the clock without its day: the first one that is still ahead. */
static int64_t next_clock(const hf_when *w, const hf_hours *h, local now) {
  int64_t past = now.ms / MS_MINUTE, m = clock_minute(w, h, now.day);
  bool told = w->half || (w->has & HF_WHEN_PART);
  if (m - DAY > past) m -= DAY;
  if (m > past) return utc_of(h, now.day, m);
  if (!told && m < NOON && m + NOON > past) return utc_of(h, now.day, m + NOON);
  return utc_of(h, now.day + 1, clock_minute(w, h, now.day + 1));
}

/* The minute of a day at which what was said of it is due. */
static int64_t day_minute(const hf_when *w, const hf_hours *h, int64_t day) {
  if (w->has & HF_WHEN_CLOCK) return clock_minute(w, h, day);
  if (w->has & HF_WHEN_WORKEND) return end_of_work(h, day);
  if (w->has & HF_WHEN_PART) {
    const hf_interval *part = &h->part[w->part];
    if (w->side == HF_SIDE_BY || w->side == HF_SIDE_BEFORE) return part->from;
    if (w->side == HF_SIDE_AFTER && w->part == HF_PART_NOON) part = &h->part[HF_PART_AFTERNOON];
    return part->to;
  }
  return w->side == HF_SIDE_BEFORE && !w->ends ? 0 : end_of_work(h, day);
}

static int64_t weekday_due(const hf_when *w, const hf_hours *h, local now) {
  int64_t ahead = (w->weekday - weekday_of(now.day) + 7) % 7;
  int64_t day = now.day + ahead, minute = day_minute(w, h, day);
  if (ahead == 0 && (w->next || minute * MS_MINUTE <= now.ms)) {
    day += 7;
    minute = day_minute(w, h, day);
  }
  return utc_of(h, day, minute);
}

/* The days since the week began: with the first working day behind its longest run of closed ones; without any, on
 * Monday. The dated exceptions are not asked: a holiday moves no week. */
static int64_t days_of_week(const hf_hours *h, int64_t day) {
  int first = 1, longest = 0;
  for (int d = 0; d < 7; d++) {
    int run = 0;
    if (!h->calendar.week[d].n) continue;
    while (run < 7 && !h->calendar.week[(d + 6 - run) % 7].n) run++;
    if (run > longest) {
      longest = run;
      first = d;
    }
  }
  return (weekday_of(day) - first + 7) % 7;
}

/* "Next week", "the end of the month": its last working day, or the weekday that was said of the week. */
static hf_status period_due(const hf_when *w, int64_t at, const hf_hours *h, int64_t *due) {
  local now = local_of(h, at);
  int64_t first, last;
  int year, month;
  if (w->has & HF_WHEN_WEEK) {
    first = now.day - days_of_week(h, now.day) + 7 * w->ahead;
    last = first + 6;
  } else {
    hf_month_of(now.day, &year, &month);
    first = hf_days_of(year, month + w->ahead, 1);
    last = hf_days_of(year, month + w->ahead + 1, 1) - 1;
  }
  if ((w->has & HF_WHEN_WEEKDAY) && (w->has & HF_WHEN_WEEK)) {
    first += (w->weekday - weekday_of(first) + 7) % 7;
    *due = utc_of(h, first, day_minute(w, h, first));
    return HF_OK;
  }
  if (w->side == HF_SIDE_BEFORE && !w->ends) {
    *due = utc_of(h, first, 0);
    return HF_OK;
  }
  int64_t day = last;
  while (day > first && !work_of(h, day)->n) day--;
  if (!work_of(h, day)->n) day = last;
  *due = utc_of(h, day, day_minute(w, h, day));
  if (*due < at) *due = utc_of(h, last, DAY);
  return HF_OK;
}

/* "After five": until the end of that day's work, or of the day. */
static int64_t after_clock(const hf_hours *h, int64_t due) {
  local l = local_of(h, due);
  int64_t end = end_of_work(h, l.day);
  return utc_of(h, l.day, end * MS_MINUTE > l.ms ? end : DAY);
}

hf_status hf_when_due(const hf_when *w, int64_t at, const hf_hours *h, int64_t *due) {
  local now = local_of(h, at);
  if (w->has & HF_WHEN_SPAN) return span_due(w, at, h, due);
  if (w->has & (HF_WHEN_WEEK | HF_WHEN_MONTH)) return period_due(w, at, h, due);
  if (w->has & HF_WHEN_WEEKDAY) {
    *due = weekday_due(w, h, now);
  } else if (w->has & HF_WHEN_DAY) {
    int64_t minute = day_minute(w, h, now.day + w->days);
    *due = utc_of(h, now.day + w->days, minute);
    bool early = (w->has & HF_WHEN_CLOCK) && !(w->has & HF_WHEN_PART) && !w->half && minute < NOON;
    if (early && *due < at && *due + NOON * MS_MINUTE >= at) *due += NOON * MS_MINUTE; /* "today at nine", said at ten */
    bool plain = !(w->has & (HF_WHEN_CLOCK | HF_WHEN_PART | HF_WHEN_WORKEND));
    if (plain && *due < at && w->side != HF_SIDE_BEFORE) *due = utc_of(h, now.day + w->days, DAY);
  } else if (w->has & HF_WHEN_CLOCK) {
    *due = next_clock(w, h, now);
  } else {
    int64_t day = now.day;
    bool closed = (w->has & HF_WHEN_WORKEND) && works(h) && !work_of(h, day)->n;
    if (closed || utc_of(h, day, day_minute(w, h, day)) < at) day++;
    int64_t most = day + DAYS_MAX; /* dated exceptions may close more than the week does */
    while ((w->has & HF_WHEN_WORKEND) && works(h) && !work_of(h, day)->n && day < most) day++;
    *due = utc_of(h, day, day_minute(w, h, day));
  }
  if ((w->has & HF_WHEN_CLOCK) && w->side == HF_SIDE_AFTER) *due = after_clock(h, *due);
  return HF_OK;
}
