/* SPDX-License-Identifier: MIT
 * What the open contacts of one engine share: when each has something to do, so that settling looks at no other; and
 * how many events wait in all of them, so that no storm fills the memory. Stands on core/hf_agenda.
 *
 * A contact that had nothing to do when the engine was settled hears of it when it is next touched (lhf_engine_catch_up):
 * nobody can tell the difference.
 */
#ifndef LHF_ENGINE_H
#define LHF_ENGINE_H

#include "bind/lhf.h"
#include "core/hf_agenda.h"

#define LHF_ENGINE "hatif.engine_core"

struct lhf_contact;

typedef struct lhf_engine { /* of an engine's userdata and of every contact in it: whoever is last frees it */
  uint32_t refs;
  hf_agenda agenda;
  int64_t settled; /* of the last call of settle */
  uint64_t calls; /* of settle so far */
  uint64_t joined; /* contacts so far: the order among those that are due at one time */
  uint64_t waiting; /* events in all the contacts that have not run */
  uint64_t most; /* of them */
  bool cut; /* the contacts that are due have been taken out of the agenda, and each is put back as it is settled */
} lhf_engine;

typedef struct lhf_member { /* a contact's part */
  lhf_engine *engine; /* NULL: it is in none; one reference */
  hf_agenda_item item; /* out of the agenda its time still holds; INT64_MAX: it has nothing to do */
  uint64_t calls; /* of settle that it has heard of */
  uint64_t number; /* in order of joining: its place in the engine's table of contacts */
  uint64_t waiting; /* its events, as they were counted */
} lhf_member;

#pragma GCC visibility push(hidden)

void lhf_engine_catch_up(struct lhf_contact *b); /* before a contact is used; runs nothing that is due */
void lhf_engine_note(struct lhf_contact *b); /* after it has run: when it is due, and what waits */
bool lhf_engine_is_full(const struct lhf_contact *b, bool partial); /* whether one more event is too many */
/* [-0, +0, -] the contact, at an index, is in no engine any more. Never raises: its table has the place. */
void lhf_engine_leave(lua_State *L, int self, struct lhf_contact *b);

#pragma GCC visibility pop

#endif
