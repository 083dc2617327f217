/* SPDX-License-Identifier: MIT */
/* meetings.*, activities.* and education.*: a row for each activity done in the period; one of
 * several days belongs to its first. */
#include <chamber/enterprise.h>

#include "record/value.h"
#include "stats/pass.h"

/* Columns of activities_done. */
enum { ID, HELD_ON, KIND, BODY, EDUCATION, HEADCOUNT };

static void fill(const struct pass *pass, struct stmt *st, struct row *row)
{
    const char *kind = stmt_text(st, KIND);
    row->id = stmt_int(st, ID);
    row->number = stmt_int(st, HEADCOUNT);
    if (kind != NULL && strcmp(kind, "meeting") == 0)
        row->facts |= ACTIVITY_MEETING;
    if (stmt_int(st, EDUCATION) != 0)
        row->facts |= ACTIVITY_EDUCATION;
    row->keys[KEY_KIND] = pool_word(pass->pool, kind);
    row->keys[KEY_BODY] = pool_word(pass->pool, stmt_text(st, BODY));
    row->keys[KEY_MONTH] = pool_month(pass->pool, stmt_text(st, HELD_ON));
}

/* The enterprises that came to an activity, into a list used anew for each. */
static int gather_enterprises(struct chamber_db *db, struct stmt *st, chamber_id activity,
                              struct chamber_ids *out)
{
    int rc;
    out->count = 0;
    stmt_reset(st);
    stmt_bind_int(st, ":activity", activity);
    while ((rc = stmt_step(st)) == CHAMBER_ROW)
        if (!ids_add(out, stmt_int(st, 0)))
            return fail_memory(db);
    return rc;
}

int activities_rows(struct pass *pass)
{
    CLEAN_STMT struct stmt *st = stmt_named(pass->db, SQL_ACTIVITIES_DONE);
    CLEAN_STMT struct stmt *came = stmt_named(pass->db, SQL_ACTIVITIES_ENTERPRISES);
    CLEAN(ids_clear) struct chamber_ids enterprises = {0};
    stmt_bind_text(st, ":from", pass->span->from.text);
    stmt_bind_text(st, ":end", pass->span->end.text);
    int rc;
    while ((rc = stmt_step(st)) == CHAMBER_ROW) {
        struct row row = {0};
        fill(pass, st, &row);
        rc = gather_enterprises(pass->db, came, row.id, &enterprises);
        row.who[WHO_ENTERPRISE] = (struct who){enterprises.items, enterprises.count};
        if (rc == CHAMBER_OK)
            rc = pass->take(pass->context, ROW_ACTIVITY, &row);
        if (rc < 0)
            return rc;
    }
    return rc;
}

#define ACTIVITIES BOTH("场", "activities")

static const struct figure figures[] = {
    {.id = "meetings.by_body",
     .shape = FIGURE_TABLE,
     .rows = ROW_ACTIVITY,
     .in = ACTIVITY_MEETING,
     .key = KEY_BODY,
     .words = {SQL_KEYS_OF_BODIES, NULL},
     .chart = CHAMBER_CHART_BARS,
     .unit = BOTH("次", "meetings"),
     .label = BOTH("会议按会议机构", "Meetings by body"),
     .definition = BOTH("本期内已完成、类型为会议的活动，按会议机构；跨日的按首日",
                        "activities of kind meeting done in the period, by body; one of several "
                        "days counts on its first")},
    {.id = "activities.total",
     .rows = ROW_ACTIVITY,
     .headline = true,
     .unit = ACTIVITIES,
     .label = BOTH("活动场次", "Activities"),
     .definition = BOTH("本期内已完成的活动（含会议）；跨日的按首日，计一场",
                        "activities done in the period, meetings among them; one of several days "
                        "counts once, on its first")},
    {.id = "activities.headcount",
     .shape = FIGURE_SUM,
     .rows = ROW_ACTIVITY,
     .headline = true,
     .unit = BOTH("人次", "participations"),
     .label = BOTH("活动人次", "Heads at activities"),
     .definition = BOTH("本期内已完成的活动，每场取所填人数，未填的取签到出席的人数，合计",
                        "of each activity done in the period the head count given, else those "
                        "recorded as having come, summed")},
    {.id = "activities.enterprises",
     .shape = FIGURE_DISTINCT,
     .rows = ROW_ACTIVITY,
     .who = WHO_ENTERPRISE,
     .lists = &chamber_enterprise_noun,
     .unit = BOTH("家", "enterprises"),
     .label = BOTH("参加活动的企业", "Enterprises at activities"),
     .definition = BOTH("本期内已完成的活动中签到出席的企业，每家计一次",
                        "enterprises recorded as having come to an activity done in the period, "
                        "each once")},
    {.id = "education.months_without",
     .shape = FIGURE_MONTHS,
     .rows = ROW_ACTIVITY,
     .in = ACTIVITY_EDUCATION,
     .unit = BOTH("个月", "months"),
     .label = BOTH("无教育活动的月数", "Months without education"),
     .definition = BOTH("本期至截止日所在月为止，没有已完成的理想信念教育活动的月数；"
                        "所列为本期内的教育活动，其余的月份即是",
                        "months of the period, up to and including that of the as-of day, without "
                        "a done education activity; the records listed are those of the other "
                        "months")},
    {.id = "activities.by_kind",
     .shape = FIGURE_TABLE,
     .rows = ROW_ACTIVITY,
     .key = KEY_KIND,
     .words = {SQL_KEYS_OF_LIST, "activity.kind"},
     .chart = CHAMBER_CHART_BARS,
     .unit = ACTIVITIES,
     .label = BOTH("活动按类型", "Activities by kind"),
     .definition = BOTH("本期内已完成的活动，按类型", "activities done in the period, by kind")},
    {.id = "activities.by_month",
     .shape = FIGURE_TABLE,
     .rows = ROW_ACTIVITY,
     .key = KEY_MONTH,
     .chart = CHAMBER_CHART_MONTHS,
     .unit = ACTIVITIES,
     .label = BOTH("活动按月份", "Activities by month"),
     .definition = BOTH("本期内已完成的活动，按首日的月份",
                        "activities done in the period, by the month of their first day")},
};

const struct figure_list activities_figures = {BOTH("活动", "Activities"), figures,
                                               COUNT_OF(figures)};
