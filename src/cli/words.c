/* SPDX-License-Identifier: MIT */
/* The words that a field takes: fixed ones, and those that are kept as data. */
#include <string.h>

#include "cli/cli.h"

static int take_choices(struct cli *cli, const char *name, word_taker take, void *context)
{
    const struct chamber_filter filter = {"list", name};
    const struct chamber_list list = {.filters = &filter, .filter_count = 1};
    struct chamber_cursor *cursor = NULL;
    struct chamber_choice choice = {0};
    int result = chamber_choice_open(cli->db, &list, &cursor);
    while (result == CHAMBER_OK && (result = chamber_choice_next(cursor, &choice)) == CHAMBER_ROW) {
        bool english = cli->language == CHAMBER_EN && choice.en;
        bool current = choice.retired != CHAMBER_YES && strcmp(choice.list, name) == 0;
        result = current ? take(context, choice.code, english ? choice.en : choice.zh) : CHAMBER_OK;
    }
    chamber_choice_clear(&choice);
    chamber_cursor_close(cursor);
    return result;
}

int field_words(struct cli *cli, const struct chamber_field *field, word_taker take, void *context)
{
    int result = CHAMBER_OK;
    for (const struct chamber_word *word = field->words; word && word->code && result == CHAMBER_OK;
         word++)
        result = take(context, word->code, cli->language == CHAMBER_EN ? word->en : word->zh);
    return result == CHAMBER_OK && field->kind == CHAMBER_CHOICE
               ? take_choices(cli, field->list, take, context)
               : result;
}
