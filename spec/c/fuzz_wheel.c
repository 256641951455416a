/* SPDX-License-Identifier: MIT
 * The wheel against the sorted list, by a fuzzer's bytes. With clang -fsanitize=fuzzer as it is; with -DHF_FUZZ_MAIN a
 * program that reads one input from each file it is given, or from stdin (`make fuzz-wheel`).
 */
#include "wheel_oracle.h"

typedef struct bytes {
  const uint8_t *p;
  size_t n;
} bytes;

static uint64_t draw(void *from, unsigned bits) {
  bytes *b = from;
  uint64_t value = 0;
  for (unsigned got = 0; got < bits && b->n > 0; got += 8, b->n--) value = value << 8 | *b->p++;
  return bits == 64 ? value : value & ((UINT64_C(1) << bits) - 1);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static const int64_t starts[4] = { 0, -70, INT64_C(1700000000000), INT64_MAX / 4 };
  static oracle o;
  bytes b = { data, size };
  oracle_open(&o, starts[draw(&b, 2)], draw(&b, 64));
  o.draw = draw;
  o.from = &b;
  while (b.n > 0) {
    oracle_step(&o);
    ORACLE(hf_wheel_check(&o.w, stderr));
  }
  oracle_close(&o);
  return 0;
}

#ifdef HF_FUZZ_MAIN
static uint8_t input[1 << 20];

int main(int argc, char **argv) {
  for (int i = argc > 1 ? 1 : 0; i < (argc > 1 ? argc : 1); i++) {
    FILE *f = i ? fopen(argv[i], "rb") : stdin;
    if (!f) return 2;
    LLVMFuzzerTestOneInput(input, fread(input, 1, sizeof input, f));
    if (i) fclose(f);
  }
  return 0;
}
#endif
