/* SPDX-License-Identifier: MIT */
/**
 * @file
 * An enterprise: one record from prospect to member to former member and back.
 */
#ifndef CHAMBER_ENTERPRISE_H
#define CHAMBER_ENTERPRISE_H

#include <chamber/enterprise_event.h>
#include <chamber/record.h>
#include <chamber/screen.h>

#ifdef __cplusplus
extern "C" {
#endif

/** An enterprise: one record from prospect to member to former member and back. */
struct chamber_enterprise {
    chamber_id id;
    const char *name;                  /**< name; required, dated */
    const char *short_name;            /**< short name */
    struct chamber_texts former_names; /**< earlier names; it stays findable by them */
    const char
        *credit_code;      /**< unified social credit code (GB 32100-2015), 18 characters; unique */
    const char *member_no; /**< member number; unique */
    const char *kind;      /**< choice: enterprise, group, individual ...; dated */
    const char
        *status; /**< prospect, applicant, member, suspended or left; moved by the verbs below */
    const char *joined_on; /**< YYYY-MM-DD, the latest admission; derived */
    const char *left_on;   /**< YYYY-MM-DD, the latest leaving, empty while a member; derived */
    const char *industry;  /**< choice: section of GB/T 4754-2017, A to T; dated */
    const char *size;      /**< choice: large, medium, small, micro; dated */
    struct chamber_int employees;     /**< number of employees */
    chamber_id place;                 /**< place: building or park; dated */
    const char *place_name;           /**< what it is called; read only */
    const char *address;              /**< address */
    const char *contact;              /**< who to ask for; personal */
    const char *phone;                /**< personal */
    const char *legal_rep;            /**< legal representative; personal */
    const char *founded_on;           /**< YYYY[-MM[-DD]] */
    const char *party_state;          /**< party organisation: own, joint or none; dated */
    const char *party_org;            /**< name of the party organisation */
    struct chamber_int party_members; /**< number of party members */
    chamber_id introducer;            /**< person who introduced it */
    const char *introducer_name;      /**< what it is called; read only */
    enum chamber_bool priority;       /**< key enterprise */
    struct chamber_texts tags;        /**< choices: high_tech ... */
    const char *confirmed_on;         /**< YYYY-MM-DD the record was last confirmed */
    const char *note;                 /**< note */
};

/** The description of this noun, for the functions of record.h. */
extern CHAMBER_API const struct chamber_noun chamber_enterprise_noun;

CHAMBER_RECORD_FUNCTIONS(enterprise)

/** What a step in an enterprise's membership is told. Zeroed memory is fine. */
struct chamber_enterprise_step {
    const char *on;     /**< the day, YYYY-MM-DD; NULL: today */
    const char *reason; /**< a choice of enterprise_event.reason, or NULL */
    const char *note;   /**< or NULL */
};

/**
 * Take a step: "apply", "reject", "admit", "suspend", "resume" or "leave".
 * @param step  what is known of it; may be NULL.
 * @return CHAMBER_OK; CHAMBER_E_USAGE for an unknown verb; CHAMBER_E_NOT_FOUND; CHAMBER_E_REFUSED
 *         if the status does not allow the step, or the day is after today or before the record's
 *         last event; CHAMBER_E_BUSY; CHAMBER_E_IO; CHAMBER_E_NO_MEMORY.
 */
CHAMBER_API int chamber_enterprise_step(struct chamber_db *db, chamber_id id, const char *verb,
                                        const struct chamber_enterprise_step *step);

/**
 * Correct an event of an enterprise: its day, step, reason or note. The whole sequence of events is
 * checked again, each event's status and the record's status, joined_on and left_on are computed
 * anew, all in one batch. Events count in the order of their days, those without a day before every
 * day, on one day in the order of entry: an event that is given another day moves there.
 * @param event   one of this enterprise's.
 * @param values  the new values; an empty happened_on is a day not known.
 * @param fields  which fields to take from it: an OR of chamber_field_bit() of the event noun.
 * @return CHAMBER_OK; CHAMBER_E_NOT_FOUND if it has no such event; CHAMBER_E_REFUSED if the events
 *         would no longer follow from one another (the message names the one that does not fit),
 *         for a day that is none or after today, or a field that is not told (enterprise, status);
 *         CHAMBER_E_BUSY; CHAMBER_E_IO; CHAMBER_E_NO_MEMORY.
 */
CHAMBER_API int chamber_enterprise_amend(struct chamber_db *db, chamber_id id, chamber_id event,
                                         const struct chamber_enterprise_event *values,
                                         uint64_t fields);

/**
 * Take an event that never was out of an enterprise's history; else as chamber_enterprise_amend().
 * @return CHAMBER_OK; CHAMBER_E_NOT_FOUND; CHAMBER_E_REFUSED if the others would not follow from
 * one another, or for the first event, which stays; CHAMBER_E_BUSY; CHAMBER_E_IO;
 *         CHAMBER_E_NO_MEMORY.
 */
CHAMBER_API int chamber_enterprise_amend_drop(struct chamber_db *db, chamber_id id,
                                              chamber_id event);

/**
 * Put an event that was left out into an enterprise's history, after those of its day; else as
 * chamber_enterprise_amend().
 * @param values  its step, day (empty: not known), reason and note.
 * @param[out] event  its number; may be NULL.
 * @return CHAMBER_OK; CHAMBER_E_NOT_FOUND; CHAMBER_E_USAGE without a step; CHAMBER_E_REFUSED if the
 *         events would not follow from one another, or for a day that is none or after today;
 *         CHAMBER_E_BUSY; CHAMBER_E_IO; CHAMBER_E_NO_MEMORY.
 */
CHAMBER_API int chamber_enterprise_amend_insert(struct chamber_db *db, chamber_id id,
                                                const struct chamber_enterprise_event *values,
                                                chamber_id *event);

/**
 * Make one record of two of the same enterprise. What refers to `drop` refers to `keep` afterwards,
 * and `drop` is removed. Nothing entered is lost: the names of `drop` become former names of
 * `keep`, its values fill what `keep` has not filled in, its tags and membership events are added;
 * what then has no place is told in the note of `keep`. One batch.
 * @return CHAMBER_OK; CHAMBER_E_NOT_FOUND; CHAMBER_E_REFUSED if they are the same record, or if
 *         their events do not make one history (chamber_enterprise_amend() them first);
 *         CHAMBER_E_BUSY; CHAMBER_E_IO; CHAMBER_E_NO_MEMORY.
 */
CHAMBER_API int chamber_enterprise_merge(struct chamber_db *db, chamber_id keep, chamber_id drop);

/** One of several enterprises that may be the same. */
struct chamber_enterprise_duplicate {
    chamber_id id;               /**< of the enterprise */
    const char *reason;          /**< code, name or phone: what they share */
    struct chamber_int group_no; /**< which of them belong together, from 1 */
    chamber_id enterprise;       /**< which enterprise */
    const char *enterprise_name; /**< what it is called */
    const char *status;          /**< of its membership */
    const char *credit_code;     /**< its code */
    const char *phone;           /**< personal */
    const char *joined_on;       /**< YYYY-MM-DD */
};

/** The description of these rows. */
extern CHAMBER_API const struct chamber_noun chamber_enterprise_duplicate_noun;

/**
 * Begin a pass over enterprises that may be the same (struct chamber_enterprise_duplicate), by
 * group: those whose codes hold the same organisation code (characters 9 to 17), those of the same
 * name (present, short or former; without brackets, legal form and the place before it), those of
 * the same phone.
 * @param[out] cursor  owned by the caller, closed with chamber_cursor_close().
 * @return CHAMBER_OK; CHAMBER_E_IO; CHAMBER_E_NO_MEMORY.
 */
CHAMBER_API int chamber_enterprise_duplicates_open(struct chamber_db *db,
                                                   struct chamber_cursor **cursor);

/**
 * Begin a pass over the members (suspended ones too) that were not visited in person
 * (struct chamber_enterprise).
 * @param months  in how many months up to the day; 0: in its calendar year.
 * @param as_of   the day, YYYY-MM-DD; NULL: today.
 * @param[out] cursor  owned by the caller, closed with chamber_cursor_close().
 * @return CHAMBER_OK; CHAMBER_E_REFUSED if that is no day; CHAMBER_E_IO; CHAMBER_E_NO_MEMORY.
 */
CHAMBER_API int chamber_enterprise_unvisited_open(struct chamber_db *db, int64_t months,
                                                  const char *as_of,
                                                  struct chamber_cursor **cursor);

/** An enterprise that somebody introduced. */
struct chamber_enterprise_introduction {
    chamber_id id;               /**< of the enterprise introduced */
    chamber_id person;           /**< who introduced it */
    const char *person_name;     /**< what they are called */
    chamber_id home;             /**< the enterprise of that person */
    const char *home_name;       /**< what it is called */
    chamber_id enterprise;       /**< which was introduced */
    const char *enterprise_name; /**< what it is called */
    const char *status;          /**< of its membership */
    const char *joined_on;       /**< YYYY-MM-DD */
};

/** The description of these rows. */
extern CHAMBER_API const struct chamber_noun chamber_enterprise_introduction_noun;

/** What was promised on a visit. */
struct chamber_enterprise_promise {
    chamber_id id;               /**< of the visit */
    chamber_id enterprise;       /**< to whom */
    const char *enterprise_name; /**< what it is called */
    chamber_id visit;            /**< on which visit */
    const char *visit_name;      /**< what it is called */
    const char *visited_on;      /**< YYYY-MM-DD */
    const char *promise;         /**< what */
};

/** The description of these rows. */
extern CHAMBER_API const struct chamber_noun chamber_enterprise_promise_noun;

/** A name an enterprise has or had in the register. */
struct chamber_enterprise_held_name {
    chamber_id id;               /**< of the enterprise */
    chamber_id enterprise;       /**< which enterprise */
    const char *enterprise_name; /**< what it is called now */
    const char *name;            /**< what it was called */
    const char *from_on;         /**< since when, YYYY-MM-DD; empty: from ever */
    const char *until_on;        /**< its last day; empty: to this day */
};

/** The description of these rows. */
extern CHAMBER_API const struct chamber_noun chamber_enterprise_held_name_noun;

/**
 * What there is to know of an enterprise before calling on it: its own fields, "last_visit",
 * "promises", "open_requests", "honors", "names", "events", "posts" (of its people), "introduced"
 * (by its people), and the texts "former_names".
 */
extern CHAMBER_API const struct chamber_screen chamber_enterprise_screen;

/**
 * What is doubtful in the register: "duplicates", then the enterprises that were "renamed", have a
 * "bad_code", or were "unconfirmed" for two years.
 */
extern CHAMBER_API const struct chamber_screen chamber_enterprise_doubts_screen;

#ifdef __cplusplus
}
#endif

#endif
