/* SPDX-License-Identifier: MIT */
/**
 * @file
 * A service of the catalogue, which prints as the service guide.
 */
#ifndef CHAMBER_SERVICE_H
#define CHAMBER_SERVICE_H

#include <chamber/record.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A service of the catalogue, which prints as the service guide. */
struct chamber_service {
    chamber_id id;
    const char *name;     /**< required, unique */
    const char *category; /**< choice: industry, talent, incubation, management, building, other */
    const char *provider; /**< choice `department`: who provides it */
    const char *guide;    /**< how to get it */
    enum chamber_bool active; /**< whether it is offered; not given: it is */
};

/** The description of this noun, for the functions of record.h. */
extern CHAMBER_API const struct chamber_noun chamber_service_noun;

CHAMBER_RECORD_FUNCTIONS(service)

#ifdef __cplusplus
}
#endif

#endif
