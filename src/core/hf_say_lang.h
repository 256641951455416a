/* SPDX-License-Identifier: MIT
 * Between hf_say.c and the languages it says: each writes numbers in words, and one count of a unit.
 */
#ifndef HF_SAY_LANG_H
#define HF_SAY_LANG_H

#include "core/hf_say.h"

#pragma GCC visibility push(hidden)

void hf_said_add(hf_said *out, const char *text); /* appends; what does not fit is cut, and hf_said_full tells */
bool hf_said_full(const hf_said *out);
void hf_said_digits(hf_said *out, const hf_say *how, int64_t n); /* n >= 0 */

/* n from 0 to HF_SAY_MAX, in words. */
void hf_say_number_ar(hf_said *out, const hf_say *how, int64_t n);
void hf_say_number_en(hf_said *out, const hf_say *how, int64_t n);
void hf_say_number_lv(hf_said *out, const hf_say *how, int64_t n);

/* n of a unit, in words or digits; `part`: one of several, where Arabic need not say its one. */
void hf_say_unit_ar(hf_said *out, const hf_say *how, int64_t n, hf_unit unit, bool part);
void hf_say_unit_en(hf_said *out, const hf_say *how, int64_t n, hf_unit unit, bool part);
void hf_say_unit_lv(hf_said *out, const hf_say *how, int64_t n, hf_unit unit, bool part);

#pragma GCC visibility pop

#endif
