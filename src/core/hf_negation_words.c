/* SPDX-License-Identifier: MIT
 * The words that negation and quotation are told by; folded, each list in order of its bytes.
 */
#include "core/hf_negation_words.h"

#include <stdlib.h>
#include <string.h>

/* say no by themselves */
static const char *const negators[] = {
  "aint", "arent", "bez", "cannot", "cant", /* aint, arent, bez, cannot, cant */
  "couldnt", "didnt", "doesnt", "dont", "hasnt", /* couldnt, didnt, doesnt, dont, hasnt */
  "havent", "isnt", "nav", "ne", "neither", /* havent, isnt, nav, ne, neither */
  "nekad", "never", "no", "nor", "not", /* nekad, never, no, nor, not */
  "shouldnt", "wasnt", "werent", "without", "wont", /* shouldnt, wasnt, werent, without, wont */
  "wouldnt", "\u0628\u062F\u0648\u0646", "\u0628\u0644\u0627", "\u062F\u0648\u0646", "\u063A\u064A\u0631", /* wouldnt, bdwn, bla, dwn, ghyr */
  "\u0641\u0644\u0627", "\u0641\u0644\u0645", "\u0641\u0644\u0646", "\u0641\u0645\u0627", "\u0644\u0627", /* fla, flm, fln, fma, la */
  "\u0644\u0633\u062A", "\u0644\u0633\u062A\u0645", "\u0644\u0633\u0646\u0627", "\u0644\u0645", "\u0644\u0646", /* lst, lstm, lsna, lm, ln */
  "\u0644\u064A\u0633", "\u0644\u064A\u0633\u062A", "\u0644\u064A\u0633\u0648\u0627", "\u0645\u0627", "\u0645\u0627\u0639\u0627\u062F", /* lys, lyst, lyswa, ma, ma3ad */
  "\u0645\u0627\u0641\u064A", "\u0645\u0627\u0641\u064A\u0634", "\u0645\u0627\u0641\u064A\u0647", "\u0645\u0627\u0641\u064A\u0647\u0627", "\u0645\u0627\u0643\u0648", /* mafy, mafysh, mafyh, mafyha, makw */
  "\u0645\u0627\u0646\u0627", "\u0645\u0627\u0646\u062A", "\u0645\u0627\u0646\u064A", "\u0645\u0627\u0646\u064A\u0628", "\u0645\u0627\u0646\u064A\u0634", /* mana, mant, many, manyb, manysh */
  "\u0645\u0627\u0647\u0628", "\u0645\u0627\u0647\u0645", "\u0645\u0627\u0647\u0648", "\u0645\u0627\u0647\u064A", "\u0645\u0628", /* mahb, mahm, mahw, mahy, mb */
  "\u0645\u0634", "\u0645\u0639\u0627\u062F", "\u0645\u0641\u064A\u0634", "\u0645\u0646\u064A\u0628", "\u0645\u0647\u0628", /* msh, m3ad, mfysh, mnyb, mhb */
  "\u0645\u0647\u0648", "\u0645\u0647\u0648\u0628", "\u0645\u0648", "\u0645\u0648\u0628", "\u0645\u0648\u0647\u0648", /* mhw, mhwb, mw, mwb, mwhw */
  "\u0648\u0628\u062F\u0648\u0646", "\u0648\u0644\u0633\u062A", "\u0648\u0644\u0645", "\u0648\u0644\u0646", "\u0648\u0644\u064A\u0633", /* wbdwn, wlst, wlm, wln, wlys */
  "\u0648\u0645\u0627", "\u0648\u0645\u0627\u0641\u064A", "\u0648\u0645\u0627\u0641\u064A\u0647", "\u0648\u0645\u0627\u0646\u064A", "\u0648\u0645\u0628", /* wma, wmafy, wmafyh, wmany, wmb */
  "\u0648\u0645\u0634", "\u0648\u0645\u0641\u064A\u0634", "\u0648\u0645\u0648", /* wmsh, wmfysh, wmw */
};

/* behind an answering no: it negates nothing */
static const char *const answers[] = {
  "\u0627\u0628\u062F\u0627", "\u0627\u0628\u0634\u0631", "\u0627\u0628\u0634\u0631\u064A", "\u0627\u062A\u0641\u0636\u0644", "\u0627\u062A\u0641\u0636\u0644\u064A", /* abda, abshr, abshry, atfdl, atfdly */
  "\u0627\u062E\u062A\u064A", "\u0627\u062E\u0648\u064A", "\u0627\u0633\u062A\u0627\u0630", "\u0627\u0633\u062A\u0627\u0630\u0647", "\u0627\u0633\u062A\u0627\u0630\u064A", /* akhty, akhwy, astadh, astadhh, astadhy */
  "\u0627\u0643\u064A\u062F", "\u0627\u0648\u0643", "\u0627\u0648\u0643\u064A", "\u0627\u0648\u0643\u064A\u0647", "\u0628\u0627\u0644\u0639\u0643\u0633", /* akyd, awk, awky, awkyh, bal3ks */
  "\u062A\u0633\u0644\u0645", "\u062A\u0633\u0644\u0645\u064A\u0646", "\u062A\u0641\u0636\u0644", "\u062A\u0641\u0636\u0644\u064A", "\u062A\u0645\u0627\u0645", /* tslm, tslmyn, tfdl, tfdly, tmam */
  "\u062D\u0628\u064A\u0628\u062A\u064A", "\u062D\u0628\u064A\u0628\u064A", "\u062D\u064A\u0627\u0643", "\u062E\u0644\u0627\u0635", "\u0631\u0627\u062D", /* hbybty, hbyby, hyak, khlas, rah */
  "\u0631\u062D", "\u0633\u0648\u0641", "\u0634\u0643\u0631\u0627", "\u0637\u0628\u0639\u0627", "\u0637\u064A\u0628", /* rh, swf, shkra, tb3a, tyb */
  "\u0639\u0627\u062F\u064A", "\u0639\u0632\u064A\u0632\u062A\u064A", "\u0639\u0632\u064A\u0632\u064A", "\u0639\u0641\u0648\u0627", "\u0644\u0627", /* 3ady, 3zyzty, 3zyzy, 3fwa, la */
  "\u0645\u0634\u0643\u0648\u0631", "\u0645\u0634\u0643\u0648\u0631\u0647", "\u0645\u0639\u0644\u064A\u0634", "\u0648\u0627\u0644\u0644\u0647", "\u0648\u0644\u0627", /* mshkwr, mshkwrh, m3lysh, wallh, wla */
  "\u064A\u0627", "\u064A\u0633\u0644\u0645\u0648", /* ya, yslmw */
};

/* between a negator and its verb: they hand the negation on */
static const char *const carriers[] = {
  "able", "am", "any", "are", "be", /* able, am, any, are, be */
  "can", "could", "did", "do", "does", /* can, could, did, do, does */
  "ever", "going", "had", "has", "have", /* ever, going, had, has, have */
  "is", "like", "need", "quite", "really", /* is, like, need, quite, really */
  "should", "so", "to", "too", "very", /* should, so, to, too, very */
  "want", "was", "were", "will", "would", /* want, was, were, will, would */
  "\u0627\u0628\u063A\u0627", "\u0627\u0628\u063A\u064A", "\u0627\u0628\u064A", "\u0627\u062A\u0645\u0643\u0646", "\u0627\u062A\u0648\u0642\u0639", /* abgha, abghy, aby, atmkn, atwq3 */
  "\u0627\u062D\u0628", "\u0627\u062D\u062A\u0627\u062C", "\u0627\u0631\u0636\u064A", "\u0627\u0631\u063A\u0628", "\u0627\u0631\u064A\u062F", /* ahb, ahtaj, ardy, arghb, aryd */
  "\u0627\u0633\u062A\u0637\u064A\u0639", "\u0627\u0635\u064A\u0631", "\u0627\u0638\u0646", "\u0627\u0639\u062A\u0642\u062F", "\u0627\u0642\u062F\u0631", /* astty3, asyr, azn, a3tqd, aqdr */
  "\u0627\u0643\u0648\u0646", "\u0627\u0646", "\u0627\u0646\u0648\u064A", "\u0627\u0646\u064A", "\u0628\u0627\u0646", /* akwn, an, anwy, any, ban */
  "\u0628\u062F\u0646\u0627", "\u0628\u062F\u064A", "\u0628\u0642\u0627", "\u0628\u0642\u062A", "\u0628\u0642\u062F\u0631", /* bdna, bdy, bqa, bqt, bqdr */
  "\u0628\u0642\u064A", "\u0628\u0642\u064A\u062A", "\u0628\u064A\u062A\u0645", "\u0628\u064A\u0635\u064A\u0631", /* bqy, bqyt, bytm, bysyr */
  "\u0628\u064A\u0646\u0641\u0639", "\u062A\u0628\u063A\u0648\u0646", "\u062A\u0628\u063A\u064A", "\u062A\u0628\u0648\u0646", "\u062A\u0628\u064A", /* bynf3, tbghwn, tbghy, tbwn, tby */
  "\u062A\u0635\u064A\u0631", "\u062A\u0642\u062F\u0631", "\u062A\u0642\u062F\u0631\u0648\u0646", "\u062A\u0643\u0648\u0646", "\u062A\u0645", /* tsyr, tqdr, tqdrwn, tkwn, tm */
  "\u062D\u0627\u0628", "\u062D\u0627\u0628\u0628", "\u062D\u0627\u0628\u0647", "\u062D\u0627\u0628\u064A\u0646", "\u062D\u0642\u062F\u0631", /* hab, habb, habh, habyn, hqdr */
  "\u0631\u0627\u062D", "\u0631\u0627\u064A\u062D", "\u0631\u062D", "\u0632\u0644\u062A", "\u0633\u0627\u0642\u062F\u0631", /* rah, rayh, rh, zlt, saqdr */
  "\u0633\u064A\u062A\u0645", "\u0635\u0627\u0631", "\u0635\u0631\u062A", "\u0638\u0646\u064A\u062A", "\u0639\u0627\u062F", /* sytm, sar, srt, znyt, 3ad */
  "\u0639\u0627\u0648\u0632", "\u0639\u0627\u0648\u0632\u0647", "\u0639\u0627\u064A\u0632", "\u0639\u0627\u064A\u0632\u0647", "\u0639\u0646\u062F\u0643", /* 3awz, 3awzh, 3ayz, 3ayzh, 3ndk */
  "\u0639\u0646\u062F\u0646\u0627", "\u0639\u0646\u062F\u064A", "\u0641\u064A", "\u0641\u064A\u0646\u064A", "\u0641\u064A\u0647", /* 3ndna, 3ndy, fy, fyny, fyh */
  "\u0641\u064A\u0647\u0627", "\u0642\u0627\u062F\u0631", "\u0642\u0627\u062F\u0631\u0647", "\u0642\u0627\u062F\u0631\u064A\u0646", "\u0642\u062F\u0631", /* fyha, qadr, qadrh, qadryn, qdr */
  "\u0642\u062F\u0631\u062A", "\u0643\u0627\u0646", "\u0643\u0627\u0646\u062A", "\u0643\u0646\u0627", "\u0643\u0646\u062A", /* qdrt, kan, kant, kna, knt */
  "\u0644\u0627\u0632\u0645", "\u0644\u0646\u0627", "\u0644\u0647", "\u0644\u064A", "\u0645\u062D\u062A\u0627\u062C", /* lazm, lna, lh, ly, mhtaj */
  "\u0645\u062D\u062A\u0627\u062C\u0647", "\u0645\u0633\u062A\u0639\u062F", "\u0645\u0633\u062A\u0639\u062F\u0647", "\u0645\u0645\u0643\u0646", "\u0646\u0627\u0648\u064A", /* mhtajh, mst3d, mst3dh, mmkn, nawy */
  "\u0646\u0627\u0648\u064A\u0647", "\u0646\u0628\u063A\u064A", "\u0646\u0628\u064A", "\u0646\u062A\u0645\u0643\u0646", "\u0646\u062D\u0628", /* nawyh, nbghy, nby, ntmkn, nhb */
  "\u0646\u062D\u062A\u0627\u062C", "\u0646\u0631\u063A\u0628", "\u0646\u0631\u064A\u062F", "\u0646\u0633\u062A\u0637\u064A\u0639", "\u0646\u0642\u062F\u0631", /* nhtaj, nrghb, nryd, nstty3, nqdr */
  "\u0646\u0643\u0648\u0646", "\u0647\u0642\u062F\u0631", "\u0648\u062F\u0646\u0627", "\u0648\u062F\u0647", "\u0648\u062F\u0647\u0627", /* nkwn, hqdr, wdna, wdh, wdha */
  "\u0648\u062F\u064A", "\u064A\u0628\u063A\u0648\u0646", "\u064A\u0628\u063A\u064A", "\u064A\u0628\u0648\u0646", "\u064A\u0628\u064A", /* wdy, ybghwn, ybghy, ybwn, yby */
  "\u064A\u062A\u0645", "\u064A\u062C\u0628", "\u064A\u0631\u064A\u062F", "\u064A\u0633\u062A\u0637\u064A\u0639", "\u064A\u0635\u062D", /* ytm, yjb, yryd, ystty3, ysh */
  "\u064A\u0635\u064A\u0631", "\u064A\u0642\u062F\u0631", "\u064A\u0642\u062F\u0631\u0648\u0646", "\u064A\u0643\u0648\u0646", "\u064A\u0645\u0643\u0646", /* ysyr, yqdr, yqdrwn, ykwn, ymkn */
  "\u064A\u0646\u0628\u063A\u064A", "\u064A\u0646\u0641\u0639", /* ynbghy, ynf3 */
};

/* take the negation themselves */
static const char *const verbs[] = {
  "forget", "hear", "hesitate", "know", "said", /* forget, hear, hesitate, know, said */
  "say", "says", "see", "tell", "think", /* say, says, see, tell, think */
  "told", "understand", "worry", "\u0627\u062A\u0630\u0643\u0631", "\u0627\u062A\u0635\u0644", /* told, understand, worry, atdhkr, atsl */
  "\u0627\u062F\u0631\u064A", "\u0627\u0631\u062C\u0639", "\u0627\u0633\u062A\u0644\u0645", "\u0627\u0633\u0645\u0639", "\u0627\u0633\u0645\u0639\u0643", /* adry, arj3, astlm, asm3, asm3k */
  "\u0627\u0633\u0648\u064A", "\u0627\u0634\u062A\u063A\u0644", "\u0627\u0634\u062A\u0643\u064A", "\u0627\u0634\u0648\u0641", "\u0627\u0637\u0644\u0628", /* aswy, ashtghl, ashtky, ashwf, atlb */
  "\u0627\u0639\u0631\u0641", "\u0627\u0641\u0647\u0645", "\u0627\u0641\u0647\u0645\u0643", "\u0627\u0642\u0628\u0644", "\u0627\u0642\u0648\u0644", /* a3rf, afhm, afhmk, aqbl, aqwl */
  "\u0627\u0643\u0644\u0645", "\u0627\u0644\u063A\u064A", "\u0627\u0646\u062A\u0638\u0631", "\u0627\u0646\u062D\u0644", "\u0627\u0646\u062D\u0644\u062A", /* aklm, alghy, antzr, anhl, anhlt */
  "\u062A\u0627\u062E\u0631", "\u062A\u0627\u062E\u0631\u062A", "\u062A\u0627\u062E\u0631\u062A\u0648\u0627", "\u062A\u0627\u062E\u0631\u0646\u0627", "\u062A\u062A\u0631\u062F\u062F", /* takhr, takhrt, takhrtwa, takhrna, ttrdd */
  "\u062A\u062A\u0631\u062F\u062F\u0648\u0646", "\u062A\u062A\u0631\u062F\u062F\u064A", "\u062A\u062A\u0631\u062F\u062F\u064A\u0646", "\u062A\u062D\u0627\u062A\u064A", "\u062A\u062D\u0627\u062A\u064A\u0646", /* ttrddwn, ttrddy, ttrddyn, thaty, thatyn */
  "\u062A\u062E\u0627\u0641", "\u062A\u062E\u0627\u0641\u0648\u0646", "\u062A\u062E\u0627\u0641\u064A", "\u062A\u062F\u0631\u064A", "\u062A\u0632\u0639\u0644", /* tkhaf, tkhafwn, tkhafy, tdry, tz3l */
  "\u062A\u0632\u0639\u0644\u064A", "\u062A\u0632\u0639\u0644\u064A\u0646", "\u062A\u0633\u062A\u0639\u062C\u0644", "\u062A\u0633\u062A\u0639\u062C\u0644\u064A", "\u062A\u0633\u0645\u0639", /* tz3ly, tz3lyn, tst3jl, tst3jly, tsm3 */
  "\u062A\u0634\u062A\u063A\u0644", "\u062A\u0634\u0648\u0641", "\u062A\u0634\u064A\u0644", "\u062A\u0634\u064A\u0644\u0648\u0646", "\u062A\u0634\u064A\u0644\u064A", /* tshtghl, tshwf, tshyl, tshylwn, tshyly */
  "\u062A\u0634\u064A\u0644\u064A\u0646", "\u062A\u0639\u0631\u0641", "\u062A\u0641\u0647\u0645", "\u062A\u0642\u0635\u0631", "\u062A\u0642\u0635\u0631\u0648\u0627", /* tshylyn, t3rf, tfhm, tqsr, tqsrwa */
  "\u062A\u0642\u0635\u0631\u0648\u0646", "\u062A\u0642\u0635\u0631\u064A\u0646", "\u062A\u0642\u0644\u0642", "\u062A\u0642\u0644\u0642\u0648\u0646", "\u062A\u0642\u0644\u0642\u064A", /* tqsrwn, tqsryn, tqlq, tqlqwn, tqlqy */
  "\u062A\u0642\u0644\u0642\u064A\u0646", "\u062A\u0642\u0648\u0644", "\u062A\u0646\u0633", "\u062A\u0646\u0633\u0627", "\u062A\u0646\u0633\u0648\u0646", /* tqlqyn, tqwl, tns, tnsa, tnswn */
  "\u062A\u0646\u0633\u064A", "\u062A\u0646\u0633\u064A\u0646", "\u062A\u0647\u062A\u0645", "\u062A\u0647\u062A\u0645\u064A", "\u062C\u0627", /* tnsy, tnsyn, thtm, thtmy, ja */
  "\u062C\u0627\u0646\u064A", "\u062C\u062A\u0646\u064A", "\u062C\u064A\u062A", "\u062D\u0635\u0644", "\u062E\u0644\u0635", /* jany, jtny, jyt, hsl, khls */
  "\u062E\u0644\u0635\u062A", "\u062F\u0641\u0639", "\u0631\u062D\u062A", "\u0631\u062F", "\u0631\u062F\u0648\u0627", /* khlst, df3, rht, rd, rdwa */
  "\u0633\u0645\u0639", "\u0634\u0641\u062A", "\u0637\u0644\u0628", "\u0637\u0648\u0644", "\u0637\u0648\u0644\u062A", /* sm3, shft, tlb, twl, twlt */
  "\u0637\u0648\u0644\u062A\u0648\u0627", "\u0639\u0631\u0641", "\u0641\u062A\u062D", "\u0641\u0647\u0645", "\u0642\u0627\u0644", /* twltwa, 3rf, fth, fhm, qal */
  "\u0642\u0627\u0644\u062A", "\u0642\u0627\u0644\u0648\u0627", "\u0642\u0635\u0631\u062A", "\u0642\u0635\u0631\u062A\u0648\u0627", "\u0642\u0644\u062A", /* qalt, qalwa, qsrt, qsrtwa, qlt */
  "\u0643\u0644\u0645", "\u0643\u0644\u0645\u0646\u064A", "\u0643\u0644\u0645\u0648\u0646\u064A", "\u0644\u0642\u064A\u062A", "\u0646\u062F\u0631\u064A", /* klm, klmny, klmwny, lqyt, ndry */
  "\u0646\u0632\u0644", "\u0646\u0639\u0631\u0641", "\u0646\u0641\u0647\u0645", "\u0648\u0635\u0644", "\u0648\u0635\u0644\u062A\u0646\u064A", /* nzl, n3rf, nfhm, wsl, wsltny */
  "\u0648\u0635\u0644\u0646\u064A", "\u064A\u062E\u0627\u0644\u0641", "\u064A\u0634\u062A\u063A\u0644", "\u064A\u0636\u0631", "\u064A\u0642\u0648\u0644", /* wslny, ykhalf, yshtghl, ydr, yqwl */
};

/* of which somebody may deny that he says or means it: they hand the negation on */
static const char *const saying[] = {
  "apgalvoju", "claim", "claiming", "domaju", "mean", /* apgalvoju, claim, claiming, domaju, mean */
  "said", "saku", "say", "saying", "think", /* said, saku, say, saying, think */
  "thinking", "\u0627\u062A\u0647\u0645\u0643\u0645", "\u0627\u062D\u0633\u0628", "\u0627\u0638\u0646", "\u0627\u0639\u062A\u0642\u062F", /* thinking, athmkm, ahsb, azn, a3tqd */
  "\u0627\u0642\u0635\u062F", "\u0627\u0642\u0644", "\u0627\u0642\u0648\u0644", "\u0628\u0642\u0648\u0644", "\u0628\u0646\u0642\u0648\u0644", /* aqsd, aql, aqwl, bqwl, bnqwl */
  "\u0642\u0635\u062F\u062A", "\u0642\u0635\u062F\u064A", "\u0642\u0644\u062A", "\u0642\u0644\u0646\u0627", "\u0642\u0648\u0644\u062A", /* qsdt, qsdy, qlt, qlna, qwlt */
  "\u0642\u0648\u0644\u0646\u0627", "\u0645\u0639\u0646\u0627\u062A\u0647", "\u0645\u0639\u0646\u0627\u0647", "\u0646\u0642\u0635\u062F", "\u0646\u0642\u0648\u0644", /* qwlna, m3nath, m3nah, nqsd, nqwl */
  "\u064A\u0639\u0646\u064A", /* y3ny */
};

/* nouns that take the negation themselves (no problem, go ahead) */
static const char *const absorbers[] = {
  "doubt", "hurry", "issue", "problem", "problems", /* doubt, hurry, issue, problem, problems */
  "worries", "\u0627\u0634\u0643\u0627\u0644", "\u0627\u0634\u0643\u0627\u0644\u064A\u0647", "\u0627\u0639\u062A\u0631\u0627\u0636", "\u0628\u0627\u0633", /* worries, ashkal, ashkalyh, a3trad, bas */
  "\u0628\u0639\u064A\u062F", "\u062D\u0631\u062C", "\u062E\u0644\u0627\u0641", "\u062F\u0627\u0639\u064A", "\u0634\u0643", /* b3yd, hrj, khlaf, da3y, shk */
  "\u0636\u0631\u0631", "\u0639\u064A\u0628", "\u0641\u0631\u0642", "\u0645\u0627\u0646\u0639", "\u0645\u0634\u0627\u0643\u0644", /* drr, 3yb, frq, man3, mshakl */
  "\u0645\u0634\u0643\u0644", "\u0645\u0634\u0643\u0644\u0647", "\u0645\u0642\u0627\u0637\u0639\u0647", "\u0647\u0645", "\u0647\u0645\u0643", /* mshkl, mshklh, mqat3h, hm, hmk */
};

/* end a clause */
static const char *const turns[] = {
  "because", "bet", "but", "however", "jo", /* because, bet, but, however, jo */
  "\u0627\u0645\u0627", "\u0628\u0633", "\u0639\u0634\u0627\u0646", "\u0639\u0644\u0634\u0627\u0646", "\u0644\u0627\u0646", /* ama, bs, 3shan, 3lshan, lan */
  "\u0644\u0627\u0646\u0647", "\u0644\u0627\u0646\u0647\u0627", "\u0644\u0627\u0646\u064A", "\u0644\u0643\u0646", "\u0644\u0643\u0646\u0647", /* lanh, lanha, lany, lkn, lknh */
  "\u0644\u0643\u0646\u0647\u0627", "\u0644\u0643\u0646\u064A", "\u0648\u0644\u0643\u0646", /* lknha, lkny, wlkn */
};

/* before ma that negates nothing (after, whenever, as) */
static const char *const before_ma[] = {
  "\u0627\u0644\u064A", "\u0627\u0648\u0644", "\u0627\u064A\u0646", "\u0628\u0639\u062F", "\u0628\u0639\u062F\u0647\u0627", /* aly, awl, ayn, b3d, b3dha */
  "\u0628\u0642\u062F\u0631", "\u062D\u0627\u0644", "\u062D\u062A\u064A", "\u062D\u0633\u0628", "\u062D\u064A\u0646", /* bqdr, hal, hty, hsb, hyn */
  "\u0632\u064A", "\u0637\u0648\u0644", "\u0639\u0646\u062F", "\u0639\u0646\u062F\u0645\u0627", "\u0642\u0628\u0644", /* zy, twl, 3nd, 3ndma, qbl */
  "\u0643\u0644", "\u0643\u0645\u0627", "\u0643\u064A\u0641", "\u0644\u062D\u062F", "\u0644\u062D\u064A\u0646", /* kl, kma, kyf, lhd, lhyn */
  "\u0644\u064A\u062A", "\u0644\u064A\u0646", "\u0645\u062A\u064A", "\u0645\u062B\u0644", "\u0648\u0628\u0639\u062F", /* lyt, lyn, mty, mthl, wb3d */
  "\u0648\u0632\u064A", "\u0648\u0642\u0628\u0644", "\u0648\u0642\u062A", "\u0648\u0643\u0644", "\u064A\u0648\u0645", /* wzy, wqbl, wqt, wkl, ywm */
};

/* behind ma that negates nothing (ma sha allah, ma zal) */
static const char *const after_ma[] = {
  "\u0627\u0632\u0627\u0644", "\u062A\u062A\u0631\u062F\u062F", "\u062A\u062A\u0631\u062F\u062F\u0648\u0646", "\u062A\u062A\u0631\u062F\u062F\u064A", "\u062A\u062A\u0631\u062F\u062F\u064A\u0646", /* azal, ttrdd, ttrddwn, ttrddy, ttrddyn */
  "\u062A\u0632\u0627\u0644", "\u062A\u0634\u0648\u0641", "\u062A\u0646\u0633\u0627", "\u062A\u0646\u0633\u0648\u0646", "\u062A\u0646\u0633\u064A", /* tzal, tshwf, tnsa, tnswn, tnsy */
  "\u062A\u0646\u0633\u064A\u0646", "\u062F\u0627\u0645", "\u062F\u0627\u0645\u0643", "\u062F\u0627\u0645\u0647", "\u062F\u0645\u062A", /* tnsyn, dam, damk, damh, dmt */
  "\u0632\u0627\u0644", "\u0632\u0627\u0644\u062A", "\u0632\u0627\u0644\u0648\u0627", "\u0632\u0644\u062A", "\u0632\u0644\u0646\u0627", /* zal, zalt, zalwa, zlt, zlna */
  "\u0634\u0627", "\u0634\u0627\u0621", "\u0634\u0627\u0644\u0644\u0647", "\u0639\u0644\u064A\u0643", "\u0639\u0644\u064A\u0643\u0645", /* sha, sha', shallh, 3lyk, 3lykm */
  "\u0639\u0644\u064A\u0643\u064A", "\u0639\u0644\u064A\u0647", "\u0639\u0644\u064A\u0647\u0645", "\u0646\u0632\u0627\u0644", "\u064A\u062E\u0627\u0644\u0641", /* 3lyky, 3lyh, 3lyhm, nzal, ykhalf */
  "\u064A\u0632\u0627\u0644", "\u064A\u0636\u0631", "\u064A\u0647\u0645\u0643", "\u064A\u0647\u0645\u0643\u0645", /* yzal, ydr, yhmk, yhmkm */
};

/* behind la that negates nothing (do not forget) */
static const char *const after_la[] = {
  "\u0627\u0632\u0627\u0644", "\u062A\u062A\u0631\u062F\u062F", "\u062A\u062A\u0631\u062F\u062F\u0648\u0646", "\u062A\u062A\u0631\u062F\u062F\u064A", "\u062A\u062A\u0631\u062F\u062F\u064A\u0646", /* azal, ttrdd, ttrddwn, ttrddy, ttrddyn */
  "\u062A\u0632\u0627\u0644", "\u062A\u0646\u0633", "\u062A\u0646\u0633\u0627", "\u062A\u0646\u0633\u0648\u0646", "\u062A\u0646\u0633\u064A", /* tzal, tns, tnsa, tnswn, tnsy */
  "\u062A\u0646\u0633\u064A\u0646", "\u0632\u0627\u0644", "\u0632\u0627\u0644\u062A", "\u0632\u0644\u062A", "\u0633\u0645\u062D", /* tnsyn, zal, zalt, zlt, smh */
  "\u064A\u0632\u0627\u0644", /* yzal */
};

/* words that only look as if they began with ma */
static const char *const still[] = {
  "\u0627\u0646\u0645\u0627", "\u0627\u064A\u0646\u0645\u0627", "\u0628\u0639\u062F\u0645\u0627", "\u062D\u0633\u0628\u0645\u0627", "\u062D\u064A\u0646\u0645\u0627", /* anma, aynma, b3dma, hsbma, hynma */
  "\u0631\u0628\u0645\u0627", "\u0631\u064A\u062B\u0645\u0627", "\u0632\u064A\u0645\u0627", "\u0637\u0627\u0644\u0645\u0627", "\u0639\u0646\u062F\u0645\u0627", /* rbma, rythma, zyma, talma, 3ndma */
  "\u0642\u0628\u0644\u0645\u0627", "\u0643\u0644\u0645\u0627", "\u0644\u0627\u0632\u0627\u0644", "\u0644\u0627\u0632\u0627\u0644\u062A", "\u0644\u0627\u0632\u0644\u062A", /* qblma, klma, lazal, lazalt, lazlt */
  "\u0645\u0627\u062F\u0627\u0645", "\u0645\u0627\u062F\u0627\u0645\u0643", "\u0645\u0627\u0632\u0627\u0644", "\u0645\u0627\u0632\u0627\u0644\u062A", "\u0645\u0627\u0632\u0644\u062A", /* madam, madamk, mazal, mazalt, mazlt */
  "\u0645\u0627\u0632\u0644\u0646\u0627", "\u0645\u0627\u0634\u0627\u0621", "\u0645\u0627\u0634\u0627\u0627\u0644\u0644\u0647", "\u0645\u0627\u0634\u0627\u0644\u0644\u0647", "\u0645\u0627\u0639\u0644\u064A\u0643", /* mazlna, masha', mashaallh, mashallh, ma3lyk */
  "\u0645\u0627\u0639\u0644\u064A\u0643\u0645", "\u0645\u0627\u0639\u0644\u064A\u0647", "\u0645\u0627\u064A\u062E\u0627\u0644\u0641", "\u0645\u062B\u0644\u0645\u0627", "\u0645\u0647\u0645\u0627", /* ma3lykm, ma3lyh, maykhalf, mthlma, mhma */
};

/* what an offer asks for (do you not want) */
static const char *const wishes[] = {
  "\u0628\u062F\u0643", "\u0628\u062F\u0643\u0645", "\u062A\u0628\u063A\u0648\u0646", "\u062A\u0628\u063A\u064A", "\u062A\u0628\u063A\u064A\u0646", /* bdk, bdkm, tbghwn, tbghy, tbghyn */
  "\u062A\u0628\u0648\u0646", "\u062A\u0628\u064A", "\u062A\u0628\u064A\u0646", "\u062A\u062D\u0628", "\u062A\u062D\u0628\u0648\u0646", /* tbwn, tby, tbyn, thb, thbwn */
  "\u062A\u062D\u0628\u064A\u0646", "\u062A\u062D\u062A\u0627\u062C", "\u062A\u0631\u064A\u062F", "\u062D\u0627\u0628", "\u062D\u0627\u0628\u0647", /* thbyn, thtaj, tryd, hab, habh */
  "\u0639\u0627\u0648\u0632", "\u0639\u0627\u0648\u0632\u0647", "\u0639\u0627\u064A\u0632", "\u0639\u0627\u064A\u0632\u0647", "\u0639\u0646\u062F\u0643", /* 3awz, 3awzh, 3ayz, 3ayzh, 3ndk */
  "\u0639\u0646\u062F\u0643\u0645", "\u0641\u064A\u0647", "\u0644\u0643", "\u0645\u062D\u062A\u0627\u062C", "\u0645\u062D\u062A\u0627\u062C\u0647", /* 3ndkm, fyh, lk, mhtaj, mhtajh */
  "\u0648\u062F\u0643", "\u0648\u062F\u0643\u0645", /* wdk, wdkm */
};

/* a question with one of these is a complaint, no offer */
static const char *const why[] = {
  "why", "\u0639\u0644\u0627\u0634", "\u0644\u0634\u0648", "\u0644\u0645\u0627", "\u0644\u0645\u0627\u0630\u0627", /* why, 3lash, lshw, lma, lmadha */
  "\u0644\u064A\u0634", "\u0644\u064A\u0647", "\u0644\u064A\u064A\u064A\u0647", "\u0648\u0644\u064A\u0634", "\u0648\u0644\u064A\u0647", /* lysh, lyh, lyyyh, wlysh, wlyh */
};

/* what somebody else said follows */
static const char *const reporters[] = {
  "said", "saka", "says", "teica", "told", /* said, saka, says, teica, told */
  "\u0642\u0627\u0644", "\u0642\u0627\u0644\u062A", "\u0642\u0627\u0644\u062A\u0644\u0646\u0627", "\u0642\u0627\u0644\u062A\u0644\u064A", "\u0642\u0627\u0644\u0644\u064A", /* qal, qalt, qaltlna, qaltly, qally */
  "\u0642\u0627\u0644\u0646\u0627", "\u0642\u0627\u0644\u0648\u0627", "\u0642\u0627\u0644\u0648\u0644\u064A", "\u0642\u0627\u0644\u064A", "\u0642\u064A\u0644", /* qalna, qalwa, qalwly, qaly, qyl */
  "\u064A\u0642\u0648\u0644", "\u064A\u0642\u0648\u0644\u0643", "\u064A\u0642\u0648\u0644\u0648\u0627", "\u064A\u0642\u0648\u0644\u0648\u0646", "\u064A\u0642\u0648\u0644\u064A", /* yqwl, yqwlk, yqwlwa, yqwlwn, yqwly */
};

/* likewise, before that */
static const char *const you_report[] = {
  "\u0628\u062A\u0642\u0648\u0644", "\u0628\u062A\u0642\u0648\u0644\u064A", "\u062A\u0630\u0643\u0631", "\u062A\u0630\u0643\u0631\u064A\u0646", "\u062A\u0642\u0648\u0644", /* btqwl, btqwly, tdhkr, tdhkryn, tqwl */
  "\u062A\u0642\u0648\u0644\u0648\u0627", "\u062A\u0642\u0648\u0644\u0648\u0646", "\u062A\u0642\u0648\u0644\u064A\u0646", "\u0630\u0643\u0631\u062A", "\u0630\u0643\u0631\u062A\u0648\u0627", /* tqwlwa, tqwlwn, tqwlyn, dhkrt, dhkrtwa */
  "\u0630\u0643\u0631\u062A\u064A", "\u0643\u062A\u0628\u062A", "\u0643\u062A\u0628\u062A\u064A", /* dhkrty, ktbt, ktbty */
};

/* that, that he */
static const char *const that[] = {
  "ka", "that", "\u0627\u0646", "\u0627\u0646\u0627", "\u0627\u0646\u0643", /* ka, that, an, ana, ank */
  "\u0627\u0646\u0643\u0645", "\u0627\u0646\u0646\u0627", "\u0627\u0646\u0647", "\u0627\u0646\u0647\u0627", "\u0627\u0646\u0647\u0645", /* ankm, anna, anh, anha, anhm */
  "\u0627\u0646\u0648", "\u0627\u0646\u064A", "\u0628\u0627\u0646", "\u0628\u0627\u0646\u0643", "\u0628\u0627\u0646\u0647", /* anw, any, ban, bank, banh */
  "\u0628\u0627\u0646\u0647\u0627", /* banha */
};

/* between such a word and what is denied */
static const char *const links[] = {
  "a", "all", "an", "are", "be", /* a, all, an, are, be */
  "bunch", "esat", "esi", "he", "he's", /* bunch, esat, esi, he, he's */
  "ir", "is", "it", "it's", "jus", /* ir, is, it, it's, jus */
  "just", "of", "she", "the", "they", /* just, of, she, the, they */
  "they're", "this", "tu", "vina", "vini", /* they're, this, tu, vina, vini */
  "vins", "visi", "was", "we", "were", /* vins, visi, was, we, were */
  "you", "you're", "\u0627\u062D\u0646\u0627", "\u0627\u0646\u062A", "\u0627\u0646\u062A\u0645", /* you, you're, ahna, ant, antm */
  "\u0627\u0646\u062A\u0648", "\u0627\u0646\u062A\u0648\u0627", "\u0643\u0644\u0643\u0645", "\u0643\u0644\u0647\u0645", "\u0647\u0645", /* antw, antwa, klkm, klhm, hm */
  "\u0647\u0648", "\u0647\u064A", /* hw, hy */
};

/* begin with ne- and negate nothing, Latvian and English */
static const char *const ne_words[] = {
  "near", "nearby", "nearest", "nearly", "neat", /* near, nearby, nearest, nearly, neat */
  "necessarily", "necessary", "neck", "nedaudz", "nedela", /* necessarily, necessary, neck, nedaudz, nedela */
  "nedelai", "nedelam", "nedelas", "nedeli", "nedelu", /* nedelai, nedelam, nedelas, nedeli, nedelu */
  "need", "needed", "needs", "negative", "negotiate", /* need, needed, needs, negative, negotiate */
  "negotiation", "neighbor", "neighborhood", "neighbour", "neitrala", /* negotiation, neighbor, neighborhood, neighbour, neitrala */
  "neitrals", "nekavejoties", "nekustama", "nekustamais", "nephew", /* neitrals, nekavejoties, nekustama, nekustamais, nephew */
  "nerve", "nervi", "nervous", "nervozs", "nes", /* nerve, nervi, nervous, nervozs, nes */
  "nesa", "nesaja", "nesen", "nest", "nested", /* nesa, nesaja, nesen, nest, nested */
  "nesu", "net", "netflix", "neto", "network", /* nesu, net, netflix, neto, network */
  "networks", "neutral", "nev", "nevertheless", "new", /* networks, neutral, nev, nevertheless, new */
  "news", "next", "nexus", /* news, next, nexus */
};

/* behind illa in a quantity: an hour less a quarter */
static const char *const minus[] = {
  "10", "15", "20", "5", "\u062B\u0627\u0646\u064A\u0647", /* 10, 15, 20, 5, thanyh */
  "\u062B\u0644\u062B", "\u062B\u0648\u0627\u0646\u064A", "\u062E\u0645\u0633", "\u062F\u0642\u0627\u064A\u0642", "\u062F\u0642\u064A\u0642\u062A\u064A\u0646", /* thlth, thwany, khms, dqayq, dqyqtyn */
  "\u062F\u0642\u064A\u0642\u0647", "\u0631\u0628\u0639", "\u0634\u0648\u064A", "\u0634\u0648\u064A\u0647", "\u0639\u0634\u0631", /* dqyqh, rb3, shwy, shwyh, 3shr */
};

#define LIST(words) { words, sizeof words / sizeof *words }

static const struct {
  const char *const *words;
  size_t n;
} lists[] = { /* in order of hf_word_list */
  LIST(negators),
  LIST(answers),
  LIST(carriers),
  LIST(verbs),
  LIST(saying),
  LIST(absorbers),
  LIST(turns),
  LIST(before_ma),
  LIST(after_ma),
  LIST(after_la),
  LIST(still),
  LIST(wishes),
  LIST(why),
  LIST(reporters),
  LIST(you_report),
  LIST(that),
  LIST(links),
  LIST(ne_words),
  LIST(minus),
};

static int compare(const void *key, const void *element) {
  const hf_str *k = key;
  const char *e = *(const char *const *)element;
  size_t n = strlen(e);
  int c = memcmp(k->p, e, k->n < n ? k->n : n);
  return c ? c : k->n < n ? -1 : k->n > n;
}

bool hf_in_list(hf_word_list list, const char *s, uint32_t n) {
  hf_str key = { s, n };
  return bsearch(&key, lists[list].words, lists[list].n, sizeof *lists[list].words, compare) != NULL;
}

const char *hf_list_word(hf_word_list list, uint32_t i) {
  return i < lists[list].n ? lists[list].words[i] : NULL;
}
