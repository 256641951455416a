/* SPDX-License-Identifier: MIT
 * What the files of hatif.text share: how a table of options becomes the switches of a fold.
 */
#ifndef LHF_TEXT_H
#define LHF_TEXT_H

#include "bind/lhf.h"
#include "core/hf_fold.h"

#pragma GCC visibility push(hidden)

/* [-0, +0, v] HF_FOLD_* of the options table at arg (nil: the default profile); an unknown name or value is refused. */
uint32_t lhf_fold_flags(lua_State *L, int arg) HF_RAISES;

#pragma GCC visibility pop

#endif
