/* SPDX-License-Identifier: MIT */
/* Enterprises: the steps of membership, their correction, and all about one. */
#include "cli/cli.h"

/* --- steps --- */
static int take_step(struct cli *cli, chamber_id id, void *payload)
{
    const struct chamber_enterprise_event *event = payload;
    struct chamber_enterprise_step step = {event->happened_on, event->reason, event->note};
    return chamber_enterprise_step(cli->db, id, cli->command->verb, &step);
}

static int run_step(struct cli *cli)
{
    chamber_id id;
    CLEAN(chamber_enterprise_event_clear) struct chamber_enterprise_event event = {0};
    int result = find_to_write(cli, cli->noun, cli->operands[0], &id);
    if (result == CHAMBER_OK)
        result = fill_step(cli, &chamber_enterprise_event_noun, &event);
    return result == CHAMBER_OK ? write_verb(cli, id, take_step, &event) : result;
}

/* --- corrections --- */
static int amend(struct cli *cli, chamber_id id, void *payload)
{
    struct amend *amend = payload;
    if (amend->drop)
        return chamber_enterprise_amend_drop(cli->db, id, amend->event);
    if (amend->event)
        return chamber_enterprise_amend(cli->db, id, amend->event, amend->values.data,
                                        amend->fields);
    return chamber_enterprise_amend_insert(cli->db, id, amend->values.data, &amend->event);
}

static int run_amend_event(struct cli *cli)
{
    return run_amend(cli, &chamber_enterprise_event_noun, amend);
}

static int run_brief(struct cli *cli)
{
    return run_screens(cli, &chamber_enterprise_screen);
}

/* --- commands --- */
#define EVENT(field, alias_)                                                                       \
    {                                                                                              \
        .name = field, .alias = alias_, .of = &chamber_enterprise_event_noun                       \
    }
static const struct option step_options[] = {
    EVENT("happened_on", "on"), EVENT("reason", NULL), EVENT("note", NULL), {NULL}};
static const struct option amend_options[] = {
    EVENT("happened_on", "on"), EVENT("step", NULL), EVENT("reason", NULL),
    EVENT("note", NULL),        AMEND_SWITCHES,      {NULL}};

#define STEP(verb_, summary_, example_)                                                            \
    {                                                                                              \
        "enterprise", verb_, .summary = summary_, .operands = "REF", .least = 1, .most = 1,        \
                             .options = step_options, .takes = TAKES_DRY_RUN | TAKES_YES,          \
                             .access = ACCESS_WRITE, .run = run_step,                              \
                             .example = "chamber enterprise " verb_ " '#1'" example_               \
    }

const struct command enterprise_commands[] = {
    STEP("apply", "help_enterprise_apply", " --note 已交申请表"),
    STEP("reject", "help_enterprise_reject", " --note 材料不全"),
    STEP("admit", "help_enterprise_admit", " --note 会长会议通过"),
    STEP("suspend", "help_enterprise_suspend", " --note 停业整顿"),
    STEP("resume", "help_enterprise_resume", ""),
    STEP("leave", "help_enterprise_leave", " --reason 迁出"),
    {"enterprise", "amend", .summary = "help_enterprise_amend", .operands = "REF EVENT", .least = 2,
     .most = 2, .options = amend_options, .takes = TAKES_DRY_RUN | TAKES_YES,
     .access = ACCESS_WRITE, .run = run_amend_event,
     .example = "chamber enterprise amend '#1' 入会 --on 2012-05-18 --note 据会员登记表"},
    {"enterprise", "brief", .summary = "help_brief", .operands = "REF...", .least = 1,
     .most = SIZE_MAX, .takes = TAKES_SCREEN, .access = ACCESS_READ, .run = run_brief,
     .example = "chamber enterprise brief '#1'"},
    {.verb = NULL},
};
