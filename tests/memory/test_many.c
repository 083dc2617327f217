/* SPDX-License-Identifier: MIT */
/* Memory runs out where there is more of something than there was room for at first, in a database
 * of its own. */
#include <stdlib.h>
#include <sys/stat.h>

#include "memory/sample.h"
#include "memory/sweep.h"

enum { HONORS = 65, URGED = 14 /* with the two steps before: as many as there is room for */ };

static int fill(struct chamber_db *db)
{
    const struct chamber_enterprise enterprise = {.name = "上海海纳服饰有限公司"};
    const struct chamber_request request = {
        .enterprise = 1, .raised_on = "2018-03-01", .title = "路灯不亮"};
    const struct chamber_honor honor = {
        .title = "文明商户", .awarded_on = "2018-05-01", .enterprise = 1};
    const struct chamber_request_step accept = {.on = "2018-03-02"}, urge = {.on = "2018-04-01"};
    int rc = chamber_enterprise_add(db, &enterprise, NULL);
    if (rc == CHAMBER_OK)
        rc = chamber_request_add(db, &request, NULL);
    if (rc == CHAMBER_OK)
        rc = chamber_request_step(db, 1, "accept", &accept);
    for (int i = 0; i < URGED && rc == CHAMBER_OK; i++)
        rc = chamber_request_step(db, 1, "urge", &urge);
    for (int i = 0; i < HONORS && rc == CHAMBER_OK; i++)
        rc = chamber_honor_add(db, &honor, NULL);
    return rc;
}

static bool make(const char *path)
{
    const struct chamber_init init = {.name = "新华商会"};
    struct chamber_db *db = chamber_new();
    int rc = db ? chamber_set_today(db, SAMPLE_TODAY) : CHAMBER_E_NO_MEMORY;
    if (rc == CHAMBER_OK)
        rc = chamber_init(db, path, &init);
    if (rc == CHAMBER_OK)
        rc = chamber_begin(db, "several");
    if (rc == CHAMBER_OK)
        rc = chamber_end(db, fill(db));
    if (rc != CHAMBER_OK)
        fprintf(stderr, "many: %s\n", db ? chamber_error_text(db) : "");
    chamber_close(db);
    return rc == CHAMBER_OK;
}

/* Open it; it is made by the first that does, before any memory fails. */
static int open_many(struct sweep *sweep)
{
    struct stat found;
    if (stat(sweep_path("kept/many.db"), &found) != 0 && !make(sweep_path("kept/many.db")))
        abort();
    return chamber_open(sweep->db, sweep_path("kept/many.db"), CHAMBER_WRITE);
}

static int evidence(struct sweep *sweep)
{
    struct chamber_evidence found = {0};
    int rc = open_many(sweep);
    if (rc == CHAMBER_OK)
        rc = chamber_stats_evidence(sweep->db, "2018", NULL, "honors.total", NULL, &found);
    if (rc < 0)
        sweep->touched = found.ids || found.count;
    for (size_t i = 0; i < found.count; i++)
        sweep_say_number(sweep, found.ids[i]);
    chamber_evidence_clear(&found);
    return rc;
}

/* One event more; what was written does not stay. */
static int insert(struct sweep *sweep)
{
    const struct chamber_request_event values = {.happened_on = "2018-04-01", .step = "urge"};
    chamber_id event = SWEEP_NUMBER;
    int rc = open_many(sweep);
    if (rc == CHAMBER_OK)
        rc = chamber_begin(sweep->db, "several");
    if (rc < 0)
        return rc;
    rc = sweep_number(sweep, chamber_request_amend_insert(sweep->db, 1, &values, NULL, &event),
                      &event);
    int taken_back = chamber_end(sweep->db, rc < 0 ? rc : CHAMBER_E_REFUSED);
    return rc < 0 || taken_back == CHAMBER_E_REFUSED ? rc : taken_back;
}

static const struct sweep_operation operations[] = {
    {"evidence of many", evidence, SWEEP_OPENS | SWEEP_OWN},
    {"amend insert of many", insert, SWEEP_OPENS | SWEEP_OWN},
};

SWEEP_MAIN("memory.many", operations)
