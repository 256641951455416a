/* SPDX-License-Identifier: MIT
 * A contact that is fed as things come in: its watermark, and its edge, whose hooks run in the same guest beside those of
 * the settled side. Stands on core/hf_watermark.
 */
#ifndef LHF_LIVE_H
#define LHF_LIVE_H

#include "bind/lhf_contact.h"
#include "core/hf_watermark.h"

struct lhf_live {
  hf_watermark water;
  lhf_contact *of; /* the contact */
  lhf_contact edge; /* what the hooks of the edge belong to; has no host's thread: nothing but acts is told */
};

#pragma GCC visibility push(hidden)

/* [-0, +1, v] core.contact.watermark(lag, cap, at_once, tells) → what the contacts of one engine share; in the handlers
 * of a contact as `watermark` it makes the contact live. at_once: acts may leave the edge; tells: there is an on_admit. */
int lhf_live_config(lua_State *L) HF_RAISES;

/* [-0, +0, m] before the core is opened: makes the contact live where its handlers, at a stack index, have `watermark`. */
hf_status lhf_live_begin(lua_State *L, int handlers, lhf_contact *b) HF_RAISES;
void lhf_live_opened(lhf_contact *b); /* the core is there */
hf_status lhf_live_restored(lhf_contact *b, hf_str front); /* the same, with what was not settled when it was saved */
hf_status lhf_live_moved(lhf_contact *b, const lhf_contact *from); /* the same, with what is not settled of another */
void lhf_live_end(lhf_contact *b); /* before its core goes */

/* `arrived` HF_NO_TIME: when it was over. */
hf_status lhf_live_feed(lhf_contact *b, const hf_event *e, int64_t arrived);
const hf_contact *lhf_live_edge(lhf_contact *b); /* of any contact: as it stands now */
bool lhf_live_left(lhf_contact *b, const hf_act *a); /* an act of the settled side: done already */

#pragma GCC visibility pop

#endif
