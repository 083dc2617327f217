/* SPDX-License-Identifier: MIT */
/* What the writers of CSV files share. */
#ifndef TOWN_WRITE_H
#define TOWN_WRITE_H

#include "town.h"

enum { LAST_DAY = 17896 /* 2018-12-31: by then also what is planned is known */ };

struct sheet {
    const char *name;
    void (*write)(const struct town *town, FILE *file);
};

bool write_sheet(const struct town *town, const char *folder, const struct sheet *sheet);
bool write_work(const struct town *town, const char *folder);
bool write_rest(const struct town *town, const char *folder);
bool is_known(const struct town *town, int day);
/* The text of a day, empty if it is not known yet. */
const char *known_text(const struct town *town, int day, char out[16]);
/* A cell with a reference; 0: empty. */
void put_id(FILE *file, const char *before, int number);
/* A comma, and a cell with a list. */
void put_ids(FILE *file, const int *items, int count);
void put_list(FILE *file, const char *const *words, const int *items, int count);

#endif
