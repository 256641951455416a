/* SPDX-License-Identifier: MIT
 * Sentences with slots: "{name}", numbers and durations said in the template's language, plurals by CLDR's categories.
 * Stands on hf_say and hf_value. A compiled template is immutable and owns its text; rendering keeps nothing.
 * Invariant: what is inserted cannot reorder the sentence around it: strings stand in bidi isolates, their own bidi
 * controls go, their control characters become blanks, their invalid UTF-8 becomes U+FFFD. A sentence that begins with a
 * name of the other direction begins with a mark of its own.
 */
#ifndef HF_TEMPLATE_H
#define HF_TEMPLATE_H

#include "core/hf_value.h"

typedef struct hf_template hf_template;

enum { HF_TEMPLATE_MAX = 1 << 16, HF_TEMPLATE_DEPTH = 4, HF_TEMPLATE_SLOTS = 64 }; /* bytes; nesting; names */

typedef struct hf_template_error {
  uint32_t at; /* 0-based byte where it cannot be read */
  const char *what; /* static text: what was wrong and what was expected */
} hf_template_error;

typedef struct hf_rendered {
  char *text; /* UTF-8, owned, not NUL-terminated; reused by the next render */
  uint32_t n, room; /* bytes used and allocated */
  uint32_t slot; /* HF_EINVAL: the slot whose value is missing or of a wrong type */
  const char *want; /* and what it wants, static text */
} hf_rendered;

#pragma GCC visibility push(hidden)

/* lang: one HF_LANG_*. HF_ESYNTAX and HF_ELIMIT fill *err. */
hf_status hf_template_new(const char *s, size_t n, uint32_t lang, hf_template **out, hf_template_error *err);
void hf_template_free(hf_template *t);

uint32_t hf_template_slots(const hf_template *t); /* how many names it has, in order of first use */
hf_str hf_template_slot(const hf_template *t, uint32_t slot);

/* values: one a slot, HF_NIL where there is none. HF_EINVAL names the slot; a slot in a branch not taken is not asked for. */
hf_status hf_template_render(const hf_template *t, const hf_value *values, hf_rendered *out);
void hf_rendered_fini(hf_rendered *out);

#pragma GCC visibility pop

#endif
