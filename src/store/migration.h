/* SPDX-License-Identifier: MIT */
/* The steps that make the schema, embedded at build time from migrations/NNNN_words.sql. */
#ifndef STORE_MIGRATION_H
#define STORE_MIGRATION_H

struct migration {
    int number; /* from 1, without a gap */
    const char *name;
    const char *sha256; /* of the file's bytes, 64 hexadecimal digits */
    const char *sql;
};

extern const struct migration store_migrations[];
extern const int store_migration_count;

#endif
