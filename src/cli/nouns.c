/* SPDX-License-Identifier: MIT */
/* What the command line adds to each noun's table of fields: the columns of a list, and the
 * examples of its help. */
#include <string.h>

#include "cli/cli.h"

const struct noun_entry noun_entries[] = {
    {.noun = &chamber_enterprise_noun,
     .columns = "member_no,name,status,industry,place,contact,phone",
     .ref = "'#1'",
     .add = "--name 示例贸易有限公司 --industry F",
     .edit = "--note 已核实",
     .remove = "示例贸易有限公司",
     .asks = "name,short_name,credit_code,industry,place,address,contact,phone"},
    {.noun = &chamber_enterprise_event_noun,
     .columns = "enterprise,happened_on,step,status,reason,note",
     .ref = "'#1'"},
    {.noun = &chamber_person_noun,
     .columns = "name,enterprise,title,phone",
     .ref = "'#1'",
     .add = "--name 示例人士甲",
     .edit = "--title 经理",
     .remove = "示例人士甲",
     .asks = "name,enterprise,title,phone"},
    {.noun = &chamber_term_noun,
     .columns = "number,name,from_on,until_on",
     .ref = "'#1'",
     .add = "--number 99 --name 示例届 --on 2099-01-01",
     .edit = "--name 示例届次",
     .remove = "示例届"},
    {.noun = &chamber_role_noun,
     .columns = "rank,code,name,seats,leader,honorary",
     .ref = "'#1'",
     .add = "--code adviser --name 顾问 --rank 99",
     .edit = "--seats 1",
     .remove = "顾问"},
    {.noun = &chamber_post_noun,
     .columns = "role,person,enterprise,title,term,from_on,until_on",
     .ref = "'#1'",
     .add = "--person '#1' --role '#1' --on 2018-01-01",
     .edit = "--duty 联系会员",
     .remove = "'#1'",
     .apart = post_honorary},
    {.noun = &chamber_liaison_noun,
     .columns = "person,enterprise,from_on,until_on",
     .ref = "'#1'",
     .add = "--person '#1' --enterprise '#1' --on 2018-01-01",
     .edit = "--until_on 2018-12-31",
     .remove = "'#1'"},
    {.noun = &chamber_place_noun,
     .columns = "name,kind,priority,address",
     .ref = "'#1'",
     .add = "--name 示例新厦 --kind 楼宇",
     .edit = "--note 已核实",
     .remove = "示例新厦"},
    {.noun = &chamber_campaign_noun,
     .columns = "name,kind,from_on,until_on",
     .ref = "'#1'",
     .add = "--name 示例行动 --kind 送清凉 --on 2018-07-01 --until_on 2018-08-31",
     .edit = "--note 已布置",
     .remove = "示例行动"},
    {.noun = &chamber_visit_noun,
     .columns = "visited_on,enterprise,form,visitors,campaign,state",
     .ref = "'#1'",
     .add = "--enterprise '#1' --on 2018-12-30 --findings 生产正常",
     .edit = "--promise 一周内回复",
     .remove = "'2018-12-30 示例云杉信息技术有限公司'",
     .asks = "enterprise,visited_on,form,visitors,received_by,findings,promise",
     .doubt = visit_doubt},
    {.noun = &chamber_request_noun,
     .columns = "number,raised_on,enterprise,title,category,status,department,due_on",
     .ref = "'#1'",
     .add = "--enterprise '#1' --on 2018-07-20 --title 门口停车难 --category 交通停车",
     .edit = "--note 已电话联系",
     .remove = "'#1'",
     .asks = "enterprise,raised_on,title,category,channel,detail"},
    {.noun = &chamber_request_event_noun,
     .columns = "request,happened_on,step,status,department,due_on,satisfaction,merged_into,note",
     .ref = "'#1'"},
    {.noun = &chamber_honor_noun,
     .columns = "awarded_on,title,level,recipient,enterprise,person",
     .ref = "'#1'",
     .add = "--title 示例荣誉 --level 区级 --on 2018-12 --enterprise '#1'",
     .edit = "--document_no 示例〔2018〕1号",
     .remove = "示例荣誉"},
    {.noun = &chamber_body_noun,
     .columns = "code,name,due,roles,quorum_num,quorum_den",
     .ref = "'#1'",
     .add = "--code party --name 党支部 --due 所列职务 --roles '会长;秘书长'",
     .edit = "--quorum_num 1 --quorum_den 2",
     .remove = "党支部"},
    {.noun = &chamber_activity_noun,
     .columns = "held_on,kind,title,place,headcount,state",
     .ref = "'#1'",
     .add = "--on 2018-12-20 --kind 讲座 --title 示例讲座 --education 是",
     .edit = "--headcount 40",
     .remove = "示例讲座"},
    {.noun = &chamber_attendance_noun,
     .columns = "activity,person,enterprise,guest,state",
     .ref = "'#1'",
     .add = "--activity '#1' --guest 示例来宾",
     .edit = "--note 中途离席",
     .remove = "'#1'"},
    {.noun = &chamber_service_noun,
     .columns = "name,category,provider,active",
     .ref = "'#1'",
     .add = "--name 示例服务 --category 人才服务 --provider 营商办",
     .edit = "--guide 先电话预约",
     .remove = "示例服务"},
    {.noun = &chamber_delivery_noun,
     .columns = "delivered_on,service,enterprise,request",
     .ref = "'#1'",
     .add = "--service '#1' --enterprise '#1' --on 2018-12-20",
     .edit = "--note 现场办理",
     .remove = "'#1'"},
    {.noun = &chamber_recommendation_noun,
     .columns = "recommended_on,person,organization,result,result_on",
     .ref = "'#1'",
     .add = "--person '#1' --organization 知联会 --on 2018-12-20",
     .edit = "--result 通过 --result_on 2018-12-28",
     .remove = "'#1'"},
    {.noun = &chamber_task_noun,
     .columns = "year,title,owner,due_on,done_on",
     .ref = "'#1'",
     .add = "--year 2018 --title 示例事项 --on 2018-12-31",
     .edit = "--done_on 2018-12-30",
     .remove = "示例事项"},
    {.noun = &chamber_notice_noun,
     .columns = "posted_on,channel,kind,title",
     .ref = "'#1'",
     .add = "--on 2018-12-20 --channel 会员群 --kind 政策 --title 示例通知",
     .edit = "--body 请各会员单位查收",
     .remove = "示例通知"},
    {.noun = &chamber_fee_noun,
     .columns = "year,enterprise,amount,paid,paid_on,receipt_no",
     .ref = "'#1'",
     .add = "--enterprise '#1' --year 2018 --amount 1000",
     .edit = "--paid 1000 --paid_on 2018-12-20",
     .remove = "'#1'"},
    {.noun = &chamber_choice_noun,
     .columns = "list,code,zh,en,rank,retired",
     .ref = "'#1'",
     .add = "--list request.category --code sample --zh 示例类别 --en sample",
     .edit = "--rank 1",
     .remove = "示例类别"},
    {.noun = &chamber_setting_noun,
     .columns = "name,from_on,value,note",
     .ref = "chamber.name",
     .add = "--name sample.name --value 示例",
     .edit = "--note 已核实",
     .remove = "sample.name"},
    {.noun = &chamber_frozen_noun, .columns = "period,as_of,definitions,note", .ref = "2018"},
    {.noun = &chamber_activity_roster_row_noun,
     .columns = "roles,person,enterprise,guest,state,missed,note"},
    {.noun = &chamber_batch_noun, .columns = "made_at,actor,verb,changes,file_name,undoes"},
    {.noun = NULL},
};

const struct noun_entry *noun_entry(const struct chamber_noun *noun)
{
    for (const struct noun_entry *entry = noun_entries; entry->noun; entry++) {
        if (entry->noun == noun)
            return entry;
    }
    return NULL;
}

const struct command *command_next(struct command_place *place)
{
    for (; all_commands[place->array]; place->array++, place->index = 0) {
        const struct command *at = &all_commands[place->array][place->index];
        if (at->verb) {
            place->index++;
            return at;
        }
    }
    return NULL;
}

bool command_fits(const struct command *command, const struct chamber_noun *noun)
{
    if (!noun || !command->noun)
        return !noun && !command->noun;
    if (strcmp(command->noun, "*") != 0)
        return strcmp(command->noun, chamber_noun_name(noun)) == 0;
    return command->of_events || !chamber_noun_is_event(noun);
}

const struct chamber_noun *noun_called(const char *word)
{
    for (const struct chamber_noun *const *at = chamber_nouns(); *at; at++)
        if (same_name(chamber_noun_name(*at), word, strlen(word)) ||
            strcmp(chamber_noun_label(*at), word) == 0)
            return *at;
    return NULL;
}

const struct command *command_find(const struct chamber_noun *noun, const char *verb)
{
    struct command_place place = {0};
    for (const struct command *at; (at = command_next(&place));) {
        if (command_fits(at, noun) && same_name(at->verb, verb, strlen(verb)))
            return at;
    }
    return NULL;
}
