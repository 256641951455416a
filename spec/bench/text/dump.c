/* SPDX-License-Identifier: MIT
 * Writes the phrases of the bench as Lua, for utterance.lua: a list of patterns, and utterances of about 91 bytes.
 */
#include <stdio.h>
#include <string.h>

#include "corpus.h"

int main(void) {
  corpus *c = corpus_new(CORPUS_SEED, 400000);
  if (!c) return 1;
  printf("return {\n phrases = {\n");
  for (int i = 0; i < CORPUS_PHRASES; i++) printf("  \"%s\",\n", c->plain[i]);
  printf(" },\n utterances = {\n");
  size_t at = 0;
  for (int n = 0; n < 1000 && at < c->n;) {
    const char *line = c->text + at, *end = memchr(line, '\n', c->n - at);
    size_t length = (size_t)(end - line);
    at += length + 1;
    if (length < 80 || length > 102 || (unsigned char)line[0] < 0xD8 || (unsigned char)line[0] > 0xD9) continue;
    if (memchr(line, '"', length) || memchr(line, '\\', length)) continue;
    printf("  \"%.*s\",\n", (int)length, line);
    n++;
  }
  printf(" },\n}\n");
  corpus_free(c);
  return 0;
}
