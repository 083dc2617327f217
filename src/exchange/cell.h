/* SPDX-License-Identifier: MIT */
/* What a cell holds, as the text that a field is read from. */
#ifndef EXCHANGE_CELL_H
#define EXCHANGE_CELL_H

#include "base/date.h"
#include "exchange/sheet.h"

struct cell {
    const char *text;     /* of the sheet, or `made` */
    const char *message;  /* why it cannot be taken for the field; NULL: it can */
    const char *argument; /* of the message, or NULL */
    const char *warning;  /* what is worth a word, a message's id; or NULL */
    char made[64];
};

/* What a plain number is where a day is due. */
enum cell_days { DAYS_UNKNOWN, DAYS_1900, DAYS_1904 };

/* For what it is taken. */
struct cell_place {
    const struct chamber_field *field;
    enum cell_days days;
    bool ten_thousands; /* its heading says 万元: a sum without a unit of its own is of these */
};

/* Take a cell, which says something or is of a kind that cannot, for a field: a day without the
 * weekday or time behind it, a number of a workbook with the digits that count. False: no memory.
 */
bool cell_read(const struct cell_place *place, enum cell_kind kind, const char *text,
               struct cell *cell) MUST_CHECK;

#endif
