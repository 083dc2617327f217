/* SPDX-License-Identifier: MIT */
/* A new database: made by the store, then given its first roles, words and settings. */
#include <chamber/body.h>
#include <chamber/choice.h>
#include <chamber/db.h>
#include <chamber/role.h>
#include <chamber/setting.h>

#include <string.h>

#include "domain/checks.h"
#include "domain/seed_words.h"
#include "store/create.h"

static int seed_roles_all(struct chamber_db *db)
{
    int rc = CHAMBER_OK;
    for (size_t i = 0; seed_roles[i].code && rc == CHAMBER_OK; i++) {
        struct chamber_role role = {
            .code = seed_roles[i].code,
            .name = seed_roles[i].name,
            .rank = {true, (int64_t)i + 1},
            .leader = seed_roles[i].leader,
            .honorary = seed_roles[i].honorary,
        };
        rc = chamber_role_add(db, &role, NULL);
    }
    return rc;
}

static int seed_words_all(struct chamber_db *db)
{
    int64_t rank = 0;
    int rc = CHAMBER_OK;
    for (size_t i = 0; seed_words[i].list && rc == CHAMBER_OK; i++) {
        const struct seed_word *word = &seed_words[i];
        rank = i > 0 && strcmp(word->list, seed_words[i - 1].list) == 0 ? rank + 1 : 1;
        struct chamber_choice choice = {
            .list = word->list,
            .code = word->code,
            .zh = word->zh,
            .en = word->en,
            .rank = {true, rank},
            .counts = word->counts,
        };
        rc = chamber_choice_add(db, &choice, NULL);
    }
    return rc;
}

static int seed_body(struct chamber_db *db, const struct seed_body *seed)
{
    chamber_id roles[SEED_ROLES_MAX];
    struct chamber_body body = {
        .code = seed->code, .name = seed->name, .due = seed->due, .roles.items = roles};
    int rc = CHAMBER_OK;
    while (rc == CHAMBER_OK && body.roles.count < SEED_ROLES_MAX && seed->roles[body.roles.count]) {
        size_t n = body.roles.count++;
        rc = chamber_role_find(db, seed->roles[n], CHAMBER_WHOLE, &roles[n]);
    }
    if (seed->quorum_den) {
        body.quorum_num = (struct chamber_int){true, seed->quorum_num};
        body.quorum_den = (struct chamber_int){true, seed->quorum_den};
    }
    return rc == CHAMBER_OK ? chamber_body_add(db, &body, NULL) : rc;
}

static int seed_bodies_all(struct chamber_db *db)
{
    int rc = CHAMBER_OK;
    for (size_t i = 0; seed_bodies[i].code && rc == CHAMBER_OK; i++)
        rc = seed_body(db, &seed_bodies[i]);
    return rc;
}

static int seed_settings_all(struct chamber_db *db)
{
    int rc = CHAMBER_OK;
    for (size_t i = 0; seed_settings[i].name && rc == CHAMBER_OK; i++) {
        const struct seed_setting *seed = &seed_settings[i];
        struct chamber_setting setting = {
            .name = seed->name, .from_on = seed->from_on, .value = seed->value};
        rc = chamber_setting_add(db, &setting, NULL);
    }
    return rc;
}

static int seed_name(struct chamber_db *db, const char *name)
{
    struct chamber_setting setting = {.name = "chamber.name", .value = name};
    return text_empty(name) ? CHAMBER_OK : chamber_setting_add(db, &setting, NULL);
}

static int seed(struct chamber_db *db, const char *name)
{
    int rc = chamber_begin(db, "init");
    if (rc < 0)
        return rc;
    rc = seed_roles_all(db);
    if (rc == CHAMBER_OK)
        rc = seed_words_all(db);
    if (rc == CHAMBER_OK)
        rc = seed_bodies_all(db);
    if (rc == CHAMBER_OK)
        rc = seed_settings_all(db);
    if (rc == CHAMBER_OK)
        rc = seed_name(db, name);
    return chamber_end(db, rc);
}

int chamber_init(struct chamber_db *db, const char *path, const struct chamber_init *init)
{
    static const struct chamber_init nothing = {0};
    if (!init)
        init = &nothing;
    int rc = store_create(db, path, init->group);
    return rc == CHAMBER_OK ? store_create_end(db, seed(db, init->name)) : rc;
}
