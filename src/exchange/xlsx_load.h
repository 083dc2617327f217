/* SPDX-License-Identifier: MIT */
/* The module for workbooks, loaded when it is first needed. */
#ifndef EXCHANGE_XLSX_LOAD_H
#define EXCHANGE_XLSX_LOAD_H

#include "store/db.h"
#include "xlsx/xlsx.h"

/* NULL: it is not there, or the libraries that it takes are not, or it is of another version. */
const struct xlsx_module *xlsx_load(void);

/* As above, or CHAMBER_E_REFUSED saying what is missing. */
int xlsx_need(struct chamber_db *db, const struct xlsx_module **module) MUST_CHECK;

#endif
