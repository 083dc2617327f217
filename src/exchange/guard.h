/* SPDX-License-Identifier: MIT */
/* The apostrophe that keeps a spreadsheet from reading a CSV's cell as anything but text, and its
 * coming off again. For every text, guard_off() takes off what was put on, and nothing else:
 *
 *     in CHAMBER_EXCEL_CSV   a text is guarded that would be a formula (= + - @ TAB CR LF, also
 *                            after blanks or in full width), a number whose digits would change
 *                            (0512, 13 digits, 1E5) or a day (3-12), and one that reading would
 *                            change;
 *     in CHAMBER_CSV         only one that reading would change: '0512, '=1, ="0512".
 *
 * Reading takes one ' off before a formula, a number or a code, as people write it too, and reads
 * ="0512" as 0512. */
#ifndef EXCHANGE_GUARD_H
#define EXCHANGE_GUARD_H

#include <chamber/exchange.h>

/* Whether a ' is to be written before the cell. */
bool guard_needed(const char *cell, enum chamber_format format);

/* Read a cell, in place. */
void guard_off(char *cell);

#endif
