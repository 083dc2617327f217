/* SPDX-License-Identifier: MIT */
/* A service of the catalogue. */
#include <chamber/service.h>

#include "record/noun.h"

#define RECORD struct chamber_service

static const struct chamber_field fields[] = {
    TEXT(name, "服务项目", CHAMBER_REQUIRED | CHAMBER_UNIQUE | CHAMBER_FINDS),
    CHOICE(category, "类别", 0, "service.category"),
    CHOICE(provider, "提供部门", 0, "department"),
    TEXT(guide, "办事指南", 0),
    BOOL(active, "有效", 0),
};

static int prepare(struct chamber_db *db, void *record, const void *before)
{
    (void)db;
    struct chamber_service *service = record;
    if (!before && service->active == CHAMBER_UNSET)
        service->active = CHAMBER_YES;
    return CHAMBER_OK;
}

static const char *const keys[] = {"name", NULL};

/* What else an office heads these columns with. */
static const struct noun_synonyms synonyms[] = {
    {"name", "名称|服务名称|服务事项|项目|项目名称"},
    {"category", "类型|分类|服务类别|服务类型"},
    {"provider", "提供单位|服务部门|主管部门|责任部门"},
    {"guide", "指南|服务指南|办理指南|服务内容|办事流程"},
    {"active", "是否有效"},
    {NULL, NULL},
};

/* A made-up one, for the template. */
static const struct noun_example examples[] = {
    {"name", "人才租房补贴申请"},
    {"category", "人才服务"},
    {"provider", "人社部门"},
    {"guide", "每季度首月受理，带劳动合同和租赁合同"},
    {"active", "是"},
    {NULL, NULL},
};

const struct chamber_noun chamber_service_noun = {
    .name = "service",
    .label = "服务项目",
    .english = "services",
    NOUN_FIELDS(fields),
    .synonyms = synonyms,
    .examples = examples,
    .label_fields = "name",
    .keys = keys,
    .prepare = prepare,
};
