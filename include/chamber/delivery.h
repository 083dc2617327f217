/* SPDX-License-Identifier: MIT */
/**
 * @file
 * A service that an enterprise got.
 */
#ifndef CHAMBER_DELIVERY_H
#define CHAMBER_DELIVERY_H

#include <chamber/record.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A service that an enterprise got. */
struct chamber_delivery {
    chamber_id id;
    chamber_id service;          /**< required */
    const char *service_name;    /**< what it is called; read only */
    chamber_id enterprise;       /**< required */
    const char *enterprise_name; /**< what it is called; read only */
    const char *delivered_on;    /**< YYYY-MM-DD; required */
    chamber_id request;          /**< the request it answers */
    const char *request_name;    /**< what it is called; read only */
    const char *note;            /**< note */
};

/** The description of this noun, for the functions of record.h. */
extern CHAMBER_API const struct chamber_noun chamber_delivery_noun;

CHAMBER_RECORD_FUNCTIONS(delivery)

#ifdef __cplusplus
}
#endif

#endif
