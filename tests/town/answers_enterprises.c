/* SPDX-License-Identifier: MIT */
/* Enterprises on one screen, doubtful records, and who fits a policy. */
#include "answers.h"

#include <string.h>

static const struct visit *last_visit(const struct town *town, int enterprise)
{
    const struct visit *last = NULL;
    for (int i = 1; i <= town->visit_count; i++)
        if (town->visits[i].enterprise == enterprise &&
            visit_counts(&town->visits[i], ALWAYS, town->today))
            last = &town->visits[i];
    return last;
}

/* A piece of a name that only this enterprise has: its own two characters and what follows. */
static void piece_of(const char *name, const char *own, char out[NAME_MAX_BYTES])
{
    const char *from = strstr(name, own);
    size_t length = from ? strlen(own) : 0;
    snprintf(out, NAME_MAX_BYTES, "%.*s", (int)length + 6, from ? from : name);
}

/* By part of its name, a former name and part of it, the tail of its phone and of its code. */
static void query_for(const struct enterprise *enterprise, int way, char out[NAME_MAX_BYTES])
{
    switch (way) {
    case 0:
        piece_of(enterprise->later_name[0] ? enterprise->later_name : enterprise->name,
                 enterprise->short_name, out);
        break;
    case 1:
        piece_of(enterprise->name, enterprise->short_name, out);
        break;
    case 2:
        snprintf(out, NAME_MAX_BYTES, "%s", enterprise->former_name);
        break;
    case 3:
        piece_of(enterprise->former_name, enterprise->short_name, out);
        break;
    case 4:
        snprintf(out, NAME_MAX_BYTES, "%s", enterprise->phone + 5);
        break;
    default:
        snprintf(out, NAME_MAX_BYTES, "%s", enterprise->code + 11);
        break;
    }
}

/* Those with former names, some renamed, and a few others. */
static bool is_looked_up(int number)
{
    return number % 26 == 14 || number % 74 == 46 || number % 100 == 1;
}

static bool is_asked(const struct enterprise *enterprise, int number, int way)
{
    if (!is_looked_up(number) || number > BASE_ENTERPRISES)
        return false;
    if (way == 2 || way == 3)
        return enterprise->former_name[0] != '\0';
    return way != 5 || enterprise->code[0];
}

static void write_briefs(const struct town *town, FILE *file)
{
    char query[NAME_MAX_BYTES], day[16];
    for (int number = 1; number <= BASE_ENTERPRISES; number++)
        for (int way = 0; way < 6; way++) {
            const struct enterprise *enterprise = &town->enterprises[number];
            const struct visit *last = last_visit(town, number);
            if (!is_asked(enterprise, number, way))
                continue;
            query_for(enterprise, way, query);
            fprintf(file, "%s\t%d\t%s\t%s\t%s\t%s\t", query, number,
                    memberships[status_on(enterprise, town->today)], enterprise->contact,
                    enterprise->phone, day_text(last ? last->day : NEVER, day));
            if (last && last->finding)
                fprintf(file, "介绍经营情况，第%d次走访记录", last->finding);
            fputc('\n', file);
        }
}

/* What was promised and what is open, of the same enterprises. */
static void write_promises(const struct town *town, FILE *file)
{
    char day[16];
    for (int i = 1; i <= town->visit_count; i++) {
        const struct visit *visit = &town->visits[i];
        if (visit->promise && is_looked_up(visit->enterprise) &&
            visit_counts(visit, ALWAYS, town->today))
            fprintf(file, "%d\t%s\t第%d号承诺\n", visit->enterprise, day_text(visit->day, day),
                    visit->promise);
    }
}

static void write_open(const struct town *town, FILE *file)
{
    char number[16];
    for (int i = 1; i <= town->request_count; i++) {
        const struct request *request = &town->requests[i];
        if (!is_open(view_on(request, town->today).status))
            continue;
        request_number(town, i, number);
        if (is_looked_up(request->enterprise))
            fprintf(file, "%d\t%s\n", request->enterprise, number);
        for (int n = 0; n < request->joint_total; n++)
            if (is_looked_up(request->joint[n]))
                fprintf(file, "%d\t%s\n", request->joint[n], number);
    }
}

static void write_doubts(const struct town *town, FILE *file)
{
    static const char *const why[] = {"name", "name", "phone", "code"};
    for (int number = 1; number <= ENTERPRISES; number++) {
        const struct enterprise *enterprise = &town->enterprises[number];
        int confirmed = enterprise->confirmed_on;
        if (confirmed == NEVER || confirmed < months_later(town->today, -24))
            fprintf(file, "unconfirmed\t%d\n", number);
        if (enterprise->wrong_code)
            fprintf(file, "bad_code\t%d\n", number);
        if (enterprise->former_name[0] ||
            (enterprise->later_name[0] && enterprise->renamed_on <= town->today))
            fprintf(file, "renamed\t%d\n", number);
        if (enterprise->twin)
            fprintf(file, "%s\t%d;%d\n", why[number - BASE_ENTERPRISES - 1], enterprise->twin,
                    number);
    }
}

static bool is_honored(const struct town *town, int enterprise)
{
    for (int i = 1; i <= HONORS; i++) {
        const struct honor *honor = &town->honors[i];
        if (honor->enterprise == enterprise && strstr(honor_titles[honor->title], "示例") &&
            honor->last <= town->today && honor->valid_until >= town->today)
            return true;
    }
    return false;
}

/* Whether somebody of the committee stood for the enterprise on a day. */
static bool in_committee(const struct town *town, int enterprise, int day)
{
    for (int i = 1; i <= town->post_count; i++)
        if (town->posts[i].enterprise == enterprise && in_office(&town->posts[i], day) &&
            body_roles[COMMITTEE][town->posts[i].role])
            return true;
    return false;
}

/* What the notice says; without a list its whole group: the committee then, or the members. */
static bool is_told(const struct town *town, int notice, int enterprise)
{
    const struct notice *n = &town->notices[notice];
    if (n->listed)
        return n->enterprises[enterprise];
    return strcmp(notice_channels[n->channel], "committee") == 0
               ? in_committee(town, enterprise, n->day)
               : member_on(town, enterprise, n->day);
}

/* Who was told of some notices, and which other members of today were not. */
static void write_reach(const struct town *town, FILE *file)
{
    for (int notice = 1; notice <= NOTICES; notice += 4)
        for (int number = 1; number <= ENTERPRISES; number++) {
            bool told = is_told(town, notice, number);
            if (told || member_on(town, number, town->today))
                fprintf(file, "%d\t%d\t%s\n", notice, number, told ? "true" : "false");
        }
}

static bool fits(const struct town *town, int number, int policy)
{
    const struct enterprise *enterprise = &town->enterprises[number];
    int industry = fact_on(enterprise, INDUSTRY, town->today);
    int size = fact_on(enterprise, SIZE, town->today);
    bool member = status_on(enterprise, town->today) == MEMBER;
    switch (policy) {
    case 1:
        return member && (industry == 7 || industry == 11) && enterprise->tags >> 1 & 1;
    case 2:
        return member && size >= 3 && fact_on(enterprise, PLACE, town->today) == 3;
    case 3:
        return is_honored(town, number);
    case 4:
        return member && fact_on(enterprise, PARTY, town->today) == 1 && is_told(town, 3, number);
    case 5:
        return member && size == 4 && !is_told(town, 3, number);
    case 6:
        return member && industry == 2 && is_told(town, 4, number);
    default:
        return member && industry == 2 && !is_told(town, 4, number);
    }
}

static void write_policies(const struct town *town, FILE *file)
{
    for (int policy = 1; policy <= 7; policy++)
        for (int number = 1; number <= ENTERPRISES; number++)
            if (fits(town, number, policy))
                fprintf(file, "%d\t%d\n", policy, number);
}

bool answer_enterprises(const struct town *town, const char *folder)
{
    static const struct sheet sheets[] = {
        {"briefs.tsv", write_briefs}, {"promises.tsv", write_promises}, {"open.tsv", write_open},
        {"doubts.tsv", write_doubts}, {"policies.tsv", write_policies}, {"reach.tsv", write_reach},
    };
    return WRITE_SHEETS(town, folder, sheets);
}
