/* SPDX-License-Identifier: MIT */
/* What a noun is to the engine: its table of fields, and the few things a table cannot say. One
 * constant of this type per noun, in src/domain/NOUN.c. */
#ifndef RECORD_NOUN_H
#define RECORD_NOUN_H

#include <chamber/record.h>

#include "base/cleanup.h"
#include "sql.h"

/* How a field of the past is read: `sql` names an expression over the row `r` and :as_of. With
 * `always` it is read so in the present too: there is no column. */
struct noun_past {
    const char *field;
    enum sql_name sql;
    bool always;
};

/* What a condition stands for: a boolean expression over the row `t`, :as_of and, where it takes a
 * value, a parameter of the condition's name: a number, a record's id, or a folded text for
 * has_folded(column, :name). Those marked `either` are alternatives of each other; all else must
 * hold together. */
struct noun_where {
    enum sql_name sql;
    bool either;
};

/* Words for a field, "a|b|c". Of the field "" they are what the records are called: they head the
 * column of what a record is named by, and in other nouns that of the one reference to this one. */
struct noun_synonyms {
    const char *field, *words;
};

/* A field of a record that is made up, as a person writes it. */
struct noun_example {
    const char *field;
    const char *text;
};

struct chamber_noun {
    const char *name;    /* also of its table */
    const char *label;   /* Chinese */
    const char *english; /* plural, for headings: "visits" */
    size_t size;
    const struct chamber_field *fields;
    size_t field_count;

    /* What a record is called: fields with blanks between them, "person enterprise"; a reference
     * is called what its record was on :as_of, a word is its Chinese, what is empty is left out.
     * NULL: the expression `label_sql` over the row `r` and :as_of. */
    const char *label_fields;
    enum sql_name label_sql;

    /* It begins with a surname, which may be read otherwise than its character alone. */
    bool surnames;

    /* What it is called where one name may stand for several records, as field names between other
     * characters: "name(enterprise)". NULL: as above. */
    const char *caption;

    /* Order of lists: NULL by (day, id), else a named ORDER BY list over the row `t`. */
    const enum sql_name *order;

    /* Fields by which an import recognises a stored record, in turn, each "a" or "a,b"; ended by
     * NULL. NULL: none. */
    const char *const *keys;

    /* "a,b": no two records share these together. NULL: none beyond the UNIQUE fields. */
    const char *unique_together;

    /* Other words that head a column in an office's files, ended by a NULL field. NULL: none. */
    const struct noun_synonyms *synonyms;

    /* The example row of its template, ended by a NULL field: a record that a new database takes
     * once those of the nouns it names are there. NULL: none. */
    const struct noun_example *examples;
    /* A required field that `prepare` fills in from others. NULL: none. */
    const char *fills_in;

    /* Filters that are not fields, and in the same order what they stand for. */
    const struct chamber_condition *conditions;
    const struct noun_where *condition_where;
    size_t condition_count;

    /* Histories: the fields that stood differently on a past day, and whether a record existed
     * then (a boolean expression over the row `r` and :as_of). NULL: no history. */
    const struct noun_past *past;
    size_t past_count;
    const enum sql_name *existed;

    /* An event noun: the field that names its parent. NULL otherwise. */
    const char *parent;
    /* The noun of its events, which go when it goes. NULL: none. */
    const struct chamber_noun *events;

    /* Of a person: its fields and what the journal has of it can be erased. No figure looks at
     * them. */
    bool erasable;

    /* Written by verbs of the library alone, read and removed like any other. */
    bool by_verbs;

    /* The rules that no table can say; any may be NULL. All run inside the write transaction.
     * prepare: fill in defaults and check cross-field rules, in a copy the engine owns (texts set
     *          with record_set_text()); `before` is the stored record, NULL for a new one.
     * added:   after a new record is stored, with its id.
     * first:   after that: write the first events of one that comes with none.
     * removing: before a record without references goes: may refuse.
     * sound:   whether a stored record may stand as it is, after an earlier state was put back.
     * find:    more ways to name a record: append ids that `text` names as a whole. */
    int (*prepare)(struct chamber_db *db, void *record, const void *before);
    int (*added)(struct chamber_db *db, const void *record);
    int (*first)(struct chamber_db *db, const void *record);
    int (*removing)(struct chamber_db *db, const void *record);
    int (*sound)(struct chamber_db *db, const void *record);
    int (*find)(struct chamber_db *db, const char *text, struct chamber_ids *found);

    /* A view: what a question answers, no stored record and without an id. Its rows are read from
     * the query `source`, whose columns are `id` (for order only) and the fields by name; NULL:
     * they are worked out in C (view.h). */
    bool view;
    const enum sql_name *source;

    /* Reads of journal rows rather than of a table of its own; such a noun is not listed. */
    bool output_only;
};

/* The lines of a field table. Define RECORD as the struct's type first. The member's C type is
 * checked against the kind by _Generic: a wrong one does not compile. */
#define FIELD_OF(member, type)                                                                     \
    (offsetof(RECORD, member) + 0 * sizeof(_Generic(((RECORD *)0)->member, type : (char)0)))
#define FIELD(member, kind_, zh, flags_, type)                                                     \
    .name = #member, .label = (zh), .kind = (kind_), .flags = (flags_),                            \
    .offset = FIELD_OF(member, type)

#define TEXT(member, zh, flags)                                                                    \
    {                                                                                              \
        FIELD(member, CHAMBER_TEXT, zh, flags, const char *)                                       \
    }
#define DATE(member, zh, flags)                                                                    \
    {                                                                                              \
        FIELD(member, CHAMBER_DATE, zh, flags, const char *)                                       \
    }
#define PDATE(member, zh, flags)                                                                   \
    {                                                                                              \
        FIELD(member, CHAMBER_PDATE, zh, flags, const char *)                                      \
    }
#define INT(member, zh, flags)                                                                     \
    {                                                                                              \
        FIELD(member, CHAMBER_INT, zh, flags, struct chamber_int)                                  \
    }
#define MONEY(member, zh, flags)                                                                   \
    {                                                                                              \
        FIELD(member, CHAMBER_MONEY, zh, flags, struct chamber_int)                                \
    }
#define BOOL(member, zh, flags)                                                                    \
    {                                                                                              \
        FIELD(member, CHAMBER_BOOL, zh, flags, enum chamber_bool)                                  \
    }
#define ENUM(member, zh, flags, words_)                                                            \
    {                                                                                              \
        FIELD(member, CHAMBER_ENUM, zh, flags, const char *), .words = (words_)                    \
    }
#define CHOICE(member, zh, flags, list_)                                                           \
    {                                                                                              \
        FIELD(member, CHAMBER_CHOICE, zh, flags, const char *), .list = (list_)                    \
    }
#define REF(member, zh, flags, noun)                                                               \
    {                                                                                              \
        FIELD(member, CHAMBER_REF, zh, flags, chamber_id),                                         \
            .label_offset = FIELD_OF(member##_name, const char *),                                 \
            .refers = &chamber_##noun##_noun                                                       \
    }
#define TEXTS(member, zh, flags)                                                                   \
    {                                                                                              \
        FIELD(member, CHAMBER_TEXT, zh, (flags) | CHAMBER_LIST, struct chamber_texts)              \
    }
#define CHOICES(member, zh, flags, list_)                                                          \
    {                                                                                              \
        FIELD(member, CHAMBER_CHOICE, zh, (flags) | CHAMBER_LIST, struct chamber_texts),           \
            .list = (list_)                                                                        \
    }
#define REFS(member, zh, flags, noun)                                                              \
    {                                                                                              \
        FIELD(member, CHAMBER_REF, zh, (flags) | CHAMBER_LIST, struct chamber_ids),                \
            .label_offset = FIELD_OF(member##_name, struct chamber_texts),                         \
            .refers = &chamber_##noun##_noun                                                       \
    }

#define NOUN_FIELDS(table) .fields = (table), .field_count = COUNT_OF(table), .size = sizeof(RECORD)

enum { NOUN_FIELDS_MAX = 64 };

/* The noun's day, or NULL. */
const struct chamber_field *noun_day(const struct chamber_noun *noun);

/* The field that is all a record is called; NULL if there is more to it. */
const struct chamber_field *noun_label_field(const struct chamber_noun *noun);

/* The next field of a list of names with blanks between them, from *names on, which moves behind
 * it; NULL at the end. */
const struct chamber_field *noun_next_field(const struct chamber_noun *noun, const char **names);

/* How the field's past is read, or NULL. */
const struct noun_past *noun_past_of(const struct chamber_noun *noun, const char *field);

/* Whether the field is a plain column of the noun's table. */
static inline bool field_is_column(const struct chamber_noun *noun,
                                   const struct chamber_field *field)
{
    const struct noun_past *past = noun_past_of(noun, field->name);
    return !(field->flags & (CHAMBER_LIST | CHAMBER_DATED)) && !(past && past->always);
}

#endif
