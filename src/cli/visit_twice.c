/* SPDX-License-Identifier: MIT */
/* A visit that may have been entered before: one to the same enterprise on the same day is shown
 * to a person at a terminal, who is asked; elsewhere it is told of afterwards. */
#include <string.h>

#include "cli/cli.h"

/* The earlier visit on one line: which it is, in what form, and who went. */
static int earlier_line(struct cli *cli, chamber_id id, char **line)
{
    CLEAN(chamber_visit_clear) struct chamber_visit visit = {0};
    CLEAN_FREE char *label = NULL;
    CLEAN_TEXT char *form = NULL;
    CLEAN_TEXT char *visitors = NULL;
    const struct chamber_noun *noun = &chamber_visit_noun;
    int result = chamber_visit_get(cli->db, id, &visit);
    if (result == CHAMBER_OK)
        result = record_line(cli, noun, &visit, &label);
    if (result == CHAMBER_OK)
        result = chamber_field_format(cli->db, chamber_noun_field(noun, "form"), &visit,
                                      CHAMBER_WORDS, &form);
    if (result == CHAMBER_OK)
        result = chamber_field_format(cli->db, chamber_noun_field(noun, "visitors"), &visit,
                                      CHAMBER_WORDS, &visitors);
    if (result < 0)
        return result;
    *line = text_format("%s%s%s%s%s", label, *form ? " · " : "", form, *visitors ? " · " : "",
                        visitors);
    return *line ? CHAMBER_OK : out_of_memory(cli);
}

/* It is said once the visit is stored: a refusal is one line. */
static int doubt_later(struct cli *cli, const char *line)
{
    char *text = text_format("%s%s%s", cli->doubt ? cli->doubt : "", cli->doubt ? "; " : "", line);
    if (!text)
        return out_of_memory(cli);
    free(cli->doubt);
    cli->doubt = text;
    return CHAMBER_OK;
}

int visit_doubt_at(struct cli *cli, chamber_id enterprise, const struct chamber_visit *visit)
{
    chamber_id earlier = 0;
    CLEAN_FREE char *line = NULL;
    if ((visit->state && *visit->state && strcmp(visit->state, "done") != 0))
        return CHAMBER_OK;
    int result = chamber_visit_of_day(cli->db, enterprise, visit->visited_on, &earlier);
    if (result < 0 || !earlier)
        return result;
    result = earlier_line(cli, earlier, &line);
    if (result < 0)
        return result;
    if (!can_ask() || cli->yes || cli->dry_run)
        return doubt_later(cli, line);
    say(cli, "visit_twice", line);
    CLEAN_TEXT char *question = words(cli, "visit_twice_question");
    return question ? confirm(cli, question) : out_of_memory(cli);
}

int visit_doubt(struct cli *cli, const void *record)
{
    const struct chamber_visit *visit = record;
    return visit_doubt_at(cli, visit->enterprise, visit);
}
