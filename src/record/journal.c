/* SPDX-License-Identifier: MIT */
/* Writing the journal. leaf = SHA-256(salt, content); link = SHA-256(link before, header, leaf). */
#include "record/journal.h"

#include <string.h>

#include "base/date.h"
#include "store/stmt.h"

static int begin_batch(struct chamber_db *db, struct batch_state *batch)
{
    char now[MOMENT_SIZE];
    date_utc_now(now);
    CLEAN_STMT struct stmt *st = stmt_named(db, SQL_JOURNAL_ADD_BATCH);
    stmt_bind_text(st, ":made_at", now);
    stmt_bind_text(st, ":actor", store_actor(db));
    stmt_bind_text(st, ":verb", batch->verb);
    stmt_bind_text(st, ":file_name", batch->file_name);
    stmt_bind_text(st, ":file_sha256", batch->file_sha256);
    stmt_bind_int(st, ":schema_number", store_schema_number(db));
    if (batch->undoes)
        stmt_bind_int(st, ":undoes", batch->undoes);
    else
        stmt_bind_text(st, ":undoes", NULL);
    int rc = stmt_run(st);
    if (rc == CHAMBER_OK)
        batch->number = store_last_id(db);
    return rc;
}

/* The last link written, or zeroes before the first. */
static int last_link(struct chamber_db *db, unsigned char link[SHA256_SIZE])
{
    size_t length;
    const struct batch_state *under_way = store_batch(db);
    if (under_way->linked) {
        memcpy(link, under_way->link, SHA256_SIZE);
        return CHAMBER_OK;
    }
    memset(link, 0, SHA256_SIZE);
    CLEAN_STMT struct stmt *st = stmt_named(db, SQL_JOURNAL_LAST_LINK);
    int rc = stmt_step(st);
    if (rc != CHAMBER_ROW)
        return rc;
    const void *blob = stmt_blob(st, 0, &length);
    if (length != SHA256_SIZE)
        return fail(db, CHAMBER_E_DATABASE, "journal_damaged");
    memcpy(link, blob, SHA256_SIZE);
    return CHAMBER_OK;
}

int journal_leaf(struct chamber_db *db, const unsigned char salt[SALT_SIZE], const char *content,
                 unsigned char leaf[SHA256_SIZE])
{
    CLEAN_STR struct str bytes = {0};
    str_add_bytes(&bytes, (const char *)salt, SALT_SIZE);
    str_add(&bytes, content);
    if (bytes.failed)
        return fail_memory(db);
    store_sha256(bytes.data, bytes.length, leaf);
    return CHAMBER_OK;
}

/* The batch's part of the hash, kept while it is under way. Owned by the caller. */
static int header_of(struct chamber_db *db, chamber_id batch, char **header)
{
    struct batch_state *under_way = store_batch(db);
    bool own = batch == under_way->number;
    *header = own ? str_copy(under_way->header) : NULL;
    if (*header)
        return CHAMBER_OK;
    CLEAN_STMT struct stmt *st = stmt_named(db, SQL_JOURNAL_HEADER);
    stmt_bind_int(st, ":batch", batch);
    int rc = stmt_step(st);
    if (rc != CHAMBER_ROW)
        return rc < 0 ? rc : fail(db, CHAMBER_E_DATABASE, "journal_damaged");
    *header = str_copy(stmt_text(st, 0));
    if (*header && own && !under_way->header)
        under_way->header = str_copy(*header);
    return *header ? CHAMBER_OK : fail_memory(db);
}

/* The header is the batch's, then the change's. */
int journal_link(struct chamber_db *db, chamber_id batch, const char *op, const char *noun,
                 chamber_id id, const unsigned char leaf[SHA256_SIZE],
                 unsigned char link[SHA256_SIZE])
{
    CLEAN_STR struct str bytes = {0};
    CLEAN_FREE char *header = NULL;
    int rc = header_of(db, batch, &header);
    if (rc < 0)
        return rc;
    str_add_bytes(&bytes, (const char *)link, SHA256_SIZE);
    const char *const parts[] = {header, op, noun};
    for (size_t i = 0; i < COUNT_OF(parts); i++) {
        str_add(&bytes, parts[i]);
        str_add_char(&bytes, '\x1f');
    }
    str_add_int(&bytes, id);
    str_add_char(&bytes, '\x1f');
    str_add_bytes(&bytes, (const char *)leaf, SHA256_SIZE);
    if (bytes.failed)
        return fail_memory(db);
    store_sha256(bytes.data, bytes.length, link);
    return CHAMBER_OK;
}

static int add_change(struct chamber_db *db, chamber_id batch, const char *op,
                      const struct chamber_noun *noun, chamber_id id, const char *content)
{
    unsigned char salt[SALT_SIZE], leaf[SHA256_SIZE], link[SHA256_SIZE];
    int rc = store_random(db, salt, sizeof salt);
    if (rc == CHAMBER_OK)
        rc = journal_leaf(db, salt, content, leaf);
    if (rc == CHAMBER_OK)
        rc = last_link(db, link);
    if (rc == CHAMBER_OK)
        rc = journal_link(db, batch, op, noun->name, id, leaf, link);
    if (rc < 0)
        return rc;
    CLEAN_STMT struct stmt *st = stmt_named(db, SQL_JOURNAL_ADD_CHANGE);
    stmt_bind_int(st, ":batch", batch);
    stmt_bind_text(st, ":op", op);
    stmt_bind_text(st, ":noun", noun->name);
    stmt_bind_int(st, ":record", id);
    stmt_bind_text(st, ":content", content);
    stmt_bind_blob(st, ":salt", salt, sizeof salt);
    stmt_bind_blob(st, ":leaf", leaf, sizeof leaf);
    stmt_bind_blob(st, ":link", link, sizeof link);
    rc = stmt_run(st);
    store_batch(db)->linked = rc == CHAMBER_OK;
    memcpy(store_batch(db)->link, link, sizeof link);
    return rc;
}

int journal_begin(struct chamber_db *db)
{
    struct batch_state *batch = store_batch(db);
    return batch->number ? CHAMBER_OK : begin_batch(db, batch);
}

int journal_write(struct chamber_db *db, const char *op, const struct chamber_noun *noun,
                  chamber_id id, const char *content)
{
    int rc = journal_begin(db);
    return rc < 0 ? rc : add_change(db, store_batch(db)->number, op, noun, id, content);
}
