/* SPDX-License-Identifier: MIT
 * From the store's writer thread to a loop: what is done is told there, by a uv_async of our own on our own loop, or by a
 * descriptor that the loop of a host polls. Stands on libuv and hf_store.h.
 * Invariant: the loop stays alive while somebody waits (hf_store_wake_hold), and no longer.
 */
#ifndef HF_STORE_WAKE_H
#define HF_STORE_WAKE_H

#include <uv.h>

#include "loop/hf_store.h"

typedef struct hf_store_wake hf_store_wake;

#pragma GCC visibility push(hidden)

/* On a loop: `done` is called in it. NULL: memory or descriptors are used up. */
hf_store_wake *hf_store_wake_new(uv_loop_t *loop, hf_store *s, void (*done)(void *arg), void *arg);
/* Without a loop of ours: a descriptor that is readable when something is done. */
hf_store_wake *hf_store_wake_new_fd(hf_store *s, int *fd);
void hf_store_wake_hold(hf_store_wake *w, bool hold); /* of a loop of ours: whether it is kept alive */
void hf_store_wake_again(hf_store_wake *w); /* from `done`: there is more, after the loop has polled */
void hf_store_wake_read(hf_store_wake *w); /* of a descriptor: it is not readable any more */
void hf_store_wake_free(hf_store_wake *w); /* once nobody notifies it; the loop frees it when it turns */

#pragma GCC visibility pop

#endif
