/* SPDX-License-Identifier: MIT */
/* The names of a noun's records, folded and sorted, kept with the handle while they hold: an import
 * looks names up for every row. Who looks up one or two has them found in one scan instead. */
#include "record/names.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "record/names_read.h"
#include "record/value.h"

enum {
    LOOKUPS = 4,  /* scans that cost less than loading all */
    CALLED = 4096 /* how many records' names are kept that files name */
};

static void empty_names(struct names *names)
{
    for (size_t i = 0; i < names->count; i++)
        free(names->items[i].folded);
    free(names->items);
    names->items = NULL;
    names->count = 0;
}

static void free_called(struct names *names)
{
    for (size_t i = 0; names->called && i < CALLED; i++) {
        free(names->called[i].label);
        free(names->called[i].name);
    }
    free(names->called);
    names->called = NULL;
}

static void free_names(struct names *names)
{
    free_called(names);
    if (names->found)
        free_names(names->found);
    empty_names(names);
    free(names->asked);
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
    int rc = names_add(db, names, name);
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
        rc = insert_text(db, names, field, record_id_of(record), text, names_rank(field));
    if (rc == CHAMBER_OK && field->flags & CHAMBER_DATED)
        rc = insert_text(db, names, field, record_id_of(record), text, NAME_FORMER);
    return rc;
}

static void forget_found(struct names *kept)
{
    free(kept->asked);
    kept->asked = NULL;
    if (kept->found)
        empty_names(kept->found);
}

void names_added(struct chamber_db *db, const struct chamber_noun *noun, const void *record)
{
    struct names *names = kept_names(db, noun);
    int rc = CHAMBER_OK;
    if (names)
        forget_found(names);
    for (size_t i = 0; names && names->loaded && i < noun->field_count && rc == CHAMBER_OK; i++)
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
    int rc = folded ? names_among(db, noun, folded, NAMES_WHOLE, &names) : fail_memory(db);
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

/* What is kept of a noun's names, loaded or not. NULL: no memory. */
static struct names *keep_names(struct chamber_db *db, const struct chamber_noun *noun)
{
    struct names *kept = kept_names(db, noun);
    if (kept && kept->loaded &&
        (kept->epoch != store_epoch(db) || strcmp(kept->today, chamber_today(db)) != 0)) {
        names_forget(db, noun);
        kept = NULL;
    }
    if (!kept && (kept = calloc(1, sizeof *kept))) {
        kept->noun = noun;
        kept->next = store_kept(db);
        store_keep(db, kept, free_all);
    }
    return kept;
}

/* From when on what is read now holds. */
static void settle(struct chamber_db *db, struct names *kept)
{
    kept->epoch = store_epoch(db);
    snprintf(kept->today, sizeof kept->today, "%s", chamber_today(db));
}

int names_of(struct chamber_db *db, const struct chamber_noun *noun, const struct names **names)
{
    struct names *kept = keep_names(db, noun);
    if (!kept)
        return fail_memory(db);
    if (!kept->loaded) {
        settle(db, kept);
        int rc = names_read(db, kept, NULL);
        if (rc < 0) {
            empty_names(kept);
            return rc;
        }
        kept->loaded = true;
    }
    *names = kept;
    return CHAMBER_OK;
}

/* Whether the last scan answers this, too. */
static bool answered(struct chamber_db *db, const struct names *kept, const char *folded,
                     enum name_width width)
{
    return kept->asked && kept->width >= width && strcmp(kept->asked, folded) == 0 &&
           kept->epoch == store_epoch(db) && strcmp(kept->today, chamber_today(db)) == 0;
}

int names_among(struct chamber_db *db, const struct chamber_noun *noun, const char *folded,
                enum name_width width, const struct names **names)
{
    CLEAN(name_test_free) struct name_test test;
    name_test_begin(&test, folded, width);
    struct names *kept = keep_names(db, noun);
    if (!kept)
        return fail_memory(db);
    bool known = !kept->loaded && answered(db, kept, folded, width);
    if (!known && (kept->loaded || kept->lookups >= LOOKUPS))
        return names_of(db, noun, names);
    if (!kept->found && !(kept->found = calloc(1, sizeof *kept->found)))
        return fail_memory(db);
    *names = kept->found;
    if (known)
        return CHAMBER_OK;
    forget_found(kept);
    kept->lookups++;
    kept->found->noun = noun;
    settle(db, kept);
    int rc = names_read(db, kept->found, &test);
    if (rc < 0)
        return rc;
    kept->width = width;
    kept->asked = str_copy(folded);
    return kept->asked ? CHAMBER_OK : fail_memory(db);
}

/* What is kept of the noun, with a table of names that still hold; NULL: none can be had. */
static struct names *keep_called(struct chamber_db *db, const struct chamber_noun *noun)
{
    struct names *kept = kept_names(db, noun);
    int64_t epoch = store_epoch(db);
    if (kept && kept->called && kept->called_epoch == epoch)
        return kept;
    kept = keep_names(db, noun);
    if (kept)
        free_called(kept);
    if (kept && (kept->called = calloc(CALLED, sizeof *kept->called)))
        kept->called_epoch = epoch;
    return kept && kept->called ? kept : NULL;
}

const char *names_called(struct chamber_db *db, const struct chamber_noun *noun, chamber_id id,
                         const char *label)
{
    const struct names *kept = label ? keep_called(db, noun) : NULL;
    const struct called *called = kept ? &kept->called[(uint64_t)id % CALLED] : NULL;
    return called && called->name && called->id == id && strcmp(called->label, label) == 0
               ? called->name
               : NULL;
}

void names_call(struct chamber_db *db, const struct chamber_noun *noun, chamber_id id,
                const char *label, const char *name)
{
    const struct names *kept = label ? keep_called(db, noun) : NULL;
    struct called *called = kept ? &kept->called[(uint64_t)id % CALLED] : NULL;
    if (!called)
        return;
    free(called->label);
    free(called->name);
    *called = (struct called){id, strdup(label), strdup(name)};
    if (!called->label) {
        free(called->name);
        called->name = NULL;
    }
}

bool names_at_hand(struct chamber_db *db, const struct chamber_noun *noun)
{
    const struct names *kept = keep_names(db, noun);
    return kept && kept->loaded;
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
