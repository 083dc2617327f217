/* SPDX-License-Identifier: MIT */
/**
 * @file
 * The values that records are made of. Every record struct begins with its `id`; zeroed memory is
 * an empty record, so `struct chamber_visit visit = {0};` is where filling one in starts.
 */
#ifndef CHAMBER_TYPES_H
#define CHAMBER_TYPES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Marks what the shared library exports; everything else is hidden. */
#define CHAMBER_API __attribute__((visibility("default")))

/** A record's number within its noun. 0 is "none"; a number is never used twice. */
typedef int64_t chamber_id;

/** A whole number that may be missing. */
struct chamber_int {
    bool given;
    int64_t value;
};

/** Yes, no, or not filled in. */
enum chamber_bool { CHAMBER_UNSET = 0, CHAMBER_NO, CHAMBER_YES };

/** A list of texts or of words, in the order they were given. */
struct chamber_texts {
    size_t count;
    const char **items;
};

/** A list of references, in the order they were given. */
struct chamber_ids {
    size_t count;
    chamber_id *items;
};

/** Languages of messages, labels and words. */
enum chamber_language { CHAMBER_ZH = 0, CHAMBER_EN };

/** An open database and all that belongs to it. One thread at a time may use a handle. */
struct chamber_db;

/** The description of one noun (enterprise, visit ...): its name and its table of fields. */
struct chamber_noun;

#ifdef __cplusplus
}
#endif

#endif
