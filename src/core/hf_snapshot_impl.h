/* SPDX-License-Identifier: MIT
 * The bytes of a snapshot, for hf_save.c, which writes them, and hf_restore.c, which reads them.
 *
 *   head   "HATIFSNP" · version · length of all · checksum of what follows (words of eight bytes, the least first)
 *          stamp of the policy (32 bytes) · now · finished · the contact's id · `more` · the front of a live contact
 *   layout of the policy: hash of all its names, since the body speaks in indices
 *   body   in the order of hf_save.c: opening, scalars, steps, names, facts, counts, failures, gaps, ids, activations with
 *          their evidence, metrics, flows, timers, queued events
 *
 * A hook has no index that another loading of its policy would give it: it is the n-th of hf_hook_at.
 * Invariant: every list is in an order of its own (times, names, activations), so the same contact gives the same bytes.
 */
#ifndef HF_SNAPSHOT_IMPL_H
#define HF_SNAPSHOT_IMPL_H

#include "core/hf_contact_impl.h"
#include "core/hf_snapshot.h"

#define HF_SNAPSHOT_MAGIC "HATIFSNP"

enum { HF_SNAPSHOT_FIXED = 32, /* bytes of the head that the checksum does not cover */
       HF_SNAPSHOT_MORE = 1 << 26 /* bytes of `more` */ };

/* How the text of an activation is kept. */
enum { HF_TEXT_NONE, HF_TEXT_CAUSE, HF_TEXT_NOTED };

/* A step is kept as its index and HF_STEP_FIRST. */
enum { HF_STEP_NONE, HF_STEP_ELSEWHERE, HF_STEP_FIRST };

/* Where the parts of a policy are in its next version: by their old index the new one, or HF_NONE where they are gone. */
typedef struct hf_map {
  const hf_policy *from; /* the old version */
  uint32_t *protocols, *steps, *duties, *flows, *phrases;
} hf_map;

#pragma GCC visibility push(hidden)

/* The n-th hook of a policy in order of its steps, duties and flows; HF_NONE: that place has none. *last: there are no
 * more. */
hf_hook hf_hook_at(const hf_policy *p, uint32_t n, bool *last);

/* The head up to the layout; *r goes on behind it. As hf_snapshot_read. */
hf_status hf_snapshot_head(const void *bytes, size_t n, hf_reader *r, hf_snapshot *out, const char **why);
/* Reads the layout, and compares it and the stamp with a policy's. */
bool hf_snapshot_is_of(hf_reader *r, const hf_policy *p, const hf_snapshot *head);
hf_status hf_refuse(const char **why, const char *what, hf_status st); /* st, with *why = what */

/* hf_contact_save, with the front of a live contact. */
hf_status hf_snapshot_save(const hf_contact *c, hf_str more, hf_str front, char **bytes, size_t *n);

/* hf_contact_restore, into the next version of the policy where map is not NULL. */
hf_status hf_snapshot_load(const hf_policy *p, const hf_map *map, const hf_host *host, const void *bytes, size_t n,
                           hf_contact **out, const char **why);

/* hf_metric_bytes.c: a contact's metrics; `from` is the policy that the bytes are of. Sets r->failed, or c->broken. */
void hf_metrics_save(hf_writer *w, const hf_contact *c);
void hf_metrics_restore(hf_reader *r, hf_contact *c, const hf_policy *from);
uint32_t hf_meter_in(const hf_policy *p, const hf_policy *from, uint32_t meter); /* the one of p that has its key */

/* Of n bytes; every change of one of them changes it. */
uint64_t hf_checksum(const void *bytes, size_t n);

#pragma GCC visibility pop

#endif
