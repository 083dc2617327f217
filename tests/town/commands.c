/* SPDX-License-Identifier: MIT */
/* What no list can carry, as commands of a shell script: `step NOUN VERB ...`. */
#include "town.h"

static void add_twins(const struct town *town, FILE *file)
{
    for (int i = BASE_ENTERPRISES + 1; i <= ENTERPRISES; i++) {
        const struct enterprise *twin = &town->enterprises[i];
        fprintf(file, "step enterprise add --name '%s'", twin->name);
        if (twin->phone[0])
            fprintf(file, " --phone %s", twin->phone);
        if (twin->code[0])
            fprintf(file, " --credit_code %s", twin->code);
        fputc('\n', file);
    }
}

static void move(const struct town *town, int number, FILE *file)
{
    const struct enterprise *enterprise = &town->enterprises[number];
    char day[16];
    for (int i = 0; i < enterprise->move_count; i++) {
        const struct move *move = &enterprise->moves[i];
        if (!move->by_verb || move->day > town->today)
            continue;
        fprintf(file, "step enterprise %s '#%d' --on %s", move_steps[move->step], number,
                day_text(move->day, day));
        if (move->reason)
            fprintf(file, " --reason %s", reasons[move->reason]);
        if (move->note)
            fprintf(file, " --note '%s'", move->note);
        fputc('\n', file);
    }
}

static void change(const struct town *town, int number, FILE *file)
{
    static const char *const names[] = {"kind", "industry", "size", "place", "party_state"};
    static const char *const *const words[] = {kinds, industries, sizes, places, parties};
    const struct enterprise *enterprise = &town->enterprises[number];
    char day[16];
    for (int fact = 0; fact < FACTS; fact++) {
        const struct dated *dated = &enterprise->facts[fact];
        if (dated->since <= town->today)
            fprintf(file, "step enterprise edit '#%d' --%s %s --since %s\n", number, names[fact],
                    words[fact][dated->later], day_text(dated->since, day));
    }
    if (enterprise->later_name[0] && enterprise->renamed_on <= town->today)
        fprintf(file, "step enterprise edit '#%d' --name '%s' --since %s\n", number,
                enterprise->later_name, day_text(enterprise->renamed_on, day));
}

static void handle_step(int number, const struct request_step *step, FILE *file)
{
    char day[16];
    fprintf(file, "step request %s '#%d' --on %s", steps[step->step], number,
            day_text(step->day, day));
    if (step->department)
        fprintf(file, " --department %s", departments[step->department]);
    if (step->due != NEVER)
        fprintf(file, " --due_on %s", day_text(step->due, day));
    if (step->satisfaction)
        fprintf(file, " --satisfaction %s", satisfactions[step->satisfaction]);
    if (step->merged_into)
        fprintf(file, " --merged_into '#%d'", step->merged_into);
    if (step->step == S_RESOLVE)
        fputs(" --outcome 已协调落实", file);
    if (step->step == S_DECLINE || step->step == S_REOPEN || step->step == S_EXTEND)
        fputs(" --note 情况有变", file);
    fputc('\n', file);
}

static void handle(const struct town *town, int number, FILE *file)
{
    const struct request *request = &town->requests[number];
    for (int i = 0; i < request->step_count; i++)
        if (request->steps[i].by_verb && request->steps[i].day <= town->today)
            handle_step(number, &request->steps[i], file);
}

bool write_commands(const struct town *town, const char *folder)
{
    FILE *file = file_in(folder, "steps.sh");
    if (!file)
        return false;
    add_twins(town, file);
    for (int i = 1; i <= BASE_ENTERPRISES; i++) {
        move(town, i, file);
        change(town, i, file);
    }
    for (int i = 1; i <= town->request_count; i++)
        if (town->requests[i].raised <= town->today)
            handle(town, i, file);
    for (int i = 1; i <= PERSONS; i++)
        if (town->persons[i].moved_on <= town->today)
            fprintf(file, "step person edit '#%d' --enterprise '#%d'\n", i,
                    town->persons[i].moved_to);
    return file_end(file);
}
