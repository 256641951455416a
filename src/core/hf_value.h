/* SPDX-License-Identifier: MIT
 * Scalars as they pass between the floors: the fields of an event, the facts of a contact, the arguments of an act.
 * Stands on nothing. A string is borrowed bytes with a length, may hold NUL, and is never assumed to end in one.
 */
#ifndef HF_VALUE_H
#define HF_VALUE_H

#include "hatif.h"

typedef struct hf_str {
  const char *p; /* not owned; NULL only where n is 0 */
  uint32_t n; /* bytes */
} hf_str;

typedef enum hf_type { HF_NIL, HF_BOOL, HF_INT, HF_NUM, HF_STR } hf_type;

typedef struct hf_value {
  hf_type type;
  union {
    bool b;
    int64_t i;
    double d; /* finite */
    hf_str s;
  } as;
} hf_value;

typedef struct hf_field {
  hf_str name;
  hf_value value;
} hf_field;

#endif
