/* SPDX-License-Identifier: MIT */
/* Who was due at an activity, who came, and whether they make a quorum. */
#include <chamber/activity.h>
#include <chamber/body.h>
#include <chamber/enterprise.h>
#include <chamber/person.h>
#include <chamber/role.h>

#include <string.h>

#include "domain/checks.h"
#include "domain/roster.h"
#include "record/record.h"
#include "record/view.h"

#define RECORD struct chamber_activity_roster
static const struct chamber_field number_fields[] = {
    REF(activity, "活动", 0, activity),
    DATE(held_on, "日期", 0),
    REF(body, "会议机构", 0, body),
    INT(due, "应到", 0),
    INT(came, "出席", 0),
    INT(excused, "请假", 0),
    INT(absent, "缺席", 0),
    INT(unknown, "未记录", 0),
    INT(guests, "列席", 0),
    INT(quorum, "法定人数", 0),
    BOOL(met, "达到法定人数", 0),
    BOOL(reachable, "可达法定人数", 0),
};

const struct chamber_noun chamber_activity_roster_noun = {
    .name = "roster",
    .label = "出席情况",
    .english = "rosters",
    NOUN_FIELDS(number_fields),
    .view = true,
};

#undef RECORD
#define RECORD struct chamber_activity_roster_row

static const struct chamber_word states[] = {
    {"came", "出席", "came"},     {"excused", "请假", "excused"},
    {"absent", "缺席", "absent"}, {"unknown", "未记录", "no record"},
    {NULL, NULL, NULL},
};

static const struct chamber_field row_fields[] = {
    REFS(roles, "职务", 0, role),
    REF(person, "姓名", 0, person),
    REF(enterprise, "代表单位", 0, enterprise),
    TEXT(guest, "来宾", 0),
    BOOL(due, "应到", 0),
    ENUM(state, "状态", 0, states),
    INT(missed, "近期缺席", 0),
    TEXT(note, "备注", 0),
};

const struct chamber_noun chamber_activity_roster_row_noun = {
    .name = "roster_row",
    .label = "应到和出席",
    .english = "those due and those who came",
    NOUN_FIELDS(row_fields),
    .view = true,
};

/* What else a row says: names as of the day, "no record", and of those due the meetings missed. */
static int complete(struct chamber_db *db, const char *day, const struct roster_standing *standing,
                    struct chamber_activity_roster_row *row)
{
    int rc = view_name(db, &chamber_person_noun, row->person, day, &row->person_name);
    if (rc == CHAMBER_OK)
        rc = view_name(db, &chamber_enterprise_noun, row->enterprise, day, &row->enterprise_name);
    if (rc == CHAMBER_OK && !row->state)
        rc = record_set_text(db, &row->state, "unknown");
    if (row->due == CHAMBER_YES)
        row->missed = (struct chamber_int){true, standing->missed};
    return rc;
}

/* Those of a body count if they are due; without a body whoever was noted but guests by name. */
static void count(const struct roster *roster, struct chamber_activity_roster *numbers)
{
    for (size_t i = 0; i < roster->rows.count; i++) {
        const struct chamber_activity_roster_row *row = roster_row(roster, i);
        bool counts = numbers->body ? row->due == CHAMBER_YES : !row->guest;
        bool came = strcmp(row->state, "came") == 0;
        numbers->due.value += row->due == CHAMBER_YES;
        if (!counts)
            numbers->guests.value += came;
        else if (came)
            numbers->came.value++;
        else if (strcmp(row->state, "excused") == 0)
            numbers->excused.value++;
        else if (strcmp(row->state, "absent") == 0)
            numbers->absent.value++;
        else
            numbers->unknown.value++;
    }
}

static enum chamber_bool yes_or_no(bool yes)
{
    return yes ? CHAMBER_YES : CHAMBER_NO;
}

static void add_quorum(const struct chamber_body *body, struct chamber_activity_roster *numbers)
{
    int64_t due = numbers->due.value, came = numbers->came.value;
    if (!body->quorum_num.given || !body->quorum_den.given)
        return;
    /* rounded up: 2/3 of 7 are 5 */
    numbers->quorum.given = true;
    numbers->quorum.value =
        (due * body->quorum_num.value + body->quorum_den.value - 1) / body->quorum_den.value;
    if (due == 0)
        return;
    numbers->met = yes_or_no(came >= numbers->quorum.value);
    numbers->reachable = yes_or_no(came + numbers->unknown.value >= numbers->quorum.value);
}

static int name_numbers(struct chamber_db *db, const struct chamber_activity *activity,
                        struct chamber_activity_roster *numbers)
{
    static const struct chamber_int none = {.given = true};
    *numbers = (struct chamber_activity_roster){.id = activity->id,
                                                .activity = activity->id,
                                                .body = activity->body,
                                                .due = none,
                                                .came = none,
                                                .excused = none,
                                                .absent = none,
                                                .unknown = none,
                                                .guests = none};
    int rc = record_set_text(db, &numbers->activity_name, activity->title);
    if (rc == CHAMBER_OK)
        rc = record_set_text(db, &numbers->held_on, activity->held_on);
    return rc == CHAMBER_OK ? record_set_text(db, &numbers->body_name, activity->body_name) : rc;
}

static int make(struct chamber_db *db, const struct chamber_activity *activity, int64_t last,
                struct chamber_activity_roster *numbers, struct roster *roster)
{
    const struct roster_past past = {activity->body, activity->held_on, activity->id, last};
    CLEAN_RECORD(body, body);
    int rc = name_numbers(db, activity, numbers);
    if (rc == CHAMBER_OK && activity->body)
        rc = chamber_body_get(db, activity->body, &body);
    if (rc == CHAMBER_OK && activity->body)
        rc = roster_due(db, &body, activity->held_on, roster);
    if (rc == CHAMBER_OK)
        rc = roster_note(db, activity->id, roster);
    if (rc == CHAMBER_OK)
        rc = roster_look_back(db, &past, roster);
    for (size_t i = 0; i < roster->rows.count && rc == CHAMBER_OK; i++)
        rc = complete(db, activity->held_on, &roster->standings[i], roster_row(roster, i));
    if (rc < 0)
        return rc;
    count(roster, numbers);
    add_quorum(&body, numbers);
    return CHAMBER_OK;
}

static int read_all(struct chamber_db *db, chamber_id id, int64_t last,
                    struct chamber_activity_roster *numbers, struct roster *roster)
{
    CLEAN_RECORD(activity, activity);
    int rc = store_begin(db, STORE_READ);
    if (rc < 0)
        return rc;
    rc = chamber_activity_get(db, id, &activity);
    if (rc == CHAMBER_OK)
        rc = make(db, &activity, last, numbers, roster);
    return store_end(db, rc);
}

int chamber_activity_roster_open(struct chamber_db *db, chamber_id id, int64_t last,
                                 struct chamber_activity_roster *numbers,
                                 struct chamber_cursor **rows)
{
    CLEAN(roster_free) struct roster roster = ROSTER_EMPTY;
    struct chamber_activity_roster made = {0};
    struct chamber_cursor *cursor = NULL;
    int rc = read_all(db, id, last, &made, &roster);
    if (rc == CHAMBER_OK)
        rc = view_open_rows(db, &roster.rows, &cursor);
    if (rc < 0) {
        chamber_record_clear(&chamber_activity_roster_noun, &made);
        return rc;
    }
    chamber_record_clear(&chamber_activity_roster_noun, numbers);
    *numbers = made;
    *rows = cursor;
    return CHAMBER_OK;
}
