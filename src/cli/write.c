/* SPDX-License-Identifier: MIT */
/* One batch around what a command writes. A dry run does all of it and takes it back. */
#include <string.h>

#include "cli/cli.h"

int write_begin(struct cli *cli)
{
    const char *verb = cli->command->verb;
    CLEAN_FREE char *name = cli->noun ? text_format("%s %s", chamber_noun_name(cli->noun), verb)
                                      : text_format("%s", verb);
    return name ? chamber_begin(cli->db, name) : out_of_memory(cli);
}

static void say_doubt(struct cli *cli)
{
    if (cli->doubt)
        say(cli, "visit_twice", cli->doubt);
}

int write_end(struct cli *cli, int result)
{
    chamber_id before = chamber_last_batch(cli->db);
    if (result == CHAMBER_OK && signals_caught())
        result = CHAMBER_E_INTERRUPTED;
    if (result == CHAMBER_OK && cli->dry_run) {
        chamber_end(cli->db, CHAMBER_E_REFUSED);
        say_doubt(cli);
        say(cli, "dry_run_done");
        return CHAMBER_OK;
    }
    result = chamber_end(cli->db, result);
    if (result == CHAMBER_OK) {
        say_doubt(cli);
        say_stored(cli, before);
    }
    return result;
}

/* The fields whose value is another one than before, as a mask. */
static int changed_fields(struct cli *cli, const void *before, const void *after, uint64_t *changed)
{
    size_t count;
    const struct chamber_field *fields = chamber_noun_fields(cli->noun, &count);
    for (size_t i = 0; i < count; i++) {
        CLEAN_TEXT char *was = NULL;
        CLEAN_TEXT char *is = NULL;
        int result = chamber_field_format(cli->db, &fields[i], before, CHAMBER_CODES, &was);
        if (result == CHAMBER_OK)
            result = chamber_field_format(cli->db, &fields[i], after, CHAMBER_CODES, &is);
        if (result < 0)
            return result;
        if (strcmp(was, is) != 0)
            *changed |= UINT64_C(1) << i;
    }
    return CHAMBER_OK;
}

int write_change(struct cli *cli, struct written *written,
                 int (*verb)(struct cli *cli, chamber_id id, void *payload), void *payload)
{
    CLEAN_RECORD struct any_record before = {0};
    CLEAN_RECORD struct any_record after = {0};
    int result = any_record_new(cli, cli->noun, &before);
    if (result == CHAMBER_OK)
        result = any_record_new(cli, cli->noun, &after);
    if (result == CHAMBER_OK)
        result = write_begin(cli);
    if (result < 0)
        return result;
    result = chamber_record_get(cli->db, cli->noun, written->id, before.data);
    if (result == CHAMBER_OK)
        result = verb(cli, written->id, payload);
    if (result == CHAMBER_OK)
        result = chamber_record_get(cli->db, cli->noun, written->id, after.data);
    if (result == CHAMBER_OK)
        result = changed_fields(cli, before.data, after.data, &written->fields);
    if (result == CHAMBER_OK)
        result = print_written(cli, cli->noun, written);
    return write_end(cli, result);
}

/* A verb that may take a step. */
struct stepping {
    int (*verb)(struct cli *cli, chamber_id id, void *payload);
    void *payload;
    struct written *written;
};

static int step(struct cli *cli, chamber_id id, void *payload)
{
    struct stepping *stepping = payload;
    chamber_id last = 0;
    int result = last_event(cli, id, &last);
    if (result == CHAMBER_OK)
        result = stepping->verb(cli, id, stepping->payload);
    if (result == CHAMBER_OK)
        result = last_event(cli, id, &stepping->written->event);
    if (stepping->written->event == last)
        stepping->written->event = 0;
    return result;
}

int write_verb(struct cli *cli, chamber_id id,
               int (*verb)(struct cli *cli, chamber_id id, void *payload), void *payload)
{
    struct written written = {.id = id};
    struct stepping stepping = {verb, payload, &written};
    return write_change(cli, &written, step, &stepping);
}
