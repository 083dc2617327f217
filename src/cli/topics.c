/* SPDX-License-Identifier: MIT */
/* help TOPIC: what holds for every command. A topic begins with examples, which a test runs, and
 * has a line for each thing to know. */
#include <string.h>

#include "cli/cli.h"

enum { EXAMPLES_MOST = 4, LINES_MOST = 10 /* with the NULL behind them */ };

static const struct topic {
    const char *name;
    const char *label; /* Chinese, accepted as the name is */
    const char *title; /* a message's id */
    const char *examples[EXAMPLES_MOST];
    const char *lines[LINES_MOST]; /* messages' ids */
} topics[] = {
    {"dates",
     "日期",
     "topic_dates",
     {"chamber visit list --from 2018-07 --until 2018-09",
      "chamber request list --raised_on 2018Q3", "chamber post list --as_of 2018年6月30日"},
     {"topic_dates_forms", "topic_dates_words", "topic_dates_periods", "topic_dates_parts",
      "topic_dates_refused", "topic_dates_today"}},
    {"references",
     "引用",
     "topic_references",
     {"chamber enterprise brief yunshan", "chamber enterprise show '#1'",
      "chamber visit list --enterprise 云杉"},
     {"topic_references_order", "topic_references_full", "topic_references_reading",
      "topic_references_writing", "topic_references_several", "topic_references_width"}},
    {"import",
     "导入",
     "topic_import",
     {"chamber enterprise template -o 企业.xlsx"},
     {"topic_import_files", "topic_import_headings", "topic_import_preview", "topic_import_all",
      "topic_import_partial", "topic_import_again", "topic_import_create", "topic_import_undo"}},
    {"exit_codes",
     "退出码",
     "topic_exit_codes",
     {"chamber request list --open --json"},
     {"topic_exit_codes_0", "topic_exit_codes_1", "topic_exit_codes_2", "topic_exit_codes_3",
      "topic_exit_codes_4", "topic_exit_codes_5", "topic_exit_codes_130"}},
    {"figures",
     "指标",
     "topic_figures",
     {"chamber stats 2018 --definitions", "chamber stats 2018 visits.unvisited",
      "chamber stats 2018 visits.by_month --key 2018-07"},
     {"topic_figures_periods", "topic_figures_as_of", "topic_figures_records",
      "topic_figures_previous", "topic_figures_rates"}},
};

const struct topic *topic_named(const char *word)
{
    for (size_t i = 0; i < COUNT_OF(topics); i++) {
        if (same_name(topics[i].name, word, strlen(word)) || strcmp(topics[i].label, word) == 0)
            return &topics[i];
    }
    return NULL;
}

int help_topic(struct cli *cli, const struct topic *topic)
{
    for (size_t i = 0; i < EXAMPLES_MOST && topic->examples[i]; i++)
        fprintf(cli->out, "%s\n", topic->examples[i]);
    fprintf(cli->out, "\n%s\n\n", phrase(cli, topic->title));
    for (size_t i = 0; i < LINES_MOST && topic->lines[i]; i++)
        fprintf(cli->out, "  %s\n", phrase(cli, topic->lines[i]));
    return CHAMBER_OK;
}

void help_topics(struct cli *cli, void (*put)(FILE *out, const char *name, const char *meaning))
{
    for (size_t i = 0; i < COUNT_OF(topics); i++)
        put(cli->out, topics[i].name, phrase(cli, topics[i].title));
}

void help_each_topic(struct cli *cli,
                     void (*put)(struct cli *cli, const char *title, const char *const *lines))
{
    for (size_t i = 0; i < COUNT_OF(topics); i++)
        put(cli, topics[i].title, topics[i].lines);
}
