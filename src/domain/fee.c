/* SPDX-License-Identifier: MIT */
/* The dues of an enterprise for a year, and what was paid of them. */
#include <chamber/enterprise.h>
#include <chamber/fee.h>

#include "domain/checks.h"
#include "record/noun.h"
#include "store/stmt.h"

#define RECORD struct chamber_fee

static const struct chamber_field fields[] = {
    REF(enterprise, "企业", CHAMBER_REQUIRED, enterprise),
    INT(year, "年度", CHAMBER_REQUIRED),
    MONEY(amount, "应缴", CHAMBER_REQUIRED),
    MONEY(paid, "实缴", 0),
    DATE(paid_on, "缴费日期", CHAMBER_DAY),
    TEXT(receipt_no, "票据号", CHAMBER_FINDS),
};

/* Paid in parts, or entered twice: figures add both up. */
static int warn_of_same(struct chamber_db *db, const struct chamber_fee *fee)
{
    CLEAN_STMT struct stmt *st = stmt_named(db, SQL_FEE_OF_SAME);
    stmt_bind_int(st, ":enterprise", fee->enterprise);
    stmt_bind_int(st, ":year", fee->year.value);
    stmt_bind_int(st, ":id", fee->id);
    return warn_of_other(db, &chamber_fee_noun, st);
}

static int prepare(struct chamber_db *db, void *record, const void *before)
{
    const struct chamber_fee *fee = record;
    int rc = check_year(db, &chamber_fee_noun, "year", fee->year);
    if (rc == CHAMBER_OK)
        rc = check_not_future(db, &chamber_fee_noun, "paid_on", fee->paid_on);
    return rc == CHAMBER_OK && !before ? warn_of_same(db, fee) : rc;
}

/* What else an office heads these columns with. */
static const struct noun_synonyms synonyms[] = {
    {"enterprise", "缴费单位|缴费企业"},
    {"year", "年份|会费年度|缴费年度|所属年度"},
    {"amount", "应缴会费|应缴金额|应收会费|应收金额|会费标准"},
    {"paid", "实缴会费|实缴金额|已缴金额|缴费金额|缴纳金额|实收会费|"
             "实收金额"},
    {"paid_on", "缴费时间|缴纳日期|缴纳时间|交费日期|到账日期"},
    {"receipt_no", "收据号|收据编号|发票号|票据编号"},
    {NULL, NULL},
};

/* A made-up one, for the template. */
static const struct noun_example examples[] = {
    {"enterprise", "示例贸易有限公司"},
    {"year", "2018"},
    {"amount", "2000"},
    {"paid", "2000"},
    {"paid_on", "2018-08-15"},
    {"receipt_no", "20180088"},
    {NULL, NULL},
};

const struct chamber_noun chamber_fee_noun = {
    .name = "fee",
    .label = "会费",
    .english = "fees",
    NOUN_FIELDS(fields),
    .synonyms = synonyms,
    .examples = examples,
    .label_fields = "enterprise year",
    .prepare = prepare,
};
