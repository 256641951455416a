/* SPDX-License-Identifier: MIT
 * Live contacts: the watermark between a contact's methods and its core.
 */
#include "bind/lhf_live.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "bind/lhf_hooks.h"
#include "core/hf_snapshot.h"

/* --- what the watermark asks ----------------------------------------------------------------------------------- */

static lhf_live *live_of_edge(void *edge) {
  return (lhf_live *)(void *)((char *)edge - offsetof(lhf_live, edge));
}

/* Where nobody can be told now the act waits for the settled side. */
static void edge_act(void *ud, hf_contact *c, const hf_act *a) {
  lhf_live *l = live_of_edge(ud);
  if (l->of->L && hf_edge_leaves(&l->water, a)) lhf_host_act_at_once(l->of, c, a);
}

static hf_status ahead(void *ud, hf_watermark *w, hf_host *host) {
  lhf_live *l = ud;
  (void)w;
  l->edge.core = NULL; /* the one before is gone */
  *host = (hf_host){ .ud = &l->edge, .hook = lhf_hook, .flow = lhf_flow, .flow_drop = lhf_flow_drop, .act = edge_act };
  return HF_OK;
}

static void ahead_over(void *ud, hf_watermark *w) {
  lhf_live *l = ud;
  (void)w;
  l->edge.core = NULL;
  lhf_hooks_forget(&l->edge);
}

static void admitted(void *ud, hf_watermark *w, const hf_event *e) {
  lhf_host_admitted(((lhf_live *)ud)->of, w->c, e);
}

/* retract{key}, with a key of its own: that of the act, and "/retract". */
static void retract(void *ud, hf_watermark *w, hf_str key, int64_t at) {
  static const char tail[] = "/retract";
  lhf_live *l = ud;
  hf_field arg = { { "key", 3 }, { .type = HF_STR, .as.s = key } };
  char *own = malloc(key.n + sizeof tail);
  if (!own) return;
  memcpy(own, key.p, key.n);
  memcpy(own + key.n, tail, sizeof tail);
  hf_act act = { { own, key.n + (uint32_t)sizeof tail - 1 }, at, { "retract", 7 }, &arg, 1, false };
  lhf_host_act_at_once(l->of, w->c, &act);
  free(own);
}

/* --- the shared part ------------------------------------------------------------------------------------------- */

int lhf_live_config(lua_State *L) {
  int64_t lag = lhf_check_ms(L, 1), cap = lhf_check_ms(L, 2);
  bool at_once = lua_toboolean(L, 3), tells = lua_toboolean(L, 4);
  hf_watermark_config *config = lua_newuserdatauv(L, sizeof *config, 0);
  *config = (hf_watermark_config){ .lag = lag, .cap = cap, .admitted = tells ? admitted : NULL, .ahead = ahead,
                                   .ahead_over = ahead_over, .at_once = at_once, .retract = retract };
  luaL_setmetatable(L, LHF_WATERMARK);
  return 1;
}

/* --- of one contact -------------------------------------------------------------------------------------------- */

hf_status lhf_live_begin(lua_State *L, int handlers, lhf_contact *b) {
  lua_pushliteral(L, "watermark");
  lua_rawget(L, handlers);
  const hf_watermark_config *config = luaL_testudata(L, -1, LHF_WATERMARK); /* the handlers keep it */
  lua_pop(L, 1);
  if (!config) return HF_OK;
  lhf_live *l = b->live = calloc(1, sizeof *l);
  if (!l) return HF_ENOMEM;
  l->of = b;
  l->edge = (lhf_contact){ .policy = b->policy, .guest = b->guest, .replay = b->replay };
  l->water.config = config;
  return HF_OK;
}

void lhf_live_opened(lhf_contact *b) {
  lhf_live *l = b->live;
  if (l) hf_watermark_init(&l->water, b->core, l->water.config, l, b->guest->hooks > 0);
}

hf_status lhf_live_restored(lhf_contact *b, hf_str front) {
  lhf_live_opened(b);
  return b->live ? hf_watermark_restore(&b->live->water, front) : HF_OK;
}

hf_status lhf_live_moved(lhf_contact *b, const lhf_contact *from) {
  char *bytes = NULL;
  size_t n = 0;
  hf_snapshot head = { .now = 0 };
  hf_str none = { NULL, 0 };
  hf_status st = b->live && from->live ? hf_watermark_save(&from->live->water, none, &bytes, &n) : HF_OK;
  if (bytes) st = hf_snapshot_read(bytes, n, &head, NULL);
  if (!st) st = lhf_live_restored(b, head.front);
  free(bytes);
  return st;
}

void lhf_live_end(lhf_contact *b) {
  if (!b->live) return;
  hf_watermark_fini(&b->live->water);
  free(b->live);
  b->live = NULL;
}

static int64_t over_at(const hf_event *e) {
  for (uint32_t i = 0; i < e->nfields; i++) {
    const hf_field *f = &e->fields[i];
    if (f->name.n == 4 && memcmp(f->name.p, "stop", 4) == 0 && f->value.type == HF_INT && f->value.as.i > e->at &&
        e->type.n == 9 && memcmp(e->type.p, "utterance", 9) == 0)
      return f->value.as.i;
  }
  return e->at;
}

hf_status lhf_live_feed(lhf_contact *b, const hf_event *e, int64_t arrived) {
  return hf_watermark_feed(&b->live->water, e, arrived == HF_NO_TIME ? over_at(e) : arrived);
}

const hf_contact *lhf_live_edge(lhf_contact *b) {
  return b->live ? hf_watermark_edge(&b->live->water) : b->core;
}

bool lhf_live_left(lhf_contact *b, const hf_act *a) {
  return b->live && hf_edge_left(&b->live->water, a);
}
