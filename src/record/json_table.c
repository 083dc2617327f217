/* SPDX-License-Identifier: MIT */
/* A JSON file of objects as a table of rows and cells. */
#include "record/json.h"

#include <string.h>

#include "record/json_parse.h"

static bool add_heading(struct record_table *table, const char *heading)
{
    for (size_t i = 0; i < table->columns; i++)
        if (strcmp(table->headings[i], heading) == 0)
            return true;
    char **grown = reallocarray(table->headings, table->columns + 1, sizeof *grown);
    if (!grown)
        return false;
    table->headings = grown;
    grown[table->columns] = str_copy(heading);
    return grown[table->columns] && ++table->columns;
}

static int table_headings(struct chamber_db *db, const cJSON *array, struct record_table *table)
{
    const cJSON *object, *item;
    cJSON_ArrayForEach(object, array)
    {
        int rc = cJSON_IsObject(object) ? json_keys_once(db, object)
                                        : fail(db, CHAMBER_E_DATA, "json_not_object");
        if (rc < 0)
            return rc;
        cJSON_ArrayForEach(item,
                           object) if (!add_heading(table, item->string)) return fail_memory(db);
    }
    return CHAMBER_OK;
}

static int table_cell(struct chamber_db *db, const struct chamber_noun *noun, const cJSON *item,
                      char **cell)
{
    CLEAN_STR struct str text = {0};
    if (cJSON_IsNull(item))
        return CHAMBER_OK;
    const struct chamber_field *field = chamber_noun_field(noun, item->string);
    if ((field && !json_kind_fits(field, item)) || !json_as_text(field, item, &text))
        return fail(db, CHAMBER_E_DATA, "json_wrong_value", item->string);
    *cell = str_take(&text);
    return *cell ? CHAMBER_OK : fail_memory(db);
}

static int table_row(struct chamber_db *db, const struct chamber_noun *noun, const cJSON *object,
                     struct record_table *table)
{
    const cJSON *item;
    char **cells = calloc(table->columns + 1, sizeof *cells);
    int rc = cells ? CHAMBER_OK : fail_memory(db);
    table->cells[table->rows++] = cells;
    for (size_t i = 0; i < table->columns && rc == CHAMBER_OK; i++) {
        item = cJSON_GetObjectItemCaseSensitive(object, table->headings[i]);
        if (item)
            rc = table_cell(db, noun, item, &cells[i]);
    }
    return rc;
}

/* On which line each object of the outermost array (or the one object) begins. */
static void table_lines(const char *text, size_t length, struct record_table *table)
{
    bool in_string = false;
    int depth = 0, level = -1;
    int64_t line = 1;
    size_t row = 0;
    for (const char *at = text; at < text + length; at++) {
        line += *at == '\n';
        if (in_string && *at == '\\') {
            at++;
        } else if (*at == '"') {
            in_string = !in_string;
        } else if (!in_string && (*at == '[' || *at == '{')) {
            if (level < 0)
                level = *at == '{' ? 0 : 1;
            if (*at == '{' && depth == level && row < table->rows)
                table->lines[row++] = line;
            depth++;
        } else if (!in_string && (*at == ']' || *at == '}')) {
            depth--;
        }
    }
}

int record_json_table(struct chamber_db *db, const struct chamber_noun *noun, const char *text,
                      size_t length, struct record_table *table)
{
    CLEAN_JSON cJSON *json = NULL;
    CLEAN(record_table_free) struct record_table made = {0};
    const cJSON *object;
    int rc = json_parse(db, text, length, &json);
    if (rc == CHAMBER_OK && cJSON_IsObject(json)) {
        cJSON *array = cJSON_CreateArray();
        if (!array)
            return fail_memory(db);
        cJSON_AddItemToArray(array, json);
        json = array;
    }
    if (rc == CHAMBER_OK && !cJSON_IsArray(json))
        rc = fail(db, CHAMBER_E_DATA, "json_not_array");
    if (rc == CHAMBER_OK)
        rc = table_headings(db, json, &made);
    if (rc < 0)
        return rc;
    size_t rows = (size_t)cJSON_GetArraySize(json);
    made.cells = calloc(rows + 1, sizeof *made.cells);
    made.lines = calloc(rows + 1, sizeof *made.lines);
    rc = made.cells && made.lines ? CHAMBER_OK : fail_memory(db);
    for (object = json->child; object && rc == CHAMBER_OK; object = object->next)
        rc = table_row(db, noun, object, &made);
    if (rc < 0)
        return rc;
    table_lines(text, length, &made);
    *table = made;
    made = (struct record_table){0};
    return CHAMBER_OK;
}

void record_table_free(struct record_table *table)
{
    for (size_t row = 0; row < table->rows; row++) {
        for (size_t i = 0; table->cells[row] && i < table->columns; i++)
            free(table->cells[row][i]);
        free(table->cells[row]);
    }
    for (size_t i = 0; i < table->columns; i++)
        free(table->headings[i]);
    free(table->cells);
    free(table->lines);
    free(table->headings);
    *table = (struct record_table){0};
}
