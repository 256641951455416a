/* SPDX-License-Identifier: MIT
 * The inside of a compiled policy, for the files of core/ that build it (hf_policy.c, hf_policy_seal.c) and that judge
 * by it (hf_contact.c and its parts). Stands on hf_policy.h.
 * Invariant: once sealed nothing changes but `refs`, the stamp and the scratch, so that a policy and its contacts serve
 * one thread.
 */
#ifndef HF_POLICY_IMPL_H
#define HF_POLICY_IMPL_H

#include "core/hf_policy.h"

/* What a key can be to a duty that listens to it. */
enum {
  HF_ROLE_ANY = 1, /* one of them fulfils, breaks or counts */
  HF_ROLE_ALL = 2, /* one of `all` */
  HF_ROLE_AFTER = 4,
  HF_ROLE_BEFORE = 8,
  HF_ROLE_RELEASE = 16
};

/* Types of events that the engine itself acts upon. */
enum {
  HF_SPECIAL_NONE,
  HF_SPECIAL_FACT,
  HF_SPECIAL_NOTE, /* only its place in the order */
  HF_SPECIAL_WAIVE,
  HF_SPECIAL_ATTESTED,
  HF_SPECIAL_HANGUP, /* whose hang-up was the last one: decides about the deadlines ahead */
  HF_SPECIAL_DROP, /* the line was cut by nobody */
  HF_SPECIAL_LINE, /* the line lives again */
  HF_SPECIAL_SPEECH, /* an utterance: its hits have keys, itself has none */
  HF_SPECIAL_GAP, /* source.gap */
  HF_SPECIAL_FAILED, /* hook.failed: of a record, for the replay; nothing else sees it */
  HF_SPECIAL_RESERVED /* only the engine gives it */
};

typedef struct hf_listen {
  uint32_t duty;
  uint32_t roles; /* HF_ROLE_* or'ed */
} hf_listen;

typedef struct hf_on_ref {
  uint32_t step;
  uint32_t on; /* index into the step's `on` */
} hf_on_ref;

typedef struct hf_span { /* a part of one of the flat arrays */
  uint32_t first, n;
} hf_span;

typedef struct hf_key_info {
  hf_str name;
  hf_span listen; /* of policy.listen: duties that are judged by it, in order of the duties */
  hf_span when; /* of policy.when: duties it activates, in order */
  hf_span flows; /* of policy.started: flows it starts, in order */
  hf_span on; /* of policy.on: transitions, in order of protocols, then of `on` */
  uint32_t special; /* HF_SPECIAL_* */
  uint32_t line; /* HF_LINE_*: what it is to the metrics */
  uint32_t meter; /* index of the condition whose key it is, plus 1; 0: of none */
} hf_key_info;

typedef struct hf_chunk hf_chunk;

typedef struct hf_step_keys {
  hf_key entered, max; /* step:P.S and timer:P.S.max */
} hf_step_keys;

typedef struct hf_duty_keys {
  hf_key of[4]; /* duty:P.D:STATUS for satisfied, violated, waived, na, in order of hf_verdict_status from 1 on */
  uint32_t channels; /* HF_CHANNEL_* bits of the speech it is about */
} hf_duty_keys;

enum { HF_CHANNEL_AGENT = 1, HF_CHANNEL_CUSTOMER = 2, HF_CHANNEL_SUPERVISOR = 4 };
enum { HF_CHANNEL_EVENTS = 8, HF_CHANNEL_ALL = 15 }; /* of a gap: whatever is no speech may be missing as well */

typedef struct hf_phrase_keys {
  hf_key say, said, heard, supervisor;
} hf_phrase_keys;

/* An internal event that waits for its turn. */
typedef struct hf_raised {
  hf_key key; /* of the policy, or of the contact's own names */
  uint32_t line; /* of the record */
  struct hf_payload *payload; /* the fields a hook gave it, owned; NULL: none */
  uint32_t phrase, first, last; /* the hit that brought it about: its words are evidence too */
  hf_str words;
  const struct hf_part *before; /* likewise, where it spans two utterances */
} hf_raised;

/* An activation that an event may touch. */
typedef struct hf_candidate {
  uint32_t inst;
  uint32_t roles; /* HF_ROLE_* */
} hf_candidate;

/* Where the last look at a never activated duty ended, so that reading all of them is one walk. */
typedef struct hf_look {
  const struct hf_contact *c; /* NULL: nowhere */
  uint32_t verdict, duty; /* its verdict of this number is about this duty */
} hf_look;

/* What running any contact of the policy needs for the moment only. Used as stacks: who runs inside a callback of
 * another contact starts at the present end and leaves it as it found it. */
typedef struct hf_scratch {
  hf_scan *scan; /* NULL without phrases */
  hf_raised *raised;
  uint32_t nraised, raised_room;
  hf_candidate *candidates;
  uint32_t ncandidates, candidates_room;
  uint8_t *marks; /* one a duty, for the score */
  struct hf_evidence *evidence; /* of the verdict that was read last */
  uint32_t evidence_room;
  hf_look look;
  char *both; /* texts of two utterances */
  uint32_t both_room;
  uint64_t visits; /* activations and deadlines looked at so far: the measure of work, whatever the machine */
  struct hf_host *host; /* functions of the first contact; the others that have the same point to it */
  void *spare[16]; /* blocks of payloads, kept so that an event costs no allocation */
  uint32_t nspare;
  struct hf_opening *opening; /* the one that was read last */
} hf_scratch;

struct hf_policy {
  uint32_t refs;
  bool sealed;
  unsigned char hash[HF_POLICY_HASH]; /* hf_policy_stamp */
  uint64_t layout; /* hash of all names in order: the same only where every index means the same */
  hf_chunk *chunks; /* strings and small arrays, freed together */

  hf_key_info *keys;
  uint32_t nkeys, keys_room;
  uint32_t *slots; /* open addressing: key + 1, 0 is free; a power of two */
  uint32_t nslots;

  hf_protocol *protocols;
  uint32_t nprotocols, protocols_room;
  hf_step *steps;
  uint32_t nsteps, steps_room;
  hf_duty *duties;
  uint32_t nduties, duties_room;
  hf_flow *flows;
  uint32_t nflows, flows_room;
  struct hf_meter *meters; /* conditions on metrics, in order of declaration */
  uint32_t nmeters, meters_room;
  hf_str *phrase_names; /* "protocol/phrase" */
  uint32_t nphrases, phrases_room;
  hf_phrases *phrases; /* NULL: none */
  hf_hours hours; /* by which a point in time that was said is due */

  /* Built by sealing. */
  hf_listen *listen;
  uint32_t *when;
  uint32_t *started;
  hf_on_ref *on;
  uint32_t *entry; /* duties without `when`, those of a step or a protocol together, in order */
  hf_span *step_entry; /* per step: of `entry` */
  hf_span *protocol_entry; /* per protocol: its duties of the whole contact, of `entry` */
  hf_step_keys *step_keys;
  hf_duty_keys *duty_keys;
  hf_phrase_keys *phrase_keys;
  hf_span *step_duties; /* per step: all its duties, of `members` */
  uint32_t *members;
  hf_scratch *scratch;
  hf_key opened, ended; /* contact.opened, contact.ended */
};

#pragma GCC visibility push(hidden)

/* Names are short: two words that overlap, in place of a call. */
static inline bool hf_str_eq(hf_str a, hf_str b) {
  if (a.n != b.n) return false;
  if (a.n > 16 || a.n < 4) return a.n == 0 || __builtin_memcmp(a.p, b.p, a.n) == 0;
  if (a.n >= 8) {
    uint64_t x[2], y[2];
    __builtin_memcpy(&x[0], a.p, 8);
    __builtin_memcpy(&y[0], b.p, 8);
    __builtin_memcpy(&x[1], a.p + a.n - 8, 8);
    __builtin_memcpy(&y[1], b.p + b.n - 8, 8);
    return ((x[0] ^ y[0]) | (x[1] ^ y[1])) == 0;
  }
  uint32_t x[2], y[2];
  __builtin_memcpy(&x[0], a.p, 4);
  __builtin_memcpy(&y[0], b.p, 4);
  __builtin_memcpy(&x[1], a.p + a.n - 4, 4);
  __builtin_memcpy(&y[1], b.p + b.n - 4, 4);
  return ((x[0] ^ y[0]) | (x[1] ^ y[1])) == 0;
}

static inline hf_str hf_str_lit(const char *lit) {
  return (hf_str){ lit, (uint32_t)__builtin_strlen(lit) };
}

bool hf_str_starts(hf_str s, const char *prefix);

/* Memory that lives as long as the policy; NULL: none left. */
void *hf_policy_alloc(hf_policy *p, size_t n);

void hf_policy_drop_index(hf_policy *p); /* frees what sealing built, and leaves the pointers */

/* The key that the text `name` means inside a protocol: a bare phrase is the protocol's own, or the only one of its
 * name. protocol may be HF_NONE. HF_NONE: the policy has no such key. */
hf_key hf_policy_resolve(const hf_policy *p, uint32_t protocol, hf_str name);

bool hf_key_reserved(hf_str name); /* names that only the engine gives to events */

/* Who speaks the words of this key: HF_CHANNEL_*; 0: it is no speech. */
uint32_t hf_key_channel(hf_str name);

#pragma GCC visibility pop

#endif
