/* SPDX-License-Identifier: MIT */
/* honors.*: a row for each honor of the period. */
#include <chamber/honor.h>

#include "stats/pass.h"
#include "store/stmt.h"

/* Columns of honors_given. */
enum { ID, AWARDED_ON, TITLE, LEVEL, RECIPIENT, ENTERPRISE, PERSON };

/* A partial date is in the period if all of it is. */
static bool given_within(const struct span *span, const char *awarded_on)
{
    struct period days;
    pdate_span(awarded_on, &days);
    return strcmp(days.from.text, span->from.text) >= 0 &&
           strcmp(days.until.text, span->end.text) <= 0;
}

int honors_rows(struct pass *pass)
{
    CLEAN_STMT struct stmt *st = stmt_named(pass->db, SQL_HONORS_GIVEN);
    stmt_bind_text(st, ":from", pass->span->from.text);
    stmt_bind_text(st, ":end", pass->span->end.text);
    int rc;
    while ((rc = stmt_step(st)) == CHAMBER_ROW) {
        if (!given_within(pass->span, stmt_text(st, AWARDED_ON)))
            continue;
        chamber_id enterprise = stmt_int(st, ENTERPRISE);
        chamber_id person = stmt_int(st, PERSON);
        struct row row = {.id = stmt_int(st, ID)};
        if (strcmp(stmt_text(st, RECIPIENT), "chamber") == 0)
            row.facts |= HONOR_CHAMBER;
        row.keys[KEY_TITLE] = pool_word(pass->pool, stmt_text(st, TITLE));
        row.keys[KEY_LEVEL] = pool_word(pass->pool, stmt_text(st, LEVEL));
        row.who[WHO_ENTERPRISE] = (struct who){&enterprise, enterprise != 0 ? 1 : 0};
        row.who[WHO_PERSON] = (struct who){&person, person != 0 ? 1 : 0};
        if ((rc = pass->take(pass->context, ROW_HONOR, &row)) < 0)
            return rc;
    }
    return rc;
}

static const struct figure_column title_columns[] = {
    {"enterprises", BOTH("企业（家）", "enterprises"), 0, WHO_ENTERPRISE},
    {"persons", BOTH("个人（人）", "persons"), 0, WHO_PERSON},
    {"chamber", BOTH("商会", "chamber"), HONOR_CHAMBER, WHO_NONE},
    {0},
};

static const struct figure figures[] = {
    {.id = "honors.total",
     .rows = ROW_HONOR,
     .headline = true,
     .unit = BOTH("项", "honors"),
     .label = BOTH("荣誉总数", "Honors"),
     .definition = BOTH("本期内授予的荣誉；只知年或月的，整段都在本期内才计",
                        "honors given in the period; one of which only the year or month is known "
                        "if all of it lies within")},
    {.id = "honors.by_title",
     .shape = FIGURE_TABLE,
     .rows = ROW_HONOR,
     .key = KEY_TITLE,
     .words = {SQL_KEYS_OF_TITLES, NULL},
     .columns = title_columns,
     .unit = BOTH("项", "honors"),
     .label = BOTH("荣誉按名称", "Honors by title"),
     .definition =
         BOTH("本期内授予的荣誉，按名称和级别，各有企业数、人数和授予商会的项数；只列本期有的名称",
              "honors given in the period, by title and level, with the enterprises, "
              "persons and times the chamber itself was honored; only the titles of the "
              "period have a row")},
    {.id = "honors.by_level",
     .shape = FIGURE_TABLE,
     .rows = ROW_HONOR,
     .key = KEY_LEVEL,
     .words = {SQL_KEYS_OF_LIST, "honor.level"},
     .chart = CHAMBER_CHART_BARS,
     .unit = BOTH("项", "honors"),
     .label = BOTH("荣誉按级别", "Honors by level"),
     .definition = BOTH("本期内授予的荣誉，按级别", "honors given in the period, by level")},
};

const struct figure_list honors_figures = {BOTH("荣誉", "Honors"), figures, COUNT_OF(figures)};
