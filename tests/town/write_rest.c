/* SPDX-License-Identifier: MIT */
/* The CSV files of services, recommendations, tasks, notices and dues. */
#include "write.h"

static void write_services(const struct town *town, FILE *file)
{
    (void)town;
    fputs("id,name,category,provider,guide,active\n", file);
    for (int i = 1; i <= SERVICES; i++)
        fprintf(file, "%d,%s,%s,%s,到街道营商窗口办理,%s\n", i, services[i],
                i % 2 ? "industry" : "talent", departments[i], i == SERVICES ? "no" : "yes");
}

static void write_deliveries(const struct town *town, FILE *file)
{
    char day[16];
    fputs("service,enterprise,delivered_on,note\n", file);
    for (int i = 1; i <= DELIVERIES; i++) {
        const struct delivery *delivery = &town->deliveries[i];
        if (delivery->day <= town->today)
            fprintf(file, "#%d,#%d,%s,第%d次服务\n", delivery->service, delivery->enterprise,
                    day_text(delivery->day, day), i);
    }
}

static void write_recommendations(const struct town *town, FILE *file)
{
    char day[16], result[16];
    fputs("person,organization,recommended_on,result,result_on\n", file);
    for (int i = 1; i <= RECOMMENDATIONS; i++) {
        const struct recommendation *r = &town->recommendations[i];
        bool pending = r->result_on != NEVER && r->result_on > town->today;
        if (r->day <= town->today)
            fprintf(file, "#%d,%s,%s,%s,%s\n", r->person, organizations[r->organization],
                    day_text(r->day, day), results[pending ? 1 : r->result],
                    day_text(pending ? NEVER : r->result_on, result));
    }
}

static void write_tasks(const struct town *town, FILE *file)
{
    char due[16], done[16];
    fputs("year,title,owner,due_on,done_on\n", file);
    for (int i = 1; i <= TASKS; i++) {
        const struct task *task = &town->tasks[i];
        if (day_of(task->year, 1, 1) > town->today)
            continue;
        fprintf(file, "%d,第%d项工作", task->year, i);
        put_id(file, ",", task->owner);
        fprintf(file, ",%s,%s\n", day_text(task->due, due), known_text(town, task->done, done));
    }
}

static void write_notices(const struct town *town, FILE *file)
{
    char day[16];
    fputs("id,posted_on,channel,kind,title,enterprises\n", file);
    for (int i = 1; i <= NOTICES; i++) {
        const struct notice *notice = &town->notices[i];
        const char *separator = "";
        if (notice->day > town->today)
            continue;
        fprintf(file, "%d,%s,%s,%s,第%d号通知,", i, day_text(notice->day, day),
                notice_channels[notice->channel], notice_kinds[notice->kind], i);
        for (int n = 1; n <= ENTERPRISES; n++)
            if (notice->enterprises[n]) {
                put_id(file, separator, n);
                separator = ";";
            }
        fputc('\n', file);
    }
}

static void write_fees(const struct town *town, FILE *file)
{
    char day[16];
    fputs("enterprise,year,amount,paid,paid_on\n", file);
    for (int i = 1; i <= town->fee_count; i++) {
        const struct fee *fee = &town->fees[i];
        if (day_of(fee->year, 1, 1) > town->today)
            continue;
        fprintf(file, "#%d,%d,%ld.%02ld,", fee->enterprise, fee->year, fee->amount / 100,
                fee->amount % 100);
        if (fee->paid && is_known(town, fee->paid_on))
            fprintf(file, "%ld.%02ld", fee->paid / 100, fee->paid % 100);
        fprintf(file, ",%s\n", known_text(town, fee->paid_on, day));
    }
}

bool write_rest(const struct town *town, const char *folder)
{
    static const struct sheet sheets[] = {
        {"service.csv", write_services},
        {"delivery.csv", write_deliveries},
        {"recommendation.csv", write_recommendations},
        {"task.csv", write_tasks},
        {"notice.csv", write_notices},
        {"fee.csv", write_fees},
    };
    for (size_t i = 0; i < sizeof(sheets) / sizeof(sheets[0]); i++)
        if (!write_sheet(town, folder, &sheets[i]))
            return false;
    return true;
}
