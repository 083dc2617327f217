/* SPDX-License-Identifier: MIT */
/* What is told of each row: what became of it, why it is rejected, what else is worth a word. */
#include "exchange/import.h"

#include <string.h>

/* Once more to a text that is owned; NULL is empty. */
static int add_sentence(struct import *import, char **text, const char *more)
{
    CLEAN_STR struct str both = {0};
    bool english = chamber_get_language(import->db) == CHAMBER_EN;
    str_add(&both, *text);
    if (*text)
        str_add(&both, english ? "; " : "；");
    str_add(&both, more);
    char *joined = str_take(&both);
    if (!joined)
        return fail_memory(import->db);
    free(*text);
    *text = joined;
    return CHAMBER_OK;
}

int import_add_reason(struct import *import, struct row *row, struct problem *problem)
{
    CLEAN_STR struct str sentence = {0};
    if (!import->how->row || import->how->only_warned)
        return CHAMBER_OK;
    int rc = problem_reason(problem, import->db, &sentence);
    if (rc == CHAMBER_OK && (!row->reason || !strstr(row->reason, str_text(&sentence))))
        rc = add_sentence(import, &row->reason, str_text(&sentence));
    return rc;
}

int import_take_warning(struct import *import, struct row *row)
{
    if (!import->how->row || !*chamber_warning_text(import->db))
        return CHAMBER_OK;
    CLEAN_FREE char *warning = store_take_warning(import->db);
    return warning ? add_sentence(import, &row->warning, warning) : fail_memory(import->db);
}

int import_keep_warnings(struct import *import)
{
    for (size_t i = 0; i < import->row_count; i++) {
        struct row *row = &import->rows[i];
        if (row->bad || !row->warning)
            continue;
        struct warned *grown =
            reallocarray(import->warned, import->warned_count + 1, sizeof *grown);
        if (!grown)
            return fail_memory(import->db);
        import->warned = grown;
        grown[import->warned_count++] =
            (struct warned){row->cells->line, row->fate, row->stored, row->warning};
        row->warning = NULL;
    }
    return CHAMBER_OK;
}

void import_forget_warnings(struct import *import)
{
    for (size_t i = 0; i < import->warned_count; i++)
        free(import->warned[i].warning);
    free(import->warned);
    import->warned = NULL;
    import->warned_count = 0;
}

int import_leave_out(struct import *import, const struct sheet_row *row)
{
    size_t count = import->left_out_count;
    struct sheet_row *grown = reallocarray(import->left_out, count + 1, sizeof *grown);
    if (!grown)
        return fail_memory(import->db);
    import->left_out = grown;
    grown[import->left_out_count++] = *row;
    import->result.left_out++;
    return CHAMBER_OK;
}

static void tell(const struct import *import, const struct sheet_row *cells,
                 struct chamber_import_row *told)
{
    told->line = cells->line;
    told->cells = &import->sheet.cells[cells->first];
    told->cell_count = cells->count;
    import->how->row(import->how->payload, told);
}

static void tell_row(const struct import *import, const struct row *row, bool stored)
{
    bool kept = stored || row->fate != CHAMBER_ROW_NEW;
    struct chamber_import_row told = {.fate = row->bad ? CHAMBER_ROW_REJECTED : row->fate,
                                      .id = row->bad || !kept ? 0 : row->stored,
                                      .record = row->bad ? NULL : row->record,
                                      .reason = row->bad ? row->reason : row->warning};
    tell(import, row->cells, &told);
}

static int by_line(const void *a, const void *b)
{
    const struct sheet_row *x = a, *y = b;
    return (x->line > y->line) - (x->line < y->line);
}

/* A new record of an import that is taken back has no number. */
static void tell_warned(struct import *import, bool stored)
{
    for (size_t i = 0; i < import->warned_count; i++) {
        const struct warned *warned = &import->warned[i];
        bool kept = stored || warned->fate != CHAMBER_ROW_NEW;
        const struct chamber_import_row told = {.line = warned->line,
                                                .fate = warned->fate,
                                                .id = kept ? warned->stored : 0,
                                                .reason = warned->warning};
        import->how->row(import->how->payload, &told);
    }
}

void import_tell_rows(struct import *import, bool stored)
{
    size_t next = 0;
    if (!import->how->row)
        return;
    if (import->how->only_warned) {
        tell_warned(import, stored);
        return;
    }
    if (import->left_out_count > 0)
        qsort(import->left_out, import->left_out_count, sizeof *import->left_out, by_line);
    for (size_t i = 0; i <= import->row_count; i++) {
        const struct row *row = i < import->row_count ? &import->rows[i] : NULL;
        while (next < import->left_out_count &&
               (!row || import->left_out[next].line < row->cells->line)) {
            struct chamber_import_row told = {.fate = CHAMBER_ROW_LEFT_OUT};
            tell(import, &import->left_out[next++], &told);
        }
        if (row)
            tell_row(import, row, stored);
    }
}

/* Reading and storing a row are a half each. */
void import_progress(const struct import *import, size_t read, size_t stored)
{
    enum { STEP = 256 };
    size_t all = import->parts ? import->rows_all : import->row_count;
    if (import->how->progress && (read + stored) % STEP == 0)
        import->how->progress(import->how->payload,
                              (int64_t)(import->rows_before + (read + stored) / 2), (int64_t)all);
}
