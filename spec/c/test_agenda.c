/* SPDX-License-Identifier: MIT
 * The agenda against a plain list: random puts, moves and takes, and after each who is first and who is due.
 */
#include <stdlib.h>

#include "check.h"
#include "core/hf_agenda.h"

enum { ITEMS = 200, ROUNDS = 20000 };

static hf_agenda_item items[ITEMS];
static int64_t times[ITEMS]; /* the list: when, or -1 */
static int due[ITEMS];
static uint64_t dice = 20260101;

static uint32_t roll(uint32_t n) {
  dice ^= dice << 13;
  dice ^= dice >> 7;
  dice ^= dice << 17;
  return (uint32_t)(dice >> 20) % n;
}

static void mark(void *ud, hf_agenda_item *item) {
  (void)ud;
  due[item - items]++;
}

static void compare(const hf_agenda *a) {
  int64_t least = INT64_MAX, limit = (int64_t)roll(60);
  for (int i = 0; i < ITEMS; i++) due[i] = 0;
  hf_agenda_due(a, limit, mark, NULL);
  bool same = hf_agenda_check(a);
  for (int i = 0; i < ITEMS; i++) {
    if (times[i] >= 0 && times[i] < least) least = times[i];
    same = same && due[i] == (times[i] >= 0 && times[i] <= limit) && (items[i].place != 0) == (times[i] >= 0);
  }
  hf_agenda_item *first = hf_agenda_first(a);
  CHECK(same && (first ? first->at == least : least == INT64_MAX));
}

int main(void) {
  hf_agenda a = { .heap = NULL };
  for (int i = 0; i < ITEMS; i++) times[i] = -1;
  for (int n = 0; n < ROUNDS; n++) {
    uint32_t i = roll(ITEMS);
    if (roll(50) == 0) {
      int64_t limit = (int64_t)roll(30);
      hf_agenda_cut(&a, limit);
      for (int k = 0; k < ITEMS; k++)
        if (times[k] <= limit) times[k] = -1;
    } else if (roll(3) == 0) {
      hf_agenda_take(&a, &items[i]);
      times[i] = -1;
    } else {
      times[i] = (int64_t)roll(50);
      CHECK(hf_agenda_put(&a, &items[i], times[i]) == HF_OK);
    }
    compare(&a);
  }
  hf_agenda_fini(&a);
  CHECK(!hf_agenda_first(&a) && !items[0].place);
  return checks_done("agenda");
}
