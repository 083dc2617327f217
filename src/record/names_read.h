/* SPDX-License-Identifier: MIT */
/* Reading the names of a noun's records out of the database. */
#ifndef RECORD_NAMES_READ_H
#define RECORD_NAMES_READ_H

#include "base/pinyin.h"
#include "record/names.h"

/* What a name is tested for, as it lies in the database. */
struct name_test {
    const char *folded; /* what was typed */
    enum name_width width;
    bool ascii;          /* it is nothing but that, */
    char small, capital; /* and begins with this, typed either way; '\0': not known */
    struct str room;     /* to fold names into */
    struct pinyin typed; /* of NAMES_READING */
};

void name_test_begin(struct name_test *test, const char *folded, enum name_width width);
void name_test_free(struct name_test *test);

/* In which way a field names its record. */
enum name_rank names_rank(const struct chamber_field *field);

/* Add one at the end; its text is the names' then. */
int names_add(struct chamber_db *db, struct names *names, const struct name *name) MUST_CHECK;

/* Add all names of the noun, with a test only such as pass, and sort them. */
int names_read(struct chamber_db *db, struct names *names, struct name_test *test) MUST_CHECK;

#endif
