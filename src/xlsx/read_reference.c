/* SPDX-License-Identifier: MIT */
/* What cells are called. */
#include "xlsx/read.h"

bool reference_read(const char *text, size_t *row, size_t *column, const char **rest)
{
    *row = *column = 0;
    for (; *text >= 'A' && *text <= 'Z' && *column <= READ_COLUMNS_MAX; text++)
        *column = *column * 26 + (size_t)(*text - 'A' + 1);
    for (; *text >= '0' && *text <= '9' && *row <= READ_ROWS_MAX; text++)
        *row = *row * 10 + (size_t)(*text - '0');
    *rest = text;
    return *column > 0 && *column <= READ_COLUMNS_MAX && *row > 0 && *row <= READ_ROWS_MAX;
}
