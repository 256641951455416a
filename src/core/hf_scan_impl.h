/* SPDX-License-Identifier: MIT
 * The scratch of a scan; private to hf_scan.c, which runs the automaton, and hf_scan_words.c, which reads the words.
 */
#ifndef HF_SCAN_IMPL_H
#define HF_SCAN_IMPL_H

#include "core/hf_fold_rule.h"
#include "core/hf_phrase_set.h"

typedef struct found { /* a hit as words */
  uint32_t phrase, pattern;
  uint32_t first, last; /* words [first, last) */
} found;

typedef struct later { /* a state to be entered some words ahead, behind a quantity */
  uint32_t state, at;
} later;

typedef struct mark { /* what is known of a phrase in this scan */
  uint64_t scan; /* the scan it was written in; older ones count as empty */
  uint32_t last; /* the word behind its last hit */
  uint32_t start; /* + 1: the start that hit it last */
  uint32_t found; /* that hit's index */
} mark;

typedef struct states { /* a set of states, in order of arrival */
  uint32_t *list; /* owned, room for every state */
  uint64_t *seen; /* owned: the step in which a state was last added */
  uint32_t n;
} states;

enum { KNOWN_WORDS = 512, KNOWN_BYTES = 42, KNOWN_TERMS = 4 };

typedef struct known { /* a word as it was written, and its terms */
  uint32_t term[KNOWN_TERMS];
  uint8_t n; /* bytes; 0: free */
  uint8_t nterms;
  char text[KNOWN_BYTES];
} known;

typedef struct hf_slices { /* how far a scan by slices has come */
  const hf_phrases *phrases; /* borrowed */
  bool every;
  /* READ: not all words are there; FOLD: nor their bytes; END: all has been told, and memory is given back */
  enum { HF_SLICES_READ, HF_SLICES_FOLD, HF_SLICES_RUN, HF_SLICES_END } stage;
  hf_fold_run fold;
  uint32_t placed; /* words that have folded bytes */
  uint32_t next; /* the word to start from */
  uint32_t room_map; /* at the end, of the folded map, which else has that of its text */
} hf_slices;

struct hf_scan {
  const char *text; /* borrowed */
  size_t ntext;
  hf_glance glance;
  hf_words words; /* of the text, folded bytes only if whole */
  bool whole; /* the text has been folded as a whole: words.folded is there */
  hf_folded folded;
  hf_words one; /* a word by itself, for looking it up */
  hf_folded one_folded;
  hf_lookup lookup;
  known *known; /* owned, KNOWN_WORDS of them: a word's terms depend on nothing but its bytes, and few words are many */
  uint64_t known_stamp; /* the lexicon that they are of */
  hf_terms_of *of; /* owned: terms of each word, those that are HF_LOOKED */
  uint32_t room_of;
  hf_utterance u;
  states set[2]; /* of this word and the next, in turns */
  uint32_t room_states;
  later *later; /* owned */
  uint32_t nlater, room_later;
  uint64_t step; /* counts words of all starts of all scans: tells stamps apart */
  mark *mark; /* owned: of each phrase */
  uint32_t room_marks;
  uint64_t scan; /* counts scans */
  found *found; /* owned */
  uint32_t nfound, room_found;
  hf_captures captures;
  hf_capture *capture; /* owned: of all hits */
  uint32_t ncaptures, room_captures;
  hf_hit *hit; /* owned: the result */
  uint32_t room_hits;
  hf_slices slices;
};

#pragma GCC visibility push(hidden)

/* Room for what a set needs; a text of which nothing has been read. */
hf_status hf_scan_prepare(hf_scan *s, const hf_phrases *p, const char *text, size_t n);

/* All words are there: room for their terms. */
hf_status hf_scan_ready(hf_scan *s, const hf_phrases *p);

/* All three in one: the words of a text, none of them looked up yet. */
hf_status hf_scan_begin(hf_scan *s, const hf_phrases *p, const char *text, size_t n);

/* The automaton from words [from, to): s->found. Then their hits: s->hit, with what is found so far counted from 0. */
hf_status hf_scan_run(hf_scan *s, const hf_phrases *p, bool every, uint32_t from, uint32_t to);
hf_status hf_scan_make_hits(hf_scan *s, const hf_phrases *p);

void hf_scan_is_whole(hf_scan *s, bool whole); /* whether the words have folded bytes */

/* Folds the text as a whole; its words are the same as before, and now have their folded bytes. */
hf_status hf_scan_whole(hf_scan *s);

/* Looks word i up, if it has not been: s->of[i]. */
hf_status hf_scan_look_up(hf_scan *s, const hf_phrases *p, uint32_t i);

#pragma GCC visibility pop

#endif
