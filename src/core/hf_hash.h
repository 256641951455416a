/* SPDX-License-Identifier: MIT
 * SHA-256 (FIPS 180-4): the content hash of policies. Stands on nothing.
 */
#ifndef HF_HASH_H
#define HF_HASH_H

#include "hatif.h"

#define HF_HASH_HEX 64 /* characters of a hash as it is written */

#pragma GCC visibility push(hidden)

/* The hash of n bytes in lower-case hexadecimal, with a NUL behind it. */
void hf_hash_hex(const void *data, size_t n, char out[HF_HASH_HEX + 1]);

#pragma GCC visibility pop

#endif
