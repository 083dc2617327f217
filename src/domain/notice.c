/* SPDX-License-Identifier: MIT */
/* What was posted to a chat group, and for whom. */
#include <chamber/enterprise.h>
#include <chamber/notice.h>

#include "domain/checks.h"
#include "record/noun.h"

#define RECORD struct chamber_notice

static const struct chamber_field fields[] = {
    DATE(posted_on, "日期", CHAMBER_REQUIRED | CHAMBER_DAY),
    CHOICE(channel, "渠道", 0, "notice.channel"),
    CHOICE(kind, "类型", 0, "notice.kind"),
    TEXT(title, "标题", CHAMBER_REQUIRED | CHAMBER_FINDS),
    TEXT(body, "正文", 0),
    REFS(enterprises, "送达企业", 0, enterprise),
};

/* What else an office heads these columns with. */
static const struct noun_synonyms synonyms[] = {
    {"posted_on", "时间|发布日期|发布时间|推送日期|推送时间"},
    {"channel", "群|微信群|推送渠道|发布渠道"},
    {"kind", "类别|信息类型|内容类型"},
    {"title", "主题|信息标题|内容标题"},
    {"body", "内容|信息内容|推送内容"},
    {"enterprises", "送达单位|发送企业|推送企业"},
    {NULL, NULL},
};

/* A made-up one, for the template. */
static const struct noun_example examples[] = {
    {"posted_on", "2018-12-10"},
    {"channel", "会员群"},
    {"kind", "政策"},
    {"title", "小微企业所得税优惠政策解读"},
    {"body", "请各会员单位查收"},
    {"enterprises", "示例贸易有限公司"},
    {NULL, NULL},
};

const struct chamber_noun chamber_notice_noun = {
    .name = "notice",
    .label = "推送",
    .english = "notices",
    NOUN_FIELDS(fields),
    .synonyms = synonyms,
    .examples = examples,
    .label_fields = "title",
    .caption = "posted_on title",
};
