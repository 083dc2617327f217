/* SPDX-License-Identifier: MIT */
/* amend: a step of a record's history corrected, taken out, or put in. */
#include <string.h>

#include "cli/cli.h"

/* The fields of the event that were given, as a mask. */
static uint64_t given_fields(const struct cli *cli, const struct chamber_noun *events)
{
    uint64_t fields = 0;
    for (size_t i = 0; i < cli->given_count; i++) {
        const struct option *option = cli->given[i].option;
        if (option->of == events)
            fields |= chamber_field_bit(events, option->name);
    }
    return fields;
}

static int refuse_together(struct cli *cli, const char *option, const char *other)
{
    return complain(cli, CHAMBER_E_USAGE, other, "options_conflict", option, other);
}

/* What was given must go together. */
static int check_given(struct cli *cli, const struct amend *amend, bool inserted)
{
    if (inserted && amend->drop)
        return refuse_together(cli, "insert", "drop");
    if (inserted && given_value(cli, "step"))
        return refuse_together(cli, "insert", "step");
    for (size_t i = 0; i < cli->given_count && amend->drop; i++) {
        const struct option *option = cli->given[i].option;
        if (option->field)
            return refuse_together(cli, "drop", option->alias ? option->alias : option->name);
    }
    if (!inserted && !amend->drop && !amend->fields && !amend->outcome)
        return complain(cli, CHAMBER_E_USAGE, NULL, "edit_what");
    return CHAMBER_OK;
}

/* A step that is put in is named by the operand, and its day is always said: '' is a day not known.
 */
static int fill_inserted(struct cli *cli, struct amend *amend)
{
    static const char *const needs[] = {"on"};
    int result =
        chamber_field_parse(cli->db, amend->events, chamber_noun_field(amend->events, "step"),
                            cli->operands[1], CHAMBER_WHOLE, amend->values.data);
    if (result == CHAMBER_OK && !given_value(cli, "happened_on"))
        result = needs_check(cli, needs, COUNT_OF(needs));
    if (result == CHAMBER_OK && !given_value(cli, "happened_on"))
        result = needs_ask(cli, needs, COUNT_OF(needs));
    return result;
}

/* Which correction, and what is said of it. */
struct correction {
    struct amend *amend;
    int (*verb)(struct cli *cli, chamber_id id, void *payload);
    struct written *written;
    char *gone;
};

static int correct(struct cli *cli, chamber_id id, void *payload)
{
    struct correction *correction = payload;
    struct amend *amend = correction->amend;
    int result = amend->drop ? event_line(cli, amend->event, 0, &correction->gone) : CHAMBER_OK;
    if (result == CHAMBER_OK)
        result = correction->verb(cli, id, amend);
    correction->written->gone = correction->gone;
    correction->written->event = amend->drop ? 0 : amend->event;
    return result;
}

/* Which record and which event of it, and what it is to be. */
static int read_amend(struct cli *cli, struct amend *amend, chamber_id *id)
{
    bool inserted = given_switch(cli, "insert");
    int result = check_given(cli, amend, inserted);
    if (result == CHAMBER_OK)
        result = any_record_new(cli, amend->events, &amend->values);
    if (result == CHAMBER_OK && inserted)
        result = fill_inserted(cli, amend);
    if (result == CHAMBER_OK)
        result = find_to_write(cli, cli->noun, cli->operands[0], id);
    if (result == CHAMBER_OK && !inserted)
        result = chamber_event_find(cli->db, amend->events, *id, cli->operands[1], &amend->event);
    return result == CHAMBER_OK ? fill_step(cli, amend->events, amend->values.data) : result;
}

int run_amend(struct cli *cli, const struct chamber_noun *events,
              int (*verb)(struct cli *cli, chamber_id id, void *))
{
    struct amend amend = {
        .events = events,
        .drop = given_switch(cli, "drop"),
        .fields = given_fields(cli, events),
        .outcome = given_value(cli, "outcome"),
    };
    struct written written = {0};
    struct correction correction = {.amend = &amend, .verb = verb, .written = &written};
    int result = read_amend(cli, &amend, &written.id);
    if (result == CHAMBER_OK)
        result = write_change(cli, &written, correct, &correction);
    any_record_free(&amend.values);
    free(correction.gone);
    return result;
}
