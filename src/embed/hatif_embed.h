/* SPDX-License-Identifier: MIT
 * What the two files of the C API share. A hatif owns a lua_State; the registry holds its object of hatif.embed under the
 * address of the hatif. Every call is made protected, and leaves the stack as it was: it may be that of a callback.
 */
#ifndef HATIF_EMBED_H
#define HATIF_EMBED_H

#include <lauxlib.h>
#include <lua.h>
#include <uv.h>

#include "hatif.h"

struct hatif_policy {
  hatif_policy *next;
  int ref; /* in the registry */
};

struct hatif {
  lua_State *L;
  hatif_options options;
  hatif_policy *policies;
  size_t count; /* contacts open */
  int depth; /* calls that are running */
  int telling; /* callbacks that are running */
  uv_timer_t *later; /* of a loop: frees what was freed in a callback of it */
  bool closing; /* hatif_free was called from inside a callback */
  bool broken; /* it could not be made */
  char message[2048];
};

#pragma GCC visibility push(hidden)

/* [-0, +1, m] a table of the functions act, verdict, failure and wall, which call the host's. */
void hatif_push_host(lua_State *L, hatif *h);

/* Closes and frees; not from inside a callback. */
void hatif_close(hatif *h);

#pragma GCC visibility pop

#endif
