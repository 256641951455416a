/* SPDX-License-Identifier: MIT
 *
 * hatif: the map. Read this first.
 *
 *   lua/hatif/cli.lua            commands
 *        |  report/  scenes  review  sources/     faces, judging records, wire formats
 *        |  language.lua  check.lua               the policy language: tables -> compiled policy
 *   src/bind/                    the C tables; the only floor with lua.h, so the only code that can longjmp
 *   src/loop/                    libuv: a loop of our own or a borrowed one, one uv_timer_t under the wheel
 *   src/core/                    pure C11: no lua.h, no uv.h, no clock, no I/O, no globals; time is an argument
 *
 * Arrows point down only; spec/layers_spec.lua reads every #include and require and fails on one that points up.
 *
 * The way of one event, in five files: bind/lhf_event.c (a Lua table becomes an hf_event) -> core/hf_contact.c (queued,
 * in order of time) -> core/hf_run.c (run to completion: facts, duties, flows, transitions) -> core/hf_judge.c (what it
 * makes of each duty) -> bind/lhf_host.c (hooks in the policy's own state; verdicts and acts back to Lua).
 */
#ifndef HATIF_H
#define HATIF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define HATIF_VERSION "0.1.0"

/* What a function of core/ or loop/ says: HF_OK, or why not. None of them aborts, exits or prints. */
typedef enum hf_status {
  HF_OK = 0,
  HF_ENOMEM = -1, /* an allocation failed; nothing is half done */
  HF_EINVAL = -2, /* an argument out of its range */
  HF_ELIMIT = -3, /* a declared limit was reached */
  HF_ESTALE = -4, /* an id of something that is gone */
  HF_ESYNTAX = -5, /* a pattern or template that cannot be read */
  HF_EBUSY = -6, /* called again from inside itself */
  HF_ECLOSED = -7, /* the object has been closed */
  HF_EHOOK = -8, /* the host's hook failed; the host has reported it */
  HF_EUV = -9, /* libuv said no; the caller holds its code */
  HF_ESTORE = -10, /* the disk or the database said no; the message says why */
  HF_EFORK = -11 /* called in a child of fork; it belongs to the parent */
} hf_status;

#endif
