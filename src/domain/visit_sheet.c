/* SPDX-License-Identifier: MIT */
/* What to take along on a visit, on one screen. */
#include <chamber/enterprise.h>
#include <chamber/visit.h>

#include <stdio.h>

#include "record/record.h"

static int open_follow_ups(struct chamber_db *db, const struct chamber_screen_subject *subject,
                           struct chamber_cursor **cursor)
{
    char ref[24];
    const struct chamber_filter filters[] = {{"enterprise", ref}, {"follow_up_due", NULL}};
    const struct chamber_list list = {filters, .filter_count = COUNT_OF(filters)};
    CLEAN_RECORD(visit, visit);
    int rc = chamber_visit_get(db, subject->id, &visit);
    snprintf(ref, sizeof ref, "#%lld", (long long)visit.enterprise);
    return rc == CHAMBER_OK ? chamber_visit_open(db, &list, cursor) : rc;
}

static const struct chamber_screen_part parts[] = {
    {.key = "follow_ups",
     .heading = "brief_follow_ups",
     .noun = &chamber_visit_noun,
     .open = open_follow_ups},
};

const struct chamber_screen chamber_visit_screen = {
    .head = &chamber_visit_noun,
    .inner = &chamber_enterprise_screen,
    .through = "enterprise",
    .parts = parts,
    .part_count = COUNT_OF(parts),
};
