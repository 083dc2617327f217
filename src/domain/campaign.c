/* SPDX-License-Identifier: MIT */
/* A visit campaign: a window of days and its targets. */
#include <chamber/campaign.h>
#include <chamber/enterprise.h>

#include "domain/checks.h"
#include "record/record.h"

#define RECORD struct chamber_campaign

static const struct chamber_field fields[] = {
    TEXT(name, "名称", CHAMBER_REQUIRED | CHAMBER_UNIQUE | CHAMBER_FINDS),
    CHOICE(kind, "类型", 0, "campaign.kind"),
    DATE(from_on, "开始", CHAMBER_REQUIRED | CHAMBER_DAY),
    DATE(until_on, "结束", CHAMBER_REQUIRED),
    REFS(enterprises, "对象企业", 0, enterprise),
    TEXT(note, "备注", 0),
};

static const char *const keys[] = {"name", NULL};

static int prepare(struct chamber_db *db, void *record, const void *before)
{
    (void)before;
    const struct chamber_campaign *campaign = record;
    const struct chamber_noun *noun = &chamber_campaign_noun;
    return check_order(db, noun, "until_on", campaign->from_on, campaign->until_on);
}

/* What else an office heads these columns with; "": what it calls the records themselves. */
static const struct noun_synonyms synonyms[] = {
    {"", "行动名称"},
    {"kind", "类别|行动类型"},
    {"from_on", "开始日期|开始时间|起始日期"},
    {"until_on", "结束日期|结束时间|截止日期"},
    {"enterprises", "对象|走访对象|目标企业|企业名单"},
    {"note", "说明"},
    {NULL, NULL},
};

/* A made-up one, for the template. */
static const struct noun_example examples[] = {
    {"name", "2018年送清凉"},
    {"kind", "送清凉"},
    {"from_on", "2018-07-09"},
    {"until_on", "2018-08-31"},
    {"enterprises", "示例贸易有限公司"},
    {"note", "高温慰问"},
    {NULL, NULL},
};

const struct chamber_noun chamber_campaign_noun = {
    .name = "campaign",
    .label = "走访行动",
    .english = "campaigns",
    NOUN_FIELDS(fields),
    .synonyms = synonyms,
    .examples = examples,
    .label_fields = "name",
    .keys = keys,
    .prepare = prepare,
};
