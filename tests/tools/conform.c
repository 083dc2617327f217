/* SPDX-License-Identifier: MIT */
/* Whether JSON is as a schema of schema/json says:
 *
 *     chamber_conform FOLDER NAME [--each | --lines] [--none] <DOCUMENT
 *
 * --each: the document is an array of such objects; --lines: such an object stands on each line.
 * There must be one at least, or with --none not a single one. The keywords of JSON Schema
 * (2020-12) that these schemas use are known; any other, wherever it stands, is a fault of the
 * schema, and so is an object that may have any member, so that nothing goes unchecked. The first
 * faults are printed, each with its path; 2 is the exit code for a schema that is wrong.
 */
#include <cjson/cJSON.h>
#include <regex.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"

enum { PATH_LENGTH = 512, SCHEMAS_MOST = 128, FAULTS_SHOWN = 5 };

struct checking {
    const char *folder;
    struct {
        char *name;
        cJSON *schema;
    } files[SCHEMAS_MOST];
    size_t file_count;
    bool quiet; /* one of several that may fit */
    size_t faults;
};

static void fault(struct checking *checking, const char *path, const char *format, ...)
{
    va_list args;
    if (checking->quiet || checking->faults++ >= FAULTS_SHOWN)
        return;
    printf("%s: ", *path ? path : "/");
    va_start(args, format);
    vprintf(format, args);
    va_end(args);
    putchar('\n');
}

static void stop(const char *what, const char *which)
{
    fprintf(stderr, "chamber_conform: %s: %s\n", what, which);
    exit(2);
}

static char *read_all(FILE *file)
{
    size_t length = 0, capacity = 1 << 16;
    char *text = malloc(capacity + 1);
    size_t got;
    while (text && (got = fread(text + length, 1, capacity - length, file)) > 0) {
        length += got;
        if (length == capacity)
            text = realloc(text, (capacity *= 2) + 1);
    }
    if (!text)
        stop("no memory", "");
    text[length] = '\0';
    return text;
}

static void inspect(struct checking *checking, const char *file, const cJSON *schema);

/* The schema in a file of the folder, looked at and kept. */
static cJSON *load(struct checking *checking, const char *name)
{
    char path[4096];
    for (size_t i = 0; i < checking->file_count; i++)
        if (strcmp(checking->files[i].name, name) == 0)
            return checking->files[i].schema;
    snprintf(path, sizeof path, "%s/%s", checking->folder, name);
    FILE *file = fopen(path, "r");
    if (!file || checking->file_count == SCHEMAS_MOST)
        stop("no such schema", path);
    char *text = read_all(file);
    cJSON *schema = cJSON_Parse(text);
    fclose(file);
    free(text);
    if (!schema)
        stop("no JSON", path);
    char *kept = checking->files[checking->file_count].name = strdup(name);
    checking->files[checking->file_count++].schema = schema;
    inspect(checking, kept, schema);
    return schema;
}

/* What "FILE#/PATH" or "#/PATH" names; *file becomes the file's. */
static const cJSON *resolve(struct checking *checking, const char *reference, const char **file)
{
    char name[256], step[128];
    size_t length = strcspn(reference, "#");
    snprintf(name, sizeof name, "%.*s", (int)length, reference);
    const cJSON *at = load(checking, length ? name : *file);
    for (size_t i = 0; length && i < checking->file_count; i++)
        if (strcmp(checking->files[i].name, name) == 0)
            *file = checking->files[i].name;
    for (const char *rest = reference + length + (reference[length] == '#'); *rest == '/';) {
        size_t end = strcspn(++rest, "/");
        snprintf(step, sizeof step, "%.*s", (int)end, rest);
        at = cJSON_GetObjectItemCaseSensitive(at, step);
        rest += end;
    }
    if (!at)
        stop("nothing is there", reference);
    return at;
}

/* --- the schema --- */

static bool is_among(const char *word, const char *const *words)
{
    for (; *words; words++)
        if (strcmp(word, *words) == 0)
            return true;
    return false;
}

static void inspect_all(struct checking *checking, const char *file, const cJSON *schemas)
{
    const cJSON *schema;
    cJSON_ArrayForEach(schema, schemas) inspect(checking, file, schema);
}

static void inspect_type(const char *file, const cJSON *rule)
{
    static const char *const types[] = {"object",  "array",   "string", "number",
                                        "boolean", "integer", "null",   NULL};
    const cJSON *type = cJSON_IsArray(rule) ? rule->child : rule;
    if (!type)
        stop("no type", file);
    for (; type; type = cJSON_IsArray(rule) ? type->next : NULL)
        if (!cJSON_IsString(type) || !is_among(type->valuestring, types))
            stop("a type that is not known", file);
}

static void inspect_pattern(const char *file, const cJSON *rule);

/* A keyword, and what stands below it. */
static void inspect_keyword(struct checking *checking, const char *file, const cJSON *rule)
{
    static const char *const texts[] = {"$schema", "$comment", "title", "description", NULL};
    static const char *const lists[] = {"enum", "required", NULL};
    const char *keyword = rule->string;
    if (is_among(keyword, texts)          ? cJSON_IsString(rule)
        : is_among(keyword, lists)        ? cJSON_IsArray(rule)
        : strcmp(keyword, "minimum") == 0 ? cJSON_IsNumber(rule)
        : strcmp(keyword, "format") == 0
            ? cJSON_IsString(rule) && strcmp(rule->valuestring, "date") == 0
            : strcmp(keyword, "const") == 0)
        return;
    if (strcmp(keyword, "type") == 0)
        inspect_type(file, rule);
    else if (strcmp(keyword, "pattern") == 0)
        inspect_pattern(file, rule);
    else if (strcmp(keyword, "$ref") == 0 && cJSON_IsString(rule))
        resolve(checking, rule->valuestring, &file);
    else if ((strcmp(keyword, "properties") == 0 || strcmp(keyword, "$defs") == 0) &&
             cJSON_IsObject(rule))
        inspect_all(checking, file, rule);
    else if (strcmp(keyword, "anyOf") == 0 && cJSON_IsArray(rule) && rule->child)
        inspect_all(checking, file, rule);
    else if (strcmp(keyword, "items") == 0 ||
             (strcmp(keyword, "additionalProperties") == 0 && !cJSON_IsFalse(rule)))
        inspect(checking, file, rule);
    else if (strcmp(keyword, "additionalProperties") != 0) {
        fprintf(stderr, "%s: ", file);
        stop("a keyword that is not known, or not so", keyword);
    }
}

static bool may_be_object(const cJSON *schema)
{
    const cJSON *rule = cJSON_GetObjectItemCaseSensitive(schema, "type"), *type;
    bool object = cJSON_IsString(rule) && strcmp(rule->valuestring, "object") == 0;
    if (cJSON_IsArray(rule))
        cJSON_ArrayForEach(type, rule) object = object || strcmp(type->valuestring, "object") == 0;
    return object || cJSON_HasObjectItem(schema, "properties");
}

/* Every keyword of a schema, whether or not a document ever comes to it. */
static void inspect(struct checking *checking, const char *file, const cJSON *schema)
{
    const cJSON *rule;
    if (!cJSON_IsObject(schema) || !schema->child)
        stop("a schema that says nothing", file);
    cJSON_ArrayForEach(rule, schema) inspect_keyword(checking, file, rule);
    if (may_be_object(schema) && !cJSON_HasObjectItem(schema, "additionalProperties"))
        stop("an object that may have any member", file);
}

/* --- the document --- */

static bool is_type(const cJSON *value, const char *type)
{
    if (strcmp(type, "integer") == 0)
        return cJSON_IsNumber(value) && value->valuedouble == (double)(int64_t)value->valuedouble;
    return (strcmp(type, "object") == 0 && cJSON_IsObject(value)) ||
           (strcmp(type, "array") == 0 && cJSON_IsArray(value)) ||
           (strcmp(type, "string") == 0 && cJSON_IsString(value)) ||
           (strcmp(type, "number") == 0 && cJSON_IsNumber(value)) ||
           (strcmp(type, "boolean") == 0 && cJSON_IsBool(value)) ||
           (strcmp(type, "null") == 0 && cJSON_IsNull(value));
}

static void check(struct checking *checking, const char *file, const cJSON *schema,
                  const cJSON *value, const char *path);

static void check_type(struct checking *checking, const cJSON *rule, const cJSON *value,
                       const char *path)
{
    const cJSON *type;
    bool fits = cJSON_IsString(rule) && is_type(value, rule->valuestring);
    if (cJSON_IsArray(rule))
        cJSON_ArrayForEach(type, rule) fits = fits || is_type(value, type->valuestring);
    if (!fits)
        fault(checking, path, "is of another type");
}

static void check_enum(struct checking *checking, const cJSON *rule, const cJSON *value,
                       const char *path)
{
    const cJSON *word;
    cJSON_ArrayForEach(word, rule)
    {
        if (cJSON_Compare(word, value, true))
            return;
    }
    fault(checking, path, "is none of the words");
}

static void compile(const char *pattern, regex_t *regex)
{
    char posix[256];
    size_t length = 0;
    for (; *pattern && length + 8 < sizeof posix; pattern++) {
        bool digit = pattern[0] == '\\' && pattern[1] == 'd';
        length += (size_t)snprintf(posix + length, sizeof posix - length, "%s",
                                   digit ? "[0-9]" : (char[]){*pattern, '\0'});
        pattern += digit;
    }
    if (*pattern || regcomp(regex, posix, REG_EXTENDED | REG_NOSUB) != 0)
        stop("no pattern", posix);
}

static void inspect_pattern(const char *file, const cJSON *rule)
{
    regex_t regex;
    if (!cJSON_IsString(rule))
        stop("no pattern", file);
    compile(rule->valuestring, &regex);
    regfree(&regex);
}

static void check_pattern(struct checking *checking, const char *pattern, const cJSON *value,
                          const char *path)
{
    regex_t regex;
    compile(pattern, &regex);
    if (cJSON_IsString(value) && regexec(&regex, value->valuestring, 0, NULL, 0) != 0)
        fault(checking, path, "is not of the pattern");
    regfree(&regex);
}

static void check_date(struct checking *checking, const cJSON *value, const char *path)
{
    if (cJSON_IsString(value) && !date_valid(value->valuestring))
        fault(checking, path, "is no day");
}

static void check_any(struct checking *checking, const char *file, const cJSON *rule,
                      const cJSON *value, const char *path)
{
    const cJSON *one;
    cJSON_ArrayForEach(one, rule)
    {
        struct checking trial = *checking;
        trial.quiet = false;
        trial.faults = FAULTS_SHOWN; /* counted, not printed */
        check(&trial, file, one, value, path);
        if (trial.faults == FAULTS_SHOWN)
            return;
    }
    fault(checking, path, "is none of what it may be");
}

static void check_members(struct checking *checking, const char *file, const cJSON *schema,
                          const cJSON *value, const char *path)
{
    const cJSON *properties = cJSON_GetObjectItemCaseSensitive(schema, "properties");
    const cJSON *others = cJSON_GetObjectItemCaseSensitive(schema, "additionalProperties");
    const cJSON *member;
    if (!cJSON_IsObject(value))
        return;
    cJSON_ArrayForEach(member, value)
    {
        char below[PATH_LENGTH];
        const cJSON *rule = cJSON_GetObjectItemCaseSensitive(properties, member->string);
        snprintf(below, sizeof below, "%s/%s", path, member->string);
        if (rule || cJSON_IsObject(others))
            check(checking, file, rule ? rule : others, member, below);
        else if (cJSON_IsFalse(others))
            fault(checking, below, "should not be there");
    }
}

static void check_required(struct checking *checking, const cJSON *rule, const cJSON *value,
                           const char *path)
{
    const cJSON *key;
    if (!cJSON_IsObject(value))
        return;
    cJSON_ArrayForEach(key, rule)
    {
        if (!cJSON_GetObjectItemCaseSensitive(value, key->valuestring))
            fault(checking, path, "lacks %s", key->valuestring);
    }
}

static void check_items(struct checking *checking, const char *file, const cJSON *rule,
                        const cJSON *value, const char *path)
{
    const cJSON *item;
    size_t n = 0;
    if (!cJSON_IsArray(value))
        return;
    cJSON_ArrayForEach(item, value)
    {
        char below[PATH_LENGTH];
        snprintf(below, sizeof below, "%s/%zu", path, n++);
        check(checking, file, rule, item, below);
    }
}

static void check_keyword(struct checking *checking, const char *file, const cJSON *schema,
                          const cJSON *rule, const cJSON *value, const char *path)
{
    const char *keyword = rule->string;
    if (strcmp(keyword, "type") == 0)
        check_type(checking, rule, value, path);
    else if (strcmp(keyword, "enum") == 0)
        check_enum(checking, rule, value, path);
    else if (strcmp(keyword, "const") == 0 && !cJSON_Compare(rule, value, true))
        fault(checking, path, "is another value");
    else if (strcmp(keyword, "pattern") == 0)
        check_pattern(checking, rule->valuestring, value, path);
    else if (strcmp(keyword, "format") == 0)
        check_date(checking, value, path);
    else if (strcmp(keyword, "minimum") == 0 && cJSON_IsNumber(value) &&
             value->valuedouble < rule->valuedouble)
        fault(checking, path, "is too small");
    else if (strcmp(keyword, "required") == 0)
        check_required(checking, rule, value, path);
    else if (strcmp(keyword, "properties") == 0)
        check_members(checking, file, schema, value, path);
    else if (strcmp(keyword, "items") == 0)
        check_items(checking, file, rule, value, path);
    else if (strcmp(keyword, "anyOf") == 0)
        check_any(checking, file, rule, value, path);
}

static void check(struct checking *checking, const char *file, const cJSON *schema,
                  const cJSON *value, const char *path)
{
    const cJSON *rule;
    cJSON_ArrayForEach(rule, schema)
    {
        if (strcmp(rule->string, "$ref") == 0) {
            const char *there = file;
            const cJSON *other = resolve(checking, rule->valuestring, &there);
            check(checking, there, other, value, path);
        } else {
            check_keyword(checking, file, schema, rule, value, path);
        }
    }
}

static size_t check_lines(struct checking *checking, const char *file, const cJSON *schema,
                          char *text)
{
    size_t n = 0;
    for (char *line; (line = strsep(&text, "\n"));) {
        char path[32];
        snprintf(path, sizeof path, "line %zu", n + 1);
        cJSON *value = *line ? cJSON_Parse(line) : NULL;
        n += *line || text;
        if (value)
            check(checking, file, schema, value, path);
        else if (*line || text)
            fault(checking, path, "is no JSON");
        cJSON_Delete(value);
    }
    return n;
}

/* One, each of an array, or each line; how many. */
static size_t check_document(struct checking *checking, const cJSON *schema, char *text,
                             const char *how)
{
    const char *end = NULL, *file = checking->files[0].name;
    if (strcmp(how, "--lines") == 0)
        return check_lines(checking, file, schema, text);
    bool each = strcmp(how, "--each") == 0;
    cJSON *value = cJSON_ParseWithOpts(text, &end, true);
    size_t n = each ? (size_t)cJSON_GetArraySize(value) : 1;
    if (!value)
        fault(checking, "", "is no JSON");
    else if (!each)
        check(checking, file, schema, value, "");
    else if (cJSON_IsArray(value))
        check_items(checking, file, schema, value, "");
    else
        fault(checking, "", "is no array");
    cJSON_Delete(value);
    return n;
}

int main(int argc, char **argv)
{
    struct checking checking = {.folder = argc > 2 ? argv[1] : NULL};
    bool none = argc > 3 && strcmp(argv[argc - 1], "--none") == 0;
    const char *how = argc - none == 4 ? argv[3] : "";
    if (argc < 3 || argc - none > 4 ||
        (*how && strcmp(how, "--each") != 0 && strcmp(how, "--lines") != 0))
        stop("usage", "chamber_conform FOLDER NAME [--each | --lines] [--none] <DOCUMENT");
    const cJSON *schema = load(&checking, argv[2]);
    char *text = read_all(stdin);
    size_t n = check_document(&checking, schema, text, how);
    if (checking.faults == 0 && (n == 0) != none)
        fault(&checking, "", none ? "has one, and should have none" : "has none");
    free(text);
    for (size_t i = 0; i < checking.file_count; i++) {
        free(checking.files[i].name);
        cJSON_Delete(checking.files[i].schema);
    }
    if (checking.faults > FAULTS_SHOWN)
        printf("and %zu more\n", checking.faults - FAULTS_SHOWN);
    return checking.faults > 0;
}
