/* SPDX-License-Identifier: MIT */
/* The traces of one person outside the person's own record: what refers to it and what names it. */
#ifndef DOMAIN_PERSON_TRACE_H
#define DOMAIN_PERSON_TRACE_H

#include <chamber/person.h>

#include "domain/person_match.h"
#include "record/journal_erase.h"

/* A text that names the person, and the rows of the journal that do so for the same field. */
struct mention {
    struct chamber_person_mention shown;
    struct chamber_ids changes;
    bool chosen; /* it is to be cleared */
};

/* Begins zeroed; ended by trace_clear(). */
struct trace {
    struct chamber_db *db;
    chamber_id person;
    bool stored; /* there is such a record */
    bool shared; /* another person has the same name */
    struct match match;
    struct chamber_ids changes; /* the rows of the journal about the record itself */
    struct mention *mentions;
    size_t count;
};

enum { ERASED_NAME_SIZE = 64 };
/* What an erased person is called. */
void trace_erased_name(chamber_id person, char name[ERASED_NAME_SIZE]);

/* What to look for: names and phones, those that the journal knows too. CHAMBER_E_NOT_FOUND if
 * there is neither a record nor a past. */
int trace_begin(struct chamber_db *db, chamber_id person, struct trace *trace) MUST_CHECK;

/* After that: every text that names the person. */
int trace_mentions(struct trace *trace) MUST_CHECK;

/* After trace_begin(): the fields, as masks, in which a row of the journal names the person and
 * refers to it. None for rows about the person's own record. */
int trace_row(struct trace *trace, const struct journal_row *row, uint64_t *names,
              uint64_t *refers) MUST_CHECK;

/* Those lines of a text that name the person, behind those that are in *lines already; all of it if
 * a name goes on over a line's end. */
int trace_lines(struct trace *trace, const char *text, const char **lines) MUST_CHECK;

void trace_clear(struct trace *trace);

#endif
