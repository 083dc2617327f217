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

const struct chamber_noun chamber_notice_noun = {
    .name = "notice",
    .label = "推送",
    .english = "notices",
    NOUN_FIELDS(fields),
    .label_fields = "title",
    .caption = "posted_on title",
};
