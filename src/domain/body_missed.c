/* SPDX-License-Identifier: MIT */
/* Who stayed away from the last meetings of a body. */
#include <chamber/body.h>
#include <chamber/enterprise.h>
#include <chamber/person.h>
#include <chamber/role.h>

#include <stdlib.h>

#include "domain/roster.h"
#include "record/record.h"
#include "record/view.h"

#define RECORD struct chamber_body_missed

static const struct chamber_field fields[] = {
    REFS(roles, "职务", 0, role),
    REF(person, "姓名", 0, person),
    REF(enterprise, "代表单位", 0, enterprise),
    INT(due, "应到", 0),
    INT(missed, "缺席", CHAMBER_ADDS),
    INT(excused, "请假", CHAMBER_ADDS),
    INT(unknown, "未记录", 0),
    DATE(last_came_on, "最近出席", 0),
};

const struct chamber_noun chamber_body_missed_noun = {
    .name = "missed",
    .label = "缺席情况",
    .english = "those who stayed away",
    NOUN_FIELDS(fields),
    .view = true,
};

static struct chamber_int number(int64_t value)
{
    return (struct chamber_int){true, value};
}

/* Takes the roles over from the roster. */
static int fill(struct chamber_db *db, struct chamber_activity_roster_row *from,
                const struct roster_standing *standing, struct chamber_body_missed *row)
{
    *row = (struct chamber_body_missed){.id = from->id,
                                        .roles = from->roles,
                                        .roles_name = from->roles_name,
                                        .person = from->person,
                                        .enterprise = from->enterprise,
                                        .due = number(standing->due),
                                        .missed = number(standing->missed),
                                        .excused = number(standing->excused),
                                        .unknown = number(standing->unknown)};
    from->roles = (struct chamber_ids){0};
    from->roles_name = (struct chamber_texts){0};
    int rc = record_set_text(db, &row->last_came_on, standing->last_came_on);
    if (rc == CHAMBER_OK)
        rc = view_name(db, &chamber_person_noun, row->person, NULL, &row->person_name);
    if (rc == CHAMBER_OK)
        rc = view_name(db, &chamber_enterprise_noun, row->enterprise, NULL, &row->enterprise_name);
    return rc;
}

/* The most missed first, then as the roster has them. */
static int by_missed(const void *a, const void *b)
{
    const struct chamber_body_missed *x = a, *y = b;
    if (x->missed.value != y->missed.value)
        return x->missed.value > y->missed.value ? -1 : 1;
    return (x->id > y->id) - (x->id < y->id);
}

/* Those who did not come to all they were due at. */
static int look_back(struct chamber_db *db, chamber_id body, int64_t last, struct roster *roster,
                     struct view_rows *rows)
{
    const struct roster_past past = {body, chamber_today(db), INT64_MAX, last};
    int rc = roster_look_back(db, &past, roster);
    for (size_t i = 0; i < roster->rows.count && rc == CHAMBER_OK; i++) {
        const struct roster_standing *standing = &roster->standings[i];
        if (standing->missed + standing->excused + standing->unknown == 0)
            continue;
        struct chamber_body_missed *row = view_rows_add(rows);
        rc = row ? fill(db, roster_row(roster, i), standing, row) : fail_memory(db);
    }
    return rc;
}

static int read_all(struct chamber_db *db, chamber_id id, int64_t last, struct view_rows *rows)
{
    CLEAN(roster_free) struct roster roster = ROSTER_EMPTY;
    CLEAN_RECORD(body, body);
    int rc = store_begin(db, STORE_READ);
    if (rc < 0)
        return rc;
    rc = chamber_body_get(db, id, &body);
    if (rc == CHAMBER_OK)
        rc = roster_due(db, &body, chamber_today(db), &roster);
    if (rc == CHAMBER_OK)
        rc = look_back(db, id, last, &roster, rows);
    return store_end(db, rc);
}

int chamber_body_missed_open(struct chamber_db *db, chamber_id id, int64_t last,
                             struct chamber_cursor **cursor)
{
    CLEAN_VIEW_ROWS struct view_rows rows = {.noun = &chamber_body_missed_noun};
    int rc = read_all(db, id, last, &rows);
    if (rc < 0)
        return rc;
    if (rows.count)
        qsort(rows.items, rows.count, sizeof(struct chamber_body_missed), by_missed);
    return view_open_rows(db, &rows, cursor);
}
