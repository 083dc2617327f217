/* SPDX-License-Identifier: MIT */
/* What is asked of enterprises and is no record of its own: promises, names held, introductions. */
#include <chamber/enterprise.h>
#include <chamber/person.h>
#include <chamber/visit.h>

#include "domain/membership.h"
#include "record/noun.h"

#define RECORD struct chamber_enterprise_promise
static const struct chamber_field promise_fields[] = {
    REF(enterprise, "企业", 0, enterprise),
    REF(visit, "走访", 0, visit),
    DATE(visited_on, "走访日期", CHAMBER_DAY),
    TEXT(promise, "承诺事项", 0),
};
static const enum sql_name promise_source = SQL_ENTERPRISE_PROMISES;
static const enum sql_name promise_order = SQL_ENTERPRISE_PROMISES_ORDER;

const struct chamber_noun chamber_enterprise_promise_noun = {
    .name = "promise",
    .label = "承诺",
    .english = "promises",
    NOUN_FIELDS(promise_fields),
    .view = true,
    .source = &promise_source,
    .order = &promise_order,
};
#undef RECORD

#define RECORD struct chamber_enterprise_held_name
static const struct chamber_field held_name_fields[] = {
    REF(enterprise, "企业", 0, enterprise),
    TEXT(name, "名称", 0),
    DATE(from_on, "开始", CHAMBER_DAY),
    DATE(until_on, "结束", 0),
};
static const enum sql_name held_name_source = SQL_ENTERPRISE_HELD_NAMES;
static const enum sql_name held_name_order = SQL_ENTERPRISE_HELD_NAMES_ORDER;

const struct chamber_noun chamber_enterprise_held_name_noun = {
    .name = "held_name",
    .label = "历次名称",
    .english = "names held",
    NOUN_FIELDS(held_name_fields),
    .view = true,
    .source = &held_name_source,
    .order = &held_name_order,
};
#undef RECORD

#define RECORD struct chamber_enterprise_introduction
static const struct chamber_field introduction_fields[] = {
    REF(person, "介绍人", 0, person),         REF(home, "介绍人单位", 0, enterprise),
    REF(enterprise, "企业", 0, enterprise),   ENUM(status, "会员状态", 0, membership_statuses),
    DATE(joined_on, "入会日期", CHAMBER_DAY),
};
static const enum sql_name introduction_source = SQL_ENTERPRISE_INTRODUCTIONS;
static const enum sql_name introduction_order = SQL_ENTERPRISE_INTRODUCTIONS_ORDER;

const struct chamber_noun chamber_enterprise_introduction_noun = {
    .name = "introduction",
    .label = "介绍入会",
    .english = "introductions",
    NOUN_FIELDS(introduction_fields),
    .view = true,
    .source = &introduction_source,
    .order = &introduction_order,
};
