/* SPDX-License-Identifier: MIT */
/**
 * @file
 * Records of any noun. One table of fields per noun says everything about it; these functions work
 * on all of them, and each noun's header wraps them with its own types.
 *
 * Memory: a record filled by the library owns what its members point to and is emptied with
 * chamber_record_clear(). A record you fill yourself to hand over stays yours; nothing of it is
 * kept.
 *
 * Views: what a question answers and is no stored record comes as structs described in the same
 * way. Their `id` is no record's number: it is what the row is made from or where it stands, may be
 * 0 or the same in two rows, and is not printed. Records are named by the fields that refer to
 * them.
 */
#ifndef CHAMBER_RECORD_H
#define CHAMBER_RECORD_H

#include <chamber/error.h>
#include <chamber/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What a field holds. In the struct: TEXT to CHOICE `const char *`, INT and MONEY chamber_int,
 *  BOOL enum chamber_bool, REF chamber_id; with CHAMBER_LIST chamber_texts, for REF chamber_ids. */
enum chamber_kind {
    CHAMBER_TEXT,   /**< UTF-8 text */
    CHAMBER_DATE,   /**< a day, YYYY-MM-DD */
    CHAMBER_PDATE,  /**< a day, month or year: YYYY[-MM[-DD]] */
    CHAMBER_ENUM,   /**< one of the words fixed by the code */
    CHAMBER_CHOICE, /**< one of the words kept as data in `choice` */
    CHAMBER_INT,    /**< a whole number */
    CHAMBER_MONEY,  /**< a sum: in the struct in fen, as text and in JSON in yuan */
    CHAMBER_BOOL,   /**< yes or no */
    CHAMBER_REF     /**< another record */
};

/** What else is true of a field; combined in chamber_field.flags. */
enum chamber_flag {
    CHAMBER_REQUIRED = 1 << 0, /**< must be filled in */
    CHAMBER_DAY = 1 << 1,      /**< the noun's day: `from` and `until` filter it */
    CHAMBER_DATED = 1 << 2,    /**< its past values are kept with the day each began */
    CHAMBER_DERIVED = 1 << 3,  /**< moved only by verbs; given only when a record is created */
    CHAMBER_LIST = 1 << 4,     /**< several values */
    CHAMBER_UNIQUE = 1 << 5,   /**< no two records share it */
    CHAMBER_FINDS = 1 << 6,    /**< a record can be named by it */
    CHAMBER_PRIVATE = 1 << 7,  /**< personal: its value stays out of messages */
    CHAMBER_TAIL = 1 << 9,     /**< its last characters find a record for reading */
    CHAMBER_ADDS = 1 << 11,    /**< INT: its values add up to a total; those of MONEY always do */
    CHAMBER_PHONE = 1 << 12,   /**< phone numbers: see chamber_set_mask() */
    CHAMBER_COMPACT = 1 << 8   /**< a number or code: kept in half width and capitals, no blanks */
};

/** A word of an enum: its code in the database, and what people call it. */
struct chamber_word {
    const char *code;
    const char *zh;
    const char *en;
};

/** One line of a noun's table. Constant; never freed. */
struct chamber_field {
    const char *name;  /**< column, JSON key, option and heading */
    const char *label; /**< what the office calls it, Chinese */
    enum chamber_kind kind;
    unsigned flags;                    /**< enum chamber_flag, combined */
    size_t offset;                     /**< of the value in the noun's struct */
    size_t label_offset;               /**< REF: of the member NAME_name */
    const struct chamber_word *words;  /**< ENUM: the words, ended by a NULL code */
    const char *list;                  /**< CHOICE: the list in `choice` */
    const struct chamber_noun *refers; /**< REF: to which noun */
};

/** What a condition needs to be told. */
enum chamber_condition_value {
    CHAMBER_TAKES_NOTHING,
    CHAMBER_TAKES_NUMBER, /**< a whole number from 0 */
    CHAMBER_TAKES_TEXT,   /**< a text, compared as text filters are */
    CHAMBER_TAKES_RECORD  /**< a record, named as for reading */
};

/** A filter of a noun's list that is not a field, such as `overdue` of requests. */
struct chamber_condition {
    const char *name;    /**< as an option and in struct chamber_filter */
    const char *label;   /**< what it keeps, Chinese */
    const char *english; /**< what it keeps, English */
    enum chamber_condition_value takes;
    const struct chamber_noun *refers; /**< TAKES_RECORD: of which noun; else NULL */
};

/** All nouns, in reading order, ended by NULL. Constant. */
CHAMBER_API const struct chamber_noun *const *chamber_nouns(void);

/** The noun of that name ("visit"), or NULL. */
CHAMBER_API const struct chamber_noun *chamber_noun_named(const char *name);

/** Its name, e.g. "visit". Constant. */
CHAMBER_API const char *chamber_noun_name(const struct chamber_noun *noun);

/** Its Chinese name, e.g. 走访. Constant. */
CHAMBER_API const char *chamber_noun_label(const struct chamber_noun *noun);

/** Its struct's size in bytes. */
CHAMBER_API size_t chamber_noun_size(const struct chamber_noun *noun);

/** Its fields, in order; `*count` of them. Bit n of a field mask stands for fields[n]. Constant. */
CHAMBER_API const struct chamber_field *chamber_noun_fields(const struct chamber_noun *noun,
                                                            size_t *count);

/** Its conditions, in order; `*count` of them, NULL if none. Constant. */
CHAMBER_API const struct chamber_condition *chamber_noun_conditions(const struct chamber_noun *noun,
                                                                    size_t *count);

/** Whether its records are written by verbs alone: the two event nouns, and frozen. */
CHAMBER_API bool chamber_noun_is_event(const struct chamber_noun *noun);

/** Whether it describes rows that answer a question and are no stored records: they have no id. */
CHAMBER_API bool chamber_noun_is_view(const struct chamber_noun *noun);

/** Whether it can be asked for as it stood on a past day. */
CHAMBER_API bool chamber_noun_has_history(const struct chamber_noun *noun);

/** The field of that name or Chinese label, or NULL. A hyphen counts as an underscore. */
CHAMBER_API const struct chamber_field *chamber_noun_field(const struct chamber_noun *noun,
                                                           const char *name);

/** Whether a new record needs a value in the field: it is required, and the noun does not fill it
 * in from others. */
CHAMBER_API bool chamber_field_needed(const struct chamber_noun *noun,
                                      const struct chamber_field *field);

/** The mask bit of a field of this noun; 0 if it has no such field. */
CHAMBER_API uint64_t chamber_field_bit(const struct chamber_noun *noun, const char *name);

/**
 * Store a new record, its lists, its first events and its journal entry.
 * @param record  the noun's struct; its id is ignored. Empty fields take their defaults.
 * @param[out] id  the new record's number; may be NULL.
 * @return CHAMBER_OK; CHAMBER_E_USAGE if a required field is empty; CHAMBER_E_REFUSED for a value
 *         that is none (a day that does not exist, an unknown word) or a rule of the noun;
 *         CHAMBER_E_NOT_FOUND for a reference to nothing; CHAMBER_E_CONFLICT for a key that is
 *         taken; CHAMBER_E_BUSY; CHAMBER_E_IO; CHAMBER_E_NO_MEMORY.
 */
CHAMBER_API int chamber_record_add(struct chamber_db *db, const struct chamber_noun *noun,
                                   const void *record, chamber_id *id);

/**
 * Read one record.
 * @param[out] record  the noun's struct, zeroed or filled by the library; emptied first.
 * @return CHAMBER_OK; CHAMBER_E_NOT_FOUND; CHAMBER_E_IO; CHAMBER_E_NO_MEMORY.
 */
CHAMBER_API int chamber_record_get(struct chamber_db *db, const struct chamber_noun *noun,
                                   chamber_id id, void *record);

/**
 * Read one record as it stood at the end of a day.
 * @param as_of  YYYY-MM-DD; NULL: as it stands now.
 * @return as chamber_record_get(); CHAMBER_E_NOT_FOUND also if it did not exist yet.
 */
CHAMBER_API int chamber_record_get_as_of(struct chamber_db *db, const struct chamber_noun *noun,
                                         chamber_id id, const char *as_of, void *record);

/**
 * Change fields of a record. A change of nothing writes nothing.
 * @param record  holds the id and the new values.
 * @param fields  which fields to take from it: an OR of chamber_field_bit().
 * @param since   for dated fields: the day the new value began, YYYY-MM-DD, also one to come; it
 *                holds until the next change entered. The first day of a stretch corrects that
 *                stretch; the value before it takes the change back. NULL corrects the value that
 *                holds today, for the whole stretch in which it holds.
 * @return CHAMBER_OK; CHAMBER_E_NOT_FOUND; CHAMBER_E_USAGE if a required field would be empty;
 *         CHAMBER_E_REFUSED for a bad value, a field moved only by verbs, a rule of the noun, or
 *         `since` with a field that is not dated; CHAMBER_E_CONFLICT; CHAMBER_E_BUSY;
 *         CHAMBER_E_IO; CHAMBER_E_NO_MEMORY.
 */
CHAMBER_API int chamber_record_update(struct chamber_db *db, const struct chamber_noun *noun,
                                      const void *record, uint64_t fields, const char *since);

/**
 * Remove a record with its own lists and events.
 * @return CHAMBER_OK; CHAMBER_E_NOT_FOUND; CHAMBER_E_REFUSED if other records refer to it (the
 *         message counts them), or for an event or a word in use; CHAMBER_E_BUSY; CHAMBER_E_IO;
 *         CHAMBER_E_NO_MEMORY.
 */
CHAMBER_API int chamber_record_remove(struct chamber_db *db, const struct chamber_noun *noun,
                                      chamber_id id);

/** Free what a record filled by the library points to and zero it. NULL is fine. */
CHAMBER_API void chamber_record_clear(const struct chamber_noun *noun, void *record);

/** How a record may be named. */
enum chamber_naming {
    CHAMBER_WHOLE, /**< #id, or a whole name, code or number: for writing */
    CHAMBER_PART   /**< also a part of the name, the tail of a phone or code, else pinyin or its
                        initials: for reading */
};

/**
 * Find the one record a text names: `#12`; else a whole name, code, number or former name; a bare
 * number as id, member number and number; 姓名(单位) for a person, day and enterprise for a visit.
 * Width, brackets, case and blanks do not matter.
 * @param[out] id  its number.
 * @return CHAMBER_OK; CHAMBER_E_NOT_FOUND (the message names the nearest three);
 *         CHAMBER_E_AMBIGUOUS (the message lists them); CHAMBER_E_IO; CHAMBER_E_NO_MEMORY.
 */
CHAMBER_API int chamber_record_find(struct chamber_db *db, const struct chamber_noun *noun,
                                    const char *text, enum chamber_naming naming, chamber_id *id);

/**
 * All records that a text may name, as chamber_record_find() looks for them: those to choose from
 * where it is ambiguous.
 * @param[out] ids    owned by the caller, freed with chamber_free(); NULL if there are none.
 * @param[out] count  how many.
 * @return CHAMBER_OK, also if there are none; CHAMBER_E_NOT_FOUND for what is no UTF-8;
 *         CHAMBER_E_IO; CHAMBER_E_NO_MEMORY.
 */
CHAMBER_API int chamber_record_candidates(struct chamber_db *db, const struct chamber_noun *noun,
                                          const char *text, enum chamber_naming naming,
                                          chamber_id **ids, size_t *count);

/**
 * Find the one event of a record that a text names: `#12` or `12`, or the word of a step (code,
 * Chinese or English) that the record has exactly once.
 * @param events  the event noun.
 * @param parent  the record whose events they are.
 * @param[out] event  its number.
 * @return CHAMBER_OK; CHAMBER_E_NOT_FOUND if the record has no such event; CHAMBER_E_AMBIGUOUS (the
 *         message lists them); CHAMBER_E_REFUSED for a word that is no step; CHAMBER_E_IO;
 *         CHAMBER_E_NO_MEMORY.
 */
CHAMBER_API int chamber_event_find(struct chamber_db *db, const struct chamber_noun *events,
                                   chamber_id parent, const char *text, chamber_id *event);

/**
 * What a record is called in a sentence: a person with the enterprise, a visit with day and
 * enterprise, a request by number and title.
 * @param[out] label  owned by the caller, freed with chamber_free().
 * @return CHAMBER_OK; CHAMBER_E_NOT_FOUND; CHAMBER_E_NO_MEMORY.
 */
CHAMBER_API int chamber_record_label(struct chamber_db *db, const struct chamber_noun *noun,
                                     chamber_id id, char **label);

/** One condition on a list. */
struct chamber_filter {
    const char *name; /**< a field, or a condition of the noun */
    const char *text; /**< as a person writes it; "" = not filled in. Text fields match a part, all
                           others the value; a date field also a month, quarter or year. Filters of
                           the same name are alternatives. NULL for a condition that takes
                           nothing */
};

/** What a cursor delivers. Zeroed memory: every record. */
struct chamber_list {
    const struct chamber_filter *filters;
    size_t filter_count;
    const char *from;   /**< first day (or the first of a period) of the noun's day; NULL: open */
    const char *until;  /**< last day (or the last of a period); NULL: open */
    const char *search; /**< text in any of the record's texts; NULL: none */
    const char *as_of;  /**< as things stood on that day, filters too; NULL: now */
    const char *sort;   /**< a field, descending with "-" before it; texts by the pinyin of Chinese
                             characters and the value of numbers; NULL: the noun's own order */
    int64_t limit;      /**< at most so many; 0: all */
};

/** A pass over records. Nothing may be written through the handle while one is open. */
struct chamber_cursor;

/**
 * Begin a pass.
 * @param list  NULL: every record.
 * @param[out] cursor  owned by the caller, closed with chamber_cursor_close().
 * @return CHAMBER_OK; CHAMBER_E_USAGE for an unknown name, sort or an as_of the noun cannot
 *         answer; CHAMBER_E_REFUSED for a value that is none; CHAMBER_E_NOT_FOUND or
 *         CHAMBER_E_AMBIGUOUS for a reference in a filter; CHAMBER_E_IO; CHAMBER_E_NO_MEMORY.
 */
CHAMBER_API int chamber_cursor_open(struct chamber_db *db, const struct chamber_noun *noun,
                                    const struct chamber_list *list,
                                    struct chamber_cursor **cursor);

/**
 * The next record.
 * @param record  the noun's struct, zeroed before the first call; emptied and filled by each.
 * @return CHAMBER_ROW; CHAMBER_OK past the last one; CHAMBER_E_IO; CHAMBER_E_DATABASE;
 *         CHAMBER_E_NO_MEMORY; CHAMBER_E_INTERRUPTED.
 */
CHAMBER_API int chamber_cursor_next(struct chamber_cursor *cursor, void *record);

/** End a pass. NULL is fine. The last record delivered stays the caller's. */
CHAMBER_API void chamber_cursor_close(struct chamber_cursor *cursor);

/** How a field's value is written as text. */
enum chamber_style {
    CHAMBER_CODES, /**< for programs: codes, record numbers as `#12`, true/false */
    CHAMBER_NAMES, /**< for CSV: codes, and what references are called */
    CHAMBER_CELLS, /**< for workbooks: words in the handle's language, references as CHAMBER_NAMES
                    */
    CHAMBER_WORDS /**< for people: words in the handle's language, and what references are called */
};

/**
 * A field as text; a list joined by ";" (for people by "、"). Phone numbers are masked where
 * chamber_set_mask() says so, but never with CHAMBER_CODES.
 * @param record  the noun's struct.
 * @param[out] text  owned by the caller, freed with chamber_free(); "" where it is empty.
 * @return CHAMBER_OK; CHAMBER_E_IO; CHAMBER_E_NO_MEMORY.
 */
CHAMBER_API int chamber_field_format(struct chamber_db *db, const struct chamber_field *field,
                                     const void *record, enum chamber_style style, char **text);

/**
 * A field from text as a person writes it: dates in every form (2018/7/3, 2018.7.3, 20180703,
 * 2018年7月3日, 二〇一八年七月三日; one whose year is short or does not come first is refused,
 * never guessed), words as code, Chinese or English, numbers as 1200, 1,200 or 12人, sums of money
 * as 1200, ￥1,200.5, 1.2万 or 1.2亿元, yes and no as 是 否, 有 无, √ ×, true false, yes no, Y N, 1
 * 0, references by name; all in full width too. "" empties it. A list's values are joined by `;`
 * `；` `、` or `，`. Blanks around, also those without a width, are left out.
 * @param naming  how references may be named.
 * @param record  the noun's struct, zeroed or filled by the library.
 * @return CHAMBER_OK; CHAMBER_E_REFUSED with the reason; CHAMBER_E_NOT_FOUND; CHAMBER_E_AMBIGUOUS;
 *         CHAMBER_E_IO; CHAMBER_E_NO_MEMORY.
 */
CHAMBER_API int chamber_field_parse(struct chamber_db *db, const struct chamber_noun *noun,
                                    const struct chamber_field *field, const char *text,
                                    enum chamber_naming naming, void *record);

/**
 * A record as one JSON object: "id", then every field; absent values are null; each reference NAME
 * is followed by NAME_name.
 * @param[out] json  owned by the caller, freed with chamber_free().
 * @return CHAMBER_OK; CHAMBER_E_NO_MEMORY.
 */
CHAMBER_API int chamber_record_json(struct chamber_db *db, const struct chamber_noun *noun,
                                    const void *record, char **json);

/**
 * A record from one JSON object. Strict: unknown and repeated keys, wrong types and invalid UTF-8
 * are refused. A null or missing key leaves the field alone.
 * @param record  the noun's struct, zeroed or filled by the library.
 * @param[out] fields  the mask of the fields given; may be NULL.
 * @return CHAMBER_OK; CHAMBER_E_DATA naming the field; CHAMBER_E_NO_MEMORY.
 */
CHAMBER_API int chamber_record_from_json(struct chamber_db *db, const struct chamber_noun *noun,
                                         const char *json, size_t length, void *record,
                                         uint64_t *fields);

/**
 * The JSON Schema (2020-12) of a noun's objects, as schema/json/NOUN.schema.json holds it.
 * @param[out] json  owned by the caller, freed with chamber_free().
 * @return CHAMBER_OK; CHAMBER_E_NO_MEMORY.
 */
CHAMBER_API int chamber_noun_schema(const struct chamber_noun *noun, char **json);

/** The typed forms of the functions above for one noun; used at the end of its header. */
#define CHAMBER_RECORD_FUNCTIONS(NOUN)                                                             \
    static inline int chamber_##NOUN##_add(struct chamber_db *db,                                  \
                                           const struct chamber_##NOUN *record, chamber_id *id)    \
    {                                                                                              \
        return chamber_record_add(db, &chamber_##NOUN##_noun, record, id);                         \
    }                                                                                              \
    static inline int chamber_##NOUN##_get(struct chamber_db *db, chamber_id id,                   \
                                           struct chamber_##NOUN *record)                          \
    {                                                                                              \
        return chamber_record_get(db, &chamber_##NOUN##_noun, id, record);                         \
    }                                                                                              \
    static inline int chamber_##NOUN##_update(struct chamber_db *db,                               \
                                              const struct chamber_##NOUN *record,                 \
                                              uint64_t fields, const char *since)                  \
    {                                                                                              \
        return chamber_record_update(db, &chamber_##NOUN##_noun, record, fields, since);           \
    }                                                                                              \
    static inline int chamber_##NOUN##_remove(struct chamber_db *db, chamber_id id)                \
    {                                                                                              \
        return chamber_record_remove(db, &chamber_##NOUN##_noun, id);                              \
    }                                                                                              \
    static inline int chamber_##NOUN##_find(struct chamber_db *db, const char *text,               \
                                            enum chamber_naming naming, chamber_id *id)            \
    {                                                                                              \
        return chamber_record_find(db, &chamber_##NOUN##_noun, text, naming, id);                  \
    }                                                                                              \
    static inline int chamber_##NOUN##_open(                                                       \
        struct chamber_db *db, const struct chamber_list *list, struct chamber_cursor **cursor)    \
    {                                                                                              \
        return chamber_cursor_open(db, &chamber_##NOUN##_noun, list, cursor);                      \
    }                                                                                              \
    static inline int chamber_##NOUN##_next(struct chamber_cursor *cursor,                         \
                                            struct chamber_##NOUN *record)                         \
    {                                                                                              \
        return chamber_cursor_next(cursor, record);                                                \
    }                                                                                              \
    static inline void chamber_##NOUN##_clear(struct chamber_##NOUN *record)                       \
    {                                                                                              \
        chamber_record_clear(&chamber_##NOUN##_noun, record);                                      \
    }

#ifdef __cplusplus
}
#endif

#endif
