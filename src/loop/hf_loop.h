/* SPDX-License-Identifier: MIT
 * A libuv loop, of our own or a host's, as the alarm of a clock. Stands on libuv and hf_clock.h.
 * Three handles: a timer for what is ahead; an idle for what is due already, since a timer of 0 set in a timer's callback
 * starves the loop in libuv before 1.45; and a prepare without reference that refreshes the loop's time before it polls,
 * since libuv counts the poll's time-out from the beginning of the turn.
 * After fork() the child shares the parent's epoll: every call there says HF_EFORK, and nothing is touched.
 */
#ifndef HF_LOOP_H
#define HF_LOOP_H

#include <sys/types.h>
#include <uv.h>

#include "loop/hf_clock.h"

typedef enum hf_run { HF_RUN_DEFAULT, HF_RUN_ONCE, HF_RUN_NOWAIT } hf_run;

typedef struct hf_loop {
  hf_alarm alarm; /* first: hf_loop is an hf_alarm */
  uv_loop_t *uv; /* &own, or the host's, which outlives it */
  uv_loop_t own;
  uv_timer_t timer;
  uv_idle_t idle;
  uv_prepare_t prepare;
  void (*wake)(void *arg); /* called from hf_loop_run; may set the alarm and stop, not run or free */
  void *arg;
  pid_t pid; /* of the process that made it */
  bool running; /* in hf_loop_run */
  int closing; /* of a host's loop: handles that are not closed yet */
} hf_loop;

#pragma GCC visibility push(hidden)

/* On the host's loop, or where `host` is NULL on one of our own. NULL where memory or descriptors are used up. */
hf_loop *hf_loop_new(uv_loop_t *host, void (*wake)(void *arg), void *arg);

/* Closes and frees; of a host's loop the memory goes in that loop's next turn. NULL is allowed. While it runs, or in a child
 * of fork, it is left as it is: the process is ending. */
void hf_loop_free(hf_loop *l);

/* HF_EBUSY: it runs already. HF_EFORK. */
hf_status hf_loop_run(hf_loop *l, hf_run mode);

/* Ends hf_loop_run after this turn. */
void hf_loop_stop(hf_loop *l);

bool hf_loop_alive(const hf_loop *l);

/* For hosts that poll: the descriptor, readable when hf_loop_run(HF_RUN_NOWAIT) has work, and how long they may wait at most
 * (-1: for ever). HF_EFORK. */
hf_status hf_loop_poll(hf_loop *l, int *fd, int *timeout_ms);

#pragma GCC visibility pop

#endif
