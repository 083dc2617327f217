/* SPDX-License-Identifier: MIT */
/* The end of a term: it ends the posts held in it, all in one batch. */
#include <chamber/term.h>

#include "base/date.h"
#include "domain/checks.h"
#include "domain/post_end.h"
#include "record/value.h"
#include "store/stmt.h"

/* Why a post ends where nothing else is said. */
static const char usual_reason[] = "expired";

/* A post that begins only later would be left without its term. */
static int check_later(struct chamber_db *db, chamber_id term, const char *on)
{
    CLEAN_STMT struct stmt *st = stmt_named(db, SQL_TERM_LATER_POST);
    stmt_bind_int(st, ":term", term);
    stmt_bind_text(st, ":on", on);
    int rc = stmt_step(st);
    if (rc != CHAMBER_ROW)
        return rc;
    char *label = NULL;
    rc = chamber_record_label(db, &chamber_post_noun, stmt_int(st, 0), &label);
    if (rc == CHAMBER_OK)
        rc = record_fail(db, CHAMBER_E_REFUSED, &chamber_term_noun, "until_on", "term_post_later",
                         label, stmt_text(st, 1));
    chamber_free(label);
    return rc;
}

/* The term, if it can end on that day, and its posts in office after it. */
static int find_posts(struct chamber_db *db, chamber_id id, const char *on,
                      struct chamber_term *term, struct chamber_ids *posts)
{
    if (!date_valid(on))
        return record_fail(db, CHAMBER_E_REFUSED, &chamber_term_noun, "until_on", "no_such_day",
                           on);
    int rc = chamber_term_get(db, id, term);
    if (rc == CHAMBER_OK)
        rc = check_order(db, &chamber_term_noun, "until_on", term->from_on, on);
    if (rc == CHAMBER_OK)
        rc = check_later(db, id, on);
    if (rc < 0)
        return rc;
    CLEAN_STMT struct stmt *st = stmt_named(db, SQL_TERM_POSTS_AFTER);
    stmt_bind_int(st, ":term", id);
    stmt_bind_text(st, ":on", on);
    stmt_bind_text(st, ":today", chamber_today(db));
    while ((rc = stmt_step(st)) == CHAMBER_ROW)
        if (!ids_add(posts, stmt_int(st, 0)))
            return fail_memory(db);
    return rc;
}

static int end_one(struct chamber_db *db, chamber_id id, const char *on, const char *reason)
{
    CLEAN_RECORD(post, post);
    int rc = chamber_post_get(db, id, &post);
    return rc == CHAMBER_OK ? post_end_on(db, &post, on, reason) : rc;
}

static int end_term(struct chamber_db *db, chamber_id id, const char *on, const char *reason,
                    int64_t *posts)
{
    const struct chamber_noun *noun = &chamber_term_noun;
    CLEAN_RECORD(term, before);
    CLEAN_RECORD(term, after);
    CLEAN(ids_clear) struct chamber_ids ids = {0};
    int rc = find_posts(db, id, on, &before, &ids);
    if (rc == CHAMBER_OK)
        rc = record_copy(db, noun, &before, &after);
    if (rc == CHAMBER_OK)
        rc = record_set_text(db, &after.until_on, on);
    if (rc == CHAMBER_OK)
        rc = record_write(db, noun, &before, &after, chamber_field_bit(noun, "until_on"), NULL);
    for (size_t i = 0; i < ids.count && rc == CHAMBER_OK; i++)
        rc = end_one(db, ids.items[i], on, text_empty(reason) ? usual_reason : reason);
    *posts = (int64_t)ids.count;
    return rc;
}

int chamber_term_end(struct chamber_db *db, chamber_id id, const char *on, const char *reason,
                     int64_t *posts)
{
    const char *day = text_empty(on) ? chamber_today(db) : on;
    int64_t count = 0;
    int rc = chamber_begin(db, "term end");
    if (rc == CHAMBER_OK)
        rc = chamber_end(db, end_term(db, id, day, reason, &count));
    if (rc == CHAMBER_OK && posts)
        *posts = count;
    return rc;
}

int chamber_term_end_count(struct chamber_db *db, chamber_id id, const char *on, int64_t *posts)
{
    CLEAN_RECORD(term, term);
    CLEAN(ids_clear) struct chamber_ids ids = {0};
    int rc = store_begin(db, STORE_READ);
    if (rc == CHAMBER_OK)
        rc =
            store_end(db, find_posts(db, id, text_empty(on) ? chamber_today(db) : on, &term, &ids));
    if (rc == CHAMBER_OK)
        *posts = (int64_t)ids.count;
    return rc;
}
