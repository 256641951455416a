/* SPDX-License-Identifier: MIT
 * Rendering. A string is inserted between FSI and PDI, so that its letters and digits keep to themselves whatever their
 * direction; what hatif says itself is of the sentence's own direction and stands bare.
 */
#include "core/hf_template.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/hf_fold_rule.h"
#include "core/hf_template_node.h"

#define FSI "\u2068" /* first strong isolate */
#define PDI "\u2069" /* pop directional isolate */
#define LRM "\u200E" /* left-to-right mark */
#define RLM "\u200F" /* right-to-left mark */

uint32_t hf_template_slots(const hf_template *t) {
  return t->nslots;
}

hf_str hf_template_slot(const hf_template *t, uint32_t slot) {
  return (hf_str){ t->source + t->slot[slot].first, t->slot[slot].last - t->slot[slot].first };
}

void hf_rendered_fini(hf_rendered *out) {
  free(out->text);
  memset(out, 0, sizeof *out);
}

static hf_status add(hf_rendered *out, const char *p, size_t n) {
  if (n > UINT32_MAX / 2 - out->n) return HF_ELIMIT;
  if (out->n + n > out->room) {
    uint32_t room = out->room ? out->room : 128;
    while (room < out->n + n) room *= 2;
    char *grown = realloc(out->text, room);
    if (!grown) return HF_ENOMEM;
    out->text = grown;
    out->room = room;
  }
  if (n) memcpy(out->text + out->n, p, n);
  out->n += (uint32_t)n;
  return HF_OK;
}

static bool is_bidi_control(uint32_t c) {
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

static bool is_control(uint32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029;
}

static hf_status add_cleaned(hf_rendered *out, hf_str s) {
  hf_status st = HF_OK;
  uint32_t begin = 0, length, c;
  bool bad;
  for (uint32_t at = 0; at < s.n && !st; at += length) {
    length = hf_fold_decode((const unsigned char *)s.p + at, s.n - at, &c, &bad);
    const char *instead = is_bidi_control(c) ? "" : is_control(c) ? " " : bad ? "\uFFFD" : NULL;
    if (!instead) continue;
    st = add(out, s.p + begin, at - begin);
    if (!st) st = add(out, instead, strlen(instead));
    begin = at + length;
  }
  return st ? st : add(out, s.p + begin, s.n - begin);
}

static hf_status add_isolated(hf_rendered *out, hf_str s) {
  hf_status st = add(out, FSI, strlen(FSI));
  if (!st) st = add_cleaned(out, s);
  return st ? st : add(out, PDI, strlen(PDI));
}

static hf_status refuse(hf_rendered *out, uint32_t slot, const char *want) {
  out->slot = slot;
  out->want = want;
  return HF_EINVAL;
}

/* A value as it is. Plain digits need no isolate; a sign or a point would wander in a sentence from right to left. */
static hf_status add_value(hf_rendered *out, const hf_value *v, uint32_t slot) {
  char text[40];
  switch (v->type) {
    case HF_STR: return add_isolated(out, v->as.s);
    case HF_INT: snprintf(text, sizeof text, "%lld", (long long)v->as.i); break;
    case HF_NUM: snprintf(text, sizeof text, "%.14g", v->as.d); break;
    default: return refuse(out, slot, "a string or a number");
  }
  hf_str s = { text, (uint32_t)strlen(text) };
  return strspn(text, "0123456789") == s.n ? add(out, s.p, s.n) : add_isolated(out, s);
}

/* A whole number; a float is one where it has no fraction. */
static bool whole(const hf_value *v, int64_t *n) {
  if (v->type == HF_NUM && v->as.d == floor(v->as.d) && fabs(v->as.d) < 9e15) {
    *n = (int64_t)v->as.d;
    return true;
  }
  *n = v->as.i;
  return v->type == HF_INT;
}

static hf_status add_said(hf_rendered *out, const hf_node *node, const hf_value *v) {
  hf_said said;
  int64_t n = 0;
  hf_status st;
  if (node->kind == HF_NODE_DURATION) {
    if (v->type == HF_NUM && v->as.d >= 0 && v->as.d < 9e15) n = (int64_t)ceil(v->as.d);
    else if (!whole(v, &n) || n < 0) return refuse(out, node->slot, "milliseconds");
    st = hf_say_duration(&node->how, n, &said);
  } else {
    if (!whole(v, &n)) return refuse(out, node->slot, "a whole number");
    st = hf_say_number(&node->how, n, &said);
  }
  if (st == HF_ELIMIT) return refuse(out, node->slot, "a smaller number");
  return st ? st : add(out, said.text, said.n);
}

static hf_status add_count(hf_rendered *out, const hf_template *t, const hf_node *node, const hf_value *v) {
  hf_node digits = *node;
  digits.kind = HF_NODE_NUMBER;
  digits.how = (hf_say){ t->lang, HF_SAY_DIGITS, HF_CASE_NOMINATIVE, HF_UNIT_DAY };
  if (t->lang == HF_LANG_AR) digits.how.flags |= HF_SAY_ARABIC_DIGITS;
  return add_said(out, &digits, v);
}

static bool key_is(const hf_template *t, const hf_node *branch, const char *p, size_t n) {
  return !branch->exact && branch->last - branch->first == n && memcmp(t->source + branch->first, p, n) == 0;
}

/* The branch for a value: an exact number first, then the key, then "other". */
static hf_status choose(const hf_template *t, const hf_node *node, const hf_value *v, hf_rendered *out, uint32_t *branch) {
  const char *key = v->as.s.p;
  size_t n = v->as.s.n;
  int64_t number = 0;
  if (node->kind == HF_NODE_PLURAL) {
    if (!whole(v, &number) || number < 0) return refuse(out, node->slot, "a whole number");
    key = hf_plural_name(hf_plural_of(t->lang, number));
    n = strlen(key);
  } else if (v->type != HF_STR) {
    return refuse(out, node->slot, "a string");
  }
  uint32_t named = 0, other = 0;
  for (uint32_t b = node->child; b; b = t->nodes[b].next) {
    const hf_node *at = &t->nodes[b];
    if (at->exact && at->value == number) {
      *branch = b;
      return HF_OK;
    }
    if (!named && key_is(t, at, key, n)) named = b;
    if (!other && key_is(t, at, "other", 5)) other = b;
  }
  *branch = named ? named : other;
  return HF_OK;
}

static hf_status render(const hf_template *t, uint32_t first, const hf_value *values, hf_rendered *out) {
  hf_status st = HF_OK;
  for (uint32_t i = first; i && !st; i = t->nodes[i].next) {
    const hf_node *node = &t->nodes[i];
    const hf_value *v = &values[node->slot];
    uint32_t branch = 0;
    switch ((hf_node_kind)node->kind) {
      case HF_NODE_TEXT: st = add(out, t->source + node->first, node->last - node->first); break;
      case HF_NODE_SLOT: st = add_value(out, v, node->slot); break;
      case HF_NODE_NUMBER: case HF_NODE_DURATION: st = add_said(out, node, v); break;
      case HF_NODE_COUNT: st = add_count(out, t, node, v); break;
      case HF_NODE_PLURAL: case HF_NODE_SELECT:
        st = choose(t, node, v, out, &branch);
        if (!st) st = render(t, t->nodes[branch].child, values, out); /* at most HF_TEMPLATE_DEPTH deep */
        break;
      case HF_NODE_BRANCH: break;
    }
  }
  return st;
}

/* --- the direction of the whole ------------------------------------------------------------------ */

/* The letter at *i, and *i behind it. */
static uint32_t letter_at(const char *s, uint32_t n, uint32_t *i) {
  uint32_t c = (unsigned char)s[(*i)++];
  if (c < 0xC0) return c;
  c &= c < 0xE0 ? 0x1F : c < 0xF0 ? 0x0F : 0x07;
  while (*i < n && ((unsigned char)s[*i] & 0xC0) == 0x80) c = c << 6 | ((unsigned char)s[(*i)++] & 0x3F);
  return c;
}

/* From right to left: 'R'; from left to right: 'L'; neither: 0. As fine as the scripts of our languages need. */
static char direction_of(uint32_t c) {
  if ((c >= 0x590 && c <= 0x8FF) || (c >= 0xFB1D && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFC))
    return (c >= 0x660 && c <= 0x66C) || c == 0x60C || c == 0x61B ? 0 : 'R';
  bool latin = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= 0xC0 && c < 0x590 && c != 0xD7 && c != 0xF7);
  return latin ? 'L' : 0;
}

/* A line takes its direction from its first letter outside of isolates; who shows it may look into them instead. Where
 * that would turn the line around, a mark at its beginning says the same to both. */
static hf_status direct(hf_rendered *out) {
  char any = 0, outside = 0;
  for (uint32_t i = 0, depth = 0; i < out->n && !outside;) {
    uint32_t c = letter_at(out->text, out->n, &i);
    if (c == 0x2068) depth++;
    else if (c == 0x2069) depth -= depth > 0;
    char way = direction_of(c);
    if (!any) any = way;
    if (!depth) outside = way;
  }
  if (!outside || any == outside) return HF_OK;
  const char *mark = outside == 'R' ? RLM : LRM;
  size_t n = strlen(mark);
  hf_status st = add(out, mark, n);
  if (st != HF_OK) return st;
  memmove(out->text + n, out->text, out->n - n);
  memcpy(out->text, mark, n);
  return HF_OK;
}

hf_status hf_template_render(const hf_template *t, const hf_value *values, hf_rendered *out) {
  out->n = 0;
  hf_status st = render(t, t->first, values, out);
  return st == HF_OK ? direct(out) : st;
}
