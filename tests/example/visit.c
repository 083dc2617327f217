/* SPDX-License-Identifier: MIT */
/* What a program that uses the library looks like, with nothing but its installed headers:
 *
 *     cc visit.c $(pkg-config --cflags --libs chamber) -o visit && ./visit new.db
 *
 * It makes a database, adds an enterprise, logs a visit at which the enterprise asks for something,
 * resolves that, and prints what the year comes to. */
#include <chamber/chamber.h>

#include <stdio.h>

static int add_member(struct chamber_db *db, chamber_id *id)
{
    struct chamber_enterprise enterprise = {
        .name = "示例宏达机械有限公司",
        .short_name = "宏达机械",
        .status = "member",
        .joined_on = "2017-03-08",
    };
    return chamber_enterprise_add(db, &enterprise, id);
}

/* One stop, one request; the library gives both their numbers. */
static int log_visit(struct chamber_db *db, chamber_id enterprise, chamber_id *visit)
{
    struct chamber_request request = {.title = "厂区门口货车临时停靠", .category = "traffic"};
    struct chamber_stop stop = {.enterprise = enterprise, .requests = &request, .request_count = 1};
    struct chamber_trip trip = {
        .common = {.visited_on = "2018-07-20", .form = "onsite", .findings = "生产正常"},
        .stops = &stop,
        .stop_count = 1,
    };
    return chamber_visit_log(db, &trip, visit);
}

/* Resolve every open request; a list is read to its end before anything is written. */
static int resolve_open(struct chamber_db *db)
{
    struct chamber_filter open = {.name = "open"};
    struct chamber_list list = {.filters = &open, .filter_count = 1, .limit = 1};
    struct chamber_request request = {0};
    struct chamber_cursor *cursor = NULL;
    int rc = chamber_request_open(db, &list, &cursor);
    if (rc == CHAMBER_OK)
        rc = chamber_request_next(cursor, &request);
    chamber_cursor_close(cursor);
    if (rc == CHAMBER_ROW) {
        struct chamber_request_step step = {.on = "2018-08-03", .outcome = "划设限时停车位"};
        printf("%s %s: %s\n", request.number, request.enterprise_name, request.title);
        rc = chamber_request_step(db, request.id, "resolve", &step);
    }
    chamber_request_clear(&request);
    return rc;
}

static int print_year(struct chamber_db *db, const char *year)
{
    static const char *const figures[] = {"members.total", "visits.total", "requests.raised",
                                          "requests.resolved", "requests.rate"};
    struct chamber_stats *stats = NULL;
    int rc = chamber_stats_compute(db, year, NULL, &stats);
    for (size_t i = 0; rc == CHAMBER_OK && i < sizeof figures / sizeof figures[0]; i++) {
        const struct chamber_figure *figure = chamber_stats_figure(stats, figures[i]);
        if (figure && figure->value.given)
            printf("%s %g\n", figure->id, figure->value.value);
    }
    chamber_stats_free(stats);
    return rc;
}

int main(int argc, char **argv)
{
    struct chamber_db *db = chamber_new();
    chamber_id enterprise = 0;
    chamber_id visit = 0;
    if (argc != 2 || !db) {
        fprintf(stderr, "usage: visit NEW-DATABASE\n");
        chamber_close(db);
        return 2;
    }
    int rc = chamber_init(db, argv[1], &(struct chamber_init){.name = "示例商会"});
    if (rc == CHAMBER_OK)
        rc = add_member(db, &enterprise);
    if (rc == CHAMBER_OK)
        rc = log_visit(db, enterprise, &visit);
    if (rc == CHAMBER_OK)
        rc = resolve_open(db);
    if (rc == CHAMBER_OK)
        rc = print_year(db, "2018");
    if (rc != CHAMBER_OK)
        fprintf(stderr, "visit: %s\n", chamber_error_text(db));
    chamber_close(db);
    return rc == CHAMBER_OK ? 0 : 1;
}
