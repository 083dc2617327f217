/* SPDX-License-Identifier: MIT */
/* Whom a notice reached, and its text as it is posted. */
#include <chamber/enterprise.h>
#include <chamber/notice.h>
#include <chamber/setting.h>

#include "base/str.h"
#include "domain/checks.h"
#include "record/record.h"
#include "record/view.h"

#define RECORD struct chamber_notice_reach

static const struct chamber_field fields[] = {
    REF(enterprise, "企业", 0, enterprise),
    BOOL(told, "送达", 0),
};

static const enum sql_name source = SQL_NOTICE_REACH;
static const enum sql_name order = SQL_NOTICE_REACH_ORDER;

const struct chamber_noun chamber_notice_reach_noun = {
    .name = "notice_reach",
    .label = "送达情况",
    .english = "reach",
    NOUN_FIELDS(fields),
    .view = true,
    .source = &source,
    .order = &order,
};

int chamber_notice_reach_open(struct chamber_db *db, chamber_id id, struct chamber_cursor **cursor)
{
    CLEAN_RECORD(notice, notice);
    int rc = chamber_notice_get(db, id, &notice);
    if (rc < 0)
        return rc;
    const struct view_value values[] = {
        {":notice", NULL, id}, {":today", chamber_today(db), 0}, {NULL, NULL, 0}};
    const struct chamber_list list = {.as_of = notice.posted_on}; /* as they were called then */
    return view_open_list(db, &chamber_notice_reach_noun, &list, values, cursor);
}

/* 2018-07-03 as 2018年7月3日. */
static void add_day(struct str *out, const char *day)
{
    str_addf(out, "%.4s年%d月%d日", day, (day[5] - '0') * 10 + day[6] - '0',
             (day[8] - '0') * 10 + day[9] - '0');
}

int chamber_notice_text(struct chamber_db *db, chamber_id id, char **text)
{
    CLEAN_RECORD(notice, notice);
    CLEAN_FREE char *chamber = NULL;
    CLEAN_STR struct str out = {0};
    int rc = chamber_notice_get(db, id, &notice);
    if (rc == CHAMBER_OK)
        rc = chamber_setting_value(db, "chamber.name", notice.posted_on, &chamber);
    if (rc < 0)
        return rc;
    str_addf(&out, "【%s】\n", notice.title);
    if (!text_empty(notice.body))
        str_addf(&out, "%s\n", notice.body);
    if (!text_empty(chamber))
        str_addf(&out, "%s\n", chamber);
    add_day(&out, notice.posted_on);
    str_add_char(&out, '\n');
    char *made = str_take(&out);
    if (!made)
        return fail_memory(db);
    *text = made;
    return CHAMBER_OK;
}
