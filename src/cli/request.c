/* SPDX-License-Identifier: MIT */
/* Requests: the steps that move their status, and their correction. */
#include <string.h>

#include "cli/cli.h"

static int take_step(struct cli *cli, chamber_id id, void *payload)
{
    const struct chamber_request_event *event = payload;
    struct chamber_request_step step = {
        .on = event->happened_on,
        .note = event->note,
        .department = event->department,
        .due_on = event->due_on,
        .outcome = given_value(cli, "outcome"),
        .satisfaction = event->satisfaction,
        .merged_into = event->merged_into,
    };
    return chamber_request_step(cli->db, id, cli->command->verb, &step);
}

static int run_step(struct cli *cli)
{
    chamber_id id = 0;
    const char *names[STEP_NEEDS_MAX];
    size_t count = 0;
    CLEAN(chamber_request_event_clear) struct chamber_request_event event = {0};
    int result = due_needs(cli, names, &count);
    if (result == CHAMBER_OK)
        result = needs_check(cli, names, count);
    if (result == CHAMBER_OK)
        result = find_to_write(cli, cli->noun, cli->operands[0], &id);
    if (result == CHAMBER_OK)
        result = needs_ask(cli, names, count);
    if (result == CHAMBER_OK)
        result = fill_step(cli, &chamber_request_event_noun, &event);
    if (result == CHAMBER_OK)
        result = due_fill(cli, &event);
    return result == CHAMBER_OK ? write_verb(cli, id, take_step, &event) : result;
}

static int amend(struct cli *cli, chamber_id id, void *payload)
{
    struct amend *amend = payload;
    if (amend->drop)
        return chamber_request_amend_drop(cli->db, id, amend->event);
    if (amend->event)
        return chamber_request_amend(cli->db, id, amend->event, amend->values.data, amend->fields,
                                     amend->outcome);
    return chamber_request_amend_insert(cli->db, id, amend->values.data, amend->outcome,
                                        &amend->event);
}

static int run_amend_event(struct cli *cli)
{
    return run_amend(cli, &chamber_request_event_noun, amend);
}

#define EVENT(field, alias_)                                                                       \
    {                                                                                              \
        .name = field, .alias = alias_, .of = &chamber_request_event_noun                          \
    }
#define COMMON EVENT("happened_on", "on"), EVENT("note", NULL)

static const struct option plain_options[] = {COMMON, {NULL}};
#define DUE                                                                                        \
    EVENT("due_on", NULL), {.name = "due_days", .value = "N", .help = "option_due_days"},          \
    {                                                                                              \
        .name = "due_workdays", .value = "N", .help = "option_due_workdays"                        \
    }
static const struct option assign_options[] = {EVENT("department", NULL), DUE, COMMON, {NULL}};
static const struct option extend_options[] = {DUE, COMMON, {NULL}};
static const struct option resolve_options[] = {
    {.name = "outcome", .of = &chamber_request_noun}, COMMON, {NULL}};
static const struct option merge_options[] = {EVENT("merged_into", NULL), COMMON, {NULL}};
static const struct option rate_options[] = {EVENT("satisfaction", NULL), COMMON, {NULL}};
static const struct option amend_options[] = {
    EVENT("happened_on", "on"),
    EVENT("step", NULL),
    EVENT("department", NULL),
    EVENT("due_on", NULL),
    EVENT("satisfaction", NULL),
    EVENT("merged_into", NULL),
    EVENT("note", NULL),
    {.name = "outcome", .of = &chamber_request_noun},
    AMEND_SWITCHES,
    {NULL},
};

#define STEP(verb_, summary_, options_, example_)                                                  \
    {                                                                                              \
        "request", verb_, .summary = summary_, .operands = "REF", .least = 1, .most = 1,           \
                          .options = options_, .takes = TAKES_DRY_RUN | TAKES_YES,                 \
                          .access = ACCESS_WRITE, .run = run_step,                                 \
                          .example = "chamber request " verb_ " '#1'" example_                     \
    }

const struct command request_commands[] = {
    STEP("accept", "help_request_accept", plain_options, ""),
    STEP("assign", "help_request_assign", assign_options,
         " --department 营商办 --due_on 2018-08-31"),
    STEP("progress", "help_request_progress", plain_options, " --note 正在协调"),
    STEP("urge", "help_request_urge", plain_options, ""),
    STEP("extend", "help_request_extend", extend_options,
         " --due_on 2018-09-30 --note 需要现场踏勘"),
    STEP("resolve", "help_request_resolve", resolve_options, " --outcome 已增设车位"),
    STEP("decline", "help_request_decline", plain_options, " --note 不属于本街道"),
    STEP("withdraw", "help_request_withdraw", plain_options, " --note 企业自行解决"),
    STEP("merge", "help_request_merge", merge_options, " --merged_into '#2'"),
    STEP("rate", "help_request_rate", rate_options, " --satisfaction 满意"),
    STEP("close", "help_request_close", plain_options, ""),
    STEP("reopen", "help_request_reopen", plain_options, " --note 问题再次出现"),
    {"request", "amend", .summary = "help_request_amend", .operands = "REF EVENT", .least = 2,
     .most = 2, .options = amend_options, .takes = TAKES_DRY_RUN | TAKES_YES,
     .access = ACCESS_WRITE, .run = run_amend_event,
     .example = "chamber request amend '#1' 解决 --note 据回访记录"},
    {.verb = NULL},
};
