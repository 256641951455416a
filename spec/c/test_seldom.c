/* SPDX-License-Identifier: MIT
 * What seldom happens in the core: structures that their own checks find broken, names that are not there, limits.
 */
#include <stdlib.h>

#include "check.h"
#include "core/hf_metric.h"
#include "core/hf_wheel.h"

/* A wheel that counts wrong, or whose clock is beyond its timers, is called broken; as it was, it is whole again. */
static void broken_wheel(void) {
  FILE *out = tmpfile();
  hf_wheel w;
  uint64_t id;
  CHECK(out && hf_wheel_init(&w, 0, 0) == HF_OK);
  for (int i = 1; i < 100; i++) CHECK(hf_wheel_add(&w, i * 37, 0, &id) == HF_OK);
  CHECK(hf_wheel_check(&w, out));
  CHECK(ftell(out) == 0);
  w.count++;
  CHECK(!hf_wheel_check(&w, out));
  CHECK(ftell(out) > 0); /* it says what is broken */
  w.count--;
  CHECK(hf_wheel_check(&w, out));
  hf_wheel_fini(&w);
  fclose(out);
}

static void unknown_names(void) {
  CHECK(hf_metric_find((hf_str){ "no such metric", 14 }) == HF_NONE);
  CHECK(hf_metric_find(hf_metric_name(0)) == 0);
  CHECK(hf_metric_name(HF_NONE).n == 0);
}

int main(void) {
  broken_wheel();
  unknown_names();
  return checks_done("seldom");
}
