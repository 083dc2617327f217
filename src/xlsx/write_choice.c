/* SPDX-License-Identifier: MIT */
/* Drop-down lists: in the cell itself where Excel allows it, else on a hidden sheet, one list a
 * row. */
#include <stdlib.h>
#include <string.h>

#include "xlsx/write.h"

enum { WORDS_LENGTH_MAX = 255, WORDS_MAX = 16384 };

/* The length of the list in bytes: Excel counts characters, but libxlsxwriter has room for so many
 * bytes. Too much for one with a comma, which would be cut. */
static size_t joined_length(const char *const *words, size_t *count)
{
    size_t length = 0;
    for (*count = 0; words[*count]; ++*count) {
        length += strlen(words[*count]) + 1;
        if (strpbrk(words[*count], ",\"&<>"))
            length += WORDS_LENGTH_MAX;
    }
    return length;
}

static int put_words(struct xlsx_draft *draft, const char *const *words, size_t count)
{
    if (!draft->words) {
        draft->words = workbook_add_worksheet(draft->book, "_");
        if (!draft->words)
            return XLSX_NO_MEMORY;
        worksheet_hide(draft->words);
    }
    for (size_t i = 0; i < count; i++) {
        lxw_error error = worksheet_write_string(draft->words, (lxw_row_t)draft->word_rows,
                                                 (lxw_col_t)i, words[i], NULL);
        if (error != LXW_NO_ERROR)
            return write_result(error);
    }
    draft->word_rows++;
    return XLSX_OK;
}

static int validate(struct xlsx_draft *draft, const struct xlsx_choice *choice,
                    lxw_data_validation *rule)
{
    rule->error_type = LXW_VALIDATION_ERROR_TYPE_STOP;
    rule->show_error = choice->strict ? LXW_VALIDATION_ON : LXW_VALIDATION_OFF;
    return write_result(worksheet_data_validation_range(
        draft->sheet, (lxw_row_t)choice->first - 1, (lxw_col_t)choice->column - 1,
        (lxw_row_t)choice->last - 1, (lxw_col_t)choice->column - 1, rule));
}

/* The rule made last is about that row of the hidden sheet. Not by
 * LXW_VALIDATION_TYPE_LIST_FORMULA: libxlsxwriter loses memory over it. */
static int refer(struct xlsx_draft *draft, size_t count)
{
    char last[LXW_MAX_CELL_NAME_LENGTH], formula[LXW_MAX_CELL_NAME_LENGTH * 2];
    lxw_data_val_obj *rule = NULL, *next;
    STAILQ_FOREACH(next, draft->sheet->data_validations, list_pointers)
    rule = next;
    if (!rule)
        return XLSX_NO_MEMORY;
    lxw_rowcol_to_cell_abs(last, (lxw_row_t)draft->word_rows - 1, (lxw_col_t)(count - 1), 1, 1);
    snprintf(formula, sizeof formula, "'_'!$A$%zu:%s", draft->word_rows, last);
    free(rule->value_formula);
    rule->value_formula = strdup(formula);
    return rule->value_formula ? XLSX_OK : XLSX_NO_MEMORY;
}

int write_choice(struct xlsx_draft *draft, const struct xlsx_choice *choice)
{
    size_t count;
    char word[] = "-", *nothing[] = {word, NULL};
    lxw_data_validation rule = {.validate = LXW_VALIDATION_TYPE_LIST};
    size_t length = joined_length(choice->words, &count);
    if (count == 0 || count > WORDS_MAX)
        return XLSX_OK;
    if (length <= WORDS_LENGTH_MAX) {
        memcpy(&rule.value_list, &choice->words, sizeof rule.value_list); /* only read */
        return validate(draft, choice, &rule);
    }
    int result = put_words(draft, choice->words, count);
    if (result == XLSX_OK)
        result = validate(
            draft, choice,
            &(lxw_data_validation){.validate = LXW_VALIDATION_TYPE_LIST, .value_list = nothing});
    return result == XLSX_OK ? refer(draft, count) : result;
}
