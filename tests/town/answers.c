/* SPDX-License-Identifier: MIT */
/* The answers to the questions of the yearly report: the figures, and who joined and left. */
#include "answers.h"

bool write_sheets(const struct town *town, const char *folder, const struct sheet *sheets,
                  size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!write_sheet(town, folder, &sheets[i]))
            return false;
    return true;
}

static void write_moves(const struct town *town, FILE *file, enum move_step step, int year)
{
    char day[16];
    for (int number = 1; number <= ENTERPRISES; number++)
        for (int i = 0; i < town->enterprises[number].move_count; i++) {
            const struct move *move = &town->enterprises[number].moves[i];
            if (move->step == step && move->day != ALWAYS && year_of(move->day) == year)
                fprintf(file, "%s\t%s\t%s\t%s\n", name_on(&town->enterprises[number], town->today),
                        day_text(move->day, day), reasons[move->reason],
                        move->note ? move->note : "");
        }
}

static void write_joined(const struct town *town, FILE *file)
{
    write_moves(town, file, ADMIT, year_of(town->today));
}

static void write_left(const struct town *town, FILE *file)
{
    write_moves(town, file, LEAVE, year_of(town->today));
}

/* The year, the one before, and parts of it; and what they were on a day in the middle. */
static bool answer_figures(const struct town *town, const char *folder, int year)
{
    const struct {
        const char *name;
        int from, until, as_of;
    } files[] = {
        {"figures.tsv", day_of(year, 1, 1), day_of(year, 12, 31), day_of(year, 12, 31)},
        {"figures-before.tsv", day_of(year - 1, 1, 1), day_of(year - 1, 12, 31),
         day_of(year - 1, 12, 31)},
        {"figures-june.tsv", day_of(year, 1, 1), day_of(year, 12, 31), day_of(year, 6, 30)},
        {"figures-february.tsv", day_of(year, 1, 1), day_of(year, 12, 31), day_of(year, 2, 11)},
        {"figures-q3.tsv", day_of(year, 7, 1), day_of(year, 9, 30), day_of(year, 9, 30)},
        {"figures-q3-august.tsv", day_of(year, 7, 1), day_of(year, 9, 30), day_of(year, 8, 15)},
        {"figures-q3-later.tsv", day_of(year, 7, 1), day_of(year, 9, 30), day_of(year, 12, 1)},
    };
    for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++)
        if (!write_figures(town, folder, files[i].name, files[i].from, files[i].until,
                           files[i].as_of))
            return false;
    return true;
}

bool answer_years(const struct town *town, const char *folder)
{
    static const struct sheet sheets[] = {{"joined.tsv", write_joined}, {"left.tsv", write_left}};
    return WRITE_SHEETS(town, folder, sheets) && answer_figures(town, folder, year_of(town->today));
}

bool write_answers(const struct town *town, const char *folder)
{
    return answer_enterprises(town, folder) && answer_visits(town, folder) &&
           answer_requests(town, folder) && answer_posts(town, folder) &&
           answer_years(town, folder);
}
