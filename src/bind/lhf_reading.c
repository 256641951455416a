/* SPDX-License-Identifier: MIT
 * The methods of a contact that only read what it has come to: nothing runs, nothing is fed.
 */
#include "bind/lhf_contact.h"
#include "bind/lhf_live.h"

static int contact_verdicts(lua_State *L) {
  lhf_contact *b = lhf_check_contact(L);
  uint32_t n = hf_contact_verdicts(b->core);
  lua_createtable(L, (int)n, 0);
  for (uint32_t i = 0; i < n; i++) {
    hf_verdict v;
    if (hf_contact_verdict(b->core, i, &v) != HF_OK) return lhf_fail_status(L, HF_ENOMEM, "verdicts");
    lhf_push_verdict(L, hf_contact_policy(b->core), &v);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  return 1;
}

/* contact:score() → { percentage = number | nil, automatic_fail = boolean } */
static int contact_score(lua_State *L) {
  hf_score score = hf_contact_score(lhf_check_contact(L)->core);
  lua_createtable(L, 0, 2);
  if (score.judged) {
    if (score.permille % 10 == 0) lua_pushinteger(L, score.permille / 10);
    else lua_pushnumber(L, score.permille / 10.0);
    lua_setfield(L, -2, "percentage");
  }
  lua_pushboolean(L, score.automatic_fail);
  lua_setfield(L, -2, "automatic_fail");
  return 1;
}

static int contact_facts(lua_State *L) {
  lhf_contact *b = lhf_check_contact(L);
  uint32_t n = hf_contact_facts(b->core);
  lua_createtable(L, 0, (int)n);
  for (uint32_t i = 0; i < n; i++) {
    hf_field f = hf_contact_fact_at(b->core, i);
    lhf_push_str(L, f.name);
    lhf_push_value(L, &f.value);
    lua_rawset(L, -3);
  }
  return 1;
}

/* contact:metrics() → { name = number } of those that are there */
static int contact_metrics(lua_State *L) {
  lhf_contact *b = lhf_check_contact(L);
  lua_createtable(L, 0, HF_METRICS);
  for (uint32_t i = 0; i < HF_METRICS; i++) {
    double value;
    if (!hf_contact_metric(b->core, i, &value)) continue;
    lhf_push_str(L, hf_metric_name(i));
    lhf_push_metric(L, value);
    lua_rawset(L, -3);
  }
  return 1;
}

/* [-0, +1, m] { protocol = step } of the protocols that are at a step */
static void push_steps(lua_State *L, const hf_contact *c) {
  const hf_policy *p = hf_contact_policy(c);
  lua_newtable(L);
  for (uint32_t i = 0; i < hf_policy_protocols(p); i++) {
    uint32_t step = hf_contact_step(c, i);
    if (step == HF_NONE) continue;
    lhf_push_str(L, hf_policy_protocol(p, i)->id);
    lhf_push_str(L, hf_policy_step(p, step)->id);
    lua_rawset(L, -3);
  }
}

/* contact:status() → { now=, finished=, steps={ protocol = step }, pending={ verdict, … } }: of a live contact its edge */
static int contact_status(lua_State *L) {
  const hf_contact *c = lhf_live_edge(lhf_check_contact(L));
  lua_createtable(L, 0, 4);
  lua_pushinteger(L, hf_contact_now(c));
  lua_setfield(L, -2, "now");
  lua_pushboolean(L, hf_contact_finished(c));
  lua_setfield(L, -2, "finished");
  push_steps(L, c);
  lua_setfield(L, -2, "steps");
  lua_newtable(L);
  lua_Integer found = 0;
  for (uint32_t i = 0; i < hf_contact_verdicts(c); i++) {
    hf_verdict v;
    if (hf_contact_verdict(c, i, &v) != HF_OK || v.status != HF_PENDING) continue;
    lhf_push_verdict(L, hf_contact_policy(c), &v);
    lua_rawseti(L, -2, ++found);
  }
  lua_setfield(L, -2, "pending");
  return 1;
}

/* contact:next() → when the next queued event or deadline is due, or nil */
static int contact_next(lua_State *L) {
  lhf_contact *b = lhf_check_contact(L);
  int64_t next = b->live ? hf_watermark_next(&b->live->water) : hf_contact_next(b->core);
  if (next == HF_NO_TIME) lua_pushnil(L);
  else lua_pushinteger(L, next);
  return 1;
}

/* contact:reports() → { { line=, what= }, … }: what was fed and could not be taken */
static int contact_reports(lua_State *L) {
  lhf_check_contact(L);
  bool any = lua_getiuservalue(L, 1, LHF_UV_REPORTS) == LUA_TTABLE;
  lua_Integer n = any ? (lua_Integer)lua_rawlen(L, -1) : 0;
  lua_createtable(L, (int)n, 0);
  for (lua_Integer i = 1; i <= n; i++) {
    lua_rawgeti(L, -2, i);
    lua_rawseti(L, -2, i);
  }
  return 1;
}

int lhf_contact_id(lua_State *L) {
  lhf_push_str(L, hf_contact_opening(lhf_check_contact(L)->core)->id);
  return 1;
}

/* contact:shadow() → the contact that is judged beside it, or nil */
static int contact_shadow(lua_State *L) {
  lhf_check_contact(L);
  lua_getiuservalue(L, 1, LHF_UV_SHADOW);
  return 1;
}

static const luaL_Reg methods[] = {
  { "verdicts", contact_verdicts }, { "score", contact_score }, { "facts", contact_facts },
  { "metrics", contact_metrics },   { "status", contact_status }, { "next", contact_next },
  { "reports", contact_reports },   { "id", lhf_contact_id },   { "shadow", contact_shadow },
  { NULL, NULL },
};

void lhf_open_reading(lua_State *L) { luaL_setfuncs(L, methods, 0); }
