/* SPDX-License-Identifier: MIT
 * Restoring from a fuzzer's bytes (`make fuzz-snapshot`; clang -fsanitize=fuzzer). The first byte chooses: 0xff, the rest
 * is a snapshot as it stands; 0xfe, the rest follows the fixed part of one; 0xfd, the rest is the front of a live contact;
 * else the rest are changes to one, of three bytes each: a place and what is written there. Where there is a checksum it
 * fits, but for the first.
 */
#include "snapshot_kit.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void changed(const uint8_t *data, size_t size) {
  const snapshot_bytes *s = &snapshots[data[0] % nsnapshots];
  char *p = malloc(s->n);
  if (!p) return;
  memcpy(p, s->p, s->n);
  for (data++, size--; size >= 3; data += 3, size -= 3) {
    size_t at = HF_SNAPSHOT_FIXED + ((size_t)data[0] << 8 | data[1]) % (s->n - HF_SNAPSHOT_FIXED);
    p[at] = (char)data[2];
  }
  snapshot_forge(p, s->n);
  snapshot_try(p, s->n);
  free(p);
}

static void followed(const uint8_t *data, size_t size) {
  size_t head = HF_SNAPSHOT_FIXED + HF_POLICY_HASH, n = head + size - 1;
  char *p = malloc(n);
  if (!p) return;
  memcpy(p, snapshots[0].p, head);
  memcpy(p + head, data + 1, size - 1);
  snapshot_forge(p, n);
  snapshot_try(p, n);
  free(p);
}

static void front(const uint8_t *data, size_t size) {
  hf_contact *c;
  if (hf_contact_restore(kit.p, &kit_host, snapshots[0].p, snapshots[0].n, &c, NULL)) return;
  snapshot_front(c, (hf_str){ (const char *)data, (uint32_t)size });
  hf_contact_free(c);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (nsnapshots == 0) snapshots_take();
  if (size == 0) return 0;
  if (data[0] == 0xff) snapshot_try((const char *)data + 1, size - 1);
  else if (data[0] == 0xfe) followed(data, size);
  else if (data[0] == 0xfd) front(data + 1, size - 1);
  else changed(data, size);
  if (checks_failed) __builtin_trap();
  return 0;
}
