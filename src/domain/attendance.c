/* SPDX-License-Identifier: MIT */
/* Who came to an activity, was excused or stayed away. */
#include <chamber/activity.h>
#include <chamber/attendance.h>
#include <chamber/enterprise.h>
#include <chamber/person.h>

#include <string.h>

#include "domain/checks.h"
#include "record/record.h"
#include "store/stmt.h"

#define RECORD struct chamber_attendance

static const struct chamber_word states[] = {
    {"came", "出席", "came"},
    {"excused", "请假", "excused"},
    {"absent", "缺席", "absent"},
    {NULL, NULL, NULL},
};

static const struct chamber_field fields[] = {
    REF(activity, "活动", CHAMBER_REQUIRED, activity),
    REF(person, "姓名", 0, person),
    REF(enterprise, "代表单位", 0, enterprise),
    TEXT(guest, "来宾", 0),
    ENUM(state, "状态", 0, states),
    TEXT(note, "备注", 0),
};

/* For whom they came is kept, whatever becomes of the person later. A record that comes with its
 * number was kept so before: it says itself. */
static int take_from_person(struct chamber_db *db, struct chamber_attendance *attendance)
{
    CLEAN_RECORD(person, person);
    int rc = chamber_person_get(db, attendance->person, &person);
    if (rc == CHAMBER_E_NOT_FOUND)
        return CHAMBER_OK; /* the engine says whose reference it is */
    if (rc == CHAMBER_OK)
        attendance->enterprise = person.enterprise;
    return rc;
}

/* Whether the state, and of what activity, stands as it was stored. */
static bool same_state(const struct chamber_attendance *now, const struct chamber_attendance *was)
{
    return was && now->activity == was->activity && !text_empty(now->state) &&
           strcmp(now->state, was->state) == 0;
}

/* Before the day of an activity nobody came to it or stayed away: they are excused at most. */
static int check_state(struct chamber_db *db, struct chamber_attendance *attendance)
{
    const struct chamber_noun *noun = &chamber_attendance_noun;
    CLEAN_RECORD(activity, activity);
    int rc = chamber_activity_get(db, attendance->activity, &activity);
    if (rc == CHAMBER_E_NOT_FOUND)
        return CHAMBER_OK; /* the engine says whose reference it is */
    if (rc < 0)
        return rc;
    bool ahead = day_after(activity.held_on, chamber_today(db));
    if (text_empty(attendance->state))
        return ahead ? record_fail(db, CHAMBER_E_USAGE, noun, "state", "attendance_state_missing",
                                   activity.held_on)
                     : record_set_text(db, &attendance->state, "came");
    if (ahead &&
        (strcmp(attendance->state, "came") == 0 || strcmp(attendance->state, "absent") == 0))
        return record_fail(db, CHAMBER_E_REFUSED, noun, "state", "attendance_ahead",
                           activity.held_on);
    return CHAMBER_OK;
}

/* Of two the best counts; still, one is too many. */
static int warn_of_same(struct chamber_db *db, const struct chamber_attendance *attendance)
{
    CLEAN_STMT struct stmt *st = stmt_named(db, SQL_ATTENDANCE_OF_SAME);
    stmt_bind_int(st, ":activity", attendance->activity);
    stmt_bind_int(st, ":person", attendance->person);
    stmt_bind_int(st, ":id", attendance->id);
    return attendance->person ? warn_of_other(db, &chamber_attendance_noun, st) : CHAMBER_OK;
}

static int prepare(struct chamber_db *db, void *record, const void *before)
{
    struct chamber_attendance *attendance = record;
    const struct chamber_noun *noun = &chamber_attendance_noun;
    bool guest = !text_empty(attendance->guest);
    int rc = CHAMBER_OK;
    if (attendance->person && guest)
        return record_fail(db, CHAMBER_E_REFUSED, noun, "guest", "attendance_guest_or_person");
    if (!attendance->person && !attendance->enterprise && !guest)
        return record_fail(db, CHAMBER_E_USAGE, noun, "person", "attendance_of_nobody");
    if (!same_state(attendance, before))
        rc = check_state(db, attendance);
    if (rc == CHAMBER_OK && !before && !attendance->id && attendance->person &&
        !attendance->enterprise)
        rc = take_from_person(db, attendance);
    return rc == CHAMBER_OK && !before ? warn_of_same(db, attendance) : rc;
}

/* What else an office heads these columns with. */
static const struct noun_synonyms synonyms[] = {
    {"activity", "会议|主题|活动名称|活动主题|会议名称"},
    {"person", "参会人|参会人员|参加人员|出席人员|签到人"},
    {"enterprise", "所在企业|所在单位|工作单位"},
    {"guest", "嘉宾|列席人员"},
    {"state", "出席情况|出席状态|签到状态|参会情况|到会情况"},
    {"note", "说明"},
    {NULL, NULL},
};

/* A made-up one, for the template. */
static const struct noun_example examples[] = {
    {"activity", "民营经济形势报告会"},
    {"person", "张某某"},
    {"enterprise", "示例贸易有限公司"},
    {"state", "出席"},
    {NULL, NULL},
};

const struct chamber_noun chamber_attendance_noun = {
    .name = "attendance",
    .label = "签到",
    .english = "attendances",
    NOUN_FIELDS(fields),
    .synonyms = synonyms,
    .examples = examples,
    .label_sql = SQL_ATTENDANCE_LABEL,
    .prepare = prepare,
};
