/* SPDX-License-Identifier: MIT */
/* Batches are taken back in a copy of the database in memory: one across which a number changes is
 * a cause. Halves of the journal are looked at in turn, and not further where a figure's rows are
 * the same before and after: whatever was written between came to nothing there. What was undone
 * again is no cause either. */
#include "stats/causes.h"

#include <string.h>

#include "record/undo.h"
#include "record/value.h"
#include "stats/pass.h"
#include "stats/tally.h"

const char cause_numerator[] = "numerator";
const char cause_denominator[] = "denominator";

struct search {
    struct chamber_db *db;   /* reports to this one */
    struct chamber_db *copy; /* in which batches are taken back */
    struct causes *causes;
    const struct figure **figures; /* of each number */
    uint32_t kinds;                /* of the rows they need */
    struct pool pool;
    struct chamber_ids batches;
    struct chamber_ids nothing; /* of these, the ones undone and what undid them */
};

/* A number at some batch, and what the rows of its figure come to. */
struct measured {
    struct chamber_number number;
    uint64_t rows;
};

/* --- numbers --- */
static uint64_t mix(uint64_t hash, uint64_t value)
{
    hash = (hash ^ value) * UINT64_C(0x9e3779b97f4a7c15);
    return hash ^ (hash >> 29);
}

static uint64_t mix_who(uint64_t hash, const struct row *row, enum row_who who)
{
    for (size_t i = 0; who != WHO_NONE && i < row->who[who].count; i++)
        hash = mix(hash, (uint64_t)row->who[who].ids[i] + 1);
    return hash;
}

/* All of a row that a figure looks at. */
static uint64_t row_hash(const struct figure *figure, const struct row *row)
{
    const struct figure_column *column = figure->columns;
    enum figure_shape shape = figure->shape;
    uint64_t hash = mix(1, (uint64_t)row->id);
    hash = mix(hash, (row->facts & figure->counts) == figure->counts);
    hash = mix(hash, shape == FIGURE_MONTHS ? row->keys[KEY_MONTH] : row->keys[figure->key]);
    if (shape == FIGURE_SUM || shape == FIGURE_MEDIAN || shape == FIGURE_SHARE)
        hash = mix(mix(hash, (uint64_t)row->number), (uint64_t)row->whole);
    hash = mix_who(hash, row, figure->who);
    for (; column != NULL && column->name != NULL; column++) {
        hash = mix(hash, (row->facts & column->counts) == column->counts);
        hash = mix_who(hash, row, column->who);
    }
    return hash;
}

struct taking {
    const struct search *search;
    struct tallies tallies;
    struct measured *out;
};

static int take(void *context, enum row_kind kind, const struct row *row)
{
    struct taking *taking = context;
    tallies_add(&taking->tallies, kind, row);
    for (size_t i = 0; i < taking->search->causes->count; i++) {
        const struct figure *figure = taking->search->figures[i];
        bool again = i > 0 && figure == taking->search->figures[i - 1];
        if (again)
            taking->out[i].rows = taking->out[i - 1].rows;
        else if (figure_takes(figure, kind, row))
            taking->out[i].rows += row_hash(figure, row); /* in whatever order they come */
    }
    return CHAMBER_OK;
}

static const struct tally *tally_of(const struct tallies *tallies, const struct figure *figure)
{
    const struct tally *tally = tallies->items;
    while (tally->figure != figure)
        tally++;
    return tally;
}

/* The word of a row; of titles the level is a part of it. */
static word key_of(struct pool *pool, const struct figure *figure,
                   const struct chamber_difference *shown)
{
    CLEAN_STR struct str key = {0};
    if (shown->key == NULL)
        return 0;
    str_add(&key, shown->key);
    if (figure->key == KEY_TITLE) {
        str_add_char(&key, TITLE_SEPARATOR);
        str_add(&key, shown->level);
    }
    pool->failed = pool->failed || key.failed;
    return pool_word(pool, str_text(&key));
}

static struct chamber_number number_of(struct search *search, const struct tally *tally,
                                       const struct chamber_difference *shown)
{
    const struct figure_column *columns = tally->figure->columns;
    if (!shown->row && shown->column == NULL)
        return tally_value(tally);
    if (!shown->row)
        return shown->column == cause_numerator ? tally_numerator(tally) : tally_denominator(tally);
    struct cell cell = tally_cell(tally, key_of(&search->pool, tally->figure, shown));
    struct chamber_number number = {.given = true, .value = (double)cell.value};
    for (size_t c = 0; shown->column != NULL && columns != NULL && columns[c].name != NULL; c++)
        if (strcmp(columns[c].name, shown->column) == 0)
            number.value = (double)cell.columns[c];
    return number;
}

static int measure_rows(struct search *search, struct taking *taking)
{
    int rc =
        pass_once(search->copy, search->causes->span, &search->pool, search->kinds, take, taking);
    if (rc < 0)
        return fail(search->db, rc, "freeze_search_failed");
    if (!tallies_finish(&taking->tallies))
        return fail_memory(search->db);
    for (size_t i = 0; i < search->causes->count; i++)
        taking->out[i].number = number_of(search, tally_of(&taking->tallies, search->figures[i]),
                                          &search->causes->items[i].shown);
    return search->pool.failed ? fail_memory(search->db) : CHAMBER_OK;
}

/* The numbers as they are in the copy now (free()). */
static int measure(struct search *search, struct measured **measured)
{
    struct taking taking = {.search = search};
    taking.out = calloc(search->causes->count, sizeof(*taking.out));
    bool made = taking.out != NULL && tallies_make(search->causes->span, &taking.tallies);
    int rc = made ? measure_rows(search, &taking) : fail_memory(search->db);
    tallies_free(&taking.tallies);
    if (rc == CHAMBER_OK)
        *measured = taking.out;
    else
        free(taking.out);
    return rc;
}

static bool same_number(struct chamber_number a, struct chamber_number b)
{
    return a.given == b.given && (!a.given || !(a.value < b.value || a.value > b.value));
}

/* --- batches --- */
/* Take back the batches behind `from`, the last one first; *to is how far it went. A batch that
 * cannot be taken back is no failure, but that memory ran out on the way is one. */
static int rewind_to(struct search *search, size_t from, size_t wanted, size_t *to)
{
    int rc = CHAMBER_OK;
    for (*to = from; *to > wanted && rc == CHAMBER_OK; *to -= rc == CHAMBER_OK)
        rc = log_rewind(search->copy, search->batches.items[*to - 1]);
    return rc == CHAMBER_E_NO_MEMORY ? fail_memory(search->db) : CHAMBER_OK;
}

/* What is tried in the copy is taken back by failing. */
static int try_begin(struct search *search)
{
    int rc = store_begin(search->copy, STORE_WRITE);
    return rc < 0 ? fail(search->db, rc, "freeze_search_failed") : rc;
}

static int try_end(struct search *search, int rc)
{
    int refused = store_end(search->copy, CHAMBER_E_REFUSED);
    return rc < 0 || refused == CHAMBER_E_REFUSED
               ? rc
               : fail(search->db, refused, "freeze_search_failed");
}

static bool any_differs(const struct search *search, const struct measured *low,
                        const struct measured *high)
{
    for (size_t i = 0; i < search->causes->count; i++)
        if (low[i].rows != high[i].rows || !same_number(low[i].number, high[i].number))
            return true;
    return false;
}

static bool came_to_nothing(const struct search *search, chamber_id batch)
{
    for (size_t i = 0; i < search->nothing.count; i++)
        if (search->nothing.items[i] == batch)
            return true;
    return false;
}

static int blame(struct search *search, chamber_id batch, const struct measured *low,
                 const struct measured *high)
{
    if (came_to_nothing(search, batch))
        return CHAMBER_OK;
    for (size_t i = 0; i < search->causes->count; i++)
        if (!same_number(low[i].number, high[i].number) &&
            !ids_add(&search->causes->items[i].batches, batch))
            return fail_memory(search->db);
    return CHAMBER_OK;
}

/* The causes among the batches from `low` up to `high`; the copy is as it was after `high` of them,
 * and is so again at the end. */
static int search_between(struct search *search, size_t low, size_t high,
                          const struct measured *at_low, const struct measured *at_high)
{
    size_t middle = low + (high - low) / 2, reached;
    struct measured *at_middle = NULL;
    if (!any_differs(search, at_low, at_high))
        return CHAMBER_OK;
    if (high - low == 1)
        return blame(search, search->batches.items[low], at_low, at_high);
    int rc = try_begin(search);
    if (rc < 0)
        return rc;
    rc = rewind_to(search, high, middle, &reached);
    if (rc == CHAMBER_OK)
        rc = reached == middle ? measure(search, &at_middle)
                               : fail(search->db, CHAMBER_E_DATABASE, "freeze_search_failed");
    if (rc == CHAMBER_OK)
        rc = search_between(search, low, middle, at_low, at_middle);
    rc = try_end(search, rc);
    if (rc == CHAMBER_OK)
        rc = search_between(search, middle, high, at_middle, at_high);
    free(at_middle);
    return rc;
}

/* Take back all down to `wanted`, and measure there if that was reached; else *reached is how far
 * it went. */
static int measure_at(struct search *search, size_t wanted, size_t *reached,
                      struct measured **measured)
{
    int rc = try_begin(search);
    if (rc < 0)
        return rc;
    rc = rewind_to(search, search->batches.count, wanted, reached);
    if (rc == CHAMBER_OK && *reached == wanted)
        rc = measure(search, measured);
    return try_end(search, rc);
}

/* How far back the journal can be followed, and the numbers there: a batch that could not be taken
 * back may have left half of it, and so it is done once more, up to that one. */
static int measure_lowest(struct search *search, size_t *low, struct measured **measured)
{
    int rc = measure_at(search, 0, low, measured);
    if (rc < 0 || *low == 0)
        return rc;
    search->causes->blocked = search->batches.items[*low - 1];
    return measure_at(search, *low, low, measured);
}

static int search_all(struct search *search)
{
    struct measured *at_low = NULL;
    struct measured *at_high = NULL;
    size_t low = 0;
    int rc = chamber_begin(search->copy, "rewind");
    if (rc < 0)
        return fail(search->db, rc, "freeze_search_failed");
    rc = measure(search, &at_high);
    if (rc == CHAMBER_OK)
        rc = measure_lowest(search, &low, &at_low);
    if (rc == CHAMBER_OK)
        rc = search_between(search, low, search->batches.count, at_low, at_high);
    chamber_end(search->copy, CHAMBER_E_REFUSED);
    free(at_low);
    free(at_high);
    return rc;
}

/* --- all of it --- */
static int read_batches(struct search *search)
{
    int rc;
    CLEAN_STMT struct stmt *st = stmt_named(search->db, SQL_FROZEN_BATCHES);
    stmt_bind_int(st, ":batch", search->causes->since);
    while ((rc = stmt_step(st)) == CHAMBER_ROW)
        if (!ids_add(&search->batches, stmt_int(st, 0)))
            return fail_memory(search->db);
    return rc;
}

static bool choose_figures(struct search *search)
{
    search->figures = calloc(search->causes->count, sizeof(*search->figures));
    for (size_t i = 0; search->figures != NULL && i < search->causes->count; i++) {
        search->figures[i] = figure_find(search->causes->items[i].shown.id);
        search->kinds |= 1U << search->figures[i]->rows;
    }
    return search->figures != NULL;
}

int causes_find(struct chamber_db *db, struct causes *causes)
{
    struct search search = {.db = db, .causes = causes};
    int rc = read_batches(&search);
    bool any = causes->count > 0 && search.batches.count > 0;
    if (rc == CHAMBER_OK && any && !choose_figures(&search))
        rc = fail_memory(db);
    if (rc == CHAMBER_OK && any)
        rc = log_nothing(db, causes->since, &search.nothing);
    if (rc == CHAMBER_OK && any)
        rc = store_copy(db, &search.copy);
    if (rc == CHAMBER_OK && any)
        rc = search_all(&search);
    chamber_close(search.copy);
    ids_clear(&search.batches);
    ids_clear(&search.nothing);
    pool_free(&search.pool);
    free(search.figures);
    return rc;
}
