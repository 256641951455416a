// SPDX-License-Identifier: MIT
// RE2::Set in the bench, over text that hatif has folded: which phrases a line has, not where.
#include <re2/re2.h>
#include <re2/set.h>

#include <cstdlib>
#include <cstring>
#include <vector>

#include "bench.h"

extern "C" {
#include "core/hf_fold.h"
}

namespace {

struct made {
  RE2::Set *set;
  hf_folded folded;
};

void re2_drop(void *e) {
  made *m = static_cast<made *>(e);
  delete m->set;
  hf_folded_fini(&m->folded);
  delete m;
}

void *re2_make(const corpus *c, uint32_t n) {
  RE2::Options options;
  options.set_encoding(RE2::Options::EncodingLatin1); /* bytes: folded text has none that are bad */
  options.set_max_mem(int64_t{1} << 30);
  options.set_log_errors(false);
  made *m = new made;
  hf_folded_init(&m->folded);
  m->set = new RE2::Set(options, RE2::UNANCHORED);
  for (uint32_t i = 0; i < n; i++)
    if (m->set->Add(RE2::QuoteMeta(c->spelled[i]), nullptr) < 0) abort();
  if (m->set->Compile()) return m;
  re2_drop(m);
  return nullptr;
}

uint64_t re2_scan(void *e, const char *s, size_t n) {
  made *m = static_cast<made *>(e);
  uint64_t hits = 0;
  std::vector<int> ids;
  if (hf_fold(&m->folded, HF_FOLD_DEFAULT, s, n)) abort();
  const char *at = m->folded.text, *end = at + m->folded.n;
  while (at < end) {
    const char *stop = static_cast<const char *>(memchr(at, '\n', static_cast<size_t>(end - at)));
    if (!stop) stop = end;
    ids.clear();
    if (m->set->Match(re2::StringPiece(at, static_cast<size_t>(stop - at)), &ids)) hits += ids.size();
    at = stop + 1;
  }
  return hits;
}

}  // namespace

extern "C" const engine bench_re2 = { "fold, RE2::Set by line", "ids", 5000, 4000000, re2_make, re2_scan, re2_drop, nullptr };
