/* SPDX-License-Identifier: MIT */
/* How far the leaders have come with the enterprises they look after. */
#include <chamber/enterprise.h>
#include <chamber/liaison.h>
#include <chamber/person.h>

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "domain/checks.h"
#include "record/find.h"
#include "record/view.h"

#define RECORD struct chamber_liaison_progress

static const struct chamber_field number_fields[] = {
    INT(assigned, "联系企业", 0),
    INT(visited, "已走访", 0),
    INT(left, "未走访", 0),
};

const struct chamber_noun chamber_liaison_progress_noun = {
    .name = "liaison_progress",
    .label = "联系进度",
    .english = "progress",
    NOUN_FIELDS(number_fields),
    .view = true,
};

#undef RECORD
#define RECORD struct chamber_liaison_visits

static const struct chamber_field row_fields[] = {
    REF(person, "联系领导", 0, person),
    REF(enterprise, "联系企业", 0, enterprise),
    DATE(from_on, "开始", 0),
    DATE(until_on, "结束", 0),
    INT(visits, "走访次数", CHAMBER_ADDS),
    DATE(last_on, "最近走访", 0),
    BOOL(joined_in, "本人参加", 0),
};

static const enum sql_name source = SQL_LIAISON_PROGRESS;
static const enum sql_name order = SQL_LIAISON_PROGRESS_ORDER;

const struct chamber_noun chamber_liaison_visits_noun = {
    .name = "liaison_visits",
    .label = "联系走访",
    .english = "liaisons and visits",
    NOUN_FIELDS(row_fields),
    .view = true,
    .source = &source,
    .order = &order,
};

/* One end of the period; what stands for it where nothing is given is there already. */
static int read_end(struct chamber_db *db, const char *field, const char *text, bool last,
                    struct date *day)
{
    const struct chamber_noun *noun = &chamber_liaison_noun;
    struct period period;
    if (text_empty(text))
        return CHAMBER_OK;
    enum date_result result = period_parse(text, chamber_today(db), &period);
    if (result != DATE_OK)
        return field_date_fail(db, noun, chamber_noun_field(noun, field), result, text);
    *day = last ? period.until : period.from;
    return CHAMBER_OK;
}

/* Both days; nothing later than today counts. */
static int read_period(struct chamber_db *db, const char *from, const char *until,
                       struct period *period)
{
    const char *today = chamber_today(db);
    snprintf(period->until.text, sizeof period->until.text, "%s", today);
    int rc = read_end(db, "until_on", until, true, &period->until);
    if (rc < 0)
        return rc;
    snprintf(period->from.text, sizeof(period->from.text), "%.4s-01-01",
             *period->until.text ? period->until.text : today);
    rc = read_end(db, "from_on", from, false, &period->from);
    if (rc == CHAMBER_OK && !text_empty(until))
        rc = check_order(db, &chamber_liaison_noun, "until_on", period->from.text,
                         period->until.text);
    if (!*period->until.text || strcmp(period->until.text, today) > 0)
        snprintf(period->until.text, sizeof period->until.text, "%s", today);
    return rc;
}

/* The liaisons, kept so that they can be counted first. */
static int read_rows(struct chamber_db *db, chamber_id person, const struct period *period,
                     struct view_rows *rows)
{
    char text[24];
    struct chamber_cursor *cursor;
    const struct chamber_filter of_person = {"person", text};
    const struct chamber_list list = {.filters = &of_person, .filter_count = person != 0};
    const struct view_value values[] = {
        {":from", period->from.text, 0}, {":until", period->until.text, 0}, {NULL, NULL, 0}};
    snprintf(text, sizeof(text), "#%" PRId64, person);
    int rc = view_open_list(db, rows->noun, &list, values, &cursor);
    return rc == CHAMBER_OK ? view_rows_read(db, rows, cursor) : rc;
}

int chamber_liaison_progress_open(struct chamber_db *db, chamber_id person, const char *from,
                                  const char *until, struct chamber_liaison_progress *numbers,
                                  struct chamber_cursor **rows)
{
    CLEAN_VIEW_ROWS struct view_rows kept = {.noun = &chamber_liaison_visits_noun};
    struct period period = {0};
    int64_t visited = 0;
    int rc = read_period(db, from, until, &period);
    if (rc == CHAMBER_OK)
        rc = read_rows(db, person, &period, &kept);
    if (rc < 0)
        return rc;
    int64_t assigned = (int64_t)kept.count;
    for (size_t i = 0; i < kept.count; i++) {
        const struct chamber_liaison_visits *row = view_row(&kept, i);
        visited += row->visits.value > 0;
    }
    rc = view_open_rows(db, &kept, rows);
    if (rc == CHAMBER_OK)
        *numbers = (struct chamber_liaison_progress){.assigned = {true, assigned},
                                                     .visited = {true, visited},
                                                     .left = {true, assigned - visited}};
    return rc;
}
