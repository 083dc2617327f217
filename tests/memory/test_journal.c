/* SPDX-License-Identifier: MIT */
/* Memory runs out in what is done with the journal: read and taken back, and with all that
 * refers to a record.
 */
#include "memory/sample.h"
#include "memory/sweep.h"
#include "record/redirect.h"
#include "record/undo.h"

static int changes(struct sweep *sweep, int rc, struct chamber_history *history)
{
    struct chamber_change change = {0};
    if (rc < 0) {
        sweep->touched = (void *)history != SWEEP_POINTER;
        return rc;
    }
    while ((rc = chamber_history_next(history, &change)) == CHAMBER_ROW) {
        sweep_say(sweep, change.field);
        sweep_say(sweep, change.after);
    }
    chamber_history_close(history);
    chamber_record_clear(&chamber_change_noun, &change);
    return rc;
}

enum { OF_THE_SECOND_VISIT = 19 };

static int history(struct sweep *sweep)
{
    struct chamber_history *history = SWEEP_POINTER;
    int rc = chamber_history_open(sweep->db, &chamber_enterprise_noun, 2, CHAMBER_WORDS, &history);
    return changes(sweep, rc, history);
}

static int batch(struct sweep *sweep)
{
    struct chamber_history *history = SWEEP_POINTER;
    int rc = chamber_batch_open(sweep->db, OF_THE_SECOND_VISIT, CHAMBER_NAMES, &history);
    return changes(sweep, rc, history);
}

static int log_rows(struct sweep *sweep)
{
    struct chamber_cursor *cursor = SWEEP_POINTER;
    return sweep_rows(sweep, chamber_log_open(sweep->db, 5, &cursor), &chamber_batch_noun, &cursor);
}

static int batch_get(struct sweep *sweep)
{
    struct chamber_batch batch = {0};
    int rc = chamber_batch_get(sweep->db, 3, &batch);
    if (rc >= 0)
        sweep_say(sweep, batch.verb);
    chamber_record_clear(&chamber_batch_noun, &batch);
    return rc;
}

static int undo(struct sweep *sweep)
{
    return chamber_undo(sweep->db, 0);
}

static int undo_earlier(struct sweep *sweep)
{
    return chamber_undo(sweep->db, OF_THE_SECOND_VISIT);
}

/* What others refer to is not taken away. */
static int undo_referred(struct sweep *sweep)
{
    enum { OF_THE_FIRST_PLACE = 4 };
    int rc = chamber_undo(sweep->db, OF_THE_FIRST_PLACE);
    return rc == CHAMBER_E_REFUSED ? CHAMBER_OK : rc;
}

/* Several records at once are what they were; a batch behind it came to nothing. */
static int undo_several(struct sweep *sweep)
{
    return chamber_undo(sweep->db, SAMPLE_SEVERAL);
}

/* Which batches came to nothing. */
static int nothing(struct sweep *sweep)
{
    struct chamber_ids batches = {0};
    int rc = log_nothing(sweep->db, SAMPLE_SEVERAL, &batches);
    sweep->touched = rc < 0 && batches.count;
    for (size_t i = 0; i < batches.count; i++)
        sweep_say_number(sweep, batches.items[i]);
    chamber_free(batches.items);
    return rc;
}

/* All that refers to a building refers to another; and of enterprises, in lists as well. */
static int redirect(struct sweep *sweep)
{
    int rc = chamber_begin(sweep->db, "several");
    if (rc != CHAMBER_OK)
        return rc;
    rc = record_redirect(sweep->db, &chamber_place_noun, 1, 2);
    if (rc == CHAMBER_OK)
        rc = record_redirect(sweep->db, &chamber_enterprise_noun, 2, 4);
    return chamber_end(sweep->db, rc);
}

static int set_actor(struct sweep *sweep)
{
    return chamber_set_actor(sweep->db, "王");
}

static const struct sweep_operation operations[] = {
    {"undo", undo, SWEEP_WRITES},
    {"undo earlier", undo_earlier, SWEEP_WRITES},
    {"undo referred", undo_referred, SWEEP_WRITES},
    {"undo several", undo_several, SWEEP_WRITES},
    {"come to nothing", nothing, SWEEP_READS},
    {"redirect", redirect, SWEEP_WRITES},
    {"history", history, SWEEP_READS},
    {"batch", batch, SWEEP_READS},
    {"log", log_rows, SWEEP_READS},
    {"batch get", batch_get, SWEEP_READS},
    {"actor", set_actor, SWEEP_READS},
};

SWEEP_MAIN("memory.journal", operations)
