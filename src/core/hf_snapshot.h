/* SPDX-License-Identifier: MIT
 * A contact copied: hf_contact_clone for a copy in this process, hf_contact_save and hf_contact_restore for bytes that
 * another process can go on from. Stands on hf_contact.h and hf_watermark.h.
 * Invariant: the copy goes on as the contact itself would have, and neither can be told from the other by what they say.
 *
 * A store saves the contact behind each call that runs (feed, settle, finish) together with the acts that the call gave:
 * then a restart restores the last bytes, and what is fed again after them has the keys of acts it had. The bytes do not
 * depend on the machine. They hold no code: hf_snapshot_read names the policy that they have to be restored by.
 */
#ifndef HF_SNAPSHOT_H
#define HF_SNAPSHOT_H

#include "core/hf_watermark.h"

enum { HF_SNAPSHOT_VERSION = 6 }; /* grows with every change of the bytes; others are refused */

typedef struct hf_snapshot { /* what can be told of the bytes without their policy; strings are borrowed from them */
  unsigned char policy[HF_POLICY_HASH]; /* hf_policy_stamp of the policy it was judged by */
  hf_str id; /* of the contact */
  int64_t now; /* event time of what ran last */
  bool finished;
  hf_str more; /* what the owner of the contact gave to be saved with it */
  hf_str front; /* of a live contact: what is not settled, for hf_watermark_restore */
} hf_snapshot;

typedef enum hf_rename_kind { HF_RENAME_PROTOCOL, HF_RENAME_STEP, HF_RENAME_DUTY, HF_RENAME_FLOW } hf_rename_kind;

typedef struct hf_rename { /* what a part of a policy is in the next version */
  hf_rename_kind kind;
  hf_str from; /* "hold", or "hold.return" of a step, duty or flow */
  hf_str to; /* empty: it is gone, and what the contact has of it goes as well */
} hf_rename;

#pragma GCC visibility push(hidden)

/* A copy of the contact as it stands: steps, duties with their activations and evidence, facts, counts, deadlines and
 * timers, queued events, seen duplicates, flows. It has a host of its own (copied; NULL: none) and tells it nothing of
 * what has already been said; its acts have the keys that the contact's own will have. Both are freed on their own.
 * HF_EBUSY: from inside a call that runs; HF_ENOMEM. */
hf_status hf_contact_clone(const hf_contact *c, const hf_host *host, hf_contact **out);

/* The same as bytes, to be freed by free(). `more` is kept beside it (at most 64 MB) and given back by hf_snapshot_read.
 * The same contact gives the same bytes, also after it was restored. HF_EBUSY, HF_ENOMEM; HF_ELIMIT: over 1 GB. */
hf_status hf_contact_save(const hf_contact *c, hf_str more, char **bytes, size_t *n);

/* As hf_contact_save, of a live contact: with its clock, its open utterances and the acts that have left the edge. */
hf_status hf_watermark_save(const hf_watermark *w, hf_str more, char **bytes, size_t *n);

/* What of a live contact was not settled when it was saved, after hf_watermark_init. HF_EINVAL: these bytes are not that;
 * HF_ENOMEM; then it is as after hf_watermark_init. */
hf_status hf_watermark_restore(hf_watermark *w, hf_str front);

/* Reads the head of a snapshot, and proves that all of it is as it was written. HF_EINVAL: it is not; HF_ESTALE: another
 * version of hatif wrote it. *why (may be NULL): what is wrong, static text. */
hf_status hf_snapshot_read(const void *bytes, size_t n, hf_snapshot *out, const char **why);

/* The contact again, by the same policy (stamp and shape), with a host of its own. HF_EINVAL, HF_ESTALE as above,
 * HF_ESTALE also for another policy; HF_ENOMEM. Nothing is read outside of the bytes, whatever they hold. */
hf_status hf_contact_restore(const hf_policy *p, const hf_host *host, const void *bytes, size_t n, hf_contact **out,
                             const char **why);

/* A copy of the contact that goes on under another version of its policy. Parts of the same name are the same; others are
 * as the renames say. What is pending keeps its deadline; a hook that was off may run again; a protocol that is new is
 * not in force. HF_ESTALE: the contact is at a step, has had a duty or runs a flow that the renames say nothing of and
 * that is not there any more (of flows: that they do not name); HF_EINVAL: a rename of what is not there, a duty of
 * another kind, a part of another protocol, or two that become one; *what (may be NULL, borrowed from the policies or the
 * renames): which. HF_EBUSY, HF_ENOMEM. */
hf_status hf_contact_migrate(const hf_contact *c, const hf_policy *to, const hf_host *host, const hf_rename *renames,
                             uint32_t n, hf_contact **out, hf_str *what);

#pragma GCC visibility pop

#endif
