/* SPDX-License-Identifier: MIT
 * Clitics of Arabic, standard and dialect (Gulf, Egyptian, Levantine).
 *
 * A chain is [waw|fa] and at most one of the second row, in which prepositions and the article are already joined:
 *   w-bal-intizar: "w" + "bal" + intizar.  Taking chains off the text word keeps the table small: a word has few.
 */
#include "core/hf_clitic.h"

#include <stdlib.h>
#include <string.h>


const hf_suffix hf_endings[] = { /* of gender and number */
  { { 0x647 } }, /* h */
  { { 0x64A } }, /* y */
  { { 0x64A, 0x646 } }, /* yn */
  { { 0x627, 0x62A } }, /* at */
  { { 0x648, 0x627 } }, /* wa */
  { { 0x648, 0x646 } }, /* wn */
  { { 0 } }, /* the bare word */
};

const hf_suffix hf_enclitics[] = { /* pronouns, and datives of the dialects */
  { { 0x647 } }, /* h */
  { { 0x647, 0x627 } }, /* ha */
  { { 0x647, 0x645 } }, /* hm */
  { { 0x647, 0x646 } }, /* hn */
  { { 0x647, 0x645, 0x627 } }, /* hma */
  { { 0x643 } }, /* k */
  { { 0x643, 0x645 } }, /* km */
  { { 0x643, 0x646 } }, /* kn */
  { { 0x643, 0x645, 0x627 } }, /* kma */
  { { 0x643, 0x64A } }, /* ky */
  { { 0x643, 0x648 } }, /* kw */
  { { 0x646, 0x64A } }, /* ny */
  { { 0x64A } }, /* y */
  { { 0x646, 0x627 } }, /* na */
  { { 0x644, 0x64A } }, /* ly */
  { { 0x644, 0x643 } }, /* lk */
  { { 0x644, 0x647 } }, /* lh */
  { { 0x644, 0x647, 0x627 } }, /* lha */
  { { 0x644, 0x646, 0x627 } }, /* lna */
  { { 0x644, 0x643, 0x645 } }, /* lkm */
  { { 0x644, 0x647, 0x645 } }, /* lhm */
  { { 0x644, 0x647, 0x646 } }, /* lhn */
  { { 0 } }, /* the bare word */
};

/* The second row of a chain, and what its joining has swallowed: b + first person drops the alif (batawasal), and so
 * do the future h and h of Egypt; l + al becomes ll. */
static const struct {
  const char *s, *put;
} second[] = {
  { "\u0627\u0644", "" }, /* al */
  { "\u0628", "" }, /* b */
  { "\u0628", "\u0627" }, /* b a- */
  { "\u0643", "" }, /* k */
  { "\u0644", "" }, /* l */
  { "\u0633", "" }, /* s */
  { "\u0647", "" }, /* h */
  { "\u0647", "\u0627" }, /* h a- */
  { "\u062D", "" }, /* h */
  { "\u062D", "\u0627" }, /* h a- */
  { "\u0639", "" }, /* 3 */
  { "\u0647\u0627\u0644", "" }, /* hal */
  { "\u0628\u0627\u0644", "" }, /* bal */
  { "\u0643\u0627\u0644", "" }, /* kal */
  { "\u0639\u0627\u0644", "" }, /* 3al */
  { "\u0644\u0644", "" }, /* ll */
  { "\u0644\u0644", "\u0627\u0644" }, /* ll al- */
  { "\u0628\u0647\u0627\u0644", "" }, /* bhal */
  { "\u0644\u0647\u0627\u0644", "" }, /* lhal */
  { "\u0639\u0647\u0627\u0644", "" }, /* 3hal */
  { "\u0643\u0647\u0627\u0644", "" }, /* khal */
};

/* Words that only look as if they began with a proclitic; folded, in order of their bytes. */
static const char *const whole_words[] = {
  "\u0627\u0644\u0627", "\u0627\u0644\u0627\u0646", "\u0627\u0644\u062A\u062D\u0642", "\u0627\u0644\u062A\u0632\u0645", /* ala, alan, althq, altzm */
  "\u0627\u0644\u062A\u0642\u064A", "\u0627\u0644\u062A\u064A", "\u0627\u0644\u062D\u064A\u0646", "\u0627\u0644\u0630\u064A", /* altqy, alty, alhyn, aldhy */
  "\u0627\u0644\u0632\u0645", "\u0627\u0644\u063A\u0627\u0621", "\u0627\u0644\u063A\u064A", "\u0627\u0644\u0641", /* alzm, algha', alghy, alf */
  "\u0627\u0644\u0644\u0647", "\u0627\u0644\u0644\u064A", "\u0627\u0644\u0648", "\u0627\u0644\u064A", /* allh, ally, alw, aly */
  "\u0627\u0644\u064A\u0646", "\u0628\u0627\u0628", "\u0628\u0627\u0631\u062F", "\u0628\u0627\u0642\u064A", /* alyn, bab, bard, baqy */
  "\u0628\u0627\u0644", "\u0628\u0627\u0644\u063A", "\u0628\u0627\u0644\u064A", "\u0628\u0627\u0646", /* bal, balgh, baly, ban */
  "\u0628\u0627\u064A\u0646", "\u0628\u062D\u062B", "\u0628\u062E\u064A\u0631", "\u0628\u062F\u0627", /* bayn, bhth, bkhyr, bda */
  "\u0628\u062F\u0627\u064A\u0647", "\u0628\u062F\u0644", "\u0628\u062F\u0648\u0646", "\u0628\u062F\u064A\u0644", /* bdayh, bdl, bdwn, bdyl */
  "\u0628\u0631\u0646\u0627\u0645\u062C", "\u0628\u0631\u064A\u062F", "\u0628\u0633\u064A\u0637", "\u0628\u0637\u0627\u0642\u0647", /* brnamj, bryd, bsyt, btaqh */
  "\u0628\u0639\u062F", "\u0628\u0639\u062F\u064A\u0646", "\u0628\u0639\u0636", "\u0628\u0639\u064A\u062F", /* b3d, b3dyn, b3d, b3yd */
  "\u0628\u0644\u062F", "\u0628\u0646\u0643", "\u0628\u064A\u0627\u0646", "\u0628\u064A\u0627\u0646\u0627\u062A", /* bld, bnk, byan, byanat */
  "\u0628\u064A\u062A", "\u0628\u064A\u0639", "\u0628\u064A\u0646", "\u0628\u064A\u0646\u0643", /* byt, by3, byn, bynk */
  "\u0628\u064A\u0646\u0647\u0645", "\u0628\u064A\u0646\u064A", "\u062D\u0627\u0628", "\u062D\u0627\u0628\u0647", /* bynhm, byny, hab, habh */
  "\u062D\u0627\u062C\u0627\u062A", "\u062D\u0627\u062C\u0647", "\u062D\u0627\u0633\u0633", "\u062D\u0627\u0636\u0631", /* hajat, hajh, hass, hadr */
  "\u062D\u0627\u0644", "\u062D\u0627\u0644\u0627", "\u062D\u0627\u0644\u0647", "\u062D\u0627\u0644\u064A\u0627", /* hal, hala, halh, halya */
  "\u062D\u0627\u0648\u0644", "\u062D\u0628", "\u062D\u0628\u064A\u0628\u064A", "\u062D\u062F", /* hawl, hb, hbyby, hd */
  "\u062D\u062F\u064A\u062B", "\u062D\u0633\u0627\u0628", "\u062D\u0633\u0627\u0628\u064A", "\u062D\u0633\u0628", /* hdyth, hsab, hsaby, hsb */
  "\u062D\u0635\u0644", "\u062D\u0636\u0631\u062A\u0643", "\u062D\u0636\u0648\u0631", "\u062D\u0641\u0638", /* hsl, hdrtk, hdwr, hfz */
  "\u062D\u0642", "\u062D\u0642\u0627", "\u062D\u0642\u0643", "\u062D\u0642\u064A", /* hq, hqa, hqk, hqy */
  "\u062D\u0644", "\u062D\u0644\u0648", "\u062D\u0644\u0648\u0644", "\u062D\u0644\u0648\u0647", /* hl, hlw, hlwl, hlwh */
  "\u062D\u0645\u0627\u0633", "\u062D\u0645\u062F", "\u062D\u0645\u0644", "\u062D\u0648\u0627\u0644\u064A", /* hmas, hmd, hml, hwaly */
  "\u062D\u0648\u0644", "\u062D\u0648\u0644\u0646\u064A", "\u062D\u064A\u0627\u0643", "\u062D\u064A\u0646", /* hwl, hwlny, hyak, hyn */
  "\u0633\u0627\u0639\u0647", "\u0633\u0627\u0644", "\u0633\u0627\u0644\u062A", "\u0633\u0627\u0645\u062D", /* sa3h, sal, salt, samh */
  "\u0633\u0627\u0645\u062D\u0646\u064A", "\u0633\u0628\u0628", "\u0633\u0628\u0642", "\u0633\u062C\u0644", /* samhny, sbb, sbq, sjl */
  "\u0633\u062D\u0628", "\u0633\u062F\u062F", "\u0633\u0631\u064A\u0639", "\u0633\u0631\u064A\u0639\u0647", /* shb, sdd, sry3, sry3h */
  "\u0633\u0639\u0627\u062F\u0647", "\u0633\u0639\u0631", "\u0633\u0639\u064A\u062F", "\u0633\u0643\u0631", /* s3adh, s3r, s3yd, skr */
  "\u0633\u0644\u0627\u0645", "\u0633\u0644\u0627\u0645\u0647", "\u0633\u0644\u0645", "\u0633\u0644\u0645\u062A", /* slam, slamh, slm, slmt */
  "\u0633\u0644\u064A\u0645", "\u0633\u0645\u062D", "\u0633\u0645\u062D\u062A", "\u0633\u0645\u0639", /* slym, smh, smht, sm3 */
  "\u0633\u0645\u0639\u062A", "\u0633\u0645\u0639\u0643", "\u0633\u0646\u0647", "\u0633\u0647\u0644", /* sm3t, sm3k, snh, shl */
  "\u0633\u0647\u0644\u0647", "\u0633\u0648\u0627\u0644", "\u0633\u0648\u0642", "\u0633\u0648\u064A", /* shlh, swal, swq, swy */
  "\u0633\u0648\u064A\u062A", "\u0633\u064A\u0627\u0631\u0647", "\u0633\u064A\u0627\u0633\u0647", "\u0633\u064A\u062F", /* swyt, syarh, syash, syd */
  "\u0633\u064A\u062F\u064A", "\u0639\u0627\u062F\u0647", "\u0639\u0627\u062F\u064A", "\u0639\u0627\u062F\u064A\u0647", /* sydy, 3adh, 3ady, 3adyh */
  "\u0639\u0627\u0644\u064A", "\u0639\u0627\u0645", "\u0639\u0627\u0645\u0644", "\u0639\u0628\u0627\u0631\u0647", /* 3aly, 3am, 3aml, 3barh */
  "\u0639\u062F\u062F", "\u0639\u062F\u0644", "\u0639\u062F\u0645", "\u0639\u0630\u0631", /* 3dd, 3dl, 3dm, 3dhr */
  "\u0639\u0630\u0631\u0627", "\u0639\u0631\u0628\u064A", "\u0639\u0631\u0636", "\u0639\u0631\u0641", /* 3dhra, 3rby, 3rd, 3rf */
  "\u0639\u0631\u0641\u062A", "\u0639\u0632\u064A\u0632", "\u0639\u0632\u064A\u0632\u064A", "\u0639\u0633\u064A", /* 3rft, 3zyz, 3zyzy, 3sy */
  "\u0639\u0634\u0627\u0646", "\u0639\u0637\u0644", "\u0639\u0641\u0648", "\u0639\u0641\u0648\u0627", /* 3shan, 3tl, 3fw, 3fwa */
  "\u0639\u0642\u062F", "\u0639\u0644\u0627\u062C", "\u0639\u0644\u0645", "\u0639\u0644\u064A", /* 3qd, 3laj, 3lm, 3ly */
  "\u0639\u0644\u064A\u0643", "\u0639\u0644\u064A\u0646\u0627", "\u0639\u0644\u064A\u0647", "\u0639\u0644\u064A\u0647\u0627", /* 3lyk, 3lyna, 3lyh, 3lyha */
  "\u0639\u0645\u0644", "\u0639\u0645\u064A\u0644", "\u0639\u0646", "\u0639\u0646\u062F", /* 3ml, 3myl, 3n, 3nd */
  "\u0639\u0646\u062F\u0643", "\u0639\u0646\u062F\u0643\u0645", "\u0639\u0646\u062F\u0646\u0627", "\u0639\u0646\u062F\u0647\u0645", /* 3ndk, 3ndkm, 3ndna, 3ndhm */
  "\u0639\u0646\u062F\u064A", "\u0639\u0646\u0648\u0627\u0646", "\u0639\u0648\u062F\u0647", "\u0639\u064A\u0628", /* 3ndy, 3nwan, 3wdh, 3yb */
  "\u0639\u064A\u062F", "\u0639\u064A\u0646", "\u0641\u0627\u062A\u062D", "\u0641\u0627\u062A\u0648\u0631\u0647", /* 3yd, 3yn, fath, fatwrh */
  "\u0641\u0627\u062F\u064A", "\u0641\u0627\u0631\u0633", "\u0641\u0627\u0631\u0642", "\u0641\u0627\u0635\u0644", /* fady, fars, farq, fasl */
  "\u0641\u0627\u0636\u064A", "\u0641\u0627\u0636\u064A\u0647", "\u0641\u0627\u0643\u0631", "\u0641\u0627\u0643\u0631\u0647", /* fady, fadyh, fakr, fakrh */
  "\u0641\u0627\u0647\u0645", "\u0641\u0627\u0647\u0645\u0643", "\u0641\u0627\u0647\u0645\u0646\u064A", "\u0641\u0627\u0647\u0645\u0647", /* fahm, fahmk, fahmny, fahmh */
  "\u0641\u0627\u0647\u0645\u064A\u0646", "\u0641\u0627\u064A\u062F\u0647", "\u0641\u062A\u062D", "\u0641\u062A\u0631\u0647", /* fahmyn, faydh, fth, ftrh */
  "\u0641\u0631\u0635\u0647", "\u0641\u0631\u0639", "\u0641\u0631\u0642", "\u0641\u0631\u064A\u0642", /* frsh, fr3, frq, fryq */
  "\u0641\u0634\u0644", "\u0641\u0635\u0644", "\u0641\u0636\u0644", "\u0641\u0636\u0644\u0627", /* fshl, fsl, fdl, fdla */
  "\u0641\u0636\u0644\u0643", "\u0641\u0639\u0644", "\u0641\u0639\u0644\u0627", "\u0641\u0642\u0637", /* fdlk, f3l, f3la, fqt */
  "\u0641\u0643\u0631", "\u0641\u0643\u0631\u0647", "\u0641\u0644\u0648\u0633", "\u0641\u0646\u062F\u0642", /* fkr, fkrh, flws, fndq */
  "\u0641\u0647\u062F", "\u0641\u0647\u0645", "\u0641\u0647\u0645\u062A", "\u0641\u0647\u0645\u062A\u0643", /* fhd, fhm, fhmt, fhmtk */
  "\u0641\u0647\u0645\u062A\u0647", "\u0641\u0647\u0645\u062A\u0647\u0627", "\u0641\u0647\u0645\u0646\u0627", "\u0641\u0647\u0645\u0646\u064A", /* fhmth, fhmtha, fhmna, fhmny */
  "\u0641\u0648\u0631", "\u0641\u0648\u0631\u0627", "\u0641\u0648\u0631\u064A", "\u0641\u0648\u0642", /* fwr, fwra, fwry, fwq */
  "\u0641\u064A\u0643", "\u0641\u064A\u0646", "\u0641\u064A\u0646\u064A", "\u0641\u064A\u0647", /* fyk, fyn, fyny, fyh */
  "\u0641\u064A\u0647\u0627", "\u0643\u0627\u062A\u0628", "\u0643\u0627\u0633", "\u0643\u0627\u0641\u064A", /* fyha, katb, kas, kafy */
  "\u0643\u0627\u0645\u0644", "\u0643\u0627\u0646", "\u0643\u0627\u0646\u062A", "\u0643\u0627\u0646\u0648\u0627", /* kaml, kan, kant, kanwa */
  "\u0643\u0628\u064A\u0631", "\u0643\u062A\u0627\u0628", "\u0643\u062B\u064A\u0631", "\u0643\u0630\u0627", /* kbyr, ktab, kthyr, kdha */
  "\u0643\u0630\u0644\u0643", "\u0643\u0631\u062A", "\u0643\u0631\u064A\u0645", "\u0643\u0633\u0631", /* kdhlk, krt, krym, ksr */
  "\u0643\u0641\u0627\u064A\u0647", "\u0643\u0644\u0627", "\u0643\u0644\u0627\u0645", "\u0643\u0644\u0645", /* kfayh, kla, klam, klm */
  "\u0643\u0644\u0645\u062A", "\u0643\u0644\u0645\u0647", "\u0643\u0644\u0646\u0627", "\u0643\u0644\u0647", /* klmt, klmh, klna, klh */
  "\u0643\u0644\u0647\u0627", "\u0643\u0645\u0627\u0644", "\u0643\u0645\u0627\u0646", "\u0643\u0645\u0644", /* klha, kmal, kman, kml */
  "\u0643\u0646\u0627", "\u0643\u0646\u062A", "\u0643\u0648\u062F", "\u0643\u064A\u0641", /* kna, knt, kwd, kyf */
  "\u0643\u064A\u0641\u0643", "\u0644\u0627\u0628\u0633", "\u0644\u0627\u0632\u0645", "\u0644\u0627\u0646", /* kyfk, labs, lazm, lan */
  "\u0644\u0627\u0646\u0647", "\u0644\u0627\u0646\u064A", "\u0644\u0628\u0633", "\u0644\u062C\u0646\u0647", /* lanh, lany, lbs, ljnh */
  "\u0644\u062D\u0638\u0627\u062A", "\u0644\u062D\u0638\u0647", "\u0644\u062F\u064A", "\u0644\u062F\u064A\u0643", /* lhzat, lhzh, ldy, ldyk */
  "\u0644\u062F\u064A\u0646\u0627", "\u0644\u0639\u0628", "\u0644\u063A\u0647", "\u0644\u0642\u0627\u0621", /* ldyna, l3b, lghh, lqa' */
  "\u0644\u0642\u064A", "\u0644\u0642\u064A\u062A", "\u0644\u0643\u0645", "\u0644\u0643\u0646", /* lqy, lqyt, lkm, lkn */
  "\u0644\u0645\u0627\u0630\u0627", "\u0644\u0646\u0627", "\u0644\u0647\u0627", "\u0644\u0647\u0645", /* lmadha, lna, lha, lhm */
  "\u0644\u064A\u0634", "\u0644\u064A\u0646", "\u0644\u064A\u0647", "\u0647\u0627\u062A", /* lysh, lyn, lyh, hat */
  "\u0647\u0627\u062A\u0641", "\u0647\u0627\u062F\u064A", "\u0647\u0627\u0643", "\u0647\u0627\u0645", /* hatf, hady, hak, ham */
  "\u0647\u0627\u0645\u0647", "\u0647\u0627\u064A", "\u0647\u062F\u0627\u064A\u0627", "\u0647\u062F\u0641", /* hamh, hay, hdaya, hdf */
  "\u0647\u062F\u0648\u0621", "\u0647\u062F\u064A\u0647", "\u0647\u0630\u0627", "\u0647\u0630\u0627\u0643", /* hdw', hdyh, hdha, hdhak */
  "\u0647\u0630\u0647", "\u0647\u0630\u064A", "\u0647\u0644", "\u0647\u0644\u0627", /* hdhh, hdhy, hl, hla */
  "\u0647\u0645", "\u0647\u0646\u0627", "\u0647\u0646\u0627\u0643", "\u0647\u0648", /* hm, hna, hnak, hw */
  "\u0647\u064A", "\u0647\u064A\u0627", "\u0647\u064A\u0643", "\u0648\u0627\u062B\u0642", /* hy, hya, hyk, wathq */
  "\u0648\u0627\u062B\u0642\u064A\u0646", "\u0648\u0627\u062C\u0628", "\u0648\u0627\u062C\u062F", "\u0648\u0627\u062D\u062F", /* wathqyn, wajb, wajd, wahd */
  "\u0648\u0627\u062D\u062F\u0647", "\u0648\u0627\u0631\u062F", "\u0648\u0627\u0631\u062F\u0647", "\u0648\u0627\u0635\u0644", /* wahdh, ward, wardh, wasl */
  "\u0648\u0627\u0636\u062D", "\u0648\u0627\u0636\u062D\u0647", "\u0648\u0627\u0639\u062F", "\u0648\u0627\u0641\u0631", /* wadh, wadhh, wa3d, wafr */
  "\u0648\u0627\u0641\u0642", "\u0648\u0627\u0641\u0642\u062A", "\u0648\u0627\u0641\u0642\u0648\u0627", "\u0648\u0627\u0641\u064A", /* wafq, wafqt, wafqwa, wafy */
  "\u0648\u0627\u0642\u0639", "\u0648\u0627\u0642\u0641", "\u0648\u0627\u0642\u0641\u0647", "\u0648\u0627\u0644\u062F", /* waq3, waqf, waqfh, wald */
  "\u0648\u0627\u0644\u062F\u062A\u064A", "\u0648\u0627\u0644\u062F\u0647", "\u0648\u0627\u0644\u062F\u064A", "\u0648\u0627\u064A\u062F", /* waldty, waldh, waldy, wayd */
  "\u0648\u062C\u062F", "\u0648\u062C\u0647", "\u0648\u062C\u0647\u0647", "\u0648\u062C\u0648\u062F", /* wjd, wjh, wjhh, wjwd */
  "\u0648\u062D\u062F\u0643", "\u0648\u062D\u062F\u0647", "\u0648\u062D\u062F\u0647\u0627", "\u0648\u062D\u062F\u064A", /* whdk, whdh, whdha, whdy */
  "\u0648\u062D\u064A\u062F", "\u0648\u0631\u0627", "\u0648\u0631\u0627\u0643", "\u0648\u0631\u0627\u064A", /* whyd, wra, wrak, wray */
  "\u0648\u0631\u062F", "\u0648\u0631\u062F\u062A", "\u0648\u0631\u062F\u0647", "\u0648\u0631\u0642", /* wrd, wrdt, wrdh, wrq */
  "\u0648\u0632\u0646", "\u0648\u0633\u0637", "\u0648\u0633\u064A\u0644\u0647", "\u0648\u0635\u0641", /* wzn, wst, wsylh, wsf */
  "\u0648\u0635\u0641\u0647", "\u0648\u0635\u0644", "\u0648\u0635\u0644\u062A", "\u0648\u0635\u0644\u062A\u0646\u064A", /* wsfh, wsl, wslt, wsltny */
  "\u0648\u0635\u0644\u0643", "\u0648\u0635\u0644\u0646\u0627", "\u0648\u0635\u0644\u0646\u064A", "\u0648\u0635\u0648\u0644", /* wslk, wslna, wslny, wswl */
  "\u0648\u0636\u0639", "\u0648\u0636\u0639\u062A", "\u0648\u0638\u064A\u0641\u0647", "\u0648\u0639\u062F", /* wd3, wd3t, wzyfh, w3d */
  "\u0648\u0639\u062F\u062A\u0646\u064A", "\u0648\u0639\u062F\u062A\u0648\u0646\u064A", "\u0648\u0639\u062F\u0643", "\u0648\u0639\u062F\u0646\u064A", /* w3dtny, w3dtwny, w3dk, w3dny */
  "\u0648\u0639\u0648\u062F", "\u0648\u0642\u062A", "\u0648\u0642\u062A\u0643", "\u0648\u0642\u062A\u064A", /* w3wd, wqt, wqtk, wqty */
  "\u0648\u0642\u0639", "\u0648\u0642\u0639\u062A", "\u0648\u0642\u0641", "\u0648\u0642\u0641\u062A", /* wq3, wq3t, wqf, wqft */
  "\u0648\u0643\u0627\u0644\u0647", "\u0648\u0643\u064A\u0644", "\u0648\u0644\u0627", "\u0648\u0644\u062F", /* wkalh, wkyl, wla, wld */
  "\u0648\u0644\u064A", "\u0648\u0644\u064A\u062F", "\u0648\u064A\u0646", "\u0648\u064A\u0646\u0643", /* wly, wlyd, wyn, wynk */
  "\u0648\u064A\u0646\u0647", "\u0648\u064A\u0646\u0647\u0627", /* wynh, wynha */
};

static int compare(const void *key, const void *element) {
  const hf_str *k = key;
  const char *e = *(const char *const *)element;
  size_t n = strlen(e);
  int c = memcmp(k->p, e, k->n < n ? k->n : n);
  return c ? c : k->n < n ? -1 : k->n > n;
}

bool hf_clitic_is_word(const char *s, uint32_t n) {
  hf_str key = { s, n };
  return bsearch(&key, whole_words, sizeof whole_words / sizeof *whole_words, sizeof *whole_words, compare) != NULL;
}

static bool starts(const char *s, uint32_t n, const char *prefix, uint32_t m) {
  return n > m && memcmp(s, prefix, m) == 0;
}

static uint32_t chains_from(const char *s, uint32_t n, uint32_t skip, hf_stem *stem, uint32_t k) {
  for (size_t i = 0; i < sizeof second / sizeof *second && k < HF_STEMS_MOST; i++) {
    uint32_t m = (uint32_t)strlen(second[i].s);
    if (starts(s + skip, n - skip, second[i].s, m))
      stem[k++] = (hf_stem){ skip + m, second[i].put, HF_CLITIC_CHAIN };
  }
  return k;
}

uint32_t hf_proclitics(const char *s, uint32_t n, bool chains, hf_stem stem[HF_STEMS_MOST]) {
  uint32_t k = 0;
  bool conj = starts(s, n, "\u0648", 2) || starts(s, n, "\u0641", 2); /* w, f */
  if (conj) stem[k++] = (hf_stem){ 2, "", HF_CLITIC_CONJ };
  if (!chains) return k;
  k = chains_from(s, n, 0, stem, k);
  if (conj) k = chains_from(s, n, 2, stem, k);
  return k;
}
