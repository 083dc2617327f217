/* SPDX-License-Identifier: MIT */
/* What the dated fields of enterprises were, one after the other. */
#include <chamber/enterprise.h>
#include <chamber/enterprise_fact.h>

#include <stdlib.h>

#include "record/value.h"
#include "record/view.h"

#define RECORD struct chamber_enterprise_fact

/* The dated fields, as the enterprise itself labels them. */
static const struct chamber_word dated_fields[] = {
    {"name", "企业名称", "name"},
    {"kind", "会员类别", "kind"},
    {"industry", "行业", "industry"},
    {"size", "规模", "size"},
    {"place", "楼宇园区", "place"},
    {"party_state", "党组织情况", "party_state"},
    {NULL, NULL, NULL},
};

static const struct chamber_field fields[] = {
    REF(enterprise, "企业", CHAMBER_REQUIRED, enterprise),
    ENUM(field, "字段", CHAMBER_REQUIRED, dated_fields),
    DATE(from_on, "自", 0),
    TEXT(value, "值", 0),
};

const struct chamber_noun chamber_enterprise_fact_noun = {
    .name = "enterprise_fact",
    .label = "历次信息",
    .english = "earlier values",
    NOUN_FIELDS(fields),
    .view = true,
};

/* The stored value in words. */
static int say_value(struct chamber_db *db, const struct chamber_field *field, struct stmt *st,
                     const char **value)
{
    CLEAN_RECORD(enterprise, scratch);
    CLEAN_FREE char *text = NULL;
    enum chamber_style style = field->kind == CHAMBER_REF ? CHAMBER_NAMES : CHAMBER_WORDS;
    int rc = CHAMBER_OK;
    if (field->kind == CHAMBER_REF)
        *value_id(field, &scratch) = stmt_int(st, 3);
    else
        rc = record_set_text(db, value_text(field, &scratch), stmt_text(st, 3));
    if (rc == CHAMBER_OK)
        rc = chamber_field_format(db, field, &scratch, style, &text);
    return rc == CHAMBER_OK ? record_set_text(db, value, text) : rc;
}

static int read_row(struct chamber_db *db, struct stmt *st, struct view_rows *rows)
{
    struct chamber_enterprise_fact *fact = view_rows_add(rows);
    const struct chamber_field *field =
        chamber_noun_field(&chamber_enterprise_noun, stmt_text(st, 1));
    if (!fact)
        return fail_memory(db);
    fact->id = (chamber_id)rows->count;
    fact->enterprise = stmt_int(st, 0);
    int rc =
        view_name(db, &chamber_enterprise_noun, fact->enterprise, NULL, &fact->enterprise_name);
    if (rc == CHAMBER_OK)
        rc = record_set_text(db, &fact->field, stmt_text(st, 1));
    if (rc == CHAMBER_OK)
        rc = record_set_text(db, &fact->from_on, stmt_text(st, 2));
    return rc == CHAMBER_OK && field ? say_value(db, field, st, &fact->value) : rc;
}

int chamber_enterprise_fact_open(struct chamber_db *db, struct chamber_cursor **cursor)
{
    CLEAN_VIEW_ROWS struct view_rows rows = {.noun = &chamber_enterprise_fact_noun};
    CLEAN_STMT struct stmt *st = stmt_named(db, SQL_ENTERPRISE_FACTS);
    int rc;
    while ((rc = stmt_step(st)) == CHAMBER_ROW) {
        rc = read_row(db, st, &rows);
        if (rc < 0)
            return rc;
    }
    return rc == CHAMBER_OK ? view_open_rows(db, &rows, cursor) : rc;
}
