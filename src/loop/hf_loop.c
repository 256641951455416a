/* SPDX-License-Identifier: MIT
 * A loop of our own, or three handles on a host's.
 */
#include "loop/hf_loop.h"

#include <stdlib.h>
#include <unistd.h>

static void on_timer(uv_timer_t *timer) {
  hf_loop *l = timer->data;
  l->wake(l->arg);
}

/* Runs once in every turn until it is stopped: what is due is served in slices, with polls between them. */
static void on_idle(uv_idle_t *idle) {
  hf_loop *l = idle->data;
  l->wake(l->arg);
}

static void on_prepare(uv_prepare_t *prepare) {
  uv_update_time(prepare->loop);
}

static hf_status alarm_set(hf_alarm *a, int64_t in) {
  hf_loop *l = (hf_loop *)a;
  if (in <= 0) {
    uv_timer_stop(&l->timer);
    return uv_idle_start(&l->idle, on_idle) ? HF_EUV : HF_OK;
  }
  uv_idle_stop(&l->idle);
  uv_update_time(l->uv); /* it may be as old as the work of this turn: counted from there, the timer would be early */
  return uv_timer_start(&l->timer, on_timer, (uint64_t)in, 0) ? HF_EUV : HF_OK;
}

static void alarm_clear(hf_alarm *a) {
  hf_loop *l = (hf_loop *)a;
  uv_idle_stop(&l->idle);
  uv_timer_stop(&l->timer);
}

hf_loop *hf_loop_new(uv_loop_t *host, void (*wake)(void *arg), void *arg) {
  hf_loop *l = calloc(1, sizeof *l);
  if (!l) return NULL;
  l->uv = host ? host : &l->own;
  if (!host && uv_loop_init(l->uv)) {
    free(l);
    return NULL;
  }
  l->alarm = (hf_alarm){ alarm_set, alarm_clear };
  l->wake = wake;
  l->arg = arg;
  l->pid = getpid();
  uv_timer_init(l->uv, &l->timer); /* these three cannot fail */
  uv_idle_init(l->uv, &l->idle);
  uv_prepare_init(l->uv, &l->prepare);
  l->timer.data = l->idle.data = l->prepare.data = l;
  uv_prepare_start(&l->prepare, on_prepare);
  uv_unref((uv_handle_t *)&l->prepare);
  return l;
}

static void on_close(uv_handle_t *handle) {
  hf_loop *l = handle->data;
  if (--l->closing == 0) free(l);
}

void hf_loop_free(hf_loop *l) {
  if (!l || l->running || l->pid != getpid()) return;
  bool is_own = l->uv == &l->own;
  uv_handle_t *handles[] = { (uv_handle_t *)&l->timer, (uv_handle_t *)&l->idle, (uv_handle_t *)&l->prepare };
  l->closing = 3;
  for (int i = 0; i < 3; i++) uv_close(handles[i], is_own ? NULL : on_close);
  if (!is_own) return;
  uv_run(l->uv, UV_RUN_DEFAULT); /* only these three are on it: it ends them and calls nobody */
  uv_loop_close(l->uv);
  free(l);
}

hf_status hf_loop_run(hf_loop *l, hf_run mode) {
  static const uv_run_mode modes[] = { UV_RUN_DEFAULT, UV_RUN_ONCE, UV_RUN_NOWAIT };
  if (l->pid != getpid()) return HF_EFORK;
  if (l->running) return HF_EBUSY;
  l->running = true;
  uv_run(l->uv, modes[mode]);
  l->running = false;
  return HF_OK;
}

void hf_loop_stop(hf_loop *l) {
  if (l->running) uv_stop(l->uv); /* else the next run would end before it began */
}

bool hf_loop_alive(const hf_loop *l) {
  return uv_loop_alive(l->uv);
}

hf_status hf_loop_poll(hf_loop *l, int *fd, int *timeout_ms) {
  if (l->pid != getpid()) return HF_EFORK;
  *fd = uv_backend_fd(l->uv);
  uv_update_time(l->uv);
  *timeout_ms = hf_loop_alive(l) ? uv_backend_timeout(l->uv) : -1;
  return HF_OK;
}
