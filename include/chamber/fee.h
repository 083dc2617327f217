/* SPDX-License-Identifier: MIT */
/**
 * @file
 * The dues of an enterprise for a year, and what was paid of them. Money is in fen.
 */
#ifndef CHAMBER_FEE_H
#define CHAMBER_FEE_H

#include <chamber/record.h>

#ifdef __cplusplus
extern "C" {
#endif

/** The dues of an enterprise for a year, and what was paid of them. Money is in fen. */
struct chamber_fee {
    chamber_id id;
    chamber_id enterprise;       /**< required */
    const char *enterprise_name; /**< what it is called; read only */
    struct chamber_int year;     /**< required */
    struct chamber_int amount;   /**< what is due, in fen; required */
    struct chamber_int paid;     /**< what was paid, in fen */
    const char *paid_on;         /**< YYYY-MM-DD */
    const char *receipt_no;      /**< number of the receipt */
};

/** The description of this noun, for the functions of record.h. */
extern CHAMBER_API const struct chamber_noun chamber_fee_noun;

CHAMBER_RECORD_FUNCTIONS(fee)

#ifdef __cplusplus
}
#endif

#endif
