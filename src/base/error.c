/* SPDX-License-Identifier: MIT */
/* A failure's detail with its own copies of the texts: see error.h. */
#include "base/error.h"

#include <string.h>

static void free_args(char **args)
{
    for (size_t i = 0; i < COUNT_OF(((struct error *)NULL)->args); i++) {
        free(args[i]);
        args[i] = NULL;
    }
}

/* Copy the arguments up to NULL; on failure nothing is kept. */
static bool copy_args(char **args, const char *const *words)
{
    for (size_t i = 0; i < COUNT_OF(((struct error *)NULL)->args) && words[i] != NULL; i++) {
        args[i] = str_copy(words[i]);
        if (args[i] == NULL) {
            free_args(args);
            return false;
        }
    }
    return true;
}

int error_set(struct error *error, int result, const char *const *words)
{
    /* The words may be those of the failure being replaced, so they are copied before it goes. */
    char *args[COUNT_OF(error->args)] = {NULL};
    const char *message = words[0];
    if (!copy_args(args, words + 1)) {
        message = "no_memory";
        result = CHAMBER_E_NO_MEMORY;
    }
    error_reset(error);
    error->shown.result = result;
    error->shown.message = message;
    for (size_t i = 0; i < COUNT_OF(args); i++) {
        error->args[i] = args[i];
        error->shown.args[i] = args[i];
    }
    return result;
}

void error_at_field(struct error *error, const char *noun, const char *field, const char *label)
{
    if (error->shown.result == CHAMBER_OK || error->shown.noun != NULL ||
        error->shown.field != NULL)
        return;
    error->shown.noun = noun;
    error->shown.field = field;
    error->label = label;
    str_reset(&error->text);
}

void error_set_line(struct error *error, const char *file, int64_t line)
{
    if (error->shown.result == CHAMBER_OK || error->shown.file != NULL || error->shown.line != 0)
        return;
    error->file = str_copy(file);
    error->shown.file = error->file;
    error->shown.line = line;
    str_reset(&error->text);
}

void error_at_cell(struct error *error, const char *cell)
{
    if (error->shown.result == CHAMBER_OK || error->shown.cell != NULL || !*cell)
        return;
    error->cell = str_copy(cell);
    error->shown.cell = error->cell;
    str_reset(&error->text);
}

void error_reset(struct error *error)
{
    free_args(error->args);
    free(error->file);
    free(error->cell);
    error->file = NULL;
    error->cell = NULL;
    error->label = NULL;
    error->shown = (struct chamber_error){0};
    str_reset(&error->text);
}

void error_free(struct error *error)
{
    error_reset(error);
    str_free(&error->text);
}

const char *chamber_result_name(int result)
{
    static const struct {
        int result;
        const char *name;
    } names[] = {
        {CHAMBER_OK, "ok"},
        {CHAMBER_E_USAGE, "usage"},
        {CHAMBER_E_REFUSED, "refused"},
        {CHAMBER_E_NOT_FOUND, "not_found"},
        {CHAMBER_E_AMBIGUOUS, "ambiguous"},
        {CHAMBER_E_BUSY, "busy"},
        {CHAMBER_E_CONFLICT, "conflict"},
        {CHAMBER_E_DATA, "data"},
        {CHAMBER_E_DATABASE, "database"},
        {CHAMBER_E_IO, "io"},
        {CHAMBER_E_NO_MEMORY, "no_memory"},
        {CHAMBER_E_INTERRUPTED, "interrupted"},
    };
    for (size_t i = 0; i < COUNT_OF(names); i++)
        if (names[i].result == result)
            return names[i].name;
    return "unknown";
}
