/* SPDX-License-Identifier: MIT */
#include "domain/merge_names.h"

#include <string.h>

#include "base/utf8.h"
#include "domain/checks.h"
#include "domain/merge_note.h"
#include "record/value.h"
#include "store/stmt.h"

static int add_name(struct chamber_db *db, struct chamber_texts *names, const char *name)
{
    if (text_empty(name))
        return CHAMBER_OK;
    return texts_add(names, name, strlen(name)) ? CHAMBER_OK : fail_memory(db);
}

int merge_all_names(struct chamber_db *db, const struct chamber_enterprise *enterprise,
                    struct chamber_texts *names)
{
    CLEAN_STMT struct stmt *st = stmt_named(db, SQL_ENTERPRISE_EARLIER_NAMES);
    int rc = add_name(db, names, enterprise->name);
    if (rc == CHAMBER_OK)
        rc = add_name(db, names, enterprise->short_name);
    for (size_t i = 0; i < enterprise->former_names.count && rc == CHAMBER_OK; i++)
        rc = add_name(db, names, enterprise->former_names.items[i]);
    stmt_bind_int(st, ":enterprise", enterprise->id);
    while (rc == CHAMBER_OK && (rc = stmt_step(st)) == CHAMBER_ROW)
        rc = add_name(db, names, stmt_text(st, 0));
    return rc;
}

/* Whether a name is among others; as people read them. */
static int is_among(struct chamber_db *db, const struct chamber_texts *names, const char *name,
                    bool *among)
{
    CLEAN_FREE char *folded = utf8_folded(name);
    *among = false;
    for (size_t i = 0; folded && i < names->count && !*among; i++) {
        CLEAN_FREE char *other = utf8_folded(names->items[i]);
        if (!other)
            return fail_memory(db);
        *among = strcmp(folded, other) == 0;
    }
    return folded ? CHAMBER_OK : fail_memory(db);
}

int merge_names(struct chamber_db *db, struct chamber_enterprise *keep,
                const struct chamber_texts *names, struct str *note)
{
    const struct chamber_field *former =
        chamber_noun_field(&chamber_enterprise_noun, "former_names");
    CLEAN(texts_clear) struct chamber_texts own = {0};
    int rc = merge_all_names(db, keep, &own);
    for (size_t i = 0; i < names->count && rc == CHAMBER_OK; i++) {
        const char *name = names->items[i];
        bool among;
        rc = is_among(db, &own, name, &among);
        if (rc < 0 || among)
            continue;
        if (utf8_has_separator(name))
            merge_note_text(note, merge_note_title(db, former), name);
        else
            rc = add_name(db, &keep->former_names, name);
        if (rc == CHAMBER_OK)
            rc = add_name(db, &own, name);
    }
    return rc;
}
