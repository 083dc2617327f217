/* SPDX-License-Identifier: MIT */
/* Members that nobody called on. */
#include <chamber/enterprise.h>

#include <stdio.h>

#include "base/cleanup.h"

int chamber_enterprise_unvisited_open(struct chamber_db *db, int64_t months, const char *as_of,
                                      struct chamber_cursor **cursor)
{
    char number[24];
    const struct chamber_filter filters[] = {
        {"status", "member"}, {"status", "suspended"}, {"unvisited", number}};
    const struct chamber_list list = {filters, COUNT_OF(filters), .as_of = as_of};
    snprintf(number, sizeof number, "%lld", (long long)(months > 0 ? months : 0));
    return chamber_enterprise_open(db, &list, cursor);
}
