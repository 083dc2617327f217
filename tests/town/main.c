/* SPDX-License-Identifier: MIT */
/* town SEED YYYY-MM-DD FOLDER: makes up the town of a seed and writes into the folder what is known
 * of it by that day: NOUN.csv, steps.sh, and the answers it must give, *.tsv. */
#include "town.h"

#include <stdlib.h>

static void make(struct town *town)
{
    make_enterprises(town);
    make_moves(town);
    make_people(town);
    make_campaigns(town);
    make_visits(town);
    make_requests(town);
    make_activities(town);
    make_services(town);
}

int main(int argc, char **argv)
{
    int year, month, day;
    if (argc != 4 || sscanf(argv[2], "%4d-%2d-%2d", &year, &month, &day) != 3) {
        fputs("town SEED YYYY-MM-DD FOLDER\n", stderr);
        return EXIT_FAILURE;
    }
    struct town *town = calloc(1, sizeof(*town));
    if (!town)
        return EXIT_FAILURE;
    town->random = (uint32_t)strtoul(argv[1], NULL, 10) | 1U;
    town->today = day_of(year, month, day);
    make(town);
    bool ok =
        write_files(town, argv[3]) && write_commands(town, argv[3]) && write_answers(town, argv[3]);
    free(town);
    return ok ? EXIT_SUCCESS : EXIT_FAILURE;
}
