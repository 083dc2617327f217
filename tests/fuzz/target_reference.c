/* SPDX-License-Identifier: MIT */
/* What may name a record: found or refused, never a record that is not there. */
#include "fuzz/fuzz.h"

#include <stdlib.h>

static void check_found(struct chamber_db *db, const struct chamber_noun *noun, const char *text,
                        enum chamber_naming naming)
{
    chamber_id id = 0, *ids = NULL;
    size_t count = 0;
    char *label = NULL;
    int rc = chamber_record_find(db, noun, text, naming, &id);
    if (rc == CHAMBER_OK) {
        fuzz_must(chamber_record_label(db, noun, id, &label) == CHAMBER_OK,
                  "what is found is there");
        chamber_free(label);
    } else {
        fuzz_must(rc == CHAMBER_E_NOT_FOUND || rc == CHAMBER_E_AMBIGUOUS, "else it is not found");
        fuzz_must(*chamber_error_text(db), "and said so");
    }
    int listed = chamber_record_candidates(db, noun, text, naming, &ids, &count);
    fuzz_must((rc == CHAMBER_OK) == (listed == CHAMBER_OK && count == 1),
              "one candidate is what is found");
    chamber_free(ids);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct chamber_noun *const nouns[] = {
        &chamber_enterprise_noun, &chamber_person_noun, &chamber_visit_noun,
        &chamber_request_noun,    &chamber_place_noun,  &chamber_campaign_noun};
    if (size < 1)
        return 0;
    struct chamber_db *db = fuzz_database();
    char *text = fuzz_text(data + 1, size - 1);
    const struct chamber_noun *noun = nouns[data[0] % (sizeof nouns / sizeof *nouns)];
    check_found(db, noun, text, CHAMBER_WHOLE);
    check_found(db, noun, text, CHAMBER_PART);
    free(text);
    return 0;
}
