/* SPDX-License-Identifier: MIT
 * core.policy: the builder that the policy language lowers into. One thin method for each function of hf_policy.h.
 * Its caller is lua/hatif/language: a value of a wrong type is a mistake of ours and raises.
 */
#include "bind/lhf_contact.h"

#include <stdlib.h>
#include <string.h>

#include "core/hf_hash.h"

static lhf_policy *check_builder(lua_State *L) {
  lhf_policy *p = luaL_checkudata(L, 1, LHF_POLICY);
  if (!p->core) luaL_argerror(L, 1, "attempt to use a closed policy");
  if (p->sealed) luaL_argerror(L, 1, "this policy is sealed");
  return p;
}

lhf_policy *lhf_check_policy(lua_State *L, int arg) {
  lhf_policy *p = luaL_checkudata(L, arg, LHF_POLICY);
  if (!p->core || !p->sealed) luaL_argerror(L, arg, "a sealed policy expected");
  return p;
}

static int check_status(lua_State *L, hf_status st, const char *what) {
  if (st == HF_ENOMEM) return luaL_error(L, "not enough memory");
  return st == HF_OK ? 0 : luaL_error(L, "policy: %s was refused (status %d)", what, (int)st);
}

/* --- fields of the table at stack index t --------------------------------------------------------------------- */

/* The string stays in the table, so it outlives the call. */
static hf_str field_str(lua_State *L, int t, const char *name) {
  hf_str s = { NULL, 0 };
  size_t n;
  if (lua_getfield(L, t, name) != LUA_TNIL) {
    s.p = luaL_checklstring(L, -1, &n);
    s.n = (uint32_t)n;
  }
  lua_pop(L, 1);
  return s;
}

static lua_Integer field_int(lua_State *L, int t, const char *name, lua_Integer none) {
  lua_Integer v = lua_getfield(L, t, name) == LUA_TNIL ? none : luaL_checkinteger(L, -1);
  lua_pop(L, 1);
  return v;
}

static uint32_t field_index(lua_State *L, int t, const char *name) {
  return (uint32_t)field_int(L, t, name, HF_NONE);
}

static bool field_bool(lua_State *L, int t, const char *name) {
  lua_getfield(L, t, name);
  bool v = lua_toboolean(L, -1);
  lua_pop(L, 1);
  return v;
}

static hf_hook field_hook(lua_State *L, lhf_policy *p, int t, const char *name, uint32_t protocol) {
  uint32_t hook = field_index(L, t, name);
  if (hook == HF_NONE) return hook;
  if (hook >= p->guest->hooks) luaL_error(L, "policy: %s: no such hook", name);
  p->hook_protocol[hook] = protocol;
  return hook;
}

static hf_key field_key(lua_State *L, lhf_policy *p, int t, const char *name) {
  hf_str s = field_str(L, t, name);
  hf_key key = HF_NONE;
  if (s.p) check_status(L, hf_policy_intern(p->core, s, &key), name);
  return key;
}

/* NAME = plain amount, or NAME_hook = hook. */
static hf_amount field_amount(lua_State *L, lhf_policy *p, int t, const char *name, uint32_t protocol) {
  lua_pushfstring(L, "%s_hook", name);
  hf_hook hook = field_hook(L, p, t, lua_tostring(L, -1), protocol);
  lua_pop(L, 1);
  if (hook != HF_NONE) return (hf_amount){ HF_AMOUNT_HOOK, 0, hook };
  lua_Integer plain = field_int(L, t, name, -1);
  return (hf_amount){ plain < 0 ? HF_AMOUNT_NONE : HF_AMOUNT_PLAIN, plain < 0 ? 0 : plain, HF_NONE };
}

/* [-0, +1, m] the keys of a list, in scratch that stays on the stack. */
static const hf_key *field_keys(lua_State *L, lhf_policy *p, int t, const char *name, uint32_t *n) {
  *n = 0;
  if (lua_getfield(L, t, name) == LUA_TNIL) return NULL;
  luaL_checktype(L, -1, LUA_TTABLE);
  int list = lua_gettop(L);
  lua_Integer count = luaL_len(L, list);
  hf_key *keys = lua_newuserdatauv(L, sizeof *keys * (size_t)(count + 1), 0);
  for (lua_Integer i = 1; i <= count; i++) {
    lua_geti(L, list, i);
    size_t len;
    const char *s = luaL_checklstring(L, -1, &len);
    check_status(L, hf_policy_intern(p->core, (hf_str){ s, (uint32_t)len }, &keys[i - 1]), name);
    lua_pop(L, 1);
  }
  lua_remove(L, list);
  *n = (uint32_t)count;
  return keys;
}

/* --- methods -------------------------------------------------------------------------------------------------- */

/* b:protocol{ id=, channels={…}, direction= } → index */
static int builder_protocol(lua_State *L) {
  lhf_policy *p = check_builder(L);
  luaL_checktype(L, 2, LUA_TTABLE);
  hf_protocol def = { .id = field_str(L, 2, "id"), .direction = field_str(L, 2, "direction"), .start = HF_NONE };
  hf_str *channels = NULL;
  if (lua_getfield(L, 2, "channels") != LUA_TNIL) {
    lua_Integer n = luaL_len(L, 3);
    channels = lua_newuserdatauv(L, sizeof *channels * (size_t)(n + 1), 0);
    for (lua_Integer i = 1; i <= n; i++) {
      lua_geti(L, 3, i);
      size_t len;
      const char *s = luaL_checklstring(L, -1, &len);
      channels[i - 1] = (hf_str){ s, (uint32_t)len };
      lua_pop(L, 1); /* the list keeps it */
    }
    def.nchannels = (uint32_t)n;
  }
  def.channels = channels;
  uint32_t index;
  check_status(L, hf_policy_add_protocol(p->core, &def, &index), "protocol");
  lua_pushinteger(L, index);
  return 1;
}

/* b:step{ id=, protocol=, enter=, exit=, max=, final= } → index */
static int builder_step(lua_State *L) {
  lhf_policy *p = check_builder(L);
  luaL_checktype(L, 2, LUA_TTABLE);
  hf_step def = { .id = field_str(L, 2, "id"), .protocol = field_index(L, 2, "protocol") };
  def.enter = field_hook(L, p, 2, "enter", def.protocol);
  def.exit = field_hook(L, p, 2, "exit", def.protocol);
  def.max = field_amount(L, p, 2, "max", def.protocol);
  def.final = field_bool(L, 2, "final");
  uint32_t index;
  check_status(L, hf_policy_add_step(p->core, &def, &index), "step");
  lua_pushinteger(L, index);
  return 1;
}

/* b:on(step, { { key=, target= | hook= }, … }) */
static int builder_on(lua_State *L) {
  lhf_policy *p = check_builder(L);
  lua_Integer step = luaL_checkinteger(L, 2);
  luaL_argcheck(L, step >= 0 && step < hf_policy_steps(p->core), 2, "no such step");
  luaL_checktype(L, 3, LUA_TTABLE);
  lua_Integer n = luaL_len(L, 3);
  hf_on *on = lua_newuserdatauv(L, sizeof *on * (size_t)(n + 1), 0);
  uint32_t protocol = hf_policy_step(p->core, (uint32_t)step)->protocol;
  for (lua_Integer i = 1; i <= n; i++) {
    lua_geti(L, 3, i);
    int t = lua_gettop(L);
    on[i - 1] = (hf_on){ field_key(L, p, t, "key"), field_index(L, t, "target"), field_hook(L, p, t, "hook", protocol) };
    lua_settop(L, t - 1);
  }
  return check_status(L, hf_policy_set_on(p->core, (uint32_t)step, on, (uint32_t)n), "on");
}

/* b:start(protocol, step) */
static int builder_start(lua_State *L) {
  lhf_policy *p = check_builder(L);
  return check_status(
    L, hf_policy_set_start(p->core, (uint32_t)luaL_checkinteger(L, 2), (uint32_t)luaL_checkinteger(L, 3)), "start");
}

static const char *const duty_kinds[] = { "must", "never", "at_most", "attest" };

static hf_duty_kind field_kind(lua_State *L, int t) {
  hf_str s = field_str(L, t, "kind");
  for (int i = 0; i < 4; i++)
    if (s.p && strcmp(s.p, duty_kinds[i]) == 0) return (hf_duty_kind)i;
  return (hf_duty_kind)luaL_error(L, "policy: kind of duty expected");
}

static hf_autofail field_autofail(lua_State *L, int t) {
  int type = lua_getfield(L, t, "autofail");
  hf_autofail v = type == LUA_TSTRING      ? HF_AUTOFAIL_CONFIRM
                  : lua_toboolean(L, -1) ? HF_AUTOFAIL_YES
                                         : HF_AUTOFAIL_NO;
  lua_pop(L, 1);
  return v;
}

/* b:duty{ the fields of hf_duty; within, within_hook, n, n_hook } → index */
static int builder_duty(lua_State *L) {
  lhf_policy *p = check_builder(L);
  luaL_checktype(L, 2, LUA_TTABLE);
  uint32_t protocol = field_index(L, 2, "protocol");
  hf_duty def = { .id = field_str(L, 2, "id"), .protocol = protocol, .step = field_index(L, 2, "step") };
  def.kind = field_kind(L, 2);
  def.any = field_keys(L, p, 2, "any", &def.nany);
  def.all = field_keys(L, p, 2, "all", &def.nall);
  def.when = field_key(L, p, 2, "when");
  def.after = field_key(L, p, 2, "after");
  def.before = field_key(L, p, 2, "before");
  def.release = field_key(L, p, 2, "release");
  def.within = field_amount(L, p, 2, "within", protocol);
  def.n = field_amount(L, p, 2, "n", protocol);
  def.iff = field_hook(L, p, 2, "iff", protocol);
  def.on_violate = field_hook(L, p, 2, "on_violate", protocol);
  def.on_meet = field_hook(L, p, 2, "on_meet", protocol);
  def.waive_by = field_str(L, 2, "waive_by");
  def.cite = field_str(L, 2, "cite");
  def.layer = field_str(L, 2, "layer");
  lua_getfield(L, 2, "weight");
  def.weight = luaL_checknumber(L, -1);
  def.autofail = field_autofail(L, 2);
  def.outlive = field_bool(L, 2, "outlive");
  def.words = field_bool(L, 2, "words");
  uint32_t index;
  check_status(L, hf_policy_add_duty(p->core, &def, &index), def.id.p);
  lua_pushinteger(L, index);
  return 1;
}

/* b:meter{ key=, metric=, above= | below=, lasting= }: a condition; duties name its key */
static int builder_meter(lua_State *L) {
  lhf_policy *p = check_builder(L);
  luaL_checktype(L, 2, LUA_TTABLE);
  hf_meter def = { .metric = hf_metric_find(field_str(L, 2, "metric")), .lasting = field_int(L, 2, "lasting", 0) };
  lua_getfield(L, 2, "above");
  def.above = !lua_isnil(L, -1);
  if (!def.above) lua_getfield(L, 2, "below");
  def.bound = luaL_checknumber(L, -1);
  hf_key key;
  return check_status(L, hf_policy_add_meter(p->core, field_str(L, 2, "key"), &def, &key), "meter");
}

/* b:flow{ id=, protocol=, when=, run= } → index */
static int builder_flow(lua_State *L) {
  lhf_policy *p = check_builder(L);
  luaL_checktype(L, 2, LUA_TTABLE);
  hf_flow def = { .id = field_str(L, 2, "id"), .protocol = field_index(L, 2, "protocol") };
  def.when = field_key(L, p, 2, "when");
  def.run = field_hook(L, p, 2, "run", def.protocol);
  uint32_t index;
  check_status(L, hf_policy_add_flow(p->core, &def, &index), "flow");
  lua_pushinteger(L, index);
  return 1;
}

/* b:phrase(name, unless_negated) → index */
static int builder_phrase(lua_State *L) {
  lhf_policy *p = check_builder(L);
  size_t n;
  const char *name = luaL_checklstring(L, 2, &n);
  uint32_t phrase, index;
  uint32_t flags = lua_toboolean(L, 3) ? HF_PHRASE_UNLESS_NEGATED : 0;
  check_status(L, hf_phrase_add(p->builder, flags, &phrase), "phrase");
  check_status(L, hf_policy_add_phrase(p->core, (hf_str){ name, (uint32_t)n }, &index), "phrase");
  lua_pushinteger(L, phrase);
  return 1;
}

/* b:pattern(phrase, text) → true | nil, message, code, byte (from 1) */
static int builder_pattern(lua_State *L) {
  lhf_policy *p = check_builder(L);
  lua_Integer phrase = luaL_checkinteger(L, 2);
  size_t n;
  const char *text = luaL_checklstring(L, 3, &n);
  hf_pattern_error err = { 0, NULL };
  hf_status st = hf_phrase_pattern(p->builder, (uint32_t)phrase, text, n, &err);
  if (st == HF_OK) {
    lua_pushboolean(L, 1);
    return 1;
  }
  if (!err.what) return lhf_fail_status(L, st, "pattern");
  lhf_fail(L, st == HF_ELIMIT ? "ELIMIT" : "ESYNTAX", "%s", err.what);
  lua_pushinteger(L, (lua_Integer)err.at + 1);
  return 4;
}

/* b:seal() → true | nil, message, code */
static int builder_seal(lua_State *L) {
  lhf_policy *p = check_builder(L);
  hf_phrases *phrases = NULL;
  hf_status st = hf_phrase_compile(p->builder, &phrases);
  if (st) return lhf_fail_status(L, st, "phrases");
  st = hf_policy_seal(p->core, phrases);
  if (st) {
    hf_phrases_free(phrases); /* a refused seal takes nothing */
    return lhf_fail_status(L, st, "policy");
  }
  hf_phrase_builder_free(p->builder);
  p->builder = NULL;
  p->sealed = true;
  lua_pushboolean(L, 1);
  return 1;
}

/* --- calendars ------------------------------------------------------------------------------------------------ */

static void read_day(lua_State *L, int t, hf_work_day *day) {
  day->n = 0;
  lua_Integer n = luaL_len(L, t);
  luaL_argcheck(L, n <= HF_CALENDAR_SPANS, 3, "too many intervals in a day");
  for (lua_Integer i = 1; i <= n; i++) {
    lua_geti(L, t, i);
    int span = lua_gettop(L);
    day->span[day->n++] =
      (hf_span_of_day){ (int16_t)field_int(L, span, "from", 0), (int16_t)field_int(L, span, "to", 0) };
    lua_pop(L, 1);
  }
}

/* Fills what has been allocated and is owned by the policy already: raising here leaves nothing behind. */
static void read_calendar(lua_State *L, lhf_calendar *c, lua_Integer nexcept) {
  lua_getfield(L, 3, "week");
  for (int i = 0; i < 7; i++) {
    lua_geti(L, -1, i + 1);
    read_day(L, lua_gettop(L), &c->calendar.week[i]);
    lua_pop(L, 1);
  }
  lua_getfield(L, 3, "except");
  for (lua_Integer i = 0; i < nexcept; i++) {
    lua_geti(L, -1, i + 1);
    int t = lua_gettop(L);
    c->except[i].first = (int32_t)field_int(L, t, "first", 0);
    c->except[i].last = (int32_t)field_int(L, t, "last", 0);
    lua_getfield(L, t, "day");
    read_day(L, t + 1, &c->except[i].day);
    lua_settop(L, t - 1);
  }
  c->calendar.nexcept = (uint32_t)nexcept;
}

/* b:calendar(name, { zone=, week={ 7 × { { from=, to= }, … } }, except={ { first=, last=, day={…} }, … } }) */
static int builder_calendar(lua_State *L) {
  lhf_policy *p = check_builder(L);
  size_t n;
  const char *name = luaL_checklstring(L, 2, &n);
  luaL_checktype(L, 3, LUA_TTABLE);
  lua_getfield(L, 3, "except");
  lua_Integer nexcept = luaL_len(L, -1);
  luaL_argcheck(L, n < sizeof p->calendars[0]->name && nexcept <= HF_CALENDAR_EXCEPT, 2, "too long");
  int zone = hf_zone_find(field_str(L, 3, "zone"));
  luaL_argcheck(L, zone >= 0, 3, "unknown zone");
  lhf_calendar **list = realloc(p->calendars, (p->ncalendars + 1) * sizeof(*list));
  if (list) p->calendars = list;
  lhf_calendar *c = list ? calloc(1, sizeof *c + (size_t)nexcept * sizeof *c->except) : NULL;
  if (!c) return check_status(L, HF_ENOMEM, "calendar");
  list[p->ncalendars++] = c;
  memcpy(c->name, name, n);
  c->calendar.zone = zone;
  c->calendar.except = c->except;
  read_calendar(L, c, nexcept);
  hf_status st = p->ncalendars > 1 ? HF_OK : hf_policy_set_calendar(p->core, &c->calendar); /* the first serves {when} */
  return st ? check_status(L, st, "calendar") : 0;
}

const hf_calendar *lhf_policy_calendar(const lhf_policy *p, hf_str name) {
  for (uint32_t i = 0; i < p->ncalendars; i++)
    if (strlen(p->calendars[i]->name) == name.n && memcmp(p->calendars[i]->name, name.p, name.n) == 0)
      return &p->calendars[i]->calendar;
  return NULL;
}

/* --- life ----------------------------------------------------------------------------------------------------- */

static int policy_close(lua_State *L) {
  lhf_policy *p = luaL_checkudata(L, 1, LHF_POLICY);
  hf_phrase_builder_free(p->builder);
  hf_policy_unref(p->core);
  lhf_guest_unref(p->guest);
  free(p->hook_protocol);
  for (uint32_t i = 0; i < p->ncalendars; i++) free(p->calendars[i]);
  free(p->calendars);
  *p = (lhf_policy){ 0 };
  return 0;
}

/* core.policy.new(guest) → builder. The guest has given its declarations: its hooks have their indices. */
static int policy_new(lua_State *L) {
  lhf_guest *g = lhf_check_guest(L, 1);
  lhf_policy *p = lua_newuserdatauv(L, sizeof *p, 0);
  *p = (lhf_policy){ 0 };
  luaL_setmetatable(L, LHF_POLICY);
  lhf_guest_ref(g);
  p->guest = g;
  p->core = hf_policy_new();
  p->builder = hf_phrase_builder_new();
  p->hook_protocol = calloc((size_t)g->hooks + 1, sizeof *p->hook_protocol);
  if (!p->core || !p->builder || !p->hook_protocol) return lhf_fail_status(L, HF_ENOMEM, "policy");
  return 1;
}

/* core.policy.hash(bytes) → SHA-256 in hexadecimal */
static int policy_hash(lua_State *L) {
  size_t n;
  const char *s = luaL_checklstring(L, 1, &n);
  char hex[HF_HASH_HEX + 1];
  hf_hash_hex(s, n, hex);
  lua_pushlstring(L, hex, HF_HASH_HEX);
  return 1;
}

/* core.policy.zone(name) → whether the zone is known */
static int policy_zone(lua_State *L) {
  size_t n;
  const char *s = luaL_checklstring(L, 1, &n);
  lua_pushboolean(L, hf_zone_find((hf_str){ s, (uint32_t)n }) >= 0);
  return 1;
}

/* core.policy.metrics() → { { name=, time= }, … } in their order */
static int policy_metrics(lua_State *L) {
  lua_createtable(L, HF_METRICS, 0);
  for (uint32_t i = 0; i < HF_METRICS; i++) {
    lua_createtable(L, 0, 2);
    lhf_push_str(L, hf_metric_name(i));
    lua_setfield(L, -2, "name");
    lua_pushboolean(L, hf_metric_is_time(i));
    lua_setfield(L, -2, "time");
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  return 1;
}

/* core.policy.offset(zone, utc) → ms to add to UTC for the zone's local time */
static int policy_offset(lua_State *L) {
  size_t n;
  const char *s = luaL_checklstring(L, 1, &n);
  int zone = hf_zone_find((hf_str){ s, (uint32_t)n });
  luaL_argcheck(L, zone >= 0, 1, "unknown zone");
  lua_pushinteger(L, hf_zone_offset(zone, luaL_checkinteger(L, 2)));
  return 1;
}

/* core.policy.ms(value) → ms | nil: a number of ms or a string with its unit; never raises for a policy's value */
static int read_ms(lua_State *L) {
  lua_pushinteger(L, lhf_check_ms(L, 1));
  return 1;
}

static int policy_ms(lua_State *L) {
  luaL_checkany(L, 1);
  lua_settop(L, 1);
  lua_pushcfunction(L, read_ms);
  lua_insert(L, 1);
  if (lua_pcall(L, 1, 1, 0) != LUA_OK) lua_pushnil(L);
  return 1;
}

/* policy:data{ params=, templates= } → true | nil, message, code: what hooks read of the policy itself */
static int policy_data(lua_State *L) {
  lhf_policy *p = luaL_checkudata(L, 1, LHF_POLICY);
  luaL_checktype(L, 2, LUA_TTABLE);
  if (!p->core) luaL_argerror(L, 1, "attempt to use a closed policy");
  int n = lhf_data_set(L, p->guest, 2);
  if (n) return n;
  lua_pushboolean(L, 1);
  return 1;
}

/* policy:stamp(hash): the hash of its sources, 64 hexadecimal digits; snapshots name the policy by it */
static int policy_stamp(lua_State *L) {
  lhf_policy *p = luaL_checkudata(L, 1, LHF_POLICY);
  size_t n;
  const char *hex = luaL_checklstring(L, 2, &n);
  unsigned char hash[HF_POLICY_HASH] = { 0 };
  luaL_argcheck(L, n == HF_HASH_HEX && strspn(hex, "0123456789abcdef") == n, 2, "64 hexadecimal digits expected");
  if (!p->core) luaL_argerror(L, 1, "attempt to use a closed policy");
  for (size_t i = 0; i < n; i++) {
    unsigned digit = (unsigned)(hex[i] <= '9' ? hex[i] - '0' : hex[i] - 'a' + 10);
    hash[i / 2] = (unsigned char)(hash[i / 2] << 4 | digit);
  }
  hf_policy_stamp(p->core, hash);
  return 0;
}

static const luaL_Reg methods[] = {
  { "data", policy_data },          { "stamp", policy_stamp },          { "protocol", builder_protocol }, { "step", builder_step },         { "on", builder_on },
  { "start", builder_start },       { "duty", builder_duty },         { "flow", builder_flow },
  { "meter", builder_meter },
  { "phrase", builder_phrase },     { "pattern", builder_pattern },
  { "seal", builder_seal },         { "calendar", builder_calendar }, { NULL, NULL },
};

static const luaL_Reg functions[] = {
  { "new", policy_new }, { "hash", policy_hash }, { "zone", policy_zone }, { "ms", policy_ms },
  { "metrics", policy_metrics }, { "offset", policy_offset }, { NULL, NULL },
};

void lhf_open_policy(lua_State *L) {
  luaL_newmetatable(L, LHF_POLICY);
  luaL_newlib(L, methods);
  lua_setfield(L, -2, "__index");
  lua_pushcfunction(L, policy_close);
  lua_setfield(L, -2, "__gc");
  lua_pop(L, 1);
  luaL_newlib(L, functions);
}
