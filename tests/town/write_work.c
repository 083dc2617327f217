/* SPDX-License-Identifier: MIT */
/* The CSV files of what the chamber does. */
#include "write.h"

static void write_campaigns(const struct town *town, FILE *file)
{
    char from[16], until[16];
    fputs("id,name,kind,from_on,until_on,enterprises\n", file);
    for (int i = 1; i <= CAMPAIGNS; i++) {
        const struct campaign *campaign = &town->campaigns[i];
        const char *separator = "";
        if (campaign->from > town->today)
            continue;
        fprintf(file, "%d,%s,%s,%s,%s,", i, campaign->name, campaign_kinds[campaign->kind],
                day_text(campaign->from, from), day_text(campaign->until, until));
        for (int n = 1; n <= ENTERPRISES; n++)
            if (campaign->targets[n]) {
                put_id(file, separator, n);
                separator = ";";
            }
        fputc('\n', file);
    }
}

static void write_visits(const struct town *town, FILE *file)
{
    char day[16];
    fputs("id,走访日期,公司名称,形式,走访行动,状态,走访人,联合部门,走访人数,走访情况,承诺事项,"
          "下次跟进\n",
          file);
    for (int i = 1; i <= town->visit_count; i++) {
        const struct visit *visit = &town->visits[i];
        if (!is_known(town, visit->day))
            continue;
        fprintf(file, "%d,%s,#%d,%s,%s,%s", i, day_text(visit->day, day), visit->enterprise,
                forms[visit->form], town->campaigns[visit->campaign].name, states[visit->state]);
        put_ids(file, visit->visitors, visit->visitor_total);
        put_list(file, departments, visit->partners, visit->partner_total);
        fputc(',', file);
        if (visit->visitor_count)
            fprintf(file, "%d", visit->visitor_count);
        fputc(',', file);
        if (visit->finding)
            fprintf(file, "介绍经营情况，第%d次走访记录", visit->finding);
        fputc(',', file);
        if (visit->promise)
            fprintf(file, "第%d号承诺", visit->promise);
        fprintf(file, ",%s\n", day_text(visit->follow_up_on, day));
    }
}

/* What a list says of its end by today. */
struct listed {
    enum handling status;
    int resolved, ended, satisfaction, merged_into;
};

static struct listed list_request(const struct town *town, const struct request *request)
{
    static const enum handling after[] = {
        [S_REGISTER] = REGISTERED,  [S_ACCEPT] = ACCEPTED,  [S_ASSIGN] = ASSIGNED,
        [S_PROGRESS] = IN_PROGRESS, [S_RESOLVE] = RESOLVED, [S_DECLINE] = DECLINED,
        [S_WITHDRAW] = WITHDRAWN,   [S_MERGE] = MERGED,     [S_CLOSE] = CLOSED,
    };
    struct listed listed = {.resolved = NEVER, .ended = NEVER};
    for (int i = 0; i < request->step_count; i++) {
        const struct request_step *step = &request->steps[i];
        if (step->by_verb || step->day > town->today)
            break;
        if (step->step == S_RATE) {
            listed.satisfaction = step->satisfaction;
            continue;
        }
        listed.status = after[step->step];
        listed.merged_into = step->merged_into;
        if (step->step == S_RESOLVE)
            listed.resolved = step->day;
        if (listed.status == DECLINED || listed.status == WITHDRAWN || listed.status == MERGED)
            listed.ended = step->day;
    }
    return listed;
}

static void write_request(const struct town *town, int number, FILE *file)
{
    const struct request *request = &town->requests[number];
    struct listed listed = list_request(town, request);
    char text[16];
    fprintf(file, "%d,%s,#%d", number, day_text(request->raised, text), request->enterprise);
    put_ids(file, request->joint, request->joint_total);
    put_id(file, ",", request->visit);
    fprintf(file, ",%s,%s,第%d件诉求,%s,%s,%s", channels[request->channel],
            categories[request->category], number, handlings[listed.status],
            departments[request->steps[0].department], day_text(request->steps[0].due, text));
    fprintf(file, ",%s", day_text(listed.resolved, text));
    fprintf(file, ",%s,%s,%s", day_text(listed.ended, text),
            listed.resolved != NEVER ? "已落实" : "", satisfactions[listed.satisfaction]);
    put_id(file, ",", listed.merged_into);
    fputc('\n', file);
}

static void write_requests(const struct town *town, FILE *file)
{
    fputs("id,raised_on,enterprise,enterprises,visit,channel,category,title,status,department,"
          "due_on,resolved_on,ended_on,outcome,satisfaction,merged_into\n",
          file);
    for (int i = 1; i <= town->request_count; i++)
        if (town->requests[i].raised <= town->today)
            write_request(town, i, file);
}

static void write_honors(const struct town *town, FILE *file)
{
    static const char *const to[] = {"enterprise", "person", "chamber"};
    char first[16], until[16];
    fputs("title,level,awarded_on,valid_until,recipient,enterprise,person\n", file);
    for (int i = 1; i <= HONORS; i++) {
        const struct honor *honor = &town->honors[i];
        if (!is_known(town, honor->last))
            continue;
        day_text(honor->first, first);
        if (honor->last > honor->first)
            first[honor->last - honor->first > 31 ? 4 : 7] = '\0';
        fprintf(file, "%s,%s,%s,%s,%s", honor_titles[honor->title], levels[honor->level], first,
                day_text(honor->valid_until, until), to[honor->recipient]);
        put_id(file, ",", honor->enterprise);
        put_id(file, ",", honor->person);
        fputc('\n', file);
    }
}

static void put_count(FILE *file, int count)
{
    fputc(',', file);
    if (count)
        fprintf(file, "%d", count);
}

static void write_activities(const struct town *town, FILE *file)
{
    char day[16];
    fputs("id,held_on,title,kind,place,partners,education,headcount,body,term,session,state\n",
          file);
    for (int i = 1; i <= town->activity_count; i++) {
        const struct activity *activity = &town->activities[i];
        if (!is_known(town, activity->day))
            continue;
        fprintf(file, "%d,%s,第%d场活动,%s", i, day_text(activity->day, day), i,
                activity_kinds[activity->kind]);
        put_id(file, ",", activity->place);
        put_list(file, departments, activity->partners, activity->partner_total);
        fprintf(file, ",%s", activity->education ? "√" : "");
        put_count(file, activity->headcount);
        put_id(file, ",", activity->body);
        put_id(file, ",", activity->term);
        put_count(file, activity->session);
        fprintf(file, ",%s\n", states[activity->state]);
    }
}

static void write_attendances(const struct town *town, FILE *file)
{
    fputs("activity,person,enterprise,guest,state\n", file);
    for (int i = 1; i <= town->attendance_count; i++) {
        const struct attendance *attendance = &town->attendances[i];
        if (!is_known(town, town->activities[attendance->activity].day))
            continue;
        put_id(file, "", attendance->activity);
        put_id(file, ",", attendance->person);
        put_id(file, ",", attendance->represents ? attendance->enterprise : 0);
        fputc(',', file);
        if (attendance->guest)
            fprintf(file, "来宾第%d位", i);
        fprintf(file, ",%s\n", attendance_states[attendance->state]);
    }
}

bool write_work(const struct town *town, const char *folder)
{
    static const struct sheet sheets[] = {
        {"campaign.csv", write_campaigns},  {"visit.csv", write_visits},
        {"request.csv", write_requests},    {"honor.csv", write_honors},
        {"activity.csv", write_activities}, {"attendance.csv", write_attendances},
    };
    for (size_t i = 0; i < sizeof(sheets) / sizeof(sheets[0]); i++)
        if (!write_sheet(town, folder, &sheets[i]))
            return false;
    return write_rest(town, folder);
}
