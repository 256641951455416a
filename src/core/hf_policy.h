/* SPDX-License-Identifier: MIT
 * A compiled policy: protocols, steps, duties, flows and the keys that name events, as flat arrays of plain structs.
 * Stands on hf_phrase. Built once by the policy language, sealed, then immutable and shared by all its contacts.
 * Invariant: every index in it is valid or HF_NONE; order of arrays is order of declaration and decides order of judging.
 */
#ifndef HF_POLICY_H
#define HF_POLICY_H

#include "core/hf_phrase.h"

#define HF_NONE UINT32_MAX /* no index of that kind */
#define HF_NO_TIME INT64_MIN /* no point in time */

typedef uint32_t hf_key; /* a name of events ("hold", "say:greeting/salam"), as index into the policy's keys */
typedef uint32_t hf_hook; /* a function of the policy, as index known to the host */

typedef enum hf_duty_kind { HF_MUST, HF_NEVER, HF_AT_MOST, HF_ATTEST } hf_duty_kind;
typedef enum hf_autofail { HF_AUTOFAIL_NO, HF_AUTOFAIL_YES, HF_AUTOFAIL_CONFIRM } hf_autofail;

/* A plain amount (ms, or a count), or a hook that says it, or none. */
typedef struct hf_amount {
  enum { HF_AMOUNT_NONE, HF_AMOUNT_PLAIN, HF_AMOUNT_HOOK } kind;
  int64_t plain; /* ms or times */
  hf_hook hook;
} hf_amount;

typedef struct hf_duty {
  hf_str id; /* unique in its protocol */
  uint32_t protocol; /* index */
  uint32_t step; /* index into the policy's steps; HF_NONE: a duty of the whole contact */
  hf_duty_kind kind;
  const hf_key *any; /* the key named by say, said, heard or event, and those of `any`: one of them does it */
  uint32_t nany;
  const hf_key *all; /* must: all of these do it as well, in any order */
  uint32_t nall;
  hf_key when; /* activated by each such event; HF_NONE: on entry to the step or at the opening */
  hf_key after; /* must: counts only from this key on */
  hf_key before; /* must: has to have come when this key comes */
  hf_key release; /* never: ends it */
  hf_amount within; /* must: deadline after activation, closed; others: how long they last */
  hf_amount n; /* at_most */
  hf_hook iff, on_violate, on_meet; /* HF_NONE: none */
  hf_str waive_by; /* role that may waive; empty: nobody */
  hf_str cite, layer; /* citation; name of the layer it comes from (the protocol's id, or that of the layer) */
  double weight;
  hf_autofail autofail;
  bool outlive; /* goes on beyond the contact */
  bool words; /* fulfilled or broken by words only (say, said, heard): missing speech makes it "not heard" */
} hf_duty;

typedef struct hf_on {
  hf_key key;
  uint32_t target; /* step index; HF_NONE: the hook tells the step's id, or nil or false */
  hf_hook hook;
} hf_on;

typedef struct hf_step {
  hf_str id; /* unique in its protocol */
  uint32_t protocol;
  hf_hook enter, exit;
  hf_amount max; /* then the key timer:PROTOCOL.STEP.max */
  bool final;
  const hf_on *on; /* tried in this order (spelling of the keys) */
  uint32_t non;
} hf_step;

typedef struct hf_flow {
  hf_str id; /* unique in its protocol */
  uint32_t protocol;
  hf_key when;
  hf_hook run;
} hf_flow;

typedef struct hf_protocol {
  hf_str id;
  const hf_str *channels; /* where it applies; none: everywhere */
  uint32_t nchannels;
  hf_str direction; /* empty: both */
  uint32_t start; /* step index; HF_NONE: a protocol of duties only */
} hf_protocol;

typedef struct hf_policy hf_policy;

enum { HF_POLICY_HASH = 32 }; /* bytes */

#pragma GCC visibility push(hidden)

/* Building: strings and arrays are copied. Indices are given in order. HF_ENOMEM, HF_EINVAL (sealed), HF_ELIMIT. */
hf_policy *hf_policy_new(void); /* one reference */
void hf_policy_ref(hf_policy *p);
void hf_policy_unref(hf_policy *p); /* frees with the last one; takes its phrases along */
hf_status hf_policy_intern(hf_policy *p, hf_str name, hf_key *key);
hf_status hf_policy_add_protocol(hf_policy *p, const hf_protocol *def, uint32_t *index);
hf_status hf_policy_add_step(hf_policy *p, const hf_step *def, uint32_t *index);
hf_status hf_policy_set_on(hf_policy *p, uint32_t step, const hf_on *on, uint32_t non); /* once all steps have indices */
hf_status hf_policy_set_start(hf_policy *p, uint32_t protocol, uint32_t step);
hf_status hf_policy_add_duty(hf_policy *p, const hf_duty *def, uint32_t *index);
hf_status hf_policy_add_flow(hf_policy *p, const hf_flow *def, uint32_t *index);
/* The hours by which what {when} captures is due; copied. Without: every day 09:00-17:00 in UTC. */
hf_status hf_policy_set_calendar(hf_policy *p, const hf_calendar *c);
/* Name of the next phrase of the compiled set, "protocol/phrase", in order of phrase ids. */
hf_status hf_policy_add_phrase(hf_policy *p, hf_str name, uint32_t *index);
/* Takes the compiled phrases (may be NULL), verifies every index, interns the internal keys (duty:P.D:STATUS,
 * step:P.S, timer:P.S.max, say:/said:/heard:/supervisor:P/N), builds the index by key. HF_EINVAL: it does not hold. */
hf_status hf_policy_seal(hf_policy *p, hf_phrases *phrases);

/* The hash of what it was made of, as its owner takes it: snapshots name the policy by it. Zeros: none was set. */
void hf_policy_stamp(hf_policy *p, const unsigned char hash[HF_POLICY_HASH]);

/* Reading a sealed policy. */
hf_key hf_policy_find(const hf_policy *p, hf_str name); /* HF_NONE: no such key */
hf_str hf_policy_key_name(const hf_policy *p, hf_key key);
uint32_t hf_policy_duties(const hf_policy *p);
const hf_duty *hf_policy_duty(const hf_policy *p, uint32_t i);
uint32_t hf_policy_protocols(const hf_policy *p);
const hf_protocol *hf_policy_protocol(const hf_policy *p, uint32_t i);
uint32_t hf_policy_steps(const hf_policy *p);
const hf_step *hf_policy_step(const hf_policy *p, uint32_t i);
hf_str hf_policy_phrase_name(const hf_policy *p, uint32_t phrase);
const hf_phrases *hf_policy_phrases(const hf_policy *p); /* NULL: none */

#pragma GCC visibility pop

#endif
