/* SPDX-License-Identifier: MIT */
/* Where requests wait and for how long, and each step of those that went step by step. */
#include "answers.h"

static void write_waiting(const struct town *town, FILE *file)
{
    char day[16];
    for (int i = 1; i <= town->request_count; i++) {
        const struct request *request = &town->requests[i];
        struct view view = view_on(request, town->today);
        int since = view.department ? view.at_since : request->raised;
        if (!is_open(view.status) || view.due > town->today + 3)
            continue;
        fprintf(file, "%d\t%d\t%s\t%s", i, request->enterprise, departments[view.department],
                day_text(since, day));
        fprintf(file, "\t%d\t%d\t%s\t", town->today - since, view.urged, day_text(view.due, day));
        if (view.due < town->today)
            fprintf(file, "%d", town->today - view.due);
        fputc('\n', file);
    }
}

static bool is_by_steps(const struct request *request)
{
    return request->steps[request->step_count - 1].by_verb;
}

static void write_steps(const struct town *town, FILE *file)
{
    char day[16];
    for (int i = 1; i <= town->request_count; i++) {
        const struct request *request = &town->requests[i];
        for (int n = 0; n < request->step_count && is_by_steps(request); n++) {
            const struct request_step *step = &request->steps[n];
            struct request until = *request;
            until.step_count = n + 1;
            fprintf(file, "%d\t%s\t%s\t%s\t%s", i, day_text(step->day, day), steps[step->step],
                    handlings[view_on(&until, step->day).status], departments[step->department]);
            fprintf(file, "\t%s\t%s\t", day_text(step->due, day),
                    satisfactions[step->satisfaction]);
            if (step->merged_into)
                fprintf(file, "%d", step->merged_into);
            fputs("\t林秘书\n", file);
        }
    }
}

/* How each of these stands: satisfied? reopened? */
static void write_outcomes(const struct town *town, FILE *file)
{
    for (int i = 1; i <= town->request_count; i++) {
        const struct request *request = &town->requests[i];
        struct view view = view_on(request, town->today);
        int reopened = 0;
        if (!is_by_steps(request))
            continue;
        for (int n = 0; n < request->step_count; n++)
            reopened += request->steps[n].step == S_REOPEN;
        fprintf(file, "%d\t%s\t%s\t%d\t%d\n", i, handlings[view.status], satisfactions[view.rating],
                view.urged, reopened);
    }
}

bool answer_requests(const struct town *town, const char *folder)
{
    static const struct sheet sheets[] = {
        {"waiting.tsv", write_waiting},
        {"steps.tsv", write_steps},
        {"outcomes.tsv", write_outcomes},
    };
    return WRITE_SHEETS(town, folder, sheets);
}
