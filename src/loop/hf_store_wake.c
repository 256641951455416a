/* SPDX-License-Identifier: MIT */
#include "loop/hf_store_wake.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

struct hf_store_wake {
  uv_async_t async; /* first: it is freed as one */
  void (*done)(void *arg);
  void *arg;
  pid_t owner; /* of the process that made it */
  int fds[2]; /* a pipe; -1 where a loop of ours is woken */
};

static void on_async(uv_async_t *async) {
  hf_store_wake *w = (hf_store_wake *)async;
  if (w->done) w->done(w->arg);
}

static void notify_async(void *ud) {
  hf_store_wake *w = ud;
  uv_async_send(&w->async);
}

/* A full pipe is readable already. */
static void notify_fd(void *ud) {
  hf_store_wake *w = ud;
  ssize_t n = write(w->fds[1], "", 1);
  (void)n;
}

static hf_store_wake *wake_new(void) {
  hf_store_wake *w = calloc(1, sizeof *w);
  if (!w) return NULL;
  w->owner = getpid();
  w->fds[0] = w->fds[1] = -1;
  return w;
}

hf_store_wake *hf_store_wake_new(uv_loop_t *loop, hf_store *s, void (*done)(void *arg), void *arg) {
  hf_store_wake *w = wake_new();
  if (!w) return NULL;
  w->done = done;
  w->arg = arg;
  if (uv_async_init(loop, &w->async, on_async)) {
    free(w);
    return NULL;
  }
  uv_unref((uv_handle_t *)&w->async);
  hf_store_notify(s, notify_async, w);
  return w;
}

hf_store_wake *hf_store_wake_new_fd(hf_store *s, int *fd) {
  hf_store_wake *w = wake_new();
  if (!w) return NULL;
  if (pipe(w->fds) != 0) {
    free(w);
    return NULL;
  }
  for (int i = 0; i < 2; i++) {
    fcntl(w->fds[i], F_SETFL, O_NONBLOCK);
    fcntl(w->fds[i], F_SETFD, FD_CLOEXEC);
  }
  *fd = w->fds[0];
  hf_store_notify(s, notify_fd, w);
  return w;
}

void hf_store_wake_hold(hf_store_wake *w, bool hold) {
  if (w->fds[0] >= 0) return;
  if (hold) uv_ref((uv_handle_t *)&w->async);
  else uv_unref((uv_handle_t *)&w->async);
}

void hf_store_wake_again(hf_store_wake *w) {
  if (w->fds[0] >= 0) notify_fd(w);
  else notify_async(w);
}

void hf_store_wake_read(hf_store_wake *w) {
  char bytes[64];
  while (read(w->fds[0], bytes, sizeof bytes) == (ssize_t)sizeof bytes) {}
}

static void on_closed(uv_handle_t *handle) { free(handle); }

void hf_store_wake_free(hf_store_wake *w) {
  if (!w || w->owner != getpid()) return; /* the descriptors of a loop are the parent's */
  if (w->fds[0] >= 0) {
    close(w->fds[0]);
    close(w->fds[1]);
    free(w);
    return;
  }
  w->done = NULL;
  uv_close((uv_handle_t *)&w->async, on_closed);
}
