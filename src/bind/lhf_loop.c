/* SPDX-License-Identifier: MIT
 * hatif.loop: the loop under hatif.timer, of our own or luv's.
 */
#include "bind/lhf_clock.h"

static lhf_clock *this_clock(lua_State *L) {
  return lua_touserdata(L, lua_upvalueindex(1));
}

/* (mode) runs luv's loop */
static int run_luv(lua_State *L) {
  lhf_luv_call(L, "run", 1, 0);
  return 0;
}

/* Runs whichever loop it is. What luv raises is raised again. */
static hf_status run_loop(lua_State *L, lhf_clock *d, hf_run mode, const char *name) {
  hf_status st = hf_clock_program(&d->clock);
  if (st != HF_OK) return st;
  int status = LUA_OK;
  d->running = true;
  if (d->luv) {
    lua_pushcfunction(L, run_luv);
    lua_pushstring(L, name);
    status = lua_pcall(L, 1, 0, 0);
  } else {
    st = hf_loop_run(d->own, mode);
  }
  d->running = false;
  if (status != LUA_OK) lua_error(L);
  return st;
}

static bool is_alive(lua_State *L, const lhf_clock *d) {
  if (hf_clock_count(&d->clock) > 0) return true;
  if (!d->luv) return d->own && hf_loop_alive(d->own); /* callbacks of a store may be outstanding */
  lhf_luv_call(L, "loop_alive", 0, 1);
  return lua_toboolean(L, -1);
}

static int run(lua_State *L, hf_run mode, const char *name) {
  lhf_clock *d = this_clock(L);
  lhf_clock_need_loop(L, d);
  if (d->running || d->clock.mono.turning) luaL_error(L, "hatif.loop re-entered: it is running already");
  hf_status st = run_loop(L, d, mode, name);
  if (st != HF_OK) return lhf_fail_status(L, st, "hatif.loop");
  if (d->failed) {
    d->failed = false;
    lua_getiuservalue(L, lua_upvalueindex(1), LHF_CLOCK_ERROR);
    return lhf_fail_callback(L, lua_gettop(L));
  }
  lua_pushboolean(L, is_alive(L, d));
  return 1;
}

static int loop_run(lua_State *L) {
  static const char *const modes[] = { "default", "once", "nowait", NULL };
  int mode = luaL_checkoption(L, 1, "default", modes);
  return run(L, (hf_run)mode, modes[mode]);
}

static int loop_step(lua_State *L) {
  return run(L, HF_RUN_NOWAIT, "nowait");
}

static int loop_stop(lua_State *L) {
  lhf_clock_stop(this_clock(L));
  return 0;
}

static int loop_now(lua_State *L) {
  lua_pushinteger(L, hf_clock_ms());
  return 1;
}

static int loop_alive(lua_State *L) {
  lua_pushboolean(L, is_alive(L, this_clock(L)));
  return 1;
}

static int loop_use(lua_State *L) {
  lhf_clock *d = this_clock(L);
  luaL_argcheck(L, lua_isuserdata(L, 1) || lua_isnil(L, 1), 1, "a handle of luv, or nil, expected");
  lua_settop(L, 1);
  if (!d->open) luaL_error(L, "attempt to use a closed hatif.loop");
  if (d->running || d->clock.mono.turning) luaL_error(L, "hatif.loop.use: the loop is running");
  if (lua_isnil(L, 1)) {
    if (d->luv) {
      d->clock.alarm->clear(d->clock.alarm);
      d->clock.alarm = d->own ? &d->own->alarm : NULL;
      d->luv = false;
      lhf_clock_need_loop(L, d);
    }
  } else if (!lhf_luv_use(L, d, 1)) {
    return lhf_fail(L, "ENOLUV", "hatif.loop.use: the module luv is not loaded");
  }
  hf_status st = hf_clock_program(&d->clock);
  if (st != HF_OK) return lhf_fail_status(L, st, "hatif.loop.use");
  lua_pushboolean(L, 1);
  return 1;
}

/* Descriptor and time-out in ms, -1: none. Non-zero: results of a failure are on the stack. */
static int poll(lua_State *L, int *fd, int *timeout) {
  lhf_clock *d = this_clock(L);
  lhf_clock_need_loop(L, d);
  hf_status st = hf_clock_program(&d->clock);
  if (st == HF_OK && !d->luv) st = hf_loop_poll(d->own, fd, timeout);
  if (st != HF_OK) return lhf_fail_status(L, st, "hatif.loop");
  if (!d->luv) return 0;
  lhf_luv_call(L, "update_time", 0, 0);
  lhf_luv_call(L, "backend_fd", 0, 1);
  lhf_luv_call(L, "backend_timeout", 0, 1);
  *fd = (int)lua_tointeger(L, -2);
  *timeout = is_alive(L, d) ? (int)lua_tointeger(L, -1) : -1;
  return 0;
}

static int loop_fd(lua_State *L) {
  int fd = -1, timeout = -1, failed = poll(L, &fd, &timeout);
  if (failed) return failed;
  lua_pushinteger(L, fd);
  return 1;
}

static int loop_timeout(lua_State *L) {
  int fd = -1, timeout = -1, failed = poll(L, &fd, &timeout);
  if (failed) return failed;
  if (timeout < 0) lua_pushnil(L);
  else lua_pushinteger(L, timeout);
  return 1;
}

static int loop_events(lua_State *L) {
  lua_pushliteral(L, "r");
  return 1;
}

static int loop_on_error(lua_State *L) {
  if (!lua_isnoneornil(L, 1)) luaL_checktype(L, 1, LUA_TFUNCTION);
  lua_settop(L, 1);
  lua_setiuservalue(L, lua_upvalueindex(1), LHF_CLOCK_ON_ERROR);
  return 0;
}

static int loop_errors(lua_State *L) {
  lua_pushinteger(L, this_clock(L)->errors);
  lua_getiuservalue(L, lua_upvalueindex(1), LHF_CLOCK_ERROR);
  return 2;
}

static const luaL_Reg functions[] = {
  { "run", loop_run },
  { "step", loop_step },
  { "stop", loop_stop },
  { "now", loop_now },
  { "alive", loop_alive },
  { "use", loop_use },
  { "fd", loop_fd },
  { "events", loop_events },
  { "timeout", loop_timeout },
  { "on_error", loop_on_error },
  { "errors", loop_errors },
  { NULL, NULL },
};

void lhf_open_loop(lua_State *L) {
  luaL_newlibtable(L, functions);
  lhf_clock_push(L);
  luaL_setfuncs(L, functions, 1);
}
