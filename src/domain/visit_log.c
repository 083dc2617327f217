/* SPDX-License-Identifier: MIT */
/* A trip: the same people on the same day at one or several enterprises, with what was asked for.
 */
#include <chamber/visit.h>

#include "domain/checks.h"
#include "record/record.h"

static int log_request(struct chamber_db *db, const struct chamber_request *given,
                       const struct chamber_visit *visit)
{
    struct chamber_request request = *given;
    request.enterprise = visit->enterprise;
    request.visit = visit->id;
    request.raised_on = visit->visited_on;
    if (text_empty(request.channel))
        request.channel = "visit";
    return chamber_request_add(db, &request, NULL);
}

static int log_stop(struct chamber_db *db, const struct chamber_visit *common,
                    const struct chamber_stop *stop, chamber_id *id)
{
    struct chamber_visit visit = *common;
    visit.enterprise = stop->enterprise;
    if (text_empty(visit.visited_on))
        visit.visited_on = chamber_today(db);
    int rc = chamber_visit_add(db, &visit, &visit.id);
    for (size_t i = 0; i < stop->request_count && rc == CHAMBER_OK; i++)
        rc = log_request(db, &stop->requests[i], &visit);
    if (rc == CHAMBER_OK)
        *id = visit.id;
    return rc;
}

static int log_stops(struct chamber_db *db, const struct chamber_trip *trip, chamber_id *ids)
{
    int rc = CHAMBER_OK;
    for (size_t i = 0; i < trip->stop_count && rc == CHAMBER_OK; i++)
        rc = log_stop(db, &trip->common, &trip->stops[i], &ids[i]);
    return rc;
}

static int check_stops(struct chamber_db *db, const struct chamber_trip *trip)
{
    if (trip->stop_count == 0)
        return record_fail(db, CHAMBER_E_USAGE, &chamber_visit_noun, "enterprise",
                           "trip_without_stop");
    for (size_t i = 0; i < trip->stop_count; i++)
        for (size_t n = 0; n < i; n++)
            if (trip->stops[n].enterprise == trip->stops[i].enterprise)
                return record_fail(db, CHAMBER_E_USAGE, &chamber_visit_noun, "enterprise",
                                   "trip_stops_twice");
    return CHAMBER_OK;
}

int chamber_visit_log(struct chamber_db *db, const struct chamber_trip *trip, chamber_id *visits)
{
    CLEAN_FREE chamber_id *ids = NULL;
    int rc = check_stops(db, trip);
    if (rc < 0)
        return rc;
    ids = calloc(trip->stop_count, sizeof(*ids));
    if (!ids)
        return fail_memory(db);
    rc = chamber_begin(db, "visit log");
    if (rc == CHAMBER_OK)
        rc = chamber_end(db, log_stops(db, trip, ids));
    for (size_t i = 0; rc == CHAMBER_OK && visits && i < trip->stop_count; i++)
        visits[i] = ids[i];
    return rc;
}
