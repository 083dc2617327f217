/* SPDX-License-Identifier: MIT */
/* Files and folders: what a path leads to, and files made beside it. The database file itself is
 * only ever looked at with stat() while SQLite may have it open: closing a descriptor of it would
 * drop the locks that this process holds on it. */
#ifndef STORE_PLACE_H
#define STORE_PLACE_H

#include <sys/stat.h>

#include "store/db.h"

struct place {
    bool lax;   /* asked: one that everybody can read is taken too */
    char *real; /* absolute, no symbolic links */
    struct stat file;
    bool network;  /* in a folder of another machine */
    bool writable; /* the file and its folder */
    bool settled;  /* no journal lies beside it: the file is all there is */
};

/* What the path leads to; a failure unless it is a plain file only its users can read. */
int place_examine(struct chamber_db *db, const char *path, struct place *place) MUST_CHECK;
void place_clean(struct place *place);
#define CLEAN_PLACE CLEAN(place_clean)

/* Whether PATH-journal exists and holds anything. */
bool place_has_journal(const char *path);

/* The path of a file that need not exist, absolute; its folder must exist. */
int place_absolute(struct chamber_db *db, const char *path, char **absolute) MUST_CHECK;

/* The folder of a path: the caller frees it, NULL if memory ran out. */
char *place_folder(const char *path);

/* Whether a folder is on another machine. */
bool place_is_network(const char *folder);

/* Make a folder beside the database, open to those that the database is open to; one that is there
 * stays as it is. */
int place_make_folder(struct chamber_db *db, const char *path) MUST_CHECK;

/* Make an empty file PATH.new-RANDOM with the handle's file mode and group. */
int place_temporary(struct chamber_db *db, const char *path, char **temporary) MUST_CHECK;

/* Remove a database that is not in use with all that SQLite keeps beside it. */
void place_remove(const char *path);

/* Give a finished file its name, never replacing another (then CHAMBER_E_REFUSED with the message
 * `taken`), and make that durable. */
int place_publish(struct chamber_db *db, const char *temporary, const char *path,
                  const char *taken) MUST_CHECK;

/* Make the entries of a folder, or the bytes of a file, durable. */
int place_sync(struct chamber_db *db, const char *path) MUST_CHECK;

#endif
