/* SPDX-License-Identifier: MIT */
/* How far the leaders have come with the enterprises they look after. */
#include <chamber/enterprise.h>
#include <chamber/liaison.h>
#include <chamber/person.h>

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
    REF(person, "联系领导", 0, person), REF(enterprise, "联系企业", 0, enterprise),
    DATE(from_on, "开始", 0),           DATE(until_on, "结束", 0),
    INT(visits, "走访次数", 0),         DATE(last_on, "最近走访", 0),
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
    strcpy(period->until.text, today);
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
        strcpy(period->until.text, today);
    return rc;
}

/* The rows of a pass, kept so that they can be counted first. */
struct rows {
    struct chamber_liaison_visits *items;
    size_t count;
};

static void clear_rows(struct rows *rows)
{
    for (size_t i = 0; i < rows->count; i++)
        chamber_record_clear(&chamber_liaison_visits_noun, &rows->items[i]);
    free(rows->items);
}

static int keep_rows(struct chamber_db *db, struct chamber_cursor *cursor, struct rows *rows)
{
    int rc = CHAMBER_ROW;
    while (rc == CHAMBER_ROW) {
        struct chamber_liaison_visits *grown =
            reallocarray(rows->items, rows->count + 1, sizeof(*grown));
        if (!grown)
            return fail_memory(db);
        rows->items = grown;
        grown[rows->count] = (struct chamber_liaison_visits){0};
        rc = chamber_cursor_next(cursor, &grown[rows->count]);
        rows->count += rc == CHAMBER_ROW;
    }
    return rc;
}

static int read_rows(struct chamber_db *db, chamber_id person, const struct period *period,
                     struct rows *rows)
{
    struct chamber_cursor *cursor;
    const struct view_value values[] = {
        {":from", period->from.text, 0},
        {":until", period->until.text, 0},
        {":least", NULL, person},
        {":most", NULL, person ? person : INT64_MAX},
        {NULL, NULL, 0},
    };
    int rc = view_open(db, &chamber_liaison_visits_noun, NULL, values, &cursor);
    if (rc < 0)
        return rc;
    rc = keep_rows(db, cursor, rows);
    chamber_cursor_close(cursor);
    return rc;
}

int chamber_liaison_progress_open(struct chamber_db *db, chamber_id person, const char *from,
                                  const char *until, struct chamber_liaison_progress *numbers,
                                  struct chamber_cursor **rows)
{
    struct rows kept = {0};
    struct period period = {0};
    int64_t visited = 0;
    int rc = read_period(db, from, until, &period);
    if (rc == CHAMBER_OK)
        rc = read_rows(db, person, &period, &kept);
    if (rc < 0) {
        clear_rows(&kept);
        return rc;
    }
    int64_t assigned = (int64_t)kept.count;
    for (size_t i = 0; i < kept.count; i++)
        visited += kept.items[i].visits.value > 0;
    rc = view_open_records(db, &chamber_liaison_visits_noun, kept.items, kept.count, rows);
    if (rc == CHAMBER_OK)
        *numbers = (struct chamber_liaison_progress){.assigned = {true, assigned},
                                                     .visited = {true, visited},
                                                     .left = {true, assigned - visited}};
    return rc;
}
