/* SPDX-License-Identifier: MIT
 * A contact copied: hf_contact_clone for a copy in this process. Stands on hf_contact.h.
 * Invariant: the copy goes on as the contact itself would have, and neither can be told from the other by what they say.
 */
#ifndef HF_SNAPSHOT_H
#define HF_SNAPSHOT_H

#include "core/hf_contact.h"

#pragma GCC visibility push(hidden)

/* A copy of the contact as it stands: steps, duties with their activations and evidence, facts, counts, deadlines and
 * timers, queued events, seen duplicates, flows. It has a host of its own (copied; NULL: none) and tells it nothing of
 * what has already been said; its acts have the keys that the contact's own will have. Both are freed on their own.
 * HF_EBUSY: from inside a call that runs; HF_ENOMEM. */
hf_status hf_contact_clone(const hf_contact *c, const hf_host *host, hf_contact **out);

#pragma GCC visibility pop

#endif
