/* SPDX-License-Identifier: MIT */
/* Every value that the journal has of a change, one by one. */
#include "record/json_parse.h"
#include "record/record.h"

/* How deep an array may stand in the pair of a field: dated values are pairs in a list. */
enum { DEPTH_MAX = 4 };

struct each {
    const char *field;
    int (*take)(void *context, const struct json_value *value);
    void *context;
};

static int each_value(const struct each *each, const cJSON *item, int depth)
{
    int rc = CHAMBER_OK;
    const struct json_value value = {
        .field = each->field,
        .text = cJSON_IsString(item) ? item->valuestring : NULL,
        .number = cJSON_IsNumber(item) ? (int64_t)item->valuedouble : 0,
    };
    if (cJSON_IsString(item) || cJSON_IsNumber(item))
        return each->take(each->context, &value);
    if (!cJSON_IsArray(item) || depth == 0)
        return CHAMBER_OK;
    for (item = item->child; item && rc == CHAMBER_OK; item = item->next)
        rc = each_value(each, item, depth - 1);
    return rc;
}

int json_each_value(struct chamber_db *db, const char *content,
                    int (*take)(void *context, const struct json_value *value), void *context)
{
    const cJSON *pair;
    CLEAN_JSON cJSON *object = NULL;
    int rc = json_parse_kept(db, content, &object);
    if (rc < 0)
        return rc;
    if (!cJSON_IsObject(object))
        return fail(db, CHAMBER_E_DATABASE, "journal_damaged");
    for (pair = object->child; pair && rc == CHAMBER_OK; pair = pair->next) {
        const struct each each = {pair->string, take, context};
        rc = each_value(&each, pair, DEPTH_MAX);
    }
    return rc;
}
