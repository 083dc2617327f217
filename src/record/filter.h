/* SPDX-License-Identifier: MIT */
/* What a list keeps: conditions in SQL where an index can help, text matched in C where folding is
 * needed. */
#ifndef RECORD_FILTER_H
#define RECORD_FILTER_H

#include "base/date.h"
#include "record/record.h"
#include "store/stmt.h"

/* A value to bind. */
struct filter_value {
    bool is_int;
    int64_t number;
    char *text;
};

/* Alternatives for one text field; a record passes if any is part of it. */
struct filter_text {
    const struct chamber_field *field;
    struct chamber_texts parts; /* folded; "" stands for: not filled in */
};

struct filter {
    struct str where; /* "a AND b", parameters :p0, :p1 ...; "" if nothing */
    struct filter_value *values;
    size_t value_count;
    struct filter_text *texts;
    size_t text_count;
    char *search;              /* folded, or NULL */
    struct chamber_ids former; /* records that had it in an earlier name, in order */
};

/* Understand what a list asks for. Freed with filter_free() also after a failure. */
int filter_make(struct chamber_db *db, const struct chamber_noun *noun,
                const struct chamber_list *list, struct filter *filter) MUST_CHECK;

/* The parts of which it is made. A period against a date or partial date: its whole span lies
 * within; another alternative in `any`. A field's filter: an alternative too, or a text. */
int filter_period(struct chamber_db *db, const struct chamber_field *field,
                  const struct period *period, struct str *any, struct filter *filter) MUST_CHECK;
int filter_field(struct chamber_db *db, const struct chamber_noun *noun,
                 const struct chamber_field *field, const char *text, struct str *any,
                 struct filter *filter) MUST_CHECK;

/* The noun's condition of that number with a value, as another alternative in `any`. */
int filter_condition(struct chamber_db *db, const struct chamber_noun *noun, size_t n,
                     const char *text, struct str *any, struct filter *filter) MUST_CHECK;

/* Another value, bound as :pN where N is the count before; its text is the filter's from now on. */
int filter_add_value(struct chamber_db *db, struct filter *filter,
                     struct filter_value value) MUST_CHECK;

/* The next part of a conjunction or alternative begins. */
void filter_glue(struct str *where, const char *word);

void filter_bind(const struct filter *filter, struct stmt *st);

/* Whether a record passes the part that is matched in C; negative: no memory. */
int filter_passes(struct chamber_db *db, const struct chamber_noun *noun,
                  const struct filter *filter, const void *record) MUST_CHECK;

void filter_free(struct filter *filter);

#endif
