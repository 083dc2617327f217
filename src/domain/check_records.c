/* SPDX-License-Identifier: MIT */
/* Every record by the rules that hold for writing it, read but not written. */
#include <stdio.h>
#include <string.h>

#include <chamber/enterprise.h>

#include "domain/check.h"
#include "record/check.h"
#include "record/record.h"
#include "record/value.h"

/* One pass over the records of a noun. */
struct checking {
    struct chamber_db *db;
    const struct finder *finder;
    const struct chamber_noun *noun;
    bool migrated; /* a migration wrote rows of it, which the journal does not know */
    bool reported; /* of the record at hand: one fault is one finding */
};

/* Whether a result says that a rule does not allow the record, rather than that the check could not
 * go on. */
static bool is_verdict(int rc)
{
    return rc == CHAMBER_E_REFUSED || rc == CHAMBER_E_NOT_FOUND || rc == CHAMBER_E_CONFLICT ||
           rc == CHAMBER_E_USAGE || rc == CHAMBER_E_AMBIGUOUS;
}

/* The failure that the handle holds, as a finding. */
static int tell_failure(struct checking *checking, chamber_id id, const char *kind)
{
    const struct chamber_error *error = chamber_error(checking->db);
    bool word = str_same(error->message, "unknown_code");
    const char *said = chamber_error_text(checking->db);
    /* without memory for it, it says just that, which is no finding */
    CLEAN_FREE char *text = store_error(checking->db)->text.length > 0 ? str_copy(said) : NULL;
    struct found found = {.kind = word ? "unknown_word" : kind,
                          .noun = checking->noun->name,
                          .record = id,
                          .arg = {text}};
    if (!text)
        return fail_memory(checking->db);
    checking->reported = true;
    error_reset(store_error(checking->db));
    return finder_take(checking->finder, &found);
}

/* What came of a rule; the first that does not hold is told. */
static int take_verdict(struct checking *checking, chamber_id id, const char *kind, int rc)
{
    if (!is_verdict(rc))
        return rc;
    /* the file's own check tells of references to nothing */
    bool told = str_same(chamber_error(checking->db)->message, "no_such_id");
    checking->reported = checking->reported || told;
    return told ? CHAMBER_OK : tell_failure(checking, id, kind);
}

/* The rules across fields, in a copy; what they would warn of was said when it was written. */
static int check_prepared(struct checking *checking, const void *record)
{
    const struct chamber_noun *noun = checking->noun;
    if (!noun->prepare)
        return CHAMBER_OK;
    CLEAN_FREE void *copy = calloc(1, noun->size);
    int rc = copy ? record_copy(checking->db, noun, record, copy) : fail_memory(checking->db);
    if (rc == CHAMBER_OK)
        rc = noun->prepare(checking->db, copy, record);
    free(store_take_warning(checking->db));
    if (copy)
        chamber_record_clear(noun, copy);
    return rc;
}

static int check_known(struct checking *checking, chamber_id id)
{
    bool known = true;
    int rc =
        checking->migrated ? CHAMBER_OK : journal_knows(checking->db, checking->noun, id, &known);
    if (rc < 0 || known)
        return rc;
    const struct found found = {
        .kind = "record_unknown", .noun = checking->noun->name, .record = id};
    return finder_take(checking->finder, &found);
}

static int check_one(struct checking *checking, const void *record)
{
    const struct chamber_noun *noun = checking->noun;
    chamber_id id = record_id_of(record);
    checking->reported = false;
    int rc = take_verdict(checking, id, "rule", check_kept(checking->db, noun, record));
    if (rc == CHAMBER_OK && !checking->reported)
        rc = take_verdict(checking, id, "rule", check_prepared(checking, record));
    if (rc == CHAMBER_OK && noun->sound)
        rc = take_verdict(checking, id, "derived", noun->sound(checking->db, record));
    return rc == CHAMBER_OK ? check_known(checking, id) : rc;
}

static int check_noun(struct checking *checking, const struct journal_watch *watch, int64_t *count)
{
    struct chamber_cursor *cursor = NULL;
    CLEAN_FREE void *record = calloc(1, checking->noun->size);
    int rc = record ? chamber_cursor_open(checking->db, checking->noun, NULL, &cursor)
                    : fail_memory(checking->db);
    while (rc == CHAMBER_OK && (rc = chamber_cursor_next(cursor, record)) == CHAMBER_ROW) {
        rc = check_one(checking, record);
        watch->done(watch->payload, ++*count);
    }
    chamber_cursor_close(cursor);
    if (record)
        chamber_record_clear(checking->noun, record);
    return rc;
}

/* Words and places of the past: those of today were looked at with their records. */
static int check_facts(struct checking *checking)
{
    int rc;
    CLEAN_STMT struct stmt *st = stmt_named(checking->db, SQL_CHECK_FACTS);
    checking->noun = &chamber_enterprise_noun;
    while ((rc = stmt_step(st)) == CHAMBER_ROW) {
        const struct chamber_field *field = chamber_noun_field(checking->noun, stmt_text(st, 1));
        bool number = stmt_int(st, 3);
        rc = field ? check_dated(checking->db, checking->noun, field,
                                 number ? NULL : stmt_text(st, 2), number ? stmt_int(st, 2) : 0)
                   : fail(checking->db, CHAMBER_E_REFUSED, "check_fact_field", stmt_text(st, 1));
        if (is_verdict(rc))
            rc = tell_failure(checking, stmt_int(st, 0), "rule");
        if (rc < 0)
            return rc;
    }
    return rc;
}

static int check_counters(struct checking *checking)
{
    int rc;
    CLEAN_STMT struct stmt *st = stmt_named(checking->db, SQL_CHECK_COUNTERS);
    while ((rc = stmt_step(st)) == CHAMBER_ROW) {
        const struct found found = {
            .kind = "counter", .noun = "request", .arg = {stmt_text(st, 0), stmt_text(st, 1)}};
        rc = finder_take(checking->finder, &found);
        if (rc < 0)
            return rc;
    }
    return rc;
}

/* Migration 3 wrote the words, bodies and settings that came with it. */
static bool is_migrated(const struct chamber_noun *noun, int64_t made_with)
{
    static const char *const nouns[] = {"body", "choice", "setting"};
    enum { WROTE_RECORDS = 3 };
    for (size_t i = 0; i < COUNT_OF(nouns); i++)
        if (strcmp(nouns[i], noun->name) == 0)
            return made_with < WROTE_RECORDS;
    return false;
}

int check_records(struct chamber_db *db, const struct finder *finder,
                  const struct journal_watch *watch, int64_t *count)
{
    struct checking checking = {.db = db, .finder = finder};
    int64_t made_with = 0;
    int rc = journal_first_schema(db, &made_with);
    for (const struct chamber_noun *const *noun = chamber_nouns(); *noun && rc == CHAMBER_OK;
         noun++) {
        checking.noun = *noun;
        checking.migrated = is_migrated(*noun, made_with);
        rc = check_noun(&checking, watch, count);
    }
    if (rc == CHAMBER_OK)
        rc = check_facts(&checking);
    return rc == CHAMBER_OK ? check_counters(&checking) : rc;
}
