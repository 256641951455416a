/* SPDX-License-Identifier: MIT
 * A point in time is said in pieces, a day, a part of it, a time of the clock, in any order, with little words between:
 *
 *   when = { little | side } piece { { little | side } piece }
 *
 * Each kind of piece at most once; the little words behind the last piece are not taken.
 */
#include "core/hf_when.h"

#include <math.h>
#include <string.h>

#include "core/hf_duration.h"

enum { HOUR = 60, LITTLE_MAX = 3 }; /* minutes; little words between two pieces */

typedef struct state {
  const hf_reader *r;
  hf_when *when;
  hf_side side; /* said since the last piece */
  bool loose; /* a little word was said since the last piece: "at", "fi", "no" */
} state;

static hf_token next_token(const hf_reader *r, uint32_t j) {
  hf_token none = { NULL, 0 };
  return hf_token_follows(r, j) ? hf_token_at(r, j) : none;
}

static int next_kind(const hf_reader *r, uint32_t j) {
  return hf_token_kind(next_token(r, j));
}

static bool is_unit(hf_token t, double ms) {
  return hf_token_kind(t) == HF_LEX_TIME && t.lex->value == ms && (t.lex->flags & HF_LEX_SG);
}

/* Takes a piece once; the side said before it holds for it. */
static bool take(state *s, uint8_t piece) {
  if (s->when->has & piece) return false;
  s->when->has |= piece;
  if (s->side != HF_SIDE_AT) s->when->side = (uint8_t)s->side;
  return true;
}

/* today, tomorrow, the day after tomorrow, tonight */
static uint32_t read_day(state *s, uint32_t j, hf_token t) {
  int kind = hf_token_kind(t);
  uint32_t n = 1;
  double days = kind == HF_LEX_DAYREF ? t.lex->value : 0;
  if (is_unit(t, 86400000.0) && !t.pro && next_kind(s->r, j + 1) == HF_LEX_AFTER) { /* "day after tomorrow" */
    t = next_token(s->r, j + 1);
    kind = HF_LEX_AFTER;
    n = 2;
  }
  if (kind == HF_LEX_AFTER) {
    hf_token day = next_token(s->r, j + n);
    if (hf_token_kind(day) != HF_LEX_DAYREF || day.lex->value != 1) return 0;
    days = 2;
    n++;
  } else if (kind != HF_LEX_DAYREF && kind != HF_LEX_TONIGHT) {
    return 0;
  }
  if ((s->when->has & HF_WHEN_WEEKDAY) || !take(s, HF_WHEN_DAY)) return 0;
  s->when->days = (int32_t)days;
  if (kind == HF_LEX_TONIGHT && take(s, HF_WHEN_PART)) s->when->part = (uint8_t)t.lex->value;
  return n;
}

/* Sunday, "yawm al-ahad al-qadim", "next Monday" */
static uint32_t read_weekday(state *s, uint32_t j, hf_token t) {
  uint32_t n = 0;
  bool next = false, day = false;
  if (hf_token_kind(t) == HF_LEX_NEXT) {
    next = true;
    t = next_token(s->r, j + ++n);
  } else if (is_unit(t, 86400000.0) && (t.lex->langs & HF_LANG_AR) && !(t.pro & HF_PRO_THE)) {
    day = true;
    t = next_token(s->r, j + ++n);
  }
  bool number = day && hf_token_kind(t) == HF_LEX_ONES && (t.pro & HF_PRO_THE) && t.lex->value >= 3 && t.lex->value <= 4;
  if (hf_token_kind(t) != HF_LEX_WEEKDAY && !number) return 0; /* "the third" and "the fourth" in dialect */
  if ((s->when->has & HF_WHEN_DAY) || !take(s, HF_WHEN_WEEKDAY)) return 0;
  s->when->weekday = (uint8_t)(number ? t.lex->value - 1 : t.lex->value);
  n++;
  for (int k = 0; k < 2 && next_kind(s->r, j + n) == HF_LEX_NEXT && (t.lex->langs & HF_LANG_AR); k++, n++) next = true;
  s->when->next = next;
  return n;
}

static bool is_this(hf_token t) {
  return hf_token_kind(t) == HF_LEX_THIS || (hf_token_kind(t) == HF_LEX_AT && t.lex->value == 1);
}

static bool is_period(hf_token t) {
  bool unit = is_unit(t, 7 * 86400000.0) || is_unit(t, 30 * 86400000.0);
  return unit && (!(t.lex->langs & HF_LANG_AR) || (t.pro & HF_PRO_THE));
}

static uint32_t take_period(state *s, bool week, int ahead, bool ends, uint32_t n) {
  if ((s->when->has & (HF_WHEN_DAY | HF_WHEN_WEEK | HF_WHEN_MONTH)) || !take(s, week ? HF_WHEN_WEEK : HF_WHEN_MONTH)) return 0;
  s->when->ahead = (uint8_t)ahead;
  s->when->ends = ends;
  return n;
}

/* "al-usbu al-jay", "akhir ash-shahr", "end of next week", "nakamnedel", "menesa beigas" */
static uint32_t read_period(state *s, uint32_t j, hf_token t) {
  uint32_t k = j;
  int ahead = -1, kind = hf_token_kind(t);
  bool ends = kind == HF_LEX_END;
  if (kind == HF_LEX_WEEKREF || kind == HF_LEX_MONTHREF)
    return take_period(s, kind == HF_LEX_WEEKREF, (int)t.lex->value, false, 1);
  if (ends) {
    ahead = 0;
    t = next_token(s->r, ++k);
    if (hf_token_kind(t) == HF_LEX_OF) t = next_token(s->r, ++k);
  }
  if (is_this(t) || (ends && hf_token_kind(t) == HF_LEX_AT)) {
    ahead = 0;
    t = next_token(s->r, ++k);
  }
  if (hf_token_kind(t) == HF_LEX_NEXT) {
    bool english = t.lex->langs & HF_LANG_EN; /* "within the next week": seven days, not that week */
    if (!ends && english && j > 0 && hf_words_is(s->r->words, j - 1, "the")) return 0;
    ahead = 1;
    t = next_token(s->r, ++k);
  }
  if (!is_period(t)) return 0;
  bool arabic = t.lex->langs & HF_LANG_AR;
  k++;
  for (int i = 0; i < 2 && arabic && next_kind(s->r, k) == HF_LEX_NEXT; i++, k++) ahead = 1;
  if ((t.lex->langs & HF_LANG_LV) && next_kind(s->r, k) == HF_LEX_END) {
    if (ahead < 0) ahead = 0;
    ends = true;
    k++;
  }
  return ahead < 0 ? 0 : take_period(s, t.lex->value < 30 * 86400000.0, ahead, ends, k - j);
}

static uint32_t read_part(state *s, hf_token t) {
  if (hf_token_kind(t) != HF_LEX_PART) return 0;
  bool english = t.lex->langs & HF_LANG_EN; /* alone it is a greeting, "good morning" */
  if (english && !s->when->has && !s->loose && s->side == HF_SIDE_AT) return 0;
  if (!take(s, HF_WHEN_PART)) return 0;
  s->when->part = (uint8_t)t.lex->value;
  return 1;
}

/* "nihayat ad-dawam", "end of the day", "darba dienas beigas", "darba laika beigas" */
static uint32_t read_workend(state *s, uint32_t j, hf_token t) {
  uint32_t k = j;
  int kind = hf_token_kind(t);
  if (kind == HF_LEX_WORK || kind == HF_LEX_SHIFT || is_unit(t, 86400000.0)) {
    if (!(t.lex->langs & HF_LANG_LV)) return 0;
    if (kind == HF_LEX_WORK) {
      t = next_token(s->r, ++k);
      if (!is_unit(t, 86400000.0) && hf_token_kind(t) != HF_LEX_WITHIN) return 0; /* laika: of the time */
    }
    if (next_kind(s->r, ++k) != HF_LEX_END || !take(s, HF_WHEN_WORKEND)) return 0;
    return k + 1 - j;
  }
  if (kind != HF_LEX_END) return 0;
  t = next_token(s->r, ++k);
  if (hf_token_kind(t) == HF_LEX_OF) t = next_token(s->r, ++k);
  if (hf_token_kind(t) == HF_LEX_AT) t = next_token(s->r, ++k); /* "the" */
  kind = hf_token_kind(t);
  bool today = kind == HF_LEX_DAYREF && t.lex->value == 0;
  bool work = kind == HF_LEX_WORK;
  if (work && is_unit(next_token(s->r, k + 1), 86400000.0)) k++;
  if (kind != HF_LEX_SHIFT && !work && !today && !is_unit(t, 86400000.0)) return 0;
  return take(s, HF_WHEN_WORKEND) ? k + 1 - j : 0;
}

/* Minutes added or taken behind the hour: "wa khams", "illa rub", "wa ashr daqaiq"; words taken. */
static uint32_t read_minutes(const hf_reader *r, uint32_t j, double *minutes) {
  hf_token t = next_token(r, j);
  bool less = hf_token_kind(t) == HF_LEX_BUT;
  double value;
  uint32_t k = j;
  if (less || hf_token_kind(t) == HF_LEX_AND) t = next_token(r, ++k);
  else if (!(t.pro & HF_PRO_AND)) return 0;
  if (hf_token_kind(t) == HF_LEX_FRACTION) {
    value = t.lex->value * HOUR;
    k++;
  } else {
    hf_number num = hf_read_number(r, k);
    if (!num.n || num.value >= HOUR) return 0;
    value = num.value;
    k += num.n;
    t = next_token(r, k);
    if (hf_token_kind(t) == HF_LEX_TIME) {
      if (t.lex->value != 60000.0 || t.pro) return 0;
      k++;
    }
  }
  *minutes += less ? -value : value;
  return k - j;
}

/* The hour and its minutes, as a clock says them; words taken. */
static uint32_t read_hour(const hf_reader *r, uint32_t j, double *minutes) {
  hf_token t = next_token(r, j);
  uint32_t n = 0;
  if (hf_token_kind(t) == HF_LEX_ORDINAL) {
    *minutes = t.lex->value * HOUR;
    n = 1;
    hf_token ten = next_token(r, j + 1);
    if (hf_token_kind(ten) == HF_LEX_TEN && !(ten.pro & HF_PRO_AND)) { /* eleven and twelve */
      if (t.lex->value < 3) *minutes += 10 * HOUR;
      n = 2;
    }
  } else if (hf_token_kind(t) == HF_LEX_ONES && (t.lex->flags & HF_LEX_POST)) { /* "as-saa wahda": a number only there */
    *minutes = t.lex->value * HOUR;
    n = 1;
  } else if (hf_token_kind(t) == HF_LEX_WEEKDAY && t.lex->value == 1) { /* "the two" is Monday, but not behind the hour */
    return 0;
  } else {
    hf_number num = hf_read_number(r, j);
    if (!num.n || num.plural_only || num.unit_only) return 0;
    n = num.n;
    *minutes = num.value * HOUR;
    bool colon = hf_token_digits(r, j) && hf_token_digits(r, j + 1);
    if (colon && (hf_token_gap(r, j + 1) == HF_GAP_COLON || hf_token_gap(r, j + 1) == HF_GAP_POINT)) {
      hf_number m = hf_read_number(r, j + 1), h = hf_read_number(r, j);
      if (m.value >= HOUR || m.n != 1) return 0;
      if (h.n > 1) h.value = floor(h.value); /* 10.30 is read as a decimal fraction */
      if (hf_token_gap(r, j + 1) == HF_GAP_POINT && r->words->word[j + 1].last - r->words->word[j + 1].first != 2) return 0;
      *minutes = h.value * HOUR + m.value;
      n = 2;
    } else if (num.value > 24 && num.value < 100 && !num.digits) { /* "five and twenty": the minutes */
      int ones = (int)num.value % 10;
      *minutes = ones * HOUR + (num.value - ones);
      t = next_token(r, j + n);
      n += hf_token_kind(t) == HF_LEX_TIME && t.lex->value == 60000.0 && !t.pro;
    }
  }
  n += read_minutes(r, j + n, minutes);
  *minutes = floor(*minutes + 0.5);
  return *minutes >= 0 && *minutes <= 24 * HOUR ? n : 0;
}

/* "half past ten", "quarter to five", "five past ten". "Ten to five" is a time only behind "at" or "by": else a range. */
static uint32_t read_past(const hf_reader *r, uint32_t j, hf_token t, double *minutes) {
  uint32_t k = j;
  if (hf_token_kind(t) == HF_LEX_A) t = next_token(r, ++k);
  bool part = hf_token_kind(t) == HF_LEX_FRACTION && (t.lex->langs & HF_LANG_EN);
  hf_number num = hf_read_number(r, k);
  if (!part && (!num.n || num.value >= HOUR)) return 0;
  double by = part ? t.lex->value * HOUR : num.value;
  k += part ? 1 : num.n;
  int how = next_kind(r, k), before = j > 0 && hf_token_follows(r, j) ? hf_token_kind(hf_token_at(r, j - 1)) : HF_LEX_ZERO;
  if (how != HF_LEX_PAST && how != HF_LEX_TO) return 0;
  if (how == HF_LEX_TO && !part && before != HF_LEX_AT && before != HF_LEX_BY) return 0;
  num = hf_read_number(r, ++k);
  if (!num.n || num.value < 1 || num.value > 24) return 0;
  *minutes = num.value * HOUR + (how == HF_LEX_PAST ? by : -by);
  return k + num.n - j;
}

/* "noon", "midnight", "muntasaf al-layl", "nuss al-layl" */
static uint32_t read_moment(const hf_reader *r, uint32_t j, hf_token t, double *minutes) {
  hf_token night = next_token(r, j + 1);
  int kind = hf_token_kind(t);
  if (kind != HF_LEX_MOMENT && (kind != HF_LEX_FRACTION || t.lex->value != 0.5)) return 0;
  bool arabic = t.lex->langs & HF_LANG_AR;
  if (arabic ? hf_token_kind(night) != HF_LEX_PART || night.lex->value != HF_PART_NIGHT : kind != HF_LEX_MOMENT) return 0;
  *minutes = arabic ? 24 * HOUR : t.lex->value;
  return arabic ? 2 : 1;
}

/* Behind an hour, what tells its half of the day: "pm", "noon" behind twelve, "after midnight"; words taken. */
static uint32_t read_half(const hf_reader *r, uint32_t j, double *minutes) {
  hf_token t = next_token(r, j);
  int kind = hf_token_kind(t);
  bool after = kind == HF_LEX_AFTER;
  double moment;
  uint32_t n = read_moment(r, j + after, after ? next_token(r, j + 1) : t, &moment);
  if (kind == HF_LEX_AMPM && *minutes < 13 * HOUR) {
    if (*minutes >= 12 * HOUR) *minutes -= 12 * HOUR;
    *minutes += t.lex->value * HOUR;
    return 1;
  }
  if (!n) return 0;
  if (after) return moment > 12 * HOUR && *minutes < 6 * HOUR ? n + 1 : 0;
  if (*minutes != 12 * HOUR) return 0;
  *minutes = moment;
  return n;
}

/* Before which an hour is an hour: "as-saa", "plkst", or the little words behind a day. */
static uint32_t read_clock(state *s, uint32_t j, hf_token t) {
  double minutes = 0;
  int kind = hf_token_kind(t);
  bool named = kind == HF_LEX_HOUR || kind == HF_LEX_CLOCK, sure = named;
  uint32_t k = j + named, n;
  if (named && next_kind(s->r, k) == HF_LEX_AT) k++;
  if (k > j) t = next_token(s->r, k);
  n = read_moment(s->r, k, t, &minutes);
  bool half = n > 0;
  if (!n) n = read_past(s->r, k, t, &minutes);
  if (n) sure = true;
  else n = read_hour(s->r, k, &minutes);
  if (!n || s->when->has & HF_WHEN_CLOCK) return 0;
  bool colon = n == 2 && hf_token_digits(s->r, k) && hf_token_gap(s->r, k + 1) == HF_GAP_COLON;
  bool dated = s->when->has & (HF_WHEN_DAY | HF_WHEN_WEEKDAY | HF_WHEN_PART);
  sure = sure || (colon && (dated || s->loose || s->side)) || (dated && (s->loose || s->side));
  hf_token after = next_token(s->r, k + n);
  kind = hf_token_kind(after);
  if (kind == HF_LEX_OCLOCK) {
    sure = true;
    after = next_token(s->r, k + ++n);
    kind = hf_token_kind(after);
  }
  uint32_t told = half ? 0 : read_half(s->r, k + n, &minutes);
  n += told;
  sure = sure || told || (kind == HF_LEX_PART && (after.lex->langs & HF_LANG_AR));
  if (!sure || kind == HF_LEX_TIME || !take(s, HF_WHEN_CLOCK)) return 0;
  s->when->half = half || told || minutes >= 13 * HOUR || minutes < HOUR;
  s->when->minute = (int16_t)minutes;
  return k + n - j;
}

/* "within two hours", "baad saatayn", "in 24 hours", "divu stundu laika"; `i` is where the point began. */
static uint32_t read_span(state *s, uint32_t i, uint32_t j, bool led) {
  hf_span span = hf_read_duration(s->r, j);
  if (!span.n || s->when->has) return 0;
  if (is_period(hf_token_at(s->r, j)) && span.n == 1 && next_kind(s->r, j + 1) == HF_LEX_NEXT) return 0; /* that week */
  hf_token after = next_token(s->r, j + span.n), before = { NULL, 0 };
  bool laika = hf_token_kind(after) == HF_LEX_WITHIN && (after.lex->langs & HF_LANG_LV);
  if (i == j && i > 0 && hf_token_follows(s->r, i)) before = hf_token_at(s->r, i - 1);
  int kind = hf_token_kind(before);
  if (!led && !laika && kind != HF_LEX_WITHIN && kind != HF_LEX_AFTER && kind != HF_LEX_IN) return 0;
  s->when->has = HF_WHEN_SPAN;
  s->when->span = (int64_t)(span.ms + 0.5);
  s->when->work = span.work;
  s->when->whole_days = span.unit >= 86400000.0;
  return span.n + laika;
}

static uint32_t read_piece(state *s, uint32_t j) {
  hf_token t = hf_token_at(s->r, j);
  uint32_t n = read_period(s, j, t);
  if (!n) n = read_workend(s, j, t);
  if (!n) n = read_weekday(s, j, t);
  if (!n) n = read_clock(s, j, t);
  if (!n) n = read_day(s, j, t);
  if (!n) n = read_part(s, t);
  return n;
}

/* A little word, or one that says on which side of the point the promise is. */
static bool read_little(state *s, hf_token t) {
  switch (hf_token_kind(t)) {
    case HF_LEX_BY: case HF_LEX_TO: case HF_LEX_WITHIN: s->side = HF_SIDE_BY; return true;
    case HF_LEX_AGO: s->side = HF_SIDE_BEFORE; return true;
    case HF_LEX_AFTER: s->side = HF_SIDE_AFTER; return true;
    case HF_LEX_AT: case HF_LEX_IN: case HF_LEX_FROM: s->loose = true; return true;
    default: return false;
  }
}

/* "after", "within", "in" right before a span. */
static bool leads_span(hf_token t) {
  int kind = hf_token_kind(t);
  return kind == HF_LEX_WITHIN || kind == HF_LEX_AFTER || kind == HF_LEX_IN;
}

uint32_t hf_when_in(const hf_words *w, uint32_t i, uint32_t langs, hf_when *out) {
  hf_reader r = { w, langs };
  memset(out, 0, sizeof *out);
  state s = { &r, out, HF_SIDE_AT, false };
  uint32_t j = i, end = i, little = 0;
  if (i >= w->n || (!hf_token_at(&r, i).lex && !hf_token_digits(&r, i))) return 0;
  uint32_t n = read_span(&s, i, i, false);
  if (n) return n;
  while (j < w->n && (j == i || hf_token_follows(&r, j))) {
    hf_token t = hf_token_at(&r, j);
    n = read_piece(&s, j);
    if (n) {
      end = j += n;
      little = 0;
      s.side = HF_SIDE_AT;
      s.loose = false;
      continue;
    }
    if (j == i && leads_span(t) && hf_token_follows(&r, j + 1) && (n = read_span(&s, i, j + 1, true)) > 0) return n + 1;
    if (little++ == LITTLE_MAX || !read_little(&s, t)) break;
    j++;
  }
  return end - i;
}
