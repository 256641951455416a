/* SPDX-License-Identifier: MIT
 * Utterances on their way: begun by a sign of speech or a partial transcript, complete with their final. Until then
 * they hold W, for their words are still to come; one that holds it for too long is taken as it was heard so far, and
 * of its final only the words behind those are then new.
 */
#include <string.h>

#include "core/hf_front.h"
#include "core/hf_grow.h"

/* --- copies of partials ---------------------------------------------------------------------------------------- */

static hf_str put(char **at, hf_str s) {
  hf_str out = { *at, s.n };
  if (s.n) memcpy(*at, s.p, s.n);
  *at += s.n;
  return out;
}

static size_t string_bytes(const hf_event *e) {
  size_t n = (size_t)e->type.n + e->id.n + e->source.n;
  for (uint32_t i = 0; i < e->nfields; i++)
    n += e->fields[i].name.n + (e->fields[i].value.type == HF_STR ? e->fields[i].value.as.s.n : 0);
  for (uint32_t i = 0; i < e->nwords; i++) n += e->words[i].text.n;
  return n;
}

/* In one block: the event, its fields, its words, all their bytes. NULL: no memory. */
hf_event *hf_utt_copy(const hf_event *e) {
  size_t fields = e->nfields * sizeof *e->fields, words = e->nwords * sizeof *e->words;
  hf_event *to = malloc(sizeof *to + fields + words + string_bytes(e));
  if (!to) return NULL;
  hf_field *f = (hf_field *)(void *)(to + 1);
  hf_word_time *w = (hf_word_time *)(void *)(f + e->nfields);
  char *at = (char *)(w + e->nwords);
  *to = *e;
  to->fields = f;
  to->words = w;
  to->type = put(&at, e->type);
  to->id = put(&at, e->id);
  to->source = put(&at, e->source);
  for (uint32_t i = 0; i < e->nfields; i++) {
    f[i] = e->fields[i];
    f[i].name = put(&at, f[i].name);
    if (f[i].value.type == HF_STR) f[i].value.as.s = put(&at, f[i].value.as.s);
  }
  for (uint32_t i = 0; i < e->nwords; i++) {
    w[i] = e->words[i];
    w[i].text = put(&at, w[i].text);
  }
  return to;
}

/* --- finding --------------------------------------------------------------------------------------------------- */

static uint64_t hash_more(uint64_t h, hf_str s) {
  for (uint32_t i = 0; i < s.n; i++) h = (h ^ (unsigned char)s.p[i]) * 1099511628211u;
  return (h ^ 0x100) * 1099511628211u;
}

typedef struct naming { /* whose an event is */
  uint64_t speaker, name;
  bool named; /* it has an `utt` */
} naming;

static naming naming_of(const hf_event *e) {
  hf_str utt = hf_event_str(e, "utt");
  naming n = { .speaker = hash_more(14695981039346656037u, hf_event_str(e, "by")), .named = utt.n > 0 };
  n.name = n.named ? hash_more(n.speaker, utt) : n.speaker;
  return n;
}

static int64_t stop_of(const hf_event *e) {
  const hf_value *stop = hf_event_field(e, "stop");
  int64_t at = stop && stop->type == HF_INT && stop->as.i > e->at ? stop->as.i : e->at;
  for (uint32_t i = 0; i < e->nwords; i++)
    if (e->words[i].stop > at) at = e->words[i].stop;
  return at;
}

/* The utterance that an event is of; NULL: not known. A sign of speech is of the speaker's next utterance, whatever the
 * name that it turns out to have. */
static hf_utt *find(hf_front *f, const hf_event *e, const naming *n) {
  for (uint32_t i = 0; i < f->nutts; i++)
    if (f->utts[i].name == n->name) return &f->utts[i];
  for (uint32_t i = 0; i < f->nutts && n->named; i++) {
    hf_utt *u = &f->utts[i];
    if (u->name != n->speaker || u->state != HF_UTT_OPEN || u->last || stop_of(e) < u->start) continue;
    u->name = n->name;
    return u;
  }
  return NULL;
}

/* Whether the event is of an utterance before the one that is known: only where there are no names. */
static bool is_previous(const hf_utt *u, const hf_event *e, const naming *n) {
  return !n->named && u->state == HF_UTT_OPEN && e->at < u->start && stop_of(e) <= u->start;
}

/* Whether what is known as u is over, and this event is of another one: names may come again where there is none. */
static bool is_next(const hf_utt *u, const hf_event *e, const naming *n, int64_t settled) {
  if (n->named || u->state == HF_UTT_OPEN) return false;
  return u->state == HF_UTT_CLOSED ? e->at >= u->stop : e->at >= settled;
}

static hf_utt *add(hf_front *f, const naming *n, int64_t start) {
  hf_utt *u = &f->utts[f->nutts++];
  *u = (hf_utt){ .speaker = n->speaker, .name = n->name, .state = HF_UTT_OPEN, .start = start, .stop = start };
  return u;
}

static void forget(hf_front *f, uint32_t i) {
  free(f->utts[i].last);
  memmove(&f->utts[i], &f->utts[i + 1], (--f->nutts - i) * sizeof *f->utts);
}

void hf_utt_fini(hf_front *f) {
  while (f->nutts) forget(f, f->nutts - 1);
  free(f->utts);
}

void hf_utt_sweep(hf_front *f, int64_t settled) {
  for (uint32_t i = f->nutts; i-- > 0;)
    if (f->utts[i].state == HF_UTT_CLOSED && f->utts[i].stop < settled) forget(f, i);
}

int64_t hf_utt_hold(const hf_front *f) {
  int64_t hold = HF_NO_TIME;
  for (uint32_t i = 0; i < f->nutts; i++)
    if (f->utts[i].state == HF_UTT_OPEN && (hold == HF_NO_TIME || f->utts[i].start < hold)) hold = f->utts[i].start;
  return hold;
}

/* --- words ----------------------------------------------------------------------------------------------------- */

static bool is_space(char ch) {
  return ch == ' ' || ch == '\t' || ch == '\n' || ch == '\r';
}

/* Where the text goes on behind its first n words. */
static uint32_t behind_words(hf_str text, uint32_t n) {
  uint32_t i = 0;
  for (; n > 0 && i < text.n; n--) {
    while (i < text.n && is_space(text.p[i])) i++;
    while (i < text.n && !is_space(text.p[i])) i++;
  }
  return i;
}

static uint32_t count_words(hf_str text) {
  uint32_t n = 0;
  for (uint32_t i = 0; i < text.n; i++) n += !is_space(text.p[i]) && (i == 0 || is_space(text.p[i - 1]));
  return n;
}

/* How many of a final's words were admitted already: where it says when each was spoken, those that began before the end
 * of what was heard; else as many as were heard. */
static uint32_t known_words(const hf_utt *u, const hf_event *e) {
  if (e->nwords == 0) return u->words;
  uint32_t n = 0;
  while (u->words && n < e->nwords && e->words[n].at < u->stop) n++;
  return n;
}

/* --- taking as complete ---------------------------------------------------------------------------------------- */

uint32_t hf_utt_fields(const hf_event *e, const char *without, const char *with, hf_field *out) {
  uint32_t n = 0;
  hf_str drop = hf_str_lit(without), name = hf_str_lit(with ? with : without);
  bool put_it = !with;
  for (uint32_t i = 0; i < e->nfields && n < HF_FIELDS - 1; i++) {
    hf_str at = e->fields[i].name;
    if (hf_str_eq(at, drop) || hf_str_eq(at, name)) continue;
    int d = memcmp(at.p, name.p, at.n < name.n ? at.n : name.n);
    if (!put_it && (d > 0 || (d == 0 && at.n > name.n))) {
      out[n++] = (hf_field){ name, { .type = HF_BOOL, .as.b = true } };
      put_it = true;
    }
    out[n++] = e->fields[i];
  }
  if (!put_it) out[n++] = (hf_field){ name, { .type = HF_BOOL, .as.b = true } };
  return n;
}

/* The last partial, as if it were the final. Without its id: the final may have the same. */
static hf_status admit_partial(hf_watermark *w, const hf_event *last) {
  hf_field fields[HF_FIELDS];
  hf_event e = *last;
  e.id = (hf_str){ NULL, 0 };
  e.nfields = hf_utt_fields(last, "partial", "forced", fields);
  e.fields = fields;
  if (e.at < w->c->settled) e.at = w->c->settled;
  return hf_front_admit(w, &e);
}

static hf_status force(hf_watermark *w, uint32_t i) {
  hf_event *last = w->front->utts[i].last;
  hf_status st = last ? admit_partial(w, last) : HF_OK;
  if (st == HF_ENOMEM) return st;
  hf_utt *u = &w->front->utts[i]; /* callbacks that fed have only put more behind it */
  u->state = HF_UTT_FORCED;
  u->words = last ? count_words(hf_event_str(last, "text")) : 0;
  if (u->loud) w->front->stale = true;
  u->loud = false;
  u->last = NULL;
  free(last);
  return HF_OK;
}

/* In order of their starts; of the same start, of their first sign. */
hf_status hf_utt_force(hf_watermark *w, int64_t before) {
  for (hf_status st = HF_OK;;) {
    hf_front *f = w->front;
    int64_t first = hf_utt_hold(f);
    if (first == HF_NO_TIME || first > before) return HF_OK;
    uint32_t i = 0;
    while (f->utts[i].state != HF_UTT_OPEN || f->utts[i].start != first) i++;
    if ((st = force(w, i))) return st;
  }
}

/* Those of which the least can come go first: what is complete, then what was forced, then the oldest that is open. */
static hf_status evict(hf_watermark *w) {
  static const hf_utt_state order[] = { HF_UTT_CLOSED, HF_UTT_FORCED };
  hf_front *f = w->front;
  for (int k = 0; k < 2; k++)
    for (uint32_t i = 0; i < f->nutts; i++)
      if (f->utts[i].state == order[k]) {
        forget(f, i);
        return HF_OK;
      }
  hf_status st = force(w, 0);
  if (!st) forget(f, 0);
  return st;
}

hf_status hf_utt_reserve(hf_watermark *w) {
  hf_front *f = hf_front_of(w);
  if (!f) return HF_ENOMEM;
  hf_status st = f->nutts >= HF_MAX_UTTERANCES ? evict(w) : HF_OK;
  if (st) return st;
  return hf_grow(&f->utts, &f->utts_room, f->nutts + 1, sizeof *f->utts) ? HF_OK : HF_ENOMEM;
}

/* --- hearing --------------------------------------------------------------------------------------------------- */

void hf_utt_sign(hf_watermark *w, const hf_event *e) {
  hf_front *f = w->front;
  naming n = naming_of(e);
  if (!hf_channel_of(hf_event_str(e, "by"))) return;
  for (uint32_t i = 0; i < f->nutts; i++) {
    hf_utt *u = &f->utts[i];
    if (u->speaker != n.speaker) continue;
    if (u->state == HF_UTT_OPEN) {
      if (e->at < u->start) u->start = e->at;
      return;
    }
    if (u->state == HF_UTT_CLOSED && e->at < u->stop) return; /* the transcript was faster */
  }
  hf_utt *u = find(f, e, &n);
  if (!u) u = add(f, &n, e->at);
  u->state = HF_UTT_OPEN;
  u->start = u->stop = e->at;
}

/* Without memory to tell it is said that there are some: the edge is made again for nothing. */
static bool has_phrases(hf_watermark *w, const hf_event *e) {
  const hf_policy *p = w->c->p;
  hf_str text = hf_event_str(e, "text");
  const hf_hit *hits;
  uint32_t n = 0;
  return p->phrases && (hf_scan_text(p->scratch->scan, p->phrases, text.p, text.n, false, &hits, &n) || n > 0);
}

/* The partial that says the most is the last one, in whatever order they come. */
static hf_status hear_partial(hf_watermark *w, const hf_event *e, hf_utt *u, const naming *n) {
  hf_front *f = w->front;
  if (!u && e->at < w->c->settled) {
    hf_front_refuse(w, e, "too late");
    return HF_ESTALE;
  }
  if (u && (u->state != HF_UTT_OPEN || (u->last && stop_of(e) < u->stop))) return HF_OK;
  hf_event *copy = hf_utt_copy(e);
  if (!copy) return HF_ENOMEM;
  if (!u) u = add(f, n, e->at);
  int64_t at = e->at < w->c->settled ? w->c->settled : e->at;
  if (at < u->start) u->start = at;
  free(u->last);
  u->last = copy;
  u->stop = stop_of(e);
  bool loud = has_phrases(w, e);
  if (loud || u->loud) f->stale = true;
  u->loud = loud;
  return HF_OK;
}

/* What the final of an utterance adds to what was forced, as an utterance of its own that begins at W. The words before
 * are blank, so that places in the text stay what they are. */
static hf_status admit_added(hf_watermark *w, const hf_utt *u, const hf_event *e) {
  hf_str text = hf_event_str(e, "text"), utt = hf_event_str(e, "utt");
  uint32_t known = known_words(u, e), from = behind_words(text, known);
  char *bytes = malloc((size_t)text.n + utt.n + 2);
  hf_field fields[HF_FIELDS];
  if (!bytes) return HF_ENOMEM;
  hf_event added = *e;
  added.at = w->c->settled;
  if (added.nwords) {
    added.words += known;
    added.nwords -= known;
  }
  added.nfields = hf_utt_fields(e, "partial", "added", fields);
  added.fields = fields;
  memset(bytes, ' ', from);
  memcpy(bytes + from, text.p + from, text.n - from);
  if (utt.n) memcpy(bytes + text.n, utt.p, utt.n);
  bytes[text.n + utt.n] = '+'; /* another utterance: its acts have keys of their own */
  for (uint32_t i = 0; i < added.nfields; i++) {
    if (hf_str_eq(fields[i].name, hf_str_lit("text"))) fields[i].value.as.s.p = bytes;
    if (utt.n && hf_str_eq(fields[i].name, hf_str_lit("utt"))) fields[i].value.as.s = (hf_str){ bytes + text.n, utt.n + 1 };
  }
  hf_status st = count_words((hf_str){ bytes, text.n }) ? hf_front_admit(w, &added) : HF_OK;
  free(bytes);
  return st;
}

static hf_status hear_final(hf_watermark *w, const hf_event *e, hf_utt *u, const naming *n) {
  hf_event own = *e;
  hf_status st;
  uint32_t before = w->c->fed;
  int64_t start = u ? u->start : e->at;
  if (u && u->state == HF_UTT_FORCED) st = admit_added(w, u, e);
  else {
    if (u && u->state == HF_UTT_OPEN && own.at < w->c->settled) own.at = w->c->settled;
    st = hf_front_admit(w, &own);
  }
  bool twice = u && u->state == HF_UTT_OPEN && w->c->fed == before;
  if (st || twice) return st;
  u = find(w->front, e, n); /* callbacks may have moved it */
  if (!u) u = add(w->front, n, start);
  int64_t stop = stop_of(e);
  u->stop = u->state == HF_UTT_CLOSED && u->stop > stop ? u->stop : stop;
  if (u->loud) w->front->stale = true;
  u->loud = false;
  free(u->last);
  u->last = NULL;
  u->state = HF_UTT_CLOSED;
  return HF_OK;
}

static bool is_partial(const hf_event *e) {
  const hf_value *v = hf_event_field(e, "partial");
  return v && v->type == HF_BOOL && v->as.b;
}

hf_status hf_utt_hear(hf_watermark *w, const hf_event *e) {
  const hf_value *text = hf_event_field(e, "text");
  if (!text || text->type != HF_STR || !hf_channel_of(hf_event_str(e, "by"))) return HF_EINVAL;
  hf_status st = hf_utt_reserve(w);
  if (st) return st;
  naming n = naming_of(e);
  hf_utt *u = find(w->front, e, &n);
  if (u && is_previous(u, e, &n)) return is_partial(e) ? HF_OK : hf_front_admit(w, e);
  if (u && is_next(u, e, &n, w->c->settled)) {
    forget(w->front, (uint32_t)(u - w->front->utts));
    u = NULL;
  }
  return is_partial(e) ? hear_partial(w, e, u, &n) : hear_final(w, e, u, &n);
}
