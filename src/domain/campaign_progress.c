/* SPDX-License-Identifier: MIT */
/* How far a campaign has come: its targets, those visited, and whose turn it is. */
#include <chamber/campaign.h>
#include <chamber/enterprise.h>
#include <chamber/person.h>

#include "record/view.h"

#define RECORD struct chamber_campaign_progress

static const struct chamber_field number_fields[] = {
    INT(target, "对象企业", 0),
    INT(visited, "已走访", 0),
};

const struct chamber_noun chamber_campaign_progress_noun = {
    .name = "campaign_progress",
    .label = "走访进度",
    .english = "progress",
    NOUN_FIELDS(number_fields),
    .view = true,
};

#undef RECORD
#define RECORD struct chamber_campaign_left

static const struct chamber_field left_fields[] = {
    REF(enterprise, "未走访企业", 0, enterprise),
    REF(person, "联系领导", 0, person),
};

const struct chamber_noun chamber_campaign_left_noun = {
    .name = "campaign_left",
    .label = "未走访企业",
    .english = "targets left",
    NOUN_FIELDS(left_fields),
    .view = true,
};

/* What was worked out so far. */
struct progress {
    struct chamber_campaign_progress numbers;
    struct view_rows left;
};

static int add_left(struct chamber_db *db, struct progress *progress, chamber_id enterprise,
                    chamber_id person)
{
    struct chamber_campaign_left *row = view_rows_add(&progress->left);
    if (!row)
        return fail_memory(db);
    *row = (struct chamber_campaign_left){.enterprise = enterprise, .person = person};
    int rc = view_name(db, &chamber_enterprise_noun, enterprise, NULL, &row->enterprise_name);
    return rc == CHAMBER_OK ? view_name(db, &chamber_person_noun, person, NULL, &row->person_name)
                            : rc;
}

static int work_out(struct chamber_db *db, chamber_id campaign, struct progress *progress)
{
    CLEAN_STMT struct stmt *st = stmt_named(db, SQL_CAMPAIGN_TARGETS);
    chamber_id last = 0;
    int rc;
    stmt_bind_int(st, ":campaign", campaign);
    stmt_bind_text(st, ":today", chamber_today(db));
    while ((rc = stmt_step(st)) == CHAMBER_ROW) {
        chamber_id enterprise = stmt_int(st, 0);
        bool visited = stmt_int(st, 1);
        if (enterprise != last) {
            progress->numbers.target.value++;
            progress->numbers.visited.value += visited;
        }
        last = enterprise;
        if (!visited && (rc = add_left(db, progress, enterprise, stmt_int(st, 2))) < 0)
            return rc;
    }
    return rc;
}

int chamber_campaign_progress_open(struct chamber_db *db, chamber_id id,
                                   struct chamber_campaign_progress *numbers,
                                   struct chamber_cursor **left)
{
    struct progress progress = {.numbers = {.target = {true, 0}, .visited = {true, 0}},
                                .left = {.noun = &chamber_campaign_left_noun}};
    CLEAN_RECORD(campaign, campaign);
    int rc = store_begin(db, STORE_READ);
    if (rc < 0)
        return rc;
    rc = chamber_campaign_get(db, id, &campaign);
    if (rc == CHAMBER_OK)
        rc = work_out(db, id, &progress);
    rc = store_end(db, rc);
    if (rc == CHAMBER_OK)
        rc = view_open_rows(db, &progress.left, left);
    view_rows_clear(&progress.left);
    if (rc == CHAMBER_OK)
        *numbers = progress.numbers;
    return rc;
}
