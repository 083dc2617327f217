/* SPDX-License-Identifier: MIT */
/* The library in a running process: a visit through it, so many times, each for good.
 * api DB TIMES */
#include <chamber/chamber.h>
#include <stdio.h>
#include <stdlib.h>

static int add_visits(struct chamber_db *db, unsigned long times)
{
    static chamber_id visitors[2] = {1, 2};
    const struct chamber_visit wanted = {.visited_on = "2023-12-29",
                                         .enterprise = 7,
                                         .form = "onsite",
                                         .visitors = {.items = visitors, .count = 2},
                                         .findings = "现场走访，了解用工情况"};
    int rc = CHAMBER_OK;
    chamber_id id;
    while (rc == CHAMBER_OK && times-- > 0)
        rc = chamber_visit_add(db, &wanted, &id);
    return rc;
}

int main(int argc, char **argv)
{
    if (argc != 3)
        return 2;
    struct chamber_db *db = chamber_new();
    int rc = db ? chamber_open(db, argv[1], CHAMBER_WRITE) : CHAMBER_E_NO_MEMORY;
    if (rc == CHAMBER_OK)
        rc = add_visits(db, strtoul(argv[2], NULL, 10));
    if (rc < 0)
        fprintf(stderr, "api: %s\n", chamber_error_text(db));
    chamber_close(db);
    return rc < 0;
}
