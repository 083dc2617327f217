/* SPDX-License-Identifier: MIT */
/* The JSON Schemas of what commands print besides records, NOUN_VERB.schema.json: made from the
 * tables by which the library makes the objects. A new screen, sheet or list of rows is a line
 * below; what is printed by hand has a schema that is written by hand, in schema/json too. */
#include "tools/schema_objects.h"

#include <chamber/chamber.h>

#include <cjson/cJSON.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Lists of rows or records. */
static const struct {
    const char *command;
    const struct chamber_noun *noun;
} lists[] = {
    {"log", &chamber_batch_noun},
    {"history", &chamber_change_noun},
    {"body_missed", &chamber_body_missed_noun},
    {"enterprise_duplicates", &chamber_enterprise_duplicate_noun},
    {"enterprise_introduced", &chamber_enterprise_introduction_noun},
    {"enterprise_unvisited", &chamber_enterprise_noun},
    {"notice_reach", &chamber_notice_reach_noun},
    {"post_vacancies", &chamber_post_vacancy_noun},
    {"request_waiting", &chamber_request_waiting_noun},
    {"service_guide", &chamber_service_guide_noun},
    {"visit_rules", &chamber_visit_shortfall_noun},
};

static const struct {
    const char *command;
    const struct chamber_screen *screen;
    bool many; /* one after the other */
} screens[] = {
    {"enterprise_brief", &chamber_enterprise_screen, false},
    {"enterprise_doubts", &chamber_enterprise_doubts_screen, false},
    {"person_dossier", &chamber_person_dossier_screen, false},
    {"post_brief", &chamber_post_screen, false},
    {"request_brief", &chamber_request_screen, false},
    {"visit_sheet", &chamber_visit_screen, true},
};

/* Numbers, and the rows that they are about. */
static const struct {
    const char *command;
    const struct chamber_noun *numbers;
    const char *key;
    const struct chamber_noun *rows;
} sheets[] = {
    {"activity_roster", &chamber_activity_roster_noun, "rows", &chamber_activity_roster_row_noun},
    {"activity_sheet", &chamber_activity_roster_noun, "rows", &chamber_activity_roster_row_noun},
    {"campaign_progress", &chamber_campaign_progress_noun, "left", &chamber_campaign_left_noun},
    {"check", &chamber_checked_noun, "found", &chamber_finding_noun},
    {"liaison_progress", &chamber_liaison_progress_noun, "liaisons", &chamber_liaison_visits_noun},
};

static void *needed(void *memory)
{
    if (!memory) {
        fputs("schema: no memory\n", stderr);
        exit(EXIT_FAILURE);
    }
    return memory;
}

static bool is_stored(const struct chamber_noun *noun)
{
    for (const struct chamber_noun *const *each = chamber_nouns(); *each; each++)
        if (*each == noun)
            return true;
    return false;
}

/* What an object of that noun looks like, in full. */
static cJSON *in_full(const struct chamber_noun *noun)
{
    char *text = NULL;
    if (chamber_noun_schema(noun, &text) != CHAMBER_OK)
        needed(NULL);
    cJSON *schema = needed(cJSON_Parse(text));
    chamber_free(text);
    cJSON_DeleteItemFromObjectCaseSensitive(schema, "$schema");
    return schema;
}

/* The same by a reference to the file of its own, if it has one. */
static cJSON *described(const struct chamber_noun *noun)
{
    char name[128];
    if (!is_stored(noun))
        return in_full(noun);
    cJSON *schema = needed(cJSON_CreateObject());
    snprintf(name, sizeof name, "%s.schema.json", chamber_noun_name(noun));
    needed(cJSON_AddStringToObject(schema, "$ref", name));
    return schema;
}

static cJSON *begin(const char *title, const char *type)
{
    cJSON *schema = needed(cJSON_CreateObject());
    needed(
        cJSON_AddStringToObject(schema, "$schema", "https://json-schema.org/draft/2020-12/schema"));
    if (title)
        needed(cJSON_AddStringToObject(schema, "title", title));
    needed(cJSON_AddStringToObject(schema, "type", type));
    return schema;
}

static cJSON *begin_object(const char *title)
{
    cJSON *schema = begin(title, "object");
    needed(cJSON_AddObjectToObject(schema, "properties"));
    needed(cJSON_AddArrayToObject(schema, "required"));
    needed(cJSON_AddFalseToObject(schema, "additionalProperties"));
    return schema;
}

static void add_property(cJSON *schema, const char *key, cJSON *value)
{
    cJSON_AddItemToObject(cJSON_GetObjectItemCaseSensitive(schema, "properties"), key, value);
    cJSON *required = cJSON_GetObjectItemCaseSensitive(schema, "required");
    cJSON_AddItemToArray(required, needed(cJSON_CreateString(key)));
}

/* The members of one row as members of the object itself. */
static void add_members(cJSON *schema, const struct chamber_noun *noun)
{
    cJSON *whole = in_full(noun);
    cJSON *properties = cJSON_GetObjectItemCaseSensitive(whole, "properties");
    for (cJSON *member; (member = properties->child);) {
        char name[128];
        snprintf(name, sizeof name, "%s", member->string);
        cJSON_DetachItemViaPointer(properties, member);
        add_property(schema, name, member);
    }
    cJSON_Delete(whole);
}

static cJSON *array_of(cJSON *items)
{
    cJSON *array = needed(cJSON_CreateObject());
    needed(cJSON_AddStringToObject(array, "type", "array"));
    cJSON_AddItemToObject(array, "items", items);
    return array;
}

static cJSON *or_null(cJSON *schema)
{
    cJSON *either = needed(cJSON_CreateObject());
    cJSON *any = needed(cJSON_AddArrayToObject(either, "anyOf"));
    cJSON *null = needed(cJSON_CreateObject());
    needed(cJSON_AddStringToObject(null, "type", "null"));
    cJSON_AddItemToArray(any, schema);
    cJSON_AddItemToArray(any, null);
    return either;
}

static void add_screen(cJSON *schema, const struct chamber_screen *screen)
{
    if (screen->dated) {
        cJSON *day = needed(cJSON_CreateObject());
        needed(cJSON_AddStringToObject(day, "type", "string"));
        needed(cJSON_AddStringToObject(day, "format", "date"));
        add_property(schema, "as_of", day);
    }
    if (screen->head)
        add_property(schema, chamber_noun_name(screen->head), described(screen->head));
    if (screen->inner)
        add_screen(schema, screen->inner);
    for (size_t i = 0; i < screen->part_count; i++) {
        const struct chamber_screen_part *part = &screen->parts[i];
        if (!part->key)
            add_members(schema, part->noun);
        else if (part->single)
            add_property(schema, part->key, or_null(described(part->noun)));
        else
            add_property(schema, part->key, array_of(described(part->noun)));
    }
}

static int write_schema(const char *folder, const char *command, cJSON *schema)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/json/%s.schema.json", folder, command);
    char *text = needed(cJSON_Print(schema));
    FILE *out = fopen(path, "w");
    bool written = out && fprintf(out, "%s\n", text) > 0;
    written = out && fclose(out) == 0 && written;
    if (!written)
        perror(path);
    cJSON_free(text);
    cJSON_Delete(schema);
    return written ? 0 : -1;
}

static cJSON *screen_schema(const struct chamber_screen *screen, const char *command, bool many)
{
    cJSON *object = begin_object(many ? NULL : command);
    add_screen(object, screen);
    if (!many)
        return object;
    cJSON *array = begin(command, "array");
    cJSON_DeleteItemFromObjectCaseSensitive(object, "$schema");
    cJSON_AddItemToObject(array, "items", object);
    return array;
}

/* The records behind a figure, of the noun that it counts; with what the record has of a figure
 * that adds up, and whether the record is among those of a part. */
static cJSON *records_schema(void)
{
    static const char *const parts[] = {"counted", "resolved",  "accepted",
                                        "visited", "joined_in", "chamber"};
    cJSON *schema = begin("stats_records", "array");
    cJSON *items = needed(cJSON_AddObjectToObject(schema, "items"));
    cJSON *any = needed(cJSON_AddArrayToObject(items, "anyOf"));
    for (const struct chamber_noun *const *noun = chamber_nouns(); *noun; noun++) {
        cJSON *record = in_full(*noun);
        cJSON *properties = cJSON_GetObjectItemCaseSensitive(record, "properties");
        if (!cJSON_HasObjectItem(properties, "value"))
            needed(cJSON_AddStringToObject(needed(cJSON_AddObjectToObject(properties, "value")),
                                           "type", "number"));
        for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
            needed(cJSON_AddStringToObject(needed(cJSON_AddObjectToObject(properties, parts[i])),
                                           "type", "boolean"));
        cJSON_AddItemToArray(any, record);
    }
    return schema;
}

/* A record of any noun. */
static cJSON *record_schema(void)
{
    cJSON *schema = needed(cJSON_CreateObject());
    needed(
        cJSON_AddStringToObject(schema, "$schema", "https://json-schema.org/draft/2020-12/schema"));
    needed(cJSON_AddStringToObject(schema, "title", "record"));
    cJSON *any = needed(cJSON_AddArrayToObject(schema, "anyOf"));
    for (const struct chamber_noun *const *noun = chamber_nouns(); *noun; noun++)
        cJSON_AddItemToArray(any, described(*noun));
    return schema;
}

/* The whole database: the records of each noun, and what dated fields were. */
static cJSON *whole_schema(void)
{
    cJSON *schema = begin_object("export_all");
    for (const struct chamber_noun *const *noun = chamber_nouns(); *noun; noun++)
        add_property(schema, chamber_noun_name(*noun), array_of(described(*noun)));
    const struct chamber_noun *facts = &chamber_enterprise_fact_noun;
    add_property(schema, chamber_noun_name(facts), array_of(described(facts)));
    return schema;
}

int write_objects(const char *folder)
{
    int rc = write_schema(folder, "stats_records", records_schema());
    if (rc == 0)
        rc = write_schema(folder, "record", record_schema());
    if (rc == 0)
        rc = write_schema(folder, "export_all", whole_schema());
    for (size_t i = 0; rc == 0 && i < sizeof lists / sizeof *lists; i++) {
        cJSON *array = begin(lists[i].command, "array");
        cJSON_AddItemToObject(array, "items", described(lists[i].noun));
        rc = write_schema(folder, lists[i].command, array);
    }
    for (size_t i = 0; rc == 0 && i < sizeof screens / sizeof *screens; i++)
        rc = write_schema(folder, screens[i].command,
                          screen_schema(screens[i].screen, screens[i].command, screens[i].many));
    for (size_t i = 0; rc == 0 && i < sizeof sheets / sizeof *sheets; i++) {
        cJSON *object = begin_object(sheets[i].command);
        add_members(object, sheets[i].numbers);
        add_property(object, sheets[i].key, array_of(described(sheets[i].rows)));
        rc = write_schema(folder, sheets[i].command, object);
    }
    return rc;
}
