/* SPDX-License-Identifier: MIT
 * A copy of a contact that goes on by itself. What is plain is copied as one; each piece of memory that a contact owns
 * is copied here by name. Queued events are shared: they never change, and count who waits for them.
 */
#include <string.h>

#include "core/hf_contact_impl.h"
#include "core/hf_grow.h"
#include "core/hf_metric_impl.h"
#include "core/hf_snapshot.h"

/* n elements of `size` bytes into an empty array of the copy; false: no memory, and the array is still empty. */
static bool copy_array(void *to, uint32_t *room, uint32_t *count, const void *from, uint32_t n, size_t size) {
  void *array;
  if (n == 0) return true;
  if (!hf_grow(to, room, n, size)) return false;
  memcpy(&array, to, sizeof array);
  memcpy(array, from, n * size);
  if (count) *count = n;
  return true;
}

/* Everything that is not memory of its own. The flags of a running call are down: none runs. */
static void copy_plain(hf_contact *to, const hf_contact *from) {
  const hf_contact own = *to;
  *to = *from;
  to->p = own.p;
  to->ud = own.ud;
  to->host = own.host;
  to->own_host = own.own_host;
  to->queue = &to->one;
  to->has_queue = false;
  to->nqueue = 0;
  to->queue_room = 1;
  to->timers = NULL;
  to->insts = NULL;
  to->counts = NULL;
  to->facts = to->text = NULL;
  to->cold = NULL;
  to->metrics = NULL;
  to->ntimers = to->timers_room = to->ninsts = to->insts_room = 0;
  to->ncounts = to->counts_room = to->facts_bytes = to->nfacts = to->ntext = to->text_room = 0;
  to->running = NULL;
  to->frame = NULL;
  memcpy(to->last, from->last, hf_columns(from->p));
}

static bool copy_facts(hf_contact *to, const hf_contact *from) {
  if (from->facts_bytes == 0) return true;
  to->facts = malloc(from->facts_bytes);
  if (!to->facts) return false;
  memcpy(to->facts, from->facts, from->facts_bytes);
  to->facts_bytes = from->facts_bytes;
  to->nfacts = from->nfacts;
  return true;
}

static bool copy_bytes(void *to, const void *from, size_t n) {
  void *copy = from ? malloc(n) : NULL;
  if (copy) memcpy(copy, from, n);
  memcpy(to, &copy, sizeof copy);
  return copy || !from; /* cppcheck-suppress memleak ; memcpy put it into *to */
}

static bool copy_metrics(hf_contact *to, const hf_contact *from) {
  size_t bytes = from->is_packed ? hf_metrics_packed(from->packed) : hf_metrics_bytes(from->p);
  return copy_bytes(&to->metrics, from->metrics, bytes);
}

static bool copy_queue(hf_contact *to, const hf_contact *from) {
  if (!hf_queue_reserve(to, from->nqueue)) return false;
  if (from->nqueue) memcpy(to->queue, from->queue, from->nqueue * sizeof *to->queue);
  to->nqueue = from->nqueue;
  for (uint32_t i = 0; i < to->nqueue; i++) to->queue[i].atom->payload->refs++;
  return true;
}

static bool copy_str(hf_str *to, hf_str from) {
  char *own = malloc((size_t)from.n + 1);
  if (!own) return false;
  if (from.n) memcpy(own, from.p, from.n);
  *to = (hf_str){ own, from.n };
  return true; /* cppcheck-suppress memleak ; *to owns it */
}

static bool copy_names(hf_cold *to, const hf_cold *from) {
  if (!hf_grow(&to->names, &to->names_room, from->nnames, sizeof *to->names)) return false;
  for (; to->nnames < from->nnames; to->nnames++)
    if (!copy_str(&to->names[to->nnames], from->names[to->nnames])) return false;
  return true;
}

static bool copy_flows(hf_contact *to, const hf_cold *from) {
  for (uint32_t i = 0; i < from->nflows; i++) {
    const hf_live_flow *f = from->flows[i];
    hf_live_flow *copy = hf_flow_asleep(to, f->flow, f->cause, (hf_str){ f->journal.p, f->journal.n });
    if (!copy) return false;
    copy->acts = f->acts;
    copy->nkeys = f->nkeys;
    memcpy(copy->keys, f->keys, sizeof f->keys);
  }
  return true;
}

static bool copy_ids(hf_cold *to, const hf_cold *from) {
  if (from->nslots == 0) return true;
  to->ids = malloc((size_t)from->nslots * sizeof *to->ids);
  if (!to->ids) return false;
  memcpy(to->ids, from->ids, (size_t)from->nslots * sizeof *to->ids);
  to->nids = from->nids;
  to->nslots = from->nslots;
  return true;
}

static bool copy_failed(hf_contact *to, const hf_cold *from) {
  for (uint32_t i = 0; i < from->nfailed; i++)
    if (hf_hook_keep(to, from->failed[i])) return false;
  return true;
}

static bool copy_tails(hf_contact *to, const hf_cold *from) {
  for (uint32_t i = 0; from->tails && i < HF_SPEAKERS; i++)
    if (!hf_tail_put(to, i, &from->tails[i])) return false;
  return true;
}

static bool copy_cold(hf_contact *c, const hf_cold *from) {
  if (!from) return true;
  hf_cold *to = hf_cold_of(c);
  return to && copy_array(&to->gaps, &to->gaps_room, &to->ngaps, from->gaps, from->ngaps, sizeof *to->gaps) &&
         copy_array(&to->off, &to->off_room, &to->noff, from->off, from->noff, sizeof *to->off) &&
         copy_array(&to->wide, &to->wide_room, &to->nwide, from->wide, from->nwide, sizeof *to->wide) &&
         copy_array(&to->more, &to->more_room, &to->nmore, from->more, from->nmore, sizeof *to->more) &&
         copy_ids(to, from) && copy_names(to, from) && copy_failed(c, from) && copy_flows(c, from) &&
         copy_tails(c, from);
}

hf_status hf_contact_clone(const hf_contact *c, const hf_host *host, hf_contact **out) {
  static const hf_host none = { .ud = NULL };
  *out = NULL;
  if (c->busy) return HF_EBUSY;
  if (c->broken) return HF_ENOMEM;
  hf_contact *to = hf_contact_alloc(c->p, host ? host : &none, hf_contact_opening(c));
  if (!to) return HF_ENOMEM;
  copy_plain(to, c);
  if (copy_queue(to, c) && copy_facts(to, c) && copy_metrics(to, c) && copy_cold(to, c->cold) &&
      copy_array(&to->timers, &to->timers_room, &to->ntimers, c->timers, c->ntimers, sizeof *to->timers) &&
      copy_array(&to->insts, &to->insts_room, &to->ninsts, c->insts, c->ninsts, sizeof *to->insts) &&
      copy_array(&to->counts, &to->counts_room, &to->ncounts, c->counts, c->ncounts, sizeof *to->counts) &&
      copy_array(&to->text, &to->text_room, &to->ntext, c->text, c->ntext, 1)) {
    *out = to;
    return HF_OK;
  }
  hf_contact_discard(to);
  return HF_ENOMEM;
}
