/* SPDX-License-Identifier: MIT */
/* What is doubtful in the register of enterprises, on one screen. */
#include <chamber/enterprise.h>

#include "base/cleanup.h"

static int open_condition(struct chamber_db *db, const char *condition, const char *value,
                          struct chamber_cursor **cursor)
{
    const struct chamber_filter filter = {condition, value};
    const struct chamber_list list = {&filter, .filter_count = 1};
    return chamber_enterprise_open(db, &list, cursor);
}

static int open_duplicates(struct chamber_db *db, const struct chamber_screen_subject *subject,
                           struct chamber_cursor **cursor)
{
    (void)subject;
    return chamber_enterprise_duplicates_open(db, cursor);
}

static int open_renamed(struct chamber_db *db, const struct chamber_screen_subject *subject,
                        struct chamber_cursor **cursor)
{
    (void)subject;
    return open_condition(db, "renamed", NULL, cursor);
}

static int open_bad_code(struct chamber_db *db, const struct chamber_screen_subject *subject,
                         struct chamber_cursor **cursor)
{
    (void)subject;
    return open_condition(db, "bad_code", NULL, cursor);
}

static int open_unconfirmed(struct chamber_db *db, const struct chamber_screen_subject *subject,
                            struct chamber_cursor **cursor)
{
    (void)subject;
    return open_condition(db, "unconfirmed", "2", cursor);
}

static const struct chamber_screen_part parts[] = {
    {.key = "duplicates",
     .heading = "doubts_duplicates",
     .noun = &chamber_enterprise_duplicate_noun,
     .open = open_duplicates},
    {.key = "renamed",
     .heading = "doubts_renamed",
     .noun = &chamber_enterprise_noun,
     .open = open_renamed},
    {.key = "bad_code",
     .heading = "doubts_bad_code",
     .noun = &chamber_enterprise_noun,
     .open = open_bad_code},
    {.key = "unconfirmed",
     .heading = "doubts_unconfirmed",
     .noun = &chamber_enterprise_noun,
     .open = open_unconfirmed},
};

const struct chamber_screen chamber_enterprise_doubts_screen = {
    .parts = parts,
    .part_count = COUNT_OF(parts),
};
