/* SPDX-License-Identifier: MIT
 * Metrics and the conditions on them: in each way that a call can be run (settled late, early, cloned, restored).
 */
#include "engine_kit.h"

static void test_conditions_fall_at_their_own_time(void) {
  EXPECT("meter metric:s metric=silence above=10\nprotocol p\n never air any=metric:s",
         "10 answer\n12 utterance by=agent text=a stop=20\n50 x\nfinish 60",
         "p.air#1 violated: happened @31 [3]\n");
  EXPECT("meter metric:h metric=hold above=10 lasting=5\nprotocol p\n never long any=metric:h",
         "10 hold\n25 unhold\n30 hold\n47 unhold\nfinish 60", "p.long#1 violated: happened @46 [4]\n");
  EXPECT("meter metric:h metric=hold above=10 lasting=5\nprotocol p\n never long any=metric:h",
         "10 hold\n25 unhold\n30 hold\n46 unhold\nfinish 60", "p.long#1 satisfied: kept @60\n");
}

static void test_the_longest_grows_behind_an_older_one(void) {
  EXPECT("meter metric:h metric=hold_longest above=20\nprotocol p\n never long any=metric:h",
         "10 hold\n25 unhold\n30 hold\n70 unhold\nfinish 90", "p.long#1 violated: happened @51 [4]\n");
}

static void test_below_ends_where_the_figure_grows_over_it(void) {
  EXPECT("meter metric:d metric=duration below=20 lasting=15\nprotocol p\n must early any=metric:d",
         "50 x\nfinish 60", "p.early#1 satisfied: came in time @15 [0]\n");
  EXPECT("meter metric:d metric=duration below=20 lasting=20\nprotocol p\n must early any=metric:d",
         "50 x\nfinish 60", "p.early#1 violated: did not come @60\n");
}

static void test_a_pace_counts_speech(void) {
  static const char policy[] = "meter metric:p metric=pace above=100 lasting=5000\nprotocol p\n never fast any=metric:p";
  EXPECT(policy, "0 utterance by=agent text=\"a b c d e f g h\" stop=4000\n90000 x\nfinish 90000",
         "p.fast#1 satisfied: kept @90000\n");
  EXPECT(policy,
         "0 utterance by=agent text=\"a b c d e f g h\" stop=4000\n"
         "60000 utterance by=agent text=\"a b c d e f g h\" stop=64000\nfinish 90000",
         "p.fast#1 violated: happened @64000 [3]\n");
}

static void test_what_holds_already_counts_at_once(void) {
  EXPECT("meter metric:n metric=noise above=60\nprotocol p\n must loud any=metric:n when=go within=5\n"
         "at_most twice any=metric:n when=go n=0",
         "5 noise value=70\n10 go\n20 noise value=50\n21 go\n24 noise value=61.5\nfinish 40",
         "p.loud#1 satisfied: came in time @10 margin 5 [2]\n"
         "p.twice#1 violated: happened too often @10 [2]\n"
         "p.loud#2 satisfied: came in time @24 margin 2 [6]\n"
         "p.twice#2 violated: happened too often @24 [6]\n");
}

int main(void) {
  test_conditions_fall_at_their_own_time();
  test_the_longest_grows_behind_an_older_one();
  test_below_ends_where_the_figure_grows_over_it();
  test_a_pace_counts_speech();
  test_what_holds_already_counts_at_once();
  return checks_done("metric");
}
