/* SPDX-License-Identifier: MIT */
/* A service that an enterprise got. */
#include <chamber/delivery.h>
#include <chamber/enterprise.h>
#include <chamber/request.h>
#include <chamber/service.h>

#include "domain/checks.h"
#include "record/noun.h"

#define RECORD struct chamber_delivery

static const struct chamber_field fields[] = {
    REF(service, "服务项目", CHAMBER_REQUIRED, service),
    REF(enterprise, "企业", CHAMBER_REQUIRED, enterprise),
    DATE(delivered_on, "日期", CHAMBER_REQUIRED | CHAMBER_DAY),
    REF(request, "诉求", 0, request),
    TEXT(note, "备注", 0),
};

static int prepare(struct chamber_db *db, void *record, const void *before)
{
    (void)before;
    const struct chamber_delivery *delivery = record;
    return check_not_future(db, &chamber_delivery_noun, "delivered_on", delivery->delivered_on);
}

/* What else an office heads these columns with. */
static const struct noun_synonyms synonyms[] = {
    {"service", "服务|服务名称|服务事项|项目名称"},
    {"enterprise", "服务企业|服务对象|受益企业"},
    {"delivered_on", "时间|服务日期|服务时间"},
    {"request", "关联诉求|诉求编号"},
    {"note", "说明"},
    {NULL, NULL},
};

/* A made-up one, for the template. */
static const struct noun_example examples[] = {
    {"service", "人才租房补贴申请"},
    {"enterprise", "示例贸易有限公司"},
    {"delivered_on", "2018-09-18"},
    {"note", "3 名骨干"},
    {NULL, NULL},
};

const struct chamber_noun chamber_delivery_noun = {
    .name = "delivery",
    .label = "服务记录",
    .english = "deliveries",
    NOUN_FIELDS(fields),
    .synonyms = synonyms,
    .examples = examples,
    .label_fields = "service enterprise",
    .prepare = prepare,
};
