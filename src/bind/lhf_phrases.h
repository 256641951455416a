/* SPDX-License-Identifier: MIT
 * hatif.text.phrases: the function that lhf_text.c puts into its table, the matcher it makes (lhf_phrases.c) and the
 * streams and slices of a matcher (lhf_stream.c, lhf_slices.c), which share what is here.
 */
#ifndef LHF_PHRASES_H
#define LHF_PHRASES_H

#include "bind/lhf.h"
#include "core/hf_phrase.h"
#include "core/hf_when.h"

typedef struct lhf_clock { /* what a point in time is due by */
  int64_t at; /* when it was said */
  hf_hours hours;
} lhf_clock;

#pragma GCC visibility push(hidden)

/* [-0, +0, m] sets the field `phrases` of the table on top. */
void lhf_phrases_open(lua_State *L) HF_RAISES;
void lhf_stream_open(lua_State *L) HF_RAISES; /* [-0, +0, m] the class of streams */

void lhf_slices_open(lua_State *L) HF_RAISES; /* [-0, +0, m] what a scan by slices is held by */

int lhf_matcher_stream(lua_State *L) HF_RAISES; /* matcher:stream */
int lhf_matcher_slices(lua_State *L) HF_RAISES; /* matcher:slices */

/* [-0, +0, v] the phrases of the matcher at matcher_at, which must not be closed. */
hf_phrases *lhf_check_matcher(lua_State *L, int matcher_at) HF_RAISES;

/* [-0, +1, m] takes the matcher's scratch out, or makes one. */
hf_scan *lhf_take_scratch(lua_State *L, int matcher_at) HF_RAISES;

/* [-0, +0, -] gives the scratch at `index` back, unless a text of so many bytes has grown it. */
void lhf_give_scratch(lua_State *L, int matcher_at, int index, size_t text);

/* [-0, +2|0, v] the calendar at arg, the default where there is none; what is pushed must stay as long as *h. */
void lhf_check_hours(lua_State *L, int arg, hf_hours *h) HF_RAISES;

/* [-0, +2|0, v] the time at arg and the calendar behind it, as lhf_check_hours; whether there is a time. */
bool lhf_check_clock(lua_State *L, int arg, lhf_clock *c) HF_RAISES;

void lhf_push_names(lua_State *L, int matcher_at); /* [-0, +1, -] names of phrases by id, from 1 */

/* [-0, +1, m] { name=, first=, last= }, with room for two fields more. */
void lhf_push_hit(lua_State *L, int names, uint32_t phrase, uint32_t first, uint32_t last) HF_RAISES;

/* [-0, +1, m] captures whose bytes are of text. Without a clock a point in time is its words. */
void lhf_push_captures(lua_State *L, const hf_phrases *p, const hf_capture *captures, uint32_t n, const char *text,
                       const lhf_clock *clock) HF_RAISES;

#pragma GCC visibility pop

#endif
