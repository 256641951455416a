/* SPDX-License-Identifier: MIT
 * Working time against an oracle that counts minute by minute, and the days on which zones change.
 */
#include "check.h"
#include "core/hf_calendar.h"

enum { MINUTE = 60000 };
#define DAY (1440 * (int64_t)MINUTE)

static uint64_t seed = 20260101;

static uint32_t below(uint32_t n) {
  seed = seed * 6364136223846793005u + 1442695040888963407u;
  return (uint32_t)(seed >> 33) % n;
}

static hf_str str(const char *s) {
  return (hf_str){ s, (uint32_t)strlen(s) };
}

static int64_t utc(int year, int month, int day, int hour, int minute) {
  return hf_days_of(year, month, day) * DAY + (int64_t)(hour * 60 + minute) * MINUTE;
}

static const hf_work_day *slow_day(const hf_calendar *c, int64_t day) {
  for (uint32_t i = c->nexcept; i-- > 0;)
    if (day >= c->except[i].first && day <= c->except[i].last) return &c->except[i].day;
  return &c->week[(day + 4) % 7];
}

static bool is_work(const hf_calendar *c, int64_t at) {
  int64_t local = at + hf_zone_offset(c->zone, at), day = local / DAY;
  for (int back = 0; back <= 1; back++) {
    const hf_work_day *w = slow_day(c, day - back);
    int64_t minute = (local - (day - back) * DAY) / MINUTE;
    for (int i = 0; i < w->n; i++)
      if (minute >= w->span[i].from && minute < w->span[i].to) return true;
  }
  return false;
}

static int64_t slow_add(const hf_calendar *c, int64_t t, int64_t minutes) {
  for (; minutes > 0; t += MINUTE)
    if (is_work(c, t)) minutes--;
  return t;
}

/* Hours from 05:00 on: no zone of the test changes then, so a local time means one moment. */
static hf_work_day random_day(void) {
  hf_work_day day = { 0, { { 0, 0 } } };
  int from = 300 + (int)below(200);
  for (uint32_t n = below(4); n > 0; n--) {
    int to = from + 1 + (int)below(300);
    day.span[day.n++] = (hf_span_of_day){ (int16_t)from, (int16_t)to };
    from = to + 1 + (int)below(100);
  }
  return day;
}

static void test_random(void) {
  static const char *const names[] = { "Asia/Riyadh", "Europe/Riga", "Africa/Cairo", "Asia/Kolkata", "UTC-03:30" };
  for (int round = 0; round < 300; round++) {
    hf_calendar_except except[2];
    hf_calendar c = { .zone = hf_zone_find(str(names[below(5)])), .nexcept = below(3), .except = except };
    int64_t t = utc(2026, 1 + (int)below(12), 20 + (int)below(12), (int)below(24), (int)below(60));
    for (int d = 0; d < 7; d++) c.week[d] = random_day();
    c.week[3] = (hf_work_day){ 1, { { 600, 700 } } };
    for (int i = 0; i < 2; i++) {
      int32_t first = (int32_t)(t / DAY) + (int32_t)below(10);
      except[i] = (hf_calendar_except){ first, first + (int32_t)below(3), random_day() };
    }
    int64_t minutes = 1 + below(3000), due, half;
    CHECK(hf_calendar_add(&c, t, minutes * MINUTE, &due) == HF_OK);
    CHECK(due == slow_add(&c, t, minutes));
    CHECK(hf_calendar_add(&c, t, minutes / 2 * MINUTE, &half) == HF_OK);
    CHECK(hf_calendar_add(&c, half, (minutes - minutes / 2) * MINUTE, &half) == HF_OK && half == due);
  }
}

static void test_zones(void) {
  int riga = hf_zone_find(str("Europe/Riga")), cairo = hf_zone_find(str("Africa/Cairo"));
  int64_t hour = 60 * MINUTE;
  CHECK(hf_zone_find(str("Europe/Rig")) == -1 && hf_zone_find(str("")) == -1 && hf_zone_find(str("UTC+15")) == -1);
  CHECK(hf_zone_find(str("UTC+")) == -1 && hf_zone_find(str("UTC+3:5:1")) == -1 && hf_zone_find(str("UTC+3x")) == -1);
  CHECK(hf_zone_offset(hf_zone_find(str("UTC-03:30")), 0) == -210 * MINUTE);
  CHECK(hf_zone_offset(riga, utc(2026, 3, 29, 0, 59)) == 2 * hour && hf_zone_offset(riga, utc(2026, 3, 29, 1, 0)) == 3 * hour);
  CHECK(hf_zone_offset(riga, utc(2026, 10, 25, 0, 59)) == 3 * hour && hf_zone_offset(riga, utc(2026, 10, 25, 1, 0)) == 2 * hour);
  CHECK(hf_zone_offset(cairo, utc(2026, 4, 23, 21, 59)) == 2 * hour && hf_zone_offset(cairo, utc(2026, 4, 23, 22, 0)) == 3 * hour);
  CHECK(hf_zone_offset(cairo, utc(2026, 10, 29, 20, 59)) == 3 * hour && hf_zone_offset(cairo, utc(2026, 10, 29, 21, 0)) == 2 * hour);
  CHECK(hf_zone_offset(cairo, utc(2022, 7, 1, 0, 0)) == 2 * hour);
}

static void test_edges(void) {
  hf_calendar c = { .zone = hf_zone_find(str("UTC")) };
  int64_t due = 5;
  CHECK(hf_calendar_add(&c, 7, 1, &due) == HF_ELIMIT);
  CHECK(hf_calendar_add(&c, 7, 0, &due) == HF_OK && due == 7);
  c.week[4] = (hf_work_day){ 1, { { 1320, 1560 } } }; /* Thursday 22:00 to Friday 02:00 */
  CHECK(hf_calendar_add(&c, DAY + 60 * MINUTE, 30 * MINUTE, &due) == HF_OK && due == DAY + 90 * MINUTE);
  CHECK(hf_calendar_add(&c, DAY + 60 * MINUTE, 61 * MINUTE, &due) == HF_OK && due == 7 * DAY + 1321 * MINUTE);
  CHECK(hf_days_of(1970, 1, 1) == 0 && hf_days_of(2000, 2, 29) == 11016 && hf_days_of(1969, 12, 31) == -1);
}

int main(void) {
  test_random();
  test_zones();
  test_edges();
  return checks_done("calendar");
}
