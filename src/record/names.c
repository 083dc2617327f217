/* SPDX-License-Identifier: MIT */
/* The names of a noun's records, folded and sorted, kept with the handle while they hold: an import
 * looks names up for every row. */
#include "record/names.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "record/compose.h"
#include "record/row.h"
#include "record/value.h"

static void free_names(struct names *names)
{
    for (size_t i = 0; i < names->count; i++)
        free(names->items[i].folded);
    free(names->items);
    free(names);
}

/* All that is kept with the handle: a chain, one link per noun. */
static void free_all(void *thing)
{
    struct names *next, *names = thing;
    for (; names; names = next) {
        next = names->next;
        free_names(names);
    }
}

static int add_name(struct chamber_db *db, struct names *names, const struct name *name)
{
    if ((names->count & (names->count - 1)) == 0) {
        struct name *grown =
            reallocarray(names->items, names->count ? names->count * 2 : 1, sizeof *grown);
        if (!grown)
            return fail_memory(db);
        names->items = grown;
    }
    names->items[names->count++] = *name;
    return CHAMBER_OK;
}

/* Add the rows (id, value) of a composed query. */
static int add_rows(struct chamber_db *db, struct names *names, struct str *sql,
                    const struct chamber_field *field, enum name_rank rank)
{
    bool tail = field->flags & CHAMBER_TAIL && rank != NAME_FORMER;
    int rc;
    CLEAN_STMT struct stmt *st = row_stmt(db, sql);
    stmt_bind_text(st, ":as_of", chamber_today(db));
    while ((rc = stmt_step(st)) == CHAMBER_ROW) {
        struct name name = {.id = stmt_int(st, 0), .field = field, .rank = rank, .tail = tail};
        const char *text = stmt_text(st, 1);
        name.folded = utf8_folded(text ? text : "");
        if (!name.folded)
            return fail_memory(db);
        rc = add_name(db, names, &name);
        if (rc < 0) {
            free(name.folded);
            return rc;
        }
    }
    return rc;
}

static enum name_rank rank_of(const struct chamber_field *field)
{
    if (!(field->flags & CHAMBER_FINDS))
        return NAME_TAIL;
    return field->flags & CHAMBER_LIST ? NAME_FORMER : NAME_NOW;
}

static int add_field(struct chamber_db *db, struct names *names, const struct chamber_field *field)
{
    struct str sql = {0};
    sql_names(&sql, names->noun, field);
    int rc = add_rows(db, names, &sql, field, rank_of(field));
    if (rc < 0 || !(field->flags & CHAMBER_DATED))
        return rc;
    sql_past_names(&sql, names->noun, field);
    return add_rows(db, names, &sql, field, NAME_FORMER);
}

static int by_folded(const void *a, const void *b)
{
    const struct name *x = a, *y = b;
    int order = strcmp(x->folded, y->folded);
    return order ? order : (x->id > y->id) - (x->id < y->id);
}

static int read_names(struct chamber_db *db, const struct chamber_noun *noun, struct names **made)
{
    struct names *names = calloc(1, sizeof *names);
    int rc = CHAMBER_OK;
    if (!names)
        return fail_memory(db);
    names->noun = noun;
    names->epoch = store_epoch(db);
    snprintf(names->today, sizeof names->today, "%s", chamber_today(db));
    for (size_t i = 0; i < noun->field_count && rc == CHAMBER_OK; i++)
        if (noun->fields[i].flags & (CHAMBER_FINDS | CHAMBER_TAIL))
            rc = add_field(db, names, &noun->fields[i]);
    if (rc < 0) {
        free_names(names);
        return rc;
    }
    if (names->count)
        qsort(names->items, names->count, sizeof *names->items, by_folded);
    *made = names;
    return CHAMBER_OK;
}

static struct names *kept_names(struct chamber_db *db, const struct chamber_noun *noun)
{
    struct names *kept = store_kept(db);
    while (kept && kept->noun != noun)
        kept = kept->next;
    return kept;
}

/* Put one name in its place. */
static int insert_name(struct chamber_db *db, struct names *names, const struct name *name)
{
    size_t place = names_search(names, name->folded);
    int rc = add_name(db, names, name);
    if (rc < 0)
        return rc;
    memmove(&names->items[place + 1], &names->items[place],
            (names->count - 1 - place) * sizeof *names->items);
    names->items[place] = *name;
    return CHAMBER_OK;
}

static int insert_text(struct chamber_db *db, struct names *names,
                       const struct chamber_field *field, chamber_id id, const char *text,
                       enum name_rank rank)
{
    struct name name = {.folded = utf8_folded(text),
                        .id = id,
                        .field = field,
                        .rank = rank,
                        .tail = field->flags & CHAMBER_TAIL && rank != NAME_FORMER};
    int rc = name.folded ? insert_name(db, names, &name) : fail_memory(db);
    if (rc < 0)
        free(name.folded);
    return rc;
}

/* The names that one field of a new record gives. */
static int insert_field(struct chamber_db *db, struct names *names,
                        const struct chamber_field *field, const void *record)
{
    const struct chamber_texts *list =
        field->flags & CHAMBER_LIST ? value_texts_of(field, record) : NULL;
    int rc = CHAMBER_OK;
    for (size_t i = 0; list && i < list->count && rc == CHAMBER_OK; i++)
        rc = insert_text(db, names, field, record_id_of(record), list->items[i], NAME_FORMER);
    if (list || record_empty(field, record))
        return rc;
    CLEAN_FREE char *text = NULL;
    rc = chamber_field_format(db, field, record, CHAMBER_CODES, &text);
    if (rc == CHAMBER_OK)
        rc = insert_text(db, names, field, record_id_of(record), text, rank_of(field));
    if (rc == CHAMBER_OK && field->flags & CHAMBER_DATED)
        rc = insert_text(db, names, field, record_id_of(record), text, NAME_FORMER);
    return rc;
}

void names_added(struct chamber_db *db, const struct chamber_noun *noun, const void *record)
{
    struct names *names = kept_names(db, noun);
    int rc = CHAMBER_OK;
    for (size_t i = 0; names && i < noun->field_count && rc == CHAMBER_OK; i++)
        if (noun->fields[i].flags & (CHAMBER_FINDS | CHAMBER_TAIL))
            rc = insert_field(db, names, &noun->fields[i], record);
    if (rc < 0)
        names_forget(db, noun);
}

int names_taken(struct chamber_db *db, const struct chamber_noun *noun,
                const struct chamber_field *field, const char *text, chamber_id id,
                chamber_id *holder)
{
    CLEAN_FREE char *folded = utf8_folded(text);
    const struct names *names;
    int rc = folded ? names_of(db, noun, &names) : fail_memory(db);
    if (rc < 0)
        return rc;
    for (size_t i = names_search(names, folded);
         i < names->count && strcmp(names->items[i].folded, folded) == 0; i++)
        if (names->items[i].field == field && names->items[i].rank == NAME_NOW &&
            names->items[i].id != id)
            *holder = names->items[i].id;
    return CHAMBER_OK;
}

void names_forget(struct chamber_db *db, const struct chamber_noun *noun)
{
    struct names *first = store_kept(db), **at = &first;
    while (*at && (*at)->noun != noun)
        at = &(*at)->next;
    if (!*at)
        return;
    struct names *gone = *at;
    *at = gone->next;
    free_names(gone);
    store_keep(db, first, free_all);
}

int names_of(struct chamber_db *db, const struct chamber_noun *noun, const struct names **names)
{
    struct names *kept = kept_names(db, noun);
    if (kept && (kept->epoch != store_epoch(db) || strcmp(kept->today, chamber_today(db)) != 0)) {
        names_forget(db, noun);
        kept = NULL;
    }
    if (!kept) {
        int rc = read_names(db, noun, &kept);
        if (rc < 0 || !kept)
            return rc;
        kept->next = store_kept(db);
        store_keep(db, kept, free_all);
    }
    *names = kept;
    return CHAMBER_OK;
}

size_t names_search(const struct names *names, const char *folded)
{
    size_t low = 0, high = names->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(names->items[middle].folded, folded) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}
