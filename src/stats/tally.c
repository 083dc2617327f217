/* SPDX-License-Identifier: MIT */
/* Adding rows up. */
#include "stats/tally.h"

static void add_who(struct pairs *pairs, word key, const struct who *who)
{
    for (size_t i = 0; i < who->count; i++)
        pairs_add(pairs, key, who->ids[i]);
}

/* The cell of a key, made if need be; NULL if memory ran out. */
static struct cell *cell_at(struct tally *tally, word key)
{
    if (key >= tally->cell_count) {
        size_t count = ((size_t)key + 1) * 2;
        struct cell *cells = realloc(tally->cells, count * sizeof(*cells));
        if (cells == NULL)
            return NULL;
        for (size_t i = tally->cell_count; i < count; i++)
            cells[i] = (struct cell){0};
        tally->cells = cells;
        tally->cell_count = count;
    }
    return &tally->cells[key];
}

static void add_to_table(struct tally *tally, const struct row *row)
{
    word key = row->keys[tally->figure->key];
    struct cell *cell = cell_at(tally, key);
    if (cell == NULL) {
        tally->failed = true;
        return;
    }
    cell->value++;
    const struct figure_column *columns = tally->figure->columns;
    for (size_t c = 0; columns != NULL && columns[c].name != NULL; c++) {
        if (columns[c].who != WHO_NONE)
            add_who(&tally->pairs[c], key, &row->who[columns[c].who]);
        else if ((row->facts & columns[c].counts) == columns[c].counts)
            cell->columns[c]++;
    }
}

static void add(struct tally *tally, const struct row *row)
{
    const struct figure *figure = tally->figure;
    tally->count++;
    tally->sum += row->number;
    tally->whole += row->whole;
    if ((row->facts & figure->counts) == figure->counts)
        tally->counts++;
    if (figure->shape == FIGURE_DISTINCT)
        add_who(&tally->pairs[0], 0, &row->who[figure->who]);
    else if (figure->shape == FIGURE_MEDIAN)
        pairs_add(&tally->pairs[0], 0, row->number);
    else if (figure->shape == FIGURE_MONTHS)
        pairs_add(&tally->pairs[0], row->keys[KEY_MONTH], 0);
    else if (figure->shape == FIGURE_TABLE)
        add_to_table(tally, row);
}

void tallies_add(struct tallies *tallies, enum row_kind kind, const struct row *row)
{
    for (struct tally *tally = tallies->first[kind]; tally != NULL; tally = tally->next)
        if (figure_takes(tally->figure, kind, row))
            add(tally, row);
}

bool tallies_make(const struct span *span, struct tallies *out)
{
    size_t count = 0;
    for (size_t p = 0; p < figure_part_count; p++)
        count += figure_parts[p]->count;
    struct tally *items = calloc(count, sizeof(*items));
    if (items == NULL)
        return false;
    *out = (struct tallies){.items = items, .count = count};
    for (size_t p = 0; p < figure_part_count; p++) {
        for (size_t i = 0; i < figure_parts[p]->count; i++, items++) {
            items->figure = &figure_parts[p]->figures[i];
            items->months = span_months(span);
            items->silent = items->figure->yearly && !span_of_years(span);
            items->next = out->first[items->figure->rows];
            out->first[items->figure->rows] = items;
            for (size_t c = 0; c < COLUMNS_MAX; c++)
                items->pairs[c].distinct = items->figure->shape != FIGURE_MEDIAN;
        }
    }
    return true;
}

void tallies_free(struct tallies *tallies)
{
    for (size_t i = 0; i < tallies->count; i++) {
        free(tallies->items[i].cells);
        for (size_t c = 0; c < COLUMNS_MAX; c++)
            pairs_free(&tallies->items[i].pairs[c]);
    }
    free(tallies->items);
    *tallies = (struct tallies){0};
}

/* The columns of a table that count others once each. */
static void finish_columns(struct tally *tally)
{
    for (size_t c = 0; c < COLUMNS_MAX; c++) {
        for (size_t i = 0; i < tally->pairs[c].count; i++) {
            struct cell *cell = &tally->cells[tally->pairs[c].items[i].key];
            cell->columns[c]++;
        }
    }
}

bool tallies_finish(struct tallies *tallies)
{
    bool ok = true;
    for (size_t i = 0; i < tallies->count; i++) {
        struct tally *tally = &tallies->items[i];
        ok = ok && !tally->failed;
        for (size_t c = 0; c < COLUMNS_MAX; c++) {
            pairs_sort(&tally->pairs[c]);
            ok = ok && !tally->pairs[c].failed;
        }
        if (ok && tally->figure->shape == FIGURE_TABLE)
            finish_columns(tally);
    }
    return ok;
}

static struct chamber_number given(double value)
{
    return (struct chamber_number){.given = true, .value = value};
}

/* The middle one, or the mean of the middle two; nothing of nothing. */
static struct chamber_number median(const struct pairs *sorted)
{
    size_t n = sorted->count;
    if (n == 0)
        return (struct chamber_number){0};
    int64_t low = sorted->items[(n - 1) / 2].value;
    int64_t high = sorted->items[n / 2].value;
    return given((double)(low + high) / 2);
}

static struct chamber_number ratio(int64_t part, int64_t whole)
{
    if (whole == 0)
        return (struct chamber_number){0};
    return given((double)part / (double)whole);
}

struct chamber_number tally_value(const struct tally *tally)
{
    if (tally->silent)
        return (struct chamber_number){0};
    switch (tally->figure->shape) {
    case FIGURE_SUM:
        return given((double)tally->sum);
    case FIGURE_MEDIAN:
        return median(&tally->pairs[0]);
    case FIGURE_DISTINCT:
        return given((double)tally->pairs[0].count);
    case FIGURE_RATE:
        return ratio(tally->counts, tally->count);
    case FIGURE_SHARE:
        return ratio(tally->sum, tally->whole);
    case FIGURE_MONTHS:
        return given((double)(tally->months - tally->pairs[0].count));
    case FIGURE_COUNT:
    case FIGURE_TABLE:
        break;
    }
    return given((double)tally->count);
}

/* A part of a rate, or of a share: then money, given in yuan. */
static struct chamber_number part_of(const struct tally *tally, int64_t count, int64_t money)
{
    if (!tally->silent && tally->figure->shape == FIGURE_RATE)
        return given((double)count);
    if (!tally->silent && tally->figure->shape == FIGURE_SHARE)
        return given((double)money / FEN_IN_YUAN);
    return (struct chamber_number){0};
}

struct chamber_number tally_numerator(const struct tally *tally)
{
    return part_of(tally, tally->counts, tally->sum);
}

struct chamber_number tally_denominator(const struct tally *tally)
{
    return part_of(tally, tally->count, tally->whole);
}

struct cell tally_cell(const struct tally *tally, word key)
{
    return key < tally->cell_count ? tally->cells[key] : (struct cell){0};
}
