/* SPDX-License-Identifier: MIT
 * What the files of hatif.text share: how a table of options becomes the switches of a fold, and names languages.
 */
#ifndef LHF_TEXT_H
#define LHF_TEXT_H

#include "bind/lhf.h"
#include "core/hf_fold.h"

#pragma GCC visibility push(hidden)

/* [-0, +0, v] HF_FOLD_* of the options table at arg (nil: the default profile); an unknown name or value is refused. */
uint32_t lhf_fold_flags(lua_State *L, int arg) HF_RAISES;

/* [-0, +0, v] HF_LANG_* of the language name at arg; nil is all of them where `any`. */
uint32_t lhf_check_lang(lua_State *L, int arg, bool any) HF_RAISES;

#pragma GCC visibility pop

#endif
