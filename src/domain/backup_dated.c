/* SPDX-License-Identifier: MIT */
/* Backups by a rule that is two settings: of how many days, and of how many months, one is kept. */
#include <chamber/db.h>
#include <chamber/setting.h>

#include "domain/setting_rules.h"
#include "store/dated.h"

enum { DAYS_KEPT = 14, MONTHS_KEPT = 24 };

/* The setting, unless it was written before settings were checked and says nothing usable. */
static int read_kept(struct chamber_db *db, const char *name, int64_t *kept)
{
    CLEAN_FREE char *value = NULL;
    int rc = chamber_setting_value(db, name, NULL, &value);
    int64_t count = rc == CHAMBER_OK && value ? setting_count(value) : -1;
    if (count > 0)
        *kept = count;
    return rc;
}

int chamber_backup_dated(struct chamber_db *db, struct chamber_backups *backups)
{
    struct dated_rule rule = {DAYS_KEPT, MONTHS_KEPT};
    struct chamber_backups done = {0};
    int rc = read_kept(db, "backup.daily", &rule.daily);
    if (rc == CHAMBER_OK)
        rc = read_kept(db, "backup.monthly", &rule.monthly);
    if (rc == CHAMBER_OK)
        rc = store_back_up_dated(db, &rule, &done);
    if (rc == CHAMBER_OK && backups)
        *backups = done;
    else
        chamber_backups_clear(&done);
    return rc;
}
