/* SPDX-License-Identifier: MIT */
/* Correcting a record's history: an event changed, taken out, or put in between. The whole sequence
 * is checked again, and what follows from it is stored with it. */
#ifndef DOMAIN_AMEND_H
#define DOMAIN_AMEND_H

#include "domain/history.h"

enum amend_kind { AMEND_CHANGE, AMEND_DROP, AMEND_INSERT };

/* What an amendment has made of a record, before it is stored. */
struct amended {
    void *before;           /* the record as it is stored */
    void *after;            /* owned, with what follows from the events; rules may set more */
    struct history history; /* the events as they will be, in their order */
    size_t at;              /* which of them was changed or inserted; of a drop the count */
    const void *stood;      /* the event as it was; NULL for an insertion */
};

struct amendment {
    const struct history_rules *rules;
    enum amend_kind kind;
    chamber_id parent;
    chamber_id event;   /* not of an insertion */
    const void *values; /* a struct of the event noun; not of a drop */
    uint64_t fields;    /* which of its fields are meant; of an insertion all */

    /* What else must hold, and what else changes with it: the noun's own. May be NULL. */
    int (*check)(struct chamber_db *db, struct amended *amended, const void *told);
    const void *told;     /* handed on to it */
    uint64_t more_fields; /* of the record, that it sets besides those that follow */
};

/* Carry it out as one batch, "NOUN amend"; *event (may be NULL) is the number of an inserted one.
 */
int amend(struct chamber_db *db, const struct amendment *amendment, chamber_id *event) MUST_CHECK;

#endif
