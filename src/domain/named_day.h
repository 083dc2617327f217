/* SPDX-License-Identifier: MIT */
/* Names that are a day and a name: "2018-07-20 宏达机械", "秋季参观+2018-10-12". */
#ifndef DOMAIN_NAMED_DAY_H
#define DOMAIN_NAMED_DAY_H

#include "base/date.h"
#include "base/str.h"

/* The longest beginning that is a day, in any form, with the name that follows (borrowed). */
bool day_before_name(const char *text, const char *today, struct date *day, const char **name);

/* The longest end that is a day, in brackets or not, with how many bytes of the name come before: 0
 * if there is none. False: no memory. */
bool day_after_name(const char *text, const char *today, struct date *day, size_t *length);

#endif
