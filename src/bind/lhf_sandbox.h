/* SPDX-License-Identifier: MIT
 * What the files of the sandbox share. Everything here runs in a guest's state, under its protected call.
 */
#ifndef LHF_SANDBOX_H
#define LHF_SANDBOX_H

#include "bind/lhf_guest.h"

#define LHF_GUEST_LOG_BYTES 1024 /* of one value in a line of the log */

/* Whether the value at stack index a goes before the one at b; both are absolute. */
typedef bool (*lhf_less)(lua_State *L, int a, int b) HF_RAISES;

#pragma GCC visibility push(hidden)

/* [-1, +1, m] puts a table that cannot be written in front of the library on the top. */
void lhf_sandbox_face(lua_State *L) HF_RAISES;

/* [-0, +1, e] the value as a string, without addresses. */
void lhf_sandbox_tostring(lua_State *L, int index) HF_RAISES;

/* [-0, +0, -] counts library work (bytes) against the budget. */
void lhf_sandbox_charge(lua_State *L, size_t work);

/* [-0, +0, e] sorts t[1..n] in place, stable. Uses up to n slots of a second table. */
void lhf_sandbox_sort(lua_State *L, int t, lua_Integer n, lhf_less less) HF_RAISES;

/* [-0, +0, m] adds the coroutine library to the globals table on the top. */
void lhf_coroutine_open(lua_State *L) HF_RAISES;

/* [-0, +0, m] sets setmetatable, getmetatable and rawset in the table on the top. */
void lhf_metatable_open(lua_State *L) HF_RAISES;

/* [-0, +0, m] whether the table at the index is a face. */
bool lhf_sandbox_is_face(lua_State *L, int index) HF_RAISES;

/* [-0, +0, m] copies the named fields from the table below the top into the one on the top. */
void lhf_sandbox_pick(lua_State *L, const char *const *names) HF_RAISES;

#pragma GCC visibility pop

#endif
