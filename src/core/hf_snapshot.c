/* SPDX-License-Identifier: MIT
 * The head of a snapshot: whether the bytes are one, are whole, and are of this version and policy; and what stands for
 * its hooks.
 */
#include <string.h>

#include "core/hf_snapshot_impl.h"

static uint64_t word_at(const unsigned char *p, size_t n) {
  uint64_t v = 0;
  for (size_t i = 0; i < n; i++) v |= (uint64_t)p[i] << (8 * i);
  return v;
}

/* Each step is one to one in what it has so far and in the word that comes: a changed word changes the end. */
uint64_t hf_checksum(const void *bytes, size_t n) {
  const unsigned char *p = bytes;
  uint64_t h = 0xcbf29ce484222325u ^ n;
  for (; n >= 8; p += 8, n -= 8) {
    h = (h ^ word_at(p, 8)) * 0x9E3779B97F4A7C15u;
    h ^= h >> 29;
  }
  h = (h ^ word_at(p, n)) * 0x9E3779B97F4A7C15u;
  return h ^ h >> 32;
}

hf_status hf_refuse(const char **why, const char *what, hf_status st) {
  if (why) *why = what;
  return st;
}

hf_status hf_snapshot_head(const void *bytes, size_t n, hf_reader *r, hf_snapshot *out, const char **why) {
  *r = (hf_reader){ bytes, (const unsigned char *)bytes + n, false };
  if (n < 8 || memcmp(bytes, HF_SNAPSHOT_MAGIC, 8) != 0) return hf_refuse(why, "no snapshot of a contact", HF_EINVAL);
  r->p += 8;
  uint64_t version = hf_get_word(r), length = hf_get_word(r), sum = hf_get_word(r);
  if (r->failed) return hf_refuse(why, "the snapshot is cut off", HF_EINVAL);
  if (version != HF_SNAPSHOT_VERSION) return hf_refuse(why, "the snapshot is of another version of hatif", HF_ESTALE);
  if (length > n) return hf_refuse(why, "the snapshot is cut off", HF_EINVAL);
  if (length != n || hf_checksum(r->p, (size_t)(r->end - r->p)) != sum)
    return hf_refuse(why, "the snapshot is damaged", HF_EINVAL);
  if (r->end - r->p < HF_POLICY_HASH) return hf_refuse(why, "the snapshot is damaged", HF_EINVAL);
  memcpy(out->policy, r->p, HF_POLICY_HASH);
  r->p += HF_POLICY_HASH;
  out->now = hf_get_int(r);
  out->finished = hf_get_bool(r);
  out->id = hf_get_str(r);
  out->more = hf_get_str(r);
  out->front = hf_get_str(r);
  return r->failed ? hf_refuse(why, "the snapshot is damaged", HF_EINVAL) : HF_OK;
}

hf_status hf_snapshot_read(const void *bytes, size_t n, hf_snapshot *out, const char **why) {
  hf_reader r;
  if (why) *why = "";
  return hf_snapshot_head(bytes, n, &r, out, why);
}

bool hf_snapshot_is_of(hf_reader *r, const hf_policy *p, const hf_snapshot *head) {
  bool same = memcmp(p->hash, head->policy, HF_POLICY_HASH) == 0;
  return hf_get_word(r) == p->layout && same && !r->failed;
}

/* The hooks of a step: enter, exit, max, then its transitions; of a duty: within, n, iff and those at its verdicts. */
static hf_hook amount_hook(const hf_amount *a) {
  return a->kind == HF_AMOUNT_HOOK ? a->hook : HF_NONE;
}

hf_hook hf_hook_at(const hf_policy *p, uint32_t n, bool *last) {
  *last = false;
  for (uint32_t i = 0; i < p->nsteps; i++) {
    const hf_step *s = &p->steps[i];
    const hf_hook own[3] = { s->enter, s->exit, amount_hook(&s->max) };
    if (n < 3) return own[n];
    if ((n -= 3) < s->non) return s->on[n].target == HF_NONE ? s->on[n].hook : HF_NONE;
    n -= s->non;
  }
  if (n / 5 < p->nduties) {
    const hf_duty *d = &p->duties[n / 5];
    const hf_hook own[5] = { amount_hook(&d->within), amount_hook(&d->n), d->iff, d->on_violate, d->on_meet };
    return own[n % 5];
  }
  n -= p->nduties * 5;
  if (n < p->nflows) return p->flows[n].run;
  *last = true;
  return HF_NONE;
}

hf_status hf_contact_restore(const hf_policy *p, const hf_host *host, const void *bytes, size_t n, hf_contact **out,
                             const char **why) {
  return hf_snapshot_load(p, NULL, host, bytes, n, out, why);
}
