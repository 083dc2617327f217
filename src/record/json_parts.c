/* SPDX-License-Identifier: MIT */
/* A JSON file with an array per noun, taken apart: each array's text is read like a file of its
 * own. */
#include <string.h>

#include "record/json_parse.h"

/* Where the values of the outermost object are looked for. */
struct parts {
    struct record_json_part *items;
    size_t count, at;
    int64_t line;
    int depth;
    bool in_string;
};

/* A character outside of strings; `at` is its place in the text. */
static void read_structure(struct parts *parts, char character, size_t at)
{
    struct record_json_part *part = &parts->items[parts->at < parts->count ? parts->at : 0];
    bool closes = character == ']' || character == '}';
    if (closes)
        parts->depth--;
    if (parts->depth == 1 && character == ':' && parts->at < parts->count) {
        part->start = at + 1;
        part->line = parts->line;
    } else if ((parts->depth == 1 && character == ',') || (parts->depth == 0 && closes)) {
        if (parts->at < parts->count)
            part->length = at - part->start;
        parts->at++;
    }
    if (character == '[' || character == '{')
        parts->depth++;
}

static void find_values(const char *text, size_t length, struct parts *parts)
{
    for (size_t at = 0; at < length; at++) {
        parts->line += text[at] == '\n';
        if (parts->in_string && text[at] == '\\') {
            at++;
            continue;
        }
        if (text[at] == '"')
            parts->in_string = !parts->in_string;
        else if (!parts->in_string)
            read_structure(parts, text[at], at);
    }
}

int record_json_parts(struct chamber_db *db, const char *text, size_t length,
                      struct record_json_part **items, size_t *count)
{
    CLEAN_JSON cJSON *json = NULL;
    struct parts parts = {.line = 1};
    int rc = json_parse(db, text, length, &json);
    if (rc == CHAMBER_OK && !cJSON_IsObject(json))
        rc = fail(db, CHAMBER_E_DATA, "json_not_sheets");
    if (rc == CHAMBER_OK)
        rc = json_keys_once(db, json);
    if (rc < 0)
        return rc;
    size_t size = (size_t)cJSON_GetArraySize(json);
    if (!(parts.items = calloc(size + 1, sizeof *parts.items)))
        return fail_memory(db);
    for (const cJSON *item = json->child; item; item = item->next)
        if (!(parts.items[parts.count++].name = str_copy(item->string))) {
            record_json_parts_free(parts.items, parts.count);
            return fail_memory(db);
        }
    find_values(text, length, &parts);
    *items = parts.items;
    *count = parts.count;
    return CHAMBER_OK;
}

void record_json_parts_free(struct record_json_part *items, size_t count)
{
    for (size_t i = 0; i < count; i++)
        free(items[i].name);
    free(items);
}
