/* SPDX-License-Identifier: MIT */
/* The answers, one file each: lines of columns with a tab between. */
#ifndef TOWN_ANSWERS_H
#define TOWN_ANSWERS_H

#include "write.h"

/* What is known of enterprises: questions 1, 8 and 11. */
bool answer_enterprises(const struct town *town, const char *folder);
/* Campaigns, liaisons and the next trips: 2, 3, 4 and 5. */
bool answer_visits(const struct town *town, const char *folder);
/* Requests: 6 and 7. */
bool answer_requests(const struct town *town, const char *folder);
/* Meetings and posts: 9 and 10. */
bool answer_posts(const struct town *town, const char *folder);
/* The figures of the years: 12 to 15. */
bool answer_years(const struct town *town, const char *folder);

bool write_sheets(const struct town *town, const char *folder, const struct sheet *sheets,
                  size_t count);
#define WRITE_SHEETS(town, folder, sheets)                                                         \
    write_sheets(town, folder, sheets, sizeof(sheets) / sizeof((sheets)[0]))

#endif
