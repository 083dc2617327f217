/* SPDX-License-Identifier: MIT */
/* One enterprise on one screen, as JSON. */
#include <chamber/enterprise.h>
#include <chamber/honor.h>
#include <chamber/request.h>
#include <chamber/visit.h>

#include <string.h>

#include "base/str.h"
#include "record/json_text.h"
#include "record/record.h"
#include "store/stmt.h"

/* Append a record as a JSON object. */
static int add_record(struct chamber_db *db, struct str *out, const struct chamber_noun *noun,
                      const void *record)
{
    char *json = NULL;
    int rc = chamber_record_json(db, noun, record, &json);
    str_add(out, json);
    chamber_free(json);
    return rc;
}

/* Append the record of that number. */
static int add_stored(struct chamber_db *db, struct str *out, const struct chamber_noun *noun,
                      chamber_id id)
{
    void *record = calloc(1, chamber_noun_size(noun));
    if (!record)
        return fail_memory(db);
    int rc = chamber_record_get(db, noun, id, record);
    if (rc == CHAMBER_OK)
        rc = add_record(db, out, noun, record);
    chamber_record_clear(noun, record);
    free(record);
    return rc;
}

static struct stmt *query(struct chamber_db *db, enum sql_name name, chamber_id enterprise)
{
    struct stmt *st = stmt_named(db, name);
    stmt_bind_int(st, ":enterprise", enterprise);
    stmt_bind_text(st, ":today", chamber_today(db));
    return st;
}

/* Append an array of the records whose numbers a query gives. */
static int add_records(struct chamber_db *db, struct str *out, enum sql_name name,
                       const struct chamber_noun *noun, chamber_id enterprise)
{
    CLEAN_STMT struct stmt *st = query(db, name, enterprise);
    const char *separator = "[";
    int rc;
    while ((rc = stmt_step(st)) == CHAMBER_ROW) {
        str_add(out, separator);
        separator = ",";
        if ((rc = add_stored(db, out, noun, stmt_int(st, 0))) < 0)
            return rc;
    }
    str_add(out, *separator == '[' ? "[]" : "]");
    return rc;
}

static int add_last_visit(struct chamber_db *db, struct str *out, chamber_id enterprise)
{
    CLEAN_STMT struct stmt *st = query(db, SQL_ENTERPRISE_LAST_VISIT, enterprise);
    int rc = stmt_step(st);
    if (rc == CHAMBER_ROW)
        return add_stored(db, out, &chamber_visit_noun, stmt_int(st, 0));
    str_add(out, "null");
    return rc;
}

static int add_promises(struct chamber_db *db, struct str *out, chamber_id enterprise)
{
    CLEAN_STMT struct stmt *st = query(db, SQL_ENTERPRISE_PROMISES, enterprise);
    const char *separator = "[";
    int rc;
    while ((rc = stmt_step(st)) == CHAMBER_ROW) {
        str_addf(out, "%s{\"visit\":%lld,\"visited_on\":", separator, (long long)stmt_int(st, 0));
        json_add_string(out, stmt_text(st, 1));
        str_add(out, ",\"promise\":");
        json_add_string(out, stmt_text(st, 2));
        str_add(out, "}");
        separator = ",";
    }
    str_add(out, *separator == '[' ? "[]" : "]");
    return rc;
}

static bool has_text(const struct chamber_texts *list, const char *text)
{
    for (size_t i = 0; i < list->count; i++)
        if (strcmp(list->items[i], text) == 0)
            return true;
    return false;
}

/* The former names entered, then those it had in the register before it was renamed. */
static int add_former_names(struct chamber_db *db, struct str *out,
                            const struct chamber_enterprise *enterprise)
{
    CLEAN_STMT struct stmt *st = query(db, SQL_ENTERPRISE_EARLIER_NAMES, enterprise->id);
    const char *separator = "[";
    int rc;
    for (size_t i = 0; i < enterprise->former_names.count; i++) {
        str_add(out, separator);
        json_add_string(out, enterprise->former_names.items[i]);
        separator = ",";
    }
    while ((rc = stmt_step(st)) == CHAMBER_ROW) {
        const char *name = stmt_text(st, 0);
        if (str_same(name, enterprise->name) || has_text(&enterprise->former_names, name))
            continue;
        str_add(out, separator);
        json_add_string(out, name);
        separator = ",";
    }
    str_add(out, *separator == '[' ? "[]" : "]");
    return rc;
}

static int compose(struct chamber_db *db, struct str *out,
                   const struct chamber_enterprise *enterprise)
{
    str_add(out, "{\"enterprise\":");
    int rc = add_record(db, out, &chamber_enterprise_noun, enterprise);
    str_add(out, ",\"last_visit\":");
    if (rc == CHAMBER_OK)
        rc = add_last_visit(db, out, enterprise->id);
    str_add(out, ",\"promises\":");
    if (rc == CHAMBER_OK)
        rc = add_promises(db, out, enterprise->id);
    str_add(out, ",\"open_requests\":");
    if (rc == CHAMBER_OK)
        rc = add_records(db, out, SQL_ENTERPRISE_OPEN_REQUESTS, &chamber_request_noun,
                         enterprise->id);
    str_add(out, ",\"honors\":");
    if (rc == CHAMBER_OK)
        rc = add_records(db, out, SQL_ENTERPRISE_HONORS, &chamber_honor_noun, enterprise->id);
    str_add(out, ",\"former_names\":");
    if (rc == CHAMBER_OK)
        rc = add_former_names(db, out, enterprise);
    str_add(out, "}");
    return rc;
}

int chamber_enterprise_brief_json(struct chamber_db *db, chamber_id id, char **json)
{
    CLEAN_STR struct str out = {0};
    CLEAN_RECORD(enterprise, enterprise);
    int rc = store_begin(db, STORE_READ);
    if (rc < 0)
        return rc;
    rc = chamber_enterprise_get(db, id, &enterprise);
    if (rc == CHAMBER_OK)
        rc = compose(db, &out, &enterprise);
    rc = store_end(db, rc);
    if (rc < 0)
        return rc;
    char *text = str_take(&out);
    if (!text)
        return fail_memory(db);
    *json = text;
    return CHAMBER_OK;
}
