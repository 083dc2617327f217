/* SPDX-License-Identifier: MIT */
/* An enterprise: its fields and rules. Its status moves in enterprise_step.c. */
#include <chamber/enterprise.h>
#include <chamber/enterprise_event.h>
#include <chamber/notice.h>
#include <chamber/person.h>
#include <chamber/place.h>

#include "domain/checks.h"
#include "domain/credit_code.h"
#include "domain/enterprise_first.h"
#include "domain/enterprise_history.h"
#include "domain/membership.h"
#include "record/check.h"
#include "record/names.h"
#include "record/record.h"

#include <stdio.h>
#include <string.h>

enum { CODE_LENGTH_MAX = 18 };

#define RECORD struct chamber_enterprise

static const struct chamber_word party_states[] = {
    {"own", "单独组建", "own"},
    {"joint", "联合组建", "joint"},
    {"none", "未建", "none"},
    {NULL, NULL, NULL},
};

static const struct chamber_field fields[] = {
    TEXT(name, "企业名称", CHAMBER_REQUIRED | CHAMBER_DATED | CHAMBER_FINDS),
    TEXT(short_name, "简称", CHAMBER_FINDS),
    TEXTS(former_names, "曾用名", CHAMBER_FINDS),
    TEXT(credit_code, "统一社会信用代码",
         CHAMBER_UNIQUE | CHAMBER_FINDS | CHAMBER_COMPACT | CHAMBER_TAIL),
    TEXT(member_no, "会员编号", CHAMBER_UNIQUE | CHAMBER_FINDS),
    CHOICE(kind, "会员类别", CHAMBER_DATED, "enterprise.kind"),
    ENUM(status, "会员状态", CHAMBER_DERIVED, membership_statuses),
    DATE(joined_on, "入会日期", CHAMBER_DERIVED),
    DATE(left_on, "退会日期", CHAMBER_DERIVED),
    CHOICE(industry, "行业", CHAMBER_DATED, "enterprise.industry"),
    CHOICE(size, "规模", CHAMBER_DATED, "enterprise.size"),
    INT(employees, "员工人数", CHAMBER_ADDS),
    REF(place, "楼宇园区", CHAMBER_DATED, place),
    TEXT(address, "地址", 0),
    TEXT(contact, "联系人", CHAMBER_PRIVATE),
    TEXT(phone, "联系电话", CHAMBER_PRIVATE | CHAMBER_TAIL | CHAMBER_PHONE),
    TEXT(legal_rep, "法定代表人", CHAMBER_PRIVATE),
    PDATE(founded_on, "成立日期", 0),
    ENUM(party_state, "党组织情况", CHAMBER_DATED, party_states),
    TEXT(party_org, "党组织名称", 0),
    INT(party_members, "党员人数", CHAMBER_ADDS),
    REF(introducer, "介绍人", 0, person),
    BOOL(priority, "重点企业", 0),
    CHOICES(tags, "资质标签", 0, "enterprise.tags"),
    DATE(confirmed_on, "信息核实日期", 0),
    TEXT(note, "备注", 0),
};

static const char *const keys[] = {"credit_code", "member_no", "name", NULL};

/* From the start it is in the register, though the day of its first event may not be known. */
static const struct noun_past past[] = {
    {"status", SQL_ENTERPRISE_STATUS_AT, false},
    {"joined_on", SQL_ENTERPRISE_JOINED_ON_AT, false},
    {"left_on", SQL_ENTERPRISE_LEFT_ON_AT, false},
};

static const struct chamber_condition conditions[] = {
    {"unconfirmed", "几年未核实", "not confirmed for so many years", CHAMBER_TAKES_NUMBER, NULL},
    {"bad_code", "信用代码校验不符", "with a code that fails its check", CHAMBER_TAKES_NOTHING,
     NULL},
    {"renamed", "改过名", "renamed", CHAMBER_TAKES_NOTHING, NULL},
    {"honored", "获得荣誉", "holding an honor of that title", CHAMBER_TAKES_TEXT, NULL},
    {"told", "已送达", "told by that notice", CHAMBER_TAKES_RECORD, &chamber_notice_noun},
    {"untold", "未送达", "not told by that notice", CHAMBER_TAKES_RECORD, &chamber_notice_noun},
    {"unvisited", "几个月未上门走访（0 为当年）",
     "not visited in person for so many months (0: this year)", CHAMBER_TAKES_NUMBER, NULL},
};
static const struct noun_where condition_where[] = {
    {SQL_ENTERPRISE_UNCONFIRMED, false}, {SQL_ENTERPRISE_BAD_CODE, false},
    {SQL_ENTERPRISE_RENAMED, false},     {SQL_ENTERPRISE_HONORED, false},
    {SQL_ENTERPRISE_TOLD, false},        {SQL_ENTERPRISE_UNTOLD, false},
    {SQL_ENTERPRISE_UNVISITED, false},
};

/* What is to be said of a code that fails its check. A spreadsheet keeps 15 digits of a number, and
 * fills up with zeros. */
static const char *unfit(const char *code)
{
    size_t length = strlen(code);
    if (length < CODE_LENGTH_MAX)
        return "credit_code_short";
    if (strspn(code, "0123456789") == length && strcmp(code + length - 3, "000") == 0)
        return "credit_code_zeros";
    return code[strcspn(code, "IOSVZ")] ? "credit_code_letters" : "credit_code_unfit";
}

/* A code that fails its check character exists in the wild: it is stored with a warning. One of
 * another shape is no code. */
static int check_credit_code(struct chamber_db *db, const char *code, const char *stored)
{
    if (check_damage(chamber_noun_field(&chamber_enterprise_noun, "credit_code"), code))
        return CHAMBER_OK; /* the engine refuses it */
    if (strlen(code) > CODE_LENGTH_MAX)
        return record_fail(db, CHAMBER_E_REFUSED, &chamber_enterprise_noun, "credit_code",
                           "code_too_long", code);
    for (const char *c = code; *c; c++) {
        bool letter = *c >= 'A' && *c <= 'Z';
        bool digit = *c >= '0' && *c <= '9';
        if (!letter && !digit)
            return record_fail(db, CHAMBER_E_REFUSED, &chamber_enterprise_noun, "credit_code",
                               "code_not_alphanumeric", code);
    }
    if (!str_same(code, stored) && !credit_code_fits(code))
        store_warn(db, unfit(code), code, NULL);
    return CHAMBER_OK;
}

/* One enterprise is one record, from prospect to former member. */
static int warn_of_same_name(struct chamber_db *db, const struct chamber_enterprise *enterprise)
{
    const struct chamber_noun *noun = &chamber_enterprise_noun;
    chamber_id holder = 0;
    char number[24];
    if (text_empty(enterprise->name))
        return CHAMBER_OK;
    int rc = names_taken(db, noun, chamber_noun_field(noun, "name"), enterprise->name, 0, &holder);
    snprintf(number, sizeof(number), "%lld", (long long)holder);
    if (rc == CHAMBER_OK && holder)
        store_warn(db, "enterprise_same_name", enterprise->name, number);
    return rc;
}

static int prepare(struct chamber_db *db, void *record, const void *before)
{
    struct chamber_enterprise *enterprise = record;
    const struct chamber_enterprise *stored = before;
    const struct chamber_noun *noun = &chamber_enterprise_noun;
    int rc = CHAMBER_OK;
    if (!text_empty(enterprise->credit_code))
        rc = check_credit_code(db, enterprise->credit_code, stored ? stored->credit_code : NULL);
    if (rc == CHAMBER_OK)
        rc = check_not_future(db, noun, "founded_on", enterprise->founded_on);
    if (rc == CHAMBER_OK)
        rc = check_not_future(db, noun, "confirmed_on", enterprise->confirmed_on);
    if (rc == CHAMBER_OK && !before)
        rc = warn_of_same_name(db, enterprise);
    if (rc == CHAMBER_OK && !before)
        rc = enterprise_first_prepare(db, enterprise);
    return rc;
}

static int first(struct chamber_db *db, const void *record)
{
    return enterprise_first_added(db, record);
}

/* What else an office heads these columns with; "": what it calls the records themselves. */
static const struct noun_synonyms synonyms[] = {
    {"", "企业名称|单位名称|公司名称|企业全称|单位全称|公司全称|单位|公司|"
         "会员|会员单位|会员企业"},
    {"name", "名称|会员名称|会员单位名称|会员企业名称|注册名称"},
    {"short_name", "企业简称|单位简称|公司简称"},
    {"former_names", "原名称|原名|曾用名称|原企业名称"},
    {"credit_code", "信用代码|社会信用代码|统一信用代码|"
                    "统一社会信用代码/注册号|统一代码|纳税人识别号|税号"},
    {"member_no", "会员号|会员编码|会员证号|会员证编号"},
    {"kind", "会员类型|会员性质"},
    {"status", "会籍状态|会籍"},
    {"joined_on", "入会时间|入会年月|加入日期|加入时间"},
    {"left_on", "退会时间"},
    {"industry", "所属行业|所在行业|行业类别|行业分类|行业类型|行业门类"},
    {"size", "企业规模|单位规模"},
    {"employees", "员工数|员工总数|职工数|职工人数|从业人数|从业人员数|"
                  "企业人数"},
    {"place", "所在楼宇|所在园区|所属楼宇|所属园区"},
    {"address", "单位地址|企业地址|公司地址|详细地址|联系地址|通讯地址|"
                "办公地址|经营地址|注册地址"},
    {"contact", "姓名|联系人姓名|企业联系人|单位联系人|联络人|联络员"},
    {"phone", "电话|手机|手机号|手机号码|电话号码|移动电话|联系方式|"
              "联系手机|联络电话|单位电话|企业电话|联系人电话|联系人手机|"
              "联系人手机号|联系人手机号码|联系人电话号码|"
              "联系人联系电话|联系人联系方式"},
    {"legal_rep", "法人|法人代表|法人姓名|法人代表姓名|法定代表人姓名"},
    {"founded_on", "成立时间|成立年月|成立年份|注册日期|注册时间"},
    {"party_state", "党组织组建情况|党组织建立情况"},
    {"party_org", "党支部|党支部名称|所属党组织"},
    {"party_members", "党员数|党员数量|党员总数"},
    {"introducer", "推荐人|入会介绍人"},
    {"priority", "重点|是否重点|是否重点企业"},
    {"tags", "资质|企业资质|认定资质|标签|企业标签"},
    {"confirmed_on", "核实日期|核实时间|信息核实时间"},
    {"note", "说明|备注说明|其他"},
    {NULL, NULL},
};

/* A made-up one, for the template. */
static const struct noun_example examples[] = {
    {"name", "示例贸易有限公司"},
    {"short_name", "示例贸易"},
    {"former_names", "示例商行;示例商贸部"},
    {"credit_code", "91310105MA0000099H"},
    {"member_no", "XH088"},
    {"kind", "企业会员"},
    {"status", "会员"},
    {"joined_on", "2018-07-18"},
    {"industry", "批发和零售业"},
    {"size", "小型"},
    {"employees", "36"},
    {"place", "示例大厦"},
    {"address", "示例路 100 号 8 楼"},
    {"contact", "张某某"},
    {"phone", "021-50000000"},
    {"legal_rep", "张某某"},
    {"founded_on", "2012-05"},
    {"party_state", "联合组建"},
    {"party_org", "示例大厦联合党支部"},
    {"party_members", "3"},
    {"priority", "否"},
    {"tags", "专精特新;规上"},
    {"confirmed_on", "2018-07-18"},
    {"note", "由楼宇服务站推荐"},
    {NULL, NULL},
};

const struct chamber_noun chamber_enterprise_noun = {
    .name = "enterprise",
    .label = "企业",
    .english = "enterprises",
    NOUN_FIELDS(fields),
    .synonyms = synonyms,
    .examples = examples,
    .label_fields = "name",
    .keys = keys,
    .past = past,
    .past_count = COUNT_OF(past),
    .conditions = conditions,
    .condition_where = condition_where,
    .condition_count = COUNT_OF(conditions),
    .events = &chamber_enterprise_event_noun,
    .prepare = prepare,
    .first = first,
    .sound = enterprise_sound,
};
