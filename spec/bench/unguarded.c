/* SPDX-License-Identifier: MIT
 * Stands in for src/loop/hf_watchdog.c in a module that is built for `make bench-guest` only: nothing is watched. What
 * the guard costs is the difference to the module as it is.
 */
#include <stdlib.h>

#include "loop/hf_watchdog.h"

struct hf_watchdog {
  int unused; /* a struct has to have something */
};

hf_watchdog *hf_watchdog_new(void) {
  static hf_watchdog one;
  return &one;
}

void hf_watchdog_ref(hf_watchdog *w) {
  (void)w;
}

void hf_watchdog_unref(hf_watchdog *w) {
  (void)w;
}

hf_status hf_watchdog_start(hf_watchdog *w, int signo) {
  (void)w, (void)signo;
  return HF_OK;
}

int hf_watchdog_signal(const hf_watchdog *w) {
  (void)w;
  return 0;
}

bool hf_watchdog_enter(hf_watchdog *w, hf_watch *run, uint64_t budget, void (*overrun)(void *arg), void *arg) {
  (void)w, (void)run, (void)budget, (void)overrun, (void)arg;
  return true;
}

void hf_watchdog_leave(hf_watch *run) {
  (void)run;
}

hf_watch *hf_watchdog_pause(hf_watchdog *w) {
  (void)w;
  return NULL;
}

void hf_watchdog_resume(hf_watch *run) {
  (void)run;
}

uint64_t hf_watchdog_now(void) {
  return 0;
}
