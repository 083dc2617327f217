/* SPDX-License-Identifier: MIT */
/* Screens, and numbers with their rows, as JSON objects. */
#include <chamber/screen.h>

#include "record/json_parse.h"
#include "record/record.h"
#include "record/value.h"

/* Adds; the item is freed if that fails. */
static int add_item(struct chamber_db *db, cJSON *object, const char *key, cJSON *item)
{
    if (item && cJSON_AddItemToObject(object, key, item))
        return CHAMBER_OK;
    cJSON_Delete(item);
    return fail_memory(db);
}

static int hand_out(struct chamber_db *db, const cJSON *object, char **json)
{
    char *text = cJSON_PrintUnformatted(object);
    if (!text)
        return fail_memory(db);
    *json = text;
    return CHAMBER_OK;
}

/* --- rows --- */
static int add_row(struct chamber_db *db, const struct chamber_noun *noun, const void *record,
                   cJSON *array)
{
    cJSON *object = cJSON_CreateObject();
    if (object && json_add_fields(db, object, noun, record) && cJSON_AddItemToArray(array, object))
        return CHAMBER_OK;
    cJSON_Delete(object);
    return fail_memory(db);
}

/* The rows of a pass into an array; or if that is NULL, their members into an object. */
static int add_rows(struct chamber_db *db, const struct chamber_noun *noun,
                    struct chamber_cursor *cursor, cJSON *array, cJSON *object)
{
    CLEAN_FREE void *record = calloc(1, noun->size);
    int rc = record ? CHAMBER_OK : fail_memory(db);
    while (rc == CHAMBER_OK && (rc = chamber_cursor_next(cursor, record)) == CHAMBER_ROW) {
        if (array)
            rc = add_row(db, noun, record, array);
        else
            rc = json_add_fields(db, object, noun, record) ? CHAMBER_OK : fail_memory(db);
    }
    if (record)
        chamber_record_clear(noun, record);
    return rc;
}

/* The one row of an array, or null. */
static cJSON *only_row(cJSON *array)
{
    cJSON *row = cJSON_DetachItemFromArray(array, 0);
    return row ? row : cJSON_CreateNull();
}

static int add_part(struct chamber_db *db, const struct chamber_screen_part *part,
                    struct chamber_cursor *cursor, cJSON *object)
{
    if (!part->key)
        return add_rows(db, part->noun, cursor, NULL, object);
    CLEAN_JSON cJSON *array = cJSON_CreateArray();
    int rc = array ? add_rows(db, part->noun, cursor, array, NULL) : fail_memory(db);
    if (rc == CHAMBER_OK && part->single)
        return add_item(db, object, part->key, only_row(array));
    if (rc < 0)
        return rc;
    cJSON *rows = array;
    array = NULL;
    return add_item(db, object, part->key, rows);
}

/* --- screens --- */
/* The head's record; *next is the one that the inner screen is about. */
static int add_head(struct chamber_db *db, const struct chamber_screen *screen, chamber_id id,
                    cJSON *object, chamber_id *next)
{
    const struct chamber_noun *noun = screen->head;
    CLEAN_FREE void *record = calloc(1, noun->size);
    cJSON *head = cJSON_CreateObject();
    int rc = record && head ? chamber_record_get(db, noun, id, record) : fail_memory(db);
    if (rc == CHAMBER_OK && !json_add_fields(db, head, noun, record))
        rc = fail_memory(db);
    if (rc == CHAMBER_OK && screen->inner)
        *next = *value_id_of(chamber_noun_field(noun, screen->through), record);
    if (record)
        chamber_record_clear(noun, record);
    if (rc == CHAMBER_OK)
        return add_item(db, object, noun->name, head);
    cJSON_Delete(head);
    return rc;
}

static int add_screen(struct chamber_db *db, const struct chamber_screen *screen,
                      const struct chamber_screen_subject *subject, cJSON *object)
{
    struct chamber_screen_subject next = *subject;
    int rc = CHAMBER_OK;
    if (screen->dated)
        rc = add_item(db, object, "as_of", cJSON_CreateString(subject->as_of));
    if (rc == CHAMBER_OK && screen->head)
        rc = add_head(db, screen, subject->id, object, &next.id);
    if (rc == CHAMBER_OK && screen->inner)
        rc = add_screen(db, screen->inner, &next, object);
    for (size_t i = 0; i < screen->part_count && rc == CHAMBER_OK; i++) {
        struct chamber_cursor *cursor = NULL;
        rc = screen->parts[i].open(db, subject, &cursor);
        if (rc == CHAMBER_OK)
            rc = add_part(db, &screen->parts[i], cursor, object);
        chamber_cursor_close(cursor);
    }
    return rc;
}

int chamber_screen_json(struct chamber_db *db, const struct chamber_screen *screen,
                        const struct chamber_screen_subject *subject, char **json)
{
    struct chamber_screen_subject asked = *subject;
    CLEAN_JSON cJSON *object = cJSON_CreateObject();
    int rc = object ? day_given(db, subject->as_of, &asked.as_of) : fail_memory(db);
    if (rc == CHAMBER_OK)
        rc = store_begin(db, STORE_READ);
    if (rc < 0)
        return rc;
    rc = store_end(db, add_screen(db, screen, &asked, object));
    return rc == CHAMBER_OK ? hand_out(db, object, json) : rc;
}

int chamber_sheet_json(struct chamber_db *db, const struct chamber_noun *noun, const void *numbers,
                       const char *key, const struct chamber_noun *rows,
                       struct chamber_cursor *cursor, int64_t *count, char **json)
{
    CLEAN_JSON cJSON *object = cJSON_CreateObject();
    const struct chamber_screen_part part = {.key = key, .noun = rows};
    int rc = object && json_add_fields(db, object, noun, numbers) ? CHAMBER_OK : fail_memory(db);
    if (rc == CHAMBER_OK)
        rc = add_part(db, &part, cursor, object);
    if (rc == CHAMBER_OK)
        rc = hand_out(db, object, json);
    if (rc == CHAMBER_OK && count)
        *count = cJSON_GetArraySize(cJSON_GetObjectItemCaseSensitive(object, key));
    return rc;
}
