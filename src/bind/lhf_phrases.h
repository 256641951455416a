/* SPDX-License-Identifier: MIT
 * hatif.text.phrases: the function that lhf_text.c puts into its table, and the matcher it makes.
 */
#ifndef LHF_PHRASES_H
#define LHF_PHRASES_H

#include "bind/lhf.h"

#pragma GCC visibility push(hidden)

/* [-0, +0, m] sets the field `phrases` of the table on top. */
void lhf_phrases_open(lua_State *L) HF_RAISES;

#pragma GCC visibility pop

#endif
