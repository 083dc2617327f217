/* SPDX-License-Identifier: MIT */
/* All about one request, on one screen. */
#include <chamber/request.h>
#include <chamber/request_brief.h>

#include <stdio.h>

#include "record/view.h"

static int open_counts(struct chamber_db *db, const struct chamber_screen_subject *subject,
                       struct chamber_cursor **cursor)
{
    CLEAN_VIEW_ROWS struct view_rows rows = {.noun = &chamber_request_counts_noun};
    struct chamber_request_counts *row = view_rows_add(&rows);
    int rc = row ? chamber_request_count(db, subject->id, row) : fail_memory(db);
    return rc == CHAMBER_OK ? view_open_rows(db, &rows, cursor) : rc;
}

static int open_steps(struct chamber_db *db, const struct chamber_screen_subject *subject,
                      struct chamber_cursor **cursor)
{
    return chamber_request_steps_open(db, subject->id, cursor);
}

static int open_stays(struct chamber_db *db, const struct chamber_screen_subject *subject,
                      struct chamber_cursor **cursor)
{
    return chamber_request_stays_open(db, subject->id, cursor);
}

static int open_extensions(struct chamber_db *db, const struct chamber_screen_subject *subject,
                           struct chamber_cursor **cursor)
{
    return chamber_request_extensions_open(db, subject->id, cursor);
}

static int open_merged(struct chamber_db *db, const struct chamber_screen_subject *subject,
                       struct chamber_cursor **cursor)
{
    char ref[24];
    const struct chamber_filter filter = {"merged_into", ref};
    const struct chamber_list list = {&filter, .filter_count = 1};
    snprintf(ref, sizeof ref, "#%lld", (long long)subject->id);
    return chamber_request_open(db, &list, cursor);
}

static const struct chamber_screen_part parts[] = {
    {.noun = &chamber_request_counts_noun, .open = open_counts},
    {.key = "steps",
     .heading = "brief_steps",
     .noun = &chamber_request_trace_noun,
     .open = open_steps},
    {.key = "stays",
     .heading = "brief_stays",
     .noun = &chamber_request_stay_noun,
     .open = open_stays},
    {.key = "extensions",
     .heading = "brief_extensions",
     .noun = &chamber_request_extension_noun,
     .open = open_extensions},
    {.key = "merged_from",
     .heading = "brief_merged_from",
     .noun = &chamber_request_noun,
     .open = open_merged},
};

const struct chamber_screen chamber_request_screen = {
    .head = &chamber_request_noun,
    .parts = parts,
    .part_count = COUNT_OF(parts),
};
