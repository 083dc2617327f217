/* SPDX-License-Identifier: MIT */
/* What is wrong with a file. */
#include "exchange/problem.h"

#include <stdio.h>
#include <string.h>

#include "text/message.h"

bool problem_of_row(int result)
{
    return result == CHAMBER_E_USAGE || result == CHAMBER_E_REFUSED ||
           result == CHAMBER_E_NOT_FOUND || result == CHAMBER_E_AMBIGUOUS ||
           result == CHAMBER_E_CONFLICT || result == CHAMBER_E_DATA;
}

int problems_take(struct problems *problems, struct chamber_db *db, int64_t line)
{
    if (problems->count == problems->capacity) {
        size_t capacity = problems->capacity ? problems->capacity * 2 : 16;
        struct problem *grown = reallocarray(problems->items, capacity, sizeof *grown);
        if (!grown)
            return fail_memory(db);
        problems->items = grown;
        problems->capacity = capacity;
    }
    error_set_line(store_error(db), problems->path, line);
    problems->items[problems->count] =
        (struct problem){.error = *store_error(db), .found = problems->count};
    problems->count++;
    *store_error(db) = (struct error){0};
    return CHAMBER_OK;
}

/* Whether the sentence says the cell's text already. */
static bool says(const struct chamber_error *error, const char *cell)
{
    for (size_t i = 0; i < COUNT_OF(error->args) && error->args[i]; i++)
        if (strstr(error->args[i], cell))
            return true;
    return false;
}

static void add_sentence(struct str *out, struct chamber_db *db, const char *id, const char *arg)
{
    message_format(out, chamber_get_language(db), id, (const char *const[]){arg, NULL});
}

/* The problem's sentence, which is the handle's, with the cell, how often it occurs, and what would
 * help. */
static int problem_text(const struct problem *problem, struct chamber_db *db, struct str *out)
{
    char times[24];
    const char *sentence = chamber_error_text(db);
    str_add(out, sentence);
    if (sentence != str_text(&store_error(db)->text)) /* it is of memory that ran out for it */
        return fail_memory(db);
    if (problem->cell && !says(chamber_error(db), problem->cell))
        add_sentence(out, db, "import_cell", problem->cell);
    snprintf(times, sizeof times, "%lld", (long long)problem->times);
    if (problem->times > 1)
        add_sentence(out, db, "import_times", times);
    if (problem->creates)
        add_sentence(out, db, "import_create", problem->creates);
    return out->failed ? fail_memory(db) : CHAMBER_OK;
}

/* The handle's failure stands aside meanwhile: its sentence is made by the handle. */
static int text_aside(struct problem *problem, struct chamber_db *db, struct str *out)
{
    struct error aside = *store_error(db);
    *store_error(db) = problem->error;
    int rc = problem_text(problem, db, out);
    problem->error = *store_error(db);
    *store_error(db) = aside;
    return rc < 0 ? fail_memory(db) : rc;
}

int problem_reason(struct problem *problem, struct chamber_db *db, struct str *out)
{
    const char *file = problem->error.shown.file;
    int64_t times = problem->times;
    problem->error.shown.file = NULL;
    problem->times = 1;
    int rc = text_aside(problem, db, out);
    problem->error.shown.file = file;
    problem->times = times;
    return rc;
}

int problems_word(struct problems *problems, struct chamber_db *db)
{
    int rc = CHAMBER_OK;
    for (size_t i = 0; i < problems->count && rc == CHAMBER_OK; i++) {
        struct problem *problem = &problems->items[i];
        CLEAN_STR struct str text = {0};
        if (problem->told)
            continue;
        rc = text_aside(problem, db, &text);
        if (rc == CHAMBER_OK)
            problem->told = str_take(&text); /* which is not empty, and so is there */
    }
    return rc;
}

/* The problem becomes the handle's failure, and is handed over. */
static void tell(struct problem *problem, struct chamber_db *db, const struct chamber_import *how)
{
    error_free(store_error(db));
    *store_error(db) = problem->error;
    problem->error = (struct error){0};
    if (how->problem)
        how->problem(how->payload, chamber_error(db), problem->told);
}

/* By line; those of one line in the order in which they were found. */
static int compare(const void *a, const void *b)
{
    const struct problem *first = a, *second = b;
    int64_t lines = first->error.shown.line - second->error.shown.line;
    if (lines != 0)
        return lines < 0 ? -1 : 1;
    return first->found < second->found ? -1 : first->found > second->found;
}

int problems_tell(struct problems *problems, struct chamber_db *db,
                  const struct chamber_import *how)
{
    struct error first = {0};
    int rc = problems_word(problems, db);
    if (rc < 0)
        return rc;
    qsort(problems->items, problems->count, sizeof *problems->items, compare);
    for (size_t i = 0; i < problems->count; i++) {
        tell(&problems->items[i], db, how);
        if (i == 0)
            first = *store_error(db);
        else
            error_free(store_error(db));
        *store_error(db) = (struct error){0};
    }
    *store_error(db) = first;
    store_error(db)->shown.result = CHAMBER_E_DATA;
    return CHAMBER_E_DATA;
}

void problems_free(struct problems *problems)
{
    for (size_t i = 0; i < problems->count; i++) {
        error_free(&problems->items[i].error);
        free(problems->items[i].cell);
        free(problems->items[i].told);
    }
    free(problems->items);
    *problems = (struct problems){0};
}
