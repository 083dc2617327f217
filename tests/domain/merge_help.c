/* SPDX-License-Identifier: MIT */
#include "domain/merge_help.h"

#include <stdio.h>
#include <stdlib.h>

#include "domain/digest.h"
#include "domain/fixture.h"

void merge_step(struct chamber_db *db, chamber_id id, const char *verb, const char *on,
                const char *note)
{
    struct chamber_enterprise_step told = {.on = on, .note = note};
    ck_ok(chamber_enterprise_step(db, id, verb, &told));
}

size_t naming(struct chamber_db *db, const struct chamber_noun *noun, const char *field,
              chamber_id id)
{
    char ref[24];
    struct chamber_filter filter = {field, ref};
    struct chamber_list list = {.filters = &filter, .filter_count = 1};
    snprintf(ref, sizeof ref, "#%d", (int)id);
    return fixture_count(db, noun, &list);
}

void merge_and_back(struct chamber_db *db, chamber_id keep, chamber_id drop)
{
    char *before = digest_of(db);
    ck_ok(chamber_enterprise_merge(db, keep, drop));
    char *after = digest_of(db);
    ck_assert_str_ne(before, after);
    ck_ok(chamber_undo(db, 0));
    char *undone = digest_of(db);
    ck_assert_str_eq(undone, before);
    ck_ok(chamber_undo(db, 0));
    char *again = digest_of(db);
    ck_assert_str_eq(again, after);
    free(before);
    free(after);
    free(undone);
    free(again);
}
