/* SPDX-License-Identifier: MIT */
/* The journal's contents back into records. */
#include <errno.h>
#include <string.h>

#include "record/json_parse.h"
#include "record/record.h"
#include "record/value.h"

static int damaged(struct chamber_db *db)
{
    return fail(db, CHAMBER_E_DATABASE, "journal_damaged");
}

static bool restore_list(const struct chamber_field *field, const cJSON *array, void *record)
{
    for (const cJSON *item = array->child; item; item = item->next) {
        bool ok =
            field->kind == CHAMBER_REF
                ? ids_add(value_ids(field, record), (chamber_id)item->valuedouble)
                : cJSON_IsString(item) && texts_add(value_texts(field, record), item->valuestring,
                                                    strlen(item->valuestring));
        if (!ok)
            return false;
    }
    return true;
}

/* One value as json_change_fields() wrote it. */
static int restore_value(struct chamber_db *db, const struct chamber_field *field,
                         const cJSON *value, void *record)
{
    value_clear(field, record);
    if (cJSON_IsNull(value))
        return CHAMBER_OK;
    errno = 0;
    if (cJSON_IsArray(value) && field->flags & CHAMBER_LIST && restore_list(field, value, record))
        return CHAMBER_OK;
    if (cJSON_IsArray(value))
        return errno == ENOMEM ? fail_memory(db) : damaged(db);
    switch (value_class(field)) {
    case VALUE_TEXT:
        return cJSON_IsString(value)
                   ? record_set_text(db, value_text(field, record), value->valuestring)
                   : damaged(db);
    case VALUE_INT:
        *value_int(field, record) =
            (struct chamber_int){.given = true, .value = (int64_t)value->valuedouble};
        return CHAMBER_OK;
    case VALUE_BOOL:
        *value_bool(field, record) = cJSON_IsTrue(value) ? CHAMBER_YES : CHAMBER_NO;
        return CHAMBER_OK;
    case VALUE_ID:
        *value_id(field, record) = (chamber_id)value->valuedouble;
        return CHAMBER_OK;
    case VALUE_TEXTS:
    case VALUE_IDS:
        break;
    }
    return damaged(db);
}

/* One side of each field's pair; what is no field of the noun (any more) is damage unless `known`.
 */
static int restore_side(struct chamber_db *db, const struct json_changes *changes,
                        const struct chamber_noun *noun, int side, bool known, void *record,
                        uint64_t *fields, char **lists)
{
    const cJSON *pair;
    int rc = CHAMBER_OK;
    cJSON_ArrayForEach(pair, (const cJSON *)changes->object)
    {
        const struct chamber_field *field = chamber_noun_field(noun, pair->string);
        const cJSON *value = cJSON_GetArrayItem(pair, side);
        if (!field && known)
            continue;
        if (!field || !value || !cJSON_GetArrayItem(pair, 1))
            return damaged(db);
        size_t n = (size_t)(field - noun->fields);
        *fields |= UINT64_C(1) << n;
        free(lists[n]);
        lists[n] = NULL;
        if (!(field->flags & CHAMBER_DATED)) {
            rc = restore_value(db, field, value, record);
        } else if (!cJSON_IsNull(value)) {
            lists[n] = cJSON_PrintUnformatted(value);
            rc = lists[n] ? CHAMBER_OK : fail_memory(db);
        }
        if (rc < 0)
            return rc;
    }
    return CHAMBER_OK;
}

int json_changes_before(struct chamber_db *db, const struct json_changes *changes,
                        const struct chamber_noun *noun, void *record, uint64_t *fields,
                        char **lists)
{
    return restore_side(db, changes, noun, 0, false, record, fields, lists);
}

int json_changes_after(struct chamber_db *db, const struct json_changes *changes,
                       const struct chamber_noun *noun, void *record, uint64_t *fields,
                       char **lists)
{
    return restore_side(db, changes, noun, 1, true, record, fields, lists);
}

int json_same(struct chamber_db *db, const char *one, const char *other, bool *same)
{
    *same = !one && !other;
    if (!one || !other)
        return CHAMBER_OK;
    cJSON *a = NULL, *b = NULL;
    int rc = json_parse_kept(db, one, &a);
    if (rc == CHAMBER_OK)
        rc = json_parse_kept(db, other, &b);
    if (rc == CHAMBER_OK)
        *same = cJSON_Compare(a, b, true);
    cJSON_Delete(a);
    cJSON_Delete(b);
    return rc;
}

/* An array of pairs: a day, and what holds from then on. */
static bool is_dated(const cJSON *array)
{
    for (const cJSON *pair = array->child; pair; pair = pair->next)
        if (!cJSON_IsString(cJSON_GetArrayItem(pair, 0)) || !cJSON_GetArrayItem(pair, 1))
            return false;
    return cJSON_IsArray(array);
}

int json_dated_open(struct chamber_db *db, const char *json, struct json_dated *dated)
{
    cJSON *array = NULL;
    int rc = json_parse_kept(db, json, &array);
    if (rc < 0)
        return rc;
    if (!is_dated(array)) {
        cJSON_Delete(array);
        return damaged(db);
    }
    *dated = (struct json_dated){.array = array, .current = array->child};
    return CHAMBER_OK;
}

bool json_dated_next(struct json_dated *dated, const char **from, const char **text,
                     int64_t *number)
{
    const cJSON *pair = dated->current;
    if (!pair)
        return false;
    const cJSON *value = cJSON_GetArrayItem(pair, 1);
    dated->current = pair->next;
    *from = cJSON_GetArrayItem(pair, 0)->valuestring;
    *text = cJSON_IsString(value) ? value->valuestring : NULL;
    *number = cJSON_IsNumber(value) ? (int64_t)value->valuedouble : 0;
    return true;
}

void json_dated_close(struct json_dated *dated)
{
    cJSON_Delete(dated->array);
    *dated = (struct json_dated){0};
}
