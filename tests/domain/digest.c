/* SPDX-License-Identifier: MIT */
#include "domain/digest.h"

#include <stdlib.h>

#include "domain/fixture.h"

#undef fail /* Check's; the store has one of its own */
#include "base/str.h"
#include "store/stmt.h"

/* The past values are no part of the records as of today. */
static void add_facts(struct chamber_db *db, struct str *out)
{
    struct stmt *st = stmt_sql(db, "SELECT enterprise, field, from_on, value FROM enterprise_fact"
                                   " ORDER BY enterprise, field, from_on");
    while (stmt_step(st) == CHAMBER_ROW)
        str_addf(out, "%s %s %s %s\n", stmt_text(st, 0), stmt_text(st, 1), stmt_text(st, 2),
                 stmt_text(st, 3) ? stmt_text(st, 3) : "-");
    stmt_done(st);
}

char *digest_of(struct chamber_db *db)
{
    struct str out = {0};
    for (const struct chamber_noun *const *noun = chamber_nouns(); *noun; noun++) {
        struct chamber_cursor *cursor = NULL;
        void *record = calloc(1, chamber_noun_size(*noun));
        ck_ok(chamber_cursor_open(db, *noun, NULL, &cursor));
        while (chamber_cursor_next(cursor, record) == CHAMBER_ROW) {
            char *json = NULL;
            ck_ok(chamber_record_json(db, *noun, record, &json));
            str_add(&out, json);
            str_add_char(&out, '\n');
            chamber_free(json);
        }
        chamber_cursor_close(cursor);
        chamber_record_clear(*noun, record);
        free(record);
    }
    add_facts(db, &out);
    return str_take(&out);
}
