/* SPDX-License-Identifier: MIT
 * Memory that runs out while a contact is copied, saved or restored, at every moment of its life: for every n the n-th
 * allocation fails. The answer is HF_ENOMEM, the contact is as it was, and nothing is leaked.
 */
#include "oom.h"

#include "snapshot_kit.h"

typedef hf_status (*action)(const snapshot_bytes *s, hf_contact *c);

static hf_status copied(const snapshot_bytes *s, hf_contact *c) {
  hf_contact *copy;
  (void)s;
  hf_status st = hf_contact_clone(c, &kit_host, &copy);
  CHECK((st == HF_OK) == (copy != NULL));
  hf_contact_free(copy);
  return st;
}

static hf_status saved(const snapshot_bytes *s, hf_contact *c) {
  char *bytes;
  size_t n;
  hf_status st = hf_contact_save(c, kit_str("more"), &bytes, &n);
  CHECK(st ? bytes == NULL : n == s->n && memcmp(bytes, s->p, n) == 0);
  free(bytes);
  return st;
}

static hf_status restored(const snapshot_bytes *s, hf_contact *c) {
  hf_contact *copy;
  (void)c;
  hf_status st = hf_contact_restore(kit.p, NULL, s->p, s->n, &copy, NULL);
  CHECK((st == HF_OK) == (copy != NULL));
  hf_contact_free(copy);
  return st;
}

/* Every allocation of an action fails once; how many there are. */
static long fail_each(action act, const snapshot_bytes *s, hf_contact *c) {
  for (long n = 1;; n++) {
    allocated = 0;
    failing_at = n;
    hf_status st = act(s, c);
    failing_at = 0;
    CHECK(st == (allocated >= n ? HF_ENOMEM : HF_OK));
    if (st == HF_OK) return n - 1;
  }
}

int main(void) {
  long total = 0;
  snapshots_take();
  kit.quiet = true;
  for (unsigned i = 0; i < nsnapshots; i++) {
    hf_contact *c;
    CHECK(hf_contact_restore(kit.p, NULL, snapshots[i].p, snapshots[i].n, &c, NULL) == HF_OK);
    total += fail_each(copied, &snapshots[i], c) + fail_each(restored, &snapshots[i], c);
    total += fail_each(saved, &snapshots[i], c);
    hf_contact_free(c);
  }
  CHECK(total > 500);
  snapshots_drop();
  CHECK(live == 0);
  return checks_done("snapshot_oom");
}
