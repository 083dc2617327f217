/* SPDX-License-Identifier: MIT */
/**
 * @file
 * An enterprise: one record from prospect to member to former member and back.
 */
#ifndef CHAMBER_ENTERPRISE_H
#define CHAMBER_ENTERPRISE_H

#include <chamber/record.h>

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
 * Who is a member, whom to ask for, when it was last visited and what was said, what it asked for
 * and was promised, as one JSON object: "enterprise", "last_visit", "promises", "open_requests",
 * "honors", "former_names".
 * @param[out] json  owned by the caller, freed with chamber_free().
 * @return CHAMBER_OK; CHAMBER_E_NOT_FOUND; CHAMBER_E_IO; CHAMBER_E_NO_MEMORY.
 */
CHAMBER_API int chamber_enterprise_brief_json(struct chamber_db *db, chamber_id id, char **json);

#ifdef __cplusplus
}
#endif

#endif
