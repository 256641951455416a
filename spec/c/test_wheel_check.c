/* SPDX-License-Identifier: MIT
 * The checker of the wheel finds what is wrong: each case breaks one invariant of a good wheel.
 */
#include <stdlib.h>

#include "check.h"
#include "core/hf_wheel.h"

#define NOW 1000

typedef struct wound {
  hf_wheel w;
  uint64_t due, soon, far; /* ids: due already, in 30 ms, in a day */
} wound;

static hf_cell *cell(wound *x, uint64_t id) { return hf_pool_cell(&x->w.pool, hf_pool_index(id)); }

static hf_chunk *chunk(wound *x) { return &x->w.pool.chunks[0]; }

static void links(wound *x) { cell(x, x->soon)->next = hf_pool_index(x->far); }
static void freed(wound *x) { cell(x, x->soon)->word ^= HF_GENERATION; }
static void moved(wound *x) { cell(x, x->soon)->word += 1; }
static void early(wound *x) { cell(x, x->due)->word += 1; }
static void clear(wound *x) { memset(x->w.occupied, 0, sizeof x->w.occupied); }
static void past(wound *x) { x->w.base += 31; }
static void used(wound *x) { hf_pool_cell(&x->w.pool, chunk(x)->free)->word ^= HF_GENERATION; }
static void stray(wound *x) { chunk(x)->free += HF_CHUNK; }
static void circle(wound *x) { hf_pool_cell(&x->w.pool, chunk(x)->free)->next = chunk(x)->free; }
static void many(wound *x) { x->w.pool.made++; }
static void idle(wound *x) { x->w.pool.idle++; }
static void unlisted(wound *x) { x->w.pool.listed = 0; }
static void live(wound *x) { chunk(x)->live--; }
static void full(wound *x) { chunk(x)->live++; }
static void count(wound *x) { x->w.count++; }
static void held(wound *x) { x->w.pool.hold = true; }
static void limit(wound *x) {
  hf_wheel_cancel(&x->w, x->due);
  hf_wheel_cancel(&x->w, x->soon);
  hf_wheel_cancel(&x->w, x->far);
  x->w.turning = x->w.pool.hold = true;
  x->w.base = 5;
  x->w.limit = 4;
}
static void lost(wound *x) { /* out of its list, and still counted as in use */
  hf_pool_unlink(&x->w.pool, cell(x, x->soon));
}
static void apart(wound *x) { /* a second chunk with free cells, that nothing leads to */
  uint64_t id;
  for (unsigned i = 0; i < HF_CHUNK; i++) CHECK(hf_wheel_add(&x->w, NOW + 30, 0, &id) == HF_OK);
  hf_wheel_cancel(&x->w, x->soon);
  x->w.pool.listed = HF_CHUNK_LAST;
  x->w.pool.chunks[1].next = HF_CHUNK_UNLISTED;
}
static void twice(wound *x) { /* given back, and left in its list */
  hf_cell *c = cell(x, x->soon);
  uint32_t next = c->next;
  hf_pool_give(&x->w.pool, hf_pool_index(x->soon), c);
  c->next = next;
}

static const struct {
  const char *what;
  void (*wound)(wound *x);
  const char *says;
} CASES[] = {
  { "a link that leads elsewhere", links, "broken links" },
  { "a cell whose generation is that of a free one", freed, "a free cell among used ones" },
  { "a timer whose time was changed in place", moved, "a timer in the wrong list" },
  { "a timer among the due ones that is not", early, "a timer in the wrong list" },
  { "a slot whose bit is clear", clear, "a timer in the wrong list" },
  { "a base that went on alone", past, "a timer in the wrong list" },
  { "a cell in use among the free ones", used, "no free cell" },
  { "a free cell of another chunk", stray, "no free cell" },
  { "free cells in a circle", circle, "too many free cells" },
  { "a chunk that was not made", many, "wrong totals of chunks" },
  { "a chunk that is not idle", idle, "wrong totals of chunks" },
  { "a list of chunks with one that is not in it", unlisted, "wrong totals of chunks" },
  { "a cell too few for those in use", full, "too many free cells" },
  { "a cell in use that is not counted", live, "wrong totals" },
  { "a chunk out of reach", apart, "a chunk out of reach" },
  { "a timer too many", count, "wrong totals" },
  { "chunks held outside a turn", held, "wrong totals" },
  { "a turn that ends before it begins", limit, "time out of range" },
  { "a timer in no list", lost, "wrong count" },
  { "a timer that was given back", twice, "a free cell among used ones" },
};

static void make(wound *x) {
  CHECK(hf_wheel_init(&x->w, NOW, 3) == HF_OK);
  CHECK(hf_wheel_add(&x->w, NOW, 1, &x->due) == HF_OK);
  CHECK(hf_wheel_add(&x->w, NOW + 30, 2, &x->soon) == HF_OK);
  CHECK(hf_wheel_add(&x->w, NOW + 86400000, 3, &x->far) == HF_OK);
  CHECK(hf_wheel_check(&x->w, stderr));
}

int main(void) {
  for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
    wound x;
    char *text = NULL;
    size_t n = 0;
    make(&x);
    CASES[i].wound(&x);
    FILE *out = open_memstream(&text, &n);
    bool good = hf_wheel_check(&x.w, out);
    fclose(out);
    CHECK(!good && strstr(text, CASES[i].says));
    if (good || !strstr(text, CASES[i].says)) fprintf(stderr, "  %s: %s\n", CASES[i].what, text);
    free(text);
    hf_wheel_fini(&x.w);
  }
  return checks_done("wheel check");
}
