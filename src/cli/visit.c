/* SPDX-License-Identifier: MIT */
/* visit log: one trip in one command. Here the order of the options says what belongs to what:
 * requests to the enterprise before them, their category and department to the request. */
#include <inttypes.h>
#include <string.h>

#include "cli/cli.h"

struct trip {
    struct chamber_trip trip;
    struct chamber_stop *stops;
    struct chamber_request *requests; /* of all stops, one after the other */
    size_t request_count;
    chamber_id *visits;
};

static void trip_free(struct trip *trip)
{
    for (size_t i = 0; i < trip->request_count; i++)
        chamber_request_clear(&trip->requests[i]);
    chamber_visit_clear(&trip->trip.common);
    free(trip->requests);
    free(trip->stops);
    free(trip->visits);
    *trip = (struct trip){0};
}

static int trip_new(struct cli *cli, struct trip *trip)
{
    trip->stops = calloc(cli->given_count + 1, sizeof(*trip->stops));
    trip->requests = calloc(cli->given_count + 1, sizeof(*trip->requests));
    trip->visits = calloc(cli->given_count + 1, sizeof(*trip->visits));
    return trip->stops && trip->requests && trip->visits ? CHAMBER_OK : out_of_memory(cli);
}

static int parse_field(struct cli *cli, const struct chamber_noun *noun, const char *name,
                       const char *text, void *record)
{
    return chamber_field_parse(cli->db, noun, chamber_noun_field(noun, name), text, CHAMBER_WHOLE,
                               record);
}

static int take_stop(struct cli *cli, struct trip *trip, const char *name)
{
    struct chamber_stop *stop = &trip->stops[trip->trip.stop_count];
    int result = find_to_write(cli, &chamber_enterprise_noun, name, &stop->enterprise);
    if (result < 0)
        return result;
    stop->requests = &trip->requests[trip->request_count];
    trip->trip.stop_count++;
    return CHAMBER_OK;
}

static int take_request(struct cli *cli, struct trip *trip, const char *title)
{
    if (trip->trip.stop_count == 0)
        return complain(cli, CHAMBER_E_USAGE, "request", "log_request_first", title);
    trip->stops[trip->trip.stop_count - 1].request_count++;
    return parse_field(cli, &chamber_request_noun, "title", title,
                       &trip->requests[trip->request_count++]);
}

/* What belongs to the last request. */
static int take_detail(struct cli *cli, struct trip *trip, const struct given *given)
{
    const char *name = given->option->name;
    if (trip->trip.stop_count == 0 || trip->stops[trip->trip.stop_count - 1].request_count == 0)
        return complain(cli, CHAMBER_E_USAGE, name, "log_detail_first", name);
    struct chamber_request *request = &trip->requests[trip->request_count - 1];
    const struct chamber_field *field = given->option->field;
    const char *const *member =
        (const char *const *)(const void *)((const char *)request + field->offset);
    if (*member)
        return complain(cli, CHAMBER_E_USAGE, name, "option_twice", name);
    return parse_field(cli, &chamber_request_noun, name, given->value, request);
}

static int read_trip(struct cli *cli, struct trip *trip)
{
    uint64_t fields = 0;
    int result = trip_new(cli, trip);
    for (size_t i = 0; i < cli->given_count && result == CHAMBER_OK; i++) {
        const struct given *given = &cli->given[i];
        if (strcmp(given->option->name, "enterprise") == 0)
            result = take_stop(cli, trip, given->value);
        else if (strcmp(given->option->name, "request") == 0)
            result = take_request(cli, trip, given->value);
        else if (given->option->of == &chamber_request_noun)
            result = take_detail(cli, trip, given);
    }
    trip->trip.stops = trip->stops;
    return result == CHAMBER_OK ? fill_record(cli, &chamber_visit_noun, &trip->trip.common, &fields)
                                : result;
}

/* --- what was stored --- */
static int print_json_object(struct cli *cli, const struct chamber_noun *noun, const void *record,
                             bool first)
{
    CLEAN_TEXT char *json = NULL;
    int result = chamber_record_json(cli->db, noun, record, &json);
    if (result == CHAMBER_OK)
        fprintf(cli->out, "%s%s", first ? "" : ",", json);
    return result;
}

static int print_visits(struct cli *cli, const struct trip *trip)
{
    for (size_t i = 0; i < trip->trip.stop_count; i++) {
        CLEAN(chamber_visit_clear) struct chamber_visit visit = {0};
        int result = chamber_visit_get(cli->db, trip->visits[i], &visit);
        if (result == CHAMBER_OK)
            result = print_json_object(cli, &chamber_visit_noun, &visit, i == 0);
        if (result < 0)
            return result;
    }
    return CHAMBER_OK;
}

/* The requests raised on one visit, as lines or as objects. */
static int print_requests(struct cli *cli, chamber_id visit, bool *first)
{
    char ref[24];
    struct chamber_cursor *cursor;
    CLEAN(chamber_request_clear) struct chamber_request request = {0};
    snprintf(ref, sizeof(ref), "#%" PRId64, visit);
    struct chamber_filter filter = {"visit", ref};
    struct chamber_list list = {&filter, .filter_count = 1};
    int result = chamber_request_open(cli->db, &list, &cursor);
    if (result < 0)
        return result;
    while ((result = chamber_request_next(cursor, &request)) == CHAMBER_ROW) {
        CLEAN_FREE char *line = NULL;
        if (wants_json(cli))
            result = print_json_object(cli, &chamber_request_noun, &request, *first);
        else if ((result = record_line(cli, &chamber_request_noun, &request, &line)) == CHAMBER_OK)
            fprintf(cli->out, "  %s\n", line);
        if (result < 0)
            break;
        *first = false;
    }
    chamber_cursor_close(cursor);
    return result;
}

static int print_trip(struct cli *cli, const struct trip *trip)
{
    bool first = true;
    int result = CHAMBER_OK;
    if (wants_json(cli)) {
        fputs("{\"visits\":[", cli->out);
        result = print_visits(cli, trip);
        fputs("],\"requests\":[", cli->out);
    }
    for (size_t i = 0; i < trip->trip.stop_count && result == CHAMBER_OK; i++) {
        if (!wants_json(cli))
            result =
                print_written(cli, &chamber_visit_noun, &(struct written){.id = trip->visits[i]});
        if (result == CHAMBER_OK)
            result = print_requests(cli, trip->visits[i], &first);
    }
    if (wants_json(cli))
        fputs("]}\n", cli->out);
    return result;
}

static int run_log(struct cli *cli)
{
    static const char *const needs[] = {"enterprise"};
    CLEAN(trip_free) struct trip trip = {0};
    int result = needs_check(cli, needs, COUNT_OF(needs));
    if (result == CHAMBER_OK)
        result = needs_ask(cli, needs, COUNT_OF(needs));
    if (result == CHAMBER_OK)
        result = read_trip(cli, &trip);
    for (size_t i = 0; i < trip.trip.stop_count && result == CHAMBER_OK; i++)
        result = visit_doubt_at(cli, trip.stops[i].enterprise, &trip.trip.common);
    if (result == CHAMBER_OK)
        result = write_begin(cli);
    if (result < 0)
        return result;
    result = chamber_visit_log(cli->db, &trip.trip, trip.visits);
    if (result == CHAMBER_OK)
        result = print_trip(cli, &trip);
    return write_end(cli, result);
}

#define DETAIL(field)                                                                              \
    {                                                                                              \
        .name = field, .many = true, .of = &chamber_request_noun, .help = "option_log_detail"      \
    }
static const struct option log_options[] = {
    {.name = "enterprise", .many = true, .value = "REF", .help = "option_log_enterprise"},
    {.name = "request", .many = true, .value = "TITLE", .help = "option_log_request"},
    {.name = "visited_on", .alias = "on", .of = &chamber_visit_noun, .help = "option_log_day"},
    DETAIL("category"),
    DETAIL("department"),
    DETAIL("detail"),
    DETAIL("due_on"),
    DETAIL("channel"),
    {NULL},
};

const struct command visit_commands[] = {
    {"visit", "log", .summary = "help_visit_log", .options = log_options,
     .takes = TAKES_FIELDS | TAKES_DAY | TAKES_DRY_RUN | TAKES_YES, .access = ACCESS_WRITE,
     .run = run_log,
     .example =
         "chamber visit log --on 今天 --enterprise '#1' --request 门口停车难 --category 交通停车"
         " --enterprise '#2' --findings 生产正常"},
    {.verb = NULL},
};
