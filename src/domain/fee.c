/* SPDX-License-Identifier: MIT */
/* The dues of an enterprise for a year, and what was paid of them. */
#include <chamber/enterprise.h>
#include <chamber/fee.h>

#include "domain/checks.h"
#include "record/noun.h"

#define RECORD struct chamber_fee

static const struct chamber_field fields[] = {
    REF(enterprise, "企业", CHAMBER_REQUIRED, enterprise),
    INT(year, "年度", CHAMBER_REQUIRED),
    MONEY(amount, "应缴", CHAMBER_REQUIRED),
    MONEY(paid, "实缴", 0),
    DATE(paid_on, "缴费日期", CHAMBER_DAY),
    TEXT(receipt_no, "票据号", CHAMBER_FINDS),
};

static int prepare(struct chamber_db *db, void *record, const void *before)
{
    (void)before;
    const struct chamber_fee *fee = record;
    int rc = check_year(db, &chamber_fee_noun, "year", fee->year);
    return rc == CHAMBER_OK ? check_not_future(db, &chamber_fee_noun, "paid_on", fee->paid_on) : rc;
}

const struct chamber_noun chamber_fee_noun = {
    .name = "fee",
    .label = "会费",
    .english = "fees",
    NOUN_FIELDS(fields),
    .label_fields = "enterprise year",
    .prepare = prepare,
};
