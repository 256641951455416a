/* SPDX-License-Identifier: MIT
 * The clocks under the wheels.
 */
#include "loop/hf_clock.h"

#include <string.h>
#include <unistd.h>

#define WALL_CHECK 1000 /* ms within which a step of the wall clock is seen */
#define IN_TURN INT64_MIN

static int64_t realtime_ms(void) {
  struct timespec t;
  clock_gettime(CLOCK_REALTIME, &t);
  return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

hf_status hf_clock_init(hf_clock *c, uint64_t salt) {
  memset(c, 0, sizeof *c);
  c->programmed = HF_WHEEL_NEVER;
  c->wall_ms = realtime_ms;
  c->salt = salt;
  c->pid = getpid();
  return hf_wheel_init(&c->mono, hf_clock_ms(), salt);
}

void hf_clock_fini(hf_clock *c) {
  hf_wheel_fini(&c->mono);
  hf_wheel_fini(&c->wall);
}

/* Ms until the alarm is wanted; HF_WHEEL_NEVER: nothing is pending. */
static int64_t wanted(hf_clock *c, int64_t now) {
  int64_t in = HF_WHEEL_NEVER;
  if (c->mono.count) {
    int64_t next = hf_wheel_next(&c->mono);
    in = next > now ? next - now : 0;
  }
  if (c->wall.count) {
    int64_t wall = c->wall_ms(), next = hf_wheel_next(&c->wall);
    int64_t wall_in = next > wall ? next - wall : 0;
    if (wall_in > WALL_CHECK) wall_in = WALL_CHECK;
    if (wall_in < in) in = wall_in;
  }
  /* After a peak a few more turns give its memory back, each a little of it. */
  if (hf_pool_is_fat(&c->mono.pool) || hf_pool_is_fat(&c->wall.pool)) in = 0;
  return in;
}

hf_status hf_clock_program(hf_clock *c) {
  if (c->programmed == IN_TURN || !c->alarm) return HF_OK;
  if (c->pid != getpid()) return HF_EFORK;
  int64_t now = hf_clock_ms(), in = wanted(c, now);
  if (in == HF_WHEEL_NEVER) {
    c->programmed = HF_WHEEL_NEVER;
    c->alarm->clear(c->alarm);
    return HF_OK;
  }
  hf_status st = c->alarm->set(c->alarm, in);
  c->programmed = st == HF_OK ? now + in : HF_WHEEL_NEVER;
  return st;
}

hf_status hf_clock_wall(hf_clock *c) {
  int64_t now = c->wall_ms();
  if (!c->wall.pool.chunks) return hf_wheel_init(&c->wall, now, c->salt ^ UINT64_C(0x2aaaaaaaaa));
  if (now < hf_wheel_now(&c->wall) && !c->wall.turning) hf_wheel_rebase(&c->wall, now);
  return HF_OK;
}

hf_status hf_clock_at(hf_clock *c, int64_t epoch_ms, uint64_t data, uint64_t *id) {
  hf_status st = hf_clock_wall(c);
  if (st == HF_OK) st = hf_wheel_add(&c->wall, epoch_ms, data, id);
  return st;
}

hf_status hf_clock_begin(hf_clock *c) {
  if (c->programmed == IN_TURN) return HF_EBUSY;
  if (c->pid != getpid()) return HF_EFORK;
  c->programmed = IN_TURN;
  hf_wheel_begin(&c->mono, hf_clock_ms());
  if (c->wall.pool.chunks) {
    hf_clock_wall(c);
    hf_wheel_begin(&c->wall, c->wall_ms());
  }
  return HF_OK;
}

hf_status hf_clock_end(hf_clock *c) {
  hf_wheel_end(&c->mono);
  if (c->wall.pool.chunks) hf_wheel_end(&c->wall);
  c->programmed = HF_WHEEL_NEVER;
  return hf_clock_program(c);
}
