/* SPDX-License-Identifier: MIT */
/* Terms and posts that end soon, or should have ended. */
#include <chamber/post.h>
#include <chamber/term.h>

#include "record/view.h"

#define RECORD struct chamber_post_ending

static const struct chamber_field fields[] = {
    DATE(until_on, "到期", 0),
    REF(term, "届次", 0, term),
    REF(post, "任职", 0, post),
    BOOL(overdue, "已过期", 0),
};

static const enum sql_name source = SQL_POST_ENDING;
static const enum sql_name order = SQL_POST_ENDING_ORDER;

const struct chamber_noun chamber_post_ending_noun = {
    .name = "ending",
    .label = "到期",
    .english = "endings",
    NOUN_FIELDS(fields),
    .view = true,
    .source = &source,
    .order = &order,
};

int chamber_post_ending_open(struct chamber_db *db, const char *as_of, int64_t months,
                             struct chamber_cursor **cursor)
{
    const struct view_value values[] = {{":months", NULL, months}, {NULL, NULL, 0}};
    const struct chamber_list list = {.as_of = as_of};
    return view_open_list(db, &chamber_post_ending_noun, &list, values, cursor);
}
