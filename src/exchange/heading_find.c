/* SPDX-License-Identifier: MIT */
/* The rows with the headings. An office puts titles above its tables, and groups columns under a
 * second row of headings: the first row in which several cells are known as headings is taken, with
 * the row below or above it if what stands there is known only together. */
#include "exchange/heading.h"

#include <string.h>

#include "base/utf8.h"

/* So many rows from the top may be titles; a longer cell is no heading. */
enum { TITLES_MAX = 30, HEADING_MAX = 200 };

static bool is_blank(const char *text)
{
    const char *start;
    size_t length;
    utf8_trim(text, &start, &length);
    return length == 0;
}

/* The text of the upper row over a column: its own, or that of the last cell before it. */
static const char *upper_text(const struct import *import, size_t row, size_t column, bool *own)
{
    const struct sheet *sheet = &import->sheet;
    *own = true;
    for (size_t n = column + 1; n > 0; n--) {
        const char *text = sheet_cell(sheet, &sheet->rows[row], n - 1);
        if (!is_blank(text))
            return text;
        *own = false;
    }
    return "";
}

static struct heading at(const struct import *import, size_t row, bool two, size_t column)
{
    const struct sheet *sheet = &import->sheet;
    struct heading heading = {sheet_cell(sheet, &sheet->rows[row], column), "", true};
    if (!two)
        return heading;
    heading.upper = upper_text(import, row, column, &heading.own);
    heading.lower = sheet_cell(sheet, &sheet->rows[row + 1], column);
    return heading;
}

struct heading heading_at(const struct import *import, size_t column)
{
    const struct sheet *sheet = &import->sheet;
    return at(import, sheet->heading, sheet->body == sheet->heading + 2, column);
}

/* Take off what only says how a column is to be filled in: a star, and (人) (必填) and the like at
 * its end, in a folded heading. False: nothing. */
static bool strip_remarks(char *folded)
{
    static const char *const remarks[] = {"(万元)", "(必填)", "(选填)", "(可选)",   "(如有)",
                                          "(人)",   "(名)",   "(家)",   "(个)",     "(元)",
                                          "(手机)", "(全称)", "(盖章)", "(年月日)", "(年/月/日)"};
    size_t stars = strspn(folded, "*");
    size_t length = strlen(folded + stars), before = strlen(folded);
    memmove(folded, folded + stars, length + 1);
    while (length > 0 && folded[length - 1] == '*')
        folded[--length] = '\0';
    for (size_t i = 0; i < COUNT_OF(remarks);) {
        size_t size = strlen(remarks[i++]);
        if (length > size && strcmp(folded + length - size, remarks[i - 1]) == 0) {
            length -= size;
            folded[length] = '\0';
            i = 0; /* there may be another before it */
        }
    }
    return length < before;
}

static int means(struct import *import, const char *upper, const char *lower, struct column *column,
                 bool *known)
{
    CLEAN_STR struct str both = {0};
    str_add(&both, upper);
    str_add(&both, lower);
    CLEAN_FREE char *folded = utf8_folded(str_text(&both));
    if (!folded || both.failed)
        return fail_memory(import->db);
    *known =
        *folded && both.length <= HEADING_MAX &&
        (heading_by_map(import, folded, column) || heading_by_word(import->noun, folded, column));
    bool sum = strstr(folded, "(万元)") != NULL;
    if (!*known && both.length <= HEADING_MAX && strip_remarks(folded))
        *known = *folded && heading_by_word(import->noun, folded, column) &&
                 (!sum || (column->field && column->field->kind == CHAMBER_MONEY));
    return CHAMBER_OK;
}

/* "a / b", as two rows are shown in one: a file of rejected rows has them so. */
static int means_parts(struct import *import, const char *text, struct column *column, bool *known)
{
    static const char between[] = " / ";
    const char *at = strstr(text, between);
    *known = false;
    if (!at || at - text > HEADING_MAX)
        return CHAMBER_OK;
    CLEAN_FREE char *upper = strndup(text, (size_t)(at - text));
    if (!upper)
        return fail_memory(import->db);
    const struct heading heading = {upper, at + strlen(between), false};
    return heading_means(import, &heading, column, known);
}

int heading_means(struct import *import, const struct heading *heading, struct column *column,
                  bool *known)
{
    bool both = !is_blank(heading->upper) && !is_blank(heading->lower);
    int rc = CHAMBER_OK;
    *known = false;
    if (both)
        rc = means(import, heading->upper, heading->lower, column, known);
    if (rc == CHAMBER_OK && !*known && !is_blank(heading->lower))
        rc = means(import, "", heading->lower, column, known);
    else if (rc == CHAMBER_OK && !*known && heading->own)
        rc = means(import, heading->upper, "", column, known);
    if (rc == CHAMBER_OK && !*known && is_blank(heading->lower) && heading->own)
        rc = means_parts(import, heading->upper, column, known);
    return rc;
}

/* How many cells of a row are filled in, and how many of them are known as headings. */
static int count_row(struct import *import, size_t row, size_t *filled, size_t *known)
{
    struct column column;
    *filled = *known = 0;
    for (size_t i = 0; i < import->sheet.rows[row].count; i++) {
        const struct heading heading = at(import, row, false, i);
        bool is_known = false;
        int rc = heading_means(import, &heading, &column, &is_known);
        if (rc < 0)
            return rc;
        *filled += !is_blank(heading.upper);
        *known += is_known;
    }
    return CHAMBER_OK;
}

/* The first row with several known cells, half of those filled in; else the one with most of them;
 * else the first that could be headings, so that it is told what is wrong with these. */
static int find_row(struct import *import, size_t *row)
{
    size_t best = 0, wide = SIZE_MAX;
    *row = 0;
    for (size_t i = 0; i < import->sheet.row_count && i < TITLES_MAX; i++) {
        size_t filled, known;
        int rc = count_row(import, i, &filled, &known);
        if (rc < 0)
            return rc;
        if (known > best) {
            best = known;
            *row = i;
        }
        if (known > 1 && known * 2 >= filled)
            return CHAMBER_OK;
        if (wide == SIZE_MAX && filled > 1)
            wide = i;
    }
    if (best == 0 && wide != SIZE_MAX)
        *row = wide;
    return CHAMBER_OK;
}

static size_t width_of(const struct import *import, size_t row)
{
    const struct sheet_row *rows = import->sheet.rows;
    return rows[row].count > rows[row + 1].count ? rows[row].count : rows[row + 1].count;
}

/* Whether the upper cell reaches over the next column too, where the lower row has something. */
static bool reaches_on(const struct import *import, size_t row, size_t column)
{
    const struct sheet *sheet = &import->sheet;
    return is_blank(sheet_cell(sheet, &sheet->rows[row], column + 1)) &&
           !is_blank(sheet_cell(sheet, &sheet->rows[row + 1], column + 1));
}

/* What the lower one of two rows has: a heading together with the upper one, or below one that says
 * nothing by itself or reaches over several columns. */
static int is_lower(struct import *import, size_t row, size_t n, const struct heading *heading,
                    bool *known)
{
    struct column column;
    bool alone = false;
    int rc = means(import, heading->upper, heading->lower, &column, known);
    if (rc == CHAMBER_OK && !*known && heading->own && !reaches_on(import, row, n))
        rc = means(import, heading->upper, "", &column, &alone);
    if (rc == CHAMBER_OK && !*known && !alone)
        rc = means(import, "", heading->lower, &column, known);
    return rc;
}

/* Whether this row and the next one are headings together: all that the lower one has is known,
 * and it leaves out something that the upper one has; a heading, if the upper one may be a title.
 */
static int next_belongs(struct import *import, size_t row, bool title, bool *two)
{
    struct column column;
    bool gap = false, any = false;
    *two = false;
    for (size_t i = 0; i < width_of(import, row); i++) {
        const struct heading heading = at(import, row, true, i);
        bool known = false;
        int rc = CHAMBER_OK;
        if (is_blank(heading.lower)) {
            if (title)
                rc = means(import, heading.own ? heading.upper : "", "", &column, &known);
            gap = gap || (heading.own && !is_blank(heading.upper) && known == title);
            if (rc < 0)
                return rc;
            continue;
        }
        any = true;
        rc = is_lower(import, row, i, &heading, &known);
        if (rc < 0 || !known)
            return rc;
    }
    *two = gap && any;
    return CHAMBER_OK;
}

/* Whether the row above groups these headings: some are known only together with it. */
static int row_above_groups(struct import *import, size_t row, bool *two)
{
    struct column column;
    *two = false;
    for (size_t i = 0; i < width_of(import, row) && !*two; i++) {
        const struct heading heading = at(import, row, true, i);
        if (is_blank(heading.lower) || is_blank(heading.upper))
            continue;
        int rc = means(import, heading.upper, heading.lower, &column, two);
        if (rc < 0)
            return rc;
    }
    return CHAMBER_OK;
}

int heading_find(struct import *import)
{
    struct sheet *sheet = &import->sheet;
    bool two = false;
    size_t row;
    int rc = find_row(import, &row);
    if (rc == CHAMBER_OK && row + 1 < sheet->row_count)
        rc = next_belongs(import, row, false, &two);
    if (rc == CHAMBER_OK && !two && row > 0) {
        rc = row_above_groups(import, row - 1, &two);
        if (rc == CHAMBER_OK && !two)
            rc = next_belongs(import, row - 1, true, &two);
        row -= two;
    }
    sheet->heading = row;
    sheet->body = row + (two ? 2 : 1);
    return rc;
}
