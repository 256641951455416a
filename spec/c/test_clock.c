/* SPDX-License-Identifier: MIT
 * The clocks under the wheels, with a wall clock that the test sets, and our own loop as their alarm.
 */
#include "check.h"
#include "loop/hf_loop.h"

static int64_t wall = INT64_C(1700000000000);

static int64_t fake_wall(void) {
  return wall;
}

typedef struct recorder {
  hf_alarm alarm;
  int64_t in; /* what was set last; -1: cleared */
} recorder;

static hf_status record_set(hf_alarm *a, int64_t in) {
  ((recorder *)a)->in = in;
  return HF_OK;
}

static void record_clear(hf_alarm *a) {
  ((recorder *)a)->in = -1;
}

static recorder alarm_of_test = { { record_set, record_clear }, -1 };

/* One turn; how many wall timers fired. */
static int turn(hf_clock *c) {
  uint32_t work = UINT32_MAX;
  uint64_t id;
  int fired = 0;
  CHECK(hf_clock_begin(c) == HF_OK && hf_clock_begin(c) == HF_EBUSY);
  while ((id = hf_wheel_pop(&c->mono, &work)) != 0) hf_wheel_cancel(&c->mono, id);
  for (; (id = hf_wheel_pop(&c->wall, &work)) != 0; fired++) hf_wheel_cancel(&c->wall, id);
  CHECK(hf_clock_end(c) == HF_OK);
  return fired;
}

static void arm_at(hf_clock *c, int64_t at) {
  uint64_t id = 0;
  CHECK(hf_clock_at(c, at, 0, &id) == HF_OK && hf_clock_program(c) == HF_OK);
}

/* T16: steps of the wall clock are seen within a second, fire what they made due, and nothing twice. */
static void test_wall_steps(void) {
  hf_clock c;
  uint64_t id = 0;
  const int64_t hour = 3600000, start = wall;
  CHECK(hf_clock_init(&c, 0) == HF_OK);
  c.wall_ms = fake_wall;
  c.alarm = &alarm_of_test.alarm;
  arm_at(&c, start + hour);
  CHECK(alarm_of_test.in == 1000); /* it looks at the wall clock every second while a wall timer is pending */
  CHECK(turn(&c) == 0);
  wall += hour; /* forward: due now */
  CHECK(turn(&c) == 1 && turn(&c) == 0 && alarm_of_test.in == -1);

  arm_at(&c, wall + 500);
  arm_at(&c, wall + hour);
  CHECK(alarm_of_test.in == 500);
  CHECK(hf_clock_begin(&c) == HF_OK && hf_clock_end(&c) == HF_OK);
  wall -= hour; /* back: what was near is an hour away again, and fires when its time comes, once */
  CHECK(turn(&c) == 0 && c.wall.count == 2 && alarm_of_test.in == 1000);
  arm_at(&c, wall + 10); /* before the time that the wheel has seen */
  CHECK(alarm_of_test.in == 10);
  wall += 10;
  CHECK(turn(&c) == 1 && c.wall.count == 2);
  wall += hour + 490;
  CHECK(turn(&c) == 1 && c.wall.count == 1);
  wall += hour;
  CHECK(turn(&c) == 1 && c.wall.count == 0 && hf_wheel_check(&c.wall, stderr));

  /* Short timers know nothing of it. */
  CHECK(hf_wheel_add(&c.mono, hf_clock_ms() + 100, 0, &id) == HF_OK && hf_clock_program(&c) == HF_OK);
  CHECK(alarm_of_test.in > 0 && alarm_of_test.in <= 100);
  wall += 100 * hour;
  CHECK(turn(&c) == 0 && c.mono.count == 1);
  hf_clock_fini(&c);
  hf_clock_fini(&c);
}

static void test_due(void) {
  CHECK(hf_clock_due(5000000, 100) == 105);
  CHECK(hf_clock_due(5000001, 100) == 106);
  CHECK(hf_clock_due(5999999, 100) == 106);
  CHECK(hf_clock_due(5999999, 0) == 5);
}

static int woken;

static void on_wake(void *arg) {
  hf_loop *l = *(hf_loop **)arg;
  woken++;
  CHECK(hf_loop_run(l, HF_RUN_ONCE) == HF_EBUSY);
  if (woken == 1) l->alarm.set(&l->alarm, 0);
  else l->alarm.clear(&l->alarm);
}

static void test_loop(void) {
  static hf_loop *l;
  int fd = -1, timeout = 0;
  l = hf_loop_new(NULL, on_wake, &l);
  CHECK(l && !hf_loop_alive(l));
  CHECK(hf_loop_poll(l, &fd, &timeout) == HF_OK && fd >= 0 && timeout == -1);
  l->alarm.set(&l->alarm, 2);
  CHECK(hf_loop_alive(l) && hf_loop_poll(l, &fd, &timeout) == HF_OK && timeout >= 0 && timeout <= 2);
  CHECK(hf_loop_run(l, HF_RUN_DEFAULT) == HF_OK && woken == 2 && !hf_loop_alive(l));
  l->alarm.set(&l->alarm, 100000);
  hf_loop_free(l);
  hf_loop_free(NULL);
}

int main(void) {
  test_due();
  test_wall_steps();
  test_loop();
  return checks_done("test_clock");
}
