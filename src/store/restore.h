/* SPDX-License-Identifier: MIT */
/* Putting a database back from a file. A copy of the file is made and checked beside the database
 * and takes in what the journal has to say of it; only then the database becomes what the copy is,
 * as a whole or not at all. */
#ifndef STORE_RESTORE_H
#define STORE_RESTORE_H

#include "store/db.h"

/* A restoring under way; zeroed before. */
struct restoring {
    struct chamber_db *made;       /* the copy, open for writing */
    char sha256[SHA256_TEXT_SIZE]; /* of the file */
    char *temporary;               /* where the copy is */
    char *target;                  /* the database's own path, absolute and no link */
    enum chamber_present present;  /* what there is in its place */
    size_t made_folders;           /* how many levels of what it is to be in */
};

/* Look at both without changing anything: what is in the place of the database, which is left open
 * for reading if it is sound, and with *source the file, opened for reading. Ended in any case.
 * A file that is no sound chamber database of a schema this program knows is refused. */
int restore_look(struct chamber_db *db, const char *path, const char *file,
                 enum chamber_present *present, struct chamber_db **source) MUST_CHECK;
void restore_look_end(struct chamber_db *db, struct chamber_db *source);

/* Make the copy and leave it open in restoring->made. The handle is closed, and stays so. */
int restore_begin(struct chamber_db *db, const char *path, const char *file,
                  struct restoring *restoring) MUST_CHECK;

/* If `result` is CHAMBER_OK, let the database become the copy, else drop it. *backup: of what was
 * there before, *aside: where a damaged one is kept, NULL if there is none; the caller frees them.
 * Returns `result` or why it could not be done; then the database is as it was. */
int restore_end(struct chamber_db *db, const char *path, struct restoring *restoring, int result,
                char **backup, char **aside) MUST_CHECK;

/* Take over the failure of another handle; returns `result`. */
int restore_pass_failure(struct chamber_db *db, struct chamber_db *other, int result);

#endif
