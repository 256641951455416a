/* SPDX-License-Identifier: MIT
 * What every public table shares: argument checks, nil/message/code, the protected call, and the openers.
 * Stands on lua.h. A helper that may raise is marked HF_RAISES; stack effects are written as in the Lua manual.
 */
#ifndef LHF_H
#define LHF_H

#include <lauxlib.h>
#include <lua.h>

#include "hatif.h"

#define LHF_MS_MAX INT64_C(315576000000) /* ten years of 365.25 days: the longest time that a caller may give */
#define HF_RAISES /* may longjmp: nothing below may own memory in a C local */

#pragma GCC visibility push(hidden)

/* [-0, +3, m] nil, message, code. `code` is stable and part of SemVer, the message is not. Returns 3. */
int lhf_fail(lua_State *L, const char *code, const char *fmt, ...) HF_RAISES;

/* [-0, +3, m] nil, message, code for a status of core/ or loop/; `what` names the call. Returns 3. */
int lhf_fail_status(lua_State *L, hf_status st, const char *what) HF_RAISES;

/* [-0, +0, v] the integer argument, within [min, max]; names argument, what came and the range. */
lua_Integer lhf_check_range(lua_State *L, int arg, lua_Integer min, lua_Integer max) HF_RAISES;

/* [-0, +0, v] milliseconds: a number >= 0 (fractions round up) or a string with its unit ("3s", "1m30s", "2h", "1d"). */
int64_t lhf_check_ms(lua_State *L, int arg) HF_RAISES;

/* [-(nargs+1), +nresults|+1, -] calls the function below its arguments with a traceback handler.
 * LUA_OK, or an error status with one value on the stack: the error value, a string made readable with its traceback
 * (false where the stack could not grow). */
int lhf_call(lua_State *L, int nargs, int nresults);

/* [-0, +1, m] each pushes its table; hatif_core.c calls them all. */
void lhf_open_timer(lua_State *L) HF_RAISES;
void lhf_open_loop(lua_State *L) HF_RAISES;
void lhf_open_text(lua_State *L) HF_RAISES;
void lhf_open_guest(lua_State *L) HF_RAISES;
void lhf_open_policy(lua_State *L) HF_RAISES;
void lhf_open_contact(lua_State *L) HF_RAISES;
void lhf_open_engine(lua_State *L) HF_RAISES;
void lhf_open_store(lua_State *L) HF_RAISES;

/* [-0, +0, m] adds the functions of quantities to the table on the top, that of hatif.text. */
void lhf_open_quantity(lua_State *L) HF_RAISES;
void lhf_open_when(lua_State *L) HF_RAISES; /* the same of points in time */
void lhf_open_template(lua_State *L) HF_RAISES; /* and of templates */

#pragma GCC visibility pop

#endif
