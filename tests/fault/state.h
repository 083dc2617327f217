/* SPDX-License-Identifier: MIT */
/* What a folder holds, so that two moments can be compared: the contents of its databases, whatever
 * their pages look like, and the bytes of its other files. */
#ifndef FAULT_STATE_H
#define FAULT_STATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { STATE_FILES = 64, STATE_NAME = 160 };

struct state_file {
    char name[STATE_NAME]; /* below the folder */
    uint64_t digest;
};

struct state {
    struct state_file files[STATE_FILES]; /* sorted by name */
    size_t count;
    char problem[256]; /* a database that is not sound, and why; empty if all are */
    bool known;        /* every database had been seen, byte for byte, in an earlier state */
};

/* Opens every database as SQLite's own recovery would, checks it whole, and leaves it closed. */
void state_read(const char *folder, struct state *state);

/* The digest of a name, or 0. */
uint64_t state_digest(const struct state *state, const char *name);

void state_empty(const char *folder);

/* Empty a folder, and fill it with what another holds. */
bool state_restore(const char *from, const char *to);

/* The digest of one database's contents; 0, with the reason, if it is not sound. */
uint64_t state_database(const char *path, char *problem, size_t size);

#endif
