/* SPDX-License-Identifier: MIT */
/* Verifying the journal's chain. After a fault it goes on from the link that is stored, so that one
 * row changed is one finding. */
#include "record/journal_verify.h"

#include <stdio.h>
#include <string.h>

#include "store/stmt.h"

enum { WATCH_STEP = 256 };

struct verifying {
    struct chamber_db *db;
    const struct finder *finder;
    const struct journal_anchor *anchor;
    struct journal_end end;
    chamber_id batch_told; /* the batch whose rows do not fit was told already */
    bool anchored;         /* the anchor was passed */
};

/* One row as it is stored. */
struct row {
    chamber_id id, batch, record;
    bool batch_there, erased;
    const char *op, *noun, *content;
    const unsigned char *salt, *leaf, *link;
};

static const unsigned char *bytes(struct stmt *st, int column, size_t wanted)
{
    size_t length;
    const void *blob = stmt_blob(st, column, &length);
    return blob && length == wanted ? blob : NULL;
}

static struct row read_row(struct stmt *st)
{
    return (struct row){.id = stmt_int(st, 0),
                        .batch = stmt_int(st, 1),
                        .batch_there = stmt_int(st, 2),
                        .op = stmt_text(st, 3),
                        .noun = stmt_text(st, 4),
                        .record = stmt_int(st, 5),
                        .content = stmt_text(st, 6),
                        .salt = bytes(st, 7, SALT_SIZE),
                        .leaf = bytes(st, 8, SHA256_SIZE),
                        .link = bytes(st, 9, SHA256_SIZE),
                        .erased = stmt_is_null(st, 6) && stmt_is_null(st, 7) && stmt_int(st, 10)};
}

static int tell(struct verifying *verifying, const char *kind, chamber_id batch, chamber_id change,
                chamber_id other)
{
    char one[24], two[24];
    snprintf(one, sizeof one, "%lld", (long long)(change ? change : batch));
    snprintf(two, sizeof two, "%lld", (long long)other);
    const struct found found = {.kind = kind,
                                .noun = "journal",
                                .batch = batch,
                                .change = change,
                                .arg = {one, other ? two : NULL}};
    return finder_take(verifying->finder, &found);
}

/* Numbers are given one by one, also where a write was taken back: one that is missing is a row
 * that was removed. */
static int check_gap(struct verifying *verifying, const struct row *row)
{
    chamber_id before = verifying->end.last;
    return row->id == before + 1
               ? CHAMBER_OK
               : tell(verifying, "journal_gap", row->batch, before + 1, row->id - 1);
}

static int check_content(struct verifying *verifying, const struct row *row)
{
    unsigned char leaf[SHA256_SIZE];
    if (row->erased)
        return CHAMBER_OK;
    if (!row->content && !row->salt)
        return tell(verifying, "journal_empty", row->batch, row->id, 0);
    bool same = false;
    if (row->content && row->salt && row->leaf) {
        int rc = journal_leaf(verifying->db, row->salt, row->content, leaf);
        if (rc < 0)
            return rc;
        same = memcmp(leaf, row->leaf, SHA256_SIZE) == 0;
    }
    return same ? CHAMBER_OK : tell(verifying, "journal_content", row->batch, row->id, 0);
}

/* All rows of a batch whose own row was changed do not fit: the first tells it. */
static int check_link(struct verifying *verifying, const struct row *row, bool after_gap)
{
    unsigned char link[SHA256_SIZE];
    bool same = false;
    if (!row->batch_there) {
        int rc = row->batch == verifying->batch_told
                     ? CHAMBER_OK
                     : tell(verifying, "journal_batch_gone", row->batch, row->id, 0);
        verifying->batch_told = row->batch;
        return rc;
    }
    memcpy(link, verifying->end.link, SHA256_SIZE);
    if (row->leaf && row->link) {
        int rc = journal_link(verifying->db, row->batch, row->op, row->noun, row->record, row->leaf,
                              link);
        if (rc < 0)
            return rc;
        same = memcmp(link, row->link, SHA256_SIZE) == 0;
    }
    if (same || after_gap || row->batch == verifying->batch_told)
        return CHAMBER_OK;
    verifying->batch_told = row->batch;
    return tell(verifying, "journal_link", row->batch, row->id, row->batch);
}

static void pass_anchor(struct verifying *verifying, const struct row *row)
{
    const struct journal_anchor *anchor = verifying->anchor;
    if (anchor->given && row->link && (!anchor->change || anchor->change == row->id) &&
        memcmp(row->link, anchor->link, SHA256_SIZE) == 0)
        verifying->anchored = true;
}

static int verify_row(struct verifying *verifying, const struct row *row)
{
    bool after_gap = row->id != verifying->end.last + 1;
    int rc = check_gap(verifying, row);
    if (rc == CHAMBER_OK)
        rc = check_content(verifying, row);
    if (rc == CHAMBER_OK)
        rc = check_link(verifying, row, after_gap);
    pass_anchor(verifying, row);
    verifying->end.changes++;
    verifying->end.last = row->id;
    if (row->link)
        memcpy(verifying->end.link, row->link, SHA256_SIZE);
    return rc;
}

static int verify_rows(struct verifying *verifying, const struct journal_watch *watch)
{
    int rc;
    CLEAN_STMT struct stmt *st = stmt_named(verifying->db, SQL_JOURNAL_VERIFY_ROWS);
    stmt_bind_text(st, ":erase", JOURNAL_ERASE);
    while ((rc = stmt_step(st)) == CHAMBER_ROW) {
        const struct row row = read_row(st);
        rc = verify_row(verifying, &row);
        if (rc < 0)
            return rc;
        if (verifying->end.changes % WATCH_STEP == 0)
            watch->done(watch->payload, verifying->end.changes);
    }
    return rc;
}

/* A batch is begun by its first change, but that of a restored database has none. */
static int verify_batches(struct verifying *verifying)
{
    chamber_id before = 0;
    int rc;
    CLEAN_STMT struct stmt *st = stmt_named(verifying->db, SQL_JOURNAL_VERIFY_BATCHES);
    while ((rc = stmt_step(st)) == CHAMBER_ROW) {
        chamber_id id = stmt_int(st, 0);
        verifying->end.batches++;
        rc = CHAMBER_OK;
        if (id != before + 1)
            rc = tell(verifying, "journal_batch_gap", before + 1, 0, id - 1);
        if (rc == CHAMBER_OK && !stmt_int(st, 2) && !str_same(stmt_text(st, 1), JOURNAL_RESTORE))
            rc = tell(verifying, "journal_batch_empty", id, 0, 0);
        if (rc < 0)
            return rc;
        before = id;
    }
    return rc;
}

/* Numbers that were given and are there no more. */
static int verify_last(struct verifying *verifying)
{
    chamber_id given = 0;
    int rc = record_last_number(verifying->db, &chamber_change_noun, &given);
    if (rc == CHAMBER_OK && given > verifying->end.last)
        rc = tell(verifying, "journal_cut", 0, verifying->end.last + 1, given);
    if (rc == CHAMBER_OK && verifying->anchor->given && !verifying->anchored)
        rc = tell(verifying, "journal_anchor", 0, verifying->anchor->change, 0);
    return rc;
}

int journal_verify(struct chamber_db *db, const struct journal_anchor *anchor,
                   const struct finder *finder, const struct journal_watch *watch,
                   struct journal_end *end)
{
    struct verifying verifying = {.db = db, .finder = finder, .anchor = anchor};
    int rc = verify_rows(&verifying, watch);
    if (rc == CHAMBER_OK)
        rc = verify_batches(&verifying);
    if (rc == CHAMBER_OK)
        rc = verify_last(&verifying);
    if (rc == CHAMBER_OK)
        *end = verifying.end;
    return rc;
}
