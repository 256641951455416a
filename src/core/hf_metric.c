/* SPDX-License-Identifier: MIT
 * Metrics: what the events of the line and the beginnings and ends of speech make of a contact's figures.
 * Times are kept as ms from the opening, in 32 bits: what lies beyond 49 days counts as 49 days.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/hf_contact_impl.h"
#include "core/hf_metric_impl.h"

static const struct {
  const char *name;
  bool is_time;
} names[HF_METRICS] = {
  [HF_METRIC_DURATION] = { "duration", true },
  [HF_METRIC_TIME_TO_ANSWER] = { "time_to_answer", true },
  [HF_METRIC_TIME_TO_GREET] = { "time_to_greet", true },
  [HF_METRIC_TALK_AGENT] = { "talk_agent", true },
  [HF_METRIC_TALK_CUSTOMER] = { "talk_customer", true },
  [HF_METRIC_TALK_SUPERVISOR] = { "talk_supervisor", true },
  [HF_METRIC_TALK_RATIO] = { "talk_ratio", false },
  [HF_METRIC_PACE] = { "pace", false },
  [HF_METRIC_PACE_CUSTOMER] = { "pace_customer", false },
  [HF_METRIC_PACE_AVERAGE] = { "pace_average", false },
  [HF_METRIC_PACE_AVERAGE_CUSTOMER] = { "pace_average_customer", false },
  [HF_METRIC_INTERRUPTIONS] = { "interruptions", false },
  [HF_METRIC_INTERRUPTIONS_CUSTOMER] = { "interruptions_customer", false },
  [HF_METRIC_OVERLAP] = { "overlap", true },
  [HF_METRIC_SILENCE] = { "silence", true },
  [HF_METRIC_SILENCE_TOTAL] = { "silence_total", true },
  [HF_METRIC_SILENCE_LONGEST] = { "silence_longest", true },
  [HF_METRIC_HOLD] = { "hold", true },
  [HF_METRIC_HOLD_COUNT] = { "hold_count", false },
  [HF_METRIC_HOLD_TOTAL] = { "hold_total", true },
  [HF_METRIC_HOLD_LONGEST] = { "hold_longest", true },
  [HF_METRIC_WRAPUP] = { "wrapup", true },
  [HF_METRIC_HANDLING_TIME] = { "handling_time", true },
  [HF_METRIC_NOISE] = { "noise", false },
  [HF_METRIC_LOUDNESS] = { "loudness", false },
  [HF_METRIC_LOUDNESS_CUSTOMER] = { "loudness_customer", false },
};

hf_str hf_metric_name(uint32_t metric) {
  return metric < HF_METRICS ? hf_str_lit(names[metric].name) : (hf_str){ NULL, 0 };
}

uint32_t hf_metric_find(hf_str name) {
  for (uint32_t i = 0; i < HF_METRICS; i++)
    if (hf_str_eq(name, hf_str_lit(names[i].name))) return i;
  return HF_NONE;
}

bool hf_metric_is_time(uint32_t metric) {
  return metric < HF_METRICS && names[metric].is_time;
}

/* --- the block ------------------------------------------------------------------------------------------------- */

size_t hf_metrics_bytes(const hf_policy *p) {
  return sizeof(hf_metrics) + p->nmeters * sizeof(hf_meter_state);
}

void hf_metrics_clear(hf_metrics *m) {
  *m = (hf_metrics){ .asked = HF_UNSET, .answered = HF_UNSET, .spoke = HF_UNSET };
  m->up.since = m->hold.since = m->quiet.since = m->overlap.since = m->wrapup.since = m->handled.since = HF_UNSET;
  for (int i = 0; i < HF_VOICES; i++) {
    m->voices[i].talk.since = m->voices[i].stopped = HF_UNSET;
    m->voices[i].pace = HF_UNSET;
  }
  for (int i = 0; i < HF_OUTSIDE; i++) m->outside[i] = NAN;
}

hf_metrics *hf_metrics_of(hf_contact *c) {
  if (c->metrics) return c->metrics;
  hf_metrics *m = malloc(hf_metrics_bytes(c->p));
  if (!m) {
    c->broken = true;
    return NULL;
  }
  hf_metrics_clear(m);
  for (uint32_t i = 0; i < c->p->nmeters; i++) m->meters[i] = (hf_meter_state){ .armed = HF_NO_TIME };
  return c->metrics = m;
}

static uint32_t offset(const hf_contact *c, int64_t at) {
  int64_t ms = at > c->opened ? at - c->opened : 0;
  return ms < HF_LONGEST ? (uint32_t)ms : HF_LONGEST;
}

static uint32_t add(uint32_t a, uint32_t b) {
  return a > HF_LONGEST - b ? HF_LONGEST : a + b;
}

/* --- stretches: what has been going on from then on, and for how long altogether -------------------------------- */

static void start(hf_stretch *s, uint32_t now) {
  if (s->since == HF_UNSET) s->since = now;
}

static void stop(hf_stretch *s, uint32_t now) {
  if (s->since == HF_UNSET) return;
  s->total = add(s->total, now - s->since);
  if (now - s->since > s->longest) s->longest = now - s->since;
  s->since = HF_UNSET;
}

static uint32_t going(const hf_stretch *s, uint32_t now) {
  return s->since == HF_UNSET ? 0 : now - s->since;
}

static uint32_t longest(const hf_stretch *s, uint32_t now) {
  uint32_t present = going(s, now);
  return present > s->longest ? present : s->longest;
}

/* Silence, overlap and handling follow from who speaks, the line, the hold and the wrap-up. */
static void settle_voices(hf_metrics *m, uint32_t now) {
  bool agent = m->voices[HF_VOICE_AGENT].open, customer = m->voices[HF_VOICE_CUSTOMER].open;
  bool anybody = agent || customer || m->voices[HF_VOICE_SUPERVISOR].open;
  if (agent && customer) start(&m->overlap, now);
  else stop(&m->overlap, now);
  if (m->up.since != HF_UNSET && m->hold.since == HF_UNSET && !anybody) start(&m->quiet, now);
  else stop(&m->quiet, now);
  if (m->up.since != HF_UNSET || m->wrapup.since != HF_UNSET) start(&m->handled, now);
  else stop(&m->handled, now);
}

/* --- the line -------------------------------------------------------------------------------------------------- */

static void hear_outside(hf_metrics *m, const hf_event *e, bool noise) {
  const hf_value *v = hf_event_field(e, "value");
  if (!v || (v->type != HF_INT && v->type != HF_NUM)) return;
  bool customer = hf_channel_of(hf_event_str(e, "by")) == HF_CHANNEL_CUSTOMER;
  m->outside[noise ? 0 : customer ? 2 : 1] = v->type == HF_INT ? (double)v->as.i : v->as.d;
}

static void hear_line(hf_metrics *m, const hf_event *e, uint32_t kind, uint32_t now) {
  switch (kind) {
    case HF_LINE_ASKED:
      if (m->asked == HF_UNSET && m->answered == HF_UNSET) m->asked = now;
      break;
    case HF_LINE_ANSWER:
      if (m->answered == HF_UNSET) m->answered = now;
      start(&m->up, now);
      break;
    case HF_LINE_HOLD:
      if (m->hold.since == HF_UNSET) m->holds = add(m->holds, 1);
      start(&m->hold, now);
      break;
    case HF_LINE_UNHOLD: stop(&m->hold, now); break;
    case HF_LINE_DOWN:
      stop(&m->hold, now);
      stop(&m->up, now);
      break;
    case HF_LINE_WRAPUP: start(&m->wrapup, now); break;
    case HF_LINE_WRAPPED: stop(&m->wrapup, now); break;
    default: hear_outside(m, e, kind == HF_LINE_NOISE);
  }
}

void hf_metric_event(hf_contact *c, const hf_event *e, uint32_t kind) {
  hf_metrics *m = c->ending ? NULL : hf_metrics_of(c);
  if (!m) return;
  uint32_t now = offset(c, c->now);
  hear_line(m, e, kind, now);
  settle_voices(m, now);
  hf_meters_look(c);
}

/* --- speech ---------------------------------------------------------------------------------------------------- */

static uint32_t voice_of(uint32_t channel) {
  return channel == HF_CHANNEL_AGENT ? HF_VOICE_AGENT : channel == HF_CHANNEL_CUSTOMER ? HF_VOICE_CUSTOMER
                                                                                       : HF_VOICE_SUPERVISOR;
}

/* Words are what white space divides. */
static uint32_t count_words(hf_str text) {
  uint32_t n = 0;
  bool inside = false;
  for (uint32_t i = 0; i < text.n; i++) {
    bool space = text.p[i] == ' ' || (text.p[i] >= '\t' && text.p[i] <= '\r');
    n += !space && !inside;
    inside = !space;
  }
  return n;
}

/* A speaker who goes on without a gap has begun before. */
static void count_interruption(hf_metrics *m, uint32_t who, uint32_t now, uint32_t length) {
  hf_voice *v = &m->voices[who];
  uint32_t other = who == HF_VOICE_AGENT ? HF_VOICE_CUSTOMER : HF_VOICE_AGENT;
  if (who == HF_VOICE_SUPERVISOR || v->open || v->stopped == now || length <= HF_BACK_CHANNEL_MS) return;
  if (m->voices[other].open) v->interruptions = add(v->interruptions, 1);
}

void hf_metric_begin(hf_contact *c, uint32_t channel, uint32_t length) {
  hf_metrics *m = c->ending ? NULL : hf_metrics_of(c);
  if (!m) return;
  uint32_t now = offset(c, c->now), who = voice_of(channel);
  hf_voice *v = &m->voices[who];
  if (who == HF_VOICE_AGENT && m->answered != HF_UNSET && m->spoke == HF_UNSET) m->spoke = now;
  count_interruption(m, who, now, length);
  if (length > 0) {
    if (v->open++ == 0) v->talk.since = now;
  } else {
    stop(&m->quiet, now); /* an utterance without a length still breaks the silence */
  }
  settle_voices(m, now);
  hf_meters_look(c);
}

/* The window moves on to the slice of `now`; what lies behind it is forgotten. */
static void move_window(hf_pace *p, uint32_t slice) {
  uint32_t steps = slice - p->slice < HF_PACE_SLICES ? slice - p->slice : HF_PACE_SLICES;
  for (uint32_t i = 1; i <= steps; i++) {
    p->words[(slice - steps + i) % HF_PACE_SLICES] = 0;
    p->ms[(slice - steps + i) % HF_PACE_SLICES] = 0;
  }
  p->slice = slice;
}

static uint32_t per_minute(uint64_t words, uint64_t ms) {
  uint64_t pace = (words * 60000 * 2 + ms) / (2 * ms);
  return pace < HF_LONGEST ? (uint32_t)pace : HF_LONGEST;
}

static void measure_pace(hf_metrics *m, uint32_t who, uint32_t now, uint32_t words, uint32_t ms) {
  hf_pace *p = &m->paces[who];
  uint64_t all_words = 0, all_ms = 0;
  move_window(p, now / HF_PACE_SLICE_MS);
  p->words[p->slice % HF_PACE_SLICES] = add(p->words[p->slice % HF_PACE_SLICES], words);
  p->ms[p->slice % HF_PACE_SLICES] = add(p->ms[p->slice % HF_PACE_SLICES], ms);
  for (int i = 0; i < HF_PACE_SLICES; i++) {
    all_words += p->words[i];
    all_ms += p->ms[i];
  }
  m->voices[who].pace = all_ms < HF_PACE_LEAST_MS ? HF_UNSET : per_minute(all_words, all_ms);
}

void hf_metric_end(hf_contact *c, uint32_t channel, hf_str text, uint32_t length) {
  hf_metrics *m = c->ending ? NULL : hf_metrics_of(c);
  if (!m) return;
  uint32_t now = offset(c, c->now), who = voice_of(channel);
  uint32_t words = count_words(text);
  hf_voice *v = &m->voices[who];
  if (--v->open == 0) stop(&v->talk, now);
  v->stopped = now;
  v->words = add(v->words, words);
  v->spoken = add(v->spoken, length);
  if (who != HF_VOICE_SUPERVISOR) measure_pace(m, who, now, words, length);
  settle_voices(m, now);
  hf_meters_look(c);
  if (who != HF_VOICE_SUPERVISOR)
    hf_meters_spoken(c, who == HF_VOICE_AGENT ? HF_METRIC_PACE : HF_METRIC_PACE_CUSTOMER, length);
}

/* --- the end --------------------------------------------------------------------------------------------------- */

void hf_metrics_close(hf_contact *c) {
  hf_metrics *m = hf_metrics_of(c);
  if (!m) return;
  uint32_t now = offset(c, c->now);
  hf_stretch *all[] = { &m->up, &m->hold, &m->quiet, &m->overlap, &m->wrapup, &m->handled, &m->voices[0].talk, &m->voices[1].talk,
                        &m->voices[2].talk };
  for (size_t i = 0; i < sizeof all / sizeof *all; i++) stop(all[i], now);
  m->ended = now;
  m->over = 1;
  hf_metrics_pack(c);
}

/* --- reading --------------------------------------------------------------------------------------------------- */

static bool average(const hf_voice *v, double *value) {
  if (v->spoken == 0) return false;
  *value = per_minute(v->words, v->spoken);
  return true;
}

static bool ratio(const hf_metrics *m, double *value) {
  double agent = m->voices[HF_VOICE_AGENT].talk.total, customer = m->voices[HF_VOICE_CUSTOMER].talk.total;
  if (agent + customer <= 0) return false;
  *value = floor(agent * 1000 / (agent + customer) + 0.5) / 10;
  return true;
}

static bool pace(const hf_metrics *m, uint32_t who, double *value) {
  *value = m->voices[who].pace;
  return m->voices[who].pace != HF_UNSET;
}

/* How a stretch grows: as long as it is going on, a ms each ms. */
static double growth(const hf_stretch *s, uint32_t now) {
  return s->since == HF_UNSET ? NAN : going(s, now);
}

/* The figures that are there once something has happened. *growing: the figure that grows by itself and, once it is the
 * larger, is the value; NaN: none. */
static bool read_stretch(const hf_metrics *m, uint32_t metric, uint32_t now, double *value, double *growing) {
  const hf_stretch *s = NULL;
  bool was = m->answered != HF_UNSET;
  switch (metric) {
    case HF_METRIC_TALK_AGENT: s = &m->voices[HF_VOICE_AGENT].talk; break;
    case HF_METRIC_TALK_CUSTOMER: s = &m->voices[HF_VOICE_CUSTOMER].talk; break;
    case HF_METRIC_TALK_SUPERVISOR: s = &m->voices[HF_VOICE_SUPERVISOR].talk; break;
    case HF_METRIC_OVERLAP: s = &m->overlap; break;
    case HF_METRIC_HOLD_TOTAL: s = &m->hold; break;
    case HF_METRIC_WRAPUP: s = &m->wrapup; break;
    case HF_METRIC_SILENCE_TOTAL: s = &m->quiet; break;
    case HF_METRIC_SILENCE:
      *value = going(&m->quiet, now);
      *growing = growth(&m->quiet, now);
      return m->up.since != HF_UNSET;
    case HF_METRIC_SILENCE_LONGEST:
      *value = longest(&m->quiet, now);
      *growing = growth(&m->quiet, now);
      return was;
    case HF_METRIC_HOLD:
      *value = going(&m->hold, now);
      *growing = growth(&m->hold, now);
      return m->hold.since != HF_UNSET;
    case HF_METRIC_HOLD_LONGEST:
      *value = longest(&m->hold, now);
      *growing = growth(&m->hold, now);
      return true;
    default:
      *value = (double)m->handled.total + going(&m->handled, now);
      if (m->handled.since != HF_UNSET) *growing = *value;
      return was || m->handled.total || m->handled.since != HF_UNSET;
  }
  *value = (double)s->total + going(s, now);
  if (s->since != HF_UNSET) *growing = *value;
  return s != &m->quiet || was;
}

static bool read_greeting(const hf_metrics *m, uint32_t now, double *value, double *growing) {
  bool spoke = m->spoke != HF_UNSET, up = m->up.since != HF_UNSET;
  *value = (double)(spoke ? m->spoke : now) - m->answered;
  if (!spoke && up) *growing = *value;
  return m->answered != HF_UNSET && (spoke || up);
}

static bool read_outside(double v, double *value) {
  *value = v;
  return !isnan(v);
}

bool hf_metric_read(const hf_contact *c, uint32_t metric, double *value, double *growing) {
  hf_metrics room;
  const hf_metrics *m = hf_metrics_view(c, &room);
  int64_t at = !c->busy && c->settled > c->now ? c->settled : c->now; /* readers ask about all that has been settled */
  uint32_t now = m && m->over ? m->ended : offset(c, at);
  *value = now;
  *growing = metric == HF_METRIC_DURATION ? *value : NAN;
  if (metric == HF_METRIC_DURATION) return true;
  if (!m) return false;
  switch (metric) {
    case HF_METRIC_TIME_TO_ANSWER:
      *value = (double)m->answered - m->asked;
      return m->answered != HF_UNSET && m->asked != HF_UNSET;
    case HF_METRIC_TIME_TO_GREET: return read_greeting(m, now, value, growing);
    case HF_METRIC_TALK_RATIO: return ratio(m, value);
    case HF_METRIC_PACE: return pace(m, HF_VOICE_AGENT, value);
    case HF_METRIC_PACE_CUSTOMER: return pace(m, HF_VOICE_CUSTOMER, value);
    case HF_METRIC_PACE_AVERAGE: return average(&m->voices[HF_VOICE_AGENT], value);
    case HF_METRIC_PACE_AVERAGE_CUSTOMER: return average(&m->voices[HF_VOICE_CUSTOMER], value);
    case HF_METRIC_INTERRUPTIONS: *value = m->voices[HF_VOICE_AGENT].interruptions; return true;
    case HF_METRIC_INTERRUPTIONS_CUSTOMER: *value = m->voices[HF_VOICE_CUSTOMER].interruptions; return true;
    case HF_METRIC_HOLD_COUNT: *value = m->holds; return true;
    case HF_METRIC_NOISE: return read_outside(m->outside[0], value);
    case HF_METRIC_LOUDNESS: return read_outside(m->outside[1], value);
    case HF_METRIC_LOUDNESS_CUSTOMER: return read_outside(m->outside[2], value);
    default: return read_stretch(m, metric, now, value, growing);
  }
}

bool hf_contact_metric(const hf_contact *c, uint32_t metric, double *value) {
  double growing;
  return metric < HF_METRICS && hf_metric_read(c, metric, value, &growing);
}
