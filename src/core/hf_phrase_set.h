/* SPDX-License-Identifier: MIT
 * What a compiled set of phrases is made of; private to hf_phrase.c, which makes it, and hf_scan.c, which runs it.
 */
#ifndef HF_PHRASE_SET_H
#define HF_PHRASE_SET_H

#include "core/hf_capture.h"
#include "core/hf_glance.h"
#include "core/hf_net.h"

#define HF_NO_PROGRAM UINT32_MAX

typedef struct hf_pattern_of {
  uint32_t phrase; /* whose pattern it is */
  uint32_t program; /* where its program for slots begins, or HF_NO_PROGRAM */
} hf_pattern_of;

struct hf_phrases {
  hf_terms terms; /* frozen */
  hf_net net;
  hf_filter filter; /* of words that are in some pattern */
  hf_programs programs;
  hf_pattern_of *pattern; /* owned */
  uint32_t npatterns;
  uint8_t *flags; /* owned: of each phrase, HF_PHRASE_* */
  uint32_t nphrases;
  char *names; /* owned: slot names, one behind the other */
  uint32_t *name; /* owned: where slot i begins; nslots + 1 of them */
  uint32_t nslots;
  uint32_t width; /* words that the widest pattern can take */
};

#endif
