/* SPDX-License-Identifier: MIT */
/* What the shim shares with the programs that run the command under it. */
#ifndef FAULT_FAULT_H
#define FAULT_FAULT_H

#include <stdint.h>

/* A file mapped by both: counts outlive a killed process. */
struct fault_state {
    uint32_t points; /* calls of the kind asked for, so far */
    uint32_t fired;  /* of these, made to fail */
    char call[24];   /* the first that was */
    uint32_t owner;  /* the process that is meant; what it starts is left alone */
};

enum fault_operation {
    FAULT_WRITE = 1,
    FAULT_TRUNCATE,
    FAULT_CREATE,
    FAULT_RENAME,
    FAULT_LINK,
    FAULT_UNLINK,
    FAULT_FOLDER,
    FAULT_SYNC,
    FAULT_PRINTED, /* the words are about to reach the reader: what they say must last */
    FAULT_ENDED,   /* written by the runner: a command ended well */
};

/* One entry of a recording, followed by path, second path and, of a write, the bytes. */
struct fault_record {
    uint32_t operation;
    uint32_t path_length;
    uint32_t second_length;
    uint32_t length;
    uint64_t offset;
};

/* Where the program stands at a point: see FAULT_PLACES in shim.c. */
struct fault_place {
    uint64_t digest, point;
};

#endif
