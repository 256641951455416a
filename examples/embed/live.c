/* SPDX-License-Identifier: MIT
 * hatif in a C program with a loop of its own: a softswitch, of which a timer stands here, feeds what happens as it
 * happens, and deadlines that pass are told when they do, between the program's own events.
 *
 *   cc live.c -o live $(pkg-config --cflags --libs hatif libuv)
 *   ./live examples/embed/desk.lua
 */
#include <hatif.h>
#include <stdio.h>
#include <sys/time.h>
#include <uv.h>

typedef struct program {
  uv_timer_t timer;
  hatif *h;
  size_t next; /* which event comes next */
  int64_t zero; /* when the call came in, ms since the epoch */
  int failures;
} program;

/* What happens, and how many ms after the call came in. */
static const struct { int64_t after; const char *type; } script[] = {
  { 50, "answer" }, { 300, "hold" }, { 1100, "unhold" }, { 1200, "hangup" },
};
enum { EVENTS = sizeof script / sizeof *script };

static int64_t now_ms(void) {
  struct timeval t;
  gettimeofday(&t, NULL);
  return (int64_t)t.tv_sec * 1000 + t.tv_usec / 1000;
}

static void on_act(void *data, const hatif_act *act) {
  program *p = data;
  printf("after event %zu: %s %s\n", p->next, act->name, act->args);
}

static void on_verdict(void *data, const hatif_verdict *v) {
  program *p = data;
  printf("after event %zu: %s %s\n", p->next, v->duty, v->status);
}

static void on_failure(void *data, const hatif_failure *f) {
  program *p = data;
  p->failures++;
  fprintf(stderr, "live: %s: %s\n", f->where, f->message);
}

static void end(program *p) {
  const char *json = NULL;
  if (hatif_finish(p->h, "c1", now_ms(), &json) == HF_OK) puts(json);
  hatif_free(p->h);
  uv_close((uv_handle_t *)&p->timer, NULL);
}

/* The softswitch says something. */
static void on_timer(uv_timer_t *timer) {
  program *p = timer->data;
  hatif_event e = { .type = script[p->next].type, .at = now_ms() };
  p->next++;
  if (hatif_feed(p->h, "c1", &e) != HF_OK) {
    p->failures++;
    fprintf(stderr, "live: %s\n", hatif_message(p->h));
  }
  if (p->next == EVENTS) return end(p);
  int64_t in = p->zero + script[p->next].after - now_ms();
  uv_timer_start(timer, on_timer, in > 0 ? (uint64_t)in : 0, 0);
}

static hf_status begin(program *p, const char *path) {
  hatif_policy *policy;
  hatif_options options = { .loop = p->timer.loop, .live = true, .telephony_lag_ms = 100, .speech_lag_ms = 100,
    .data = p, .on_act = on_act, .on_verdict = on_verdict, .on_failure = on_failure };
  hf_status st = hatif_new(&options, &p->h);
  if (st == HF_OK) st = hatif_load(p->h, path, &policy);
  p->zero = now_ms();
  if (st == HF_OK) {
    st = hatif_open(p->h, &(hatif_opening){ .policy = policy, .id = "c1", .channel = "phone", .lang = "en",
      .direction = "inbound", .at = p->zero });
  }
  return st == HF_OK && uv_timer_start(&p->timer, on_timer, (uint64_t)script[0].after, 0) ? HF_EUV : st;
}

int main(int argc, char **argv) {
  uv_loop_t loop;
  program p = { .h = NULL };
  if (argc != 2 || uv_loop_init(&loop) || uv_timer_init(&loop, &p.timer)) return 2;
  p.timer.data = &p;
  hf_status st = begin(&p, argv[1]);
  if (st != HF_OK) {
    fprintf(stderr, "live: %s\n", p.h ? hatif_message(p.h) : "not enough memory");
    hatif_free(p.h);
    uv_close((uv_handle_t *)&p.timer, NULL);
  }
  uv_run(&loop, UV_RUN_DEFAULT);
  int left = uv_loop_close(&loop); /* UV_EBUSY would be a handle that nobody closed */
  return st == HF_OK && p.failures == 0 && left == 0 ? 0 : 1;
}
