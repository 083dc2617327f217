/* SPDX-License-Identifier: MIT */
/* Every allocation of an operation fails, one after the other: that one alone, and it and all after
 * it. The operation must then say that memory ran out and leave what it was to hand over as it was,
 * or come to what it comes to without a failure; nothing is written by one that failed, nothing is
 * left allocated after chamber_close(), and the handle goes on working.
 *
 * CHAMBER_MEMORY_ALL=1: every allocation of the libraries underneath too, and of the largest
 * operations. */
#ifndef TESTS_MEMORY_SWEEP_H
#define TESTS_MEMORY_SWEEP_H

#include <chamber/chamber.h>
#include <stdbool.h>
#include <stdio.h>

/* One run of an operation. */
struct sweep {
    struct chamber_db *db; /* open for writing, unless the operation opens it itself */
    uint64_t said;         /* what it came to: a sum of what was told to sweep_say() */
    FILE *out;             /* what is written goes there */
    bool touched;          /* an output changed though the call failed */
};

enum sweep_kind {
    SWEEP_READS,
    SWEEP_WRITES,
    SWEEP_ALONE, /* it is of functions that have no handle, and no words for what went wrong */
    SWEEP_OPENS  /* it is given a new handle, and sweep_path() */
};

/* Only our own allocations fail, each alone: a library underneath does not survive it, or loses
 * memory then. */
enum { SWEEP_OWN = 8 };

struct sweep_operation {
    const char *name;
    int (*run)(struct sweep *sweep);
    unsigned kind; /* one of enum sweep_kind, and SWEEP_OWN */
};

/* Files in the folder of this test: the database, and what operations read and write. */
const char *sweep_path(const char *name);
#define SWEEP_DATABASE "chamber.db"

/* Add to what an operation came to. */
void sweep_say(struct sweep *sweep, const char *text);
void sweep_say_number(struct sweep *sweep, int64_t number);

/* The number that an output has before a call, and the pointer. */
enum { SWEEP_NUMBER = -77 };
#define SWEEP_POINTER ((void *)&sweep_nothing)
extern char sweep_nothing;

/* A text handed over by a call that returned `rc`: said and freed, or still what it was. */
int sweep_text(struct sweep *sweep, int rc, char **text);
int sweep_number(struct sweep *sweep, int rc, const int64_t *number);

/* All rows of a cursor that a call opened. */
int sweep_rows(struct sweep *sweep, int rc, const struct chamber_noun *noun,
               struct chamber_cursor **cursor);

/* What was written to `out`. */
void sweep_say_file(struct sweep *sweep);

/* Runs them all, each a test of its own, on copies of one small database. */
int sweep_main(const char *name, const struct sweep_operation *operations, size_t count);

#define SWEEP_MAIN(name, operations)                                                               \
    int main(void)                                                                                 \
    {                                                                                              \
        return sweep_main(name, operations, sizeof(operations) / sizeof((operations)[0]));         \
    }

#endif
