/* SPDX-License-Identifier: MIT */
/* An item of a year's work plan. */
#include <chamber/person.h>
#include <chamber/task.h>

#include "domain/checks.h"
#include "record/noun.h"

#define RECORD struct chamber_task

static const struct chamber_field fields[] = {
    INT(year, "年度", CHAMBER_REQUIRED), TEXT(title, "事项", CHAMBER_REQUIRED | CHAMBER_FINDS),
    REF(owner, "责任人", 0, person),     DATE(due_on, "期限", CHAMBER_DAY),
    DATE(done_on, "完成日期", 0),        TEXT(summary, "完成情况", 0),
};

static int prepare(struct chamber_db *db, void *record, const void *before)
{
    (void)before;
    const struct chamber_task *task = record;
    int rc = check_year(db, &chamber_task_noun, "year", task->year);
    return rc == CHAMBER_OK ? check_not_future(db, &chamber_task_noun, "done_on", task->done_on)
                            : rc;
}

/* What else an office heads these columns with. */
static const struct noun_synonyms synonyms[] = {
    {"year", "年份|工作年度"},
    {"title", "任务|任务名称|计划事项|工作事项|工作任务|工作内容|重点工作"},
    {"owner", "负责人|责任领导|承办人"},
    {"due_on", "时限|完成期限|完成时限|截止日期|计划完成时间"},
    {"done_on", "完成时间|实际完成时间|办结日期"},
    {"summary", "进展情况|落实情况|工作进展"},
    {NULL, NULL},
};

/* A made-up one, for the template. */
static const struct noun_example examples[] = {
    {"year", "2018"},
    {"title", "完成会员信息核实"},
    {"owner", "张某某"},
    {"due_on", "2018-11-30"},
    {"done_on", "2018-11-20"},
    {"summary", "全部会员已核实"},
    {NULL, NULL},
};

const struct chamber_noun chamber_task_noun = {
    .name = "task",
    .label = "计划事项",
    .english = "tasks",
    NOUN_FIELDS(fields),
    .synonyms = synonyms,
    .examples = examples,
    .label_fields = "title",
    .caption = "year title",
    .prepare = prepare,
};
