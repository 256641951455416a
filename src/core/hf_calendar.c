/* SPDX-License-Identifier: MIT
 * Working time, and the few rules of summer time that the zones of our users follow.
 */
#include "core/hf_calendar.h"

#include <string.h>

#define MINUTE 60000
#define HOUR (60 * (int64_t)MINUTE)
#define DAY (24 * HOUR)

enum { FIXED, EUROPE, EGYPT };

/* Offsets in minutes. Europe: last Sunday of March to last Sunday of October, 01:00 UTC. Egypt, since 2023: last Friday
 * of April 00:00 to the end of the last Thursday of October. */
static const struct {
  const char *name;
  int16_t offset;
  uint8_t rule;
} zones[] = {
  { "UTC", 0, FIXED },
  { "Africa/Algiers", 60, FIXED },
  { "Africa/Cairo", 120, EGYPT },
  { "Africa/Khartoum", 120, FIXED },
  { "Africa/Tripoli", 120, FIXED },
  { "Africa/Tunis", 60, FIXED },
  { "Asia/Aden", 180, FIXED },
  { "Asia/Amman", 180, FIXED },
  { "Asia/Baghdad", 180, FIXED },
  { "Asia/Bahrain", 180, FIXED },
  { "Asia/Damascus", 180, FIXED },
  { "Asia/Dubai", 240, FIXED },
  { "Asia/Karachi", 300, FIXED },
  { "Asia/Kolkata", 330, FIXED },
  { "Asia/Kuwait", 180, FIXED },
  { "Asia/Manila", 480, FIXED },
  { "Asia/Muscat", 240, FIXED },
  { "Asia/Qatar", 180, FIXED },
  { "Asia/Riyadh", 180, FIXED },
  { "Europe/Berlin", 60, EUROPE },
  { "Europe/Helsinki", 120, EUROPE },
  { "Europe/Istanbul", 180, FIXED },
  { "Europe/London", 0, EUROPE },
  { "Europe/Madrid", 60, EUROPE },
  { "Europe/Paris", 60, EUROPE },
  { "Europe/Riga", 120, EUROPE },
  { "Europe/Stockholm", 60, EUROPE },
  { "Europe/Tallinn", 120, EUROPE },
  { "Europe/Vilnius", 120, EUROPE },
  { "Europe/Warsaw", 60, EUROPE },
};

enum { NAMED = sizeof zones / sizeof *zones, FREE = 10000 }; /* FREE + minutes: an offset without a name */

/* "+3", "-03:30": minutes in *out. */
static bool read_offset(const char *p, uint32_t n, int *out) {
  int sign = p[0] == '-' ? -1 : 1, value[2] = { 0, 0 }, part = 0;
  uint32_t digits = 0;
  for (uint32_t i = 1; i < n; i++) {
    if (p[i] == ':' && part == 0 && digits > 0) {
      part = 1;
      digits = 0;
    } else if (p[i] >= '0' && p[i] <= '9' && digits < 2) {
      value[part] = value[part] * 10 + (p[i] - '0');
      digits++;
    } else {
      return false;
    }
  }
  if (digits == 0 || value[0] > 14 || value[1] > 59) return false;
  *out = sign * (value[0] * 60 + value[1]);
  return true;
}

int hf_zone_find(hf_str name) {
  for (int i = 0; i < NAMED; i++)
    if (strlen(zones[i].name) == name.n && memcmp(zones[i].name, name.p, name.n) == 0) return i;
  int offset;
  if (name.n > 4 && memcmp(name.p, "UTC", 3) == 0 && (name.p[3] == '+' || name.p[3] == '-') &&
      read_offset(name.p + 3, name.n - 3, &offset))
    return FREE + offset;
  return -1;
}

int hf_zone_of_minutes(int minutes) {
  return FREE + minutes;
}

/* Floor division: days before 1970 too. */
static int64_t floor_div(int64_t a, int64_t b) {
  return a / b - (a % b < 0);
}

int32_t hf_days_of(int year, int month, int day) {
  int y = month <= 2 ? year - 1 : year, m = month <= 2 ? month + 9 : month - 3; /* the year begins in March */
  int64_t era = floor_div(y, 400), of_era = y - era * 400;
  return (int32_t)(era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + (153 * m + 2) / 5 + day - 1 - 719468);
}

static int year_of(int64_t days) {
  int year = 1970 + (int)floor_div(days, 365);
  while (hf_days_of(year, 1, 1) > days) year--;
  while (hf_days_of(year + 1, 1, 1) <= days) year++;
  return year;
}

void hf_month_of(int64_t days, int *year, int *month) {
  *year = year_of(days);
  for (*month = 12; hf_days_of(*year, *month, 1) > days;) --*month;
}

static int weekday(int64_t days) { /* 0: Sunday; 1970-01-01 was a Thursday */
  return (int)(((days + 4) % 7 + 7) % 7);
}

/* The last such weekday before a date. */
static int64_t last_before(int64_t days, int day) {
  do days--;
  while (weekday(days) != day);
  return days;
}

static bool is_summer(int rule, int64_t utc) {
  int year = year_of(floor_div(utc, DAY));
  int64_t from, to;
  if (rule == EUROPE) {
    from = last_before(hf_days_of(year, 4, 1), 0) * DAY + HOUR;
    to = last_before(hf_days_of(year, 11, 1), 0) * DAY + HOUR;
  } else {
    if (year < 2023) return false;
    from = last_before(hf_days_of(year, 5, 1), 5) * DAY - 2 * HOUR;
    to = (last_before(hf_days_of(year, 11, 1), 4) + 1) * DAY - 3 * HOUR;
  }
  return utc >= from && utc < to;
}

int64_t hf_zone_offset(int zone, int64_t utc) {
  if (zone >= NAMED) return (int64_t)(zone - FREE) * MINUTE;
  int64_t offset = (int64_t)zones[zone].offset * MINUTE;
  return zones[zone].rule != FIXED && is_summer(zones[zone].rule, utc) ? offset + HOUR : offset;
}

int64_t hf_zone_utc(int zone, int64_t local) {
  int64_t utc = local - hf_zone_offset(zone, local);
  return local - hf_zone_offset(zone, utc);
}

const hf_work_day *hf_calendar_day(const hf_calendar *c, int64_t days) {
  for (uint32_t i = c->nexcept; i-- > 0;)
    if (days >= c->except[i].first && days <= c->except[i].last) return &c->except[i].day;
  return &c->week[weekday(days)];
}

hf_status hf_calendar_add(const hf_calendar *c, int64_t t, int64_t ms, int64_t *due) {
  int64_t day = floor_div(t + hf_zone_offset(c->zone, t), DAY) - 1; /* yesterday's last interval may go past midnight */
  *due = t;
  for (int64_t last = day + 3660; ms > 0 && day <= last; day++) {
    const hf_work_day *w = hf_calendar_day(c, day);
    for (int i = 0; i < w->n && ms > 0; i++) {
      int64_t from = hf_zone_utc(c->zone, day * DAY + (int64_t)w->span[i].from * MINUTE);
      int64_t to = hf_zone_utc(c->zone, day * DAY + (int64_t)w->span[i].to * MINUTE);
      if (from < t) from = t;
      if (to <= from) continue;
      int64_t worked = to - from < ms ? to - from : ms;
      ms -= worked;
      t = *due = from + worked;
    }
  }
  return ms > 0 ? HF_ELIMIT : HF_OK;
}
