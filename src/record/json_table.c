/* SPDX-License-Identifier: MIT */
/* A JSON file of objects as a table of rows and cells. What is wrong with a row or a cell is kept
 * as a fault of the table, so that the reader tells all faults at once. */
#include "record/json.h"

#include <stdio.h>
#include <string.h>

#include "record/json_parse.h"

/* The heading's column, or the number of columns; `guess` is where it most likely is. */
static size_t column_of(const struct record_table *table, const char *heading, size_t guess)
{
    if (guess < table->columns && strcmp(table->headings[guess], heading) == 0)
        return guess;
    for (size_t i = 0; i < table->columns; i++)
        if (strcmp(table->headings[i], heading) == 0)
            return i;
    return table->columns;
}

static int add_heading(struct chamber_db *db, struct record_table *table, const char *heading)
{
    char most[24];
    snprintf(most, sizeof most, "%d", RECORD_TABLE_COLUMNS_MAX);
    if (table->columns == RECORD_TABLE_COLUMNS_MAX)
        return fail(db, CHAMBER_E_DATA, "csv_columns_many", most);
    char **grown = reallocarray(table->headings, table->columns + 1, sizeof *grown);
    if (!grown)
        return fail_memory(db);
    table->headings = grown;
    if (!(grown[table->columns] = str_copy(heading)))
        return fail_memory(db);
    table->columns++;
    return CHAMBER_OK;
}

static int table_headings(struct chamber_db *db, const cJSON *array, struct record_table *table)
{
    size_t row = 0;
    int rc = CHAMBER_OK;
    for (const cJSON *object = array->child; object; object = object->next, row++) {
        size_t guess = 0;
        if (!cJSON_IsObject(object))
            continue;
        for (const cJSON *item = object->child; item; item = item->next) {
            size_t column = column_of(table, item->string, guess);
            if (column == table->columns)
                rc = add_heading(db, table, item->string);
            if (rc == CHAMBER_E_DATA)
                error_set_line(store_error(db), NULL, table->lines[row]);
            if (rc < 0)
                return rc;
            guess = column + 1;
        }
    }
    return CHAMBER_OK;
}

static int add_fault(struct chamber_db *db, struct record_table *table, size_t column,
                     const char *message)
{
    if (table->fault_count == table->fault_capacity) {
        size_t capacity = table->fault_capacity ? table->fault_capacity * 2 : 16;
        struct record_table_fault *grown = reallocarray(table->faults, capacity, sizeof *grown);
        if (!grown)
            return fail_memory(db);
        table->faults = grown;
        table->fault_capacity = capacity;
    }
    table->faults[table->fault_count++] = (struct record_table_fault){
        .row = table->rows - 1, .column = column, .whole = column == SIZE_MAX, .message = message};
    return CHAMBER_OK;
}

/* The cell of a fault: what stands in the file. */
static int bad_cell(struct chamber_db *db, const cJSON *item, char **cell)
{
    char *text = cJSON_PrintUnformatted(item);
    *cell = str_copy(text);
    cJSON_free(text);
    return *cell ? CHAMBER_OK : fail_memory(db);
}

/* Whether an item of a list holds what separates items in a cell, so that it would come apart. */
static bool has_separator(const cJSON *list)
{
    static const char *const separators[] = {";", "；", "、", "，"};
    for (const cJSON *item = list->child; item; item = item->next)
        for (size_t i = 0; cJSON_IsString(item) && i < COUNT_OF(separators); i++)
            if (strstr(item->valuestring, separators[i]))
                return true;
    return false;
}

/* The text of a value, or why it makes no cell; `field` is NULL for a key of no field. */
static const char *cell_text(const struct chamber_field *field, const cJSON *item, struct str *text)
{
    if (field && !json_kind_fits(field, item))
        return "json_wrong_type";
    if (field && cJSON_IsArray(item) && has_separator(item))
        return "json_separator_in_item";
    return json_as_text(field, item, text) ? NULL : "json_wrong_type";
}

static int table_cell(struct chamber_db *db, const struct chamber_noun *noun, const cJSON *item,
                      size_t column, struct record_table *table)
{
    char **cell = &table->cells[table->rows - 1][column];
    CLEAN_STR struct str text = {0};
    if (cJSON_IsNull(item))
        return CHAMBER_OK;
    const char *message = cell_text(chamber_noun_field(noun, item->string), item, &text);
    if (message) {
        int rc = bad_cell(db, item, cell);
        return rc < 0 ? rc : add_fault(db, table, column, message);
    }
    *cell = str_take(&text);
    return *cell ? CHAMBER_OK : fail_memory(db);
}

/* How often a key was met in an object. */
enum { NOT_MET, MET, MET_AGAIN };

static int table_row(struct chamber_db *db, const struct chamber_noun *noun, const cJSON *object,
                     struct record_table *table)
{
    unsigned char met[RECORD_TABLE_COLUMNS_MAX] = {NOT_MET};
    size_t guess = 0;
    int rc = CHAMBER_OK;
    if (!(table->cells[table->rows++] = calloc(table->columns + 1, sizeof(char *))))
        return fail_memory(db);
    if (!cJSON_IsObject(object))
        return add_fault(db, table, SIZE_MAX, "json_not_object");
    for (const cJSON *item = object->child; item && rc == CHAMBER_OK; item = item->next) {
        size_t column = column_of(table, item->string, guess);
        guess = column + 1;
        if (met[column] == NOT_MET)
            rc = table_cell(db, noun, item, column, table);
        else if (met[column] == MET)
            rc = add_fault(db, table, column, "json_key_twice");
        met[column] = met[column] == NOT_MET ? MET : MET_AGAIN;
    }
    return rc;
}

/* Where the elements of the outermost array are looked for. */
struct lines {
    struct record_table *table;
    size_t count; /* of the table's rows */
    size_t row;
    int64_t line;
    int depth;
    bool in_string, in_element;
};

static void read_structure(struct lines *lines, char character, int level)
{
    bool opens = character == '[' || character == '{';
    bool closes = character == ']' || character == '}';
    bool blank = character == ' ' || character == '\t' || character == '\r' || character == '\n';
    lines->depth -= closes;
    if (lines->depth == level && character == ',')
        lines->in_element = false;
    else if (lines->depth == level && !blank && !closes && !lines->in_element) {
        lines->in_element = true;
        if (lines->row < lines->count)
            lines->table->lines[lines->row++] = lines->line;
    }
    lines->depth += opens;
}

/* On which line each element of the outermost array (or the one object) begins. */
static void table_lines(const char *text, size_t length, bool array, size_t count,
                        struct record_table *table)
{
    struct lines lines = {.table = table, .count = count, .line = 1};
    for (const char *at = text; at < text + length; at++) {
        if (*at == '\n')
            lines.line++;
        if (lines.in_string && *at == '\\') {
            at++;
            continue;
        }
        if (!lines.in_string)
            read_structure(&lines, *at, array ? 1 : 0);
        if (*at == '"')
            lines.in_string = !lines.in_string;
    }
}

/* The parsed text as an array; one object becomes an array of one. */
static int table_array(struct chamber_db *db, cJSON **json)
{
    if (cJSON_IsArray(*json))
        return CHAMBER_OK;
    if (!cJSON_IsObject(*json))
        return fail(db, CHAMBER_E_DATA, "json_not_array");
    cJSON *array = cJSON_CreateArray();
    if (!array)
        return fail_memory(db);
    cJSON_AddItemToArray(array, *json);
    *json = array;
    return CHAMBER_OK;
}

int record_json_table(struct chamber_db *db, const struct chamber_noun *noun, const char *text,
                      size_t length, struct record_table *table)
{
    CLEAN_JSON cJSON *json = NULL;
    CLEAN(record_table_free) struct record_table made = {0};
    int rc = json_parse(db, text, length, &json);
    bool array = rc == CHAMBER_OK && cJSON_IsArray(json);
    if (rc == CHAMBER_OK)
        rc = table_array(db, &json);
    if (rc < 0)
        return rc;
    size_t rows = (size_t)cJSON_GetArraySize(json);
    made.cells = calloc(rows + 1, sizeof *made.cells);
    made.lines = calloc(rows + 1, sizeof *made.lines);
    if (!made.cells || !made.lines)
        return fail_memory(db);
    table_lines(text, length, array, rows, &made);
    rc = table_headings(db, json, &made);
    for (const cJSON *item = json->child; item && rc == CHAMBER_OK; item = item->next)
        rc = table_row(db, noun, item, &made);
    if (rc < 0)
        return rc;
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
    free(table->faults);
    *table = (struct record_table){0};
}
