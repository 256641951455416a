/* SPDX-License-Identifier: MIT
 * The inside of a contact, for the files that share the work: hf_contact.c (opening, feeding, settling, finishing),
 * hf_queue.c (what is due, in order), hf_speech.c (an utterance becomes hits), hf_across.c (and two do), hf_run.c (one
 * event to completion: steps, flows, internal events), hf_judge.c (duties), hf_inst.c (the numbers of an activation),
 * hf_proof.c (evidence), hf_verdict.c (verdicts, score), hf_people.c (waivers, attestations), hf_hook.c (calls into the
 * host and what hooks may do), hf_attempt.c (what a hook that fails has done is undone), hf_journal.c (what flows were
 * given), hf_facts.c (facts, counts, names). A new field goes into hf_clone.c (memory of its own) and into hf_save.c and
 * hf_restore.c as well.
 * Invariants: `insts` is in order of activation and only grows; every pending activation is in its duty's ring; an
 * allocation that fails in the middle of an event sets `broken`, and nothing runs any more.
 */
#ifndef HF_CONTACT_IMPL_H
#define HF_CONTACT_IMPL_H

#include "core/hf_bytes.h"
#include "core/hf_contact.h"
#include "core/hf_policy_impl.h"

enum { HF_MAX_INTERNAL = 256, HF_MAX_CUTS = 8, HF_MAX_INSTANT = 256, HF_MAX_NAMES = 1024, HF_MAX_INSTS = 1 << 28,
       HF_AHEAD_LEAST = 1024, HF_AHEAD_DUTY = 16, /* activations whose deadline may be ahead: so many, and so many for
                                                     each duty of the policy; others are na */
       HF_MAX_QUEUE = 1 << 16, /* events and hits of one contact that wait; more are refused: back-pressure */
       HF_MAX_FACTS = 1024, HF_MAX_FACT_BYTES = 1 << 18, HF_MAX_JOURNAL = 1 << 20 };

enum { HF_WHERE_ROOM = 512 }; /* bytes of the name of a hook; longer ones are cut */

/* How exactly sources tell times, in ms, where the event does not say it (`resolution`). */
enum { HF_RESOLUTION = 10, HF_RESOLUTION_SPEECH = 100 };

/* Words below this confidence were not heard well enough to say that something was not said. */
#define HF_CONFIDENCE 0.5

/* Order of events at one `at`. */
enum { HF_RANK_FACTS, HF_RANK_SPEECH_ENDS, HF_RANK_OTHERS, HF_RANK_SPEECH_BEGINS };

/* One event of the queue: a fed event, or one hit of a fed utterance. Lives in its payload. */
typedef struct hf_atom {
  int64_t at;
  uint32_t rank; /* HF_RANK_* */
  uint32_t seq; /* of feeding */
  uint32_t major, minor; /* order within an utterance: ends by (last, first), begins by (first, last) */
  hf_key key; /* HF_NONE: an utterance itself, its beginning or its end by the rank */
  uint32_t phrase, first, last; /* of a hit: bytes [first, last) of the text; phrase HF_NONE: no hit.
                                   Of an utterance itself: its length in ms and HF_CHANNEL_* of who speaks */
  uint32_t caps, ncaps; /* of payload.caps; of an utterance's beginning, caps: from which byte on it leaves a phrase open,
                           HF_NONE: it has no word */
  struct hf_payload *payload;
} hf_atom;

/* Of a hit that spans two utterances, what is in the first. */
typedef struct hf_part {
  uint32_t line; /* of that utterance */
  uint32_t first, last; /* bytes [first, last) of its text */
  hf_str words; /* those bytes; empty: the hit is in one utterance */
} hf_part;

/* A copy of what was fed or raised, in one block, alive as long as one of its atoms waits. */
typedef struct hf_payload {
  uint32_t refs; /* atoms that have not run */
  bool timed; /* its words have times */
  bool spare; /* of the size that is kept for the next one */
  uint32_t line;
  int64_t at; /* of the event; its hits have times of their own */
  hf_str type, id, source;
  hf_str text; /* of an utterance, one of the fields */
  hf_field *fields;
  uint32_t nfields;
  uint32_t natoms;
  hf_capture_view *caps;
  hf_part before; /* of its hit, which is then the only one */
  hf_atom atoms[];
} hf_payload;

typedef struct hf_queued { /* heap entry: the time is here, so that most comparisons stay in the array */
  int64_t at;
  hf_atom *atom;
} hf_queued;

enum { HF_TIMER_DUTY, HF_TIMER_MAX, HF_TIMER_NAMED, HF_TIMER_AWAIT, HF_TIMER_METER };

typedef struct hf_timer { /* heap entry, ordered by at; of one moment the conditions on metrics, then by seq */
  int64_t at;
  uint32_t seq; /* of arming */
  uint32_t kind : 3; /* HF_TIMER_* */
  uint32_t instant : 1; /* armed for the very moment of arming: these are counted, so that no loop is endless */
  uint32_t index : 28; /* activation, protocol, key, flow, condition */
} hf_timer;

typedef struct hf_inst { /* one activation of a duty */
  uint32_t duty : 18;
  uint32_t status : 3; /* hf_verdict_status */
  uint32_t why : 5; /* hf_why */
  uint32_t live : 1; /* an event may still touch it: pending, or violated and collecting evidence */
  uint32_t after : 1; /* must: its `after` has come */
  uint32_t confirmed : 1; /* a person confirmed the violation (autofail = "confirm") */
  uint32_t borderline : 1; /* as in hf_verdict */
  uint16_t n, hits; /* which activation, from 1; must: bits of `all` that have come; at_most: how many. As hf_inst.c keeps them */
  uint32_t next; /* ring of the duty, oldest first; contact.last has its newest */
  uint32_t evidence; /* place in contact.text of the newest record (hf_proof.c); HF_NONE: none */
  uint32_t at, due; /* as hf_inst.c keeps them. at: pending: from when X counts (activation, or `after`); late: when it came
                       after all, or its due time; else when the verdict fell */
} hf_inst;

_Static_assert(sizeof(hf_inst) == 24, "a contact has dozens of them");

/* Whether its deadline is still to come: it is pending, or was broken and goes on to the end of its time. */
static inline bool hf_inst_ahead(const hf_inst *i) {
  return i->live && i->due != HF_NONE && i->why != HF_WHY_LATE;
}

typedef struct hf_wide { /* what of an activation does not fit into it */
  uint32_t inst;
  uint32_t n, hits;
  int64_t at, due;
} hf_wide;

/* How often a key came, where that is more than once, or the key is none of the policy's: key << HF_COUNT_BITS | n. From
 * HF_COUNT_FULL on the rest is in cold.more. */
typedef uint32_t hf_count;
enum { HF_COUNT_BITS = 10, HF_COUNT_FULL = (1 << HF_COUNT_BITS) - 1 };

typedef struct hf_more {
  hf_key key;
  uint32_t n; /* beyond HF_COUNT_FULL */
} hf_more;

typedef struct hf_gap { /* when somebody could not be heard, both ends included */
  int64_t from, to;
  uint32_t channels; /* HF_CHANNEL_* */
} hf_gap;

typedef struct hf_live_flow {
  uint32_t flow;
  uint32_t acts; /* index of its next act */
  hf_str cause; /* id of what started it, owned */
  hf_key keys[16];
  uint32_t nkeys;
  hf_writer journal; /* every value that entered it: the events that started and woke it, what it read, how it fared */
  bool asleep; /* the host has no coroutine for it yet: it has to go through its journal first */
} hf_live_flow;

enum { HF_SPEAKERS = 3 };

typedef struct hf_tail { /* the end of a speaker's last utterance, in which a phrase may have begun */
  int64_t end; /* of the utterance */
  uint32_t line, first; /* of the utterance, and where in its text this begins */
  hf_str text; /* owned; empty: nothing is open */
} hf_tail;

typedef struct hf_cold { /* what most contacts never need */
  hf_gap *gaps;
  uint32_t ngaps, gaps_room;
  uint64_t *ids; /* hashes of (source, id), open addressing; 0 is free */
  uint32_t nids, nslots;
  hf_str *names; /* of keys that the policy does not have; each owned */
  uint32_t nnames, names_room;
  hf_live_flow **flows; /* in order of their start */
  uint32_t nflows, flows_room;
  hf_hook *off; /* hooks that failed */
  uint32_t noff, off_room;
  hf_wide *wide; /* in order of `inst` */
  uint32_t nwide, wide_room;
  hf_more *more; /* counts that outgrew their place */
  uint32_t nmore, more_room;
  hf_failed *failed; /* runs that a record says failed; each name owned */
  uint32_t nfailed, failed_room;
  hf_tail *tails; /* owned: HF_SPEAKERS of them; NULL: none */
} hf_cold;

/* The event that is being run. */
typedef struct hf_running {
  hf_event event;
  hf_seen seen;
  hf_key key; /* HF_NONE: a deadline */
  uint32_t phrase, first, last; /* of a hit, or of the hit that an internal event goes back to */
  hf_str words; /* the text of those bytes */
  const hf_part *before; /* of a hit that spans two utterances; NULL: it does not */
  int64_t earliest, latest; /* of a hit without word times: its utterance's ends, between which it really was */
  bool internal;
} hf_running;

/* What a hook belongs to: "PROTOCOL.NAME.PART". */
typedef struct hf_where {
  uint32_t protocol;
  hf_str name; /* of the duty, step or flow */
  const char *part; /* "enter"; NULL: none */
} hf_where;

typedef struct hf_deed { /* an act that a hook has asked for */
  struct hf_payload *act; /* a copy: id is its key, type its name; owned */
  bool early;
} hf_deed;

/* What a hook has done so far, and what was there before it. */
typedef struct hf_attempt {
  uint32_t raised, internal, names, armed; /* how many there were */
  hf_deed *acts;
  uint32_t nacts, acts_room;
  char *facts; /* as they were before the first that it set */
  uint32_t facts_bytes, nfacts;
  hf_timer *timers; /* as they were before the first that it moved */
  uint32_t ntimers;
  bool facts_kept, timers_kept;
} hf_attempt;

/* The hook that is being run. */
typedef struct hf_frame {
  const hf_call *call;
  hf_str cause; /* id of the event that the acts' keys name */
  uint32_t *acts; /* index of the next act */
  uint32_t protocol;
  bool read_only;
  hf_live_flow *flow; /* NULL: no flow */
  hf_reader *journal; /* of a flow that goes through its journal: where it is; else NULL */
  bool lost; /* the flow did not go the way of its journal, or outgrew it */
  hf_attempt *attempt; /* what it does */
} hf_frame;

/* What a deadline touches stands first, in two lines of memory: of a hundred thousand contacts each line is one that is
 * not in a cache. */
struct hf_contact {
  hf_policy *p; /* one reference */
  hf_timer *timers; /* heap */
  hf_inst *insts;
  uint32_t nqueue, ntimers, ninsts;
  uint32_t ahead; /* activations whose deadline is ahead (hf_inst_ahead) */
  uint32_t line; /* of the record, for the internal events and deadlines that follow it */
  uint16_t internal; /* internal events so far in this run */
  uint16_t instant; /* instant timers fired at `now` */
  uint8_t cut_chains; /* how often they were too many; each halves how many the next run may have */
  uint8_t missing; /* HF_CHANNEL_* that nobody recorded */
  bool crowded; /* that too many deadlines were ahead has been reported */
  bool has_queue; /* queue is memory of its own */
  bool busy; /* inside a call that runs */
  bool doomed; /* freed from inside: goes when the call returns */
  bool broken; /* no memory in the middle of an event */
  bool ending; /* contact.ended has run */
  bool finished;
  bool hung_up; /* the last sign of the line is the agent's hang-up */
  bool own_host; /* host is this contact's own and goes with it */
  bool is_packed; /* metrics: they are over */

  int64_t now; /* event time */
  int64_t settled; /* everything before it has run */
  int64_t opened; /* the opening's `at` */
  int64_t over_at; /* the hang-up or drop that the line has not come back from; HF_NO_TIME: none */
  const hf_running *running;
  hf_cold *cold;
  const hf_host *host; /* its functions: those of the policy's first contact, or a copy of its own */
  void *ud; /* of the host */

  hf_frame *frame;
  hf_queued *queue; /* heap; &one while one place is enough */
  hf_queued one;
  hf_count *counts; /* in order of key */
  char *facts; /* packed one behind the other, in order of name */
  char *text; /* records: causes, evidence and notes (hf_proof.c); only grows */
  union {
    struct hf_metrics *metrics; /* flat; NULL until something counts */
    unsigned char *packed; /* hf_metric_bytes.c */
  };
  uint32_t queue_room, timers_room, insts_room;
  uint32_t ncounts, counts_room;
  uint32_t facts_bytes, nfacts;
  uint32_t ntext, text_room;
  uint32_t fed, armed; /* sequences of feeding and of arming */
  uint32_t runs; /* of hooks so far, those of flows included */
  uint16_t lengths[5]; /* of the opening's strings: id, channel, lang, direction, agent; they end the block */
  uint32_t last[]; /* per duty: its newest activation, HF_NONE: none; the ring starts behind it. Then the steps (hf_steps),
                      then a bit for each key of the policy that has come. */
};

/* Bytes of what stands behind the struct: the columns of duties and steps, and the bits of the keys. */
static inline size_t hf_columns(const hf_policy *p) {
  return ((size_t)p->nduties + p->nprotocols) * sizeof(uint32_t) + ((size_t)p->nkeys + 7) / 8;
}

/* Per protocol: its step; HF_NONE: none. */
static inline uint32_t *hf_steps(const hf_contact *c) {
  return (uint32_t *)(uintptr_t)c->last + c->p->nduties;
}

#define HF_ELSEWHERE (HF_NONE - 1) /* step of a protocol that does not apply to the contact */

#pragma GCC visibility push(hidden)

/* hf_contact.c */
hf_str hf_contact_id(const hf_contact *c);
bool hf_opening_fits(const hf_opening *o); /* its strings are no longer than 65,535 bytes each */
/* Nothing has run and no protocol is in force; takes no facts. NULL: no memory. */
hf_contact *hf_contact_alloc(const hf_policy *p, const hf_host *host, const hf_opening *o);
void hf_contact_destroy(hf_contact *c); /* at once; drops its flows */
void hf_contact_discard(hf_contact *c); /* at once; the host has never heard of it */
bool hf_contact_seen(hf_contact *c, uint64_t id); /* remembers the hash of an event's id; false: no memory */

/* hf_queue.c */
bool hf_queue_reserve(hf_contact *c, uint32_t n); /* room for n more atoms */
void hf_queue_rest(hf_contact *c); /* gives the memory of an empty queue back */
void hf_queue_push(hf_contact *c, hf_atom *a); /* reserved before */
hf_atom *hf_queue_pop(hf_contact *c); /* never of an empty queue */
int64_t hf_timer_arm(hf_contact *c, uint32_t kind, uint32_t index, int64_t ms); /* its due time; sets broken */
hf_timer hf_timer_pop(hf_contact *c);
void hf_timer_cancel(hf_contact *c, uint32_t kind, uint32_t index); /* there is at most one of that kind and index */
void hf_timer_keep_duties(hf_contact *c); /* drops all but the deadlines of what is live: at the end */
bool hf_timer_before(const hf_timer *a, const hf_timer *b); /* a total order */
int64_t hf_timer_next(hf_contact *c); /* drops what is over from the top; HF_NO_TIME: none */

/* hf_payload.c: copies of events. NULL: no memory. */
hf_payload *hf_payload_new(const hf_policy *p, const hf_event *e, uint32_t natoms, uint32_t ncaps);
/* With copies of the captures, strings and all, and of the part before, or NULL. */
hf_payload *hf_payload_load(const hf_policy *p, const hf_event *e, uint32_t natoms, const hf_capture_view *caps,
                            uint32_t ncaps, const hf_part *before);
void hf_payload_drop(const hf_policy *p, hf_payload *payload); /* one reference less */
void hf_payload_free(const hf_policy *p, hf_payload *payload); /* whatever its references */

/* hf_speech.c */
hf_status hf_speech_payload(hf_contact *c, const hf_event *e, hf_payload **out); /* *out NULL: no hits */
hf_capture_view hf_speech_capture(const hf_contact *c, const hf_hit *hit, uint32_t i, const char *text, int64_t at);
/* The events of one hit, as atoms n and following of the payload; how many. */
uint32_t hf_speech_atoms(const hf_contact *c, hf_payload *p, uint32_t n, const hf_hit *hit, uint32_t seq, uint32_t channel,
                         int64_t begin, int64_t end);

/* hf_across.c: phrases that span two utterances of one speaker. */
void hf_across_begin(hf_contact *c, const hf_atom *begin); /* of the utterance that begins; sets broken */
bool hf_tail_put(hf_contact *c, uint32_t speaker, const hf_tail *left); /* a copy; false: no memory */
void hf_tail_free(hf_cold *cold);
void hf_tail_save(hf_writer *w, const hf_cold *cold);
bool hf_tail_restore(hf_reader *r, hf_contact *c); /* false: no memory */
void hf_part_save(hf_writer *w, const hf_part *part);
hf_part hf_part_restore(hf_reader *r); /* its words are borrowed */

/* hf_run.c */
void hf_run_opening(hf_contact *c, const hf_opening *o);
void hf_run_atom(hf_contact *c, const hf_atom *a);
void hf_run_timer(hf_contact *c, const hf_timer *t);
void hf_run_ended(hf_contact *c, int64_t at); /* contact.ended as an event */
void hf_run_leave_all(hf_contact *c); /* the steps, then what is pending */
void hf_raise(hf_contact *c, hf_key key, hf_payload *payload); /* queues an internal event; takes the payload */
void hf_drop_flows(hf_contact *c);
hf_live_flow *hf_flow_live(const hf_contact *c, uint32_t flow); /* NULL: it is not */
hf_live_flow *hf_flow_add(hf_contact *c, uint32_t flow, hf_str cause); /* at the end of the list; NULL: no memory */
void hf_flow_free(hf_live_flow *f);
bool hf_applies(const hf_contact *c, uint32_t protocol);
void hf_run_present(hf_contact *c, uint32_t inst, hf_key key, uint32_t roles); /* judges it as that condition's event */

/* hf_judge.c */
void hf_judge_event(hf_contact *c, hf_key key);
void hf_judge_activate(hf_contact *c, uint32_t duty);
void hf_judge_present(hf_contact *c, uint32_t inst, hf_key key, uint32_t roles); /* a condition that holds already */
void hf_judge_left(hf_contact *c, uint32_t step); /* settles the duties of a step that is left */
void hf_judge_end(hf_contact *c); /* settles everything that is pending, but for what outlives the contact */
bool hf_judge_outlives(const hf_contact *c); /* whether something does */
void hf_judge_due(hf_contact *c, uint32_t inst);
void hf_judge_settle(hf_contact *c, uint32_t inst, hf_verdict_status status, hf_why why);

/* hf_people.c */
void hf_people_waive(hf_contact *c, const hf_event *e);
void hf_people_attest(hf_contact *c, const hf_event *e);

/* hf_hook.c. Those that say bool are false when the hook failed, or has failed before and is off. */
bool hf_hook_ask(hf_contact *c, hf_hook hook, hf_hook_kind kind, const hf_where *where, hf_value *out);
bool hf_hook_amount(hf_contact *c, const hf_amount *a, hf_hook_kind kind, const hf_where *where, int64_t *out);
void hf_hook_duty(hf_contact *c, hf_hook hook, hf_hook_kind kind, const hf_where *where, hf_str cause, const hf_verdict *v);
bool hf_hook_flow(hf_contact *c, hf_live_flow *f, bool resume, bool timed_out, hf_await *out);
/* A flow up to its next await. journal: it goes through it; NULL: it is live. HF_EHOOK: it failed, and is dropped. */
hf_status hf_run_flow(hf_contact *c, hf_call *call, hf_live_flow *f, hf_reader *journal, hf_await *out);
hf_call hf_flow_call(const hf_contact *c, const hf_live_flow *f, char *buf); /* buf: HF_WHERE_ROOM bytes, lent */
bool hf_hook_off(const hf_contact *c, hf_hook hook);
hf_status hf_hook_keep(hf_contact *c, hf_failed failed); /* that run failed, or will */
hf_status hf_hook_expect(hf_contact *c, hf_failed failed); /* that run will fail; HF_ESTALE: it has been */
hf_str hf_cause(const hf_contact *c, char *buf, size_t room); /* id of the running event, for the keys of acts */
void hf_report_to(hf_contact *c, const char *what);

/* hf_attempt.c */
void hf_attempt_begin(const hf_contact *c, hf_attempt *a);
hf_status hf_attempt_act(hf_contact *c, const hf_act *act); /* of the running hook; copied */
bool hf_attempt_facts(hf_contact *c), hf_attempt_timers(hf_contact *c); /* before a change of them; false: no memory */
void hf_attempt_end(hf_contact *c, hf_attempt *a, bool failed); /* undoes it, or lets its acts leave */

/* hf_journal.c */
hf_status hf_journal_event(hf_contact *c, hf_live_flow *f, const hf_seen *seen); /* NULL: timed out; HF_ELIMIT, HF_ENOMEM */
bool hf_journal_replay(hf_contact *c, hf_live_flow *f); /* false: it failed, or went another way */
hf_live_flow *hf_flow_asleep(hf_contact *c, uint32_t flow, hf_str cause, hf_str journal); /* added; NULL: no memory */
/* What a flow does, in the journal: true while it goes through it, with how it fared then. */
bool hf_journal_recalls(hf_contact *c, hf_status *st);
hf_status hf_journal_status(hf_contact *c, hf_status st); /* notes it; st, or why it could not be noted */

/* hf_facts.c */
hf_status hf_fact_put(hf_contact *c, hf_str name, hf_value value); /* HF_ENOMEM, HF_ELIMIT */
bool hf_count_up(hf_contact *c, hf_key key); /* false: no memory */
uint32_t hf_count_of(const hf_contact *c, hf_key key);
uint32_t hf_counted(const hf_contact *c); /* how many keys have come */
bool hf_count_set(hf_contact *c, hf_key key, uint32_t n); /* of a key that has not come yet; false: no memory */
hf_cold *hf_cold_of(hf_contact *c); /* NULL: no memory */
void hf_cold_rest(hf_contact *c); /* gives it back where nothing is in it */
hf_str hf_key_text(const hf_contact *c, hf_key key);
const hf_value *hf_event_field(const hf_event *e, const char *name); /* NULL: not there */
hf_str hf_event_str(const hf_event *e, const char *name); /* empty: not there, or no string */
uint32_t hf_channel_of(hf_str by); /* HF_CHANNEL_*; 0: nobody known */

/* hf_inst.c: the numbers of an activation; setting sets broken where there is no memory. */
int64_t hf_inst_at(const hf_contact *c, uint32_t inst), hf_inst_due(const hf_contact *c, uint32_t inst);
uint32_t hf_inst_n(const hf_contact *c, uint32_t inst), hf_inst_hits(const hf_contact *c, uint32_t inst);
void hf_inst_set_at(hf_contact *c, uint32_t inst, int64_t at), hf_inst_set_due(hf_contact *c, uint32_t inst, int64_t due);
void hf_inst_set_n(hf_contact *c, uint32_t inst, uint32_t n), hf_inst_set_hits(hf_contact *c, uint32_t inst, uint32_t hits);

/* hf_proof.c. What is put is copied; sets broken where there is no memory. Texts are valid until something is put. */
void hf_proof_add(hf_contact *c, uint32_t inst); /* the running event is evidence */
void hf_proof_put(hf_contact *c, uint32_t inst, const hf_evidence *e);
void hf_proof_clear(hf_contact *c, uint32_t inst); /* forgets the evidence, not the cause */
uint32_t hf_proof_count(const hf_contact *c, uint32_t inst);
void hf_proof_read(const hf_contact *c, uint32_t inst, uint32_t n, hf_evidence *out); /* all n that there are, oldest first */
void hf_cause_put(hf_contact *c, uint32_t inst, hf_str cause); /* id of what activated it; before all evidence */
void hf_note_put(hf_contact *c, uint32_t inst, hf_str note); /* what the person wrote who judged it */
hf_str hf_cause_of(const hf_contact *c, uint32_t inst), hf_note_of(const hf_contact *c, uint32_t inst); /* empty: none */

/* hf_verdict.c */
void hf_verdict_tell(hf_contact *c, uint32_t inst, hf_hook hook, hf_hook_kind kind);

#pragma GCC visibility pop

#endif
