/* SPDX-License-Identifier: MIT */
/* A table's rows: words in the order of their list, months in order without a gap, what no list
 * has after these, and last what is not filled in, always there so that sums close. Beside each
 * stands the year before. */
#include <chamber/honor.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "record/words.h"
#include "stats/result.h"
#include "store/stmt.h"
#include "text/message.h"

/* The rows of one table in the making. */
struct rows {
    struct chamber_db *db;
    struct chamber_stats *stats;
    const struct tally *tally;
    const struct tally *earlier; /* NULL: there is no year before */
    struct chamber_breakdown_row *items;
    size_t count;
    size_t capacity;
    bool *shown; /* by key */
    size_t shown_count;
};

static int set_columns(struct rows *rows, struct chamber_breakdown_row *row,
                       const struct cell *cell)
{
    const struct figure_column *columns = rows->tally->figure->columns;
    if (columns == NULL)
        return CHAMBER_OK;
    struct chamber_column *out = calloc(COLUMNS_MAX, sizeof(*out));
    if (out == NULL)
        return fail_memory(rows->db);
    size_t count = 0;
    for (; columns[count].name != NULL; count++)
        out[count] = (struct chamber_column){columns[count].name,
                                             columns[count].label.text[rows->stats->language],
                                             cell->columns[count]};
    row->columns = out;
    row->column_count = count;
    return CHAMBER_OK;
}

/* Title and level are one key. */
static int split_title(struct rows *rows, struct chamber_breakdown_row *row)
{
    struct pool *pool = &rows->stats->pool;
    const char *separator = row->key != NULL ? strchr(row->key, TITLE_SEPARATOR) : NULL;
    if (separator == NULL)
        return CHAMBER_OK;
    CLEAN_STR struct str title = {0};
    CLEAN_STR struct str called = {0};
    row->level = pool_text(pool, pool_word(pool, separator + 1));
    str_add_bytes(&title, row->key, (size_t)(separator - row->key));
    if (title.failed)
        return fail_memory(rows->db);
    row->key = pool_text(pool, pool_word(pool, str_text(&title)));
    if (row->level == NULL)
        return CHAMBER_OK;
    int rc =
        word_show(rows->db, chamber_noun_field(&chamber_honor_noun, "level"), row->level, &called);
    row->level_word = pool_text(pool, pool_word(pool, str_text(&called)));
    return called.failed ? fail_memory(rows->db) : rc;
}

static bool is_of_months(const struct rows *rows)
{
    return rows->tally->figure->key == KEY_MONTH;
}

/* The key beside which a row's key stands: of a month that of the year before. */
static word key_earlier(const struct rows *rows, word key)
{
    struct pool *pool = &rows->stats->pool;
    CLEAN_STR struct str first = {0};
    struct date earlier;
    if (!is_of_months(rows) || key == 0)
        return key;
    str_add(&first, pool_text(pool, key));
    str_add(&first, "-01");
    pool->failed = pool->failed || first.failed;
    date_year_earlier(str_text(&first), &earlier);
    earlier.text[strlen("YYYY-MM")] = '\0';
    return pool_find(pool, earlier.text);
}

static struct chamber_number value_earlier(const struct rows *rows, word key)
{
    if (rows->earlier == NULL)
        return (struct chamber_number){0};
    word then = key_earlier(rows, key);
    bool none = then == 0 && key != 0; /* a month in which there was nothing */
    int64_t value = none ? 0 : tally_cell(rows->earlier, then).value;
    return (struct chamber_number){.given = true, .value = (double)value};
}

/* Add the row of a key, called `label`. */
static int add_row(struct rows *rows, word key, const char *label)
{
    struct pool *pool = &rows->stats->pool;
    if (rows->count == rows->capacity) {
        size_t capacity = rows->capacity == 0 ? 16 : rows->capacity * 2;
        struct chamber_breakdown_row *items = realloc(rows->items, capacity * sizeof(*items));
        if (items == NULL)
            return fail_memory(rows->db);
        rows->items = items;
        rows->capacity = capacity;
    }
    struct cell cell = tally_cell(rows->tally, key);
    struct chamber_breakdown_row *row = &rows->items[rows->count++];
    *row = (struct chamber_breakdown_row){.key = pool_text(pool, key), .value = cell.value};
    row->label = pool_text(pool, pool_word(pool, label));
    row->previous = value_earlier(rows, key);
    if (key < rows->shown_count)
        rows->shown[key] = true;
    int rc = rows->tally->figure->key == KEY_TITLE ? split_title(rows, row) : CHAMBER_OK;
    return rc == CHAMBER_OK ? set_columns(rows, row, &cell) : rc;
}

/* Whether something was counted under a key, in the period or a year earlier. Months are there
 * anyhow; and of titles each year has its own: those of the year before would only say nothing. */
static bool counted(const struct rows *rows, word key)
{
    enum row_key of = rows->tally->figure->key;
    if (tally_cell(rows->tally, key).value != 0)
        return true;
    return of != KEY_MONTH && of != KEY_TITLE && value_earlier(rows, key).value != 0;
}

/* The words of the table's list that something was counted under. */
static int add_words(struct rows *rows)
{
    const struct figure_words *words = &rows->tally->figure->words;
    CLEAN_STMT struct stmt *st = stmt_named(rows->db, words->sql);
    stmt_bind_text(st, ":list", words->list);
    int rc;
    while ((rc = stmt_step(st)) == CHAMBER_ROW) {
        word key = pool_find(&rows->stats->pool, stmt_text(st, 0));
        if (key == 0 || !counted(rows, key))
            continue;
        bool english = rows->stats->language == CHAMBER_EN && !stmt_is_null(st, 2);
        if ((rc = add_row(rows, key, stmt_text(st, english ? 2 : 1))) < 0)
            return rc;
    }
    return rc;
}

static int add_month(struct rows *rows, int year, int month)
{
    enum chamber_language language = rows->stats->language;
    CLEAN_STR struct str label = {0};
    char key[24];
    char years[12];
    char months[12];
    snprintf(key, sizeof(key), "%04d-%02d", year, month);
    snprintf(years, sizeof(years), "%04d", year);
    snprintf(months, sizeof(months), language == CHAMBER_EN ? "%02d" : "%d", month);
    message_format(&label, language, "stats_month", (const char *const[]){years, months, NULL});
    if (label.failed)
        return fail_memory(rows->db);
    return add_row(rows, pool_word(&rows->stats->pool, key), str_text(&label));
}

/* How many months lie before that of a day. */
static int months_before(const struct date *day)
{
    return (int)strtol(day->text, NULL, 10) * 12 +
           (int)strtol(day->text + strlen("YYYY-"), NULL, 10) - 1;
}

/* Every month of the period up to and including that of the as-of day. */
static int add_months(struct rows *rows)
{
    int rc = CHAMBER_OK;
    int last = months_before(&rows->stats->span.end);
    for (int at = months_before(&rows->stats->span.from); at <= last && rc == CHAMBER_OK; at++)
        rc = add_month(rows, at / 12, at % 12 + 1);
    return rc;
}

/* Keys that the list does not have: called by themselves. */
static int add_others(struct rows *rows)
{
    int rc = CHAMBER_OK;
    for (size_t key = 1; key < rows->shown_count && rc == CHAMBER_OK; key++)
        if (!rows->shown[key] && counted(rows, (word)key))
            rc = add_row(rows, (word)key, pool_text(&rows->stats->pool, (word)key));
    return rc;
}

static int add_rows(struct rows *rows)
{
    bool by_month = is_of_months(rows);
    int rc = by_month ? add_months(rows) : add_words(rows);
    if (rc == CHAMBER_OK)
        rc = add_others(rows);
    if (rc == CHAMBER_OK)
        rc = add_row(
            rows, 0,
            message_find(rows->stats->language, by_month ? "stats_no_month" : "stats_not_filled"));
    return rc;
}

void table_word(const struct figure *figure, enum chamber_language language,
                struct chamber_breakdown *out)
{
    out->id = figure->id;
    out->label = figure->label.text[language];
    out->unit = figure->unit.text[language];
    out->chart = figure->chart;
    out->definition = figure->definition.text[language];
}

/* One table; what was made of it is in `out` even if it failed. */
static int fill_table(struct chamber_db *db, const struct tally *tally, const struct tally *earlier,
                      struct chamber_stats *stats, struct chamber_breakdown *out)
{
    struct rows rows = {.db = db, .stats = stats, .tally = tally, .earlier = earlier};
    rows.shown_count = stats->pool.count;
    CLEAN_FREE bool *shown = calloc(rows.shown_count + 1, sizeof(*shown));
    if (shown == NULL)
        return fail_memory(db);
    rows.shown = shown;
    int rc = add_rows(&rows);
    if (rc == CHAMBER_OK && stats->pool.failed) /* a label or a value may be missing */
        rc = fail_memory(db);
    *out = (struct chamber_breakdown){.rows = rows.items, .row_count = rows.count};
    table_word(tally->figure, stats->language, out);
    return rc;
}

int tables_fill(struct chamber_db *db, const struct tallies *tallies, const struct tallies *earlier,
                struct chamber_stats *stats)
{
    stats->tables = calloc(tallies->count, sizeof(*stats->tables));
    if (stats->tables == NULL)
        return fail_memory(db);
    int rc = CHAMBER_OK;
    for (size_t i = 0; i < tallies->count && rc == CHAMBER_OK; i++) {
        const struct tally *before = earlier->count > 0 ? &earlier->items[i] : NULL;
        if (tallies->items[i].figure->shape == FIGURE_TABLE)
            rc = fill_table(db, &tallies->items[i], before, stats,
                            &stats->tables[stats->table_count++]);
    }
    if (rc == CHAMBER_OK && stats->pool.failed)
        rc = fail_memory(db);
    return rc;
}

/* The rows and columns are the library's own, though the caller may only read them. */
static void free_const(const void *memory)
{
    union {
        const void *read;
        void *own;
    } pointer = {.read = memory};
    free(pointer.own);
}

struct chamber_breakdown_row *table_row_of(const struct chamber_breakdown *table, size_t n)
{
    union {
        const struct chamber_breakdown_row *read;
        struct chamber_breakdown_row *own;
    } rows = {.read = table->rows};
    return &rows.own[n];
}

void table_clear(struct chamber_breakdown *table)
{
    for (size_t r = 0; r < table->row_count; r++)
        free_const(table->rows[r].columns);
    free_const(table->rows);
}

void tables_free(struct chamber_stats *stats)
{
    for (size_t t = 0; t < stats->table_count; t++)
        table_clear(&stats->tables[t]);
    free(stats->tables);
}
