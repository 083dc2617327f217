/* SPDX-License-Identifier: MIT */
/* The words that records use, by number; those of a new database, and the town's own. */
#include "town.h"

#include <stddef.h>

const char *const kinds[] = {"", "enterprise", "group", "individual", NULL};
const char *const industries[] = {"",  "A", "C", "E", "F", "G", "H",
                                  "I", "J", "K", "L", "M", "R", NULL};
const char *const sizes[] = {"", "large", "medium", "small", "micro", NULL};
const char *const parties[] = {"", "own", "joint", "none", NULL};
const char *const tags[] = {"", "high_tech", "specialized", "above_scale", "listed", NULL};
const char *const reasons[] = {"",          "voluntary", "automatic", "expelled",
                               "dissolved", "moved",     "other",     NULL};
const char *const genders[] = {"", "male", "female", NULL};
const char *const politics[] = {"", "ccp", "cyl", "democratic", "nonparty", "masses", NULL};
const char *const titles[] = {"",       "董事长",     "总经理",   "副总经理", "法定代表人",
                              "合伙人", "党支部书记", "行政总监", NULL};
const char *const end_reasons[] = {"", "expired", "resigned", "adjusted", NULL};
const char *const campaign_kinds[] = {"", "cooling", "warmth", "health", "survey", "other", NULL};
const char *const forms[] = {"", "onsite", "interview", "symposium", "phone", "online", NULL};
const char *const departments[] = {"",         "union",  "women", "youth",  "party_centre",
                                   "business", "market", "tax",   "labour", "other",
                                   NULL};
const char *const channels[] = {"", "visit", "phone", "wechat", "meeting", "hotline", NULL};
const char *const categories[] = {"",      "policy",  "talent",      "recruitment",
                                  "venue", "finance", "tax",         "market",
                                  "legal", "traffic", "environment", NULL};
const char *const satisfactions[] = {"", "satisfied", "basic", "dissatisfied", NULL};
const char *const levels[] = {"",         "national", "municipal", "district", "subdistrict",
                              "industry", "social",   NULL};
const char *const honor_titles[] = {"",           "文明单位", "示例先锋号", "示例巾帼岗",
                                    "公益之星",   "纳税大户", "示例质量奖", "好人好事",
                                    "优秀企业家", NULL};
const char *const activity_kinds[] = {"",         "lecture",   "party_class", "seminar",
                                      "exchange", "tour",      "contest",     "salon",
                                      "training", "volunteer", "meeting",     NULL};
const char *const results[] = {"", "pending", "accepted", "declined", NULL};
const char *const organizations[] = {"", "qqqlyh", "zlh", "qinglian", NULL};
const char *const notice_channels[] = {"", "committee", "members", "street", NULL};
const char *const notice_kinds[] = {"", "study", "policy", "case", "other", NULL};
const char *const services[] = {"",           "产业扶持咨询", "人才租房补贴", "就业孵化基地",
                                "管理沙龙课", "楼宇团队服务", "法律体检",     NULL};
const char *const states[] = {"", "done", "planned", "postponed", "cancelled", NULL};
const char *const attendance_states[] = {"", "came", "excused", "absent", NULL};
const char *const move_steps[] = {"register", "apply",  "reject", "admit",
                                  "suspend",  "resume", "leave",  NULL};
const char *const memberships[] = {"",          "prospect", "applicant", "member",
                                   "suspended", "left",     NULL};
const char *const steps[] = {"register", "accept",  "assign",  "progress", "urge",
                             "extend",   "resolve", "decline", "withdraw", "merge",
                             "rate",     "close",   "reopen",  NULL};
const char *const handlings[] = {"",         "registered", "accepted",  "assigned", "in_progress",
                                 "resolved", "declined",   "withdrawn", "merged",   "closed",
                                 NULL};
const char *const places[] = {"",         "云岭大厦", "听泉广场", "栎园科创园", "南浦文化坊",
                              "白榆中心", "霁月楼",   "澄湖大厦", "岚桥产业园", "梧桐里",
                              "见山阁",   "知行书院", "望潮码头", NULL};

/* The roles of a new database, with seats; the last is this chamber's own. */
const struct role roles[ROLES + 1] = {
    {NULL, NULL, 0, 0, false, false},
    {"president", "会长", 1, 1, true, false},
    {"executive_president", "执行会长", 2, 1, true, false},
    {"first_vice_president", "常务副会长", 3, 2, true, false},
    {"vice_president", "副会长", 4, 8, true, false},
    {"chief_supervisor", "监事长", 5, 1, false, false},
    {"secretary_general", "秘书长", 6, 1, true, false},
    {"deputy_secretary_general", "副秘书长", 7, 2, false, false},
    {"standing_director", "常务理事", 8, 12, false, false},
    {"executive_member", "执委", 9, 25, false, false},
    {"director", "理事", 10, 40, false, false},
    {"supervisor", "监事", 11, 3, false, false},
    {"honorary_president", "名誉会长", 12, 0, false, true},
    {"youth_chair", "青委会主任", 13, 1, false, false},
};

/* The fourth and the fifth, the later of which ends soon; days of the years below. */
const struct term terms[TERMS + 1] = {
    {0, 0, 0},
    {4, 15784, 17244}, /* 2013-03-20 .. 2017-03-19 */
    {5, 17245, 17986}, /* 2017-03-20 .. 2019-03-31 */
};

/* Who is due at a body, by role; all members at the congress. */
const bool body_roles[BODIES + 1][ROLES + 1] = {
    [COMMITTEE] = {[1] = true,
                   [2] = true,
                   [3] = true,
                   [4] = true,
                   [6] = true,
                   [8] = true,
                   [9] = true,
                   [10] = true},
    [LEADERS] = {[1] = true, [2] = true, [3] = true, [4] = true, [6] = true},
    [SUPERVISORS] = {[5] = true, [11] = true},
};

bool counts_in_person(int form)
{
    return form <= 3; /* also where none is given */
}
